"""The notes of a section in a redline: the blocks of each, and the places that refer to it, on both sides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from generator.text.markdown import NOTE
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece

Note = tuple[RedlinedBlock, ...]


@dataclass(frozen=True, slots=True)
class SectionNotes:
    """The notes of a section by their numbers as written, `[1]`, on the older side and on the newer one.

    `linked` are the numbers that stand both in the newer text and before a note of it; `name` begins their ids, and
    `first` are the first places that refer to them.
    """

    old: Mapping[str, Note] = field(default_factory=dict, hash=False)
    new: Mapping[str, Note] = field(default_factory=dict, hash=False)
    linked: frozenset[str] = frozenset()
    name: str = ""
    first: tuple[Piece, ...] = ()

    def is_first(self, piece: Piece) -> bool:
        """Return True if a piece is the first place of the newer text that refers to its note."""
        return _is_among(piece, self.first)

    def of(self, piece: Piece) -> Note:
        """Return the note to which a piece refers."""
        return (self.old if piece.mark is Mark.DELETED else self.new).get(piece.run.text, ())

    def is_label(self, piece: Piece) -> bool:
        """Return True if a piece is the number that stands before its note."""
        note = self.of(piece)
        return bool(note) and _is_among(piece, _label(note[0]))

    def settled(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Return pieces of which a number of a note is marked just where it refers to another note than before."""
        pieces = [part for one in pieces for part in self._parted(one)]
        references = [one for one in pieces if is_reference(one) and one.mark is not Mark.KEPT]
        same = [
            (was, now)
            for was, now in product(references, references)
            if (was.mark, now.mark) == (Mark.DELETED, Mark.INSERTED) and self.of(was) and self.of(was) is self.of(now)
        ]
        left_out, kept = [was for was, _ in same], [now for _, now in same]
        return [
            one._replace(mark=Mark.KEPT) if _is_among(one, kept) else one
            for one in pieces
            if not _is_among(one, left_out)
        ]

    def _parted(self, piece: Piece) -> Iterator[Piece]:
        """Yield a piece, as two where it is a number that stayed and refers to another note now."""
        number = piece.run.text
        if is_reference(piece) and piece.mark is Mark.KEPT and self.old.get(number) is not self.new.get(number):
            yield piece._replace(mark=Mark.DELETED, was=None)
            yield piece._replace(mark=Mark.INSERTED, was=None)
        else:
            yield piece


def _is_among(piece: Piece, others: Iterable[Piece]) -> bool:
    """Return True if this very piece is among others: one that only equals it stands elsewhere in the text."""
    return any(one is piece for one in others)


NO_NOTES: Final = SectionNotes()


def is_reference(piece: Piece) -> bool:
    """Return True if a piece is the number of a note."""
    return NOTE in piece.run.marks


def section_notes(text: Sequence[RedlinedBlock], name: str) -> SectionNotes:
    """Return the notes of a section's redline."""
    old: dict[str, Note] = {}
    new: dict[str, Note] = {}
    for note in _notes(text):
        for piece in _label(note[0]):
            if piece.mark is not Mark.INSERTED:
                old[(piece.was or piece.run).text] = note
            if piece.mark is not Mark.DELETED:
                new[piece.run.text] = note
    referred: dict[str, Piece] = {}
    for one in text:
        for piece in one.pieces[len(_label(one)) :] if is_note(one) else one.pieces:
            if is_reference(piece) and piece.mark is not Mark.DELETED:
                referred.setdefault(piece.run.text, piece)
    return SectionNotes(old, new, frozenset(referred.keys() & new.keys()), name, tuple(referred.values()))


def is_note(one: RedlinedBlock) -> bool:
    """Return True if a block stands in a note."""
    return one.block.shape[:1] == ("note",)


def _notes(text: Sequence[RedlinedBlock]) -> Iterator[Note]:
    held: list[RedlinedBlock] = []
    for one in filter(is_note, text):
        if _label(one) and held:
            yield tuple(held)
            held = []
        held.append(one)
    if held and _label(held[0]):
        yield tuple(held)


def _label(one: RedlinedBlock) -> list[Piece]:
    """Return the pieces at the start of a block that are the number of its note."""
    found: list[Piece] = []
    for piece in one.pieces:
        if not is_reference(piece):
            break
        found.append(piece)
    return found


def without_label(note: Note) -> Note:
    """Return the blocks of a note without its number."""
    first = note[0]
    pieces = first.pieces[len(_label(first)) :]
    if pieces and pieces[0].run.text.startswith(" "):
        run = pieces[0].run._replace(text=pieces[0].run.text[1:])
        pieces = (pieces[0]._replace(run=run), *pieces[1:])
    return (first._replace(pieces=tuple(piece for piece in pieces if piece.run.text)), *note[1:])


def of_side(note: Note, left_out: Mark) -> Note:
    """Return the blocks of a note as one side has them: its words count as kept."""
    return tuple(
        one._replace(
            mark=Mark.KEPT, pieces=tuple(p._replace(mark=Mark.KEPT) for p in one.pieces if p.mark is not left_out)
        )
        for one in note
        if one.mark is not left_out
    )
