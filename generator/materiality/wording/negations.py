"""The reading of negations: a “not”, “never” or “without” that came to a sentence or left it (§4.2)."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.denials import denials, denies_otherwise
from generator.materiality.wording.edit_reading import Reading, ReadingSides, Side, both, is_sentence, quoted, sentence
from generator.materiality.wording.passage import Span
from generator.text.edits import Token, spelt


def negation(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A “not”, “never” or “without” came or went."""
    old, new = sides.negations
    if old == new or not sides.passage.background.is_english:
        return None
    gone = old > new
    here, there = both(sides.passage, part)[:: 1 if gone else -1]
    tokens, span = here
    found = denials(tokens, span, is_heading=sides.passage.is_heading)
    if not found or _is_otherwise(here, there, found[0], sides, gone=gone):
        return None
    if sides.is_rewritten(part, found[0], old=gone) or _sentence_stays(tokens, found[0], sides, gone=gone):
        return None
    verb, word = "went" if gone else "came", tokens[found[0]].text.casefold()
    what = f"A sentence with “{word}”" if not there[1][1] > there[1][0] and is_sentence(tokens, span) else f"“{word}”"
    return Reading("36", f"{what} {verb}: {quoted(tokens, span, found[0])}")


def _is_otherwise(here: Side, there: Side, at: int, sides: ReadingSides, *, gone: bool) -> bool:
    """Return True if the other side denies the same beside the edit, or in other words, or two negations cancelled out.

    As in “our decisions are made with care” for “no decision is made without care”.
    """
    is_heading = sides.passage.is_heading
    (tokens, span), (others, place) = here, there
    beside = (max(0, place[0] - _BESIDE), min(len(others), place[1] + _BESIDE))
    if denials(others, beside, is_heading=is_heading):
        return True
    inside, instead = tokens[slice(*span)], others[slice(*place)]
    around = sentence(tokens, at)
    edits = (one.old if gone else one.new for one in sides.parts)
    count = sum(len(denials(tokens, _overlap(one, around), is_heading=is_heading)) for one in edits)
    return bool(instead) and (count % 2 == 0 or denies_otherwise(inside, instead))


_BESIDE: Final = 2
SHORTEST_SENTENCE: Final = 6
"""Words: a shorter one may stand anywhere."""


def _overlap(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _sentence_stays(tokens: Sequence[Token], at: int, sides: ReadingSides, *, gone: bool) -> bool:
    """Return True if the sentence around a token stands in the other text, word for word."""
    words = " ".join(spelt(tokens[slice(*sentence(tokens, at))]).split())
    if len(words.split()) < SHORTEST_SENTENCE:
        return False
    background = sides.passage.background
    return words in (background.new if gone else background.old).plain
