"""Whether a brand's own words for a sentence tell what it is there for: that something changes, from when."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from generator import program_files
from generator.model.catalogue import PLACEHOLDER
from generator.model.languages import ENGLISH, TRANSLATED, code_of
from generator.source.sought_words import whole_words
from generator.source.text_language import has_common_word

_READ: Final = (ENGLISH, *TRANSLATED)
_LETTERS: Final = re.compile(r"[a-zßàáâäæçèéêëìíîïñòóôöùúûüÿœ\W\d_]*", re.IGNORECASE)
"""Words in other letters are in none of the languages that are read."""
_RIGHT: Final = "right-"
_ELSEWHERE: Final = "elsewhere"


def untold(key: str, words: str, language: str) -> str:
    """Return what a sentence has to tell, and these words don't, as an editor is told it; empty where all is told.

    So it is, too, where nobody knows the words of a language. Where no language is named, any of those that are read
    may tell it.
    """
    codes = _codes(words, language)
    for rows in _needed().get(key, ()) if codes else ():
        if not any(_row(code, row).search(words) for row in rows for code in codes):
            return _says()[rows[0]]
    return ""


def elsewhere(key: str, words: str, language: str) -> str:
    """Return the words by which a sentence speaks of offers, seasons or wishes instead; empty where it doesn't."""
    if key not in _needed() or key.startswith(_RIGHT):  # “to stop our offers” is a right
        return ""
    found = (_row(code, _ELSEWHERE).search(words) for code in _codes(words, language))
    return next((match[0] for match in found if match), "")


def _codes(words: str, language: str) -> tuple[str, ...]:
    """Return the languages in which words are read: theirs, where it is known; none where nobody can tell."""
    if not language:
        said = PLACEHOLDER.sub(" ", words)
        known = has_common_word(said, _READ) or not any(map(str.isalpha, said))
        return _READ if known and _LETTERS.fullmatch(said) else ()
    return (code_of(language),) if code_of(language) in _READ else ()


@cache
def _file() -> Mapping[str, Any]:
    return program_files.patterns("source/telling_words.toml")


@cache
def _needed() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return {key: tuple(tuple(one.split("|")) for one in rows) for key, rows in _file()["sentences"].items()}


def _says() -> Mapping[str, str]:
    says: Mapping[str, str] = _file()["says"]
    return says


@cache
def _row(code: str, name: str) -> re.Pattern[str]:
    return whole_words(_file()[code][name])
