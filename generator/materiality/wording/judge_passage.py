"""The verdict on a changed passage: each of its edits cleared by a law, decided by a reading, or left to people (§4.2).

The passage has the highest level of its edits. It is cleared only where all its edits are: applied to the old text,
they give exactly the new one.
"""

from dataclasses import replace
from typing import Final

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome, Verdict
from generator.materiality.wording import context_above, for_whom, neutral_words, order, whole_passage
from generator.materiality.wording.judge_edit import DOUBLED, LAW_REASONS, SideBlocks, edit_parts, judged_edit, setting
from generator.materiality.wording.laws import date_lines, filled_values, outline, same_words
from generator.materiality.wording.passages import footnotes
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.passages.passage import Passage
from generator.materiality.wording.passages.unseen_words import pointed_changed, unread_changed
from generator.materiality.wording.readings.edit_reading import ReadingSides, cut, without_stop
from generator.materiality.wording.weightiest_edits import (
    MOST,
    decided_to_tell,
    in_one_reason,
    others_to_tell,
    weightiest,
)
from generator.model.document import Section
from generator.model.levels import Direction, Level
from generator.text.blocks import Block, Run, is_bold_line, is_heading
from generator.text.change import Change, Kind, Subject
from generator.text.edits import compare

UNKNOWN_KIND: Final = "other"  # such a section states no facts, so none can be lost with its kind
EMPTY_MOVED: Final = "A passage without words, as a picture or an empty one, stands in another place."
NOT_SHOWN: Final = "The page does not show what changed: words such as the title of a link, or a link without words."


def judge(change: Change, background: Background) -> Verdict:
    """Return the verdict on a change of wording, of a title, of a section as a whole or of order.

    Under a heading that is only the name of people or of places, the reason names it: what it says holds for those.
    """
    verdict = _judge(change, background)
    if verdict.level < Level.MATERIAL or change.subject is not Subject.TEXT:
        return verdict
    return for_whom.named_in_reason(verdict, change, background)


def _judge(change: Change, background: Background) -> Verdict:
    if change.kind is Kind.LAYOUT:
        return _layout(change, background)
    if change.subject is Subject.SECTION and change.path == ("type",) and change.old == UNKNOWN_KIND:
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "47", "What kind of section this is, is stated now.")
    law = "" if footnotes.marked_otherwise(change) else _by_structure(change, background)
    if law:
        return _cleared(law)
    if order.doubled_passage(change, background):
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L5", DOUBLED)
    if change.subject in {Subject.HEADING, Subject.DOCUMENT} and change.path in {("title",), ("subtitle",)}:
        return for_whom.retitled(
            _passage(change, background, titles(change)), str(change.old or ""), str(change.new or "")
        )
    if change.subject is Subject.TEXT and change.old_block and change.new_block:
        verdict = _passage(change, background, SideBlocks(change.old_blocks, change.new_blocks))
        if is_heading(change.old_block) and is_heading(change.new_block):
            verdict = for_whom.retitled(verdict, change.old_block.words, change.new_block.words)
        if verdict.level is Level.EDITORIAL and pointed_changed(background, change.section):
            return replace(_undecided(NOT_SHOWN), edits=verdict.edits)
        return verdict
    if change.subject is Subject.TEXT:
        return whole_passage.judge(change, background)
    return _undecided(neutral_words.of_change(change, background))


def _layout(change: Change, background: Background) -> Verdict:
    if unread_changed(background, change.section):
        return _undecided(NOT_SHOWN)
    return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L1", "Only the layout of the source changed.")


def _undecided(reason: str) -> Verdict:
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True)


def titles(change: Change) -> SideBlocks:
    """Return the two sides of a title as blocks."""
    old, new = (
        (Block("heading", ("title",), (Run(str(side)),), 0),) if side else () for side in (change.old, change.new)
    )
    return SideBlocks(old, new)


def _by_structure(change: Change, background: Background) -> str:
    """Return the law that clears a change as a whole; empty where none does."""
    if date_lines.only_dates(change, background):
        return "L6"
    if outline.became_line(change, background):
        return "L1"
    if order.section_moved(change, background):
        return "L9"
    if change.subject is Subject.HEADING and change.path == ("level",):
        return "" if outline.has_inner_headings(background) else "L1"
    if change.subject is Subject.SECTION and change.path == ("id",):
        return "47"
    if change.subject is Subject.SECTION and change.came_or_went:
        text = background.new if change.kind is Kind.ADDED else background.old
        section = text.sections.get(change.section)
        if section and date_lines.only_dates_in(section, background, came=change.kind is Kind.ADDED):
            return "L6"
        return "L1" if section and not section.title and not section.facts else ""  # its passages are what is read
    return ""


def _cleared(law: str) -> Verdict:
    return Verdict(Level.EDITORIAL, Direction.NEUTRAL, law, LAW_REASONS[law])


def _passage(change: Change, background: Background, blocks: SideBlocks) -> Verdict:
    before, after = filled_values.in_both(*_sections(change, background))
    was, now = _numbers(change)
    wording = compare(filled_values.tokens_of(before, was, blocks.old), filled_values.tokens_of(after, now, blocks.new))
    facts = (before.facts if before else {}, after.facts if after else {})
    old, new = (
        text.blocks(section.id) if section else ()
        for text, section in ((background.old, before), (background.new, after))
    )
    notes = (footnotes.notes_of(old), footnotes.notes_of(new))
    is_above, goes_on = _what_follows(change, background)
    led_in = same_words.is_led_in(old, was) or same_words.is_led_in(new, now)
    set_apart = (
        goes_on,
        led_in,
        _are_bold_lines(blocks),
        context_above.lead_in(new, now),
        context_above.is_news(new, now),
        context_above.is_under_name(after.title if after else "", new, now),
    )
    passage = Passage(wording, _kind(change, blocks), is_above, background, facts, notes, *set_apart)
    parts = [*edit_parts(passage, blocks)]
    found = [*parts, *setting(change, background, marks=not parts)]
    sides = ReadingSides(passage, tuple(part for part, _ in found if not part.law))
    judged = tuple(judged_edit(one, sides) for one in found)
    judged += tuple(context_above.moved(change, (old, was.start), (new, now.start)))
    judged += tuple(for_whom.moved(change, background))
    return total(judged, change, in_place=not change.origin or order.item_moved(change, background))


def total(edits: tuple[JudgedEdit, ...], change: Change, *, in_place: bool) -> Verdict:
    """Return the verdict of a passage: the highest of its edits, the reasons of those that count.

    `in_place` says that it stands where it stood, or in another place where no law minds it.
    """
    open_edits = [one for one in edits if one.outcome is not Outcome.CLEARED]
    if not open_edits and not in_place:
        block = change.new_block or change.old_block
        words = cut(block.words) if block else ""
        reason = f"The same passage stands in another place: “{without_stop(words)}”." if words.strip() else EMPTY_MOVED
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True, edits=edits)
    if not open_edits and change.origin:
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L9", LAW_REASONS["L9"], edits=edits)
    if not open_edits:
        law = max((one.rule for one in edits), default="L1", key=lambda rule: int(rule.lstrip("L")))
        reason = (
            LAW_REASONS[law]
            if len({one.rule for one in edits}) <= 1
            else "Only typography, spelling or setting changed."
        )
        return Verdict(Level.EDITORIAL, Direction.NEUTRAL, law, reason, edits=edits)
    decided = [one for one in open_edits if one.outcome is Outcome.DECIDED]
    if decided:
        told = decided_to_tell(decided)
        told += others_to_tell(open_edits, MOST - len(told))
        reason = in_one_reason(told)
        directions = {one.direction for one in open_edits}
        direction = directions.pop() if len(directions) == 1 else Direction.UNKNOWN
        level = max(one.level for one in decided)
        return Verdict(level, direction, decided[0].rule, reason, edits=edits)
    reason = in_one_reason(weightiest(open_edits))
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, SUGGESTED, reason, undecided=True, edits=edits)


def _kind(change: Change, blocks: SideBlocks) -> str:
    if change.subject is not Subject.TEXT:
        return "title"
    kinds = {block.kind for block in (*blocks.old, *blocks.new)}
    return kinds.pop() if len(kinds) == 1 else ""


def _are_bold_lines(blocks: SideBlocks) -> bool:
    """Return True if both sides are a bold line without the stop of a sentence."""
    return all(
        len(side) == 1 and is_bold_line(side[0]) and not side[0].words.rstrip().endswith((".", "!"))
        for side in (blocks.old, blocks.new)
    )


def _what_follows(change: Change, background: Background) -> tuple[bool, bool]:
    """Return whether blocks stand under the passage on one of its sides, and whether the next one goes on with it."""
    if change.subject is not Subject.TEXT:
        return False, True
    before, after = _sections(change, background)
    old = background.old.blocks(before.id) if before else ()
    new = background.new.blocks(after.id) if after else ()
    was, now = _numbers(change)
    is_above = any(
        section is not None and text.leads(section.id, n)
        for text, section, numbers in ((background.old, before, was), (background.new, after, now))
        for n in numbers
    )
    return is_above, any(same_words.goes_on(blocks, numbers) for blocks, numbers in ((old, was), (new, now)))


def _sections(change: Change, background: Background) -> tuple[Section | None, Section | None]:
    """Return the sections in which a passage stood and stands."""
    was = change.origin or change.section
    before = background.old.sections.get(background.partner.get(was, was))
    return before, background.new.sections.get(change.section)


def _numbers(change: Change) -> tuple[range, range]:
    """Return the numbers of the blocks of a passage on both sides, from 0; none where it is about no block."""
    if change.subject is not Subject.TEXT:
        return range(0), range(0)
    number, was = int(change.path[0]) - 1, change.was_number - 1
    return range(was, was + len(change.old_blocks)), range(number, number + len(change.new_blocks))
