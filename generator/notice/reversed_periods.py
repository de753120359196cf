"""Whether words of people say of the only period that changes the reverse of what it does: longer of one that falls."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.wording.passages.quantities import Quantity, quantities
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.schema import durations
from generator.source.claimed_directions import FROM_TO, claimed_directions
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject
from generator.text.edits import tokens

_SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_STEM: Final = 5
_COMPARES: Final = re.compile(
    r"(?<!\w)(?:period|deadline|time|term|frist\w*|zeit\w*|délai|durée|plazo|termine|termijn|before|bisher|avant|antes|prima"
    r"|voorheen)(?!\w)",
    re.IGNORECASE,
)
"""Words of a period itself, or of what was before."""
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
    they do; or where they turn both numbers round. Nothing is known where one gets longer and another shorter, nor is a
    sentence about something else counted beside one that names the new number.
    """
    changed = [one for one in changes if one.kind is Kind.CHANGED]
    steps = [step for one in changed for step in _steps(one, language)]
    if len({one.longer for one in steps}) != 1:
        return None
    first = steps[0]
    shown = f"{first.old} → {first.new}"
    about = {stem for one in changed for block in one.new_blocks for stem in _stems(block.words)}
    claims = [
        claim
        for sentence, others in _sentences(words)
        for claim in claimed_directions(sentence, language)
        if not _is_beside(sentence, others, _number(first.new), about)
    ]
    for turned in FROM_TO.finditer(words):
        if any([turned[1], turned[2]] == [_number(one.new), _number(one.old)] for one in steps):
            return ReversedPeriod(turned[0], shown)
    if not claims or any(longer is first.longer for longer, _ in claims):
        return None
    return ReversedPeriod(claims[0][1], shown)


def _sentences(words: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of words, with the others."""
    every = _SENTENCE.split(" ".join(words.split()))
    for at, one in enumerate(every):
        yield one, " ".join([*every[:at], *every[at + 1 :]])


def _is_beside(sentence: str, others: str, number: str, about: AbstractSet[str]) -> bool:
    """Return True if a sentence has no word of what changed or was before, and another one names the new number."""
    told = bool(number) and re.search(rf"(?<!\d){number}(?!\d)", others) is not None
    return told and not _COMPARES.search(sentence) and not about & {*_stems(sentence)}


def _stems(words: str) -> Iterator[str]:
    """Yield the beginnings of words that can name something."""
    yield from (word[:_STEM] for word in _LONG_WORD.findall(words.casefold()))


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
