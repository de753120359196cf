"""The way of a version from its sealing into force: how far it has come, and what holds it up.

Everything is worked out from the record and `now`. Source: domain rules §5.
"""

import datetime
from dataclasses import replace
from itertools import pairwise

from generator.materiality import decision_objections
from generator.model.policy import Interval, Phase, Policy, State
from generator.model.record import VersionRecord, Waiver
from generator.model.version import Version
from generator.notice import notice_clock, originals, requirements
from generator.notice.notice_period import local_day
from generator.notice.timeline import parent, starts, timeline


def overdue_versions(policy: Policy, now: datetime.datetime) -> frozenset[int]:
    """Return the versions whose day has come and that have not applied, though nobody postponed or withdrew them.

    Their notice lacks, they change another text than the one that applied before, or they translate a version that does
    not apply yet: the site can't be built then.
    """
    today = local_day(now, policy.brand)
    records = {record.version: record for record in notice_clock.open_records(policy)}
    held: set[int] = set()
    before: Version | None = None
    for start in starts(policy, []):
        number = start.version.number
        record = records.get(number)
        if before and start.day > today:
            break
        late = (
            record is not None
            and notice_clock.lacks_notice(policy, record)
            and not (record.waiver and start.day == today)
        )
        late = late or (record is not None and originals.too_early(policy, start.version, start.day))
        if late or (record and before and parent(policy, number) is not before):
            held.add(number)
        else:
            before = start.version
    return frozenset(held)


def applying(policy: Policy, now: datetime.datetime) -> tuple[Interval, ...]:
    """Return the days on which each version applies, without those that are held up."""
    held = overdue_versions(policy, now)
    begins = [start for start in starts(policy, []) if start.version.number not in held]
    return timeline(begins, local_day(now, policy.brand))


def applied(policy: Policy, record: VersionRecord, at: datetime.datetime) -> bool:
    """Return True if a version was in force at a moment, whatever was done with it then."""
    if not record.effective or local_day(at, policy.brand) < record.effective:
        return False
    others = [one for one in policy.records if not isinstance(one, VersionRecord) or one.revises != record.version]
    as_it_was = [replace(one, withdrawal=None) if one is record else one for one in others]
    return record.version not in overdue_versions(replace(policy, records=tuple(as_it_was)), at)


def overtaken(policy: Policy, now: datetime.datetime) -> dict[int, Version]:
    """Return the version before each version that changes another one than that: what was shown of it is untrue.

    A version that is held up for want of its notice is before no other, and what builds on it waits with it.
    """
    held = overdue_versions(policy, now)
    late = {
        record.version
        for record in notice_clock.open_records(policy)
        if record.version in held and (notice_clock.lacks_notice(policy, record) or _before_original(policy, record))
    }
    begins = [start for start in starts(policy, []) if start.version.number not in late]
    return {
        after.version.number: before.version
        for before, after in pairwise(begins)
        if policy.record(after.version.number)
        and (changed := parent(policy, after.version.number))
        and changed is not before.version
        and changed.number not in held
    }


def _before_original(policy: Policy, record: VersionRecord) -> bool:
    day = record.effective
    return day is not None and originals.too_early(policy, policy.version(record.version), day)


def phase(policy: Policy, number: int, now: datetime.datetime) -> Phase:
    """Return how far a version has come; one that is held up is no further than before its day."""
    if policy.withdrawn(number):
        return Phase.WITHDRAWN
    record = policy.record(number)
    if record and number in overdue_versions(policy, now):
        return (
            Phase.IN_NOTICE
            if requirements.needs_notice(record) and notice_clock.notified(policy, record)
            else Phase.ANNOUNCED
        )
    state = next((one.state for one in applying(policy, now) if one.version.number == number), None)
    match state:
        case State.IN_FORCE:
            return Phase.IN_FORCE
        case State.SUPERSEDED:
            return Phase.SUPERSEDED
        case State.UPCOMING if record and requirements.needs_notice(record) and notice_clock.notified(policy, record):
            return Phase.IN_NOTICE
        case State.UPCOMING:
            return Phase.ANNOUNCED
        case _:
            return Phase.APPROVED if record and approved(policy, record) else Phase.IN_REVIEW


def approved(policy: Policy, record: VersionRecord) -> bool:
    """Return True if somebody of the brand's lawyers, where they are named, approved this very text."""
    people = {person.id: person for person in policy.brand.people}
    return any(
        one.digest == record.digest
        and (not people or decision_objections.LEGAL in getattr(people.get(one.by), "roles", ()))
        for one in record.approvals
    )


def breaks_promise(policy: Policy, record: VersionRecord, waiver: Waiver) -> bool:
    """Return True if no version that readers know promises this exception. Source: domain rules §5.5."""
    older = policy.parent(record.version)
    if older and older.removed:
        return waiver.breaks_promise  # as it was found when the exception was made
    promised = {
        name
        for section in (older.document.sections if older else ())
        if section.type == "changes" and isinstance(exceptions := section.facts.get("exceptions"), list)
        for name in exceptions
    }
    return waiver.kind not in promised
