"""The edge to the disk: text that is safe to read, and writing that is never half done."""

import contextlib
import ctypes
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from generator.errors import Finding, Place, PolicyError, cannot

MOST_BYTES: Final = 1_000_000
MOST_SEALED_BYTES: Final = 64_000_000
_BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROL: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f{_BIDI}]")
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def read_bytes(path: Path, shown: str, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes; a missing, unreadable or larger file is a PolicyError that names it as `shown`."""
    try:
        size = path.stat().st_size
        if size > most:
            limit = f"at most {most / 1_000_000:g} MB"
            message = f"this file has {size / 1_000_000:.1f} MB"
            raise PolicyError([Finding(Place(shown), "too-large", message, f"keep it at {limit}; split it")])
        return path.read_bytes()
    except FileNotFoundError:
        raise cannot(shown, "there is no such file") from None
    except OSError as problem:
        raise cannot(shown, f"this file can't be read: {problem.strerror}") from None


def read_text(path: Path, shown: str, found: list[Finding], most: int = MOST_BYTES) -> str | None:
    """Return a file that an editor wrote, as text with LF line ends; what is wrong with its characters is found.

    Nothing is returned where there is no text to go on with: too large, not UTF-8, empty.
    """
    try:
        raw = read_bytes(path, shown, most)
    except PolicyError as problem:
        found.extend(problem.findings)
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        column = problem.start - raw.rfind(b"\n", 0, problem.start)
        message = f"this file is not UTF-8 text (byte 0x{raw[problem.start]:02x})"
        remedy = "save it as UTF-8 text" + (", or import the document with `policy import`" if b"\0" in raw else "")
        found.append(Finding(Place(shown, line, column), "not-utf-8", message, remedy))
        return None
    found.extend(_odd_characters(text, shown))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        found.append(Finding(Place(shown), "empty-file", "this file is empty", "write its text, or remove the file"))
        return None
    return text


def _odd_characters(text: str, shown: str) -> Iterator[Finding]:
    if text.startswith("\ufeff"):
        message = "this file starts with a byte order mark"
        yield Finding(Place(shown), "byte-order-mark", message, "save it as UTF-8 without BOM")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        message = "this file has Windows line ends (CR LF)"
        yield Finding(Place(shown, line), "line-ends", message, "save it with Unix line ends (LF)")
    for number, content in enumerate(text.split("\n"), 1):
        for match in _CONTROL.finditer(content.removesuffix("\r")):
            name = "a bidirectional control character" if match[0] in _BIDI else "a control character"
            message = f"{name} stands here (U+{ord(match[0]):04X}): invisible, and it can change what is read"
            yield Finding(Place(shown, number, match.start() + 1), "control-character", message, "remove it")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, whenever the power fails."""
    with _beside(path, content) as written:
        os.replace(written, path)  # noqa: PTH105 -- Path.replace resolves nothing more
        _sync_folder(path.parent)


def create(path: Path, content: bytes) -> None:
    """Create a file with all its bytes at once; one that exists already is never touched (FileExistsError)."""
    with _beside(path, content) as written:
        os.link(written, path)
        _sync_folder(path.parent)


@contextlib.contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(0o644)
        yield written
    finally:
        written.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def aside(current: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of another when all went well, and else is gone."""
    fresh = current.with_name(f".{current.name}.new")
    if fresh.exists():
        shutil.rmtree(fresh)  # left by a run that was killed
    fresh.mkdir(parents=True)
    try:
        yield fresh
        swap(fresh, current)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def swap(new: Path, current: Path) -> None:
    """Put a finished folder in the place of another, which is then removed; there is no moment with neither."""
    if not current.exists():
        new.rename(current)
        return
    if _exchange(new, current):
        shutil.rmtree(new)
        return
    old = current.with_name(f"{current.name}.old")
    current.rename(old)
    new.rename(current)
    shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step where the system can (Linux, renameat2)."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    status: int = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return status == 0


@contextlib.contextmanager
def alone(lock: Path, doing: str) -> Iterator[None]:
    """Hold a lock for as long as something runs that only one process may do; it ends with the process."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise cannot(str(lock), f"another process is {doing}", "wait until it is done and try again") from None


def members(folder: Path, shown: str, found: list[Finding]) -> list[Path]:
    """Return what a folder holds, by name, without hidden names; a symbolic link is a finding and left out."""
    if not folder.is_dir():
        return []
    result = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            message = "this is a symbolic link: what it shows could change or leave the folder"
            found.append(Finding(Place(f"{shown}/{path.name}"), "symbolic-link", message, "put the file itself here"))
            continue
        result.append(path)
    return result
