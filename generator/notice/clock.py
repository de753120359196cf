"""The clock of a notice: what notice a version needs, what was given of it, and from when that counts.

Everything is worked out from the record. Source: domain rules §5.2–5.4.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.materiality import decisions
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import Evidence, Notice, Unreached, VersionRecord
from generator.model.version import Version
from generator.notice import days as notice
from generator.notice.days import (
    Zones,
    audiences_needed,
    channels_needed,
    days_needed,
    earliest,
    local_day,
    zones_beside,
)
from generator.notice.timeline import parent
from generator.source import promised

EMAIL: Final = "email"
SITE: Final = "site"
MOST_GROWTH: Final = 2
"""An audience may have doubled by readers who joined after the others were told; more were readers before."""
MOST_UNREACHED: Final = 2
"""So many percent of the recipients may stay unreached without a decision, whatever brand.yml says. Source: §5.2."""


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


def revised(policy: Policy, record: VersionRecord) -> VersionRecord | None:
    """Return the record of the version whose place a version takes; None where it can't be read, or isn't older."""
    number = record.revises
    known = 1 < number < record.version and any(version.number == number for version in policy.versions)
    return policy.record(number) if known and parent(policy, number) else None


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


def promised_notice(
    policy: Policy, record: VersionRecord, now: datetime.datetime | None = None
) -> tuple[int, tuple[str, ...]]:
    """Return the days and channels that a version needs by what was promised, whatever its record says."""
    at = record.notices[0].at if record.notices else now
    versions = (policy.version(record.version), *governing(policy, parent(policy, record.version), at))
    beside = () if record.notices else policy.brand.regimes
    return needed(policy, versions, beside)


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
    return audiences_needed([promised.of(policy, one) for one in versions], [one.document for one in versions])


def is_promised(policy: Policy, record: VersionRecord) -> bool:
    """Return True if the days that a version needs stand in a text that readers know, or will know."""
    at = record.notices[0].at if record.notices else None
    versions = (policy.version(record.version), *governing(policy, parent(policy, record.version), at))
    return notice.is_promised(required(policy, record)[0], [one.document for one in versions])


def needed(policy: Policy, versions: Sequence[Version], regimes: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Return the days and channels by the promises of all these versions, and by laws."""
    promises, documents = [promised.of(policy, one) for one in versions], [one.document for one in versions]
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
        ((promised.of(policy, one).timezone, day_of(policy, one)) for one in lasting), policy.brand.timezone
    )


def given_by_channel(policy: Policy, record: VersionRecord) -> dict[str, Evidence]:
    """Return the evidence of each channel from which on its notice counts as given.

    That is the first one; by e-mail, where several lists were told, the one by which the last of them was reached.
    For a revision that goes on where the announced text stood, what was given of that one counts too.
    """
    found: dict[str, Evidence] = {}
    every = _evidence_of(policy, record)
    for _, one in every:
        if one.channel != EMAIL:
            found.setdefault(one.channel, one)
    reached = [_reached(policy, told) for told in _audiences(policy, every)]
    begun = [one for one in reached if one]
    if reached and len(begun) == len(reached):
        found[EMAIL] = max(begun, key=lambda one: one.at)
    return found


_Told = tuple[VersionRecord, Evidence]  # evidence, and the record in which it stands


def _evidence_of(policy: Policy, record: VersionRecord) -> list[_Told]:
    """Return the evidence of a version's notices, and of the announced ones on whose clock it goes on, by time.

    What was given to one of several audiences alone is left out.
    """
    digests, names = {notice.digest for notice in record.notices}, audiences(policy, record)
    own = [(record, one) for one in record.evidence if one.notice in digests]
    former = revised(policy, record) if continues(policy, record) else None
    whole = [told for told in own if told[1].channel == SITE or set(told[1].audiences) >= set(names)]
    return sorted([*(_evidence_of(policy, former) if former else ()), *whole], key=lambda told: told[1].at)


def _audiences(policy: Policy, every: Sequence[_Told]) -> list[list[_Told]]:
    """Return the evidence of e-mails by audiences, each of which has to be reached.

    A longer list of the same notice is taken for the same audience, grown; so is any list of a later notice, which
    tells them again. Another list that is no longer is a batch of its own, unless the brand's limit would forgive it.
    """
    audiences: list[list[_Told]] = []
    for record, one in every:
        if one.channel != EMAIL:
            continue
        largest = max(audiences, key=_size, default=[])
        same = next((told for told in audiences if any(other.capture == one.capture for _, other in told)), None)
        before = any(other.notice == one.notice for told in audiences for _, other in told)
        if same is not None:
            same.append((record, one))
        elif largest and (one.joined or not before or one.recipients > _size(largest)):
            largest.append((record, one))
        elif not largest or over(limit(policy, record), one.recipients, one.recipients + _size(largest)):
            audiences.append([(record, one)])
    return audiences


def _size(told: Sequence[_Told]) -> int:
    """Return how many recipients an audience has, without those who joined later.

    A list to be told of which most are said to have joined meanwhile is the audience itself: a first list of one reader
    would start the clock of all.
    """
    later = {one.capture for _, one in told if one.joined}
    size = max([one.recipients for _, one in told if one.capture not in later] or [told[0][1].recipients])
    return max([size, *(one.recipients for _, one in told if one.recipients > MOST_GROWTH * size)])


def _reached(policy: Policy, told: Sequence[_Told]) -> Evidence | None:
    """Return the first evidence that so many of an audience were reached that its notice counts as given."""
    size = _size(told)
    return next((one for record, one in told if _enough(policy, record, one, size)), None)


def _enough(policy: Policy, record: VersionRecord, one: Evidence, size: int) -> bool:
    """Return True if enough were reached; of those who weren't on the list, as of those whom no message reached."""
    if not one.accepted:
        return not one.recipients
    most = limit(policy, record)
    if not over(most, size - one.accepted, size):
        return True
    if over(most, size - one.recipients, size):
        return False
    return any(_covers(policy, decided, one) for decided in record.unreached)


def _covers(policy: Policy, decided: Unreached, one: Evidence) -> bool:
    """Return True if two people decided that this evidence counts."""
    if decided.of is None:
        return local_day(one.at, policy.brand) <= decided.date
    return (decided.of, decided.recipients, decided.accepted) == (one.at, one.recipients, one.accepted)


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
    limits = [promised.of(policy, one).unreached_percent for one in versions]
    return min([MOST_UNREACHED, *(one for one in limits if one is not None)])


def over(percent: int, some: int, every: int) -> bool:
    """Return True if some are more than so many percent of all."""
    return some * 100 > percent * every


def undecided(policy: Policy, record: VersionRecord) -> Evidence | None:
    """Return the evidence of e-mails that would count if two people decided so; None where no decision is needed."""
    for told in _audiences(policy, _evidence_of(policy, record)):
        if _reached(policy, told):
            continue
        most, size = limit(policy, record), _size(told)
        for of, one in reversed(told):
            if of.version == record.version and one.accepted and not over(most, size - one.recipients, size):
                return one
    return None


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


def continues(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision of an announced version may keep its clock. Source: domain rules §5.4.

    So it is where only editorial changes were made to the announced text, or where nothing is shown to readers that the
    announcement did not show: changes were dropped, or the text below was mended meanwhile.
    """
    former = revised(policy, record)
    if former is None or not former.notices:
        return False
    gone = [one.removed for one in compared(policy, record) if one.removed]
    if gone:
        return all(record.version in one.continued for one in gone)
    return decisions.adds_nothing(policy, record)


def uncorrected(policy: Policy, record: VersionRecord) -> tuple[str, ...]:
    """Return the channels by which readers were not told, before its day, that a version drops what was announced.

    It goes on by the clock of the announced version, since nothing is added; who got that notice still believes it.
    Source: domain rules §5.4. Mended words of what was announced need no second notice.
    """
    former = revised(policy, record)
    if not record.notices or former is None or record.effective is None or not continues(policy, record):
        return ()
    if not decisions.drops(policy, record):
        return ()
    own, day = {one.digest for one in record.notices}, notice.start_of(record.effective, policy.brand)
    told = {one.channel for one in record.evidence if one.notice in own and one.at < day}
    given = given_by_channel(policy, former)
    return tuple(channel for channel in required(policy, record)[1] if channel in given and channel not in told)


def compared(policy: Policy, record: VersionRecord) -> tuple[Version, ...]:
    """Return the versions by whose texts a revision is found to go on where the announced one stood."""
    both = record.version, record.revises
    return tuple(one for number in both for one in (policy.version(number), policy.parent(number)) if one)


def newest(record: VersionRecord) -> Notice:
    """Return the notice that people get last: that a version was taken back, else that of its day."""
    gone, last = record.withdrawal, record.notices[-1]
    if gone and gone.at and gone.digest:
        return Notice(gone.at, gone.by, last.effective, gone.digest, gone.text, gone.because, gone.place)
    return last


def untold(record: VersionRecord) -> tuple[str, ...]:
    """Return the channels by which people got the notice of a version, and not yet that it was taken back."""
    gone = record.withdrawal
    if not gone or not gone.digest:
        return ()
    before = {
        one.channel for one in record.evidence if one.notice != gone.digest and (one.accepted or not one.recipients)
    }
    return tuple(sorted(before - {one.channel for one in record.evidence if one.notice == gone.digest}))


def earliest_of(policy: Policy, record: VersionRecord) -> datetime.date | None:
    """Return the first day on which an announced version may take effect; none while its clock doesn't run."""
    begun = notified(policy, record)
    return earliest(begun, required(policy, record)[0], policy.brand) if begun else None


def waits(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a version lacks its notice or its correction, or was announced for a day too soon after it."""
    if raised(policy, record):
        return True
    if not needs_notice(record) or not record.notices:
        return False
    if record.waiver:
        return notified(policy, record) is None
    first = earliest_of(policy, record)
    if first is None or (record.effective is not None and record.effective < first):
        return True
    return bool(uncorrected(policy, record))


def mailed(policy: Policy, record: VersionRecord) -> tuple[Evidence, ...]:
    """Return the evidence of e-mails with the notices of a version, and of the announced one on which it goes on."""
    return tuple(one for _, one in _evidence_of(policy, record) if one.channel == EMAIL)
