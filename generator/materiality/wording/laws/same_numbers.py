"""L4: one number, share or day in two forms: as words or digits, “percent” or “%”, “3 May 2024” or “May 3, 2024”."""

import datetime
import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, lengths, starts_sentence
from generator.materiality.wording.passages.quantities import UNIT_ABROAD, UNIT_OF, dated
from generator.materiality.wording.words import numbers, numbers_abroad
from generator.text.edits import Token

LONGEST_DATE: Final = 8  # tokens


def same_number(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one whole number as words or digits, or in digits of another script; whole phrases on both sides."""
    if not all(
        start < end and numbers.begins_number(tokens, start) for tokens, (start, end) in passage.sides(old, new)
    ):
        return False
    read = numbers.grouped_value if passage.background.is_english else numbers.value
    old, new = (numbers.whole_phrase(tokens, *span) for tokens, span in passage.sides(old, new))
    was, now = read(passage.old(old)), read(passage.new(new))
    if was is None or was != now:
        return False
    if any(_is_of_name(tokens, *span) for tokens, span in passage.sides(old, new)):
        return False
    if was == 1 and not _counts_a_unit(passage, old, new):
        return False  # “one” is a pronoun too
    words = any(not token.text.isdigit() for token in (*passage.old(old), *passage.new(new)))
    if words and not passage.background.is_english:
        return False
    return all(numbers.is_whole_phrase(tokens, *span) for tokens, span in passage.sides(old, new))


def _is_of_name(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Return True if a number in words begins a name: “Four Seasons”, where no sentence starts."""
    after = tokens[end].text if end < len(tokens) else ""
    if not tokens[start].text.istitle() or not after.istitle() or after.casefold() in UNIT_OF:
        return False
    return not starts_sentence(tokens, start) and not (start and tokens[start - 1].text.istitle())


def same_number_abroad(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one number before a unit of time as a word and as digits, in a language other than English."""
    if passage.background.is_english or lengths(old, new) != (1, 1):
        return False
    language = passage.background.language
    values = {numbers_abroad.value(tokens[span[0]].text, language) for tokens, span in passage.sides(old, new)}
    if len(values) != 1 or None in values:
        return False
    return all(
        numbers_abroad.is_whole(tokens, *span, language) and _is_unit_abroad(tokens, span[1])
        for tokens, span in passage.sides(old, new)
    )


def _is_unit_abroad(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].space and tokens[at].text.casefold() in UNIT_ABROAD


def restated_number(passage: Passage, old: Span, new: Span) -> bool:
    """L4: a number that stands in words and in digits, “thirty (30)”, keeps one of them."""
    if not passage.background.is_english or (old[0] == old[1]) == (new[0] == new[1]):
        return False
    here, span = (passage.wording.old, old) if old[0] < old[1] else (passage.wording.new, new)
    other, there = (passage.wording.new, new[0]) if old[0] < old[1] else (passage.wording.old, old[0])
    start, end = span
    if here[start].text == "(" and end == start + 3 and numbers.restated(here, start + 1) is not None:
        return True
    if _restated_in_words(here, start, end):
        return 0 < there <= len(other) and other[there - 1].text == here[start - 1].text
    if end < len(here) and numbers.restated(here, end) == start:
        return there < len(other) and other[there].text == here[end].text
    kept = start - 1
    if here[start].text != ")" or end != start + 1 or numbers.restated(here, kept) is None:
        return False
    return 0 < there <= len(other) and other[there - 1].text == here[kept].text


def _restated_in_words(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Return True if tokens are a number in words and brackets that the digits before them say: “30 (thirty)”."""
    if end - start < len("(x)") or (tokens[start].text, tokens[end - 1].text) != ("(", ")") or not start:
        return False
    inside = tokens[start + 1 : end - 1]
    if any(token.text.isdecimal() for token in inside) or not numbers.is_whole_phrase(tokens[:start], start - 1, start):
        return False
    number = numbers.value(tokens[start - 1 : start]) if tokens[start - 1].text.isdecimal() else None
    return number is not None and number == numbers.value(inside)


def same_percent(passage: Passage, old: Span, new: Span) -> bool:
    """L4: “percent”, “per cent” and “%” behind the same number on both sides."""
    words = {tuple(token.text.casefold() for token in side) for side in (passage.old(old), passage.new(new))}
    if not passage.background.is_english or not words <= _PERCENT:
        return False
    numbered = [tokens[start - 1].text if start else "" for tokens, (start, _) in passage.sides(old, new)]
    if not _NUMBER.fullmatch(numbered[0]) or numbered[0] != numbered[1]:
        return False
    ends = [tokens[end] for tokens, (_, end) in passage.sides(old, new) if end < len(tokens)]
    return all(token.space or not token.is_word for token in ends)


def same_share(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one whole number of percent in words and in digits: “five percent”, “5%”."""
    if not passage.background.is_english or min(lengths(old, new)) < _LEAST_SHARE:
        return False
    shares = [_share(tokens, *span) for tokens, span in passage.sides(old, new)]
    return shares[0] is not None and shares[0] == shares[1]


def _share(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """Return how many percent a span of tokens says and nothing else; None where it doesn't, or only a part of them."""
    for sign in range(1, min(2, end - start - 1) + 1):  # words of the sign behind those of the number
        written = tuple(token.text.casefold() for token in tokens[end - sign : end])
        if written in _PERCENT:
            whole = numbers.is_whole_phrase(tokens, start, end) and tokens[start].space
            return numbers.value(tokens[start : end - sign]) if whole else None
    return None


_DIGIT: Final = re.compile(r"\d")
_LEAST_SHARE: Final = 2  # tokens
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_PERCENT: Final = frozenset({("percent",), ("per", "cent"), ("per-cent",), ("%",)})


def same_date(passage: Passage, old: Span, new: Span) -> bool:
    """L4: part of a date that names the same day on both sides, its month in letters."""
    was = _date_around(passage, passage.wording.old, old)
    return was is not None and was == _date_around(passage, passage.wording.new, new)


def _date_around(passage: Passage, tokens: tuple[Token, ...], span: Span) -> datetime.date | None:
    """Return the day of the date that some tokens are a part of, or that stands at a gap between tokens."""
    start = max(0, span[0] - LONGEST_DATE)
    first, last = span[0] - start, span[1] - start
    if not has_digit_near(tokens, span):
        return None
    found = dated(tokens[start : span[1] + LONGEST_DATE], passage.background.language)
    return next((one.day for one in found if one.start <= first and last <= one.end), None)


def has_digit_near(tokens: Sequence[Token], span: Span) -> bool:
    """Return True if a digit stands in some tokens or so near to them that both may be of one date."""
    near = tokens[max(0, span[0] - LONGEST_DATE) : span[1] + LONGEST_DATE]
    return _DIGIT.search(" ".join([token.text for token in near])) is not None


def _counts_a_unit(passage: Passage, old: Span, new: Span) -> bool:
    return all(
        span[1] < len(tokens) and tokens[span[1]].text.casefold() in UNIT_OF for tokens, span in passage.sides(old, new)
    )
