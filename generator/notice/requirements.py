"""What notice a version needs: days, channels, audiences, and how many may stay unreached."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import notice_period as notice
from generator.notice.notice_period import (
    Zones,
    audiences_needed,
    channels_needed,
    days_needed,
    local_day,
    zones_beside,
)
from generator.notice.timeline import parent
from generator.source import promised_file

MOST_UNREACHED: Final = 2
"""So many percent of the recipients may stay unreached without a decision, whatever brand.yml says. Source: §5.2."""


def needs_notice(record: VersionRecord) -> bool:
    """Return True if a version may not take effect before its notice was given."""
    return record.level >= Level.MATERIAL


def raised(policy: Policy, record: VersionRecord) -> bool:
    """Return True if it was written down that a version, still to come then, counts as more than it was sealed as."""
    file = policy.verdict_file(record.version)
    return any(one.level > record.level for one in file.stricter) if file else False


def required(
    policy: Policy, record: VersionRecord, now: datetime.datetime | None = None
) -> tuple[int, tuple[str, ...]]:
    """Return the days of notice that a version needs and the channels through which, at least those it was given.

    The version that applies before governs (6); what the new one promises beyond that counts too. Before it is
    announced, `now` says which version that is.
    """
    days, channels = promised_notice(policy, record, now)
    return max(days, record.days), tuple(sorted({*channels, *record.channels}))


def governing_texts(policy: Policy, record: VersionRecord, now: datetime.datetime | None) -> tuple[Version, ...]:
    """Return the texts whose promises hold for the notice of a version: its own, and those that govern it."""
    at = record.notices[0].at if record.notices else now
    return (policy.version(record.version), *governing(policy, parent(policy, record.version), at))


def promised_notice(
    policy: Policy, record: VersionRecord, now: datetime.datetime | None = None
) -> tuple[int, tuple[str, ...]]:
    """Return the days and channels that a version needs by what was promised, whatever its record says."""
    beside = () if record.notices else policy.brand.regimes
    return needed(policy, governing_texts(policy, record, now), beside)


def audiences(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return those to whom the notice of a version is given, where it was promised to several; else empty.

    So it is from the announcement of another audience on until it applies. Of versions that an earlier program sealed,
    nobody said whom a list held.
    """
    version = policy.version(record.version)
    if not version.decisions:
        return ()
    at = record.notices[0].at if record.notices else None
    versions = (version, *governing(policy, parent(policy, record.version), at))
    return audiences_needed([promised_file.of(policy, one) for one in versions], [one.document for one in versions])


def is_promised(policy: Policy, record: VersionRecord) -> bool:
    """Return True if the days that a version needs stand in a text that readers know, or will know."""
    at = record.notices[0].at if record.notices else None
    versions = (policy.version(record.version), *governing(policy, parent(policy, record.version), at))
    return notice.is_promised(required(policy, record)[0], [one.document for one in versions])


def needed(policy: Policy, versions: Sequence[Version], regimes: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Return the days and channels by the promises of all these versions, and by laws."""
    promises, documents = [promised_file.of(policy, one) for one in versions], [one.document for one in versions]
    laws = {law for one in promises for law in (policy.brand.regimes if one.regimes is None else one.regimes)}
    return days_needed(promises, documents, {*laws, *regimes}), channels_needed(promises, documents)


def governing(policy: Policy, changed: Version | None, at: datetime.datetime | None) -> tuple[Version, ...]:
    """Return the version that one changes, and those before it until one that was in force `at` a moment.

    What a version promises less than the one before it holds only from its day on. Where no moment is given, only the
    first is known.
    """
    found: list[Version] = []
    while changed:
        found.append(changed)
        day = day_of(policy, changed)
        if at is None or (day is not None and day <= local_day(at, policy.brand)):
            break
        changed = parent(policy, changed.number)
    return tuple(found)


def day_of(policy: Policy, version: Version) -> datetime.date | None:
    """Return the day from which a version applies, as it was announced last; None where that isn't known yet."""
    record = policy.record(version.number)
    if version.effective or version.origin == "imported" or version.number == 1:
        return version.effective or version.recorded
    return record.effective if record else None


def zones(policy: Policy) -> Zones:
    """Return the time zones in which versions of a policy were sealed that hold beside that of brand.yml."""
    lasting = [one for one in policy.versions if not one.before and not policy.withdrawn(one.number)]
    return zones_beside(
        ((promised_file.of(policy, one).timezone, day_of(policy, one)) for one in lasting), policy.brand.timezone
    )


def limit(policy: Policy, record: VersionRecord) -> int:
    """Return how many percent of the recipients may stay unreached: what held when it was announced.

    Source: domain rules §5.2.
    """
    if record.limit is not None:
        return min(MOST_UNREACHED, record.limit)
    return min(policy.brand.unreached_percent, limit_promised(policy, record))


def limit_promised(policy: Policy, record: VersionRecord) -> int:
    """Return how many percent of the recipients may stay unreached by what was promised."""
    at = record.notices[0].at if record.notices else None
    versions = (policy.version(record.version), *governing(policy, parent(policy, record.version), at))
    limits = [promised_file.of(policy, one).unreached_percent for one in versions]
    return min([MOST_UNREACHED, *(one for one in limits if one is not None)])
