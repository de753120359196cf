"""Faults that stood in the way: systems without locks of folders, commands that were killed, ledgers that are two."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator import files
from generator.errors import PolicyError
from tests.conftest import ROOT, Policy, copied
from tests.small import in_force

WITHOUT = """
    import sys
    for name in ("fcntl", "termios", "tty", "readline", "pwd", "grp", "resource"):
        sys.modules[name] = None
    import warnings
    warnings.simplefilter("ignore")
    from generator.cli import policy
    from generator.cli import main
    NOW = ["--now", "2026-12-01T12:00:00Z"]
    for words in [line.split() for line in sys.stdin.read().splitlines()]:
        sys.argv = ["policy", *words, *([] if "--help" in words or words[0] == "demo" else NOW)]
        try:
            main()
        except SystemExit as stopped:
            print("status", words, stopped.code or 0)
        else:
            print("status", words, 0)
"""
COMMANDS = """
check
status
diff
freeze tiny/terms
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


def test_every_command_works_without_fcntl(tiny: Path) -> None:
    kept = tiny / "policy_source/tiny/terms/sections/kept.md"
    kept.write_text(kept.read_text().replace("keep: 3 years", "keep: 5 years"))
    copied(tiny, "site_overrides")
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
    monkeypatch.setattr(files, "fcntl", None)
    with (
        files.held(tmp_path, "sealing"),
        pytest.raises(PolicyError, match="another process is sealing"),
        files.held(tmp_path, "sealing"),
    ):
        pass
    with files.held(tmp_path, "sealing"):
        pass


def test_what_the_work_itself_could_not_wait_for_is_no_other_process(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError, match="a pipe"), files.held(tmp_path, "sealing"):
        raise BlockingIOError(11, "a pipe is full")
    with (
        files.held(tmp_path, "sealing"),
        pytest.raises(PolicyError, match="another process is sealing"),
        files.held(tmp_path, "sealing"),
    ):
        pass



