"""Sentences of a notice that name one thing in which nothing changes: “Nothing changes in how you log in”."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import whole_words

_FILE: Final = "source/what_stays.toml"
_MOST_WORDS: Final = 8
"""A thing that has a longer name is most of a sentence, and may say anything."""


def what_stays(words: str) -> Iterator[tuple[str, str]]:
    """Yield each claim that nothing changes in one thing, and what that is called; in any language that is read.

    What is as broad as a whole text is no one thing: “nothing changes in practice” says that nothing changes.
    """
    line = " ".join(words.split())
    for rows, broad in _languages():
        for row in rows:
            for match in row.finditer(line):
                of = match["of"]
                if len(of.split()) <= _MOST_WORDS and not broad.search(of):
                    yield match[0], of


@cache
def _languages() -> tuple[tuple[tuple[re.Pattern[str], ...], re.Pattern[str]], ...]:
    tables = program_files.patterns(_FILE).values()
    return tuple((tuple(map(whole_words, one["rows"])), whole_words(*one["broad"])) for one in tables)
