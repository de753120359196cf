"""Whether a change of one word mends a misspelling: the one door to the dictionary of English words.

Source: domain rules §4.2, P6. English only, as are the words that the other rules of wording know. The dictionary is
data that comes with its package and is read when the first word is asked for, since most comparisons never ask.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from spellchecker import SpellChecker

SHORTEST: Final = 6
MOST_LETTERS: Final = 2


def mended(old: str, new: str) -> bool:
    """Return True if `old` is no word and `new` is the one it was meant to be, letter case apart.

    Narrow on purpose: at most two letters differ, the first letter stays or is the one that was missing, and short
    words don't count, because there another word is always near.
    """
    was, becomes = old.lower(), new.lower()
    if min(len(was), len(becomes)) < SHORTEST or not (was.isalpha() and becomes.isalpha()):
        return False
    if was[0] != becomes[0] and was != becomes[1:]:
        return False
    if not 0 < OSA.distance(was, becomes, score_cutoff=MOST_LETTERS) <= MOST_LETTERS:
        return False
    return not is_word(was) and is_word(becomes)


def is_word(word: str) -> bool:
    """Return True if the dictionary has a word, given in small letters."""
    return bool(_dictionary().known([word]))


@lru_cache(maxsize=1)
def _dictionary() -> "SpellChecker":
    from spellchecker import SpellChecker  # noqa: PLC0415 - read only when asked for: it takes 0.15 s

    return SpellChecker(language="en")
