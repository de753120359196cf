"""From which age a text is for people, when parents have to agree, and what happens to data of younger ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.materiality.wording.words import numbers
from generator.schema.durations import IMMEDIATELY
from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text.edits import Token

_WORDS: Final = patterns("en", "children")


def children(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the ages, each read where one sentence says what it is for, and what happens where a child is found."""
    yield from min_age(passages)
    yield from _consent(passages)
    for one in passages:
        if not (_WORDS["learns"].search(one.words) and _WORDS["deletes"].search(one.words)):
            continue
        yield FactSuggestion(("on_discovery", "then"), "delete", quoted(one), one.line)
        length = one.periods[0].length if len(one.periods) == 1 else ""
        if _WORDS["at_once"].search(one.words):
            length = IMMEDIATELY
        if length:
            yield FactSuggestion(("on_discovery", "within"), length, quoted(one), one.line)
        return


def min_age(passages: Sequence[TextPassage], language: str = "en") -> Iterator[FactSuggestion]:
    """Yield the age from which a text is for people, where its sentences name one age, and not that of consent."""
    words, ages = patterns(language, "children"), kinds(language, "children", "ages")
    found = []
    for one in passages:
        match = next(filter(None, (pattern.search(one.words) for _, pattern in ages)), None)
        if match and words["for"].search(one.words) and not words["consent"].search(one.words):
            found.append((_age(match), one, match))
    if found and len({age for age, _, _ in found}) == 1 and found[0][0]:
        age, one, match = found[0]
        yield FactSuggestion(("min_age",), age, quoted(one, match), one.line)


def _consent(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    for one in passages:
        if match := _WORDS["no_consent"].search(one.words):
            yield FactSuggestion(("parental_consent_below",), 0, quoted(one, match), one.line)
            return
        under = dict(kinds("en", "children", "ages"))["under"].search(one.words)
        if under and not _WORDS["learns"].search(one.words) and _WORDS["consent"].search(one.words) and _age(under):
            yield FactSuggestion(("parental_consent_below",), _age(under), quoted(one, under), one.line)
            return


def _age(match: re.Match[str]) -> int:
    return numbers.value([Token(match["age"])]) or 0
