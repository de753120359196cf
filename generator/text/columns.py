"""Tables whose columns were exchanged, came or went: which column became which, and which rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.text.appearance import appearance
from generator.text.blocks import Block
from generator.text.document_alignment import align_blocks
from generator.text.sequence_alignment import Pair
from generator.text.word_diff import Columns

_FEWEST: Final = 2  # columns that can change places


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a table, from `start` up to `end`, and what stands at the heads of its columns."""

    start: int
    end: int
    heads: tuple[str, ...]


def rearranged(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]
) -> tuple[list[Pair], dict[Pair, Columns]]:
    """Return the pairs of blocks with the rows of such tables paired anew, and the columns of these.

    A column is known by its head. Of two tables that stand in another order beside other text, nothing is paired.
    """
    found = list(pairs)
    columns: dict[Pair, Columns] = {}
    free = list(_tables(old))
    for table in _tables(new) if free else ():
        was = next((one for one in free if _related(one, table)), None)
        if was is None:
            continue
        free.remove(was)
        order = _order(was.heads, table.heads)
        if any(left != right for left, right in order) and _beside(was, table, found):
            before, here, after = _paired_anew(was, table, order, (old, new), found)
            found = [*before, *here, *after]
            columns |= dict.fromkeys(here, order)
    return found, columns


def _tables(blocks: Sequence[Block]) -> Iterator[_Table]:
    at = 0
    while at < len(blocks):
        start = at
        at += 1
        if blocks[start].kind == "row" and "head" in blocks[start].shape:
            while at < len(blocks) and blocks[at].kind == "row" and "head" not in blocks[at].shape:
                at += 1
            heads = _heads(blocks[start])
            if len(heads) >= _FEWEST and len(set(heads)) == len(heads):
                yield _Table(start, at, heads)


def _heads(row: Block) -> tuple[str, ...]:
    cells = [""] * (1 + max((run.cell for run in row.runs), default=0))
    for run in row.runs:
        cells[run.cell] += run.text
    return tuple(appearance(cell).casefold().strip() for cell in cells)


def _related(old: _Table, new: _Table) -> bool:
    return 2 * len({*old.heads} & {*new.heads}) > max(len(old.heads), len(new.heads))


def _order(old: Sequence[str], new: Sequence[str]) -> Columns:
    """Return the columns as they are drawn: those of the new table, and each that went after the one it followed."""
    was = {head: n for n, head in enumerate(old)}
    went = [n for n, head in enumerate(old) if head not in new]
    came = [n for n, head in enumerate(new) if head not in was]
    renamed = dict(zip(came, went, strict=True)) if len(came) == len(went) else {}
    order: list[tuple[int | None, int | None]] = [(renamed.get(n, was.get(head)), n) for n, head in enumerate(new)]
    for n in () if renamed else went:
        at = next((k for k, (left, _) in enumerate(order, 1) if n and left == n - 1), 0)
        order.insert(at, (n, None))
    return tuple(order)


def _beside(old: _Table, new: _Table, pairs: Sequence[Pair]) -> bool:
    """Return True if no pair leads from one of the tables to other text, or from before the one to after the other."""
    for i, j in pairs:
        if i is None or j is None:
            continue
        inside = old.start <= i < old.end, new.start <= j < new.end
        if inside[0] != inside[1] or (not inside[0] and (i < old.start) != (j < new.start)):
            return False
    return True


def _paired_anew(
    old: _Table, new: _Table, order: Columns, blocks: tuple[Sequence[Block], Sequence[Block]], pairs: Sequence[Pair]
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Return the pairs before the tables, those of their rows, and those after them."""
    now: Mapping[int | None, int] = {left: right for left, right in order if left is not None and right is not None}
    rows = [
        replace(row, runs=tuple(run._replace(cell=now[run.cell]) for run in row.runs if run.cell in now))
        for row in blocks[0][old.start : old.end]
    ]
    rows = [replace(row, runs=tuple(sorted(row.runs, key=lambda run: run.cell))) for row in rows]
    here = [
        (None if i is None else old.start + i, None if j is None else new.start + j)
        for i, j in align_blocks(rows, blocks[1][new.start : new.end])
    ]
    before = [(i, j) for i, j in pairs if (i < old.start if i is not None else j is not None and j < new.start)]
    after = [(i, j) for i, j in pairs if (i >= old.end if i is not None else j is not None and j >= new.end)]
    return before, here, after
