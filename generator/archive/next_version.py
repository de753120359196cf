"""Sealing a document as the next version of a policy; nothing that another run sealed is overwritten."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import __version__, files
from generator.archive import record_chain
from generator.archive.draft_records import drafted, sealed_meanwhile
from generator.archive.notice_words import without_words
from generator.archive.policy_files import record_of, text_of, writing
from generator.archive.record_files import newest_entry, read_record, write_record
from generator.archive.sealed_form import FIRST, seal
from generator.archive.sealed_reader import unseal
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.record import Approval, Decision, DraftRecord, Reason, VersionRecord
from generator.model.version import SealedVerdict, Version
from generator.text.markdown import GRAMMAR


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is about to be sealed, with its dates; `level` is given for a version that has a record.

    `effective` is None for one that is still to be announced. `decisions` are those that its level rests on;
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


def add(folder: Path, policy: str, versions: Sequence[Version], sealing: Sealing, shown_path: str) -> Version:
    """Seal a document as the next version of a policy and return it.

    The record is written first, and says that it is unfinished: a run that ends in between leaves the policy as it was,
    and its decisions to the next one. A version that another run has sealed meanwhile is never overwritten, nor is its
    record.
    """
    number = len(versions) + 1
    name = f"{shown_path}/versions/{text_of(folder, number).name}"
    by_record = sealing.origin == "drafted" and number > 1
    version, content = _sealed(policy, versions, sealing, name, by_record=by_record)
    path = record_of(folder, number)
    shown_record = f"{shown_path}/notices/{path.name}"
    with writing(folder):
        _require_as_read(folder, sealing, number, shown_path, by_record=by_record)
        former = path.read_bytes() if path.is_file() else None
        record: VersionRecord | None = None
        if by_record and sealing.level is not None:
            draft = _draft_as_read(folder, sealing, number, shown_path)
            record = _first_record(version, sealing, sealing.level, draft)
            left = replace(record, unfinished=True, waiting=draft.waiting, draft_approvals=draft.approvals)
            write_record(path, shown_record, left)
        try:
            files.create(text_of(folder, number), content)
        except (FileExistsError, PolicyError) as problem:
            _put_back(path, former)
            raise sealed_meanwhile(name) if isinstance(problem, FileExistsError) else problem from None
        if record:
            approvals = tuple(replace(one, digest=version.digest) for one in sealing.approvals)
            approved = replace(record, approvals=approvals)
            newest = record_chain.newest([record])
            approved = record_chain.extended(record, approved, newest, rehearsal=record.rehearsal)
            write_record(path, shown_record, approved)
    return version


def _sealed(
    policy: str, versions: Sequence[Version], sealing: Sealing, name: str, *, by_record: bool
) -> tuple[Version, bytes]:
    """Return the version as it is read back from its file, and the file's bytes."""
    draft = Version(
        number=len(versions) + 1,
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
    return version, content


def _first_record(version: Version, sealing: Sealing, level: Level, draft: DraftRecord) -> VersionRecord:
    """Return the record that a version is sealed with."""
    record = VersionRecord(
        version=version.number,
        digest=version.digest,
        level=level,
        place=draft.place,
        at_once=sealing.effective,
        parent=sealing.parent,
        revises=sealing.revises,
        decisions=sealing.decisions,
        reasons=sealing.reasons,
        ends=sealing.ends,
        rehearsal=sealing.rehearsal or draft.rehearsal,
    )
    return record_chain.extended(None, record, sealing.record, rehearsal=record.rehearsal)


def _require_as_read(folder: Path, sealing: Sealing, number: int, shown_path: str, *, by_record: bool) -> None:
    """Stop where the version is sealed already, or something was recorded since this sealing was prepared."""
    name = f"{shown_path}/versions/{text_of(folder, number).name}"
    if text_of(folder, number).exists():
        raise sealed_meanwhile(name)
    for read in sealing.builds_on:
        _require_unchanged(folder, read, shown_path)
    if by_record and newest_entry(folder, shown_path) != sealing.record:
        message = "something else was recorded meanwhile"
        raise refusal(name, "version-exists", message, "run the command again")


def _require_unchanged(folder: Path, read: VersionRecord, shown_path: str) -> None:
    """Stop where something was recorded of a version since it was read, or its text was removed."""
    path = record_of(folder, read.version)
    name = f"{shown_path}/notices/{path.name}"
    problems: list[Finding] = []
    now = read_record(path, name, read.version, problems)
    if now != without_words(read) or not text_of(folder, read.version).exists():
        message = f"something else was recorded of version {read.version} meanwhile"
        raise PolicyError(problems or [Finding(Place(name), "version-exists", message, "run the command again")])


def _draft_as_read(folder: Path, sealing: Sealing, number: int, shown_path: str) -> DraftRecord:
    """Return the draft's record; stop where something was decided or approved since it was read."""
    draft = drafted(folder, number, shown_path)
    seen = sealing.drafted or DraftRecord(number, (), draft.place)
    if (draft.decisions, draft.waiting, draft.approvals) != (seen.decisions, seen.waiting, seen.approvals):
        message = "something was decided on this draft meanwhile"
        raise PolicyError([Finding(draft.place, "decision", message, "run the command again")])
    return draft


def _put_back(record: Path, former: bytes | None) -> None:
    """Write a record as it was before, or remove it where there was none."""
    if former is None:
        record.unlink(missing_ok=True)
    elif record.read_bytes() != former:
        files.write_atomically(record, former)
