"""Changes made in small steps within the days of a notice: together they count as what they are together.

One contact is replaced, and on the next day the other one: each time another way to use one's rights stays (§4.1, row
38), and after both none is left that readers know.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from generator.materiality import decisions
from generator.materiality.verdict import Judged, Verdict
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice.requirements import day_of
from generator.notice.timeline import parent as parent_of
from generator.text.change import Subject


def weighed_as_one_step(
    policy: Policy, draft: Document, parent: Version, judged: Sequence[Judged], since: datetime.date
) -> tuple[Judged, ...]:
    """Return the changes of a draft; a fact is as material as all its changes `since` a day that nobody was told of.

    What two people decided of this step holds.
    """
    first = _before_small_ones(policy, parent, since)
    if first is parent or first.removed or not any(map(_may_be_more, judged)):
        return tuple(judged)
    whole = {
        (one.change.section, one.change.path): one.verdict
        for one in decisions.of_texts(policy.name, first, draft, policy.brand.notice)
        if one.change.subject is Subject.FACT and _is_material(one.verdict)
    }
    return tuple(_at_least(one, whole.get((one.change.section, one.change.path))) for one in judged)


def _before_small_ones(policy: Policy, version: Version, since: datetime.date) -> Version:
    """Return the version before those that took effect since a day without notice."""
    while (record := policy.record(version.number)) and record.level < Level.MATERIAL:
        day, older = day_of(policy, version), parent_of(policy, version.number)
        if older is None or (day is not None and day < since):
            break
        version = older
    return version


def _may_be_more(one: Judged) -> bool:
    decided = one.decision and one.decision.approved_by
    return one.change.subject is Subject.FACT and one.verdict.level < Level.MATERIAL and not decided


def _is_material(verdict: Verdict) -> bool:
    return verdict.level >= Level.MATERIAL and verdict.direction is not Direction.FAVOURABLE and not verdict.undecided


def _at_least(one: Judged, whole: Verdict | None) -> Judged:
    return replace(one, verdict=whole, decision=None, ruled=None) if whole and _may_be_more(one) else one
