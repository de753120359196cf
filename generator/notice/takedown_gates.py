"""Whether the text of a version may be removed by order, and what must stay. Source: domain rules §5.7 (16)."""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.archive.takedowns import RULE, wrong
from generator.errors import Finding
from generator.model.levels import Level
from generator.model.people import same_person
from generator.model.policy import Phase, Policy
from generator.model.record import VersionRecord
from generator.notice import notice_clock, phases, revisions
from generator.notice.notice_period import local_day

LEAST_BASIS: Final = 10
PAST: Final = frozenset({Phase.SUPERSEDED, Phase.WITHDRAWN})
"""The phases in which a text may be removed: nobody is bound by it any more."""


def faults(policy: Policy) -> Iterator[Finding]:
    """Find takedowns that don't count: without a basis, by one person, older than the text."""
    for version in policy.versions:
        takedown = version.removed
        if takedown is None:
            continue
        if len(takedown.basis.strip()) < LEAST_BASIS:
            yield wrong(takedown.place, "it is not said which order it rests on")
        names = takedown.by, takedown.approved_by
        if not all(any(map(str.isalnum, name)) for name in names) or same_person(*names):
            yield wrong(takedown.place, "one person alone can't remove a text")
        if takedown.date < version.recorded:
            yield wrong(takedown.place, f"this is dated {takedown.date}, before version {version.number} was sealed")


def gate(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find removed texts that must be there at this moment: readers are bound by them, or were told that they will be.

    Nor may one be missing that a version to come changes or takes the place of: what it changes could not be shown.
    """
    today = local_day(now, policy.brand)
    for version in policy.versions:
        takedown = version.removed
        if takedown is None:
            continue
        if takedown.date > today:
            yield Finding(takedown.place, "future", f"this is dated {takedown.date}, which is still to come", "wait")
        why = needed(policy, version.number, now)
        if why:
            yield Finding(takedown.place, RULE, why, "restore its text, and remove this file")


def level_of(policy: Policy, number: int) -> Level:
    """Return the least that a version counts as of which nothing can be shown any more: what was sealed with it.

    One that was sealed when the text that it changes was gone already is material: nobody could tell what it changes.
    """
    version, parent = policy.version(number), policy.parent(number)
    verdicts = policy.verdicts(number) or ()
    sealed = max((one.level for one in verdicts), default=Level.EDITORIAL)
    if parent is None or parent.removed is None or version.removed:
        return sealed
    came = {one.section for one in verdicts if (one.subject, one.kind) == ("section", "added")}
    blind = bool(came) and came == {section.id for section in version.document.sections}
    return max(sealed, Level.MATERIAL) if blind or version.recorded > parent.removed.date else sealed


def needed(policy: Policy, number: int, now: datetime.datetime) -> str:
    """Return why the text of a version can't be removed at this moment; empty where it can."""
    phase = phases.phase(policy, number, now)
    if phase not in PAST:
        return f"version {number} is {phase}: only the text of a superseded or withdrawn version can be removed"
    for record in notice_clock.open_records(policy):
        parent = policy.parent(record.version)
        builds = number == record.revises or (parent is not None and parent.number == number)
        if builds and phases.phase(policy, record.version, now) not in {*PAST, Phase.IN_FORCE}:
            return f"version {record.version}, which is still to come, builds on version {number}"
    return ""


def continued(policy: Policy, number: int) -> tuple[int, ...]:
    """Return the versions that keep the clock of an announced text, which can't be shown without this version's."""
    found = []
    for record in policy.records:
        if not isinstance(record, VersionRecord) or not record.revises or not revisions.continues(policy, record):
            continue
        if number in {one.number for one in revisions.compared(policy, record)}:
            found.append(record.version)
    return tuple(found)
