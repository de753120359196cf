"""The verdict on one edit of a passage: cleared by a law, decided by a reading, or left to people (§4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome
from generator.materiality.wording.laws import clearing_laws, joined_or_parted, links, numbering, same_words
from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages import footnotes
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.passages.passage import Passage
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import ReadingSides, cut, happened, quoted, whole_words
from generator.materiality.wording.readings.reading_table import read
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS, MODALS, NEGATIONS, SCOPE
from generator.model.levels import Direction, Level
from generator.text.blocks import Block
from generator.text.change import Change, Subject
from generator.text.edits import Edit, EditKind, Wording, spelt

LAW_REASONS: Final = {
    "L1": "The same words, set otherwise.",
    "L2": "Only signs of typography changed.",
    "L3": "Only the letter case changed.",
    "L4": "Another spelling of the same words.",
    "L5": "A misspelling was mended.",
    "L6": "Only the date of the text changed.",
    "L7": "A link to the address that stands there, or to the same address as before.",
    "L8": "Only a typed number changed; it names the same clause.",
    "L9": "The same words in another order or division.",
    "L10": "Words that are filled in from a fact that changed.",
    "47": "The section has another internal name.",
}
DOUBLED: Final = "The same words stand twice beside each other in one of the two texts."
STAND_OTHERWISE: Final = "The words stand otherwise: as another heading, list, line or quotation."
NO_LINK: Final = "no link"  # what an edit of targets says of the side without one


@dataclass(frozen=True, slots=True)
class SideBlocks:
    """The blocks of both sides of a passage."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]


def edit_parts(passage: Passage, blocks: SideBlocks) -> Iterator[tuple[EditPart, Edit]]:
    """Yield the parts of each edit of a passage with the law that clears them, and the edit itself."""
    for edit in passage.wording.edits:
        for part in clearing_laws.parts(passage, edit):
            law = part.law or _by_place(passage, part, edit, blocks)
            if law in _OF_WORDS and _in_code(passage, part, blocks):
                law = ""  # a command or the name of a cookie is that very string
            yield EditPart(part.old, part.new, law), edit


_OF_WORDS: Final = frozenset({"L2", "L3", "L4", "L5"})


def _in_code(passage: Passage, part: EditPart, blocks: SideBlocks) -> bool:
    """Return True if the words of a part stand in code on a side, and the other side doesn't have this code."""
    words = [spelt(passage.old(part.old)), spelt(passage.new(part.new))]
    sides = (blocks.old, blocks.new)
    said = [" ".join(block.words for block in side) for side in sides]
    return any(
        "code" in run.marks and run.text not in said[1 - n] and words[n] in run.text
        for n, side in enumerate(sides)
        for block in side
        for run in block.runs
    )


def _by_place(passage: Passage, part: EditPart, edit: Edit, blocks: SideBlocks) -> str:
    """Return the law of structure that clears a part of an edit: links, numbers, joined passages."""
    if edit.kind is EditKind.TARGET:
        if links.same_section(passage, edit):
            return "L1"
        return "L7" if links.self_link(passage, edit) or links.secured(passage, edit) else ""
    if edit.kind is not EditKind.WORDS:
        return ""
    if numbering.own_number(passage, part.old, part.new) or numbering.reference(passage, part.old, part.new):
        return "L8"
    if footnotes.same_note(passage, part.old, part.new):
        return "L8"
    return "L9" if joined_or_parted.parted(passage, part.old, part.new, (blocks.old, blocks.new)) else ""


def setting(change: Change, background: Background, *, marks: bool) -> Iterator[tuple[EditPart, None]]:
    """Yield that blocks are set otherwise: in kind or shape or, where nothing else differs, in `marks` on words."""
    if change.subject is Subject.TEXT and same_words.set_otherwise(change, background, marks=marks):
        yield EditPart((0, 0), (0, 0), "L1" if same_words.same_setting(change, background) else ""), None


def judged_edit(one: tuple[EditPart, Edit | None], sides: ReadingSides) -> JudgedEdit:
    """Return the verdict on a part of an edit; where no edit is given, on how the blocks are set."""
    (part, edit), passage = one, sides.passage
    if edit is None:
        outcome = Outcome.CLEARED if part.law else Outcome.SUGGESTED
        reason = LAW_REASONS["L1"] if part.law else STAND_OTHERWISE
        level = Level.EDITORIAL if part.law else Level.MATERIAL
        return JudgedEdit("", "", outcome, level, part.law or SUGGESTED, reason)
    old, new = _words(passage.wording, part, edit)
    if part.law:
        return JudgedEdit(old, new, Outcome.CLEARED, Level.EDITORIAL, part.law, LAW_REASONS[part.law])
    if edit.kind is EditKind.WORDS:
        reading = read(part, sides)
        if reading:
            decided = (Outcome.DECIDED, Level.MATERIAL, reading.rule, reading.reason, reading.direction)
            return JudgedEdit(old, new, *decided, reading.asks_consent)
    is_of_words = edit.kind is EditKind.WORDS and (old or new)
    was, now = whole_words(part.old, part.new, passage) if is_of_words else (old, new)
    reason = in_words(was, now, edit.kind)
    if edit.kind is EditKind.TARGET and _is_of_picture(passage.wording, edit):
        reason = of_picture(old, new)
    if edit.kind is EditKind.WORDS and not _says_alone(was, now):
        came = part.new[0] < part.new[1]
        place = (passage.wording.new, part.new) if came else (passage.wording.old, part.old)
        reason = f"{reason.removesuffix('.')}: {quoted(*place)}"
    asks = consent_asked.by_new_exception(part, sides) if edit.kind is EditKind.WORDS else None
    return JudgedEdit(old, new, Outcome.SUGGESTED, Level.MATERIAL, SUGGESTED, reason, Direction.UNKNOWN, asks)


def _says_alone(old: str, new: str) -> bool:
    """Return False of signs, of a number alone, and of words that only turn or join others, as “not” and “of” do."""
    words = [word.strip(_SIGNS).casefold() for word in f"{old} {new}".split()]
    if old and new:
        return any(any(map(str.isalpha, word)) and len(word) > 1 and word not in _JOINING for word in words)
    return any(any(map(str.isalnum, word)) and word not in _TURNING for word in words)


_SIGNS: Final = ".,;:!?()[]“”\"„«»‘’'"
_JOINING: Final = FUNCTION_WORDS | frozenset(
    "our your their its his her this that these those such an any some".split()
)
_TURNING: Final = NEGATIONS | SCOPE | MODALS | _JOINING


def in_words(old: str, new: str, kind: EditKind = EditKind.WORDS) -> str:
    """Return in words what went and what came."""
    was, now = cut(old), cut(new)
    if not was and not now:
        return "A passage was parted or joined."
    if kind is EditKind.TARGET:
        if old == NO_LINK:
            return f"Words are a link now: {now}."
        return f"Words are no link any more: {was}." if new == NO_LINK else f"A link leads elsewhere: {was} → {now}."
    if kind is EditKind.SPACE:
        return "White space was added or removed beside a number or between words."
    return f"{happened(was, now)}."


def of_picture(old: str, new: str) -> str:
    """Return in words that a picture comes from another address."""
    return f"A picture is another one, or comes from another address: {cut(old)} → {cut(new)}."


def _is_of_picture(wording: Wording, edit: Edit) -> bool:
    targets = wording.old[edit.old_start].target, wording.new[edit.new_start].target
    return all(target.startswith("image:") and " " not in target for target in targets)


def _words(wording: Wording, part: EditPart, edit: Edit) -> tuple[str, str]:
    if edit.kind is EditKind.TARGET:
        was, now = wording.old[edit.old_start].target, wording.new[edit.new_start].target
        return (was.partition(":")[2] or NO_LINK), (now.partition(":")[2] or NO_LINK)
    one = Edit(edit.kind, *part.old, *part.new)
    return wording.old_words(one), wording.new_words(one)
