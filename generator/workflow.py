"""The way of a version from its sealing into force: its phase, its clock, and what keeps it from taking effect.

Everything is worked out from the record and `now`. Source: domain rules §5; the numbers in messages and docstrings are
those of its invariants (§5.7).
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator import decisions
from generator.errors import Finding, Place, Severity
from generator.model import (
    Direction,
    Evidence,
    Interval,
    Level,
    Phase,
    Policy,
    State,
    Version,
    VersionRecord,
    Waiver,
)
from generator.notice import DAY, channels_needed, days_needed, earliest, in_words, local_day, start_of
from generator.timeline import parent, starts, timeline
from generator.verdicts import Judged

LEAST_SUMMARY: Final = 40
EMAIL: Final = "email"
MOST_UNREACHED: Final = 2
"""So many percent of the recipients may stay unreached without a decision, whatever brand.yml says. Source: §5.2."""
SECOND: Final = datetime.timedelta(seconds=1)  # evidence is recorded as of the next full one
MENDABLE: Final = frozenset({"notice-too-short", "no-evidence", "too-late", "parent"})
"""Rules whose findings the commands of the workflow are there to mend: they must not stop them."""
REVIEW_OF_DANGER: Final = datetime.timedelta(days=30)


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
    """Return the record of the version whose place a version takes; nothing where it can't be read, or isn't older."""
    number = record.revises
    known = 1 < number < record.version and any(version.number == number for version in policy.versions)
    return policy.record(number) if known and parent(policy, number) else None


def needs_notice(record: VersionRecord) -> bool:
    """Tell whether a version may not take effect before its notice was given."""
    return record.level >= Level.MATERIAL


def required(policy: Policy, record: VersionRecord) -> tuple[int, tuple[str, ...]]:
    """Return the days of notice that a version needs and the channels through which, at least those it was given.

    The version that applies before governs (6); what the new one promises beyond that counts too.
    """
    older, version = policy.parent(record.version), policy.version(record.version)
    both: tuple[Version, ...] = (older, version) if older else (version,)
    promises, documents = [one.promise for one in both], [one.document for one in both]
    days = days_needed(promises, documents, policy.brand.regimes)
    return max(days, record.days), tuple(sorted({*channels_needed(promises, documents), *record.channels}))


def given(policy: Policy, record: VersionRecord) -> dict[str, Evidence]:
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
    """Return the evidence of a version's notices, and of the announced ones on whose clock it goes on, by time."""
    digests = {notice.digest for notice in record.notices}
    own = [(record, one) for one in record.evidence if one.notice in digests]
    former = revised(policy, record) if continues(policy, record) else None
    return sorted([*(_evidence_of(policy, former) if former else ()), *own], key=lambda told: told[1].at)


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
    """Return how many recipients an audience has, without those who joined later."""
    later = {one.capture for _, one in told if one.joined}
    return max([one.recipients for _, one in told if one.capture not in later] or [told[0][1].recipients])


def _reached(policy: Policy, told: Sequence[_Told]) -> Evidence | None:
    """Return the first evidence that so many of an audience were reached that its notice counts as given."""
    size = _size(told)
    return next((one for record, one in told if _enough(policy, record, one, size)), None)


def _enough(policy: Policy, record: VersionRecord, one: Evidence, size: int) -> bool:
    """Tell whether enough were reached; of those who weren't on the list, as of those whom no message reached."""
    if not one.accepted:
        return not one.recipients
    most, decided = limit(policy, record), record.unreached
    if not over(most, size - one.accepted, size):
        return True
    if decided is None or over(most, size - one.recipients, size):
        return False
    if decided.of is None:
        return local_day(one.at, policy.brand) <= decided.date
    return (decided.of, decided.recipients, decided.accepted) == (one.at, one.recipients, one.accepted)


def limit(policy: Policy, record: VersionRecord) -> int:
    """Return how many percent of the recipients may stay unreached: what held when it was announced.

    Source: domain rules §5.2.
    """
    return min(MOST_UNREACHED, policy.brand.unreached_percent if record.limit is None else record.limit)


def over(percent: int, some: int, every: int) -> bool:
    """Tell whether some are more than so many percent of all."""
    return some * 100 > percent * every


def undecided(policy: Policy, record: VersionRecord) -> Evidence | None:
    """Return the evidence of e-mails that would count if two people decided so; nothing where no decision is needed."""
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
    have = given(policy, record)
    return tuple(channel for channel in required(policy, record)[1] if channel not in have)


def notified(policy: Policy, record: VersionRecord) -> datetime.datetime | None:
    """Return T0, the moment at which every required channel has evidence (4), or nothing.

    A revision that goes on where the announced text stood keeps the clock of that one.
    """
    former = revised(policy, record) if continues(policy, record) else None
    if former and (begun := notified(policy, former)):
        if not any(one.channel == EMAIL for one in record.evidence):
            return begun
        now, before = given(policy, record).get(EMAIL), given(policy, former).get(EMAIL)
        if before is None or now == before:
            return begun
        return max(begun, now.at) if now else None  # it was sent to many more than the announced one
    if not record.notices or missing(policy, record):
        return None
    have = given(policy, record)
    return max((have[channel].at for channel in required(policy, record)[1]), default=record.notices[0].at)


def continues(policy: Policy, record: VersionRecord) -> bool:
    """Tell whether a revision of an announced version may keep its clock. Source: domain rules §5.4.

    So it is where only editorial changes were made to the announced text, or where nothing is shown to readers that the
    announcement did not show: changes were dropped, or the text below was mended meanwhile.
    """
    former = revised(policy, record)
    if former is None or not former.notices:
        return False
    gone = [one.removed for one in compared(policy, record) if one.removed]
    if gone:
        return all(record.version in one.continued for one in gone)
    announced, version = policy.version(record.revises), policy.version(record.version)
    if policy.parent(record.revises) is policy.parent(record.version) and _all_editorial(
        decisions.between(policy, announced, version)
    ):
        return True
    return _shown(policy, record.version) <= _shown(policy, record.revises)


def compared(policy: Policy, record: VersionRecord) -> tuple[Version, ...]:
    """Return the versions by whose texts a revision is found to go on where the announced one stood."""
    both = record.version, record.revises
    return tuple(one for number in both for one in (policy.version(number), policy.parent(number)) if one)


def _all_editorial(judged: Sequence[Judged]) -> bool:
    return all(one.verdict.level is Level.EDITORIAL and not one.verdict.undecided for one in judged)


def _shown(policy: Policy, number: int) -> set[str]:
    judged = decisions.of_version(policy, number)
    return {one.digest for one in judged if one.verdict.level > Level.EDITORIAL or one.verdict.undecided}


def earliest_of(policy: Policy, record: VersionRecord) -> datetime.date | None:
    """Return the first day on which an announced version may take effect; none while its clock doesn't run."""
    begun = notified(policy, record)
    return earliest(begun, required(policy, record)[0], policy.brand) if begun else None


def waits(policy: Policy, record: VersionRecord) -> bool:
    """Tell whether a version lacks its notice, or was announced for a day too soon after it."""
    if not needs_notice(record) or not record.notices:
        return False
    if record.waiver:
        return notified(policy, record) is None
    first = earliest_of(policy, record)
    return first is None or (record.effective is not None and record.effective < first)


def held_up(policy: Policy, now: datetime.datetime) -> frozenset[int]:
    """Return the versions whose day has come and that have not applied, though nobody postponed or withdrew them.

    Their notice lacks, or they change another text than the one that applied before: the site can't be built then.
    """
    today = local_day(now, policy.brand)
    records = {record.version: record for record in open_records(policy)}
    held: set[int] = set()
    before: Version | None = None
    for start in starts(policy, []):
        number = start.version.number
        record = records.get(number)
        if before and start.day > today:
            break
        late = record is not None and waits(policy, record) and not (record.waiver and start.day == today)
        if late or (record and before and parent(policy, number) is not before):
            held.add(number)
        else:
            before = start.version
    return frozenset(held)


def applying(policy: Policy, now: datetime.datetime) -> tuple[Interval, ...]:
    """Return the days on which each version applies, without those that are held up."""
    held = held_up(policy, now)
    begins = [start for start in starts(policy, []) if start.version.number not in held]
    return timeline(begins, local_day(now, policy.brand))


def applied(policy: Policy, record: VersionRecord, at: datetime.datetime) -> bool:
    """Tell whether a version was in force at a moment, whatever was done with it then."""
    if not record.effective or local_day(at, policy.brand) < record.effective:
        return False
    others = [one for one in policy.records if not isinstance(one, VersionRecord) or one.revises != record.version]
    as_it_was = [replace(one, withdrawal=None) if one is record else one for one in others]
    return record.version not in held_up(replace(policy, records=tuple(as_it_was)), at)


def overtaken(policy: Policy, now: datetime.datetime) -> dict[int, Version]:
    """Return the version before each version that changes another one than that: what was shown of it is untrue.

    A version that is held up for want of its notice is before no other, and what builds on it waits with it.
    """
    held = held_up(policy, now)
    late = {record.version for record in open_records(policy) if record.version in held and waits(policy, record)}
    begins = [start for start in starts(policy, []) if start.version.number not in late]
    return {
        after.version.number: before.version
        for before, after in pairwise(begins)
        if policy.record(after.version.number)
        and (changed := parent(policy, after.version.number))
        and changed is not before.version
        and changed.number not in held
    }


def phase(policy: Policy, number: int, now: datetime.datetime) -> Phase:
    """Return how far a version has come; one that is held up is no further than before its day."""
    if policy.withdrawn(number):
        return Phase.WITHDRAWN
    record = policy.record(number)
    if record and number in held_up(policy, now):
        return Phase.IN_NOTICE if needs_notice(record) and notified(policy, record) else Phase.ANNOUNCED
    state = next((one.state for one in applying(policy, now) if one.version.number == number), None)
    match state:
        case State.IN_FORCE:
            return Phase.IN_FORCE
        case State.SUPERSEDED:
            return Phase.SUPERSEDED
        case State.UPCOMING if record and needs_notice(record) and notified(policy, record):
            return Phase.IN_NOTICE
        case State.UPCOMING:
            return Phase.ANNOUNCED
        case _:
            return Phase.APPROVED if record and approved(policy, record) else Phase.IN_REVIEW


def approved(policy: Policy, record: VersionRecord) -> bool:
    """Tell whether somebody of the brand's lawyers, where they are named, approved this very text."""
    people = {person.id: person for person in policy.brand.people}
    return any(
        one.digest == record.digest and (not people or decisions.LEGAL in getattr(people.get(one.by), "roles", ()))
        for one in record.approvals
    )


def breaks_promise(policy: Policy, record: VersionRecord, waiver: Waiver) -> bool:
    """Tell whether no version that readers know promises this exception. Source: domain rules §5.5."""
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


def gate(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find what must not be at this moment (3, 4): a version in force without its notice, or evidence of the future."""
    yield from _on_another_text(policy, now)
    for taken in policy.records:
        if isinstance(taken, VersionRecord) and taken.withdrawal and taken.withdrawal.at:
            yield from _future(taken.withdrawal.at, taken.withdrawal.place, now)
    for record in open_records(policy):
        yield from _still_to_come(policy, record, now)
        if not needs_notice(record) or not record.effective or not record.notices:
            continue
        begins = start_of(record.effective + (DAY if record.waiver else 0 * DAY), policy.brand)
        begun = notified(policy, record)
        lacking = ", ".join(missing(policy, record))
        if begun is None and begins <= now:
            message = f"version {record.version} would be in force without its notice: no evidence for {lacking}"
            remedy = "record it with `policy notify` and `policy announce --seen`, or postpone the version"
            yield Finding(record.place, "no-evidence", message, remedy)
        elif begun is None and not record.waiver:
            days = required(policy, record)[0]
            if earliest(now, days, policy.brand) > record.effective:
                message = f"version {record.version} can't take effect on {record.effective} any more: {lacking} lacks"
                remedy = f"postpone it: policy postpone {policy.name}"
                yield Finding(record.place, "too-late", message, remedy, Severity.WARNING)
        if begins > now:
            yield from _undecided(policy, record)


def _on_another_text(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find versions that don't change the one that applies before them (5): what was shown of them would be untrue.

    Until its day, that is a warning: an urgent change of the text in force must not wait for the announced one.
    """
    for number, before in overtaken(policy, now).items():
        changed, record = parent(policy, number), policy.record(number)
        if not (changed and record and record.effective):
            continue
        message = f"version {number} changes version {changed.number}, but version {before.number} is before it"
        again = next((one.version for one in open_records(policy) if one.revises == number), 0)
        remedy = f"seal its text once more, with what changed meanwhile: policy freeze {policy.name} --revises {number}"
        if again:
            remedy = f"announce version {again}, which takes its place: policy announce {policy.name} --version {again}"
        due = start_of(record.effective, policy.brand) <= now
        yield Finding(record.place, "parent", message, remedy, Severity.ERROR if due else Severity.WARNING)


def _still_to_come(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find what a record says of times that are still to come: the clock went back, or somebody wrote it by hand."""
    for notice in record.notices:
        yield from _future(notice.at, notice.place, now)
    for one in record.evidence:
        yield from _future(one.at, one.place, now)
    decided = [(record.unreached.date, record.unreached.place)] if record.unreached else []
    for day, place in [*((day, record.place) for day in record.seen), *decided]:
        if day > local_day(now, policy.brand):
            message = f"this happened on {day}, which is still to come"
            yield Finding(place, "future", message, "set the clock right, or restore the record")


def _future(at: datetime.datetime, place: Place, now: datetime.datetime) -> Iterator[Finding]:
    if at > now + SECOND:
        message = f"this happened at {at:%Y-%m-%d %H:%M} UTC, which is still to come"
        yield Finding(place, "future", message, "set the clock right, or restore the record")


def taken_back(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a withdrawal that can't be: of a version that was in force then, or before what is recorded of it."""
    gone = record.withdrawal
    if not gone or not gone.at:
        return
    if applied(policy, record, gone.at):
        message = f"version {record.version} was in force when it was taken back"
        yield Finding(gone.place, "record", message, "restore the record: what applied stays in the archive")
    times = (*(one.at for one in record.notices), *(one.at for one in record.evidence))
    latest = max([gone.at, *(at - SECOND for at in times)])
    last_look = max([local_day(gone.at, policy.brand), *record.seen])
    if latest > gone.at or last_look > local_day(gone.at, policy.brand):
        message = f"version {record.version} was taken back before what is recorded of it happened"
        yield Finding(gone.place, "record", message, "restore the record; was the clock right?")


def _undecided(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    lacking = sum(1 for one in decisions.of_version(policy, record.version) if one.verdict.undecided)
    if lacking:
        message = f"nobody decided on {lacking} of the changes of version {record.version}"
        remedy = f"decide on them in the draft, and seal it again: policy freeze --revises {record.version}"
        yield Finding(record.place, "undecided", message, remedy)


def faults(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find what is wrong with an announcement at any time: its dates, its evidence, its approval, its exception."""
    if not record.notices:
        if needs_notice(record) and record.at_once:
            message = f"version {record.version} is {record.level} and needs notice, so it has no date before"
            remedy = "remove “effective”; `policy announce` sets the date"
            yield Finding(record.place, "notice-too-short", message, remedy)
        return
    yield from _not_as_announced(policy, record)
    yield from _evidence(record)
    brand, waiver = policy.brand, record.waiver
    if not needs_notice(record):
        return
    days = required(policy, record)[0]
    allowed = earliest_of(policy, record)
    if waiver:
        yield from _waived(policy, record, waiver)
    elif allowed and record.effective and record.effective < allowed:
        message = f"version {record.version} can't take effect on {record.effective}, before {allowed}"
        message += _grown(policy, record)
        remedy = f"{days} days of notice were promised; postpone it: policy postpone {policy.name}"
        yield Finding(record.notices[-1].place, "notice-too-short", message, remedy)
    for number, notice in enumerate(record.notices):
        said = local_day(notice.at, brand)
        if notice.effective < said or (notice.effective == said and not waiver):
            message = f"version {record.version} was announced on {said} for {notice.effective}, which was no notice"
            yield Finding(notice.place, "notice-too-short", message, "restore the record")
        if number and notice.effective <= record.notices[number - 1].effective:
            message = f"version {record.version} was postponed to an earlier day ({notice.effective})"
            yield Finding(notice.place, "brought-forward", message, "a date is never brought forward (§5.4)")


def mailed(policy: Policy, record: VersionRecord) -> tuple[Evidence, ...]:
    """Return the evidence of e-mails with the notices of a version, and of the announced one on which it goes on."""
    return tuple(one for _, one in _evidence_of(policy, record) if one.channel == EMAIL)


def _grown(policy: Policy, record: VersionRecord) -> str:
    """Return why an earlier list doesn't count, where that is why; nothing else."""
    counts = given(policy, record).get(EMAIL)
    earlier = [one for one in mailed(policy, record) if counts and one.at < counts.at and one.capture != counts.capture]
    if not counts or not earlier or counts.joined:
        return ""
    return (
        f": its e-mails went to {earlier[0].recipients:,} first and to {counts.recipients:,} only on"
        f" {local_day(counts.at, policy.brand)} (if those who were added joined meanwhile, send to that list with"
        " --joined)"
    )


def _not_as_announced(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    as_written = "restore the record as `policy announce` wrote it"
    if needs_notice(record) and len(record.summary.strip()) < LEAST_SUMMARY:
        message = f"version {record.version} is announced without a summary of {LEAST_SUMMARY} characters or more"
        yield Finding(record.place, "summary", message, "say in plain words what changes: --summary")
    first = record.notices[0]
    approved_by = [
        one.by
        for one in record.approvals
        if one.digest == record.digest and one.date <= local_day(first.at, policy.brand)
    ]
    if needs_notice(record) and all(decisions.same_person(name, first.by) for name in approved_by):
        message = f"nobody but {first.by} approved the text of version {record.version}"
        remedy = f"another person reads and approves it: policy approve {policy.name}"
        yield Finding(record.place, "approval", message, remedy)
    times = [one.at for one in record.notices]
    if times != sorted(times):
        yield Finding(record.place, "record", "the notices of this record are not in their order", as_written)
    former = revised(policy, record) if continues(policy, record) else None
    if former and former.effective and first.effective < former.effective:
        message = f"version {record.revises}, which goes on here, was announced for {former.effective}"
        yield Finding(first.place, "brought-forward", message, "a date is never brought forward (§5.4)")
    yield from _other_words(policy, record)
    if record.unreached and decisions.same_person(record.unreached.by, record.unreached.approved_by):
        message = "one person alone can't let the clock run without those who were not reached"
        yield Finding(record.unreached.place, "unreached", message, "a second person approves it")


def _other_words(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find what the record says otherwise than the words that readers got: a date or a summary written by hand."""
    language = policy.version(record.version).document.language
    for number, notice in enumerate(record.notices):
        said = " ".join(notice.text.split())
        if said and in_words(notice.effective, language) not in said:
            message = f"readers were told of another day than {notice.effective}"
            yield Finding(notice.place, "dates-by-hand", message, "restore the record; `policy postpone` sets a day")
        if said and not number and " ".join(record.summary.split()) not in said:
            message = "readers were told another summary than this"
            yield Finding(record.place, "summary", message, "restore the record as `policy announce` wrote it")


def _evidence(record: VersionRecord) -> Iterator[Finding]:
    digests = {notice.digest for notice in record.notices}
    for one in record.evidence:
        if one.notice not in digests:
            message = f"this is evidence of another notice than those of version {record.version}"
            yield Finding(one.place, "evidence", message, "give the notice of this version, and record that")
        if one.accepted + one.refused > one.recipients:
            message = "more recipients are counted here than there were"
            yield Finding(one.place, "evidence", message, "restore the record")
        if one.channel == EMAIL and not (one.capture and one.recipients):
            message = "evidence of e-mail counts its recipients, and names their list by a digest"
            yield Finding(one.place, "evidence", message, "record it with `policy notify`")
        if one.at < record.notices[0].at - SECOND:
            message = "this evidence is older than the announcement"
            yield Finding(one.place, "evidence", message, "restore the record")


def _waived(policy: Policy, record: VersionRecord, waiver: Waiver) -> Iterator[Finding]:
    place = waiver.place
    if decisions.same_person(waiver.by, waiver.approved_by):
        yield Finding(place, "waiver", "an exception from notice needs two people", "a second person approves it")
    if breaks_promise(policy, record, waiver):
        message = f"taking effect without the promised notice ({waiver.kind}) breaks a published promise"
        if waiver.breaks_promise:
            yield Finding(place, "breaks-promise", message, "it stays marked in the archive", Severity.WARNING)
        else:
            yield Finding(place, "breaks-promise", message, "say that you know it: --breaks-promise")
    if waiver.kind == "exclusively_favourable":
        yield from _not_favourable(policy, record, waiver)
    begun = notified(policy, record)
    if begun and record.effective and begun >= start_of(record.effective + DAY, policy.brand):
        message = f"notice of version {record.version} was given only after it took effect"
        yield Finding(place, "waiver", message, "postpone it")


def _not_favourable(policy: Policy, record: VersionRecord, waiver: Waiver) -> Iterator[Finding]:
    others = [
        one
        for one in decisions.of_version(policy, record.version)
        if one.verdict.level > Level.EDITORIAL and one.verdict.direction is not Direction.FAVOURABLE
    ]
    if others:
        reason = others[0].verdict.reason
        message = f"not every change of version {record.version} is in the readers' favour: {reason}"
        yield Finding(waiver.place, "waiver", message, "announce those changes by themselves, with notice")
