"""The ids in a pandoc tree, and in which section of the Markdown each of them will stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.documents.tree import inlines
from generator.documents.tree.inlines import InlineState, Node
from generator.source import headings
from generator.text import markdown


def section_ids(blocks: Sequence[Node]) -> dict[str, str]:
    """Return for each id in a tree that of the section in which it will stand, as the importer names sections."""
    found: dict[str, str] = {}
    used: Counter[str] = Counter()
    current = ""
    waiting: list[str] = []
    for block in blocks:
        if block["t"] != "Header":
            inside = list(_ids(block))
            found.update((one, current) for one in inside)
            waiting = (waiting if not has_words(block) else []) + (inside if not has_words(block) else [])
            continue
        words = inlines.plain(inlines.runs(block["c"][2], InlineState()))
        stem = markdown.slug(headings.for_good(words)) if words else ""
        if stem:
            used[stem] += 1
            current = stem if used[stem] == 1 else f"{stem}-{used[stem]}"
        found.update((one, current) for one in [*waiting, *_ids(block)])
        waiting = []
    return {one: section for one, section in found.items() if one and section}


def _ids(node: Any) -> Iterator[str]:  # noqa: ANN401 -- pandoc's tree
    """Yield all ids in a part of a tree."""
    match node:
        case {"t": "Header", "c": [_, [str(one), *_], *_]} | {"t": _, "c": [[str(one), *_], *_]}:
            yield one
            yield from _ids(node["c"][1:])
        case dict():
            yield from _ids(node.get("c"))
        case list():
            for part in node:
                if not isinstance(part, dict) or part["t"] not in inlines.PLAIN:
                    yield from _ids(part)


def has_words(node: Any) -> bool:  # noqa: ANN401 -- pandoc's tree
    """Return True if there is a word in a part of a tree."""
    match node:
        case {"t": "Str"}:
            return True
        case dict():
            return has_words(node.get("c"))
        case list():
            return any(map(has_words, node))
        case _:
            return False
