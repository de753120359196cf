"""`policy compare` tells each change once: passages with their section, neighbours together, what is the same again."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from generator.cli.comparison.forms import in_form
from generator.commands import compare as comparing
from generator.commands.compare import compare
from generator.materiality.judge_changes import judge
from generator.materiality.summary import group_changes
from generator.model.document import Document, FilledValue, Section
from generator.model.levels import Level
from generator.model.record import Decision
from generator.text.change import Subject
from generator.text.diff import diff
from tests.commands.two_texts import OLD, written
from tests.strategies import documents


@pytest.mark.slow
@given(documents, documents)
def test_every_change_is_told_once(old: Document, new: Document) -> None:
    judged = judge(diff(old, new), old, new, [comparing.PROMISE])
    found = group_changes(judged)
    assert sorted(id(one) for group in found for one in group.all) == sorted(map(id, judged))
    weights = [(group.worst.verdict.level, group.worst.verdict.likelihood) for group in found]
    assert weights == sorted(weights, reverse=True)


def test_a_new_section_is_told_once(tmp_path: Path) -> None:
    more = "## Sale\n\nWe sell it.\n\nTo all.\n\n- For ever\n"
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", OLD + "\n" + more))
    (entry,) = group_changes(found.judged)
    assert (entry.lead.change.subject, len(entry.parts)) == (Subject.SECTION, 3)
    text = in_form(found, "text")
    assert "Sale: section added, with 3 passages" in text
    assert text.count("{+For ever+}") == 1
    assert len(json.loads(in_form(found, "json"))["changes"]) == 4


def test_a_new_section_is_told_once_also_where_its_passages_were_decided(tmp_path: Path) -> None:
    more = "## Sale\n\nWe sell it.\n\nTo all.\n"
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", OLD + "\n" + more))
    day = datetime.date(2026, 3, 1)
    decided = [
        replace(one, decision=Decision(one.digest, "48", Level.MATERIAL, Level.MINOR, "why", "ada", day))
        if one.change.subject is Subject.TEXT
        else one
        for one in found.judged
    ]
    (entry,) = group_changes(decided)
    assert (entry.lead.change.subject, [bool(one.decision) for one in entry.parts]) == (Subject.SECTION, [True, True])


def test_passages_beside_each_other_are_told_together(tmp_path: Path) -> None:
    added = OLD.replace("leave.\n", "leave.\n\nWe sell it.\n\nTo all.\n\nFor ever.\n")
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", added))
    assert [len(one.all) for one in group_changes(found.judged)] == [3]
    assert "Data: passages 2–4 added" in in_form(found, "text")


def renamed(folder: Path) -> comparing.Comparison:
    text = "# Terms\n\n" + "".join(f"## Part {n}\n\nACME does thing {n}.\n\nIt stays {n}.\n\n" for n in range(60))
    return compare(written(folder, "old.md", text), written(folder, "new.md", text.replace("ACME", "Bolt")))


@pytest.mark.slow
def test_what_is_the_same_again_is_told_once(tmp_path: Path) -> None:
    found = renamed(tmp_path)
    assert [len(one.all) for one in group_changes(found.judged)] == [60]
    assert len(json.loads(in_form(found, "json"))["changes"]) == 60
    for form in ("text", "markdown", "html"):
        assert "and 59 more like it" in in_form(found, form)
    assert all(f"Part {n} (1)" in " ".join(in_form(found, "text").split()) for n in range(1, 60))


def test_other_changes_are_not_told_as_the_same(tmp_path: Path) -> None:
    old = "# T\n\n## A\n\nWe keep it 3 years.\n\n## B\n\nWe keep it 4 years.\n"
    new = old.replace("3", "5").replace("4", "6")
    found = compare(written(tmp_path, "old.md", old), written(tmp_path, "new.md", new))
    assert [len(one.all) for one in group_changes(found.judged)] == [1, 1]


def test_a_fact_and_the_text_that_names_it_are_told_once() -> None:
    def document(period: str) -> Document:
        facts: dict[str, object] = {"retention": {"account": {"data": ["account"], "keep": period}}}
        filled = (FilledValue("facts.retention.account.keep", 15, 15 + len(period)),)
        section = Section("a", "retention", "A", f"We keep it for {period}.", facts, filled=filled)  # type: ignore[arg-type]
        return Document("T", "en", (section,))

    old, new = document("3 years"), document("5 years")
    (entry,) = group_changes(judge(diff(old, new), old, new, [comparing.PROMISE]))
    assert entry.lead.change.subject is Subject.FACT
    assert [one.verdict.rule for one in entry.parts] == ["L10"]


def test_a_list_that_counts_from_elsewhere_is_one_change(tmp_path: Path) -> None:
    items = ("alpha", "beta", "gamma", "delta")
    old, new = (
        "# T\n\n## A\n\n" + "\n".join(f"{n}. The {item} item stays." for n, item in enumerate(items, first))
        for first in (1, 3)
    )
    found = compare(written(tmp_path, "old.md", old), written(tmp_path, "new.md", new))
    assert json.loads(in_form(found, "json"))["level"] == "material"  # a sentence may refer to one of the numbers
    text = in_form(found, "text")
    assert "A: passages 1–4: only the numbering changed, from 1. to 3." in text
    assert "(numbering [-1.-]{+3.+}) 3. The alpha item stays." in text
    assert "[-The" not in text
