"""Two quantities of one kind, the one in place of the other: what the sentence says of them, and who gains."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Passage
from generator.materiality.wording.passages.quantities import Quantity
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import Reading
from generator.materiality.wording.words import ages
from generator.materiality.wording.words.vocabulary import DATA
from generator.model.levels import Direction
from generator.text.edits import Token, spelt

NAMES: Final = {
    "period": "period",
    "amount": "amount",
    "percentage": "percentage",
    "age": "age",
    "count": "number",
    "date": "date",
}
ROWS: Final = {"period": "21", "amount": "41", "percentage": "41", "age": "30", "count": "48", "date": "23"}

_FOR: Final = r"\bfor(?: up to| at least| a period of| a maximum of| no more than)?\W*$"
_WHAT: Final = r"(?P<what>(?:(?!\b(?:is|are|was|were|has|have|may|can|will|must|on|up|out|trying)\b)[^.;:]){0,120}?)"
_KEEPS: Final = re.compile(
    rf"\bwe\s+(?:\w+\s+){{0,3}}?(?:keep|retain|store)\b{_WHAT}{_FOR}"
    rf"|\b(?:is|are|be)\s+(?:\w+\s+)?(?:kept|retained|stored)\b[^.;:]{{0,60}}?{_FOR}",
    re.IGNORECASE,
)
_OF_DATA: Final = re.compile(rf"\b{DATA}\b", re.IGNORECASE)
_ANSWERS: Final = re.compile(
    r"\bwe\s+(?:\w+\s+){0,3}?(?:respond|reply|answer)\b[^.;:]{0,120}?\b(?:within|in)(?: up to)?\W*$", re.IGNORECASE
)
_TELLS: Final = re.compile(
    r"\bwe\s+(?:\w+\s+){0,3}?(?:give|send|provide|notify|tell|inform|warn|announce|publish|post)\b", re.IGNORECASE
)
_WARNS: Final = re.compile(
    r"^\W*(?:s\s+)?(?:(?:prior|advance|written)\s+)*notice\b"
    r"|^\W*(?:before|prior to)\b[^.;:]{0,60}\b(?:effect|changes?|(?:they|it|these|this)\s(?:\w+\s)?appl(?:y|ies))\b",
    re.IGNORECASE,
)
_NOT_OURS: Final = re.compile(
    r"\b(?:not|never|no|without)\b|n['’]t\b"
    r"|\b(?:you|users?|customers?|members?)\s+(?:must|may|can|shall|should|will|have|need|agree|give|keep|respond)\b",
    re.IGNORECASE,
)
"""A sentence that denies something, or is about what the reader does."""


def compared(was: Quantity, now: Quantity, passage: Passage) -> Reading:
    """Return the reading of two quantities of one kind, with what the sentence itself says that they are about."""
    step = f"{was.words} → {now.words}"
    if was.kind == "period" and all(
        ages.is_age(side, one.start, passage.background.language, passage.facts)
        for side, one in passage.sides(was, now)
    ):
        return _of_age(was, now, passage, step)
    if was.kind == "age":
        return _of_age(was, now, passage, step)
    if was.kind != "period" or was.days is None or now.days is None or _is_nearly(was.days, now.days):
        return Reading(ROWS[was.kind], f"The {NAMES[was.kind]} changes: {step}.")
    longer = now.days > was.days
    before = [_clause(side, one.start) for side, one in passage.sides(was, now)]
    if any(_NOT_OURS.search(words) for words in before):
        return Reading("21", f"The period changes: {step}.")
    kept = [_KEEPS.search(words) for words in before]
    if all(kept) and all(_OF_DATA.search(words) for words in before):
        what = _what(kept[1]["what"] or "" if kept[1] else "")
        words = f"{'Kept longer' if longer else 'Kept for less time'}{f' ({what})' if what else ''}: {step}."
        return Reading("21" if longer else "22", words, Direction.ADVERSE if longer else Direction.UNKNOWN)
    if all(_ANSWERS.search(words) for words in before):
        words = f"An answer may take {'longer' if longer else 'less time'}: {step}."
        return Reading("27", words, Direction.ADVERSE if longer else Direction.FAVOURABLE)
    after = [spelt(side[one.end : one.end + MOST_AFTER]) for side, one in passage.sides(was, now)]
    if all(_TELLS.search(words) for words in before) and all(_WARNS.search(words) for words in after):
        words = f"There is {'more' if longer else 'less'} time of notice: {step}."
        return Reading("40", words, Direction.FAVOURABLE if longer else Direction.ADVERSE)
    return Reading("21", f"The period changes: {step}.")


def _of_age(was: Quantity, now: Quantity, passage: Passage, step: str) -> Reading:
    tokens, language = passage.wording.new, passage.background.language
    asks = consent_asked.by_age(was.value, now.value, tokens, now.start, language) or None
    return Reading(ROWS["age"], f"The age changes: {step}.", asks_consent=asks)


_NEARLY: Final = 0.05


def _is_nearly(was: float, now: float) -> bool:
    """Return True if two lengths are so near that the one may be the other: a month has 28 to 31 days."""
    return abs(was - now) <= _NEARLY * was


def _what(words: str) -> str:
    """Return what is kept, by the words between the verb and the period; empty where they are a pronoun."""
    last = re.split(r"\bfor\b.*?(?:,|\band\b|\bor\b)", " ".join(words.split()))[-1].strip(" ,")
    return "" if last.casefold() in {"it", "them", "this", "these", "that"} else last


def _clause(tokens: Sequence[Token], end: int) -> str:
    """Return the sentence up to a token."""
    start = end
    while start and not (start < end and tokens[start].space and tokens[start - 1].text[-1:] in _STOPS):
        start -= 1
    return spelt(tokens[start:end])


_STOPS: Final = frozenset(".;:!?")
MOST_AFTER: Final = 100
"""Tokens behind a quantity that say what it is about."""
