"""A policy of seven sections in force, in which tests put something wrong: with all twelve they take twice as long."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import SOURCES, commands, copied, edit, settled

POLICY = "policy_source/gluptron/privacy"
OTHERS = (
    *("how-we-use-your-information", "data-security-protection", "data-sharing-third-parties"),
    *("cookies-tracking-technologies", "international-data-transfers"),
)


@pytest.fixture(scope="session")
def seven_sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first of the project's brands without five sections of its policy, sealed; nobody changes it."""
    folder = settled(copied(tmp_path_factory.mktemp("seven"), *SOURCES))
    shutil.rmtree(folder / POLICY / "versions")
    (folder / POLICY / "promised.yml").unlink()
    for name in OTHERS:
        (folder / POLICY / f"sections/{name}.md").unlink()
        edit(folder / POLICY / "policy.yml", f"  - {name}\n", "")
    with commands(folder) as policy:
        done = policy("freeze", "gluptron/privacy", "--yes", "--effective", "2025-01-15")
        assert done.status == 0, done.said
        assert policy("check").out == "Nothing to mend.\n"
    return folder


@pytest.fixture
def project(seven_sections: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that, as the folder in which commands run."""
    monkeypatch.chdir(shutil.copytree(seven_sections, tmp_path, dirs_exist_ok=True))
    return tmp_path
