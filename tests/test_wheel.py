"""What people install works in a folder of their own: with an extra, and with none; and the demo is there."""

from pathlib import Path

import pytest

from tests import installed
from tests.conftest import tree
from tests.made_files import paragraph, word_file

INIT = ("init", "--company", "Tiny", "--policy", "terms", "--language", "en", "--timezone", "UTC", "--notice", "30")
TERMS = "tiny/terms"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel installs."""
    return installed.unpacked(tmp_path_factory.mktemp("wheel"))


def test_with_its_extra_a_word_file_becomes_a_site(own: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", own, "documents")
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


def test_with_no_extra_what_needs_none_works_and_the_rest_says_what_to_install(own: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", own)
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


def test_with_its_own_extra_the_demo_finds_all_that_it_plays_with(own: Path, tmp_path: Path) -> None:
    programs = installed.environment(tmp_path / "environment", own, "demo")
    said = installed.run(programs, tmp_path, "demo", "--no-serve", "--folder", ".", status=2)
    assert "the demo needs an empty folder" in said  # which it says once it has its mail server
    assert (own / "generator/shipped/policy_source/gluptron/brand.yml").is_file()
