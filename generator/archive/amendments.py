"""Changes of the record of a sealed version, by one process at a time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator import files
from generator.archive import record_chain
from generator.archive.notice_words import write_new_words
from generator.archive.policy_files import record_of, text_of, writing
from generator.archive.record_files import newest_entry, read_record, record_bytes, write_record
from generator.errors import Finding, Place, PolicyError, refusal
from generator.model.record import VersionRecord


def amend(
    folder: Path,
    number: int,
    shown_path: str,
    change: Callable[[VersionRecord], VersionRecord],
    *,
    following: int = 0,
    rehearsal: bool = False,
) -> VersionRecord:
    """Change the record of a sealed version by a function of what it says now, and return it.

    Nothing is changed where a version was sealed meanwhile under the number `following`. Words of a notice that is new
    are written before the record that names them, and never over others that it names: a run that ends in between
    leaves the record as it was.
    """
    path = record_of(folder, number)
    name = f"{shown_path}/notices/{path.name}"
    with writing(folder):
        problems: list[Finding] = []
        record = read_record(path, name, number, problems)
        if not isinstance(record, VersionRecord) or problems:
            message = f"version {number} has no record that can be read"
            raise PolicyError(problems or [Finding(Place(name), "record", message, "restore it")])
        if following and text_of(folder, following).exists():
            message = f"version {following} was sealed meanwhile, and may build on version {number}"
            raise refusal(name, "version-exists", message, "run the command again")
        changed = replace(
            change(record), unfinished=False, waiting=(), draft_approvals=(), rehearsal=record.rehearsal or rehearsal
        )
        changed = record_chain.extended(record, changed, newest_entry(folder, shown_path), rehearsal=rehearsal)
        content = record_bytes(name, changed)
        write_new_words(path, record, changed)
        files.write_atomically(path, content)
    return changed


def finish(folder: Path, number: int) -> None:
    """Take the mark of being unfinished from the record of a version that is there, as the run meant to that sealed it.

    Nothing is done where another text is there than the record names.
    """
    path = record_of(folder, number)
    with writing(folder):
        record = read_record(path, path.name, number, [])
        sealed = text_of(folder, number)
        if not isinstance(record, VersionRecord) or not record.unfinished or not sealed.is_file():
            return
        second = files.read_bytes(sealed, sealed.name, files.MOST_SEALED_BYTES).split(b"\n", 2)[1:2]
        if second and record.digest.encode() in second[0]:
            write_record(path, path.name, replace(record, unfinished=False, waiting=(), draft_approvals=()))
