"""What stands anywhere in a text: its lines and its runs of words, for telling what is new from what only moved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.materiality.wording.passages.background import TARGETS
from generator.result_cache import kept

_WORD: Final = re.compile(r"[^\W_]++(?:['’.,-][^\W_]++)*+")
RUN: Final = 4
MANY: Final = 400  # words
MOST_KEPT: Final = 1024  # passages and edits


@kept(MOST_KEPT)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a passage as they are written; of one and the same they are asked for many times."""
    return tuple(_WORD.findall(text))


def _plain(text: str) -> str:
    return TARGETS.sub("]", text).casefold()


@kept(512)
def _row_of(text: str) -> str:
    """Return the words of a Markdown text in small letters, without the targets of links; most stand on both sides."""
    return " ".join(_WORD.findall(_plain(text)))


def _runs(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return the runs of words in a row, one from each word on that has enough behind it."""
    return zip(*(row[n:] for n in range(RUN)), strict=False)


@dataclass(frozen=True)
class Around:
    """The lines and runs of words of one text: of its titles and Markdown texts.

    Where it is asked often, its runs are worked out once; else looking through the text each time is faster.
    """

    texts: tuple[str, ...]
    is_asked_often: bool = False

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All lines in small letters, without the targets of links."""
        return tuple(line for text in self.texts for line in _plain(text).splitlines())

    @cached_property
    def in_a_row(self) -> str:
        """All words in small letters, a space around each."""
        return f" {' '.join(filter(None, map(_row_of, self.texts)))} "

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Each run of words, in small letters."""
        return frozenset(_runs(self.in_a_row.split()))

    def _has_line(self, row: Sequence[str]) -> bool:
        """Return True if a line has these words, in small letters, and no others."""
        longest = max(row, key=len)
        return any(_WORD.findall(line) == row for line in [one for one in self.lines if longest in one])

    def unknown(self, found: Sequence[str], *, line: bool) -> list[str]:
        """Return those of some words in a row that stand in no run of this text; `line`: nor as a line of their own."""
        lower = [word.casefold() for word in found]
        if len(found) < RUN:
            return [] if line and len(found) > 1 and self._has_line(lower) else list(found)
        if f" {' '.join(lower)} " in self.in_a_row:
            return []
        known = [False] * len(found)
        here = self.runs if self.is_asked_often or len(found) > MANY else None
        for at, run in enumerate(_runs(lower)):
            if run in here if here is not None else f" {' '.join(run)} " in self.in_a_row:
                known[at : at + RUN] = [True] * RUN
        return [word for word, is_known in zip(found, known, strict=True) if not is_known]


_ENDING: Final = re.compile(r"(?:'s?|ing|ed|es|s|e)$")
_SHORTEST: Final = 3


@kept(65536)
def stem(word: str) -> str:
    """Return a word without its usual endings, in small letters and one spelling."""
    plain = word.casefold().replace("’", "'").replace("-", "")
    if len(plain) <= _SHORTEST:
        return plain
    short = _ENDING.sub("", plain.replace("isation", "ization").replace("ise", "ize").replace("our", "or"))
    if short.endswith("i") and len(short) > _SHORTEST:
        short = f"{short[:-1]}y"
    return short if len(short) >= _SHORTEST else plain
