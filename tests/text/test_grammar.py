"""What the second grammar reads: notes, definitions, struck, raised and lowered words, labels; and its errors."""

import pytest

from generator.text import blocks, survey
from generator.text.markdown import FIRST
from tests.text.second_grammar import ALL, section


def test_each_block_is_what_a_reader_sees() -> None:
    found = [(block.kind, "/".join(block.shape), block.words) for block in blocks.parse(ALL)]
    assert found == [
        ("paragraph", "", "We keep data[1] and ~~never~~ m^2^ of H~2~O.[2] Again.[1]"),
        ("item", "label:(a)/item/label:(a)/item", "(a)(i) the first"),
        ("item", "label:(a)/item/label:(a)/item", "(ii) the second, wrapped"),
        ("item", "label:(a)/item", "(b) another"),
        ("item", "label:(a)/item", "with a passage"),
        ("item", "label:(a)/item/label:(a)/item", "(i) and a list"),
        ("term", "terms/term", "Personal data"),
        ("definition", "terms/definition", "What identifies you."),
        ("term", "terms/term", "Guests"),
        ("definition", "terms/definition", "People without an account."),
        ("definition", "terms/definition", "Or with one."),
        ("note", "note", "[1] As laws say."),
        ("note", "note", "[2] Article 6."),
        ("note", "note", "In two passages."),
    ]
    marks = {mark for block in blocks.parse(ALL) for run in block.runs for mark in run.marks}
    assert marks == {"note", "s", "sup", "sub", "em"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a. one\nb. two", ["a. one", "b. two"]),
        ("A) one\nB) two", ["A) one", "B) two"]),
        ("(1) one\n(2) two", ["(1) one", "(2) two"]),
        ("i. one\n\nii. two", ["i. one", "ii. two"]),
        ("(aa) one\n(bb) two", ["(aa) one", "(bb) two"]),
        ("> (a) one\n> (b) two", ["(a) one", "(b) two"]),
        ("- one\n\n  (a) two", ["one", "(a) two"]),
        ("(a) one\n    (i) two\n    (ii) three\n(b) four", ["(a) one", "(i) two", "(ii) three", "(b) four"]),
        ("(a) - one\n    - two", ["(a) ", "one", "two"]),
        ("(a) > one", ["(a) ", "one"]),
        ("(a) ```\n    x\n    ```", ["(a) ", "x\n"]),
        ("(viii) one\n\n    (a) two", ["(viii) one", "(a) two"]),
        ("(a)      far off\n(b) two", ["(a) far off", "(b) two"]),
    ],
)
def test_items_keep_their_labels(text: str, words: list[str]) -> None:
    assert [block.words for block in blocks.parse(text)] == words
    assert all("label" in "/".join(block.shape) for block in blocks.parse(text)[1:])


@pytest.mark.parametrize(
    "text",
    [
        "As set out in section 5\n(a) of the Act.",  # inside a paragraph
        "- as set out in section 5\n  (a) of the Act",
        "e. V. is short for a society.",
        "p. 12",
        "(a)",
        "(a)b",
        "(abc) one",
        "a.b",
        "c. the third alone",
        "We have 5~10 days and ~~ nothing ~~ else, 2 ^ 3.",
        "See [^1].",
        "One line\nand another\n: no definition",
        ": no term",
        "`~~x~~ ^a^`",
    ],
)
def test_near_misses_read_as_before(text: str) -> None:
    assert blocks.grammar_of(text) == FIRST
    assert blocks.parse(text) == blocks.parse(text, FIRST)


def test_a_text_is_read_by_the_first_grammar_that_reads_it_so() -> None:
    assert [blocks.grammar_of(text) for text in ("Plain (a) *text*.", "1. a\n2. b", "~5 days", ALL)] == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("A.[^1]", "footnote"),
        ("A.\n\n[^1]: B c.", "footnote"),
        ("A.[^1]\n\n[^1]: B.\n\n[^1]: C.", "footnote"),
        ("A.^[B c.]", "footnote"),
        ("A ~~ b ~~ c.", "struck"),
        ("The 1^st day^ is.", "raised"),
        ("The x~of all~ is.", "lowered"),
        ("One line\nand another\n: no definition", "definition"),
    ],
)
def test_signs_that_would_be_shown_are_errors(text: str, rule: str) -> None:
    assert rule in {loss.rule for loss in survey.survey(section(text)).losses if loss.is_sure}


@pytest.mark.parametrize("text", [ALL, r"5 \~ 6, \[^1\], 2 \^ 3\^, \: a", "About ~5 of 10^6.", "`[^1] ~~ ^[x]`"])
def test_what_is_read_or_escaped_is_no_error(text: str) -> None:
    assert [loss for loss in survey.survey(section(text)).losses if loss.is_sure] == []


def test_struck_words_are_named() -> None:
    assert [(loss.rule, loss.is_sure) for loss in survey.survey(section("~~x~~")).losses] == [("struck", False)]
