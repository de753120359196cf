"""The redline as a value: old and new text in one, word by word inside aligned blocks; `drawing` makes it visible.

Leaving out the insertions gives the old text with its structure, leaving out the deletions the new one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.model import Document, Section
from generator.text.align import Pair, align, rising, units
from generator.text.blocks import Block, Run
from generator.text.diff import AlignedSection, Change

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
class Moved:
    """Where the other half of a moved passage stands, and its words marked against it.

    `section` and `place` are of the other half. `whole` says that it moved with the section that it stands in. The half
    that stands where the passage was has no pieces.
    """

    section: str
    place: str
    whole: bool
    pieces: tuple[Piece, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether words of it changed on the way."""
        return any(piece.mark is not Mark.KEPT for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class RedlinedBlock:
    """A block of the redline: leaving out insertions gives the old block, leaving out deletions the new one.

    `mark` is that of the block as such: a block of only one side has no piece of the other. `was` is the shape on the
    old side where that differs: another number before a list, another level of a heading. `number` counts the items of
    a list as their side writes them; 0 is no item of its own. `place` names the block within a document: section/3 by
    the new text, section/was-3 by the old one. A passage that moved is deleted where it stood and inserted where it
    stands; `moved` tells each half of the other.
    """

    block: Block
    pieces: tuple[Piece, ...]
    mark: Mark = Mark.KEPT
    was: tuple[str, ...] | None = None
    number: int = 0
    place: str = ""
    moved: Moved | None = None

    @property
    def changed(self) -> bool:
        """Whether anything in it is inserted or deleted, or it is shaped otherwise."""
        return (
            self.mark is not Mark.KEPT
            or self.was is not None
            or any(piece.mark is not Mark.KEPT for piece in self.pieces)
        )

    @property
    def only_set_otherwise(self) -> bool:
        """Whether its words are unchanged, and only what surrounds them is not: another number, another level."""
        return self.was is not None and all(piece.mark is Mark.KEPT for piece in self.pieces)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to read in it but what was there before: unchanged, or moved with its section."""
        return not self.changed or (self.moved is not None and self.moved.whole and not self.moved.edited)


@dataclass(frozen=True, slots=True)
class Moves:
    """The passages that stand in another place: by where they stand, and by the block that they were."""

    came: Mapping[tuple[str, int], Change]
    went: Mapping[tuple[str, int], Change]


NOTHING_MOVED: Final = Moves({}, {})


def moves(changes: Iterable[Change]) -> Moves:
    """Return the moved passages among the changes of two documents."""
    found = [one for one in changes if one.origin and one.old_block and one.new_block]
    came = {(one.section, int(one.path[0]) - 1): one for one in found}
    return Moves(came, {(one.origin, id(one.old_block)): one for one in found})


class Half(StrEnum):
    """What of a section is shown: both sides where it stayed; one at a time where it moved, was added or removed."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class RedlinedSection:
    """A section of the redline; what is in it is drawn when it is asked for."""

    aligned: AlignedSection
    half: Half = Half.BOTH
    moves: Moves = NOTHING_MOVED

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere on the other side."""
        return self.half is not Half.BOTH and bool(self.aligned.old and self.aligned.new)

    @property
    def same(self) -> bool:
        """Whether it stayed where it was, with the same heading and text."""
        return self.half is Half.BOTH and self.aligned.same and self._level_stayed

    @property
    def _level_stayed(self) -> bool:
        old, new = self.aligned.old, self.aligned.new
        return not old or not new or old.level == new.level or not old.title

    @property
    def id(self) -> str:
        """The name of this half of the section, other than that of the other half."""
        section = self.aligned.section
        return f"{section.id}/was" if self.half is Half.OLD and self.moved else section.id

    @cached_property
    def heading(self) -> tuple[RedlinedBlock, ...]:
        """The heading, marked; none where there is none."""
        old, new = self.aligned.old, self.aligned.new
        before = _headed(old.title, old.level) if old and self.half is not Half.NEW else None
        after = _headed(new.title, new.level) if new and self.half is not Half.OLD else None
        other = _headed(old.title, old.level) if self.moved and old and self.half is Half.NEW else None
        moved = None
        if self.moved:
            moved = Moved("", "", whole=True, pieces=pieces(other.runs if other else (), after.runs) if after else ())
        return tuple(replace(one, moved=moved) for one in _block(before, after, f"{self.aligned.section.id}/title"))

    @cached_property
    def text(self) -> tuple[RedlinedBlock, ...]:
        """The blocks of both sides, or of the half, in one reading order."""
        return tuple(_text(self))


def redline(section: AlignedSection) -> tuple[RedlinedBlock, ...]:
    """Return the blocks of both sides of a section's text in one reading order, marked."""
    return RedlinedSection(section).text


def whole(
    old: Document, new: Document, sections: Sequence[AlignedSection], moved: Moves = NOTHING_MOVED
) -> tuple[RedlinedBlock, ...]:
    """Return the redline of two documents that were aligned: titles, headings and text.

    A section that moved is deleted where it stood and inserted where it stands, so that both orders can be read.
    """
    blocks = [*title(old, new)]
    for section in by_section(old, new, sections, moved):
        blocks.extend(section.heading)
        blocks.extend(section.text)
    return tuple(blocks)


def title(old: Document, new: Document) -> tuple[RedlinedBlock, ...]:
    """Return the titles of two documents as blocks of the redline."""
    return tuple(_block(_headed(old.title, 1), _headed(new.title, 1), "title"))


def by_section(
    old: Document, new: Document, sections: Sequence[AlignedSection], moved: Moves = NOTHING_MOVED
) -> Iterator[RedlinedSection]:
    """Yield the sections of both documents in one reading order; one that moved stands in both of its places."""
    place = {section.id: n for n, section in enumerate(old.sections)}
    both = {section.new.id: section for section in sections if section.old and section.new}
    back = {section.old.id: section for section in both.values() if section.old}
    order = [(section.old.id, key) for key, section in both.items() if section.old]
    chain = [order[k] for k in rising([place[was] for was, _ in order])]
    staying = {key for _, key in chain}
    kept = {was for was, _ in chain}
    at = 0
    for section in new.sections:
        if section.id in staying:
            while old.sections[at].id not in kept:
                yield _former(old.sections[at], back, moved)
                at += 1
            yield RedlinedSection(both[section.id], Half.BOTH, moved)
            at += 1
        else:
            yield RedlinedSection(both.get(section.id, AlignedSection(None, section)), Half.NEW, moved)
    yield from (_former(section, back, moved) for section in old.sections[at:])


def _former(section: Section, back: Mapping[str, AlignedSection], moved: Moves) -> RedlinedSection:
    return RedlinedSection(back.get(section.id, AlignedSection(section, None)), Half.OLD, moved)


def heading(section: AlignedSection) -> tuple[RedlinedBlock, ...]:
    """Return the heading of a section as blocks of the redline; none where it has no heading."""
    return RedlinedSection(section).heading


def _headed(words: str, level: int) -> Block | None:
    return Block("heading", (f"h{level}",), (Run(words),), 0) if words else None


def side(blocks: Sequence[RedlinedBlock], leave_out: Mark) -> tuple[Block, ...]:
    """Return the blocks of one side: the old text without what is inserted, the new one without what is deleted.

    Neighbouring runs with the same marks are one.
    """
    return tuple(
        Block(
            redlined.block.kind,
            redlined.was if redlined.was is not None and leave_out is Mark.INSERTED else redlined.block.shape,
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


def _text(section: RedlinedSection) -> Iterator[RedlinedBlock]:
    pair, half = section.aligned, section.half
    name = pair.section.id
    old_numbers = _numbers(pair.old_blocks, pair.old.text if pair.old else "")
    if pair.unchanged and half is Half.BOTH:
        for block, number in zip(pair.new_blocks, old_numbers, strict=True):
            yield RedlinedBlock(block, tuple(Piece(Mark.KEPT, run) for run in block.runs), number=number)
        return
    new_numbers = old_numbers if pair.unchanged else _numbers(pair.new_blocks, pair.new.text if pair.new else "")
    for i, j in pair.pairs:
        old = pair.old_blocks[i] if i is not None and half is not Half.NEW else None
        new = pair.new_blocks[j] if j is not None and half is not Half.OLD else None
        for one in _block(old, new, ""):
            by_new = one.mark is not Mark.DELETED and j is not None
            at = f"{name}/{j + 1}" if by_new and j is not None else f"{name}/was-{(i or 0) + 1}"
            number = new_numbers[j] if by_new and j is not None else old_numbers[i or 0]
            yield replace(one, place=at, number=number, moved=_moved(section, one, (i, j)))


def _moved(section: RedlinedSection, one: RedlinedBlock, pair: Pair) -> Moved | None:
    """Return what tells the reader where the other half of a block stands, if it moved."""
    i, j = pair
    aligned = section.aligned
    name = aligned.section.id
    if one.mark is Mark.KEPT:
        return None
    if i is not None and j is not None and section.moved:
        before, after = aligned.old_blocks[i], aligned.new_blocks[j]
        if one.mark is Mark.DELETED:
            return Moved(name, f"{name}/{j + 1}", whole=True)
        return Moved(name, f"{name}/was-{i + 1}", whole=True, pieces=pieces(before.runs, after.runs))
    if i is not None and j is None:
        change = section.moves.went.get((name, id(aligned.old_blocks[i])))
        return Moved(change.section, f"{change.section}/{change.path[0]}", whole=False) if change else None
    if j is not None and i is None:
        change = section.moves.came.get((name, j))
        if change and change.old_block and change.new_block:
            marked = pieces(change.old_block.runs, change.new_block.runs)
            return Moved(change.origin, "", whole=False, pieces=marked)
    return None


_MARKER: Final = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")


def _numbers(parsed: Sequence[Block], text: str) -> list[int]:
    """Return for each block the number of the item that it begins, counted as its list counts, else 0."""
    if not any("item" in block.shape for block in parsed):
        return [0] * len(parsed)
    lines = text.split("\n")
    counts: list[tuple[tuple[str, ...], int]] = []
    found = []
    for block in parsed:
        while counts and block.shape[: len(counts[-1][0])] != counts[-1][0]:
            counts.pop()
        number = 0
        if block.shape[-1:] == ("item",):
            around = block.shape[:-1]
            goes_on = bool(counts) and counts[-1][0] == around
            first = int(around[-1].removeprefix("number:")) if around[-1].startswith("number:") else 1
            if not goes_on:
                number = first
                counts.append((around, number))
            elif _MARKER.match(lines[block.line] if block.line < len(lines) else ""):
                number = counts.pop()[1] + 1
                counts.append((around, number))
        found.append(number)
    return found


def _block(old: Block | None, new: Block | None, place: str) -> Iterator[RedlinedBlock]:
    match old, new:
        case Block(), Block() if old.kind == new.kind:
            was = old.shape if old.shape != new.shape else None
            yield RedlinedBlock(new, pieces(old.runs, new.runs), was=was, place=place)
        case _:
            if old:
                gone = tuple(Piece(Mark.DELETED, run) for run in old.runs)
                yield RedlinedBlock(old, gone, Mark.DELETED, place=place)
            if new:
                come = tuple(Piece(Mark.INSERTED, run) for run in new.runs)
                yield RedlinedBlock(new, come, Mark.INSERTED, place=place)


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
    last: tuple[Mark, tuple[str, ...], int] | None = None
    texts: list[str] = []
    for mark, word in marked:
        for text, marks, cell in word:
            if last and last != (mark, marks, cell):
                yield Piece(last[0], Run("".join(texts), last[1], last[2]))
                texts = []
            last = (mark, marks, cell)
            texts.append(text)
    if last:
        yield Piece(last[0], Run("".join(texts), last[1], last[2]))
