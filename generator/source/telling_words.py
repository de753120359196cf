"""Whether a brand's own words for a sentence tell what it is there for: that something changes, from when."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from generator import program_files
from generator.model.catalogue import PLACEHOLDER
from generator.model.languages import ENGLISH, TRANSLATED, code_of
from generator.source.denied_words import denies
from generator.source.sought_words import whole_words
from generator.source.text_language import counted_languages

_READ: Final = (ENGLISH, *TRANSLATED)
_OF_OFFERS: Final = ("right-", "glance-")
"""Beginnings of the names of sentences that may speak of offers: “to stop our offers” is a right."""
_ELSEWHERE: Final = "elsewhere"
_HARDLY: Final = "hardly"
_APPLY: Final = "apply"
_NOT_BEFORE: Final = "not_before"
_CLAUSE: Final = re.compile(r"[.;:!?,–—]")
_NEAR: Final = 3  # words, in which a negation denies what follows
_DENIED_AFTER: Final = re.compile(r"\s+(?:nicht|niet|pas)\b(?! (?:nur|alleen|seulement))", re.IGNORECASE)
"""Where a verb is denied after it: “gilt nicht”, “geldt niet”."""


def untold(key: str, words: str, language: str) -> str:
    """Return what a sentence has to tell, and these words don't, as an editor is told it; empty where all is told.

    So it is, too, where nobody knows the words of a language. Where no language is named, any of those that are read
    may tell it.
    """
    rows = _file()["sentences"].get(key, ())
    codes = _codes(key, words, language) if rows else ()
    for names in (row.split("|") for row in rows if codes):
        found = {name: [*_matches(name, words, codes)] for name in names}
        telling = {name for name in names if any(_counts(key, name, words, codes, match) for match in found[name])}
        if not telling or (found[names[0]] and names[0] not in telling):  # “the new text never applies”
            said: str = _file()["says"][names[0]]
            return said
    return ""


def elsewhere(key: str, words: str, language: str) -> str:
    """Return the words by which a sentence speaks of offers, seasons or wishes instead; empty where it doesn't."""
    if key not in _file()["sentences"] or key.startswith(_OF_OFFERS):
        return ""
    codes = _of(language) if language else _READ
    return next((match[0] for code in codes if (match := _row(code, _ELSEWHERE).search(words))), "")


def telling_position(key: str, words: str, language: str) -> int:
    """Return after how many characters words first tell what a sentence is there for; -1 where they don't."""
    codes = _codes(key, words, language)
    names = [name for rows in _file()["sentences"].get(key, ())[:1] for name in rows.split("|")]
    return min((match.start() for name in names for match in _matches(name, words, codes)), default=-1)


def _matches(name: str, words: str, codes: Iterable[str]) -> Iterator[re.Match[str]]:
    return (match for code in codes for match in _row(code, name).finditer(words))


def _counts(key: str, name: str, words: str, codes: Sequence[str], match: re.Match[str]) -> bool:
    """Return True if a word tells something: no negation stands before it, where one would deny it."""
    denied = _file()["denied"]
    if name not in denied["affirmed"] or key in denied["except"]:
        return True
    if name == _APPLY and any(_row(code, _NOT_BEFORE).search(words) for code in codes):
        return True  # “not before …”
    clause = _CLAUSE.split(PLACEHOLDER.sub(" ", words[: match.start()]))[-1].split()
    near = " ".join(clause[-1 if name in denied["next_to"] else -_NEAR :])
    language = codes[0] if len(codes) == 1 else ""
    if name == _APPLY and _DENIED_AFTER.match(words[match.end() :]):
        return False
    return not denies(near, language) and not any(_row(code, _HARDLY).search(near) for code in codes)


def _codes(key: str, words: str, language: str) -> tuple[str, ...]:
    """Return the languages in which words are read: theirs, where it is known; none where nobody can tell."""
    if language:
        return _of(language)
    said = PLACEHOLDER.sub(" ", words)
    counted = counted_languages(said)
    ours = max(counted[code] for code in _READ)
    others = max(count for code, count in counted.items() if code not in _READ)
    names = {_ELSEWHERE, *(name for rows in _file()["sentences"].get(key, ()) for name in rows.split("|"))}
    known = any(any(_matches(name, words, _READ)) for name in names) or not any(map(str.isalpha, said))
    return _READ if known or ours > max(others - 1, 0) else ()


def _of(language: str) -> tuple[str, ...]:
    return (code_of(language),) if code_of(language) in _READ else ()


@cache
def _file() -> Mapping[str, Any]:
    return program_files.patterns("source/telling_words.toml")


@cache
def _row(code: str, name: str) -> re.Pattern[str]:
    return whole_words(_file()[code][name])
