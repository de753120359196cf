"""Tables of contents in a Word file, which are left out: their page numbers mean nothing elsewhere."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from generator.documents.word.docx_numbering import Style, W, words_of
from generator.documents.xml_tree import Element

_ENTRY: Final = re.compile(r"(?:\t|\.{4,}|…{2,})\s*\d{1,3}\s*$")
_LONGEST: Final = 300
_LEAST: Final = 3  # lines that end in the number of a page
_STYLES: Final = re.compile(r"toc (?:\d|heading)")
_TITLES: Final = frozenset(
    {
        "contents",
        "table of contents",
        "inhalt",
        "inhaltsverzeichnis",
        "sommaire",
        "table des matières",
        "índice",
        "indice",
        "sommario",
        "inhoud",
        "inhoudsopgave",
        "spis treści",
    }
)


def leave_out_contents(body: Element, styles: Mapping[str, Style]) -> None:
    """Leave out tables of contents: those that Word makes, and typed ones with the number of a page in each line."""
    for block in list(_galleries(body)):
        if block.getparent() is not None:
            block.getparent().remove(block)
    for paragraph in [*_of_style(body, styles), *_of_field(body), *_typed(body)]:
        before = paragraph.getprevious()
        if paragraph.getparent() is None:
            continue
        if before is not None and before.tag == f"{W}p" and words_of(before).strip(" :").casefold() in _TITLES:
            paragraph.getparent().remove(before)
        paragraph.getparent().remove(paragraph)


def _galleries(body: Element) -> Iterator[Element]:
    """Yield the blocks that Word calls a table of contents."""
    for gallery in body.iter(f"{W}docPartGallery"):
        if gallery.get(f"{W}val", "").startswith("Table of Contents"):
            yield from (one for one in gallery.iterancestors() if one.tag == f"{W}sdt")


def _of_style(body: Element, styles: Mapping[str, Style]) -> list[Element]:
    """Return the paragraphs with a style for contents; its id is of Word's own language, its name is not."""
    return [one for one in body.iter(f"{W}p") if _STYLES.fullmatch(_style_name(one, styles))]


def _style_name(paragraph: Element, styles: Mapping[str, Style]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = str(style.get(f"{W}val", "")) if style is not None else ""
    return styles[name].name if name in styles else re.sub(r"(?<=^TOC)(?=\w)", " ", name).casefold()


def _of_field(body: Element) -> list[Element]:
    """Return the paragraphs inside a field that makes a table of contents."""
    found: dict[Element, None] = {}
    fields: list[bool] = []  # those that are open, and whether each is a table of contents
    for one in body.iter(f"{W}p", f"{W}fldChar", f"{W}instrText"):
        kind = one.get(f"{W}fldCharType", "")
        if one.tag == f"{W}instrText" and fields:
            fields[-1] = fields[-1] or (one.text or "").split()[:1] == ["TOC"]
        elif kind == "begin":
            fields.append(False)
        elif kind == "end" and fields:
            fields.pop()
        if any(fields):
            paragraph = one if one.tag == f"{W}p" else next(one.iterancestors(f"{W}p"), None)
            if paragraph is not None and (one.tag != f"{W}p" or words_of(paragraph)):
                found[paragraph] = None
    return list(found)


def _typed(body: Element) -> list[Element]:
    """Return the lines of contents that somebody typed: some in a row, each ending in the number of a page."""
    found: list[Element] = []
    paragraphs = (one for one in body.iter(f"{W}p") if words_of(one).strip())
    for entry, several in groupby(paragraphs, key=_is_entry):
        lines = list(several)
        if entry and len(lines) >= _LEAST:
            found += lines
    return found


def _is_entry(paragraph: Element) -> bool:
    words = _with_tabs(paragraph).strip()
    return len(words) <= _LONGEST and bool(_ENTRY.search(words))


def _with_tabs(paragraph: Element) -> str:
    runs = (one for run in paragraph.iter(f"{W}r") for one in run)
    return "".join("\t" if one.tag == f"{W}tab" else one.text or "" for one in runs if one.tag in {f"{W}tab", f"{W}t"})
