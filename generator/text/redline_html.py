"""A redline as HTML: real lists and tables, <ins> and <del> with words for those who hear the page."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape as text_of
from itertools import groupby, repeat
from typing import Final

from generator.model.catalogue import USUAL, Words
from generator.result_cache import kept
from generator.text import excerpt, redline_notes
from generator.text.blocks import Block, BlockKind
from generator.text.redline_blocks import RedlinedBlock
from generator.text.redline_links import Links, Target, safe
from generator.text.redline_words import html_marked, html_pieces
from generator.text.word_diff import Mark, Piece, targets
from generator.text.writing_direction import direction_attribute

MOST_KEPT: Final = 4_096  # unchanged blocks


def as_html(
    redlined: Iterable[RedlinedBlock],
    links: Links,
    *,
    top: int = 1,
    before: RedlinedBlock | None = None,
    tables: Iterator[str] | None = None,
) -> list[str]:
    """Return the redline as lines of HTML, balanced: lists, quotations and tables are real ones.

    Headings are said to be such, from level `top` on without a gap, and stay out of a page's own headings. `before` is
    the block that was drawn before these; `tables` are the names of the tables to come.
    """
    lines: list[str] = []
    stack: list[str] = []
    above: list[int] = []
    names = tables or repeat(links.words.say("redline-table"))
    for one in redlined:
        wanted = [part for part in one.block.shape if part not in _HEADS]
        if one.block.kind == "row":
            wanted.append("table")
        _open(lines, stack, wanted, one, names)
        lines.append(_html(one, before, links, _level(one, above, top)))
        before = one
    _close(lines, stack, 0)
    return lines


def _level(one: RedlinedBlock, above: list[int], top: int) -> int:
    """Return the level of a heading, and put it to those that stand above others; 0 for other blocks.

    Below one without words, which is not heard, others are no deeper.
    """
    if one.block.kind != "heading":
        return 0
    if not any(piece.run.text.strip() for piece in one.pieces):
        return min(top + len(above), 6)
    own = int(one.block.shape[-1][1])
    while above and above[-1] >= own:
        above.pop()
    above.append(own)
    return min(top + len(above) - 1, 6)


_HEADS: Final = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS: Final = {"bullet": "ul", "quote": "blockquote", "item": "li", "table": "table"}
_BOXES: Final = {"terms": "terms", "term": "term", "definition": "definition", "note": "footnote"}
"""Of a list of terms a redline may show parts only, and no element is made for that."""
_TABLE: Final = '<div class="redline-scroll" role="group"'


def _open(lines: list[str], stack: list[str], wanted: Sequence[str], one: RedlinedBlock, names: Iterator[str]) -> None:
    """Close what doesn't surround this block and open what does; each item of a list is one of its own."""
    if not stack and not wanted:  # as most blocks stand
        return
    common = 0
    while common < min(len(stack), len(wanted)) and stack[common] == wanted[common]:
        common += 1
    if common == len(wanted) and redline_notes.is_item(one) and one.number:
        common -= 1
    if common == len(wanted) and one.block.kind == "term":
        common -= 1
    if common == len(wanted) and "head" in one.block.shape and not lines[-1].startswith(_TABLE):
        common -= 1
    _close(lines, stack, common)
    way = direction_attribute(one.pieces) if not common else ""
    for depth, part in enumerate(wanted[common:], common):
        number = part.removeprefix("number:")
        if part == "table":
            lines.append(f'{_TABLE} aria-label="{text_of(next(names))}" tabindex="0"{way}><table>')
        elif part.startswith("label:"):
            lines.append(f'<ol class="labels" role="list"{way}>')
        elif part in _BOXES:
            lines.append(f'<div class="redline-{_BOXES[part]}"{way}>')
        elif part.startswith("number:") and number != "1":
            lines.append(f'<ol start="{number}"{way}>')
        elif part == "item":
            own = one.number if depth == len(wanted) - 1 and redline_notes.is_item(one) else 0
            value = f' value="{own}"' if wanted[depth - 1].startswith("number:") else ""
            lines.append(f"<li{value}>" if own else '<li class="redline-rest">')
        else:
            lines.append(f"<{_tag(part)}{way}>")
        stack.append(part)


def _tag(part: str) -> str:
    return "div" if part in _BOXES else _TAGS.get(part, "ol")


def _close(lines: list[str], stack: list[str], depth: int) -> None:
    while len(stack) > depth:
        part = stack.pop()
        lines.append("</table></div>" if part == "table" else f"</{_tag(part)}>")


def _html(one: RedlinedBlock, before: RedlinedBlock | None, links: Links, level: int) -> str:
    """Return a block as HTML; one that stays the same in many redlines is drawn once, but for words that lead away."""
    if one.is_unchanged and one.place not in links.places and not any(targets(piece.run) for piece in one.pieces):
        return _unchanged(one.block.kind, one.block.shape, one.pieces, level)
    shown = excerpt.shown_pieces(one)
    note = links.step(one.place) + _noted(one, before, links)
    return _element(one, f"{links.mark(one.place)}{_side(one)}{direction_attribute(shown)}", note, links, level)


@kept(MOST_KEPT)
def _unchanged(kind: BlockKind, shape: tuple[str, ...], pieces: tuple[Piece, ...], level: int) -> str:
    """Return an unchanged block as HTML, without links."""
    one = RedlinedBlock(Block(kind, shape, (), 0), pieces)
    return _element(one, direction_attribute(one.pieces), "", Links(), level)


def _element(one: RedlinedBlock, head: str, note: str, links: Links, level: int) -> str:
    """Return the element of a block; `head` are its attributes, `note` is said before its words."""
    block, shown = one.block, excerpt.shown_pieces(one)
    match block.kind:
        case "rule":  # its place in the text is kept, also where it moved
            return f"<div{head}>{note}{html_marked('<hr>', Mark.KEPT if one.moved else one.mark, links)}</div>"
        case "row":
            cell = 'th scope="col"' if "head" in block.shape else "td"
            drawn = [html_pieces(pieces, links) for pieces in redline_notes.cells(one, shown)]
            drawn[0] = note + drawn[0]
            cells = ((cell if words else "td", words) for words in drawn)  # one without words is no heading
            return f"<tr{head}>{''.join(f'<{cell}>{words}</{cell[:2]}>' for cell, words in cells)}</tr>"
        case "code":
            code = ((mark, "".join(p.run.text for p in group)) for mark, group in groupby(shown, lambda p: p.mark))
            return f"<pre{head}>{note}{''.join(html_marked(_code(words), mark, links) for mark, words in code)}</pre>"
        case "heading":
            words = f"{note}{html_pieces(shown, links)}"
            return f'<p{head} role="heading" aria-level="{level}">{words}</p>' if words else f"<p{head}></p>"
        case _:
            return f"<p{head}>{note}{html_pieces(shown, links)}</p>"


def _side(one: RedlinedBlock) -> str:
    """Return the attribute that tells on which side a block stands that moved: no word of it need be marked."""
    side = _SIDES.get(one.mark) if one.moved else None
    return f' data-side="{side}"' if side else ""


_SIDES: Final = {Mark.DELETED: "before", Mark.INSERTED: "after"}


def html_words(one: RedlinedBlock, links: Links, before: RedlinedBlock | None = None) -> str:
    """Return the words of a block with what is said of it, on one line, without the element around them."""
    return _noted(one, before, links) + _line(one, excerpt.shown_pieces(one), links)


def _noted(one: RedlinedBlock, before: RedlinedBlock | None, links: Links) -> str:
    """Return in words what moved, what was parted or joined, and what is only set otherwise."""
    noted = ""
    where = redline_notes.moved(one, links.words)
    if one.moved and where:
        words = text_of(_capital(where))
        place = one.moved.place
        linked = f'<a href="#{text_of(links.anchor(place))}">{words}</a>' if place in links.places else words
        noted = f"<small>{linked}:</small> "
    setting = redline_notes.setting(one, before, links.words)
    if setting:
        what, old, new = setting
        marked = f"{html_marked(text_of(old), Mark.DELETED, links)} {html_marked(text_of(new), Mark.INSERTED, links)}"
        noted += f'<span class="redline-note">{text_of(_capital(what))}: {marked}</span> '
    others = [
        note
        for note in (redline_notes.seam(one, links.words), *redline_notes.resettings(one.pieces, links.words))
        if note
    ]
    if others:
        noted += f'<span class="redline-note">({text_of("; ".join(others))})</span> '
    return noted


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _code(words: str) -> str:
    return f"<code>{text_of(words)}</code>".replace("\n", "&#10;")


def html_line(one: RedlinedBlock, target: Target = safe, words: Words = USUAL) -> str:
    """Return the words of a block as HTML on one line."""
    return _line(one, one.pieces, Links(target, words=words))


def _line(one: RedlinedBlock, shown: Sequence[Piece], links: Links) -> str:
    """Return words on one line; the cells of a row are separated by “ | ”."""
    if one.block.kind != "row":
        return html_pieces(shown, links)
    return " | ".join(html_pieces(cell, links) for cell in redline_notes.cells(one, shown) if cell)
