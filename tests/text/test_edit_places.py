"""Edits are cut where readers understand them: whole sentences, and words instead of the “and” beside them."""

import pytest

from generator.text.blocks import Block, Run
from generator.text.edits import Wording, compare, tokens


def wording(old: str, new: str) -> Wording:
    """Return the wording of two passages of one paragraph each."""
    left, right = (tokens((Block("paragraph", ("p",), (Run(side),), 0),)) for side in (old, new))
    return compare(left, right)


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("We sing to cats. We sell hats.", "We sell hats.", [("We sing to cats.", "")]),
        ("We sell hats.", "We sell hats. They are of felt.", [("", "They are of felt.")]),
        ("We sell hats. You pay.", "We sell hats. You may ask us for one. You pay.", [("", "You may ask us for one.")]),
        ("for bills and help", "for bills, help, lists and songs", [("and", ","), ("", ", lists and songs")]),
        ("for bills, help, lists and songs", "for bills and help", [(",", "and"), (", lists and songs", "")]),
        ("für Post und Hilfe", "für Post, Hilfe, Lob und Lieder", [("und", ","), ("", ", Lob und Lieder")]),
        (
            "They keep the hats that we gave them. The rest is ours.",
            "The rest is ours.",
            [("They keep the hats that we gave them.", "")],
        ),
        # near misses: no sentence, words that don't come back, and what would be longer so
        ("We sell hats to cats.", "We sell hats.", [("to cats", "")]),
        ("We sell hats and we rest.", "We sell hats and we sell shoes and we rest.", [("", "sell shoes and we")]),
        ("for bills and help", "for bills, songs and lists", [("", ", songs"), ("help", "lists")]),
        ("We see the hats. The end.", "We see The hats. The end.", [("the", "The")]),
        ("hats and shoes", "hats and rings", [("shoes", "rings")]),
    ],
)
def test_where_an_edit_is_cut(old: str, new: str, steps: list[tuple[str, str]]) -> None:
    found = wording(old, new)
    assert [(found.old_words(one), found.new_words(one)) for one in found.edits] == steps


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We a. We b c d. We a.", "We a. We b c d. We b c d. We a."),
        ("a and b and c", "a, b and c, d and b and e"),
        ("You stay. You pay us now.", "You pay us now. You stay."),
    ],
)
def test_edits_lead_from_one_side_to_the_other(old: str, new: str) -> None:
    for left, right in ((old, new), (new, old)):
        found = wording(left, right)
        rest = [token.text for token in found.old]
        for one in reversed(found.edits):
            rest[one.old_start : one.old_end] = [token.text for token in found.new[one.new_start : one.new_end]]
        assert rest == [token.text for token in found.new]
