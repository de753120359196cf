"""What each law that clears may clear, and its near misses: the rows of `cases/laws.yml`, in both directions."""

from collections import Counter
from typing import Final

import pytest

from generator.text.change import Subject
from tests.materiality.engine import flagged, is_flagged, judged_filled, rows, table, text, whole
from tests.materiality.law_rows import FIELDS, Row, as_written, both_ways

LAWS: Final = tuple(f"L{number}" for number in range(1, 11))
FILLED: Final = "L10"
FIELDS_OF_FILLED: Final = frozenset({"type", "facts_in", "before", "after", "brand", "brand_after"})
LEAST_CLEAR, LEAST_NEAR_MISSES = 8, 15


ROWS: Final = tuple(as_written("laws.yml"))
ALL: Final = tuple(both_ways(ROWS))


@pytest.mark.parametrize("clears", [True, False], ids=["clears", "stays"])
@pytest.mark.parametrize("law", [law for law in LAWS if law != FILLED])
def test_rows(law: str, *, clears: bool) -> None:
    """All rows of a law at once: a test for each takes as long as the row."""
    assert [str(row) for row in ALL if (row.law, row.clears) == (law, clears) and _clears(row) is not clears] == []


def _clears(row: Row) -> bool:
    language = text(row.node.get("language"), "en")
    return not flagged(whole(row.old), whole(row.new), language=language)


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
