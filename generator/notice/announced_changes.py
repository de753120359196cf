"""Changes that readers were told of for a day to come: until then, none is less in another version, and comes sooner.

A version that was announced may be taken back, or another one may come before it; what readers were told of its changes
holds until its day. Source: domain rules §5.4 (a date is never brought forward).
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality import decisions
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.schema.values import Value
from generator.text.change import Change, Subject

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change of which readers were told: in the notice of which version, as what, and for which day."""

    judged: Judged
    version: int
    day: datetime.date


def as_announced(
    policy: Policy, judged: Sequence[Judged], today: datetime.date, revises: int = 0
) -> tuple[Judged, ...]:
    """Return the changes of a draft; no decision says less of one than readers were told of it for a later day.

    The announced version that the draft `revises` is left out: a revision applies no sooner than that.
    """
    lowered = any(one.decision and one.ruled and one.verdict.level < one.ruled.level for one in judged)
    told = tuple(_announced(policy, today, revises)) if lowered else ()
    return tuple(_undecided(one) if _is_less(one, one.verdict.level, told) else one for one in judged)


def refusal(policy: Policy, one: Judged, level: Level, today: datetime.date, revises: int = 0) -> str:
    """Return why nobody may say that a change is of this level; empty where they may."""
    found = _is_less(one, level, tuple(_announced(policy, today, revises)))
    if found is None:
        return ""
    return (
        f"readers were told of this change as {found.judged.verdict.level}, for {found.day} (version {found.version})"
    )


def _announced(policy: Policy, today: datetime.date, revises: int) -> Iterator[ToldChange]:
    for record in policy.records:
        if not isinstance(record, VersionRecord) or not record.evidence or record.version == revises:
            continue
        if record.effective is None or record.effective <= today:
            continue
        for one in decisions.of_version(policy, record.version):
            if one.verdict.level >= Level.MATERIAL:
                yield ToldChange(one, record.version, record.effective)


def _is_less(one: Judged, level: Level, told: Sequence[ToldChange]) -> ToldChange | None:
    same = (each for each in told if each.judged.verdict.level > level and _alike(each.judged.change, one.change))
    return next(same, None)


def _undecided(one: Judged) -> Judged:
    """Return a change as the rules see it, whatever was decided of it."""
    lowered = one.decision and one.ruled and one.verdict.level < one.ruled.level
    return replace(one, verdict=one.ruled, decision=None, ruled=None) if lowered and one.ruled else one


def _alike(one: Change, other: Change) -> bool:
    """Return True if two changes say the same to readers: of a passage, the same words came and went."""
    if (one.section, one.subject) != (other.section, other.subject):
        return False
    if one.subject is Subject.TEXT:
        return _words(one) == _words(other) != (Counter(), Counter())
    return (one.kind, one.path, one.new) == (other.kind, other.path, other.new)


def _words(change: Change) -> tuple[Counter[str], Counter[str]]:
    old, new = _counted(change.old), _counted(change.new)
    return new - old, old - new


def _counted(value: Value | None) -> Counter[str]:
    return Counter(_WORD.findall(str(value or "").casefold()))
