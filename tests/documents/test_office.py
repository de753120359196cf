"""Copies go through LibreOffice: exported, edited there with tracked changes, and brought back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import made_files
from tests.conftest import ROOT, Policy

pytestmark = pytest.mark.slow  # each starts pandoc or another program

SYSTEM_PYTHON = Path("/usr/bin/python3")
"""The Python that LibreOffice's interface is installed for."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The program of LibreOffice and a profile for it; without it, or its interface, a test is skipped."""
    made_files.needs_documents()
    found = shutil.which("soffice")
    asked = [str(SYSTEM_PYTHON), "-c", "import uno"]
    if not found or not SYSTEM_PYTHON.is_file() or subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer-nogui python3-uno")
    return Path(found), tmp_path_factory.mktemp("profile")


def edited(office: tuple[Path, Path], folder: Path, name: str, *words: str) -> Path:
    """Return a copy of a Word file in which LibreOffice replaced words, tracked."""
    pipe = f"policies{folder.name.replace('_', '')[-24:]}"
    program, own = office
    profile = f"-env:UserInstallation={own.as_uri()}"
    words_of_it = [str(program), "--headless", "--norestore", profile, f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(words_of_it, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            script = str(ROOT / "tests/documents/office_edit.py")
            files = [str(folder / name), str(folder / f"edited-{name}")]
            subprocess.run([str(SYSTEM_PYTHON), script, *files, pipe, *words], check=True, timeout=90)
            running.wait(timeout=30)
        finally:
            running.kill()
    return folder / f"edited-{name}"


def test_edits_in_libreoffice_come_back(project: Path, policy: Policy, office: tuple[Path, Path]) -> None:
    sections = project / "policy_source/gluptron/privacy/sections"
    before = {path.name: path.read_text() for path in sections.iterdir()}
    assert policy("export", "gluptron/privacy", "--draft", "--out", "copy.docx").status == 0
    old, new = "our culinary education programs", "all our cooking courses"
    back = edited(office, project, "copy.docx", old, new)
    done = policy("import", str(back), "--onto", "gluptron/privacy", "--accept", "all")
    assert done.status == 0, done.said
    assert "can't be told" not in done.err
    after = {path.name: path.read_text() for path in sections.iterdir()}
    changed = {name for name in before if before[name] != after[name]}
    (name,) = changed
    assert after[name] == before[name].replace(old, new)


def test_a_redline_goes_through_libreoffice(project: Path, policy: Policy, office: tuple[Path, Path]) -> None:
    intro = next((project / "policy_source/gluptron/privacy/sections").glob("intro*"))
    intro.write_text(intro.read_text().replace("culinary education", "cooking") + "\n- one\n- two\n")
    kept = intro.read_text()
    assert policy("export", "gluptron/privacy", "--draft", "--from", "1", "--out", "copy.docx").status == 0
    back = edited(office, project, "copy.docx", "Information We Collect", "Information We Gather")
    done = policy("import", str(back), "--onto", "gluptron/privacy", "--accept", "all")
    assert done.status == 0, done.said
    assert intro.read_text() == kept
    assert "Information We Gather" in "".join(path.read_text() for path in intro.parent.iterdir())
