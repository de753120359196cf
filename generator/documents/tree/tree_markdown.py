"""Pandoc's tree → Markdown as sections have it: headings, lists with their labels, tables, notes, links inside."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.documents.tree import inlines, tree_tables
from generator.documents.tree.inlines import InlineState, Node
from generator.documents.tree.link_targets import section_ids
from generator.documents.tree.list_labels import item_labels
from generator.text import markdown
from generator.text.labels import LABELLED, is_first_label, is_label

DEEPEST: Final = 6
DEEPEST_LIST: Final = 12
_CELL_BREAK: Final = "<br>"
_INNER_LINE: Final = re.compile(r"\n(?=[^\n])")
_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class _Text:
    """A text as it is written: its passages, the ids of sections that links can lead to, what was met."""

    ids: Mapping[str, str]
    base: str
    seen: InlineState = field(default_factory=InlineState)

    def target(self, link: str) -> str:
        """Return where a link leads: a section's id for a place inside; empty where that is not there."""
        if link.startswith("#"):
            found = self.ids.get(link[1:], "")
            return f"#{found}" if found else ""
        if self.base and link.startswith(f"{self.base}#"):
            return self.target(link[len(self.base) :])
        return "" if link.lower().startswith(("javascript:", "data:", "file:")) else link

    def line(self, nodes: Sequence[Node], line_break: str = "\\\n") -> str:
        """Return a passage as Markdown."""
        return inlines.as_markdown(inlines.runs(nodes, self.seen), line_break, target=self.target)

    def heading(self, nodes: Sequence[Node]) -> str:
        """Return the words of a heading as Markdown on one line."""
        self.seen.in_heading = True
        words = self.line(nodes, " ")
        self.seen.in_heading = False
        return words


@dataclass(frozen=True, slots=True)
class Written:
    """A text as Markdown, and what was met in it."""

    text: str
    struck: tuple[str, ...] = ()
    pictures: int = 0
    formulas: int = 0
    notes: int = 0
    spanning: tuple[str, ...] = ()


def to_markdown(blocks: Sequence[Node], *, title: Sequence[Node] = (), base: str = "") -> Written:
    """Return the Markdown of a tree's blocks, under its title where it has one; `base` is the address of its page."""
    text = _Text(section_ids(blocks), base)
    shift = 1 if title else 0
    out: list[str] = [f"# {text.heading(title)}"] if title else []
    for block in blocks:
        if block["t"] == "Header":
            out += _notes(text)
        out += _block(block, text, shift)
    out += _notes(text)
    seen = text.seen
    found = "\n\n".join(part for part in out if part.strip())
    return Written(
        f"{found}\n", tuple(seen.struck), seen.pictures, seen.formulas, len(seen.notes), tuple(seen.spanning)
    )


def _notes(text: _Text) -> Iterator[str]:
    """Yield the notes that were met since the last section ended."""
    seen, number = text.seen, 0
    while seen.noted + number < len(seen.notes):
        blocks, of_heading = seen.notes[seen.noted + number]
        number += 1
        body = "\n\n".join(part for one in blocks for part in _block(one, text, 0))
        yield f"\\[{number}\\] {body}" if of_heading else f"[^{number}]: {_indented(body)}"
    seen.noted += number


def _block(block: Node, text: _Text, shift: int, depth: int = 0) -> Iterator[str]:
    content = block.get("c")
    match block["t"]:
        case "Para" | "Plain" if content is not None:
            yield text.line(content)
        case "LineBlock" if content:
            yield "\\\n".join(text.line(line) for line in content)
        case "Header" if content:
            words = text.heading(content[2])
            yield f"{'#' * min(content[0] + shift, DEEPEST)} {words}" if words else ""
        case "BulletList" if content:
            yield _list(content, ["- "] * len(content), text, depth)
        case "OrderedList" if content:
            yield _list(content[1], list(item_labels(content[0], len(content[1]))), text, depth)
        case "DefinitionList" if content:
            yield from _definitions(content, text, depth)
        case "BlockQuote" | "Div" | "Figure" if content:
            inner = content if block["t"] == "BlockQuote" else content[-1]
            parts = [part for one in inner for part in _block(one, text, shift, depth)]
            quoted = block["t"] == "BlockQuote"
            yield from (
                "\n".join(f"> {line}".rstrip() for line in part.split("\n")) if quoted else part for part in parts
            )
        case "Table" if content:
            yield from _table(content, text, shift, depth)
        case "CodeBlock" if content:
            yield f"```\n{content[1]}\n```"
        case "HorizontalRule":
            yield "---"
        case "RawBlock" if content:
            yield markdown.escape(" ".join(_TAG.sub(" ", content[1]).split()))
        case _:
            pass  # an empty list or table


def _list(items: Sequence[Sequence[Node]], labels: Sequence[str], text: _Text, depth: int) -> str:
    out: list[str] = []
    loose = False
    for item, lead in zip(items, labels, strict=True):
        marker = lead[: lead.index(" ") + 1]
        indent = " " * (len(marker) if depth < DEEPEST_LIST else 0)
        indent = indent[:LABELLED] if is_label(marker.rstrip()) else indent
        parts = [part for one in item for part in _block(_in_item(one), text, 0, depth + 1) if part.strip()]
        body = ""
        for number, part in enumerate(parts):
            tight = number and _is_list(part) and not loose and _may_follow(part, marker)
            body += ("\n" if tight else "\n\n" if number else "") + part
        nested = marker.startswith("(") and body.startswith("(") and _is_list(body)  # “(a)(i)”
        out.append(((lead.rstrip() if nested else lead) + body).rstrip().replace("\n", f"\n{indent}"))
        loose = loose or any(not _is_list(part) for part in parts[1:])
    return "\n".join(line for one in out for line in one.split("\n")) if not loose else "\n\n".join(out)


def _in_item(block: Node) -> Node:
    """Return a block of a list item: a heading there is a bold passage."""
    if block["t"] != "Header":
        return block
    return {"t": "Para", "c": [{"t": "Strong", "c": block["c"][2]}]}


def _is_list(part: str) -> bool:
    first = part.split(" ", 1)[0]
    return first == "-" or (first[:-1].isdigit() and first[-1:] in {".", ")"}) or is_label(first)


def _may_follow(part: str, marker: str) -> bool:
    """Return True if a list may stand directly below a passage: one with labels only in an item with a label."""
    first = part.split(" ", 1)[0]
    return not is_label(first) or (is_label(marker.rstrip()) and is_first_label(first))


def _definitions(content: Sequence[Any], text: _Text, depth: int) -> Iterator[str]:
    """Yield a list of terms, each with what is said of it; a term without that, or of no words, is a bold passage."""
    for term, bodies in content:
        words = text.line(term, " ")
        found = [
            [part for block in body for part in _block(block, text, 0, depth + 1) if part.strip()] for body in bodies
        ]
        said = ["\n\n".join(parts) for parts in found if parts]
        if words and said:
            yield "\n".join([words, *(f": {_indented(one)}" for one in said)])
        else:
            yield from [text.line([{"t": "Strong", "c": term}]), *said]


def _indented(text: str) -> str:
    """Return a text of which all lines but the first stand in by as much as those of notes and definitions do."""
    return _INNER_LINE.sub("\n    ", text)


def _bold_terms(content: Sequence[Any]) -> Iterator[Node]:
    """Yield a list of terms as passages: each one bold, with what is said of it below."""
    for term, bodies in content:
        yield {"t": "Para", "c": [{"t": "Strong", "c": term}]}
        yield from (block for body in bodies for block in body)


def _table(content: Sequence[Any], text: _Text, shift: int, depth: int) -> Iterator[str]:
    """Yield a table: rows of cells; one that only lays out a page gives what stands in its cells."""
    caption, columns, rows = content[1], content[2], tree_tables.rows_of(content)
    for block in caption[1]:
        yield from _block(block, text, 0, depth)
    if tree_tables.only_lays_out(rows, len(columns)):
        for block in tree_tables.laid_out(rows):
            yield from _block(block, text, shift, depth)
        return
    yield tree_tables.markdown_table(content, lambda cell: _cell(cell, text, depth), text.seen.spanning)


def _cell(blocks: Sequence[Node], text: _Text, depth: int) -> str:
    """Return the blocks of a cell in one line: its passages and items apart by line breaks."""
    return _CELL_BREAK.join(part for block in blocks for part in _cell_lines(block, text, depth) if part)


def _cell_lines(block: Node, text: _Text, depth: int) -> Iterator[str]:
    content = block.get("c")
    match block["t"]:
        case "Para" | "Plain":
            yield text.line(content or [], _CELL_BREAK).replace("\n", " ")
        case "BulletList" | "OrderedList" if content:
            numbered = block["t"] == "OrderedList"
            items = content[1] if numbered else content
            labels = list(item_labels(content[0], len(items))) if numbered else ["• "] * len(items)
            for item, lead in zip(items, labels, strict=True):
                yield lead.removeprefix("- ") + _cell(item, text, depth)
        case "DefinitionList" if content:
            yield from (line for one in _bold_terms(content) for line in _cell_lines(one, text, depth))
        case "Table":
            for row in _block(block, text, 0, depth):
                yield from (line.strip("| ").replace(" | ", ", ") for line in row.split("\n") if line.strip("|- "))
        case _:
            for part in _block(_in_item(block), text, 0, depth):
                yield part.replace("\\\n", _CELL_BREAK).replace("\n", " ")
