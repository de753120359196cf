"""What a word is within a phrase that is a number: digits, number words, units, words for “times” (numerals.toml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator import program_files
from generator.materiality.wording.passages.quantities import CURRENCIES
from generator.materiality.wording.words import numbers, numbers_abroad
from generator.model.languages import ENGLISH
from generator.text.edits import Token

UNKNOWN: Final = -1.0
"""The value of a number that can't be worked out."""
_OF_HUNDRED: Final = frozenset("% percent prozent procent".split())
MULTIPLY: Final = frozenset({12.0, 100.0, 1_000.0, 1_000_000.0})


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a number: its role in the phrase, and its value."""

    role: str
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that are parts of numbers, and the patterns of those that are put together."""

    roles: Mapping[str, Part]
    values: Mapping[str, float]
    value: re.Pattern[str]
    number: re.Pattern[str]
    suffixes: Mapping[str, float]
    suffixed: re.Pattern[str]
    ordinal: re.Pattern[str]
    endings: tuple[str, ...]


@cache
def _words_of(language: str) -> _Words:
    table = program_files.patterns("materiality/wording/passages/numerals.toml")[language]
    roles = {
        word: Part(role, value)
        for role in ("unit", "share", "times", "ordinal", "number", "period")
        for word, value in _rows(table[role])
    }
    for role in ("vague", "often", "working", "each", "join"):
        roles |= {word: Part(role, UNKNOWN) for word in table[role].split()}
    roles |= {word: Part("one", 1.0) for word in table["one"].split()}
    suffixes, values = dict(_rows(table["suffixes"])), _number_words(language) | dict(_rows(table["parts"]))
    roles |= {word: Part("of hundred") for word in _OF_HUNDRED}
    roles |= {word: Part("money") for word in CURRENCIES if word not in values}  # “deux cents”
    roles |= {sign: Part("hyphen") for sign in "-‐‑"}
    value = "|".join(sorted(values, key=len, reverse=True))
    number = rf"(?:{'|'.join([value, *table['glue'].split()])})*(?:{value})"
    endings = ("", *table["endings"].split())
    return _Words(
        roles,
        values,
        re.compile(value),
        re.compile(number),
        suffixes,
        re.compile(rf"(?P<n>\d+|{number})-?(?P<s>{'|'.join(suffixes) or '(?!)'})(?:{'|'.join(endings)})"),
        re.compile(rf"(?P<n>\d+|{number})(?:{'|'.join(table['ordinal_endings'].split())})"),
        endings,
    )


def _rows(rows: Sequence[str]) -> Iterator[tuple[str, float]]:
    for row in rows:
        value, _, words = row.partition(":")
        yield from ((word, float(value)) for word in words.split())


_LARGE: Final = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}


def _number_words(language: str) -> dict[str, float]:
    if language == ENGLISH:
        return {word: float(numbers.value([Token(word)]) or 0) for word in numbers.WORDS} | _LARGE
    return {word: float(value) for word, value in numbers_abroad.values(language).items()}


_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_BOUND: Final = re.compile(r"(?:under|over|u)-?(?=\d)")
_APOSTROPHE: Final = re.compile(r"['’]")
_SHORTEST: Final = 4
LONGEST: Final = 40
"""Letters of a word that is looked at: no number that people write is longer, and others may be without end."""
_TWO: Final = 2


@lru_cache(maxsize=8192)
def part_of(word: str, language: str) -> Part | None:
    """Return what a word, in small letters, is within a number; None where it is no part of one."""
    table = _words_of(language)
    if word in table.roles:
        return table.roles[word]
    if len(word) > LONGEST:
        return None
    if word[:1].isnumeric() or _BOUND.match(word):
        return _of_digits(_BOUND.sub("", word), table)
    if table.number.fullmatch(word):
        return Part("number", _composed(word, table))
    if found := table.suffixed.fullmatch(word):
        return _suffixed(_composed(found["n"], table), table.suffixes[found["s"]])
    if found := table.ordinal.fullmatch(word):
        return Part("ordinal", _composed(found["n"], table))
    for ending in table.endings:
        stem = word.removesuffix(ending)
        if stem in table.suffixes:
            return Part("suffix", table.suffixes[stem])
        if stem != word and len(stem) >= _SHORTEST and stem in table.roles:
            return table.roles[stem]
    return _joined(word, language)


def _of_digits(word: str, table: _Words) -> Part | None:
    """Return a number in digits, alone or with an ending or suffix; None for what only begins with one."""
    if found := table.suffixed.fullmatch(word):
        return _suffixed(float(found["n"]), table.suffixes[found["s"]])
    if (found := table.ordinal.fullmatch(word)) and found["n"].isdecimal():
        return Part("ordinal", float(found["n"]))
    if word.isdecimal():
        return Part("number", float(word))
    if _GROUPS.fullmatch(word):
        return Part("number", float(re.sub(r"\D", "", word)))
    return Part("number", UNKNOWN) if _DIGITS.fullmatch(word) or len(word) == 1 else None


def _suffixed(number: float, suffix: float) -> Part:
    if suffix < 0:
        return Part("number", number)
    return Part("period", number * suffix) if suffix else Part("times", number)


def _joined(word: str, language: str) -> Part | None:
    """Return a word with an article before it (“d’un”, “all’anno”), or a share in one word (“two-thirds”)."""
    if word.count("-") == 1:
        parts = [part_of(one, language) for one in word.split("-") if one]
        values = [one.value for one in parts if one and one.role in {"number", "share"}]
        return Part("share", values[0] * values[1]) if len(values) == len(parts) == _TWO else None
    last = _APOSTROPHE.split(word)[-1]
    found = part_of(last, language) if last and last != word and "-" not in word else None
    if found and found.role == "unit":
        return Part("period", found.value)
    return found if found and found.role == "one" else None


def _composed(word: str, table: _Words) -> float:
    """Return the value of a number in one word: “fünfunddreißig”, “duecento”."""
    return put_together([table.values[one] for one in table.value.findall(word)])


def put_together(values: Sequence[float]) -> float:
    """Return what number words say together: “two hundred” is 200, “treinta y cinco” 35."""
    total = 0.0
    for value in values:
        total = total * value if total and value in MULTIPLY else total + value
    return total
