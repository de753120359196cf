"""A redline as Markdown with CriticMarkup: {--removed--} {++inserted++}."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from generator.text import blocks, excerpt
from generator.text.blocks import Block
from generator.text.redline import Mark, Piece, RedlinedBlock

_NO_NAMES: Final[Mapping[str, str]] = {}
_CRITIC: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{++", "++}"), Mark.DELETED: ("{--", "--}")}


def as_markdown(redlined: Sequence[RedlinedBlock], *, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return the redline as Markdown with CriticMarkup: `{++inserted++}` and `{--removed--}` around words.

    Every block stays what it is: a heading, a list item, a table row. Words that look like markup are escaped. Comments
    `{>>…<<}` say what moved, and what is only set otherwise.
    """
    parts: list[str] = []
    before: RedlinedBlock | None = None
    for one in redlined:
        tight = (
            before is not None
            and _one_list_or_table(before.block, one.block)
            and (one.number or not excerpt.is_item(one))
        )
        if parts:
            parts.append("\n" if tight else "\n\n")
        if before and not tight and _would_join(before.block, one.block):
            parts.append("<!-- -->\n\n")
        setting = excerpt.reshaped(one, before)
        notes = [excerpt.from_or_to(one, names), "{}: {} → {}".format(*setting) if setting else ""]
        note = "".join(f" {{>>{blocks.escape(words, line_start=False)}<<}}" for words in notes if words)
        parts.append(_markdown(one, first=not (tight and one.block.kind == "row"), note=note))
        before = one
    return "".join(parts) + "\n"


def _one_list_or_table(before: Block, block: Block) -> bool:
    if before.kind == "row" and block.kind == "row":
        return before.shape == block.shape or (before.shape[-1:] == ("head",) and before.shape[:-1] == block.shape)
    return before.kind == "item" == block.kind and before.shape == block.shape and block.shape[-1] == "item"


def _would_join(before: Block, block: Block) -> bool:
    """Tell whether Markdown would read two blocks of different lists as one list."""
    return "item" in before.shape and "item" in block.shape and before.shape[0] != block.shape[0]


def _markdown(one: RedlinedBlock, *, first: bool, note: str = "") -> str:
    block = one.block
    opening, closing = _CRITIC[one.mark]
    indent, lead = _indent(one)
    match block.kind:
        case "rule":
            body = f"{opening}{closing}\n\n---" if one.changed else "---"
        case "code":
            body = "\n".join([*_fenced(one), *([note.strip()] if note else [])])
        case "row":
            body = _row(one, first=first, note=note)
        case "heading":
            body = f"{'#' * int(block.shape[-1][1])} " + _pieces(one.pieces).replace("\\\n", " ") + note
        case _:
            body = _pieces(one.pieces)
            body = (body if one.pieces and one.pieces[0].mark is not Mark.KEPT else _started(body)) + note
    return f"{indent}{lead}" + body.replace("\n", f"\n{indent}{' ' * len(lead) if lead != '> ' else '> '}")


def _started(body: str) -> str:
    """Return text that begins a line, where numbers, bullets and the like would act as markup."""
    return re.sub(r"^(\s*\d*)([#+=.)>-])", r"\1\\\2", body)


def _indent(one: RedlinedBlock) -> tuple[str, str]:
    """Return the white space before a block and the sign of its innermost list or quotation."""
    block = one.block
    leads = [
        "> " if part == "quote" else "- " if part == "bullet" else f"{part.removeprefix('number:')}. "
        for part in block.shape
        if part in {"quote", "bullet"} or part.startswith("number:")
    ]
    if not leads:
        return "", ""
    if excerpt.is_item(one) and leads[-1] != "> ":
        own = f"{one.number}. " if block.shape[-2].startswith("number:") and one.number else leads[-1]
        leads[-1] = own if one.number else " " * len(own)
    return "".join("> " if lead == "> " else " " * len(lead) for lead in leads[:-1]), leads[-1]


def _fenced(one: RedlinedBlock) -> Iterator[str]:
    for mark, pieces in groupby(one.pieces, key=lambda piece: piece.mark):
        words = "".join(piece.run.text for piece in pieces).removesuffix("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 3)
        opening, closing = _CRITIC[mark]
        yield from (line for line in (opening, fence, words, fence, closing) if line)


def _row(one: RedlinedBlock, *, first: bool, note: str = "") -> str:
    cells = excerpt.cells(one.pieces)
    row = " | ".join(_pieces(cell).replace("\\\n", "<br>") for cell in cells)
    row = f"| {row}{note.replace('|', '')} |"
    rule = "|" + "---|" * len(cells)
    if not first:
        return row
    return f"{row}\n{rule}" if "head" in one.block.shape else f"{'|   ' * len(cells)}|\n{rule}\n{row}"


def markdown_pieces(pieces: Sequence[Piece]) -> str:
    """Return pieces as Markdown on one line; the cells of a row are separated by “ | ”."""
    cells = (_pieces(cell) for cell in excerpt.cells(pieces) if cell)
    return _started(r" \| ".join(cells).replace("\\\n", " "))


def _pieces(pieces: Iterable[Piece]) -> str:
    """Return pieces as Markdown; emphasis in emphasis is said once, as signs in a row would be read otherwise."""
    plain = (replace(one, run=replace(one.run, marks=tuple(dict.fromkeys(one.run.marks)))) for one in pieces)
    drawn = []
    for _, group in groupby(plain, key=lambda one: (one.mark, one.run.marks, one.run.cell)):
        first, *others = group
        text = "".join(one.run.text for one in (first, *others))
        drawn.append(_markdown_piece(replace(first, run=replace(first.run, text=text))))
    return "".join(drawn)


def _markdown_piece(piece: Piece) -> str:
    opening, closing = _CRITIC[piece.mark]
    text = piece.run.text
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not core:
        return f"{opening}{text}{closing}".replace("\n", "\\\n")
    if "code" in piece.run.marks:
        fence = "`" * (1 + max((len(run) for run in re.findall("`+", core)), default=0))
        pad = " " if core[0] == "`" or core[-1] == "`" else ""
        words = f"{fence}{pad}{core}{pad}{fence}".replace("\n", " ").replace("|", r"\|")
    else:
        words = blocks.escape(core, line_start=False).replace("\n", "\\\n")
        words = re.sub(r"(?<=[+-])(?=\})|(?<=[+~-])(?=[+~-]\\\})", "", words)
    for mark in reversed(piece.run.marks):
        if mark in excerpt.SIGNS:
            words = f"{excerpt.SIGNS[mark]}{words}{excerpt.SIGNS[mark]}"
        elif mark.startswith("link:"):
            words = f"[{words}](<{mark.removeprefix('link:')}>)"
        elif mark.startswith("image:"):
            words = f"![{words}](<{mark.removeprefix('image:')}>)"
    return f"{opening}{before}{words}{after}{closing}"
