"""A redline made visible: as text for terminals and e-mail, as Markdown with CriticMarkup, as HTML."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator import blocks
from generator.blocks import Block
from generator.redline import Mark, Piece, RedlinedBlock

Target = Callable[[str], str | None]
_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)


def safe(written: str) -> str | None:
    """Return the target of a link that can be followed from anywhere, else nothing."""
    return written if _SAFE.match(written) else None


# Text: [-removed-] {+inserted+}

_TEXT: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{+", "+}"), Mark.DELETED: ("[-", "-]")}
_LINE: Final = "---"


def as_text(redlined: Iterable[RedlinedBlock]) -> str:
    """Return the redline as text, a paragraph for each block."""
    return "\n\n".join(f"{_text_lead(one.block)}{line(one)}" for one in redlined) + "\n"


def line(redlined: RedlinedBlock) -> str:
    """Return the words of one block, marked; a link that came or went says where it leads."""
    if redlined.block.kind == "rule":
        return _LINE.join(_TEXT[redlined.mark])
    return text_pieces(redlined.pieces)


def text_pieces(pieces: Iterable[Piece]) -> str:
    """Return pieces as text; the cells of a row are separated by “ | ”."""
    cells = groupby(pieces, key=lambda piece: piece.run.cell)
    return " | ".join("".join(map(_text_piece, cell)) for _, cell in cells)


def _text_piece(piece: Piece) -> str:
    opening, closing = _TEXT[piece.mark]
    link = next((mark.removeprefix("link:") for mark in piece.run.marks if mark.startswith("link:")), "")
    words = piece.run.text
    if link and piece.mark is not Mark.KEPT and link.removeprefix("mailto:") not in words:
        words = f"{words} ({link})"
    return f"{opening}{words}{closing}"


def _text_lead(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * int(block.shape[-1][1])} "
    if block.kind == "item" and "item" in block.shape:
        return f"{'  ' * (block.shape.count('item') - 1)}- "
    return "> " if "quote" in block.shape else ""


# Markdown: CriticMarkup, {--removed--} {++inserted++}

_CRITIC: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{++", "++}"), Mark.DELETED: ("{--", "--}")}


def as_markdown(redlined: Sequence[RedlinedBlock]) -> str:
    """Return the redline as Markdown with CriticMarkup: `{++inserted++}` and `{--removed--}` around words.

    Every block stays what it is: a heading, a list item, a table row. Words that look like markup are escaped.
    """
    parts: list[str] = []
    before: Block | None = None
    for one in redlined:
        tight = before is not None and _one_list_or_table(before, one.block)
        if parts:
            parts.append("\n" if tight else "\n\n")
        if before and not tight and _would_join(before, one.block):
            parts.append("<!-- -->\n\n")
        parts.append(_markdown(one, first=not (tight and one.block.kind == "row")))
        before = one.block
    return "".join(parts) + "\n"


def _one_list_or_table(before: Block, block: Block) -> bool:
    if before.kind == "row" and block.kind == "row":
        return before.shape == block.shape or (before.shape[-1:] == ("head",) and before.shape[:-1] == block.shape)
    return before.kind == "item" == block.kind and before.shape == block.shape and block.shape[-1] == "item"


def _would_join(before: Block, block: Block) -> bool:
    """Tell whether Markdown would read two blocks of different lists as one list."""
    return "item" in before.shape and "item" in block.shape and before.shape[0] != block.shape[0]


def _markdown(one: RedlinedBlock, *, first: bool) -> str:
    block = one.block
    opening, closing = _CRITIC[one.mark]
    indent, lead = _indent(block)
    match block.kind:
        case "rule":
            body = f"{opening}{closing}\n\n---" if one.changed else "---"
        case "code":
            body = "\n".join(_fenced(one))
        case "row":
            body = _row(one, first=first)
        case "heading":
            body = f"{'#' * int(block.shape[-1][1])} " + "".join(map(_markdown_piece, one.pieces)).replace("\\\n", " ")
        case _:
            body = "".join(_markdown_piece(piece) for piece in one.pieces)
            body = body if one.pieces and one.pieces[0].mark is not Mark.KEPT else _started(body)
    return f"{indent}{lead}" + body.replace("\n", f"\n{indent}{' ' * len(lead) if lead != '> ' else '> '}")


def _started(body: str) -> str:
    """Return text that begins a line, where numbers, bullets and the like would act as markup."""
    return re.sub(r"^(\s*\d*)([#+=.)>-])", r"\1\\\2", body)


def _indent(block: Block) -> tuple[str, str]:
    """Return the white space before a block and the sign of its innermost list or quotation."""
    leads = [
        "> " if part == "quote" else "- " if part == "bullet" else f"{part.removeprefix('number:')}. "
        for part in block.shape
        if part in {"quote", "bullet"} or part.startswith("number:")
    ]
    if not leads:
        return "", ""
    return "".join("> " if lead == "> " else " " * len(lead) for lead in leads[:-1]), leads[-1]


def _fenced(one: RedlinedBlock) -> Iterator[str]:
    for mark, pieces in groupby(one.pieces, key=lambda piece: piece.mark):
        words = "".join(piece.run.text for piece in pieces).removesuffix("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 3)
        opening, closing = _CRITIC[mark]
        yield from (line for line in (opening, fence, words, fence, closing) if line)


def _row(one: RedlinedBlock, *, first: bool) -> str:
    cells = _cells(one)
    row = "| " + " | ".join("".join(map(_markdown_piece, cell)).replace("\\\n", "<br>") for cell in cells) + " |"
    rule = "|" + "---|" * len(cells)
    if not first:
        return row
    return f"{row}\n{rule}" if "head" in one.block.shape else f"{'|   ' * len(cells)}|\n{rule}\n{row}"


def _cells(one: RedlinedBlock) -> list[list[Piece]]:
    count = max((piece.run.cell for piece in one.pieces), default=0) + 1
    cells: list[list[Piece]] = [[] for _ in range(count)]
    for piece in one.pieces:
        cells[piece.run.cell].append(piece)
    return cells


_SIGNS: Final = {"strong": "**", "em": "*"}


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
        if mark in _SIGNS:
            words = f"{_SIGNS[mark]}{words}{_SIGNS[mark]}"
        elif mark.startswith("link:"):
            words = f"[{words}](<{mark.removeprefix('link:')}>)"
        elif mark.startswith("image:"):
            words = f"![{words}](<{mark.removeprefix('image:')}>)"
    return f"{opening}{before}{words}{after}{closing}"


# HTML: real lists and tables, <ins> and <del> with words for those who hear the page

_SAID: Final = {Mark.INSERTED: ("ins", "inserted"), Mark.DELETED: ("del", "removed")}
_HIDDEN: Final = "visually-hidden"


def as_html(redlined: Iterable[RedlinedBlock], *, target: Target = safe, top: int = 1) -> list[str]:
    """Return the redline as lines of HTML, balanced: lists, quotations and tables are real ones.

    `target` gives the address of each link in text that is kept or inserted, or nothing where it leads nowhere.
    Headings are said to be such, from level `top` on, and stay out of a page's own headings.
    """
    lines: list[str] = []
    stack: list[str] = []
    for one in redlined:
        wanted = [part for part in one.block.shape if not re.fullmatch(r"h[1-6]|head", part)]
        if one.block.kind == "row":
            wanted.append("table")
        _open(lines, stack, wanted, one.block)
        lines.append(_html(one, target, top))
    _close(lines, stack, 0)
    return lines


_TAGS: Final = {"bullet": "ul", "quote": "blockquote", "item": "li", "table": "table"}


def _open(lines: list[str], stack: list[str], wanted: Sequence[str], block: Block) -> None:
    """Close what doesn't surround this block and open what does; each item of a list is one of its own."""
    common = 0
    while common < min(len(stack), len(wanted)) and stack[common] == wanted[common]:
        common += 1
    again = block.kind == "item" and wanted[-1:] == ["item"]
    if common == len(wanted) and again:
        common -= 1
    if common == len(wanted) and "head" in block.shape and lines[-1:] != ["<table>"]:
        common -= 1
    _close(lines, stack, common)
    for part in wanted[common:]:
        number = part.removeprefix("number:")
        tag = f'ol start="{number}"' if part.startswith("number:") and number != "1" else _tag(part)
        lines.append(f"<{tag}>")
        stack.append(part)


def _tag(part: str) -> str:
    return _TAGS.get(part, "ol")


def _close(lines: list[str], stack: list[str], depth: int) -> None:
    while len(stack) > depth:
        lines.append(f"</{_tag(stack.pop())}>")


def _html(one: RedlinedBlock, target: Target, top: int) -> str:
    block = one.block
    match block.kind:
        case "rule":
            return f"<div>{html_marked('<hr>', one.mark)}</div>"
        case "row":
            cell = "th" if "head" in block.shape else "td"
            drawn = (html_pieces(pieces, target) for pieces in _cells(one))
            return f"<tr>{''.join(f'<{cell}>{words}</{cell}>' for words in drawn)}</tr>"
        case "code":
            code = ((mark, "".join(p.run.text for p in group)) for mark, group in groupby(one.pieces, lambda p: p.mark))
            return f"<pre>{''.join(html_marked(_code(words), mark) for mark, words in code)}</pre>"
        case "heading":
            level = min(int(block.shape[-1][1]) + top - 1, 6)
            words = html_pieces(one.pieces, target)
            return f'<p class="redline-heading" role="heading" aria-level="{level}">{words}</p>'
        case _:
            return f"<p>{html_pieces(one.pieces, target)}</p>"


def _code(words: str) -> str:
    return f"<code>{text_of(words)}</code>".replace("\n", "&#10;")


def html_pieces(pieces: Iterable[Piece], target: Target = safe) -> str:
    """Return pieces as HTML: one `ins` or `del` for each stretch, with its marks and links inside."""
    return "".join(
        html_marked("".join(_html_piece(piece, target) for piece in group), mark)
        for mark, group in groupby(pieces, key=lambda piece: piece.mark)
    )


def html_marked(html: str, mark: Mark) -> str:
    """Return HTML as inserted or deleted, also in words that are only heard."""
    if mark is Mark.KEPT:
        return html
    tag, said = _SAID[mark]
    return f'<{tag}><span class="{_HIDDEN}">[{said}: </span>{html}<span class="{_HIDDEN}">]</span></{tag}>'


def _html_piece(piece: Piece, target: Target) -> str:
    words = text_of(piece.run.text).replace("\n", "<br>")
    for mark in reversed(piece.run.marks):
        if mark in {"strong", "em", "code"}:
            words = f"<{mark}>{words}</{mark}>"
        elif mark.startswith("link:") and piece.mark is not Mark.DELETED:
            address = target(mark.removeprefix("link:"))
            words = f'<a href="{text_of(address)}">{words}</a>' if address else words
    return words
