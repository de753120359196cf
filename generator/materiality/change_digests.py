"""The digest that names a change: by it, decisions and sealed verdicts are bound to both sides of the change."""

import json
from dataclasses import replace
from itertools import pairwise

from generator.model.document import Document, Section, canonical, digest
from generator.schema.values import Value
from generator.text.blocks import TOP_PLACE, Block
from generator.text.blocks import of as blocks_of
from generator.text.change import Change, Kind, Subject
from generator.text.document_alignment import matches


def change_digest(policy: str, change: Change, old: Document, new: Document) -> str:
    """Return the digest that names a change: where it is, and everything on both its sides.

    The number of a block is left out, so that a paragraph added above does not make it another change; what a passage
    stands under (a heading, lead-in, item or head of a table) is part of it. Two equal changes under the same words of
    one section have one digest.
    """
    whole = change.subject is Subject.SECTION or change.kind is Kind.LAYOUT
    before, after = (_section_before(change, old, new), new.section(change.section)) if whole else (None, None)
    content: dict[str, object] = {
        "policy": policy,
        "subject": str(change.subject),
        "kind": str(change.kind),
        "section": change.section,
        "type": change.section_type,
        "origin": change.origin,
        "path": [] if change.subject is Subject.TEXT else list(change.path),
        "old": _side(change, change.old, change.old_block, old, before),
        "new": _side(change, change.new, change.new_block, new, after),
    }
    if change.was_under or change.under:
        content["under"] = [change.was_under, change.under]
    places = _places(change, old, new)
    if any(places):
        content["places"] = places
    if change.old_rest or change.new_rest:
        content["rest"] = [[_of_block(block) for block in rest] for rest in (change.old_rest, change.new_rest)]
    return digest(json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def _places(change: Change, old: Document, new: Document) -> list[list[str]]:
    """Return the words under which the passages of a change stand, on both sides; empty where nothing is above them."""
    if change.subject is not Subject.TEXT:
        return []
    owner = change.origin or change.section
    before, after = old.section(matches(old, new).get(owner, owner)), new.section(change.section)
    sides = ((change.old_block, before), (change.new_block, after))
    return [_above(block, section) if block and section else [] for block, section in sides]


def _above(block: Block, section: Section) -> list[str]:
    every, place = blocks_of(section), block.place
    around = (place.heading, place.lead, place.parent, place.head)
    return [every[n].words if 0 <= n < len(every) else "" for n in around] if place != TOP_PLACE else []


def _of_block(block: Block) -> object:
    return [block.kind, block.shape, [[run.text, run.marks, run.cell] for run in block.runs]]


def _section_before(change: Change, old: Document, new: Document) -> Section | None:
    if change.kind is Kind.REMOVED:
        return old.section(change.section)
    return old.section(matches(old, new).get(change.section, ""))


def _side(
    change: Change, value: Value | None, block: Block | None, document: Document, section: Section | None
) -> object:
    """Return one side of a change as plain data: all that a person looked at who decided on it."""
    match change.subject, change.kind:
        case _, Kind.LAYOUT:
            return section.text if section else digest(canonical(document))
        case Subject.SECTION, Kind.MOVED:
            ids = [None, *(one.id for one in document.sections)]
            return next((before for before, here in pairwise(ids) if section and here == section.id), None)
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            return digest(canonical(replace(document, title="", subtitle="", sections=(section,)))) if section else None
        case _ if block:
            return _of_block(block)
        case _:
            return value
