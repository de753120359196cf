"""Within how long people are told of a breach."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_BREACH: Final = re.compile(r"\b(?:breach\w*|incidents?)\b", _I)
_TELLS: Final = re.compile(r"\b(?:notif\w+|inform|tell|alert)\b", _I)
_AFFECTED: Final = re.compile(r"\baffected (?:users|individuals|customers|people|persons|parties)\b", _I)


def breaches(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield who is told of a breach, and within how long."""
    for one in passages:
        if not (_BREACH.search(one.words) and _TELLS.search(one.words)):
            continue
        if match := _AFFECTED.search(one.words):
            yield FactSuggestion(("breach", "notify"), ["affected_users"], quoted(one, match), one.line)
        if len(one.periods) == 1:
            yield FactSuggestion(("breach", "within"), one.periods[0].length, quoted(one), one.line)
        return
