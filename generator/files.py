"""Single files: text that is safe to read, and writing that is never half done."""

import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot, escaped, refusal
from generator.schema.nodes import BIDIRECTIONAL, INVISIBLE

MOST_BYTES: Final = 500_000
MOST_SEALED_BYTES: Final = 64_000_000
MOST_ODD: Final = 1_000
REMEDIES: Final = {  # the states of a disk that people mend; any other error of a library is a bug
    errno.ENOSPC: "make room on the disk and try again",
    errno.EDQUOT: "make room on the disk and try again",
    errno.EFBIG: "allow larger files (`ulimit -f`) and try again",
    errno.EROFS: "choose a disk that can be written and try again",
    errno.EACCES: "check the permissions and try again",
    errno.EPERM: "check the permissions and try again",
    errno.EIO: "the disk is failing: look at it, or choose another one",
    errno.EMFILE: "allow more open files (`ulimit -n`) and try again",
}


def read_bytes(path: Path, shown_path: str, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes; a missing, unreadable or larger file is a PolicyError that names it as `shown_path`."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _unreadable(shown_path, "this is not a file", "put a file of that name here")
        size = about.st_size
        if size > most:
            message = f"this file has {size / 1_000_000:.1f} MB, at most {most / 1_000_000:g} MB can be worked with"
            raise refusal(shown_path, "too-large", message, "split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(shown_path, "there is no such file", "check its name, write it, or restore it") from None
    except OSError as problem:
        raise _unreadable(shown_path, f"this file can't be read: {problem.strerror}", "check its permissions") from None


def _unreadable(shown_path: str, message: str, remedy: str) -> PolicyError:
    return PolicyError([Finding(Place(shown_path), "unreadable", message, remedy)], COULD_NOT_RUN)


def read_text(path: Path, shown_path: str, findings: list[Finding], most: int = MOST_BYTES) -> str | None:
    """Return a file that an editor wrote, as text with LF line ends; what is wrong with its characters is found.

    None is returned where there is no text to go on with: a symbolic link, too large, not UTF-8, empty.
    """
    if path.is_symlink():
        findings.append(_symbolic_link(shown_path))
        return None
    try:
        raw = read_bytes(path, shown_path, most)
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, problem.start) + 1 : problem.start].decode()) + 1
        message = f"this file is not UTF-8 text (byte 0x{raw[problem.start]:02x})"
        remedy = "save it as UTF-8 text" + (", or import the document with `policy import`" if b"\0" in raw else "")
        findings.append(Finding(Place(shown_path, line, column), "not-utf-8", message, remedy))
        return None
    odd = list(islice(_odd_characters(text, shown_path), MOST_ODD))
    findings.extend(odd)
    if len(odd) == MOST_ODD:
        message = f"this file has {MOST_ODD} odd characters or more, and no more of them are shown"
        findings.append(Finding(odd[-1].place, "control-character", message, "remove these first"))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        findings.append(
            Finding(Place(shown_path), "empty-file", "this file is empty", "write its text, or remove the file")
        )
        return None
    return text


def _odd_characters(text: str, shown_path: str) -> Iterator[Finding]:
    if text.startswith("\ufeff"):
        message = "this file starts with a byte order mark"
        yield Finding(Place(shown_path), "byte-order-mark", message, "save it as UTF-8 without BOM")
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        at = text.index("\r")
        place = Place(shown_path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        ends = "Windows line ends (CR LF)" if text[at : at + 2] == "\r\n" else "line ends of an old Mac (CR)"
        yield Finding(place, "line-ends", f"this file has {ends}", "save it with Unix line ends (LF)")
    for number, content in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        for match in INVISIBLE.finditer(content):
            name = "a bidirectional control character" if match[0] in BIDIRECTIONAL else "a control character"
            message = f"{name} stands here (U+{ord(match[0]):04X}): invisible, and it can change what is read"
            yield Finding(Place(shown_path, number, match.start() + 1), "control-character", message, "remove it")


def write_atomically(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, whenever the power fails."""
    with _beside(path, content, mode) as written:
        os.replace(written, path)  # noqa: PTH105 -- Path.replace resolves nothing more
        _sync_folder(path.parent)


def create(path: Path, content: bytes) -> None:
    """Create a file with all its bytes at once; one that exists already is never touched (FileExistsError)."""
    with _beside(path, content) as written:
        os.link(written, path)
        _sync_folder(path.parent)


@contextlib.contextmanager
def _beside(path: Path, content: bytes, mode: int = 0o644) -> Iterator[Path]:
    """Hold a finished file of a passing name beside `path`; what the disk refuses is a PolicyError."""
    made = not path.parent.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as problem:
        raise unwritable(path, problem) from None
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(mode)
        yield written
    except FileExistsError:
        raise
    except OSError as problem:
        written.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):
                path.parent.rmdir()
        raise unwritable(path, problem) from None
    finally:
        written.unlink(missing_ok=True)


def put(path: Path, content: bytes) -> None:
    """Write a file in a folder that nobody uses yet, and that goes when this fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise unwritable(path, problem) from None


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a PolicyError about `path`, whatever exactly was being done; a bug stays one."""
    try:
        yield
    except OSError as problem:
        if problem.errno not in REMEDIES:
            raise
        raise unwritable(path, problem) from None


_PLAIN_NAME: Final = re.compile(r"[\w./:@%+=,~^-]+")


def as_typed(path: Path | str) -> str:
    """Return the name of a file as it is typed after a command: in quotes where it holds spaces or other signs."""
    name = str(path)
    return name if _PLAIN_NAME.fullmatch(name) and not name.startswith("~$") else f'"{name}"'


def unreachable(name: str) -> str:
    """Return why no file can be reached by a name, be there one or not; empty when one can."""
    try:
        os.lstat(name)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as problem:
        return str(problem.strerror)
    return ""


def unwritable(path: Path, problem: OSError) -> PolicyError:
    """Return what the disk refused, as an error about a path with its remedy."""
    remedy = REMEDIES.get(problem.errno or 0, "mend that and try again")
    return cannot(str(path), f"this can't be written: {problem.strerror}", remedy)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # a system that opens no folders
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_LEFT_BESIDE: Final = frozenset({"thumbs.db", "desktop.ini"})


def members(folder: Path, shown_path: str, findings: list[Finding]) -> list[Path]:
    """Return what a folder holds, by name, without hidden names and what systems and Word leave beside files.

    A symbolic link is a finding and left out, and so is a name that is not readable text.
    """
    if not folder.is_dir():
        return []
    try:
        paths = sorted(folder.iterdir())
    except OSError as problem:
        message = f"this folder can't be read: {problem.strerror}"
        findings.append(Finding(Place(shown_path), "cannot-read", message, "check its permissions"))
        return []
    result = []
    for path in paths:
        if path.name.startswith((".", "~$")) or path.name.lower() in _LEFT_BESIDE:
            continue
        if not path.name.isprintable():
            name = "".join(sign if sign.isprintable() else escaped(sign) for sign in path.name)
            message = f"a file here has the name “{name}”"
            findings.append(
                Finding(Place(shown_path), "name", message, "rename it: lower-case letters, digits, hyphens")
            )
        elif path.is_symlink():
            findings.append(_symbolic_link(f"{shown_path}/{path.name}"))
        else:
            result.append(path)
    return result


def _symbolic_link(shown_path: str) -> Finding:
    message = "this is a symbolic link: what it shows could change or leave the folder"
    return Finding(Place(shown_path), "symbolic-link", message, "put the file itself here")
