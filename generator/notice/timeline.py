"""Which version applies when: worked out from dates and a day, never stored."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Finding
from generator.model.policy import Interval, Policy, State
from generator.model.version import Version


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of a version, and whether it is known or only the day of first recording."""

    version: Version
    day: datetime.date
    known: bool


def starts(policy: Policy, findings: list[Finding]) -> tuple[Start, ...]:
    """Return the first day of each sealed version that has one, in their order; what doesn't fit is a finding.

    Withdrawn versions and those that are still to be announced have none. Each starts after the one before it and after
    the one that it changes.
    """
    result: list[Start] = []
    for version in policy.versions:
        start = _start(policy, version)
        record = policy.record(version.number)
        if start and not policy.withdrawn(version.number):
            result.append(start)
        elif not start and not record:
            remedy = f"restore notices/v{version.number:03}.yml; `policy freeze` wrote it with the version"
            message = f"version {version.number} has no date on which it takes effect"
            findings.append(Finding(version.place, "no-effective-date", message, remedy))
    result.sort(key=lambda start: start.day)
    for before, after in zip([None, *result], result, strict=False):
        number, following = after.version.number, after.version.before
        record, changed = policy.record(number), parent(policy, number)
        late = next((start for start in result if start.version is changed and start.day >= after.day), None)
        if before and before.day >= after.day:
            late = before
        if following and not any(one.version.number == following and one.day > after.day for one in result):
            message = f"version {number} was brought in as past, and does not apply before version {following}"
            findings.append(
                Finding(after.version.place, "dates-overlap", message, "remove it: nothing was sealed after it")
            )
        if late:
            place = record.place if record else after.version.place
            message = f"version {number} starts on {after.day}, not after version {late.version.number} ({late.day})"
            findings.append(Finding(place, "dates-overlap", message, "a later version takes effect on a later day"))
    return tuple(result)


def parent(policy: Policy, number: int) -> Version | None:
    """Return the version that a version changes; None where that one can't be read, or isn't an earlier one."""
    try:
        changed = policy.parent(number)
    except KeyError:
        return None
    return changed if changed and changed.number < number else None


def _start(policy: Policy, version: Version) -> Start | None:
    if version.effective:
        return Start(version, version.effective, known=True)
    if version.origin == "imported" or version.number == 1:
        return Start(version, version.recorded, known=False)
    record = policy.record(version.number)
    return Start(version, record.effective, known=True) if record and record.effective else None


def timeline(begins: Sequence[Start], today: datetime.date) -> tuple[Interval, ...]:
    """Return each version with the days on which it applies and its state today.

    A first version whose effective date is unknown applied before it was recorded, so it never counts as upcoming.
    """
    ends = [*(after.day for after in begins[1:]), *([None] if begins else [])]
    return tuple(
        Interval(start.version, _state(start, end, today, first=start is begins[0]), start.day, end, start.known)
        for start, end in zip(begins, ends, strict=True)
    )


def _state(start: Start, end: datetime.date | None, today: datetime.date, *, first: bool) -> State:
    if start.day > today and (start.known or not first):
        return State.UPCOMING
    return State.IN_FORCE if end is None or end > today else State.SUPERSEDED


def in_force(intervals: Sequence[Interval]) -> Interval | None:
    """Return the version that applies, or None before the first takes effect."""
    return next((interval for interval in intervals if interval.state is State.IN_FORCE), None)
