"""The redline as a value: old and new text in one, word by word inside aligned blocks; `drawing` makes it visible.

Leaving out the insertions gives the old text with its structure, leaving out the deletions the new one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.align import align, rising, units
from generator.blocks import Block, Run
from generator.diff import AlignedSection
from generator.model import Document

MOST_WORK: Final = 40_000_000
_Word = tuple[tuple[str, tuple[str, ...], int], ...]  # its text with marks and cell; several where marks part it


class Mark(StrEnum):
    """What a piece of a redline is: in both texts, only in the new one, only in the old one."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with its mark."""

    mark: Mark
    run: Run


@dataclass(frozen=True, slots=True)
class RedlinedBlock:
    """A block of the redline: leaving out insertions gives the old block, leaving out deletions the new one.

    `mark` is that of the block as such: a block of only one side has no piece of the other.
    """

    block: Block
    pieces: tuple[Piece, ...]
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """Whether anything in it is inserted or deleted."""
        return self.mark is not Mark.KEPT or any(piece.mark is not Mark.KEPT for piece in self.pieces)


def redline(section: AlignedSection) -> tuple[RedlinedBlock, ...]:
    """Return the blocks of both sides of a section's text in one reading order, marked."""
    return tuple(_text(section))


def whole(old: Document, new: Document, sections: Sequence[AlignedSection]) -> tuple[RedlinedBlock, ...]:
    """Return the redline of two documents that were aligned: titles, headings and text.

    A section that moved is deleted where it stood and inserted where it stands, so that both orders can be read.
    """
    blocks = [*_heading(old.title, 1, new.title, 1)]
    for section in _in_both_orders(old, new, sections):
        blocks.extend(heading(section))
        blocks.extend(_text(section))
    return tuple(blocks)


def _in_both_orders(old: Document, new: Document, sections: Sequence[AlignedSection]) -> Iterator[AlignedSection]:
    place = {section.id: n for n, section in enumerate(old.sections)}
    both = [(section.old.id, section) for section in sections if section.old and section.new]
    chain = [both[k] for k in rising([place[was] for was, _ in both])]
    staying = {section.section.id: section for _, section in chain}
    kept = {was for was, _ in chain}
    at = 0
    for section in new.sections:
        if section.id in staying:
            while old.sections[at].id not in kept:
                yield AlignedSection(old.sections[at], None)
                at += 1
            yield staying[section.id]
            at += 1
        else:
            yield AlignedSection(None, section)
    yield from (AlignedSection(section, None) for section in old.sections[at:])


def heading(section: AlignedSection) -> tuple[RedlinedBlock, ...]:
    """Return the heading of a section as blocks of the redline; none where it has no heading."""
    old, new = section.old, section.new
    return tuple(
        _heading(old.title if old else "", old.level if old else 0, new.title if new else "", new.level if new else 0)
    )


def _heading(old: str, old_level: int, new: str, new_level: int) -> Iterator[RedlinedBlock]:
    before = Block("heading", (f"h{old_level}",), (Run(old),), 0) if old else None
    after = Block("heading", (f"h{new_level}",), (Run(new),), 0) if new else None
    yield from _block(before, after)


def side(blocks: Sequence[RedlinedBlock], leave_out: Mark) -> tuple[Block, ...]:
    """Return the blocks of one side: the old text without what is inserted, the new one without what is deleted.

    Neighbouring runs with the same marks are one.
    """
    return tuple(
        Block(
            redlined.block.kind,
            redlined.block.shape,
            tuple(
                Run("".join(piece.run.text for piece in group), marks, cell)
                for (marks, cell), group in groupby(
                    (piece for piece in redlined.pieces if piece.mark is not leave_out),
                    key=lambda piece: (piece.run.marks, piece.run.cell),
                )
            ),
            redlined.block.line,
        )
        for redlined in blocks
        if redlined.mark is not leave_out
    )


def _text(section: AlignedSection) -> Iterator[RedlinedBlock]:
    for i, j in section.pairs:
        old = section.old_blocks[i] if i is not None else None
        new = section.new_blocks[j] if j is not None else None
        yield from _block(old, new)


def _block(old: Block | None, new: Block | None) -> Iterator[RedlinedBlock]:
    match old, new:
        case Block(), Block() if old.kind == new.kind and old.shape == new.shape:
            yield RedlinedBlock(new, pieces(old.runs, new.runs))
        case _:
            if old:
                yield RedlinedBlock(old, tuple(Piece(Mark.DELETED, run) for run in old.runs), Mark.DELETED)
            if new:
                yield RedlinedBlock(new, tuple(Piece(Mark.INSERTED, run) for run in new.runs), Mark.INSERTED)


def pieces(old: Sequence[Run], new: Sequence[Run]) -> tuple[Piece, ...]:
    """Return one sequence of pieces for two, cell by cell; words are never split, also where marks part them."""
    if tuple(old) == tuple(new):
        return tuple(Piece(Mark.KEPT, run) for run in new)
    left, right = _by_cell(old), _by_cell(new)
    return tuple(
        piece
        for cell in sorted(left.keys() | right.keys())
        for piece in _joined(_marked(_words(left.get(cell, ())), _words(right.get(cell, ()))))
    )


def _by_cell(runs: Sequence[Run]) -> dict[int, list[Run]]:
    cells: dict[int, list[Run]] = {}
    for run in runs:
        cells.setdefault(run.cell, []).append(run)
    return cells


def _words(runs: Sequence[Run]) -> list[_Word]:
    """Return the words, signs and spaces of a cell."""
    if len(runs) == 1:
        return [((unit, runs[0].marks, runs[0].cell),) for unit in units(runs[0].text)]
    words: list[_Word] = []
    rest = [(run.text, run.marks, run.cell) for run in reversed(runs) if run.text]
    for unit in units("".join(run.text for run in runs)):
        parts = []
        lacking = len(unit)
        while lacking:
            text, marks, cell = rest.pop()
            parts.append((text[:lacking], marks, cell))
            if len(text) > lacking:
                rest.append((text[lacking:], marks, cell))
            lacking -= len(parts[-1][0])
        words.append(tuple(parts))
    return words


def _marked(left: Sequence[_Word], right: Sequence[_Word]) -> Iterator[tuple[Mark, _Word]]:
    numbers: dict[_Word, int] = {}
    old = [numbers.setdefault(word, len(numbers)) for word in left]
    new = [numbers.setdefault(word, len(numbers)) for word in right]
    deleted: list[_Word] = []
    inserted: list[_Word] = []
    for same, (a, a_end), (b, b_end) in _steps(old, new):
        if same and not _bridges(right[b:b_end], deleted, inserted, at_end=b_end == len(right)):
            yield from ((Mark.DELETED, word) for word in deleted)
            yield from ((Mark.INSERTED, word) for word in inserted)
            deleted, inserted = [], []
            yield from ((Mark.KEPT, word) for word in right[b:b_end])
        else:
            deleted.extend(left[a:a_end])
            inserted.extend(right[b:b_end])
    yield from ((Mark.DELETED, word) for word in deleted)
    yield from ((Mark.INSERTED, word) for word in inserted)


_Step = tuple[bool, tuple[int, int], tuple[int, int]]


def _steps(old: Sequence[int], new: Sequence[int]) -> Iterator[_Step]:
    """Yield what is equal and what is not, in order; above a bound, words that occur once part the work."""
    if len(old) * len(new) <= MOST_WORK:
        for step in LCSseq.opcodes(old, new):
            yield step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        return
    a = b = 0  # up to here all is told, but for a stretch of equal words of this length before it
    equal = 0
    matched = [(i, j) for i, j in align(old, new, lambda _i, _j: 0.0) if i is not None and j is not None]
    for i, j in [*matched, (len(old), len(new))]:
        if equal and ((i, j) != (a, b) or i == len(old)):
            yield True, (a - equal, a), (b - equal, b)
            equal = 0
        if (i, j) != (a, b):
            yield from _parted((a, i), (b, j), old, new)
        equal += 1
        a, b = i + 1, j + 1


def _parted(window: tuple[int, int], other: tuple[int, int], old: Sequence[int], new: Sequence[int]) -> Iterator[_Step]:
    (a, a_end), (b, b_end) = window, other
    if (a_end - a) * (b_end - b) > MOST_WORK:
        yield False, window, other
        return
    for step in LCSseq.opcodes(old[a:a_end], new[b:b_end]):
        yield step.tag == "equal", (a + step.src_start, a + step.src_end), (b + step.dest_start, b + step.dest_end)


def _bridges(same: Sequence[_Word], deleted: Sequence[_Word], inserted: Sequence[_Word], *, at_end: bool) -> bool:
    """Tell whether an equal stretch is only white space between replaced words: it reads better as replaced."""
    return bool(deleted) and bool(inserted) and not at_end and all(word[0][0].isspace() for word in same)


def _joined(marked: Iterator[tuple[Mark, _Word]]) -> Iterator[Piece]:
    parts = ((mark, part) for mark, word in marked for part in word)
    for (mark, marks, cell), group in groupby(parts, key=lambda item: (item[0], item[1][1], item[1][2])):
        yield Piece(mark, Run("".join(part[0] for _, part in group), marks, cell))
