"""The redline as a value: two texts in one, section by section; other modules draw it in every form.

Leaving out the insertions gives the old text with its structure, leaving out the deletions the new one. A section that
moved stands twice: as it was where it stood, and with its changes where it stands, which is no part of the old text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.document import Document, Section
from generator.text.blocks import Block, Run
from generator.text.change import Change, Subject
from generator.text.document_alignment import AlignedSection
from generator.text.redline_blocks import Frame, Half, MovedHalf, RedlinedBlock, moves
from generator.text.section_redline import heading_blocks, text_blocks
from generator.text.sequence_alignment import rising


@dataclass(frozen=True)
class RedlinedSection:
    """A section of the redline; what is in it is drawn when it is asked for."""

    aligned: AlignedSection
    half: Half
    frame: Frame

    @property
    def moved(self) -> bool:
        """True if it stands elsewhere on the other side."""
        return self.half is not Half.BOTH and bool(self.aligned.old and self.aligned.new)

    @property
    def same(self) -> bool:
        """True if it stayed where it was, with the same heading and text."""
        old, new = self.aligned.old, self.aligned.new
        level_stayed = not old or not new or old.level == new.level or not old.title
        return self.half is Half.BOTH and self.aligned.same and level_stayed

    @property
    def id(self) -> str:
        """The name of this half of the section, other than that of the other half."""
        section = self.aligned.section
        return f"{section.id}/was" if self.half is Half.OLD and self.moved else section.id

    @property
    def was_here(self) -> bool:
        """True if it moved from here."""
        return self.moved and self.half is Half.OLD

    @cached_property
    def heading(self) -> tuple[RedlinedBlock, ...]:
        """The heading, marked; none where there is none."""
        old, new = self.aligned.old, self.aligned.new
        before = _heading(old.title, old.level) if old else None
        after = _heading(new.title, new.level) if new and not self.was_here else None
        place = "" if self.was_here else f"{self.frame.numbers[self.aligned.section.id]}/title"
        moved = MovedHalf("", "", with_section=True) if self.was_here else None
        return tuple(one._replace(moved=moved, place=place) for one in heading_blocks(before, after))

    @cached_property
    def text(self) -> tuple[RedlinedBlock, ...]:
        """The blocks of both sides, or of the half, in one reading order."""
        return tuple(text_blocks(self.aligned, self.half, self.frame))


@dataclass(frozen=True)
class Redline:
    """Two texts in one: their titles, and their sections in one reading order; one that moved stands in both places."""

    title: tuple[RedlinedBlock, ...]
    sections: tuple[RedlinedSection, ...]
    frame: Frame

    def label(self, change: Change) -> str:
        """Return how readers call the section in which a change stands."""
        return self.frame.labels.get(change.section, "The whole document")

    @property
    def differing(self) -> Iterator[RedlinedSection]:
        """The sections that are not the same on both sides, each where it stands, or stood if it was removed."""
        return (section for section in self.sections if not section.same and not section.was_here)

    @cached_property
    def loud(self) -> Mapping[str, RedlinedBlock]:
        """The blocks that there is something to read in, by their places."""
        blocks = (one for section in self.differing for one in (*section.heading, *section.text))
        return {one.place: one for one in (*self.title, *blocks) if not one.is_quiet}

    @cached_property
    def _by_side(self) -> Mapping[str, Sequence[tuple[int, RedlinedBlock]]]:
        """The blocks with their numbers in reading order, by where they stand on either side."""
        found: dict[str, list[tuple[int, RedlinedBlock]]] = {}
        placed = [(one.place, one) for one in self.title]
        for section in self.differing:
            number = self.frame.numbers[section.aligned.section.id]
            placed += ((one.place, one) for one in section.heading)
            placed += ((f"{number}/{side}", one) for one in section.text for side in (one.new, f"was-{one.old}"))
        numbers = {one.place: n for n, (_, one) in enumerate(placed)}
        for place, one in placed:
            found.setdefault(place, []).append((numbers[one.place], one))
        return found

    def about(self, change: Change) -> tuple[RedlinedBlock, ...]:
        """Return the blocks in which a change is marked; none where it is of no block."""
        number = self.frame.numbers.get(change.section, "")
        match change.subject:
            case Subject.TEXT if change.path:
                first, was = int(change.path[0]), change.was_number
                places = [f"{number}/{first + n}" for n in range(len(change.new_blocks))]
                if not change.origin:
                    places += [f"{number}/was-{was + n}" for n in range(len(change.old_blocks))]
            case Subject.HEADING:
                places = [f"{number}/title"]
            case Subject.DOCUMENT:
                places = ["title"]
            case _:
                return ()
        found = {n: one for place in places for n, one in self._by_side.get(place, ())}
        return tuple(found[n] for n in sorted(found))


def redline(old: Document, new: Document, sections: Sequence[AlignedSection], changes: Iterable[Change]) -> Redline:
    """Return the redline of two documents that were aligned, and of which the changes are known."""
    numbers = {section.id: f"was-{n}" for n, section in enumerate(old.sections, 1)}
    numbers |= {section.id: str(n) for n, section in enumerate(new.sections, 1)}
    labels = {section.id: text.label_of(section) for text in (old, new) for section in text.sections}
    frame = Frame(labels, numbers, moves(changes))
    title = heading_blocks(_heading(old.title, 1), _heading(new.title, 1))
    return Redline(
        tuple(one._replace(place="title") for one in title), tuple(_sections(old, new, sections, frame)), frame
    )


def _heading(words: str, level: int) -> Block | None:
    return Block("heading", (f"h{level}",), (Run(words),), 0) if words else None


def _sections(
    old: Document, new: Document, sections: Sequence[AlignedSection], frame: Frame
) -> Iterator[RedlinedSection]:
    place = {section.id: n for n, section in enumerate(old.sections)}
    both = {section.new.id: section for section in sections if section.old and section.new}
    back = {section.old.id: section for section in both.values() if section.old}
    order = [(section.old.id, key) for key, section in both.items() if section.old]
    chain = [order[k] for k in rising([place[was] for was, _ in order])]
    staying = {key for _, key in chain}
    kept = {was for was, _ in chain}

    def former(section: Section) -> RedlinedSection:
        return RedlinedSection(back.get(section.id, AlignedSection(section, None)), Half.OLD, frame)

    at = 0
    for section in new.sections:
        if section.id in staying:
            while old.sections[at].id not in kept:
                yield former(old.sections[at])
                at += 1
            yield RedlinedSection(both[section.id], Half.BOTH, frame)
            at += 1
        else:
            yield RedlinedSection(both.get(section.id, AlignedSection(None, section)), Half.NEW, frame)
    yield from map(former, old.sections[at:])
