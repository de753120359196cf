"""Facts that an import suggests: from which words, how they stand in the front matter, and who accepts them."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import offered_facts, terminal
from generator.commands.import_facts import offers_for
from generator.documents.file_formats import document_of, text_of
from generator.loading.draft_file import SHARED
from generator.model.document import Document, Section
from generator.schema.facts import read_facts
from generator.schema.nodes import Mapping
from generator.schema.yaml import split
from generator.suggestions import facts_as_comments, section_types
from generator.suggestions.fact_readers import suggested
from generator.text import blocks
from tests.conftest import Policy, cases, edit
from tests.steps import checked

LANGUAGES = {"en": "suggestions.yml", "de": "suggestions_german.yml"}
CASES: list[tuple[str, dict[str, Any]]] = [(name, case) for name, file in LANGUAGES.items() for case in cases(file)]
TEXT = """# Privacy

## How long we keep data

We keep invoices for 7 years. We keep chat logs for 6 months.

## Children

The service is not directed to children under 13.
"""


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case["text"][:60] for _, case in CASES])
def test_facts_are_read_from_exact_words(language: str, case: dict[str, Any]) -> None:
    section = Section("s", case["type"], "", case["text"])
    found = suggested(section, language)
    assert [facts_as_comments.in_words(section.type, one).removeprefix("- ") for one in found] == case["facts"]
    words = " ".join(" ".join(block.words for block in blocks.parse(section.text)).split())
    assert all(one.quote and one.quote in words for one in found)


@pytest.mark.parametrize("title", ["Changes", "7. Changes", "Amendments", "Changes and updates", "Changes in sport"])
def test_a_section_that_is_called_changes_is_of_them(title: str) -> None:
    """Before: “Changes” alone was of no type, and what it promises of notice wasn't suggested."""
    text = "We will tell you of material changes by e-mail 30 days before they apply."
    (section,) = section_types.with_types(Document("x", "en", (Section("s", "other", title, text),))).sections
    assert section.type == ("other" if "sport" in title else "changes")


def test_other_languages_are_not_read() -> None:
    assert suggested(Section("s", "retention", "", "We keep server logs for 90 days."), "fr") == ()
    assert suggested(Section("s", "retention", "", "We keep server logs for 90 days."), "de") == ()
    italian = Document("x", "it", (Section("s", "other", "Contact", "x"),))
    assert section_types.with_types(italian) == italian


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("5. How Long We Retain Your Data", "", "retention"),
        ("Cookies and similar technologies", "", "cookies"),
        ("Children's data we collect", "", "children"),
        ("Your rights", "", "rights"),
        ("Changes to this policy", "", "changes"),
        ("Who we share it with", "", "sharing"),
        ("Who we are", "", "scope"),
        ("Data from others", "", "collection"),
        ("The small print", "Nothing in particular.", "other"),
        ("", "This policy explains what we do. It applies to our app.", "scope"),
        ("", "We send seeds. This policy explains what we do when you visit our site or write to us.", "scope"),
    ],
)
def test_types_are_guessed_where_heading_and_text_are_clear(title: str, text: str, expected: str) -> None:
    document = Document("x", "en", (Section("s", "other", title, text or "Some words."),))
    assert section_types.with_types(document).sections[0].type == expected


@pytest.mark.parametrize("title", ["4. Wer sie erhält", "Wer Ihre Daten bekommt", "Empfänger"])
def test_who_receives_data_is_sharing_in_german_too(title: str) -> None:
    document = Document("x", "de", (Section("s", "other", title, "Niemand."),))
    assert section_types.with_types(document).sections[0].type == "sharing"


def test_a_section_below_takes_its_type_from_the_one_above() -> None:
    above = Section("a", "other", "Your rights", "These are yours.")
    below = Section("b", "other", "Deletion", "Ask us to delete your data.", level=3)
    typed = section_types.with_types(Document("x", "en", (above, below)))
    assert [one.type for one in typed.sections] == ["rights", "rights"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a text to bring."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.md").write_text(TEXT)
    (tmp_path / "policy_source").mkdir()
    return tmp_path


BRING = ("import", "old.md", "--brand", "acme", "--policy", "privacy")
SECTIONS = "policy_source/acme/privacy/sections"


def test_they_stand_as_comments_and_become_facts_by_deleting_the_signs(folder: Path, policy: Policy) -> None:
    done = policy(*BRING)
    assert done.status == 0
    assert "how-long-we-keep-data.md:14:1: retention: - {id: invoices, keep: 7 years}" in done.out
    assert "“We keep invoices for 7 years.”" in done.out
    path = folder / SECTIONS / "how-long-we-keep-data.md"
    assert path.read_text().split("\n")[13].startswith("We keep invoices")
    assert facts_of(path, "retention") == {}
    head, fence, body = path.read_text().partition("\n---\n\n")
    start = head.index("# facts:")
    path.write_text(head[:start] + head[start:].replace("\n# ", "\n").removeprefix("# ") + fence + body)
    assert facts_of(path, "retention") == {
        "retention": {"invoices": {"keep": "7 years"}, "chat_logs": {"keep": "6 months"}}
    }
    assert "“We keep invoices for 7 years.”" in path.read_text()
    result = checked()
    assert "error" not in result.out.lower() or result.status == 0, result.said


def test_words_that_several_were_read_from_are_shown_once(folder: Path, policy: Policy) -> None:
    """Before: the sentence that lists six rights stood six times in the answer."""
    words = "You have the right of access, rectification and erasure."
    (folder / "old.md").write_text(f"# Privacy\n\n## Your rights\n\n{words}\n\n## Data\n\nWe keep it.\n")
    done = policy(*BRING)
    assert (done.status, done.out.count(f"    “{words}”\n")) == (0, 1), done.said
    assert done.out.count(": rights: - {id: ") == 3


def test_a_title_that_is_made_of_the_folders_name_is_named(folder: Path, policy: Policy) -> None:
    """Before: “Privacy En Policy” stood in policy.yml, and nothing said so."""
    (folder / "old.md").write_text("# 1. Controller\n\nWe are here.\n\n# 2. Data\n\nWe keep it.\n")
    done = policy("import", "old.md", "--brand", "acme", "--policy", "privacy-en")
    says = "Look at policy_source/acme/privacy-en/policy.yml: the text has no title that stands out, so “Privacy En"
    assert (done.status, says in done.err) == (0, True), done.said
    (folder / "old.md").write_text("# Privacy Policy\n\n## Controller\n\nWe are here.\n\n## Data\n\nWe keep it.\n")
    assert "no title that stands out" not in policy(*BRING).err


def test_one_alone_becomes_a_fact(folder: Path, policy: Policy) -> None:
    policy(*BRING)
    path = folder / SECTIONS / "how-long-we-keep-data.md"
    for line in ("facts:", "  retention:", "    - {id: chat_logs, keep: 6 months}"):
        edit(path, f"# {line}", line)
    assert facts_of(path, "retention") == {"retention": {"chat_logs": {"keep": "6 months"}}}


def test_every_suggestion_of_the_real_policies_is_a_valid_fact(seeds: Path) -> None:
    for name in sorted(seeds.glob("*.txt")):
        offers = offers_for(document_of(text_of(name), language="en"))
        for section in offers.document.sections:
            own = [one.suggestion for one in offers.every if one.section.id == section.id]
            for accepted in ({one.name for one in own}, {own[0].name} if own else set()):
                text = f"---\ntype: {section.type}\n{facts_as_comments.front_matter(section.type, own, accepted)}---\n"
                found: list[Any] = []
                node, _, _ = split(text, "x.md", found)
                assert isinstance(node, Mapping)
                facts = next(
                    (entry.value for entry in node.entries if entry.key.text == "facts"), Mapping((), node.place)
                )
                assert isinstance(facts, Mapping)
                read_facts(section.type, facts, found)
                assert not found, text


def test_figures_on_the_real_policies(seeds: Path) -> None:
    assert seeds.is_dir()
    from benchmarks import facts as measured  # noqa: PLC0415 -- importing the tests needs no benchmark

    every = measured.together(measured.of_the_real_policies())
    assert every.right / every.suggested >= 0.9
    assert every.right / every.there >= 0.6


def test_none_writes_types_alone(folder: Path, policy: Policy) -> None:
    assert policy(*BRING, "--facts", "none").status == 0
    text = (folder / SECTIONS / "children.md").read_text()
    assert "type: children" in text
    assert "min_age" not in text


def test_accepting_needs_somebody_or_names(folder: Path, policy: Policy) -> None:
    refused = policy(*BRING, "--facts", "accept")
    assert refused.status == 2
    assert "nothing is written" in refused.err
    assert "--fact NAME" in refused.err
    assert "children.min_age: min_age: 13" in refused.err
    assert not (folder / SECTIONS).exists()
    unknown = policy(*BRING, "--facts", "accept", "--fact", "children.min_ages")
    assert unknown.status == 2
    assert "children.min_age" in unknown.err
    assert policy(*BRING, "--fact", "children.min_age").status == 2
    done = policy(*BRING, "--facts", "accept", "--fact", "children.min_age")
    assert done.status == 0
    assert facts_of(folder / SECTIONS / "children.md", "children") == {"min_age": 13}
    assert facts_of(folder / SECTIONS / "how-long-we-keep-data.md", "retention") == {}


def test_each_is_asked_for_at_a_terminal(folder: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter("ynx")
    monkeypatch.setattr(terminal, "asks", lambda: True)
    monkeypatch.setattr(offered_facts, "_key", lambda: next(keys, "q"))
    done = policy(*BRING, "--facts", "accept")
    assert done.status == 0
    assert "1 of 3 · How long we keep data" in done.out
    assert facts_of(folder / SECTIONS / "how-long-we-keep-data.md", "retention") == {
        "retention": {"invoices": {"keep": "7 years"}}
    }
    assert facts_of(folder / SECTIONS / "children.md", "children") == {}


def test_programs_get_them_as_data(folder: Path, policy: Policy) -> None:
    rows = json.loads(policy(*BRING, "--format", "json").out)
    assert f"{SECTIONS}/children.md" in rows["written"]
    last = rows["suggestions"][-1]
    assert (last["name"], last["type"], last["value"]) == ("children.min_age", "children", 13)
    assert last["quote"] == "The service is not directed to children under 13."
    assert last["accepted"] is False
    assert folder.name not in last["place"]


def facts_of(path: Path, section_type: str) -> dict[str, Any]:
    """Return the facts that a section file states, and see that nothing is wrong with them."""
    assert SHARED not in path.parts
    found: list[Any] = []
    node, _, _ = split(path.read_text(), str(path), found)
    assert isinstance(node, Mapping)
    assert not found
    facts = next((entry.value for entry in node.entries if entry.key.text == "facts"), None)
    result = read_facts(section_type, facts, found) if isinstance(facts, Mapping) else {}
    assert not found
    return dict(result)
