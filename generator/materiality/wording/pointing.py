"""Words that point from one passage to another, rank passages, or bind them together: what keeps L9 from clearing.

By language; in a text that is called English, the words of all count, as English is what a text is taken for where
nobody says its language. In a text of another language the program can't see what points, so that nothing there is
cleared for having moved. Source: domain rules §4.2 (L9).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator import program_files
from generator.materiality.wording.background import Background, BackgroundText
from generator.model.languages import ENGLISH, READ, code_of


@dataclass(frozen=True, slots=True)
class PointingWords:
    """Patterns of words that keep moved passages from being cleared.

    `place`: what points to a place in the text (above). `near`: what, at the start of a section, takes up what stood
    before it (this, also). `item`: what does so inside an item. `start`: what does so as the first word of an item.
    `refers`, `refers_first`: what does so in an item or at the start of a section, the second as first words (neither).
    `ranked`: that the items of a list have an order, said outside of it. `connects`: what joins an item to the
    next. `condition`: on what a whole sentence may hang. `binds`: what, at the end of a list, may belong to all of
    it. `denies`: a negation. `own_text`: words for the text itself, which point nowhere. `sections`: what points
    from section to section. `excepts`: a title of exceptions. `groups`: a title that may hold the sections after
    it, or say for whom they are. `sequence`: a title of items that follow one another. `passages`: what points at
    paragraphs or sentences. `scopes`: how a sentence begins that says first for whom, where or when it holds.
    `opens`: that what comes next holds for somebody alone, or otherwise. `looks`: what says that bold or slanted
    words mean something. `joins`: the words for “and” and for “or”.
    `passages` and `looks` are asked of whole texts, which takes long without regard to letter case: of small
    letters.
    """

    place: re.Pattern[str]
    near: re.Pattern[str]
    item: re.Pattern[str]
    refers: re.Pattern[str]
    refers_first: re.Pattern[str]
    start: re.Pattern[str]
    ranked: re.Pattern[str]
    connects: re.Pattern[str]
    condition: re.Pattern[str]
    binds: re.Pattern[str]
    denies: re.Pattern[str]
    own_text: re.Pattern[str]
    sections: re.Pattern[str]
    excepts: re.Pattern[str]
    groups: re.Pattern[str]
    sequence: re.Pattern[str]
    passages: re.Pattern[str]
    scopes: re.Pattern[str]
    opens: re.Pattern[str]
    looks: re.Pattern[str]
    joins: tuple[str, str]


_ENGLISH_ALONE: Final = frozenset({"binds", "own_text", "scopes"})
"""Patterns in which words of other languages are English words of another meaning."""
_AT_START: Final = frozenset({"start", "groups", "refers_first", "scopes"})
_AT_END: Final = frozenset({"connects"})
_OF_SMALL_LETTERS: Final = frozenset({"passages", "looks"})


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """Return the patterns of each language, by its code."""
    read = program_files.patterns("materiality/wording/pointing.toml")
    return {code: {name: "|".join(rows) for name, rows in table.items()} for code, table in read.items()}


@lru_cache(maxsize=8)
def pointing_words(language: str) -> PointingWords | None:
    """Return the words of a language, with those of English; None where the program knows none of it."""
    code = code_of(language)
    if code not in _tables():
        return None
    own = _tables()[code]
    one, other = own["joins"].split("|")
    patterns = {name: _pattern(name, "|".join(_words(name, code))) for name in own if name != "joins"}
    return PointingWords(**patterns, joins=(one, other))


def pointing_of(background: Background) -> PointingWords | None:
    """Return the words that point in the language of both texts; None where they differ or it isn't known."""
    old, new = (_words_of(text) for text in (background.old, background.new))
    return new if old is new else None


def _words_of(text: BackgroundText) -> PointingWords | None:
    """Return the words that point in a text; None where it is called English and is Polish or the like."""
    unknown = text.told_language and text.told_language not in READ
    if unknown and code_of(text.document.language) == ENGLISH:
        return None
    return pointing_words(text.document.language)


def _words(name: str, code: str) -> Iterator[str]:
    """Yield the alternatives of a pattern: of English and of the own language, or of all where English is assumed."""
    for other, table in _tables().items():
        if other in {"en", code} or (code == "en" and name not in _ENGLISH_ALONE):
            yield table[name]


def _pattern(name: str, words: str) -> re.Pattern[str]:
    before = r"^\W*" if name in _AT_START else ""
    after = r"\W*$" if name in _AT_END else ""
    flags = re.NOFLAG if name in _OF_SMALL_LETTERS else re.IGNORECASE
    return re.compile(rf"{before}\b(?:{words})\b{after}", flags)
