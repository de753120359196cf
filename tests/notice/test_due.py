"""What is due: each situation with its duties, by whom and by when, through the real command with a fixed clock."""

import datetime
import json
import re
import shlex
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import project as source
from generator.cli import group
from generator.model.brand import Brand, NoticePromise
from generator.model.levels import Level
from generator.model.record import VersionRecord
from generator.notice.days import DAY, earliest
from generator.notice.duties import duties
from generator.notice.duty import Duty, Task
from generator.notice.notice_duties import last_moment
from tests.conftest import Policy, edit
from tests.situations import (
    FOLDER,
    NAME,
    NOON,
    Steps,
    announced,
    approved,
    by_letter,
    corrected,
    corrected_and_told,
    danger_reviewed,
    did,
    endangered,
    endangered_and_told,
    half_told,
    loaded_at,
    looked,
    minor,
    nothing,
    postponed,
    postponed_and_told,
    refused_by_many,
    reviewed,
    reviewed_then,
    revised,
    sealed,
    told,
    unreached_accepted,
    withdrawn,
)
from tests.steps import SUMMARY

UPDATES = f"{FOLDER}/sections/privacy-policy-updates.md"
SECOND = datetime.timedelta(seconds=1)
Row = tuple[str, str, str | None, bool]  # task and channel, who, by, overdue


@pytest.fixture
def project(project: Path) -> Path:
    """The project, whose policies were reviewed when they were brought."""
    reviewed_then(project)
    return project


@pytest.fixture
def both(both: Path) -> Path:
    reviewed_then(both)
    return both


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
    ("on the day", told, "2027-01-04", [("build", "operations", "2027-01-04", False)]),
    ("the day after", told, "2027-01-05", []),
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
    ("a danger", endangered_and_told, "2026-12-31", [("review the exception", "legal", "2026-12-31", False)]),
    ("a danger forgotten", endangered_and_told, "2027-01-01", [("review the exception", "legal", "2026-12-31", True)]),
    ("a danger reviewed", danger_reviewed, "2027-01-01", []),
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
def test_each_situation_has_its_duties(
    project: Path, policy: Policy, steps: Steps, day: str, expected: list[Row]
) -> None:
    steps(project, policy)
    done = policy("due", NAME, "--format", "json", "--now", f"{day}{NOON}")
    listed = json.loads(done.out)
    rows = [
        (" ".join(filter(None, (one["task"], one["channel"]))), one["who"], one["by"], one["overdue"]) for one in listed
    ]
    assert rows == expected
    assert done.status == (1 if any(one["overdue"] for one in listed) else 0)
    for one in listed:
        assert one["policy"] == NAME
        for command in one["commands"]:
            assert runs(command), command


def runs(command: str) -> bool:
    """Return True if the command line knows a command with all of its options."""
    words = shlex.split(command)
    known = group.policy.commands[words[1]]
    options = {name for parameter in known.params for name in parameter.opts}
    return words[0] == "policy" and {word for word in words if word.startswith("--")} <= options


def found(loaded: source.Source, record: VersionRecord, day: str) -> tuple[Duty, ...]:
    """Return the duties if this were the record."""
    item = loaded.policy(NAME)
    after = replace(item, records=tuple(record if one.version == record.version else one for one in item.records))
    return duties(after, datetime.datetime.fromisoformat(f"{day}{NOON}"))


def test_renewed_consent_is_asked_until_the_day(project: Path, policy: Policy) -> None:
    loaded = loaded_at(told, project, policy)
    record = loaded.policy(NAME).record(2)
    assert record is not None
    asked = found(loaded, replace(record, level=Level.CONSENT), "2026-12-01")
    assert [(one.task, one.by, one.overdue) for one in asked] == [(Task.CONSENT, datetime.date(2027, 1, 4), False)]
    assert "the former practice stays" in asked[0].what
    later = found(loaded, replace(record, level=Level.CONSENT), "2027-01-05")
    assert Task.CONSENT not in {one.task for one in later}


def test_notice_that_came_too_late_asks_to_postpone(project: Path, policy: Policy) -> None:
    loaded = loaded_at(told, project, policy)
    record = loaded.policy(NAME).record(2)
    assert record is not None
    late = tuple(replace(one, at=one.at + 5 * DAY) for one in record.evidence)
    (duty, *_) = found(loaded, replace(record, evidence=late), "2026-12-06")
    assert (duty.task, duty.overdue) == (Task.POSTPONE, True)
    assert "its notice was given only on 2026-12-06" in duty.what


def test_two_versions_on_their_way_are_named_in_the_commands(project: Path, policy: Policy) -> None:
    revised(project, policy)
    (duty,) = json.loads(policy("due", NAME, "--format", "json", "--now", f"2026-12-01{NOON}").out)
    assert duty["commands"] == [f"policy announce {NAME} --by WHO --summary WORDS --version 3"]
    assert "Else version 2 takes effect on 2027-01-04." in duty["what"]


# Daylight saving: New York's clocks go forward on 2026-03-08 and 2027-03-14, back on 2026-11-01.
LAST = [
    ("2026-03-23", "2026-02-21T04:00:00Z", "an hour lacks: 23:00 on 2026-02-20, not midnight"),
    ("2026-11-20", "2026-10-21T03:59:59Z", "an hour more: to the end of the day"),
    ("2027-01-04", "2026-12-05T04:59:59Z", "in winter: to the end of the day"),
]
NEW_YORK = Brand("example", "Example", "America/New_York", NoticePromise(), {})


@pytest.mark.parametrize(("effective", "expected"), [row[:2] for row in LAST], ids=[row[2] for row in LAST])
def test_the_last_moment_of_notice(effective: str, expected: str) -> None:
    last = last_moment(datetime.date.fromisoformat(effective), 30, NEW_YORK)
    assert last == datetime.datetime.fromisoformat(expected)


@given(
    st.dates(datetime.date(2024, 1, 1), datetime.date(2029, 12, 31)),
    st.integers(0, 60),
    st.sampled_from(["America/New_York", "Europe/Paris", "Etc/UTC", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_the_last_moment_is_in_time_and_the_next_is_not(effective: datetime.date, days: int, zone: str) -> None:
    brand = replace(NEW_YORK, timezone=zone)
    last = last_moment(effective, days, brand)
    assert earliest(last, days, brand) <= effective < earliest(last + SECOND, days, brand)


def test_an_hour_that_lacks_is_said(project: Path, policy: Policy) -> None:
    sealed(project, policy, at="2026-12-01T12:00:00-05:00")
    did(policy("approve", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-03-29")
    did(policy("announce", NAME, *words, "--now", f"2026-12-01{NOON}"))
    (email, _) = json.loads(policy("due", NAME, "--format", "json", "--now", f"2027-02-26{NOON}").out)
    assert email["by"] == "2027-02-26"
    assert "After 23:00 that day, the 30 days of notice would not end before 2027-03-29." in email["what"]
    assert policy("due", NAME, "--now", "2027-02-26T23:00:00-05:00").status == 0
    assert policy("due", NAME, "--now", "2027-02-26T23:00:01-05:00").status == 1


def test_the_day_of_a_look_is_that_of_the_brand(project: Path, policy: Policy) -> None:
    told(project, policy)
    late_evening = "2026-12-02T04:59:00Z"  # still December 1 in New York
    assert json.loads(policy("due", NAME, "--format", "json", "--now", late_evening).out) == []
    assert policy("due", NAME, "--now", "2026-12-02T05:00:00Z").out.count("by 2026-12-02") == 1


def test_two_policies_are_told_apart(both: Path, policy: Policy) -> None:
    edit(both / UPDATES, "review_every: 1 year", "review_every: 2 years")  # the draft promises nothing
    all_of_it = policy("due", "--now", f"2027-11-25{NOON}")
    assert all_of_it.status == 1
    assert all_of_it.out.startswith("gluptron/privacy\n  OVERDUE since 2027-11-22 (legal)\n")
    assert all_of_it.out.endswith("\nsextrontgen/privacy\n  nothing has to be done\n")
    one = policy("due", "sextrontgen/privacy", "--now", f"2027-11-25{NOON}")
    assert (one.status, one.out) == (0, "sextrontgen/privacy\n  nothing has to be done\n")
    unknown = policy("due", "gluptron/privcy")
    assert unknown.status == 2
    assert "gluptron/privacy" in unknown.err


def test_the_overdue_policy_comes_first(both: Path, policy: Policy) -> None:
    second = both / "policy_source/alpha"
    (second / "terms/sections").mkdir(parents=True)
    (second / "brand.yml").write_text("brand: alpha\nname: Alpha\ntimezone: Etc/UTC\n")
    (second / "terms/policy.yml").write_text("title: Terms\nkind: terms\nlanguage: en\nsections: [one]\n")
    (second / "terms/sections/one.md").write_text("---\ntitle: One\ntype: other\n---\n\nBe kind.\n")
    out = policy("due", "--now", f"2027-11-25{NOON}").out
    assert re.findall(r"^\S+$", out, re.MULTILINE) == ["gluptron/privacy", "alpha/terms", "sextrontgen/privacy"]


@pytest.mark.parametrize("steps", [refused_by_many, announced, revised, corrected, postponed, endangered])
def test_text_fits_a_terminal(project: Path, policy: Policy, steps: Steps) -> None:
    edit(
        project / "policy_source/gluptron/brand.yml",
        "name: Gluptron",
        "name: Gluptron\npublished_at: https://example.com/policies/of/gluptron",
    )
    steps(project, policy)
    shown = policy("due", "--now", f"2027-01-02{NOON}").out
    assert max(map(len, shown.split("\n"))) <= 80
    assert "$ policy" in shown
    for first, second in re.findall(r"(.*) \\\n(.*)\n", shown):
        assert first.strip().startswith("$ policy")
        assert second.startswith("        ")


def test_the_calendar_is_read_back(both: Path, policy: Policy) -> None:
    endangered(both, policy)
    first = policy("due", "--format", "ics", "--now", f"2026-12-01{NOON}")
    events = icalendar.Calendar.from_ical(first.out).walk("VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart")) for one in events] == [
        (f"{NAME} version 2: give notice (email) (operations)", datetime.date(2026, 12, 2)),
        (f"{NAME} version 2: give notice (site) (operations)", datetime.date(2026, 12, 2)),
        (f"{NAME} version 2: build (operations)", datetime.date(2026, 12, 2)),
        (f"{NAME} version 2: review the exception (legal)", datetime.date(2026, 12, 31)),
    ]
    assert f"policy notify {NAME} --recipients FILE.csv" in str(events[0]["description"])
    assert len({str(one["uid"]) for one in events}) == 4
    later = policy("due", "--format", "ics", "--now", f"2027-01-05{NOON}")
    assert later.status == 1
    late = icalendar.Calendar.from_ical(later.out).walk("VEVENT")[-1]
    assert str(late["summary"]).startswith("OVERDUE: ")
    assert late.decoded("dtstart") == datetime.date(2027, 1, 5)
    assert str(late["uid"]) == str(events[-1]["uid"])
    empty = policy("due", "sextrontgen/privacy", "--format", "ics", "--now", f"2026-12-01{NOON}")
    assert icalendar.Calendar.from_ical(empty.out).walk("VEVENT") == []


def test_data_has_the_keys_that_are_documented(project: Path, policy: Policy) -> None:
    sealed(project, policy)
    (one,) = json.loads(policy("due", "--format", "json").out)
    assert one == {
        "policy": NAME,
        "version": 2,
        "task": "approve",
        "channel": None,
        "what": "Read the sealed text of version 2 (material) and approve it.",
        "who": "legal",
        "by": None,
        "overdue": False,
        "commands": [f"policy approve {NAME} --by WHO"],
    }


def test_a_broken_archive_is_said_and_nothing_crashes(project: Path, policy: Policy) -> None:
    told(project, policy)
    (project / f"{FOLDER}/versions/v001.md").unlink()
    for command in ("due", "status"):
        done = policy(command)
        assert done.status == 1
        assert "v001.md" in done.err or "version 1" in done.err
