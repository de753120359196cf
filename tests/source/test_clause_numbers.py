"""Numbers of sections are made from their order, sealed with the text, and printed by references."""

import json
import re
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.source import clause_numbers
from tests.conftest import Policy, edit, tree
from tests.small import FOLDER, KEPT, NAME, in_force
from tests.steps import checked, sealed

SHEET = f"{FOLDER}/policy.yml"
ASKED = f"{FOLDER}/sections/asked.md"
LATER = "2026-12-10T12:00:00+00:00"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy, in force without numbers; its draft has them, and a reference."""
    folder = in_force(tmp_path, policy, monkeypatch)
    with (folder / SHEET).open("a") as file:
        file.write("numbered: yes\n")
    with (folder / ASKED).open("a") as file:
        file.write("\nSee section [](#kept), and [](#orders).\n")
    (folder / f"{FOLDER}/sections/orders.md").write_text("---\ntitle: Orders\ntype: other\nlevel: 3\n---\n\nBy hand.\n")
    sheet = (folder / SHEET).read_text()
    (folder / SHEET).write_text(sheet.replace("[kept, asked]", "[kept, orders, asked]"))
    return folder


def draft(folder: Path) -> dict[str, tuple[str, str]]:
    item = policy_source.load(folder / "policy_source").policy(NAME)
    assert item.draft
    return {one.id: (one.title, one.text) for one in item.draft.sections}


def test_levels_that_are_left_out_and_sections_without_title_count_nothing() -> None:
    rows = [("a", "A", 2), ("b", "B", 4), ("c", "", 2), ("d", "D", 3), ("e", "E", 2), ("f", "F", 3), ("g", "G", 4)]
    assert clause_numbers.numbers(rows) == {"a": "1", "b": "1.1", "d": "1.2", "e": "2", "f": "2.1", "g": "2.1.1"}


def test_titles_and_references_have_the_numbers(tiny: Path) -> None:
    made = draft(tiny)
    assert [title for title, _ in made.values()] == ["1. What is kept", "1.1 Orders", "2. How to ask"]
    assert "See section [1](#kept), and [1.1](#orders)." in made["asked"][1]


def test_without_numbers_a_reference_prints_the_title(tiny: Path) -> None:
    (tiny / SHEET).write_text((tiny / SHEET).read_text().replace("numbered: yes\n", ""))
    assert "See section [What is kept](#kept), and [Orders](#orders)." in draft(tiny)["asked"][1]


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("asked", "title: How", "title: 4. How", "asked.md:1:1: error: the number “4.” is typed"),
        ("asked", "[](#orders)", "[](#nothing)", "asked.md:10:28: error: nothing can be written for the reference"),
    ],
)
def test_what_can_t_be_is_found(tiny: Path, name: str, old: str, new: str, says: str) -> None:
    path = tiny / f"{FOLDER}/sections/{name}.md"
    path.write_text(path.read_text().replace(old, new))
    done = checked()
    assert (done.status, says in done.out) == (1, True), done.said


def test_a_title_that_begins_with_a_quantity_has_no_number(tiny: Path) -> None:
    (tiny / ASKED).write_text((tiny / ASKED).read_text().replace("title: How to ask", "title: 24 hours to ask"))
    assert checked().status == 0
    assert draft(tiny)["asked"][0] == "2. 24 hours to ask"


def test_the_places_of_values_move_with_the_numbers(tiny: Path) -> None:
    (tiny / ASKED).write_text((tiny / ASKED).read_text().replace("Call ", "By [](#kept) call "))
    item = policy_source.load(tiny / "policy_source").policy(NAME)
    assert item.draft
    (one,) = [section for section in item.draft.sections if section.id == "asked"]
    assert [one.text[value.start : value.end] for value in one.filled] == ["+1 (405) 356-6726"]


def test_numbers_are_sealed_and_a_restored_draft_makes_them_again(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME, at=LATER)
    assert "1.1 Orders" in (tiny / f"{FOLDER}/versions/v002.md").read_text()
    before = {name: text for name, text in tree(tiny / FOLDER).items() if name.startswith("sections/")}
    edit(tiny / SHEET, "title: Terms", "title: Other terms")
    edit(tiny / ASKED, "See section", "Please see section")
    edit(tiny / f"{FOLDER}/sections/orders.md", "title: Orders", "title: Our orders")
    assert policy("restore", NAME, "2", "--discard").status == 0
    assert "numbered: true" in (tiny / SHEET).read_text()
    after = {name: text for name, text in tree(tiny / FOLDER).items() if name.startswith("sections/")}
    assert b"See section [](#kept), and [](#orders)." in after["sections/asked.md"]
    assert b"title: Orders\n" in after["sections/orders.md"]
    assert before.keys() == after.keys()
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []


def test_a_version_without_numbers_is_restored_without(tiny: Path, policy: Policy) -> None:
    assert policy("restore", NAME, "1", "--discard").status == 0
    assert "numbered" not in (tiny / SHEET).read_text()
    assert draft(tiny)["kept"][0] == "What is kept"


def test_numbers_that_only_move_are_editorial(tiny: Path, policy: Policy) -> None:
    (tiny / ASKED).write_text((tiny / ASKED).read_text().replace(", and [](#orders)", ""))
    orders = tiny / f"{FOLDER}/sections/orders.md"
    orders.write_text(orders.read_text().replace("level: 3\n", ""))
    sealed(policy, NAME, at=LATER)
    (tiny / f"{FOLDER}/sections/who.md").write_text("---\ntitle: Who\ntype: other\n---\n\nWe are Tiny.\n")
    (tiny / SHEET).write_text((tiny / SHEET).read_text().replace("[kept,", "[who, kept,"))
    changes = json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"]
    moved = {(one["section"], one["subject"]): one["rule"] for one in changes if one["section"] != "who"}
    assert moved == {("kept", "heading"): "L8", ("orders", "heading"): "L8", ("asked", "heading"): "L8"} | {
        ("asked", "text"): "L8"
    }


def rules_found() -> list[str]:
    return re.findall(r"\[([a-z-]+)\]$", checked().out, re.MULTILINE)


def test_one_mistake_in_the_keys_of_a_section_is_one_finding(tiny: Path) -> None:
    """Before: what refers to that section was said to be wrong, too, with a remedy that isn't one."""
    edit(tiny / ASKED, "and [](#orders).", "[](#orders) and [](https://example.com).")
    assert rules_found() == ["link-words"]
    edit(tiny / KEPT, "{id: orders, keep", "{id: orders keep")
    assert rules_found() == ["link-words", "yaml"]
    assert "a comma is missing before “keep”" in checked().out


def test_a_language_that_is_none_is_one_finding(tiny: Path) -> None:
    """Before: each value in the texts was named, “in words of that language ()”."""
    edit(tiny / SHEET, "language: en", "language: english")
    assert rules_found() == ["value"]
