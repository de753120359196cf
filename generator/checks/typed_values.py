"""Values typed into the prose of a section that states facts of their kind (rule X1): the burden is on what is typed.

A period, age, amount of money, e-mail address or telephone number that equals none of its facts is an error unless the
section's file lists it under `meant:`; one that equals a fact is a warning, since it will not change with it. No word
around the value is asked what the value is about: where a text and its facts part ways, a person says which is right.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.checks.equal_values import is_equal, may_be_as_long, same_number
from generator.checks.prose import Prose, proses
from generator.checks.stated_values import Stated, stated_in_words, stated_values
from generator.errors import Finding, Place, Severity
from generator.materiality.wording.passages.quantities import PERIODS, UNIT_ABROAD, Quantity, quantities
from generator.materiality.wording.passages.tokens import starts_in
from generator.materiality.wording.words import numbers, numbers_abroad
from generator.model.document import Document
from generator.model.languages import ENGLISH, code_of
from generator.schema import durations
from generator.schema.durations import DAYS_OF_UNIT, Duration
from generator.schema.nodes import in_quotes
from generator.source.assembly import SectionSource
from generator.suggestions.contacts import EMAIL, PHONE
from generator.text.edits import Token, tokens

MOST: Final = 1_000
CONFLICT: Final = "conflict"
TYPED: Final = "typed-value"
_OLDEST: Final = 99
_OF_A_LANGUAGE: Final = frozenset({"period", "amount"})
"""Kinds of values that facts write as English does."""
_NUMBERS_ALONE: Final = frozenset({"age", "amount"})
"""Kinds of values of which a fact prints the number, without “years” or “€”."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A value in prose: its kind, where it starts in its block, as it is written, and whether it equals a fact."""

    kind: str
    start: int
    literal: str
    equals: Callable[[Stated], bool]


def typed_values(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find the values typed into sections that state facts of their kind.

    The first `MOST` of each rule in a section are given, so that no crowd of what is only typed hides a contradiction.
    """
    spoken = code_of(document.language) != ENGLISH
    stated = {source.id: tuple(stated_values(source.facts)) for source in sources}
    for source in sources:
        own = stated[source.id]
        kinds = {one.kind for one in own}
        if not kinds:
            continue
        elsewhere = [
            Stated(one.kind, f"{name}.{one.path}", one.value, one.unit)
            for name, every in stated.items()
            if name != source.id
            for one in every
        ]
        words = tuple(stated_in_words(source.facts))
        yield from _stale(source)
        given: Counter[str] = Counter()
        for prose in proses(source):
            for typed in sorted(typed_in(prose, kinds, document.language), key=lambda one: one.start):
                place = prose.place(typed.start, typed.literal)
                finding = _judged(typed, own, elsewhere, place, source.meant, spoken=spoken)
                if finding and finding.rule == CONFLICT and _says(words, typed.literal):
                    continue
                if finding and given[finding.rule] < MOST:
                    given[finding.rule] += 1
                    yield finding


def _stale(source: SectionSource) -> Iterator[Finding]:
    """Find what is listed as meant, and stands nowhere in the section any more."""
    body = " ".join(source.body.split()).casefold()
    for words in source.meant:
        if " ".join(words.split()).casefold() not in body:
            message = f"{in_quotes(words)} is listed under “meant:” and does not stand in this section"
            yield Finding(Place(source.path), TYPED, message, "take it out of the list", Severity.WARNING)


def _judged(
    typed: Typed,
    own: Sequence[Stated],
    elsewhere: Sequence[Stated],
    place: Place,
    meant: Sequence[str],
    *,
    spoken: bool,
) -> Finding | None:
    """Return what is wrong with a typed value; `spoken` says that facts are not in the words of the text."""
    if " ".join(typed.literal.split()).casefold() in {" ".join(words.split()).casefold() for words in meant}:
        return None
    said = in_quotes(typed.literal)
    if equal := [one for one in own if one.kind == typed.kind and typed.equals(one)]:
        if typed.kind == "frequency" or (spoken and typed.kind in _OF_A_LANGUAGE):
            return None  # “annually” is how one says it, and so are “3 Jahre” and “9,99 €” in German
        one = next((one for one in equal if _is_the_same(typed, one)), equal[0])
        message = f"the text says {said}, as the fact {one.path} does, and will not change with it"
        return Finding(place, TYPED, message, f"write {_written(typed, one)} in its place", Severity.WARNING)
    known = [one for one in own if one.kind == typed.kind]
    facts = ", ".join(f"{one.path} says {one.value}" for one in known[:3])
    more = f", and {len(known) - 3} more" if len(known) > 3 else ""  # noqa: PLR2004 -- three are named
    message = f"the text says {said}, and no fact beside it does: {facts}{more}"
    there = next((one for one in elsewhere if one.kind == typed.kind and _is_the_same(typed, one)), None)
    which = "the fact that is meant, such as " if there is None and len(known) > 1 else ""
    instead = f"write {which}{_written(typed, there or known[0])} in the text"
    if spoken and typed.kind in _OF_A_LANGUAGE:
        instead = "correct the text"
    remedy = (
        f"{instead}, or correct the fact; where it is about something else, add it to"
        f" “meant:” at the top of the file, as - {typed.literal}"
    )
    return Finding(place, CONFLICT, message, remedy)


def _says(words: Sequence[str], literal: str) -> bool:
    """Return True if a fact in words says a value as it is typed, and not a part of another."""
    whole = re.compile(rf"(?<![\w.,]){re.escape(' '.join(literal.split()))}(?!\w)", re.IGNORECASE)
    return any(whole.search(" ".join(one.split())) for one in words)


def _is_the_same(typed: Typed, fact: Stated) -> bool:
    """Return True if a fact states a value as it is typed: 30 days are no “1 month” where another one says them."""
    length, stated = durations.parse(typed.literal), durations.parse(fact.value)
    return typed.equals(fact) and (length is None or stated is None or length.text == stated.text)


_NUMBER: Final = re.compile(r"\d(?:[\d\s.,’']*\d)?")
_UNIT: Final = re.compile(r"[\s-]+[^\W\d_]+$")


def _written(typed: Typed, fact: Stated) -> str:
    """Return what to write in the place of a typed value: a fact that is a number alone leaves its unit to the text."""
    if typed.kind not in _NUMBERS_ALONE:
        return fact.variable
    if _NUMBER.search(typed.literal):
        return _NUMBER.sub(lambda _: fact.variable, typed.literal, count=1)
    unit = _UNIT.search(typed.literal)
    return f"{fact.variable}{unit[0] if unit else ''}"


def typed_in(prose: Prose, kinds: set[str], language: str) -> Iterator[Typed]:
    """Yield the values of these kinds that a block types, each with what it equals."""
    if kinds & {"period", "age", "amount"}:
        yield from _quantities(prose, kinds, language)
    if "frequency" in kinds and language.startswith("en"):
        yield from _frequencies(prose)
    if "period" in kinds and language.startswith("en"):
        yield from single_number(prose)
    if "email" in kinds:
        yield from _addresses(prose)
    if "phone" in kinds:
        yield from _numbers(prose)


def _quantities(prose: Prose, kinds: set[str], language: str) -> Iterator[Typed]:
    found = tokens([prose.block])
    starts = starts_in(prose.block.words, found)
    taken: set[int] = set()
    for one in quantities(found, language):
        taken |= set(range(one.start, one.end))
        kind = "age" if one.kind == "period" and "age" in kinds and _may_be_age(one) else one.kind
        if kind in kinds:
            literal = prose.block.words[starts[one.start] : starts[one.end - 1] + len(found[one.end - 1].text)]
            yield Typed(kind, starts[one.start], literal, is_equal(one))
    if code_of(language) != ENGLISH:
        yield from _spelt_abroad(prose, kinds, language)
    if "age" in kinds:
        yield from _ages(found, starts, taken)


def _spelt_abroad(prose: Prose, kinds: set[str], language: str) -> Iterator[Typed]:
    """Yield lengths of time whose number is a word of another language than English: “zehn Jahren”."""
    found = tokens([prose.block])
    starts = starts_in(prose.block.words, found)
    for at, (token, after) in enumerate(pairwise(found)):
        number = None if token.text.isdecimal() else numbers_abroad.value(token.text, language)
        unit = UNIT_ABROAD.get(after.text.casefold())
        if number is None or not unit or not numbers_abroad.is_whole(found, at, at + 1, language):
            continue
        literal = prose.block.words[starts[at] : starts[at + 1] + len(after.text)]
        one = Quantity("period", literal, at, at + 2, number, number * PERIODS[unit])
        kind = "age" if "age" in kinds and _may_be_age(one) else "period"
        if kind in kinds:
            yield Typed(kind, starts[at], literal, is_equal(one))


def _may_be_age(one: Quantity) -> bool:
    """Return True for so many years: “for users 18 years and older”."""
    return one.value is not None and one.days == one.value * DAYS_OF_UNIT["year"] and one.value <= _OLDEST


_OFTEN: Final = re.compile(
    r"\b(?:(?P<adverb>annual(?:ly)?|yearly|quarterly|monthly|weekly)"
    r"|(?:every|each|once an?|once per|per) (?P<unit>hour|day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
_ADVERBS: Final = {"quarterly": "3 months", "monthly": "1 month", "weekly": "1 week"}


def _frequencies(prose: Prose) -> Iterator[Typed]:
    """Yield how often something happens, in English words."""
    for match in _OFTEN.finditer(prose.block.words):
        adverb, unit = (match["adverb"] or "").lower(), (match["unit"] or "").lower()
        length = durations.parse(
            _ADVERBS.get(adverb, "1 year") if adverb else "3 months" if unit == "quarter" else f"1 {unit}"
        )

        def equals(fact: Stated, length: Duration | None = length) -> bool:
            stated = durations.parse(fact.value)
            return length is not None and stated is not None and stated.same(length)

        yield Typed("frequency", match.start(), match[0], equals)


_SINGLE: Final = re.compile(
    r"\b(?:within|for|after|least|by|than|another|additional|further|of|in) (?:up to )?"
    r"(?P<literal>an? (?P<unit>hour|day|week|month|year))\b",
    re.IGNORECASE,
)


def single_number(prose: Prose) -> Iterator[Typed]:
    """Yield “within a week” and the like."""
    for match in _SINGLE.finditer(prose.block.words):
        length = durations.parse(f"1 {match['unit'].lower()}")

        def equals(fact: Stated, length: Duration | None = length) -> bool:
            return may_be_as_long(length, durations.parse(fact.value))

        yield Typed("period", match.start("literal"), match["literal"], equals)


def _ages(found: Sequence[Token], starts: Sequence[int], taken: set[int]) -> Iterator[Typed]:
    """Yield numbers that may be ages: those of no other quantity, and of no name (“Article 8”)."""
    for at, token in enumerate(found):
        if at in taken or not numbers.is_number(token) or _is_of_name(found, at):
            continue
        for part in re.finditer(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)?", token.text):
            value = numbers.value([Token(part[0])])
            if value is not None and 0 < value <= _OLDEST:
                words = str(value)
                yield Typed("age", starts[at] + part.start(), part[0], lambda fact, words=words: fact.value == words)  # type: ignore[misc]


def _is_of_name(found: Sequence[Token], at: int) -> bool:
    before = found[at - 1].text if at else ""
    return before[:1].isupper() and before.casefold() not in {"under", "over", "below", "age", "ages", "aged"}


def _addresses(prose: Prose) -> Iterator[Typed]:
    """Yield the e-mail addresses in the words, and those of links, which stand where the block starts."""
    typed = [(match.start(), match[0]) for match in EMAIL.finditer(prose.block.words)]
    known = {literal for _, literal in typed}
    typed += [(0, match[0]) for link in prose.mail_links if (match := EMAIL.match(link)) and match[0] not in known]
    for start, literal in typed:
        yield Typed("email", start, literal, lambda fact, own=literal: fact.value.casefold() == own.casefold())  # type: ignore[misc]


def _numbers(prose: Prose) -> Iterator[Typed]:
    for match in PHONE.finditer(prose.block.words):
        if match[0][0] in "+(" or re.search(r"[\s().‑-]", match[0]):  # eight digits in a row are a company's number
            yield Typed("phone", match.start(), match[0], lambda fact, own=match[0]: same_number(own, fact.value))  # type: ignore[misc]
