"""Facts that go while the text beside them goes on to say what they said: nobody can say that it ended."""

from dataclasses import replace
from typing import Final

from generator.materiality.facts.general import no_longer_stated
from generator.materiality.facts.items import item_on_both_sides, sections_on_both_sides
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict
from generator.model.levels import Direction, Level
from generator.text.change import Change, Kind


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


_SAID: Final = frozenset({Direction.FAVOURABLE, Direction.ADVERSE})


def _stay(change: Change, context: Context) -> bool:
    before, after = sections_on_both_sides(change, context)
    if before is None or after is None or not after.text.strip():
        return False
    label = item_on_both_sides(change, context)[0].get("label")
    named = isinstance(label, str) and len(change.path) == len(("list", "id")) and label.casefold()
    return before.text == after.text or bool(named and named in after.text.casefold())
