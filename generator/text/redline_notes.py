"""What is said of a block beside its words, in words that all forms share: where it moved, what is set otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.model.catalogue import USUAL, Words
from generator.text.appearance import without_unseen
from generator.text.redline_blocks import RedlinedBlock
from generator.text.sequence_alignment import units
from generator.text.word_diff import Columns, Mark, Piece, Seam, emphasis, targets

Setting = tuple[str, str, str]
_PLACES: Final = ("quote", "bullet", "head", "term", "definition", "note")
_EMPHASIS: Final = ("strong", "em", "code")
_LISTS: Final = {"number": "numbers", "label": "labels"}
_MOST_QUOTED: Final = 3
_QUOTED_UNITS: Final = 11  # words and spaces
_SEAMS: Final = {Seam.PARTED: "parted", Seam.JOINED: "joined"}


def is_item(one: RedlinedBlock) -> bool:
    """Return True if a block stands directly in an item of a list."""
    return one.block.shape[-1:] == ("item",)


def moved(one: RedlinedBlock, words: Words = USUAL) -> str:
    """Return where the other half of a moved block is; empty where it has none of its own."""
    if one.moved is None or one.moved.with_section:
        return ""
    section = one.moved.section
    if one.mark is Mark.DELETED:
        return words.say("note-moved-to" if section else "note-moved-to-within", section=section)
    edited = "-edited" if one.moved.edited else ""
    return words.say(f"note-moved-from{edited}" if section else f"note-moved-within{edited}", section=section)


def seam(one: RedlinedBlock, words: Words = USUAL) -> str:
    """Return that a block goes on the one before it, on one side; else empty."""
    return words.say(f"note-{_SEAMS[one.seam]}-here") if one.seam else ""


def setting(one: RedlinedBlock, before: RedlinedBlock | None = None, words: Words = USUAL) -> Setting | None:
    """Return what surrounds a block otherwise, from what and to what; None where the block before it said the same."""
    found = _setting(one, before, words)
    return (words.say(f"note-set-{found[0]}"), *found[1:]) if found else None


def _setting(one: RedlinedBlock, before: RedlinedBlock | None, words: Words) -> Setting | None:
    """Return how a block is set otherwise, as the end of a key, from what and to what."""
    was, now = one.was, one.block.shape
    if one.columns and not (before and before.columns == one.columns):
        return "columns", *_columns(one.columns, words)
    if was is None or (before and (before.was, before.block.shape) == (was, now)):
        return None
    parts = [(a, b) for a, b in zip(was, now, strict=False) if a != b]
    if len(was) == len(now) and len(parts) == 1:
        old, new = parts[0]
        if old.startswith("number:") and new.startswith("number:"):
            return "numbering", f"{old.removeprefix('number:')}.", f"{new.removeprefix('number:')}."
        if _is_level(old) and _is_level(new):
            return "level", old[1:], new[1:]
    return "as", _named(was, words), _named(now, words)


def _is_level(part: str) -> bool:
    return part[0] == "h" and part[1:].isdigit()


def _named(shape: Sequence[str], words: Words) -> str:
    named = ""
    for part in shape:
        place = "heading" if _is_level(part) else _LISTS.get(part.partition(":")[0], part)
        if place in {"heading", *_LISTS.values(), *_PLACES}:
            inner = words.say(f"note-place-{place}")
            named = words.say("note-place-in", inner=inner, outer=named) if named else inner
    return named or words.say("note-place-plain")


def _columns(columns: Columns, words: Words) -> tuple[str, str]:
    old = sorted(was + 1 for was, _ in columns if was is not None)
    new = [words.say("note-column-new") if was is None else str(was + 1) for was, now in columns if now is not None]
    return ", ".join(map(str, old)), ", ".join(new)


def reset(one: RedlinedBlock) -> frozenset[str]:
    """Return how the emphasis of words changed, as keys of sentences: “now bold”, “no longer italic”."""
    return frozenset(how for piece in one.pieces for how in _reset(piece))


def _reset(piece: Piece) -> tuple[str, ...]:
    if piece.was is None or not piece.is_set_otherwise:
        return ()
    was, now = emphasis(piece.was), emphasis(piece.run)
    come = [f"note-now-{mark}" for mark in _EMPHASIS if mark in now - was]
    return (*come, *(f"note-not-{mark}" for mark in _EMPHASIS if mark in was - now))


def resettings(pieces: Sequence[Piece], words: Words = USUAL) -> Iterator[str]:
    """Yield how the emphasis of words changed, with those words where they are not all: “now bold: “never””."""
    if all(piece.was is None for piece in pieces):
        return
    quoted: dict[str, list[str]] = {}
    for how, group in groupby(pieces, key=_reset):
        stretch = "".join(piece.run.text for piece in group).strip()
        for one in how if stretch else ():
            quoted.setdefault(one, []).append(stretch)
    every = "".join(piece.run.text for piece in pieces).strip()
    for key, stretches in quoted.items():
        how_changed, cut = words.say(key), ", ".join(_quotation(one) for one in stretches[:_MOST_QUOTED])
        more = max(0, len(stretches) - _MOST_QUOTED)
        with_words = words.say("note-of-more" if more else "note-of", how=how_changed, words=cut, count=str(more))
        yield how_changed if stretches == [every] else with_words


def _quotation(words: str) -> str:
    found = units(words)
    return f"“{words}”" if len(found) <= _QUOTED_UNITS else f"“{''.join(found[:_QUOTED_UNITS])} …”"


def linked(pieces: Iterable[Piece], words: Words = USUAL, *, addressed: bool) -> list[tuple[Piece, str]]:
    """Return pieces, each with what is said after it: that its words became a link, or lead elsewhere now.

    What is said of several pieces in a row stands after the last of them. `addressed` tells where a link leads that
    came or went; where it leads elsewhere, that is told in any case.
    """
    found: list[tuple[Piece, str]] = []
    next_kept: Piece | None = None
    for piece in reversed(tuple(pieces)):
        change = _retargeted(piece)
        follows = next_kept is not None and _retargeted(next_kept) == change
        said = "" if change is None or follows else _led(*change, piece.run.text, words, addressed=addressed)
        found.append((piece, said))
        next_kept = piece if piece.mark is Mark.KEPT else next_kept
    return found[::-1]


def _retargeted(piece: Piece) -> tuple[frozenset[str], frozenset[str]] | None:
    if piece.was is None or targets(piece.was) == targets(piece.run):
        return None
    return targets(piece.was), targets(piece.run)


def _led(was: frozenset[str], now: frozenset[str], text: str, words: Words, *, addressed: bool) -> str:
    """Return where a link or a picture led, and where it leads."""
    said = []
    for kind in ("link", "image"):
        old, new = (
            next((mark.removeprefix(f"{kind}:") for mark in side if mark.startswith(f"{kind}:")), "")
            for side in (was, now)
        )
        where = f": {new or old}" if addressed and (new or old).removeprefix("mailto:") not in text else ""
        if old and new and old != new:
            said.append(words.say(f"note-{kind}-elsewhere", old=old, new=new))
        elif old != new:
            said.append(words.say(f"note-{kind}-now" if new else f"note-{kind}-not") + where)
    return "; ".join(said)


def only_unseen(pieces: Sequence[Piece]) -> bool:
    """Return True if nothing of pieces changed but characters that nobody sees."""
    if all(piece.mark is Mark.KEPT for piece in pieces):
        return False
    sides = [
        "".join(piece.run.text for piece in pieces if piece.mark is not left_out)
        for left_out in (Mark.INSERTED, Mark.DELETED)
    ]
    return sides[0] != sides[1] and without_unseen(sides[0]) == without_unseen(sides[1])


def change_without_words(found: Sequence[RedlinedBlock], words: Words = USUAL) -> str:
    """Return what happened to a passage of which no word changed; empty for all others, and for one that moved."""
    if not found or any(one.moved or one.mark is not Mark.KEPT for one in found):
        return ""
    if any(piece.is_marked for one in found for piece in one.pieces):
        return ""
    seams = {one.seam for one in found}
    if seams & {*Seam}:
        if len(found) == 1:
            return words.say("note-parted" if Seam.PARTED in seams else "note-joined")
        if {*Seam} <= seams:
            return words.say("note-parted-otherwise")
        return words.say(f"note-{_SEAMS[next(seam for seam in Seam if seam in seams)]}-same")
    surroundings = _setting(found[0], None, words)
    if surroundings:
        how, old, new = surroundings
        return words.say(f"note-only-{how}", old=old, new=new)
    resettings_of_all = [said for one in found for said in resettings(one.pieces, words)]
    if resettings_of_all:
        return "; ".join(resettings_of_all)
    is_rewritten = any(piece.was is not None for one in found for piece in one.pieces)
    return words.say("note-looks-the-same") if is_rewritten else ""


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
