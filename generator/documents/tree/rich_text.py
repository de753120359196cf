"""The headings of a rich text, which pandoc reads as passages like any other: found by the names of their styles."""

import re
from collections.abc import Sequence
from typing import Any, Final

from generator.documents.tree.inlines import Node

_SHEET: Final = re.compile(rb"\{\\stylesheet")
_STYLE: Final = re.compile(
    rb"\\s(\d{1,4})(?![\da-z])(?:[^{};]*?\\[a-z]+-?\d*)? (?:(heading|titre|rubrik) (\d)|(title));", re.IGNORECASE
)
_SIGN: Final = "HeadingOfLevel"  # nobody types it; after it the level: 0 is the title
_LEVELED: Final = re.compile(f"{_SIGN}(\\d);")
_LIST_TEXT: Final = rb"\{\\listtext(?:[^{}]|\{[^{}]*\})*\}"
_BEFORE_STYLE: Final = rb"(?P<before>" + _LIST_TEXT + rb"\s*\\pard\\plain ?(?:\\ltrpar ?)?)?"
_BEFORE_WORDS: Final = (  # what stands between the style of a passage and its first word
    rb"(?P<between>(?:\\(?!u-?\d|(?:par|tab|line|cell|row|sect|page|pard|field)(?![a-z]))[a-z]++-?\d*+ ?|"
    + _LIST_TEXT
    + rb"|\{\\\*[^{}]*\}|\{(?!\\field)|[\r\n])*+)(?=[^\\{}\r\n]|\\(?:u-?\d|')|\{\\field)"
)
_IN_LIST: Final = re.compile(rb"\\(?:ls|ilvl)\d+ ?")
_LISTED: Final = re.compile(_LIST_TEXT)
_COMMAND: Final = re.compile(rb"\\[a-z]+-?\d* ?|[{}\r\n]")


_HIDDEN: Final = re.compile(rb"(?<!\\)\\v(?:1(?!\d)|(?![a-z\d-]))")


def hides_words(raw: bytes) -> bool:
    """Return True if a rich text has words that are not shown, which pandoc leaves out."""
    return _HIDDEN.search(raw) is not None


def with_signs(raw: bytes) -> bytes:
    """Return a rich text in which a sign that nobody types stands before each heading, with its level and number.

    Headings are no items of lists any more: what reads them as such would number them anew, or move them.
    """
    sheet = _SHEET.search(raw)
    if not sheet:
        return raw
    end = _group_end(raw, sheet.start())
    levels = {found[1]: found[3] or b"0" for found in _STYLE.finditer(raw, sheet.start(), end)}
    if not levels:
        return raw
    used = re.compile(_BEFORE_STYLE + rb"\\s(?P<style>" + b"|".join(levels) + rb")(?![\da-z])" + _BEFORE_WORDS)

    def with_sign(found: re.Match[bytes]) -> bytes:
        before, between = found["before"] or b"", found["between"]
        listed = _LISTED.search(before) or _LISTED.search(between)
        number = _COMMAND.sub(b"", listed[0]).strip() if listed else b""
        plain = b"\\s" + found["style"] + _LISTED.sub(b"", _IN_LIST.sub(b"", between))
        sign = _SIGN.encode() + levels[found["style"]] + b";" + (number + b" " if number else b"")
        return _LISTED.sub(b"", before) + plain + sign

    return raw[:end] + used.sub(with_sign, raw[end:])


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
            found.append({"t": "Header", "c": [max(level, 1), ["", [], []], _unmarked(clean["c"])]})
    return title, found


def _unmarked(nodes: Sequence[Node]) -> list[Node]:
    """Return the words of a heading without its bold."""
    return [inner for one in nodes for inner in (_unmarked(one["c"]) if one["t"] == "Strong" else [one])]


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
