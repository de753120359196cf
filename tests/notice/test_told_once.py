"""A fact that changed and a passage that says no more than that are one change in what readers are told."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality.decisions import of_version
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.model.record import Decision
from generator.notice.reader_entries import entries_for_readers
from generator.publish import build as building
from generator.site.feeds import calendar
from generator.site.feeds.events import events
from generator.text.change import Subject
from tests.conftest import NOW, Policy, edit
from tests.rendered import all_pages, html
from tests.site.german_policy import FOLDER, GERMAN, announced_in_german, two_languages
from tests.steps import announced, sealed

NAME = "gluptron/privacy"
KEPT = f"policy_source/{NAME}/sections/data-retention-deletion.md"
RIGHTS = f"policy_source/{NAME}/sections/your-data-rights.md"
SOURCE = Path("policy_source")
DECIDED = Decision(
    "sha256:0", "21", Level.MATERIAL, Level.MATERIAL, "It matters.", "a-moreau", datetime.date(2026, 12, 1)
)
PERIOD = "id: account, data: [account], keep: 3 years"


def changed() -> tuple[tuple[Judged, ...], Document]:
    """Return what the newest version changed, and its text."""
    item = policy_source.load(SOURCE).policy(NAME)
    return of_version(item, 2), item.version(2).document


def told() -> list[list[Subject]]:
    """Return the subjects of changes that are told at once in the newest version, facts first."""
    words = policy_source.load(SOURCE).policy(NAME).brand.words
    entries = entries_for_readers(changed()[0], words, changed()[1])
    return sorted([one.change.subject for one in entry.all] for entry in entries)


def test_a_period_and_the_passage_filled_with_it_are_told_once(project: Path, policy: Policy) -> None:
    """Before: the present text was sealed without the places of its values, and a longer period counted twice."""
    edit(project / KEPT, PERIOD, PERIOD.replace("3", "5"))
    sealed(policy, NAME)
    announced(policy, NAME)
    text = " ".join((project / f"policy_source/{NAME}/notices/v002-1.txt").read_text().split())
    assert "We keep account information longer: 3 years → 5 years. (less in your favour) - Active account" in text
    assert ("The text changes" in text, text.count("less in your favour")) == (False, 1)
    published = building.policies_today(policy_source.load(SOURCE), datetime.datetime.fromisoformat(NOW))
    pages = {page.address: html(page) for page in all_pages(published)}
    banner = pages[f"{NAME}/"].partition("</aside>")[0]
    assert ("We keep account information longer" in banner, "more change" in banner) == (True, False)
    assert "1 change: 1 material. Among them: 1 less in your favour." in pages[f"{NAME}/versions/2/changes/"]
    assert [one.verdict.rule for one in changed()[0]] == ["21", "21"]  # what was judged stays
    assert told() == [[Subject.FACT, Subject.TEXT]]


def test_no_output_says_of_a_text_to_come_what_was_removed(project: Path, policy: Policy) -> None:
    """Before: feed, calendar and list of changes said so, where the notice says what is removed."""
    path = project / RIGHTS
    lines = path.read_text().splitlines()
    path.write_text("".join(f"{line}\n" for line in lines if "portability" not in line.casefold()))
    sealed(policy, NAME)
    announced(policy, NAME)
    notice = " ".join((project / f"policy_source/{NAME}/notices/v002-1.txt").read_text().split())
    published = building.policies_today(policy_source.load(SOURCE), datetime.datetime.fromisoformat(NOW))
    (item,) = (one for one in published if one.policy.name == NAME)
    outputs = {
        "list of changes": {page.address: html(page) for page in all_pages(published)}[f"{NAME}/versions/2/changes/"],
        "calendar": " ".join(one.words for one in calendar.entries(item)),
        "feed": " ".join(one.text() for one in events(item)),
    }
    lost = "The policy no longer gives you this right: to take your data elsewhere."
    assert (lost in notice, "This is removed:" in notice) == (True, True)
    for name, said in outputs.items():
        assert ("was removed" in said, lost in said, "This is removed: “" in said) == (False, True, True), name


def test_a_typed_period_in_another_language_is_told_once(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: “7 Jahre” can't be filled in from 7 years, so that fact and passage were two changes to readers."""
    two_languages(tmp_path, policy, monkeypatch)
    announced_in_german(policy)
    text = " ".join((FOLDER / "notices/v002-1.txt").read_text().split())
    assert "Wir bewahren diese Daten länger auf: Bestellungen (vorher: 7 Jahre; nachher: 9 Jahre)." in text
    assert "Der Text ändert sich" not in text
    item = policy_source.load(SOURCE).policy(GERMAN)
    both, newer = of_version(item, 2), item.version(2).document
    second = next(one for one in item.brand.words.former if one.edition == 2)
    assert [len(entries_for_readers(both, words, newer)) for words in (item.brand.words, second)] == [1, 2]


def test_a_passage_that_says_more_is_told_apart(project: Path, policy: Policy) -> None:
    edit(project / KEPT, PERIOD, PERIOD.replace("3", "5"))
    edit(project / KEPT, "after your last login", "after your latest visit")
    sealed(policy, NAME)
    assert told() == [[Subject.FACT], [Subject.TEXT]]


def test_a_gain_is_not_told_for_a_passage_that_nobody_read_as_one(project: Path, policy: Policy) -> None:
    """Whose time it is that becomes shorter, the rule for prose doesn't know."""
    edit(project / RIGHTS, "respond_within: 30 days", "respond_within: 20 days")
    sealed(policy, NAME)
    assert {one.verdict.direction for one in changed()[0]} == {Direction.FAVOURABLE, Direction.UNKNOWN}
    assert told() == [[Subject.FACT], [Subject.TEXT]]


def test_a_loss_is_told_once_with_a_passage_that_nobody_read_as_one(project: Path, policy: Policy) -> None:
    edit(project / RIGHTS, "respond_within: 30 days", "respond_within: 45 days")
    sealed(policy, NAME)
    assert {one.verdict.direction for one in changed()[0]} == {Direction.ADVERSE, Direction.UNKNOWN}
    assert told() == [[Subject.FACT, Subject.TEXT]]


def test_what_people_decided_of_a_passage_is_told_apart(project: Path, policy: Policy) -> None:
    edit(project / KEPT, PERIOD, PERIOD.replace("3", "5"))
    sealed(policy, NAME)
    judged, newer = changed()
    decided = [replace(one, decision=DECIDED) if one.change.subject is Subject.TEXT else one for one in judged]
    words = policy_source.load(SOURCE).policy(NAME).brand.words
    assert len(entries_for_readers(decided, words, newer)) == len(judged)
    assert len(entries_for_readers(judged, replace(words, edition=1), newer)) == len(judged)
