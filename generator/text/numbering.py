"""The numbers of the items of lists, counted as their lists count."""

import re
from collections.abc import Sequence
from typing import Final

from generator.result_cache import kept
from generator.text.blocks import parse
from generator.text.labels import LABEL

MOST_KEPT: Final = 1_024  # texts
_MARKER: Final = re.compile(rf"[\s>]*(?:(?:[-*+]|\d{{1,9}}[.)])(?:\s|$)|{LABEL})")


@kept(MOST_KEPT)
def item_numbers(text: str, grammar: int) -> Sequence[int]:
    """Return for each block of a text the number of the item that it begins, counted as its list counts, else 0."""
    parsed = parse(text, grammar)
    if not any("item" in block.shape for block in parsed):
        return [0] * len(parsed)
    lines = text.split("\n")
    counts: list[tuple[tuple[str, ...], int]] = []
    found = []
    for block in parsed:
        while counts and block.shape[: len(counts[-1][0])] != counts[-1][0]:
            counts.pop()
        number = 0
        if block.shape[-1:] == ("item",):
            around = block.shape[:-1]
            goes_on = bool(counts) and counts[-1][0] == around
            first = int(around[-1].removeprefix("number:")) if around[-1].startswith("number:") else 1
            if not goes_on:
                number = first
                counts.append((around, number))
            elif _MARKER.match(lines[block.line] if block.line < len(lines) else ""):
                number = counts.pop()[1] + 1
                counts.append((around, number))
        found.append(number)
    return found


def roman_value(label: str) -> int | None:
    """Return the number that small Roman signs up to c say; None for other letters."""
    if not set(label) <= _ROMAN.keys():
        return None
    values = [_ROMAN[sign] for sign in label]
    return sum(-one if one < max(values[n:], default=0) else one for n, one in enumerate(values))


_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
