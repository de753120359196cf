"""What is said of a block beside its words, in words that all forms share: where it moved, what is set otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.text.align import units
from generator.text.appearance import without_unseen
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Columns, Mark, Piece, Seam, emphasis, targets

Setting = tuple[str, str, str]
_PLACES: Final = {
    "quote": "quotation",
    "bullet": "bullets",
    "head": "head of a table",
    "term": "term",
    "definition": "definition",
    "note": "note",
}
_EMPHASIS: Final = {"strong": "bold", "em": "italic", "code": "code"}
_LISTS: Final = {"number": "numbers", "label": "labels"}
_MOST_QUOTED: Final = 3
_QUOTED_UNITS: Final = 11  # words and spaces
_PAST: Final = {Seam.PARTED: "parted", Seam.JOINED: "joined"}
_SEAMS: Final = {Seam.PARTED: "parted here", Seam.JOINED: "joined here"}


def is_item(one: RedlinedBlock) -> bool:
    """Return True if a block stands directly in an item of a list."""
    return one.block.shape[-1:] == ("item",)


def moved(one: RedlinedBlock) -> str:
    """Return where the other half of a moved block is; empty where it has none of its own."""
    if one.moved is None or one.moved.with_section:
        return ""
    where = f"“{one.moved.section}”" if one.moved.section else "another place in this section"
    if one.mark is Mark.DELETED:
        return f"moved to {where}"
    return f"moved here from {where}{', edited' if one.moved.edited else ''}"


def seam(one: RedlinedBlock) -> str:
    """Return that a block goes on the one before it, on one side; else empty."""
    return _SEAMS[one.seam] if one.seam else ""


def setting(one: RedlinedBlock, before: RedlinedBlock | None = None) -> Setting | None:
    """Return what surrounds a block otherwise, from what and to what; None where the block before it said the same."""
    was, now = one.was, one.block.shape
    if one.columns and not (before and before.columns == one.columns):
        return "columns", *_columns(one.columns)
    if was is None or (before and (before.was, before.block.shape) == (was, now)):
        return None
    parts = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    if len(was) == len(now) and len(parts) == 1:
        old, new = parts[0]
        if old.startswith("number:") and new.startswith("number:"):
            return "numbering", f"{old.removeprefix('number:')}.", f"{new.removeprefix('number:')}."
        if _is_level(old) and _is_level(new):
            return "level", old[1:], new[1:]
    return "set as", _named(was), _named(now)


def _is_level(part: str) -> bool:
    return part[0] == "h" and part[1:].isdigit()


def _named(shape: Sequence[str]) -> str:
    names = [
        "heading" if _is_level(part) else _LISTS.get(part.partition(":")[0]) or _PLACES.get(part, "") for part in shape
    ]
    return " in ".join(reversed([name for name in names if name])) or "plain text"


def _columns(columns: Columns) -> tuple[str, str]:
    old = sorted(was + 1 for was, _ in columns if was is not None)
    new = ["new" if was is None else str(was + 1) for was, now in columns if now is not None]
    return ", ".join(map(str, old)), ", ".join(new)


def reset(one: RedlinedBlock) -> frozenset[str]:
    """Return how the emphasis of words changed: “now bold”, “no longer italic”."""
    return frozenset(words for piece in one.pieces for words in _reset(piece))


def _reset(piece: Piece) -> tuple[str, ...]:
    if piece.was is None or not piece.is_set_otherwise:
        return ()
    was, now = emphasis(piece.was), emphasis(piece.run)
    come = [f"now {_EMPHASIS[mark]}" for mark in _EMPHASIS if mark in now - was]
    return (*come, *(f"no longer {_EMPHASIS[mark]}" for mark in _EMPHASIS if mark in was - now))


def resettings(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield how the emphasis of words changed, with those words where they are not all: “now bold: “never””."""
    quoted: dict[str, list[str]] = {}
    for how, group in groupby(pieces, key=_reset):
        words = "".join(piece.run.text for piece in group).strip()
        for one in how if words else ():
            quoted.setdefault(one, []).append(words)
    every = "".join(piece.run.text for piece in pieces).strip()
    for how_changed, stretches in quoted.items():
        cut = [_quotation(words) for words in stretches[:_MOST_QUOTED]]
        more = f" and {len(stretches) - len(cut)} more" if len(stretches) > len(cut) else ""
        yield how_changed if stretches == [every] else f"{how_changed}: {', '.join(cut)}{more}"


def _quotation(words: str) -> str:
    found = units(words)
    return f"“{words}”" if len(found) <= _QUOTED_UNITS else f"“{''.join(found[:_QUOTED_UNITS])} …”"


def linked(pieces: Iterable[Piece], *, addressed: bool) -> list[tuple[Piece, str]]:
    """Return pieces, each with what is said after it: that its words became a link, or lead elsewhere now.

    What is said of several pieces in a row stands after the last of them. `addressed` tells where a link leads that
    came or went; where it leads elsewhere, that is told in any case.
    """
    found: list[tuple[Piece, str]] = []
    next_kept: Piece | None = None
    for piece in reversed(tuple(pieces)):
        change = _retargeted(piece)
        follows = next_kept is not None and _retargeted(next_kept) == change
        found.append((piece, "" if change is None or follows else _words(*change, piece.run.text, addressed=addressed)))
        next_kept = piece if piece.mark is Mark.KEPT else next_kept
    return found[::-1]


def _retargeted(piece: Piece) -> tuple[frozenset[str], frozenset[str]] | None:
    if piece.was is None or targets(piece.was) == targets(piece.run):
        return None
    return targets(piece.was), targets(piece.run)


def _words(was: frozenset[str], now: frozenset[str], words: str, *, addressed: bool) -> str:
    said = []
    for kind, what in (("link:", "link"), ("image:", "picture")):
        old, new = (
            next((mark.removeprefix(kind) for mark in side if mark.startswith(kind)), "") for side in (was, now)
        )
        where = f": {new or old}" if addressed and (new or old).removeprefix("mailto:") not in words else ""
        if old and new and old != new:
            said.append("the link leads elsewhere now" if what == "link" else "another picture now")
            said[-1] += f": {old} → {new}"
        elif old != new:
            said.append(f"now a {what}{where}" if new else f"no longer a {what}{where}")
    return "; ".join(said)


def only_unseen(pieces: Sequence[Piece]) -> bool:
    """Return True if nothing of pieces changed but characters that nobody sees."""
    sides = [
        "".join(piece.run.text for piece in pieces if piece.mark is not left_out)
        for left_out in (Mark.INSERTED, Mark.DELETED)
    ]
    return sides[0] != sides[1] and without_unseen(sides[0]) == without_unseen(sides[1])


def unworded(found: Sequence[RedlinedBlock]) -> str:
    """Return what happened to a passage of which no word changed; empty for all others, and for one that moved."""
    if not found or any(one.moved or one.mark is not Mark.KEPT for one in found):
        return ""
    if any(piece.is_marked for one in found for piece in one.pieces):
        return ""
    seams = {one.seam for one in found}
    if seams & {*Seam}:
        if len(found) == 1:
            return "parted from the one before" if Seam.PARTED in seams else "joined to the one before"
        return (
            "parted otherwise"
            if {*Seam} <= seams
            else f"{_PAST[next(seam for seam in Seam if seam in seams)]}, with the same words"
        )
    surroundings = setting(found[0])
    if surroundings:
        what, old, new = surroundings
        return f"set as {new}, before as {old}" if what == "set as" else f"only the {what} changed, from {old} to {new}"
    resettings_of_all = [words for one in found for words in resettings(one.pieces)]
    if resettings_of_all:
        return "; ".join(resettings_of_all)
    is_rewritten = any(piece.was is not None for one in found for piece in one.pieces)
    return "other spaces or signs that look the same" if is_rewritten else ""


def cells(one: RedlinedBlock, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a row, cell by cell, as its columns are drawn."""
    if not one.columns:
        count = 1 + max((piece.run.cell for piece in pieces), default=0)
        return [[piece for piece in pieces if piece.run.cell == cell] for cell in range(count)]
    return [
        [piece for piece in pieces if piece.run.cell == (was if piece.mark is Mark.DELETED else now)]
        for was, now in one.columns
    ]


def words(pieces: Iterable[Piece]) -> str:
    """Return the words of pieces, without their marks."""
    return "".join(piece.run.text for piece in pieces)
