"""What the pages that a brand has on a site say of it, for the page above all brands: read from the files beside them.

A brand that a build leaves as it is stands there as its own pages say, not as it would stand if they were made anew.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.brand import Brand, NoticePromise
from generator.model.catalogue import Words
from generator.model.policy import State
from generator.notice.notice_period import start_of
from generator.site.stale import Passing
from generator.site.version_text import TextStanding


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    """A policy as its pages of the day `as_of` show it; `next_start` is when the next version applies, if one comes."""

    name: str
    title: str
    language: str
    as_of: datetime.date
    number: int
    standing: TextStanding
    next_start: datetime.date | None


@dataclass(frozen=True, slots=True)
class KeptBrand:
    """A brand as its pages show it; `address` is where they are published, empty where that is not known."""

    slug: str
    name: str
    words: Words
    policies: tuple[KeptPolicy, ...]
    timezone: str

    @property
    def passing(self) -> Passing | None:
        """When what is said of the brand is out of date; None where no version is to come."""
        coming = [(one.next_start, one.as_of, one.language) for one in self.policies if one.next_start]
        if not coming:
            return None
        start, built, language = min(coming)
        brand = Brand(self.slug, self.name, self.timezone, NoticePromise(), {})
        return Passing(built, start_of(start, brand).isoformat().replace("+00:00", "Z"), language)


def kept_brand(slug: str, words: Words, files: Sequence[tuple[Any, Any, frozenset[int]]]) -> KeptBrand:
    """Return a brand from what policy.json and versions.json of each of its policies hold, in the brand's `words`.

    With them come the numbers of the versions by which the policy ends.

    What is no such file is a ValueError, KeyError, TypeError or AttributeError.
    """
    names = [str(about["brand"]) for about, _, _ in files]
    zones = [str(about["timezone"]) for about, _, _ in files]
    brand = KeptBrand(slug, names[0], words, tuple(_policy(*one) for one in files), zones[0])
    start_of(datetime.date.min + datetime.timedelta(days=2), Brand(slug, "", brand.timezone, NoticePromise(), {}))
    return brand


def _policy(about: Mapping[str, Any], listed: Mapping[str, Any], ends: frozenset[int]) -> KeptPolicy:
    rows = {str(row["state"]): row for row in reversed(listed["versions"]) if row["state"]}
    current, first = rows.get(State.IN_FORCE), _first_to_come(listed["versions"])
    shown = about["in_force"] if current else next(iter(about["upcoming"]), None)
    language = str(shown["language"]) if shown else ""
    return KeptPolicy(
        str(listed["policy"]),
        str(shown["title"] if shown else about["title"]),
        language,
        datetime.date.fromisoformat(listed["as_of"]),
        int(current["version"]) if current else 0,
        _standing(current or first, language, ends),
        _day(first) if first else None,
    )


def _first_to_come(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return min((row for row in rows if row["state"] == State.UPCOMING), key=_day, default=None)


def _standing(row: Mapping[str, Any] | None, language: str, ends: frozenset[int]) -> TextStanding:
    if row is None:
        return TextStanding("never-in-force")
    to_come, by_end = row["state"] == State.UPCOMING, row["version"] in ends
    if by_end:
        return TextStanding("standing-ends" if to_come else "standing-ended", _day(row), language=language)
    if to_come:
        return TextStanding("standing-upcoming", _day(row), language=language)
    return TextStanding(f"standing-since{'' if row['from_known'] else '-at-the-latest'}", _day(row), language=language)


def _day(row: Mapping[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(row["from"])
