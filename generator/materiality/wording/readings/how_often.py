"""How often something happens, as “twice a year”, where that became another frequency (§4.2). English."""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.quantities import PERIODS
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, words_in
from generator.materiality.wording.words import numbers
from generator.text.edits import Token, spelt

_UNIT: Final = r"(?:second|minute|hour|day|week|month|quarter|year)s?\b"
_TIMES: Final = rf"(?:once|twice|thrice|\w+\stimes)\s(?:an?|per|each|every|in\san?)\s{_UNIT}"
_FREQUENCY: Final = re.compile(rf"\b(?:{_TIMES}|(?:every|each)\s(?:\w+\s)?{_UNIT})", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"\b(?:from time to time|now and then|periodically|occasionally|regularly"
    r"|as (?:and when )?(?:needed|required|necessary))\b",
    re.IGNORECASE,
)
_AROUND: Final = 4
MOST_TOKENS: Final = 8


def how_often(part: EditPart, sides: ReadingSides) -> Reading | None:
    """One frequency became another one, and a length of time alone, as the “a year” of “twice a year”, says neither."""
    if not sides.passage.background.is_english or part.longest > MOST_TOKENS:
        return None
    around = [
        spelt(tokens[max(0, span[0] - _AROUND) : span[1] + _AROUND]) for tokens, span in both(sides.passage, part)
    ]
    found = [_FREQUENCY.findall(words) for words in around]
    if sorted(map(len, found)) == [0, 1]:
        return _to_or_from_vague(part, sides)
    if any(len(one) != 1 for one in found):
        return None
    old, new = (one[0] for one in found)
    days = [_days_between(words) for words in (old, new)]
    if not all(days) or abs(days[0] - days[1]) <= _NEARLY * days[0]:
        return None
    return Reading("48", f"How often changes: {old} → {new}.")


def _to_or_from_vague(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Return that a frequency gave way to words that name none, or the reverse: “once a year” → “from time to time”."""
    inside = [words_in(*side).strip(" ,") for side in both(sides.passage, part)]
    named = [_FREQUENCY.fullmatch(words) for words in inside]
    vague = [_VAGUE.fullmatch(words) for words in inside]
    if not (named[0] and vague[1]) and not (vague[0] and named[1]):
        return None
    return Reading("48", f"How often changes: {' → '.join(inside)}.")


_NEARLY: Final = 0.05
_HALF: Final = {"once": 1, "twice": 2, "thrice": 3, "other": 2}


def _days_between(words: str) -> float:
    """Return after how many days something happens again, on average; 0 where that can't be read."""
    first, *rest = words.casefold().split()
    days = PERIODS.get(rest[-1].removesuffix("s"), 0)
    if first in {"every", "each"}:
        return days * (_count(rest[0]) if len(rest) > 1 else 1)
    times = _count(first)
    return days / times if times else 0


def _count(word: str) -> int:
    return _HALF.get(word) or numbers.value([Token(word)]) or 0
