"""A redline → pandoc's tree: lists and tables whole, insertions and deletions as spans that Word reads as tracked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from generator.documents.inlines import Node
from generator.text import notes
from generator.text.blocks import Run
from generator.text.redline import Redline
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece, Seam

WIDE: Final = 4  # columns: more of them share the width evenly
_CLASSES: Final = {Mark.INSERTED: "insertion", Mark.DELETED: "deletion"}
_DEEPEST: Final = 9
END: Final = "\ue000"  # stands for the end of a passage, until `word_marks` makes it one: pandoc writes none in lists
Target = Callable[[str], str]
Marked = Callable[[Mark, list[Node]], list[Node]]


@dataclass(frozen=True, slots=True)
class TreeDrawing:
    """How a redline is drawn: where a link leads (empty: its words stay), and what stands around marked words.

    `ended` is what stands at the end of a passage whose end is inserted or deleted.
    """

    target: Target
    marked: Marked
    ended: Callable[[Mark], list[Node]]


def tracked(target: Target, author: str, date: str) -> TreeDrawing:
    """Return a drawing with tracked changes, by an author and at a moment (ISO 8601)."""

    def attributes(kind: str) -> list[Any]:
        return ["", [kind], [["author", author], ["date", date]]]

    def marked(mark: Mark, nodes: list[Node]) -> list[Node]:
        return nodes if mark is Mark.KEPT else [{"t": "Span", "c": [attributes(_CLASSES[mark]), nodes]}]

    def ended(mark: Mark) -> list[Node]:
        return marked(mark, [{"t": "Str", "c": END}]) if mark is not Mark.KEPT else []

    return TreeDrawing(target, marked, ended)


def blocks(redline: Redline, drawing: TreeDrawing) -> list[Node]:
    """Return the blocks of a redline below its title: sections under headings that have the sections' ids."""
    found: list[Node] = []
    for section in redline.sections:
        for one in section.heading:
            found += _leaf(one, Mark.KEPT, drawing, name=section.id.replace("/was", "-was"))
        found += _nested(list(section.text), 0, drawing)
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
            case "quote":
                made.append({"t": "BlockQuote", "c": _nested(inner, depth + 1, drawing)})
            case "row":
                made += _tables(inner, drawing)
            case _:
                following = [*inner[1:], None]
                for one, after in zip(inner, following, strict=True):
                    made += _leaf(_apart(one, after), _end(one, after), drawing)
    return made


def _around(one: RedlinedBlock, depth: int) -> str:
    shape = one.block.shape
    if depth < len(shape) and shape[depth].partition(":")[0] in {"bullet", "number", "quote"}:
        return shape[depth]
    return "row" if one.block.kind == "row" else ""


def _lists(found: Sequence[RedlinedBlock], depth: int, key: str, drawing: TreeDrawing) -> Iterator[Node]:
    items: list[list[RedlinedBlock]] = []
    for one in found:
        begins = len(one.block.shape) == depth + 2 and notes.is_item(one) and one.number  # a list and its item
        if begins or not items:
            items.append([])
        items[-1].append(one)
    made = [_nested(item, depth + 2, drawing) for item in items]
    if key == "bullet":
        yield {"t": "BulletList", "c": made}
        return
    first = next((item[0].number for item in items if item[0].number), 1)
    yield {"t": "OrderedList", "c": [[first, {"t": "Decimal"}, {"t": "Period"}], made]}


def _end(one: RedlinedBlock, after: RedlinedBlock | None) -> Mark:
    """Return whether the end of a passage is inserted or deleted: as the passage is, or parts or joins two."""
    if after is not None and after.seam is not None:
        return Mark.INSERTED if after.seam is Seam.PARTED else Mark.DELETED
    return one.mark


def _apart(one: RedlinedBlock, after: RedlinedBlock | None) -> RedlinedBlock:
    """Return a passage with a space at its end on the side on which the next one goes on with it."""
    if after is None or after.seam is None or not one.pieces or not after.pieces:
        return one
    mark, other = (Mark.DELETED, Mark.INSERTED) if after.seam is Seam.PARTED else (Mark.INSERTED, Mark.DELETED)
    ends = "".join(piece.run.text for piece in one.pieces if piece.mark is not other)
    begins = "".join(piece.run.text for piece in after.pieces if piece.mark is not other)
    if ends[-1:].isspace() or begins[:1].isspace():
        return one
    return replace(one, pieces=(*one.pieces, Piece(mark, Run(" "))))


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
    for mark, group in groupby(pieces, key=lambda piece: piece.mark):
        nodes = [node for piece in group for node in _piece(piece, drawing)]
        found += drawing.marked(mark, nodes)
    return found


def _piece(piece: Piece, drawing: TreeDrawing) -> list[Node]:
    if "code" in piece.run.marks:
        nodes: list[Node] = [{"t": "Code", "c": [["", [], []], piece.run.text]}]
    else:
        nodes = list(_words(piece.run.text))
    for mark in reversed(piece.run.marks):
        if mark == "strong":
            nodes = [{"t": "Strong", "c": nodes}]
        elif mark == "em":
            nodes = [{"t": "Emph", "c": nodes}]
        elif mark.startswith("link:"):
            address = drawing.target(mark.removeprefix("link:"))
            if address:
                nodes = [{"t": "Link", "c": [["", [], []], nodes, [address, ""]]}]
    return nodes


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
    drawn = [(("head" in one.block.shape), notes.cells(one, one.pieces)) for one in rows]
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
