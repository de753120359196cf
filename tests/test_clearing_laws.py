"""What each law that clears may clear, and its near misses: the rows of `cases/laws.yml`, in both directions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pytest

from generator.nodes import Mapping
from generator.text.diff import Subject
from tests.engine import flagged, is_flagged, judged_filled, rows, table, text, whole

LAWS: Final = tuple(f"L{number}" for number in range(1, 11))
TWO_WAY: Final = frozenset({"L1", "L2", "L3", "L4", "L8", "L9"})  # what they clear, they clear the other way round too
FILLED: Final = "L10"
FIELDS: Final = frozenset({"law", "clears", "why", "old", "new", "language", "one_way"})
FIELDS_OF_FILLED: Final = frozenset({"type", "facts_in", "before", "after", "brand", "brand_after"})
LEAST_CLEAR, LEAST_NEAR_MISSES = 8, 15


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


def as_written() -> Iterator[Row]:
    for node in rows(table("laws.yml").get("rows")):
        law, clears, why, old, new = (text(node.get(key)) for key in ("law", "clears", "why", "old", "new"))
        assert clears in {"yes", "no"}, node.place
        yield Row(law, clears == "yes", why, old, new, node)


def both_ways() -> Iterator[Row]:
    """Return every row, and read backwards those that say the same the other way round."""
    for row in ROWS:
        yield row
        if text(row.node.get("one_way")) != "yes" and (not row.clears or row.law in TWO_WAY):
            yield replace(row, old=row.new, new=row.old, back=True)


ROWS: Final = tuple(as_written())
ALL: Final = tuple(both_ways())


@pytest.mark.parametrize("row", [row for row in ALL if row.law != FILLED], ids=str)
def test_row(row: Row) -> None:
    language = text(row.node.get("language"), "en")
    assert flagged(whole(row.old), whole(row.new), language=language) is not row.clears, row.why


@pytest.mark.parametrize("row", [row for row in ALL if row.law == FILLED], ids=str)
def test_row_of_filled_words(row: Row) -> None:
    found = judged_filled(row.node, row.old, row.new, back=row.back)
    prose = tuple(one for one in found if one.change.subject in {Subject.TEXT, Subject.HEADING})
    assert is_flagged(prose) is not row.clears, row.why
    if row.clears:
        facts = [one for one in found if one.change.subject is Subject.FACT]
        assert facts, "words are cleared only where the fact's own change has the verdict"


def test_a_company_whose_name_was_filled_in_is_never_exchanged_silently() -> None:
    (row,) = rows(table("laws.yml").get("company"))
    body = text(row.get("old"))
    assert is_flagged(judged_filled(row, body, body))
    assert is_flagged(judged_filled(row, body, body, back=True))


def test_the_table_has_enough_rows_for_each_law_and_each_is_well_formed() -> None:
    count = Counter((row.law, row.clears) for row in ROWS)
    assert {law for law, _ in count} == set(LAWS)
    assert all(count[law, True] >= LEAST_CLEAR and count[law, False] >= LEAST_NEAR_MISSES for law in LAWS)
    for row in ROWS:
        allowed = FIELDS | FIELDS_OF_FILLED if row.law == FILLED else FIELDS
        assert {entry.key.text for entry in row.node.entries} <= allowed, row
        assert row.why.endswith("."), row
        assert row.law == FILLED or row.old != row.new, row
    pairs = Counter((row.old, row.new) for row in ROWS if row.law != FILLED)
    assert [pair for pair, often in pairs.items() if often > 1] == []
