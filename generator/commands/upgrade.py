"""Writing down, once, what versions of earlier programs published of their changes; and proving what was written."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import __version__
from generator.archive import verdict_archive, verdict_file
from generator.checks import continuity
from generator.checks.verdicts import sealed_without_verdicts
from generator.errors import Finding, Severity
from generator.loading import policy_source
from generator.materiality import decisions, rejudge_upcoming
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.version import Stricter, VerdictFile
from generator.notice import gates, notice_clock, revisions
from generator.notice.notice_period import start_of
from generator.source import promised_file


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """A verdict file that was or would be written, as it is shown and byte by byte."""

    path: str
    file: VerdictFile | None
    content: str


def upgrade(
    loaded: policy_source.Source,
    policy: Policy,
    now: datetime.datetime,
    published: Sequence[continuity.Listed] = (),
    *,
    dry: bool,
) -> tuple[UpgradedFile, ...]:
    """Write down what each version of an earlier program published that has no verdict file yet, and return these.

    Nothing that is sealed or written is touched; `dry` writes nothing at all. What is `published` of the promise of
    older versions was written down already, and is not written anew in other words.
    """
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    shown_path = loaded.shown_folder(policy)
    silent = promised_file.promise_to_record(policy, rehearsal=loaded.rehearsal)
    promised = silent or policy.promised
    said = promised_file.digest_of(promised) if promised else ""
    own = [one for one in published if one.policy == policy.name]
    policy_source.require([found for one in own for found in continuity.other_promise(one, said, shown_path)])
    wanted = _wanted(policy, now, rehearsal=loaded.rehearsal)
    if wanted and not dry:
        verdict_archive.add(loaded.folder(policy), policy.name, wanted, shown_path)
    if silent and not dry:
        verdict_archive.add_promised(loaded.folder(policy), silent, shown_path)
    beside = (
        [UpgradedFile(f"{shown_path}/{promised_file.FILE}", None, promised_file.file_text(silent))] if silent else []
    )
    return (*beside, *_upgraded(policy, wanted, shown_path))


def _upgraded(policy: Policy, wanted: Sequence[VerdictFile], shown_path: str) -> tuple[UpgradedFile, ...]:
    return tuple(
        UpgradedFile(
            f"{shown_path}/{verdict_file.FOLDER}/v{file.version:03}.yml",
            file,
            verdict_file.verdict_file_text(policy.name, file).decode(),
        )
        for file in wanted
    )


def _wanted(policy: Policy, now: datetime.datetime, *, rehearsal: bool) -> tuple[VerdictFile, ...]:
    written = [file.version for file in policy.verdict_files]
    previous = policy.verdict_files[-1].digest if written else verdict_file.FIRST
    result: list[VerdictFile] = []
    for number in sealed_without_verdicts(policy):
        if number in written:
            continue
        stricter = _stricter(policy, number, now)
        file = replace(_published(policy, number), stricter=stricter, previous=previous, rehearsal=rehearsal)
        previous = verdict_file.digest_of(policy.name, file)
        result.append(replace(file, digest=previous))
    return tuple(result)


def _published(policy: Policy, number: int) -> VerdictFile:
    """Return what a version published, worked out as it was then."""
    record = policy.record(number)
    goes_on = record and _can_be_told(policy, number) and decisions.earlier_adds_nothing(policy, record)
    return VerdictFile(
        version=number,
        sealed=policy.version(number).digest,
        program=__version__,
        verdicts=decisions.of_earlier(policy, number),
        adds_nothing_to=record.revises if record and goes_on else 0,
    )


def _can_be_told(policy: Policy, number: int) -> bool:
    """Return True if a version takes the place of another, and no text was removed that says what it adds."""
    record = policy.record(number)
    if record is None or revisions.revised(policy, record) is None:
        return False
    return not any(one.removed for one in revisions.compared(policy, record))


def _stricter(policy: Policy, number: int, now: datetime.datetime) -> tuple[Stricter, ...]:
    """Return what the rules say more of a version today, where it is still to come."""
    coming = (one for one in notice_clock.open_records(policy) if one.version == number)
    record = next(coming, None)
    if record is None or (record.effective and start_of(record.effective, policy.brand) <= now):
        return ()
    return rejudge_upcoming.stricter(policy, number)


def disagreements(policy: Policy) -> Iterator[Finding]:
    """Find verdict files that don't say what the versions published, worked out once more as it was then.

    A level that comes out otherwise is accepted, with a warning, unless it is too low both by that and by the present
    rules: what an archive says must not depend on the libraries that read it.
    """
    older = sealed_without_verdicts(policy)
    for file in policy.verdict_files:
        if file.version not in older:
            continue
        again = _published(policy, file.version)
        other_clock = _can_be_told(policy, file.version) and file.adds_nothing_to != again.adds_nothing_to
        if file.verdicts == again.verdicts and not other_clock:
            continue
        levels = {one.change: one.level for one in again.verdicts}
        said = {one.change: one.level for one in file.verdicts}
        sure = {change for change, level in said.items() if level >= levels.get(change, Level.CONSENT)}
        lowered = not (said.keys() <= sure and levels.keys() <= said.keys())
        wrong = (
            other_clock
            or said == levels
            or (lowered and bool(rejudge_upcoming.stricter(policy, file.version, but=sure)))
        )
        message = f"this is not what version {file.version} published of its changes"
        remedy = "restore the file as `policy upgrade` wrote it"
        yield Finding(file.place, verdict_file.RULE, message, remedy, Severity.ERROR if wrong else Severity.WARNING)


def files_in_words(name: str, done: Sequence[UpgradedFile], *, dry: bool) -> str:
    """Return what was written or, where it is `dry`, what would be, as text."""
    if not done:
        return f"{name}: nothing has to be written down\n"
    lines = [f"{name}: {'this would be written' if dry else 'this was written down once, and is never edited'}"]
    for one in done:
        if one.file is None:
            lines.append(f"  {one.path}: time zone, laws and limit of the brand's promise, as brand.yml says now")
            continue
        level = max((verdict.level for verdict in one.file.verdicts), default=Level.EDITORIAL)
        count = len(one.file.verdicts)
        lines.append(f"  {one.path}: {count} change{'' if count == 1 else 's'}, {level}")
        lines.extend(f"    still to come, and {more.level} today: {more.reason}" for more in one.file.stricter)
    if dry:
        lines.extend(f"\n{one.path}\n\n{one.content}" for one in done)
    else:
        lines.append("Commit all of policy_source with the new files.")
    return "\n".join(lines).rstrip() + "\n"
