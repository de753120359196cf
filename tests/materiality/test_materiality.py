"""What changes count as: rows that a lawyer can read (before, after, level, for whom, rule)."""

import dataclasses

import pytest

from generator.errors import Finding  # noqa: TC001 -- one import style
from generator.materiality.judge_changes import judge, level
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.levels import Level
from generator.schema.facts import read_facts
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml
from generator.text.change import Kind
from generator.text.diff import diff

ACCOUNT = "retention: [{id: account, keep: %s, kept_for: %s}]"
FACTS = [
    # type, before, after, level, direction, rule
    ("retention", ACCOUNT % ("3 years", "us"), ACCOUNT % ("5 years", "us"), "material", "adverse", "21"),
    ("retention", ACCOUNT % ("5 years", "us"), ACCOUNT % ("3 years", "us"), "material", "unknown", "22"),
    ("retention", ACCOUNT % ("7 years", "you"), ACCOUNT % ("5 years", "you"), "material", "adverse", "22"),
    ("retention", ACCOUNT % ("30 days", "us"), ACCOUNT % ("1 month", "us"), "material", "unknown", "21"),
    ("retention", ACCOUNT % ("3 years", "us"), ACCOUNT % ("unspecified", "us"), "material", "adverse", "21"),
    ("retention", ACCOUNT % ("unspecified", "us"), ACCOUNT % ("3 years", "us"), "material", "unknown", "46"),
    ("rights", "respond_within: 30 days", "respond_within: 45 days", "material", "adverse", "27"),
    ("sharing", "sale: never", "sale: opt_out", "material+consent", "adverse", "18"),
    ("sharing", "sale: opt_out", "sale: never", "material", "unknown", "20"),
    ("cookies", "dnt_gpc: honoured", "dnt_gpc: ignored", "material", "adverse", "34"),
    (
        "collection",
        "data: [{id: a, label: A}]",
        "data: [{id: a, label: A}, {id: b, label: B}]",
        "material",
        "adverse",
        "4",
    ),
    (
        "collection",
        "data: [{id: a, label: A}, {id: b, label: B}]",
        "data: [{id: a, label: A}]",
        "material",  # the text beside it goes on to say what it said
        "unknown",
        "9",
    ),
    ("rights", "rights: [{id: access}, {id: erase}]", "rights: [{id: access}]", "material", "adverse", "25"),
    ("other", "promises: [{id: sale, we: never, what: sell}]", "promises: []", "material+consent", "adverse", "36"),
    ("children", "min_age: 16", "min_age: 13", "material+consent", "adverse", "30"),
    ("children", "parental_consent_below: unspecified", "parental_consent_below: 0", "material", "unknown", "46"),
    ("changes", "notice: {days: 30}", "notice: {days: 14}", "material", "adverse", "40"),
]


def facts_of(section_type: str, written: str, text: str = "Text.") -> Section:
    found: list[Finding] = []
    node = parse_yaml(written, "x", found)
    assert isinstance(node, Mapping)
    section = Section("s", section_type, "S", text, read_facts(section_type, node, found))
    assert not found
    return section


def judged(old: Section, new: Section, favourable: str = "minor") -> tuple[Judged, ...]:
    before, after = Document("T", "en", (old,)), Document("T", "en", (new,))
    return judge(diff(before, after), before, after, [NoticePromise(favourable_changes=favourable)])


@pytest.mark.parametrize(("section_type", "before", "after", "expected", "direction", "rule"), FACTS)
def test_facts(section_type: str, before: str, after: str, expected: str, direction: str, rule: str) -> None:
    (one,) = judged(facts_of(section_type, before), facts_of(section_type, after))
    verdict = one.verdict
    assert (str(verdict.level), str(verdict.direction), verdict.rule) == (expected, direction, rule)
    assert verdict.reason
    assert verdict.undecided == (rule == "46")


TEXTS = [
    # before, after, level, rule
    ("We keep it.", "We keep  it.", "editorial", "L1"),
    ("- a\n- b", "* a\n* b", "editorial", "L1"),
    ("We don't.", "We don’t.", "editorial", "L2"),
    ("We keep *it*.", "We keep it.", "editorial", "L1"),
    ("Send an e-mail.", "Send an email.", "editorial", "L4"),
    ("a\n\nb", "b\n\na", "material", "suggested"),
    ("See [us](https://example.com/a).", "See [us](https://example.com/b).", "material", "suggested"),
    ("about 1.000 people", "about 1,000 people", "material", "suggested"),
    ("We do not sell.", "We do now sell.", "material", "36"),
    ("our services", "our Services", "material", "suggested"),
    ("name, age and place", "name age and place", "material", "suggested"),
    ("We will tell you.", "We may tell you.", "material", "36"),
    ("We keep it for 3 years.", "We keep it for 5 years.", "material", "21"),
    ("One.", "One.\n\nTwo.", "material", "suggested"),
]


@pytest.mark.parametrize(("before", "after", "expected", "rule"), TEXTS)
def test_texts(before: str, after: str, expected: str, rule: str) -> None:
    old = Section("s", "other", "S", before)
    found = judged(old, dataclasses.replace(old, text=after))
    assert {(str(one.verdict.level), one.verdict.rule) for one in found} == {(expected, rule)}


def test_a_promise_without_direction_makes_good_news_material() -> None:
    old, new = (facts_of("rights", f"respond_within: {days} days", "") for days in (30, 10))
    assert level(judged(old, new, "material")) is Level.MATERIAL
    assert level(judged(old, new, "minor")) is Level.MINOR


def test_of_two_promises_the_stricter_one_holds() -> None:
    old, new = facts_of("rights", "respond_within: 30 days"), facts_of("rights", "respond_within: 10 days")
    before, after = Document("T", "en", (old,)), Document("T", "en", (new,))
    promises = [NoticePromise(favourable_changes="minor"), NoticePromise(favourable_changes="material")]
    assert level(judge(diff(before, after), before, after, promises)) is Level.MATERIAL


def test_a_renamed_section_stays_the_same_section() -> None:
    old = Section("old", "other", "S", "Text.")
    new = dataclasses.replace(old, id="new", was="old")
    (one,) = judged(old, new)
    assert (one.change.path, one.change.old, one.change.new) == (("id",), "old", "new")
    assert one.verdict.level is Level.EDITORIAL


def test_a_passage_that_leaves_its_section_is_one_move() -> None:
    one, two = Section("one", "other", "One", "Stays.\n\nMoves."), Section("two", "other", "Two", "Other.")
    before = Document("T", "en", (one, two))
    after = Document(
        "T", "en", (dataclasses.replace(one, text="Stays."), dataclasses.replace(two, text="Other.\n\nMoves."))
    )
    (change,) = diff(before, after)
    assert (change.kind, change.origin, change.section, change.new) == (Kind.MOVED, "one", "two", "Moves.")


def test_an_unknown_kind_of_report_stops_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepdiff.DeepDiff", lambda *_, **__: {"iterable_item_moved": []})
    with pytest.raises(TypeError, match="iterable_item_moved"):
        judged(facts_of("rights", "fee: none"), facts_of("rights", "fee: some"))
