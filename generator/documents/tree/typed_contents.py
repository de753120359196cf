"""Tables of contents that a program left as passages: lines with the words of headings and the number of a page."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from generator.documents.tree import inlines
from generator.documents.tree.inlines import InlineState, Node
from generator.source import headings

_LEAST: Final = 2  # lines in a row
_LONGEST: Final = 300
_NAMES: Final = frozenset(
    "contents;table of contents;inhalt;inhaltsverzeichnis;table des matières;sommaire;índice;indice;sumário;inhoud"
    ";inhoudsopgave;spis treści;innehåll;innehållsförteckning;indhold;indholdsfortegnelse".split(";")
)
_PAGE: Final = re.compile(r"[\s.…]*\s\d{1,3}$")


def without_contents(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks without lines that name headings of the text, each with the number of a page.

    The heading above them goes with them, and so does one called so above nothing.
    """
    names = {headings.words(headings.unnumbered(_words(one["c"][2]))) for one in blocks if one["t"] == "Header"}
    found: list[Node] = []
    for entry, group in groupby(blocks, key=lambda block: _is_entry(block, names)):
        lines = list(group)
        if not entry or len(lines) < _LEAST:
            found += lines
    return [
        one for at, one in enumerate(found) if not _is_bare_name(one, found[at + 1] if at + 1 < len(found) else None)
    ]


def _is_bare_name(block: Node, after: Node | None) -> bool:
    """Return True for a heading “Contents” right above another heading, or above nothing."""
    if block["t"] != "Header" or headings.words(_words(block["c"][2])) not in _NAMES:
        return False
    return after is None or (after["t"] == "Header" and after["c"][0] <= block["c"][0])


def _is_entry(block: Node, names: set[str]) -> bool:
    if block["t"] not in {"Para", "Plain"} or not names:
        return False
    words = _words(block["c"])
    page = _PAGE.search(words) if len(words) <= _LONGEST else None
    return page is not None and headings.words(headings.unnumbered(words[: page.start()])) in names


def _words(nodes: Sequence[Node]) -> str:
    return inlines.plain(inlines.runs(nodes, InlineState()))
