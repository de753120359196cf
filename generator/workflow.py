"""The way of a version from its sealing into force: its phase, its clock, and what keeps it from taking effect.

Everything is worked out from the record and `now`. Source: domain rules §5; the numbers in messages and docstrings are
those of its invariants (§5.7).
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator import decisions
from generator.errors import Finding, Severity
from generator.model import (
    Direction,
    Evidence,
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
    """Return the first evidence of each channel that counts: of a notice of this version, and enough were reached.

    For a revision that goes on where the announced text stood, what was given of that one counts too.
    """
    digests = {notice.digest for notice in record.notices}
    found: dict[str, Evidence] = {}
    for one in sorted(record.evidence, key=lambda one: one.at):
        if one.notice in digests and (record.unreached or not over_limit(policy, one)):
            found.setdefault(one.channel, one)
    former = revised(policy, record) if continues(policy, record) else None
    return found | given(policy, former) if former else found


def over_limit(policy: Policy, one: Evidence) -> bool:
    """Tell whether more recipients than the brand's limit were not reached. Source: domain rules §5.2."""
    return one.unreached * 100 > policy.brand.unreached_percent * one.recipients


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
        return begun
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


def phase(policy: Policy, number: int, now: datetime.datetime) -> Phase:
    """Return how far a version has come."""
    if policy.withdrawn(number):
        return Phase.WITHDRAWN
    today = local_day(now, policy.brand)
    state = next((one.state for one in timeline(starts(policy, []), today) if one.version.number == number), None)
    record = policy.record(number)
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
    for record in open_records(policy):
        yield from _still_to_come(record, now)
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
    for before, after in pairwise(starts(policy, [])):
        number = after.version.number
        changed, record = parent(policy, number), policy.record(number)
        if record and changed and changed is not before.version:
            message = (
                f"version {number} changes version {changed.number}, but version {before.version.number} is before it"
            )
            remedy = f"seal its text once more, with what changed meanwhile: policy freeze --revises {number}"
            due = start_of(after.day, policy.brand) <= now
            yield Finding(record.place, "parent", message, remedy, Severity.ERROR if due else Severity.WARNING)


def _still_to_come(record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    for at, place in [
        *((one.at, one.place) for one in record.notices),
        *((one.at, one.place) for one in record.evidence),
    ]:
        if at > now + SECOND:
            message = f"this happened at {at:%Y-%m-%d %H:%M} UTC, which is still to come"
            yield Finding(place, "future", message, "set the clock right, or restore the record")


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
        if one.channel == "email" and not (one.capture and one.recipients):
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
