"""Drafts as they would be if they were sealed and announced now: for people to read before anything is for good."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from generator import __version__
from generator.archive.sealed_form import FIRST
from generator.commands.freeze_checks import AS_USUAL, parent_of
from generator.commands.pending import Pending, concerns, pending
from generator.errors import Finding, Place, PolicyError, Severity
from generator.loading import policy_source
from generator.materiality import sealed_verdicts, translations
from generator.model.document import Document, content_digest, digest
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import DraftRecord, Notice, VersionRecord
from generator.model.version import Version
from generator.notice import draft_approvals, requirements
from generator.notice.message_html import Message
from generator.notice.next_notice import message_of, words_of
from generator.notice.notice_period import local_day
from generator.notice.proposal import proposed
from generator.site.drafts import DraftPlan, DraftState, planned
from generator.text.markdown import GRAMMAR

SUMMARY: Final = "[Here stands what the announcement says in your words: --summary.]"
SOMEBODY: Final = "whoever announces it"
NONE_BEFORE: Final[Mapping[str, DraftState]] = MappingProxyType({})


def states(
    loaded: policy_source.Source, now: datetime.datetime, before: Mapping[str, DraftState] = NONE_BEFORE
) -> tuple[DraftState, ...]:
    """Return the draft of each policy at a moment; `before` are earlier states, whose texts could be read."""
    return tuple(state(loaded, policy, now, before.get(policy.name)) for policy in loaded.policies)


def state(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, before: DraftState | None = None
) -> DraftState:
    """Return a draft at a moment; where it can't be read, with the last text that could, or the newest sealed one."""
    findings = tuple(one for one in loaded.findings if concerns(loaded, policy, one))
    severe = [one for one in loaded.integrity_findings if one.severity is Severity.ERROR]
    others = tuple(one for one in severe if one not in findings)
    broken = any(one in findings for one in severe)
    if policy.draft is None or broken:
        base = policy.base if policy.base and not policy.base.removed and not broken else None
        plan = before.plan if before else plan_of(policy, base.document, base, now) if base else None
        return DraftState(policy, findings, others, plan, stale=plan is not None)
    refused: tuple[Finding, ...] = ()
    try:
        parent = parent_of(policy, now, AS_USUAL, loaded.shown_folder(policy))
    except PolicyError as problem:
        parent, refused = policy.base, problem.findings
    return DraftState(policy, findings, (*refused, *others), plan_of(policy, policy.draft, parent, now))


def plan_of(policy: Policy, draft: Document, parent: Version | None, now: datetime.datetime) -> DraftPlan:
    """Return what sealing a draft as a change of `parent` would mean, and announcing it at the same moment."""
    what, today = pending(policy, draft, now, parent), local_day(now, policy.brand)
    version = _version(policy, draft, parent, what, today)
    records = tuple(one for one in policy.records if not isinstance(one, DraftRecord))
    after = replace(policy, versions=(*policy.versions, version), records=records)
    effective, letter = what.earliest, None
    if parent:
        record = _record(version, parent, what)
        after = replace(after, records=(*records, record))
        if what.level >= Level.MATERIAL:
            effective = proposed(after, record, now)
            record, letter = _announced(after, record, effective, now)
            after = replace(after, records=(*records, record))
    content = content_digest(draft)
    return DraftPlan(
        planned(after, version.number, now),
        parent,
        what.judged,
        what.level,
        content,
        what.days,
        what.promised,
        effective,
        what.earliest,
        tuple(one.by for one in draft_approvals.holding(policy, draft, today)),
        letter,
        same=parent is not None and not what.judged and content == content_digest(parent.document),
    )


def _version(policy: Policy, draft: Document, parent: Version | None, what: Pending, today: datetime.date) -> Version:
    """Return the version that a draft would be, with the digest of its content in the place of its own."""
    return Version(
        number=policy.next_number,
        document=draft,
        recorded=today,
        origin="drafted",
        effective=None if parent else what.earliest,
        promise=policy.brand.notice,
        previous=policy.versions[-1].digest if policy.versions else FIRST,
        digest=content_digest(draft),
        place=Place("draft", 0),
        program=__version__,
        grammar=GRAMMAR,
        master=translations.translated_by(policy.master, draft) if policy.master else "",
        verdicts=sealed_verdicts.sealed(what.judged, sealed_verdicts.texts_today(parent.document, draft))
        if parent
        else (),
    )


def _record(version: Version, parent: Version, what: Pending) -> VersionRecord:
    """Return the record of the version that a draft would be, before it is announced."""
    return VersionRecord(
        version=version.number,
        digest=version.digest,
        level=what.level,
        place=version.place,
        at_once=what.earliest if what.level < Level.MATERIAL else None,
        parent=parent.number if parent.number != version.number - 1 else 0,
        decisions=tuple(dict.fromkeys(one.decision for one in what.judged if one.decision)),
    )


def _announced(
    policy: Policy, record: VersionRecord, effective: datetime.date, now: datetime.datetime
) -> tuple[VersionRecord, Message]:
    """Return a record as it would be after its announcement, and the words of that."""
    days, channels = requirements.required(policy, record, now)
    planned = replace(record, summary=SUMMARY, days=days, channels=channels, limit=requirements.limit(policy, record))
    planned = replace(planned, words=policy.brand.words.digest)  # else it is told in the English ones of long ago
    letter = message_of(policy, planned, effective, now)
    words = words_of(letter)
    notice = Notice(now, SOMEBODY, effective, digest(words), words.decode(), place=record.place)
    return replace(planned, notices=(notice,)), letter
