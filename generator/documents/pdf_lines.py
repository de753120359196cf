"""A program of its own, since a PDF can be made to cost any time: bytes of a PDF in, its lines and links out.

The one door to pdfminer.
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

PdfBox = LTTextContainer[Any]
MOST_PAGES: Final = 500
MOST_COLUMNS: Final = 3
GUTTER: Final = 6  # points between two columns, at least
LEAST_WORDS: Final = 40  # of a column
WORDS_OF_LINE: Final = 4


def in_columns(boxes: Sequence[PdfBox]) -> list[PdfBox]:
    """Return the boxes of a page in their order; where they stand in columns of prose, one column after the other."""
    parts: list[list[PdfBox]] = []
    for band in _bands(boxes):
        if parts and len(_columns([*parts[-1], *band])) > 1:
            parts[-1] += band
        else:
            parts.append(band)
    prose = {id(box): columns for part in parts if _is_prose(columns := _columns(part)) for box in part}
    found: list[PdfBox] = []
    done: set[int] = set()
    for box in boxes:
        if id(box) not in prose:
            found.append(box)
        elif id(box) not in done:
            every = [one for column in prose[id(box)] for one in sorted(column, key=lambda one: -float(one.y1))]
            found += every
            done |= {id(one) for one in every}
    return found


def _bands(boxes: Sequence[PdfBox]) -> Iterator[list[PdfBox]]:
    """Yield boxes that stand beside each other, from the top of the page."""
    band: list[PdfBox] = []
    for box in sorted(boxes, key=lambda one: -float(one.y1)):
        if band and box.y1 <= min(one.y0 for one in band):
            yield band
            band = []
        band.append(box)
    if band:
        yield band


def _columns(boxes: Sequence[PdfBox]) -> list[list[PdfBox]]:
    """Return boxes by the columns that no box crosses, from the left."""
    columns: list[list[PdfBox]] = []
    end = 0.0
    for box in sorted(boxes, key=lambda one: float(one.x0)):
        if not columns or box.x0 > end + GUTTER:
            columns.append([])
        columns[-1].append(box)
        end = max(end, float(box.x1))
    return columns


def _is_prose(columns: Sequence[Sequence[PdfBox]]) -> bool:
    """Return True for two columns or three that have lines of several words throughout, as tables don't."""
    if not 1 < len(columns) <= MOST_COLUMNS:
        return False
    for column in columns:
        texts = [line for box in column for line in box.get_text().splitlines() if line.strip()]
        words = sum(len(text.split()) for text in texts)
        if words < LEAST_WORDS or words < WORDS_OF_LINE * len(texts):
            return False
    return True


def lines(page: LTPage) -> Iterator[tuple[float, float, float, float, str, bool]]:
    """Yield the lines of a page: where each box begins, where the line stands, its size, its words, whether bold."""
    for box in in_columns([box for box in page if isinstance(box, LTTextContainer)]):
        for line in box:
            if not isinstance(line, LTTextLine):
                continue
            signs = [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]
            if signs:
                size = Counter(round(one.size, 1) for one in signs).most_common(1)[0][0]
                bold = all(any(word in one.fontname.lower() for word in ("bold", "black", "heavy")) for one in signs)
                yield box.x0, box.y0, line.y0 / page.height, size, line.get_text(), bold


def links(page: PDFPage) -> Iterator[str]:
    """Yield where the links of a page lead that leave the document."""
    marks = resolve1(page.annots)
    for mark in marks if isinstance(marks, list) else ():
        found = resolve1(mark)
        action = resolve1(found.get("A")) if isinstance(found, dict) else None
        target = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(target, bytes):
            yield target.decode("utf-8", "replace")


def main() -> int:
    """Write the lines of each page, and where links lead, as JSON."""
    raw = sys.stdin.buffer.read()
    try:
        pages = list(islice(PDFPage.get_pages(io.BytesIO(raw)), MOST_PAGES + 1))
        if len(pages) > MOST_PAGES:
            sys.stderr.write(f"it has more than {MOST_PAGES} pages: split it\n")
            return 1
        found = {
            "pages": [list(lines(page)) for page in extract_pages(io.BytesIO(raw), laparams=LAParams())],
            "links": list(dict.fromkeys(target for page in pages for target in links(page))),
        }
    except PDFPasswordIncorrect:
        sys.stderr.write("it is encrypted: take off its password\n")
        return 1
    except Exception as problem:  # noqa: BLE001 -- a damaged PDF fails in any way
        sys.stderr.write(f"it is damaged, or no PDF ({type(problem).__name__})\n")
        return 1
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
