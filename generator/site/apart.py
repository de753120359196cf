"""What two languages of a policy say of each other while their newest texts take effect on different days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as text_of

from generator.model.version import Version
from generator.notice import originals
from generator.site.page import Published, dated, own_name


def apart(item: Published, others: Sequence[Published]) -> Iterator[str]:
    """Yield as HTML, for each other language in force, which version applies there and here, where they differ."""
    for other in others:
        if version := _translated(item, other):
            yield from _said(_Pair(item, other, item, version, ("apart-translation", "apart-translation-from")), other)
        elif version := _translated(other, item):
            yield from _said(_Pair(item, item, other, version, ("apart-original", "apart-original-from")), other)


def _translated(item: Published, other: Published) -> Version | None:
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

    item: Published
    original: Published
    translation: Published
    old: Version
    keys: tuple[str, str]


def _said(pair: _Pair, other: Published) -> Iterator[str]:
    """Yield the sentence, and from when the translation of the newest text applies where that is known."""
    here, there = pair.item.current, pair.original.current
    if here is None or there is None:
        return
    words, language = pair.item.policy.brand.words, here.version.document.language
    new = str(there.version.number)
    named = f'<span lang="{other.title_language}">{text_of(own_name(other.title_language))}</span>'
    said = words.html(
        pair.keys[0], language=named, date=dated(there.start, language), new=new, old=str(pair.old.number)
    )
    coming = (one for one in pair.translation.upcoming if one.version.master == there.version.digest)
    then = [words.html(pair.keys[1], new=new, date=dated(one.start, language)) for one in coming]
    yield " ".join([said, *then[:1]])
