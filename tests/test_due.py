"""What is due: each situation with its duties, by whom and by when, through the real command with a fixed clock."""

import datetime
import json
import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import announce, cli, durations, reviews, source
from generator.due import Duty, Task, duties, last_moment
from generator.model import Brand, Evidence, Level, NoticePromise, VersionRecord, digest
from generator.notice import DAY, earliest
from tests.conftest import Policy, edit
from tests.steps import SUMMARY, notified

NAME = "gluptron/privacy"
FOLDER = "policy_source/gluptron/privacy"
RETENTION = f"{FOLDER}/sections/data-retention-deletion.md"
UPDATES = f"{FOLDER}/sections/privacy-policy-updates.md"
BECAUSE = "--because", "There is a reason for it, and here it is."
NOON = "T12:00:00-05:00"
SECOND = datetime.timedelta(seconds=1)

Steps = Callable[[Path, Policy], None]
Row = tuple[str, str, str | None, bool]  # task and channel, who, by, overdue


def did(done: object, *, status: int = 0) -> None:
    assert getattr(done, "status", None) == status, getattr(done, "said", done)


def nothing(project: Path, policy: Policy) -> None:
    _ = project, policy


def sealed(project: Path, policy: Policy, *, at: str = f"2026-12-01{NOON}") -> None:
    edit(project / RETENTION, "[account], keep: 3 years", "[account], keep: 5 years")
    did(policy("freeze", NAME, "--now", at))


def approved(project: Path, policy: Policy) -> None:
    sealed(project, policy)
    did(policy("approve", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))


def announced(project: Path, policy: Policy, *more: str, effective: str = "2027-01-04") -> None:
    approved(project, policy)
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", effective, *more)
    did(policy("announce", NAME, *words, "--now", f"2026-12-01{NOON}"))


def half_told(project: Path, policy: Policy) -> None:
    announced(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}", channels=("site",))


def told(project: Path, policy: Policy) -> None:
    announced(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}")


def looked(*days: str) -> Steps:
    def steps(project: Path, policy: Policy) -> None:
        told(project, policy)
        for day in days:
            notified(Path("policy_source"), NAME, at=f"{day}{NOON}", channels=("site",))

    return steps


def refused_by_many(project: Path, policy: Policy) -> None:
    half_told(project, policy)
    loaded = source.load(Path("policy_source"))
    moment = datetime.datetime.fromisoformat(f"2026-12-01{NOON}")

    def counted(record: VersionRecord) -> Evidence:
        words, list_of_all = record.notices[-1].digest, digest(b"list")
        return Evidence("email", moment, words, "ledger", list_of_all, recipients=100, accepted=90, refused=10)

    announce.witness(loaded, loaded.policy(NAME), moment, counted)


def unreached_accepted(project: Path, policy: Policy) -> None:
    refused_by_many(project, policy)
    who = ("--by", "a-moreau", "--approved-by", "k-lind")
    did(policy("announce", NAME, "--accept-unreached", *who, *BECAUSE, "--now", f"2026-12-02{NOON}"))


def postponed(project: Path, policy: Policy) -> None:
    told(project, policy)
    did(policy("postpone", NAME, "--by", "a-moreau", *BECAUSE, "--to", "2027-02-01", "--now", f"2026-12-10{NOON}"))


def postponed_and_told(project: Path, policy: Policy) -> None:
    postponed(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-10{NOON}")


def revised(project: Path, policy: Policy) -> None:
    told(project, policy)
    edit(project / RETENTION, "Here's", "Here’s")
    at = ("--now", f"2026-12-01{NOON}")
    did(policy("freeze", NAME, "--revises", "2", *at))
    did(policy("approve", NAME, "--by", "k-lind", "--version", "3", *at))


def corrected(project: Path, policy: Policy) -> None:
    revised(project, policy)
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--version", "3")
    did(policy("announce", NAME, *words, "--now", f"2026-12-02{NOON}"))


def corrected_and_told(project: Path, policy: Policy) -> None:
    corrected(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-02{NOON}")


def endangered(project: Path, policy: Policy) -> None:
    danger = ("--exception", "imminent_security", "--basis", "an attack is under way", "--approved-by", "k-lind")
    announced(project, policy, *danger, "--breaks-promise", effective="2026-12-02")


def endangered_and_told(project: Path, policy: Policy) -> None:
    endangered(project, policy)
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}")


def danger_reviewed(project: Path, policy: Policy) -> None:
    endangered_and_told(project, policy)
    did(policy("review", NAME, "--by", "k-lind", *BECAUSE, "--now", f"2026-12-20{NOON}"))


def minor(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "Here's", "Here’s")
    did(policy("freeze", NAME, "--effective", "2026-12-20", "--now", f"2026-12-01{NOON}"))


def withdrawn(project: Path, policy: Policy) -> None:
    told(project, policy)
    did(policy("withdraw", NAME, "--by", "a-moreau", *BECAUSE, "--now", f"2026-12-05{NOON}"))


def reviewed(project: Path, policy: Policy) -> None:
    assert project.is_dir()
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2027-10-01{NOON}"))


def by_letter(project: Path, policy: Policy) -> None:
    edit(project / "policy_source/gluptron/brand.yml", "channels: [email, site]", "channels: [email, site, post]")
    told(project, policy)


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
    ("one day was missed", looked("2026-12-03"), "2026-12-03", []),
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
    ("withdrawn", withdrawn, "2026-12-05", []),
    ("a review is far off", nothing, "2027-10-21", []),
    ("a review comes", nothing, "2027-10-22", [("review", "legal", "2027-11-21", False)]),
    ("the last day of a review", nothing, "2027-11-21", [("review", "legal", "2027-11-21", False)]),
    ("a review is overdue", nothing, "2027-11-22", [("review", "legal", "2027-11-21", True)]),
    ("reviewed", reviewed, "2027-11-22", []),
    ("a version counts as a review", withdrawn, "2027-11-22", [("review", "legal", "2027-11-21", True)]),
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
    """Tell whether the command line knows a command with all of its options."""
    words = shlex.split(command)
    known = cli.policy.commands[words[1]]
    options = {name for parameter in known.params for name in parameter.opts}
    return words[0] == "policy" and {word for word in words if word.startswith("--")} <= options


def loaded_at(steps: Steps, project: Path, policy: Policy) -> source.Source:
    steps(project, policy)
    return source.load(Path("policy_source"))


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


def test_two_policies_are_told_apart(project: Path, policy: Policy) -> None:
    edit(project / UPDATES, "review_every: 1 year", "review_every: 2 years")  # the draft promises nothing
    both = policy("due", "--now", f"2027-11-25{NOON}")
    assert both.status == 1
    assert both.out.startswith("gluptron/privacy\n  OVERDUE since 2027-11-21 (legal)\n")
    assert both.out.endswith("\nsextrontgen/privacy\n  nothing has to be done\n")
    one = policy("due", "sextrontgen/privacy", "--now", f"2027-11-25{NOON}")
    assert (one.status, one.out) == (0, "sextrontgen/privacy\n  nothing has to be done\n")
    unknown = policy("due", "gluptron/privcy")
    assert unknown.status == 2
    assert "gluptron/privacy" in unknown.err


def test_the_overdue_policy_comes_first(project: Path, policy: Policy) -> None:
    second = project / "policy_source/alpha"
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


def test_the_calendar_is_read_back(project: Path, policy: Policy) -> None:
    endangered(project, policy)
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


# Reviews


def test_a_review_is_recorded_and_read_back(project: Path, policy: Policy) -> None:
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    done = policy(
        "review", NAME, "--by", "a-moreau", "--because", "We do\nas we  say: ‘x’", "--now", f"2027-05-31{NOON}"
    )
    assert done.out == (
        f"Reviewed {NAME} version 1 on 2027-05-31: {FOLDER}/reviews.yml\n  the next review is due by 2028-05-31\n"
    )
    version = source.load(Path("policy_source")).policy(NAME).versions[0]
    assert (project / f"{FOLDER}/reviews.yml").read_text() == (
        f"{reviews.HEAD}reviews:\n"
        f"- by: k-lind\n  date: '2026-12-01'\n  version: 1\n  digest: {version.digest}\n"
        f"- by: a-moreau\n  date: '2027-05-31'\n  version: 1\n  digest: {version.digest}\n"
        f"  because: 'We do as we say: ‘x’'\n"
    )
    assert policy("check", "--now", f"2027-05-31{NOON}").status == 0
    listed = json.loads(policy("review", NAME, "--by", "b", "--now", f"2027-06-01{NOON}", "--format", "json").out)
    assert (listed["version"], listed["date"], listed["next_by"]) == (1, "2027-06-01", "2028-06-01")


def test_check_warns_of_an_overdue_review_then_fails_and_build_goes_on(project: Path, policy: Policy) -> None:
    assert "review" not in policy("check", "--now", f"2027-11-21{NOON}").out
    warned = policy("check", "--now", f"2027-12-21{NOON}")
    assert warned.status == 0
    assert (
        f"{FOLDER}/versions/v001.md:1:1: warning: the text promises a review by 2027-11-21;"
        " the last one was on 2026-11-21" in warned.out
    )
    failed = policy("check", "--now", f"2027-12-22{NOON}")
    assert failed.status == 1
    assert "[review-overdue]" in failed.out
    loaded = source.load(Path("policy_source"), now=datetime.datetime.fromisoformat(f"2027-12-22{NOON}"))
    assert [one.rule for one in loaded.draft_findings] == ["review-overdue"]
    assert loaded.integrity_findings == ()  # so that a build goes on
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2027-12-22{NOON}"))
    assert policy("check", "--now", f"2027-12-22{NOON}").status == 0
    assert project.is_dir()


def test_a_promise_of_fewer_reviews_does_not_count_before_it_applies(project: Path, policy: Policy) -> None:
    item = loaded_at(told, project, policy).policy(NAME)
    newest = item.versions[1]
    rarely = tuple(
        replace(one, facts={**one.facts, "review_every": "5 years"}) if one.type == "changes" else one
        for one in newest.document.sections
    )
    relaxed = replace(newest, document=replace(newest.document, sections=rarely))
    item = replace(item, versions=(item.versions[0], relaxed))
    assert reviews.review_by(item, datetime.date(2027, 1, 3)) == datetime.date(2027, 12, 1)
    assert reviews.review_by(item, datetime.date(2027, 1, 4)) == datetime.date(2031, 12, 1)


AFTER = [
    ("2028-02-29", "1 year", "2029-02-28"),
    ("2028-02-29", "4 years", "2032-02-29"),
    ("2026-11-30", "3 months", "2027-02-28"),
    ("2026-12-15", "1 month", "2027-01-15"),
    ("2026-12-15", "30 days", "2027-01-14"),
    ("2026-12-15", "2 weeks", "2026-12-29"),
    ("2026-12-15", "25 hours", "2026-12-17"),
    ("2026-12-15", "9999 years", "9999-12-31"),
]


@pytest.mark.parametrize(("day", "length", "expected"), AFTER)
def test_periods_of_review_follow_the_calendar(day: str, length: str, expected: str) -> None:
    parsed = durations.parse(length)
    assert parsed is not None
    assert reviews.after(datetime.date.fromisoformat(day), parsed).isoformat() == expected


@pytest.mark.parametrize(
    ("words", "now", "said"),
    [
        (("--by", "…"), "2026-12-01", "it is not said who does this"),
        (("--by", "k-lind"), "2026-12-01", "k-lind has reviewed version 1 today"),
        (("--by", "a-moreau"), "2026-11-30", "the last review is dated 2026-12-01, after today"),
        (("--by", "a-moreau"), "2026-11-20", "version 1 was sealed on 2026-11-21, which is after today"),
        (("--by", "a-moreau", "--because", "hidden \u200f mark"), "2026-12-01", "U+200F"),
    ],
)
def test_a_review_that_can_not_be_is_refused(
    project: Path, policy: Policy, words: tuple[str, ...], now: str, said: str
) -> None:
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    before = (project / f"{FOLDER}/reviews.yml").read_bytes()
    refused = policy("review", NAME, *words, "--now", f"{now}{NOON}")
    assert refused.status == 1
    assert said in refused.err
    assert (project / f"{FOLDER}/reviews.yml").read_bytes() == before


def test_only_people_of_the_brand_review(project: Path, policy: Policy) -> None:
    brand = project / "policy_source/gluptron/brand.yml"
    brand.write_text(brand.read_text() + "people:\n- {id: k-lind, name: Kai Lind, roles: [legal]}\n")
    refused = policy("review", NAME, "--by", "k-lint")
    assert "“k-lint” is not among the people of brand.yml, did you mean “k-lind”?" in refused.err
    did(policy("review", NAME, "--by", "k-lind"))


DIGEST = "sha256:4d7aa00a6369c9e66e46fc9d735ef0d7bacac3be3fad0f69f09117ce14e301d2"
GOOD = f"- {{by: k-lind, date: 2026-12-01, version: 1, digest: '{DIGEST}'}}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "reviews.yml:1:1: this file is empty"),
        ("reviews: []\n", "reviews.yml:1:10: “reviews” can't be a list"),
        ("reviews: soon\n", "reviews.yml:1:10: “reviews” can't be “soon”"),
        ("revews: x\n", "reviews.yml:1:1: “revews” is not a key of reviews.yml, did you mean “reviews”?"),
        ("- by: x\n", "reviews.yml:1:1: expected keys with values here"),
        ("reviews:\n- by\n", "reviews.yml:2:3: an item of “reviews” can't be “by”"),
        ("reviews:\n- {by: x}\n", "reviews.yml:2:3: the key “date” of “reviews” is missing"),
        (f"reviews:\n{GOOD.replace('2026-12-01', 'soon')}", "reviews.yml:2:22: “date” can't be “soon”"),
        (f"reviews:\n{GOOD.replace('version: 1', 'version: 7')}", "another text than version 7 of the archive"),
        (f"reviews:\n{GOOD.replace('4d7a', '4d7b')}", "another text than version 1 of the archive"),
        (f"reviews:\n{GOOD.replace('2026-12-01', '2026-11-20')}", "is older than version 1, sealed 2026-11-21"),
        (f"reviews:\n{GOOD}{GOOD.replace('2026-12-01', '2026-11-30')}", "stands after a later one (2026-12-01)"),
        ("reviews: [\n", "this is not valid YAML"),
    ],
)
def test_a_damaged_file_of_reviews_is_found_with_its_place(
    project: Path, policy: Policy, content: str, said: str
) -> None:
    (project / f"{FOLDER}/reviews.yml").write_text(content)
    checked = policy("check")
    assert checked.status == 1
    assert said in checked.out.replace(": error:", ":")
    assert policy("review", NAME, "--by", "k-lind").status == 1
    assert (project / f"{FOLDER}/reviews.yml").read_text() == content


def test_a_review_of_the_future_counts_for_nothing(project: Path, policy: Policy) -> None:
    (project / f"{FOLDER}/reviews.yml").write_text(f"reviews:\n{GOOD.replace('2026-12-01', '2030-01-01')}")
    shown = policy("check", "--now", f"2027-11-22{NOON}")
    assert shown.status == 1
    assert "this review is dated 2030-01-01, which is still to come" in shown.out
    assert "the last one was on 2026-11-21" in shown.out


def test_a_link_in_the_place_of_reviews_is_found(project: Path, policy: Policy) -> None:
    (project / f"{FOLDER}/reviews.yml").symlink_to(project / "elsewhere.yml")
    assert "this is a symbolic link" in policy("check").out


# Where it stands


def test_status_shows_each_version_on_its_way_and_the_next_step(project: Path, policy: Policy) -> None:
    sealed(project, policy)
    assert "  in review version 2, material, sealed on 2026-12-01\n  in force  version 1" in policy("status").out
    did(policy("approve", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    assert "  approved  version 2, material, sealed on 2026-12-01\n" in policy("status").out
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-01-04")
    did(policy("announce", NAME, *words, "--now", f"2026-12-01{NOON}"))
    shown = policy("status", "--now", f"2026-12-01{NOON}").out
    assert (
        "  announced version 2, from 2027-01-04, 34 days left\n            notice still to be given: email, site"
        in shown
    )
    assert "  next      by 2026-12-04 (operations):\n            Send the e-mails" in shown
    assert f"            and 1 more: `policy due {NAME}`\n" in shown
    notified(Path("policy_source"), NAME, at=f"2026-12-01{NOON}")
    shown = policy("status", "--now", f"2026-12-01{NOON}").out
    assert (
        "  in notice version 2, from 2027-01-04, 34 days left\n"
        "            notice given at 2026-12-01T17:00:00Z (T0)\n"
        "  in force  version 1, from 2025-01-15\n" in shown
    )
    assert "  next      nothing before 2027-01-04; `policy build` every day\n" in shown
    assert "1 day left" in policy("status", "--now", f"2027-01-03{NOON}").out
    after = policy("status", "--now", f"2027-01-05{NOON}").out
    assert "  in force  version 2, from 2027-01-04\n  archive   1 superseded version\n" in after
    assert "  next      nothing\n" in after


def test_status_shows_what_was_withdrawn(project: Path, policy: Policy) -> None:
    withdrawn(project, policy)
    shown = policy("status", "--now", f"2026-12-06{NOON}").out
    assert "  withdrawn version 2, on 2026-12-05\n  in force  version 1" in shown


def test_status_as_data_says_the_same(project: Path, policy: Policy) -> None:
    told(project, policy)
    at = ("--format", "json", "--now", f"2026-12-03{NOON}")
    listed = json.loads(policy("status", *at).out)[0]
    assert listed["versions"][1] == {
        "version": 2,
        "phase": "in notice",
        "state": "upcoming",
        "from": "2027-01-04",
        "from_known": True,
        "until": None,
        "level": "material",
        "notified": "2026-12-01T17:00:00Z",
        "missing": [],
        "days_left": 32,
    }
    assert listed["next"] == json.loads(policy("due", NAME, *at).out)[0]
