"""Words that point from one passage to another, rank passages, or bind them together: what keeps L9 from clearing.

By language; in a text that is called English, the words of all count, as English is what a text is taken for where
nobody says its language. In a text of another language the program can't see what points, so that nothing there is
cleared for having moved. Source: domain rules §4.2 (L9).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from generator import program_files
from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.model.languages import ENGLISH, READ, code_of


@dataclass(frozen=True)
class PointingWords:
    """Patterns of words that keep moved passages from being cleared, each made when it is asked for.

    `code` is that of the language; `joins` are its words for “and” and for “or”.
    """

    code: str
    joins: tuple[str, str]

    def _pattern(self, name: str) -> re.Pattern[str]:
        return _pattern(name, "|".join(_words(name, self.code)))

    @cached_property
    def place(self) -> re.Pattern[str]:
        """What points to a place in the text: above."""
        return self._pattern("place")

    @cached_property
    def near(self) -> re.Pattern[str]:
        """What, at the start of a section, takes up what stood before it: this, also."""
        return self._pattern("near")

    @cached_property
    def item(self) -> re.Pattern[str]:
        """What takes up inside an item what stood before it."""
        return self._pattern("item")

    @cached_property
    def refers(self) -> re.Pattern[str]:
        """What does so anywhere in an item, or at the start of a section."""
        return self._pattern("refers")

    @cached_property
    def refers_first(self) -> re.Pattern[str]:
        """What does so there as the first words: neither."""
        return self._pattern("refers_first")

    @cached_property
    def start(self) -> re.Pattern[str]:
        """What does so as the first word of an item."""
        return self._pattern("start")

    @cached_property
    def ranked(self) -> re.Pattern[str]:
        """That the items of a list have an order, said outside of it."""
        return self._pattern("ranked")

    @cached_property
    def connects(self) -> re.Pattern[str]:
        """What joins an item to the next."""
        return self._pattern("connects")

    @cached_property
    def condition(self) -> re.Pattern[str]:
        """On what a whole sentence may hang."""
        return self._pattern("condition")

    @cached_property
    def binds(self) -> re.Pattern[str]:
        """What, at the end of a list, may belong to all of it."""
        return self._pattern("binds")

    @cached_property
    def denies(self) -> re.Pattern[str]:
        """A negation."""
        return self._pattern("denies")

    @cached_property
    def own_text(self) -> re.Pattern[str]:
        """Words for the text itself, which point nowhere."""
        return self._pattern("own_text")

    @cached_property
    def sections(self) -> re.Pattern[str]:
        """What points from section to section."""
        return self._pattern("sections")

    @cached_property
    def excepts(self) -> re.Pattern[str]:
        """A title of exceptions."""
        return self._pattern("excepts")

    @cached_property
    def groups(self) -> re.Pattern[str]:
        """A title that may hold the sections after it, or say for whom they are."""
        return self._pattern("groups")

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        """A title of items that follow one another."""
        return self._pattern("sequence")

    @cached_property
    def passages(self) -> re.Pattern[str]:
        """What points at paragraphs or sentences; asked of whole texts, in small letters, since that is faster."""
        return self._pattern("passages")

    @cached_property
    def scopes(self) -> re.Pattern[str]:
        """How a sentence begins that says first for whom, where or when it holds."""
        return self._pattern("scopes")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """That what comes next holds for somebody alone, or otherwise."""
        return self._pattern("opens")

    @cached_property
    def looks(self) -> re.Pattern[str]:
        """What says that bold or slanted words mean something; asked of whole texts, in small letters."""
        return self._pattern("looks")


_ENGLISH_ALONE: Final = frozenset({"binds", "own_text", "scopes"})
"""Patterns in which words of other languages are English words of another meaning."""
_AT_START: Final = frozenset({"start", "groups", "refers_first", "scopes"})
_AT_END: Final = frozenset({"connects"})
_OF_SMALL_LETTERS: Final = frozenset({"passages", "looks"})


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """Return the patterns of each language, by its code."""
    read = program_files.patterns("materiality/wording/passages/pointing.toml")
    return {code: {name: "|".join(rows) for name, rows in table.items()} for code, table in read.items()}


@lru_cache(maxsize=8)
def pointing_words(language: str) -> PointingWords | None:
    """Return the words of a language, with those of English; None where the program knows none of it."""
    code = code_of(language)
    if code not in _tables():
        return None
    one, other = _tables()[code]["joins"].split("|")
    return PointingWords(code, (one, other))


@cache
def joining_pairs() -> frozenset[frozenset[str]]:
    """Return the words for “and” and for “or” of each language, a pair each."""
    return frozenset(frozenset(table["joins"].split("|")) for table in _tables().values())


def pointing_of(background: Background) -> PointingWords | None:
    """Return the words that point in the language of both texts; None where they differ or it isn't known."""
    old, new = (_words_of(text) for text in (background.old, background.new))
    return new if old == new else None


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
