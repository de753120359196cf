"""Changes as people are told of them: nothing twice, what is of one piece at once, the weightiest first."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.ended_policy import ENDED
from generator.materiality.judge_changes import weightiest_first
from generator.materiality.reasons import explainable, unstated
from generator.materiality.verdict import Judged, engine, readable
from generator.model.levels import Direction, Level
from generator.text.change import Change, Kind, Subject


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """Changes that an editor is told of at once; every one of them is in here.

    `lead` stands for them: the change of the section or of the fact, else the weightiest. `parts` are of one piece with
    it: the passages of a new section, those beside each other, the text that names a fact. `like` are the same again.
    """

    lead: Judged
    parts: tuple[Judged, ...] = ()
    like: tuple[Judged, ...] = ()

    @property
    def all(self) -> tuple[Judged, ...]:
        """Every change in it."""
        return (self.lead, *self.parts, *self.like)

    @property
    def worst(self) -> Judged:
        """The weightiest change in it."""
        return weightiest_first(self.all)[0]

    @property
    def reason(self) -> str:
        """Why it matters, as readers are told: what editors wrote of any change in it, else what the program says.

        What a rule decided is said in any case.
        """
        ordered = weightiest_first(self.all)
        words = [one.words for one in ordered if one.words]
        own = [] if words and engine(ordered[0]).undecided else [ordered[0].reason]
        return " ".join(dict.fromkeys([*own, *words]))


FILLED_IN: Final = "L10"
FOLLOWS_FACT: Final = frozenset({FILLED_IN, "P-fact"})
"""The rules by which a passage follows a fact; the latter is that of earlier programs."""


def group_changes(judged: Sequence[Judged], said_by: Mapping[int, int] | None = None) -> tuple[SummaryEntry, ...]:
    """Return changes as they are told, the weightiest first: nothing twice, and what is the same again together.

    `said_by` are the numbers of passages that say a fact, each with the number of that fact's change.
    """
    parts: dict[int, list[Judged]] = {}
    groups: dict[Hashable, list[int]] = {}
    owners = _owners(judged)
    runs = _runs(judged, owners)
    for n, one in enumerate(judged):
        owner = (said_by or {}).get(n, _owner(one, owners))
        if owner is not None:
            parts.setdefault(owner, []).append(one)
        else:
            groups.setdefault(runs.get(n, _likeness(one, n)), []).append(n)
    found = []
    for name, group in groups.items():
        lead, *rest = weightiest_first([judged[n] for n in group])
        at = next(n for n in group if judged[n] is lead)
        if isinstance(name, tuple) and name[0] == _RUN:
            found.append(SummaryEntry(lead, parts=tuple(judged[n] for n in group if n != at)))
        else:
            found.append(SummaryEntry(lead, tuple(parts.get(at, ())), tuple(rest)))
    found.sort(key=lambda one: (-one.worst.verdict.level, -one.worst.verdict.likelihood))
    return tuple(found)


def in_notice_order(entries: Sequence[SummaryEntry]) -> tuple[SummaryEntry, ...]:
    """Return entries as a notice tells them: of what matters as much, first losses for readers, last their gains.

    So nobody reads three gains and that there are “4 more changes”. What matters only since people raised what a law
    had cleared comes last of all, so that no notice begins with commas that somebody calls material; that a policy ends
    comes before all else. The order is as it was otherwise.
    """
    return tuple(sorted(entries, key=_rank))


def _rank(entry: SummaryEntry) -> tuple[bool, bool, int, int]:
    goes_on = entry.lead.change.section != ENDED
    return goes_on, _only_raised(entry), -entry.worst.verdict.level, _gain(entry)


def _only_raised(entry: SummaryEntry) -> bool:
    return all(map(_raised_above_a_law, entry.all))


def _gain(entry: SummaryEntry) -> int:
    """Return 0 where readers lose by what weighs most in an entry, 2 where they only gain by it, else 1."""
    level = entry.worst.verdict.level
    directions = {one.verdict.direction for one in entry.all if one.verdict.level == level}
    if Direction.ADVERSE in directions:
        return 0
    return 2 if directions == {Direction.FAVOURABLE} else 1


def _raised_above_a_law(one: Judged) -> bool:
    ruled = one.ruled
    return ruled is not None and not ruled.undecided and ruled.level is Level.EDITORIAL < one.verdict.level


_RUN: Final = "run"


def _set_otherwise(change: Change) -> bool:
    """Return True if only what surrounds the words changed, as where a list counts from elsewhere."""
    old, new = change.old_block, change.new_block
    return bool(old and new and not change.origin and old.runs == new.runs and old.shape != new.shape)


_Owners = Mapping[tuple[str, Kind | None], Sequence[tuple[int, Judged]]]


def _owners(judged: Sequence[Judged]) -> _Owners:
    """Return by section what the passages in it are part of: that it came or went, or the facts that changed."""
    found: dict[tuple[str, Kind | None], list[tuple[int, Judged]]] = {}
    for n, one in enumerate(judged):
        change = one.change
        if change.subject is Subject.SECTION and change.came_or_went:
            found.setdefault((change.section, change.kind), []).append((n, one))
        elif change.subject is Subject.FACT:
            found.setdefault((change.section, None), []).append((n, one))
    return found


def _owner(one: Judged, owners: _Owners) -> int | None:
    change = one.change
    if change.subject is not Subject.TEXT:
        return None
    if change.came_or_went:
        return next((n for n, _ in owners.get((change.section, change.kind), ())), None)
    if one.verdict.rule in FOLLOWS_FACT and not one.decision:
        facts = owners.get((change.section, None), ())
        words = str(change.new)
        named = (n for n, fact in facts if fact.change.new is not None and readable(fact.change.new) in words)
        return next(named, facts[0][0] if facts else None)
    return None


def _runs(judged: Sequence[Judged], owners: _Owners) -> Mapping[int, Hashable]:
    """Return the key of each change that is of a row of passages beside each other which all came, or all went."""
    last: dict[tuple[str, Kind], tuple[int, tuple[object, ...], list[int]]] = {}
    rows: list[list[int]] = []
    for n, one in enumerate(judged):
        change = one.change
        if change.subject is not Subject.TEXT or change.kind not in {Kind.ADDED, Kind.REMOVED} or one.decision:
            continue
        if one.verdict.level is Level.EDITORIAL or _owner(one, owners) is not None:
            continue
        number, weight = int(change.path[0]), (one.verdict.level, one.verdict.undecided)
        before = last.get((change.section, change.kind))
        if before and before[:2] == (number - 1, weight):
            row = before[2]
        else:
            row = []
            rows.append(row)
        row.append(n)
        last[change.section, change.kind] = (number, weight, row)
    return {n: (_RUN, row[0]) for row in rows if len(row) > 1 for n in row}


def _likeness(one: Judged, n: int) -> Hashable:
    """Return what is equal for changes that are the same again, or that are of one piece."""
    change, verdict = one.change, one.verdict
    came_or_went = change.came_or_went
    whole = change.subject is Subject.FACT or (change.subject is Subject.SECTION and came_or_went)
    if one.decision or whole or change.subject is Subject.DOCUMENT:
        return n
    rule = (change.subject, change.kind, verdict.rule, verdict.level, verdict.undecided)
    if change.kind is Kind.MOVED and change.subject is Subject.TEXT:
        return (_RUN, *rule, change.section, change.origin)
    if change.old_block and change.new_block and _set_otherwise(change):
        return (_RUN, *rule, change.section, change.old_block.shape, change.new_block.shape)
    if verdict.level is Level.EDITORIAL:
        return (*rule, verdict.reason)
    words = frozenset((edit.old, edit.new) for edit in verdict.edits if edit.old or edit.new)
    if came_or_went:
        return (*rule, words or " ".join(str(change.new or change.old).split()))
    if words or change.old_block is None or change.new_block is None:
        return (*rule, words or n)
    marks = [
        frozenset(mark for run in block.runs for mark in run.marks) for block in (change.old_block, change.new_block)
    ]
    return (*rule, *marks) if marks[0] != marks[1] else n


def span(changes: Sequence[Judged]) -> str:
    """Return the numbers of passages as words: “passage 3”, “passages 3–8, 11”."""
    numbers = sorted({int(one.change.path[0]) for one in changes if one.change.path})
    rows: list[list[int]] = []
    for number in numbers:
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    shown = ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}" for row in rows)
    return f"passage{'' if len(numbers) == 1 else 's'} {shown}"


def unexplained(judged: Sequence[Judged], *, facts: bool = False) -> tuple[tuple[Judged, SummaryEntry], ...]:
    """Return what readers would be told of in the program's words though no rule decided it, the weightiest first.

    Each comes with the change by which an editor explains it; what is told at once needs one reason. With `facts`, what
    facts state needs one, too: the program has no sentences for it in the language of the text.
    """
    found = []
    for entry in group_changes(judged):
        open_ones = [one for one in weightiest_first(entry.all) if explainable(one) and (facts or unstated(one))]
        if open_ones and not any(one.words for one in entry.all):
            found.append((open_ones[0], entry))
    return tuple(found)
