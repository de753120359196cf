"""Facts that go or come while the text beside them stays, and says what they say: it didn't end, and isn't new."""

import re
from dataclasses import replace
from typing import Final

from generator.materiality.facts.general import NOW_STATED, no_longer_stated
from generator.materiality.facts.items import item_on_both_sides, sections_on_both_sides
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict
from generator.model.levels import Direction, Level
from generator.source.sought_words import whole_words
from generator.text.change import Change, Kind, Subject


def words_stay(change: Change, verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict; of a fact in the reader's favour that it is gone, people have to say that its words are, too.

    They are there where the section's text is as it was, or still holds the label of the item.
    """
    if verdict.direction not in _SAID or change.kind is not Kind.REMOVED or not _stay(change, context):
        return verdict
    reason = fill_in(no_longer_stated(change), change, context)
    if verdict.direction is Direction.ADVERSE:
        return replace(verdict, reason=reason)
    return replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)


def words_were_there(change: Change, verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict; of the first facts of a list, which the text names as it did before, that they are stated now.

    A section that takes up facts brings no new price, recipient or address with them, and nobody loses by that. It
    counts as it did.
    """
    if change.kind is not Kind.ADDED or context.earlier_words or not _were_said(change, context):
        return verdict
    direction = Direction.UNKNOWN if verdict.direction is Direction.ADVERSE else verdict.direction
    return replace(verdict, direction=direction, reason=fill_in(NOW_STATED, change, context))


def _were_said(change: Change, context: Context) -> bool:
    """Return True if no fact of a list was stated before, and the section named this one in the words that it has."""
    before, after = sections_on_both_sides(change, context)
    if change.subject is not Subject.FACT or before is None or after is None or before.text != after.text:
        return False
    if len(change.path) != len(("list", "id")) or change.path[0] in before.facts:
        return False
    item = item_on_both_sides(change, context)[1]
    names = [str(item.get(key, "")) for key in ("label", "value", "amount")] or [change.path[1]]
    named = next(filter(None, names), change.path[1])
    return whole_words(re.escape(named)).search(before.text) is not None


_SAID: Final = frozenset({Direction.FAVOURABLE, Direction.ADVERSE})


def _stay(change: Change, context: Context) -> bool:
    before, after = sections_on_both_sides(change, context)
    if before is None or after is None or not after.text.strip():
        return False
    label = item_on_both_sides(change, context)[0].get("label")
    named = isinstance(label, str) and len(change.path) == len(("list", "id")) and label.casefold()
    return before.text == after.text or bool(named and named in after.text.casefold())
