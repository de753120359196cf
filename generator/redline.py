"""The redline as a value: old and new text in one, word by word inside aligned blocks; pages and terminal draw it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.blocks import Block, Run
from generator.diff import AlignedSection

WORD: Final = re.compile(r"\s+|\d[\d.,]*\d|\w+(?:['’\u2010-]\w+)*|[^\w\s]")
MOST_WORK: Final = 40_000_000


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
    """A block of the redline: leaving out insertions gives the old block, leaving out deletions the new one."""

    block: Block
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is inserted or deleted."""
        return any(piece.mark is not Mark.KEPT for piece in self.pieces)


def redline(section: AlignedSection) -> tuple[RedlinedBlock, ...]:
    """Return the blocks of both sides of a section in one reading order, marked."""
    return tuple(_blocks(section))


def _blocks(section: AlignedSection) -> Iterator[RedlinedBlock]:
    for i, j in section.pairs:
        old = section.old_blocks[i] if i is not None else None
        new = section.new_blocks[j] if j is not None else None
        match old, new:
            case Block(), Block() if old.kind == new.kind and old.shape == new.shape:
                yield RedlinedBlock(new, pieces(old.runs, new.runs))
            case _:
                if old:
                    yield RedlinedBlock(old, tuple(Piece(Mark.DELETED, run) for run in old.runs))
                if new:
                    yield RedlinedBlock(new, tuple(Piece(Mark.INSERTED, run) for run in new.runs))


def pieces(old: Sequence[Run], new: Sequence[Run]) -> tuple[Piece, ...]:
    """Return one sequence of pieces for two; words are never split, and above a bound all counts as replaced."""
    if tuple(old) == tuple(new):
        return tuple(Piece(Mark.KEPT, run) for run in new)
    left, right = list(_words(old)), list(_words(new))
    if len(left) * len(right) > MOST_WORK:
        marked = [*((Mark.DELETED, run) for run in left), *((Mark.INSERTED, run) for run in right)]
    else:
        marked = list(_marked(left, right))
    return tuple(_joined(marked))


def _words(runs: Sequence[Run]) -> Iterator[Run]:
    for run in runs:
        for word in WORD.findall(run.text):
            yield Run(word, run.marks, run.cell)


def _marked(left: Sequence[Run], right: Sequence[Run]) -> Iterator[tuple[Mark, Run]]:
    deleted: list[Run] = []
    inserted: list[Run] = []
    for step in LCSseq.opcodes(left, right):
        same = right[step.dest_start : step.dest_end]
        if step.tag == "equal" and not _bridges(same, deleted, inserted, at_end=step.dest_end == len(right)):
            yield from ((Mark.DELETED, run) for run in deleted)
            yield from ((Mark.INSERTED, run) for run in inserted)
            deleted, inserted = [], []
            yield from ((Mark.KEPT, run) for run in same)
        else:
            deleted.extend(left[step.src_start : step.src_end])
            inserted.extend(right[step.dest_start : step.dest_end])
    yield from ((Mark.DELETED, run) for run in deleted)
    yield from ((Mark.INSERTED, run) for run in inserted)


def _bridges(same: Sequence[Run], deleted: Sequence[Run], inserted: Sequence[Run], *, at_end: bool) -> bool:
    """Tell whether an equal stretch is only white space between replaced words: it reads better as replaced."""
    return bool(deleted) and bool(inserted) and not at_end and all(run.text.isspace() for run in same)


def _joined(marked: Sequence[tuple[Mark, Run]]) -> Iterator[Piece]:
    for (mark, marks, cell), group in groupby(marked, key=lambda item: (item[0], item[1].marks, item[1].cell)):
        yield Piece(mark, Run("".join(run.text for _, run in group), marks, cell))
