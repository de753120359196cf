"""From when a version could apply: the first day of all, and the day that an announcement should name."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.brand import Brand
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import originals, record_faults, requirements, revisions
from generator.notice.notice_period import DAY, earliest, local_day, start_of, working_day
from generator.notice.timeline import parent, starts


@dataclass(frozen=True, slots=True)
class FirstDays:
    """The first days of a version: `earliest` if all readers were told today, and the day that an announcement names.

    `named` leaves time for the notice until tomorrow evening and is a working day; what moves it besides stands in
    `why`. A revision that goes on where the announced text stood `keeps` the day of that version (else 0).
    """

    earliest: datetime.date
    named: datetime.date
    why: tuple[str, ...] = ()
    keeps: int = 0


def without_notice(now: datetime.datetime, brand: Brand, after: Iterable[datetime.date] = ()) -> FirstDays:
    """Return the first days of what needs no notice: today, or the last of the days `after` which it may apply."""
    day = max([local_day(now, brand), *after])
    return FirstDays(day, day)


def after_version(policy: Policy, changed: Version | None) -> list[datetime.date]:
    """Return the day after the first one of the version that another changes; empty while that has none."""
    return [start.day + DAY for start in starts(policy, []) if start.version is changed]


def after_notice(
    policy: Policy,
    now: datetime.datetime,
    days: int,
    changed: Version | None,
    after: Iterable[datetime.date] = (),
    ends: datetime.date | None = None,
) -> FirstDays:
    """Return the first days of a version that needs so many days of notice, and none before those `after` which it may.

    It applies after the version that it has `changed`; an announcement names a day after all versions, or the day that
    was named for the end of the policy, be it a Saturday.
    """
    given, others = [*after, *([ends] if ends else [])], starts(policy, [])
    first = max([earliest(now, days, policy.brand), *given, *after_version(policy, changed)])
    by_tomorrow = start_of(local_day(now, policy.brand) + 2 * DAY, policy.brand) - record_faults.SECOND
    told = earliest(by_tomorrow, days, policy.brand)
    last = max(others, key=lambda one: one.day, default=None)
    may_be = max([told, *given, *([last.day + DAY] if last else [])])
    named = may_be if may_be == ends else working_day(may_be)
    why = ["the notice may take until tomorrow evening"] if may_be == told > first else []
    if last and may_be == last.day + DAY > max([told, first, *given]):
        why.append(f"version {last.version.number} applies from {last.day}")
    why += ["it is a working day"] if named > may_be else []
    return FirstDays(first, named, tuple(why))


def keeping(policy: Policy, revises: int, now: datetime.datetime, after: Iterable[datetime.date] = ()) -> FirstDays:
    """Return the first days of a version that goes on where the announced one stood: the day that was announced."""
    former = policy.record(revises)
    today = working_day(local_day(now, policy.brand) + DAY)
    day = max([former.effective if former and former.effective else today, today, *map(working_day, after)])
    return FirstDays(day, day, keeps=revises)


def first_days(policy: Policy, record: VersionRecord, now: datetime.datetime) -> FirstDays:
    """Return the first days of a sealed version that is not announced yet."""
    first = originals.begins(policy, policy.version(record.version).master)
    after = [first] if first and first != originals.NOT_YET else []
    former = policy.record(record.revises) if record.revises else None
    if former and former.effective and revisions.continues(policy, record):
        return keeping(policy, record.revises, now, [*after, *([record.ends] if record.ends else [])])
    if not requirements.needs_notice(record):
        return without_notice(now, policy.brand, [*after, *([record.ends] if record.ends else [])])
    days = requirements.required(policy, record, now)[0]
    return after_notice(policy, now, days, parent(policy, record.version), after, record.ends)


def proposed(policy: Policy, record: VersionRecord, now: datetime.datetime) -> datetime.date:
    """Return the day that an announcement made now should name."""
    return first_days(policy, record, now).named
