"""A text as PDF/UA: tagged, with version and digest on each page. The one door to Typst."""

import datetime
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.documents import pandoc
from generator.documents.tree.inlines import Node
from generator.documents.tree.tree_drawing import Target, TreeDrawing
from generator.errors import cannot
from generator.model.languages import code_of
from generator.text.redline_colours import redline_colours
from generator.text.word_diff import Mark

MANY: Final = 6  # columns: a table with as many or more stands on pages turned sideways
_MARKS: Final = {Mark.INSERTED: "#inserted[", Mark.DELETED: "#removed["}
_TEMPLATE: Final = r"""
#let cover = json(bytes({cover}))
#set document(title: cover.title, author: cover.author, date: datetime({date}))
#set text(lang: cover.language, size: 10.5pt, hyphenate: false)
#set par(leading: 0.62em, spacing: 1.1em)
#set page(paper: "a4", margin: (x: 2.4cm, top: 2.4cm, bottom: 2.6cm),
  footer: context [#set text(size: 7pt, fill: luma(35%))
    #cover.foot #h(1fr) #counter(page).display("1 / 1", both: true)])
#show heading: set block(above: 1.5em, below: 0.8em)
#show link: set text(fill: rgb("#0b57a4"))
#let inserted(body) = underline(text(fill: rgb({ins}), body))
#let removed(body) = strike(text(fill: rgb({del}), body)) + h(0.15em)
#set table(inset: 5pt, stroke: 0.5pt + luma(60%))
#show table.cell.where(y: 0): strong
#show table: set text(size: 8.5pt, hyphenate: true)
#show table: set align(start)
#show table: it => {
  show regex("[^\s\u{200b}]{16,}"): word => word.text.clusters().join("\u{200b}")
  it
}
#show figure: set block(breakable: true)
#show figure: set align(start)
#show figure: it => {
  show align: inner => inner.body
  it
}
#let horizontalrule = line(length: 100%, stroke: 0.5pt + luma(60%))
#let wide(body) = page(flipped: true, body)
#text(size: 20pt, weight: "bold")[#cover.title]

#text(size: 9pt, fill: luma(30%))[#for line in cover.lines [#line #linebreak()]]

"""


def drawing(target: Target) -> TreeDrawing:
    """Return a drawing for paper: insertions underlined, deletions struck through."""

    def raw(words: str) -> Node:
        return {"t": "RawInline", "c": ["typst", words]}

    def marked(mark: Mark, nodes: list[Node]) -> list[Node]:
        return nodes if mark is Mark.KEPT or not nodes else [raw(_MARKS[mark]), *nodes, raw("];")]

    def ended(_: Mark) -> list[Node]:
        return []

    return TreeDrawing(target, marked, ended, footnotes=False)


@dataclass(frozen=True, slots=True)
class Cover:
    """What is said of a text on paper: `lines` stand under its title, `foot` on each page."""

    title: str
    language: str
    author: str
    lines: tuple[str, ...]
    foot: str
    date: datetime.date


def pdf(blocks: list[Node], cover: Cover) -> bytes:
    """Return the PDF of a tree's blocks."""
    if importlib.util.find_spec("typst") is None:
        message = "writing a PDF needs typst, which is not installed"
        raise cannot(cover.title, message, f"install it: pip install '{pandoc.EXTRA}'")
    import typst  # noqa: PLC0415 -- an extra

    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": list(_turned(blocks))}
    body = pandoc.write(tree, "typst", cover.title).decode()
    said = {
        "title": cover.title,
        "language": code_of(cover.language),
        "author": cover.author,
        "lines": cover.lines,
        "foot": cover.foot,
    }
    day = f"year: {cover.date.year}, month: {cover.date.month}, day: {cover.date.day}"
    colours = redline_colours()
    head = _TEMPLATE.replace("{ins}", f'"{colours.ins}"').replace("{del}", f'"{colours.removed}"')
    head = head.replace("{cover}", _string(json.dumps(said, ensure_ascii=False))).replace("{date}", day)
    moment = datetime.datetime.combine(cover.date, datetime.time(), datetime.UTC)
    source, stamp = (head + body).encode(), int(moment.timestamp())
    try:
        made: Any = typst.compile(source, format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
    except typst.TypstError as problem:
        message = f"no PDF can be made of this text: {problem}"
        remedy = "install a font with these letters, such as Noto, or choose --format docx"
        raise cannot(cover.title, message, remedy) from None
    return bytes(made)


def _string(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _turned(blocks: list[Node]) -> Iterator[Node]:
    """Yield blocks, with wide tables on pages turned sideways."""
    for block in blocks:
        if block["t"] == "Table" and len(block["c"][2]) >= MANY:
            yield {"t": "RawBlock", "c": ["typst", "#wide["]}
            yield block
            yield {"t": "RawBlock", "c": ["typst", "]"]}
        else:
            yield block
