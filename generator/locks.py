"""Locks: what only one process may do at a time; each ends with its process."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import cannot
from generator.files import unwritable

try:
    import fcntl
except ImportError:  # as on Windows
    LOCKS_FOLDERS = False
else:
    LOCKS_FOLDERS = True


@contextlib.contextmanager
def file_lock(lock: Path, doing: str) -> Iterator[None]:
    """Hold a lock for as long as something runs that only one process may do; it ends with the process."""
    held = FileLock(lock, timeout=0)
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        raise cannot(str(lock), f"another process is {doing}", "wait until it is done and try again") from None
    except OSError as problem:
        raise unwritable(lock, problem) from None
    try:
        yield
    finally:
        held.release()


@contextlib.contextmanager
def folder_lock(folder: Path, doing: str) -> Iterator[None]:
    """Hold a folder itself as a lock, without a file for it: one process at a time adds to it.

    Where the system locks no folders, a hidden file in it is the lock.
    """
    if not LOCKS_FOLDERS:
        with file_lock(folder / ".lock", doing):
            yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise unwritable(folder, problem) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise cannot(str(folder), f"another process is {doing}", "wait until it is done and try again") from None
        yield
    finally:
        os.close(descriptor)
