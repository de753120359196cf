"""A redline made visible: as text for terminals and e-mail, as Markdown with CriticMarkup, as HTML."""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator import blocks
from generator.align import units
from generator.blocks import Block, Run
from generator.redline import Mark, Piece, RedlinedBlock

Target = Callable[[str], str | None]
_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)


def safe(written: str) -> str | None:
    """Return the target of a link that can be followed from anywhere, else nothing."""
    return written if _SAFE.match(written) else None


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


def _from_or_to(one: RedlinedBlock, names: Mapping[str, str]) -> str:
    """Return where the other half of a moved block is, in words."""
    moved = one.moved
    if moved is None or moved.whole:
        return ""
    here = one.place.startswith(f"{moved.section}/")
    where = "another place in this section" if here else f"“{names.get(moved.section, moved.section)}”"
    if one.mark is Mark.DELETED:
        return f"moved to {where}"
    return f"moved here from {where}{', edited' if moved.edited else ''}"


def _seen(one: RedlinedBlock) -> tuple[Piece, ...]:
    """Return the pieces to show: a passage that moved is marked against what it was, and cut where it stood."""
    if one.moved is None:
        return one.pieces
    if one.mark is Mark.INSERTED:
        return one.moved.pieces
    kept = tuple(Piece(Mark.KEPT, piece.run) for piece in one.pieces)
    return kept if one.moved.whole else cut(kept, FEW)


FEW: Final = 24  # words and spaces: what is left of unchanged words beside a change
MANY: Final = 80
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


def near_change(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces from the first change on, with the one before it."""
    first = next((n for n, piece in enumerate(pieces) if piece.mark is not Mark.KEPT), 0)
    return tuple(pieces[max(0, first - 1) :])


# Text: [-removed-] {+inserted+}

_TEXT: Final = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{+", "+}"), Mark.DELETED: ("[-", "-]")}
_LINE: Final = "---"


def as_text(redlined: Iterable[RedlinedBlock]) -> str:
    """Return the redline as text, a paragraph for each block."""
    return "\n\n".join(f"{text_lead(one)}{line(one)}" for one in redlined) + "\n"


_CODES: Final = {"": "", Mark.INSERTED: "4;32", Mark.DELETED: "9;31", "strong": "1", "faint": "2"}
_UNSAFE: Final = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239)), "�") | dict.fromkeys(
    range(8294, 8298), "�"
)
Styled = tuple[str, str]  # a style and words


def styled(one: RedlinedBlock, names: Mapping[str, str], before: RedlinedBlock | None = None) -> list[Styled]:
    """Return a block as words with styles, for a terminal: long unchanged stretches are cut."""
    notes = [note for note in (_from_or_to(one, names),) if note]
    setting = reshaped(one, before)
    found: list[Styled] = [("faint", f"({note}) ") for note in notes]
    if setting:
        what, old, new = setting
        found += [("faint", f"({what} "), (Mark.DELETED, f"[-{old}-]"), (Mark.INSERTED, f"{{+{new}+}}")]
        found += [("faint", ") ")]
    found.append(("strong" if one.block.kind == "heading" else "", text_lead(one)))
    if one.block.kind == "rule":
        return [*found, (one.mark if one.changed else "", _LINE.join(_TEXT[one.mark]))]
    return [*found, *styled_pieces(cut(_seen(one), sum(len(p.run.text) for p in one.pieces) + MANY))]


def styled_pieces(pieces: Iterable[Piece]) -> list[Styled]:
    """Return pieces as words with styles; the signs stay, for those who see no colour."""
    found: list[Styled] = []
    before: tuple[Mark, int, list[Piece]] | None = None
    stretches = [(*key, list(group)) for key, group in groupby(pieces, key=lambda one: (one.mark, one.run.cell))]
    for n, (mark, cell, group) in enumerate(stretches):
        if before and before[1] != cell:
            found.append(("", " | "))
        beside = [one for one in (before, *stretches[n + 1 : n + 2]) if one and one[1] == cell and one[0] is not mark]
        same = mark is not Mark.KEPT and any(_words(one[2]) == _words(group) for one in beside)
        opening, closing = _TEXT[mark]
        words = "".join(_text_piece(piece, signs=same) for piece in group)
        found.append(("" if mark is Mark.KEPT else mark, f"{opening}{words}{closing}"))
        before = (mark, cell, group)
    return found


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.run.text for piece in pieces)


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
    setting = reshaped(redlined, before)
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
        words = f"{_SIGNS[mark]}{words}{_SIGNS[mark]}" if mark in _SIGNS else words
    return words


def text_lead(one: RedlinedBlock) -> str:
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


# Markdown: CriticMarkup, {--removed--} {++inserted++}

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
        tight = before is not None and _one_list_or_table(before.block, one.block) and (one.number or not _is_item(one))
        if parts:
            parts.append("\n" if tight else "\n\n")
        if before and not tight and _would_join(before.block, one.block):
            parts.append("<!-- -->\n\n")
        setting = reshaped(one, before)
        notes = [_from_or_to(one, names), "{}: {} → {}".format(*setting) if setting else ""]
        note = "".join(f" {{>>{blocks.escape(words, line_start=False)}<<}}" for words in notes if words)
        parts.append(_markdown(one, first=not (tight and one.block.kind == "row"), note=note))
        before = one
    return "".join(parts) + "\n"


def _is_item(one: RedlinedBlock) -> bool:
    return one.block.shape[-1:] == ("item",)


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
            body = (
                f"{'#' * int(block.shape[-1][1])} "
                + "".join(map(_markdown_piece, one.pieces)).replace("\\\n", " ")
                + note
            )
        case _:
            body = "".join(_markdown_piece(piece) for piece in one.pieces)
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
    if _is_item(one) and leads[-1] != "> ":
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
    cells = _cells(one.pieces)
    row = " | ".join("".join(map(_markdown_piece, cell)).replace("\\\n", "<br>") for cell in cells)
    row = f"| {row}{note.replace('|', '')} |"
    rule = "|" + "---|" * len(cells)
    if not first:
        return row
    return f"{row}\n{rule}" if "head" in one.block.shape else f"{'|   ' * len(cells)}|\n{rule}\n{row}"


def _cells(pieces: Sequence[Piece]) -> list[list[Piece]]:
    count = max((piece.run.cell for piece in pieces), default=0) + 1
    cells: list[list[Piece]] = [[] for _ in range(count)]
    for piece in pieces:
        cells[piece.run.cell].append(piece)
    return cells


_SIGNS: Final = {"strong": "**", "em": "*"}


def markdown_pieces(pieces: Sequence[Piece]) -> str:
    """Return pieces as Markdown on one line; the cells of a row are separated by “ | ”."""
    cells = ("".join(map(_markdown_piece, cell)) for cell in _cells(pieces) if cell)
    return _started(r" \| ".join(cells).replace("\\\n", " "))


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


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of a redline in HTML lead, the names of sections for what moved, and which places get an id."""

    target: Target = safe
    names: Mapping[str, str] = field(default_factory=dict)
    places: Collection[str] = ()

    def mark(self, place: str) -> str:
        """Return the attribute that makes a place one that can be linked to."""
        return f' id="{text_of(anchor(place))}"' if place in self.places else ""


def anchor(place: str) -> str:
    """Return the id of a place of the redline in a page."""
    return f"at-{place.replace('/', '--')}"


def as_html(
    redlined: Iterable[RedlinedBlock],
    *,
    target: Target = safe,
    top: int = 1,
    links: Links | None = None,
    before: RedlinedBlock | None = None,
) -> list[str]:
    """Return the redline as lines of HTML, balanced: lists, quotations and tables are real ones.

    `target` gives the address of each link in text that is kept or inserted, or nothing where it leads nowhere.
    Headings are said to be such, from level `top` on, and stay out of a page's own headings. `before` is the block that
    was drawn before these.
    """
    links = links or Links(target)
    lines: list[str] = []
    stack: list[str] = []
    for one in redlined:
        wanted = [part for part in one.block.shape if not re.fullmatch(r"h[1-6]|head", part)]
        if one.block.kind == "row":
            wanted.append("table")
        _open(lines, stack, wanted, one)
        lines.append(_html(one, before, links, top))
        before = one
    _close(lines, stack, 0)
    return lines


_TAGS: Final = {"bullet": "ul", "quote": "blockquote", "item": "li", "table": "table"}
_TABLE: Final = '<div class="redline-scroll" role="region" aria-label="Table" tabindex="0"><table>'


def _open(lines: list[str], stack: list[str], wanted: Sequence[str], one: RedlinedBlock) -> None:
    """Close what doesn't surround this block and open what does; each item of a list is one of its own."""
    common = 0
    while common < min(len(stack), len(wanted)) and stack[common] == wanted[common]:
        common += 1
    if common == len(wanted) and _is_item(one) and one.number:
        common -= 1
    if common == len(wanted) and "head" in one.block.shape and lines[-1:] != [_TABLE]:
        common -= 1
    _close(lines, stack, common)
    way = direction(one.pieces) if not common else ""
    for depth, part in enumerate(wanted[common:], common):
        number = part.removeprefix("number:")
        if part == "table":
            lines.append(_TABLE)
        elif part.startswith("number:") and number != "1":
            lines.append(f'<ol start="{number}"{way}>')
        elif part == "item":
            own = one.number if depth == len(wanted) - 1 and _is_item(one) else 0
            value = f' value="{own}"' if wanted[depth - 1].startswith("number:") else ""
            lines.append(f"<li{value}>" if own else '<li class="redline-rest">')
        else:
            lines.append(f"<{_tag(part)}{way}>")
        stack.append(part)


def _tag(part: str) -> str:
    return _TAGS.get(part, "ol")


def _close(lines: list[str], stack: list[str], depth: int) -> None:
    while len(stack) > depth:
        part = stack.pop()
        lines.append("</table></div>" if part == "table" else f"</{_tag(part)}>")


def _html(one: RedlinedBlock, before: RedlinedBlock | None, links: Links, top: int) -> str:
    block, shown = one.block, _seen(one)
    note = _notes(one, before, links)
    moved = "redline-moved" if one.moved and not one.moved.whole else ""
    names = " ".join(name for name in ("redline-heading" if block.kind == "heading" else "", moved) if name)
    named = f' class="{names}"' if names else ""
    head = f"{named}{links.mark(one.place)}{direction(shown)}"
    match block.kind:
        case "rule":  # its place in the text is kept, also where it moved
            return f"<div{head}>{note}{html_marked('<hr>', Mark.KEPT if one.moved else one.mark)}</div>"
        case "row":
            cell = 'th scope="col"' if "head" in block.shape else "td"
            drawn = [html_pieces(pieces, links.target) for pieces in _cells(shown)]
            drawn[0] = note + drawn[0]
            return f"<tr{head}>{''.join(f'<{cell}>{words}</{cell[:2]}>' for words in drawn)}</tr>"
        case "code":
            code = ((mark, "".join(p.run.text for p in group)) for mark, group in groupby(shown, lambda p: p.mark))
            return f"<pre{head}>{note}{''.join(html_marked(_code(words), mark) for mark, words in code)}</pre>"
        case "heading":
            level = min(int(block.shape[-1][1]) + top - 1, 6)
            return f'<p{head} role="heading" aria-level="{level}">{note}{html_pieces(shown, links.target)}</p>'
        case _:
            return f"<p{head}>{note}{html_pieces(shown, links.target)}</p>"


def html_words(one: RedlinedBlock, links: Links) -> str:
    """Return the words of a block, without the element around them."""
    return _notes(one, None, links) + html_pieces(_seen(one), links.target)


def _notes(one: RedlinedBlock, before: RedlinedBlock | None, links: Links) -> str:
    """Return in words what moved, and what is only set otherwise."""
    notes = ""
    where = _from_or_to(one, links.names)
    if one.moved and where:
        words = text_of(f"{where[0].upper()}{where[1:]}")
        place = one.moved.place or one.moved.section
        linked = f'<a href="#{text_of(anchor(place))}">{words}</a>' if place in links.places else words
        notes = f'<span class="redline-note">{linked}:</span> '
    setting = reshaped(one, before)
    if setting:
        what, old, new = setting
        marked = f"{html_marked(old, Mark.DELETED)} {html_marked(new, Mark.INSERTED)}"
        notes += f'<span class="redline-note">{what[0].upper()}{what[1:]}: {marked}</span> '
    return notes


def direction(pieces: Sequence[Piece]) -> str:
    """Return the attribute for text that is written from right to left, by its first letter."""
    for piece in pieces:
        for sign in piece.run.text:
            side = unicodedata.bidirectional(sign)
            if side in {"R", "AL"}:
                return ' dir="rtl"'
            if side == "L":
                return ""
    return ""


def _code(words: str) -> str:
    return f"<code>{text_of(words)}</code>".replace("\n", "&#10;")


def html_pieces(pieces: Iterable[Piece], target: Target = safe) -> str:
    """Return pieces as HTML: one `ins` or `del` for each stretch, with its marks and links inside."""
    stretches = [(mark, list(group)) for mark, group in groupby(pieces, key=lambda piece: piece.mark)]
    if len(stretches) == 1 and stretches[0][0] is Mark.KEPT:
        return "".join(_html_piece(piece, target, addressed=False) for piece in stretches[0][1])
    drawn = []
    for n, (mark, group) in enumerate(stretches):
        beside = [*stretches[max(0, n - 1) : n], *stretches[n + 1 : n + 2]]
        same = mark is not Mark.KEPT and any(one is not Mark.KEPT and _words(g) == _words(group) for one, g in beside)
        drawn.append(html_marked("".join(_html_piece(piece, target, addressed=same) for piece in group), mark))
    return "".join(drawn)


def html_cells(pieces: Sequence[Piece], target: Target = safe) -> str:
    """Return pieces as HTML on one line; the cells of a row are separated by “ | ”."""
    return " | ".join(html_pieces(cell, target) for cell in _cells(pieces) if cell)


def html_marked(html: str, mark: Mark) -> str:
    """Return HTML as inserted or deleted, also in words that are only heard."""
    if mark is Mark.KEPT:
        return html
    tag, said = _SAID[mark]
    return f"<{tag}><i>[{said}: </i>{html}<i>]</i></{tag}>"  # short: a page may have thousands; the style hides it


def _html_piece(piece: Piece, target: Target, *, addressed: bool) -> str:
    """Return a piece with its marks and links; where only the address of a link changed, with the address."""
    words = text_of(piece.run.text).replace("\n", "<br>")
    if addressed:
        links = [mark.removeprefix("link:") for mark in piece.run.marks if mark.startswith("link:")]
        words += "".join(f" ({text_of(link)})" for link in links if link not in piece.run.text)
    for mark in reversed(piece.run.marks):
        if mark in {"strong", "em", "code"}:
            words = f"<{mark}>{words}</{mark}>"
        elif mark.startswith("link:") and piece.mark is not Mark.DELETED:
            address = target(mark.removeprefix("link:"))
            words = f'<a href="{text_of(address)}">{words}</a>' if address else words
    return words


# A page of its own: nothing is fetched, nothing runs, and it reads without colour, style or a wide window

STYLE: Final = """
:root{color-scheme:light dark;--page:#fff;--ink:#1d2126;--soft:#565e68;--line:#d3d8de;--shade:#f5f6f8;--link:#0b57a4;
--ins:#0a5c2b;--ins-shade:#e2f5e8;--del:#8f1d1d;--del-shade:#fbe9e9;--moved:#5b3a8c;--moved-shade:#f3eefb;--warn:#8f1d1d}
@media (prefers-color-scheme:dark){:root{--page:#15181c;--ink:#e4e7eb;--soft:#a7b0bb;--line:#3a4149;--shade:#1d2227;
--link:#8ec5ff;--ins:#93e0ad;--ins-shade:#16351f;--del:#f5b0b0;--del-shade:#411f22;--moved:#cbb4f5;
--moved-shade:#2a2140;--warn:#f5b0b0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);
font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 1rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;line-height:1.35;margin:2rem 0 .75rem}
p{margin:.6rem 0}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
:target{background:var(--shade);outline:2px solid var(--link);outline-offset:4px}
.summary,.soft,.redline-note{color:var(--soft)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;margin-bottom:1rem}
.changes{list-style:none;margin:0;padding:0}
.changes>li{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:4px;padding:.6rem .9rem;
margin:0 0 .75rem}
.changes>li.material{border-left-color:var(--warn)}
.changes p{margin:.2rem 0}.changes details{margin:.2rem 0 0}
.level{font-size:.8rem;font-weight:700;letter-spacing:.02em;border:1px solid;border-radius:3px;padding:0 .4em}
.material .level{color:var(--warn)}
.excerpt{border-left:2px solid var(--line);padding-left:.75rem;margin:.5rem 0 .3rem;font-size:.97rem}
.excerpt[dir=rtl]{border:0;border-right:2px solid var(--line);padding:0 .75rem 0 0}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.95rem;padding:.2rem 0}
summary:hover{color:var(--ink)}
details.same{border-block:1px dashed var(--line)}
details.same[open]>summary{border-bottom:1px dashed var(--line)}
details ul.places{margin:.3rem 0;padding-left:1.2rem;font-size:.95rem}
ins{color:var(--ins);background:var(--ins-shade);text-decoration:underline;text-decoration-thickness:.1em;
text-underline-offset:.15em}
del{color:var(--del);background:var(--del-shade);text-decoration:line-through;text-decoration-thickness:.1em}
ins,del{padding:0 .1em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
:is(ins,del) a{color:inherit}
.redline ul,.redline ol{padding-inline-start:1.8rem;margin:.6rem 0}
.redline li>p{margin:.3rem 0}
.redline-rest{list-style:none}
.redline-heading{font-weight:650;margin-top:1.3rem}
.redline-note{font-size:.9em}
.redline-moved{background:var(--moved-shade);border-inline-start:3px solid var(--moved);padding-inline-start:.6rem}
.redline-moved .redline-note,.redline-moved .redline-note a,.moved-mark{color:var(--moved)}
tr.redline-moved{border:0}
.redline blockquote{margin:.6rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.redline pre{white-space:pre-wrap;background:var(--shade);padding:.6rem}
.redline hr{border:0;border-top:1px solid var(--line)}
.redline-scroll{position:relative;overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-size:.95rem;line-height:1.45}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top;min-width:6.5rem}
th{background:var(--shade)}
ins>i,del>i{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
@media (forced-colors:active){ins{border-bottom:2px solid}}
@media print{body{max-width:none;padding:0}details::details-content{content-visibility:visible;display:block}
.skip{display:none}}
"""
_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
_NOT_HTML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def page(title: str, body: Iterable[str]) -> str:
    """Return a whole document in HTML that asks for nothing else: no script, no picture, no font, no address."""
    head = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{text_of(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
    ]
    return _NOT_HTML.sub("\ufffd", "\n".join([*head, *body, "</body>", "</html>"])) + "\n"


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
