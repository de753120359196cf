"""What came in between of an announced version: urgent changes, and its text sealed again."""

import json
from pathlib import Path

import pytest

from tests.commands.announced.mailed import DAY_2
from tests.conftest import Policy, edit
from tests.small import ANNOUNCE, FOLDER, KEPT, LATER, NAME, RECORD, WHY, keep, phases, refused, shown, site
from tests.steps import sealed, sealed_and_announced

SECTION = f"{FOLDER}/sections/asked.md"
DAY_OF_IT = "2027-01-05T12:00:00+00:00"
BECAUSE = ("--by", "a-moreau", "--because", WHY)


def overtaken(folder: Path, policy: Policy) -> None:
    """Have an urgent change of the text in force, and put the announced text back into the draft."""
    kept = (folder / KEPT).read_text()
    keep(folder, "account", 3)
    keep(folder, "orders", 7)
    edit(folder / SECTION, "Call", "Ring")
    sealed(policy, NAME, "--on", "1", at=LATER, level="minor")
    (folder / KEPT).write_text(kept)


def test_what_builds_on_a_version_without_its_notice_makes_way(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    edit(tiny / SECTION, "Call", "Ring")
    assert "takes effect on 2027-01-05" in sealed(policy, NAME, "--on", "2", level="minor")
    at = ("--now", "2027-01-10T12:00:00+00:00")
    assert phases(at[1]) == ["in force", "announced", "announced"]
    shown_now = policy("status", *at).out
    assert "upcoming  version 3, for 2027-01-05: it has not applied" in shown_now
    assert "in force  version 1" in shown_now
    (duty,) = json.loads(policy("due", NAME, "--format", "json", *at).out)
    assert (duty["task"], duty["overdue"]) == ("postpone", True)
    assert [one.split(" --by")[0] for one in duty["commands"]] == [f"policy withdraw {NAME}", f"policy postpone {NAME}"]
    says = "version 3 changes version 2, and is to start on 2027-01-05; withdraw that first"
    refused(policy, tiny, says, "postpone", NAME, *BECAUSE, "--version", "2", *at)
    assert policy("withdraw", NAME, *BECAUSE, "--version", "3", *at).status == 0
    assert shown(policy, "postpone", NAME, *BECAUSE, *at)["effective"] == "2027-02-11"
    assert policy("check", *at).status == 0


def test_an_announced_text_that_was_overtaken_is_sealed_again_even_late(running: Path, policy: Policy) -> None:
    overtaken(running, policy)
    (duty,) = [
        one
        for one in json.loads(policy("due", NAME, "--format", "json", "--now", LATER).out)
        if one["task"] == "seal again"
    ]
    assert (duty["by"], duty["overdue"], duty["commands"]) == (
        "2027-01-03",
        False,
        [f"policy freeze {NAME} --revises 2"],
    )
    assert phases(DAY_OF_IT) == ["superseded", "in notice", "in force"]
    assert "OVERDUE since 2027-01-03" in policy("due", NAME, "--now", DAY_OF_IT).out
    assert "policy freeze tiny/terms --revises 2" in policy("check", "--now", DAY_OF_IT).out
    sealed(policy, NAME, "--revises", "2", at=DAY_OF_IT)
    assert "announce version 4, which takes its place" in policy("check", "--now", DAY_OF_IT).out
    assert policy("approve", NAME, "--by", "k-lind", "--now", DAY_OF_IT).status == 0
    said = shown(policy, *ANNOUNCE, "--now", DAY_OF_IT)
    assert (said["effective"], said["notified"]) == ("2027-01-06", "2026-12-01T12:00:00Z")
    assert policy("check", "--now", DAY_OF_IT).status == 0


@pytest.mark.parametrize("command", ["postpone", "withdraw"])
def test_an_announced_text_that_was_overtaken_makes_way(running: Path, policy: Policy, command: str) -> None:
    overtaken(running, policy)
    assert policy(command, NAME, *BECAUSE, "--now", DAY_OF_IT).status == 0
    assert policy("check", "--now", DAY_OF_IT).status == 0


def test_a_revision_that_came_too_late_is_withdrawn(running: Path, policy: Policy) -> None:
    keep(running, "orders", 10)
    sealed(policy, NAME, "--revises", "2", at=LATER)
    assert policy("approve", NAME, "--by", "k-lind", "--now", LATER).status == 0
    says = f"withdraw it, then seal its text again: policy withdraw {NAME} --version 3"
    refused(policy, running, says, *ANNOUNCE, "--now", DAY_OF_IT)
    (duty,) = [
        one
        for one in json.loads(policy("due", NAME, "--format", "json", "--now", DAY_OF_IT).out)
        if one["version"] == 3
    ]
    assert (duty["task"], duty["overdue"]) == ("withdraw", True)
    assert policy("withdraw", NAME, *BECAUSE, "--version", "3", "--now", DAY_OF_IT).status == 0
    assert policy("check", "--now", DAY_OF_IT).status == 0
    assert policy("freeze", NAME, "--yes", "--now", DAY_OF_IT).status == 0


def test_nothing_is_taken_back_before_it_was_announced(running: Path, policy: Policy) -> None:
    before = "2026-11-20T12:00:00+00:00"
    refused(
        policy,
        running,
        "this is recorded of 2026-12-01 12:00:00 UTC, after now",
        "withdraw",
        NAME,
        *BECAUSE,
        "--now",
        before,
    )
    assert policy("announce", NAME, "--seen", site(running), "--now", LATER).status == 0
    refused(
        policy,
        running,
        "this is recorded of 2026-12-10 05:00:00 UTC, after now",
        "withdraw",
        NAME,
        *BECAUSE,
        "--now",
        DAY_2,
    )
    assert policy("withdraw", NAME, *BECAUSE, "--now", LATER).status == 0
    edit(running / RECORD, "withdrawal:\n  at: '2026-12-10", "withdrawal:\n  at: '2026-12-09")
    assert "version 2 was taken back before what is recorded of it" in policy("check", "--now", LATER).out
    edit(running / RECORD, "withdrawal:\n  at: '2026-12-09", "withdrawal:\n  at: '2026-12-12")
    assert "which is still to come" in policy("check", "--now", LATER).out


def test_an_urgent_change_does_not_wait_for_what_is_held_up(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    keep(tiny, "account", 3)
    edit(tiny / SECTION, "Call", "Ring")
    assert "takes effect on 2027-01-05" in sealed(policy, NAME, "--on", "1", at=DAY_OF_IT, level="minor")
    assert phases(DAY_OF_IT) == ["superseded", "announced", "in force"]
    found = policy("check", "--now", DAY_OF_IT)
    assert "[no-evidence]" in found.out
    assert "[parent]" not in found.out
    duties = json.loads(policy("due", NAME, "--format", "json", "--now", DAY_OF_IT).out)
    assert [(one["version"], one["task"]) for one in duties] == [(2, "postpone"), (3, "build")]
    assert policy("postpone", NAME, *BECAUSE, "--now", DAY_OF_IT).status == 0
    found = policy("check", "--now", DAY_OF_IT)
    assert found.status == 0
    assert "policy freeze tiny/terms --revises 2" in found.out
