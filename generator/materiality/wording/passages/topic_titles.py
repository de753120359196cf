"""Titles that are about their own section alone: one of their words is a topic of policies (§4.2, L9).

“Munich”, “Dentists”, “Winter” or “Acme Plus” may head the sections after them, as “Germany” does; “Contact” heads none,
nor does a letter.
"""

import re
from functools import cache, lru_cache
from typing import Final

from generator import program_files

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ELISION: Final = re.compile(r"^(?:l|d|qu|dell|all|un)['’]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_topic(title: str, code: str) -> bool:
    """Return True if a word of a title is a topic of policies in a language that is read, or the title is a letter."""
    words = _WORD.findall(title.casefold().replace("’", "'"))
    return len(title) == 1 or any(_ELISION.sub("", word) in _topics(code) for word in words)


@cache
def _topics(code: str) -> frozenset[str]:
    rows = program_files.patterns("materiality/wording/passages/topic_titles.toml")[code]["topics"]
    return frozenset(" ".join(rows).replace("’", "'").split())
