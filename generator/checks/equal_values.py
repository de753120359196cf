"""Whether a value that a sentence types equals one that a fact states."""

import re
from collections.abc import Callable
from typing import Final

from generator.checks.stated_values import Stated
from generator.materiality.wording.passages.quantities import Quantity
from generator.schema import durations
from generator.schema.durations import Duration

_NATIONAL: Final = 7  # digits of a telephone number without the code of a country or town


def is_equal(one: Quantity) -> Callable[[Stated], bool]:
    """Return a function that says whether a fact states a quantity that a sentence types."""

    def equals(fact: Stated) -> bool:
        if fact.kind == "amount":
            return _same_money(one.words, fact.value)
        if fact.kind == "age":
            return str(one.value) == fact.value
        return may_be_as_long(one.duration, durations.parse(fact.value))

    return equals


def may_be_as_long(one: Duration | None, other: Duration | None) -> bool:
    """Return True if both may be as long: 30 days and 1 month may."""
    if one is None or other is None:
        return False
    if one.exact[0] == other.exact[0]:
        return one.same(other)
    return one.shortest <= other.longest and other.shortest <= one.longest


def same_number(typed: str, ours: str) -> bool:
    """Return True if two numbers end alike, as they do with and without the code of a country."""
    digits, other = re.sub(r"\D", "", typed).removeprefix("00"), re.sub(r"\D", "", ours)
    return digits[-_NATIONAL:] == other[-_NATIONAL:] and len(digits) >= _NATIONAL


_CURRENCIES: Final = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "euro": "EUR", "dollar": "USD", "pound": "GBP"}
_SUM: Final = re.compile(r"(\d{1,3}(?:[,\s.]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?(?!\d)")


def _money(words: str) -> tuple[int, str] | None:
    """Return an amount in hundredths, and its currency: 1,000 and 9,99 and 9.9 are all read; None if it is none."""
    found = _SUM.search(words)
    if found is None:
        return None
    name = (words[: found.start()] + words[found.end() :]).strip().casefold()
    cents = int(re.sub(r"\D", "", found[1])) * 100 + int((found[2] or "0").ljust(2, "0"))
    return cents, _CURRENCIES.get(name.rstrip("s"), name.upper())


def _same_money(typed: str, ours: str) -> bool:
    """Return True if two amounts are equal; “$” is also the sign of other dollars."""
    one, other = _money(typed), _money(ours)
    if one and other and "$" in typed and other[1] in _DOLLARS:
        return one[0] == other[0]
    return one is not None and one == other


_DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
