"""Notes, lists, definitions and marks in each form: on the page, in redlines, on paper, in files of other programs."""

import datetime
import re
from typing import Final

import pytest

from generator.documents import pandoc, paper, reading
from generator.documents.tree import redline_tree, tree_drawing
from generator.source import merge_edits, text_to_document
from generator.text import blocks, html, redline_html, redline_links, redline_markdown, redline_text
from tests import made_files
from tests.both_sides import redline_of
from tests.text.second_grammar import ALL, policy, section

# On the page


def test_notes_lead_both_ways_and_their_ids_stand_once_on_a_page() -> None:
    pages = [html.render(section(ALL, name=name), target=str) for name in ("one", "two")]
    ids = [one for page in pages for one in re.findall(r'id="([^"]+)"', page)]
    assert len(ids) == len(set(ids))
    assert {one for page in pages for one in re.findall(r'href="#([^"]+)"', page)} <= set(ids)
    assert '<a id="one--ref.law" href="#one--note.law" role="doc-noteref">[2]</a>' in pages[0]
    assert '<li id="one--note.law">\n<p><a href="#one--ref.law" role="doc-backlink">[2]</a> Article 6.</p>' in pages[0]
    assert html.ids(section(ALL, name="one")) >= {"one--note.1", "one--note.law"}


def test_the_address_of_a_note_stays_when_another_comes_before_it() -> None:
    before = html.render(section("A.[^law]\n\n[^law]: B."), target=str)
    after = html.render(section("C.[^new] A.[^law]\n\n[^law]: B.\n\n[^new]: D."), target=str)
    assert 'id="s--note.law"' in before
    assert 'id="s--note.law"' in after


def test_words_are_set_as_they_are_meant() -> None:
    page = html.render(section(ALL), target=str)
    for part in ("<s>never</s>", "m<sup>2</sup>", "H<sub>2</sub>O", "<dt>Personal data</dt>", "<dd>"):
        assert part in page
    assert '<li id="s--1.2">\n<p><span class="label">(b)</span> another</p>' in page
    assert "~" not in page
    assert "^" not in page


def test_each_form_of_a_redline_shows_the_marks() -> None:
    new = ALL.replace("~~never~~", "never")
    of = redline_of(policy(section(ALL)), policy(section(new)))
    found = of.sections[0].text
    page = "\n".join(redline_html.as_html(found, redline_links.Links()))
    assert "<del><i>[removed: </i><s>never</s><i>]</i></del><ins><i>[inserted: </i>never<i>]</i></ins>" in page
    assert '<div class="redline-footnote">' in page
    assert "<sup>[1]</sup>" in page
    lines = ["".join(words for _, words in redline_text.styled(one)) for one in found]
    assert "[-~~never~~-]{+never+}" in lines[0]
    assert lines[2].startswith("  (ii) ")
    assert "<del><s>never</s></del><ins>never</ins>" in redline_markdown.as_markdown(found)


# From a whole text


def test_notes_come_to_the_sections_that_refer_to_them() -> None:
    text = "# P\n\n## A\n\nOne.[^1]\n\n## B\n\nTwo.[^x] Three.[^1]\n\n[^1]: First.\n\n    More.\n[^x]: Second.\n"
    found = text_to_document.from_markdown(text, fallback_title="P").sections
    assert [one.text for one in found] == [
        "One.[^1]\n\n[^1]: First.\n\n    More.",
        "Two.[^x] Three.[^1]\n\n[^x]: Second.\n\n[^1]: First.\n\n    More.",
    ]


# Out to other programs, and back


COPIED: Final = "Lead[^law] and more[^x].\n\nOther words.\n\n[^law]: As laws say.\n\n[^x]: Second."
READ: Final = "Lead[^1] and more[^2].\n\nOther words.\n\n[^1]: As laws say.\n\n[^2]: Second."


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (READ.replace("Second.", "Second, edited."), COPIED.replace("Second.", "Second, edited.")),
        (READ.replace("more[^2]", "more").replace("\n\n[^2]: Second.", ""), COPIED.replace("[^x].", ".")[:-15]),
        (
            "Lead[^1] and[^2] more[^3].\n\nOther words.\n\n[^1]: As laws say.\n\n[^2]: New.\n\n[^3]: Second.",
            COPIED.replace("and", "and[^note-1]").replace("[^x]: ", "[^note-1]: New.\n\n[^x]: "),
        ),
    ],
)
def test_notes_of_a_copy_have_the_labels_of_the_source(read: str, expected: str) -> None:
    made = merge_edits.body(COPIED, COPIED, (), READ, read)
    assert made
    assert made.text == expected


def test_a_word_file_has_notes_lists_and_marks_of_its_own() -> None:
    made_files.needs_documents()
    text = ALL.replace(" Again.[^1]", "")  # each place that refers to a note has one of its own in Word
    new = text.replace("We keep data", "We keep data[^new]").replace("[^1]: As", "[^new]: All of it.\n\n[^1]: As")
    old, now = policy(section(text)), policy(section(new))
    drawn = redline_tree.blocks(redline_of(old, now), tree_drawing.tracked(str, "Ann", "2026-01-01T00:00:00Z"))
    raw = pandoc.write({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": drawn}, "docx", "x")
    for tracked, document in (("accept", now), ("reject", old)):
        written = reading.read(raw, ".docx", "x", tracked=tracked).text  # type: ignore[arg-type]
        (read,) = text_to_document.from_markdown(written, fallback_title="x").sections
        found, expected = (
            [" ".join(block.words.split()) for block in blocks.of(one)] for one in (read, document.sections[0])
        )
        assert found == expected


def test_paper_has_notes_at_the_end_of_their_section_that_lead_both_ways() -> None:
    made_files.needs_documents()
    new = ALL.replace("We keep data", "We keep data[^new]").replace("[^1]: As", "[^new]: All of it.\n\n[^1]: As")
    for old in (new, ALL):
        of = redline_of(policy(section(old), section(old, name="t")), policy(section(new), section(new, name="t")))
        drawn = redline_tree.blocks(of, paper.drawing(str))
        cover = paper.Cover("T", "en", "Ann", (), "f", datetime.date(2026, 1, 2))
        assert paper.pdf(drawn, cover).startswith(b"%PDF")  # a link to nowhere would be refused


def test_the_address_of_a_heading_stays_as_it_was_published() -> None:
    """Links from elsewhere lead there: a letter that an address can't hold stays left out, as it always was."""
    assert html.ids(section("#### Maße in Łódź\n\nWords.", name="one")) == {"one--mae-in-odz"}
