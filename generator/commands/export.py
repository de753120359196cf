"""What `policy export` does: a copy of a version or of the draft for other programs, clean or as a redline."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.commands.pending import draft_of
from generator.documents import exporting
from generator.documents.exporting import Copy
from generator.documents.file_formats import MOST_BYTES_OF_PROGRAMS
from generator.documents.word import docx_file
from generator.errors import PolicyError, cannot
from generator.loading.policy_source import Source
from generator.materiality.ended_policy import ended
from generator.model.catalogue import Words
from generator.model.document import content_digest
from generator.model.own_words import words_in
from generator.model.policy import Phase, Policy, State
from generator.model.version import Version
from generator.notice import phases
from generator.notice.notice_period import in_words
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.redline import redline


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which text is wanted: the version of this number, else the draft, or what is in force; `older` is 0 for none."""

    number: int = 0
    draft: bool = False
    older: int = 0


def copy(loaded: Source, policy: Policy, wanted: ExportWish, now: datetime.datetime) -> Copy:
    """Return the copy that is wanted; a version that isn't there, or whose text was removed, is a PolicyError."""
    version = None if wanted.draft else _version(policy, wanted.number or _in_force(policy, now))
    document = version.document if version else draft_of(loaded, policy)
    older = _version(policy, wanted.older) if wanted.older else None
    before = older.document if older else document
    sections = aligned(before, document)
    digest = version.digest if version else content_digest(document)
    words = words_in(policy.brand.own_words, document.language)
    name = words.say("version-number", number=str(version.number)) if version else words.say("imprint-draft")
    moment_of_draft = f"{now.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC"
    state = _state(policy, version, words, now) if version else words.say("imprint-as-of", moment=moment_of_draft)
    lines = [f"{policy.brand.name} · {name} · {state}", f"{words.say('imprint-digest')}{words.sign(':')} {digest}"]
    if older:
        former = words.say("version-number", number=str(older.number))
        lines.insert(1, f"{former} ({older.digest}) → {name}")
    moment = datetime.datetime.combine(version.recorded, datetime.time(), datetime.UTC) if version else now
    return Copy(
        document,
        redline(before, document, sections, diff(before, document, sections)),
        tuple(lines),
        f"{document.title} · {name} · {digest}",
        policy.brand.name,
        moment.astimezone(datetime.UTC),
        policy.brand.address,
        changed=older is not None,
        short=(f"v{older.number}-to-" if older else "") + (f"v{version.number}" if version else "draft"),
    )


def exported(made: Copy, form: str) -> bytes:
    """Return a copy in a form; a redline has none in odt, which can't be written with tracked changes."""
    if made.changed and form == "odt":
        message = "a redline can't be written as .odt"
        raise cannot(made.name, message, "choose docx, which LibreOffice reads with tracked changes")
    return exporting.exported(made, form)


def require_unmarked(policy: Policy, path: Path) -> None:
    """Stop where a copy would take the place of a Word file in which others tracked changes, or commented."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return
    try:
        there = docx_file.prepared(files.read_bytes(path, str(path), MOST_BYTES_OF_PROGRAMS), str(path), "accept")
    except PolicyError:
        return  # nothing that could be brought back
    others = sorted({*there.authors, *(one.author for one in there.comments)} - {policy.brand.name})
    if others:
        message = f"this file holds changes or comments of {', '.join(others)}, which would be lost"
        bring = f"policy import {files.as_typed(path)} --onto {policy.name}"
        raise cannot(str(path), message, f"bring them: {bring}; or name another file: --out")


def _in_force(policy: Policy, now: datetime.datetime) -> int:
    current = [one.number for one in policy.versions if phases.phase(policy, one.number, now) is Phase.IN_FORCE]
    if not current:
        message = "no version is in force"
        raise cannot(policy.name, message, "name one with --version, or the draft with --draft")
    return current[-1]


def _version(policy: Policy, number: int) -> Version:
    found = policy.find_version(number)
    if found is None:
        raise cannot(policy.name, f"there is no version {number}", policy.known_versions())
    if found.removed:
        raise cannot(policy.name, f"the text of version {number} was removed: {found.removed.basis}", "choose another")
    return found


def _state(policy: Policy, version: Version, words: Words, now: datetime.datetime) -> str:
    """Return from when a version applies, as its pages say it; how far it is where it has no day."""
    number, language = version.number, version.document.language
    interval = next((one for one in phases.applying(policy, now) if one.version.number == number), None)
    phase = phases.phase(policy, number, now)
    record = policy.record(number)
    if interval is None and record and record.notices and phase is not Phase.WITHDRAWN:
        return words.say("state-announced")  # its day came, and it is held up
    if interval is None or phase not in {Phase.IN_FORCE, Phase.ANNOUNCED, Phase.IN_NOTICE, Phase.SUPERSEDED}:
        return words.say("state-withdrawn" if phase is Phase.WITHDRAWN else "imprint-review")
    known = "" if interval.start_known else "-at-the-latest"
    dates = {"date": in_words(interval.start, language)}
    if ended(version.document):
        return words.say("standing-ends" if interval.state is State.UPCOMING else "standing-ended", **dates)
    if phase is not Phase.SUPERSEDED:
        return words.say(f"standing-since{known}" if phase is Phase.IN_FORCE else "standing-upcoming", **dates)
    last = interval.end - datetime.timedelta(days=1) if interval.end else interval.start
    return words.say(f"standing-past{known}", **dates, last=in_words(last, language))
