"""Words in fields, boxes and marks of other programs: read as what they show, or named as missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.documents import open_document_hidden, open_document_wrapped_words, reading
from generator.documents.tree import lost_words
from generator.documents.word import docx_hidden, docx_wrapped_words
from generator.documents.word.docx_numbering import W
from generator.documents.xml_tree import Element
from tests import made_files
from tests.made_files import paragraph, run, word_file

pytestmark = pytest.mark.slow  # each starts pandoc or another program

_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT, DRAW, OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{one}:1.0}}" for one in ("text", "drawing", "office"))
_WORDS = run("31 days")
_BOX = f"<w:txbxContent>{paragraph(_WORDS)}</w:txbxContent>"
_OLD_BOX = f"<w:r><w:pict {_NAMES}><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></w:r>"
_NEW_BOX = (
    f"<w:r><mc:AlternateContent {_NAMES}><mc:Choice Requires='wps'><w:drawing><a:graphic><a:graphicData><wps:wsp>"
    f"<wps:txbx>{_BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    f"</mc:AlternateContent></w:r>"
)


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def of_word(*paragraphs: str) -> reading.ImportedText:
    return reading.read(word_file(paragraph("Scope", style="Heading1"), *paragraphs), ".docx", "a.docx")


def doubts(found: reading.ImportedText) -> list[str]:
    return [one for one in found.doubts if "missing" in one or "boxes" in one or "files of their own" in one]


@pytest.mark.parametrize(
    "around",
    [
        '<w:fldSimple w:instr=" DOCPROPERTY Period ">{}</w:fldSimple>',
        '<w:customXml w:element="period"><w:customXmlPr/>{}</w:customXml>',
        '<w:smartTag w:element="period"><w:smartTagPr/>{}</w:smartTag>',
        '<w:dir w:val="rtl">{}</w:dir>',
        '<w:bdo w:val="rtl">{}</w:bdo>',
        "<w:ruby><w:rt><w:r><w:t>said so</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_words_of_a_word_file_stay_whatever_is_around_them(around: str) -> None:
    words = around.replace("{}", _WORDS).replace("<mc:AlternateContent", f"<mc:AlternateContent {_NAMES}")
    found = of_word(paragraph(run("We keep it for ") + words + run(" at most.")))
    assert found.text.endswith("\nWe keep it for 31 days at most.\n")
    assert not doubts(found)


def test_a_field_that_leads_elsewhere_is_a_link() -> None:
    field = f"<w:fldSimple w:instr=' HYPERLINK \"https://example.com/x\" '>{_WORDS}</w:fldSimple>"
    assert "[31 days](https://example.com/x)" in of_word(paragraph(run("See ") + field)).text


@pytest.mark.parametrize("box", [_OLD_BOX, _NEW_BOX])
def test_a_box_of_text_is_a_passage_and_named(box: str) -> None:
    found = of_word(paragraph(run("Kept for:") + box), paragraph(run("Then deleted.")))
    assert found.text.endswith("\nKept for:\n\n31 days\n\nThen deleted.\n")
    assert doubts(found) == ["boxes of text are passages behind the one beside which they stood (1): “31 days”"]


def test_a_large_first_letter_and_breaks_are_no_lost_words() -> None:
    letter = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>W</w:t></w:r></w:p>'
    cut = "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:cr/><w:t>per</w:t><w:softHyphen/><w:t>son</w:t></w:r>"
    found = of_word(letter, paragraph(run("e keep it.")), paragraph(cut))
    assert "\nWe keep it.\n" in found.text
    assert not doubts(found)


def test_words_that_are_not_read_are_named() -> None:
    unknown = f"<w:somethingNew>{_WORDS}</w:somethingNew>"
    found = of_word(paragraph(run("We keep it for ") + unknown + run(" at most 31.")))
    assert doubts(found) == ["words of this file could not be read, and are missing (2): type them: “days”; “31”"]
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r9"/>'
    assert "parts of this text are files of their own (1)" in doubts(of_word(paragraph("We keep it."), chunk))[0]


def test_the_note_of_words_that_were_deleted_is_not_missed() -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(words)}</w:footnote>'
        for number, words in ((1, "Said below."), (2, "Never said."))
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    gone = f'<w:del w:id="9" w:author="Ann">{mark.format(2)}</w:del>'
    words = paragraph(run("We keep it.") + mark.format(1) + gone)
    raw = word_file(paragraph("Scope", style="Heading1"), words, parts=made_files.footnotes(notes))
    found = reading.read(raw, ".docx", "a.docx", tracked="accept")
    assert "Said below." in found.text
    assert "Never" not in found.text
    assert not doubts(found)


def test_words_side_by_side_are_missed_together() -> None:
    tree = {
        "meta": {},
        "blocks": [{"t": "Para", "c": [{"t": "Str", "c": "We"}, {"t": "Emph", "c": [{"t": "Str", "c": "’re"}]}]}],
    }
    assert list(lost_words.doubt(["WE’RE"], tree)) == []
    assert "(2): type them: “sell it”; “Now”" in next(lost_words.doubt(["We’re sell it", "Now"], tree))


@pytest.mark.parametrize(
    "around",
    [
        *(
            f"<text:{name}>31 days</text:{name}>"
            for name in ("date", "user-field-get", "placeholder", "meta", "expression")
        ),
        "<text:ruby><text:ruby-base>31 days</text:ruby-base><text:ruby-text>so</text:ruby-text></text:ruby>",
        "<text:bookmark-ref>31 days</text:bookmark-ref>",
        '<text:span><text:conditional-text text:condition="x">31 days</text:conditional-text></text:span>',
    ],
)
def test_words_of_an_open_document_stay_whatever_is_around_them(around: str) -> None:
    found = of_open_document(around)
    assert found.text == "We keep it for 31 days at most.\n"
    assert not doubts(found)


@pytest.mark.parametrize(
    "box",
    [
        "<draw:frame><draw:text-box><text:p>31 days</text:p></draw:text-box></draw:frame>",
        "<draw:custom-shape><text:p>31 days</text:p></draw:custom-shape>",
        "<draw:g><draw:rect><text:p>31 days</text:p></draw:rect></draw:g>",
    ],
)
def test_a_box_of_an_open_document_is_a_passage_and_named(box: str) -> None:
    found = of_open_document(box)
    assert found.text == "We keep it for at most.\n\n31 days\n"
    assert doubts(found) == ["boxes of text are passages behind the one beside which they stood (1): “31 days”"]


def of_open_document(inner: str) -> reading.ImportedText:
    parts = made_files.open_document("We keep it for SIGN at most.")
    content = parts["content.xml"].replace(b"SIGN", inner.encode())
    return reading.read(made_files.packed({**parts, "content.xml": content}), ".odt", "a.odt")


def test_comments_of_an_open_document_are_no_lost_words() -> None:
    note = "<office:annotation><text:p>Too long?</text:p></office:annotation>31 days"
    assert not doubts(of_open_document(note))


_WORD_ELEMENTS = [
    *(f"{W}{one}" for one in ("p", "r", "t", "tr", "tc", "tbl", "fldSimple", "customXml", "ruby", "rubyBase", "rt")),
    *(
        f"{W}{one}"
        for one in ("txbxContent", "drawing", "pict", "pPr", "rPr", "vanish", "framePr", "cr", "trPr", "hidden")
    ),
    *(f"{COMPATIBILITY}{one}" for one in ("AlternateContent", "Choice", "Fallback")),
]
_OPEN_ELEMENTS = [
    *(
        f"{TEXT}{one}"
        for one in ("p", "h", "span", "a", "s", "note", "ruby", "ruby-base", "ruby-text", "date", "section")
    ),
    *(f"{DRAW}{one}" for one in ("frame", "text-box", "custom-shape", "g", "image")),
    *(f"{OFFICE}{one}" for one in ("text", "annotation", "body")),
]


def trees(elements: list[str]) -> st.SearchStrategy[Element]:
    """Return trees of these elements in any order: what no program writes, and somebody may."""
    row = st.tuples(st.sampled_from(elements), st.integers(0, 7), st.booleans())
    return st.lists(row, min_size=2, max_size=30).map(_tree)


def _tree(rows: list[tuple[str, int, bool]]) -> Element:
    root = etree.Element(rows[0][0])
    made = [root]
    for tag, up, hides in rows[1:]:
        one = etree.SubElement(made[max(len(made) - 1 - up, 0)], tag)
        one.text, one.tail = f"w{len(made)} ", " "
        for name in (f"{TEXT}display", f"{TEXT}style-name") if hides else ():
            one.set(name, "none")
        made.append(one)
    return root


@given(trees(_WORD_ELEMENTS))
def test_any_nesting_in_a_word_file_is_taken_apart(root: Element) -> None:
    docx_wrapped_words.take_out(root)
    docx_hidden.leave_out(root, None)
    assert all(isinstance(one, str) for one in docx_wrapped_words.passages(root))
    assert not list(root.iter(f"{W}fldSimple", f"{W}customXml")) or root.tag in {f"{W}fldSimple", f"{W}customXml"}


@given(trees(_OPEN_ELEMENTS))
def test_any_nesting_in_an_open_document_is_taken_apart(root: Element) -> None:
    open_document_hidden.leave_out(root, None)
    before = sorted("".join(root.itertext()).split())
    open_document_wrapped_words.take_out(root)
    after = sorted("".join(root.itertext()).split())
    assert not set(after) - set(before)
    assert all(isinstance(one, str) for one in open_document_wrapped_words.passages(root))
