"""Whether words of people say of the only period that changes the reverse of what it does: longer of one that falls."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.wording.quantities import Quantity, quantities
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.schema import durations
from generator.source.claimed_directions import FROM_TO, claimed_directions
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject
from generator.text.edits import tokens

_NEARLY: Final = 0.05
"""A month has 28 to 31 days: what differs by no more may be the same."""


@dataclass(frozen=True, slots=True)
class ReversedPeriod:
    """Words that say the reverse of a period that changes, and both of its values."""

    words: str
    step: str


@dataclass(frozen=True, slots=True)
class _Step:
    """A period that changed: its values as words, and whether it got longer."""

    old: str
    new: str
    longer: bool


def reversed_period(policy: Policy, record: VersionRecord, words: str) -> ReversedPeriod | None:
    """Return what words say against the direction of the periods that change in a version; None where they don't."""
    language = policy.version(record.version).document.language
    return against([one.change for one in of_version(policy, record.version)], words, language)


def against(changes: Iterable[Change], words: str, language: str) -> ReversedPeriod | None:
    """Return what words say against the direction of all periods in these changes; None where they don't.

    So they do where they say that one gets longer of those that get shorter, or the reverse, and have no word of what
    they do; or where they turn both numbers round. Nothing is known where one gets longer and another shorter.
    """
    steps = [step for one in changes if one.kind is Kind.CHANGED for step in _steps(one, language)]
    if len({one.longer for one in steps}) != 1:
        return None
    first, claims = steps[0], [*claimed_directions(words, language)]
    shown = f"{first.old} → {first.new}"
    for turned in FROM_TO.finditer(words):
        if any([turned[1], turned[2]] == [_number(one.new), _number(one.old)] for one in steps):
            return ReversedPeriod(turned[0], shown)
    if not claims or any(longer is first.longer for longer, _ in claims):
        return None
    return ReversedPeriod(claims[0][1], shown)


def _number(words: str) -> str:
    found = re.search(r"\d+", words)
    return found[0] if found else ""


def _steps(change: Change, language: str) -> Iterator[_Step]:
    """Yield the period that is another one now: of a fact, or of a passage where only one is."""
    if change.subject is Subject.FACT and isinstance(change.old, str) and isinstance(change.new, str):
        old, new = durations.parse(change.old), durations.parse(change.new)
        if old and new:
            yield from _step(change.old, old.longest, change.new, new.longest)
    if change.subject is not Subject.TEXT:
        return
    was, now = (_periods(blocks, language) for blocks in (change.old_blocks, change.new_blocks))
    gone = [one for one in was if one.days not in {each.days for each in now}]
    came = [one for one in now if one.days not in {each.days for each in was}]
    if len(gone) == len(came) == 1:
        yield from _step(gone[0].words, gone[0].days or 0, came[0].words, came[0].days or 0)


def _periods(blocks: Sequence[Block], language: str) -> list[Quantity]:
    return [one for one in quantities(tokens(blocks), language) if one.kind == "period" and one.days]


def _step(old: str, was: float, new: str, now: float) -> Iterator[_Step]:
    if abs(was - now) > _NEARLY * was:
        yield _Step(old, new, now > was)
