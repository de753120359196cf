"""Words that a file holds and does not show, or that are struck by its look: no text of a policy, and never unseen."""

from collections.abc import Sequence

import pytest

from generator.documents import reading
from tests import made_files
from tests.made_files import paragraph, word_file

pytestmark = pytest.mark.slow  # each starts pandoc or another program

HIDDEN = "<w:vanish/>"
STYLES = f"""{made_files.STYLES}
<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Deep"><w:name w:val="Deep"/><w:basedOn w:val="Note"/></w:style>
<w:style w:type="character" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="Inner"/><w:rPr><w:vanish/></w:rPr></w:style>"""


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def of_word(*paragraphs: str) -> reading.ImportedText:
    heading = paragraph("Scope", style="Heading1")
    made = word_file(heading, *paragraphs, parts={"word/styles.xml": made_files.styles(STYLES)})
    return reading.read(made, ".docx", "a.docx")


def hidden(found: reading.ImportedText) -> Sequence[str]:
    return [one for one in found.doubts if "hides" in one]


@pytest.mark.parametrize("look", [HIDDEN, '<w:rStyle w:val="Note"/>', '<w:rStyle w:val="Deep"/>'])
def test_hidden_words_of_a_word_file_are_left_out_and_named(look: str) -> None:
    found = of_word(paragraph(run("We ") + run("never ", look) + run("sell it.")))
    assert found.text.endswith("\nWe sell it.\n")
    assert hidden(found) == ["words that this file hides were left out (1): “never”"]


@pytest.mark.parametrize("look", ['<w:vanish w:val="0"/>', "<w:webHidden/>", '<w:rStyle w:val="Loop"/>', ""])
def test_words_that_a_word_file_shows_stay(look: str) -> None:
    found = of_word(paragraph(run("We ") + run("never ", look) + run("sell it.")))
    assert found.text.endswith("\nWe never sell it.\n")
    assert not hidden(found)


def test_a_hidden_passage_is_no_item_and_a_hidden_row_no_row() -> None:
    items = [run("your name;"), run("your diary;", HIDDEN), run("your address.")]
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    rows = [("", "Shown"), ("<w:trPr><w:hidden/></w:trPr>", "Secret"), ("", "Seen")]
    table = f"<w:tbl>{''.join(row.format(look, paragraph(words)) for look, words in rows)}</w:tbl>"
    inner = paragraph("For counsel alone.", style="Inner")
    found = of_word(*(paragraph(one, numbered=(2, 0)) for one in items), inner, table)
    assert "(a) your name;\n" in found.text
    assert "(b) your address." in found.text
    assert "Shown" in found.text
    assert "Seen" in found.text
    assert not {"diary", "counsel", "Secret"} & set(found.text.replace(".", " ").replace(";", " ").split())
    assert hidden(found) == [
        "words that this file hides were left out (3): “Secret”; “your diary;”; “For counsel alone.”"
    ]


def test_a_style_of_hidden_passages_shows_what_it_is_told_to() -> None:
    inner = paragraph(run("Seen.", '<w:vanish w:val="false"/>') + run(" Not."), style="Inner")
    assert of_word(inner).text.endswith("\nSeen.\n")


def test_words_struck_by_two_lines_are_struck() -> None:
    found = of_word(paragraph(run("We ") + run("never", "<w:dstrike/>") + run(" sell it.")))
    assert found.text.endswith("\nWe ~~never~~ sell it.\n")


@pytest.mark.parametrize("by", ["itself", "its style", "the style below"])
def test_hidden_words_of_an_open_document_are_left_out_and_named(by: str) -> None:
    parts = made_files.open_document("We SIGN sell it.")
    style = '<style:style style:name="{}" style:family="text"{}>{}</style:style>'
    hides = '<style:text-properties text:display="none"/>'
    sheet = style.format("H1", "", hides if by != "itself" else "") + style.format(
        "H2", ' style:parent-style-name="H1"', ""
    )
    name = {"itself": "H9", "its style": "H1", "the style below": "H2"}[by]
    own = ' text:display="none"' if by == "itself" else ""
    content = parts["content.xml"].decode()
    content = content.replace("</office:automatic-styles>", f"{sheet}</office:automatic-styles>")
    assert sheet in content
    content = content.replace("SIGN ", f'<text:span text:style-name="{name}"{own}>never </text:span>')
    found = reading.read(made_files.packed({**parts, "content.xml": content.encode()}), ".odt", "a.odt")
    assert found.text == "We sell it.\n"
    assert hidden(found) == ["words that this file hides were left out (1): “never”"]


def test_hidden_words_of_a_rich_text_are_left_out_and_said() -> None:
    rich = r"{\rtf1\ansi We %s sell it, \\v says nothing.\par}"
    for words in (r"{\v never}", r"\v1 never\v0"):
        found = reading.read((rich % words).encode(), ".rtf", "a.rtf")
        assert "never" not in found.text
        assert len(hidden(found)) == 1
    found = reading.read((rich % r"{\viewkind4 never}").encode(), ".rtf", "a.rtf")
    assert "never" in found.text
    assert not hidden(found)


PAGE = "<html><body><main><h1>Terms</h1><h2>Data</h2>{}</main></body></html>"


@pytest.mark.parametrize("look", ['style="display: none"', 'style="color:red;visibility:hidden"', "hidden"])
def test_words_inside_a_passage_that_a_page_hides_are_left_out_and_named(look: str) -> None:
    found = reading.read(PAGE.format(f"<p>We <span {look}>never</span> sell it.</p>").encode(), ".html", "a.html")
    assert "\nWe sell it.\n" in found.text
    assert hidden(found) == ["words that this file hides were left out (1): “never”"]


@pytest.mark.parametrize(
    "inner",
    [
        '<div style="display:none"><p>We never sell it.</p></div>',
        '<p style="display:none">We never sell it.</p>',
        '<p>We never <span style="display:inline">sell</span> it.</p>',
        f'<p>We never sell it. <span style="display:none">{"This unfolds at a click, as it is long. " * 3}</span></p>',
    ],
)
def test_boxes_that_unfold_and_long_words_stay(inner: str) -> None:
    found = reading.read(PAGE.format(inner).encode(), ".html", "a.html")
    assert "We never sell it." in found.text
    assert not hidden(found)


@pytest.mark.parametrize(
    "look", ["text-decoration: line-through", "color:red; text-decoration-line:underline line-through"]
)
def test_words_that_the_style_of_a_page_strikes_are_struck(look: str) -> None:
    found = reading.read(PAGE.format(f'<p>We <span style="{look}">never</span> sell.</p>').encode(), ".html", "a.html")
    assert "We ~~never~~ sell." in found.text
