"""The demo plays to its end; its commands run in this process, but for the one that is killed."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.commands import demo, demo_stage
from generator.publish.site_places import REHEARSED_SITE
from tests.conftest import ROOT, Policy


@pytest.fixture
def run_here(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the demo's commands run in this process, and return the names of those that ran."""
    ran: list[str] = []

    def run(
        command: Sequence[str], *, cwd: Path, env: Mapping[str, str], **_: object
    ) -> subprocess.CompletedProcess[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(cwd)
            for name in ("HOST", "PORT", "SECURITY", "FROM"):
                patch.setenv(f"POLICY_SMTP_{name}", env[f"POLICY_SMTP_{name}"])
            words = command[command.index("generator") + 1 :]
            ran.append(words[0])
            done = policy(*words)
        return subprocess.CompletedProcess(command, done.status, done.said)

    monkeypatch.setattr(demo_stage, "subprocess", SimpleNamespace(run=run, PIPE=None, STDOUT=None))
    return ran


def kept_looks(folder: Path) -> str:
    return (folder / "play/policy_source/gluptron/privacy/looks.yml").read_text()


@pytest.fixture
def reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the demo begin with a project in which the text was read again since it came."""
    brand = tmp_path / "project/policy_source/gluptron"
    shutil.copytree(ROOT / "policy_source/gluptron", brand)
    digest = re.search(r"^digest: (.*)$", (brand / "privacy/versions/v001.md").read_text(), re.MULTILINE)
    assert digest
    (brand / "privacy/reviews.yml").write_text(
        f"reviews:\n- by: k-lind\n  date: '2026-11-30'\n  version: 1\n  digest: {digest[1]}\n"
    )
    monkeypatch.setattr(demo, "program_files", SimpleNamespace(FOLDER=tmp_path / "project"))


@pytest.mark.usefixtures("reviewed")
def test_the_demo_plays_to_its_end(tmp_path: Path, run_here: list[str]) -> None:
    said: list[str] = []
    site = demo.play(tmp_path / "play", said.append)
    told = "\n".join(said)
    assert site == tmp_path / "play" / REHEARSED_SITE
    assert {"check", "freeze", "announce", "notify", "look", "build", "verify"} <= {*run_here}
    assert "the text says “9 years”, and no fact beside it does" in told
    assert re.search(r"killed; \d+ readers have it", told)
    assert f"{demo.RECIPIENTS - demo.BOUNCES:,} of {demo.RECIPIENTS:,} accepted, {demo.BOUNCES} refused" in told
    assert "Subject: Gluptron: Privacy Policy changes on April 5, 2027" in told
    assert "next, by 2027-03-05: policy notify gluptron/privacy --recipients FILE.csv" in told
    assert "next: policy build, every day: the version takes effect by itself" in told
    assert "OVERDUE since" in told
    assert kept_looks(tmp_path).count("what: gap accepted") == len(demo.GAPS)
    assert "in force  version 2, from 2027-04-05" in told
    archive = (site / "gluptron/privacy/versions/2/changes/index.html").read_text()
    assert "988 of 1,000" in archive
    refused = tmp_path / "play/refused.csv"
    assert refused.read_text().count("bounce") == demo.BOUNCES
    assert refused.stat().st_mode & 0o777 == 0o600
    assert all("Rehearsal: nothing on this site applies." in page.read_text() for page in site.rglob("*.html"))
    kept = "".join(path.read_text() for path in (tmp_path / "play/policy_source").rglob("*.yml"))
    assert "reader0001" not in kept
    assert "@example.com" not in kept
