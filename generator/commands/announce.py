"""Announcing a sealed version: its date and its words go into its record, and from now on onto the site.

Source: domain rules §5.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.checks import unstated_promises
from generator.commands.authority import require_known, require_two
from generator.commands.recording import (
    Announced,
    amend,
    findings_after,
    refused,
    require_no_errors,
    require_unchanged,
    whole_second,
)
from generator.commands.which_version import awaiting
from generator.commands.words_for_readers import refuse_taking_back, refuse_words
from generator.errors import Place
from generator.loading import policy_source
from generator.materiality.change_names import find
from generator.materiality.decision_objections import LEAST_WORDS, LEGAL, says_why
from generator.materiality.decisions import of_version
from generator.materiality.reasons import explainable, unreadable
from generator.model.document import digest
from generator.model.people import same_person
from generator.model.policy import Policy
from generator.model.record import Notice, Reason, VersionRecord, Waiver
from generator.notice import exception_grounds, originals, phases, requirements, revisions, takedown_gates
from generator.notice.next_notice import message_of, words_of
from generator.notice.notice_period import DAY, days_of_notice, earliest, local_day
from generator.notice.proposal import first_days
from generator.notice.timeline import parent
from generator.schema.choices import EXCLUSIVELY_FAVOURABLE
from generator.schema.nodes import in_quotes


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


def announce(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, wish: AnnounceWish, number: int = 0
) -> Announced:
    """Announce a sealed version: its date and its words go into the record, and from now on onto the site."""
    record = awaiting(loaded, policy, now, number)
    policy_source.require(tuple(takedown_gates.gate(policy, now)))
    require_known(loaded, policy, wish.by)
    revised = policy.record(record.revises) if record.revises else None
    if revised and phases.applied(policy, revised, now):
        message = f"version {revised.version} is in force since {revised.effective}: nothing takes its place any more"
        remedy = f"withdraw it, then seal its text again: policy withdraw {policy.name} --version {record.version}"
        raise refused(loaded, policy, message, remedy)
    if wish.waiver:
        _require_grounds(loaded, policy, wish.waiver)
    if record.at_once and not requirements.needs_notice(record):
        message = f"version {record.version} is {record.level}: it needs no notice and applies from {record.at_once}"
        raise refused(loaded, policy, message, "nothing is to be done")
    first = None if wish.waiver or wish.effective else first_days(policy, record, now)
    effective = first.named if first else wish.effective or local_day(now, policy.brand)
    days, channels = requirements.required(policy, record, now)
    waiver = replace(wish.waiver, place=record.place) if wish.waiver else None
    today = local_day(now, policy.brand)
    if waiver and (lack := exception_grounds.lacking(policy, replace(record, days=days), waiver, effective, today)):
        raise refused(loaded, policy, *lack)
    most = requirements.limit(policy, record)
    planned = replace(record, summary=wish.summary.strip(), days=days, channels=channels, limit=most, waiver=waiver)
    planned = replace(planned, words=policy.brand.words.digest)
    planned = replace(planned, reasons=_reasons(loaded, policy, record, wish.reasons))
    refuse_words(loaded, policy, planned)
    refuse_taking_back(loaded, policy, planned, today)
    refuse_early(loaded, policy, planned, effective, now)
    words = message_of(policy, planned, effective, now)
    content = words_of(words)
    given = Notice(whole_second(now), wish.by, effective, digest(content), content.decode(), place=record.place)
    result = replace(planned, notices=(given,))
    language = policy.version(record.version).document.language
    findings = [*findings_after(policy, result, now), *loaded.words_of_notices(policy, language)]
    if requirements.needs_notice(record):
        texts = requirements.governing_texts(policy, record, now)
        findings += unstated_promises.promised_besides(texts, record.place)
    require_no_errors(findings)
    if requirements.needs_notice(record) and not _approved_by_another(policy, record, wish.by):
        message = f"nobody but {wish.by} approved the text of version {record.version}"
        raise refused(loaded, policy, message, f"another person reads and approves it: policy approve {policy.name}")

    def change(old: VersionRecord) -> VersionRecord:
        require_unchanged(old, record)
        return result

    return replace(amend(loaded, policy, record, change, findings), first=first)


def _require_grounds(loaded: policy_source.Source, policy: Policy, waiver: Waiver) -> None:
    """Refuse an exception from waiting for which two people don't stand, or that doesn't say what it rests on."""
    require_two(loaded, policy, waiver.by, waiver.approved_by)
    if not waiver.basis.strip():
        raise refused(loaded, policy, "it is not said what it rests on", "cite the law, order or danger: --basis")
    if not says_why(waiver.basis) and waiver.kind != EXCLUSIVELY_FAVOURABLE:
        short = len(" ".join(waiver.basis.split())) < LEAST_WORDS
        what = f"is said in fewer than {LEAST_WORDS} characters" if short else "says nothing"
        message = f"what it rests on {what}: {in_quotes(waiver.basis)}"
        remedy = "name the law and its article, the order and its date, or the danger: --basis"
        raise refused(loaded, policy, message, remedy)


def explain(
    loaded: policy_source.Source,
    policy: Policy,
    now: datetime.datetime,
    reasons: Sequence[tuple[str, str]],
    number: int = 0,
) -> Announced:
    """Record what readers are told of changes of a version that is not announced yet, in place of earlier words."""
    record = awaiting(loaded, policy, now, number)
    written = _reasons(loaded, policy, record, reasons)

    def change(old: VersionRecord) -> VersionRecord:
        require_unchanged(old, record)
        return replace(old, reasons=written)

    return amend(loaded, policy, record, change) if reasons else Announced(policy, record)


def refuse_early(
    loaded: policy_source.Source,
    policy: Policy,
    record: VersionRecord,
    effective: datetime.date,
    now: datetime.datetime,
) -> None:
    """Refuse a day on which a version can't take effect yet."""
    today = local_day(now, policy.brand)
    master = policy.version(record.version).master
    if originals.too_early(policy, policy.version(record.version), effective):
        message = f"version {record.version} can't take effect on {effective}: {originals.when(policy, master)}"
        remedy = "announce that first; a translation applies on the same day or later"
        raise refused(loaded, policy, message, remedy)
    if record.ends and effective < record.ends:
        message = f"this policy ends on {record.ends}: that day was named when version {record.version} was sealed"
        raise refused(loaded, policy, message, f"leave --effective out, or name {record.ends} or a later day")
    if record.waiver:
        if effective < today:
            raise refused(loaded, policy, f"{effective} is past", "name today or a later day")
        return
    revised = policy.record(record.revises) if record.revises else None
    if revised and revisions.continues(policy, record):
        if revised.effective and effective < revised.effective:
            message = f"this was announced for {revised.effective}; it can't be brought forward"
            raise refused(loaded, policy, message, "leave --effective out")
        return
    first = first_days(policy, record, now).earliest
    if effective < first:
        changed = parent(policy, record.version)
        if changed and effective >= earliest(now, record.days, policy.brand):
            follows = f"it follows version {changed.number}, which applies from {first - DAY}"
            message = f"version {record.version} can't take effect on {effective}: {follows}"
            raise refused(loaded, policy, message, f"the earliest date is {first}")
        rule = f"{days_of_notice(record.days)} {'is' if record.days == 1 else 'are'} promised"
        if not requirements.is_promised(policy, record):
            rule = f"the brand's own rule is {days_of_notice(record.days)}"
        message = f"version {record.version} can't take effect on {effective}: {rule}"
        raise refused(loaded, policy, message, f"the earliest date is {first}, if everybody is told today")


def _approved_by_another(policy: Policy, record: VersionRecord, by: str) -> bool:
    """Return True if somebody of the listed lawyers, other than one person, approved this very text."""
    lawyers = {person.id for person in policy.brand.people if LEGAL in person.roles}
    approvals = (one for one in record.approvals if one.by in lawyers and one.digest == record.digest)
    return any(not same_person(one.by, by) for one in approvals)


def _reasons(
    loaded: policy_source.Source, policy: Policy, record: VersionRecord, reasons: Sequence[tuple[str, str]]
) -> tuple[Reason, ...]:
    """Return the reasons of a version's changes with these in place of earlier ones; what can't be one is refused."""
    name = loaded.shown_folder(policy)
    listed = f"`policy announce {policy.name}` lists the changes that have none"
    judged = [one for one in of_version(policy, record.version) if explainable(one)]
    found = find(judged, [one for one, _ in reasons], Place(name, 0), listed)
    made = {
        one.digest: Reason(one.digest, " ".join(words.split()), record.place)
        for one, (_, words) in zip(found, reasons, strict=True)
    }
    require_no_errors([wrong for reason in made.values() for wrong in unreadable(reason)])
    return tuple(({one.change: one for one in record.reasons} | made).values())
