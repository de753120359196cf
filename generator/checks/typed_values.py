"""Values typed into the prose of a section that states facts of their kind (rule X1): the burden is on what is typed.

A period, age, amount of money, e-mail address or telephone number that equals none of its facts is an error unless the
section's file lists it under `meant:`; one that equals a fact is a warning, since it will not change with it. No word
around the value is asked what the value is about: where a text and its facts part ways, a person says which is right.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.prose import Prose, proses
from generator.errors import Finding, Place, Severity
from generator.materiality.wording import numbers
from generator.materiality.wording.quantities import Quantity, quantities
from generator.model.document import Document
from generator.schema import durations
from generator.schema.durations import Duration
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, Value
from generator.source.assembly import SectionSource
from generator.text.edits import Token, tokens

MOST: Final = 1_000
CONFLICT: Final = "conflict"
TYPED: Final = "typed-value"
_AGES: Final = ("min_age", "parental_consent_below")
_OLDEST: Final = 99
_OFTEN_STATED: Final = frozenset({"review_every", "period"})
_NATIONAL: Final = 7  # digits of a telephone number without the code of a country or town


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a fact states: what kind of value it is, the path of its variable, and how to write it."""

    kind: str
    path: str
    value: str
    unit: str = ""

    @property
    def variable(self) -> str:
        """The variable to write in its place."""
        return f"{{{{ facts.{self.path} }}}}{self.unit}"


@dataclass(frozen=True, slots=True)
class Typed:
    """A value in prose: its kind, where it starts in its block, as it is written, and whether it equals a fact."""

    kind: str
    start: int
    literal: str
    equals: Callable[[Stated], bool]


def typed_values(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find the values typed into sections that state facts of their kind; the first `MOST` of a section are given."""
    stated = {source.id: tuple(_stated(source.facts)) for source in sources}
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
        yield from _stale(source)
        given = 0
        for prose in proses(source):
            for typed in sorted(_typed(prose, kinds, document.language), key=lambda one: one.start):
                if given == MOST:
                    return
                finding = _judged(typed, own, elsewhere, prose.place(typed.start, typed.literal), source.meant)
                if finding:
                    given += 1
                    yield finding


def _stale(source: SectionSource) -> Iterator[Finding]:
    """Find what is listed as meant, and stands nowhere in the section any more."""
    body = " ".join(source.body.split()).casefold()
    for words in source.meant:
        if " ".join(words.split()).casefold() not in body:
            message = f"{in_quotes(words)} is listed under “meant:” and does not stand in this section"
            yield Finding(Place(source.path), TYPED, message, "take it out of the list", Severity.WARNING)


def _judged(
    typed: Typed, own: Sequence[Stated], elsewhere: Sequence[Stated], place: Place, meant: Sequence[str]
) -> Finding | None:
    if " ".join(typed.literal.split()).casefold() in {" ".join(words.split()).casefold() for words in meant}:
        return None
    said = in_quotes(typed.literal)
    for one in own:
        if one.kind == typed.kind and typed.equals(one):
            if typed.kind == "frequency":
                return None  # “annually” is how one says it
            message = f"the text says {said}, as the fact {one.path} does, and will not change with it"
            return Finding(place, TYPED, message, f"write {one.variable} in its place", Severity.WARNING)
    known = [one for one in own if one.kind == typed.kind]
    facts = ", ".join(f"{one.path} says {one.value}" for one in known[:3])
    more = f", and {len(known) - 3} more" if len(known) > 3 else ""  # noqa: PLR2004 -- three are named
    message = f"the text says {said}, and no fact beside it does: {facts}{more}"
    there = next((one for one in elsewhere if one.kind == typed.kind and typed.equals(one)), known[0])
    remedy = (
        f"write {there.variable} in the text, or correct the fact; where it is about something else, add it to"
        f" “meant:” at the top of the file, as - {typed.literal}"
    )
    return Finding(place, CONFLICT, message, remedy)


def _stated(facts: Facts, path: str = "") -> Iterator[Stated]:
    """Yield the values that facts state, with their paths."""
    for name, value in facts.items():
        here = f"{path}{name}"
        if isinstance(value, dict):
            yield from _of_item(value, here)
            yield from _stated(value, f"{here}.")
        elif name in _AGES and isinstance(value, int) and not isinstance(value, bool) and value:
            yield Stated("age", here, str(value))
        elif here == "notice.days" and isinstance(value, int):
            yield Stated("period", here, f"{value} days", " days")
        elif isinstance(value, str) and durations.parse(value):
            yield Stated("period", here, value)
            if name in _OFTEN_STATED:
                yield Stated("frequency", here, value)


def _of_item(item: Mapping[str, Value], path: str) -> Iterator[Stated]:
    """Yield what an item of a list states as a whole: a price, or a way to reach the company."""
    if "amount" in item and UNSPECIFIED not in {item["amount"], item.get("currency")}:
        yield Stated("amount", f"{path}.amount", f"{item['amount']} {str(item.get('currency')).upper()}")
    value = str(item.get("value", UNSPECIFIED))
    if item.get("kind") in {"email", "phone"} and value != UNSPECIFIED and "{{" not in value:
        yield Stated(str(item["kind"]), f"{path}.value", value)


def _typed(prose: Prose, kinds: set[str], language: str) -> Iterator[Typed]:
    if kinds & {"period", "age", "amount"}:
        yield from _quantities(prose, kinds, language)
    if "frequency" in kinds and language.startswith("en"):
        yield from _frequencies(prose)
    if "period" in kinds and language.startswith("en"):
        yield from _single(prose)
    if "email" in kinds:
        yield from _addresses(prose)
    if "phone" in kinds:
        yield from _numbers(prose)


def _quantities(prose: Prose, kinds: set[str], language: str) -> Iterator[Typed]:
    found = tokens([prose.block])
    starts = _starts(found, prose.block.words)
    taken: set[int] = set()
    for one in quantities(found, language):
        taken |= set(range(one.start, one.end))
        kind = "age" if one.kind == "period" and "age" in kinds and _may_be_age(one) else one.kind
        if kind in kinds:
            literal = prose.block.words[starts[one.start] : starts[one.end - 1] + len(found[one.end - 1].text)]
            yield Typed(kind, starts[one.start], literal, _equal(one))
    if "age" in kinds:
        yield from _ages(found, starts, taken)


def _may_be_age(one: Quantity) -> bool:
    """Return True for so many years: “for users 18 years and older”."""
    return one.value is not None and one.days == one.value * _DAYS["year"] and one.value <= _OLDEST


_DAYS: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}


def _equal(one: Quantity) -> Callable[[Stated], bool]:
    length = _length(one)

    def equals(fact: Stated) -> bool:
        if fact.kind == "amount":
            return _same_money(one.words, fact.value)
        if fact.kind == "age":
            return str(one.value) == fact.value
        return _may_be_as_long(length, durations.parse(fact.value))

    return equals


def _length(one: Quantity) -> Duration | None:
    """Return the duration that a quantity is; None where it is a range, or counts working days."""
    if one.value is None or one.days is None:
        return None
    unit = next((unit for unit, days in _DAYS.items() if one.days == one.value * days), "")
    return durations.parse(f"{one.value} {unit}")


def _may_be_as_long(one: Duration | None, other: Duration | None) -> bool:
    """Return True if both may be as long: 30 days and 1 month may."""
    if one is None or other is None:
        return False
    if one.exact[0] == other.exact[0]:
        return one.same(other)
    return one.shortest <= other.longest and other.shortest <= one.longest


def _starts(found: Sequence[Token], words: str) -> list[int]:
    """Return where each token stands in the words of its block."""
    at, starts = 0, []
    for token in found:
        there = words.find(token.text, at)
        at = there if there >= 0 else at
        starts.append(at)
        at += len(token.text)
    return starts


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


def _single(prose: Prose) -> Iterator[Typed]:
    """Yield “within a week” and the like."""
    for match in _SINGLE.finditer(prose.block.words):
        length = durations.parse(f"1 {match['unit'].lower()}")

        def equals(fact: Stated, length: Duration | None = length) -> bool:
            return _may_be_as_long(length, durations.parse(fact.value))

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


_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])")
_PHONE: Final = re.compile(r"(?<![\w./-])(?:\+|\()?\d(?:[\s().‑-]{0,3}\d){6,14}(?![\w-])")


def _addresses(prose: Prose) -> Iterator[Typed]:
    """Yield the e-mail addresses in the words, and those of links, which stand where the block starts."""
    typed = [(match.start(), match[0]) for match in _EMAIL.finditer(prose.block.words)]
    known = {literal for _, literal in typed}
    typed += [(0, match[0]) for link in prose.mail_links if (match := _EMAIL.match(link)) and match[0] not in known]
    for start, literal in typed:
        yield Typed("email", start, literal, lambda fact, own=literal: fact.value.casefold() == own.casefold())  # type: ignore[misc]


def _numbers(prose: Prose) -> Iterator[Typed]:
    for match in _PHONE.finditer(prose.block.words):
        if match[0][0] in "+(" or re.search(r"[\s().‑-]", match[0]):  # eight digits in a row are a company's number
            yield Typed("phone", match.start(), match[0], lambda fact, own=match[0]: _same_number(own, fact.value))  # type: ignore[misc]


def _same_number(typed: str, ours: str) -> bool:
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
