"""Amounts as people write them: what a number means, where a point may part thousands (1.000 may be a thousand)."""

import re
from decimal import Decimal
from itertools import product
from typing import Final

_AMOUNT: Final = re.compile(r"\d{1,12}(?:\.\d{1,4})?", re.ASCII)
_PARTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)


def readings(text: str) -> tuple[Decimal, ...]:
    """Return what a number can mean, the reading with a decimal point first; none where it is no such number."""
    if not _AMOUNT.fullmatch(text):
        return ()
    with_point = Decimal(text)
    return (with_point, with_point.scaleb(3)) if _PARTED.fullmatch(text) else (with_point,)


def exceeds(one: str, other: str) -> bool | None:
    """Return True if a number is higher than the other; None where they are equal, or where it depends on the reading.

    Where a point may part thousands in both, it is taken to do the same in both.
    """
    first, second = readings(one), readings(other)
    both = zip(first, second, strict=True) if len(first) == len(second) else product(first, second)
    found = {None if left == right else left > right for left, right in both}
    return found.pop() if len(found) == 1 else None
