"""Numbers of sections, made from their order: in titles, and where a reference without words leads to one.

Nobody types them, so that none is wrong after a section was added. They are made with the draft and sealed with it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.document import FilledValue

REFERENCE: Final = re.compile(r"(?<!!)\[\]\(#(?P<target>[a-z0-9_-]+)\)")
_TYPED: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)])\s+(?=\S)")
_NUMBER_LINK: Final = re.compile(r"(?<!!)\[(?P<number>\d[\d.]*)\]\(#(?P<target>[a-z0-9_-]+)\)")
TOP: Final = 2  # the level of a section that is part of no other


def numbers(sections: Sequence[tuple[str, str, int]]) -> dict[str, str]:
    """Return the number of each section that has a title; `sections` are id, title and level, in their order.

    A section below another has that one's number before its own: 2, 2.1, 2.2, 3.
    """
    found: dict[str, str] = {}
    counts: list[int] = []
    for name, title, level in sections:
        if not title:
            continue
        depth = min(max(level - TOP, 0), len(counts))  # a level that is left out counts as none
        counts = [*counts[:depth], (counts[depth] if depth < len(counts) else 0) + 1]
        found[name] = ".".join(map(str, counts))
    return found


def titled(number: str, title: str) -> str:
    """Return a title with its number: “2. What we keep”, “2.1 Orders”."""
    return f"{number}{'' if '.' in number else '.'} {title}"


def typed_number(title: str) -> str:
    """Return the number with which a title begins, as it was typed; empty where it has none."""
    match = _TYPED.match(title)
    return match[0].strip() if match else ""


def untitled(title: str) -> str:
    """Return a title without its number."""
    return _TYPED.sub("", title, count=1)


def referred(text: str, places: Sequence[FilledValue], words: Mapping[str, str]) -> tuple[str, tuple[FilledValue, ...]]:
    """Return a text whose references without words have those of their section, and where its filled words stand."""
    parts: list[str] = []
    added: list[tuple[int, int]] = []  # from which place on, and how many letters
    at = 0
    for match in REFERENCE.finditer(text):
        put = words.get(match["target"], "")
        parts.append(f"{text[at : match.start()]}[{put}")
        at = match.start() + 1
        added.append((at, len(put)))
    moved = tuple(_moved(one, added) for one in places) if added else tuple(places)
    return "".join([*parts, text[at:]]), moved


def _moved(one: FilledValue, added: Sequence[tuple[int, int]]) -> FilledValue:
    by = sum(letters for place, letters in added if place <= one.start)
    return FilledValue(one.path, one.start + by, one.end + by)


def without_words(text: str, numbers: Mapping[str, str]) -> str:
    """Return a text whose references that consist of their section's number have no words again."""
    return _NUMBER_LINK.sub(
        lambda found: f"[](#{found['target']})" if numbers.get(found["target"]) == found["number"] else found[0], text
    )
