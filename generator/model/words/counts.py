"""Numbers of things, and lists, as phrases."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed

COUNTS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # numbers of things, and lists
        "list-and": fixed("{names} and {last}"),
        "list-or": fixed("{names} or {last}"),
        "count-day": fixed("{count} day"),
        "count-days": fixed("{count} days"),
        "count-month": fixed("{count} month"),
        "count-months": fixed("{count} months"),
        "count-years": fixed("{count} years"),
        "count-version": fixed("{count} version"),
        "count-versions": fixed("{count} versions"),
        "count-recipient": fixed("{count} recipient"),
        "count-recipients": fixed("{count} recipients"),
        "count-decision": fixed("{count} decision"),
        "count-decisions": fixed("{count} decisions"),
    }
)
