"""A redline as text: [-removed-] {+inserted+}, for terminals, e-mail and whoever sees no colour."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.text import excerpt
from generator.text.redline import Mark, Piece, RedlinedBlock

MANY: Final = 80  # words and spaces
_TEXT: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{+", "+}"), Mark.DELETED: ("[-", "-]")}
_LINE: Final = "---"
_CODES: Final = {"": "", Mark.INSERTED: "4;32", Mark.DELETED: "9;31", "strong": "1", "faint": "2"}
_UNSAFE: Final = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239)), "�") | dict.fromkeys(
    range(8294, 8298), "�"
)
Styled = tuple[str, str]  # a style and words


def styled(one: RedlinedBlock, names: Mapping[str, str], before: RedlinedBlock | None = None) -> list[Styled]:
    """Return a block as words with styles, for a terminal: long unchanged stretches are cut."""
    notes = [note for note in (excerpt.from_or_to(one, names),) if note]
    setting = excerpt.reshaped(one, before)
    found: list[Styled] = [("faint", f"({note}) ") for note in notes]
    if setting:
        what, old, new = setting
        found += [("faint", f"({what} "), (Mark.DELETED, f"[-{old}-]"), (Mark.INSERTED, f"{{+{new}+}}")]
        found += [("faint", ") ")]
    found.append(("strong" if one.block.kind == "heading" else "", _lead(one)))
    if one.block.kind == "rule":
        return [*found, (one.mark if one.changed else "", _LINE.join(_TEXT[one.mark]))]
    return [
        *found,
        *styled_pieces(excerpt.cut(excerpt.pieces_shown(one), sum(len(p.run.text) for p in one.pieces) + MANY)),
    ]


def styled_pieces(pieces: Iterable[Piece]) -> list[Styled]:
    """Return pieces as words with styles; the signs stay, for those who see no colour."""
    found: list[Styled] = []
    before: tuple[Mark, int, list[Piece]] | None = None
    stretches = [(*key, list(group)) for key, group in groupby(pieces, key=lambda one: (one.mark, one.run.cell))]
    for n, (mark, cell, group) in enumerate(stretches):
        if before and before[1] != cell:
            found.append(("", " | "))
        beside = [one for one in (before, *stretches[n + 1 : n + 2]) if one and one[1] == cell and one[0] is not mark]
        same = mark is not Mark.KEPT and any(excerpt.words(one[2]) == excerpt.words(group) for one in beside)
        opening, closing = _TEXT[mark]
        words = "".join(_text_piece(piece, signs=same) for piece in group)
        found.append(("" if mark is Mark.KEPT else mark, f"{opening}{words}{closing}"))
        before = (mark, cell, group)
    return found


def wrapped(words: Iterable[Styled], *, width: int, first: str = "", rest: str = "", colour: bool = False) -> list[str]:
    """Return words as lines of at most `width` columns, if no word is longer; what a terminal obeys is replaced."""
    lines: list[str] = []
    held: list[Styled] = []
    lead, used = first, _columns(first)
    for glued in _unbroken(words):
        size = sum(_columns(text) for _, text in glued)
        space = glued[0][1].isspace()
        if glued[0][1] == "\n" or (held and used + size > width and not space):
            lines.append(_drawn(lead, held, colour=colour))
            held, lead, used = [], rest, _columns(rest)
        if held or not space:
            held += glued
            used += size
    return [*lines, _drawn(lead, held, colour=colour)] if held or not lines else lines


def _drawn(lead: str, line: Sequence[Styled], *, colour: bool) -> str:
    """Return a line without the space at its end, in one stretch of each style."""
    last = next((n for n in range(len(line), 0, -1) if not line[n - 1][1].isspace()), 0)
    stretches = (
        (style, "".join(text for _, text in group)) for style, group in groupby(line[:last], lambda one: one[0])
    )
    words = (f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style else text for style, text in stretches)
    return f"{lead}{''.join(words)}".rstrip()


def _unbroken(words: Iterable[Styled]) -> Iterator[list[Styled]]:
    """Yield what stays on one line: words with the signs at them; single letters of wide scripts."""
    held: list[Styled] = []
    for style, text in words:
        for found in re.findall(r"\n|[^\S\n]+|[^\s\u2e80-\uffff]+|\S", text.translate(_UNSAFE)):
            wide = len(found) == 1 and found >= "\u2e80" and unicodedata.category(found)[0] == "L"
            if held and (found.isspace() or wide):
                yield held
                held = []
            if found.isspace():
                yield [(style, "\n" if found == "\n" else " ")]
            else:
                held.append((style, found))
    if held:
        yield held


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def line(redlined: RedlinedBlock, before: RedlinedBlock | None = None) -> str:
    """Return the words of one block, marked; a link that came or went says where it leads."""
    setting = excerpt.reshaped(redlined, before)
    note = "({} [-{}-]{{+{}+}}) ".format(*setting) if setting else ""
    return note + _line(redlined)


def _line(redlined: RedlinedBlock) -> str:
    if redlined.block.kind == "rule":
        return _LINE.join(_TEXT[redlined.mark])
    return text_pieces(redlined.pieces)


def text_pieces(pieces: Iterable[Piece]) -> str:
    """Return pieces as text; the cells of a row are separated by “ | ”."""
    return "".join(words for _, words in styled_pieces(pieces))


def _text_piece(piece: Piece, *, signs: bool) -> str:
    """Return the words of a piece; where only what is on them changed, with the signs for that."""
    link = next((mark.removeprefix("link:") for mark in piece.run.marks if mark.startswith("link:")), "")
    words = piece.run.text
    if link and piece.mark is not Mark.KEPT and link.removeprefix("mailto:") not in words:
        words = f"{words} ({link})"
    for mark in reversed(piece.run.marks if signs else ()):
        words = f"{excerpt.SIGNS[mark]}{words}{excerpt.SIGNS[mark]}" if mark in excerpt.SIGNS else words
    return words


def _lead(one: RedlinedBlock) -> str:
    """Return the sign before a heading, an item or a quotation."""
    block = one.block
    if block.kind == "heading":
        return f"{'#' * int(block.shape[-1][1])} "
    if block.kind == "item":
        numbered = block.shape[-2:-1] and block.shape[-2].startswith("number:") and one.number
        return (
            f"{'  ' * (block.shape.count('item') - 1)}{f'{one.number}.' if numbered else '-' if one.number else ' '} "
        )
    return "> " if "quote" in block.shape else ""
