"""How `policy due` lists what is due: on a terminal, as a calendar, as data, for several policies."""

import datetime
import json
import re
from pathlib import Path

import icalendar
import pytest

from tests.conftest import Policy, edit
from tests.situations import (
    FOLDER,
    NAME,
    NOON,
    Steps,
    announced,
    corrected,
    endangered,
    postponed,
    refused_by_many,
    revised,
    sealed,
    told,
)

UPDATES = f"{FOLDER}/sections/privacy-policy-updates.md"


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
