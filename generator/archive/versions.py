"""The sealed archive on disk: reading it back as it was sealed, adding a version that is never overwritten."""

import contextlib
import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import __version__, files
from generator.archive import record_chain, records, takedowns, verdict_file
from generator.archive.sealed import FIRST, seal, unseal
from generator.errors import Finding, Place, PolicyError, Severity, cannot
from generator.model.brand import NoticePromise
from generator.model.document import Document, digest
from generator.model.levels import Level
from generator.model.record import Approval, Decision, DraftRecord, Reason, Recorded, VersionRecord
from generator.model.version import SealedVerdict, Takedown, Version
from generator.schema.yaml import parse_yaml
from generator.text.markdown import GRAMMAR

_NUMBER: Final = r"v(\d{3}|[1-9]\d{3,5})"
_VERSION_NAME: Final = re.compile(rf"{_NUMBER}\.md", re.ASCII)
_RECORD_NAME: Final = re.compile(rf"{_NUMBER}\.yml", re.ASCII)
_NOTICE_NAME: Final = re.compile(rf"{_NUMBER}-([1-9]\d{{0,2}})\.txt", re.ASCII)
_WITHDRAWN_NAME: Final = re.compile(rf"{_NUMBER}-withdrawn\.txt", re.ASCII)
_PASSING_NAME: Final = re.compile(rf"\.({_NUMBER}(?:-(?:\d+|withdrawn))?\.(?:md|yml|txt))\.\w{{8}}", re.ASCII)
_SPARE: Final = 1_000  # bytes that a record still gets when its version is sealed
DECIDING: Final = "deciding or sealing"


def read_versions(
    folder: Path, policy: str, shown: str, found: list[Finding], removed: Sequence[Version] = ()
) -> tuple[Version, ...]:
    """Return the sealed versions of a folder in order, and what stays of `removed` ones.

    Every break of the chain is a finding.
    """
    versions: list[Version] = []
    gone = {version.number: version for version in removed}
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
        if int(match[1]) in gone:
            message = f"the text of version {int(match[1])} was removed by order, and is here"
            remedy = f"run the command again: policy takedown {policy} --version {int(match[1])} …"
            found.append(Finding(Place(name), takedowns.UNFINISHED, message, remedy))
            continue
        version = read_version(path, policy, name, found)
        if version is None:
            unreadable.add(int(match[1]))
            continue
        if version.number != int(match[1]):
            message = f"this file says that it is version {version.number}; its name says {int(match[1])}"
            found.append(Finding(Place(name), "version-number", message, f"restore it as v{version.number:03}.md"))
        versions.append(version)
    versions.extend(removed)
    versions.sort(key=lambda version: version.number)
    _check_chain(versions, unreadable, policy, found)
    return tuple(versions)


def unproved(folder: Path, policy: str, shown: str) -> tuple[Finding, ...]:
    """Return what is not written as a version is sealed, in the sealed versions of a policy's folder."""
    found: list[Finding] = []
    for path in files.members(folder / "versions", f"{shown}/versions", found):
        if _VERSION_NAME.fullmatch(path.name):
            read_version(path, policy, f"{shown}/versions/{path.name}", found, proved=True)
    return tuple(found)


def read_version(path: Path, policy: str, shown: str, found: list[Finding], *, proved: bool = False) -> Version | None:
    """Return the version that one sealed file holds; None with the findings where it is not as sealed."""
    try:
        content = files.read_bytes(path, shown, files.MOST_SEALED_BYTES)
        known = _REMEMBERED[-1].get(shown) if _REMEMBERED and not proved else None
        if known and known[0] == content:
            return known[1]
        text = content.decode()
    except PolicyError as problem:
        found.extend(problem.findings)
        return None
    except UnicodeDecodeError:
        message = "this sealed version was changed: it is not UTF-8 text any more"
        found.append(Finding(Place(shown), "sealed-edited", message, "restore the file as it was"))
        return None
    before = len(found)
    version = unseal(text, policy, shown, found, proved=proved)
    if _REMEMBERED and version and len(found) == before:
        _REMEMBERED[-1][shown] = content, version
    return version


_REMEMBERED: Final[list[dict[str, tuple[bytes, Version]]]] = []


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


def read_takedowns(folder: Path, shown: str, found: list[Finding]) -> tuple[Version, ...]:
    """Return what stays of the versions of a policy whose texts were removed by order."""
    result: dict[int, Version] = {}
    for path in files.members(folder / takedowns.FOLDER, f"{shown}/{takedowns.FOLDER}", found):
        name = f"{shown}/{takedowns.FOLDER}/{path.name}"
        match = _RECORD_NAME.fullmatch(path.name)
        text = files.read_text(path, name, found) if match else None
        node = parse_yaml(text, name, found) if text else None
        version = takedowns.read(node, Place(name), f"{shown}/versions/{path.stem}.md", found) if node else None
        if match is None or (version and version.number != int(match[1])):
            message = f"“{path.name}” is not the name of this takedown"
            found.append(Finding(Place(name), takedowns.RULE, message, "restore its name: v002.yml"))
        elif version:
            result[version.number] = version
    return tuple(result.values())


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a policy's folder alone, and remove what runs that were killed left of files they hadn't finished."""
    with files.held(folder, DECIDING):
        for path in _passing(folder):
            try:
                path.unlink(missing_ok=True)
            except OSError as problem:
                message = f"this was left by a run that was killed, and can't be removed: {problem.strerror}"
                raise cannot(str(path), message, "remove it") from None
        yield


def _passing(folder: Path) -> Iterator[Path]:
    """Yield the copies of passing names that a write leaves where it is killed: only their holder knows them."""
    for name in ("versions", "notices", takedowns.FOLDER, verdict_file.FOLDER):
        for path in sorted((folder / name).glob(".v*")):
            if _PASSING_NAME.fullmatch(path.name) and not path.is_dir():
                yield path


def left_copies(folder: Path, number: int) -> bool:
    """Return True if a killed run left a copy of the sealed text of a version."""
    return any(path.name.startswith(f".v{number:03}.md.") for path in _passing(folder))


def text_of(folder: Path, number: int) -> Path:
    """Return the sealed file of a version in a policy's folder."""
    return folder / "versions" / f"v{number:03}.md"


def take_down(folder: Path, version: Version, takedown: Takedown, shown: str) -> None:
    """Write what stays of a version, after it was read back as it will be read, and remove its text."""
    path = folder / takedowns.FOLDER / f"v{version.number:03}.yml"
    name = f"{shown}/{takedowns.FOLDER}/{path.name}"
    content = takedowns.written(version, takedown)
    problems: list[Finding] = []
    node = parse_yaml(content.decode(), name, problems)
    again = takedowns.read(node, Place(name), "", problems) if node else None
    if problems:
        raise PolicyError(problems)
    if again is None or again.removed != takedown or takedowns.written(again, takedown) != content:
        message = f"{name} could not be read back as it would be written"
        raise AssertionError(message)
    with writing(folder):
        try:
            files.create(path, content)
        except FileExistsError:
            message = f"the text of version {version.number} is being removed already"
            raise PolicyError([Finding(Place(name), takedowns.RULE, message, "run the command again")]) from None
        text_of(folder, version.number).unlink(missing_ok=True)


def remove_text(folder: Path, version: Version) -> None:
    """Remove the text of a version that is taken down already: a run before ended in between."""
    with writing(folder):
        text_of(folder, version.number).unlink(missing_ok=True)


def read_records(folder: Path, shown: str, found: list[Finding], drafts: list[Finding]) -> tuple[Recorded, ...]:
    """Return the records of a folder, by number of version, with the words of their notices.

    What is wrong with a record of a version that is not sealed yet goes to `drafts`: it must not stop the site.
    """
    result: dict[int, Recorded] = {}
    unreadable: set[str] = set()
    texts: dict[str, Path] = {}
    for path in files.members(folder, shown, found):
        name = f"{shown}/{path.name}"
        match = _RECORD_NAME.fullmatch(path.name)
        if _NOTICE_NAME.fullmatch(path.name) or _WITHDRAWN_NAME.fullmatch(path.name):
            texts[path.name] = path
            continue
        if not match:
            message = f"“{path.name}” is not the name of a record"
            found.append(Finding(Place(name), "record-name", message, "name it after its version: v002.yml"))
            continue
        problems: list[Finding] = []
        record = _read_record(path, name, int(match[1]), problems)
        if record is None:
            unreadable.add(path.stem)
        sealed = path.parent.with_name("versions").joinpath(f"{path.stem}.md").exists() or _was_sealed(path)
        (found if sealed else drafts).extend(problems)
        if isinstance(record, VersionRecord) and _left_behind(folder.parent, record):
            message = f"sealing version {record.version} ended before it was done: its text is not there"
            remedy = f"run `policy freeze` again, or restore versions/{path.stem}.md if it was there"
            found.append(Finding(record.place, "version-missing", message, remedy, Severity.WARNING))
            record = _as_draft(record, record.place)
        if record:
            result[record.version] = _with_words(record, texts, folder, shown, found)
    found.extend(_unknown(name, result, shown) for name in sorted(texts) if name.split("-")[0] not in unreadable)
    return tuple(result[number] for number in sorted(result))


def _left_behind(folder: Path, record: VersionRecord) -> bool:
    """Return True if a record is all that a run left which ended while it sealed the next version of a policy.

    The version of a record in which anything happened afterwards was there and is lost, and so is one that may have
    applied: only a run that says itself that it isn't done leaves a date behind.
    """
    here = (_is_there(folder, number) for number in (record.version - 1, record.version, record.version + 1))
    happened = record.approvals or record.notices or record.evidence or record.withdrawal
    return [*here] == [True, False, False] and not happened and (record.unfinished or not record.at_once)


def _as_draft(record: Recorded, place: Place) -> DraftRecord:
    """Return what the record of a version says that isn't sealed."""
    approvals = record.approvals if isinstance(record, DraftRecord) else record.draft_approvals
    return DraftRecord(record.version, record.decisions, place, record.waiting, record.rehearsal, approvals)


def _is_there(folder: Path, number: int) -> bool:
    return text_of(folder, number).exists() or (folder / takedowns.FOLDER / f"v{number:03}.yml").exists()


def _unknown(name: str, known: Mapping[int, Recorded], shown: str) -> Finding:
    """Return the finding for words that no record names; a run that ended in between leaves the next ones."""
    match, gone = _NOTICE_NAME.fullmatch(name), _WITHDRAWN_NAME.fullmatch(name)
    number = match or gone
    record = known.get(int(number[1])) if number else None
    following = gone or (match and isinstance(record, VersionRecord) and int(match[2]) == len(record.notices) + 1)
    if isinstance(record, VersionRecord) and following and not record.withdrawal:
        message = f"“{name}” was written by a command that ended before it was done"
        remedy = "run that command again; otherwise remove the file"
        return Finding(Place(f"{shown}/{name}"), "record-name", message, remedy, Severity.WARNING)
    message = f"“{name}” holds a notice that no record knows"
    return Finding(Place(f"{shown}/{name}"), "record-name", message, "restore the record, or remove it")


def _with_words(record: Recorded, texts: dict[str, Path], folder: Path, shown: str, found: list[Finding]) -> Recorded:
    """Return a record whose notices have their words; words that are not those of the record's digest are a finding."""
    if isinstance(record, DraftRecord):
        return record
    notices = []
    for number, notice in enumerate(record.notices, 1):
        name = notice_name(record.version, number)
        texts.pop(name, None)
        words = _kept_words(folder / name, f"{shown}/{name}", notice.digest, found)
        notices.extend([] if words is None else [replace(notice, text=words)])
    gone = record.withdrawal
    if gone and gone.digest:
        name = withdrawn_name(record.version)
        texts.pop(name, None)
        words = _kept_words(folder / name, f"{shown}/{name}", gone.digest, found)
        record = replace(record, withdrawal=replace(gone, text=words or ""))
    return replace(record, notices=tuple(notices)) if len(notices) == len(record.notices) else record


def _kept_words(path: Path, shown: str, known: str, found: list[Finding]) -> str | None:
    """Return the words of a notice as they were kept; None with a finding where they are not those of its digest."""
    try:
        content = files.read_bytes(path, shown)
    except PolicyError as problem:
        found.extend(problem.findings)
        return None
    words = content.decode(errors="replace")
    if digest(content) != known or words.encode() != content:
        message = f"these are not the words of the notice that was given ({known})"
        found.append(Finding(Place(shown), "notice-edited", message, "restore the file as it was"))
        return None
    return words


def withdrawn_name(version: int) -> str:
    """Return the file that keeps the words by which people are told that a version was taken back."""
    return f"v{version:03}-withdrawn.txt"


def notice_name(version: int, number: int) -> str:
    """Return the file that keeps the words of a version's notice: the first announces it, later ones postpone it."""
    return f"v{version:03}-{number}.txt"


def _was_sealed(path: Path) -> bool:
    try:
        return records.names_sealed(path.read_bytes())
    except OSError:
        return True


def _read_record(path: Path, name: str, expected: int, found: list[Finding]) -> Recorded | None:
    text = files.read_text(path, name, found)
    node = parse_yaml(text, name, found) if text else None
    record = records.read(node, found) if node else None
    if record is None:
        return None
    if record.version != expected:
        message = f"this record says version {record.version}; its name says {expected}"
        found.append(Finding(Place(name), "record-name", message, "restore the record as it was"))
    return replace(record, place=Place(name))


def decide(
    folder: Path,
    number: int,
    decisions: Sequence[Decision],
    read: DraftRecord | None,
    shown: str,
    *,
    rehearsal: bool = False,
) -> DraftRecord:
    """Record decisions on changes of the draft in one step, in place of earlier ones, and return the whole record.

    Those that lack a second person wait beside what counts; one that counts ends the waiting of its change. One process
    at a time: what another recorded meanwhile is kept. `read` is the record that people saw when they decided: where
    it says something else by now of one of these changes, nothing is written.
    """
    path = folder / "notices" / f"v{number:03}.yml"
    name = f"{shown}/notices/{path.name}"
    with writing(folder):
        if (folder / "versions" / f"v{number:03}.md").exists():
            raise _taken(name)
        there = _drafted(path, name, number)
        concerned = {one.change for one in decisions}
        if _concerning(concerned, read) != _concerning(concerned, there):
            message = "somebody else decided on one of these changes meanwhile"
            raise PolicyError([Finding(Place(name), "decision", message, "look at it, and run the command again")])
        counting = {one.change: one for one in decisions if not one.waits}
        waiting = {one.change: one for one in decisions if one.waits}
        kept = {one.change: one for one in there.decisions} | counting
        still = {one.change: one for one in there.waiting if one.change not in counting} | waiting
        marked = there.rehearsal or rehearsal
        record = DraftRecord(number, tuple(kept.values()), Place(name), tuple(still.values()), marked, there.approvals)
        _write(path, name, record, spare=_SPARE)
    return record


def approve_draft(folder: Path, number: int, approval: Approval, shown: str, *, rehearsal: bool = False) -> DraftRecord:
    """Record that somebody approves the content of the draft, and return the whole record; one process at a time."""
    path = folder / "notices" / f"v{number:03}.yml"
    name = f"{shown}/notices/{path.name}"
    with writing(folder):
        if text_of(folder, number).exists():
            raise _taken(name)
        there = _drafted(path, name, number)
        record = replace(there, approvals=(*there.approvals, approval), rehearsal=there.rehearsal or rehearsal)
        _write(path, name, record, spare=_SPARE)
    return record


def _concerning(changes: AbstractSet[str], record: DraftRecord | None) -> set[Decision]:
    """Return what a record says of some changes."""
    return {one for one in (*record.decisions, *record.waiting) if one.change in changes} if record else set()


def _write(path: Path, name: str, record: Recorded, *, spare: int = 0) -> None:
    """Write a record, after it was read back as it will be read."""
    files.write_atomically(path, _checked(name, record, spare=spare))


def _checked(name: str, record: Recorded, *, spare: int = 0) -> bytes:
    """Return the file of a record; what could not be read back from it is a PolicyError."""
    content = records.written(record).encode()
    if len(content) > files.MOST_BYTES - spare:
        message = f"this record would have more than {files.MOST_BYTES / 1_000_000:g} MB"
        raise PolicyError([Finding(Place(name), "too-large", message, "give shorter reasons")])
    problems: list[Finding] = []
    node = parse_yaml(content.decode(), name, problems)
    again = records.read(node, problems) if node else None
    if problems:
        raise PolicyError(problems)
    if again is None or records.written(again).encode() != content:
        message = f"{name} could not be read back as it would be written"
        raise AssertionError(message)
    return content


def amend(
    folder: Path,
    number: int,
    shown: str,
    change: Callable[[VersionRecord], VersionRecord],
    *,
    following: int = 0,
    rehearsal: bool = False,
) -> VersionRecord:
    """Change the record of a sealed version by a function of what it says now, and return it.

    One process at a time. Nothing is changed where a version was sealed meanwhile under the number `following`. Words
    of a notice that is new are written before the record that names them, and never over others that it names: a run
    that ends in between leaves the record as it was.
    """
    path = folder / "notices" / f"v{number:03}.yml"
    name = f"{shown}/notices/{path.name}"
    with writing(folder):
        problems: list[Finding] = []
        record = _read_record(path, name, number, problems)
        if not isinstance(record, VersionRecord) or problems:
            message = f"version {number} has no record that can be read"
            raise PolicyError(problems or [Finding(Place(name), "record", message, "restore it")])
        if following and text_of(folder, following).exists():
            message = f"version {following} was sealed meanwhile, and may build on version {number}"
            raise PolicyError([Finding(Place(name), "version-exists", message, "run the command again")])
        changed = replace(
            change(record), unfinished=False, waiting=(), draft_approvals=(), rehearsal=record.rehearsal or rehearsal
        )
        changed = record_chain.extended(record, changed, _newest(folder, shown), rehearsal=rehearsal)
        _checked(name, changed)
        for at, notice in enumerate(changed.notices[len(record.notices) :], len(record.notices) + 1):
            files.write_atomically(path.with_name(notice_name(number, at)), notice.text.encode())
        if changed.withdrawal and changed.withdrawal.digest and not record.withdrawal:
            files.write_atomically(path.with_name(withdrawn_name(number)), changed.withdrawal.text.encode())
        _write(path, name, changed)
    return changed


def _newest(folder: Path, shown: str) -> str:
    """Return the digest of the entry that was added last to the records of a policy's folder."""
    return record_chain.newest(read_records(folder / "notices", f"{shown}/notices", [], []))


def finish(folder: Path, number: int) -> None:
    """Take the mark of being unfinished from the record of a version that is there, as the run meant to that sealed it.

    Nothing is done where another text is there than the record names.
    """
    path = folder / "notices" / f"v{number:03}.yml"
    with writing(folder):
        record = _read_record(path, path.name, number, [])
        sealed = text_of(folder, number)
        if not isinstance(record, VersionRecord) or not record.unfinished or not sealed.is_file():
            return
        second = files.read_bytes(sealed, sealed.name, files.MOST_SEALED_BYTES).split(b"\n", 2)[1:2]
        if second and record.digest.encode() in second[0]:
            _write(path, path.name, replace(record, unfinished=False, waiting=(), draft_approvals=()))


def drafted(folder: Path, number: int, shown: str) -> DraftRecord:
    """Return what stands in the record of the draft at this moment."""
    path = folder / "notices" / f"v{number:03}.yml"
    return _drafted(path, f"{shown}/notices/{path.name}", number)


def _drafted(path: Path, name: str, number: int) -> DraftRecord:
    if not path.exists():
        return _nothing(number, name)
    problems: list[Finding] = []
    record = _read_record(path, name, number, problems)
    if problems:
        raise PolicyError(problems)
    if isinstance(record, VersionRecord) and not _left_behind(path.parent.parent, record):
        message = f"version {number}, which this record is about, is not there"
        raise PolicyError([Finding(Place(name), "version-missing", message, "run `policy check`")])
    if record is None:
        return _nothing(number, name)
    return _as_draft(record, Place(name))


def _nothing(number: int, name: str) -> DraftRecord:
    return DraftRecord(number, (), Place(name))


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is about to be sealed, with its dates; `level` is given for a version that has a record.

    `effective` is nothing for one that is still to be announced. `decisions` are those that its level rests on;
    `drafted` is the draft's record as it was read, and `builds_on` the records of the versions that it changes or takes
    the place of. `reasons` are readers' words that hold for its changes already. `verdicts` are what it publishes of
    its changes; `adds_nothing_to` is the announced version whose place it takes, where it shows readers nothing that
    one did not. `before`, `next_verdicts` and `note` are as in a version. `approvals` are those of the draft that hold
    for the version, since its content is the same.
    """

    document: Document
    recorded: datetime.date
    origin: str
    effective: datetime.date | None
    promise: NoticePromise
    level: Level | None = None
    decisions: tuple[Decision, ...] = ()
    drafted: DraftRecord | None = None
    reasons: tuple[Reason, ...] = ()
    builds_on: tuple[VersionRecord, ...] = ()
    parent: int = 0
    revises: int = 0
    master: str = ""
    verdicts: tuple[SealedVerdict, ...] = ()
    adds_nothing_to: int = 0
    rehearsal: bool = False
    record: str = record_chain.FIRST
    promised: str = ""
    ends: datetime.date | None = None
    before: int = 0
    next_verdicts: tuple[SealedVerdict, ...] = ()
    note: str = ""
    approvals: tuple[Approval, ...] = ()


def add(folder: Path, policy: str, versions: Sequence[Version], sealing: Sealing, shown: str) -> Version:
    """Seal a document as the next version of a policy and return it.

    The record is written first, and says that it is unfinished: a run that ends in between leaves the policy as it was,
    and its decisions to the next one. A version that another run has sealed meanwhile is never overwritten, nor is its
    record.
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
        master=sealing.master,
        program=__version__,
        grammar=GRAMMAR,
        verdicts=sealing.verdicts,
        adds_nothing_to=sealing.adds_nothing_to,
        rehearsal=sealing.rehearsal,
        record=sealing.record if by_record else "",
        decisions=record_chain.digest_of(sealing.decisions) if by_record else "",
        promised=sealing.promised if by_record else "",
        before=sealing.before,
        next_verdicts=sealing.next_verdicts,
        note=sealing.note,
    )
    content = seal(policy, draft)
    problems: list[Finding] = []
    version = unseal(content.decode(), policy, name, problems)
    if version is None or replace(version, digest="") != draft:
        message = f"{name} could not be read back as it would be sealed: {problems}"
        raise AssertionError(message)
    target = folder / "versions" / f"v{number:03}.md"
    record = folder / "notices" / f"v{number:03}.yml"
    shown_record = f"{shown}/notices/{record.name}"
    with writing(folder):
        if target.exists():
            raise _taken(name)
        for read in sealing.builds_on:
            _require_unchanged(folder, read, shown)
        if by_record and _newest(folder, shown) != sealing.record:
            message = "something else was recorded meanwhile"
            raise PolicyError([Finding(Place(name), "version-exists", message, "run the command again")])
        former = record.read_bytes() if record.is_file() else None
        about: VersionRecord | None = None
        if by_record and sealing.level is not None:
            drafts = _drafted(record, shown_record, number)
            seen = sealing.drafted or _nothing(number, shown_record)
            if (drafts.decisions, drafts.waiting, drafts.approvals) != (seen.decisions, seen.waiting, seen.approvals):
                raise _decided(shown_record)
            about = VersionRecord(
                version=number,
                digest=version.digest,
                level=sealing.level,
                place=Place(shown_record),
                at_once=sealing.effective,
                parent=sealing.parent,
                revises=sealing.revises,
                decisions=sealing.decisions,
                reasons=sealing.reasons,
                ends=sealing.ends,
                rehearsal=sealing.rehearsal or drafts.rehearsal,
            )
            about = record_chain.extended(None, about, sealing.record, rehearsal=about.rehearsal)
            left = replace(about, unfinished=True, waiting=drafts.waiting, draft_approvals=drafts.approvals)
            _write(record, shown_record, left)
        try:
            files.create(target, content)
        except (FileExistsError, PolicyError) as problem:
            _put_back(record, former)
            raise _taken(name) if isinstance(problem, FileExistsError) else problem from None
        if about:
            approvals = tuple(replace(one, digest=version.digest) for one in sealing.approvals)
            newest = record_chain.newest([about])
            approved = replace(about, approvals=approvals)
            about = record_chain.extended(about, approved, newest, rehearsal=about.rehearsal)
            _write(record, shown_record, about)
    return version


def _require_unchanged(folder: Path, read: VersionRecord, shown: str) -> None:
    """Stop where something was recorded of a version since it was read, or its text was removed."""
    path = folder / "notices" / f"v{read.version:03}.yml"
    name = f"{shown}/notices/{path.name}"
    problems: list[Finding] = []
    now = _read_record(path, name, read.version, problems)
    if now != without_words(read) or not text_of(folder, read.version).exists():
        message = f"something else was recorded of version {read.version} meanwhile"
        raise PolicyError(problems or [Finding(Place(name), "version-exists", message, "run the command again")])


def without_words(record: VersionRecord) -> VersionRecord:
    """Return a record as its file alone says it: the words of its notices are in files of their own."""
    gone = replace(record.withdrawal, text="") if record.withdrawal else None
    return replace(record, notices=tuple(replace(one, text="") for one in record.notices), withdrawal=gone)


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
