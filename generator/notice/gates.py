"""What keeps a version from taking effect, and what in its record can't be.

Everything is worked out from the record and `now`. Source: domain rules §5; the numbers in messages and docstrings are
those of its invariants (§5.7).
"""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality import anew, decisions
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord, Waiver
from generator.notice import clock, originals, phases, told_days
from generator.notice.days import DAY, earliest, local_day, start_of
from generator.notice.timeline import parent, starts

LEAST_SUMMARY: Final = 40
LEAST_LETTERS: Final = 20
SECOND: Final = datetime.timedelta(seconds=1)  # evidence is recorded as of the next full one
STRICTER: Final = "stricter"
REWORDED: Final = "words-changed"
MENDABLE: Final = frozenset(
    {"notice-too-short", "no-evidence", "too-late", "parent", STRICTER, REWORDED, originals.RULE}
)
"""Rules whose findings the commands of the workflow are there to mend: they must not stop them."""
REVIEW_OF_DANGER: Final = datetime.timedelta(days=30)


def gate(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find what must not be at this moment (3, 4): a version in force without its notice, or evidence of the future."""
    yield from _on_another_text(policy, now)
    yield from _before_original(policy, now)
    for taken in policy.records:
        if isinstance(taken, VersionRecord) and taken.withdrawal and taken.withdrawal.at:
            yield from _future(taken.withdrawal.at, taken.withdrawal.place, now)
    for record in clock.open_records(policy):
        yield from _still_to_come(policy, record, now)
        yield from _judged_anew(policy, record, now)
        yield from _reworded(policy, record, now)
        if not clock.needs_notice(record) or not record.effective or not record.notices:
            continue
        begins = start_of(record.effective + (DAY if record.waiver else 0 * DAY), policy.brand)
        begun = clock.notified(policy, record)
        lacking = ", ".join(clock.missing(policy, record))
        if begun is None and begins <= now:
            message = f"version {record.version} would be in force without its notice: no evidence for {lacking}"
            remedy = "record it with `policy notify` and `policy look`, or postpone the version"
            yield Finding(record.place, "no-evidence", message, remedy)
        elif begun is None and not record.waiver:
            days = clock.required(policy, record)[0]
            if earliest(now, days, policy.brand) > record.effective:
                message = f"version {record.version} can't take effect on {record.effective} any more: {lacking} lacks"
                remedy = f"postpone it: policy postpone {policy.name}"
                yield Finding(record.place, "too-late", message, remedy, Severity.WARNING)


def _reworded(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find the brand's own words changed since a version was announced that is still to come: that is a revision."""
    ahead = record.effective is not None and start_of(record.effective, policy.brand) > now
    if record.notices and ahead and record.words != policy.brand.words.digest:
        message = f"the words of notices (words.yml) are others than when version {record.version} was announced"
        remedy = (
            "restore words.yml as it was, or announce the text anew in the new words:"
            f" policy freeze {policy.name} --revises {record.version}"
        )
        yield Finding(record.place, REWORDED, message, remedy)


def _before_original(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find versions of a translation that would apply before the version that they translate: a warning until then."""
    for start in starts(policy, []):
        version = start.version
        if not originals.too_early(policy, version, start.day):
            continue
        record, today = policy.record(version.number), local_day(now, policy.brand)
        message = f"version {version.number} would apply from {start.day}: {originals.when(policy, version.master)}"
        name = "postpone" if record and record.notices else "withdraw"
        remedy = f"let it apply on that day or later: policy {name} {policy.name} --version {version.number}"
        place = record.place if record else version.place
        yield Finding(
            place, originals.RULE, message, remedy, Severity.ERROR if start.day <= today else Severity.WARNING
        )


def _judged_anew(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find a version still to come of which the rules say more today than it was sealed as: the stricter holds.

    What `policy upgrade` wrote down of an older version holds it up on its day, so that is a warning until then.
    """
    file, version = policy.verdict_file(record.version), policy.version(record.version)
    to_come = record.effective is not None and start_of(record.effective, policy.brand) > now
    written = file.stricter if file and (to_come or clock.raised(policy, record)) else ()
    found = (*written, *(anew.stricter(policy, record.version) if to_come else ()))
    if not found:
        return
    most = max(found, key=lambda one: one.level)
    section = version.document.section(most.section)
    where = section.label if section else version.document.title
    said = f"the rules say {most.level} today of a change of “{where}”: {most.reason}"
    remedy = (
        f"decide on it in the draft or announce it: policy freeze {policy.name} --revises {record.version};"
        f" or take it back: policy withdraw {policy.name}"
    )
    if most.level <= record.level:
        message = f"the notice of version {record.version} does not name it, and {said}"
        yield Finding(record.place, STRICTER, message, remedy, Severity.WARNING)
        return
    if not version.program and not file:
        remedy = f"have it written down, so that it waits on its day: policy upgrade {policy.name}; then {remedy}"
    message = f"version {record.version} was sealed as {record.level}; {said}"
    early = to_come and not version.program
    yield Finding(record.place, STRICTER, message, remedy, Severity.WARNING if early else Severity.ERROR)


def _on_another_text(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find versions that don't change the one that applies before them (5): what was shown of them would be untrue.

    Until its day, that is a warning: an urgent change of the text in force must not wait for the announced one.
    """
    for number, before in phases.overtaken(policy, now).items():
        changed, record = parent(policy, number), policy.record(number)
        if not (changed and record and record.effective):
            continue
        message = f"version {number} changes version {changed.number}, but version {before.number} is before it"
        again = next((one.version for one in clock.open_records(policy) if one.revises == number), 0)
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
    decided = [(one.date, one.place) for one in record.unreached]
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
    if phases.applied(policy, record, gone.at):
        message = f"version {record.version} was in force when it was taken back"
        yield Finding(gone.place, "record", message, "restore the record: what applied stays in the archive")
    given = (one.at for one in record.evidence if not gone.digest or one.notice != gone.digest)
    times = (*(one.at for one in record.notices), *given)
    latest = max([gone.at, *(at - SECOND for at in times)])
    last_look = max([local_day(gone.at, policy.brand), *record.seen])
    if latest > gone.at or last_look > local_day(gone.at, policy.brand):
        message = f"version {record.version} was taken back before what is recorded of it happened"
        yield Finding(gone.place, "record", message, "restore the record; was the clock right?")


def faults(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find what is wrong with an announcement at any time: its dates, its evidence, its approval, its exception."""
    if not record.notices:
        if clock.needs_notice(record) and record.at_once:
            message = f"version {record.version} is {record.level} and needs notice, so it has no date before"
            remedy = "remove “effective”; `policy announce` sets the date"
            yield Finding(record.place, "notice-too-short", message, remedy)
        return
    yield from _not_as_announced(policy, record)
    yield from _evidence(record)
    yield from _two_ledgers(record)
    yield from _fewer_than_before(policy, record)
    brand, waiver = policy.brand, record.waiver
    if not clock.needs_notice(record):
        return
    days = clock.required(policy, record)[0]
    allowed = clock.earliest_of(policy, record)
    if waiver:
        yield from _waived(policy, record, waiver)
    elif allowed and record.effective and record.effective < allowed:
        message = f"version {record.version} can't take effect on {record.effective}, before {allowed}"
        message += _grown(policy, record)
        rule = f"{days} days of notice were promised"
        if not clock.is_promised(policy, record):
            rule = f"the brand's own rule is {days} days of notice"
        remedy = f"{rule}; postpone it: policy postpone {policy.name}"
        yield Finding(record.notices[-1].place, "notice-too-short", message, remedy)
    for number, notice in enumerate(record.notices):
        said = local_day(notice.at, brand)
        if notice.effective < said or (notice.effective == said and not waiver):
            message = f"version {record.version} was announced on {said} for {notice.effective}, which was no notice"
            yield Finding(notice.place, "notice-too-short", message, "restore the record")
        if number and notice.effective <= record.notices[number - 1].effective:
            message = f"version {record.version} was postponed to an earlier day ({notice.effective})"
            yield Finding(notice.place, "brought-forward", message, "a date is never brought forward (§5.4)")


def _grown(policy: Policy, record: VersionRecord) -> str:
    """Return why an earlier list doesn't count, where that is why; nothing else."""
    counts = clock.given(policy, record).get(clock.EMAIL)
    earlier = [
        one for one in clock.mailed(policy, record) if counts and one.at < counts.at and one.capture != counts.capture
    ]
    if not counts or not earlier:
        return ""
    if counts.joined:
        before = max(one.recipients for one in earlier)
        return f": of {counts.recipients:,} readers, no more than {before:,} were told before, and so many don't join"
    return (
        f": its e-mails went to {earlier[0].recipients:,} first and to {counts.recipients:,} only on"
        f" {local_day(counts.at, policy.brand)} (if those who were added joined meanwhile, send to that list with"
        " --joined)"
    )


def _not_as_announced(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    as_written = "restore the record as `policy announce` wrote it"
    short = len(record.summary.strip()) < LEAST_SUMMARY or sum(map(str.isalnum, record.summary)) < LEAST_LETTERS
    if clock.needs_notice(record) and short:
        message = f"version {record.version} is announced without a summary of {LEAST_SUMMARY} characters or more"
        yield Finding(record.place, "summary", message, "say in plain words what changes: --summary")
    first = record.notices[0]
    approved_by = [
        one.by
        for one in record.approvals
        if one.digest == record.digest and one.date <= local_day(first.at, policy.brand)
    ]
    if clock.needs_notice(record) and all(decisions.same_person(name, first.by) for name in approved_by):
        message = f"nobody but {first.by} approved the text of version {record.version}"
        remedy = f"another person reads and approves it: policy approve {policy.name}"
        yield Finding(record.place, "approval", message, remedy)
    times = [one.at for one in record.notices]
    if times != sorted(times):
        yield Finding(record.place, "record", "the notices of this record are not in their order", as_written)
    former = clock.revised(policy, record) if clock.continues(policy, record) else None
    if former and former.effective and first.effective < former.effective:
        message = f"version {record.revises}, which goes on here, was announced for {former.effective}"
        yield Finding(first.place, "brought-forward", message, "a date is never brought forward (§5.4)")
    yield from _other_words(policy, record)
    yield from _less_than_promised(policy, record)
    for one in record.unreached:
        if decisions.same_person(one.by, one.approved_by):
            message = "one person alone can't let the clock run without those who were not reached"
            yield Finding(one.place, "unreached", message, "a second person approves it")
    if record.ends and first.effective < record.ends:
        message = f"version {record.version} ends this policy on {first.effective}, before {record.ends}"
        remedy = f"that day was named when it was sealed; postpone it: policy postpone {policy.name} --to {record.ends}"
        yield Finding(first.place, "ends", message, remedy)


def _less_than_promised(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a record that says less of the notice that was needed than was promised then, or sealed as another level."""
    version, as_written = policy.version(record.version), "restore the record as `policy announce` wrote it"
    if not version.decisions:  # sealed by an earlier program
        return
    days, channels = clock.promised_notice(policy, record)
    lacking = [channel for channel in channels if channel not in record.channels]
    if record.days < days or lacking:
        said = f"{record.days} days and no {lacking[0]}" if lacking else f"{record.days} days"
        message = f"this record says {said} of the notice of version {record.version}; {days} days were needed"
        message = f"{message}, by {', '.join(channels)}" if lacking else message
        yield Finding(record.place, "record", message, as_written)
    most = clock.limit_promised(policy, record)
    if record.limit is None or record.limit > most:
        message = f"this record lets more than {most} % stay without the notice of version {record.version}"
        yield Finding(record.place, "record", message, as_written)
    sealed = max((one.verdict.level for one in decisions.of_version(policy, record.version)), default=record.level)
    if policy.comparable(record.version) and record.level > sealed:
        message = f"this record says {record.level}, the changes of version {record.version} are {sealed}"
        yield Finding(record.place, "record", message, as_written)


def _other_words(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find what the record says otherwise than the words that readers got: a date or a summary written by hand."""
    language = policy.version(record.version).document.language
    for number, notice in enumerate(record.notices):
        said = " ".join(notice.text.split())
        given = local_day(notice.at, policy.brand)
        if said and told_days.names_another(said, notice.effective, language, given):
            message = f"readers were told of another day than {notice.effective}"
            yield Finding(notice.place, "dates-by-hand", message, "restore the record; `policy postpone` sets a day")
        if said and not number and " ".join(record.summary.split()) not in said:
            message = "readers were told another summary than this"
            yield Finding(record.place, "summary", message, "restore the record as `policy announce` wrote it")
        for reason in record.reasons if said else ():
            if " ".join(reason.words.split()) not in said:
                message = "readers were told another reason than this"
                yield Finding(reason.place, "reason", message, "restore the record as `policy announce` wrote it")


def _evidence(record: VersionRecord) -> Iterator[Finding]:
    digests = {notice.digest for notice in record.notices}
    digests |= {record.withdrawal.digest} if record.withdrawal and record.withdrawal.digest else set()
    for one in record.evidence:
        if one.notice not in digests:
            message = f"this is evidence of another notice than those of version {record.version}"
            yield Finding(one.place, "evidence", message, "give the notice of this version, and record that")
        if one.accepted + one.refused > one.recipients:
            message = "more recipients are counted here than there were"
            yield Finding(one.place, "evidence", message, "restore the record")
        if one.channel == clock.EMAIL and not (one.capture and one.recipients):
            message = "evidence of e-mail counts its recipients, and names their list by a digest"
            yield Finding(one.place, "evidence", message, "record it with `policy notify`")
        if one.at < record.notices[0].at - SECOND:
            message = "this evidence is older than the announcement"
            yield Finding(one.place, "evidence", message, "restore the record")


def _two_ledgers(record: VersionRecord) -> Iterator[Finding]:
    """Find a notice that was sent by two ledgers: neither knows whom the other told."""
    for notice in record.notices:
        mailed = [one for one in record.evidence if (one.channel, one.notice) == (clock.EMAIL, notice.digest)]
        ledgers = sorted({one.where for one in mailed if one.where})
        if len(ledgers) > 1:
            message = f"the notice of {notice.at:%Y-%m-%d} was sent by several ledgers ({', '.join(ledgers)})"
            remedy = "whoever is in both was told twice and counts twice; send the next one by one ledger"
            yield Finding(mailed[-1].place, "two-ledgers", message, remedy, Severity.WARNING)


def _fewer_than_before(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find that the newest notice went to far fewer than the one before: a part of a list starts the clock of all."""
    told = [one for one in policy.records if isinstance(one, VersionRecord) and _most(one)]
    if not told[:-1] or told[-1] is not record:
        return
    now, before = _most(record), _most(told[-2])
    if now * clock.MOST_GROWTH < before:
        message = f"the notice of version {record.version} went to {now:,}, that of version {told[-2].version} to"
        remedy = "is that list whole? send it to all to whom it is promised (policy notify): the days begin with them"
        yield Finding(record.evidence[-1].place, "fewer", f"{message} {before:,}", remedy, Severity.WARNING)


def _most(record: VersionRecord) -> int:
    """Return how many the longest list of recipients of a version's notices held."""
    return max((one.recipients for one in record.evidence if one.channel == clock.EMAIL), default=0)


def _waived(policy: Policy, record: VersionRecord, waiver: Waiver) -> Iterator[Finding]:
    place = waiver.place
    if decisions.same_person(waiver.by, waiver.approved_by):
        yield Finding(place, "waiver", "an exception from notice needs two people", "a second person approves it")
    if phases.breaks_promise(policy, record, waiver):
        message = f"taking effect without the promised notice ({waiver.kind}) breaks a published promise"
        if waiver.breaks_promise:
            yield Finding(place, "breaks-promise", message, "it stays marked in the archive", Severity.WARNING)
        else:
            yield Finding(place, "breaks-promise", message, "say that you know it: --breaks-promise")
    if waiver.kind == "exclusively_favourable":
        yield from _not_favourable(policy, record, waiver)
    begun = clock.notified(policy, record)
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
