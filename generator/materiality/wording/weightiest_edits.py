"""Of many edits of a passage that are left to people, those of which its reason tells; the redline shows all."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.verdict import JudgedEdit
from generator.materiality.wording.vocabulary import asks_consent, carries_meaning

MOST: Final = 3


def weightiest(edits: Sequence[JudgedEdit]) -> Sequence[JudgedEdit]:
    """Return the edits to tell of, in the order of the text: all where they are few.

    Else those whose words ask for consent, then those with a word that carries meaning, then the longest; signs alone
    take the places that are left. White space is told of where nothing else is: a bracket beside a word moves it.
    """
    edits = [one for one in edits if one.old != one.new or not one.old] or edits
    if len(edits) <= MOST:
        return edits
    first = sorted(range(len(edits)), key=lambda n: _weight(edits[n]), reverse=True)[:MOST]
    return [edits[n] for n in sorted(first)]


def _weight(edit: JudgedEdit) -> tuple[bool, bool, bool, int]:
    sides = edit.old, edit.new
    return (
        any(map(str.isalnum, "".join(sides))),
        any(map(asks_consent, sides)),
        any(carries_meaning(word) for side in sides for word in side.split()),
        sum(len(side.split()) for side in sides),
    )
