"""A number that another one replaced where no other reading knows its kind: a count, an age, how often (§4.2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.materiality.wording import ages, dates, periods, references
from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.edit_reading import Reading, ReadingSides, both
from generator.materiality.wording.number_parts import READ, part_of
from generator.materiality.wording.numerals import (
    LENGTH,
    MONEY,
    NUMBER,
    OFTEN,
    ORDER,
    PERCENT,
    SHARE,
    Numeral,
    numerals,
)
from generator.materiality.wording.passage import Span, starts_sentence
from generator.materiality.wording.vocabulary import FUNCTION_WORDS, MODALS
from generator.source.text_language import language_of
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
    if not _can_differ(gone[0], come[0]) or not _in_one_place((old, was, gone[0]), (new, now, come[0])):
        return None
    small = sides.passage.background.new.small_words
    if not _counts(old, gone[0], language, small) or not _counts(new, come[0], language, small):
        return None
    if gone[0].sort == come[0].sort == MONEY and all(any(map(str.isdigit, one.words)) for one in (gone[0], come[0])):
        return None  # read by its kind, in all its forms
    kind = _kind(gone[0], come[0])
    if all(ages.is_age(side, one.start, language) for side, one in ((old, gone[0]), (new, come[0]))):
        kind = "age"
    words = _with_noun(old, gone[0], new, come[0]) if kind == "count" else (gone[0].words, come[0].words)
    return Reading(periods.ROWS[kind], f"The {periods.NAMES[kind]} changes: {' → '.join(words)}.")


def _can_differ(gone: Numeral, come: Numeral) -> bool:
    """Return True if at least one of two numerals names a number; “one”, beside “some”, may be none."""
    if gone.is_unit or come.is_unit or (gone.is_vague and come.is_vague):
        return False
    return not (gone.is_vague or come.is_vague) or 1.0 not in {gone.value, come.value}


def _kind(gone: Numeral, come: Numeral) -> str:
    """Return what both numbers are: a period, a percentage, an amount or, where they differ, a count."""
    kinds = {_NAMES.get(one.sort, "count") for one in (gone, come)}
    return kinds.pop() if len(kinds) == 1 else "count"


def says_the_same(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if both sides of a part have a numeral, and each of them says what one of the other says."""
    exchange = _exchange(part, sides)
    return exchange is not None and not exchange.gone and not exchange.come


def _exchange(part: EditPart, sides: ReadingSides) -> _Exchange | None:
    """Return the numerals that differ; None where one side has none, or where too much changed to compare them."""
    if max(part.old[1] - part.old[0], part.new[1] - part.new[0]) > MOST_TOKENS:
        return None
    language = _language(sides)
    (old, was), (new, now) = both(sides.passage, part)
    if language not in READ or _ends_clause(old, was) or _ends_clause(new, now):
        return None
    before, after = _beside(old, was, language), _beside(new, now, language)
    before, after = before or _one(old, was, after, language), after or _one(new, now, before, language)
    if not before or not after:
        return None
    return _Exchange(
        language,
        tuple(one for one in before if not any(map(one.is_same, after))),
        tuple(one for one in after if not any(map(one.is_same, before))),
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
        return language_of(background.new.source)
    return background.language.partition("-")[0]


def _beside(tokens: Sequence[Token], span: Span, language: str) -> list[Numeral]:
    """Return the numerals of which a token stands in a span; at a gap those that go on across it or end there."""
    first = max(0, span[0] - _AROUND)
    found = numerals(tokens[first : span[1] + _AROUND], language)
    moved = [one.at(first) for one in found]
    if span[0] == span[1]:
        return [one for one in moved if one.start <= span[0] <= one.end]
    return [one for one in moved if one.start < span[1] and span[0] < one.end]


def _one(tokens: Sequence[Token], span: Span, others: Sequence[Numeral], language: str) -> list[Numeral]:
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


_LABELS: Final = re.compile(
    r"versions?|v|p|pp|pages?|seiten?|options?|plans?|packages?|questions?|phases?|levels?|tiers?|grades?|stages?|types?|forms?|lines?|rooms?|floors?|suites?|box|gates?"
    r"|zip|postcode|tel|phone|fax|ext|extension|no|nos|nr|numbers?|chapters?|recitals?|iso|windows|ios|android|directive"
    r"|etage|zimmer|plz|telefon|fassung|erwägungsgrund|chapitre|considérant|versión|versione|versie|piso|piano|étage"
)
_PEOPLE: Final = re.compile(
    r"users?|customers?|members?|people|persons?|visitors?|clients?|players?|subscribers?|employees?|countries|websites?"
    r"|nutzer\w*|kunden\w*|utilisateurs?|usuarios?|clientes?|utenti|clienti|gebruikers?|klanten"
)
_UNITS: Final = frozenset("KB MB GB TB KiB MiB GiB TiB AM PM Uhr GHz MHz Mbit Gbit".split())
_STREETS: Final = re.compile(r"(?:rue|avenue|boulevard|place|quai|chemin|via|viale|piazza|calle|plaza)\b")
MANY: Final = 1_000
"""So many people are named to impress."""
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST: Final = 4
"""Digits of a count without a sign between thousands; more are of a postcode, a telephone, a number of a register."""
_NO_ORDER: Final = re.compile(
    r"part(?:y|ies)|countr(?:y|ies)|names?|persons?|instance|hand|place|floor|street|avenue|century|parti\w*|pays|país\w*"
    r"|paes\w*|étage|piso|piano|verdieping|stock|etage|jahrhundert\w*|siècle|siglo|secolo|eeuw"
)
_OPENING: Final = frozenset("([“”\"„«‘'¿¡|")
_RAISED: Final = frozenset("ºª°")
_CLOSING: Final = _RAISED | frozenset(".,;:!?)]”“\"»’'…%")
_FIRST: Final = FUNCTION_WORDS | frozenset(
    "under over between after before each only until nearly almost within unter über nach ab bis jede nur après dès"
    " chaque avec con tras cada dopo ogni na elke jede bij".split()
)
_PRONOUNS: Final = frozenset("Sie Ihnen Ihre Ihr Ihrer Ihren Wir I".split())


def _counts(tokens: Sequence[Token], one: Numeral, language: str, small: frozenset[str]) -> bool:
    """Return True if a numeral counts something: it is no part of a name, an address, a reference or a version."""
    before = tokens[one.start - 1] if one.start and tokens[one.start - 1].cell == tokens[one.start].cell else None
    after = tokens[one.end] if one.end < len(tokens) and tokens[one.end].cell == tokens[one.start].cell else None
    if any(token.target and not token.is_word for token in tokens[one.start : one.end]) or _is_glued(tokens, one):
        return False
    is_figure = one.sort == NUMBER or tokens[one.start].text[:1].isdigit()
    if is_figure and _is_labelled(tokens, one, small):
        return False
    if one.sort in {LENGTH, MONEY, OFTEN, PERCENT}:
        return True
    if before and tokens[one.start].text[:1].isdigit() and _is_name(tokens, one.start - 1, small):
        return False
    if one.sort == SHARE:
        return True
    if one.sort == ORDER:
        is_name = _is_name(tokens, one.end - 1, small) or (after and after.text[:1].isupper() and language != "de")
        return not is_name and not (after and _NO_ORDER.fullmatch(after.text.casefold()))
    return bool(before or after) and not _is_label(tokens, one, (before, after), language)


def _is_labelled(tokens: Sequence[Token], one: Numeral, small: frozenset[str]) -> bool:
    """Return True if a word says that a numeral is no count, also of several: “sections 3 and 4”."""
    at = one.start - 1
    while at > 0 and _is_of_several(tokens, at):
        at -= 1
    if at < 0 or tokens[at].cell != tokens[one.start].cell:
        return False
    word = tokens[at].text.replace("’", "'").rpartition("'")[2]
    if word == ".":
        return tokens[one.start].text[:1].isdigit() and at > 0 and len(tokens[at - 1].text) <= _LONGEST
    several = at < one.start - 1 and _is_name(tokens, at, small) and tokens[one.start].text[:1].isdigit()
    return several or references.names_part(word) or _LABELS.fullmatch(word.casefold()) is not None


def _is_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is a number before another one, or stands between them."""
    is_dash = tokens[at].text in "–-" and tokens[at - 1].text[:1].isdigit()
    return is_dash or tokens[at].text.casefold() in _BETWEEN or tokens[at].text[:1].isdigit()


_BETWEEN: Final = frozenset("and or to und oder bis et ou à y o e en of , ( )".split())


def _is_glued(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if a sign joins a numeral to something else: “5/7”, “3.1.2”, “(4)”."""
    if one.start and not tokens[one.start].space and tokens[one.start - 1].text not in _OPENING:
        return tokens[one.start - 1].cell == tokens[one.start].cell
    if one.end == len(tokens) or tokens[one.end].space or tokens[one.end].cell != tokens[one.start].cell:
        return False
    if one.start and tokens[one.start - 1].text == "(" and tokens[one.end].text == ")":
        return True
    if tokens[one.end].text == "." and one.end + 1 < len(tokens) and tokens[one.end + 1].text in _RAISED:
        return False
    glued = one.end + 1 < len(tokens) and not tokens[one.end + 1].space and tokens[one.end + 1].is_word
    return tokens[one.end].text not in _CLOSING or (glued and tokens[one.end].text in ".,:")


def _is_label(tokens: Sequence[Token], one: Numeral, beside: tuple[Token | None, Token | None], language: str) -> bool:
    """Return True if a number is probably one of an address, a register, a name, a heading, or says how many use it."""
    before, after = beside
    digits = [token.text for token in tokens[one.start : one.end] if token.text[:1].isdigit()]
    if _are_in_a_row(tokens, one) or any(map(_is_no_count, digits)):
        return True
    if digits and tokens[0].text == digits[0] and not one.start and after and after.text in ".):":
        return True
    if digits and after and after.text[:1].isupper() and language != "de" and not (before and after.text in _UNITS):
        return True  # “1 MB Download” says how large a file is
    if digits and before and before.text == "," and one.start > 1 and tokens[one.start - 2].text[:1].isupper():
        return True
    if digits and after and after.text == "," and _STREETS.match(spelt(tokens[one.end + 1 : one.end + 2])):
        return True
    near = (token.text.casefold() for token in tokens[one.end : one.end + 3])
    return one.value is not None and one.value >= MANY and any(_PEOPLE.fullmatch(word) for word in near)


def _are_in_a_row(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if two numbers in digits follow each other, as in a telephone number."""
    return any(all(token.text[:1].isdigit() for token in pair) for pair in pairwise(tokens[one.start : one.end]))


def _is_no_count(digits: str) -> bool:
    return digits[0] == "0" or (digits.isdecimal() and len(digits) > _LONGEST) or bool(_YEAR.fullmatch(digits))


def _is_name(tokens: Sequence[Token], at: int, small: frozenset[str]) -> bool:
    """Return True if a word has a capital and is no pronoun, nor the first one of a sentence and used without it."""
    text = tokens[at].text
    if not text[:1].isupper() or text in _PRONOUNS:
        return False
    return not (starts_sentence(tokens, at) and (text.casefold() in small or text.casefold() in _FIRST))


def _with_noun(old: Sequence[Token], was: Numeral, new: Sequence[Token], now: Numeral) -> tuple[str, str]:
    """Return two numbers with the word behind both of them where it says what they count: “3 copies”, “5 copies”."""
    words = [side[one.end].text if one.end < len(side) else "" for side, one in ((old, was), (new, now))]
    plain = words[0].casefold()
    if words[0] != words[1] or len(plain) < _LONGEST or not plain.isalpha() or plain in FUNCTION_WORDS | MODALS:
        return was.words, now.words
    return f"{was.words} {words[0]}", f"{now.words} {words[1]}"
