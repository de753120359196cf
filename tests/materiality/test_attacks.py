"""Changes that matter and were cleared once stay material: the rows of `cases/attacks.yml`, in both directions.

So do random ones in real texts. A failure names its seed: MUTATIONS_SEED=… makes the same texts again.
"""

import os
import secrets
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from generator.schema.nodes import Mapping
from tests.conftest import ROOT
from tests.materiality.engine import flagged, judged, rows, table, text, whole
from tests.materiality.law_rows import FIELDS, Row, as_written, both_ways
from tests.materiality.mutations import mutated

ROWS: Final = tuple(as_written("attacks.yml"))
ALL: Final = tuple(both_ways(ROWS))
REASONS: Final = rows(table("attacks.yml").get("reasons"))
SEED: Final = int(os.environ.get("MUTATIONS_SEED") or secrets.randbits(32))
MUTATIONS: Final = 200
SOURCES: Final = ROOT / "policy_source"


@pytest.mark.parametrize("law", sorted({row.law for row in ALL}))
def test_what_matters_is_never_cleared(law: str) -> None:
    assert [str(row) for row in ALL if row.law == law and not _flagged(row)] == []


def _flagged(row: Row) -> bool:
    return flagged(whole(row.old), whole(row.new), language=text(row.node.get("language"), "en"))


@pytest.mark.parametrize("row", REASONS, ids=lambda row: text(row.get("why")))
def test_no_reason_says_what_did_not_happen(row: Mapping) -> None:
    found = judged(whole(text(row.get("old"))), whole(text(row.get("new"))))
    assert found
    assert [one.verdict.reason for one in found if text(row.get("says")) in one.verdict.reason] == []


def test_each_row_is_well_formed() -> None:
    for row in ROWS:
        assert {entry.key.text for entry in row.node.entries} <= FIELDS, row
        assert not row.clears, row
        assert row.why.endswith("."), row
    pairs = Counter((row.old, row.new) for row in ROWS)
    assert [pair for pair, often in pairs.items() if often > 1] == []


@pytest.mark.slow
def test_a_random_change_that_matters_in_a_real_text_is_never_cleared() -> None:
    cleared = [one for one in mutated(SEED, MUTATIONS, _texts()) if not flagged(one.old, one.new)]
    assert [f"{one.what}, {one.beside}:\n{one.old}\n---\n{one.new}" for one in cleared[:3]] == [], SEED


def _texts() -> tuple[str, ...]:
    """Return the sections of each policy of this repository as one text."""
    folders = sorted(SOURCES.glob("*/*/sections"))
    return tuple("\n\n".join(_section(path) for path in sorted(folder.glob("*.md"))) for folder in folders)


def _section(path: Path) -> str:
    _, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    return f"## {path.stem.replace('-', ' ').capitalize()}\n\n{body.strip()}"
