"""Which version applies when: worked out from dates and a day, never stored."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.errors import Finding
from generator.model import Interval, Policy, State, Version


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of a version, and whether it is known or only the day of first recording."""

    version: Version
    day: datetime.date
    known: bool


def starts(policy: Policy, found: list[Finding]) -> tuple[Start, ...]:
    """Return the first day of each sealed version; versions without one, and dates that don't rise, are findings."""
    result: list[Start] = []
    for version in policy.versions:
        start = _start(policy, version)
        if start:
            result.append(start)
        else:
            remedy = f"restore notices/v{version.number:03}.yml; `policy freeze` wrote it with the version"
            message = f"version {version.number} has no date on which it takes effect"
            found.append(Finding(version.place, "no-effective-date", message, remedy))
    for before, after in pairwise(result):
        if after.day <= before.day:
            message = (
                f"version {after.version.number} starts on {after.day}, not after version {before.version.number}"
                f" ({before.day})"
            )
            record = policy.record(after.version.number)
            place = record.place if record else after.version.place
            found.append(Finding(place, "dates-overlap", message, "a later version takes effect on a later day"))
    return tuple(result)


def _start(policy: Policy, version: Version) -> Start | None:
    if version.effective:
        return Start(version, version.effective, known=True)
    if version.origin == "imported" or version.number == 1:
        return Start(version, version.recorded, known=False)
    record = policy.record(version.number)
    return Start(version, record.effective, known=True) if record else None


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
    """Return the version that applies, or nothing before the first takes effect."""
    return next((interval for interval in intervals if interval.state is State.IN_FORCE), None)
