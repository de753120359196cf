"""Lists that were typed as passages, (a) … (i) … (b) … or • … • …: each item one of them, deeper ones nested."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from generator.documents.tree import inlines
from generator.documents.tree.inlines import InlineState, Node
from generator.documents.tree.list_labels import label

_LABEL: Final = re.compile(r"\((\d{1,2}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]{1,2}|[IVXLC]{1,7})\)")
_OWN: Final = re.compile(
    r"(?P<opens>\()?(?P<label>\d{1,2}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]{1,2}|[IVXLC]{1,7})(?P<closes>[.)])"
)
_FEWEST: Final = 2
_BULLET: Final = re.compile("[•▪●◦‣·■–]")
_LABELLED: Final = "labels"
_BULLETED: Final = "bullets"
_STYLES: Final = ("LowerRoman", "LowerAlpha", "UpperRoman", "UpperAlpha", "Decimal")
_DEEPEST: Final = 4


@dataclass(slots=True)
class _Open:
    """A list that is read: how its labels are written, and its items so far."""

    style: str
    items: list[list[Node]] = field(default_factory=list)

    def node(self) -> Node:
        """Return it as a list of pandoc's tree."""
        return {"t": "OrderedList", "c": [[1, {"t": self.style}, {"t": "TwoParens"}], self.items]}


def with_lists(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks, with passages that begin with labels one after the other as lists, deeper labels inside.

    A list begins with its first label and has two items or more; other passages with labels stay as they are. So does
    a single one with a bullet.
    """
    for kind, group in groupby(blocks, key=_kind):
        passages = list(group)
        if kind == _LABELLED:
            yield from _listed(passages)
        elif kind == _BULLETED and len(passages) > 1:
            yield {"t": "BulletList", "c": [[{"t": "Plain", "c": _without(_BULLET, one)[1]}] for one in passages]}
        else:
            yield from passages


def with_own_labels(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks of a web page, where the items of a list that begin with labels in their order have these alone.

    A style sheet takes the list's own numbers or bullets away there, and pandoc reads none: “1. (a) …”.
    """
    for block in blocks:
        match block["t"]:
            case "OrderedList":
                numbers, items = block["c"]
                yield _labelled(block, [[*with_own_labels(item)] for item in items], numbers)
            case "BulletList":
                yield _labelled(block, [[*with_own_labels(item)] for item in block["c"]], None)
            case "BlockQuote":
                yield {**block, "c": [*with_own_labels(block["c"])]}
            case _:
                yield block


def _labelled(block: Node, items: list[list[Node]], numbers: Node | None) -> Node:
    """Return a list with these items: by the labels with which all of them begin, else as the block has it."""
    unlabelled = {**block, "c": items if numbers is None else [numbers, items]}
    found = [_own_label(item[0]) if item else ("", []) for item in items]
    matches = [_OWN.fullmatch(written) for written, _ in found]
    if len(items) < _FEWEST or not all(matches):
        return unlabelled
    around = {(one["opens"] or "", one["closes"]) for one in matches if one}
    words = [one["label"] for one in matches if one]
    style = next((style for style in _STYLES if [label(n, style) for n in range(1, len(items) + 1)] == words), "")
    if not style or len(around) > 1 or around <= {("(", ".")}:
        return unlabelled
    delimiter = {("(", ")"): "TwoParens", ("", ")"): "OneParen"}.get(around.pop(), "Period")
    bare = [[{**item[0], "c": rest}, *item[1:]] for item, (_, rest) in zip(items, found, strict=True)]
    return {"t": "OrderedList", "c": [[1, {"t": style}, {"t": delimiter}], bare]}


def _own_label(block: Node) -> tuple[str, list[Node]]:
    """Return the label with which an item begins, also within what has its address, and its words without it."""
    nodes = block["c"] if block["t"] in {"Para", "Plain"} else []
    if nodes and nodes[0]["t"] == "Span":
        attributes, inner = nodes[0]["c"]
        written, rest = _without(_OWN, {"t": "Plain", "c": inner})
        return written, [{"t": "Span", "c": [attributes, rest]}, *nodes[1:]]
    return _without(_OWN, block)


def _kind(block: Node) -> str:
    if _label_of(block):
        return _LABELLED
    return _BULLETED if _without(_BULLET, block)[0] else ""


def _listed(passages: Sequence[Node]) -> Iterator[Node]:
    """Yield passages with labels as a list, if each of them has a place in it; else as they are."""
    styles = _first_styles(_label_of(passages[0])) if len(passages) > 1 else []
    for style in styles:
        outer = _Open(style)
        if _all_placed(passages, outer) and len(outer.items) > 1:
            yield outer.node()
            return
    yield from passages


def _all_placed(passages: Sequence[Node], outer: _Open) -> bool:
    levels = [outer]
    for passage in passages:
        words = _label_of(passage)
        while not _continues(levels[-1], words):
            first = _first_styles(words)
            if levels[-1].items and first and len(levels) < _DEEPEST and not _continues_outside(levels, words):
                deeper = _Open(first[0])
                levels.append(deeper)
                break
            levels.pop()
            if not levels:
                return False
        at = levels[-1]
        if len(levels) > 1 and not at.items:
            levels[-2].items[-1].append(at.node())
        at.items.append([_without_label(passage)])
    return True


def _continues(at: _Open, words: str) -> bool:
    return label(len(at.items) + 1, at.style) == words


def _continues_outside(levels: Sequence[_Open], words: str) -> bool:
    return any(_continues(one, words) for one in levels)


def _first_styles(words: str) -> list[str]:
    return [style for style in _STYLES if label(1, style) == words]


def _label_of(block: Node) -> str:
    """Return the label with which a passage begins, without its brackets; empty where it begins with none."""
    return _without(_LABEL, block)[0].strip("()")


def _without_label(passage: Node) -> Node:
    return {"t": "Plain", "c": _without(_LABEL, passage)[1]}


def _without(sign: re.Pattern[str], block: Node) -> tuple[str, list[Node]]:
    """Return the sign with which a passage begins and what comes after it; an empty one and all of it without one."""
    nodes = list(block["c"]) if block["t"] in {"Para", "Plain"} else []
    while nodes and nodes[0]["t"] in {"Space", "SoftBreak"}:
        nodes.pop(0)
    first = nodes[0]["c"] if nodes and nodes[0]["t"] == "Str" else ""
    written, apart, words = first.partition("\u00a0")
    found = bool(sign.fullmatch(written))
    if apart and found:
        nodes[:1] = [{"t": "Str", "c": written}, {"t": "Space"}, *([{"t": "Str", "c": words}] if words else [])]
    rest = nodes[2:] if found and len(nodes) > 1 and nodes[1]["t"] == "Space" else []
    return (written, rest) if inlines.plain(inlines.runs(rest, InlineState())) else ("", nodes)
