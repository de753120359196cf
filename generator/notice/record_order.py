"""What is recorded of a policy, by time: nothing is recorded as earlier than what was recorded before.

A record of a rehearsal carries a mark. What is not a rehearsal refuses it: real dates don't rest on invented ones.
"""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place
from generator.model.policy import Policy
from generator.model.record import Recorded, VersionRecord
from generator.notice.notice_period import start_of

RULE: Final = "clock"
REHEARSAL: Final = "rehearsal"
_SECOND: Final = datetime.timedelta(seconds=1)  # evidence is recorded as of the next full one


def latest(policy: Policy) -> tuple[datetime.datetime, Place] | None:
    """Return the last moment that is recorded of a policy, and where; None where nothing is. A day is its beginning."""
    return max(_moments(policy), default=None)


def out_of_order(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find that something later than `now` is recorded of a policy already."""
    last = latest(policy)
    if last and last[0] > now + _SECOND:
        to_the_second = "%Y-%m-%d %H:%M:%S UTC"
        there, here = (moment.astimezone(datetime.UTC) for moment in (last[0], now))
        message = f"this is recorded of {there:{to_the_second}}, after now ({here:{to_the_second}})"
        remedy = "set the clock right, or wait: nothing is recorded as earlier than what was recorded before"
        yield Finding(last[1], RULE, message, remedy)


def rehearsed(policy: Policy) -> Iterator[Finding]:
    """Find what carries the mark of a rehearsal."""
    marked = [
        *(one.place for one in policy.versions if one.rehearsal or (one.removed and one.removed.rehearsal)),
        *(one.place for one in policy.records if one.rehearsal or _links_marked(one)),
        *(one.place for one in policy.reviews if one.rehearsal),
        *(one.place for one in policy.looks if one.rehearsal),
        *(one.place for one in policy.verdict_files if one.rehearsal),
        *([policy.promised.place] if policy.promised and policy.promised.rehearsal else []),
    ]
    for place in marked:
        message = "this was recorded in a rehearsal, with an invented clock"
        remedy = "remove the copy in which you rehearsed; to go on rehearsing there: --rehearsal"
        yield Finding(place, REHEARSAL, message, remedy)


def _links_marked(record: Recorded) -> bool:
    return isinstance(record, VersionRecord) and any(link.rehearsal for link in record.chain)


def _moments(policy: Policy) -> Iterator[tuple[datetime.datetime, Place]]:
    """Yield each moment that is recorded of a policy; of a day, its beginning."""
    days = [(one.recorded, one.place) for one in policy.versions]
    days += [(one.removed.date, one.removed.place) for one in policy.versions if one.removed]
    days += [(one.date, one.place) for one in policy.reviews]
    days += [(one.until or one.day, one.place) for one in policy.looks]
    for record in policy.records:
        days += [(one.date, one.place) for one in (*record.decisions, *record.waiting)]
        days += [(one.date, one.place) for one in record.approvals]
        if isinstance(record, VersionRecord):
            yield from _happened(record)
            days += [(day, record.place) for day in record.seen]
            days += [(one.date, one.place) for one in record.unreached]
    yield from ((start_of(day, policy.brand), place) for day, place in days)


def _happened(record: VersionRecord) -> Iterator[tuple[datetime.datetime, Place]]:
    yield from ((one.at, one.place) for one in record.notices)
    yield from ((one.at, one.place) for one in record.evidence)
    if record.withdrawal and record.withdrawal.at:
        yield record.withdrawal.at, record.withdrawal.place
