"""A block of a redline: what it is on both sides, its words marked, and where else a moved one stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.text.blocks import Block
from generator.text.change import Change
from generator.text.word_diff import Columns, Mark, Piece, Seam


@dataclass(frozen=True, slots=True)
class MovedHalf:
    """Where the other half of a moved passage stands, and its words marked against it.

    `section` is how readers call the section of the other half, empty where it is the same one; `place` is the other
    half's. `with_section` says that it moved with the section that it stands in, which is drawn where it stands. The
    half that stands where the passage was has no pieces.
    """

    section: str
    place: str
    with_section: bool
    pieces: tuple[Piece, ...] = ()

    @property
    def edited(self) -> bool:
        """True if words of it changed on the way."""
        return any(piece.is_marked for piece in self.pieces)


class RedlinedBlock(NamedTuple):  # as a run
    """A block of the redline: leaving out insertions gives the old block, leaving out deletions the new one.

    `mark` is that of the block as such: a block of only one side has no piece of the other. `was` is the shape on the
    old side where that differs: another number before a list, another level of a heading. `seam` says that it goes on
    the block before it on one side: on the old one where that was parted, on the new one where it was joined.
    `columns` are the columns of a row as they are drawn, each by its number on both sides, where those differ.
    `number` counts the items of a list as their side writes them; 0 is no item of its own.

    `old` and `new` are the numbers of the block in the section's texts, from 1; 0 where there is none. `place` names it
    within the redline. A passage that moved is deleted where it stood and inserted where it stands; `moved` tells each
    half of the other.
    """

    block: Block
    pieces: tuple[Piece, ...]
    mark: Mark = Mark.KEPT
    was: tuple[str, ...] | None = None
    seam: Seam | None = None
    columns: Columns = ()
    number: int = 0
    old: int = 0
    new: int = 0
    place: str = ""
    moved: MovedHalf | None = None

    @property
    def is_unchanged(self) -> bool:
        """True if it stays where it stands, with the same words, written alike and set alike."""
        if self.mark is not Mark.KEPT or self.was is not None or self.seam or self.columns or self.moved:
            return False
        return all(piece.is_unchanged for piece in self.pieces)

    @property
    def is_reworded(self) -> bool:
        """True if words of it are inserted or deleted, lead elsewhere, or are parted or joined otherwise."""
        return self.mark is not Mark.KEPT or self.seam is not None or any(piece.is_marked for piece in self.pieces)

    @property
    def is_set_otherwise(self) -> bool:
        """True if what surrounds its words changed, or their emphasis: another number, no longer bold."""
        return self.was is not None or bool(self.columns) or any(piece.is_set_otherwise for piece in self.pieces)

    @property
    def is_quiet(self) -> bool:
        """True if nothing in it is to be read again: it looks the same, or only moved with its section."""
        if self.moved is not None:
            return self.moved.with_section
        return self.is_unchanged or not (self.is_reworded or self.is_set_otherwise)


@dataclass(frozen=True, slots=True)
class Moves:
    """The passages that stand in another place: by section and number of the block, where they came and whence."""

    came: Mapping[tuple[str, int], Change]
    went: Mapping[tuple[str, int], Change]


def moves(changes: Iterable[Change]) -> Moves:
    """Return the moved passages among the changes of two documents."""
    found = [one for one in changes if one.origin and one.old_block and one.new_block]
    return Moves(
        {(one.section, int(one.path[0])): one for one in found}, {(one.origin, one.was_number): one for one in found}
    )


class Half(StrEnum):
    """What a section is in the redline: it stayed, or stands here on the old side only, or on the new one only.

    One that moved stands in both of its places, and is drawn with its changes where it stands on the new side.
    """

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sections of a redline share: how readers call each by its id, its number, and what moved."""

    labels: Mapping[str, str]
    numbers: Mapping[str, str]
    moves: Moves
