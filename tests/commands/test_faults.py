"""Faults that stood in the way: systems without locks of folders, commands that were killed, ledgers that are two."""

import datetime
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import files, locks
from generator.archive import amendments
from generator.commands.freeze_checks import SealingWish
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.mail import ledger_file, tally
from tests import mail_server
from tests.conftest import NOW, ROOT, Policy, edit, tree
from tests.small import FOLDER, LATER, NAME, RECORD, WHY, in_force, keep
from tests.steps import checked, decided, freeze, notified, sealed_and_announced

WITHOUT = """
    import sys
    for name in ("fcntl", "termios", "tty", "readline", "pwd", "grp", "resource"):
        sys.modules[name] = None
    import warnings
    warnings.simplefilter("ignore")
    from datetime import datetime
    from generator.cli import app as cli, options
    NOW = ["--now", "2026-12-01T12:00:00+00:00"]
    options.machine_clock = lambda: datetime.fromisoformat(NOW[1])
    for words in [line.split() for line in sys.stdin.read().splitlines()]:
        sys.argv = ["policy", *words, *([] if "--help" in words or words[0] == "demo" else NOW)]
        try:
            cli.main()
        except SystemExit as stopped:
            print("status", words, stopped.code or 0)
        else:
            print("status", words, 0)
"""
COMMANDS = """
check
status
diff
freeze tiny/terms --yes
approve tiny/terms --by k-lind
announce tiny/terms --by a-moreau --summary We_keep_your_account_for_five_years_and_no_longer_three.
notify tiny/terms --dry-run notices
decide tiny/terms --list
build
verify site
review tiny/terms --by k-lind
import old.md --brand tiny --policy old
upgrade --dry-run
due
"""


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


# A system that locks no folders, as Windows.


@pytest.mark.slow
def test_every_command_works_without_fcntl(tiny: Path) -> None:
    kept = tiny / "policy_source/tiny/terms/sections/kept.md"
    kept.write_text(kept.read_text().replace("keep: 3 years", "keep: 5 years"))
    (tiny / "old.md").write_text("# Old\n\n## A\n\nText.\n")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WITHOUT)],
        input=COMMANDS.strip(),
        capture_output=True,
        text=True,
        cwd=tiny,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert not done.returncode, done.stderr
    said = [line for line in done.stdout.splitlines() if line.startswith("status")]
    assert len(said) == len(COMMANDS.split("\n")) - 2
    assert [line for line in said if not line.endswith((" 0", "'due'] 1"))] == [], done.stdout + done.stderr
    assert not list(tiny.rglob("policy_source/**/.lock"))


def test_a_folder_is_held_without_fcntl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOCKS_FOLDERS", False)
    with (
        locks.folder_lock(tmp_path, "sealing"),
        pytest.raises(PolicyError, match="another process is sealing"),
        locks.folder_lock(tmp_path, "sealing"),
    ):
        pass
    with locks.folder_lock(tmp_path, "sealing"):
        pass


def test_what_the_work_itself_could_not_wait_for_is_no_other_process(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError, match="a pipe"), locks.folder_lock(tmp_path, "sealing"):
        raise BlockingIOError(11, "a pipe is full")
    with (
        locks.folder_lock(tmp_path, "sealing"),
        pytest.raises(PolicyError, match="another process is sealing"),
        locks.folder_lock(tmp_path, "sealing"),
    ):
        pass


# Commands that were killed.

OLD = "# Old terms\n\n## What is kept\n\nYour orders.\n\n## How to ask\n\nCall us.\n"
IMPORT = ("import", "old.md", "--brand", "tiny", "--policy", "old")
Killed = Callable[[int], None]


class Kill(BaseException):
    """What nobody catches."""


@pytest.fixture
def killed(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Killed:
    """Run an import that is killed: it goes no further than a call, and cleans nothing up."""
    (tiny / "old.md").write_text(OLD)

    def run(count: int) -> None:
        done = 0
        rename = Path.rename

        def moved(path: Path, target: Path) -> Path:
            nonlocal done
            done += 1
            if done == count:
                raise Kill
            return rename(path, target)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", moved)
            patched.setattr(shutil, "rmtree", lambda *_, **__: None)
            with pytest.raises(Kill):
                policy(*IMPORT)

    return run


@pytest.mark.parametrize("following", ["check", "status", "import", "build"])
@pytest.mark.slow
def test_a_killed_import_is_removed_by_the_next_command(
    tiny: Path, policy: Policy, killed: Killed, following: str
) -> None:
    before = tree(tiny / "policy_source")
    killed(1)
    assert list((tiny / "policy_source/tiny").glob(".import-*"))
    policy(*(IMPORT if following == "import" else (following,)))
    assert not list((tiny / "policy_source/tiny").glob(".import-*"))
    if following != "import":
        assert tree(tiny / "policy_source") == before
        assert policy(*IMPORT).status == 0
    assert checked().status == 0


@pytest.mark.parametrize("count", [1, 2])
def test_a_killed_import_beside_an_archive_is_finished_or_removed(
    tiny: Path, policy: Policy, killed: Killed, count: int
) -> None:
    assert policy(*IMPORT, "--as-version").status == 0
    folder = tiny / "policy_source/tiny/old"
    shutil.rmtree(folder / "sections")
    (folder / "policy.yml").unlink()
    killed(count)
    checked()
    assert not list((tiny / "policy_source/tiny").glob(".import-*"))
    assert (folder / "policy.yml").is_file() == (folder / "sections").is_dir() == (count == 2)
    assert policy(*IMPORT).status == 0  # where the draft is there, too: the text reads as its sections do
    assert checked().status == 0


def test_an_import_at_work_is_left_alone(tiny: Path, policy: Policy) -> None:
    aside = tiny / "policy_source/tiny/.import-old.abcdefgh"
    aside.mkdir()
    with locks.folder_lock(tiny / "policy_source/tiny", "importing"):
        assert policy("status").status == 0
        assert aside.is_dir()
        (tiny / "old.md").write_text(OLD)
        assert "another process is importing" in policy(*IMPORT).err
    assert policy("status").status == 0
    assert not aside.exists()


def test_a_folder_of_an_older_program_is_removed(tiny: Path, policy: Policy) -> None:
    aside = tiny / "policy_source/tiny/.import-k3_9xabc"
    (aside / "sections").mkdir(parents=True)
    assert policy("status").status == 0
    assert not aside.exists()


@pytest.mark.parametrize("level", ["minor", "material"])
@pytest.mark.parametrize("following", ["status", "build"])
@pytest.mark.slow
def test_being_unfinished_does_not_outlive_the_version(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, level: str, following: str
) -> None:
    edit(tiny / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    decided(policy, NAME, level=level)
    create = files.create

    def killed(path: Path, content: bytes) -> None:
        create(path, content)
        raise KeyboardInterrupt

    loaded = policy_source.load(tiny / "policy_source")
    with monkeypatch.context() as patched:
        patched.setattr(files, "create", killed)
        with pytest.raises(KeyboardInterrupt):
            freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), SealingWish())
    assert "unfinished: " in (tiny / RECORD).read_text()
    policy(following)
    assert "unfinished" not in (tiny / RECORD).read_text()
    assert "decided_level" in (tiny / RECORD).read_text()
    (tiny / f"{FOLDER}/versions/v002.md").unlink()
    assert checked().status == (1 if level == "minor" else 0)  # one that may have applied is missed


def test_another_text_does_not_finish_a_record(tiny: Path) -> None:
    folder = tiny / FOLDER
    (tiny / RECORD).parent.mkdir()
    written = f"version: 1\ndigest: sha256:{'0' * 64}\nlevel: minor\nunfinished: yes\neffective: '2025-01-15'\n"
    (folder / "notices/v001.yml").write_text(written)
    amendments.finish(folder, 1)
    assert (folder / "notices/v001.yml").read_text() == written


def test_a_postponement_that_was_killed_late_is_not_made_twice(tiny: Path, policy: Policy) -> None:
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    postpone = ("postpone", NAME, "--by", "a-moreau", "--because", WHY)
    assert policy(*postpone).status == 0
    recorded = tree(tiny / "policy_source")
    again = policy(*postpone)
    assert again.status == 0
    assert "was postponed to 2027-01-05 already" in again.said
    assert tree(tiny / "policy_source") == recorded
    assert policy(*postpone, "--to", "2027-01-05").status == 0
    assert tree(tiny / "policy_source") == recorded
    assert "already" not in policy(*postpone, "--to", "2027-02-01").said
    assert "2027-02-01" in (tiny / RECORD).read_text()
    notified(Path("policy_source"), NAME, channels=("site",))
    told = policy(*postpone)
    assert "already" not in told.said
    later = policy(*postpone, "--now", LATER)
    assert "already" not in later.said


# Two ledgers of one notice.


@pytest.mark.slow
def test_two_ledgers_of_one_notice_are_found(
    tiny: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    (tiny / "list.csv").write_text("email\na@example.com\n")
    send = ("notify", NAME, "--recipients", "list.csv")
    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        assert policy(*send, "--ledger", "own.sqlite").status == 0
        later = ("--now", LATER)  # however long the first one took
        second = policy(*send, *later)
        assert second.status == 2
        assert "the record says that this notice was sent by the ledger own.sqlite" in second.err
        beside = policy(*send, "--ledger", "other.sqlite", *later)
        assert beside.status == 2
        assert "another ledger of the same notice is here" in beside.err
        assert policy(*send, "--ledger", "own.sqlite", *later).status == 0
        assert len(server.taken()) == 1
    assert "two-ledgers" not in checked().out
    text = (tiny / RECORD).read_text()
    evidence = text[text.index("- channel: email") : text.index("limit:")]
    (tiny / RECORD).write_text(text.replace(evidence, evidence + evidence.replace("own.sqlite", "other.sqlite")))
    assert "sent by several ledgers (other.sqlite, own.sqlite)" in checked().out


def test_what_is_no_ledger_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("SQLite?")
    (tmp_path / "odd.sqlite").write_bytes(b"SQLite format 3\0 and nothing else")
    (tmp_path / "folder").mkdir()
    about = tally.About(NAME, 2, "sha256:" + "0" * 64)
    assert ledger_file.others(about, tmp_path / "own.sqlite", (tmp_path, tmp_path / "none")) == ()
