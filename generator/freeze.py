"""Sealing the draft as the next version, with the earliest date on which it may take effect."""

import datetime
from dataclasses import dataclass

from generator import archive, decisions, materiality, source
from generator.errors import Finding, Place, PolicyError, Severity
from generator.model import Decision, Document, Interval, Level, Policy, Version, content_digest
from generator.notice import DAY, days_needed, earliest_for, local_day
from generator.timeline import starts, timeline
from generator.verdicts import Judged


@dataclass(frozen=True, slots=True)
class Pending:
    """What sealing a draft now would mean: its changes and level, the days of notice, the first day it may apply."""

    judged: tuple[Judged, ...]
    level: Level
    days: int
    earliest: datetime.date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a policy stands: its timeline, and what its draft would change (nothing while it can't be read)."""

    policy: Policy
    intervals: tuple[Interval, ...]
    draft: tuple[Judged, ...] | None
    findings: int
    earliest: datetime.date


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version that was just sealed, and when it takes effect (nothing: unknown).

    `void` are the decisions that fitted no change any more, and were not sealed with it.
    """

    version: Version
    pending: Pending
    effective: datetime.date | None
    void: tuple[Decision, ...] = ()


def pending(policy: Policy, draft: Document, now: datetime.datetime) -> Pending:
    """Return what sealing this draft at `now` would mean."""
    today = local_day(now, policy.brand)
    if not policy.versions:
        return Pending((), Level.EDITORIAL, 0, today)
    newest = policy.versions[-1]
    judged = decisions.of_draft(policy, draft)
    level = materiality.level(judged)
    days = days_needed((newest.promise, policy.brand.notice), (newest.document, draft))
    last = starts(policy, [])[-1].day
    return Pending(judged, level, days, max(earliest_for(level, now, days, policy.brand), last + DAY))


def draft_of(loaded: source.Source, policy: Policy, *, despite: str = "") -> Document:
    """Return the policy's draft; errors in its files or in what it uses stop here, those of other policies don't.

    `despite` names the one rule whose findings the command is there to mend.
    """
    errors = [
        one
        for one in loaded.draft_findings
        if one.severity is Severity.ERROR and one.rule != despite and _concerns(loaded, policy, one)
    ]
    if errors or policy.draft is None:
        raise PolicyError(errors or loaded.draft_findings)
    return policy.draft


def _concerns(loaded: source.Source, policy: Policy, finding: Finding) -> bool:
    shown = loaded.shown
    own = (f"{shown}/{policy.name}/", f"{shown}/{source.SHARED}/", f"{shown}/{policy.brand.slug}/brand.yml")
    return finding.place.path.startswith(own)


def freeze(
    loaded: source.Source,
    policy: Policy,
    now: datetime.datetime,
    *,
    effective: datetime.date | None,
    unknown: bool = False,
) -> Frozen:
    """Seal the draft as the next version.

    Without `effective`, it takes effect as early as its level allows. Only a first version, which records what applies
    already, may have a date in the past or none that is known.
    """
    source.require(loaded.integrity_findings)
    draft = draft_of(loaded, policy)
    folder = loaded.folder(policy)
    shown = f"{loaded.shown}/{policy.name}"
    what = pending(policy, draft, now)
    if not policy.versions:
        when = None if unknown else effective or what.earliest
    else:
        newest = policy.versions[-1]
        if content_digest(draft) == content_digest(newest.document):
            raise _refused(
                shown, "unchanged", f"the draft is the same as version {newest.number}", "edit a section first"
            )
        if unknown:
            raise _refused(shown, "date", "only a first version can have an unknown effective date", "name a date")
        when = effective or what.earliest
        if when < what.earliest:
            because = (
                f"{what.level} changes need {what.days} days of notice"
                if what.level >= Level.MATERIAL
                else "it follows another"
            )
            message = f"this version can't take effect on {when}: {because}"
            raise _refused(shown, "notice-too-short", message, f"the earliest date is {what.earliest}")
    drafted = policy.draft_record.decisions if policy.draft_record else ()
    applied = {one.digest for one in what.judged if one.decision}
    today = local_day(now, policy.brand)
    for decision in drafted:
        if decision.date > today:
            message = f"this was decided on {decision.date}, which is still to come"
            raise PolicyError([Finding(decision.place, decisions.RULE, message, "decide it again, or wait")])
    sealing = archive.Sealing(
        document=draft,
        recorded=today,
        origin="drafted",
        effective=when,
        promise=policy.brand.notice,
        level=what.level,
        decisions=tuple(decision for decision in drafted if decision.change in applied),
        drafted=drafted,
    )
    version = archive.add(folder, policy.name, policy.versions, sealing, shown)
    void = tuple(decision for decision in drafted if decision.change not in applied)
    return Frozen(version, what, when, void)


def _refused(shown: str, rule: str, message: str, remedy: str) -> PolicyError:
    return PolicyError([Finding(Place(shown), rule, message, remedy)])


def standing(loaded: source.Source, policy: Policy, now: datetime.datetime) -> Standing:
    """Return where a policy stands: its timeline, and what its draft would change."""
    intervals = timeline(starts(policy, []), local_day(now, policy.brand))
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    findings = [one for one in errors if _concerns(loaded, policy, one)]
    if policy.draft is None:
        return Standing(policy, intervals, None, len(findings), local_day(now, policy.brand))
    what = pending(policy, policy.draft, now)
    return Standing(policy, intervals, what.judged, len(findings), what.earliest)
