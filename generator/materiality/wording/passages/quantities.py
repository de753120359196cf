"""Quantities in a passage: periods, amounts, percentages, ages, counts with a unit, dates in a sentence."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from generator.materiality.wording.passages.passage import starts_sentence
from generator.materiality.wording.passages.tokens import plain_word
from generator.materiality.wording.words import numbers
from generator.materiality.wording.words.dates import dates_in
from generator.materiality.wording.words.fraction_numbers import FractionNumber, fraction_at
from generator.schema import durations
from generator.schema.durations import DAYS_OF_UNIT, Duration
from generator.text.edits import Token, plain_form, spelt

PERIODS: Final = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    **DAYS_OF_UNIT,
    "quarter": 91.0,
}
"""Days of each unit of time."""
_UNITS: Final = {
    "second": ("second seconds", "sekunde sekunden secondes segundos secondi"),
    "minute": ("minute minutes mins", "min minuten minutos minuti"),
    "hour": ("hour hours hr hrs h", "stunde stunden std stdn heure heures hora horas ora ore uur uren"),
    "day": ("day days", "tag tage tagen jour jours día días dia dias giorno giorni dag dagen"),
    "week": ("week weeks", "woche wochen semaine semaines semana semanas settimana settimane weken"),
    "month": ("month months", "monat monate monaten mois mes meses mese mesi maand maanden"),
    "quarter": ("quarter quarters", "quartal"),
    "year": ("year years yr yrs", "jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren"),
}
"""The words of units, in English and in other languages: an English text knows the first ones only (“5 an item”)."""
UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words[0].split()}
UNIT_ABROAD: Final = UNIT_OF | {word: unit for unit, words in _UNITS.items() for word in words[1].split()}
_NO_UNIT: Final = {"de": frozenset({"an"})}
"""Units of other languages that are common words of one."""


@lru_cache(maxsize=16)
def _units(language: str) -> Mapping[str, str]:
    """Return the words of units that are read in a language."""
    if language.startswith("en"):
        return UNIT_OF
    common = _NO_UNIT.get(language.partition("-")[0], frozenset())
    return {word: unit for word, unit in UNIT_ABROAD.items() if word not in common}


_ORDINALS: Final = frozenset({"second", "minute", "quarter"})
"""Units that are other words too: after more than one, they stand in the plural."""
_BETWEEN: Final = frozenset("business calendar working consecutive full more further additional - ( )".split())
_WORKING: Final = frozenset({"business", "working"})
CURRENCIES: Final = frozenset(
    "$ € £ ¥ ₹ usd eur gbp cad aud chf dollar dollars euro euros pound pounds cents yen".split()
)
_PERCENT: Final = frozenset("% ‰ percent per-cent".split())
_COUNTED: Final = frozenset(
    "device devices account accounts copies copy times attempts requests licence licences license licenses seats"
    " participants installments instalments words characters kilometres kilometers miles metres meters".split()
)
_AGE_AFTER: Final = re.compile(r"^(?:years? (?:old|of age)|years?-old)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: its kind (period, amount, percentage, age, count, date), its words, and where its tokens stand.

    `days` is the length of a period, `day` that of a date, `value` the number where it is one whole number.
    """

    kind: str
    words: str
    start: int
    end: int
    value: int | None = None
    days: float | None = None
    day: datetime.date | None = None

    @property
    def duration(self) -> Duration | None:
        """The length of time that it is; None where it is a range, counts working days, or is no period."""
        if self.value is None or self.days is None:
            return None
        unit = next((unit for unit, days in DAYS_OF_UNIT.items() if self.days == self.value * days), "")
        return durations.parse(f"{self.value} {unit}")

    @property
    def plain(self) -> str:
        """Its words as the same quantity may be written elsewhere: no spaces, one sign for dashes, percent, money."""
        return _plain_words(self.kind, self.words)


@lru_cache(maxsize=512)
def _plain_words(kind: str, said: str) -> str:
    words = re.sub(r"[\u2010-\u2015]", "-", plain_form(said).casefold())
    words = re.sub(r"per[- ]?cent", "%", re.sub(r"(?<=\d) (?:to|and) (?=\d)", "-", words)).replace(" ", "")
    found = _NUMBER.search(words) if kind == "amount" else None
    if not found:
        return words
    number = re.sub(r"[.,'’](?=\d{3}(?!\d))", "", _NO_CENTS.sub("", found[0]))
    sign = words.replace(found[0], "")
    return number + _SIGN_OF.get(sign, sign)


_NUMBER: Final = re.compile(r"\d(?:[\d.,'’]*\d)?(?:[.,]-+)?")
_NO_CENTS: Final = re.compile(r"[.,](?:00(?!\d)|-+)$")


def currency_of(words: Iterable[str]) -> str:
    """Return the sign or word of the currency among some words, in one form of those that it has; empty for none."""
    plain = (word.casefold() for word in words)
    return next((_SIGN_OF.get(word, word) for word in plain if word in CURRENCIES), "")


_SIGN_OF: Final = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "eur": "€", "pound": "£", "pounds": "£"}


def quantities(tokens: Sequence[Token], language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a passage, in the order of the text."""
    return tuple(_quantities(tokens, language))


def _quantities(tokens: Sequence[Token], language: str) -> Iterator[Quantity]:
    at = 0
    dated = _dates(tokens, language)
    while at < len(tokens):
        if at in dated:
            end, day = dated[at]
            yield Quantity("date", spelt(tokens[at:end]), at, end, day=day)
            at = end
        elif numbers.is_number(tokens[at]):
            fraction = fraction_at(tokens, at, language)
            end = at + (fraction.length if fraction else 1)
            while end < len(tokens) and _goes_on(tokens, end):
                end += 1
            found = _one(tokens, at, end, _units(language), _value(tokens[at:end], fraction))
            if found:
                yield found
            at = max(end, found.end if found else 0)
        else:
            at += 1


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token goes on with the number before it: another word of it, or the same in brackets."""
    if tokens[at].text == "and":
        words = [token.text.casefold() for token in tokens[at - 1 : at + 2 : 2]]
        return len(words) > 1 and words[0] in {"hundred", "thousand"} and words[1] in numbers.WORDS
    if numbers.is_number(tokens[at]):
        return tokens[at].text.casefold() in numbers.WORDS or continues_groups(tokens, at)
    return False


def _no_cents(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens at a place say that there are no cents: two in “5,- €”."""
    signs = [token.text for token in tokens[at : at + 2] if not token.space]
    return len(signs) if len(signs) == len(",-") and signs[0] in {",", "."} and signs[1] in _DASHES else 0


_DASHES: Final = frozenset("-‐‑‒–—")


def continues_groups(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is a further group of three digits of one number: “100 000”."""
    before, here = tokens[at - 1].text, tokens[at]
    if not (here.space and here.cell == tokens[at - 1].cell and len(here.text) == _GROUP and here.text.isdecimal()):
        return False
    return before.isdecimal() and len(before) <= _GROUP and before[0] != "0"


_GROUP: Final = 3


def _value(tokens: Sequence[Token], fraction: FractionNumber | None) -> Fraction | None:
    """Return the value of a number, which may begin with one that has a fraction: “1.5 million”."""
    if fraction is None:
        whole = numbers.value(tokens)
        return None if whole is None else Fraction(whole)
    return fraction.value if fraction.length == len(tokens) else None


def _one(
    tokens: Sequence[Token], start: int, end: int, unit_of: Mapping[str, str], exact: Fraction | None
) -> Quantity | None:
    value = int(exact) if exact is not None and exact.denominator == 1 else None
    first = tokens[start].text.casefold()
    glued = first.partition("-")
    if glued[0] and glued[2] not in {"", "quarters"} and glued[2].rstrip("s") in {unit.rstrip("s") for unit in unit_of}:
        word = next((unit for unit in unit_of if unit.rstrip("s") == glued[2].rstrip("s")), "")
        number = numbers.value([Token(glued[0])])
        unit = unit_of.get(word, "")
        days = number * PERIODS[unit] if number is not None and unit else None
        return Quantity("period", spelt(tokens[start:end]), start, end, number, days)
    after = end
    while after < len(tokens) and after < end + 5:
        if plain_word(tokens[after]) in _BETWEEN or tokens[after].text.isdigit():
            after += 1
        elif _joins_range(tokens, start, after):
            after += 2
        else:
            break
    is_range = any(_is_of_range(tokens, at) for at in range(end, after))
    word = plain_word(tokens[after]).rstrip("'’") if after < len(tokens) else ""
    before = spelt(tokens[max(0, start - 4) : start])
    following = plain_word(tokens[after + 1]) if after + 1 < len(tokens) else ""
    is_share = unit_of.get(word) == "quarter" and following in unit_of  # “two and three quarters years”
    if word in unit_of and not is_share and not (word in _ORDINALS and value != 1):
        rest = spelt(tokens[after : after + 3])
        words = spelt(tokens[start : after + 1])
        if unit_of[word] == "year" and (
            _AGE_AFTER.match(rest) or re.search(r"\bage[ds]?(?: of)?\W*$", before, re.IGNORECASE)
        ):
            return Quantity("age", words, start, after + 1, value)
        days = float(exact) * PERIODS[unit_of[word]] if exact is not None and not is_range else None
        if days is not None and any(token.text.casefold() in _WORKING for token in tokens[end:after]):
            days *= 1.4
        return Quantity("period", words, start, after + 1, value, days)
    next_word = plain_word(tokens[end]) if end < len(tokens) else ""
    if next_word in _PERCENT or first.endswith("%"):
        return Quantity("percentage", spelt(tokens[start : end + (next_word in _PERCENT)]), start, end + 1, value)
    if next_word == "per" and end + 1 < len(tokens) and plain_word(tokens[end + 1]) == "cent":
        return Quantity("percentage", spelt(tokens[start : end + 2]), start, end + 2, value)
    prefix = tokens[start - 1].text.casefold() if start else ""
    last = end + _no_cents(tokens, end)
    next_word = plain_word(tokens[last]) if last < len(tokens) else ""
    if prefix in CURRENCIES or next_word in CURRENCIES:
        begin = start - (prefix in CURRENCIES)
        until = last + (next_word in CURRENCIES)
        return Quantity("amount", spelt(tokens[begin:until]), begin, until, value)
    if re.search(r"\bage[ds]?(?: of)?\W*$", before, re.IGNORECASE):
        return Quantity("age", spelt(tokens[start:end]), start, end, value)
    if last == end and next_word in _COUNTED and not _is_of_name(tokens, start):
        return Quantity("count", spelt(tokens[start : end + 1]), start, end + 1, value)
    return None


def _joins_range(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return True if a word stands between the two numbers of a range: “30 to 60”, “between 30 and 60”."""
    if at + 1 >= len(tokens) or not numbers.is_number(tokens[at + 1]):
        return False
    word = plain_word(tokens[at])
    return word == "to" or (word == "and" and start > 0 and plain_word(tokens[start - 1]) == "between")


def _is_of_range(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is the second number of a range: “30–60”, and not “thirty (30)”."""
    return numbers.is_number(tokens[at]) and plain_word(tokens[at - 1]) in {"-", "to", "and"}


def _is_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a number goes on with a name that stands directly before it: a product and its version."""
    if not at or tokens[at - 1].cell != tokens[at].cell or starts_sentence(tokens, at - 1):
        return False
    return tokens[at - 1].text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that is written with its month in letters, and where its tokens start and end."""

    start: int
    end: int
    day: datetime.date


@lru_cache(maxsize=64)
def dated(tokens: tuple[Token, ...], language: str) -> tuple[Dated, ...]:
    """Return the dates of a passage that name a day, a month in letters and a year."""
    return tuple(_dated(tokens, language))


def _dated(tokens: Sequence[Token], language: str) -> Iterator[Dated]:
    for start, end, day in _found(tokens, language):
        words = spelt(tokens[start:end])
        if day is not None and len(re.findall(r"\d+", words)) == 2 and re.search(r"[^\W\d_]{3}", words):  # noqa: PLR2004
            yield Dated(start, end, day)


def _dates(tokens: Sequence[Token], language: str) -> dict[int, tuple[int, datetime.date | None]]:
    """Return where each date begins, with where it ends, as numbers of tokens, and its day."""
    return {start: (end, day) for start, end, day in _found(tokens, language)}


_DIGIT: Final = re.compile(r"\d")


def _found(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int, datetime.date | None]]:
    if not _DIGIT.search(" ".join([token.text for token in tokens])):
        return
    text, starts = "", []
    for n, token in enumerate(tokens):
        text += " " if token.space and n else ""
        starts.append(len(text))
        text += token.text
    for start, end, day in dates_in(text, language):
        first = next(n for n, at in enumerate(starts) if at + len(tokens[n].text) > start)
        yield first, next((n for n, at in enumerate(starts) if at >= end), len(tokens)), day
