"""Bullets that were typed as signs, “• …”, one line after the other: Markdown knows them as the items of a list."""

import re
from typing import Final

from generator.text import markdown

_BULLET: Final = re.compile(r"[ \t]*[•▪●◦‣·■][ \t\xa0]+(?=\S)")
_ANY: Final = re.compile(f"^{_BULLET.pattern}", re.MULTILINE)


def as_lists(text: str) -> str:
    """Return a Markdown text in which passages with such bullets are lists; a bullet that stands alone stays a sign."""
    lines = text.split("\n")
    for number, found in _items(text):
        lines[number - 1 : number] = [line.removesuffix("\\") for line in lines[number - 1 : number]]
        lines[number] = f"- {lines[number][found.end() :]}"
    return "\n".join(lines)


def first_line(text: str) -> int | None:
    """Return the line, from 0, of the first such bullet of which a list could be made; None where there is none."""
    return next((number for number, _ in _items(text)), None)


def _items(text: str) -> list[tuple[int, re.Match[str]]]:
    """Return the lines that begin with such a bullet, where there are two or more."""
    if not _ANY.search(text):
        return []
    lines = text.split("\n")
    paragraphs = (token.map for token in markdown.passages(text) if token.type == "paragraph_open" and not token.level)
    items = [
        (number, found)
        for span in paragraphs
        for number in range(*(span or (0, 0)))
        if (found := _BULLET.match(lines[number]))
    ]
    return items if len(items) > 1 else []
