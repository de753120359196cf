"""Words of what a text states, or of nothing: whom it is about, for how long, what becomes of those who say no."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import whole_words

CHOICE: Final = "choice"
"""How the names of subjects begin that are of a choice."""
SOME_READERS: Final = "some_readers"
"""The subject of which a summary may speak, and no sentence of every notice."""


@cache
def unbacked_words() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns by subject, each of the words in all languages that are read."""
    table = program_files.patterns("source/unbacked.toml")
    return {name: whole_words(*(row for rows in one.values() for row in rows)) for name, one in table.items()}
