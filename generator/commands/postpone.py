"""Postponing an announced version, with a new notice."""

import datetime
from dataclasses import replace

from generator.commands.announce import refuse_early
from generator.commands.authority import require_known, require_reason
from generator.commands.recording import (
    RULE,
    Announced,
    amend,
    findings_after,
    refused,
    require_no_errors,
    require_unchanged,
    whole_second,
)
from generator.commands.which_version import changing, running
from generator.commands.words_for_readers import refuse_because
from generator.errors import Finding, Severity
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import Notice, VersionRecord
from generator.notice import notice_clock, originals
from generator.notice.next_notice import message_of, words_of
from generator.notice.notice_period import DAY, local_day, working_day
from generator.notice.proposal import proposed


def postpone(  # noqa: PLR0913 -- who, when, why
    loaded: policy_source.Source,
    policy: Policy,
    now: datetime.datetime,
    *,
    by: str,
    because: str,
    to: datetime.date | None = None,
    number: int = 0,
) -> Announced:
    """Postpone an announced version, to the first day that is proposed or a later one; a new notice says so."""
    record = running(loaded, policy, now, number)
    require_known(loaded, policy, by)
    require_reason(loaded, policy, because)
    if repeated := _postponed_already(record, now, by=by, because=because, to=to):
        return Announced(policy, record, (repeated,))
    former = record.effective
    begun = notice_clock.earliest_of(policy, record)
    first = begun or proposed(policy, record, now)
    today = local_day(now, policy.brand)
    after = [working_day(day + DAY) for day in (former, None if record.waiver else today) if day]
    original = originals.begins(policy, policy.version(record.version).master)
    after += [working_day(original)] if original and original != originals.NOT_YET else []
    effective = to or max([working_day(first), *after])
    if former and effective <= former:
        message = f"version {record.version} was announced for {former}; it can't be brought forward to {effective}"
        raise refused(loaded, policy, message, "name a later day")
    if not begun:
        refuse_early(loaded, policy, replace(record, revises=0), effective, now)
    _refuse_overlap(loaded, policy, record, effective)
    if originals.too_early(policy, policy.version(record.version), effective):
        refuse_early(loaded, policy, record, effective, now)
    refuse_because(loaded, policy, record, because)
    words = message_of(policy, record, effective, now, because=because)
    content = words_of(words)
    given = Notice(whole_second(now), by, effective, digest(content), content.decode(), because, record.place)
    result = replace(record, notices=(*record.notices, given))
    findings = list(findings_after(policy, result, now))
    require_no_errors(findings)

    def change(old: VersionRecord) -> VersionRecord:
        require_unchanged(old, record)
        return replace(old, notices=(*old.notices, given))

    return amend(loaded, policy, record, change, findings)


def _postponed_already(
    record: VersionRecord, now: datetime.datetime, *, by: str, because: str, to: datetime.date | None
) -> Finding | None:
    """Return what to say where the same postponement was recorded within a day and told to nobody yet.

    So it is where a command was killed after it recorded all and before it said so.
    """
    newest = record.notices[-1]
    same = (newest.by, newest.because.split(), to or newest.effective) == (by, because.split(), newest.effective)
    told = any(one.notice == newest.digest for one in record.evidence)
    if len(record.notices) == 1 or not same or told or now - newest.at > DAY:
        return None
    message = f"version {record.version} was postponed to {newest.effective} already, at {newest.at:%Y-%m-%d %H:%M} UTC"
    remedy = "nothing is to be done; to postpone it further, name the day: --to"
    return Finding(record.place, RULE, message, remedy, Severity.WARNING)


def _refuse_overlap(
    loaded: policy_source.Source, policy: Policy, record: VersionRecord, effective: datetime.date
) -> None:
    """Refuse to postpone a version beyond one that changes it."""
    for one in changing(policy, record):
        if one.effective and one.effective <= effective:
            message = f"version {one.version} changes version {record.version}, and is to start on {one.effective}"
            remedy = f"postpone that first, beyond {effective}: policy postpone {policy.name} --version {one.version}"
            if not one.notices:
                remedy = f"withdraw that first, and seal it again after: policy withdraw {policy.name}"
                remedy += f" --version {one.version}"
            raise refused(loaded, policy, message, remedy)
