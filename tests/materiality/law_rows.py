"""Rows of a table of cases: a law, whether a change clears by it, and why; read in both directions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.schema.nodes import Mapping
from tests.materiality.engine import rows, table, text

TWO_WAY: Final = frozenset({"L1", "L2", "L3", "L4", "L8", "L9"})  # what they clear, they clear the other way round too
FIELDS: Final = frozenset({"law", "clears", "why", "old", "new", "language", "one_way"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `back` is True where it is read from new to old."""

    law: str
    clears: bool
    why: str
    old: str
    new: str
    node: Mapping
    back: bool = False

    def __str__(self) -> str:
        way = "back-" if self.back else ""
        return f"{self.law}-{way}{'clears' if self.clears else 'stays'}-{self.node.place.line}: {self.why}"


def as_written(name: str) -> Iterator[Row]:
    """Yield the rows of a table in `cases/` as they are written."""
    for node in rows(table(name).get("rows")):
        law, clears, why, old, new = (text(node.get(key)) for key in ("law", "clears", "why", "old", "new"))
        assert clears in {"yes", "no"}, node.place
        yield Row(law, clears == "yes", why, old, new, node)


def both_ways(found: Sequence[Row]) -> Iterator[Row]:
    """Yield every row, and read backwards those that say the same the other way round."""
    for row in found:
        yield row
        if text(row.node.get("one_way")) != "yes" and (not row.clears or row.law in TWO_WAY):
            yield replace(row, old=row.new, new=row.old, back=True)
