"""The sealed archive on disk: reading it back as it was sealed, adding a version that is never overwritten."""

import datetime
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.decisions import malformed
from generator.errors import Finding, Place, PolicyError
from generator.frontmatter import dump_yaml, parse_yaml
from generator.kinds import Choice, Day, Text, Value, Whole, optional, read_record, required
from generator.model import Decision, Document, DraftRecord, Level, NoticePromise, Recorded, Version, VersionRecord
from generator.nodes import Listing, Mapping, Node, says
from generator.sealed import FIRST, seal, sealed_digest, unseal

_NUMBER: Final = r"v(\d{3}|[1-9]\d{3,5})"
_VERSION_NAME: Final = re.compile(rf"{_NUMBER}\.md", re.ASCII)
_RECORD_NAME: Final = re.compile(rf"{_NUMBER}\.yml", re.ASCII)
_LEVEL: Final = Choice(tuple(map(str, Level)))
_RECORD: Final = required(version=Whole(1, 10**6), digest=Text(), level=_LEVEL, effective=Day())
_DRAFT_RECORD: Final = required(version=Whole(1, 10**6))
_DECISION: Final = required(
    change=Text("sha256:…"),
    rule=Text("48"),
    engine_level=_LEVEL,
    decided_level=_LEVEL,
    rationale=Text("One sentence became two; it says the same."),
    decided_by=Text("a-moreau"),
    date=Day(),
) | optional(approved_by=Text("k-lind"), basis=Text("GDPR 13(3)"))
_SPARE: Final = 1_000  # bytes that a record still gets when its version is sealed
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_RECORD_HEAD: Final = "# Written by `policy freeze`. It says from when this version applies; do not edit it by hand.\n"
_DRAFT_HEAD: Final = "# Written by `policy decide`. `policy freeze` adds from when the version applies.\n"


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


def read_records(folder: Path, shown: str, found: list[Finding], drafts: list[Finding]) -> tuple[Recorded, ...]:
    """Return the records of a folder, by number of version.

    What is wrong with a record of a version that is not sealed yet goes to `drafts`: it must not stop the site.
    """
    records: dict[int, Recorded] = {}
    for path in files.members(folder, shown, found):
        name = f"{shown}/{path.name}"
        match = _RECORD_NAME.fullmatch(path.name)
        if not match:
            message = f"“{path.name}” is not the name of a record"
            found.append(Finding(Place(name), "record-name", message, "name it after its version: v002.yml"))
            continue
        problems: list[Finding] = []
        record = _read_record(path, name, int(match[1]), problems)
        sealed = path.parent.with_name("versions").joinpath(f"{path.stem}.md").exists() or _says_digest(path)
        (found if sealed else drafts).extend(problems)
        if record:
            records[record.version] = record
    return tuple(records[number] for number in sorted(records))


def _says_digest(path: Path) -> bool:
    """Tell whether a record once was that of a sealed version, even if it can't be read any more."""
    try:
        return b"\ndigest:" in path.read_bytes()
    except OSError:
        return True


def _read_record(path: Path, name: str, expected: int, found: list[Finding]) -> Recorded | None:
    text = files.read_text(path, name, found)
    node = parse_yaml(text, name, found) if text else None
    if node is None:
        return None
    before = len(found)
    sealed = any(node.get(key) for key in ("digest", "level", "effective")) or not node.get("decisions")
    values = read_record(_RECORD if sealed else _DRAFT_RECORD, node, found, what="a record", elsewhere="decisions")
    decisions = _decisions(node.get("decisions"), found)
    if len(found) > before:
        return None
    number = int(str(values["version"]))
    if number != expected:
        message = f"this record says version {number}; its name says {expected}"
        found.append(Finding(Place(name), "record-name", message, "restore the record as it was"))
    if not sealed:
        return DraftRecord(number, decisions, Place(name))
    return VersionRecord(
        version=number,
        digest=str(values["digest"]),
        level=Level.named(str(values["level"])),
        effective=_date(values["effective"]),
        place=Place(name),
        decisions=decisions,
    )


def _date(value: Value) -> datetime.date:
    return datetime.date.fromisoformat(str(value))


def _decisions(node: Node | None, found: list[Finding]) -> tuple[Decision, ...]:
    if node is None:
        return ()
    if not isinstance(node, Listing) or not node.items:
        message = f"“decisions” can't be {says(node)}"
        found.append(Finding(node.place, "value", message, "a list with one “- change: …” for each decision"))
        return ()
    result: dict[str, Decision] = {}
    for item in node.items:
        decision = _decision(item, found)
        if decision and decision.change in result:
            message = "this change is decided on twice"
            found.append(Finding(decision.place, "duplicate", message, "keep one of the decisions"))
        elif decision:
            result[decision.change] = decision
    return tuple(result.values())


def _decision(node: Node, found: list[Finding]) -> Decision | None:
    if not isinstance(node, Mapping):
        remedy = f"write the keys {', '.join(_DECISION)}"
        found.append(Finding(node.place, "value", f"a decision can't be {says(node)}", remedy))
        return None
    before = len(found)
    values = read_record(_DECISION, node, found, what="a decision")
    if len(found) > before:
        return None
    change = node.get("change")
    if change and not _DIGEST.fullmatch(str(values["change"])):
        remedy = "decide again with `policy decide`; a change is named by sha256: and 64 digits 0–9 and a–f"
        found.append(Finding(change.place, "value", f"“change” can't be {says(change)}", remedy))
        return None
    decision = Decision(
        change=str(values["change"]),
        rule=str(values["rule"]),
        engine_level=Level.named(str(values["engine_level"])),
        decided_level=Level.named(str(values["decided_level"])),
        rationale=str(values["rationale"]),
        decided_by=str(values["decided_by"]),
        date=_date(values["date"]),
        approved_by=str(values.get("approved_by", "")),
        basis=str(values.get("basis", "")),
        place=node.place,
    )
    wrong = list(malformed(decision))
    found.extend(wrong)
    return None if wrong else decision


def _written(decision: Decision) -> dict[str, str]:
    """Return a decision in the form in which it is read; what was left out stays out."""
    every = {
        "change": decision.change,
        "rule": decision.rule,
        "engine_level": str(decision.engine_level),
        "decided_level": str(decision.decided_level),
        "rationale": decision.rationale,
        "basis": decision.basis,
        "decided_by": decision.decided_by,
        "approved_by": decision.approved_by,
        "date": decision.date.isoformat(),
    }
    return {key: value for key, value in every.items() if value}


def decide(folder: Path, number: int, decision: Decision, shown: str) -> tuple[Decision, ...]:
    """Record a decision on a change of the draft, in place of an earlier one, and return all that are recorded.

    One process at a time: what another recorded meanwhile is kept.
    """
    path = folder / "notices" / f"v{number:03}.yml"
    name = f"{shown}/notices/{path.name}"
    with files.held(folder, "deciding or sealing"):
        if (folder / "versions" / f"v{number:03}.md").exists():
            raise _taken(name)
        kept = {one.change: one for one in _drafted(path, name, number)} | {decision.change: decision}
        content = (_DRAFT_HEAD + _record({"version": number}, tuple(kept.values()))).encode()
        if len(content) > files.MOST_BYTES - _SPARE:
            message = f"this record would have more than {files.MOST_BYTES / 1_000_000:g} MB"
            raise PolicyError([Finding(Place(name), "too-large", message, "give shorter reasons")])
        problems: list[Finding] = []
        node = parse_yaml(content.decode(), name, problems)
        again = _decisions(node.get("decisions") if node else None, problems)
        if problems:
            raise PolicyError(problems)
        if again != tuple(kept.values()):
            message = f"{name} could not be read back as it would be written"
            raise AssertionError(message)
        files.write_atomically(path, content)
    return again


def _drafted(path: Path, name: str, number: int) -> tuple[Decision, ...]:
    """Return the decisions that stand in the record of the draft at this moment."""
    if not path.exists():
        return ()
    problems: list[Finding] = []
    record = _read_record(path, name, number, problems)
    if problems:
        raise PolicyError(problems)
    if isinstance(record, VersionRecord):
        message = f"version {number}, which this record is about, is not there"
        raise PolicyError([Finding(Place(name), "version-missing", message, "run `policy check`")])
    return record.decisions if record else ()


def _record(head: dict[str, object], decisions: Sequence[Decision]) -> str:
    return dump_yaml(head | ({"decisions": [_written(one) for one in decisions]} if decisions else {}))


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is about to be sealed, with its dates; `level` is given for a version that takes effect by a record.

    `decisions` are those that its level rests on; `drafted` all that stood in the draft's record when it was read.
    """

    document: Document
    recorded: datetime.date
    origin: str
    effective: datetime.date | None
    promise: NoticePromise
    level: Level | None = None
    decisions: tuple[Decision, ...] = ()
    drafted: tuple[Decision, ...] = ()


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
    shown_record = f"{shown}/notices/{record.name}"
    with files.held(folder, "deciding or sealing"):
        if target.exists():
            raise _taken(name)
        former = record.read_bytes() if record.is_file() else None
        if by_record and sealing.level is not None and sealing.effective:
            written = former and _says_digest(record)
            if not written and _drafted(record, shown_record, number) != sealing.drafted:
                raise _decided(shown_record)
            head: dict[str, object] = {
                "version": number,
                "digest": sealed_digest(policy, draft),
                "level": str(sealing.level),
                "effective": sealing.effective.isoformat(),
            }
            files.write_atomically(record, (_RECORD_HEAD + _record(head, sealing.decisions)).encode())
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


def _decided(name: str) -> PolicyError:
    message = "something was decided on this draft meanwhile"
    return PolicyError([Finding(Place(name), "decision", message, "run the command again")])


def _taken(name: str) -> PolicyError:
    message = "this version has been sealed meanwhile"
    return PolicyError([Finding(Place(name), "version-exists", message, "run the command again on the newest version")])
