"""A quantity that only one side states as such: what stands in its place on the other, and whether it only moved."""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.quantities import PERIODS, Quantity
from generator.materiality.wording.readings.edit_reading import ReadingSides, both, words_in
from generator.text.edits import spelt

_LENGTH: Final = re.compile(
    r"\b(?:an?|one|per|each|every|(?P<many>several|some|(?:a\s)?few|many|half\san?))\s(?:full\s|whole\s|calendar\s|business\s)?"
    r"(?P<unit>second|minute|hour|day|week|month|quarter|year)s?\b(?P<half>\sand\sa\shalf\b)?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+(?:\d{1,2}\W+)?(?:19|20)\d\d\W*",
    re.IGNORECASE,
)
_BESIDE: Final = 3
"""Tokens before a quantity by which it is known elsewhere."""


def in_its_place(one: Quantity, part: EditPart, sides: ReadingSides, *, was_there: bool) -> str:
    """Return the words in place of a quantity on the other side, as “a year”; empty where nobody can tell.

    Where a part of its words stays, the others stand for the rest: “drei Monate” in a text that is called English.
    """
    (tokens, (start, end)), (others, (first, last)) = both(sides.passage, part)[:: 1 if was_there else -1]
    if start == end or first == last:
        return ""
    before, after = max(0, start - one.start), max(0, one.end - end)
    place = (first - before, last + after)
    same = [
        [token.text for token in tokens[one.start : start]] == [token.text for token in others[place[0] : first]],
        [token.text for token in tokens[end : one.end]] == [token.text for token in others[last : place[1]]],
    ]
    words = words_in(others, place)
    if (before or after) and place[0] >= 0 and all(same):
        return words
    instead = spelt(others[first:last])
    if one.kind == "date":
        return instead if _MONTH.fullmatch(instead) else ""
    found = _LENGTH.search(instead) if one.kind == "period" and sides.passage.background.is_english else None
    return found[0] if found else ""


def is_as_long(one: Quantity, words: str) -> bool:
    """Return True if words say the same length of time as a period: “a year” for “12 months”."""
    found = _LENGTH.fullmatch(words)
    return bool(found and not (found["many"] or found["half"]) and one.days == PERIODS[found["unit"].casefold()])


def stays(one: Quantity, sides: ReadingSides, *, was_there: bool) -> bool:
    """Return True if a quantity stands elsewhere with the words before it, in the other text as often as in its own."""
    background = sides.passage.background
    own, other = (background.old, background.new) if was_there else (background.new, background.old)
    tokens = sides.passage.wording.old if was_there else sides.passage.wording.new
    if one.start < _BESIDE:
        return False
    words = " ".join(spelt(tokens[one.start - _BESIDE : one.end]).split()).casefold()
    there = other.times_said(words)
    return there > 0 and there >= own.times_said(words)
