"""How often something happens, as “twice a year”, where that became another frequency (§4.2). English."""

import re
from typing import Final

from generator.materiality.wording import numbers
from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.edit_reading import Reading, ReadingSides, both
from generator.materiality.wording.quantities import PERIODS
from generator.text.edits import Token, spelt

_UNIT: Final = r"(?:second|minute|hour|day|week|month|quarter|year)s?\b"
_TIMES: Final = rf"(?:once|twice|thrice|\w+\stimes)\s(?:an?|per|each|every|in\san?)\s{_UNIT}"
_FREQUENCY: Final = re.compile(rf"\b(?:{_TIMES}|(?:every|each)\s(?:\w+\s)?{_UNIT})", re.IGNORECASE)
_HAS_TIMES: Final = re.compile(_TIMES, re.IGNORECASE)
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
    if any(len(one) != 1 for one in found):
        return None
    old, new = (one[0] for one in found)
    if not any(map(_HAS_TIMES.search, (old, new))):
        return None
    days = [_days_between(words) for words in (old, new)]
    if not all(days) or abs(days[0] - days[1]) <= _NEARLY * days[0]:
        return None
    return Reading("48", f"How often changes: {old} → {new}.")


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
