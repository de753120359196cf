"""What a browser and who hears a page make of a text and a redline: frames of tables, levels of headings, links."""

import re

import pytest

from generator.model.catalogue import USUAL
from generator.model.document import Section
from generator.text import html as text_html
from generator.text import redline_html
from generator.text.redline_links import Links
from generator.text.table_names import TableNames
from tests.both_sides import text_of

TABLE = "| A | B |\n|---|---|\n| 1 | 2 |"


def test_each_table_of_a_text_scrolls_by_keyboard_and_has_a_name_of_its_own() -> None:
    section = Section("data", "other", 'Data "we" keep', f"{TABLE}\n\nBetween.\n\n{TABLE}\n")
    names = TableNames(USUAL, section.title)
    html = text_html.render(section, target=lambda _: None, tables=names)
    assert re.findall(r'<div class="policy-scroll" role="group" aria-label="(.*?)" tabindex="0">\n<table>', html) == [
        "Table 1: Data &quot;we&quot; keep",
        "Table 2: Data &quot;we&quot; keep",
    ]
    assert html.count("</table>\n</div>") == 2
    assert "<div" not in text_html.render(section, target=lambda _: None)


def test_a_heading_that_is_a_passage_is_no_name_of_a_table() -> None:
    """Before: 530 letters were read out at one table, and took the page over the size that its text allows it."""
    names = TableNames(USUAL, "Our primary purpose is to provide our services in a secure way. " * 9)
    assert next(iter(names)) == "Table 1: Our primary purpose is to provide our services in a secure way. Our primary …"
    assert next(iter(TableNames(USUAL, "a" * 99))) == f"Table 1: {'a' * 80} …"


def test_the_tables_of_a_redline_are_counted_through_its_stretches() -> None:
    found, tables = text_of(f"{TABLE}\n\nBetween.\n", f"{TABLE}\n\nBetween.\n"), iter(TableNames(USUAL, "Data"))
    html = "".join("".join(redline_html.as_html(found, Links(), tables=tables)) for _ in range(2))
    assert re.findall(r'aria-label="(.*?)" tabindex="0"', html) == ["Table 1: Data", "Table 2: Data"]


@pytest.mark.parametrize(
    ("marks", "levels"),
    [
        ("#### a|##### b", "45"),
        ("### a|##### b|### c|#### d", "4545"),
        ("##### a|### b|#### c", "445"),
        ("# a|## b|###### c", "456"),
        ("### |#### b", "4"),
    ],
)
def test_headings_of_a_redline_leave_no_gap(marks: str, levels: str) -> None:
    text = marks.replace("|", "\n\nWords.\n\n")
    html = "".join(redline_html.as_html(text_of(text, text), Links(), top=4))
    assert "".join(re.findall(r'aria-level="(\d)"', html)) == levels


def drawn(old: str, new: str) -> str:
    html = "".join(redline_html.html_line(one) for one in text_of(old, new))
    return re.sub(r"<i>.*?</i>", "", html)


def test_a_link_whose_words_changed_in_parts_is_one_link() -> None:
    old = "Read [our long privacy notice for visitors](https://a.example/) today."
    new = "Read [our short privacy notice for all visitors](https://a.example/) today."
    assert drawn(old, new) == (
        'Read <a href="https://a.example/">our <del>long</del><ins>short</ins> privacy notice for<ins> all</ins>'
        " visitors</a> today."
    )


def test_what_is_said_of_a_link_stands_after_it() -> None:
    html = drawn("See [the long notice](https://a.example/).", "See [the new notice](https://b.example/).")
    assert html == (
        'See <a href="https://b.example/">the <del>long</del><ins>new</ins> notice</a> <span class="redline-note">'
        "(the link leads elsewhere now: https://a.example/ → https://b.example/)</span>."
    )


def test_white_space_alone_is_no_link() -> None:
    assert "<a" not in drawn("One two.", "One[ ](https://a.example/)two.")


def test_one_stretch_of_inserted_words_stays_one() -> None:
    html = drawn("See here.", "See here, and [the **new** notice](https://a.example/) too.")
    assert html.count("<ins>") == 1


def test_what_has_no_words_is_no_heading_and_no_link() -> None:
    text = "###\n\nSee[](https://a.example/) here.\n\n|  | B |\n|---|---|\n| 1 | 2 |"
    html = text_html.render(Section("a", "other", "A", text), target=str, tables=TableNames(USUAL, "A"))
    assert '<div id="a--s"></div>' in html
    assert "<p>See here.</p>" in html
    assert "<tr>\n<td></td>\n<th>B</th>\n</tr>" in html
    marked = "".join(redline_html.as_html(text_of(text, text), Links()))
    assert "heading" not in marked
    assert '<tr><td></td><th scope="col">B</th></tr>' in marked
