"""Facts that go while the text beside them goes on to say what they said: nobody can say that it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.facts.general import ANY_FACT, NO_LONGER_STATED
from generator.materiality.facts.items import item_on_both_sides, members
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import Keyed
from generator.text.change import Change, Kind, Subject
from generator.text.document_alignment import matches


def words_stay(change: Change, verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict; of a fact in the reader's favour that it is gone, people have to say that its words are, too.

    They are there where the section's text is as it was, or still holds the label of the item.
    """
    if verdict.direction not in _SAID or change.kind is not Kind.REMOVED or not _stay(change, context):
        return verdict
    reason = fill_in(NO_LONGER_STATED, change, context)
    if verdict.direction is Direction.ADVERSE:
        return replace(verdict, reason=reason)
    return replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)


_SAID: Final = frozenset({Direction.FAVOURABLE, Direction.ADVERSE})


def with_words(changes: Sequence[Change], verdicts: Sequence[Verdict], context: Context) -> Iterator[Verdict]:
    """Yield the verdicts of changes: what a fact states better, the words of its section have to say better, too.

    Where they stay, nobody knows which of the two is so: “we no longer train AI”, in force at once, stood above a text
    that says that we do. A whole item that comes is judged by its own words.
    """
    reworded = {
        change.section
        for change, verdict in zip(changes, verdicts, strict=True)
        if change.subject in _OF_WORDS and (verdict.level > Level.EDITORIAL or verdict.rule in _FOLLOW)
    }
    for change, verdict in zip(changes, verdicts, strict=True):
        if verdict.direction is Direction.FAVOURABLE and _is_emptied(change, context):
            reason = fill_in(NO_LONGER_STATED, change, context)
            yield replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)
        elif verdict.direction is Direction.FAVOURABLE and change.section not in reworded and _is_part(change, context):
            reason = fill_in(ANY_FACT[1 if change.kind is Kind.CHANGED else 0], change, context)
            yield replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)
        else:
            yield verdict


_OF_WORDS: Final = frozenset({Subject.TEXT, Subject.HEADING})
_FOLLOW: Final = frozenset({"L10", "P-fact"})
"""Laws by which words follow from a fact that changed: they change with it."""


_BOUNDS: Final = frozenset({"data", "for", "fields"})


def _is_emptied(change: Change, context: Context) -> bool:
    """Return True if the last member goes of what bounds an item: for nothing at all may be for whatever it is."""
    if change.kind is not Kind.REMOVED or len(change.path) <= ITEM or change.path[ITEM] not in _BOUNDS:
        return False
    return not members(item_on_both_sides(change, context)[1].get(change.path[ITEM]))


def _is_part(change: Change, context: Context) -> bool:
    """Return True if a value changed, and no whole item, in a section that has words."""
    section = context.new.section(change.section)
    if change.subject is not Subject.FACT or section is None or not section.text.strip():
        return False
    return len(change.path) != ITEM or not isinstance(kind_of(change.section_type, change.path[:1]), Keyed)


def _stay(change: Change, context: Context) -> bool:
    before = context.old.section(matches(context.old, context.new).get(change.section, change.section))
    after = context.new.section(change.section)
    if before is None or after is None or not after.text.strip():
        return False
    label = item_on_both_sides(change, context)[0].get("label")
    named = isinstance(label, str) and len(change.path) == len(("list", "id")) and label.casefold()
    return before.text == after.text or bool(named and named in after.text.casefold())
