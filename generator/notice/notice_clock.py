"""The clock of a notice: from when it counts as given, and what is still to come.

Everything is worked out from the record. Source: domain rules §5.2–5.4.
"""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.materiality import decisions
from generator.model.policy import Policy
from generator.model.record import Notice, VersionRecord
from generator.notice.notice_period import DAY, earliest, start_of
from generator.notice.readers_reached import EMAIL, given_by_channel, retold
from generator.notice.requirements import needs_notice, raised, required
from generator.notice.revisions import continues, revised
from generator.notice.timeline import parent


def open_records(policy: Policy) -> Iterator[VersionRecord]:
    """Yield the records of sealed versions that were not withdrawn, in the order of their numbers.

    Those that name a version which can't be read are left out: that is found elsewhere, and there is nothing to say of
    them.
    """
    sealed = {version.number for version in policy.versions if version.origin != "imported"}
    for record in policy.records:
        if not isinstance(record, VersionRecord) or record.version not in sealed or policy.withdrawn(record.version):
            continue
        if parent(policy, record.version) and (revised(policy, record) or not record.revises):
            yield record


def missing(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return the channels whose evidence is still to come."""
    if not needs_notice(record) or not record.notices:
        return ()
    have = given_by_channel(policy, record)
    return tuple(channel for channel in required(policy, record)[1] if channel not in have)


def notified(policy: Policy, record: VersionRecord) -> datetime.datetime | None:
    """Return T0, the moment at which every required channel has evidence (4), or None.

    A revision that goes on where the announced text stood keeps the clock of that one.
    """
    former = revised(policy, record) if continues(policy, record) else None
    if former and (begun := notified(policy, former)):
        if not any(one.channel == EMAIL for one in record.evidence):
            return begun
        now, before = given_by_channel(policy, record).get(EMAIL), given_by_channel(policy, former).get(EMAIL)
        if before is None or now == before:
            return begun
        return max(begun, now.at) if now else None  # it was sent to many more than the announced one
    if not record.notices or missing(policy, record):
        return None
    have = given_by_channel(policy, record)
    return max((have[channel].at for channel in required(policy, record)[1]), default=record.notices[0].at)


def channels_without_correction(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return the channels by which readers were not told, before its day, that a version drops what was announced.

    It goes on by the clock of the announced version, since nothing is added; who got that notice still believes it.
    Source: domain rules §5.4. Mended words of what was announced need no second notice.
    """
    former = revised(policy, record)
    if not record.notices or former is None or record.effective is None or not continues(policy, record):
        return ()
    if not decisions.drops(policy, record):
        return ()
    own, day = {one.digest for one in record.notices}, start_of(record.effective, policy.brand)
    before = [one for one in former.evidence if one.channel in given_by_channel(policy, former)]
    told = retold([one for one in record.evidence if one.notice in own and one.at < day], before)
    given = given_by_channel(policy, former)
    return tuple(channel for channel in required(policy, record)[1] if channel in given and channel not in told)


def channels_without_new_day(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return the channels by which readers were told of an earlier day, and not before the new one that it is put off.

    Who got the earlier notice believes that the text applies already. Source: domain rules §5.4. What was put off
    before entries were chained is left as it was.
    """
    if len(record.notices) == 1 or record.effective is None or not any(one.of == _PUT_OFF for one in record.chain):
        return ()
    last, day = record.notices[-1].digest, start_of(record.effective, policy.brand)
    before = [one for one in record.evidence if one.notice != last]
    told = retold([one for one in record.evidence if one.notice == last and one.at < day], before)
    given = {one.channel for one in before}
    return tuple(channel for channel in required(policy, record)[1] if channel in given and channel not in told)


_PUT_OFF: Final = "notice 2"


def newest(record: VersionRecord) -> Notice:
    """Return the notice that people get last: that a version was taken back, else that of its day."""
    gone, last = record.withdrawal, record.notices[-1]
    if gone and gone.at and gone.digest:
        return Notice(gone.at, gone.by, last.effective, gone.digest, gone.text, gone.because, gone.place)
    return last


def channels_without_withdrawal(record: VersionRecord) -> tuple[str, ...]:
    """Return the channels by which people got the notice of a version, and not yet that it was taken back."""
    gone = record.withdrawal
    if not gone or not gone.digest:
        return ()
    before = [one for one in record.evidence if one.notice != gone.digest and (one.accepted or not one.recipients)]
    told = retold([one for one in record.evidence if one.notice == gone.digest], before)
    return tuple(sorted({one.channel for one in before} - told))


def earliest_of(policy: Policy, record: VersionRecord) -> datetime.date | None:
    """Return the first day on which an announced version may take effect; none while its clock doesn't run."""
    begun = notified(policy, record)
    return earliest(begun, required(policy, record)[0], policy.brand) if begun else None


def told_after_its_day(policy: Policy, record: VersionRecord) -> bool:
    """Return True if readers learned of a version that does not wait only when its first day was over."""
    begun = notified(policy, record)
    if not (record.waiver and begun and record.effective):
        return False
    return begun >= start_of(record.effective + DAY, policy.brand)


def lacks_notice(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a version lacks its notice or its correction, or was announced for a day too soon after it."""
    if raised(policy, record):
        return True
    if not needs_notice(record) or not record.notices:
        return False
    if record.waiver:
        return notified(policy, record) is None or told_after_its_day(policy, record)
    first = earliest_of(policy, record)
    if first is None or (record.effective is not None and record.effective < first):
        return True
    return bool(channels_without_correction(policy, record) or channels_without_new_day(policy, record))
