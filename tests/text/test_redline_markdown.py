"""The redline in Markdown, read as GitHub and GitLab read it: with HTML in it, tables, and ~strikes~."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from generator.text.appearance import appearance
from generator.text.blocks import Run
from generator.text.redline_blocks import RedlinedBlock
from generator.text.redline_markdown import as_markdown
from generator.text.word_diff import Mark
from tests.both_sides import document, redline_of, side_of_text, text_of
from tests.strategies import documents, texts

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tree(markdown: str) -> Element:
    found: Element = html5lib.parseFragment(READER.render(markdown), namespaceHTMLElements=False, container="div")
    return found


def words_in(root: Element, leave_out: str) -> str:
    """Return the words that stand in a page, but for those of one side and for what is said beside them."""
    inner = "".join(words_in(child, leave_out) + (child.tail or "") for child in root)
    if root.tag in {leave_out, "small"} or not isinstance(root.tag, str):
        return ""
    return (root.text or "") + (root.get("alt") or "") + inner


def plain(words: str) -> str:
    return re.sub(r"\s|———", "", appearance(words))


def words_of(found: Sequence[RedlinedBlock], leave_out: Mark) -> str:
    return "".join(run.text for _, _, runs in side_of_text(found, leave_out) for run in runs)


def both_sides_are_read(found: Sequence[RedlinedBlock]) -> Element:
    markdown = as_markdown(found)
    root = tree(markdown)
    for tag, mark in (("ins", Mark.INSERTED), ("del", Mark.DELETED)):
        assert plain(words_in(root, tag)) == plain(words_of(found, mark)), markdown
    struck = any("s" in piece.run.marks for one in found for piece in one.pieces if piece.run.text.strip())
    assert bool(list(root.iter("s"))) == struck, markdown
    return root


@given(texts, texts)
@example("**0*:** and [a link](https://example.com/x)", "**0*:** and a link")
@example("~~never~~ ~a~ b", "~~never~~ ~a~ c")
@example("    two  \n  lines", "- - a\n  - b")
def test_both_sides_are_read_on_github(old: str, new: str) -> None:
    both_sides_are_read(text_of(old, new, moves=False))


def test_a_moved_passage_is_no_news_but_its_place() -> None:
    first, second = "A passage of some words that moves on.", "Another one that stays where it is and is longer."
    found = text_of(f"{first}\n\n{second}", f"{second}\n\n{first}")
    markdown = as_markdown(found)
    assert markdown.startswith("<small>(moved to another place in this section)</small> A passage")
    assert markdown.endswith(
        "<small>(moved here from another place in this section)</small> A passage of some words that moves on.\n"
    )
    assert "<ins>" not in markdown


@pytest.mark.slow
@given(documents)
def test_an_unchanged_text_has_no_marks(of: object) -> None:
    for section in redline_of(of, of).sections:  # type: ignore[arg-type]
        root = both_sides_are_read(section.text)
        assert not list(root.iter("ins")) + list(root.iter("del"))


MIXED = """| a | b |
|---|---|
| c | d |
| e | f |

9. nine
10. ten apples here

    more

    - inner

```
x = 1

y
```
"""


def test_tables_lists_and_code_stay_what_they_are() -> None:
    new = MIXED.replace("d |", "x |").replace("| e | f |", "| g | h |").replace("ten", "eleven").replace("= 1", "= 2")
    root = both_sides_are_read(text_of(MIXED, new))
    assert [len(list(row)) for row in root.iter("tr")] == [2, 2, 2, 2]
    assert len(list(root.iter("table"))) == 1
    (code,) = root.iter("pre")
    assert "".join(code.itertext()) == "x = 12\n\ny\n"
    (tenth,) = [one for one in root.iter("li") if list(one.iter("ul"))]
    assert "".join(tenth.itertext()).split() == ["teneleven", "apples", "here", "more", "inner"]
    assert {one.get("start") for one in root.iter("ol")} == {"9"}


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        ("1. a\n2. b\n3. c", "1. a\n2. c", ["a", "b", "c"]),
        ("1. a\n2. c", "1. a\n2. b\n3. c", ["a", "b", "c"]),
        ("3. a\n4. b", "3. a\n4. b\n\nThen:\n\n1. d", ["a", "b", "d"]),
    ],
)
def test_items_keep_their_numbers(old: str, new: str, items: list[str]) -> None:
    root = both_sides_are_read(text_of(old, new))
    found = [
        (int(numbered.get("start") or 1) + n, "".join(item.itertext()).strip())
        for numbered in root.iter("ol")
        for n, item in enumerate(numbered)
    ]
    assert [words for _, words in found] == items
    removed = ["".join(one.itertext()) for one in root.iter("del")]
    assert [row for row in found if row[1] not in removed] == [
        (int(number), words) for number, words in re.findall(r"(\d+)\. (\w)", new)
    ]


def test_what_looks_like_markup_stays_words() -> None:
    both_sides_are_read(
        text_of("# a #\n\n1\\. b \\<ins> &amp;copy; `|` \\~x\\~", "# c #\n\n2\\. b \\<ins> &amp;copy; `|` \\~y\\~")
    )


def test_a_wide_row_is_not_cut() -> None:
    both_sides_are_read(text_of("| a |\n|---|\n| b |", "| a | c | d |\n|---|---|---|\n| b | e | f |"))


def test_the_marks_are_those_of_html() -> None:
    markdown = as_markdown(text_of("We keep it 30 days.", "We keep it 60 days."))
    assert markdown == "We keep it <del>30</del><ins>60</ins> days.\n"
    assert as_markdown(text_of("one **two**", "one **three**")) == "one <del>**two**</del><ins>**three**</ins>\n"
    (heading,) = redline_of(document("x"), document("x")).sections[0].heading
    assert heading.block.runs == (Run("A"),)
