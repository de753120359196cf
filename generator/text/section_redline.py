"""The redline of a section: the blocks of both sides in one reading order, each marked word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from generator.text.blocks import Block
from generator.text.change import Change
from generator.text.compare_words import Word, words_of
from generator.text.document_alignment import AlignedSection
from generator.text.groups import groups
from generator.text.numbering import item_numbers
from generator.text.parted_blocks import Counterparts
from generator.text.redline_blocks import Frame, Half, MovedHalf, RedlinedBlock
from generator.text.word_diff import Mark, Piece, Seam, diff_pieces, fragments


def heading_blocks(before: Block | None, after: Block | None) -> tuple[RedlinedBlock, ...]:
    """Return a heading of two sides as blocks of the redline; none where neither side has it."""
    old, new = ((one,) if one else () for one in (before, after))
    group = Counterparts((0,) * len(old), (0,) * len(new))
    return tuple(_redlined_group(group, _Sides(old, new, (0,), (0,)))) if old or new else ()


def passage_blocks(change: Change) -> tuple[RedlinedBlock, ...]:
    """Return the redline of a changed passage by itself; none where the change is of no passage."""
    old, new = change.old_blocks, change.new_blocks
    sides = _Sides(old, new, (0,) * len(old), (0,) * len(new))
    return (
        tuple(_redlined_group(Counterparts(tuple(range(len(old))), tuple(range(len(new)))), sides))
        if old or new
        else ()
    )


def text_blocks(section: AlignedSection, half: Half, frame: Frame) -> Iterator[RedlinedBlock]:
    """Yield the blocks of a section's text, of both sides in one reading order.

    Where a section that moved stood, they are those of the old side, which have no places: it is drawn where it stands.
    """
    name = section.section.id
    number = frame.numbers[name]
    if half is Half.OLD and section.new:
        sides = _sides(section)
        there = MovedHalf("", f"{number}/1", with_section=True)
        for n in range(len(sides.old)):
            yield from (one._replace(moved=there) for one in _redlined_group(Counterparts((n,), ()), sides))
        return
    for one in _both(section, frame):
        moved = _moved(one, name, frame)
        yield one._replace(moved=moved) if moved else one


@dataclass(frozen=True, slots=True)
class _Sides:
    """The blocks of both sides, and the numbers of their items; `number` is that of their section, where it has one."""

    old: Sequence[Block]
    new: Sequence[Block]
    old_items: Sequence[int]
    new_items: Sequence[int]
    number: str = ""

    def old_place(self, i: int) -> str:
        """Return the name of the place of a block of the old side."""
        return f"{self.number}/was-{i + 1}" if self.number else ""

    def new_place(self, j: int) -> str:
        """Return the name of the place of a block of the new side."""
        return f"{self.number}/{j + 1}" if self.number else ""


def _sides(section: AlignedSection, number: str = "") -> _Sides:
    new_items = item_numbers(section.new.text, section.new.grammar) if section.new else ()
    if section.unchanged:
        return _Sides(section.new_blocks, section.new_blocks, new_items, new_items, number)
    old_items = item_numbers(section.old.text, section.old.grammar) if section.old else ()
    return _Sides(section.old_blocks, section.new_blocks, old_items, new_items, number)


def _both(section: AlignedSection, frame: Frame) -> Iterator[RedlinedBlock]:
    """Yield the blocks of both sides, without what tells of moves."""
    name = section.section.id
    sides = _sides(section, frame.numbers[name])
    if section.unchanged:
        for n in range(len(sides.new)):
            yield from _redlined_group(Counterparts((n,), (n,)), sides)
        return
    went = [n for n in range(len(sides.old)) if (name, n + 1) in frame.moves.went]
    came = [n for n in range(len(sides.new)) if (name, n + 1) in frame.moves.came]
    for group in groups(sides.old, sides.new, section.pairs, went=frozenset(went), came=frozenset(came)):
        yield from _redlined_group(group, sides)


def _redlined_group(group: Counterparts, sides: _Sides) -> Iterator[RedlinedBlock]:
    """Yield the blocks of a group, without what tells of moves."""
    columns = group.columns
    if not group.old or not group.new:
        for i in group.old:
            block, number, place = sides.old[i], sides.old_items[i], sides.old_place(i)
            alone = _alone(block, Mark.DELETED)
            yield RedlinedBlock(block, alone, Mark.DELETED, columns=columns, number=number, old=i + 1, place=place)
        for j in group.new:
            block, number, place = sides.new[j], sides.new_items[j], sides.new_place(j)
            alone = _alone(block, Mark.INSERTED)
            yield RedlinedBlock(block, alone, Mark.INSERTED, columns=columns, number=number, new=j + 1, place=place)
    elif len(group.old) == len(group.new) == 1:
        (i,), (j,) = group.old, group.new
        before, block = sides.old[i], sides.new[j]
        yield RedlinedBlock(
            block,
            diff_pieces(before.runs, block.runs, columns),
            was=_was(before, block),
            columns=columns,
            number=sides.new_items[j],
            old=i + 1,
            new=j + 1,
            place=sides.new_place(j),
        )
    else:
        yield from _merged(group, sides)


def _was(old: Block, new: Block) -> tuple[str, ...] | None:
    return old.shape if old.shape != new.shape else None


def _merged(group: Counterparts, sides: _Sides) -> Iterator[RedlinedBlock]:
    """Yield the blocks of several that hold the same text; one that has words of one side only is of that side."""
    left = [words_of(sides.old[i].runs) for i in group.old]
    right = [words_of(sides.new[j].runs) for j in group.new]
    olds, news = list(reversed(group.old)), list(reversed(group.new))
    i, j = olds.pop(), news.pop()
    old_begins = new_begins = True  # no words of these blocks were drawn yet
    for n, one in enumerate(fragments([*chain(*left)], [*chain(*right)], _starts(left), _starts(right))):
        if n and one.seam is not Seam.PARTED:
            i, old_begins = olds.pop(), True
        if n and one.seam is not Seam.JOINED:
            j, new_begins = news.pop(), True
        if new_begins and all(piece.mark is Mark.INSERTED for piece in one.pieces):
            number, place = sides.new_items[j], sides.new_place(j)
            yield RedlinedBlock(sides.new[j], one.pieces, Mark.INSERTED, number=number, new=j + 1, place=place)
            new_begins = False
        elif old_begins and all(piece.mark is Mark.DELETED for piece in one.pieces):
            number, place = sides.old_items[i], sides.old_place(i)
            yield RedlinedBlock(sides.old[i], one.pieces, Mark.DELETED, number=number, old=i + 1, place=place)
            old_begins = False
        else:
            seam = None if old_begins and new_begins else Seam.JOINED if old_begins else Seam.PARTED
            number = sides.new_items[j] if new_begins else 0
            yield RedlinedBlock(
                sides.new[j],
                one.pieces,
                was=_was(sides.old[i], sides.new[j]),
                seam=seam,
                number=number,
                old=i + 1,
                new=j + 1,
                place=sides.old_place(i) if seam is Seam.JOINED else sides.new_place(j),
            )
            old_begins = new_begins = False


def _starts(blocks: Sequence[Sequence[Word]]) -> list[int]:
    """Return the number of the first word of each block but the first, where all stand one after another."""
    return list(accumulate(map(len, blocks)))[:-1]


def _alone(block: Block, mark: Mark) -> tuple[Piece, ...]:
    return tuple(Piece(mark, run) for run in block.runs)


def _moved(one: RedlinedBlock, name: str, frame: Frame) -> MovedHalf | None:
    """Return where the other half of a block stands that moved without its section."""
    if one.mark is Mark.DELETED:
        change = frame.moves.went.get((name, one.old))
        other, at = (change.section, change.path[0]) if change else ("", "")
        marked: tuple[Piece, ...] = ()
    else:
        change = frame.moves.came.get((name, one.new)) if one.mark is Mark.INSERTED else None
        other, at = (change.origin, f"was-{change.was_number}") if change else ("", "")
        before = change.old_block if change else None
        marked = diff_pieces(before.runs, one.block.runs) if before else ()
    if not change:
        return None
    label = frame.labels[other] if other != name else ""
    return MovedHalf(label, f"{frame.numbers[other]}/{at}", with_section=False, pieces=marked)
