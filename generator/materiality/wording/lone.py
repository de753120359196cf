"""The verdict on a passage that came or went as a whole (§4.2, “decided upwards”)."""

import re
from typing import Final

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome, Verdict
from generator.materiality.wording.background import Background
from generator.model import Direction, Level
from generator.text.blocks import Block
from generator.text.diff import Change, Kind

_WE: Final = r"\b(?:we|our \w+)\s+(?:\w+\s+){0,3}?"
_LISTS: Final = (
    ("sharing", "14", re.compile(rf"{_WE}(?:share|disclose|sell|transfer|provide|pass)\b.*:\s*$", re.IGNORECASE)),
    ("rights", "25", re.compile(r"\b(?:you (?:\w+ ){0,3}rights?|your rights)\b.*:\s*$", re.IGNORECASE)),
    (
        "security",
        "35",
        re.compile(rf"{_WE}(?:\w+ ){{0,4}}(?:measures|safeguards|precautions)\b.*:\s*$", re.IGNORECASE),
    ),
    ("collection", "4", re.compile(rf"{_WE}(?:collect|gather|obtain|receive|record|ask)\b.*:\s*$", re.IGNORECASE)),
    ("use", "10", re.compile(rf"{_WE}(?:use|process)\b.*:\s*$", re.IGNORECASE)),
)
"""Kinds of lists, the row of the fact that an item of one would be, and a lead-in that says so."""
_SAYS: Final = {
    "sharing": "in the list of whom data is shared with",
    "collection": "in the list of what is collected",
    "use": "in the list of what data is used for",
    "rights": "in the list of rights",
    "security": "in the list of measures of security",
}
_DENIES: Final = re.compile(r"\b(?:not|never|no|nor|without|except)\b|n['’]t\b", re.IGNORECASE)
LONGEST: Final = 160


def judge(change: Change, background: Background) -> Verdict:
    """Return the verdict on a passage that came or went."""
    block = change.new_block or change.old_block
    came = change.kind is Kind.ADDED
    words = _cut(block.words if block else "")
    marked = block is not None and any(":" in mark for run in block.runs for mark in run.marks)
    if block is None or (not words.strip() and not marked):
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L1", "Nothing that is read changed.")
    listed = _list_of(change, block, background)
    reason = f"{'A passage came' if came else 'A passage went'}: “{words}”."
    if listed:
        name, row = listed
        reason = f"{'New' if came else 'No longer'} {_SAYS[name]}: “{words}”."
        edit = _edit(block, came, Outcome.DECIDED, row, reason)
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, row, reason, edits=(edit,))
    edit = _edit(block, came, Outcome.SUGGESTED, SUGGESTED, reason)
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True, edits=(edit,))


def _edit(block: Block, came: bool, outcome: Outcome, rule: str, reason: str) -> JudgedEdit:  # noqa: FBT001 -- one of two sides
    sides = ("", block.words) if came else (block.words, "")
    return JudgedEdit(*sides, outcome, Level.MATERIAL, rule, reason, Direction.UNKNOWN)


def _list_of(change: Change, block: Block, background: Background) -> tuple[str, str] | None:
    """Return the kind of list in which an item came or went, and the row of a fact of that kind."""
    if block.shape[-1:] != ("item",):
        return None
    text = background.new if change.kind is Kind.ADDED else background.old
    section_id = change.section if change.kind is Kind.ADDED else background.partner.get(change.section, change.section)
    section = text.document.section(section_id)
    beside = text.blocks(section_id)
    if section is None:
        return None
    typed = {"sharing", "collection", "use", "rights", "security"} & {section.type}
    lead = beside[block.place.lead].words if 0 <= block.place.lead < len(beside) else ""
    if _DENIES.search(lead):
        return None
    for name, row, pattern in _LISTS:
        if typed and name not in typed:
            continue
        if typed or pattern.search(lead):
            return name, row
    return None


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"
