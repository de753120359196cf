"""What two languages of a policy say of each other while their newest texts take effect on different days."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.version import Version
from generator.notice import originals
from generator.site.page import name_in
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class TranslationGap:
    """Which version applies in another language: a sentence by its `key`, its values, and from when that ends.

    `language` is that of this page, in which its dates are, and the `name` of the other language is.
    """

    key: str
    language: str
    name: str
    date: datetime.date
    new: str
    old: str
    then_key: str = ""
    then: datetime.date | None = None


def apart(item: PolicyOnDay, others: Sequence[PolicyOnDay]) -> Iterator[TranslationGap]:
    """Yield, for each other language in force, which version applies there and here, where they differ."""
    for other in others:
        if version := _translated(item, other):
            yield from _sentences(
                _Pair(item, other, item, version, ("apart-translation", "apart-translation-from")), other
            )
        elif version := _translated(other, item):
            yield from _sentences(_Pair(item, item, other, version, ("apart-original", "apart-original-from")), other)


def _translated(item: PolicyOnDay, other: PolicyOnDay) -> Version | None:
    """Return the version of another policy that the text in force translates, if it is not the one in force there."""
    if item.current is None or other.current is None:
        return None
    found = originals.original(item.policy, item.current.version.master)
    if found is None or found[0].name != other.policy.name or found[1].number == other.current.version.number:
        return None
    return found[1]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text and the one that it translates, on the page of `item`; `old` is the version whose translation applies."""

    item: PolicyOnDay
    original: PolicyOnDay
    translation: PolicyOnDay
    old: Version
    keys: tuple[str, str]


def _sentences(pair: _Pair, other: PolicyOnDay) -> Iterator[TranslationGap]:
    """Yield the sentence, and from when the translation of the newest text applies where that is known."""
    here, there = pair.item.current, pair.original.current
    if here is None or there is None:
        return
    key, then_key = pair.keys
    then = next((one.start for one in pair.translation.upcoming if one.version.master == there.version.digest), None)
    yield TranslationGap(
        key,
        here.version.document.language,
        name_in(here.version.document.language, other.title_language),
        there.start,
        str(there.version.number),
        str(pair.old.number),
        then_key,
        then,
    )
