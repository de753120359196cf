"""The tables of pandoc's tree → tables of Markdown, of which each row reads by itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from generator.documents.tree.inlines import Node
from generator.documents.tree.link_targets import has_words

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


def markdown_table(content: Sequence[Any], cell: Callable[[Sequence[Node]], str], spanning: list[str]) -> str:
    """Return a table as Markdown; cells that span several columns or rows are added to `spanning`."""
    width, heads = len(content[2]), len(content[3][1])
    grid = [row for row in _one_head(list(_grid(rows_of(content), width, cell, spanning)), heads) if any(row)]
    return "\n".join([_row(grid[0]), _row(["---"] * width), *map(_row, grid[1:])])


def _one_head(grid: list[list[str]], count: int) -> list[list[str]]:
    """Return rows of which the first `count` are the head as one: “Basis: contract” from a cell above two others."""
    if count < 2 or len(grid) <= count:  # noqa: PLR2004 -- one is a head already
        return grid
    columns = zip(*grid[:count], strict=True)
    return [[": ".join(dict.fromkeys(one for one in column if one)) for column in columns], *grid[count:]]


def _grid(
    rows: Sequence[Any], width: int, cell: Callable[[Sequence[Node]], str], spanning: list[str]
) -> Iterator[list[str]]:
    """Yield the cells of each row, in all columns: one that spans columns or rows stands in each of them.

    So each row reads by itself, as “CCTV | 30 days” does. A long cell is written once, and so is one over all columns,
    which is a heading or a note.
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
                again = one == column or (across < width and column + across <= width)
                above[one] = line[column] if again and len(line[column]) <= LONGEST_REPEATED else ""
                line[one] = above[one] if one > column else line[one]
            column += across
        for one in list(reserved):
            reserved[one] = max(reserved[one] - 1, 0)
        yield line


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
