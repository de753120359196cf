"""The file of a ledger: made for one notice, opened by one process alone, and found again by the next run."""

import contextlib
import errno
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator import locks
from generator.errors import cannot
from generator.mail.exchanged_rows import LedgerRows
from generator.mail.ledger import Ledger
from generator.mail.ledger_schema import APPLICATION, PATIENCE, sqlite_problems
from generator.mail.recipients import Recipient
from generator.mail.tally import About

_MAGIC: Final = b"SQLite format 3\0"
_AS_IT_IS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # which Windows doesn't know


@contextlib.contextmanager
def opened(path: Path, about: About) -> Iterator["Ledger"]:
    """Give the ledger of a notice, made if there is none; no other process can have it at the same time.

    One that is damaged, not a ledger, or about another notice is a PolicyError, and is left as it is.
    """
    with locks.file_lock(path.with_name(f"{path.name}.lock"), f"sending by the ledger {path.name}"):
        _make(path)
        with sqlite_problems(path):
            database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        with contextlib.closing(database):
            ledger = Ledger(path, database)
            ledger.prepare(about)
            yield ledger


def others(about: About, own: Path, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the ledgers in some folders that are about the same notice as this one.

    A file that is no ledger, or that another program has open, is passed over.
    """
    found: dict[Path, Path] = {}
    for path in (one for folder in dict.fromkeys(folders) if folder.is_dir() for one in sorted(folder.iterdir())):
        if path.resolve() in {own.resolve(), *found} or not path.is_file():
            continue
        with contextlib.suppress(OSError, sqlite3.Error, ValueError), path.open("rb") as file:
            if file.read(len(_MAGIC)) == _MAGIC and _notices(path) & about.every:
                found[path.resolve()] = path
    return tuple(found.values())


def is_ledger(path: Path) -> bool:
    """Return True if a file is a database, as ledgers are, and no list that people wrote."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
    return False


def reached(path: Path) -> tuple[Recipient, ...]:
    """Return those whom a notice reached, by its ledger: whoever was told of a change is told that it doesn't come."""
    with (
        sqlite_problems(path),
        contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as known,
    ):
        if known.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            raise cannot(str(path), "this is a database, and not a ledger of a notice", "name another file")
        rows = known.execute("SELECT address, name FROM recipients WHERE state = 'accepted' ORDER BY id").fetchall()
    return tuple(Recipient(address, name, number) for number, (address, name) in enumerate(rows, 1))


@contextlib.contextmanager
def rows_in(path: Path) -> Iterator[LedgerRows]:
    """Give the rows of a ledger, to see whether they are those that were written."""
    with (
        sqlite_problems(path),
        contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as known,
    ):
        yield LedgerRows(known)


def notices_of(path: Path) -> frozenset[str]:
    """Return the digests of the notices that a ledger is about; one that can't be read is a PolicyError."""
    with sqlite_problems(path):
        return _notices(path)


def about_of(path: Path) -> About | None:
    """Return what a ledger is about; None for a file that is none, or that another program has open."""
    if is_ledger(path):
        with contextlib.suppress(OSError, sqlite3.Error, ValueError, KeyError):
            known = _about(path)
            notices = tuple(known.get("notices", "").split())
            return About(known["policy"], int(known["version"]), known["digest"], notices)
    return None


def has_reached(path: Path) -> bool:
    """Return True if a ledger says that a notice reached somebody; False of a file that can't be read as a ledger."""
    with (
        contextlib.suppress(OSError, sqlite3.Error),
        contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as known,
    ):
        if known.execute("PRAGMA application_id").fetchone() == (APPLICATION,):
            return known.execute("SELECT 1 FROM recipients WHERE state = 'accepted' LIMIT 1").fetchone() is not None
    return False


def _notices(path: Path) -> frozenset[str]:
    known = _about(path)
    return frozenset((known.get("notices") or known.get("digest", "")).split())


def _about(path: Path) -> dict[str, str]:
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as database:
        return {str(key): str(value) for key, value in database.execute("SELECT key, value FROM about")}


def _make(path: Path) -> None:
    """Make sure that there is a file, and that it is one."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _AS_IT_IS, 0o600)
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            raise cannot(str(path), "this is a symbolic link", "name the ledger itself") from None
        raise cannot(str(path), f"this ledger can't be written: {problem.strerror}", "mend that, try again") from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise cannot(str(path), "this is not a file", "name the file of a ledger, or one that doesn't exist yet")
    finally:
        os.close(descriptor)
