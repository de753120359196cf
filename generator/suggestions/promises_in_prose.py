"""What the words of a section promise of the text's own changes: notice, so many days before, and to ask first."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from generator.model.document import Section
from generator.schema.values import UNSPECIFIED
from generator.suggestions import promise_words as phrases
from generator.suggestions import two_sentences
from generator.suggestions.notices import notices
from generator.suggestions.passages import TextPassage, passages, quoted
from generator.suggestions.promise_words import PromisedLength, PromiseWords
from generator.suggestions.two_sentences import PairWords

_WORKING: Final = re.compile(r"\b(\d{1,3})\)?[\s-](?:business|working)[\s-]days?\b", re.IGNORECASE)
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_TELLS: Final = re.compile(
    r"\b(?:notif\w+|notices?|inform(?:s|ed|ing)?|tells?|told|announce\w*|advance|post(?:ed|ing)?|publish\w*|e-?mail\w*)\b",
    re.IGNORECASE,
)
_OF_CHANGES: Final = re.compile(
    r"\b(?:chang\w+|updat\w+|amend\w*|modif\w+|revis\w+|new version)\b.*"
    r"|\b(?:take|takes|taking|come|comes|coming|go|goes|going) (?:in)?to? ?effect\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:before|prior|advance|ahead|at least|notices? of|days['’]? notice)\b"
    r"|\bafter (?:we|they|it|you (?:get|receive))\b"
    r"|\bafter (?:(?:the|its|their|our) )?(?:notice|announcement|posting|publication)\b",
    re.IGNORECASE,
)
_OF_TEXT: Final = re.compile(
    r"\b(?:terms|polic(?:y|ies)|agreement|conditions|(?:privacy|cookie|this) (?:notice|statement)|this document)\b",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"\b(?:any|all|every|each)\s(?!such\b)(?:[a-z]+\s){0,2}?(?:changes?|amendments?|modifications?|updates?|revisions?)"
    r"\b(?! in (?:price|the amount))",
    re.IGNORECASE,
)
_WE_TELL: Final = re.compile(
    r"\b(?:we|[A-Z]\w+)(?:['’]ll| will| shall)? (?:always |also )?"
    r"(?:notify|inform|tell|e-?mail|announce|let you know|give (?:you )?notice|provide (?:you )?(?:with )?notice)"
)
_WEIGHTY: Final = re.compile(
    r"\b(?:material\w*|significant\w*|substantial\w*|important|major|adverse\w*|pric\w+|fees?|amount)\b", re.IGNORECASE
)
_ASKS: Final = re.compile(
    r"\b(?:without|only (?:\w+ ){0,3}?(?:with|if|after|when|once)|unless|until|subject to"
    r"|seek|obtain|ask (?:you )?for|request)\b"
    r"[^.;]{0,60}?\b(?:your (?:\w+ ){0,2}(?:consent|agreement|permission|approval)"
    r"|you (?:\w+ )?(?:agree|consent|accept)|(?:consent|agreement|permission) (?:of|from) (?:you|users|readers))",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(
    r"\b(?:deem\w*|constitut\w+|mean|means|continu\w+|by using|where required|required by|not ask)\b", re.IGNORECASE
)
_PERIOD: Final = re.compile(
    r"\bnotice period\b|\bperiod of notice\b|\blead[ -]time\b|\bdays['’]? notice\b|\bwe (?:will )?wait\b", re.IGNORECASE
)
_ENDS: Final = re.compile(r"\b(?:terminat\w+|cancel\w*|ends?|ending)\b", re.IGNORECASE)
_TO_US: Final = re.compile(r"\b(?:notify|inform|tell|notice to|e-?mail|write to|contact) us\b", re.IGNORECASE)
_TWO: Final = PairWords(_TELLS, _OF_CHANGES, _BEFORE, _ASKS, _TAKEN, _TO_US)


@dataclass(frozen=True, slots=True)
class PromiseInProse:
    """What a sentence promises, its words, and its line, from 0, in the section's text.

    That is so many days, with their length as it is written there, channels, notice of every change, or to ask; with
    `stated`, days of a section whose facts state some, too.
    """

    words: str
    line: int
    days: int = 0
    length: str = ""
    channels: tuple[str, ...] = ()
    of_every_change: bool = False
    asks: bool = False
    stated: bool = False


def reads(language: str) -> bool:
    """Return True if promises in the words of a text are read in a language."""
    return _is_english(language) or phrases.words_of(language) is not None


def promises_in_prose(section: Section, language: str) -> Iterator[PromiseInProse]:
    """Yield what the text and the title of a section promise, and how far its facts state the same keys of `notice`.

    English is read in every text, whatever language that is said to be in.
    """
    yield from _found(section, language)


@lru_cache(maxsize=256)
def _found(section: Section, language: str) -> tuple[PromiseInProse, ...]:
    """Return what a section promises, kept for one that is read again and again while its neighbours are edited."""
    stated = section.facts.get("notice")
    keys = {name for name, value in stated.items() if value != UNSPECIFIED} if isinstance(stated, dict) else set()
    words = phrases.words_of(language)
    found: list[PromiseInProse] = []
    for one in (section, replace(section, text=section.title, filled=())):
        found += [*(_abroad(one, words, language, keys) if words else ()), *_in_english(one, language, keys)]
    return tuple(replace(one, stated=bool(one.days) and "days" in keys) for one in dict.fromkeys(found))


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] in {"", "en"}


def _abroad(section: Section, words: PromiseWords, language: str, keys: AbstractSet[str]) -> Iterator[PromiseInProse]:
    changes = section.type == "changes"
    read = passages(section, language)
    for one in read:
        said, told = one.words, PromiseInProse(quoted(one), one.line)
        promised = all(pattern.search(said) for pattern in (words.tells, words.of_changes, words.before))
        promised = promised and (changes or bool(words.of_text.search(said)))
        promised = promised or (changes and bool(words.period.search(said)) and not words.ends.search(said))
        if promised and not words.to_us.search(said):
            yield from (replace(told, days=at.days, length=at.length) for at in phrases.lengths(words, said))
            if words.we_tell.search(said) and words.every.search(said) and not words.weighty.search(said):
                yield replace(told, of_every_change=True)
        if changes and words.of_changes.search(said) and words.asks.search(said) and not words.taken.search(said):
            yield replace(told, asks=True)
        if changes and "channels" not in keys and (found := phrases.channels(words, said)):
            yield replace(told, channels=found)
    both = PairWords(words.tells, words.of_changes, words.before, words.asks, words.taken, words.to_us)
    if changes:
        yield from _over_two(
            read, both, language.lower().partition("-")[0], lambda one: phrases.lengths(words, one.words)
        )


def _in_english(section: Section, language: str, keys: AbstractSet[str]) -> Iterator[PromiseInProse]:
    read, changes = passages(section, language), section.type == "changes"
    for one in read:
        told = PromiseInProse(quoted(one), one.line)
        if (_is_promise(one) and (changes or _OF_TEXT.search(one.words))) or (changes and _names_a_period(one.words)):
            yield from (replace(told, days=at.days, length=at.length) for at in _lengths(one))
            if _WE_TELL.search(one.words) and _EVERY.search(one.words) and not _WEIGHTY.search(one.words):
                yield replace(told, of_every_change=True)
        if changes and _promises_to_ask(one):
            yield replace(told, asks=True)
    if changes:
        yield from _over_two(read, _TWO, "en", _lengths)
    for found in notices(read) if changes and "channels" not in keys else ():
        if found.path == ("notice", "channels") and isinstance(found.value, list):
            yield PromiseInProse(found.quote, found.line, channels=tuple(map(str, found.value)))


def _over_two(
    read: Sequence[TextPassage],
    words: PairWords,
    language: str,
    lengths: Callable[[TextPassage], Iterable[PromisedLength]],
) -> Iterator[PromiseInProse]:
    """Yield what two sentences promise together, and neither of them alone."""
    for first, second in two_sentences.promising(read, words, language):
        told = PromiseInProse(f"{quoted(first)} {quoted(second)}", second.line)
        yield from (replace(told, days=at.days, length=at.length) for at in lengths(second))
    for first, second in two_sentences.asking(read, words, language):
        yield PromiseInProse(f"{quoted(first)} {quoted(second)}", second.line, asks=True)


def _lengths(one: TextPassage) -> Iterator[PromisedLength]:
    yield from (PromisedLength(_days(at.length), at.length) for at in one.periods)
    yield from (PromisedLength(days, f"{days} days") for days in _working(one.words))


def _days(length: str) -> int:
    """Return how many days a period has at most; 0 for hours."""
    number, unit = length.split()
    return _DAYS.get(unit.removesuffix("s"), 0) * int(number)


def _working(words: str) -> Iterator[int]:
    """Yield how many days the periods of working days in a sentence have at least."""
    return (-(-int(match[1]) * 7 // 5) for match in _WORKING.finditer(words))


def _is_promise(one: TextPassage) -> bool:
    words = one.words
    return all(pattern.search(words) for pattern in (_TELLS, _OF_CHANGES, _BEFORE)) and not _TO_US.search(words)


def _names_a_period(words: str) -> bool:
    """Return True if a sentence about changes names a period of notice, that is not for an end of the contract."""
    return bool(_PERIOD.search(words)) and not _ENDS.search(words) and not _TO_US.search(words)


def _promises_to_ask(one: TextPassage) -> bool:
    words = one.words
    return bool(_OF_CHANGES.search(words) and _ASKS.search(words)) and not _TAKEN.search(words)
