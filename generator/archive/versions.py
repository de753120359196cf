"""Sealed versions on disk, read back as they were sealed: every break of their chain is a finding."""

import contextlib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import takedowns
from generator.archive.large_parts import without_large_parts
from generator.archive.policy_files import VERSION_NAME
from generator.archive.sealed_form import FIRST, holds
from generator.archive.sealed_reader import unseal
from generator.errors import Finding, Place, PolicyError
from generator.model.version import Version

_REMEMBERED: Final[list[dict[str, Version]]] = []


def read_versions(
    folder: Path, policy: str, shown_path: str, findings: list[Finding], removed: Sequence[Version] = ()
) -> tuple[Version, ...]:
    """Return the sealed versions of a folder in order, and what stays of `removed` ones.

    Every break of the chain is a finding.
    """
    versions: list[Version] = []
    taken_down = {version.number for version in removed}
    unreadable: set[int] = set()
    for path in files.members(folder, shown_path, findings):
        name = f"{shown_path}/{path.name}"
        match = VERSION_NAME.fullmatch(path.name)
        if not match:
            message = f"“{path.name}” is not the name of a sealed version"
            findings.append(
                Finding(Place(name), "version-name", message, "remove it, or restore its name: v001.md, v002.md …")
            )
            continue
        if int(match[1]) in taken_down:
            message = f"the text of version {int(match[1])} was removed by order, and is here"
            remedy = f"run the command again: policy takedown {policy} --version {int(match[1])} …"
            findings.append(Finding(Place(name), takedowns.UNFINISHED, message, remedy))
            continue
        version = read_version(path, policy, name, findings)
        if version is None:
            unreadable.add(int(match[1]))
            continue
        if version.number != int(match[1]):
            message = f"this file says that it is version {version.number}, and its name says {int(match[1])}"
            findings.append(Finding(Place(name), "version-number", message, f"restore it as v{version.number:03}.md"))
        versions.append(version)
    versions.extend(removed)
    versions.sort(key=lambda version: version.number)
    _check_chain(versions, unreadable, policy, findings)
    return tuple(versions)


def unproved(folder: Path, policy: str, shown_path: str) -> tuple[Finding, ...]:
    """Return what is not written as a version is sealed, in the sealed versions of a policy's folder."""
    findings: list[Finding] = []
    for path in files.members(folder / "versions", f"{shown_path}/versions", findings):
        if VERSION_NAME.fullmatch(path.name):
            read_version(path, policy, f"{shown_path}/versions/{path.name}", findings, proved=True)
    return tuple(findings)


def read_version(
    path: Path, policy: str, shown_path: str, findings: list[Finding], *, proved: bool = False
) -> Version | None:
    """Return the version that one sealed file holds; None with the findings where it is not as sealed."""
    try:
        content = files.read_bytes(path, shown_path, files.MOST_SEALED_BYTES)
        known = _REMEMBERED[-1].get(shown_path) if _REMEMBERED and not proved else None
        if known and holds(content, known):
            return without_large_parts(known, policy, path)
        text = content.decode()
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    except UnicodeDecodeError:
        message = "this sealed version was changed: it is not UTF-8 text any more"
        findings.append(Finding(Place(shown_path), "sealed-edited", message, "restore the file as it was"))
        return None
    before = len(findings)
    version = unseal(text, policy, shown_path, findings, proved=proved)
    if version is None:
        return None
    version = without_large_parts(version, policy, path)
    if _REMEMBERED and len(findings) == before:
        _REMEMBERED[-1][shown_path] = version
    return version


@contextlib.contextmanager
def remembering() -> Iterator[None]:
    """Keep what was read of sealed files until the end of the block: for a process that reads them again and again.

    A file whose bytes are others than before is read anew.
    """
    _REMEMBERED.append({})
    try:
        yield
    finally:
        _REMEMBERED.pop()


def _check_chain(
    versions: Sequence[Version], unreadable: AbstractSet[int], policy: str, findings: list[Finding]
) -> None:
    previous = FIRST
    number = 1
    for version in versions:
        if version.number < number:
            message = f"two files claim to be version {version.number} of {policy}"
            findings.append(
                Finding(version.place, "version-number", message, "keep the one that was sealed, remove the other")
            )
            continue
        if version.number > number and all(n in unreadable for n in range(number, version.number)):
            pass  # they are there, and said to be broken
        elif version.number > number:
            last = version.number - 1
            missing = (
                f"version {number} of {policy} is" if last == number else f"versions {number} to {last} of {policy} are"
            )
            message = f"{missing} missing before this one"
            findings.append(Finding(version.place, "version-missing", message, "restore it: an archive has no gaps"))
        elif version.previous != previous:
            message = f"version {version.number} was sealed after another version {number - 1} ({version.previous})"
            findings.append(Finding(version.place, "chain", message, "restore the version before it as it was"))
        previous, number = version.digest, version.number + 1
