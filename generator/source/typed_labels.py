"""Labels that were typed below words without an empty line, “We collect:”, “(a) …”, “(b) …”: readers see one passage.

In other Markdown, such as pandoc's, they are the items of a list. Here one begins after an empty line, since a line
that was wrapped may begin with “(a) of the Act”; where “(b)” begins a line after it, it is a list that was meant.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.text import labels, markdown

_SECOND: Final = {"a": "b", "A": "B", "i": "ii", "I": "II", "1": "2"}
_LABEL: Final = re.compile(r"[ \t]*(?P<label>\((?P<in>a|A|i|I|1)\)|(?P<before>a|A|i|I)(?P<closed>[.)]))[ \t]+\S")
_ANY: Final = re.compile(rf"(?<=\S)[ \t]*\n{_LABEL.pattern}")


def as_lists(text: str) -> str:
    """Return a Markdown text with an empty line before each such first label, so that its items are a list."""
    for number in reversed(tuple(_first_items(text))):
        lines = text.split("\n")
        lines.insert(number, "")
        text = "\n".join(lines)
    return text


def first_line(text: str) -> int | None:
    """Return the line, from 0, of the first such label that an empty line before it makes a list; None without one."""
    return next(_first_items(text), None)


def _first_items(text: str) -> Iterator[int]:
    """Yield the lines at which a list begins as soon as an empty line stands before them."""
    if not _ANY.search(text):
        return
    lines = text.split("\n")
    for token in markdown.passages(text):
        if token.type != "paragraph_open":
            continue
        first, end = token.map or (0, 0)
        for number in range(first + 1, end):
            if (second := _second(lines[number])) and any(
                one.lstrip().startswith(f"{second} ") for one in lines[number + 1 : end]
            ):
                if _is_list([*lines[:number], "", *lines[number:]], number + 1):
                    yield number
                break


def _second(line: str) -> str:
    """Return the label that follows the first one with which a line begins; empty where it begins with none."""
    match = _LABEL.match(line)
    if not match:
        return ""
    return f"({_SECOND[match['in']]})" if match["in"] else f"{_SECOND[match['before']]}{match['closed']}"


def _is_list(lines: Sequence[str], at: int) -> bool:
    """Return True if a list with labels begins at a line of a text."""
    tokens = markdown.passages("\n".join(lines))
    return any(labels.opens_list(token) and (token.map or [-1])[0] == at for token in tokens)
