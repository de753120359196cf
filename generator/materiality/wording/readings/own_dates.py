"""Dates of the text itself in a sentence: when it was changed, from when it applies, which version is meant (§4.2, L6).

Such a date says nothing of what the reader may do or has to expect, so no reading decides on it; where the day from
which the text applies is an earlier one now, that is told.
"""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.passages.quantities import Quantity
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, sentence
from generator.materiality.wording.readings.periods import ROWS
from generator.materiality.wording.words.date_labels import begins_with_name, kinds_of_labels, speaks_of_text
from generator.materiality.wording.words.dates import without_dates
from generator.text.edits import BREAK, Token, spelt

_CHANGED: Final = re.compile(
    r"^(?:on [^.;:]{1,40}, )?(?:we(?: have|['’]ve)?|this (?:policy|notice|statement|version)) (?:last |recently )?"
    r"(?:updat|revis|amend|chang|modif|replac|supersed)\w* (?:our|the|this)$"
)
"""How a sentence begins that goes on with the date and the name of an earlier version of the text."""
_NAMED: Final = re.compile(r"^[\s,]*(?:\((?:the )?[“\"][^()]{1,40}[”\"]\))?[\s.,;!*_]*$")
"""What may stand behind a day of effect: its stop, or what it is called."""


def is_of_text(one: Quantity, tokens: Sequence[Token], language: str, *, under_name: bool) -> bool:
    """Return True if a quantity is a date of the text itself, by the words of its own sentence.

    `under_name` says that the text stands under no heading but its own name, where a day of effect needs no subject.
    """
    if one.kind != "date":
        return False
    so_far, rest = _around(one, tokens)
    if _CHANGED.search(so_far.strip().casefold()) and begins_with_name(rest.strip()):
        return True
    kinds = _kinds(so_far, language)
    if not kinds:
        return False
    if not kinds[-1]:
        return speaks_of_text(so_far)
    return bool(_NAMED.search(rest)) and (under_name or speaks_of_text(so_far))


def _around(one: Quantity, tokens: Sequence[Token]) -> tuple[str, str]:
    """Return the words of its sentence before and behind a quantity, which ends where a block does, or at a bar."""
    start, end = sentence(tokens, one.start)
    start = next((n + 1 for n in range(one.start - 1, start - 1, -1) if tokens[n].text in _ENDS), start)
    end = next((n for n in range(one.end, end) if tokens[n].text in _ENDS), end)
    return spelt(tokens[start : one.start]), spelt(tokens[one.end : max(end, one.end)])


_ENDS: Final = frozenset((BREAK, "|"))


def others(found: Sequence[Quantity], sides: ReadingSides, *, old: bool) -> list[Quantity]:
    """Return those of some quantities of one side that are no dates of the text itself."""
    passage = sides.passage
    tokens = passage.wording.old if old else passage.wording.new
    language, under_name = passage.background.language, passage.is_under_name
    return [one for one in found if not is_of_text(one, tokens, language, under_name=under_name)]


def are_within(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if all that a part exchanges are words of dates of the text itself."""
    return all(_own_date(span, sides, old=old) for span, old in ((part.old, True), (part.new, False)))


def applies_earlier(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Return that the day from which the text applies is an earlier one now, where a part exchanges such days."""
    was, now = (_own_date(span, sides, old=old) for span, old in ((part.old, True), (part.new, False)))
    if not was or not now or not was.day or not now.day or now.day >= was.day:
        return None
    language = sides.passage.background.language
    if not all(_is_of_effect(one, tokens, language) for tokens, one in sides.passage.sides(was, now)):
        return None
    return Reading(ROWS["date"], f"The day from which the text applies is an earlier one: {was.words} → {now.words}.")


def _is_of_effect(one: Quantity, tokens: Sequence[Token], language: str) -> bool:
    kinds = _kinds(_around(one, tokens)[0], language)
    return bool(kinds) and kinds[-1]


def _kinds(so_far: str, language: str) -> list[bool]:
    """Return of each label before a date whether it is one of effect; none where other words stand there."""
    return kinds_of_labels(without_dates(so_far, language), language) or []


def _own_date(span: Span, sides: ReadingSides, *, old: bool) -> Quantity | None:
    """Return the date of the text itself in which a span stands; None where it stands in none."""
    found = sides.quantities[0 if old else 1]
    around = [one for one in found if one.start <= span[0] and span[1] <= one.end and span[0] < span[1]]
    return around[0] if around and not others(around, sides, old=old) else None
