"""What readings of words decide upwards, and what they leave to people."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.materiality.verdict import Judged, JudgedEdit, Outcome
from generator.materiality.wording.background import BackgroundText, mail_addresses
from generator.model.document import Document, Section
from tests.conftest import cases
from tests.materiality.engine import judged, whole

ROWS: Final[list[dict[str, Any]]] = cases("readings.yml")["rows"]


def decided(found: tuple[Judged, ...]) -> list[JudgedEdit]:
    """Return the edits that a reading decided."""
    return [edit for one in found for edit in one.verdict.edits if edit.outcome is Outcome.DECIDED]


@pytest.mark.parametrize("name", sorted({row["row"] for row in ROWS}))
def test_a_reading_decides_what_it_names_and_nothing_else(name: str) -> None:
    assert [row for row in ROWS if row["row"] == name and not holds(row)] == []


def holds(row: dict[str, Any]) -> bool:
    """Return True if what a row says of a change is so."""
    everything = judged(whole(row["old"]), whole(row["new"]), language=row.get("language", "en"))
    found = decided(everything)
    if row["row"] == "none":
        return not found and any(one.verdict.undecided for one in everything)
    return any(edit.rule == row["row"] and row["says"] in edit.reason for edit in found)


def test_a_sentence_that_stood_elsewhere_neither_came_nor_went() -> None:
    sentence = "We do not sell what you write to us in your letters, and nobody else reads it."
    first = "We write letters to all who asked us for them, and we send them by post each month, with a stamp."
    old = f"{first}\n\nWe like them.\n\n{sentence}"
    new = f"{first} {sentence}\n\nWe like them."
    assert not decided(judged(whole(old), whole(new)))
    assert decided(judged(whole(old.replace(sentence, "")), whole(new)))


@given(st.text(st.sampled_from("aé7@.+-_ \n"), max_size=30))
def test_a_text_names_a_mail_address_where_one_can_be_read_in_it(text: str) -> None:
    document = Document("", "en", (Section("s", "other", "", text),))
    assert BackgroundText(document).names_mail_address is bool(mail_addresses(text))
