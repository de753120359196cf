"""Words that say of a text, a page or a message that it is not what it is: an example, a copy, binding nobody.

Readers who believe them don't read what stands beside them.
"""

import re
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import found_words, whole_words

_FILE: Final = "source/disowned.toml"
_LEAST_SPACES: Final = 2
"""Between words of the shortest sentence: a name of two words is none, and the patterns take long to make."""


def disowned(words: str) -> str:
    """Return the words by which sentences say that what stands beside them is not what it is; else empty."""
    return found_words(_FILE, words)


def disowned_name(words: str, *, alone: bool = True) -> str:
    """Return the same of a name, a title or a foot, which a word may say alone, or in brackets: “Terms (test)”.

    A word alone counts for nothing where it may be a name: of a company that is called “Example”.
    """
    line = " ".join(words.split())
    called, state = _names()
    match = called.search(line) or (state.search(line) if alone or " " in line else None)
    if match:
        return match[0].strip(" ()[]:,.?!–—-")
    return disowned(line) if line.count(" ") >= _LEAST_SPACES else ""


def bounding(words: str) -> str:
    """Return the words beside a text that say to whom, where or from when it applies, or which other one; or empty."""
    return found_words("source/bounding.toml", words)


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what names call a thing, and of a state that is all of one, in brackets, or first."""
    tables = program_files.patterns(_FILE).values()
    states, first = ("|".join(table[key] for table in tables) for key in ("state", "first"))
    state = rf"^\W*(?:{states})\W*$|[(\[](?:{states})[)\]]|^\W*(?:{states}|{first})\s*[:?!]"
    return whole_words(*(row for table in tables for row in table["called"])), re.compile(state, re.IGNORECASE)
