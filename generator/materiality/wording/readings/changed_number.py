"""A number that another one replaced where no other reading knows its kind: a count, an age, how often (§4.2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.number_parts import part_of
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings import consent_asked, periods
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, named
from generator.materiality.wording.readings.number_use import counts_something, is_conjunction
from generator.materiality.wording.readings.numerals import (
    LENGTH,
    MONEY,
    NEARLY,
    NUMBER,
    OFTEN,
    PERCENT,
    SHARE,
    Numeral,
    numerals,
)
from generator.materiality.wording.words import ages, dates
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS, MODALS
from generator.model.languages import READ
from generator.text.edits import Token, spelt

MOST_TOKENS: Final = 8
"""In a longer part, another number may be about something else."""
_AROUND: Final = 8
_NEAR: Final = 2
_NAMES: Final = {LENGTH: "period", SHARE: "percentage", PERCENT: "percentage", MONEY: "amount"}


def _month(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Return that the month or day of a date without a year changed: “24 January”, “January 24th”."""
    days = [
        _day_beside(tokens, span, sides.passage.background.language)
        for tokens, span in both(sides.passage, part)
        if span[1] - span[0] == 1
    ]
    if len(days) < len(("old", "new")) or not all(days) or days[0] == days[1]:
        return None
    return Reading(periods.ROWS["date"], f"The date changes: {' → '.join(days)}.")


def _day_beside(tokens: Sequence[Token], span: Span, language: str) -> str:
    """Return the day and month of which a token is one, as they are written; empty where it is none."""
    at = span[0]
    for first in (at - 1, at):
        pair = tokens[first : first + 2] if first >= 0 else ()
        if len(pair) == len(("day", "month")) and pair[0].cell == pair[1].cell and pair[1].space:
            number, month = pair if pair[0].text[:1].isdigit() else pair[::-1]
            is_month = month.text[:1].isupper() or not (language.startswith("en") or month.text in _NO_MONTHS)
            if is_month and dates.month_of(month.text, language) and _DAY.fullmatch(number.text):
                return spelt(pair)
    return ""


_NO_MONTHS: Final = frozenset({"may", "march", "mar"})
_DAY: Final = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """The numerals of each side of a part that the other side lacks, and the language in which they are read."""

    language: str
    gone: tuple[Numeral, ...]
    come: tuple[Numeral, ...]


def changed_number(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A number, in digits or words, that another one replaced; none of a name, an address, a reference or a version."""
    if found := _month(part, sides):
        return found
    exchange = _exchange(part, sides)
    if exchange is None or len(exchange.gone) != 1 or len(exchange.come) != 1:
        return None
    (old, was), (new, now) = both(sides.passage, part)
    language, gone, come = exchange.language, exchange.gone, exchange.come
    if _has_unit_now(gone[0], come[0]) or not _can_differ(gone[0], come[0]):
        return None
    if is_conjunction(old, gone[0]) or is_conjunction(new, come[0]):
        return _length_alone(part, sides, gone[0], come[0])
    if not _in_one_place((old, was, gone[0]), (new, now, come[0])):
        return None
    text = sides.passage.background.new
    if not counts_something(old, gone[0], language, text) or not counts_something(new, come[0], language, text):
        return None
    if gone[0].sort == come[0].sort == MONEY and all(any(map(str.isdigit, one.words)) for one in (gone[0], come[0])):
        return None  # read by its kind, in all its forms
    kind = _kind(gone[0], come[0])
    if all(
        ages.is_age(side, one.start, language, sides.passage.facts) for side, one in ((old, gone[0]), (new, come[0]))
    ):
        kind = "age"
    words = _with_noun(old, gone[0], new, come[0]) if kind == "count" else (gone[0].words, come[0].words)
    lower = kind == "age" and consent_asked.by_age(gone[0].value, come[0].value, new, come[0].start, language)
    reason = f"The {periods.NAMES[kind]} changes: {' → '.join(words).removesuffix('.')}."
    return Reading(periods.ROWS[kind], reason, asks_consent=lower or None)


def _length_alone(part: EditPart, sides: ReadingSides, gone: Numeral, come: Numeral) -> Reading | None:
    """Return that a length came or went where the other side has no number: “once you go”, “a year after you go”."""
    words = named(part, sides.passage)
    if come.sort == LENGTH and words:
        return Reading(periods.ROWS["period"], f"A new period is stated here: {words}.")
    if gone.sort == LENGTH and words:
        return Reading(periods.ROWS["period"], f"The period “{gone.words}” is no longer stated here: {words}.")
    return None


def _has_unit_now(gone: Numeral, come: Numeral) -> bool:
    """Return True if one of two numerals is the other with its unit: “those for seven”, “for seven years”."""
    short, long = sorted((one.words.casefold() for one in (gone, come)), key=len)
    return {gone.sort, come.sort} == {NUMBER, LENGTH} and long.startswith(f"{short} ")


def _can_differ(gone: Numeral, come: Numeral) -> bool:
    """Return True if at least one of two numerals names a number; “one”, beside “some”, may be none."""
    if gone.is_unit or come.is_unit or (gone.is_vague and come.is_vague):
        return False
    return not (gone.is_vague or come.is_vague) or 1.0 not in {gone.value, come.value}


def _kind(gone: Numeral, come: Numeral) -> str:
    """Return what both numbers are: a period, a percentage, an amount or, where they differ, a count."""
    kinds = {_NAMES.get(one.sort, "count") for one in (gone, come)}
    return kinds.pop() if len(kinds) == 1 else "count"


def says_the_same(part: EditPart, sides: ReadingSides, nearly: float = NEARLY) -> bool:
    """Return True if both sides of a part have a numeral, and each of them says what one of the other says.

    Lengths may differ by `nearly` of the longer one.
    """
    exchange = _exchange(part, sides, nearly)
    return exchange is not None and not exchange.gone and not exchange.come


def _exchange(part: EditPart, sides: ReadingSides, nearly: float = NEARLY) -> _Exchange | None:
    """Return the numerals that differ; None where one side has none, or where too much changed to compare them."""
    if part.longest > MOST_TOKENS:
        return None
    language = _language(sides)
    (old, was), (new, now) = both(sides.passage, part)
    if language not in READ or _ends_clause(old, was) or _ends_clause(new, now):
        return None
    before, after = _beside(old, was, language), _beside(new, now, language)
    before, after = (
        before or _article_as_number(old, was, after, language),
        after or _article_as_number(new, now, before, language),
    )
    if not before or not after:
        return None
    return _Exchange(
        language,
        tuple(one for one in before if not any(one.is_within(other, nearly) for other in after)),
        tuple(one for one in after if not any(one.is_within(other, nearly) for other in before)),
    )


def _ends_clause(tokens: Sequence[Token], span: Span) -> bool:
    """Return True if a clause ends in a span: not at the stop behind a number in digits, as in “3. Mahnung”."""
    return any(
        tokens[at].text in ";:!?." and not (tokens[at].text == "." and at and tokens[at - 1].text.isdecimal())
        for at in range(*span)
    )


def _language(sides: ReadingSides) -> str:
    """Return the language in which numbers are read: that of the words where a text is only called English."""
    background = sides.passage.background
    if background.is_english and not background.new.seems_english:
        return background.new.told_language
    return background.language.partition("-")[0]


def _beside(tokens: Sequence[Token], span: Span, language: str) -> list[Numeral]:
    """Return the numerals of which a token stands in a span; at a gap those that go on across it or end there."""
    first = max(0, span[0] - _AROUND)
    found = numerals(tokens[first : span[1] + _AROUND], language)
    moved = [one.at(first) for one in found]
    if span[0] == span[1]:
        return [one for one in moved if one.start <= span[0] <= one.end]
    return [one for one in moved if one.start < span[1] and span[0] < one.end]


def _article_as_number(tokens: Sequence[Token], span: Span, others: Sequence[Numeral], language: str) -> list[Numeral]:
    """Return the article of a span as a number where another number took its place: “a guest”, “two guests”."""
    if span[0] == span[1] or len(others) != 1 or others[0].sort not in {NUMBER, OFTEN}:
        return []
    found = part_of(tokens[span[0]].text.casefold(), language)
    is_one = found is not None and found.role == "one"
    return [Numeral(span[0], span[0] + 1, tokens[span[0]].text, NUMBER, 1.0)] if is_one else []


def _in_one_place(gone: tuple[Sequence[Token], Span, Numeral], come: tuple[Sequence[Token], Span, Numeral]) -> bool:
    """Return True if what stays of two numerals around a change is the same on both sides."""
    (old, was, one), (new, now, other) = gone, come
    starts = _texts(old, one.start, was[0]) == _texts(new, other.start, now[0])
    if starts and _texts(old, was[1], one.end) == _texts(new, now[1], other.end):
        return True
    before = [_texts(side, max(0, one.start - _NEAR), one.start) for side, one in ((old, one), (new, other))]
    after = [_texts(side, one.end, one.end + _NEAR) for side, one in ((old, one), (new, other))]
    return before[0] == before[1] and after[0] == after[1]


def _texts(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [token.text.casefold() for token in tokens[start:end]]


_SHORTEST_NOUN: Final = 4
_VERBS: Final = frozenset("need needs want wants require requires take takes come comes make makes give gives".split())
_UNIT: Final = re.compile(r"(?:[KMGT]i?B|[KMG]bit|[KMG]?Hz|[kcm]?m²?|k?g|°C|Uhr|[ap]\.m\b\.?|[AaPp][Mm])(?![\w/])")
"""A unit of which a number alone says nothing: “2 GB” is more than “500 MB”."""


def _with_noun(old: Sequence[Token], was: Numeral, new: Sequence[Token], now: Numeral) -> tuple[str, str]:
    """Return two numbers with the word behind both of them where it says what they count: “3 copies”, “5 copies”."""
    units = [_UNIT.match(spelt(side[one.end : one.end + 4])) for side, one in ((old, was), (new, now))]
    if units[0] and units[1]:
        return f"{was.words} {units[0][0]}", f"{now.words} {units[1][0]}"
    words = [side[one.end].text if one.end < len(side) else "" for side, one in ((old, was), (new, now))]
    plain = words[0].casefold()
    is_noun = plain.isalpha() and plain not in FUNCTION_WORDS | MODALS | _VERBS
    if words[0] != words[1] or len(plain) < _SHORTEST_NOUN or not is_noun:
        return was.words, now.words
    return f"{was.words} {words[0]}", f"{now.words} {words[1]}"
