"""The sealed archive on disk: reading it back as it was sealed, adding a version that is never overwritten."""

import datetime
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import Finding, Place, PolicyError
from generator.frontmatter import dump_yaml, parse_yaml
from generator.kinds import Choice, Day, Text, Whole, read_record, required
from generator.model import Document, Level, NoticePromise, Version, VersionRecord
from generator.sealed import FIRST, seal, sealed_digest, unseal

_NUMBER: Final = r"v(\d{3}|[1-9]\d{3,5})"
_VERSION_NAME: Final = re.compile(rf"{_NUMBER}\.md", re.ASCII)
_RECORD_NAME: Final = re.compile(rf"{_NUMBER}\.yml", re.ASCII)
_RECORD: Final = required(version=Whole(1, 10**6), digest=Text(), level=Choice(tuple(map(str, Level))), effective=Day())
_RECORD_HEAD: Final = "# Written by `policy freeze`. It says from when this version applies; do not edit it by hand.\n"


def read_versions(folder: Path, policy: str, shown: str, found: list[Finding]) -> tuple[Version, ...]:
    """Return the sealed versions of a folder in order; every break of the chain is a finding."""
    versions: list[Version] = []
    unreadable: set[int] = set()
    for path in files.members(folder, shown, found):
        name = f"{shown}/{path.name}"
        match = _VERSION_NAME.fullmatch(path.name)
        if not match:
            message = f"“{path.name}” is not the name of a sealed version"
            found.append(
                Finding(Place(name), "version-name", message, "remove it, or restore its name: v001.md, v002.md …")
            )
            continue
        version = read_version(path, policy, name, found)
        if version is None:
            unreadable.add(int(match[1]))
            continue
        if version.number != int(match[1]):
            message = f"this file says that it is version {version.number}; its name says {int(match[1])}"
            found.append(Finding(Place(name), "version-number", message, f"restore it as v{version.number:03}.md"))
        versions.append(version)
    versions.sort(key=lambda version: version.number)
    _check_chain(versions, unreadable, policy, found)
    return tuple(versions)


def read_version(path: Path, policy: str, shown: str, found: list[Finding]) -> Version | None:
    """Return the version that one sealed file holds, or nothing and the findings why it is not as sealed."""
    try:
        text = files.read_bytes(path, shown, files.MOST_SEALED_BYTES).decode()
    except PolicyError as problem:
        found.extend(problem.findings)
        return None
    except UnicodeDecodeError:
        message = "this sealed version was changed: it is not UTF-8 text any more"
        found.append(Finding(Place(shown), "sealed-edited", message, "restore the file as it was"))
        return None
    return unseal(text, policy, shown, found)


def _check_chain(versions: Sequence[Version], unreadable: AbstractSet[int], policy: str, found: list[Finding]) -> None:
    previous = FIRST
    number = 1
    for version in versions:
        if version.number < number:
            message = f"two files claim to be version {version.number} of {policy}"
            found.append(
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
            found.append(Finding(version.place, "version-missing", message, "restore it: an archive has no gaps"))
        elif version.previous != previous:
            message = f"version {version.number} was sealed after another version {number - 1} ({version.previous})"
            found.append(Finding(version.place, "chain", message, "restore the version before it as it was"))
        previous, number = version.digest, version.number + 1


def read_records(folder: Path, shown: str, found: list[Finding]) -> tuple[VersionRecord, ...]:
    """Return the records of a folder, by number of version."""
    records: dict[int, VersionRecord] = {}
    for path in files.members(folder, shown, found):
        name = f"{shown}/{path.name}"
        match = _RECORD_NAME.fullmatch(path.name)
        if not match:
            message = f"“{path.name}” is not the name of a record"
            found.append(Finding(Place(name), "record-name", message, "name it after its version: v002.yml"))
            continue
        text = files.read_text(path, name, found)
        node = parse_yaml(text, name, found) if text else None
        if node is None:
            continue
        before = len(found)
        values = read_record(_RECORD, node, found, what="a record")
        if len(found) > before:
            continue
        number = int(str(values["version"]))
        if number != int(match[1]):
            message = f"this record says version {number}; its name says {int(match[1])}"
            found.append(Finding(Place(name), "record-name", message, "restore the record as it was"))
        records[number] = VersionRecord(
            version=number,
            digest=str(values["digest"]),
            level=Level.named(str(values["level"])),
            effective=datetime.date.fromisoformat(str(values["effective"])),
            place=Place(name),
        )
    return tuple(records[number] for number in sorted(records))


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is about to be sealed, with its dates; `level` is given for a version that takes effect by a record."""

    document: Document
    recorded: datetime.date
    origin: str
    effective: datetime.date | None
    promise: NoticePromise
    level: Level | None = None


def add(folder: Path, policy: str, versions: Sequence[Version], sealing: Sealing, shown: str) -> Version:
    """Seal a document as the next version of a policy and return it.

    The record is written first: without its version it says nothing, so that a run that ends in between leaves the
    policy as it was. A version that another run has sealed meanwhile is never overwritten, nor is its record.
    """
    number = len(versions) + 1
    name = f"{shown}/versions/v{number:03}.md"
    by_record = sealing.origin == "drafted" and number > 1
    draft = Version(
        number=number,
        document=sealing.document,
        recorded=sealing.recorded,
        origin=sealing.origin,
        effective=None if by_record else sealing.effective,
        promise=sealing.promise,
        previous=versions[-1].digest if versions else FIRST,
        digest="",
        place=Place(name),
    )
    content = seal(policy, draft)
    problems: list[Finding] = []
    version = unseal(content.decode(), policy, name, problems)
    if version is None:
        message = f"{name} could not be read back as it would be sealed: {problems}"
        raise AssertionError(message)
    target = folder / "versions" / f"v{number:03}.md"
    record = folder / "notices" / f"v{number:03}.yml"
    with files.held(folder, "sealing a version"):
        if target.exists():
            raise _taken(name)
        former = record.read_bytes() if record.is_file() else None
        if by_record and sealing.level is not None and sealing.effective:
            head = {
                "version": number,
                "digest": sealed_digest(policy, draft),
                "level": str(sealing.level),
                "effective": sealing.effective.isoformat(),
            }
            files.write_atomically(record, (_RECORD_HEAD + dump_yaml(head)).encode())
        try:
            files.create(target, content)
        except (FileExistsError, PolicyError) as problem:
            _put_back(record, former)
            raise _taken(name) if isinstance(problem, FileExistsError) else problem from None
    return version


def _put_back(record: Path, former: bytes | None) -> None:
    if former is None:
        record.unlink(missing_ok=True)
    elif record.read_bytes() != former:
        files.write_atomically(record, former)


def _taken(name: str) -> PolicyError:
    message = "this version has been sealed meanwhile"
    return PolicyError([Finding(Place(name), "version-exists", message, "run the command again on the newest version")])
