"""Where a policy stands: how far each version has come, and what has to be done."""

import datetime
from dataclasses import dataclass

from generator.commands.pending import concerns, pending
from generator.errors import Severity
from generator.loading import policy_source
from generator.materiality.verdict import Judged
from generator.model.policy import Interval, Phase, Policy, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import due_list as due
from generator.notice import notice_clock, phases
from generator.notice.duty import Duty
from generator.notice.notice_period import local_day
from generator.notice.proposal import FirstDays, first_days, without_notice
from generator.notice.timeline import starts, timeline


@dataclass(frozen=True, slots=True)
class PolicyStage:
    """How far a sealed version has come, and from when it applies, as announced last (None: not announced).

    `interval` is its time in force, where it has one; `notified` the moment from which its notice counts (T0),
    `missing` the channels that lack it, and `days_left` the days until a version that is still to come applies.
    `first` are the days from which one could apply that is still to be announced.
    """

    version: Version
    phase: Phase
    record: VersionRecord | None = None
    interval: Interval | None = None
    notified: datetime.datetime | None = None
    missing: tuple[str, ...] = ()
    days_left: int | None = None
    first: FirstDays | None = None


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """Where a policy stands: how far each version has come, and what has to be done.

    `draft` is what the draft would change (None while it can't be read).
    """

    policy: Policy
    stages: tuple[PolicyStage, ...]
    duties: tuple[Duty, ...]
    draft: tuple[Judged, ...] | None
    findings: int
    first: FirstDays


def standing(loaded: policy_source.Source, policy: Policy, now: datetime.datetime) -> PolicyStanding:
    """Return where a policy stands: how far each version has come, what has to be done, what the draft would change."""
    reached, duties = stages(policy, now), due.duties(policy, now)
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    findings = [one for one in errors if concerns(loaded, policy, one)]
    if policy.draft is None:
        return PolicyStanding(policy, reached, duties, None, len(findings), without_notice(now, policy.brand))
    what = pending(policy, policy.draft, now)
    return PolicyStanding(policy, reached, duties, what.judged, len(findings), what.first)


def stages(policy: Policy, now: datetime.datetime) -> tuple[PolicyStage, ...]:
    """Return how far each sealed version has come, in the order of their numbers.

    Where versions are missing, the others say only when they apply: their notice can't be worked out.
    """
    today = local_day(now, policy.brand)
    whole = due.is_whole(policy)
    intervals = phases.applying(policy, now) if whole else timeline(starts(policy, []), today)
    applies = {one.version.number: one for one in intervals}
    result = []
    for version in policy.versions:
        record, interval = policy.record(version.number), applies.get(version.number)
        begun, left, first = None, None, None
        lacking: tuple[str, ...] = ()
        if whole and record and not (interval and interval.state is State.SUPERSEDED):
            phase = phases.phase(policy, version.number, now)
            begun = notice_clock.notified(policy, record) if phase in {Phase.IN_NOTICE, Phase.IN_FORCE} else None
            lacking = () if begun or phase is Phase.WITHDRAWN else notice_clock.missing(policy, record)
            left = (interval.start - today).days if interval and interval.state is State.UPCOMING else None
            first = first_days(policy, record, now) if phase in {Phase.IN_REVIEW, Phase.APPROVED} else None
        elif interval is None or interval.state is State.UPCOMING:
            phase = Phase.ANNOUNCED if interval else Phase.IN_REVIEW
        else:
            phase = Phase.IN_FORCE if interval.state is State.IN_FORCE else Phase.SUPERSEDED
        result.append(PolicyStage(version, phase, record, interval, begun, lacking, left, first))
    return tuple(result)
