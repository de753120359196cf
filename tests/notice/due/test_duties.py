"""What is due: each situation with its duties, by whom and by when."""

import datetime
import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import group
from generator.cli.output.duties import as_data
from generator.model.levels import Level
from generator.model.policy import Policy as PolicyValue
from generator.model.record import VersionRecord
from generator.notice.due_list import duties
from generator.notice.duty import Duty, Task
from generator.notice.notice_period import DAY
from tests.conftest import Policy
from tests.notice.due.conftest import Situation
from tests.situations import (
    NAME,
    NOON,
    Steps,
    announced,
    approved,
    by_letter,
    corrected,
    corrected_and_told,
    danger_reviewed,
    endangered,
    endangered_and_more,
    endangered_and_told,
    endangered_and_told_late,
    half_told,
    looked,
    minor,
    nothing,
    postponed,
    postponed_and_told,
    refused_by_many,
    reviewed,
    revised,
    sealed,
    told,
    unreached_accepted,
    withdrawn,
)

Row = tuple[str, str, str | None, bool]  # task and channel, who, by, overdue

SITUATIONS: list[tuple[str, Steps, str, list[Row]]] = [
    ("nothing is under way", nothing, "2026-12-01", []),
    ("sealed", sealed, "2026-12-01", [("approve", "legal", None, False)]),
    ("sealed long ago: nothing sets a day", sealed, "2027-06-01", [("approve", "legal", None, False)]),
    ("approved", approved, "2026-12-01", [("announce", "editor", None, False)]),
    (
        "announced: nobody knows yet",
        announced,
        "2026-12-01",
        [
            ("give notice email", "operations", "2026-12-04", False),
            ("give notice site", "operations", "2026-12-04", False),
        ],
    ),
    (
        "the site says it, no e-mail",
        half_told,
        "2026-12-04",
        [("give notice email", "operations", "2026-12-04", False)],
    ),
    ("the date can't hold any more", half_told, "2026-12-05", [("postpone", "editor", "2026-12-04", True)]),
    ("its day came without its notice", half_told, "2027-01-04", [("postpone", "editor", "2026-12-04", True)]),
    ("a letter lacks", by_letter, "2026-12-01", [("give notice post", "operations", "2026-12-04", False)]),
    ("everybody was told today", told, "2026-12-01", []),
    ("the look of the day", told, "2026-12-02", [("look at the site site", "operations", "2026-12-02", False)]),
    ("nobody looked yesterday", told, "2026-12-03", [("look at the site site", "operations", "2026-12-02", True)]),
    ("looked every day", looked("2026-12-02", "2026-12-03"), "2026-12-03", []),
    (
        "one day was missed",
        looked("2026-12-03"),
        "2026-12-03",
        [("judge the gap site", "legal", "2027-01-03", False)],
    ),
    (
        "two days were missed",
        looked("2026-12-04"),
        "2026-12-04",
        [("judge the gap site", "legal", "2027-01-03", False)],
    ),
    (
        "a gap, and nobody looks again",
        looked("2026-12-04"),
        "2026-12-06",
        [
            ("look at the site site", "operations", "2026-12-05", True),
            ("judge the gap site", "legal", "2027-01-03", False),
        ],
    ),
    (
        "too many were not reached",
        refused_by_many,
        "2026-12-20",
        [("decide on the unreached email", "legal", "2027-01-03", False)],
    ),
    (
        "nobody decided on them",
        refused_by_many,
        "2027-01-04",
        [("postpone", "editor", "2026-12-04", True), ("decide on the unreached email", "legal", "2027-01-03", True)],
    ),
    ("the clock runs without them", unreached_accepted, "2026-12-01", []),
    (
        "three days before",
        looked("2026-12-31", "2027-01-01"),
        "2027-01-01",
        [("judge the gap site", "legal", "2027-01-03", False), ("build", "operations", "2027-01-04", False)],
    ),
    (
        "on the day, and nobody looked since the first one",
        told,
        "2027-01-04",
        [("judge the gap site", "legal", "2027-01-03", True), ("build", "operations", "2027-01-04", False)],
    ),
    (
        "the day after: the days without a look stay",
        told,
        "2027-01-05",
        [("judge the gap site", "legal", "2027-01-03", True)],
    ),
    (
        "postponed, and nobody was told",
        postponed,
        "2026-12-10",
        [
            ("look at the site site", "operations", "2026-12-02", True),
            ("tell the correction email", "operations", "2026-12-11", False),
            ("tell the correction site", "operations", "2026-12-11", False),
        ],
    ),
    ("postponed and told", postponed_and_told, "2026-12-10", [("judge the gap site", "legal", "2027-01-31", False)]),
    (
        "a revision waits: else the announced text applies",
        revised,
        "2026-12-01",
        [("announce", "editor", "2027-01-03", False)],
    ),
    (
        "a revision that goes on has to be told",
        corrected,
        "2026-12-04",
        [
            ("look at the site site", "operations", "2026-12-02", True),
            ("tell the correction email", "operations", "2026-12-03", True),
            ("tell the correction site", "operations", "2026-12-03", True),
        ],
    ),
    ("a correction was given", corrected_and_told, "2026-12-02", []),
    (
        "an exception: notice before it applies",
        endangered,
        "2026-12-01",
        [
            ("give notice email", "operations", "2026-12-02", False),
            ("give notice site", "operations", "2026-12-02", False),
            ("build", "operations", "2026-12-02", False),
            ("review the exception", "legal", "2026-12-31", False),
        ],
    ),
    (
        "an exception of which nobody was told in time",
        endangered,
        "2026-12-03",
        [("postpone", "editor", "2026-12-02", True), ("review the exception", "legal", "2026-12-31", False)],
    ),
    (
        "an exception of which readers were told after its day",
        endangered_and_told_late,
        "2026-12-05",
        [("postpone", "editor", "2026-12-02", True), ("review the exception", "legal", "2026-12-31", False)],
    ),
    ("a danger", endangered_and_told, "2026-12-31", [("review the exception", "legal", "2026-12-31", False)]),
    ("a danger forgotten", endangered_and_told, "2027-01-01", [("review the exception", "legal", "2026-12-31", True)]),
    ("a danger reviewed", danger_reviewed, "2027-01-01", []),
    (
        "a danger, and a small change after it: the review is still owed",
        endangered_and_more,
        "2027-01-01",
        [("review the exception", "legal", "2026-12-31", True)],
    ),
    ("a minor version", minor, "2026-12-16", []),
    ("a minor version applies soon", minor, "2026-12-17", [("build", "operations", "2026-12-20", False)]),
    (
        "withdrawn: those who got the notice are told",
        withdrawn,
        "2026-12-05",
        [
            ("tell the correction email", "operations", "2026-12-06", False),
            ("tell the correction site", "operations", "2026-12-06", False),
        ],
    ),
    ("a review is far off", nothing, "2027-10-22", []),
    ("a review comes", nothing, "2027-10-23", [("review", "legal", "2027-11-22", False)]),
    ("the last day of a review", nothing, "2027-11-22", [("review", "legal", "2027-11-22", False)]),
    ("a review is overdue", nothing, "2027-11-23", [("review", "legal", "2027-11-22", True)]),
    ("reviewed", reviewed, "2027-11-22", []),
    (
        "a version is no review",
        withdrawn,
        "2027-11-23",
        [
            ("tell the correction email", "operations", "2026-12-06", True),
            ("tell the correction site", "operations", "2026-12-06", True),
            ("review", "legal", "2027-11-22", True),
        ],
    ),
]


@pytest.mark.parametrize(
    ("steps", "day", "expected"), [row[1:] for row in SITUATIONS], ids=[row[0] for row in SITUATIONS]
)
def test_each_situation_has_its_duties(situation: Situation, steps: Steps, day: str, expected: list[Row]) -> None:
    due = duties(situation(steps), datetime.datetime.fromisoformat(f"{day}{NOON}"))
    assert [_row(as_data(one)) for one in due] == expected
    for one in due:
        assert one.policy == NAME
        for command in one.commands:
            assert runs(command), command


@pytest.mark.parametrize(("steps", "day"), [(nothing, "2026-12-01"), (half_told, "2026-12-05"), (told, "2026-12-02")])
def test_the_command_says_the_same_and_fails_where_something_is_overdue(
    project: Path, policy: Policy, situation: Situation, steps: Steps, day: str
) -> None:
    steps(project, policy)
    done = policy("due", NAME, "--format", "json", "--now", f"{day}{NOON}")
    due = duties(situation(steps), datetime.datetime.fromisoformat(f"{day}{NOON}"))
    assert json.loads(done.out) == [json.loads(json.dumps(as_data(one))) for one in due]
    assert done.status == (1 if any(one.overdue for one in due) else 0)


def _row(said: dict[str, object]) -> Row:
    """Return what a row says of a duty, from its data."""
    task = " ".join(str(one) for one in (said["task"], said["channel"]) if one)
    by = said["by"]
    return task, str(said["who"]), str(by) if by else None, bool(said["overdue"])


def runs(command: str) -> bool:
    """Return True if the command line knows a command with all of its options."""
    words = shlex.split(command)
    known = group.policy.commands[words[1]]
    options = {name for parameter in known.params for name in parameter.opts}
    return words[0] == "policy" and {word for word in words if word.startswith("--")} <= options


def found(item: PolicyValue, record: VersionRecord, day: str) -> tuple[Duty, ...]:
    """Return the duties if this were the record."""
    after = replace(item, records=tuple(record if one.version == record.version else one for one in item.records))
    return duties(after, datetime.datetime.fromisoformat(f"{day}{NOON}"))


def test_consent_is_asked_until_the_day(situation: Situation) -> None:
    item = situation(told)
    record = item.record(2)
    assert record is not None
    asked = found(item, replace(record, level=Level.CONSENT), "2026-12-01")
    assert [(one.task, one.by, one.overdue) for one in asked] == [(Task.CONSENT, datetime.date(2027, 1, 4), False)]
    assert "ask for consent to version 2" in asked[0].what
    assert "the former practice stays" in asked[0].what
    later = found(item, replace(record, level=Level.CONSENT), "2027-01-05")
    assert Task.CONSENT not in {one.task for one in later}


def test_notice_that_came_too_late_asks_to_postpone(situation: Situation) -> None:
    item = situation(told)
    record = item.record(2)
    assert record is not None
    late = tuple(replace(one, at=one.at + 5 * DAY) for one in record.evidence)
    (duty, *_) = found(item, replace(record, evidence=late), "2026-12-06")
    assert (duty.task, duty.overdue) == (Task.POSTPONE, True)
    assert "its notice was given only on 2026-12-06" in duty.what


def test_one_of_many_was_not_reached(situation: Situation) -> None:
    """Before: “1 of 20 recipients … were not reached”, and the sign of percent on a line of its own."""
    item = situation(refused_by_many)
    record = item.record(2)
    assert record is not None
    one = tuple(
        replace(each, recipients=20, accepted=19, refused=1) if each.channel == "email" else each
        for each in record.evidence
    )
    every = found(item, replace(record, evidence=one), "2026-12-20")
    (duty,) = (each for each in every if each.channel == "email")
    assert "1 of 20 recipients of the notice of version 2 was not reached, more than 2\u00a0%." in duty.what


def test_two_versions_on_their_way_are_named_in_the_commands(situation: Situation) -> None:
    (duty,) = duties(situation(revised), datetime.datetime.fromisoformat(f"2026-12-01{NOON}"))
    assert duty.commands == (f"policy announce {NAME} --by WHO --summary WORDS --version 3",)
    assert "Else version 2 takes effect on 2027-01-04." in duty.what
