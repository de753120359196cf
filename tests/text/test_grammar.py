"""The second grammar: notes, definitions, struck, raised and lowered words, labels; what the first one read stays."""

import datetime
import re
from dataclasses import replace
from itertools import count
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import sealed, sealed_reader
from generator.commands import restore
from generator.documents import pandoc, paper, reading, redline_tree, tree_drawing
from generator.errors import Finding, Place
from generator.materiality.table import judge, level
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section, content_digest
from generator.model.levels import Level
from generator.model.version import Version
from generator.source import brought_back, importer
from generator.text import blocks, html, redline_html, redline_links, redline_markdown, redline_text, survey
from generator.text.change import Kind, Subject
from generator.text.diff import diff
from generator.text.markdown import FIRST, GRAMMAR, escape
from tests import made_files
from tests.both_sides import both_sides_are_in, redline_of
from tests.conftest import ROOT

ALL: Final = """\
We keep data[^1] and ~~never~~ m^2^ of H~2~O.[^law] Again.[^1]

(a)(i) the first
   (ii) the second,
   wrapped
(b) another

    with a passage

    (i) and a list

Personal data
: What *identifies* you.

Guests
: People without an account.
: Or with one.

[^1]: As laws say.

[^law]: Article 6.

    In two passages.
"""


def section(text: str, *, name: str = "s", grammar: int = GRAMMAR) -> Section:
    written = Section(name, "other", "Title", text.strip("\n"))
    return blocks.as_written(written) if grammar == GRAMMAR else replace(written, grammar=grammar)


def policy(*sections: Section) -> Document:
    return Document("Policy", "en", sections)


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


# What was sealed before


def version_of(document: Document, *, program: str, grammar: int) -> Version:
    return Version(
        number=1,
        document=document,
        recorded=datetime.date(2026, 1, 2),
        origin="drafted",
        effective=datetime.date(2026, 1, 2),
        promise=NoticePromise(),
        previous="none",
        digest="",
        place=Place("v001.md"),
        program=program,
        grammar=grammar,
    )


OLD: Final = "We ~~never~~ sell.[^1]\n\n(a) x^2^\n(b) H~2~O\n\nTerm\n: said\n\n[^1]: Note, in words."


def test_what_the_first_grammar_sealed_is_never_read_by_the_second() -> None:
    version = version_of(policy(section(OLD, grammar=FIRST)), program="0.1.0", grammar=FIRST)
    raw = sealed.seal("brand/policy", version)
    found: list[Finding] = []
    again = sealed_reader.unseal(raw.decode(), "brand/policy", "v001.md", found, proved=True)
    assert again, found
    assert sealed.seal("brand/policy", again) == raw
    (read,) = again.document.sections
    assert read.grammar == FIRST
    assert [block.words for block in blocks.of(read)] == [
        "We ~~never~~ sell.[^1]",
        "(a) x^2^ (b) H~2~O",
        "Term : said",
        "[^1]: Note, in words.",
    ]
    assert "<s>" not in html.render(read, target=str)


def test_what_the_second_grammar_seals_is_read_by_it() -> None:
    document = policy(section(OLD), section("Plain.", name="t"))
    version = version_of(document, program="0.2.0", grammar=GRAMMAR)
    raw = sealed.seal("brand/policy", version)
    found: list[Finding] = []
    again = sealed_reader.unseal(raw.decode(), "brand/policy", "v001.md", found, proved=True)
    assert again, found
    assert again.document == document
    assert [one.grammar for one in again.document.sections] == [GRAMMAR, FIRST]


LISTED: Final = "We use data:\n\n(a) to answer you\n(b) to send parcels.\n\nYou may object."


def test_a_list_that_is_one_now_is_no_change() -> None:
    old, new = policy(section(LISTED, grammar=FIRST)), policy(section(LISTED))
    assert content_digest(old) != content_digest(new)
    (change,) = diff(old, new)
    assert (change.kind, change.subject) == (Kind.LAYOUT, Subject.DOCUMENT)
    assert all(one.same for one in redline_of(old, new).sections)


def test_only_what_was_edited_is_a_change_where_the_rest_is_a_list_now() -> None:
    old, new = policy(section(LISTED, grammar=FIRST)), policy(section(LISTED.replace("may object", "may not object")))
    changes = diff(old, new)
    assert [(one.kind, one.new) for one in changes] == [(Kind.CHANGED, "You may not object.")]
    assert level(judge(changes, old, new, [NoticePromise()])) is Level.MATERIAL


@pytest.mark.parametrize("text", [OLD, "We ~~never~~ sell.", "It is 10^2^.", "Term\n: said", "Kept.[^1]\n\n[^1]: A b."])
def test_the_same_signs_that_are_read_otherwise_are_a_change(text: str) -> None:
    old, new = policy(section(text, grammar=FIRST)), policy(section(text))
    assert level(judge(diff(old, new), old, new, [NoticePromise()])) is Level.MATERIAL
    assert level(judge(diff(new, old), new, old, [NoticePromise()])) is Level.MATERIAL


@pytest.mark.parametrize("text", [OLD, "We ~~never~~ sell.", "It is 10^2^.", "Kept.[^1]"])
def test_the_same_words_with_their_signs_escaped_are_no_change(text: str) -> None:
    old = section(text.partition("\n")[0], grammar=FIRST)
    new = section(re.sub(r"([~^])", r"\\\1", old.text))
    assert [one.words for one in blocks.of(new)] == [one.words for one in blocks.of(old)]
    assert level(judge(diff(policy(old), policy(new)), policy(old), policy(new), [NoticePromise()])) is Level.EDITORIAL


@pytest.mark.parametrize("text", ["We ~~never~~ sell.", "10^2^ and H~2~O.", "Term\n: said", "Kept.[^1]\n\n[^1]: A b."])
def test_an_old_text_put_back_into_the_draft_reads_as_it_did(text: str) -> None:
    old = section(text, grammar=FIRST)
    body = restore.source_file(old, {}).decode().split("---\n\n")[1]
    assert [one.identity for one in blocks.of(section(body))] == [one.identity for one in blocks.of(old)]
    plain = "Plain, *and* (a) all.\n\n(b) Listed."
    assert restore.source_file(section(plain, grammar=FIRST), {}).decode().endswith(f"---\n\n{plain}\n")


def test_no_text_of_a_section_is_read_without_its_grammar() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if "former" not in path.parts and path.name != "restore.py"
        for line in path.read_text().splitlines()
        if "former" not in line and re.search(r"(?:parse|tokens_of)\(\w+(?:\.\w+)*\.text\)", line)
    ]
    assert found == []


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


FORMS: Final = (
    "We keep data[1] and ~~never~~ m^2^ of H~2~O.[2] Again.[1]",
    "(a)(i) the first",
    "    (ii) the second, wrapped",
)


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


# Nothing is lost


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


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" ~^:[]().ai1")))
def test_escaped_words_are_read_as_they_are(text: str) -> None:
    words = " ".join(text.split())
    assert "".join(one.words for one in blocks.parse(escape(words))) == words


numbers = st.integers(0, 3)
passage = st.sampled_from(
    [
        "W{}",
        "W{} ~~W{}~~ W{}",
        "W{}^W{}^ and W{}~W{}~",
        "**W{}**[^{a}] W{} *W{}*[^{b}]",
        "(a) W{}\n(b) W{}[^{a}]\n\n    (i) W{}\n    (ii) ~~W{}~~",
        "(a)(i) W{}\n   (ii) W{}",
        "a. W{}\nb. W{}\n\n    W{}",
        "W{}\n: W{}\n: W{}[^{b}]\n\n    - W{}",
        "W{}\n: W{}\n\nW{}\n: ~~W{}~~",
        "- W{}\n\n  W{}\n  : W{}[^{a}]",
        "> (1) W{}\n> (2) W{}^W{}^",
        "| W{} | W{}[^{a}] |\n|---|---|\n| ~~W{}~~ | W{}~W{}~ |",
        "### W{} ~~W{}~~",
        "1. W{}\n2. W{}",
    ]
)
note = st.sampled_from(["W{}", "W{} ~~W{}~~\n\n    W{}", "(a) W{}\n    (b) W{}", "W{}\n\n    - W{}\n\n    W{}"])


@st.composite
def texts(draw: st.DrawFn, number: "count[int] | None" = None) -> str:
    """Return a text of the second grammar in which each word stands once."""
    number = count(1) if number is None else number
    parts = [
        re.sub(r"W\{\}", lambda _: f"w{next(number)}x", one).replace("{a}", "one").replace("{b}", "two")
        for one in draw(st.lists(passage, min_size=1, max_size=4))
    ]
    for label in ("one", "two"):
        if any(f"[^{label}]" in part for part in parts):
            parts.append(f"[^{label}]: " + re.sub(r"W\{\}", lambda _: f"w{next(number)}x", draw(note)))
    return "\n\n".join(parts)


@given(texts())
def test_no_word_of_a_text_is_lost(text: str) -> None:
    written = re.findall(r"w\d+x", text)
    read = " ".join(block.words for block in blocks.parse(text))
    assert sorted(re.findall(r"w\d+x", read)) == sorted(written)
    page = re.sub("<[^>]*>", "", html.render(section(text), target=str))
    assert re.findall(r"w\d+x", page) == re.findall(r"w\d+x", read)
    assert not re.search(r"[~^]", page)
    assert not [loss for loss in survey.survey(section(text)).losses if loss.is_sure and loss.rule != "heading-level"]


@given(texts(), texts())
def test_both_texts_are_in_their_redline(old: str, new: str) -> None:
    both_sides_are_in(policy(section(old)), policy(section(new)))


@given(texts(), st.data())
def test_a_text_with_one_other_word_is_never_cleared(text: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(re.findall(r"w\d+x", text)))
    struck = "never" if f"~~{word}~~" in text else f"~~{word}~~"
    new = text.replace(word, data.draw(st.sampled_from(["never", "", struck, f"{word}^2^", "30 days"])))
    old_one, new_one = policy(section(text)), policy(section(new))
    if [block.identity for block in blocks.parse(text)] != [block.identity for block in blocks.parse(new)]:
        assert level(judge(diff(old_one, new_one), old_one, new_one, [NoticePromise()])) is Level.MATERIAL


# From a whole text


def test_notes_come_to_the_sections_that_refer_to_them() -> None:
    text = "# P\n\n## A\n\nOne.[^1]\n\n## B\n\nTwo.[^x] Three.[^1]\n\n[^1]: First.\n\n    More.\n[^x]: Second.\n"
    found = importer.from_markdown(text, fallback_title="P").sections
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
    made = brought_back.body(COPIED, COPIED, (), READ, read)
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
        (read,) = importer.from_markdown(written, fallback_title="x").sections
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
