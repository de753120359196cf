"""The changes of a version in the groups in which readers are told of them, on pages, in notices and in feeds."""

from collections.abc import Sequence
from dataclasses import replace

from generator.materiality.summary import FILLED_IN, SummaryEntry, group_changes
from generator.materiality.verdict import Judged
from generator.materiality.wording.filled_values import follows_fact
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.text.change import Kind, Subject


def told_entries(judged: Sequence[Judged], words: Words, newer: Document) -> tuple[SummaryEntry, ...]:
    """Return what is told at once of changes, in the words for their version, the weightiest first.

    A passage whose only edits are the words of a fact is told with that. Of a policy that ends, it is told once that a
    section goes, and of none of its facts: what becomes of them, the last text doesn't say.
    """
    entries = group_changes(_with_their_facts(judged, newer) if words.tells_once else judged)
    if words.of_end:
        return tuple(one for one in entries if one.lead.change.subject is not Subject.FACT)
    return entries


def _with_their_facts(judged: Sequence[Judged], newer: Document) -> tuple[Judged, ...]:
    """Return changes, of which passages that say a fact and nothing more are as those that a law clears for it."""
    facts = [one for one in judged if one.change.subject is Subject.FACT and one.change.kind is Kind.CHANGED]
    return tuple(_as_following(one) if facts and _says_no_more(one, facts, newer) else one for one in judged)


def _says_no_more(one: Judged, facts: Sequence[Judged], newer: Document) -> bool:
    change, section = one.change, newer.section(one.change.section)
    if section is None or one.decision or one.verdict.undecided:
        return False
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED or change.origin or change.under:
        return False
    beside = [fact for fact in facts if fact.change.section == section.id and _weighs_as_much(fact, one)]
    return follows_fact(change, section, [fact.change for fact in beside])


def _weighs_as_much(fact: Judged, passage: Judged) -> bool:
    """Return True if nothing that was judged of a passage is lost where its fact is told for it."""
    ways = {fact.verdict.direction}
    if fact.verdict.direction is Direction.ADVERSE:
        ways |= {Direction.UNKNOWN, Direction.NEUTRAL}
    return fact.verdict.level >= passage.verdict.level and passage.verdict.direction in ways


def _as_following(one: Judged) -> Judged:
    verdict = replace(one.verdict, level=Level.EDITORIAL, direction=Direction.NEUTRAL, rule=FILLED_IN, score=None)
    return replace(one, verdict=verdict)
