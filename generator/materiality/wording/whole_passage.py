"""The verdict on a passage that came or went as a whole (§4.2, “decided upwards”)."""

from typing import Final

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome, Verdict
from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.materiality.wording.readings import last_address, statements
from generator.materiality.wording.readings.edit_reading import Reading, cut, without_stop
from generator.materiality.wording.readings.negations import SHORTEST_SENTENCE
from generator.materiality.wording.words.lead_ins import ROWS, denies, is_of_kind, kind_of_list, last_sentence
from generator.model.levels import Direction, Level
from generator.text.blocks import Block, is_heading
from generator.text.change import Change, Kind

_SAYS: Final = {
    "sharing": "in the list of whom data is shared with",
    "collection": "in the list of what is collected",
    "use": "in the list of what data is used for",
    "rights": "in the list of rights",
    "security": "in the list of measures of security",
    "covered": "in the list of what this text applies to",
}
_REACHES_LESS: Final = frozenset({"sharing", "collection", "use"})
"""Lists of which less is done where an item goes, so that nobody has to consent."""


def judge(change: Change, background: Background) -> Verdict:
    """Return the verdict on a passage that came or went."""
    block = change.new_block or change.old_block
    came = change.kind is Kind.ADDED
    words = cut(block.words if block else "")
    marked = block is not None and any(":" in mark for run in block.runs for mark in run.marks)
    if block is None or (not words.strip() and not marked):
        if block and _ends_what_is_above(change, background):
            reason = NO_WORDS if is_heading(block) else A_LINE
            return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True)
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L1", "Nothing that is read changed.")
    listed = _list_of(change, block, background)
    reason = f"{_happened(block, background, came=came)}: “{without_stop(words)}”{_below(change, block, background)}."
    if listed:
        name, row = listed
        reason = f"{'New' if came else 'No longer'} {_SAYS[name]}: “{words}”."
        asks = came if name == "use" else None if came or name not in _REACHES_LESS else False
        edit = _edit(block, came, Outcome.DECIDED, Reading(row, reason, asks_consent=asks))
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, row, reason, edits=(edit,))
    if said := _reading(block, background, came=came):
        edit = _edit(block, came, Outcome.DECIDED, said)
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, said.rule, said.reason, edits=(edit,))
    edit = _edit(block, came, Outcome.SUGGESTED, Reading(SUGGESTED, reason))
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True, edits=(edit,))


A_LINE: Final = "A line between passages came or went: what stands above it may hold for what stands below it."


NO_WORDS: Final = "A heading without words came or went: what stands below it may stand under another heading."


def _ends_what_is_above(change: Change, background: Background) -> bool:
    """Return True if a change is a line across the page between passages of one section, no heading directly below.

    A lead-in or a bold line above it may be about what stands below it where no line parts them. So does a heading
    without words end what is above it.
    """
    came = change.kind is Kind.ADDED
    own = change.section if came else background.partner.get(change.section, change.section)
    beside = (background.new if came else background.old).blocks(own)
    at = int(change.path[0]) - 1
    if 0 <= at < len(beside) - 1 and is_heading(beside[at]):
        return True
    if not 0 < at < len(beside) - 1 or beside[at].kind != "rule" or is_heading(beside[at + 1]):
        return False
    leads_in = any(one.words.rstrip().endswith((":", "：")) for one in beside[:at])
    return leads_in or beside[at + 1].place.heading >= 0 or "item" in {beside[at - 1].kind, beside[at + 1].kind}


def _happened(block: Block, background: Background, *, came: bool) -> str:
    """Return that a passage is new or removed or, where many words of it stand in the other text, that they do."""
    words = " ".join(block.words.split())
    if len(words.split()) < SHORTEST_SENTENCE or not (background.old if came else background.new).says(words):
        return "This is new" if came else "This is removed"
    return "This stands here now, and stood elsewhere before" if came else "This is removed here, and stands elsewhere"


def _below(change: Change, block: Block, background: Background) -> str:
    """Return below which words an item stands where these deny: that “We never:” lists less, is no less for readers."""
    if block.shape[-1:] != ("item",):
        return ""
    came = change.kind is Kind.ADDED
    own = change.section if came else background.partner.get(change.section, change.section)
    beside = (background.new if came else background.old).blocks(own)
    lead = beside[block.place.lead].words if 0 <= block.place.lead < len(beside) else ""
    return f", below “{cut(last_sentence(lead))}”" if lead and denies(lead) else ""


def _reading(block: Block, background: Background, *, came: bool) -> Reading | None:
    """Return what a passage that came or went changed for the reader; None where no reading can tell."""
    if not came and (found := last_address.of_passage(block, background)):
        return found
    if not background.is_english or block.kind in {"heading", "row", "code"}:
        return None
    other, verb = (background.old, statements.ADDED) if came else (background.new, statements.REMOVED)
    return statements.of_words(block.words, other, verb)


def _edit(block: Block, came: bool, outcome: Outcome, said: Reading) -> JudgedEdit:  # noqa: FBT001 -- one of two sides
    sides = ("", block.words) if came else (block.words, "")
    return JudgedEdit(*sides, outcome, Level.MATERIAL, said.rule, said.reason, Direction.UNKNOWN, said.asks_consent)


def _list_of(change: Change, block: Block, background: Background) -> tuple[str, str] | None:
    """Return the kind of list in which an item came or went, and the row of a fact of that kind.

    The list stands in both texts: of one that is new, or in another form, people see whether it says anything new.
    """
    if block.shape[-1:] != ("item",) or not background.is_english:
        return None
    was = background.partner.get(change.section, change.section)
    (here, own), (there, other) = (background.old, was), (background.new, change.section)
    if change.kind is Kind.ADDED:
        (here, own), (there, other) = (there, other), (here, own)
    section, beside = here.sections.get(own), here.blocks(own)
    if section is None or other not in there.sections:
        return None
    lead = beside[block.place.lead].words if 0 <= block.place.lead < len(beside) else ""
    found = kind_of_list(lead) if lead else ""
    kind = found if lead else section.type
    if kind not in ROWS or (section.type in ROWS and section.type != kind) or not is_of_kind(block.words, kind):
        return None
    if found not in there.kinds_of_lists[other] or _stands_there(block, there, other):
        return None
    return kind, ROWS[kind]


LONG: Final = 8
"""Words: so many hardly stand twice in a text by chance."""


def _stands_there(block: Block, text: BackgroundText, section_id: str) -> bool:
    """Return True if the words of an item stand in the other text: in its section or, where they are many, anywhere."""
    words = " ".join(block.words.split()).rstrip(".,;").casefold()
    sections = text.plain_sections
    there = sections.values() if len(words.split()) >= LONG else [sections[section_id]]
    return any(words in one for one in there)
