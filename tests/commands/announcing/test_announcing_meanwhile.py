"""Approving, announcing and sealing that end in between, or while something else happens: all of it, or nothing."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import files
from generator.commands import approve, postpone, record_evidence, withdraw
from generator.commands.freeze_checks import SealingWish
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.model.document import digest
from tests import processes
from tests.conftest import NOW, SCRIPT, Policy, edit, tree
from tests.small import (
    ANNOUNCE,
    FOLDER,
    KEPT,
    NAME,
    RECORD,
    WHY,
    keep,
    phases,
    refused,
)
from tests.steps import SUMMARY, checked, decided, freeze, notified, sealed, sealed_and_announced


@pytest.mark.slow
def test_announced_by_two_at_once(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    running = [
        processes.started(SCRIPT, *ANNOUNCE, "--effective", day, "--now", NOW, folder=tiny, files=(0, None, None))
        for day in ("2027-02-01", "2027-03-01")
    ]
    said = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert [status for *_, status in said].count(0) == 1, said
    assert all(
        "meanwhile" in err or "doesn't wait" in err or "no sealed" in err or "another process" in err
        for _, err, status in said
        if status
    ), said
    assert not any("Traceback" in err for _, err, _ in said)
    assert (tiny / RECORD).read_text().count("- at:") == 1
    assert [path.name for path in (tiny / FOLDER / "notices").glob("*.txt")] == ["v002-1.txt"]
    assert checked().status == 0


@pytest.mark.parametrize("command", [postpone.postpone, withdraw.withdraw])
def test_nothing_is_recorded_of_what_changed_meanwhile(
    tiny: Path, policy: Policy, command: Callable[..., object]
) -> None:
    sealed_and_announced(policy, NAME)
    loaded = policy_source.load(tiny / "policy_source")
    assert policy("postpone", NAME, "--by", "k-lind", "--because", WHY).status == 0
    with pytest.raises(PolicyError, match="something else was recorded of version 2 meanwhile"):
        command(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), by="a-moreau", because=WHY)
    assert (tiny / RECORD).read_text().count("- at:") == 2


SEED = "gluptron/privacy"
SECTIONS = "policy_source/gluptron/privacy/sections"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"


def test_words_that_can_not_be_kept_leave_nothing_behind(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    policy("freeze", SEED, "--yes")
    policy("approve", SEED, "--by", "k-lind")
    before = tree(project)
    refused = policy("announce", SEED, "--by", "a-moreau", "--summary", f"{SUMMARY}\u202e")
    assert refused.status != 0
    assert tree(project) == before


def test_a_command_that_ended_in_between_can_be_run_again(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    policy("freeze", SEED, "--yes")
    policy("approve", SEED, "--by", "k-lind")
    left = project / "policy_source/gluptron/privacy/notices/v002-1.txt"
    left.write_text("half a notice")
    assert "ended before it was done" in checked().out
    assert policy("announce", SEED, "--by", "a-moreau", "--summary", SUMMARY).status == 0
    assert left.read_text() != "half a notice"
    assert checked().status == 0


def test_sealing_that_ended_in_between_is_finished_by_the_next(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "It's filed", "It is put away")
    sealed(policy, NAME)  # with a decision on that sentence
    kept = (tiny / RECORD).read_text()
    (tiny / FOLDER / "versions/v002.md").unlink()
    found = checked()
    assert found.status == 0
    assert "sealing version 2 ended before it was done" in found.out
    assert "run `policy freeze` again" in found.out
    for words in (("status",), ("due",), ("verify",), ("diff",)):
        assert policy(*words).status == 0, words
    refused(policy, tiny, "no sealed version waits for this", "approve", NAME, "--by", "k-lind")
    assert policy("freeze", NAME, "--yes").status == 0
    assert (tiny / RECORD).read_text() == kept
    assert "ended before" not in checked().out


def test_a_revision_left_behind_takes_nothing_s_place(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    keep(tiny, "account", 6)
    sealed(policy, NAME, "--revises", "2")
    (tiny / FOLDER / "versions/v003.md").unlink()
    assert phases() == ["in force", "in review"]
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0
    assert phases() == ["in force", "withdrawn", "in review"]


def test_a_version_that_may_have_applied_is_missed(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 3)
    edit(tiny / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    sealed(policy, NAME, level="minor")
    version = tiny / FOLDER / "versions/v002.md"
    text = version.read_bytes()
    version.unlink()
    assert "version 2, which this record is about, is not there" in checked().out
    version.write_bytes(text)
    assert checked().status == 0


@pytest.mark.parametrize("level", ["minor", "material"])
def test_sealing_killed_before_its_version_is_there(tiny: Path, policy: Policy, level: str) -> None:
    keep(tiny, "account", 3)
    edit(tiny / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    decided(policy, NAME, level=level)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    loaded = policy_source.load(tiny / "policy_source")
    patched = pytest.MonkeyPatch()
    patched.setattr(files, "create", killed)
    with pytest.raises(KeyboardInterrupt):
        freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), SealingWish())
    patched.undo()
    assert "unfinished: " in (tiny / RECORD).read_text()
    assert checked().status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    assert "unfinished" not in (tiny / RECORD).read_text()
    assert "decided_level" in (tiny / RECORD).read_text()
    assert checked().status == 0


BECAUSE: dict[str, Any] = {"by": "a-moreau", "because": WHY}


def test_nothing_is_sealed_on_what_was_withdrawn_meanwhile(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    keep(tiny, "orders", 9)
    loaded, now = policy_source.load(tiny / "policy_source"), datetime.datetime.fromisoformat(NOW)
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY).status == 0
    for how in (SealingWish(), SealingWish(revises=2)):
        with pytest.raises(PolicyError, match="something else was recorded of version 2 meanwhile"):
            freeze(loaded, loaded.policy(NAME), now, how)
    assert not (tiny / FOLDER / "versions/v003.md").exists()


def test_nothing_is_withdrawn_on_which_a_version_was_sealed_meanwhile(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    loaded, now = policy_source.load(tiny / "policy_source"), datetime.datetime.fromisoformat(NOW)
    keep(tiny, "orders", 9)
    assert policy("freeze", NAME, "--yes").status == 0
    with pytest.raises(PolicyError, match="version 3 was sealed meanwhile"):
        withdraw.withdraw(loaded, loaded.policy(NAME), now, **BECAUSE)
    assert "withdrawal" not in (tiny / RECORD).read_text()


def test_nothing_is_recorded_of_what_was_withdrawn_meanwhile(tiny: Path, policy: Policy) -> None:
    now = datetime.datetime.fromisoformat(NOW)
    sealed(policy, NAME)
    loaded = policy_source.load(tiny / "policy_source")
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY).status == 0
    with pytest.raises(PolicyError, match="version 2 was taken back meanwhile"):
        approve.approve(loaded, loaded.policy(NAME), now, "k-lind")
    keep(tiny, "account", 6)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE).status == 0
    notified(tiny / "policy_source", NAME, channels=("site",))
    loaded = policy_source.load(tiny / "policy_source")
    record = loaded.policy(NAME).record(3)
    assert record
    again, half = record.evidence[0], digest(b"list")
    email = replace(again, channel="email", capture=half, recipients=10, accepted=5)
    record_evidence.record_evidence(loaded, loaded.policy(NAME), now, lambda _: email)
    loaded = policy_source.load(tiny / "policy_source")
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY).status == 0
    with pytest.raises(PolicyError, match="version 3 was taken back meanwhile"):
        record_evidence.record_evidence(loaded, loaded.policy(NAME), now, lambda _: again)
    with pytest.raises(PolicyError, match="version 3 was taken back meanwhile"):
        record_evidence.accept_unreached(loaded, loaded.policy(NAME), now, approved_by="k-lind", **BECAUSE)


def test_what_a_killed_run_left_is_removed_by_the_next(tiny: Path, policy: Policy) -> None:
    left = [tiny / FOLDER / name for name in ("versions/.v002.md.ab_3xyz9", "notices/.v002-1.txt.abcdefgh")]
    left[0].parent.mkdir(exist_ok=True)
    left[1].parent.mkdir(exist_ok=True)
    for path in left:
        path.write_text("half")
    other = tiny / FOLDER / "versions/.gitkeep"
    other.write_text("")
    assert checked().status == 0
    sealed(policy, NAME)
    assert not any(path.exists() for path in left)
    assert other.exists()
