"""The ends of passages in a redline: inserted or deleted with them, or where two are parted or joined."""

from generator.text.blocks import Run
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece, Seam


def end_mark(one: RedlinedBlock, after: RedlinedBlock | None) -> Mark:
    """Return whether the end of a passage is inserted or deleted: as the passage is, or parts or joins two."""
    if after is not None and after.seam is not None:
        return Mark.INSERTED if after.seam is Seam.PARTED else Mark.DELETED
    return one.mark


def with_space_between(one: RedlinedBlock, after: RedlinedBlock | None) -> RedlinedBlock:
    """Return a passage with a space at its end on the side on which the next one goes on with it."""
    if after is None or after.seam is None or not one.pieces or not after.pieces:
        return one
    mark, other = (Mark.DELETED, Mark.INSERTED) if after.seam is Seam.PARTED else (Mark.INSERTED, Mark.DELETED)
    ends = "".join(piece.run.text for piece in one.pieces if piece.mark is not other)
    begins = "".join(piece.run.text for piece in after.pieces if piece.mark is not other)
    if ends[-1:].isspace() or begins[:1].isspace():
        return one
    return one._replace(pieces=(*one.pieces, Piece(mark, Run(" "))))
