"""A redline as HTML: real lists and tables, <ins> and <del> with words for those who hear the page."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.text import excerpt
from generator.text.redline import Mark, Piece, RedlinedBlock

Target = Callable[[str], str | None]
_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)


def safe(written: str) -> str | None:
    """Return the target of a link that can be followed from anywhere, else nothing."""
    return written if _SAFE.match(written) else None


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


def anchor_of_section(name: str) -> str:
    """Return the id of a section's redline in a page of changes; short, as a page may have a hundred."""
    return f"in-{name.replace('/', '--')}"


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
_TABLE: Final = '<div class="redline-scroll" role="region" aria-label="Table" tabindex="0"'


def _open(lines: list[str], stack: list[str], wanted: Sequence[str], one: RedlinedBlock) -> None:
    """Close what doesn't surround this block and open what does; each item of a list is one of its own."""
    common = 0
    while common < min(len(stack), len(wanted)) and stack[common] == wanted[common]:
        common += 1
    if common == len(wanted) and excerpt.is_item(one) and one.number:
        common -= 1
    if common == len(wanted) and "head" in one.block.shape and not lines[-1].startswith(_TABLE):
        common -= 1
    _close(lines, stack, common)
    way = direction(one.pieces) if not common else ""
    for depth, part in enumerate(wanted[common:], common):
        number = part.removeprefix("number:")
        if part == "table":
            lines.append(f"{_TABLE}{way}><table>")
        elif part.startswith("number:") and number != "1":
            lines.append(f'<ol start="{number}"{way}>')
        elif part == "item":
            own = one.number if depth == len(wanted) - 1 and excerpt.is_item(one) else 0
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
    block, shown = one.block, excerpt.pieces_shown(one)
    note = _notes(one, before, links)
    head = f"{links.mark(one.place)}{_side(one)}{direction(shown)}"
    match block.kind:
        case "rule":  # its place in the text is kept, also where it moved
            return f"<div{head}>{note}{html_marked('<hr>', Mark.KEPT if one.moved else one.mark)}</div>"
        case "row":
            cell = 'th scope="col"' if "head" in block.shape else "td"
            drawn = [html_pieces(pieces, links.target) for pieces in excerpt.cells(shown)]
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


def _side(one: RedlinedBlock) -> str:
    """Return the attribute that tells on which side a block stands that moved: no word of it need be marked."""
    side = _SIDES.get(one.mark) if one.moved else None
    return f' data-side="{side}"' if side else ""


_SIDES: Final = {Mark.DELETED: "before", Mark.INSERTED: "after"}


def html_words(one: RedlinedBlock, links: Links) -> str:
    """Return the words of a block, without the element around them."""
    return _notes(one, None, links) + html_pieces(excerpt.pieces_shown(one), links.target)


def _notes(one: RedlinedBlock, before: RedlinedBlock | None, links: Links) -> str:
    """Return in words what moved, and what is only set otherwise."""
    notes = ""
    where = excerpt.from_or_to(one, links.names)
    if one.moved and where:
        words = text_of(f"{where[0].upper()}{where[1:]}")
        place = one.moved.place or one.moved.section
        linked = f'<a href="#{text_of(anchor(place))}">{words}</a>' if place in links.places else words
        notes = f"<small>{linked}:</small> "
    setting = excerpt.reshaped(one, before)
    if setting:
        what, old, new = setting
        marked = f"{html_marked(old, Mark.DELETED)} {html_marked(new, Mark.INSERTED)}"
        notes += f'<span class="redline-note">{what[0].upper()}{what[1:]}: {marked}</span> '
    return notes


def direction(pieces: Iterable[Piece]) -> str:
    """Return the attribute for text that is written from right to left, by its first letter."""
    return direction_of(sign for piece in pieces for sign in piece.run.text)


def direction_of(words: Iterable[str]) -> str:
    """Return the attribute for words that are written from right to left, by their first letter."""
    for sign in words:
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
        same = mark is not Mark.KEPT and any(
            one is not Mark.KEPT and excerpt.words(g) == excerpt.words(group) for one, g in beside
        )
        drawn.append(html_marked("".join(_html_piece(piece, target, addressed=same) for piece in group), mark))
    return "".join(drawn)


def html_cells(pieces: Sequence[Piece], target: Target = safe) -> str:
    """Return pieces as HTML on one line; the cells of a row are separated by “ | ”."""
    return " | ".join(html_pieces(cell, target) for cell in excerpt.cells(pieces) if cell)


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
