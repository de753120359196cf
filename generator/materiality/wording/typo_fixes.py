"""L5: a misspelling mended, or a word that stood twice. Source: domain rules §4.2."""

from typing import Final

from generator.materiality.wording import numbers, spelling
from generator.materiality.wording.passage import Passage, Span
from generator.materiality.wording.tokens import is_whole
from generator.materiality.wording.vocabulary import carries_meaning


def misspelling(passage: Passage, old: Span, new: Span) -> bool:
    """L5: one token that is no word became the only word that it can have been meant to be."""
    if (old[1] - old[0], new[1] - new[0]) != (1, 1) or not passage.background.is_english:
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if not spelling.may_be_mended(was, now) or carries_meaning(was) or carries_meaning(now):
        return False
    if not all(is_whole(tokens, span) for tokens, span in passage.sides(old, new)) or numbers.is_near_number(now):
        return False
    if passage.background.old.times(was) > 1 or passage.background.new.times(was):
        return False
    return spelling.is_mended(was, now)


def doubled_word(passage: Passage, old: Span, new: Span) -> bool:
    """L5: a word that no sentence has twice in a row stood twice and stands once."""
    if (old[1] - old[0], new[1] - new[0]) != (1, 0) or not passage.background.is_english:
        return False
    tokens, at = passage.wording.old, old[0]
    word = tokens[at].text
    if word not in _NEVER_TWICE:
        return False
    first, last = at, at
    while first > 0 and tokens[first - 1].text == word and tokens[first - 1].cell == tokens[at].cell:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text == word and tokens[last + 1].cell == tokens[at].cell:
        last += 1
    return last - first == 1


_NEVER_TWICE: Final = frozenset(
    "a the an and my your our their his its be been are was were has have we they these of".split()
)
