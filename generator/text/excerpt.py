"""What all drawn forms of a redline share: what is said of a block, what is cut, what is folded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.text.align import units
from generator.text.blocks import Run
from generator.text.diff import Change, Kind, Subject
from generator.text.redline import Mark, Piece, RedlinedBlock

SIGNS: Final = {"strong": "**", "em": "*"}  # of marks, in forms that are plain text


def words(pieces: Iterable[Piece]) -> str:
    """Return the words of pieces, without their marks."""
    return "".join(piece.run.text for piece in pieces)


def is_item(one: RedlinedBlock) -> bool:
    """Tell whether a block is the first of an item of a list."""
    return one.block.shape[-1:] == ("item",)


def cells(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a table's row, cell by cell."""
    count = max((piece.run.cell for piece in pieces), default=0) + 1
    cells: list[list[Piece]] = [[] for _ in range(count)]
    for piece in pieces:
        cells[piece.run.cell].append(piece)
    return cells


def reshaped(one: RedlinedBlock, before: RedlinedBlock | None = None) -> tuple[str, str, str] | None:
    """Return how the setting of a block changed, and from what to what; nothing where the one before it said so."""
    was, now = one.was, one.block.shape
    if was is None or (before and (before.was, before.block.shape) == (was, now)):
        return None
    if one.block.kind == "heading":
        return "level", was[-1][1:], now[-1][1:]
    if len(was) == len(now):
        parts = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
        numbers = [[part.removeprefix("number:") for part in pair if part.startswith("number:")] for pair in parts]
        if len(parts) == 1 and len(numbers[0]) == len(parts[0]):
            return "numbering", f"{numbers[0][0]}.", f"{numbers[0][1]}."
    return "set as", _setting(was), _setting(now)


_SETTINGS: Final = {"quote": "quotation", "bullet": "bullets", "head": "head of a table"}


def _setting(shape: Sequence[str]) -> str:
    named = [_SETTINGS.get(part, "numbers" if part.startswith("number:") else "") for part in shape]
    return " in ".join(reversed([name for name in named if name])) or "plain text"


def from_or_to(one: RedlinedBlock, names: Mapping[str, str]) -> str:
    """Return where the other half of a moved block is, in words."""
    moved = one.moved
    if moved is None or moved.whole:
        return ""
    here = one.place.startswith(f"{moved.section}/")
    where = "another place in this section" if here else f"“{names.get(moved.section, moved.section)}”"
    if one.mark is Mark.DELETED:
        return f"moved to {where}"
    return f"moved here from {where}{', edited' if moved.edited else ''}"


def pieces_shown(one: RedlinedBlock) -> tuple[Piece, ...]:
    """Return the pieces to show: a passage that moved is marked against what it was, and cut where it stood."""
    if one.moved is None:
        return one.pieces
    if one.mark is Mark.INSERTED:
        return one.moved.pieces
    kept = tuple(Piece(Mark.KEPT, piece.run) for piece in one.pieces)
    return kept if one.moved.whole else cut(kept, FEW)


FEW: Final = 24  # words and spaces: what is left of unchanged words beside a change
CUT: Final = "⋯"


def cut(pieces: Sequence[Piece], most: int, *, around: int = FEW) -> tuple[Piece, ...]:
    """Return pieces with long unchanged stretches cut around the changes, and all cut after the first `most` units."""
    changed = any(piece.mark is not Mark.KEPT for piece in pieces)
    found: list[Piece] = []
    left = most
    for n, piece in enumerate(pieces):
        if left <= 0:
            found.append(Piece(Mark.KEPT, Run(f" {CUT}", (), piece.run.cell)))
            break
        shown = units(piece.run.text)
        if changed and piece.mark is Mark.KEPT:
            head = shown[:around] if n else []
            tail = shown[-around:] if n < len(pieces) - 1 else []
            if len(head) + len(tail) + around < len(shown):
                shown = [*head, f"{' ' if head else ''}{CUT}{' ' if tail else ''}", *tail]
        if len(shown) > left:
            shown = shown[:left]
            left = 0
        left -= len(shown)
        found.append(Piece(piece.mark, Run("".join(shown), piece.run.marks, piece.run.cell)))
    if left < 0 and len(found) == len(pieces):
        found.append(Piece(Mark.KEPT, Run(f" {CUT}", (), found[-1].run.cell)))
    return tuple(found)


def place_of(change: Change) -> str:
    """Return the place in a redline of the block that a change is about; nothing where it is about no block."""
    number = change.path[0] if change.path else ""
    match change.subject:
        case Subject.TEXT:
            return f"{change.section}/{'was-' if change.kind is Kind.REMOVED else ''}{number}"
        case Subject.HEADING:
            return f"{change.section}/title"
        case Subject.DOCUMENT:
            return "title"
        case _:
            return ""


def excerpt(change: Change, one: RedlinedBlock | None, most: int, *, around: int) -> tuple[Piece, ...]:
    """Return the changed words of a block with a few around them; nothing where the change is not of words."""
    if one is None or change.subject not in {Subject.TEXT, Subject.HEADING} or change.kind is Kind.LAYOUT:
        return ()
    marked = one.moved.pieces if one.moved and one.moved.pieces else one.pieces
    first = next((n for n, piece in enumerate(marked) if piece.mark is not Mark.KEPT), 0)
    return cut(marked[max(0, first - 1) :], most, around=around)


LEAST_FOLDED: Final = 3  # passages; fewer are not worth a fold


def folded(redlined: Sequence[RedlinedBlock]) -> Iterator[tuple[str, tuple[RedlinedBlock, ...]]]:
    """Yield stretches of blocks, and why each is to be folded, if so: unchanged, but for those beside a change."""
    stretches = [
        (quiet, [one for _, one in group]) for quiet, group in groupby(lulls(redlined), key=lambda row: row[0])
    ]
    held: list[RedlinedBlock] = []
    for n, (quiet, found) in enumerate(stretches):
        head, tail = int(n > 0), int(n < len(stretches) - 1)
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
    """Yield each block with why nothing of it needs to be read: unchanged, or set otherwise like the one before it."""
    before: RedlinedBlock | None = None
    for one in redlined:
        likewise = one.only_set_otherwise and reshaped(one, before) is None
        yield "unchanged" if one.quiet else "set likewise" if likewise else "", one
        before = one
