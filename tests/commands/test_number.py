"""`policy number`: typed numbers of sections make way for numbers that are made, and references become links."""

import json
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.document import Document
from tests.conftest import Policy, tree
from tests.small import FOLDER, NAME, in_draft
from tests.steps import checked

SECTIONS = {
    "kept": ("1. What is kept", "Your account. See section 2 for how to ask, and Section 7.\n\nSections 1 and 2 hold."),
    "orders": ("1.1 “Orders”", "Under Section 5 of the Act, see [section 2](#asked), and clause 1.1(a)."),
    "asked": ('"2. How to ask: by post"', "As section 1.1 says."),
}


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with numbers that are typed."""
    in_draft(tmp_path, monkeypatch)
    for name, (title, text) in SECTIONS.items():
        level = "level: 3\n" if name == "orders" else ""
        path = tmp_path / FOLDER / f"sections/{name}.md"
        path.write_text(f"---\ntitle: {title}\ntype: other\n{level}---\n\n{text}\n")
    sheet = tmp_path / FOLDER / "policy.yml"
    sheet.write_text(sheet.read_text().replace("[kept, asked]", "[kept, orders, asked]"))
    return tmp_path


def draft(folder: Path) -> Document:
    item = policy_source.load(folder / "policy_source").policy(NAME)
    assert item.draft
    return item.draft


def body(folder: Path, name: str) -> str:
    return (folder / FOLDER / f"sections/{name}.md").read_text().partition("---\n\n")[2]


def test_what_would_be_changed_is_shown_and_nothing_is(tiny: Path, policy: Policy) -> None:
    before = tree(tiny)
    shown = policy("number", NAME, "--dry-run")
    assert shown.status == 0, shown.said
    assert tree(tiny) == before
    for line in (
        f"{NAME}: numbers of sections would be made from now on",
        f"{FOLDER}/policy.yml:5: numbered: yes",
        f"{FOLDER}/sections/kept.md:2: title: 1. What is kept → title: What is kept",
        "how to ask, and Section 7. → Your account. See section [](#asked) for how to ask, and Section 7.",
        f"{FOLDER}/sections/kept.md:6: “Section 7”: no section has this number",
        f"{FOLDER}/sections/kept.md:8: “Sections 1”: it names several, a part of one, or says more",
        "Nothing was changed.",
    ):
        assert line in shown.out, shown.out


def test_titles_lose_their_numbers_and_references_become_links(tiny: Path, policy: Policy) -> None:
    before = draft(tiny)
    done = policy("number", NAME, "--format", "json")
    assert done.status == 0, done.said
    assert len(json.loads(done.out)["left"]) == 3  # 7; 1 and 2; 1.1(a)
    after = draft(tiny)
    assert [one.title for one in after.sections] == [one.title for one in before.sections]
    assert 'title: "How to ask: by post"' in (tiny / FOLDER / "sections/asked.md").read_text()
    assert body(tiny, "kept").startswith("Your account. See section [](#asked) for how to ask, and Section 7.")
    assert body(tiny, "orders") == "Under Section 5 of the Act, see section [](#asked), and clause 1.1(a).\n"
    assert body(tiny, "asked") == "As section [](#orders) says.\n"
    assert "As section [1.1](#orders) says." in after.sections[2].text
    assert "nothing is to be changed" in policy("number", NAME).out


def test_numbers_that_skip_one_are_others_then(tiny: Path, policy: Policy) -> None:
    path = tiny / FOLDER / "sections/asked.md"
    path.write_text(path.read_text().replace("2. How", "4. How"))
    text = tiny / FOLDER / "sections/kept.md"
    text.write_text(text.read_text().replace("section 2", "section 4"))
    shown = policy("number", NAME, "--dry-run").out
    assert f"{FOLDER}/sections/asked.md: its number is another one then: 4 → 2" in shown
    assert "See section [](#asked)" in shown


def test_where_policy_yml_says_so_already_the_titles_are_mended(tiny: Path, policy: Policy) -> None:
    with (tiny / FOLDER / "policy.yml").open("a") as file:
        file.write("numbered: yes\n")
    assert "of all titles at once: policy number" in checked().out
    assert policy("number", NAME).status == 0
    assert "is typed" not in checked().out


def test_numbers_without_a_sign_are_some_where_all_titles_have_one(tiny: Path, policy: Policy) -> None:
    sheet = tiny / FOLDER / "policy.yml"
    sheet.write_text(sheet.read_text().replace("language: en", "language: de"))
    for name, title, words in (
        ("kept", "§ 1 Was", "§ 2"),
        ("orders", "24 Stunden", "§ 1"),
        ("asked", "§ 2 Wie", "§ 9"),
    ):
        level = "level: 3\n" if name == "orders" else ""
        text = f"---\ntitle: {title}\ntype: other\n{level}---\n\nSiehe {words} dieser Bedingungen.\n"
        (tiny / FOLDER / f"sections/{name}.md").write_text(text)
    assert policy("number", NAME).status == 0
    assert [one.title for one in draft(tiny).sections] == ["1. Was", "1.1 24 Stunden", "2. Wie"]
    assert body(tiny, "kept") == "Siehe § [](#asked) dieser Bedingungen.\n"


def test_check_gives_the_words_of_a_link(tiny: Path, policy: Policy) -> None:
    found = checked()
    assert found.status == 0
    words = "write: [section 2](#asked) [cross-reference]"
    assert f"{FOLDER}/sections/kept.md:6:19: note: “section 2” could be a link; {words}" in found.out
    assert "“section 1.1” could be a link; write: [section 1.1](#orders) [" in found.out
    assert "2 notes." in found.out
    github = policy("check", "--format", "github").out
    assert "::notice file=" in github
    sheet = tiny / FOLDER / "policy.yml"
    assert policy("number", NAME).status == 0
    assert "could be a link" not in checked().out
    path = tiny / FOLDER / "sections/asked.md"
    path.write_text(path.read_text().replace("section [](#orders)", "section 1.1"))
    assert "numbered: yes" in sheet.read_text()
    assert "write: section [](#orders) [" in checked().out


def test_a_language_whose_references_are_not_read_is_named(tiny: Path, policy: Policy) -> None:
    sheet = tiny / FOLDER / "policy.yml"
    sheet.write_text(sheet.read_text().replace("language: en", "language: fr"))
    assert "References in this language (fr) are not read" in policy("number", NAME, "--dry-run").out
