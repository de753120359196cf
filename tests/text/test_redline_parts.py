"""Passages that were parted, joined, made a list, moved, and tables whose columns changed places: readable, in time."""

from pathlib import Path
from random import Random  # noqa: TID251 -- seeded

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.comparison.forms import FORMATS, in_form
from generator.commands.compare import compare
from generator.result_cache import forget
from generator.text import excerpt, redline_html, redline_links, redline_text
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.redline import redline
from generator.text.word_diff import Mark, Seam
from tests.both_sides import all_of, both_sides_are_in, document, redline_of, text_of
from tests.bounds import ending

SENTENCES = [
    "We collect your name and address when you register with us.",
    "You may object at any time.",
    "Payment data is kept for seven years by law.",
    "Nobody else reads it.",
    "Write to our privacy team in Gainesville.",
    "Children under thirteen may not use the platform.",
    "We never sell anything to brokers.",
    "Courts in Florida decide all disputes.",
]
ENDS = st.sampled_from([" ", "\n\n", "\n\n- ", "\n\n1. ", "\n\n> "])
layouts = st.lists(ENDS, min_size=7, max_size=7)


def laid_out(sentences: list[str], ends: list[str]) -> str:
    return sentences[0] + "".join(f"{end}{one}" for end, one in zip(ends, sentences[1:], strict=True))


@given(st.permutations(SENTENCES), layouts, layouts, st.booleans())
def test_both_sides_hold_however_sentences_are_laid_out(
    sentences: list[str],
    was: list[str],
    now: list[str],
    edited: bool,  # noqa: FBT001 -- drawn
) -> None:
    new = laid_out(sentences, now)
    both_sides_are_in(document(laid_out(sentences, was)), document(new.replace("data", "card data") if edited else new))


@given(st.permutations(SENTENCES), layouts)
def test_what_is_parted_or_joined_keeps_its_words(sentences: list[str], ends: list[str]) -> None:
    whole = " ".join(sentences)
    for old, new in ((whole, laid_out(sentences, ends)), (laid_out(sentences, ends), whole)):
        found = text_of(old, new)
        assert all(piece.mark is Mark.KEPT for one in found for piece in one.pieces)


def lines(old: str, new: str) -> list[str]:
    both_sides_are_in(document(old), document(new))
    found = text_of(old, new)
    befores = [None, *found]
    return [redline_text.line(one, before) for one, before in zip(found, befores, strict=False)]


def test_a_passage_is_parted_and_edited() -> None:
    old = "We keep data for 30 days. After that we delete it from all of our systems."
    new = "We keep data for 60 days.\n\nAfter that we delete it from all of our systems."
    assert lines(old, new) == [
        "We keep data for [-30-]{+60+} days.",
        "(parted here) After that we delete it from all of our systems.",
    ]
    assert [one.strip() for one in lines(new, old)] == [
        "We keep data for [-60-]{+30+} days.",
        "(joined here) After that we delete it from all of our systems.",
    ]
    assert [one.seam for one in text_of(old, new)] == [None, Seam.PARTED]
    assert [one.place for one in text_of(new, old)] == ["1/1", "1/was-2"]


def test_a_passage_becomes_a_list() -> None:
    old = "We collect your name, your address, and your phone number when you register."
    new = "We collect the following when you register:\n\n- your name,\n- your address, and\n- your phone number."
    assert lines(old, new) == [
        "We collect {+the following when you register:+}",
        "(set as [-plain text-]{+bullets+}) (parted here) your name,",
        "(parted here) your address, and",
        "(parted here) your phone number[- when you register-].",
    ]
    html = "".join(redline_html.as_html(text_of(old, new), redline_links.Links()))
    assert html.count("<li>") == 3
    assert html.count("address") == 1


def test_a_list_becomes_a_passage() -> None:
    old = "We collect:\n\n- your name\n- your address\n- your phone number"
    new = "We collect your name, your address and your phone number."
    assert "".join(lines(old, new)).count("phone") == 1
    (first, *_) = text_of(old, new)
    assert first.block.shape == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- one two", "one two", "(set as [-bullets-]{+plain text+}) one two"),
        ("### How long", "**How long**", "(set as [-heading-]{+plain text+}) (now bold) How long"),
        ("1. one two", "- one two", "(set as [-numbers-]{+bullets+}) one two"),
    ],
)
def test_what_is_of_another_kind_keeps_its_words(old: str, new: str, said: str) -> None:
    assert lines(old, new) == [said]


TABLE = "| Data | Period | Why |\n|---|---|---|\n| Payment data | 7 years | Law |\n| Account | 3 years | Contract |"


def test_columns_change_places() -> None:
    new = "| Why | Data | Period |\n|---|---|---|\n| Law | Payment data | 7 years |\n| Contract | Account | 5 years |"
    assert lines(TABLE, new) == [
        "(columns [-1, 2, 3-]{+3, 1, 2+}) Why | Data | Period",
        "Law | Payment data | 7 years",
        "Contract | Account | [-3-]{+5+} years",
    ]


def test_a_column_comes_and_goes() -> None:
    new = "| Data | Why |\n|---|---|\n| Payment data | Law |\n| Account | Contract |"
    assert lines(new, TABLE)[1] == "Payment data | {+7 years+} | Law"
    assert lines(TABLE, new)[1] == "Payment data | [-7 years-] | Law"


def test_rows_and_columns_change_at_once() -> None:
    new = (
        "| Period | Data | Why |\n|---|---|---|\n| 3 years | Account | Contract |\n| 7 years | Payment data | Tax law |"
    )
    assert lines(TABLE, new) == [
        "(columns [-1, 2, 3-]{+2, 1, 3+}) Period | Data | Why",
        "[-7 years-] | [-Payment data-] | [-Law-]",
        "3 years | Account | Contract",
        "{+7 years+} | {+Payment data+} | {+Tax law+}",
    ]


def a_list(order: list[int]) -> str:
    return "\n".join(f"- item number {n} of the list which has more words than that one" for n in order)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["reversed", "shuffled", "by one"])
def test_a_hundred_moves_in_one_list_can_be_read(tmp_path: Path, how: str) -> None:
    order = list(range(100))
    other = {"reversed": order[::-1], "by one": [*order[1:], 0]}.get(how, order)
    if how == "shuffled":
        other = Random(3).sample(order, 100)  # noqa: S311 -- an order
    of = both_sides_are_in(document(a_list(order)), document(a_list(other)))
    (section,) = of.sections
    assert all(one.moved for one in section.text if one.mark is not Mark.KEPT)
    open_ones = [one for quiet, found in excerpt.folded(section.text) if not quiet for one in found]
    away = [one for one in open_ones if one.mark is Mark.DELETED]
    assert len(away) <= len(open_ones) / 2
    (tmp_path / "old.md").write_text(f"# T\n\n## A\n\n{a_list(order)}\n")
    (tmp_path / "new.md").write_text(f"# T\n\n## A\n\n{a_list(other)}\n")
    with ending():
        found = compare(tmp_path / "old.md", tmp_path / "new.md")
        for form in FORMATS:
            assert in_form(found, form)


def test_moves_depend_on_no_cache() -> None:
    passage = "We share your account data with our advertising partners in every country of the world."
    rest = ["First of all, this stands here.", "Then this follows in its place.", "Nothing else was said before it."]
    old = document("\n\n".join([passage, *rest]))
    new = document("\n\n".join([*rest, passage.replace("every", "any")]))
    usual = redline_of(old, new)
    changes = diff(old, new)
    forget()
    found = redline(old, new, aligned(old, new), changes)
    assert [one for one in all_of(found) if one.moved]
    assert all_of(found) == all_of(usual)


@pytest.mark.parametrize("old", ["1. a\n2) b\n\n   - c\n\n3. d", "- a\n1. b\n- c", "1. a\n   1) b\n   2) c\n2. d"])
@pytest.mark.parametrize("new", ["1) a\n2) b\n- c\n- d", "5. a\n6. b\n\n   text\n\n7. c"])
def test_mixed_numbering_keeps_both_sides(old: str, new: str) -> None:
    both_sides_are_in(document(old), document(new))
    both_sides_are_in(document(new), document(old))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word and more " * 8_000, "\n\n".join(["word and more " * 20] * 400)),
        ("\n\n".join(f"- a{n} b c d e" for n in range(2_000)), " ".join(f"a{n} b c d e" for n in range(2_000))),
        ("\n".join(f"| a{n} | b |" for n in range(2_000)), "\n".join(f"| b | a{n} |" for n in range(2_000))),
    ],
    ids=["one passage parted into 400", "2,000 items joined", "2,000 rows"],
)
def test_much_is_parted_in_time(old: str, new: str) -> None:
    head = "" if not old.startswith("|") else "| x | y |\n|---|---|\n"
    other = "" if not head else "| y | x |\n|---|---|\n"
    with ending():
        both_sides_are_in(document(head + old), document(other + new))


def test_rows_after_a_fold_stand_below_the_names_of_their_columns() -> None:
    """Before: “Hetzner | Hosting | Germany” was what stood first, and nobody saw what the columns are."""
    rows = [f"| Company {n} | Hosting | Country {n} |" for n in range(12)]
    table = "\n".join(["| Who | Why | Where |", "| --- | --- | --- |", *rows])
    new = f"{table}\n| Extra | Marketing | Elsewhere |".replace("Country 2", "X")
    shown = [[one.block.words for one in found] for quiet, found in excerpt.folded(text_of(table, new)) if not quiet]
    assert [each[:2] for each in shown] == [
        ["Who | Why | Where", "Company 0 | Hosting | Country 0"],
        ["Who | Why | Where", "Company 11 | Hosting | Country 11"],
    ]
    assert shown[1][2:] == ["Extra | Marketing | Elsewhere"]
    below = [found for quiet, found in excerpt.folded(text_of(table, f"{table}\n\nThe end.")) if not quiet]
    assert [one.block.words for one in below[-1]][::2] == ["Who | Why | Where", "The end."]
