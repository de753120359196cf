"""The words of notices on disk: each in a file beside the record, which names its digest."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator import files
from generator.archive.policy_files import NOTICE_NAME, WITHDRAWN_NAME, notice_name, withdrawn_name
from generator.errors import Finding, Place, PolicyError, Severity
from generator.model.document import digest
from generator.model.record import DraftRecord, Recorded, VersionRecord


def with_words(
    record: Recorded, texts: dict[str, Path], folder: Path, shown_path: str, findings: list[Finding]
) -> Recorded:
    """Return a record whose notices have their words, and take their files from `texts`.

    Words that are not those of the record's digest are a finding.
    """
    if isinstance(record, DraftRecord):
        return record
    notices = []
    for number, notice in enumerate(record.notices, 1):
        name = notice_name(record.version, number)
        texts.pop(name, None)
        words = _kept_words(folder / name, f"{shown_path}/{name}", notice.digest, findings)
        notices.extend([] if words is None else [replace(notice, text=words)])
    withdrawal = record.withdrawal
    if withdrawal and withdrawal.digest:
        name = withdrawn_name(record.version)
        texts.pop(name, None)
        words = _kept_words(folder / name, f"{shown_path}/{name}", withdrawal.digest, findings)
        record = replace(record, withdrawal=replace(withdrawal, text=words or ""))
    return replace(record, notices=tuple(notices)) if len(notices) == len(record.notices) else record


def without_words(record: VersionRecord) -> VersionRecord:
    """Return a record as its file alone says it: the words of its notices are in files of their own."""
    withdrawal = replace(record.withdrawal, text="") if record.withdrawal else None
    return replace(record, notices=tuple(replace(one, text="") for one in record.notices), withdrawal=withdrawal)


def write_new_words(path: Path, before: VersionRecord, after: VersionRecord) -> None:
    """Write the words of the notices that a record at `path` names after a change and not before it."""
    for number, notice in enumerate(after.notices[len(before.notices) :], len(before.notices) + 1):
        files.write_atomically(path.with_name(notice_name(after.version, number)), notice.text.encode())
    if after.withdrawal and after.withdrawal.digest and not before.withdrawal:
        files.write_atomically(path.with_name(withdrawn_name(after.version)), after.withdrawal.text.encode())


def unnamed(name: str, known: Mapping[int, Recorded], shown_path: str) -> Finding:
    """Return the finding for words that no record names; a run that ended in between leaves the next ones."""
    notice, withdrawn = NOTICE_NAME.fullmatch(name), WITHDRAWN_NAME.fullmatch(name)
    number = notice or withdrawn
    record = known.get(int(number[1])) if number else None
    following = withdrawn or (
        notice and isinstance(record, VersionRecord) and int(notice[2]) == len(record.notices) + 1
    )
    if isinstance(record, VersionRecord) and following and not record.withdrawal:
        message = f"“{name}” was written by a command that ended before it was done"
        remedy = "run that command again; otherwise remove the file"
        return Finding(Place(f"{shown_path}/{name}"), "record-name", message, remedy, Severity.WARNING)
    message = f"“{name}” holds a notice that no record knows"
    return Finding(Place(f"{shown_path}/{name}"), "record-name", message, "restore the record, or remove it")


def _kept_words(path: Path, shown_path: str, known: str, findings: list[Finding]) -> str | None:
    """Return the words of a notice as they were kept; None with a finding where they are not those of its digest."""
    try:
        content = files.read_bytes(path, shown_path)
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    words = content.decode(errors="replace")
    if digest(content) != known or words.encode() != content:
        message = f"these are not the words of the notice that was given ({known})"
        findings.append(Finding(Place(shown_path), "notice-edited", message, "restore the file as it was"))
        return None
    return words
