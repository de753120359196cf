"""Evidence that the notice of a version was given, and accepting that it did not reach everybody."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from generator.commands.authority import require_reason, require_two
from generator.commands.recording import (
    Announced,
    amend,
    findings_after,
    refused,
    require_no_errors,
    require_open,
    whole_second,
)
from generator.commands.which_version import running, to_tell
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import readers_reached, record_faults, requirements
from generator.notice.notice_duties import accepting
from generator.notice.notice_period import local_day


def record_evidence(
    loaded: policy_source.Source,
    policy: Policy,
    now: datetime.datetime,
    evidence: Callable[[VersionRecord], Evidence],
    number: int = 0,
) -> Announced:
    """Record evidence that the notice of an announced version was given.

    A notice that was seen on the site before adds only the day: a gap in those days is a finding (`policy due`).
    """
    record = to_tell(loaded, policy, now, number)
    one = evidence(record)
    one = replace(one, at=_rounded_up(one.at), place=record.place)
    today = local_day(now, policy.brand)
    known = any(old.channel == one.channel == "site" and old.notice == one.notice for old in record.evidence)

    def change(old: VersionRecord) -> VersionRecord:
        require_open(old, record)
        if known:
            return replace(old, seen=tuple(sorted({*old.seen, today})))
        return replace(old, evidence=(*old.evidence, one))

    findings = list(findings_after(policy, change(record), now))
    require_no_errors(findings, ("evidence", "future"))
    return amend(loaded, policy, record, change, findings)


def accept_unreached(  # noqa: PLR0913 -- who, when, why
    loaded: policy_source.Source,
    policy: Policy,
    now: datetime.datetime,
    *,
    by: str,
    approved_by: str,
    because: str,
    number: int = 0,
) -> Announced:
    """Record the decision of two people to let the clock run though more than the brand's limit were not reached."""
    record = running(loaded, policy, now, number)
    require_two(loaded, policy, by, approved_by)
    require_reason(loaded, policy, because)
    one = readers_reached.undecided(policy, record) or readers_reached.evidence_of_own_list(policy, record)
    if one is None:
        mailed = readers_reached.mailed(policy, record)
        if not mailed:
            message = f"no e-mail with the notice of version {record.version} was sent yet"
            raise refused(loaded, policy, message, "send it first (policy notify), then decide on whom it missed")
        if not any(old.accepted for old in mailed):
            message = f"nobody at all was reached with the notice of version {record.version}"
            raise refused(loaded, policy, message, "that is no notice, whoever accepts it: mend the list, send again")
        message = f"no more than {requirements.limit(policy, record)} % were not reached, or that was accepted already"
        raise refused(loaded, policy, message, "nothing is to be decided")
    decided = accepting(one, local_day(now, policy.brand), by, approved_by, because)

    def change(old: VersionRecord) -> VersionRecord:
        require_open(old, record)
        return replace(old, unreached=(*old.unreached, decided))

    findings = list(findings_after(policy, change(record), now))
    require_no_errors(findings, ("future",))
    return amend(loaded, policy, record, change)


def _rounded_up(at: datetime.datetime) -> datetime.datetime:
    """Return the next full second: evidence is never taken for older than it is."""
    whole = whole_second(at)
    return whole if whole == at else whole + record_faults.SECOND
