"""A redline as text: [-removed-] {+inserted+}, for terminals, e-mail and whoever sees no colour."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.model.catalogue import USUAL, Words
from generator.text import excerpt, redline_notes
from generator.text.appearance import unseen
from generator.text.blocks import SIGNS
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece

MANY: Final = 80  # words and spaces
_TEXT: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{+", "+}"), Mark.DELETED: ("[-", "-]")}
_LINE: Final = "---"
_CODES: Final = {"": "", Mark.INSERTED: "4;32", Mark.DELETED: "9;31", "strong": "1", "faint": "2"}
_UNSAFE: Final = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239)), "�") | dict.fromkeys(
    range(8294, 8298), "�"
)
Styled = tuple[str, str]  # a style and words


def styled(
    one: RedlinedBlock, before: RedlinedBlock | None = None, said: Words = USUAL, *, whole: bool = False
) -> list[Styled]:
    """Return a block as words with styles; long unchanged stretches are cut, unless `whole`."""
    shown = excerpt.shown_pieces(one)
    if not whole:
        shown = excerpt.cut(shown, sum(len(piece.run.text) for piece in one.pieces) + MANY)
    lead = ("strong" if one.block.kind == "heading" else "", _lead(one))
    return [*_noted(one, before, said), lead, *_words(one, shown, said)]


def styled_line(one: RedlinedBlock) -> list[Styled]:
    """Return the words of one block with styles, without what stands before it."""
    return _words(one, one.pieces, USUAL)


def line(one: RedlinedBlock, before: RedlinedBlock | None = None) -> str:
    """Return one block as a line of text: what is said of it, and its words, marked."""
    return "".join(words for _, words in (*_noted(one, before, USUAL), *_words(one, excerpt.shown_pieces(one), USUAL)))


def _noted(one: RedlinedBlock, before: RedlinedBlock | None, words: Words) -> Iterator[Styled]:
    """Yield in brackets what is said of a block."""
    setting = redline_notes.setting(one, before, words)
    if setting:
        what, old, new = setting
        yield from (("faint", f"({what} "), (Mark.DELETED, f"[-{old}-]"), (Mark.INSERTED, f"{{+{new}+}}"))
        yield "faint", ") "
    said = [
        redline_notes.moved(one, words),
        redline_notes.seam(one, words),
        *redline_notes.resettings(one.pieces, words),
    ]
    yield from (("faint", f"({note}) ") for note in said if note)


def _words(one: RedlinedBlock, shown: Sequence[Piece], said: Words) -> list[Styled]:
    if one.block.kind == "rule":
        return [(one.mark if one.is_reworded else "", _LINE.join(_TEXT[one.mark]))]
    if one.block.kind != "row":
        return styled_pieces(shown, said)
    cells = [styled_pieces(cell, said) for cell in redline_notes.cells(one, shown)]
    return [words for n, cell in enumerate(cells) for words in ([("", " | "), *cell] if n else cell)]


def styled_pieces(pieces: Sequence[Piece], said: Words = USUAL) -> list[Styled]:
    """Return pieces as words with styles; the signs stay, for those who see no colour."""
    every = redline_notes.only_unseen(pieces)
    found: list[Styled] = []
    for mark, group in groupby(redline_notes.linked(pieces, said, addressed=True), key=lambda row: row[0].mark):
        opening, closing = _TEXT[mark]
        words = ""
        for piece, note in group:
            words += _text_piece(piece, every=every)
            if note:  # beside kept words only
                found += [("", words), ("faint", f" ({note})")]
                words = ""
        if words:
            found.append(("" if mark is Mark.KEPT else mark, f"{opening}{words}{closing}"))
    return found


def _text_piece(piece: Piece, *, every: bool) -> str:
    """Return the words of a piece; unseen characters are named, and where a link leads that came or went."""
    words = "".join(
        f"{text}[{name}]" if name else text
        for text, name in unseen(piece.run.text, changed=piece.mark is not Mark.KEPT, every=every)
    )
    if piece.run.text.strip():
        words = "".join([*(SIGNS.get(mark, "") for mark in piece.run.marks), words, *_closing(piece.run.marks)])
    link = next((mark.removeprefix("link:") for mark in piece.run.marks if mark.startswith("link:")), "")
    if link and piece.mark is not Mark.KEPT and link.removeprefix("mailto:") not in words:
        core = words.rstrip()
        words = f"{core} ({link}){words[len(core) :]}"
    return words


def _closing(marks: Sequence[str]) -> Iterator[str]:
    return (SIGNS.get(mark, "") for mark in reversed(marks))


def wrapped(words: Iterable[Styled], *, width: int, first: str = "", rest: str = "", colour: bool = False) -> list[str]:
    """Return words as lines of at most `width` columns, if no word is longer; what a terminal obeys is replaced."""
    lines: list[str] = []
    held: list[Styled] = []
    lead, used = first, _columns(first)
    for glued in _unbroken(words):
        size = sum(_columns(text) for _, text in glued)
        space = glued[0][1].isspace()
        if glued[0][1] == "\n" or (held and used + size > width and not space):
            lines.append(_styled_line(lead, held, colour=colour))
            held, lead, used = [], rest, _columns(rest)
        if held or not space:
            held += glued
            used += size
    return [*lines, _styled_line(lead, held, colour=colour)] if held or not lines else lines


def _styled_line(lead: str, line: Sequence[Styled], *, colour: bool) -> str:
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


def _lead(one: RedlinedBlock) -> str:
    """Return the sign before a heading, an item or a quotation."""
    block = one.block
    if block.kind == "heading":
        return f"{'#' * int(block.shape[-1][1])} "
    if block.kind == "item" and block.shape[-2].startswith("label:"):
        return "  " * (block.shape.count("item") - 1)
    if block.kind == "item":
        numbered = block.shape[-2:-1] and block.shape[-2].startswith("number:") and one.number
        return (
            f"{'  ' * (block.shape.count('item') - 1)}{f'{one.number}.' if numbered else '-' if one.number else ' '} "
        )
    if block.kind == "definition":
        return "  "
    return "> " if "quote" in block.shape else ""
