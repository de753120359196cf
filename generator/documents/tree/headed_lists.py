"""Headings that a program counts as items of a list: headings again, each with its number as text."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.documents.tree.inlines import Node

_LISTS: Final = frozenset({"BulletList", "OrderedList"})


def unlisted(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks of which lists that hold headings are no lists: 1., 1.1, 2. are counted through the whole text.

    Those of a list without numbers have none.
    """
    counts: list[int] = []
    return [one for block in blocks for one in _unlisted(block, counts, 0)]


def _unlisted(block: Node, counts: list[int], depth: int) -> Iterator[Node]:
    if block["t"] not in _LISTS or not _holds(block):
        yield block
        return
    numbered = block["t"] == "OrderedList"
    for item in block["c"][1] if numbered else block["c"]:
        for inner in item:
            if inner["t"] in _LISTS:
                yield from _unlisted(inner, counts, depth + 1)
            elif numbered and inner["t"] == "Header":
                last = counts[depth] if depth < len(counts) else 0
                counts[:] = [*counts[:depth], *([1] * (depth - len(counts))), last + 1]
                yield _numbered(inner, counts)
            else:
                yield inner


def _holds(block: Node) -> bool:
    items = block["c"][1] if block["t"] == "OrderedList" else block["c"]
    return any(one["t"] == "Header" or (one["t"] in _LISTS and _holds(one)) for item in items for one in item)


def _numbered(heading: Node, counts: Sequence[int]) -> Node:
    number = ".".join(map(str, counts)) + ("." if len(counts) == 1 else "")
    words = [{"t": "Str", "c": number}, {"t": "Space"}]
    level, attributes, inner = heading["c"]
    return {"t": "Header", "c": [level, attributes, [*words, *inner]]}
