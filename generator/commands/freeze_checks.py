"""What would be sealed of a draft, and what keeps it from being sealed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.archive import next_version, record_chain, versions
from generator.checks.leftovers import UNFILLED
from generator.commands.pending import Pending, concerns, draft_of, pending
from generator.errors import Finding, Place, PolicyError, Severity, refusal
from generator.loading import policy_source
from generator.materiality import decision_objections, decisions, reasons, sealed_verdicts, translations
from generator.model.document import Document, content_digest
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import Approval, Decision
from generator.model.version import Version
from generator.notice import draft_approvals, gates, originals, phases, takedown_gates
from generator.notice import due_list as due
from generator.notice.notice_period import local_day
from generator.source import promised_file


@dataclass(frozen=True, slots=True)
class Sealable:
    """A draft that may be sealed at a moment, and all that would be for good then: the version with its number.

    `parent` is the version that it changes (None: it is the first one), the rest is as of a version that is sealed.
    `outdated` are approvals of another text of the draft, which are left out.
    """

    to_seal: next_version.Sealing
    number: int
    parent: Version | None
    pending: Pending
    effective: datetime.date | None
    void: tuple[Decision, ...] = ()
    waiting: tuple[Decision, ...] = ()
    outdated: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class SealingWish:
    """How a draft is to be sealed.

    `effective` is the day of a version that needs no notice, or of a first one (`unknown` where nobody knows it).
    `on` is the number of the version that it changes, where that is not the newest; `revises` that of the announced
    version whose place it takes. `ends` is the day on which the policy ends by it.
    """

    effective: datetime.date | None = None
    unknown: bool = False
    on: int = 0
    revises: int = 0
    ends: datetime.date | None = None


AS_USUAL: Final = SealingWish()
UNCLEAR_PURPOSE: Final = "which-text"
SILENT: Final = "in-silence"


def sealable(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, how: SealingWish, *, despite: str = ""
) -> Sealable:
    """Return what would be sealed of the draft; nothing is written, and what keeps it from being sealed is an error.

    One that needs no notice takes effect as early as may be, or on the day that is named; one that does is announced
    after it was sealed (`announce`). Only a first version, which records what applies already, may have a date in the
    past or none that is known.
    """
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    draft = draft_of(loaded, policy, despite=despite)
    shown_path = loaded.shown_folder(policy)
    unfilled = [one for one in loaded.draft_findings if one.rule == UNFILLED and concerns(loaded, policy, one)]
    policy_source.require([replace(one, severity=Severity.ERROR) for one in unfilled])
    policy_source.require(versions.unproved(loaded.folder(policy), policy.name, shown_path))
    policy_source.require(tuple(takedown_gates.gate(policy, now)))
    parent = parent_of(policy, now, how, shown_path)
    _refuse_not_upgraded(policy, shown_path)
    what = pending(policy, draft, now, parent, how.revises)
    _refuse_unclear_purpose(policy, _corrected_version(policy, parent, what, now, how), shown_path)
    when = _day(parent, draft, what, how, shown_path)
    _refuse_in_silence(policy, what, how, shown_path)
    master = translations.translated(policy, draft, Place(shown_path))
    if parent is None or what.level < Level.MATERIAL:
        _refuse_before_original(policy, master, when, now, shown_path)
    record = policy.draft_record
    drafted = (*record.decisions, *record.waiting) if record else ()
    counted = decisions.drafted(policy, how.revises)
    applied = {one.digest for one in what.judged if one.decision}
    today = local_day(now, policy.brand)
    _refuse_decided_later(drafted, today)
    approvals = draft_approvals.holding(policy, draft, today)
    based = {number for number in (parent.number if parent else 0, how.revises) if number}
    same = bool(parent and how.revises and decisions.draft_adds_nothing(policy, draft, parent, how.revises))
    to_seal = next_version.Sealing(
        document=draft,
        recorded=today,
        origin="drafted",
        effective=when,
        promise=policy.brand.notice,
        level=what.level,
        decisions=tuple(decision for decision in counted if decision.change in applied),
        drafted=record,
        reasons=reasons.kept_reasons(policy, how.revises, what.judged),
        builds_on=tuple(one for number in based if (one := policy.record(number))),
        parent=parent.number if parent and parent.number != policy.next_number - 1 else 0,
        revises=how.revises,
        master=master,
        verdicts=sealed_verdicts.sealed(what.judged, sealed_verdicts.texts_today(parent.document, draft))
        if parent
        else (),
        adds_nothing_to=how.revises if same else 0,
        rehearsal=loaded.rehearsal,
        record=record_chain.newest(policy.records),
        promised=promised_file.digest_of(policy.promised) if policy.promised else "",
        ends=how.ends,
        approvals=approvals,
    )
    outdated = tuple(one for one in (record.approvals if record else ()) if one not in approvals)
    waiting = tuple(one.waiting for one in what.judged if one.waiting)
    void = tuple(one for one in drafted if one not in waiting and one.change not in applied)
    return Sealable(to_seal, policy.next_number, parent, what, when, void, tuple(dict.fromkeys(waiting)), outdated)


def _refuse_not_upgraded(policy: Policy, shown_path: str) -> None:
    """Refuse to follow a version that doesn't say by what it was promised."""
    silent = promised_file.lacking(policy)
    if silent:
        message = f"version {silent.number} doesn't say in which time zone and by which laws it was promised"
        raise refusal(shown_path, "upgrade", message, f"have that written down, once: policy upgrade {policy.name}")


def _refuse_unclear_purpose(policy: Policy, mended: int, shown_path: str) -> None:
    """Refuse what may be the text of an announced version, mended, or a change of it: nobody said which."""
    if mended:
        message = (
            f"version {mended} is announced, and this changes little of it: is it that text, mended, or a later change"
        )
        remedy = f"in its place: policy freeze {policy.name} --revises {mended}; a change upon it: --on {mended}"
        raise refusal(shown_path, UNCLEAR_PURPOSE, message, remedy)


def _refuse_decided_later(drafted: Sequence[Decision], today: datetime.date) -> None:
    """Refuse decisions that are dated after today."""
    for decision in drafted:
        if decision.date > today:
            message = f"this was decided on {decision.date}, which is still to come"
            raise PolicyError([Finding(decision.place, decision_objections.RULE, message, "decide it again, or wait")])


def parent_of(policy: Policy, now: datetime.datetime, how: SealingWish, shown_path: str) -> Version | None:
    """Return the version that the sealed draft is to change."""
    today = local_day(now, policy.brand)
    for number in filter(None, (how.on, how.revises)):
        if policy.find_version(number) is None:
            message = f"there is no version {number} to build on"
            raise refusal(shown_path, "version", message, policy.known_versions())
        if policy.withdrawn(number):
            message = f"version {number} was withdrawn, and nothing builds on it"
            raise refusal(shown_path, "version", message, "name another one")
        if policy.version(number).removed:
            raise refusal(
                shown_path, "version", f"the text of version {number} was removed by order", "name another one"
            )
    applied = {one.version.number for one in phases.applying(policy, now) if one.start <= today}
    if how.revises in applied:
        message = f"version {how.revises} is in force, so nothing takes its place"
        raise refusal(shown_path, "version", message, "seal the draft without --revises")
    if how.revises and policy.record(how.revises) is None:
        message = f"version {how.revises} changes no other text, so that it needed no notice: nothing takes its place"
        raise refusal(shown_path, "version", message, "seal the draft without --revises: it follows that version")
    if how.on:
        aimed = policy.record(how.on)
        if aimed and not aimed.effective:
            message = f"version {how.on} was sealed and never announced, so nothing can follow it yet"
            remedy = f"announce it first (`policy announce {policy.name} --version {how.on}`), or let this one take its"
            raise refusal(shown_path, "unannounced", message, f"{remedy} place: --revises {how.on}")
        here = [one for one in phases.applying(policy, now) if one.start <= today]
        present = max(here, key=lambda one: (one.start, one.version.number), default=None)
        if present and how.on in applied and how.on != present.version.number:
            message = (
                f"version {how.on} is in force no more: version {present.version.number} is, since {present.start}"
            )
            remedy = f"seal it upon that one: --on {present.version.number}; what goes back is a change as well"
            raise refusal(shown_path, "parent", message, remedy)
        return policy.version(how.on)
    others = [one for one in policy.in_order if one.number != how.revises and not policy.withdrawn(one.number)]
    newest = others[-1] if others else None
    record = policy.record(newest.number) if newest else None
    if newest and record and not record.effective:
        message = f"version {newest.number} was sealed and never announced"
        remedy = f"announce it (`policy announce {policy.name}`), or "
        if how.ends:  # `policy retire` takes no --revises
            remedy += f"take it back: policy withdraw {policy.name} --by WHO --because WORDS"
        else:
            remedy += f"let this one take its place: --revises {newest.number}"
        raise refusal(shown_path, "unannounced", message, remedy)
    return newest


def find_corrected_version(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, how: SealingWish
) -> int:
    """Return the announced version whose text a draft probably mends, where nobody said what it is for; 0 else."""
    if how.on or how.revises or policy.draft is None or due.is_whole(policy) is False:
        return 0
    parent = parent_of(policy, now, how, loaded.shown_folder(policy))
    return _corrected_version(policy, parent, pending(policy, policy.draft, now, parent), now, how)


def _corrected_version(
    policy: Policy, parent: Version | None, what: Pending, now: datetime.datetime, how: SealingWish
) -> int:
    """Return the announced version that a draft changes little, where nobody said what it is for; 0 else."""
    record = policy.record(parent.number) if parent else None
    if how.on or how.revises or record is None or not record.notices or not record.effective or not what.judged:
        return 0
    to_come = record.effective > local_day(now, policy.brand)
    return record.version if to_come and what.level < Level.MATERIAL else 0


def _day(
    parent: Version | None, draft: Document, what: Pending, how: SealingWish, shown_path: str
) -> datetime.date | None:
    """Return the day from which the sealed draft applies; none where it is unknown or will be announced."""
    if parent is None:
        return None if how.unknown else how.effective or what.earliest
    if not what.judged and content_digest(draft) == content_digest(parent.document):
        message = f"the draft is the same as version {parent.number}"
        raise refusal(shown_path, "unchanged", message, "edit a section first")
    if how.unknown:
        raise refusal(shown_path, "date", "only a first version can have an unknown effective date", "name a date")
    if what.level >= Level.MATERIAL:
        if how.effective:
            message = f"this version is {what.level}, so its date is set when it is announced"
            remedy = "leave --effective to `policy announce`"
            raise refusal(shown_path, "notice-too-short", message, remedy)
        return None
    when = how.effective or what.earliest
    if when < what.earliest:
        message = f"this version can't take effect on {when}: it follows another"
        raise refusal(shown_path, "date", message, f"the earliest date is {what.earliest}")
    return when


def _refuse_in_silence(policy: Policy, what: Pending, how: SealingWish, shown_path: str) -> None:
    """Refuse to let what needs no notice take the place of an announced version: it would apply before the day of that.

    Nobody would be told, either, that what was announced does not come. Source: domain rules §5.4.
    """
    revised = policy.record(how.revises)
    if revised is None or not revised.notices or what.level >= Level.MATERIAL:
        return
    message = (
        f"version {how.revises} was announced for {revised.effective}, and what would take its place is {what.level}:"
        " it would apply without a word to those who were told"
    )
    remedy = (
        f"take the announced version back, which tells them (policy withdraw {policy.name} --version {how.revises});"
        " then seal this as a change of its own"
    )
    raise refusal(shown_path, SILENT, message, remedy)


def _refuse_before_original(
    policy: Policy, master: str, when: datetime.date | None, now: datetime.datetime, shown_path: str
) -> None:
    """Refuse a translation that would apply before its original, or before it is certain when that applies."""
    found, first = originals.original(policy, master), originals.begins(policy, master)
    today = local_day(now, policy.brand)
    if found is None or first is None:
        return
    original, version = found
    movable = version.number > 1 and first > today
    if first == originals.NOT_YET or (not policy.versions and movable):
        remedy = (
            "announce that first" if first == originals.NOT_YET else "wait until then: its day can still be put off"
        )
        remedy = f"{remedy} (policy status {original.name})"
        raise refusal(shown_path, originals.RULE, f"{originals.when(policy, master)}", remedy)
    if (when or today) < first:
        message = f"this can't apply on {when or today}: {originals.when(policy, master)}"
        raise refusal(shown_path, originals.RULE, message, "name that day or a later one: --effective")
