"""Words of a file that the program which reads it passed over: found by counting, so that no kind of them is missed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from generator.documents.tree.inlines import WHITE

_WORD: Final = re.compile(r"[^\W_]+")
_VERBATIM: Final = frozenset({"Code", "CodeBlock", "Math", "RawInline", "RawBlock"})
_INSIDE_WORDS: Final = frozenset(
    {"Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Quoted", "Link", "Span"}
)
_SHOWN: Final = 5
_LONGEST: Final = 60


def doubt(passages: Iterable[str], tree: Any) -> Iterator[str]:  # noqa: ANN401 -- pandoc's tree
    """Yield the sentence that names words of a file's passages which are not in what pandoc read of it."""
    found = _lost(passages, Counter(_WORD.findall(_words_of_tree(tree).casefold())))
    if found:
        yield f"words of this file could not be read, and are missing ({len(found)}): type them: {named(found)}"


def named(words: Sequence[str]) -> str:
    """Return the first of some words in quotes, each on one line and cut where it is long."""
    return "; ".join(f"“{' '.join(one.split())[:_LONGEST]}”" for one in words[:_SHOWN])


def of_boxes(boxes: Sequence[str]) -> Iterator[str]:
    """Yield the sentence that names words which stood in boxes and shapes, and are passages of the text now."""
    if boxes:
        yield f"boxes of text are passages behind the one beside which they stood ({len(boxes)}): {named(boxes)}"


def _lost(passages: Iterable[str], there: Counter[str]) -> list[str]:
    """Return the words that are missing, those that stand side by side together."""
    found = []
    for passage in passages:
        missing = []
        for word in _WORD.findall(passage):
            there[word.casefold()] -= 1
            missing.append((there[word.casefold()] < 0, word))
        found += [" ".join(word for _, word in each) for lost, each in groupby(missing, lambda one: one[0]) if lost]
    return found


def _words_of_tree(tree: Any) -> str:  # noqa: ANN401 -- pandoc's tree
    """Return the words of a tree, those of passages apart."""
    said: list[str] = []
    waiting: list[Any] = [tree.get("meta", {}), tree["blocks"]]
    while waiting:
        node = waiting.pop()
        kind = node.get("t") if isinstance(node, dict) else None
        if isinstance(node, list):
            waiting += reversed(node)
        elif kind == "Str":
            said.append(node["c"])
        elif kind in _VERBATIM:
            said.append(node["c"][-1])
        elif kind in WHITE:
            said.append(" ")
        elif kind in _INSIDE_WORDS:
            waiting.append(node["c"])
        elif kind:
            waiting += [_APART, node.get("c", []), _APART]
        elif isinstance(node, dict):
            waiting += node.values()
    return "".join(said)


_APART: Final = {"t": "Space"}


def of_hidden(words: Sequence[str]) -> Iterator[str]:
    """Yield the sentence that names words which a file hides, and which were left out."""
    found = [said for one in words if (said := " ".join(one.split()))]
    if found:
        yield f"words that this file hides were left out ({len(found)}): {named(found)}"
