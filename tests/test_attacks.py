"""Changes that matter and were cleared once stay material: the rows of `cases/attacks.yml`, in both directions."""

from collections import Counter
from typing import Final

import pytest

from tests.engine import flagged, text, whole
from tests.law_rows import FIELDS, Row, as_written, both_ways

ROWS: Final = tuple(as_written("attacks.yml"))
ALL: Final = tuple(both_ways(ROWS))


@pytest.mark.parametrize("row", ALL, ids=str)
def test_what_matters_is_never_cleared(row: Row) -> None:
    language = text(row.node.get("language"), "en")
    assert flagged(whole(row.old), whole(row.new), language=language), row.why


def test_each_row_is_well_formed() -> None:
    for row in ROWS:
        assert {entry.key.text for entry in row.node.entries} <= FIELDS, row
        assert not row.clears, row
        assert row.why.endswith("."), row
    pairs = Counter((row.old, row.new) for row in ROWS)
    assert [pair for pair, often in pairs.items() if often > 1] == []
