"""What people install works in a folder of their own: with an extra, and with none; and the demo plays to its end."""

import re
from pathlib import Path

import pytest

from generator.commands import demo
from generator.publish.site_places import REHEARSED_SITE
from tests import installed
from tests.conftest import tree
from tests.made_files import paragraph, word_file

pytestmark = pytest.mark.slow
INIT = ("init", "--company", "Tiny", "--policy", "terms", "--language", "en", "--timezone", "UTC", "--notice", "30")
TERMS = "tiny/terms"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed.wheel(tmp_path_factory.mktemp("wheel"))


def test_with_its_extra_a_word_file_becomes_a_site(wheel: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", wheel, "documents")
    folder = tmp_path / "company"
    folder.mkdir()
    installed.run(programs, folder, *INIT)
    word = word_file(paragraph("Terms", style="Title"), paragraph("Kind", style="Heading1"), paragraph("Be kind."))
    (folder / "terms.docx").write_bytes(word)
    installed.run(programs, folder, "import", "terms.docx", "--brand", "tiny", "--policy", "terms")
    installed.run(programs, folder, "freeze", TERMS, "--effective", "2025-01-15", "--yes")
    assert installed.run(programs, folder, "check") == "Nothing to mend.\n"
    installed.run(programs, folder, "build")
    installed.run(programs, folder, "verify", "site")
    page = (folder / "site/tiny/terms/index.html").read_text()
    assert "Be kind." in page
    assert 'class="policy-text"' in page
    sheets = {name for name in tree(folder / "site/tiny/assets") if name.endswith(".css")}
    assert {"policy.css", "archive.css", "material.css", "redline.css"} <= sheets
    assert not (folder / "site_overrides").exists()


def test_with_no_extra_what_needs_none_works_and_the_rest_says_what_to_install(wheel: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", wheel)
    folder = tmp_path / "company"
    folder.mkdir()
    installed.run(programs, folder, *INIT)
    installed.run(programs, folder, "check")
    (folder / "terms.md").write_text("# Terms\n\n## Kind\n\nBe kind.\n")
    installed.run(programs, folder, "import", "terms.md", "--brand", "tiny", "--policy", "terms")
    installed.run(programs, folder, "freeze", TERMS, "--effective", "2025-01-15", "--yes")
    installed.run(programs, folder, "build")
    installed.run(programs, folder, "verify")
    (folder / "more.docx").write_bytes(word_file(paragraph("Be kind.")))
    said = installed.run(programs, folder, "import", "more.docx", "--brand", "tiny", "--policy", "more", status=2)
    assert "policypress[documents]" in said
    assert "policypress[demo]" in installed.run(programs, folder, "demo", "--no-serve", status=2)


def test_with_its_own_extra_the_demo_plays_to_its_end(wheel: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", wheel, "demo")
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
