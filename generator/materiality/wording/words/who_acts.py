"""Who acts within the time that a sentence states: “we answer within 30 days”, or “you may withdraw within 30 days”.

A shorter time is better for readers in the one, and worse in the other.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import code_of
from generator.source.sought_words import pattern


class Actor(StrEnum):
    """Who does something: the company, its reader, somebody of whom the sentence doesn't say it."""

    COMPANY = "company"
    READER = "reader"
    UNSAID = "unsaid"


_ACTORS: Final = (Actor.COMPANY, Actor.READER)


def is_read(language: str) -> bool:
    """Return True if the program knows who acts in a language."""
    return code_of(language) in _patterns()


def who_acts(before: str, after: str, language: str) -> Actor:
    """Return who acts by the words of a sentence before and after a time: whoever is named last before it, else first.

    What both patterns find is the reader's, who “must answer”.
    """
    found = _patterns()[code_of(language)]
    ends = [(match.end(), one is Actor.READER, one) for one in _ACTORS for match in found[one].finditer(before)]
    if ends:
        return max(ends)[-1]
    starts = [(match.start(), one is Actor.COMPANY, one) for one in _ACTORS for match in found[one].finditer(after)]
    return min(starts)[-1] if starts else Actor.UNSAID


@cache
def _patterns() -> Mapping[str, Mapping[Actor, re.Pattern[str]]]:
    read = program_files.patterns("materiality/wording/words/who_acts.toml")
    return {
        code: {one: pattern(*(rf"(?<!\w)(?:{row})(?!\w)" for row in table[one])) for one in _ACTORS}
        for code, table in read.items()
    }
