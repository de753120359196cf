"""The day that an announcement should name."""

import datetime

from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import originals, record_faults, requirements, revisions
from generator.notice.notice_period import DAY, earliest, local_day, start_of, working_day
from generator.notice.timeline import starts


def proposed(policy: Policy, record: VersionRecord, now: datetime.datetime) -> datetime.date:
    """Return the day that an announcement made now should name: the notice may take until tomorrow evening.

    It is the first working day on which the version may take effect then, or the day that was named for the end of the
    policy, be it a Saturday. A revision that goes on where the announced text stood keeps that one's day.
    """
    revised = policy.record(record.revises) if record.revises else None
    first = originals.begins(policy, policy.version(record.version).master)
    after = [first] if first and first != originals.NOT_YET else []
    after += [record.ends] if record.ends else []
    if revised and revised.effective and revisions.continues(policy, record):
        return max([revised.effective, working_day(local_day(now, policy.brand) + DAY), *map(working_day, after)])
    if not requirements.needs_notice(record):
        return max([local_day(now, policy.brand), *after])
    days = requirements.required(policy, record, now)[0]
    by_tomorrow = start_of(local_day(now, policy.brand) + 2 * DAY, policy.brand) - record_faults.SECOND
    may_be = max([earliest(by_tomorrow, days, policy.brand), *after, *(one.day + DAY for one in starts(policy, []))])
    return may_be if may_be == record.ends else working_day(may_be)
