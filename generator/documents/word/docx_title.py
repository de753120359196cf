"""The title of a Word file in which no style marks one: a line at its top that stands out by its look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.documents.document_names import is_document_name
from generator.documents.word.docx_numbering import Style, W, is_bold_line, words_of
from generator.documents.xml_tree import Element
from generator.source import lines_above

_LONGEST: Final = 120
_MOST: Final = 4  # lines at the top of which one can be the title
_LEAST_BELOW: Final = 2


@dataclass(frozen=True, slots=True)
class _SizedLine:
    """A paragraph as it looks: `size` is that of its largest letters in half points, 0 where the file says none."""

    element: Element
    words: str
    size: int
    centred: bool
    bold: bool


def take_title(body: Element, styles: Mapping[str, Style]) -> str:
    """Take the title out of a text and return its words; empty where a style marks one, or no line stands out.

    It is a short line at the top, bold, in capitals or large: the only such line that is centred, or larger than all
    below it, or called like a document (a policy, terms).
    """
    if any(_style(one, styles).name in {"title", "subtitle"} for one in body.iter(f"{W}p") if words_of(one)):
        return ""
    lines = list(_lines(body, styles))
    top = [one for one in takewhile(_stands_out, lines[:_MOST]) if not lines_above.is_date_line(one.words)]
    below = lines[len(top) :]
    if len(below) < _LEAST_BELOW or any(_style(one.element, styles).outline >= 0 for one in top):
        return ""
    fitting = [one for one in top if _is_title(one, below)]
    best = max(fitting, key=lambda one: (is_document_name(one.words), one.size), default=None)
    if best is None or best.element.getparent() is None:
        return ""
    for above in takewhile(lambda one: one is not best, lines):
        _make_plain(above.element)
    best.element.getparent().remove(best.element)
    return best.words


def _make_plain(paragraph: Element) -> None:
    """Take the bold off a line above a title, such as the company's name: it is no heading."""
    for bold in list(paragraph.iterfind(f"{W}r/{W}rPr/{W}b")):
        bold.getparent().remove(bold)


def _lines(body: Element, styles: Mapping[str, Style]) -> Iterator[_SizedLine]:
    for paragraph in body.iter(f"{W}p"):
        words = " ".join(words_of(paragraph).split())
        if not words:
            continue
        sizes = [one.get(f"{W}val", "") for one in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
        align = paragraph.find(f"{W}pPr/{W}jc")
        yield _SizedLine(
            paragraph,
            words,
            max((int(size) for size in sizes if size.isdigit()), default=0),
            align is not None and align.get(f"{W}val") == "center",
            is_bold_line(paragraph, _style(paragraph, styles)),
        )


def _stands_out(line: _SizedLine) -> bool:
    plain = any(True for _ in line.element.iter(f"{W}footnoteReference", f"{W}hyperlink", f"{W}drawing"))
    return len(line.words) <= _LONGEST and not plain and (line.bold or line.centred or line.words.isupper())


def _is_title(line: _SizedLine, below: Sequence[_SizedLine]) -> bool:
    if not (line.bold or line.words.isupper() or line.size) or line.words[-1] in ".;,:":
        return False
    alone = line.centred and not any(one.centred and one.bold for one in below)
    larger = line.size > max(one.size for one in below)
    return alone or larger or is_document_name(line.words)


def _style(paragraph: Element, styles: Mapping[str, Style]) -> Style:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return styles.get(str(style.get(f"{W}val", "")), Style()) if style is not None else Style()
