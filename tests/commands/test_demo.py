"""The demo plays from start to end, as it is installed: a real mail server, a crash, and the archive at the end."""

import re
from pathlib import Path

import pytest

from generator.commands import demo
from generator.publish.build import REHEARSED_SITE
from tests import installed


@pytest.mark.slow
def test_the_demo_plays_to_its_end(tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", installed.wheel(tmp_path), "demo")
    told = installed.run(programs, tmp_path, "demo", "--no-serve", "--folder", "play")
    site = tmp_path / "play" / REHEARSED_SITE
    assert "the text says “9 years”, and no fact beside it does" in told
    assert re.search(r"killed; \d+ readers have it", told)
    assert f"{demo.RECIPIENTS - demo.BOUNCES:,} of {demo.RECIPIENTS:,} accepted, {demo.BOUNCES} refused" in told
    assert "Subject: Gluptron: Privacy Policy changes on April 5, 2027" in told
    assert "next, by 2027-03-05: policy notify gluptron/privacy --recipients FILE.csv" in told
    assert "next: policy build, every day: the version takes effect by itself" in told
    assert "OVERDUE since" in told
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
