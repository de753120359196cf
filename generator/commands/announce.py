"""Announcing a sealed version: approval, the notice with its date, evidence, postponing, withdrawing.

Each of them adds to the record of the version (`notices/vNNN.yml`) what happened, in one step, or refuses and changes
nothing. Source: domain rules §5.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.archive import amendments, notice_words, record_chain
from generator.checks import project
from generator.checks import records as checks
from generator.errors import Finding, Place, PolicyError, Severity, nearest
from generator.materiality.decisions import (
    AS_ONE_LINE,
    LEAST_WORDS,
    LEGAL,
    of_version,
    same_person,
    unwritable,
)
from generator.materiality.names import find
from generator.materiality.reasons import explainable, unreadable, worded
from generator.model import people
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import Approval, Evidence, Notice, Reason, VersionRecord, Waiver, Withdrawal
from generator.notice import clock, gates, originals, phases, takedown_gates
from generator.notice import message as messages
from generator.notice.days import DAY, earliest, local_day, start_of, working_day
from generator.notice.duties import accepting
from generator.notice.message import Announcement, Message
from generator.notice.timeline import starts
from generator.schema.nodes import in_quotes

RULE: Final = "announce"


@dataclass(frozen=True, slots=True)
class Announced:
    """What an announcement, or anything after it, left in the record, with what people should know besides."""

    policy: Policy
    record: VersionRecord
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnounceWish:
    """What is to be announced: by whom, in which words, from which day if not the first that is proposed.

    `reasons` are names of changes, each with what readers are told of it.
    """

    by: str
    summary: str = ""
    effective: datetime.date | None = None
    waiver: Waiver | None = None
    reasons: tuple[tuple[str, str], ...] = ()


def approve(loaded: project.Source, policy: Policy, now: datetime.datetime, by: str, number: int = 0) -> Announced:
    """Record that somebody read a sealed version and approves this very text."""
    record = _awaiting(loaded, policy, number)
    require_lawyer(loaded, policy, by)
    if any(same_person(one.by, by) and one.digest == record.digest for one in record.approvals):
        raise _refused(loaded, policy, f"{by} has approved version {record.version} already", "nothing is to be done")
    approval = Approval(by, local_day(now, policy.brand), record.digest)

    def change(old: VersionRecord) -> VersionRecord:
        _open_still(old, record)
        return replace(old, approvals=(*old.approvals, approval))

    return _amended(loaded, policy, record, change)


def proposed(policy: Policy, record: VersionRecord, now: datetime.datetime) -> datetime.date:
    """Return the day that an announcement made now should name: the notice may take until tomorrow evening.

    It is the first working day on which the version may take effect then. A revision that goes on where the announced
    text stood keeps that one's day.
    """
    revised = policy.record(record.revises) if record.revises else None
    first = originals.begins(policy, policy.version(record.version).master)
    after = [first] if first and first != originals.NOT_YET else []
    after += [record.ends] if record.ends else []
    if revised and revised.effective and clock.continues(policy, record):
        return max([revised.effective, working_day(local_day(now, policy.brand) + DAY), *map(working_day, after)])
    if not clock.needs_notice(record):
        return max([local_day(now, policy.brand), *after])
    days = clock.required(policy, record, now)[0]
    by_tomorrow = start_of(local_day(now, policy.brand) + 2 * DAY, policy.brand) - gates.SECOND
    first = earliest(by_tomorrow, days, policy.brand)
    return working_day(max([first, *after, *(start.day + DAY for start in starts(policy, []))]))


def announce(
    loaded: project.Source, policy: Policy, now: datetime.datetime, wish: AnnounceWish, number: int = 0
) -> Announced:
    """Announce a sealed version: its date and its words go into the record, and from now on onto the site."""
    record = _awaiting(loaded, policy, number)
    project.require(tuple(takedown_gates.gate(policy, now)))
    _known(loaded, policy, wish.by)
    revised = policy.record(record.revises) if record.revises else None
    if revised and phases.applied(policy, revised, now):
        message = f"version {revised.version} is in force since {revised.effective}: nothing takes its place any more"
        remedy = f"withdraw it, then seal its text again: policy withdraw {policy.name} --version {record.version}"
        raise _refused(loaded, policy, message, remedy)
    if wish.waiver:
        _two(loaded, policy, wish.waiver.by, wish.waiver.approved_by)
        if not wish.waiver.basis.strip():
            raise _refused(loaded, policy, "it is not said what it rests on", "cite the law, order or danger: --basis")
    if record.at_once and not clock.needs_notice(record):
        message = f"version {record.version} is {record.level}: it needs no notice and applies from {record.at_once}"
        raise _refused(loaded, policy, message, "nothing is to be done")
    effective = wish.effective or (local_day(now, policy.brand) if wish.waiver else proposed(policy, record, now))
    days, channels = clock.required(policy, record, now)
    waiver = replace(wish.waiver, place=record.place) if wish.waiver else None
    most = clock.limit(policy, record)
    planned = replace(record, summary=wish.summary.strip(), days=days, channels=channels, limit=most, waiver=waiver)
    planned = replace(planned, words=policy.brand.words.digest)
    planned = replace(planned, reasons=_reasons(loaded, policy, record, wish.reasons))
    _refuse_early(loaded, policy, planned, effective, now)
    words = message_of(policy, planned, effective)
    content = words_of(words)
    given = Notice(_truncated(now), wish.by, effective, digest(content), content.decode(), place=record.place)
    result = replace(planned, notices=(given,))
    findings = list(_findings(policy, result, now))
    _require(findings)
    if clock.needs_notice(record) and not _approved_by_another(policy, record, wish.by):
        message = f"nobody but {wish.by} approved the text of version {record.version}"
        raise _refused(loaded, policy, message, f"another person reads and approves it: policy approve {policy.name}")

    def change(old: VersionRecord) -> VersionRecord:
        _unchanged(old, record)
        return result

    return _amended(loaded, policy, record, change, findings)


def _approved_by_another(policy: Policy, record: VersionRecord, by: str) -> bool:
    """Return True if somebody of the listed lawyers, other than one person, approved this very text."""
    lawyers = {person.id for person in policy.brand.people if LEGAL in person.roles}
    approvals = (one for one in record.approvals if one.by in lawyers and one.digest == record.digest)
    return any(not same_person(one.by, by) for one in approvals)


def explain(loaded: project.Source, policy: Policy, reasons: Sequence[tuple[str, str]], number: int = 0) -> Announced:
    """Record what readers are told of changes of a version that is not announced yet, in place of earlier words."""
    record = _awaiting(loaded, policy, number)
    written = _reasons(loaded, policy, record, reasons)

    def change(old: VersionRecord) -> VersionRecord:
        _unchanged(old, record)
        return replace(old, reasons=written)

    return _amended(loaded, policy, record, change) if reasons else Announced(policy, record)


def _reasons(
    loaded: project.Source, policy: Policy, record: VersionRecord, reasons: Sequence[tuple[str, str]]
) -> tuple[Reason, ...]:
    """Return the reasons of a version's changes with these in place of earlier ones; what can't be one is refused."""
    name = f"{loaded.shown}/{policy.name}"
    listed = f"`policy announce {policy.name}` lists the changes that have none"
    judged = [one for one in of_version(policy, record.version) if explainable(one)]
    found = find(judged, [one for one, _ in reasons], Place(name, 0), listed)
    made = {
        one.digest: Reason(one.digest, " ".join(words.split()), record.place)
        for one, (_, words) in zip(found, reasons, strict=True)
    }
    _require([wrong for reason in made.values() for wrong in unreadable(reason)])
    return tuple(({one.change: one for one in record.reasons} | made).values())


def postpone(  # noqa: PLR0913 -- who, when, why
    loaded: project.Source,
    policy: Policy,
    now: datetime.datetime,
    *,
    by: str,
    because: str,
    to: datetime.date | None = None,
    number: int = 0,
) -> Announced:
    """Postpone an announced version, to the first day that is proposed or a later one; a new notice says so."""
    record = running(loaded, policy, now, number)
    _known(loaded, policy, by)
    _reasoned(loaded, policy, because)
    if repeated := _postponed_already(record, now, by=by, because=because, to=to):
        return Announced(policy, record, (repeated,))
    former = record.effective
    begun = clock.earliest_of(policy, record)
    first = begun or proposed(policy, record, now)
    today = local_day(now, policy.brand)
    after = [working_day(day + DAY) for day in (former, None if record.waiver else today) if day]
    original = originals.begins(policy, policy.version(record.version).master)
    after += [working_day(original)] if original and original != originals.NOT_YET else []
    effective = to or max([working_day(first), *after])
    if former and effective <= former:
        message = f"version {record.version} was announced for {former}; it can't be brought forward to {effective}"
        raise _refused(loaded, policy, message, "name a later day")
    if not begun:
        _refuse_early(loaded, policy, replace(record, revises=0), effective, now)
    _refuse_overlap(loaded, policy, record, effective)
    if originals.too_early(policy, policy.version(record.version), effective):
        _refuse_early(loaded, policy, record, effective, now)
    words = message_of(policy, record, effective, because=because)
    content = words_of(words)
    given = Notice(_truncated(now), by, effective, digest(content), content.decode(), because, record.place)
    result = replace(record, notices=(*record.notices, given))
    findings = list(_findings(policy, result, now))
    _require(findings)

    def change(old: VersionRecord) -> VersionRecord:
        _unchanged(old, record)
        return replace(old, notices=(*old.notices, given))

    return _amended(loaded, policy, record, change, findings)


def _postponed_already(
    record: VersionRecord, now: datetime.datetime, *, by: str, because: str, to: datetime.date | None
) -> Finding | None:
    """Return what to say where the same postponement was recorded within a day and told to nobody yet.

    So it is where a command was killed after it recorded all and before it said so.
    """
    newest = record.notices[-1]
    same = (newest.by, newest.because.split(), to or newest.effective) == (by, because.split(), newest.effective)
    told = any(one.notice == newest.digest for one in record.evidence)
    if len(record.notices) == 1 or not same or told or now - newest.at > DAY:
        return None
    message = f"version {record.version} was postponed to {newest.effective} already, at {newest.at:%Y-%m-%d %H:%M} UTC"
    remedy = "nothing is to be done; to postpone it further, name the day: --to"
    return Finding(record.place, RULE, message, remedy, Severity.WARNING)


def _refuse_overlap(loaded: project.Source, policy: Policy, record: VersionRecord, effective: datetime.date) -> None:
    """Refuse to postpone a version beyond one that changes it."""
    for one in clock.open_records(policy):
        if _builds_on(policy, one, record) and one.effective and one.effective <= effective:
            message = f"version {one.version} changes version {record.version}, and is to start on {one.effective}"
            remedy = f"postpone that first, beyond {effective}: policy postpone {policy.name} --version {one.version}"
            if not one.notices:
                remedy = f"withdraw that first, and seal it again after: policy withdraw {policy.name}"
                remedy += f" --version {one.version}"
            raise _refused(loaded, policy, message, remedy)


def withdraw(
    loaded: project.Source, policy: Policy, now: datetime.datetime, *, by: str, because: str, number: int = 0
) -> Announced:
    """Take back a version that is not in force; it stays in the archive."""
    record = running(loaded, policy, now, number, announced=False)
    _known(loaded, policy, by)
    _reasoned(loaded, policy, because)
    built_on = [one.version for one in clock.open_records(policy) if _builds_on(policy, one, record)]
    if built_on:
        message = f"version {built_on[0]} changes version {record.version}"
        raise _refused(loaded, policy, message, f"withdraw version {built_on[0]} first")
    _require(list(gates.gate(policy, now)), ("future",))
    gone = Withdrawal(_truncated(now), by, because)
    if record.notices and record.effective:
        content = words_of(withdrawal_of(policy, record, because))
        gone = replace(gone, digest=digest(content), text=content.decode())

    def change(old: VersionRecord) -> VersionRecord:
        _unchanged(old, record)
        return replace(old, withdrawal=gone)

    return _amended(loaded, policy, record, change, following=policy.next_number)


def _unchanged(old: VersionRecord, record: VersionRecord) -> None:
    """Refuse where something else was recorded since the record was read; its words are in files of their own."""
    if old != notice_words.without_words(record):
        message = f"something else was recorded of version {record.version} meanwhile"
        raise PolicyError([Finding(record.place, RULE, message, "run the command again")])


def _open_still(old: VersionRecord, record: VersionRecord) -> None:
    """Refuse where a version was taken back since its record was read."""
    if notice_words.without_words(old).withdrawal != notice_words.without_words(record).withdrawal:
        message = f"version {record.version} was taken back meanwhile"
        raise PolicyError([Finding(record.place, RULE, message, "nothing is to be done")])


def _builds_on(policy: Policy, one: VersionRecord, record: VersionRecord) -> bool:
    parent = policy.parent(one.version)
    return one.version != record.version and parent is not None and parent.number == record.version


def witness(
    loaded: project.Source,
    policy: Policy,
    now: datetime.datetime,
    evidence: Callable[[VersionRecord], Evidence],
    number: int = 0,
) -> Announced:
    """Record evidence that the notice of an announced version was given.

    A notice that was seen on the site before adds only the day: a gap in those days is a finding (`policy due`).
    """
    record = to_tell(loaded, policy, now, number)
    one = evidence(record)
    one = replace(one, at=_rounded_up(one.at), place=record.place)
    today = local_day(now, policy.brand)
    known = any(old.channel == one.channel == "site" and old.notice == one.notice for old in record.evidence)

    def change(old: VersionRecord) -> VersionRecord:
        _open_still(old, record)
        if known:
            return replace(old, seen=tuple(sorted({*old.seen, today})))
        return replace(old, evidence=(*old.evidence, one))

    findings = list(_findings(policy, change(record), now))
    _require(findings, ("evidence", "future"))
    return _amended(loaded, policy, record, change, findings)


def accept_unreached(  # noqa: PLR0913 -- who, when, why
    loaded: project.Source,
    policy: Policy,
    now: datetime.datetime,
    *,
    by: str,
    approved_by: str,
    because: str,
    number: int = 0,
) -> Announced:
    """Record the decision of two people to let the clock run though more than the brand's limit were not reached."""
    record = running(loaded, policy, now, number)
    _two(loaded, policy, by, approved_by)
    _reasoned(loaded, policy, because)
    one = clock.undecided(policy, record)
    if one is None:
        mailed = clock.mailed(policy, record)
        if not mailed:
            message = f"no e-mail with the notice of version {record.version} was sent yet"
            raise _refused(loaded, policy, message, "send it first (policy notify), then decide on whom it missed")
        if not any(old.accepted for old in mailed):
            message = f"nobody at all was reached with the notice of version {record.version}"
            raise _refused(loaded, policy, message, "that is no notice, whoever accepts it: mend the list, send again")
        message = f"no more than {clock.limit(policy, record)} % were not reached, or that was accepted already"
        raise _refused(loaded, policy, message, "nothing is to be decided")
    decided = accepting(one, local_day(now, policy.brand), by, approved_by, because)

    def change(old: VersionRecord) -> VersionRecord:
        _open_still(old, record)
        return replace(old, unreached=(*old.unreached, decided))

    findings = list(_findings(policy, change(record), now))
    _require(findings, ("future",))
    return _amended(loaded, policy, record, change)


def message_of(policy: Policy, record: VersionRecord, effective: datetime.date, *, because: str = "") -> Message:
    """Return the words of a version's next notice."""
    return messages.notice(told_of(policy, record, effective, because=because))


def told_of(policy: Policy, record: VersionRecord, effective: datetime.date, *, because: str = "") -> Announcement:
    """Return what a notice of a version says, from its record."""
    parent, version = policy.parent(record.version), policy.version(record.version)
    older = parent.document if parent else version.document
    address = policy.brand.address
    return Announcement(
        brand=policy.brand,
        older=older,
        newer=version.document,
        judged=worded(of_version(policy, record.version), record.reasons),
        level=record.level,
        effective=effective,
        summary=record.summary,
        former=tuple(one.effective for one in record.notices),
        because=because,
        waiver=record.waiver,
        replaces=bool(record.revises) and not clock.continues(policy, record),
        address=f"{address}{policy.slug}/" if address else "",
    )


def withdrawal_of(policy: Policy, record: VersionRecord, because: str) -> Message:
    """Return the words by which those who got a version's notice are told that it was taken back."""
    assert record.effective is not None  # noqa: S101 -- asked of announced versions only
    told = told_of(policy, record, record.effective, because=because)
    others = any(one.notices and one.version != record.version for one in clock.open_records(policy))
    return messages.withdrawal(replace(told, others=others))


def words_of(message: Message) -> bytes:
    """Return the bytes that are kept as the notice, and whose digest names it: its subject and its words."""
    return f"{message.subject}\n\n{message.text}".encode()


def kept(notice: Notice) -> tuple[str, str]:
    """Return the subject and the words of a notice as they were kept."""
    subject, _, text = notice.text.partition("\n\n")
    return subject, text


def _refuse_early(
    loaded: project.Source, policy: Policy, record: VersionRecord, effective: datetime.date, now: datetime.datetime
) -> None:
    today = local_day(now, policy.brand)
    master = policy.version(record.version).master
    if originals.too_early(policy, policy.version(record.version), effective):
        message = f"version {record.version} can't take effect on {effective}: {originals.when(policy, master)}"
        remedy = "announce that first; a translation applies on the same day or later"
        raise _refused(loaded, policy, message, remedy)
    if record.ends and effective < record.ends:
        message = f"this policy ends on {record.ends}: that day was named when version {record.version} was sealed"
        raise _refused(loaded, policy, message, f"leave --effective out, or name {record.ends} or a later day")
    if record.waiver:
        if effective < today:
            raise _refused(loaded, policy, f"{effective} is past", "name today or a later day")
        return
    revised = policy.record(record.revises) if record.revises else None
    if revised and clock.continues(policy, record):
        if revised.effective and effective < revised.effective:
            message = f"this was announced for {revised.effective}; it can't be brought forward"
            raise _refused(loaded, policy, message, "leave --effective out")
        return
    first = earliest(now, record.days, policy.brand)
    if effective < first:
        rule = f"{record.days} days of notice are promised"
        if not clock.is_promised(policy, record):
            rule = f"the brand's own rule is {record.days} days of notice"
        message = f"version {record.version} can't take effect on {effective}: {rule}"
        raise _refused(loaded, policy, message, f"the earliest date is {first}, if everybody is told today")


def _findings(policy: Policy, record: VersionRecord, now: datetime.datetime) -> list[Finding]:
    """Return what would be wrong with the policy if this were the record of its version."""
    former = policy.record(record.version)
    new_words = former is not None and len(record.notices) > len(former.notices)
    record = record_chain.extended(former, record, record_chain.newest(policy.records))
    after = replace(policy, records=tuple(record if one.version == record.version else one for one in policy.records))
    found: list[Finding] = []
    starts(after, found)
    checks.check_records(after, found)
    found.extend(gates.gate(after, now))
    if (
        new_words
        and record.effective
        and working_day(record.effective) != record.effective
        and record.effective > local_day(now, policy.brand)
    ):
        message = f"{record.effective} is a {record.effective:%A}"
        remedy = f"a period of notice should end on a working day, such as {working_day(record.effective)}"
        found.append(Finding(record.place, "weekend", message, remedy, Severity.WARNING))
    if new_words and not policy.brand.address:
        message = "the notice has no links: brand.yml doesn't say where the policies are published"
        remedy = "add published_at: https://…, if you want them in it"
        found.append(Finding(record.place, "links", message, remedy, Severity.WARNING))
    return list(dict.fromkeys(found))


def _require(findings: list[Finding], rules: tuple[str, ...] = ()) -> None:
    errors = [one for one in findings if one.severity is Severity.ERROR and (not rules or one.rule in rules)]
    if errors:
        raise PolicyError(errors)


def _amended(
    loaded: project.Source,
    policy: Policy,
    record: VersionRecord,
    change: Callable[[VersionRecord], VersionRecord],
    findings: list[Finding] | None = None,
    *,
    following: int = 0,
) -> Announced:
    shown = f"{loaded.shown}/{policy.name}"
    amendments.amend(
        loaded.folder(policy), record.version, shown, change, following=following, rehearsal=loaded.rehearsal
    )
    after = project.load(loaded.root, only=policy.brand.slug).policy(policy.name)
    again = after.record(record.version)
    if again is None:
        message = f"the record of version {record.version} could not be read back"
        raise AssertionError(message)
    return Announced(after, again, tuple(one for one in findings or () if one.severity is Severity.WARNING))


def _awaiting(loaded: project.Source, policy: Policy, number: int) -> VersionRecord:
    """Return the record of the version that is to be approved and announced."""
    project.require(loaded.integrity_findings, but=gates.MENDABLE)
    waiting = [one for one in clock.open_records(policy) if not one.notices and not one.at_once]
    if number:
        waiting = [one for one in waiting if one.version == number]
    if not waiting:
        message = f"version {number} doesn't wait to be announced" if number else "no sealed version waits for this"
        raise _refused(loaded, policy, message, f"seal the draft first: policy freeze {policy.name}")
    return waiting[-1]


def running(
    loaded: project.Source, policy: Policy, now: datetime.datetime, number: int, *, announced: bool = True
) -> VersionRecord:
    """Return the record of the version that was announced and is not in force; which one, if there are several."""
    project.require(loaded.integrity_findings, but=gates.MENDABLE)
    today, held = local_day(now, policy.brand), phases.held_up(policy, now)
    coming = [
        one
        for one in clock.open_records(policy)
        if (one.notices or not announced)
        and (one.effective is None or one.effective > today or clock.waits(policy, one) or one.version in held)
    ]
    if number:
        coming = [one for one in coming if one.version == number]
    if len(coming) == 1 or (coming and number):
        return coming[0]
    if not coming:
        message = f"version {number} is not on its way" if number else "no version is announced and still to come"
        raise _refused(loaded, policy, message, f"`policy status` shows where {policy.name} stands")
    names = ", ".join(str(one.version) for one in coming)
    raise _refused(loaded, policy, f"several versions are on their way: {names}", "name one of them: --version")


def to_tell(loaded: project.Source, policy: Policy, now: datetime.datetime, number: int) -> VersionRecord:
    """Return the record of the version whose newest notice is to be given: on its way, or taken back and not yet told.

    Where both are there, the one that was taken back has to be named.
    """
    project.require(loaded.integrity_findings, but=gates.MENDABLE)
    gone = [
        one
        for one in policy.records
        if isinstance(one, VersionRecord)
        and one.withdrawal
        and one.withdrawal.digest
        and one.version == (number or one.version)
    ]
    if number and gone:
        return gone[0]
    waiting = [one for one in gone if clock.untold(one)]
    others = [one for one in clock.open_records(policy) if one.notices and not phases.applied(policy, one, now)]
    return waiting[-1] if waiting and not others else running(loaded, policy, now, number)


def _known(loaded: project.Source, policy: Policy, *names: str) -> None:
    known = [person.id for person in policy.brand.people]
    for name in names:
        if wrong := unwritable(name):
            raise _refused(loaded, policy, wrong, AS_ONE_LINE)
        if not "".join(filter(str.isalnum, name)):
            raise _refused(loaded, policy, "it is not said who does this", "name yourself: --by")
        if known and name not in known:
            message = f"{in_quotes(name)} is not among the people of brand.yml"
            raise _refused(loaded, policy, message, nearest(name, known))


def _listed(loaded: project.Source, policy: Policy, *names: str) -> None:
    """Refuse what only listed people can do, from others."""
    message, remedy = people.unlisted(policy.brand.people, *names)
    if message:
        raise _refused(loaded, policy, message, remedy)


def _two(loaded: project.Source, policy: Policy, by: str, approved_by: str) -> None:
    """Refuse what one person decides alone, or two of whom one isn't listed, or neither is a lawyer."""
    roles = {person.id: person.roles for person in policy.brand.people}
    for name in filter(unwritable, (by, approved_by)):
        raise _refused(loaded, policy, unwritable(name), AS_ONE_LINE)
    if not "".join(filter(str.isalnum, approved_by)) or same_person(by, approved_by):
        raise _refused(
            loaded, policy, "one person alone can't decide this", "a second person approves it: --approved-by"
        )
    _known(loaded, policy, by, approved_by)
    _listed(loaded, policy, by, approved_by)
    if not any(LEGAL in roles[name] for name in (by, approved_by)):
        raise _refused(loaded, policy, f"neither {by} nor {approved_by} is of the role {LEGAL}", "ask a lawyer")


def require_lawyer(loaded: project.Source, policy: Policy, by: str) -> None:
    """Refuse an approval of a text by anybody who isn't listed with the role legal."""
    _known(loaded, policy, by)
    _listed(loaded, policy, by)
    if not any(person.id == by and LEGAL in person.roles for person in policy.brand.people):
        legal = [person.id for person in policy.brand.people if LEGAL in person.roles]
        raise _refused(loaded, policy, f"{by} is not of the role {LEGAL}", f"ask {' or '.join(legal) or 'a lawyer'}")


def require_two(loaded: project.Source, policy: Policy, by: str, approved_by: str) -> None:
    """Refuse what one person decides alone, as exceptions are refused."""
    _two(loaded, policy, by, approved_by)


def require_reason(loaded: project.Source, policy: Policy, because: str) -> None:
    """Refuse a reason that readers of the archive would not understand."""
    _reasoned(loaded, policy, because)


def _reasoned(loaded: project.Source, policy: Policy, because: str) -> None:
    if len(" ".join(because.split())) < LEAST_WORDS:
        message = f"the reason {in_quotes(because)} is shorter than {LEAST_WORDS} characters"
        raise _refused(loaded, policy, message, "say why, so that a reader of the archive understands it")


def _refused(loaded: project.Source, policy: Policy, message: str, remedy: str) -> PolicyError:
    return PolicyError([Finding(Place(f"{loaded.shown}/{policy.name}"), RULE, message, remedy)])


def _truncated(now: datetime.datetime) -> datetime.datetime:
    return now.astimezone(datetime.UTC).replace(microsecond=0)


def _rounded_up(at: datetime.datetime) -> datetime.datetime:
    """Return the next full second: evidence is never taken for older than it is."""
    whole = _truncated(at)
    return whole if whole == at else whole + gates.SECOND
