"""Numbers with a fraction in digits, as “1½”, “1 1/2” or “1,5”, and their values.

They are read by readings alone: nothing is cleared by them. Source: domain rules §4.2.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.model.languages import ENGLISH, code_of
from generator.text.edits import Token

_SLASHES: Final = frozenset("/⁄∕")
_PARTS: Final = frozenset({2, 3, 4, 5, 6, 8, 10})
"""Into how many parts people divide things: “7/24” and “1/31” are none."""
_MIXED: Final = re.compile(r"(?P<whole>\d{0,9})(?P<part>[¼-¾⅐-⅞])")
_DECIMAL: Final = re.compile(r"(?P<whole>\d{1,9})(?P<sign>[.,])(?P<part>\d{1,6})")
_GROUP: Final = 3
_SLASHED: Final = 3  # tokens of “1/2”


@dataclass(frozen=True, slots=True)
class FractionNumber:
    """A number with a fraction: how many tokens it has, and its value; None where it may be one of two."""

    length: int
    value: Fraction | None


def fraction_at(tokens: Sequence[Token], at: int, language: str) -> FractionNumber | None:
    """Return the number with a fraction that begins at a token; None where none does."""
    if at and not tokens[at].space and tokens[at - 1].text in _SLASHES and tokens[at - 1].cell == tokens[at].cell:
        return None
    text = tokens[at].text
    if mixed := _MIXED.fullmatch(text):
        return FractionNumber(1, Fraction(mixed["whole"] or 0) + _of_sign(mixed["part"]))
    if _DECIMAL.fullmatch(text):
        return FractionNumber(1, decimal(text, language))
    if not text.isdecimal() or not text.isascii():
        return None
    if alone := _slashed(tokens, at):
        return FractionNumber(_SLASHED, alone)
    if at + 1 < len(tokens) and tokens[at + 1].space and tokens[at + 1].cell == tokens[at].cell:
        sign = _MIXED.fullmatch(tokens[at + 1].text)
        if sign and not sign["whole"]:
            return FractionNumber(2, int(text) + _of_sign(sign["part"]))
        if part := _slashed(tokens, at + 1):
            return FractionNumber(1 + _SLASHED, int(text) + part)
    return None


def decimal(digits: str, language: str) -> Fraction | None:
    """Return the value of digits with one stop or comma; None where that may be a sign between thousands."""
    found = _DECIMAL.fullmatch(digits)
    if not found or not found["part"].isascii():
        return None
    own = "." if code_of(language) == ENGLISH else ","
    if len(found["part"]) == _GROUP and found["whole"] != "0":
        if found["sign"] == own or len(found["whole"]) > _GROUP:
            return None  # 1,500 in a German text
        return Fraction(found["whole"] + found["part"])
    return Fraction(f"{found['whole']}.{found['part']}")


def _of_sign(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _slashed(tokens: Sequence[Token], at: int) -> Fraction | None:
    """Return the value of “1/2” where it begins at a token, and no date, nor “24/7”, nor a part of more."""
    part = tokens[at : at + _SLASHED]
    if len(part) < _SLASHED or part[1].text not in _SLASHES or any(token.space for token in part[1:]):
        return None
    over, under = part[0].text, part[2].text
    if not (over.isdecimal() and under.isdecimal()) or int(under) not in _PARTS or not 0 < int(over) < int(under):
        return None
    behind = tokens[at + _SLASHED : at + _SLASHED + 1]
    goes_on = (
        bool(behind) and not behind[0].space and behind[0].text in {*_SLASHES, "-"} and behind[0].cell == part[0].cell
    )
    return None if goes_on else Fraction(int(over), int(under))
