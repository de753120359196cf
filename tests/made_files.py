"""Files of other programs, made for tests: Word files part by part, so that what is in them is seen."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

import pytest

from generator.documents import pandoc

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES: Final = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES: Final = """
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>
<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>
<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>"""
NUMBERING: Final = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"""


def needs_documents() -> None:
    """Skip a test where the libraries and programs that read documents are not installed."""
    for name in ("lxml", "pdfminer", "pypandoc", "typst"):
        pytest.importorskip(name, reason="needs policypress[documents], which is not installed")


def paragraph(
    words: str,
    *,
    style: str = "",
    numbered: tuple[int, int] | None = None,
    bold: bool = False,
    centred: bool = False,
) -> str:
    """Return a paragraph of a Word file; `words` may hold runs of XML."""
    number = ""
    if numbered:
        number = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = words if words.startswith("<") else f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    align = '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p><w:pPr>{named}{number}{align}</w:pPr>{run}</w:p>"


def word_file(*paragraphs: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word file of these paragraphs."""
    related = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering", "comments", "footnotes")
    )
    body = f"<?xml version='1.0'?><w:document {_W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    main = f'<Relationship Id="main" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
        "word/document.xml": body,
        "word/styles.xml": styles(STYLES),
        "word/numbering.xml": numbering(),
        "word/comments.xml": f"<w:comments {_W}></w:comments>",
        **footnotes(""),
    }
    return packed({**every, **(parts or {})})


def footnotes(inner: str) -> dict[str, str]:
    """Return the part of a Word file that holds notes, by its name."""
    return {"word/footnotes.xml": f"<w:footnotes {_W}>{inner}</w:footnotes>"}


def numbering(more: str = "") -> str:
    """Return the part of a Word file with its lists, and these."""
    return f"<w:numbering {_W}>{NUMBERING}{more}</w:numbering>"


def styles(inner: str) -> str:
    """Return the part of a Word file that holds styles."""
    return f"<w:styles {_W}>{inner}</w:styles>"


def comments(*said: tuple[str, str]) -> str:
    """Return the part of a Word file that holds comments, each with its author."""
    inner = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{paragraph(words)}</w:comment>'
        for number, (author, words) in enumerate(said)
    )
    return f"<w:comments {_W}>{inner}</w:comments>"


def change(kind: str, words: str, author: str = "Ann") -> str:
    """Return words that were inserted (`ins`) or deleted (`del`) with tracked changes."""
    tag = "w:delText" if kind == "del" else "w:t"
    run = f'<w:r><{tag} xml:space="preserve">{words}</{tag}></w:r>'
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="2026-01-01T00:00:00Z">{run}</w:{kind}>'


def run(words: str) -> str:
    """Return words of a paragraph."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def open_document(words: str) -> dict[str, bytes]:
    """Return the parts of an OpenDocument text of one paragraph."""
    tree = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {},
        "blocks": [{"t": "Para", "c": [{"t": "Str", "c": words}]}],
    }
    with zipfile.ZipFile(io.BytesIO(pandoc.write(tree, "odt", "x.odt"))) as made:
        return {one.filename: made.read(one) for one in made.infolist()}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a packed folder of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()
