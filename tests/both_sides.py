"""The law of the redline for tests: the two texts that are in it, read back exactly and with their structure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.model.document import Document, Section
from generator.text import blocks
from generator.text.blocks import Block, BlockKind, Run
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.redline import Redline, redline
from generator.text.redline_blocks import Half, RedlinedBlock
from generator.text.word_diff import Mark, Piece, Seam

Read = list[tuple[str, tuple[str, ...], tuple[Run, ...]]]
_SIDE = {Mark.INSERTED: Seam.PARTED, Mark.DELETED: Seam.JOINED}  # left out, and what goes on the block before it there
_OTHERS = {"row", "code", "rule"}  # blocks that no list or heading makes others


def document(text: str) -> Document:
    """Return a document of one section."""
    return Document("t", "en", (blocks.as_written(Section("a", "other", "A", text)),))


def redline_of(old: Document, new: Document) -> Redline:
    """Return the redline of two documents."""
    sections = aligned(old, new)
    return redline(old, new, sections, diff(old, new, sections))


def text_of(old: str, new: str, *, moves: bool = True) -> tuple[RedlinedBlock, ...]:
    """Return the blocks of the redline of two texts of one section; without moves, what moved went and came."""
    before, after = document(old), document(new)
    sections = aligned(before, after)
    (section,) = redline(before, after, sections, diff(before, after, sections) if moves else ()).sections
    return section.text


def all_of(of: Redline) -> tuple[RedlinedBlock, ...]:
    """Return all blocks of a redline."""
    return (*of.title, *(one for section in of.sections for one in (*section.heading, *section.text)))


def side(of: Redline, leave_out: Mark) -> Read:
    """Return one side: the old text without what is inserted, the new one without what is deleted."""
    found = [*_side(of.title, leave_out)]
    for section in of.sections:
        if not (leave_out is Mark.INSERTED and section.moved and section.half is Half.NEW):
            found += [*_side(section.heading, leave_out), *_side(section.text, leave_out)]
    return read(found)


def side_of_text(found: Sequence[RedlinedBlock], leave_out: Mark) -> Read:
    """Return the same of some blocks."""
    return read(_side(found, leave_out))


def _side(found: Iterable[RedlinedBlock], leave_out: Mark) -> Iterator[Block]:
    held: Block | None = None
    for one in found:
        if one.mark is leave_out:
            continue
        runs = tuple(_runs(one, leave_out))
        if one.seam is _SIDE[leave_out] and held:
            held = replace(held, runs=(*held.runs, *runs))
            continue
        if held:
            yield held
        shape = one.was if one.was is not None and leave_out is Mark.INSERTED else one.block.shape
        held = Block(_kind(one.block.kind, shape), shape, runs, one.block.line)
    if held:
        yield held


def _kind(kind: BlockKind, shape: Sequence[str]) -> BlockKind:
    return kind if kind in _OTHERS else blocks.kind_of(shape)


def _runs(one: RedlinedBlock, leave_out: Mark) -> Iterator[Run]:
    pieces: Iterable[Piece] = (piece for piece in one.pieces if piece.mark is not leave_out)
    runs = (piece.was if leave_out is Mark.INSERTED and piece.was else piece.run for piece in pieces)
    yield from sorted(runs, key=lambda run: run.cell)


def read(parsed: Iterable[Block]) -> Read:
    """Return blocks as what a reader meets: neighbouring runs with the same marks are one."""
    return [
        (
            block.kind,
            block.shape,
            tuple(
                Run(words, marks, cell)
                for (marks, cell), runs in groupby(block.runs, key=lambda run: (run.marks, run.cell))
                if (words := "".join(run.text for run in runs))
            ),
        )
        for block in parsed
    ]


def all_blocks(of: Document) -> Read:
    """Return the title, the headings and the text of a document."""
    found: Read = [("heading", ("h1",), (Run(of.title),))] if of.title else []
    for section in of.sections:
        if section.title:
            found.append(("heading", (f"h{section.level}",), (Run(section.title),)))
        found.extend(read(blocks.of(section)))
    return found


def both_sides_are_in(old: Document, new: Document) -> Redline:
    """Check that both documents are in their redline, and return it."""
    of = redline_of(old, new)
    assert side(of, Mark.INSERTED) == all_blocks(old)
    assert side(of, Mark.DELETED) == all_blocks(new)
    return of
