"""A fact is for the better where the words that say it are others, too, and not where only other words are."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from generator.materiality import reworded_facts
from generator.materiality.facts.fact_rules import ROWS
from generator.materiality.facts.row import Row
from generator.materiality.judge_changes import judge
from generator.model.brand import NoticePromise
from generator.model.document import Document, FilledValue, Section
from generator.model.levels import Level
from generator.schema import nodes
from generator.schema.facts import SCHEMA, Facts, kind_of, read_facts
from generator.schema.kinds import ItemList
from generator.schema.yaml import parse_yaml
from generator.text import blocks
from generator.text.change import Subject
from generator.text.diff import diff
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests/cases/reworded_facts.toml").read_text())
PROMISE = NoticePromise(favourable_changes="minor")
LANGUAGES = {"en", "de", "fr", "es", "it", "nl"}


def facts(kind: str, written: str) -> Facts:
    node = parse_yaml(f"facts:\n  {written}\n", "x", [])
    assert isinstance(node, nodes.Mapping)
    read = node.get("facts")
    assert isinstance(read, nodes.Mapping)
    return read_facts(kind, read, [])


def levels(old: Document, new: Document) -> set[Level]:
    found = judge(diff(old, new), old, new, [PROMISE])
    return {one.verdict.level for one in found if one.change.subject is Subject.FACT}


def level_of(case: Mapping[str, Any]) -> Level:
    language, kind = case["of"]
    old, new = (
        Document("T", language, (blocks.as_written(Section("a", kind, "The rest", text, facts(kind, fact))),))
        for fact, text in zip(case["fact"], case["text"], strict=True)
    )
    return max(levels(old, new))


@pytest.mark.parametrize(("rows", "expected"), [("honest", Level.MINOR), ("beside", Level.MATERIAL)])
def test_what_says_the_fact_has_to_be_another(rows: str, expected: Level) -> None:
    """Before: any other word of its section was enough, so that all of these were in force at once."""
    assert [case["text"] for case in CASES[rows] if level_of(case) is not expected] == []


def test_a_place_that_is_filled_in_says_its_fact() -> None:
    text, spot = "For {} it is there.", FilledValue("facts.retention.a.keep", 4, 10)

    def document(keep: str, path: str) -> Document:
        stated = facts("retention", f"retention: [{{id: a, keep: {keep}, kept_for: us}}, {{id: b, keep: {keep}}}]")
        filled = (FilledValue(path, spot.start, spot.start + len(keep)),)
        return Document("T", "en", (Section("s", "retention", "Rest", text.format(keep), stated, filled=filled),))

    def direct(path: str) -> list[Level]:
        old, new = document("3 days", path), document("2 days", path)
        found = judge(diff(old, new), old, new, [PROMISE])
        return [one.verdict.level for one in found if one.change.path == ("retention", "a", "keep")]

    assert direct("facts.retention.a.keep") == [Level.MINOR]
    assert direct("facts.retention.b.keep") == [Level.MATERIAL]


@pytest.mark.parametrize(
    ("fact", "words", "expected"),
    [
        (("renewal: automatic", "renewal: manual"), "It renews automatically.", Level.MATERIAL),
        (("renewal: automatic", "renewal: manual"), "Write to us by letter.", Level.MINOR),
        (("refund: 14 days", "refund: 30 days"), "The refund goes to your card.", Level.MINOR),
        (("refund: 14 days", "refund: 30 days"), "No refund after 14 days.", Level.MATERIAL),
    ],
)
def test_no_sentence_beside_a_place_that_is_filled_in_says_the_reverse(
    fact: tuple[str, str], words: str, expected: Level
) -> None:
    """Before: “Renewal: manual” was filled in above “It renews automatically”, and for the better at once."""

    def document(stated: str) -> Document:
        key, _, value = stated.partition(": ")
        filled = (FilledValue(f"facts.{key}", 10, 10 + len(value)),)
        section = Section(
            "s", "terms", "T", f"It states {value} here.\n\n{words}", facts("terms", stated), filled=filled
        )
        return Document("T", "en", (section,))

    assert levels(*map(document, fact)) == {expected}


def test_every_fact_that_can_get_better_is_known_by_words_in_each_language() -> None:
    paths = {path for row in ROWS if isinstance(row, Row) and (row.better or row.always) for path in row.paths.split()}
    for path in sorted(paths):
        names = tuple(path.split("."))
        kinds = [kind_of(kind, tuple("x" if one == "*" else one for one in names)) for kind in SCHEMA]
        is_item = names[1:] == ("*",) and any(isinstance(kind_of(kind, names[:1]), ItemList) for kind in SCHEMA)
        is_member = names[-1] == "*" and not any(kinds)
        named = reworded_facts._words_named(names)  # noqa: SLF001 -- the table itself is what this is about
        assert named or is_item or is_member, path
        for language in LANGUAGES if named else ():
            assert reworded_facts._words_of(names, language), (path, language)  # noqa: SLF001 -- the patterns made of that table


@pytest.mark.parametrize("language", ["pl", "ja", ""])
def test_what_is_not_read_people_decide(language: str) -> None:
    stated = [facts("sharing", f"sale: {one}") for one in ("yes", "never")]
    sides = (("Sprzedajemy dane.", stated[0]), ("Nie sprzedajemy danych.", stated[1]))
    old, new = (Document("T", language, (Section("a", "sharing", "R", *side),)) for side in sides)
    assert levels(old, new) == {Level.MATERIAL}


@pytest.mark.parametrize(
    ("kind", "fact", "text", "expected"),
    [
        ("terms", ("content_licence: {ai_training: yes}", "content_licence: {ai_training: no}"), "We train AI.", 2),
        ("terms", ("content_licence: {ai_training: yes}", "content_licence: {ai_training: no}"), "We like dogs.", 1),
        ("sharing", ("sale: yes", "sale: never"), "Brokers pay us for lists. We like dogs.", 2),
        ("terms", ("refund: 14 days", "refund: 30 days"), "You get a refund within 14 days.", 2),
        ("terms", ("refund: 14 days", "refund: 30 days"), "Ask for a refund by letter.", 1),
        (
            "terms",
            ("liability: {excluded: [delays, lost data]}", "liability: {excluded: [delays]}"),
            "We don't pay for lost data.",
            2,
        ),
    ],
)
def test_a_section_without_words_is_said_by_others(kind: str, fact: tuple[str, str], text: str, expected: int) -> None:
    """Before: facts alone in a section got better at once, above a text elsewhere that says the reverse."""
    old, new = (
        Document("T", "en", (Section("a", kind, "R", "", facts(kind, one)), Section("b", "other", "B", text)))
        for one in fact
    )
    assert levels(old, new) == {Level(expected)}


def test_a_member_that_came_beside_words_that_stay_is_named() -> None:
    """Before: “This changes: whom we tell of a data breach”, and not who that is now."""
    stated = [facts("security", f"breach: {{notify: [{who}]}}") for who in ("you", "authority")]
    old, new = (
        Document("T", "en", (Section("s", "security", "S", text, side),))
        for text, side in zip(("We like locks.", "We love locks."), stated, strict=True)
    )
    said = {one.verdict.reason for one in judge(diff(old, new), old, new, [PROMISE]) if one.change.path}
    assert "We now state this: authority (whom we tell of a data breach)." in said
