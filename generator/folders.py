"""Folders as a whole: copied, emptied, put in the place of another in one step."""

import contextlib
import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.errors import cannot
from generator.files import REMEDIES, unwritable, writing

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextlib.contextmanager
def aside(current: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of another when all went well, and else is gone.

    What the disk refuses whoever fills it (a library that knows nothing of PolicyError) is one.
    """
    fresh = current.with_name(f".{current.name}.new")
    try:
        if fresh.exists():
            shutil.rmtree(fresh)  # left by a run that was killed
        fresh.mkdir(parents=True)
    except OSError as problem:
        raise unwritable(fresh, problem) from None
    try:
        yield fresh
        swap(fresh, current)
    except BaseException as problem:
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(problem, OSError) and problem.errno in REMEDIES:
            file = Path(os.fsdecode(problem.filename2 or problem.filename or fresh))
            at = current if file.absolute().is_relative_to(fresh.absolute()) else file
            message = f"this can't be read or written: {problem.strerror}"
            raise cannot(str(at), message, REMEDIES[problem.errno]) from None
        raise


def copy_folder(source: Path, target: Path, *, linked: bool = False) -> None:
    """Copy a folder to where nobody uses one yet; `linked` gives its files a second name, where the disk can."""
    with writing(target):
        target.mkdir(parents=True)
        for path in sorted(source.rglob("*")):
            copy = target / path.relative_to(source)
            if path.is_dir():
                copy.mkdir()
            elif not (linked and _linked(path, copy)):
                shutil.copy2(path, copy)


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def empty(folder: Path | None) -> None:
    """Remove what a folder holds that nobody uses yet, if there is one."""
    if folder:
        with writing(folder):
            shutil.rmtree(folder)
            folder.mkdir()


def swap(new: Path, current: Path) -> None:
    """Put a finished folder in the place of another, which is then removed; there is no moment with neither.

    Where the system can't exchange two names in one step there is a short one, and the former folder is hidden beside.
    """
    if current.is_symlink() or (current.exists() and not current.is_dir()):
        raise cannot(str(current), "this is not a folder of its own, so it isn't replaced", "name another folder")
    try:
        _put(new, current)
    except OSError as problem:
        raise unwritable(current, problem) from None


def _put(new: Path, current: Path) -> None:
    old = current.with_name(f".{current.name}.old")
    if not current.exists():
        new.rename(current)
    elif _exchange(new, current):
        shutil.rmtree(new)
    else:
        if old.exists():
            shutil.rmtree(old)  # left by a run that was killed
        current.rename(old)
        new.rename(current)
    if old.exists():
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step where the system can (Linux, renameat2)."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    status: int = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return status == 0
