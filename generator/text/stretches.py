"""A text as tokens, read in stretches that stand for themselves: a text shares most of them with its versions.

It is read once for its blocks, its HTML, the ids in it and what a page of it would lose: what it escapes stays apart.
"""

import re
from itertools import pairwise
from typing import Final

from generator.result_cache import kept
from generator.text.markdown import Token, tokens_of

MOST_KEPT: Final = 2_048  # stretches
MOST_TEXTS: Final = 1_024
_BETWEEN: Final = re.compile(r"\n\n(?=[^\W\d_]{2,}[ ,]|#{1,6} )")
ACROSS: Final = ("```", "~~~", "]:", "\r", "\0")
"""Signs of what reaches across lines: fences, definitions of references, line ends of another kind."""
_DEFINITION: Final = re.compile(r"\n {0,3}[:~][ \t]")


@kept(MOST_TEXTS)
def stretches(text: str) -> tuple[str, ...]:
    """Return the stretches of a text, which together are the text.

    Without fences, references and definitions, a line of words or a heading at the margin, below an empty line, has no
    part in what stands above it.
    """
    across = any(sign in text for sign in ACROSS) or _DEFINITION.search(f"\n{text}")
    starts = [] if across else [match.end() for match in _BETWEEN.finditer(text)]
    return tuple(text[start:end] for start, end in pairwise((0, *starts, len(text))))


@kept(MOST_KEPT)
def tokens_in(stretch: str, grammar: int) -> tuple[Token, ...]:
    """Return the tokens of a stretch, with lines counted from its own; whoever changes one copies it."""
    return tuple(tokens_of(stretch, grammar))
