"""Three small brands in force, and their site."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Policy, edit, settled
from tests.publish.brands.three_brands import BRANDS, DAY, TINY, announced
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
    monkeypatch.chdir(tmp_path)
    return _three(start, tmp_path, policy)


@pytest.fixture
def on_day(start: Path, tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the same, of which all is built again on the next day, and one brand once more."""

    def built() -> None:
        _three(start, tmp_path, policy)
        assert policy("build", *DAY).status == 0
        done = policy("build", "more", *DAY)
        assert (done.status, "this page stays" in done.out) == (0, False), done.said

    monkeypatch.chdir(tmp_path)
    return _made_once(start, "on-day", tmp_path, built)


@pytest.fixture
def upcoming(start: Path, tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the same, where a brand had announced a version before all was built on the next day."""

    def built() -> None:
        announced(_three(start, tmp_path, policy), policy)
        done = policy("build", *DAY)
        assert done.status == 0, done.said

    monkeypatch.chdir(tmp_path)
    return _made_once(start, "upcoming", tmp_path, built)


def _three(start: Path, folder: Path, policy: Policy) -> Path:
    def built() -> None:
        shutil.copytree(start, folder, dirs_exist_ok=True)
        for slug in BRANDS:
            assert policy("freeze", f"{slug}/terms", "--effective", "2025-01-15", "--yes").status == 0
        done = policy("build")
        assert done.status == 0, done.said

    return _made_once(start, "three", folder, built)


def _made_once(start: Path, name: str, folder: Path, steps: Callable[[], None]) -> Path:
    """Take steps in an empty folder, and keep what they left there; the next time, put that there instead."""
    kept = start.with_name(f"{start.name}-{name}")
    if kept.is_dir():
        shutil.copytree(kept, folder, dirs_exist_ok=True)
    else:
        steps()
        shutil.copytree(folder, kept)
    return folder
