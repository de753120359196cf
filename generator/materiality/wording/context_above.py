"""What a passage stands under: a heading, a lead-in, an item or the head of a table that is another one now (§4.2)."""

from collections.abc import Iterator, Sequence

from generator.materiality.verdict import SUGGESTED, JudgedEdit, Outcome
from generator.materiality.wording.readings.audience_titles import is_for_others, names_only_audience
from generator.materiality.wording.readings.edit_reading import cut, without_stop
from generator.materiality.wording.words.date_labels import names_document
from generator.materiality.wording.words.lead_ins import leads_in_news
from generator.model.levels import Direction, Level
from generator.text.blocks import Block
from generator.text.change import Change
from generator.text.passage_alignment import NO_LEAD

Place = tuple[Sequence[Block], int]
"""The blocks of a section, and the number of one of them, from 0."""


def moved(change: Change, before: Place, after: Place) -> Iterator[JudgedEdit]:
    """Yield that a passage stands under another lead-in, item, heading or head of a table.

    That is decided where it is what those words say that changed: under a heading of the same words, or below a
    paragraph that leads nothing in, it is for people to see.
    """
    if not change.was_under and not change.under:
        return
    (old, was), (new, now) = before, after
    under = [
        _heading(blocks, number) if words == NO_LEAD else words
        for words, blocks, number in ((change.was_under, old, was), (change.under, new, now))
    ]
    same = _heading(old, was) == _heading(new, now) and NO_LEAD in {change.was_under, change.under}
    decided = not same and all(_leads_in(words, blocks) for words, blocks in zip(under, (old, new), strict=True))
    decided |= all(map(names_only_audience, under)) and is_for_others(*under)
    follows = 0 < was <= len(old) and old[was - 1].words == change.under
    reason = _where(*under) if decided else _item_of(change.under) if follows and not under[0] else _above(*under)
    outcome, rule = (Outcome.DECIDED, "36") if decided else (Outcome.SUGGESTED, SUGGESTED)
    yield JudgedEdit(change.was_under, change.under, outcome, Level.MATERIAL, rule, reason, Direction.UNKNOWN)


def lead_in(blocks: Sequence[Block], numbers: range) -> str:
    """Return the words of the paragraph that leads in the list in which a block stands; empty where none does."""
    lead = blocks[numbers.start].place.lead if numbers and numbers.start < len(blocks) else -1
    return blocks[lead].words if lead >= 0 else ""


def is_news(blocks: Sequence[Block], numbers: range) -> bool:
    """Return True if a block is an item of a list of what is new in the text, by its lead-in or heading."""
    if not numbers or numbers.start >= len(blocks) or blocks[numbers.start].shape[-1:] != ("item",):
        return False
    return any(map(leads_in_news, (lead_in(blocks, numbers), _heading(blocks, numbers.start))))


def is_under_name(title: str, blocks: Sequence[Block], numbers: range) -> bool:
    """Return True if a block of a section stands under no heading, or one that is nothing but the name of the text."""
    heading = (_heading(blocks, numbers.start) if numbers else "") or title
    return not heading or names_document(heading)


def _heading(blocks: Sequence[Block], number: int) -> str:
    """Return the words of the heading that stands nearest above a block; empty where there is none."""
    above = blocks[number].place.heading if 0 <= number < len(blocks) else -1
    return blocks[above].words if above >= 0 else ""


def _leads_in(words: str, blocks: Sequence[Block]) -> bool:
    """Return True unless words are a paragraph, or a bold line, that doesn't end in a colon."""
    return words.rstrip().endswith(":") or all(one.kind != "paragraph" for one in blocks if one.words == words)


def _item_of(lead: str) -> str:
    return f"It is an item below “{cut(lead)}” now."


def _above(was: str, now: str) -> str:
    if was == now:
        return "The headings above it changed."
    if was and now:
        return f"What stands above it changed: “{_said(was)}” → “{_said(now)}”."
    return f"It no longer stands below “{_said(was)}”." if was else f"It stands below “{cut(now)}” now."


def _said(words: str) -> str:
    return without_stop(cut(words))


def _where(was: str, now: str) -> str:
    if was and now:
        return f"It stood under “{cut(was)}” and stands under “{cut(now)}” now."
    return f"It no longer stands under “{_said(was)}”." if was else f"It stands under “{cut(now)}” now."
