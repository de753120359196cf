"""The clocks of a policy: each duration that its facts state, with the words that name what it is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.conflicts.clock_words import ABOUT
from generator.checks.conflicts.english import tokens
from generator.schema import durations
from generator.schema.durations import Duration
from generator.schema.facts import Facts
from generator.schema.values import UNSPECIFIED, Value

_NAMED_BY_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Clock:
    """A duration that the facts of a section state; `item` has the words that name what it is about."""

    path: str
    length: Duration
    remedy: str
    shown: str
    item: tuple[tuple[str, int], ...] = ()
    after: tuple[str, ...] = ()


def items(facts: Facts, key: str) -> list[tuple[str, Facts]]:
    """Return the items of a list, with their ids."""
    value = facts.get(key)
    return [(name, item) for name, item in value.items() if isinstance(item, dict)] if isinstance(value, dict) else []


def listed(value: Value | None) -> list[str]:
    """Return the members of a set."""
    return value if isinstance(value, list) else []


def reached(facts: Facts, path: str) -> Value | None:
    """Return the value that a variable with this path stands for."""
    value: Value | None = dict(facts)
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def stated(facts: Facts, path: str) -> Value | None:
    """Return the value at a path; None where it isn't stated here."""
    value = reached(facts, path)
    return None if value == UNSPECIFIED or (isinstance(value, str) and "{{" in value) else value


def write(path: str, unit: str = "") -> str:
    """Return what to do where prose contradicts the fact at this path."""
    return f"write {{{{ facts.{path} }}}}{unit} in the text, or correct the fact"


def clocks(facts: Facts, data: Mapping[str, Facts]) -> Iterator[Clock]:
    """Yield each duration that the facts state; `data` are the kinds of data that items may name by their ids."""
    for row in ABOUT:
        value = stated(facts, row.path)
        unit = " days" if isinstance(value, int) and not isinstance(value, bool) else ""
        length = durations.parse(f"{value}{unit}")
        if length:
            yield Clock(row.path, length, write(row.path, unit), str(value))
    for key, part in (("retention", "keep"), ("cookies", "lifetime")):
        for name, item in items(facts, key):
            length = durations.parse(str(item.get(part)))
            if length:
                path = f"{key}.{name}.{part}"
                after = tuple(tokens(str(item.get("after", "")))) if item.get("after") != UNSPECIFIED else ()
                yield Clock(path, length, write(path), length.text, tuple(_naming(name, item, data).items()), after)


def _naming(name: str, item: Facts, data: Mapping[str, Facts]) -> dict[str, int]:
    """Return the words that name an item, with their weight: its own id most, the fields of its data least."""
    naming: dict[str, int] = {}

    def add(text: Value | None, weight: int) -> None:
        for word in tokens(str(text)) if text else ():
            naming[word] = max(naming.get(word, 0), weight)

    for key in listed(item.get("data")):
        described = data.get(key, {})
        for phrase in listed(described.get("fields")):
            naming.setdefault(" ".join(tokens(phrase, generic=True)), 1)
        add(described.get("label"), 2)
        add(key, 3)
    add(item.get("kind"), 3)
    add(item.get("label"), 3)
    add(name, 4)
    return naming


def named_by(known: Sequence[Clock]) -> dict[str, tuple[tuple[Clock, int], ...]]:
    """Return the clocks that each word names, with its weight; a word that names many tells nothing."""
    naming: dict[str, list[tuple[Clock, int]]] = {}
    for clock in known:
        for word, weight in clock.item:
            naming.setdefault(word, []).append((clock, weight))
    return {word: tuple(named) for word, named in naming.items() if len(named) <= _NAMED_BY_MOST}
