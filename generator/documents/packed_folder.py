"""A document that is a packed folder (Word, OpenDocument): its parts, bounded, before another program reads it."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from generator.errors import PolicyError, cannot

MOST_PARTS: Final = 5_000
MOST_UNPACKED: Final = 300_000_000
MOST_TEXT: Final = 60_000_000  # of one part that is text
MOST_RATIO: Final = 300  # a text shrinks to a hundredth at most
_ENCRYPTED: Final = 1
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # a part of a file that Word saved with a password
_ENCRYPTED_FILE: Final = "this file is encrypted"
_TAKE_OFF: Final = "open it, take off its password, and save it"


def opened(raw: bytes, shown_path: str) -> zipfile.ZipFile:
    """Return the packed folder; one that is encrypted, damaged or unpacks to very much more is a PolicyError."""
    if raw.startswith(_OLE):
        if _LOCKED in raw:
            raise cannot(shown_path, _ENCRYPTED_FILE, _TAKE_OFF)
        message = "this file is of Word 97–2003 (.doc), whatever its name says"
        raise cannot(shown_path, message, "open it and save it as .docx")
    try:
        folder = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _damaged(shown_path) from None
    parts = folder.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise cannot(shown_path, _ENCRYPTED_FILE, _TAKE_OFF)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(raw), 1_000):
        message = f"this file unpacks to {unpacked / 1_000_000:,.0f} MB in {len(parts):,} parts"
        raise cannot(shown_path, message, "save its text alone, without pictures, as a new file")
    return folder


def part(folder: zipfile.ZipFile, name: str, shown_path: str) -> bytes:
    """Return a part of a packed folder; empty where it has none of this name."""
    try:
        if folder.getinfo(name).file_size > MOST_TEXT:
            raise cannot(shown_path, "this file holds more text than can be worked with", "split it")
        return folder.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise _damaged(shown_path) from None


def repacked(folder: zipfile.ZipFile, changed: Mapping[str, bytes], shown_path: str) -> bytes:
    """Return the packed folder with these parts in place of its own, and without pictures: no text is in them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in folder.infolist():
            if not one.is_dir() and "/media/" not in one.filename and "vbaProject" not in one.filename:
                made.writestr(one.filename, changed.get(one.filename) or part(folder, one.filename, shown_path))
    return out.getvalue()


def with_changed(raw: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a packed folder of ours of which some parts are changed by a function each."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in folder.infolist():
            content = folder.read(one)
            made.writestr(one, changes[one.filename](content) if one.filename in changes else content)
    return out.getvalue()


def _damaged(shown_path: str) -> PolicyError:
    return cannot(shown_path, "this file is damaged, or of another kind than its name says", "open it and save it anew")
