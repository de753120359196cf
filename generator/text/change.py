"""One difference between two documents: what changed, how, and where it stands in both."""

from dataclasses import dataclass
from enum import StrEnum

from generator.schema.values import Value
from generator.text.blocks import Block


class Subject(StrEnum):
    """What kind of thing changed."""

    DOCUMENT = "document"
    SECTION = "section"
    HEADING = "heading"
    FACT = "fact"
    TEXT = "text"
    PROMISE = "promise"


class Kind(StrEnum):
    """How it changed. `layout`: the source differs, what a reader sees does not."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `path` leads to it: keys of a fact, the number of a block. `old` and `new` are what a reader compares; `old_block`
    and `new_block` are there for text, and `old_rest` and `new_rest` the blocks after them where passages were joined
    or parted. `section` is the id in the newer document where it has one; `origin` is that of the section in which a
    moved passage stood: it is moved where it reads the same, else changed. `was_under` and `under` are the words of the
    lead-in, item, heading or head of a table under which a passage stood and stands, where that is another one.
    `was_number` is the number (from 1) of the old block, 0 where there is none.
    """

    kind: Kind
    subject: Subject
    section: str
    section_type: str
    path: tuple[str, ...]
    old: Value | None
    new: Value | None
    old_block: Block | None = None
    new_block: Block | None = None
    origin: str = ""
    old_rest: tuple[Block, ...] = ()
    new_rest: tuple[Block, ...] = ()
    was_under: str = ""
    under: str = ""
    was_number: int = 0

    @property
    def came_or_went(self) -> bool:
        """Whether it has one side alone: what it is about came, or went."""
        return self.kind in {Kind.ADDED, Kind.REMOVED}

    @property
    def old_blocks(self) -> tuple[Block, ...]:
        """All blocks of the older side of a passage."""
        return (self.old_block, *self.old_rest) if self.old_block else ()

    @property
    def new_blocks(self) -> tuple[Block, ...]:
        """All blocks of the newer side of a passage."""
        return (self.new_block, *self.new_rest) if self.new_block else ()
