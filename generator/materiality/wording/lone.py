"""The verdict on a passage that came or went as a whole (§4.2, “decided upwards”)."""

from typing import Final

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome, Verdict
from generator.materiality.wording.background import Background, Text
from generator.materiality.wording.lead_ins import ROWS, is_of_kind, kind_of_list
from generator.model import Direction, Level
from generator.text.blocks import Block
from generator.text.diff import Change, Kind

_SAYS: Final = {
    "sharing": "in the list of whom data is shared with",
    "collection": "in the list of what is collected",
    "use": "in the list of what data is used for",
    "rights": "in the list of rights",
    "security": "in the list of measures of security",
}
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
    was = background.partner.get(change.section, change.section)
    here, there = (background.old, was), (background.new, change.section)
    if change.kind is Kind.ADDED:
        here, there = there, here
    name = _kind(block, *here) if background.is_english else ""
    if not name or not is_of_kind(block.words, name) or _stands_there(block, *there):
        return None
    text, section_id = there
    listed = (one for one in text.blocks(section_id) if one.shape[-1:] == ("item",))
    return (name, ROWS[name]) if any(_kind(one, *there) == name for one in listed) else None


def _kind(block: Block, text: Text, section_id: str) -> str:
    """Return the kind of list in which an item stands by its lead-in or, without one, by the type of its section."""
    section, beside = text.sections.get(section_id), text.blocks(section_id)
    if section is None:
        return ""
    lead = beside[block.place.lead].words if 0 <= block.place.lead < len(beside) else ""
    kind = kind_of_list(lead) if lead else section.type
    fits = section.type not in ROWS or section.type == kind
    return kind if kind in ROWS and fits else ""


LONG: Final = 8
"""Words: so many hardly stand twice in a text by chance."""


def _stands_there(block: Block, text: Text, section_id: str) -> bool:
    """Return True if the words of an item stand in the other text: in its section or, where they are many, anywhere."""
    words = _plain(block.words)
    if len(words.split()) >= LONG:
        return words in text.plain.casefold()
    return any(words in _plain(one.words) for one in text.blocks(section_id))


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(".,;").casefold()


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"
