"""The record of the next version while it is a draft: what people decided on it, and who approved it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.archive.policy_files import record_of, text_of, writing
from generator.archive.record_files import as_draft, read_record, was_interrupted, write_record
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.record import Approval, Decision, DraftRecord, VersionRecord

_SPARE: Final = 1_000  # bytes that a record still gets when its version is sealed


def decide(
    folder: Path,
    number: int,
    decisions: Sequence[Decision],
    read: DraftRecord | None,
    shown_path: str,
    *,
    rehearsal: bool = False,
) -> DraftRecord:
    """Record decisions on changes of the draft in one step, in place of earlier ones, and return the whole record.

    Those that lack a second person wait beside what counts; one that counts ends the waiting of its change. One process
    at a time: what another recorded meanwhile is kept. `read` is the record that people saw when they decided: where
    it says something else by now of one of these changes, nothing is written.
    """
    with writing(folder):
        there = _open_draft(folder, number, shown_path)
        concerned = {one.change for one in decisions}
        if _concerning(concerned, read) != _concerning(concerned, there):
            message = "somebody else decided on one of these changes meanwhile"
            raise PolicyError([Finding(there.place, "decision", message, "look at it, and run the command again")])
        counting = {one.change: one for one in decisions if not one.waits}
        waiting = {one.change: one for one in decisions if one.waits}
        record = replace(
            there,
            decisions=tuple(({one.change: one for one in there.decisions} | counting).values()),
            waiting=tuple(
                ({one.change: one for one in there.waiting if one.change not in counting} | waiting).values()
            ),
            rehearsal=there.rehearsal or rehearsal,
        )
        write_record(record_of(folder, number), there.place.path, record, spare=_SPARE)
    return record


def approve_draft(
    folder: Path, number: int, approval: Approval, shown_path: str, *, rehearsal: bool = False
) -> DraftRecord:
    """Record that somebody approves the content of the draft, and return the whole record; one process at a time."""
    with writing(folder):
        there = _open_draft(folder, number, shown_path)
        record = replace(there, approvals=(*there.approvals, approval), rehearsal=there.rehearsal or rehearsal)
        write_record(record_of(folder, number), there.place.path, record, spare=_SPARE)
    return record


def drafted(folder: Path, number: int, shown_path: str) -> DraftRecord:
    """Return what stands in the record of the draft at this moment; an empty record where there is none."""
    path = record_of(folder, number)
    name = f"{shown_path}/notices/{path.name}"
    problems: list[Finding] = []
    record = read_record(path, name, number, problems) if path.exists() else None
    if problems:
        raise PolicyError(problems)
    if isinstance(record, VersionRecord) and not was_interrupted(folder, record):
        message = f"version {number}, which this record is about, is not there"
        raise refusal(name, "version-missing", message, "run `policy check`")
    return as_draft(record, Place(name)) if record else DraftRecord(number, (), Place(name))


def sealed_meanwhile(name: str) -> PolicyError:
    """Return the error of a command that would write of a draft whose version another one has sealed."""
    message = "this version has been sealed meanwhile"
    return refusal(name, "version-exists", message, "run the command again on the newest version")


def _open_draft(folder: Path, number: int, shown_path: str) -> DraftRecord:
    if text_of(folder, number).exists():
        name = f"{shown_path}/notices/{record_of(folder, number).name}"
        raise sealed_meanwhile(name)
    return drafted(folder, number, shown_path)


def _concerning(changes: AbstractSet[str], record: DraftRecord | None) -> set[Decision]:
    """Return what a record says of some changes."""
    return {one for one in (*record.decisions, *record.waiting) if one.change in changes} if record else set()
