"""Bringing the files of a folder beside its policies up to the program's version: what nobody edited is written anew.

What somebody edited is kept, and what would be different is shown; no file of a policy is touched.
"""

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files as resources
from pathlib import Path
from typing import Final

from generator import files, program_files
from generator.commands.folder_files import MANIFEST, FolderWish, folder_files, manifest
from generator.errors import cannot
from generator.model.document import digest
from generator.publish.own_theme import is_short, own_settings
from generator.publish.settings import ENGINE_CONFIG, HUB_NAME, OVERRIDES
from generator.schema.choices import CI_HOSTS

_HOST_FILES: Final = {"github": ".github", "gitlab": ".gitlab-ci.yml"}


class FileFate(StrEnum):
    """What becomes of a file."""

    ADDED = "added"
    RENEWED = "renewed"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class FolderChange:
    """A file of a folder that is not as the program has it: `new` is the program's text, `old` what is there."""

    path: str
    fate: FileFate
    old: str = ""
    new: str = ""

    @property
    def difference(self) -> str:
        """The lines that are different."""
        lines = difflib.unified_diff(
            self.old.splitlines(), self.new.splitlines(), "yours", "the program's", lineterm=""
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a folder's list says: what its files depend on, and the digest of each as the program wrote it."""

    wish: FolderWish
    digests: Mapping[str, str]


def upgrade_folder(source: Path, *, adopt: bool, dry: bool) -> tuple[FolderChange, ...]:
    """Bring the files around a source up to date, and return what changed; `dry` writes nothing.

    A folder without a list of them (`.policypress.json`) is left alone, unless it is to be adopted: then it gets what
    it lacks, and copies of the program's own files that nobody edited make way for those in the program.
    """
    folder = source.absolute().parent
    known = _read_manifest(folder)
    if known is None and not adopt:
        return ()
    if folder == program_files.FOLDER:
        raise cannot(str(folder), "this is the program's own folder", "do it in a company's folder")
    before = known or _guessed(folder, source.name)
    copies = tuple(_copies(folder)) if known is None else ()
    wanted = folder_files(before.wish)
    changes = (*_changes(folder, wanted, before.digests), *copies)
    if not dry:
        for one in changes:
            if one.fate in {FileFate.ADDED, FileFate.RENEWED}:
                files.write_atomically(folder / one.path, one.new.encode())
            elif one.fate is FileFate.REMOVED:
                _remove(folder, one.path)
        text = manifest(before.wish, wanted).encode()
        if not (folder / MANIFEST).exists() or (folder / MANIFEST).read_bytes() != text:
            files.write_atomically(folder / MANIFEST, text)
    return changes


def _changes(folder: Path, wanted: Mapping[str, str], digests: Mapping[str, str]) -> Iterator[FolderChange]:
    """Yield what the files that the program has need; one that it wrote and somebody removed stays away."""
    for path, new in wanted.items():
        there = folder / path
        if not there.exists():
            if path not in digests:
                yield FolderChange(path, FileFate.ADDED, "", new)
            continue
        raw = files.read_bytes(there, path)
        if raw == new.encode():
            continue
        old = raw.decode(errors="replace")
        if digest(raw) == digests.get(path):  # nobody edited it
            yield FolderChange(path, FileFate.RENEWED, old, new)
        elif digests.get(path) != digest(new.encode()):  # the program has something new
            yield FolderChange(path, FileFate.KEPT, old, new)


def _copies(folder: Path) -> Iterator[FolderChange]:
    """Yield copies of the program's templates that nobody edited, where `mkdocs.yml` is the program's too, or short."""
    config = folder / ENGINE_CONFIG
    if config.is_file() and not is_short(own_settings(folder)) and not _was_ours(ENGINE_CONFIG, config.read_bytes()):
        return
    for path in sorted((folder / OVERRIDES).rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and _was_ours(name, path.read_bytes()):
            yield FolderChange(name, FileFate.REMOVED)


def _was_ours(path: str, content: bytes) -> bool:
    """Return True if a file is as the program had it once, under this path."""
    short = hashlib.sha256(content).hexdigest()[:16]
    now = program_files.FOLDER / path
    return f"{short} {path}" in _former() or (now.is_file() and now.read_bytes() == content)


def _former() -> frozenset[str]:
    return frozenset((resources("generator.commands") / "former_files.txt").read_text(encoding="utf-8").splitlines())


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    with files.writing(path):
        path.unlink()
        while path.parent != folder and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()


def _read_manifest(folder: Path) -> _Known | None:
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        said = json.loads(files.read_bytes(path, MANIFEST))
        wish = FolderWish(str(said["site_name"]), str(said["ci"]), str(said["source"]))
        digests = {str(name): str(one) for name, one in said["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        wish = None
    if wish is None or wish.host not in CI_HOSTS:
        raise cannot(MANIFEST, "this is not the list that the program wrote", "restore it, or remove it")
    return _Known(wish, digests)


def _guessed(folder: Path, source: str) -> _Known:
    """Return what there is to know of a folder that has no list: which of its files are as the program had them."""
    host = next((name for name, path in _HOST_FILES.items() if (folder / path).exists()), "none")
    named = own_settings(folder).get("site_name") if (folder / ENGINE_CONFIG).is_file() else None
    wish = FolderWish(str(named or HUB_NAME), host, source)
    there = {path: (folder / path).read_bytes() for path in folder_files(wish) if (folder / path).is_file()}
    return _Known(wish, {path: digest(raw) for path, raw in there.items() if _was_ours(path, raw)})


def folder_report(changes: Sequence[FolderChange], *, dry: bool) -> str:
    """Return what was or would be done with a folder's files, as text; empty where nothing has to be."""
    lines = [f"{'would be ' if dry and one.fate is not FileFate.KEPT else ''}{one.fate}: {one.path}" for one in changes]
    for one in changes:
        if one.fate is FileFate.KEPT or (dry and one.fate is FileFate.RENEWED):
            what = "was edited here, so it is kept; what the program has" if one.fate is FileFate.KEPT else "would be"
            lines += ["", f"{one.path} {what}:", one.difference]
    return "\n".join(lines) + "\n" if lines else ""
