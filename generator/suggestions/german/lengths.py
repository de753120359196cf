"""Lengths of time in a German sentence, as facts write them."""

import re
from collections.abc import Iterator
from typing import Final

from generator.suggestions.passages import PeriodInWords
from generator.suggestions.promise_words import length_words

_OPEN: Final = re.compile(
    r"\b(?:mindestens|wenigstens|mehr als|länger als|nicht unter|rund|etwa|circa|ca\.|zwischen)\s+(?:\w+\s+)?$"
    r"|\b\d+\s*(?:bis|–|-|oder|und)\s*(?:zu\s+)?$",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"(?<![\w.,])(\d{1,3}) Stunden?\b", re.IGNORECASE)
_NO_LONGER: Final = re.compile(r"\b(?:nicht|nie) (?:länger|mehr) als\s+$", re.IGNORECASE)


def exact(sentence: str) -> tuple[PeriodInWords, ...]:
    """Return the exact periods of a sentence; a range, “at least” and working days are none."""
    return tuple(sorted(_exact(sentence), key=lambda one: one.start))


def _exact(sentence: str) -> Iterator[PeriodInWords]:
    words = length_words("de")
    for match in words.length.finditer(sentence):
        number, unit = words.counted(match)
        before = sentence[max(0, match.start() - 40) : match.start()]
        if unit == "working_day" or (_OPEN.search(before) and not _NO_LONGER.search(before)):
            continue
        yield PeriodInWords(f"{number} {unit}{'s' if number != 1 else ''}", match.start(), match.end())
    for match in _HOURS.finditer(sentence):
        if not _OPEN.search(sentence[max(0, match.start() - 40) : match.start()]):
            yield PeriodInWords(f"{int(match[1])} hour{'s' if match[1] != '1' else ''}", match.start(), match.end())
