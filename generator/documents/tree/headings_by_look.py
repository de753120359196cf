"""Headings by their look, where a document has no styles for them: bold short lines, numbered short lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents.tree import inlines
from generator.documents.tree.inlines import InlineState, Node
from generator.source import lines_above

LONGEST: Final = 120
LONGEST_NUMBERED: Final = 80
ENOUGH: Final = 2  # headings by style: then looks are not asked
_NUMBER: Final = re.compile(
    r"(?:(?:section|article|part|abschnitt|artikel|partie|teil|§)\s*)?"
    r"(?:(?P<digits>\d{1,2}(?:\.\d{1,2})*)|[IVX]{1,5}|[A-Z])[.):]*\s+(?=\S)",
    re.IGNORECASE,
)
_ENDS: Final = (".", ";", ",", ":", "。", "；", "，")


@dataclass(frozen=True, slots=True)
class _HeadingLike:
    """A paragraph that can be a heading: its words, how it looks, and what it would be in the tree."""

    words: str
    bold: bool
    depth: int  # of its number, 0 where it has none
    capitals: bool


def apart(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks, with passages that stand apart by two line breaks or more as passages of their own."""
    for block in blocks:
        if block["t"] not in {"Para", "Plain"}:
            yield block
            continue
        passage: list[Node] = []
        breaks = 0
        for node in block["c"]:
            breaks = breaks + 1 if node["t"] == "LineBreak" else breaks if node["t"] in {"Space", "SoftBreak"} else 0
            if breaks > 1 and any(one["t"] not in inlines.WHITE for one in passage):
                yield {"t": "Para", "c": passage}
                passage = []
            elif breaks <= 1:
                passage.append(node)
        if passage:
            yield {"t": block["t"] if len(passage) == len(block["c"]) else "Para", "c": passage}


def with_headings(blocks: Sequence[Node]) -> tuple[list[Node], int]:
    """Return blocks of which lines that look like headings are headings, and how many became ones.

    Where two headings or more have a style, nothing is changed.
    """
    if sum(block["t"] == "Header" for block in blocks) >= ENOUGH:
        return list(blocks), 0
    flat = list(_unlisted(blocks))
    lines = [_line(block) if _followed(flat, number) else None for number, block in enumerate(flat)]
    bold = [one for one in lines if one and one.bold]
    numbered = [one for one in lines if one and one.depth]
    if not bold and len(numbered) < ENOUGH:
        return list(blocks), 0
    looks = sorted({_rank(one) for one in lines if one and _is_heading(one, any_bold=bool(bold))})
    found: list[Node] = []
    for block, one in zip(flat, lines, strict=True):
        if one and _is_heading(one, any_bold=bool(bold)):
            level = min(looks.index(_rank(one)), 3) + 2
            found.append({"t": "Header", "c": [level, ["", [], []], _unmarked(block["c"])]})
        else:
            found.append(block)
    return found, sum(block["t"] == "Header" for block in found)


def _is_heading(line: _HeadingLike, *, any_bold: bool) -> bool:
    return line.bold or (bool(line.depth) and not any_bold)


def _rank(line: _HeadingLike) -> tuple[int, bool]:
    return (line.depth or 1, not line.capitals)


def _unlisted(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks, with the bold headings of a numbered list of single items as lines with their numbers."""
    for block in blocks:
        if block["t"] == "OrderedList" and len(block["c"][1]) == 1:
            (item,) = block["c"][1]
            line = _line(item[0]) if item else None
            if line and line.bold:
                number = {"t": "Str", "c": f"{block['c'][0][0]}."}
                yield {"t": "Para", "c": [{"t": "Strong", "c": [number, {"t": "Space"}, *item[0]["c"]]}]}
                yield from item[1:]
                continue
        yield block


def _followed(blocks: Sequence[Node], at: int) -> bool:
    return at + 1 < len(blocks)


def _line(block: Node) -> _HeadingLike | None:
    """Return a paragraph as a line that can be a heading; None where it can't."""
    if block["t"] not in {"Para", "Plain"}:
        return None
    runs = [one for one in inlines.runs(block["c"], InlineState()) if one.text.strip()]
    words = inlines.plain(inlines.runs(block["c"], InlineState()))
    if not words or len(words) > LONGEST or words.endswith(_ENDS[:3]) or any("\n" in one.text for one in runs):
        return None
    if lines_above.is_date_line(words) or not any(sign.isalpha() for sign in words):
        return None
    bold = all("strong" in one.marks or not any(sign.isalnum() for sign in one.text) for one in runs)
    number = _NUMBER.match(words)
    depth = (number["digits"] or "1").count(".") + 1 if number else 0
    fits = len(words) <= LONGEST_NUMBERED and not words.endswith(_ENDS) and _begins_large(words, number)
    return _HeadingLike(words, bold, depth if number and (bold or fits) else 0, words.isupper())


def _begins_large(words: str, number: re.Match[str] | None) -> bool:
    rest = words[number.end() :] if number else words
    return bool(rest) and (rest[0].isupper() or not rest[0].isalpha())


def _unmarked(nodes: Sequence[Node]) -> list[Node]:
    """Return the parts of a line without its bold: a heading is that anyway."""
    found: list[Node] = []
    for node in nodes:
        found += _unmarked(node["c"]) if node["t"] == "Strong" else [node]
    return found
