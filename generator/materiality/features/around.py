"""What stands anywhere in a text: its lines and its runs of words, for telling what is new from what only moved."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.materiality.wording.background import Text

WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
RUN: Final = 4


def words(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return WORD.findall(text)


class Around:
    """The lines and runs of words of one text."""

    def __init__(self, text: Text) -> None:
        self.lines: set[str] = set()
        self.runs: set[tuple[str, ...]] = set()
        self.stems: Counter[str] = Counter()
        for line in text.lines:
            found = [stem(word) for word in words(line)]
            self.lines.add(" ".join(found))
            self.runs.update(zip(found, found[1:], found[2:], found[3:], strict=False))
            self.stems.update(found)


_ENDING: Final = re.compile(r"(?:['’]s?|ing|ed|es|s|e)$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its usual endings, in small letters and one spelling."""
    plain = word.casefold().replace("’", "'").replace("-", "")
    if len(plain) <= 3:
        return plain
    plain = plain.replace("isation", "ization").replace("ise", "ize").replace("our", "or")
    short = _ENDING.sub("", plain)
    if short.endswith("i") and len(short) > 3:
        short = f"{short[:-1]}y"
    return short if len(short) >= 3 else plain


def unknown(found: Sequence[str], known: Around) -> list[str]:
    """Return the words that don't stand in a run of words, or a line, of a text."""
    if not found:
        return []
    stems = [stem(word) for word in found]
    if " ".join(stems) in known.lines and len(found) > 1:
        return []
    covered = [False] * len(found)
    for at in range(len(stems) - RUN + 1):
        if tuple(stems[at : at + RUN]) in known.runs:
            covered[at : at + RUN] = [True] * RUN
    return [word for word, is_known in zip(found, covered, strict=True) if not is_known]
