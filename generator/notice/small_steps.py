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

    What two people decided of this step holds. Where readers were told meanwhile that other facts of a list change, the
    list begins anew with that.
    """
    first, told = _before_small_ones(policy, parent, since)
    if first is parent or first.removed or not any(map(_may_be_more, judged)):
        return tuple(judged)
    whole = {
        (one.change.section, one.change.path): one.verdict
        for one in decisions.of_texts(policy.name, first, draft, policy.brand.notice)
        if one.change.subject is Subject.FACT and _is_material(one.verdict) and _list_of(one) not in told
    }
    return tuple(_at_least(one, whole.get((one.change.section, one.change.path))) for one in judged)


_List = tuple[str, str]  # a section, and the name of a list of facts in it


def _before_small_ones(policy: Policy, version: Version, since: datetime.date) -> tuple[Version, frozenset[_List]]:
    """Return the version before those that took effect since a day, and the lists of which readers had notice since.

    What was announced meanwhile ends no row of small steps in other facts. Where no small one is among them, or a text
    is gone, it is the version itself.
    """
    first, told, at = version, set[_List](), version
    while record := policy.record(at.number):
        day, older = day_of(policy, at), parent_of(policy, at.number)
        if older is None or older.removed or at.removed or (day is not None and day < since):
            break
        if record.level < Level.MATERIAL:
            first = older
        else:
            judged = decisions.of_version(policy, at.number)
            told.update(_list_of(one) for one in judged if one.change.subject is Subject.FACT)
        at = older
    return first, frozenset(told)


def _list_of(one: Judged) -> _List:
    return one.change.section, one.change.path[0]


def _may_be_more(one: Judged) -> bool:
    decided = one.decision and one.decision.approved_by
    return one.change.subject is Subject.FACT and one.verdict.level < Level.MATERIAL and not decided


def _is_material(verdict: Verdict) -> bool:
    return verdict.level >= Level.MATERIAL and verdict.direction is not Direction.FAVOURABLE and not verdict.undecided


def _at_least(one: Judged, whole: Verdict | None) -> Judged:
    return replace(one, verdict=whole, decision=None, ruled=None) if whole and _may_be_more(one) else one
