"""Markdown to blocks, each a unit that a reader sees as one, with the place in which it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

from generator.model.document import Section
from generator.result_cache import kept
from generator.text.markdown import FIRST, GRAMMAR, NOTE, Token, inline_text, may_read_otherwise, read_by
from generator.text.stretches import stretches, tokens_in

BlockKind = Literal["paragraph", "heading", "item", "term", "definition", "note", "row", "code", "rule"]


class Run(NamedTuple):  # thousands are made and looked up: a tuple does both faster than a class of fields
    """A stretch of words with the marks on it: `strong`, `em`, `code`, `link:TARGET`, `image:SOURCE`.

    Struck words have `s`, lowered and raised ones `sub` and `sup`, the number of a note `note`: see `MEANING`. `cell`
    counts the columns of a table row.
    """

    text: str
    marks: tuple[str, ...] = ()
    cell: int = 0


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands in its text, as numbers (from 0) of other blocks; -1 where there is none.

    `heading` is the nearest heading above it, or above that heading's level for a heading itself; a bold line of its
    own counts as a heading one level below the nearest. `lead` is the paragraph that leads in the list that it stands
    in, or the term that it defines, `parent` the first block of the item around it, `head` the first row of its table.
    """

    heading: int = -1
    lead: int = -1
    parent: int = -1
    head: int = -1


MEANING: Final = frozenset({"s", "sub", "sup", NOTE})
"""Marks that change what words say, as emphasis doesn't: “~~not~~”, “10^2^”."""
SIGNS: Final = {"s": "~~", "sub": "~", "sup": "^"}


def _with_signs(run: Run) -> str:
    if MEANING.isdisjoint(run.marks):
        return run.text
    signs = "".join(SIGNS.get(mark, "") for mark in dict.fromkeys(run.marks))
    return f"{signs}{run.text}{signs[::-1]}"


TOP_PLACE: Final = BlockPlace()


@dataclass(frozen=True, slots=True)
class Block:
    """A unit that a reader sees as one: a paragraph, a list item's text, a table row, a heading.

    `shape` is what surrounds it: the lists and quotes that it stands in, its number or heading level. Two blocks with
    equal shape and runs read the same. `line` counts from 0 in the parsed text; `place` says what it stands under.
    """

    kind: BlockKind
    shape: tuple[str, ...]
    runs: tuple[Run, ...]
    line: int
    place: BlockPlace = field(default=TOP_PLACE, compare=False)

    @property
    def words(self) -> str:
        """The text without emphasis and links; cells of a row are separated by “ | ”.

        Struck words stand between ~~, lowered ones between ~ and raised ones between ^: without, they would say more.
        """
        if len(self.runs) == 1:
            return _with_signs(self.runs[0])  # as most blocks have
        cells: dict[int, list[str]] = {}
        for run in self.runs:
            cells.setdefault(run.cell, []).append(_with_signs(run) if run.marks else run.text)
        return " | ".join("".join(texts) for texts in cells.values())

    @property
    def identity(self) -> tuple[str, tuple[str, ...], tuple[Run, ...]]:
        """What makes two blocks the same block, wherever they stand."""
        return (self.kind, self.shape, self.runs)


@kept(1024)
def parse(text: str, grammar: int = GRAMMAR) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in reading order."""
    return tuple(_placed(_in_lines(text, grammar)))


def of(section: Section) -> tuple[Block, ...]:
    """Return the blocks of a section, read by its grammar."""
    return parse(section.text, section.grammar)


def as_written(section: Section) -> Section:
    """Return a section that is newly written, with the grammar by which its text is read."""
    return replace(section, grammar=grammar_of(section.text))


def grammar_of(text: str) -> int:
    """Return the first grammar by which a text reads as it does by the newest."""
    if not may_read_otherwise(text):
        return FIRST
    others = (one for one in stretches(text) if read_by(one, GRAMMAR) == GRAMMAR)
    return FIRST if all(_stretch(one, FIRST) == _stretch(one, GRAMMAR) for one in others) else GRAMMAR


def _in_lines(text: str, grammar: int) -> Iterator[tuple[Block, int]]:
    """Yield the blocks of a text, with their lines in it."""
    line = 0
    for stretch in stretches(text):
        for block in _stretch(stretch, read_by(stretch, grammar)):
            yield block, block.line + line
        line += stretch.count("\n")


@kept(8192)
def _stretch(text: str, grammar: int) -> tuple[Block, ...]:
    return tuple(_blocks(tokens_in(text, grammar)))


BOLD_LINE: Final = 120  # letters: a longer bold paragraph is no heading


def is_bold_line(block: Block) -> bool:
    """Return True if a block is a bold line of its own: a heading in all but its marks."""
    return (
        block.kind == "paragraph"
        and not block.shape
        and all("strong" in run.marks or not run.text.strip(" :.") for run in block.runs)
        and 0 < len(block.words) <= BOLD_LINE
    )


def is_heading(block: Block) -> bool:
    """Return True if a block is a heading, or a bold line that stands for one."""
    return block.kind == "heading" or is_bold_line(block)


def leading(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks of a section under which others stand: a list, or what else an item holds."""
    return frozenset(number for block in blocks for number in (block.place.lead, block.place.parent))


@kept(1024)
def leading_in(text: str, grammar: int) -> frozenset[int]:
    """Return the same for the blocks of a Markdown text; it is asked of each passage that changed in it."""
    return leading(parse(text, grammar))


def _placed(blocks: Iterable[tuple[Block, int]]) -> Iterator[Block]:
    """Yield blocks with their lines and places."""
    headings: list[tuple[int, int]] = []  # level and number of each heading around
    leads: dict[int, int] = {}  # by depth, the paragraph that leads in the next list there
    items: list[tuple[tuple[str, ...], int, int]] = []  # of each item around: its shape, its first block, its lead-in
    head = term = -1
    place = TOP_PLACE
    for number, (block, line) in enumerate(blocks):
        if block.shape[:1] == ("note",):
            yield Block(block.kind, block.shape, block.runs, line)
            continue
        while items and block.shape[: len(items[-1][0])] != items[-1][0]:
            items.pop()
        depth = block.shape.count("item")
        if block.kind != "row" or "head" in block.shape:
            head = number if block.kind == "row" else -1
        level = int(block.shape[-1][1:]) if block.kind == "heading" and len(block.shape) == 1 else 0
        if is_bold_line(block):
            real = [one for one, _ in headings if one <= _LOWEST]
            level = (real[-1] if real else 0) + _BOLD
        if level:
            while headings and headings[-1][0] >= level:
                headings.pop()
        above = headings[-1][1] if headings else -1
        if block.kind == "item" and block.shape[-1] == "item":
            items = [one for one in items if len(one[0]) < len(block.shape)]
            parent = items[-1][1] if items else -1
            lead = leads.get(depth - 1, -1)
            items.append((block.shape, number, lead))
        else:
            parent = items[-1][1] if items else -1
            lead = items[-1][2] if items else -1
        term = number if block.kind == "term" else term
        lead = term if block.kind == "definition" else lead
        under = (above, lead, parent, head if head != number else -1)
        if under != (place.heading, place.lead, place.parent, place.head):
            place = BlockPlace(*under)  # most passages stand where the one before does
        yield Block(block.kind, block.shape, block.runs, line, place)
        if level:
            headings.append((level, number))
            leads.clear()
        elif block.kind in {"paragraph", "item"}:
            leads = {one: led for one, led in leads.items() if one < depth} | {depth: number}


_LOWEST: Final = 6
_BOLD: Final = 10  # added to the level of the heading above: below all of it, and level with other bold lines there


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    shape: list[str] = []
    row: list[Run] = []
    cell = 0
    in_row = False
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type in _CLOSES:
            shape.pop()
            continue
        opened = _opened(token)
        if opened:
            shape.append(opened)
            continue
        match token.type:
            case "tr_open":
                in_row, row, cell = True, [], 0
            case "tr_close":
                in_row = False
                yield Block("row", tuple(shape), tuple(row), line)
            case "th_close" | "td_close":
                cell += 1
            case "inline" if in_row:
                row.extend(_runs(token.children or (), cell))
            case "inline":
                yield Block(kind_of(shape), tuple(shape), tuple(_runs(token.children or (), 0)), line)
            case "fence" | "code_block":
                yield Block("code", tuple(shape), (Run(token.content, ("code",)),), line)
            case "hr":
                yield Block("rule", tuple(shape), (), line)
            case _:
                pass


_CONTAINERS: Final = {
    "bullet_list_open": "bullet",
    "blockquote_open": "quote",
    "list_item_open": "item",
    "thead_open": "head",
    "dl_open": "terms",
    "dt_open": "term",
    "dd_open": "definition",
    "footnote_open": "note",
}
_CLOSES: Final = frozenset(
    name.replace("_open", "_close") for name in (*_CONTAINERS, "ordered_list_open", "heading_open")
)


def _opened(token: Token) -> str:
    """Return the part of a shape that a token opens; empty where it opens none."""
    if token.type == "ordered_list_open":
        return f"label:{token.info}" if token.info else f"number:{token.attrs.get('start', 1)}"
    return token.tag if token.type == "heading_open" else _CONTAINERS.get(token.type, "")


_INNERMOST: Final[dict[str, BlockKind]] = {one: one for one in ("item", "term", "definition", "note")}


def kind_of(shape: Sequence[str]) -> BlockKind:
    """Return the kind of a passage that stands in what a shape names."""
    if shape and re.fullmatch(r"h[1-6]", shape[-1]):
        return "heading"
    return next((_INNERMOST[part] for part in reversed(shape) if part in _INNERMOST), "paragraph")


def _runs(children: Sequence[Token], cell: int) -> Iterator[Run]:
    marks: list[str] = []
    pending = ""
    for child in children:
        text, mark = inline_text(child)
        if mark is None:
            pending += text
            continue
        if pending:
            yield Run(pending, tuple(marks), cell)
            pending = ""
        if mark == "":
            marks.pop()
        elif text:
            yield Run(text, (*marks, mark), cell)
        else:
            marks.append(mark)
    if pending:
        yield Run(pending, tuple(marks), cell)


def plain(text: str) -> str:
    """Return the words of one line of Markdown, without marks."""
    return " ".join(" ".join(block.words for block in parse(text)).split())
