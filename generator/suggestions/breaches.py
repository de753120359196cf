"""Within how long people are told of a breach."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.fact_patterns import patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_WORDS: Final = patterns("en", "breaches")


def breaches(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield who is told of a breach, and within how long."""
    for one in passages:
        if not (_WORDS["breach"].search(one.words) and _WORDS["tells"].search(one.words)):
            continue
        if match := _WORDS["affected"].search(one.words):
            yield FactSuggestion(("breach", "notify"), ["affected_users"], quoted(one, match), one.line)
        if len(one.periods) == 1:
            yield FactSuggestion(("breach", "within"), one.periods[0].length, quoted(one), one.line)
        return
