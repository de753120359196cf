"""A brand: its people, what it promises of notice, its look."""

import datetime
from dataclasses import dataclass, field
from typing import Final

from generator.model.catalogue import USUAL, Words
from generator.model.own_words import NONE_OWN, OwnWords
from generator.schema.facts import Facts
from generator.schema.values import UNSPECIFIED

USUAL_DAYS: Final = 30
"""The days of notice of a brand that says no other number in its brand.yml."""


@dataclass(frozen=True, slots=True)
class NoticePromise:
    """What notice a brand gives of material changes: all channels, at least so many days before effect.

    `timezone` is that in which its days begin, `unreached_percent` how many of 100 to be told may be missed, `regimes`
    the laws whose periods it keeps; versions of earlier programs were sealed without these three.
    """

    days: int = USUAL_DAYS
    channels: tuple[str, ...] = ("email", "site")
    audience: str = "everyone_with_data_and_email"
    favourable_changes: str = "material"
    unreached_percent: int | None = None
    timezone: str = ""
    regimes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who decides on changes for a brand; only `legal` may lower what a change counts as.

    `address` tells apart who has no name of their own; it is never published.
    """

    id: str
    name: str
    roles: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A brand's picture: the name of its file, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as its brand.yml describes it; `values` are the names that prose may fill in with {{ brand.… }}.

    `regimes` are laws with a period of notice of their own; `unreached_percent` is the share of recipients that may
    stay without the notice before somebody has to decide on it. `zones` are the time zones of its sealed versions that
    are another one, each with the day until which it holds too; None where that is not known yet. `words` are those in
    which it speaks of a policy, `common` those of its own pages: in the language of its policies where these have one.
    `own_words` are what its files state for each language.
    """

    slug: str
    name: str
    timezone: str
    notice: NoticePromise
    values: Facts = field(hash=False)
    colours: Facts = field(hash=False, default_factory=dict)
    logo: Logo | None = None
    people: tuple[Person, ...] = ()
    regimes: tuple[str, ...] = ()
    unreached_percent: int = 2
    zones: tuple[tuple[str, datetime.date | None], ...] = ()
    words: Words = USUAL
    common: Words = USUAL
    own_words: OwnWords = NONE_OWN

    @property
    def check_address(self) -> str:
        """The mailbox of its own to which each notice goes, too, so that it is seen to arrive; empty where none is."""
        address = str(self.values.get("check_address", UNSPECIFIED))
        return "" if address == UNSPECIFIED else address

    @property
    def address(self) -> str:
        """Where its policies are on the web, with a slash at the end; empty where that is not known."""
        address = str(self.values.get("published_at", UNSPECIFIED))
        return "" if address == UNSPECIFIED else f"{address.rstrip('/')}/"
