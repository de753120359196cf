"""Which parts of a redline a form shows: what is cut, what is folded, what is shown of one change."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.text import redline_notes
from generator.text.blocks import Run
from generator.text.change import Change, Kind, Subject
from generator.text.redline import Redline
from generator.text.redline_blocks import RedlinedBlock
from generator.text.sequence_alignment import units
from generator.text.word_diff import Mark, Piece

FEW: Final = 24  # words and spaces: what is left of unchanged words beside a change
CUT: Final = "⋯"
LEAST_FOLDED: Final = 3  # passages; fewer are not worth a fold
UNCHANGED: Final = "unchanged"
_HEAD: Final = "head"  # of a table, in the shape of a row
LIKEWISE: Final = "set likewise"
MOVED_AWAY: Final = "moved to other places"


def shown_pieces(one: RedlinedBlock) -> tuple[Piece, ...]:
    """Return the pieces to show: a passage that moved is marked against what it was, and cut where it stood."""
    if one.moved is None:
        return one.pieces
    if one.mark is Mark.INSERTED:
        return one.moved.pieces
    kept = tuple(Piece(Mark.KEPT, piece.run) for piece in one.pieces)
    return kept if one.moved.with_section else cut(kept, FEW)


def cut(pieces: Sequence[Piece], most: int, *, around: int = FEW) -> tuple[Piece, ...]:
    """Return pieces with long unchanged stretches cut around the changes, and all cut after the first `most` units."""
    changed = any(piece.is_marked for piece in pieces)
    found: list[Piece] = []
    left = most
    for n, piece in enumerate(pieces):
        if left <= 0:
            found.append(Piece(Mark.KEPT, Run(f" {CUT}", (), piece.run.cell)))
            break
        shown = units(piece.run.text)
        if changed and not piece.is_marked:
            head = shown[:around] if n else ()
            tail = shown[-around:] if n < len(pieces) - 1 else ()
            if len(head) + len(tail) + around < len(shown):
                shown = (*head, f"{' ' if head else ''}{CUT}{' ' if tail else ''}", *tail)
        if len(shown) > left:
            shown = shown[:left]
            left = 0
        left -= len(shown)
        text = "".join(shown)
        was = piece.was._replace(text=text) if piece.was else None
        found.append(piece._replace(run=piece.run._replace(text=text), was=was))
    if left < 0 and len(found) == len(pieces):
        found.append(Piece(Mark.KEPT, Run(f" {CUT}", (), found[-1].run.cell)))
    return tuple(found)


def excerpt(redline: Redline, change: Change, most: int, *, around: int) -> RedlinedBlock | None:
    """Return the block in which a change of words is marked, cut to them and a few around; None for other changes."""
    if change.subject not in {Subject.TEXT, Subject.HEADING} or change.kind is Kind.LAYOUT:
        return None
    blocks = redline.about(change)
    if not blocks:
        return None
    one = next((one for one in blocks if any(piece.is_marked for piece in one.pieces)), blocks[0])
    marked = one.moved.pieces if one.moved and one.moved.pieces else one.pieces
    first = next((n for n, piece in enumerate(marked) if piece.is_marked or piece.is_set_otherwise), 0)
    return one._replace(pieces=cut(marked[max(0, first - 1) :], most, around=around), moved=None, mark=Mark.KEPT)


def folded(redlined: Sequence[RedlinedBlock]) -> Iterator[tuple[str, tuple[RedlinedBlock, ...]]]:
    """Yield stretches of blocks, and why each is to be folded, if so: unchanged, but for those beside a change.

    Rows of a table that go on after a fold stand below its first row again, which says what their columns are.
    """
    head: RedlinedBlock | None = None
    for quiet, found in _stretches(redlined):
        goes_on = head is not None and found[0].block.kind == "row" and _HEAD not in found[0].block.shape
        yield quiet, (head, *found) if head is not None and goes_on and not quiet else found
        for one in found:
            if one.block.kind != "row":
                head = None
            elif _HEAD in one.block.shape:
                head = one if one.is_quiet else None


def _stretches(redlined: Sequence[RedlinedBlock]) -> Iterator[tuple[str, tuple[RedlinedBlock, ...]]]:
    stretches = [
        (quiet, [one for _, one in group]) for quiet, group in groupby(lulls(redlined), key=lambda row: row[0])
    ]
    held: list[RedlinedBlock] = []
    for n, (quiet, found) in enumerate(stretches):
        head, tail = int(n > 0 or quiet == MOVED_AWAY), int(n < len(stretches) - 1)
        if not quiet or len(found) < LEAST_FOLDED + head + tail:
            held += found
            continue
        held += found[:head]
        if held:
            yield "", tuple(held)
        yield quiet, tuple(found[head : len(found) - tail])
        held = found[len(found) - tail :]
    if held:
        yield "", tuple(held)


def lulls(redlined: Sequence[RedlinedBlock]) -> Iterator[tuple[str, RedlinedBlock]]:
    """Yield each block with why nothing of it needs to be read, if so.

    It is unchanged, or set otherwise like the one before it, or one of several in a row that moved away.
    """
    before: RedlinedBlock | None = None
    for is_away, group in groupby(redlined, key=_moved_away):
        found = list(group)
        for one in found:
            if one.is_quiet:
                yield UNCHANGED, one
            elif one.is_set_otherwise and not one.is_reworded and before and _says_nothing_new(one, before):
                yield LIKEWISE, one
            else:
                yield MOVED_AWAY if is_away and len(found) > LEAST_FOLDED else "", one
            before = one


def _moved_away(one: RedlinedBlock) -> bool:
    return one.mark is Mark.DELETED and one.moved is not None and not one.moved.with_section


def _says_nothing_new(one: RedlinedBlock, before: RedlinedBlock) -> bool:
    return redline_notes.setting(one, before) is None and redline_notes.reset(one) == redline_notes.reset(before)
