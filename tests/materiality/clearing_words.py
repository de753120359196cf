"""The words of `cases/sentences.yml`: sentences with the changes that fit them, and harmless edits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.schema import nodes
from tests.materiality.engine import rows, table, text

ANYWHERE: Final = frozenset({"L2", "L4"})  # laws whose edits in these lists clear inside any sentence


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand in the old and in the new text; `law` is the one that clears the difference."""

    old: str
    new: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with a place for the change, and the changes that fit there."""

    kind: str
    sentence: str
    changes: tuple[Words, ...]


@cache
def _said() -> nodes.Mapping:
    return table("sentences.yml")


@cache
def templates() -> tuple[Template, ...]:
    """Return all sentences, those of one kind of change together."""
    found: list[Template] = []
    for kind in rows(_said().get("kinds")):
        changes = tuple(Words(text(one.get("went")), text(one.get("came"))) for one in rows(kind.get("changes")))
        found += [Template(text(kind.get("kind")), sentence, changes) for sentence in _texts(kind.get("sentences"))]
    return tuple(found)


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """Return the lists of words from which changes are drawn."""
    written = _said().get("lists")
    assert isinstance(written, nodes.Mapping)
    return {entry.key.text: _texts(entry.value) for entry in written.entries}


@cache
def pairs(name: str) -> tuple[Words, ...]:
    """Return the things, openings or asides."""
    return tuple(
        Words(text(one.get("old")), text(one.get("new"), text(one.get("old"))), text(one.get("law")))
        for one in rows(_said().get(name))
    )


@cache
def cleared_pairs(name: str) -> tuple[Words, ...]:
    """Return those pairs whose difference clears in any sentence."""
    return tuple(one for one in pairs(name) if one.law in ANYWHERE)


@cache
def equal_pairs(name: str) -> tuple[Words, ...]:
    """Return those pairs in which nothing differs."""
    return tuple(one for one in pairs(name) if one.old == one.new)


def _texts(node: nodes.Node | None) -> tuple[str, ...]:
    assert isinstance(node, nodes.Listing)
    return tuple(text(item) for item in node.items)
