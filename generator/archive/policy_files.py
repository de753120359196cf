"""A policy's folder: the names of the files that commands write in it, reading one, and holding it while one writes."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import files, locks
from generator.archive import takedowns, verdict_file
from generator.errors import Finding, cannot
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml

_NUMBER: Final = r"v(\d{3}|[1-9]\d{3,5})"
VERSION_NAME: Final = re.compile(rf"{_NUMBER}\.md", re.ASCII)
RECORD_NAME: Final = re.compile(rf"{_NUMBER}\.yml", re.ASCII)
NOTICE_NAME: Final = re.compile(rf"{_NUMBER}-([1-9]\d{{0,2}})\.txt", re.ASCII)
WITHDRAWN_NAME: Final = re.compile(rf"{_NUMBER}-withdrawn\.txt", re.ASCII)
_PASSING_NAME: Final = re.compile(rf"\.({_NUMBER}(?:-(?:\d+|withdrawn))?\.(?:md|yml|txt))\.\w{{8}}", re.ASCII)
DECIDING: Final = "deciding or sealing"


def text_of(folder: Path, number: int) -> Path:
    """Return the sealed file of a version in a policy's folder."""
    return folder / "versions" / f"v{number:03}.md"


def record_of(folder: Path, number: int) -> Path:
    """Return the file of a version's record in a policy's folder."""
    return folder / "notices" / f"v{number:03}.yml"


def takedown_of(folder: Path, number: int) -> Path:
    """Return the file in a policy's folder that stands for a version whose text was removed by order."""
    return folder / takedowns.FOLDER / f"v{number:03}.yml"


def notice_name(version: int, number: int) -> str:
    """Return the file that keeps the words of a version's notice: the first announces it, later ones postpone it."""
    return f"v{version:03}-{number}.txt"


def withdrawn_name(version: int) -> str:
    """Return the file that keeps the words by which people are told that a version was taken back."""
    return f"v{version:03}-withdrawn.txt"


def is_sealed(folder: Path, number: int) -> bool:
    """Return True if a version is in a policy's folder: its text, or what stays of it after a takedown."""
    return text_of(folder, number).exists() or takedown_of(folder, number).exists()


def read_file(path: Path, shown_path: str, findings: list[Finding], most: int = files.MOST_BYTES) -> Mapping | None:
    """Return what a file says that a policy's folder may have; None where it has none, or it can't be read."""
    if not path.exists() and not path.is_symlink():
        return None
    text = files.read_text(path, shown_path, findings, most)
    return parse_yaml(text, shown_path, findings) if text else None


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a policy's folder alone, and remove what runs that were killed left of files they hadn't finished."""
    with locks.folder_lock(folder, DECIDING):
        for path in _passing(folder):
            try:
                path.unlink(missing_ok=True)
            except OSError as problem:
                message = f"this was left by a run that was killed, and can't be removed: {problem.strerror}"
                raise cannot(str(path), message, "remove it") from None
        yield


def _passing(folder: Path) -> Iterator[Path]:
    """Yield the copies of passing names that a write leaves where it is killed: only their holder knows them."""
    for name in ("versions", "notices", takedowns.FOLDER, verdict_file.FOLDER):
        for path in sorted((folder / name).glob(".v*")):
            if _PASSING_NAME.fullmatch(path.name) and not path.is_dir():
                yield path


def has_leftover_copies(folder: Path, number: int) -> bool:
    """Return True if a killed run left a copy of the sealed text of a version."""
    return any(path.name.startswith(f".v{number:03}.md.") for path in _passing(folder))
