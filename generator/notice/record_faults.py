"""What stops the record of an announced version: its days, its words, its evidence, its exception."""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Severity
from generator.materiality import decisions
from generator.model import people
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import exception_faults, named_days, notice_clock, readers_reached, requirements, revisions
from generator.notice.notice_period import days_of_notice, local_day

LEAST_SUMMARY: Final = 40
LEAST_LETTERS: Final = 20
OWN: Final = "own-addresses"
FEWER: Final = "fewer"
SENDER: Final = "sender"
"""Rules of what a mailing shows: whom its list holds, how many, and from where it comes."""
A_YEAR: Final = datetime.timedelta(days=366)
"""So long between two notices a list that became far shorter is named; over longer times, readers come and go."""
SECOND: Final = datetime.timedelta(seconds=1)  # evidence is recorded as of the next full one


def faults(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find what is wrong with an announcement at any time: its dates, its evidence, its approval, its exception."""
    if not record.notices:
        if requirements.needs_notice(record) and record.at_once:
            message = f"version {record.version} is {record.level} and needs notice, so it has no date before"
            remedy = "remove “effective”; `policy announce` sets the date"
            yield Finding(record.place, "notice-too-short", message, remedy)
        return
    yield from _not_as_announced(policy, record)
    yield from _evidence(record)
    yield from _two_ledgers(record)
    yield from _fewer_than_before(policy, record)
    yield from _fewer_letters(record)
    yield from _its_own(policy, record)
    yield from _from_elsewhere(policy, record)
    brand, waiver = policy.brand, record.waiver
    if not requirements.needs_notice(record):
        return
    days = requirements.required(policy, record)[0]
    allowed = notice_clock.earliest_of(policy, record)
    if waiver:
        yield from exception_faults.faults(policy, record, waiver)
    elif allowed and record.effective and record.effective < allowed:
        message = f"version {record.version} can't take effect on {record.effective}, before {allowed}"
        message += _grown(policy, record)
        rule = f"{days_of_notice(days)} {'was' if days == 1 else 'were'} promised"
        if not requirements.is_promised(policy, record):
            rule = f"the brand's own rule is {days_of_notice(days)}"
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
    counts = readers_reached.given_by_channel(policy, record).get(readers_reached.EMAIL)
    earlier = [
        one
        for one in readers_reached.mailed(policy, record)
        if counts and one.at < counts.at and one.capture != counts.capture
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
    if requirements.needs_notice(record) and short:
        message = f"version {record.version} is announced without a summary of {LEAST_SUMMARY} characters or more"
        yield Finding(record.place, "summary", message, "say in plain words what changes: --summary")
    first = record.notices[0]
    approved_by = [
        one.by
        for one in record.approvals
        if one.digest == record.digest and one.date <= local_day(first.at, policy.brand)
    ]
    if requirements.needs_notice(record) and all(people.same_person(name, first.by) for name in approved_by):
        other = f" but {first.by}" if approved_by else ""
        message = f"nobody{other} approved the text of version {record.version}"
        remedy = f"a person other than {first.by} reads and approves it: policy approve {policy.name} --by WHO"
        yield Finding(record.place, "approval", message, remedy)
    times = [one.at for one in record.notices]
    if times != sorted(times):
        yield Finding(record.place, "record", "the notices of this record are not in their order", as_written)
    former = revisions.revised(policy, record) if revisions.continues(policy, record) else None
    if former and former.effective and first.effective < former.effective:
        message = f"version {record.revises}, which goes on here, was announced for {former.effective}"
        yield Finding(first.place, "brought-forward", message, "a date is never brought forward (§5.4)")
    yield from _other_words(policy, record)
    yield from _less_than_promised(policy, record)
    for one in record.unreached:
        if people.same_person(one.by, one.approved_by):
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
    days, channels = requirements.promised_notice(policy, record)
    lacking = [channel for channel in channels if channel not in record.channels]
    if record.days < days or lacking:
        said = f"{record.days} days and no {lacking[0]}" if lacking else f"{record.days} days"
        message = f"this record says {said} of the notice of version {record.version}; {days} days were needed"
        message = f"{message}, by {', '.join(channels)}" if lacking else message
        yield Finding(record.place, "record", message, as_written)
    most = requirements.limit_promised(policy, record)
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
        if said and named_days.names_another(said, notice.effective, language, given):
            message = f"readers were told of another day than {notice.effective}"
            yield Finding(notice.place, "dates-by-hand", message, "restore the record; `policy postpone` sets a day")
        told = [" ".join(one.split()) for one in record.summary.split("\n\n")]
        if said and not number and not all(one in said for one in told):
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
        if max(one.accepted + one.refused, one.own) > one.recipients:
            message = "more recipients are counted here than there were"
            yield Finding(one.place, "evidence", message, "restore the record")
        if one.channel == readers_reached.EMAIL and not (one.capture and one.recipients):
            message = "evidence of e-mail counts its recipients, and names their list by a digest"
            yield Finding(one.place, "evidence", message, "record it with `policy notify`")
        if one.by and people.same_person(one.by, one.approved_by):
            message = f"one person alone can't say that the notice was given ({one.channel})"
            yield Finding(one.place, "evidence", message, "a second person looks at the proof")
        if one.at < record.notices[0].at - SECOND:
            message = "this evidence is older than the announcement"
            yield Finding(one.place, "evidence", message, "restore the record")


def _two_ledgers(record: VersionRecord) -> Iterator[Finding]:
    """Find a notice that was sent by two ledgers: neither knows whom the other told."""
    for notice in record.notices:
        mailed = [one for one in record.evidence if (one.channel, one.notice) == (readers_reached.EMAIL, notice.digest)]
        ledgers = sorted({one.where for one in mailed if one.where})
        if len(ledgers) > 1:
            message = f"the notice of {notice.at:%Y-%m-%d} was sent by several ledgers ({', '.join(ledgers)})"
            remedy = "whoever is in both was told twice and counts twice; send the next one by one ledger"
            yield Finding(mailed[-1].place, "two-ledgers", message, remedy, Severity.WARNING)


def _fewer_than_before(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find that the newest notice went to far fewer than the one before: a part of a list starts the clock of all.

    Those of the year before count, too: a list that is halved each time is soon one of a few.
    """
    for channel in (readers_reached.EMAIL, "post"):
        told = [one for one in policy.records if isinstance(one, VersionRecord) and most(one, channel)]
        if not told[:-1] or told[-1] is not record:
            continue
        since = told_at(record) - A_YEAR
        longest = max(
            (one for one in told[:-1] if one is told[-2] or told_at(one) >= since), key=lambda one: most(one, channel)
        )
        now, before = most(record, channel), most(longest, channel)
        if now * readers_reached.MOST_GROWTH < before:
            message = f"the notice of version {record.version} went to {now:,}, that of version {longest.version} to"
            remedy = "is that list whole? send it to all to whom it is promised: the days begin with them"
            yield Finding(record.evidence[-1].place, FEWER, f"{message} {before:,}", remedy, Severity.WARNING)


def _its_own(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find that a notice went to the company's own addresses alone: to a test list, as a rule, and to no reader."""
    one = readers_reached.evidence_of_own_list(policy, record)
    newest = next((old for old in reversed(policy.records) if isinstance(old, VersionRecord) and most(old)), None)
    if not one or newest is not record:
        return
    message = (
        f"addresses that got the notice of version {record.version} are the brand's own, or others of one mailbox:"
    )
    message += f" {one.own:,} of {one.recipients:,}"
    remedy = (
        f"send it to all to whom it is promised (policy notify); if these are all, two people say so: policy announce"
        f" {policy.name} --accept-unreached"
    )
    place = record.evidence[-1].place
    yield Finding(place, OWN, message, remedy, Severity.WARNING)


def _from_elsewhere(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find that the newest notice came from where readers know no address of the brand: they may not read it."""
    newest = next((old for old in reversed(policy.records) if isinstance(old, VersionRecord) and most(old)), None)
    domain = next((one.sender for one in reversed(record.evidence) if one.sender), "")
    if domain and newest is record:
        message = (
            f"the notice of version {record.version} came from {domain}, where readers know no address of the brand"
        )
        remedy = "send it from a domain that brand.yml (site, published_at, contact) or the text in force states"
        yield Finding(record.evidence[-1].place, SENDER, message, remedy, Severity.WARNING)


def _fewer_letters(record: VersionRecord) -> Iterator[Finding]:
    """Find that far fewer letters than e-mails carried a notice: where both are promised, both go to all."""
    sent, before = sum(one.recipients for one in record.evidence if one.channel == "post"), most(record)
    if 0 < sent * readers_reached.MOST_GROWTH < before:
        message = f"{sent:,} letters carried the notice of version {record.version}, and {before:,} e-mails"
        remedy = "were letters promised to all of them? send the others, and record it once more"
        yield Finding(record.evidence[-1].place, FEWER, message, remedy, Severity.WARNING)


def told_at(record: VersionRecord) -> datetime.datetime:
    """Return the moment at which a notice of a version was given last, of one for which there is evidence."""
    return max(one.at for one in record.evidence)


def most(record: VersionRecord, channel: str = readers_reached.EMAIL) -> int:
    """Return how many the longest list of recipients of a version's notices held."""
    return max((one.recipients for one in record.evidence if one.channel == channel), default=0)
