"""What two languages of a policy say of each other while their newest texts take effect on different days."""

from collections.abc import Iterator, Sequence
from html import escape as text_of

from generator import originals
from generator.model import Interval
from generator.pages import Published, dated, own_name


def apart(item: Published, others: Sequence[Published]) -> Iterator[str]:
    """Yield as HTML, for each other language in force, which version applies there and here, where they differ."""
    for other in others:
        if _translates(item, other):
            yield from _of_translation(item, other)
        elif _translates(other, item):
            yield from _of_original(item, other)


def _translates(item: Published, other: Published) -> bool:
    """Return True if the text in force of a policy translates a version of another, and not its text in force."""
    if item.current is None or other.current is None:
        return False
    found = originals.original(item.policy, item.current.version.master)
    return found is not None and found[0].name == other.policy.name and found[1].number != other.current.version.number


def _of_translation(item: Published, other: Published) -> Iterator[str]:
    here, there = item.current, other.current
    if here and there:
        language, number = here.version.document.language, _of_which(item, here)
        said = f"In {_language(other)}, version {there.version.number} applies since {dated(there.start, language)}."
        said += f" This text is the translation of version {number}."
        yield said + _from(item, there, language, f" The translation of version {there.version.number} applies here")


def _of_original(item: Published, other: Published) -> Iterator[str]:
    here, there = item.current, other.current
    if here and there:
        language, number = here.version.document.language, _of_which(other, there)
        said = f"In {_language(other)}, the translation of version {number} still applies; this is version"
        said += f" {here.version.number}, in force since {dated(here.start, language)}."
        yield said + _from(other, here, language, f" The translation of version {here.version.number} applies there")


def _from(translation: Published, original: Interval, language: str, words: str) -> str:
    """Return from when the translation of a version applies; empty where there is none yet."""
    coming = (one for one in translation.upcoming if one.version.master == original.version.digest)
    return next((f"{words} from {dated(one.start, language)}." for one in coming), "")


def _of_which(item: Published, interval: Interval) -> int:
    found = originals.original(item.policy, interval.version.master)
    return found[1].number if found else 0


def _language(item: Published) -> str:
    language = item.title_language
    return f'<span lang="{language}">{text_of(own_name(language))}</span>'
