"""Three small brands in force, and their site."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Policy, edit, settled
from tests.publish.brands.three_brands import BRANDS, TINY
from tests.small import made


@pytest.fixture(scope="package")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of three small brands without versions; nobody changes it."""
    folder = tmp_path_factory.mktemp("three")
    made(folder)
    for slug in BRANDS[:2]:
        shutil.copytree(folder / TINY, folder / "policy_source" / slug)
        edit(folder / "policy_source" / slug / "brand.yml", "brand: tiny", f"brand: {slug}")
        edit(folder / "policy_source" / slug / "brand.yml", "tiny.example", f"{slug}.example")
    return settled(folder)


@pytest.fixture
def three(start: Path, tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return three brands in force and their site, as the folder in which commands run."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    if not (start / "site").is_dir():  # made once, by the first test that needs it
        for slug in BRANDS:
            assert policy("freeze", f"{slug}/terms", "--effective", "2025-01-15", "--yes").status == 0
        done = policy("build")
        assert done.status == 0, done.said
        shutil.copytree(tmp_path, start, dirs_exist_ok=True)
    return tmp_path
