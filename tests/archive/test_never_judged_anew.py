"""What a sealed version says of its changes is never judged anew, and fits its texts and its record."""

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality import change_digests, decisions, judge_changes
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.notice import notice_clock
from tests.archive.verdict_rows import resealed
from tests.conftest import NOW, Policy, edit
from tests.small import FOLDER, KEPT, NAME, RECORD, in_force, keep, revised
from tests.steps import WHY, checked, notified, sealed, sealed_and_announced

NEW = f"{FOLDER}/versions/v002.md"
PHONE = f"{FOLDER}/sections/asked.md"


@pytest.fixture
def world(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


def never(*_: object) -> None:
    message = "something sealed was judged anew"
    raise AssertionError(message)


def of_version(number: int = 2) -> tuple[Judged, ...]:
    return decisions.of_version(policy_source.load(Path("policy_source")).policy(NAME), number)


@pytest.mark.slow
def test_nothing_sealed_is_judged_anew(world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(world, "account", 5)
    edit(world / KEPT, "It's filed", "It's always filed")
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    notified(Path("policy_source"), NAME)
    before = of_version()
    assert {one.change.section for one in before} == {"kept"}
    assert any(one.decision for one in before) or not any(one.ruled for one in before)
    monkeypatch.setattr(judge_changes, "judge", never)
    assert of_version() == before
    for command in (("verify",), ("build",), ("due",)):
        done = policy(*command, "--now", "2027-02-01T12:00:00+00:00")
        assert "judged anew" not in done.said


def test_a_mended_text_keeps_its_clock_whatever_the_rules_say_later(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(world, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    notified(Path("policy_source"), NAME)
    edit(world / KEPT, "It's filed", "It’s filed")
    said = revised(policy)
    assert "adds_nothing_to: 2\n" in (world / NEW).with_name("v003.md").read_text()
    monkeypatch.setattr(judge_changes, "judge", never)
    loaded = policy_source.load(Path("policy_source")).policy(NAME)
    record = loaded.record(3)
    assert record
    assert said["effective"] == "2027-01-04"
    assert notice_clock.notified(loaded, record) == datetime.datetime.fromisoformat(NOW)


def test_what_is_imported_is_sealed_with_what_it_changed(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, words in (("2020-01-01", "We keep it for 3 years."), ("2021-01-01", "We keep it for 4 years.")):
        (world / f"past/{day}.md").parent.mkdir(exist_ok=True)
        (world / f"past/{day}.md").write_text(f"# Old\n\n## Kept\n\n{words}\n")
    done = policy("import", "--as-versions", "past", "--brand", "tiny", "--policy", "old")
    assert done.status == 0, done.said
    monkeypatch.setattr(judge_changes, "judge", never)
    (one,) = decisions.of_version(policy_source.load(Path("policy_source")).policy("tiny/old"), 2)
    assert (one.change.old, one.change.new) == ("We keep it for 3 years.", "We keep it for 4 years.")


def reseal(path: Path, record: Path, change: tuple[str, str]) -> None:
    """Edit a sealed version by hand, and make its digest and its record fit."""
    text = path.read_text()
    assert change[0] in text
    content = resealed(text.replace(*change, 1))
    path.write_text(content)
    record.write_text(record.read_text().replace(text.split("\n")[1][8:], content.split("\n")[1][8:]))


ELSEWHERE = [
    ("a passage that is not there", ("new_passage: 1", "new_passage: 9")),
    ("a fact that is not there", ("  - account\n  - keep", "  - accounts\n  - keep")),
    ("a section that is not there", ("  section: kept\n", "  section: lost\n")),
]


@pytest.mark.parametrize(("name", "change"), ELSEWHERE, ids=[row[0] for row in ELSEWHERE])
def test_verdicts_on_what_the_texts_do_not_have_are_found(
    world: Path, policy: Policy, name: str, change: tuple[str, str]
) -> None:
    keep(world, "account", 5)
    sealed(policy, NAME)
    reseal(world / NEW, world / RECORD, change)
    for command in (("check",), ("build",), ("verify",), ("status",), ("due",)):
        done = policy(*command)
        assert done.status == 1, name
        assert "that the texts don't have" in done.said
        assert "Traceback" not in done.said


def lowered(world: Path, policy: Policy) -> None:
    """Seal a draft of which two people lowered a change."""
    edit(world / KEPT, "It's filed by hand.", "It's filed by hand, quickly.")
    sealed(policy, NAME, "--effective", "2027-01-04", level="minor")


RECORDED = [
    ("the decision is lost", lambda text: text[: text.index("decisions:")], "the decision is missing"),
    ("it says another level", lambda text: text.replace("decided_level: minor", "decided_level: material"), "another"),
]


def test_the_decision_stays_in_the_record(world: Path, policy: Policy) -> None:
    lowered(world, policy)
    (one,) = of_version()
    assert (one.verdict.level, one.verdict.undecided) == (Level.MINOR, False)
    assert one.decision
    assert one.decision.rationale == WHY
    assert one.ruled
    assert (one.ruled.level, one.ruled.undecided) == (Level.MATERIAL, True)
    assert WHY not in (world / NEW).read_text()


@pytest.mark.parametrize(("name", "change", "says"), RECORDED, ids=[row[0] for row in RECORDED])
def test_a_record_that_does_not_fit_what_was_sealed_is_found(
    world: Path, policy: Policy, name: str, change: Callable[[str], str], says: str
) -> None:
    lowered(world, policy)
    path = world / RECORD
    path.write_text(change(path.read_text()))
    done = checked()
    assert (done.status, says in done.said) == (1, True), f"{name}: {done.said}"


def test_a_version_still_to_come_is_judged_by_both(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(world / PHONE, "6726}\n", "6726}\n    - {id: post, kind: post, value: 7 Main Street}\n")
    done = policy("freeze", NAME, "--yes", "--effective", "2027-01-04")
    assert (done.status, of_version()[0].verdict.level < Level.MATERIAL) == (0, True), done.said
    assert checked().status == 0

    def stricter(*words: object) -> tuple[Judged, ...]:
        judged = judge(*words)  # type: ignore[arg-type]
        return tuple(
            dataclasses.replace(one, verdict=dataclasses.replace(one.verdict, level=Level.MATERIAL)) for one in judged
        )

    judge = judge_changes.judge
    monkeypatch.setattr(judge_changes, "judge", stricter)
    done = checked()
    assert (done.status, "version 2 was sealed as" in done.said, "--revises 2" in done.said) == (1, True, True)
    assert policy("check", "--now", "2027-01-05T12:00:00+00:00").status == 0  # in force: it stays as published


def test_what_people_decided_holds_whatever_the_rules_say_later(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    lowered(world, policy)
    change_digest = change_digests.change_digest
    monkeypatch.setattr(change_digests, "change_digest", lambda *words: f"sha256:{change_digest(*words)[:6:-1]}")
    assert checked().status == 0
