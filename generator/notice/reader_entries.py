"""The changes of a version in the groups in which readers are told of them, on pages, in notices and in feeds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.materiality.said_facts import said_once
from generator.materiality.summary import FILLED_IN, SummaryEntry, group_changes
from generator.materiality.verdict import Context, Judged
from generator.materiality.wording.laws.filled_values import follows_fact
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.text.change import Change, Kind, Subject


def entries_for_readers(judged: Sequence[Judged], words: Words, newer: Document) -> tuple[SummaryEntry, ...]:
    """Return what is told at once of changes, in the words for their version, the weightiest first.

    A passage whose only edits are the words of a fact is told with that. Of a policy that ends, it is told once that a
    section goes, and of none of its facts: what becomes of them, the last text doesn't say.
    """
    said = _said_by_facts(judged, words, newer) if words.tells_once else {}
    every = [_as_following(one) if n in said else one for n, one in enumerate(judged)]
    entries = group_changes(every, {n: of for n, of in said.items() if of is not None})
    if words.of_end:
        return tuple(one for one in entries if one.lead.change.subject is not Subject.FACT)
    return entries


def _said_by_facts(judged: Sequence[Judged], words: Words, newer: Document) -> Mapping[int, int | None]:
    """Return the numbers of passages that say a fact and nothing more, as those that a law clears for it.

    Each comes with the number of that fact where its value is typed; where it is filled in, the fact is known by that.
    """
    facts = {
        n: one for n, one in enumerate(judged) if one.change.subject is Subject.FACT and one.change.kind is Kind.CHANGED
    }
    found: dict[int, int | None] = {}
    for n, one in enumerate(judged) if facts else ():
        change, section = one.change, newer.section(one.change.section)
        if section is None or not _is_reworded(one):
            continue
        beside = {at: fact for at, fact in facts.items() if fact.change.section == section.id}
        weighty = {at: fact for at, fact in beside.items() if _weighs_as_much(fact, one)}
        if follows_fact(change, section, [fact.change for fact in weighty.values()]):
            found[n] = None
        elif words.tells_typed_once and weighty and not (words.is_fifth and _goes_on(change)):
            at = said_once(change, tuple(beside.values()), words, Context(newer, newer, Level.MINOR))
            if at is not None and (number := tuple(beside)[at]) in weighty:
                found[n] = number
    return found


def _goes_on(change: Change) -> bool:
    """Return True if one passage became several, or several one: what the others say is no value of a fact."""
    return bool(change.old_rest or change.new_rest)


def _is_reworded(one: Judged) -> bool:
    """Return True for a passage with other words in its place, of which nobody decided and a rule did."""
    change = one.change
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED or change.origin or change.under:
        return False
    return not (one.decision or one.verdict.undecided)


def _weighs_as_much(fact: Judged, passage: Judged) -> bool:
    """Return True if nothing that was judged of a passage is lost where its fact is told for it."""
    ways = {fact.verdict.direction}
    if fact.verdict.direction is Direction.ADVERSE:
        ways |= {Direction.UNKNOWN, Direction.NEUTRAL}
    return fact.verdict.level >= passage.verdict.level and passage.verdict.direction in ways


def _as_following(one: Judged) -> Judged:
    verdict = replace(one.verdict, level=Level.EDITORIAL, direction=Direction.NEUTRAL, rule=FILLED_IN, score=None)
    return replace(one, verdict=verdict)
