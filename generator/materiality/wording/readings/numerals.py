"""Phrases that say how many, how long, how often or which share, in digits and words of six languages.

They are read by a reading alone (`changed_number`): nothing is cleared by them. Source: domain rules §4.2.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generator.materiality.wording.passages.number_parts import MULTIPLY, UNKNOWN, Part, part_of, put_together
from generator.materiality.wording.passages.quantities import Quantity, continues_groups, currency_of
from generator.materiality.wording.words import numbers
from generator.materiality.wording.words.fraction_numbers import fraction_at
from generator.model.languages import ENGLISH
from generator.text.edits import Token, spelt

NUMBER: Final = "number"
ORDER: Final = "order"
SHARE: Final = "share"
PERCENT: Final = "percent"
LENGTH: Final = "length"
MONEY: Final = "money"
OFTEN: Final = "often"
INTERVAL: Final = "interval"
_OF_DAYS: Final = frozenset({LENGTH, INTERVAL})
"""Sorts whose value is in days: “every year” says what “once a year” says."""
_SORTS: Final = (
    ("money", MONEY),
    ("ordinal", ORDER),
    ("share", SHARE),
    ("of hundred", PERCENT),
    ("times", OFTEN),
    ("often", OFTEN),
)
"""What a numeral counts that has a part of some role; one with a unit of time is a length, any other a number."""
NEARLY: Final = 0.005
"""The share of a length by which two that say the same may differ: twelve months are a year."""
_ROUNDED: Final = 0.002
"""The same of shares: a third is written with three digits in the tables."""
_EXACT: Final = 1e-9
_LEAST_YEAR: Final = 1_500
_WORKING: Final = 1.4  # days for a working day
_HUNDREDTHS: Final = frozenset({("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("per", "cento")})
_PARTED: Final = frozenset(". , ; of to de del du di van von der des".split()) | {""}
"""What stands behind “a third” where that is a share and no order."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A phrase that is a number: its words, what it counts (a number, an order, a share, …), its value.

    A length is counted in days; `is_unit` says that it is nothing but a unit (“hours”, “business days”), `is_vague`
    that it names no number (“several”, “a few days”). `value` is None where it can't be worked out.
    """

    start: int
    end: int
    words: str
    sort: str
    value: float | None
    currency: str = ""
    is_unit: bool = False
    is_vague: bool = False

    def at(self, first: int) -> "Numeral":
        """Return it as one of a passage of which the first tokens were left out."""
        return replace(self, start=self.start + first, end=self.end + first)

    def is_within(self, other: "Numeral", share: float) -> bool:
        """Return True if two phrases say the same, or lengths that differ by no more than a share of the longer one."""
        kinds = [(one.sort in _OF_DAYS, one.currency) for one in (self, other)]
        if self.value is not None and other.value is not None and kinds[0] == kinds[1]:
            most = share if self.sort in _OF_DAYS else _ROUNDED if SHARE in {self.sort, other.sort} else _EXACT
            return abs(self.value - other.value) <= most * max(self.value, other.value)
        return self.words.casefold().replace(" ", "") == other.words.casefold().replace(" ", "")


def numerals(tokens: Sequence[Token], language: str) -> tuple[Numeral, ...]:
    """Return the numerals of a passage in the order of the text; `language` is one of those that are read."""
    parts = _parts(tokens, language)
    return tuple(_numerals(tokens, parts, language)) if any(parts) else ()


def lengths(tokens: Sequence[Token], language: str) -> tuple[Quantity, ...]:
    """Return the phrases that say how long something takes, as periods: “drei Wochen”, “un an”."""
    return tuple(
        Quantity("period", _ELIDED.sub("", one.words), one.start, one.end, days=one.value)
        for one in numerals(tokens, language)
        if one.sort == LENGTH and one.value is not None and not (one.is_unit or one.is_vague or _SOME.match(one.words))
    )


_SOME: Final = re.compile(
    r"\w*l['’]|(?:(?:eine[nms]?|un[ae]?|uno|een)\s(?:tage?s?|jour|día|giorno|dag)"
    r"|(?:pro|je|jede[nmrs]?|alle|par|chaque|cada|al|ogni|per|elke?|iedere?)\s.*)\b",
    re.IGNORECASE,
)
"""“The year” in one word, “one day”, which is any day, and “each year”, which says how often."""


_ELIDED: Final = re.compile(r"^[dl]['’](?=un)", re.IGNORECASE)


def _parts(tokens: Sequence[Token], language: str) -> list[Part | None]:
    """Return what each token is within a numeral."""
    words = [token.text.casefold() for token in tokens]
    parts = [part_of(word, language) for word in words]
    _put_fractions(tokens, parts, language)
    for at, pair in enumerate(pairwise(words)):
        if pair in _HUNDREDTHS:
            parts[at] = parts[at + 1] = Part("of hundred")
    for at, (before, one) in enumerate(pairwise(parts), 1):
        if language != ENGLISH and _adds_one(parts, at):
            parts[at] = Part("number", 1.0)
        if before and before.role == "one" and (_has_half(parts, at) or (words[at - 1] == "one" and _is_large(one))):
            parts[at - 1] = Part("number", 1.0)
        if words[at] == "one" and at > 1 and before and before.role == "join" and _is_large(parts[at - 2]):
            parts[at] = Part("number", 1.0)
        if before and one and one.role == "ordinal" and before.role in {"one", "number"}:
            after = words[at + 1] if at + 1 < len(words) else ""
            parts[at] = Part("share", 1 / one.value) if after in _PARTED else one
    return parts


def _is_large(one: Part | None) -> bool:
    """Return True if a part of a number is a hundred or more, of which “one” says how many: “one hundred and one”."""
    return one is not None and one.role == "number" and one.value >= 100  # noqa: PLR2004 -- “one hundred”


def _put_fractions(tokens: Sequence[Token], parts: list[Part | None], language: str) -> None:
    """Put numbers with a fraction in digits in place of what their tokens are alone: “1 1/2”, “1½”."""
    at = 0
    while at < len(tokens):
        fraction = fraction_at(tokens, at, language) if tokens[at].text[:1].isnumeric() else None
        length = fraction.length if fraction else 1
        if fraction:
            value = UNKNOWN if fraction.value is None else float(fraction.value)
            parts[at : at + length] = [Part("number", value), *[Part("rest")] * (length - 1)]
        at += length


def _has_half(parts: Sequence[Part | None], at: int) -> bool:
    """Return True if a part of one is joined to “one” from a place on: “one *and a half*”, “un *et demi*”."""
    roles = [one.role if one else "" for one in parts[at : at + 3]]
    last = parts[at + 1 : at + 2] if roles[:2] == ["join", "number"] else parts[at + 2 : at + 3]
    is_joined = roles[:2] == ["join", "number"] or roles in (["join", "one", "number"], ["join", "one", "share"])
    return is_joined and bool(last) and last[0] is not None and 0 < last[0].value < 1


def _adds_one(parts: Sequence[Part | None], at: int) -> bool:
    """Return True if “one” ends a number of several words: “vingt et un”, “treinta y uno”."""
    roles = [one.role if one else "" for one in parts[max(0, at - 2) : at + 1]]
    tens = parts[at - 2] if roles == ["number", "join", "one"] else None
    return tens is not None and tens.value >= 20 and tens.value % 10 == 0  # noqa: PLR2004 -- “vingt et un”


def _numerals(tokens: Sequence[Token], parts: Sequence[Part | None], language: str) -> Iterator[Numeral]:
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _goes_on(tokens, (at, end), parts, language):
            end += 1
        start, last = _trimmed(parts, at, end)
        if start < last:
            found = [one for one in parts[start:last] if one]
            value, sort = _value(found, tokens[start:last], language)
            roles = {one.role for one in found}
            is_unit, is_vague = roles <= {"unit", "working", "join"}, "vague" in roles
            currency = currency_of(token.text for token in tokens[start:last]) if sort == MONEY else ""
            yield Numeral(start, last, spelt(tokens[start:last]), sort, value, currency, is_unit, is_vague)
        at = max(end, at + 1)


def _goes_on(tokens: Sequence[Token], place: tuple[int, int], parts: Sequence[Part | None], language: str) -> bool:
    """Return True if the last token of a place belongs to the numeral that begins at its first one, or begins one."""
    start, at = place
    one = parts[at]
    if one is None or tokens[at].cell != tokens[start].cell:
        return False
    if one.role == "one":
        after = parts[at + 1] if at + 1 < len(parts) else None
        return after is not None and _takes_article(after, language)
    if one.role in {"suffix", "hyphen"}:
        return at > start and not tokens[at].space
    if one.role == "rest":
        return at > start
    if one.role in {"period", "times"} and at > start and (number := parts[at - 1]) and number.role == "number":
        return one.role == "period" and number.value < _LEAST_YEAR  # “since 2019 daily”
    return True


def _takes_article(one: Part, language: str) -> bool:
    """Return True if “a” before a word belongs to the numeral: “a week”, “a third”, “a fortnight”, “ein halbes”."""
    is_noun = one.role in {"unit", "share", "often", "vague", "of hundred"} or (one.role == "number" and one.value < 1)
    return is_noun or (one.role == "period" and language == ENGLISH)


_NEVER_FIRST: Final = frozenset({"join", "hyphen", "working", "often"})
_NEVER_LAST: Final = frozenset({"join", "hyphen", "each", "one"})
_NEVER_ALONE: Final = frozenset({"join", "hyphen", "working", "each", "one", "money", "of hundred", "rest"})


def _trimmed(parts: Sequence[Part | None], start: int, end: int) -> tuple[int, int]:
    """Return where a numeral starts and ends among words of its kind; two equal numbers where there is none."""
    while start < end and (one := parts[start]) and one.role in _NEVER_FIRST:
        start += 1
    while start < end and (one := parts[end - 1]) and one.role in _NEVER_LAST:
        end -= 1
    is_numeral = any(one and one.role not in _NEVER_ALONE for one in parts[start:end])
    return (start, end) if is_numeral else (start, start)


def _value(parts: Sequence[Part], tokens: Sequence[Token], language: str) -> tuple[float | None, str]:
    """Return the value of a numeral, where it can be worked out, and what it counts."""
    values: dict[str, list[float]] = {}
    for one in parts:
        values.setdefault(one.role, []).append(one.value)
    lengths = [*values.get("unit", ()), *values.get("period", ()), *filter(None, values.get("suffix", ()))]
    sort = next((sort for role, sort in _SORTS if role in values), LENGTH if lengths else NUMBER)
    more = _behind_unit(parts)
    counted = values.get("number", ())
    if more is None:
        return None, sort
    count = _count(counted[: len(counted) - len(more)], tokens, language)
    count = None if count is None else count + sum(more)
    if "vague" in values or count is None or len(lengths) > 1 or len(values.get("money", ())) > 1:
        return None, sort
    if lengths and sort == OFTEN:
        return _interval(values, count, lengths[0])
    only = [*values.get("ordinal", ()), *values.get("times", ())]
    if only:
        return (only[0] if len(only) == 1 and "number" not in values and not lengths else None), sort
    for each in (*lengths, *values.get("share", ())):
        count *= each
    count *= _WORKING if "working" in values else 1.0
    return count / (100 if "of hundred" in values else 1), sort


def _behind_unit(parts: Sequence[Part]) -> Sequence[float] | None:
    """Return the part of a unit that stands behind it, the half of “a year and a half”; None where more is joined."""
    joins = [n for n, one in enumerate(parts) if one.role == "join"]
    if (
        joins
        and any(one.role == "share" for one in parts[joins[-1] :])
        and any(one.role in {"number", "unit"} for one in parts[: joins[-1]])
    ):
        return None  # “two and three quarters”
    joined = [one.role for one in parts[-3:]] == ["unit", "join", "number"] or (
        [one.role for one in parts[-4:]] == ["unit", "join", "one", "number"]
    )
    return [parts[-1].value] if joined and 0 < parts[-1].value < 1 else []


def _interval(values: Mapping[str, Sequence[float]], count: float, length: float) -> tuple[float | None, str]:
    """Return every how many days something is done that is done so often in a length: “twice a year”."""
    times = values.get("times", ())
    if len(times) == 1 and not {"number", "often", "ordinal"} & values.keys():
        return length / times[0], INTERVAL
    return (length / count, INTERVAL) if "often" in values and "number" in values and not times else (None, OFTEN)


def _count(values: Sequence[float], tokens: Sequence[Token], language: str) -> float | None:
    """Return what the number words of a phrase say together; 1 where there is none, None where it isn't known."""
    if language == ENGLISH and len(values) > 1:
        whole = numbers.value([token for token in tokens if numbers.is_number(token) or token.text == "and"])
        if whole is not None:
            return float(whole)
    if UNKNOWN in values:
        return None
    digits = [token for token in tokens if token.text[:1].isdecimal()]
    if len(digits) > 1 and len(digits) == len(values):
        grouped = all(continues_groups(digits, at) for at in range(1, len(digits)))
        return float("".join(token.text for token in digits)) if grouped else None
    if not _add_up(values):
        return None
    return put_together(values) if values else 1.0


def _add_up(values: Sequence[float]) -> bool:
    """Return True if the words of a number are one number together, as “thirty five”, and not two: “two and three”."""
    return all(
        after in MULTIPLY or before % 10 ** len(str(int(after))) == 0 or (before % _SCORE == 0 and after < _SCORE)
        for before, after in pairwise(values)
        if after >= 1
    )


_SCORE: Final = 20
"""French counts by twenties: “quatre-vingt quinze”."""
