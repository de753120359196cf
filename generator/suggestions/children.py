"""From which age a text is for people, when parents have to agree, and what happens to data of younger ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.materiality.wording import numbers
from generator.schema.durations import IMMEDIATELY
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text.edits import Token

_I: Final = re.IGNORECASE
_NUMBER: Final = r"(?P<age>\d{1,2}|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty-one)"
_AGES: Final = tuple(
    re.compile(pattern, _I)
    for pattern in (
        (
            rf"\b(?:under|below|younger than|not yet"
            rf"|less than)(?: the)?(?: age(?: of)?)? {_NUMBER}\b(?! (?:days|months|hours|weeks))"
        ),
        rf"\b{_NUMBER} (?:years? (?:of age )?)?(?:old )?(?:and|or) (?:older|over|above)\b",
        rf"\b(?:at least|minimum age of|over the age of|be) {_NUMBER}(?: years|\b(?=[.,;]))",
    )
)
_FOR: Final = re.compile(
    r"n['’]t\b|\b(?:not|never|no|cannot|only|must|should|designed|intended|directed|at least|minimum)\b", _I
)
_CONSENT: Final = re.compile(
    (
        r"\binvol\w+ of an? (?:parent|guardian)|\b(?:parent|guardian)\w*\b.{0,60}\b(?:consent"
        r"|permission|authori[sz])|\b(?:consent|permission)\b.{0,40}\b(?:parent|guardian)"
    ),
    _I,
)
_NO_CONSENT: Final = re.compile(
    r"\bparental consent\b.{0,12}\b(?:isn['’]t|is not|not) (?:required|needed|necessary)\b", _I
)
_LEARNS: Final = re.compile(r"\b(?:discover|learn|become aware|find out|find that|notified|believe)\w*\b", _I)
_DELETES: Final = re.compile(r"\b(?:delete|remove|erase|destroy)\w*\b", _I)
_AT_ONCE: Final = re.compile(
    r"\b(?:delete|remove|erase|destroy)\b.{0,80}\bimmediately\b|\bimmediately (?:delete|remove|erase|destroy)\b", _I
)


def children(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the ages, each read where one sentence says what it is for, and what happens where a child is found."""
    yield from _min_age(passages)
    yield from _consent(passages)
    for one in passages:
        if not (_LEARNS.search(one.words) and _DELETES.search(one.words)):
            continue
        yield FactSuggestion(("on_discovery", "then"), "delete", quoted(one), one.line)
        length = one.periods[0].length if len(one.periods) == 1 else ""
        if _AT_ONCE.search(one.words):
            length = IMMEDIATELY
        if length:
            yield FactSuggestion(("on_discovery", "within"), length, quoted(one), one.line)
        return


def _min_age(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    found = []
    for one in passages:
        match = next(filter(None, (pattern.search(one.words) for pattern in _AGES)), None)
        if match and _FOR.search(one.words) and not _CONSENT.search(one.words):
            found.append((_age(match), one, match))
    if found and len({age for age, _, _ in found}) == 1 and found[0][0]:
        age, one, match = found[0]
        yield FactSuggestion(("min_age",), age, quoted(one, match), one.line)


def _consent(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    for one in passages:
        if match := _NO_CONSENT.search(one.words):
            yield FactSuggestion(("parental_consent_below",), 0, quoted(one, match), one.line)
            return
        under = _AGES[0].search(one.words)
        if under and not _LEARNS.search(one.words) and _CONSENT.search(one.words) and _age(under):
            yield FactSuggestion(("parental_consent_below",), _age(under), quoted(one, under), one.line)
            return


def _age(match: re.Match[str]) -> int:
    return numbers.value([Token(match["age"])]) or 0
