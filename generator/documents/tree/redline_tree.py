"""A redline → pandoc's tree: lists and tables whole, insertions and deletions as spans that Word reads as tracked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from generator.documents.tree.inlines import MARKS, Node
from generator.documents.tree.label_counts import counted
from generator.documents.tree.passage_ends import end_mark, with_space_between
from generator.documents.tree.tree_drawing import TreeDrawing
from generator.documents.tree.tree_notes import (
    NO_NOTES,
    is_note,
    is_reference,
    of_side,
    section_notes,
    without_label,
)
from generator.text import redline_notes
from generator.text.redline import Redline
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece

WIDE: Final = 4  # columns: more of them share the width evenly
_DEEPEST: Final = 9


def blocks(redline: Redline, drawing: TreeDrawing) -> list[Node]:
    """Return the blocks of a redline below its title: sections under headings that have the sections' ids."""
    found: list[Node] = []
    for section in redline.sections:
        for one in section.heading:
            found += _leaf(one, Mark.KEPT, drawing, name=section.id.replace("/was", "-was"))
        own = replace(drawing, notes=section_notes(section.text, section.id.replace("/was", "-was")))
        found += _nested([one for one in section.text if not (own.footnotes and is_note(one))], 0, own)
    return _without_gaps(found)


def _without_gaps(found: list[Node]) -> list[Node]:
    """Return blocks of which no heading stands more than a level below the one before: readers of PDF count on that."""
    last = 0
    made: list[Node] = []
    for one in found:
        if one["t"] == "Header":
            level, attributes, words = one["c"]
            last = min(level, last + 1)
            made.append({"t": "Header", "c": [last, attributes, words]})
        else:
            made.append(one)
    return made


def title(redline: Redline, drawing: TreeDrawing) -> list[Node]:
    """Return the title, marked."""
    return [node for one in redline.title for node in _inlines(one.pieces, drawing)]


def _nested(found: Sequence[RedlinedBlock], depth: int, drawing: TreeDrawing) -> list[Node]:
    """Return blocks as they stand in lists and quotations at this depth and deeper."""
    made: list[Node] = []
    for key, group in groupby(found, key=lambda one: _around(one, depth)):
        inner = list(group)
        match key.partition(":")[0]:
            case "bullet" | "number":
                made += _lists(inner, depth, key, drawing)
            case "label":
                made += _labelled(inner, depth, drawing)
            case "terms":
                made += _terms(inner, depth, drawing)
            case "note":
                made += _nested(inner, depth + 1, drawing)
            case "quote":
                made.append({"t": "BlockQuote", "c": _nested(inner, depth + 1, drawing)})
            case "row":
                made += _tables(inner, drawing)
            case _:
                following = [*inner[1:], None]
                for one, after in zip(inner, following, strict=True):
                    made += _leaf(with_space_between(one, after), end_mark(one, after), drawing)
    return made


def _around(one: RedlinedBlock, depth: int) -> str:
    shape = one.block.shape
    if depth < len(shape) and shape[depth].partition(":")[0] in _CONTAINERS:
        return shape[depth]
    return "row" if one.block.kind == "row" else ""


_CONTAINERS: Final = frozenset({"bullet", "number", "label", "quote", "terms", "note"})


def _items(found: Sequence[RedlinedBlock], depth: int) -> list[list[RedlinedBlock]]:
    items: list[list[RedlinedBlock]] = []
    for one in found:
        begins = len(one.block.shape) == depth + 2 and redline_notes.is_item(one) and one.number  # a list and its item
        if begins or not items:
            items.append([])
        items[-1].append(one)
    return items


def _labelled(found: Sequence[RedlinedBlock], depth: int, drawing: TreeDrawing) -> Iterator[Node]:
    """Yield a list with labels: as one that counts so itself, where no label changed; else labels are words."""
    items = _items(found, depth)
    counts = counted([_first_words(item[0]) for item in items])
    if counts is None:
        yield from (node for item in items for node in _nested(item, depth + 2, drawing))
        return
    first, style, around, lengths = counts
    cut = [[_without_start(item[0], length), *item[1:]] for item, length in zip(items, lengths, strict=True)]
    made = [_nested(item, depth + 2, drawing) for item in cut]
    yield {"t": "OrderedList", "c": [[first, {"t": style}, {"t": around}], made]}


def _first_words(one: RedlinedBlock) -> str:
    """Return the words with which a block begins on both sides."""
    piece = one.pieces[0] if one.pieces else None
    return piece.run.text if piece and piece.mark is one.mark and len(one.block.shape) >= 2 else ""  # noqa: PLR2004 -- a list and its item


def _without_start(one: RedlinedBlock, length: int) -> RedlinedBlock:
    first = one.pieces[0]
    rest = first._replace(run=first.run._replace(text=first.run.text[length:]))
    return one._replace(pieces=(rest, *one.pieces[1:]) if rest.run.text else one.pieces[1:])


def _terms(found: Sequence[RedlinedBlock], depth: int, drawing: TreeDrawing) -> Iterator[Node]:
    """Yield a list of terms; what has no term, or a term of which nothing is said, is passages."""
    entries: list[tuple[list[RedlinedBlock], list[RedlinedBlock]]] = []
    for one in found:
        is_term = one.block.kind == "term"
        if not entries or (is_term and entries[-1][1]):
            entries.append(([], []))
        entries[-1][0 if is_term else 1].append(one)
    for terms, said in entries:
        below = _nested(said, depth + 2, drawing)
        if len(terms) == 1 and below:
            term = [*_inlines(terms[0].pieces, drawing), *drawing.ended(terms[0].mark)]
            yield {"t": "DefinitionList", "c": [[term, [below]]]}
        else:
            yield from (node for term in terms for node in _leaf(term, term.mark, drawing))
            yield from below


def _lists(found: Sequence[RedlinedBlock], depth: int, key: str, drawing: TreeDrawing) -> Iterator[Node]:
    items = _items(found, depth)
    made = [_nested(item, depth + 2, drawing) for item in items]
    if key == "bullet":
        yield {"t": "BulletList", "c": made}
        return
    first = next((item[0].number for item in items if item[0].number), 1)
    yield {"t": "OrderedList", "c": [[first, {"t": "Decimal"}, {"t": "Period"}], made]}


def _leaf(one: RedlinedBlock, end: Mark, drawing: TreeDrawing, *, name: str = "") -> list[Node]:
    block = one.block
    match block.kind:
        case "rule":
            return [{"t": "HorizontalRule"}]
        case "code":
            if not one.is_reworded:
                return [{"t": "CodeBlock", "c": [["", [], []], "".join(piece.run.text for piece in one.pieces)]}]
            return [{"t": "Para", "c": [*_inlines(one.pieces, drawing), *drawing.ended(end)]}]
        case "heading":
            level = min(int(block.shape[-1][1:]) - 1, _DEEPEST) or 1
            inner = [*_inlines(one.pieces, drawing), *drawing.ended(one.mark if name else end)]
            if len(block.shape) > 1:  # in a list or a quotation: no heading of the text
                return [{"t": "Para", "c": [{"t": "Strong", "c": inner}]}]
            return [{"t": "Header", "c": [level, [name, [], []], inner]}]
        case _:
            return [{"t": "Para", "c": [*_inlines(one.pieces, drawing), *drawing.ended(end)]}]


def _inlines(pieces: Sequence[Piece], drawing: TreeDrawing) -> list[Node]:
    """Return pieces as parts of a passage, one span for each stretch that is inserted or deleted."""
    found: list[Node] = []
    pieces = drawing.notes.settled(pieces) if drawing.footnotes else pieces
    for mark, group in groupby(pieces, key=lambda piece: piece.mark):
        nodes = [node for piece in group for node in _piece(piece, drawing)]
        found += drawing.marked(mark, nodes)
    return found


def _piece(piece: Piece, drawing: TreeDrawing) -> list[Node]:
    if is_reference(piece):
        return _reference(piece, drawing)
    if "code" in piece.run.marks:
        nodes: list[Node] = [{"t": "Code", "c": [["", [], []], piece.run.text]}]
    else:
        nodes = list(_words(piece.run.text))
    for mark in reversed(piece.run.marks):
        if mark in _MARKS:
            nodes = [{"t": _MARKS[mark], "c": nodes}]
        elif mark.startswith("link:"):
            address = drawing.target(mark.removeprefix("link:"))
            if address:
                nodes = [{"t": "Link", "c": [["", [], []], nodes, [address, ""]]}]
    return nodes


_MARKS: Final = {node_mark: node for node, node_mark in MARKS.items()}


def _reference(piece: Piece, drawing: TreeDrawing) -> list[Node]:
    """Return the number of a note: the note itself where the program has notes, else a link to it or back from it."""
    known, number = drawing.notes, piece.run.text
    if drawing.footnotes:
        note = known.of(piece)
        if not note:
            return []
        inner = replace(drawing, ended=lambda _: [], notes=NO_NOTES)
        if piece.mark is not Mark.KEPT:
            inner = replace(inner, marked=lambda _, nodes: nodes)
            note = of_side(note, Mark.INSERTED if piece.mark is Mark.DELETED else Mark.DELETED)
        return [{"t": "Note", "c": _nested(without_label(note), 1, inner)}] if note else []
    words: list[Node] = [{"t": "Str", "c": number}]
    is_label = known.is_label(piece)
    if number in known.linked and piece.mark is not Mark.DELETED:
        here, there = ("note", "ref") if is_label else ("ref", "note")
        ids = [f"{known.name}--{place}.{number.strip('[]')}" for place in (here, there)]
        words = [{"t": "Link", "c": [["", [], []], words, [f"#{ids[1]}", ""]]}]
        if is_label or known.is_first(piece):
            words = [{"t": "Span", "c": [[ids[0], [], []], words]}]
    return words if is_label else [{"t": "Superscript", "c": words}]


def _words(text: str) -> Iterator[Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield {"t": "LineBreak"}
        for place, word in enumerate(line.split(" ")):
            if place:
                yield {"t": "Space"}
            if word:
                yield {"t": "Str", "c": word}


def _tables(rows: Sequence[RedlinedBlock], drawing: TreeDrawing) -> Iterator[Node]:
    found: list[list[RedlinedBlock]] = []
    for one in rows:
        if not found or ("head" in one.block.shape and "head" not in found[-1][-1].block.shape):
            found.append([])
        found[-1].append(one)
    return (_table(table, drawing) for table in found)


def _table(rows: Sequence[RedlinedBlock], drawing: TreeDrawing) -> Node:
    drawn = [(("head" in one.block.shape), redline_notes.cells(one, one.pieces)) for one in rows]
    width = max(len(cells) for _, cells in drawn)
    empty = ["", [], []]
    share = {"t": "ColWidth", "c": round(1 / width, 4)} if width > WIDE else {"t": "ColWidthDefault"}

    def row(cells: Sequence[Sequence[Piece]]) -> list[Any]:
        padded = [*cells, *[()] * (width - len(cells))]
        made = [[{"t": "Plain", "c": nodes}] if (nodes := _inlines(cell, drawing)) else [] for cell in padded]
        return [empty, [[empty, {"t": "AlignDefault"}, 1, 1, cell] for cell in made]]

    head = [row(cells) for is_head, cells in drawn if is_head]
    body = [row(cells) for is_head, cells in drawn if not is_head]
    columns = [[{"t": "AlignDefault"}, share]] * width
    return {
        "t": "Table",
        "c": [empty, [None, []], columns, [empty, head], [[empty, 0, [], body]], [empty, []]],
    }
