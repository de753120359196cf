"""The headings of a rich text, which pandoc reads as passages like any other: found by the names of their styles."""

import re
from collections.abc import Sequence
from typing import Any, Final

from generator.documents.inlines import Node

_SHEET: Final = re.compile(rb"\{\\stylesheet")
_STYLE: Final = re.compile(
    rb"\\s(\d{1,4})(?![\da-z])(?:[^{};]*?\\[a-z]+-?\d*)? (?:(heading|titre|rubrik) (\d)|(title));", re.IGNORECASE
)
_SIGN: Final = "\ue001"  # and the level: 0 is the title
_LEVELED: Final = re.compile(f"{_SIGN}(\\d)")


def with_signs(raw: bytes) -> bytes:
    """Return a rich text in which a sign that nobody types stands before each heading, with its level."""
    sheet = _SHEET.search(raw)
    if not sheet:
        return raw
    end = _group_end(raw, sheet.start())
    levels = {found[1]: found[3] or b"0" for found in _STYLE.finditer(raw, sheet.start(), end)}
    if not levels:
        return raw
    used = re.compile(rb"\\s(" + b"|".join(levels) + rb")(?![\da-z]) ?")
    body = used.sub(lambda found: found[0] + b"{\\u-8191?}{" + levels[found[1]] + b"}", raw[end:])
    return raw[:end] + body


def _group_end(raw: bytes, start: int) -> int:
    """Return where a group of a rich text ends."""
    depth, at = 0, start
    for found in re.finditer(rb"\\[\\{}]|[{}]", raw[start:]):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        at = start + found.end()
        if depth == 0:
            break
    return at


def with_headings(blocks: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Return the title of a tree, and its blocks, with headings where signs stand; no sign is left."""
    title: list[Node] = []
    found: list[Node] = []
    for block in blocks:
        level = _level(block)
        clean = _without_signs(block)
        if level is None or clean["t"] not in {"Para", "Plain"}:
            found.append(clean)
        elif level == 0 and not title:
            title = clean["c"]
        else:
            found.append({"t": "Header", "c": [max(level, 1), ["", [], []], clean["c"]]})
    return title, found


def _level(node: Any) -> int | None:  # noqa: ANN401 -- pandoc's tree
    """Return the level that the first sign in a part of a tree names."""
    match node:
        case {"t": "Str", "c": str(words)}:
            sign = _LEVELED.search(words)
            return int(sign[1]) if sign else None
        case dict():
            return _level(node.get("c"))
        case list():
            return next((level for part in node if (level := _level(part)) is not None), None)
        case _:
            return None


def _without_signs(node: Any) -> Any:  # noqa: ANN401 -- pandoc's tree
    match node:
        case str():
            return _LEVELED.sub("", node)
        case dict():
            return {key: _without_signs(part) for key, part in node.items()}
        case list():
            return [_without_signs(part) for part in node]
        case _:
            return node
