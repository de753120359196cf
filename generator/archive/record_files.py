"""Records on disk: reading those of a policy, and writing one after it was read back."""

from dataclasses import replace
from pathlib import Path

from generator import files
from generator.archive import notice_words, record_chain, record_text, records
from generator.archive.policy_files import NOTICE_NAME, RECORD_NAME, WITHDRAWN_NAME, is_sealed, text_of
from generator.errors import Finding, Place, PolicyError, Severity, refusal
from generator.model.record import DraftRecord, Recorded, VersionRecord
from generator.schema.yaml import parse_yaml


def read_records(folder: Path, shown_path: str, findings: list[Finding], drafts: list[Finding]) -> tuple[Recorded, ...]:
    """Return the records of a folder, by number of version, with the words of their notices.

    What is wrong with a record of a version that is not sealed yet goes to `drafts`: it must not stop the site.
    """
    result: dict[int, Recorded] = {}
    unreadable: set[str] = set()
    texts: dict[str, Path] = {}
    for path in files.members(folder, shown_path, findings):
        name = f"{shown_path}/{path.name}"
        match = RECORD_NAME.fullmatch(path.name)
        if NOTICE_NAME.fullmatch(path.name) or WITHDRAWN_NAME.fullmatch(path.name):
            texts[path.name] = path
            continue
        if not match:
            message = f"“{path.name}” is not the name of a record"
            findings.append(Finding(Place(name), "record-name", message, "name it after its version: v002.yml"))
            continue
        problems: list[Finding] = []
        record = read_record(path, name, int(match[1]), problems)
        if record is None:
            unreadable.add(path.stem)
        sealed = text_of(folder.parent, int(match[1])).exists() or _was_sealed(path)
        (findings if sealed else drafts).extend(problems)
        if isinstance(record, VersionRecord) and was_interrupted(folder.parent, record):
            message = f"sealing version {record.version} ended before it was done: its text is not there"
            remedy = f"run `policy freeze` again, or restore versions/{path.stem}.md if it was there"
            findings.append(Finding(record.place, "version-missing", message, remedy, Severity.WARNING))
            record = as_draft(record, record.place)
        if record:
            result[record.version] = notice_words.with_words(record, texts, folder, shown_path, findings)
    unnamed = [name for name in sorted(texts) if name.split("-")[0] not in unreadable]
    findings.extend(notice_words.unnamed(name, result, shown_path) for name in unnamed)
    return tuple(result[number] for number in sorted(result))


def read_record(path: Path, name: str, expected: int, findings: list[Finding]) -> Recorded | None:
    """Return the record that a file holds, without the words of its notices; None with findings where none is read."""
    text = files.read_text(path, name, findings)
    node = parse_yaml(text, name, findings) if text else None
    record = records.read(node, findings) if node else None
    if record is None:
        return None
    if record.version != expected:
        message = f"this record says version {record.version}, and its name says {expected}"
        findings.append(Finding(Place(name), "record-name", message, "restore the record as it was"))
    return replace(record, place=Place(name))


def newest_entry(folder: Path, shown_path: str) -> str:
    """Return the digest of the entry that was added last to the records of a policy's folder."""
    return record_chain.newest(read_records(folder / "notices", f"{shown_path}/notices", [], []))


def was_interrupted(folder: Path, record: VersionRecord) -> bool:
    """Return True if sealing was interrupted: the record of the next version was written, and its text was not.

    Where the record says more than sealing writes, the text was there once and is lost. So it is where the record has a
    day of effect, unless it says itself that it is unfinished.
    """
    before, its_own, after = (is_sealed(folder, record.version + step) for step in (-1, 0, 1))
    is_next_and_missing = before and not its_own and not after
    used = record.approvals or record.notices or record.evidence or record.withdrawal
    return is_next_and_missing and not used and (record.unfinished or not record.at_once)


def as_draft(record: Recorded, place: Place) -> DraftRecord:
    """Return what the record of a version says that isn't sealed."""
    approvals = record.approvals if isinstance(record, DraftRecord) else record.draft_approvals
    return DraftRecord(record.version, record.decisions, place, record.waiting, record.rehearsal, approvals)


def write_record(path: Path, name: str, record: Recorded, *, spare: int = 0) -> None:
    """Write a record, after it was read back as it will be read."""
    files.write_atomically(path, record_bytes(name, record, spare=spare))


def record_bytes(name: str, record: Recorded, *, spare: int = 0) -> bytes:
    """Return the file of a record; what could not be read back from it is a PolicyError.

    `spare` bytes of the most that a file may have are left to what is added later.
    """
    content = record_text.record_file(record).encode()
    if len(content) > files.MOST_BYTES - spare:
        message = f"this record would have more than {files.MOST_BYTES / 1_000_000:g} MB"
        raise refusal(name, "too-large", message, "give shorter reasons")
    problems: list[Finding] = []
    node = parse_yaml(content.decode(), name, problems)
    again = records.read(node, problems) if node else None
    if problems:
        raise PolicyError(problems)
    if again is None or record_text.record_file(again).encode() != content:
        message = f"{name} could not be read back as it would be written"
        raise AssertionError(message)
    return content


def _was_sealed(path: Path) -> bool:
    try:
        return records.names_sealed(path.read_bytes())
    except OSError:
        return True
