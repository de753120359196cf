"""A suggested fact, and the facts that several of them make."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.schema.facts import Facts
from generator.schema.values import Value


@dataclass(frozen=True, slots=True)
class FactSuggestion:
    """A fact that a section may state: its path in the facts, its value, and the exact words it was read from.

    An item of a list is one suggestion: its path ends with its id, its value holds its keys. `line` counts from 0 in
    the section's text.
    """

    path: tuple[str, ...]
    value: Value = field(hash=False)
    quote: str
    line: int

    @property
    def name(self) -> str:
        """Its path in one word, as variables write it: `retention.account`."""
        return ".".join(self.path)


def merged(suggestions: Iterable[FactSuggestion]) -> Facts:
    """Return the facts that suggestions make together, in their order."""
    facts: dict[str, Value] = {}
    for one in suggestions:
        first, *rest = one.path
        if not rest:
            facts[first] = one.value
            continue
        inner = facts.setdefault(first, {})
        if isinstance(inner, dict):
            inner[rest[0]] = one.value
    return facts
