"""Decisions in the record of a version: edited by hand, written several at once, and killed in the middle of it."""

import datetime
import re
import signal
import time
from pathlib import Path

import pytest

from generator.archive import next_version
from generator.commands.freeze_checks import SealingWish
from generator.errors import PolicyError
from generator.loading import policy_source
from tests.conftest import NOW, ROOT, Policy, edit, tree
from tests.once import once
from tests.one_change import MINOR, TWO, WHY, a_synonym, listed
from tests.small import FOLDER, KEPT, NAME, RECORD, in_force
from tests.steps import checked, decided, freeze, started_deciding, stopped

SEALED = [
    ("level: minor\neff", "level: editorial\neff", "this record says editorial, the changes of version 2 are minor"),
    ("decisions:\n", "decision:\n", "“decision” is not a key of a record"),
    (WHY, "", "shorter than 20 characters|“rationale” is empty"),
    (WHY, "It is the same.", "shorter than 20 characters"),
    ("approved_by: k-lind", "approved_by: a-moreau", "can't approve a decision of their own"),
    ("  approved_by: k-lind\n", "", "one person alone can't lower"),
    ("engine_level: material", "engine_level: minor", "the rules say material of this change now"),
    ("engine_level: material", "engine_level: materiel", "“engine_level” can't be “materiel”"),
    ("decided_level: minor", "decided_level: none", "“decided_level” can't be “none”"),
    ("date: '2026-12-01'", "date: '2026-12-02'", "this was decided on 2026-12-02, after version 2 was sealed"),
    ("date: '2026-12-01'", "date: soon", "“date” can't be “soon”"),
    ("- change: sha256:", "- change: sha256:0", "“change” can't be “sha256:0"),
    ("- change: sha256:", "- change: sha512:", "“change” can't be “sha512:"),
    ("  rule:", "  because: x\n  rule:", "“because” is not a key of “decisions”"),
    ("decisions:\n- change", "decisions:\n  change", "“decisions” can't be several keys"),
]


@pytest.fixture
def project(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with one version, in force since 2025."""
    return in_force(tmp_path, policy, monkeypatch)


@pytest.fixture
def change(project: Path, policy: Policy) -> str:
    """The short name of the one change of the draft."""
    return a_synonym(project, policy)


@pytest.fixture
def sealed(project: Path, policy: Policy, change: str) -> Path:
    """The record of a version that was sealed with a decision."""
    sealed_with_decision(policy, change)
    return project / RECORD


@once
def sealed_with_decision(policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    assert "takes effect on 2026-12-01" in policy("freeze", NAME, "--yes").out


@pytest.mark.parametrize(("old", "new", "says"), SEALED, ids=[row[2] for row in SEALED])
def test_a_record_that_was_tampered_with_stops_all(sealed: Path, old: str, new: str, says: str) -> None:
    edit(sealed, old, new)
    found = checked().out
    assert re.search(says, found), found
    assert f"{RECORD}:" in found
    assert stopped()


def refuses(policy: Policy, says: str) -> None:
    for command in ("check", "build", "verify"):
        refused = policy(command)
        assert refused.status == 1, command
        if command != "verify":  # which names the first of them
            assert re.search(says, refused.said), refused.said
        assert f"{RECORD}:" in refused.said or command == "verify"
        assert "Traceback" not in refused.said


def test_a_sealed_record_without_its_decisions_stops_all(sealed: Path, policy: Policy) -> None:
    sealed.write_text(sealed.read_text().partition("decisions:")[0])
    refuses(policy, "the decision is missing by which a change of version 2 is minor")


def test_a_sealed_record_with_another_hash_stops_all(sealed: Path, policy: Policy) -> None:
    text = sealed.read_text()
    (name,) = re.findall(r"change: sha256:(\w+)", text)
    sealed.write_text(text.replace(name, name[:-1] + ("0" if name[-1] != "0" else "1")))
    refuses(policy, "this decision fits no change of version 2")
    refuses(policy, "the decision is missing by which a change of version 2 is minor")


def test_a_sealed_record_with_decisions_alone_stops_all(sealed: Path, policy: Policy) -> None:
    text = sealed.read_text()
    sealed.write_text("version: 2\n" + text[text.index("decisions:") : text.index("chain:")])
    refuses(policy, "this record of version 2 has lost its digest, level and effective date")


@pytest.mark.parametrize(("old", "new", "says"), SEALED[2:], ids=[row[2] for row in SEALED[2:]])
def test_a_draft_record_with_mistakes_stops_the_draft_alone(
    project: Path, policy: Policy, change: str, old: str, new: str, says: str
) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    edit(project / RECORD, old, new)
    before = tree(project)
    if "after version 2" in says:  # a day to come is found when it is sealed
        assert "this is recorded of 2026-12-02 05:00:00 UTC, after now" in policy("freeze", NAME, "--yes").err
    else:
        found = checked()
        assert found.status == 1
        assert re.search(says, found.out), found.out
        assert policy("freeze", NAME, "--yes").status == 1
    assert tree(project) == before


@pytest.mark.slow
def test_a_draft_record_with_a_mistake_stops_no_build(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    edit(project / RECORD, *SEALED[2][:2])
    assert checked().status == 1
    assert policy("build").status == 0


def test_a_record_for_a_version_too_far_is_found(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    (project / RECORD).rename(project / RECORD.replace("v002", "v004"))
    edit(project / RECORD.replace("v002", "v004"), "version: 2", "version: 4")
    found = checked()
    assert found.status == 1
    assert "version 4 can't be decided on yet: the next one is 2" in found.out


def test_a_record_never_grows_beyond_what_is_read(project: Path, policy: Policy, change: str) -> None:
    refused = policy("decide", NAME, change, "--level", "minor", "--because", "It says the same. " * 35_000, *TWO)
    assert refused.status == 1
    assert "this record would have more than 0.5 MB" in refused.err
    assert not (project / RECORD).exists()


def test_two_decisions_on_one_change_are_found(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    text = (project / RECORD).read_text()
    (project / RECORD).write_text(text + text.partition("decisions:\n")[2])
    assert "this change is decided on twice" in checked().out


# Several at once, and in the middle of it.


@pytest.fixture
def several(project: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of four changes of one draft."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    text = (project / KEPT).read_text()
    (project / KEPT).write_text(
        f"{text}\nWe file it.\n\nThey review old cases yearly.\n\nNobody else reads them.\n\nAsk us for more.\n"
    )
    return [one["id"] for one in listed(policy)]


@pytest.mark.slow
def test_deciding_at_once_loses_no_decision(project: Path, several: list[str]) -> None:
    running = [started_deciding(project, NAME, name, *MINOR, *TWO) for name in several[:3]]
    statuses = []
    for process in running:
        _, said = process.communicate(timeout=60)
        statuses.append(process.returncode)
        assert process.returncode == 0 or "another process is deciding or sealing" in said, said
    record = (project / RECORD).read_text()
    assert record.count("change: sha256:") == statuses.count(0) >= 1
    for name, status in zip(several[:3], statuses, strict=True):
        assert (f"sha256:{name}" in record) is (status == 0)
    assert checked().status == 0


@pytest.mark.slow
def test_a_killed_decision_leaves_the_record_whole(project: Path, policy: Policy, several: list[str]) -> None:
    assert policy("decide", NAME, several[0], *MINOR, *TWO).status == 0
    for delay in (0.05, 0.1):
        process = started_deciding(project, NAME, several[1], *MINOR, *TWO)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert f"sha256:{several[0]}" in (project / RECORD).read_text()
        assert checked().status == 0
    assert policy("decide", NAME, several[1], *MINOR, *TWO).status == 0


def test_what_is_decided_while_sealing_is_not_lost(
    project: Path, policy: Policy, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = next_version.add

    def meanwhile(folder: Path, *rest: object) -> object:
        monkeypatch.setattr(next_version, "add", add)
        assert policy("decide", NAME, change, *MINOR, *TWO, "--now", NOW).status == 0
        return add(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(next_version, "add", meanwhile)
    decided(policy, NAME)
    loaded = policy_source.load(project / "policy_source")
    with pytest.raises(PolicyError, match="something was decided on this draft meanwhile"):
        freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), SealingWish())
    assert not (project / f"{FOLDER}/versions/v002.md").exists()
    assert "decided_by: a-moreau" in (project / RECORD).read_text()
    assert "takes effect on 2026-12-01" in policy("freeze", NAME, "--yes").out
