"""Numbers in what people say of a change: those that one of its texts states, or that follow from them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.wording.passages.quantities import PERIODS, Quantity, quantities
from generator.model.document import Document
from generator.model.languages import ENGLISH
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import requirements
from generator.notice.notice_period import local_day
from generator.notice.words_of_people import all_words, words_about
from generator.text.blocks import Block, Run
from generator.text.edits import Token, tokens

_READ: Final = frozenset({"period", "age"})
_AMOUNT: Final = "amount"
_PRICED: Final = frozenset({_AMOUNT, "percentage"})
_NUMBER: Final = re.compile(r"\d+(?:[.,’'\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d+)*")
_PARTED: Final = re.compile(r"\D")
_MONTHS: Final = 12
_CENT: Final = 0.005
_HALF: Final = 0.5
_THOUSANDS: Final = 3
_NEAR: Final = 7.0
"""So many days a period may differ from the one until a version applies: “in about a month”."""


def number_of_no_text(policy: Policy, record: VersionRecord) -> str:
    """Return a period, an age or an amount in the summary of a version, or in a reason, that neither text states.

    “For 4 years, not 3” of what goes from three to five is untrue, whichever words stand beside it. What lies between
    two values of a change (“two years longer”), and the days of the notice, follow from what is stated. Empty where
    there is none.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    every = [
        one
        for words in (record.summary, *(reason.words for reason in record.reasons))
        for one in quantities(_tokens(words), newer.language)
    ]
    said = [one for one in every if one.kind in _READ and one.value is not None]
    amounts = [one for one in every if one.kind in _PRICED]
    if not (said or amounts) or parent is None:
        return ""
    documents = parent.document, newer
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MINOR]
    about = [words for one in weighty for words in words_about(one, *documents)]
    if amount := _unstated_amount(amounts, about, documents):
        return amount
    changed = {*_values(about, documents)}
    near = changed | {abs(one - other) for one, other in product(changed, changed)}
    unknown = [one for one in said if _value(one) not in near and not _of_the_notice(one, policy, record)]
    if not unknown:
        return ""
    stated = {*_values((words for document in documents for words in all_words(document)), documents)}
    return next((one.words for one in unknown if _value(one) not in stated), "")


def _unstated_amount(said: Sequence[Quantity], about: Sequence[str], documents: tuple[Document, Document]) -> str:
    """Return an amount or a percentage that neither text has, and that doesn't follow from what changes; or empty.

    What follows is the difference of two amounts, in percent too, and what a month's price is for a year.
    """
    if not said:
        return ""
    changed = {number for words in about for number in _numbers(words)} - {1.0}  # “for 1 month”
    pairs = [(one, other) for one, other in product(changed, changed) if one != other]
    sums = changed | {abs(one - other) for one, other in pairs}
    sums |= {number * _MONTHS for number in sums} | {number / _MONTHS for number in sums}
    shares = changed | {abs(one - other) / one * 100 for one, other in pairs if one}
    unknown = [one for one in said if not _is_one_of(one, sums if one.kind == _AMOUNT else shares)]
    if not unknown:
        return ""
    stated = {number for document in documents for words in all_words(document) for number in _numbers(words)}
    return next((one.words for one in unknown if not _is_one_of(one, stated)), "")


def _is_one_of(one: Quantity, known: Iterable[float]) -> bool:
    """Return True if an amount or a percentage is one of these; people round a percentage."""
    far = _CENT if one.kind == _AMOUNT else _HALF
    return any(abs(number - other) <= far for number in _numbers(one.words) for other in known)


def _numbers(words: str) -> Iterator[float]:
    """Yield the numbers in words; what stands behind a point or comma are decimals, where these aren't three."""
    for found in _NUMBER.findall(words):
        *first, last = _PARTED.split(found)
        yield float("".join((*first, last)) if not first or len(last) == _THOUSANDS else f"{''.join(first)}.{last}")


def later_day(policy: Policy, record: VersionRecord) -> str:
    """Return a day, or a year, in people's words that is later than the one from which a version applies.

    Readers who are told of another day wait for that. Days that were announced before, and what a text names, are
    right. Empty where there is none.
    """
    if record.effective is None:
        return ""
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    announced = {record.effective, *(one.effective for one in record.notices)}
    said = " ".join(_said(record))
    late = [
        one.words
        for one in quantities(_tokens(said), newer.language)
        if one.day and one.day > record.effective and one.day not in announced and not _ends(said, one.words)
    ]
    late += [year for year in _FROM_YEAR.findall(said) if int(year) > max(day.year for day in announced)]
    if not late:
        return ""
    documents = (newer, parent.document) if parent else (newer,)
    written = " ".join(words for document in documents for words in all_words(document))
    return next((words for words in late if words not in written), "")


def earlier_day(policy: Policy, record: VersionRecord) -> str:
    """Return a day in people's words from which a version is said to apply before it does; empty where there is none.

    Days that were announced before, what a text names, and days that were over at the announcement are right.
    """
    if record.effective is None or not record.notices:
        return ""
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    announced = {one.effective for one in record.notices}
    begins = local_day(record.notices[0].at, policy.brand)
    said = " ".join(_said(record))
    because = " ".join(one.because for one in record.notices)
    early = [
        one.words
        for one in quantities(_tokens(said), newer.language)
        if one.day and begins <= one.day < record.effective and one.day not in announced
        if _begins(said, one.words) and (one.words not in because or _applies(because, one.words))
        if _DAY_OF_MONTH.search(one.words)
    ]
    documents = (newer, parent.document) if parent else (newer,)
    written = " ".join(words for document in documents for words in all_words(document)) if early else ""
    return next((words for words in early if words not in written), "")


_FROM_YEAR: Final = re.compile(
    r"(?i)(?<!\w)(?:from|as of|starting(?: in)?|beginning(?: in)?|only in|ab|à partir de|dès|desde|a partir de|dal"
    r"|vanaf)\s+(20\d\d)(?![\d.,/-]*\d)"
)
_UNTIL: Final = re.compile(
    r"(?i)(?<!\w)(?:until|till|by|before|bis(?: zum)?|jusqu[’']au|avant le|hasta(?: el)?|antes del|fino al|entro il"
    r"|tot(?: en met)?)\s*$"
)


def _ends(said: str, day: str) -> bool:
    """Return True if a day is named as the last one of something: until then, something is kept."""
    return bool(_UNTIL.search(said.partition(day)[0]))


def _said(record: VersionRecord) -> tuple[str, ...]:
    """Return what people say in the notices of a version."""
    postponed = (one.because for one in record.notices)
    return (record.summary, *(reason.words for reason in record.reasons), *filter(None, postponed))


def _applies(said: str, day: str) -> bool:
    """Return True if something is said to apply from a day; a postponement may name days of other things."""
    return bool(_APPLIES.match(said.partition(day)[2]))


_APPLIES: Final = re.compile(
    r"(?i)(?:\W+\w+){0,4}?\W+(?:appl\w+|in force|in effect|gilt|gelten|in kraft|s[’']appliqu\w+|en vigueur|aplican?"
    r"|en vigor|applican?o?|in vigore|geldt|gelden|van kracht)(?!\w)"
)
_DAY_OF_MONTH: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def _begins(said: str, day: str) -> bool:
    """Return True if a day is named as the first one of something."""
    return bool(_FROM.search(said.partition(day)[0]))


_FROM: Final = re.compile(
    r"(?i)(?<!\w)(?:from|as of|effective(?: on)?|starting(?: on)?|beginning(?: on)?|ab(?: dem)?|vom|(?<!bis )zum"
    r"|à (?:partir|compter) du|dès le|a partir del|desde el|con efectos? del?|dal(?:l[’'])?|vanaf|met ingang van)\s*$"
)


def _of_the_notice(one: Quantity, policy: Policy, record: VersionRecord) -> bool:
    """Return True if a period is that of the notice, or about the one until the version applies."""
    if one.days is None or not record.notices or not record.effective:
        return False
    ahead = (record.effective - local_day(record.notices[0].at, policy.brand)).days
    return one.days == requirements.required(policy, record)[0] or abs(one.days - ahead) <= _NEAR


def _values(texts: Iterable[str], documents: tuple[Document, Document]) -> Iterator[float]:
    """Yield the values of quantities in texts, read in their language and, as facts are written, in English."""
    languages = dict.fromkeys((ENGLISH, *(document.language for document in documents)))
    for text in texts:
        for language in languages if any(map(str.isalnum, text)) else ():
            yield from map(_value, _quantities(text, language))


def _value(one: Quantity) -> float:
    """Return a period, or an age, in days."""
    return round(one.days if one.days is not None else float(one.value or 0) * PERIODS["year"], 1)


def _quantities(words: str, language: str) -> list[Quantity]:
    return [one for one in quantities(_tokens(words), language) if one.kind in _READ and one.value is not None]


def _tokens(words: str) -> Sequence[Token]:
    return tokens([Block("paragraph", ("paragraph",), (Run(words),), 0)])
