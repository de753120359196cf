"""The tables of pandoc's tree → tables of Markdown, of which each row reads by itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from generator.documents.inlines import Node
from generator.documents.link_targets import has_words

LONGEST_REPEATED: Final = 200  # letters of a cell over several rows


def rows_of(content: Sequence[Any]) -> list[Any]:
    """Return the rows of a table, its head first and its foot last."""
    *_, head, bodies, foot = content
    return [*head[1], *(row for body in bodies for part in (body[2], body[3]) for row in part), *foot[1]]


def only_lays_out(rows: Sequence[Any], width: int) -> bool:
    """Return True for a table whose rows have one cell with words each, or that holds headings."""
    return (
        width == 1
        or all(sum(has_words(cell[4]) for cell in row[1]) < 2 for row in rows)  # noqa: PLR2004 -- one cell
        or any(block["t"] == "Header" for row in rows for cell in row[1] for block in cell[4])
    )


def laid_out(rows: Sequence[Any]) -> Iterator[Node]:
    """Yield the blocks in the cells of a table, row by row."""
    for row in rows:
        for cell in row[1]:
            if has_words(cell[4]):
                yield from cell[4]


def markdown_table(rows: Sequence[Any], width: int, cell: Callable[[Sequence[Node]], str], spanning: list[str]) -> str:
    """Return a table of so many columns as Markdown; cells that span several are added to `spanning`."""
    grid = [row for row in _grid(rows, width, cell, spanning) if any(row)]
    return "\n".join([_row(grid[0]), _row(["---"] * width), *map(_row, grid[1:])])


def _grid(
    rows: Sequence[Any], width: int, cell: Callable[[Sequence[Node]], str], spanning: list[str]
) -> Iterator[list[str]]:
    """Yield the cells of each row, in all columns: one that spans columns is written once, one over rows in each.

    So each row reads by itself, as “CCTV | 30 days” does; a long cell is written once.
    """
    reserved: Counter[int] = Counter()
    above: dict[int, str] = {}
    for row in rows:
        line = [above.get(column, "") if reserved[column] else "" for column in range(width)]
        column = 0
        for _, _, down, across, blocks in row[1]:
            while column < width and reserved[column]:
                column += 1
            if column >= width:
                break
            line[column] = cell(blocks)
            if line[column] and (down > 1 or across > 1):
                spanning.append(line[column])
            for one in range(column, min(column + across, width)):
                reserved[one] = down
                above[one] = line[column] if one == column and len(line[column]) <= LONGEST_REPEATED else ""
            column += across
        for one in list(reserved):
            reserved[one] = max(reserved[one] - 1, 0)
        yield line


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
