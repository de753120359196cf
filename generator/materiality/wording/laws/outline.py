"""L1: a heading that became a bold line of its own, or the reverse, with all that stands below it in place (§4.2).

A section whose heading became a bold line is gone, and its passages stand in the section before it. The bold line
counts as a heading one level below the nearest, so nothing moved where the section stood one level below that one.
"""

import re
from dataclasses import dataclass
from typing import Final

from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.result_cache import kept
from generator.text.blocks import Block, is_bold_line
from generator.text.change import Change, Kind, Subject
from generator.text.edits import plain_form


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A section of one text that is a bold line in the other: its id, the section that holds the line, its number."""

    section: str
    host: str
    number: int


@kept(8)
def bold_lines(background: Background) -> tuple[frozenset[OutlineLine], frozenset[OutlineLine]]:
    """Return the sections of the older text that became bold lines, and those of the newer that were such lines."""
    known = {was: now for now, was in background.partner.items()}
    return (
        frozenset(_lines(background.old, background.new, known)),
        frozenset(_lines(background.new, background.old, background.partner)),
    )


def _lines(text: BackgroundText, other: BackgroundText, partner: dict[str, str]) -> list[OutlineLine]:
    """Return the sections without partner of a text whose titles stand as bold lines in the section before them."""
    found: list[OutlineLine] = []
    host, level, after = "", 0, 0
    for section in text.document.sections:
        if section.id in partner:
            host, level, after = section.id, section.level, 0
            continue
        if not host or section.level != level + 1 or section.facts or not section.title:
            host = ""
            continue
        blocks = other.blocks(partner[host])
        at = next((n for n in range(after, len(blocks)) if _is_line(blocks[n], section.title)), None)
        if at is None or not _same_below(text.blocks(section.id), blocks, at) or _holds_less(blocks, at):
            host = ""
            continue
        if _has_inner(other, partner[host]):  # a bold line may be for the sections after it, too
            host = ""
            continue
        found.append(OutlineLine(section.id, partner[host], at))
        after = at + 1
    return found


def _is_line(block: Block, title: str) -> bool:
    return is_bold_line(block) and plain_form(block.words.strip()) == plain_form(title)


def _same_below(passages: tuple[Block, ...], blocks: tuple[Block, ...], at: int) -> bool:
    """Return True if the first and the last passage of a section are the first and the last below its bold line."""
    below = [one for one in blocks if one.place.heading == at]
    if not passages or not below:
        return not passages and not below
    return (passages[0].identity, passages[-1].identity) == (below[0].identity, below[-1].identity)


def _holds_less(blocks: tuple[Block, ...], at: int) -> bool:
    """Return True if a bold line may be for the list or table directly below it alone, and other passages follow."""
    below = [one for one in blocks if one.place.heading == at]
    return bool(below) and below[0].kind in {"item", "row"} and any(one.kind != below[0].kind for one in below)


def _has_inner(text: BackgroundText, section_id: str) -> bool:
    """Return True if a section of a text has sections under it."""
    sections = text.document.sections
    at = next(n for n, one in enumerate(sections) if one.id == section_id)
    return at + 1 < len(sections) and sections[at + 1].level > sections[at].level


@kept(8)
def has_inner_headings(background: Background) -> bool:
    """Return True if a section of either text holds headings of its own, which no outline of sections knows."""
    texts = (background.old.document, background.new.document)
    return any(_HEADING.search(section.text) for text in texts for section in text.sections)


_HEADING: Final = re.compile(r"(?m)^ {0,3}(?:#{1,6}(?:\s|$)|=+[ \t]*$|-+[ \t]*$)")


def became_line(change: Change, background: Background) -> bool:
    """Return True if a change is part of a heading's becoming a bold line, or the reverse."""
    if change.kind is Kind.CHANGED or has_inner_headings(background):
        return False
    went, came = bold_lines(background)
    if change.subject is Subject.SECTION:
        lines = went if change.kind is Kind.REMOVED else came if change.kind is Kind.ADDED else frozenset()
        return any(line.section == change.section for line in lines)
    if change.subject is not Subject.TEXT or not change.path:
        return False
    number = int(change.path[0]) - 1
    if change.kind is Kind.ADDED:
        return any((line.host, line.number) == (change.section, number) for line in went)
    if change.kind is Kind.REMOVED:
        own = background.partner.get(change.section, change.section)
        return any((line.host, line.number) == (own, number) for line in came)
    if change.kind is not Kind.MOVED or change.new_block is None or change.old_block is None:
        return False
    now, was = change.new_block.place.heading, change.old_block.place.heading
    origin = background.partner.get(change.origin, change.origin)
    return any((line.section, line.host, line.number) == (change.origin, change.section, now) for line in went) or any(
        (line.section, line.host, line.number) == (change.section, origin, was) for line in came
    )
