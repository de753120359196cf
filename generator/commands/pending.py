"""What sealing a draft now would mean: its changes and level, the days of notice, the first day it may apply."""

import datetime
from dataclasses import dataclass

from generator.errors import Finding, PolicyError, Severity
from generator.loading import policy_source
from generator.loading.draft_file import SHARED
from generator.materiality import decisions, judge_changes, translations
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice import announced_changes, originals, proposal, requirements, small_steps
from generator.notice.notice_period import DAY, days_needed, is_promised, local_day
from generator.notice.proposal import FirstDays
from generator.source import promised_file


@dataclass(frozen=True, slots=True)
class Pending:
    """What sealing a draft now would mean: its changes and level, the days of notice, the first day it may apply.

    The days are `promised` where a text says so; else they are the brand's own rule. `first` are the days from which it
    may apply.
    """

    judged: tuple[Judged, ...]
    level: Level
    days: int
    first: FirstDays
    promised: bool = False

    @property
    def earliest(self) -> datetime.date:
        """The first day on which it may apply, if all readers were told today."""
        return self.first.earliest


def pending(
    policy: Policy, draft: Document, now: datetime.datetime, parent: Version | None = None, revises: int = 0
) -> Pending:
    """Return what sealing this draft at `now` would mean: as a change of `parent`, or of the newest version."""
    today = local_day(now, policy.brand)
    parent = parent or policy.base
    digest = translations.translated_by(policy.master, draft) if policy.master else ""
    begins = originals.begins(policy, digest)
    begun = [begins] if begins and begins != originals.NOT_YET else []
    if parent is None:
        return Pending((), Level.EDITORIAL, 0, proposal.without_notice(now, policy.brand, begun))
    judged = decisions.of_draft(policy, draft, parent, revises)
    governing = requirements.governing(policy, parent, now)
    promises = [policy.brand.notice, *(promised_file.of(policy, one) for one in governing)]
    laws = {law for one in promises for law in one.regimes or ()}
    documents = [draft, *(one.document for one in governing)]
    days = days_needed(promises, documents, laws)
    judged = announced_changes.as_announced(policy, judged, today, revises)
    judged = small_steps.weighed_as_one_step(policy, draft, parent, judged, today - days * DAY)
    level = max(judge_changes.level(judged), Level.MATERIAL if parent.removed else Level.EDITORIAL)
    former = policy.record(revises) if revises else None
    if former and former.effective and former.notices and decisions.draft_adds_nothing(policy, draft, parent, revises):
        first = proposal.keeping(policy, revises, now, begun)
    elif level < Level.MATERIAL:
        first = proposal.without_notice(now, policy.brand, [*begun, *proposal.after_version(policy, parent)])
    else:
        first = proposal.after_notice(policy, now, days, parent, begun)
    return Pending(judged, level, days, first, is_promised(days, documents))


def draft_of(loaded: policy_source.Source, policy: Policy, *, despite: str = "") -> Document:
    """Return the policy's draft; errors in its files or in what it uses stop here, those of other policies don't.

    `despite` names the one rule whose findings the command is there to mend.
    """
    errors = [
        one
        for one in loaded.draft_findings
        if one.severity is Severity.ERROR and one.rule != despite and concerns(loaded, policy, one)
    ]
    if errors or policy.draft is None:
        raise PolicyError(errors or loaded.draft_findings)
    return policy.draft


def concerns(loaded: policy_source.Source, policy: Policy, finding: Finding) -> bool:
    """Return True if something is found in a policy's files, or in what it uses of its brand and of shared clauses."""
    shown_path = loaded.shown_path
    own = (f"{shown_path}/{policy.name}/", f"{shown_path}/{SHARED}/", f"{shown_path}/{policy.brand.slug}/brand.yml")
    return finding.place.path.startswith(own)
