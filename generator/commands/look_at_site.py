"""The daily look at the published site, whether every notice that readers were promised still stands there.

`policy look` is made for cron: it may run as often as it likes, and adds one line a day to the policy's `looks.yml`, or
to a log elsewhere. What it finds on the site for the first time is the evidence of the channel `site`.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files, locks
from generator.archive import policy_files
from generator.commands import authority, find_evidence, record_evidence, which_version
from generator.errors import Finding, PolicyError, refusal
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import Look, VersionRecord
from generator.notice import notice_clock, phases, requirements, site_looks
from generator.notice.notice_period import local_day
from generator.notice.site_looks import ACCEPTED, BUILT, FILE, RULE, SEEN
from generator.publish import web

SITE: Final = "site"


@dataclass(frozen=True, slots=True)
class LookResult:
    """What one look found: of which version, `seen` on the site or `built` in a folder; `fresh` where it was added.

    `by_name_alone` says that the host gave no answer to whoever doesn't say this program's name.
    """

    policy: str
    version: int
    what: str
    fresh: bool
    by_name_alone: bool = False


def read_log(path: Path, shown_path: str, findings: list[Finding]) -> tuple[Look, ...]:
    """Return the looks that a file lists; none where there is no such file."""
    node = policy_files.read_file(path, shown_path, findings, files.MOST_SEALED_BYTES)
    return site_looks.read(node, findings) if node else ()


def with_log(policy: Policy, log: Path) -> Policy:
    """Return a policy with the looks that a log elsewhere lists of it, too."""
    findings: list[Finding] = []
    looks = tuple(one for one in read_log(log, str(log), findings) if one.policy == policy.name)
    if findings:
        raise PolicyError(findings)
    return replace(policy, looks=(*policy.looks, *looks))


def due(policy: Policy, now: datetime.datetime) -> Iterator[VersionRecord]:
    """Yield the records of versions whose notice stands on the site today: on their way, or taken back and not told."""
    held = phases.overdue_versions(policy, now)
    today = local_day(now, policy.brand)
    for record in notice_clock.open_records(policy):
        ahead = record.effective is not None and (record.effective > today or record.version in held)
        if record.notices and ahead and SITE in requirements.required(policy, record)[1]:
            yield record
    gone = (one for one in policy.records if isinstance(one, VersionRecord))
    yield from (one for one in gone if SITE in notice_clock.channels_without_withdrawal(one))


def look(
    loaded: policy_source.Source,
    policies: Sequence[Policy],
    now: datetime.datetime,
    line: web.WebLine,
    *,
    at: str = "",
    log: Path | None = None,
) -> tuple[tuple[LookResult, ...], tuple[Finding, ...]]:
    """Look at the site for all that is due, add what was found, and return it with what was not found."""
    looked: list[LookResult] = []
    findings: list[Finding] = []
    for policy in policies:
        for record in due(policy, now):
            where = at or policy.brand.address
            if not where:
                message = "brand.yml doesn't say where the policies are published"
                findings.append(Finding(record.place, RULE, message, "add published_at: https://…, and look there"))
                continue
            try:
                looked.append(_look(loaded, policy, record, now, find_evidence.NoticeLocation(where, line), log))
            except PolicyError as problem:
                findings.extend(problem.findings)
    return tuple(looked), tuple(findings)


def _look(
    loaded: policy_source.Source,
    policy: Policy,
    record: VersionRecord,
    now: datetime.datetime,
    way: find_evidence.NoticeLocation,
    log: Path | None,
) -> LookResult:
    proof = find_evidence.find_evidence(policy, record, way, now)
    what = SEEN if find_evidence.is_published(policy, way.where, rehearsal=loaded.rehearsal) else BUILT
    by_all = what == BUILT or find_evidence.look_as_reader(policy, record, way)
    first = not any(one.channel == SITE and one.notice == proof.notice for one in record.evidence)
    if what == SEEN and first:
        record_evidence.record_evidence(loaded, policy, now, lambda _: proof, record.version)
    one = Look(local_day(now, policy.brand), record.version, what, proof.notice, where=way.where)
    fresh = add(loaded, policy, one, log)
    return LookResult(policy.name, record.version, what, fresh, not by_all)


def add(loaded: policy_source.Source, policy: Policy, one: Look, log: Path | None) -> bool:
    """Add a look to the policy's file, or to a log; return False where that day has it already."""
    path = log or loaded.folder(policy) / FILE
    shown_path = str(path) if log else f"{loaded.shown_folder(policy)}/{FILE}"
    one = replace(one, policy=policy.name if log else "", rehearsal=loaded.rehearsal)
    with locks.folder_lock(path.absolute().parent, policy_files.DECIDING):
        problems: list[Finding] = []
        known = read_log(path, shown_path, problems)
        if problems:
            raise PolicyError(problems)
        if any(replace(old, where=one.where) == one for old in known):
            return False
        before = path.read_bytes().rstrip(b"\n") + b"\n" if path.exists() else site_looks.HEAD.encode()
        files.write_atomically(path, before + site_looks.line(one).encode())
    return True


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Two people accept that nobody looked from one day to another."""

    first: datetime.date
    last: datetime.date
    by: str
    approved_by: str
    because: str


def accept(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, gap: Acceptance, *, number: int = 0
) -> VersionRecord:
    """Record that two people accept a gap in the looks at a version's notice; a gap that is none is refused."""
    record = which_version.with_gaps(loaded, policy, now, number)
    authority.require_two(loaded, policy, gap.by, gap.approved_by)
    authority.require_reason(loaded, policy, gap.because)
    there = site_looks.unseen(policy, record, local_day(now, policy.brand))
    known = {(first, first + datetime.timedelta(days=length - 1)) for first, length in there}
    if (gap.first, gap.last) not in known:
        message = f"{gap.first} to {gap.last} is no gap in the looks at the notice of version {record.version}"
        remedy = f"the gaps are: {site_looks.spans(there)}" if there else "there is none"
        raise refusal(loaded.shown_folder(policy), RULE, message, remedy)
    because = " ".join(gap.because.split())
    one = Look(gap.first, record.version, ACCEPTED, record.notices[-1].digest, until=gap.last, by=gap.by)
    add(loaded, policy, replace(one, approved_by=gap.approved_by, because=because), None)
    return record
