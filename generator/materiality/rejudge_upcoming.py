"""A version that is still to come, judged anew: of what was sealed and what the rules say today, the stricter holds.

Source: domain rules §4.2. Where people decided on a change, that holds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.materiality import decisions, ended_policy, sealed_verdicts
from generator.materiality.summary import FOLLOWS_FACT
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.version import SealedVerdict, Stricter
from generator.text.change import Subject

Where = tuple[str, ...]


def stricter(policy: Policy, number: int, *, but: Collection[str] = ()) -> tuple[Stricter, ...]:
    """Return what the rules of today take more seriously in a version than it was published, from material on.

    Changes with the digests in `but` are left as they were published.
    """
    parent = policy.parent(number)
    if parent is None or not policy.comparable(number):
        return ()
    version = policy.version(number)
    sealed = policy.verdicts(number)
    published = _Published.of(decisions.of_earlier(policy, number) if sealed is None else sealed, but)
    judged = ended_policy.bounded(parent.document, version.document, decisions.between(policy, parent, version))
    today = sealed_verdicts.sealed(judged, sealed_verdicts.texts_today(parent.document, version.document))
    return tuple(
        Stricter(one.section, level, one.reason)
        for one in today
        if not one.decided and (level := verdict_by_rules(one)) > max(Level.MINOR, *published.levels(one))
    )


@dataclass(frozen=True, slots=True)
class _Published:
    """What was published, by where it is, and which of it holds; the highest level of the facts of each section."""

    verdicts: Mapping[Where, Sequence[SealedVerdict]]
    facts: Mapping[str, Level]
    holds: Collection[str]

    @classmethod
    def of(cls, published: Sequence[SealedVerdict], holds: Collection[str]) -> "_Published":
        verdicts: dict[Where, list[SealedVerdict]] = {}
        facts: dict[str, Level] = {}
        for one in published:
            for where in _places(one):
                verdicts.setdefault(where, []).append(one)
            if one.subject == Subject.FACT:
                facts[one.section] = max(one.level, facts.get(one.section, Level.EDITORIAL))
        return cls(verdicts, facts, holds)

    def levels(self, one: SealedVerdict) -> Iterator[Level]:
        """Yield as what a change was published; the highest of all where people decided on it."""
        yield Level.EDITORIAL
        for before in (each for where in _places(one) for each in self.verdicts.get(where, ())):
            if before.decided or before.change in self.holds:
                yield Level.CONSENT
            elif before.rule in FOLLOWS_FACT:  # it is told with its fact
                yield self.facts.get(before.section, before.level)
            else:
                yield before.level


def verdict_by_rules(one: SealedVerdict) -> Level:
    """Return what the rules say of a change, whatever counted."""
    return one.level if one.engine_level is None else one.engine_level


def _places(one: SealedVerdict) -> Iterator[Where]:
    """Yield where a change is on both sides: whatever programs call the passages of a section, these are the same."""
    if one.subject != Subject.TEXT or not (one.old_blocks or one.new_blocks):
        yield (one.subject, one.section, *one.path)
    yield from (("old", one.old_section or one.section, str(number)) for number in one.old_blocks)
    yield from (("new", one.section, str(number)) for number in one.new_blocks)
