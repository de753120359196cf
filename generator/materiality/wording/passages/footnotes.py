"""L8 for notes: the number of a note that is another one now, before the same note. Source: domain rules §4.2."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, lengths
from generator.text.blocks import MEANING, Block, Run
from generator.text.change import Change
from generator.text.markdown import NOTE

Notes = dict[str, tuple[object, ...]]
_NUMBER: Final = re.compile(r"\[\d+\]")


def notes_of(blocks: Sequence[Block]) -> Notes:
    """Return what each note of a section says, by the number as it stands before it, without that number."""
    found: Notes = {}
    if not blocks or blocks[-1].shape[:1] != ("note",):
        return found  # notes stand last
    number = ""
    for block in blocks:
        if block.shape[:1] != ("note",):
            continue
        runs = block.runs
        if runs and NOTE in runs[0].marks and _NUMBER.fullmatch(runs[0].text):
            number, runs = runs[0].text, runs[1:]
        found[number] = (*found.get(number, ()), (block.kind, block.shape, runs))
    return found


def same_note(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if one number became another, and the notes of both have the same words with the same marks.

    Numbers are counted, so each one after a note that came or went is another. What became of that note is a change of
    its own.
    """
    if lengths(old, new) != (1, 1):
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if not _NUMBER.fullmatch(was) or not _NUMBER.fullmatch(now):
        return False
    before, after = passage.notes
    return was in before and before[was] == after.get(now)


def marked_otherwise(change: Change) -> bool:
    """Return True if other words than before are struck, raised, lowered or numbers of notes."""
    return _marked(change.old_blocks) != _marked(change.new_blocks)


def _marked(blocks: Sequence[Block]) -> list[Run]:
    return [run for block in blocks for run in block.runs if not MEANING.isdisjoint(run.marks)]
