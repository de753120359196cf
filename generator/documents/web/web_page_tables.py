"""The tables of a web page: cells that span more than there is, which would cost words or any memory."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

from generator.documents.web.web_page_parts import words
from generator.documents.xml_tree import Element

_LEAST_OF_LAYOUT: Final = 150  # words of a cell that is no cell of a table
_NEARLY_ALL: Final = 0.8
MOST_COLUMNS: Final = 60  # of one cell


def unwrap_layout(body: Element) -> None:
    """Make boxes of tables that only lay a page out: they say so, hold the title, or nearly all words in one cell."""
    for table in list(body.iter("table")):
        if not _lays_out(table):
            continue
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        inner = [*table.iterchildren("tbody", "thead", "tfoot"), *rows, *(cell for row in rows for cell in row)]
        for one in (table, *inner):
            if one.tag in {"table", "tbody", "thead", "tfoot", "tr", "td", "th"}:
                one.tag = "div"


def _lays_out(table: Element) -> bool:
    if table.get("role") in {"presentation", "none"} or next(table.iter("h1"), None) is not None:
        return True
    if next(table.iter("th"), None) is not None:
        return False
    everything = words(table)
    most = max((words(cell) for cell in table.iter("td") if next(cell.iterancestors("table")) is table), default=0)
    return most >= _LEAST_OF_LAYOUT and most >= _NEARLY_ALL * everything


def bound_spans(part: Element) -> None:
    """Let no cell of a table span more columns than a table has, or more rows than its own: a page may state millions.

    Where a row would have no room for all its cells, no cell of its table spans rows, so that no word is lost.
    """
    for table in part.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
        for cell in chain.from_iterable(cells):
            _bound(cell, "colspan", MOST_COLUMNS, 1)
            _bound(cell, "rowspan", len(rows), len(rows))
        if not _fit(cells):
            for cell in chain.from_iterable(cells):
                cell.attrib.pop("rowspan", None)


def _bound(cell: Element, name: str, most: int, instead: int) -> None:
    spans = cell.get(name, "1").strip()
    if not (spans.isascii() and spans.isdigit() and 0 < int(spans[:9]) <= most):
        cell.set(name, str(instead) if spans.isdigit() and int(spans[:9]) else "1")


def _fit(cells: Sequence[Sequence[Element]]) -> bool:
    """Return True if each cell has a column of its own in as many columns as the widest row states."""
    width = max((sum(_spans(cell, "colspan") for cell in row) for row in cells), default=0)
    taken: Counter[int] = Counter()
    for row in cells:
        column = 0
        for cell in row:
            while taken[column] > 0:
                column += 1
            for one in range(column, column + _spans(cell, "colspan")):
                taken[one] = _spans(cell, "rowspan")
            column += _spans(cell, "colspan")
        if column > width:
            return False
        taken.subtract({one: 1 for one, rows in taken.items() if rows > 0})
    return True


def _spans(cell: Element, name: str) -> int:
    return int(cell.get(name, "1"))
