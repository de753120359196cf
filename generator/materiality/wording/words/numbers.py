"""Numbers as words or digits: the value of a phrase, so that “thirty” and “30” are one number. Source: L4, §4.2."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from generator.text.edits import Token

_ONES: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_LARGE: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
WORDS: Final = frozenset({*_ONES, *_TENS, *_LARGE})
_OF_A_NUMBER: Final = frozenset(
    {
        "half",
        "quarter",
        "third",
        "thirds",
        "quarters",
        "dozen",
        "couple",
        "score",
        "and",
        "no",
        "any",
        "every",
        "each",
        "another",
        "some",
        "which",
    }
)
_ORDINALS: Final = frozenset("first second third fourth fifth sixth seventh eighth ninth".split())
"""What ends an ordinal number: “twenty first”."""
_SIGNS: Final = frozenset("-‐‑–—.,/'’%‰°$€£¥+±×*^½¼¾()")


def is_number(token: Token) -> bool:
    """Return True if a token is, or holds, a number as digits or as a word."""
    text = token.text
    if text.isascii() and text.isalpha():
        return text.lower() in WORDS  # most tokens
    return any(map(str.isnumeric, text)) or not WORDS.isdisjoint(text.casefold().split("-"))


def begins_number(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a number begins at a token: at a number itself, or at the article of “a hundred”."""
    if is_number(tokens[at]):
        return True
    following = tokens[at + 1 : at + 2]
    return tokens[at].text == "a" and bool(following) and following[0].space and following[0].text in _LARGE


def value(tokens: Sequence[Token]) -> int | None:
    """Return the value of a phrase that is nothing but one whole number below ten million; None if it isn't one."""
    parts = [part for token in tokens for part in token.text.casefold().split("-")]
    parts = [part for n, part in enumerate(parts) if part != "and" or n == 0 or parts[n - 1] not in _LARGE]
    if parts and parts[-1] in _LARGE and tokens[-1].text.casefold() == "and":
        return None
    if parts[:1] == ["a"] and len(parts) > 1 and parts[1] in _LARGE:
        parts[0] = "one"
    if len(parts) == 1 and parts[0] and all(unicodedata.decimal(sign, None) is not None for sign in parts[0]):
        return (
            int("".join(str(unicodedata.decimal(sign)) for sign in parts[0])) if parts[0] == _plain(parts[0]) else None
        )
    if len(parts) == 2 and parts[0].isdecimal() and parts[1] in {"thousand", "million"}:  # noqa: PLR2004 -- “2 million”
        return int(parts[0]) * _LARGE[parts[1]] if parts[0] == _plain(parts[0]) else None
    return _of_words(parts)


def of_word(word: str) -> int | None:
    """Return the value of a word that is a number by itself, or of plain digits; None for any other one."""
    if word.isascii() and word.isdecimal() and not word.startswith("0"):
        return int(word)
    return _ONES.get(word, _TENS.get(word))


def _plain(digits: str) -> str:
    """Return digits unless they begin with a zero that counts nothing."""
    return digits if len(digits) == 1 or unicodedata.decimal(digits[0]) else ""


def _of_words(parts: Sequence[str]) -> int | None:
    total = part = 0
    before = ""
    for word in parts:
        if word in _ONES:
            if before in _ONES or (before in _TENS and not 0 < _ONES[word] < 10):  # noqa: PLR2004 -- “twenty ten” is none
                return None
            part += _ONES[word]
        elif word in _TENS:
            if before in _ONES or before in _TENS:
                return None
            part += _TENS[word]
        elif word == "hundred" and 0 < part < 100:  # noqa: PLR2004 -- “hundred hundred” is none
            part *= 100
        elif word in {"thousand", "million"} and part > 0 and not (total and word == "million"):
            total += part * _LARGE[word]
            part = 0
        else:
            return None
        before = word
    return total + part if parts else None


_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


def grouped_value(tokens: Sequence[Token]) -> int | None:
    """Return the value of an English number whose thousands may be parted by commas; None if it is no whole number."""
    if len(tokens) == 1 and _GROUPED.fullmatch(tokens[0].text):
        return int(tokens[0].text.replace(",", ""))
    return value(tokens)


def whole_phrase(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return where a number starts and ends of which some tokens are a part: “two” in “two million”."""
    if start == end or not all(is_number(token) for token in tokens[start:end]):
        return start, end
    while start and tokens[start - 1].cell == tokens[start].cell and is_number(tokens[start - 1]):
        start -= 1
    while end < len(tokens) and tokens[end].cell == tokens[start].cell and is_number(tokens[end]):
        end += 1
    return start, end


def is_whole_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return True if no word or sign of a number, and no hyphen, stands directly around some tokens."""
    for at in (start - 1, end):
        if not 0 <= at < len(tokens) or tokens[at].cell != tokens[start].cell:
            continue
        token = tokens[at]
        if is_number(token) or token.text.casefold() in _OF_A_NUMBER:
            return False
        if at == end and token.text.casefold() in _ORDINALS:
            return False
        glued = not tokens[start].space if at < start else not token.space
        if token.text in _SIGNS and (glued or token.text in "%‰°$€£¥"):
            return token.text == "." and at == end and (end + 1 == len(tokens) or tokens[end + 1].space)
        if not token.is_word and token.text in _SIGNS and token.text == "(":
            return False
    return True


def restated(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words start that a number in digits only says again, as in “thirty (30)”; None if it doesn't."""
    if not 1 < at < len(tokens) - 1 or tokens[at - 1].text != "(" or tokens[at + 1].text != ")":
        return None
    number = value(tokens[at : at + 1])
    if number is None or tokens[at].space or tokens[at + 1].space or not tokens[at].text.isdecimal():
        return None
    start = at - 1
    while start and tokens[start - 1].cell == tokens[at].cell and is_number(tokens[start - 1]):
        start -= 1
    whole = start < at - 1 and not any(token.text.isdecimal() for token in tokens[start : at - 1])
    if not whole or _goes_on(tokens, start, at + 2):
        return None
    return start if value(tokens[start : at - 1]) == number else None


def _goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return True if words of a number are the rest of a longer one: “hundred and thirty (30)”."""
    cell = tokens[start].cell
    before, after = tokens[max(0, start - 2) : start], tokens[end : end + 1]
    if after and after[0].cell == cell and (is_number(after[0]) or (after[0].text in _SIGNS and not after[0].space)):
        return after[0].text not in ".,)%"
    if not before or before[-1].cell != cell:
        return False
    joined = before[-1].text.casefold() == "and" and is_number(before[0])
    return joined or (before[-1].text in _SIGNS and not tokens[start].space and before[-1].text != "(")


def is_near_number(word: str) -> bool:
    """Return True if a word is a number, or holds one as a part of it."""
    plain = word.casefold()
    return any(number in plain for number in WORDS if len(number) > 3) or plain in WORDS  # noqa: PLR2004 -- “one” is in “someone”
