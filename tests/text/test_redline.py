"""The laws of the redline: both texts are in it, exactly and with their structure; words stay whole."""

import dataclasses
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from random import Random  # noqa: TID251 -- seeded

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import file_formats
from generator.model.document import Document
from generator.source.text_to_document import from_markdown, with_ids_of
from generator.text import redline_html, redline_markdown, redline_text
from generator.text.change import Kind
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.redline import redline
from generator.text.redline_links import Links
from generator.text.sequence_alignment import units
from generator.text.word_diff import Mark
from tests.both_sides import all_of, both_sides_are_in, document, redline_of, text_of
from tests.bounds import ending
from tests.strategies import documents, signs, texts

odd_words = st.text(
    st.sampled_from("ab12.,-’e\u0301\u0e01\u0e33\u0e49\u4e00\u3042\u05d0\u0640👩\u200d👧🇩🇪🏽 "), max_size=30
)


@given(texts, texts)
def test_leaving_out_a_side_gives_the_other_with_its_structure(old_text: str, new_text: str) -> None:
    both_sides_are_in(document(old_text), document(new_text))


@given(documents, documents)
@pytest.mark.slow
def test_so_it_is_for_whole_documents(old: Document, new: Document) -> None:
    both_sides_are_in(old, new)


@given(documents, st.randoms(use_true_random=False))
@pytest.mark.slow
def test_moved_sections_keep_both_orders(old: Document, dice: Random) -> None:
    shuffled = list(old.sections)
    dice.shuffle(shuffled)
    both_sides_are_in(old, dataclasses.replace(old, sections=tuple(shuffled)))


@given(
    st.lists(
        st.sampled_from(
            ["one **two** three", "- a\n- b [c](https://e.org)", "x *y*z", "| a | b |\n|---|---|\n| c | |", "---"]
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_moved_blocks_keep_both_orders(passages: list[str], dice: Random) -> None:
    shuffled = list(passages)
    dice.shuffle(shuffled)
    both_sides_are_in(document("\n\n".join(passages)), document("\n\n".join(shuffled)))


def pairs_of(histories: Path, labelled: Path) -> list[tuple[Path, Path]]:
    folders = sorted(path for path in histories.iterdir() if path.is_dir())
    neighbours = [pair for folder in folders for pair in pairwise(sorted(folder.rglob("*.md")))]
    return [*neighbours, *((folder / "old.md", folder / "new.md") for folder in sorted(labelled.glob("p*")))]


@pytest.mark.slow
def test_real_texts_are_in_their_redlines(histories: Path, labelled: Path) -> None:
    for old_path, new_path in pairs_of(histories, labelled)[::24]:
        old = file_formats.document_of(file_formats.text_of(old_path), language="en")
        new = with_ids_of(file_formats.document_of(file_formats.text_of(new_path), language="en"), old)
        for piece in (piece for one in all_of(both_sides_are_in(old, new)) for piece in one.pieces):
            assert piece.run.text or piece.was


@given(st.text(signs) | odd_words)
def test_units_are_the_text_and_never_part_a_sign(text: str) -> None:
    found = units(text)
    assert "".join(found) == text
    for one, other in pairwise(found):
        assert not (one[-1].isascii() and one[-1].isalnum() and other[0].isascii() and other[0].isalnum())
        assert not unicodedata.category(other[0]).startswith("M"), (one, other)
        assert not (one[-1] == "\u200d" and len(one) > 1 and not other[0].isspace())


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We keep it for 30 days.", "We keep it for 60 days.", "We keep it for [-30-]{+60+} days."),
        ("the 12th day", "the 13th day", "the [-12th-]{+13th+} day"),
        ("保存期間は三十日です", "保存期間は六十日です", "保存期間は[-三-]{+六+}十日です"),
        ("เราเก็บข้อมูล", "เราเก็บข้อมุล", "เราเก็บข้อ[-มู-]{+มุ+}ล"),
        ("a 👩‍👧 b c", "a 👩‍👦 b c", "a [-👩‍👧-]{+👩‍👦+} b c"),
        ("cafe\u0301s are good", "cafes are good", "[-cafe\u0301s-]{+cafes+} are good"),
        ("**foo**bar is good here", "**fob**bar is good here", "[-foobar-]{+fobbar+} is good here"),
        ("אנחנו שומרים מידע", "אנחנו מוחקים מידע", "אנחנו [-שומרים-]{+מוחקים+} מידע"),
        (
            "see [x](https://a.b) now and then",
            "see [x](https://a.c) now and then",
            "see x (the link leads elsewhere now: https://a.b → https://a.c) now and then",
        ),
    ],
)
def test_the_changed_word_is_shown_whole(old: str, new: str, shown: str) -> None:
    redlined = all_of(both_sides_are_in(document(old), document(new)))
    line = redline_text.line(redlined[-1]) if len(redlined) == 3 else "".join(map(redline_text.line, redlined[2:]))
    assert line.replace("-][-", "").replace("+}{+", "") == shown


@pytest.mark.slow
def test_one_word_in_a_long_paragraph_is_all_that_is_shown() -> None:
    long = [f"word{n % 500}" for n in range(30_000)]
    edited = [*long[:15_000], "another", *long[15_001:]]
    (block,) = text_of(" ".join(long), " ".join(edited))
    changed = [piece.run.text for piece in block.pieces if piece.mark is not Mark.KEPT]
    assert changed == ["word0", "another"]


@pytest.mark.slow
def test_shuffled_and_half_edited_paragraphs_end_in_time() -> None:
    dice = Random(5)  # noqa: S311 -- shuffles texts
    vocabulary = [f"w{n}" for n in range(3_000)]
    old = [[dice.choice(vocabulary) for _ in range(40)] for _ in range(1_000)]
    new = [[dice.choice(vocabulary) if n % 3 == 0 else word for n, word in enumerate(one)] for one in old]
    dice.shuffle(new)
    before, after = (document("\n\n".join(map(" ".join, side_of))) for side_of in (old, new))
    with ending():
        sections = aligned(before, after)
        changes = diff(before, after, sections)
        assert len(all_of(redline(before, after, sections, changes))) > 1_750
    assert sum(1 for change in changes if change.kind is Kind.CHANGED) > 750


def test_an_edited_passage_is_found_in_another_place() -> None:
    passage = "We share your account data with our advertising partners in every country of the world."
    rest = ["First of all, this stands here.", "Then this follows in its place.", "Nothing else was said before it."]
    old = document("\n\n".join([passage, *rest]))
    new = document("\n\n".join([*rest, passage.replace("every", "any")]))
    (change,) = diff(old, new)
    assert (change.kind, change.old, change.origin) == (Kind.CHANGED, passage, "a")


def test_a_passage_that_was_doubled_is_new_once() -> None:
    old, new = (
        document("One and one is two.\n\nMiddle."),
        document("Middle.\n\nOne and one is two.\n\nOne and one is two."),
    )
    assert sorted(change.kind for change in diff(old, new)) == [Kind.ADDED, Kind.MOVED]


def test_unchanged_sections_are_never_parsed() -> None:
    text = "\n\n".join(f"## S{n}\n\nText {n}." for n in range(50))
    old, new = (from_markdown(one, fallback_title="t") for one in (text, text.replace("Text 7.", "Text seven.")))
    sections = aligned(old, new)
    diff(old, new, sections)
    assert [section.section.id for section in sections if "new_blocks" in vars(section)] == ["s7"]


def test_a_list_that_counts_from_elsewhere_keeps_its_words() -> None:
    redlined = text_of("1. one\n2. two\n3. the three", "3. one\n4. two\n5. the trois")
    first, second, third = redlined
    assert (first.was, first.block.shape) == (("number:1", "item"), ("number:3", "item"))
    assert [one.number for one in (first, second, third)] == [3, 4, 5]
    assert (first.is_set_otherwise, first.is_reworded) == (True, False)
    assert redline_text.line(first) == "(numbering [-1.-]{+3.+}) one"
    assert [redline_text.line(two, one) for one, two in ((first, second), (second, third))] == [
        "two",
        "the [-three-]{+trois+}",
    ]
    html = "".join(redline_html.as_html(redlined, Links()))
    assert '<ol start="3"><li value="3"><p><span class="redline-note">Numbering: <del>' in html
    assert html.count("Numbering") == 1


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("- one", "1. one", "(set as [-bullets-]{+numbers+}) one"),
        ("one", "> one", "(set as [-plain text-]{+quotation+}) one"),
        ("### One", "#### One", "(level [-3-]{+4+}) One"),
        ("see **this** now", "see this now", "(no longer bold: “this”) see this now"),
    ],
)
def test_what_is_only_set_otherwise_is_said(old: str, new: str, shown: str) -> None:
    lines = [redline_text.line(one) for one in all_of(both_sides_are_in(document(old), document(new)))[2:]]
    assert "".join(lines) == shown


def test_a_second_paragraph_is_of_the_same_item() -> None:
    text = "1. one\n\n    more of one\n\n    1. inner\n2. two\n\nThen:\n\n- bullet"
    redlined = text_of(text, text)
    assert [one.number for one in redlined] == [1, 0, 1, 2, 0, 1]
    html = "".join(redline_html.as_html(redlined, Links()))
    assert html.startswith(
        '<ol><li value="1"><p>one</p><p>more of one</p><ol><li value="1"><p>inner</p></li></ol></li><li value="2">'
    )
    markdown = redline_markdown.as_markdown(redlined)
    assert markdown.startswith("1. one\n\n   more of one\n\n   1. inner\n\n2. two\n\nThen:")


def test_a_moved_passage_tells_where_it_is() -> None:
    passage = "We share your account data with our advertising partners in every country of the world."
    rest = ["First of all, this stands here.", "Then this follows in its place.", "Nothing else was said before it."]
    old = document("\n\n".join([passage, *rest]))
    new = document("\n\n".join([*rest, passage.replace("every", "any")]))
    went, came = (one for one in all_of(both_sides_are_in(old, new)) if one.moved)
    assert went.moved is not None
    assert came.moved is not None
    assert went.moved.place == came.place == "1/4"
    assert came.moved.place == went.place == "1/was-1"
    marked = "".join(words for _, words in redline_text.styled_pieces(came.moved.pieces))
    assert marked.endswith("partners in [-every-]{+any+} country of the world.")


def test_a_moved_passage_and_no_other_tells_its_side() -> None:
    passage = "We share your account data with our advertising partners in every country of the world."
    rest = ["First of all, this stands here.", "Then this follows in its place."]
    old, new = document("\n\n".join([passage, *rest])), document("\n\n".join([*rest, passage]))
    html = "".join(redline_html.as_html(all_of(redline_of(old, new)), Links()))
    assert re.findall('data-side="(.*?)"[^>]*><small>(Moved \\w+)', html) == [
        ("before", "Moved to"),
        ("after", "Moved here"),
    ]
    assert html.count("data-side") == 2


def test_a_table_runs_as_its_words_do() -> None:
    arabic = document("| البيانات | المدة |\n|---|---|\n| الدفع | 7 |")
    html = "".join(redline_html.as_html(all_of(redline_of(arabic, arabic)), Links()))
    assert '<div class="redline-scroll" role="group" aria-label="Table" tabindex="0" dir="rtl"><table><tr' in html
    assert html.count("<table>") == 1
    english = document("| Data | Time |\n|---|---|\n| Payment | 7 |")
    assert " dir=" not in "".join(redline_html.as_html(all_of(redline_of(english, english)), Links()))


EXAMPLE = """# T

Be **bold** and [linked](https://a.example/?a=1&b=2), <b>not</b> HTML {--here--}.

- one
- two
    - inner `code`

> quoted

| a | b |
|---|---|
| c | d |

```
x <y>

z
```

---
"""


def test_html_is_real_and_escaped() -> None:
    old = from_markdown(EXAMPLE, fallback_title="t")
    new = from_markdown(
        EXAMPLE.replace("inner", "outer").replace("| d", "| e").replace("---\n", ""), fallback_title="t"
    )
    html = "\n".join(redline_html.as_html(all_of(redline_of(old, new)), Links()))
    assert '<a href="https://a.example/?a=1&amp;b=2">linked</a>' in html
    assert "&lt;b&gt;not&lt;/b&gt;" in html
    assert "<ul>" in html
    assert "<td><del><i>[removed: </i>d<" in html
    for tag in ("ul", "li", "table", "tr", "td", "th", "ins", "del", "p", "pre", "blockquote", "a", "span"):
        assert html.count(f"<{tag}>") + html.count(f"<{tag} ") == html.count(f"</{tag}>"), tag
    assert "\n\n" not in html
