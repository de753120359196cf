"""The words, by language, of the subjects of which facts state a value."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import whole_words


@cache
def topic_words(code: str) -> Mapping[str, re.Pattern[str]]:
    """Return the words of the subjects in one language."""
    table = program_files.patterns("checks/topic_words.toml")[code]
    rows_of = {name: [rows] if isinstance(rows, str) else rows for name, rows in table.items() if name != _ALIKE}
    return {name: whole_words(*rows) for name, rows in rows_of.items()}


@cache
def alike_words(code: str) -> Sequence[Sequence[str]]:
    """Return groups of words of one language by which the same kind of data is called."""
    return [row.split() for row in program_files.patterns("checks/topic_words.toml")[code][_ALIKE]]


_ALIKE: Final = "alike"
