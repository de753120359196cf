"""Edits are cut where readers understand them: whole sentences, and words instead of the “and” beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("our hall and our hats", "our hall, our hats and our rings", [("and", ","), ("", "and our rings")]),
        ("our hall, our hats and our rings", "our hall and our hats", [(",", "and"), ("and our rings", "")]),
        ("the hall and the hats of us", "the hall, the hats, the rings of us", [("and", ","), ("", ", the rings")]),
        # near misses: no sentence, words that don't come back, and what would be longer so
        ("We sell hats to cats.", "We sell hats.", [("to cats", "")]),
        ("We sell hats and we rest.", "We sell hats and we sell shoes and we rest.", [("", "sell shoes and we")]),
        ("for bills and help", "for bills, songs and lists", [("", ", songs"), ("help", "lists")]),
        ("We see the hats. The end.", "We see The hats. The end.", [("the", "The")]),
        ("hats and shoes", "hats and rings", [("shoes", "rings")]),
        ("our hall and our hats", "our hall, our shoes and our rings", [("", ", our shoes"), ("hats", "rings")]),
        ("our old hats", "our hall, our hats", [("old", "hall, our")]),
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


Passage = list[tuple[str, tuple[str, ...], bool, int]]
TARGETS = st.sampled_from([(), ("link:https://a.example",), ("link:https://b.example",), ("s",)])
JOINTS = st.sampled_from(["and", ","])
ANY = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "We", "and", ",", "."]), TARGETS, st.booleans(), st.integers(0, 1)),
    max_size=14,
)


@st.composite
def grown_lists(draw: st.DrawFn) -> tuple[Passage, Passage]:
    """Draw a list within a sentence and one that has more members; the last of the shorter may lead elsewhere."""
    joints = [(draw(JOINTS), (), True, 0) for _ in range(4)]
    before = [("We", (), True, 0), ("a", (), True, 0)]
    last = [("b", draw(TARGETS), True, draw(st.integers(0, 1))) for _ in range(2)]
    more = [joints[2], ("c", (), True, 1), joints[3], ("d", (), True, 1)]
    sides = [*before, joints[0], last[0]], [*before, joints[1], last[1], *more]
    return sides if draw(st.booleans()) else (sides[1], sides[0])


def drawn(passage: Passage, *, cells: bool) -> Block:
    """Return a paragraph of drawn words, or a row of a table."""
    runs = tuple(Run(word + " " * space, marks, cell if cells else 0) for word, marks, space, cell in passage)
    return Block("row" if cells else "paragraph", ("p",), runs, 0)


@given(st.tuples(ANY, ANY) | grown_lists(), st.booleans())
def test_what_no_edit_holds_is_the_same_on_both_sides(sides: tuple[Passage, Passage], cells: bool) -> None:  # noqa: FBT001
    """Before: of “and [help](…)” that became “, help, …” the new link of “help” was in no edit."""
    left, right = (tokens((drawn(side, cells=cells),)) for side in sides)
    found = compare(left, right)
    at = [0, 0]
    for one in (*found.edits, None):
        ends = (one.old_start, one.new_start) if one else (len(left), len(right))
        kept = [
            [token._replace(space=False) for token in side[here:end]]  # white space beside an edit belongs to it
            for side, here, end in zip((left, right), at, ends, strict=True)
        ]
        assert kept[0] == kept[1]
        at = [one.old_end, one.new_end] if one else at


def test_words_that_lead_elsewhere_are_others() -> None:
    before, after = ("https://a.example/x", "https://b.example/y")
    old = tokens((Block("paragraph", ("p",), (Run("Write to bills and "), Run("us", (f"link:{before}",))), 0),))
    runs = (Run("Write to bills, "), Run("us", (f"link:{after}",)), Run(", lists and songs"))
    new = tokens((Block("paragraph", ("p",), runs, 0),))
    assert any("us" in compare(old, new).new_words(one) for one in compare(old, new).edits)
