"""Where it stands: what `policy status` shows of each version, and the next step."""

import json
from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.situations import NAME, NOON, did, reviewed_then, sealed, told, withdrawn
from tests.steps import SUMMARY, notified


@pytest.fixture
def project(project: Path) -> Path:
    """The project, whose policies were reviewed when they were brought."""
    reviewed_then(project)
    return project


def test_status_shows_each_version_on_its_way_and_the_next_step(project: Path, policy: Policy) -> None:
    sealed(project, policy)
    shown = policy("status").out
    assert "  in review version 2, material, sealed on 2026-12-01\n            could take effect on 2027-01-01" in shown
    assert "it is a working day)\n  in force  version 1" in shown
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
        "            notice given on 2026-12-01 at 17:00 UTC; its days count from then\n"
        "  in force  version 1, from 2025-01-15\n" in shown
    )
    assert "  next      nothing before 2027-01-04; `policy build` every day\n" in shown
    assert "1 day left" in policy("status", "--now", f"2027-01-03{NOON}").out
    after = policy("status", "--now", f"2027-01-05{NOON}").out
    assert "  in force  version 2, from 2027-01-04\n  archive   1 superseded version\n" in after
    assert "Nobody looked whether the notice of version 2 stood" in after
    gap = ("--accept", "2026-12-02..2027-01-03", "--approved-by", "k-lind", "--because", "The host's own log shows it.")
    did(policy("look", NAME, *gap, "--by", "a-moreau", "--now", f"2027-01-05{NOON}"))
    assert "  next      nothing\n" in policy("status", "--now", f"2027-01-05{NOON}").out


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
