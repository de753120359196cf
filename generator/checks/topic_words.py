"""The words, by language, of the subjects of which facts state a value."""

import re
from collections.abc import Mapping
from functools import cache

from generator import program_files
from generator.source.sought_words import whole_words


@cache
def topic_words(code: str) -> Mapping[str, re.Pattern[str]]:
    """Return the words of the subjects in one language."""
    table = program_files.patterns("checks/topic_words.toml")[code]
    return {name: whole_words(*([rows] if isinstance(rows, str) else rows)) for name, rows in table.items()}
