"""Texts in pieces, each named by the digest of its content: what stands in many versions is kept once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from generator.model.version import Version
from generator.site.page import Published
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.diff import matches
from generator.text.numbering import item_numbers

FEWEST: Final = 4  # blocks in a piece, and after how many it ends in any case
MOST: Final = 48
ONE_IN: Final = 12  # of the blocks between ends a piece
DIGITS: Final = 16  # of its digest


@dataclass(frozen=True, slots=True)
class Cut:
    """A version as the list of its pieces, and the content of each piece by its name; both are JSON."""

    listed: bytes
    pieces: tuple[tuple[str, bytes], ...]


def cuts(item: Published) -> Iterator[tuple[int, Cut]]:
    """Yield each version whose text is there, cut into pieces."""
    keys = _keys(item)
    for version in item.versions:
        if not version.removed:
            yield version.number, _cut(version, keys[version.number])


def _keys(item: Published) -> dict[int, dict[str, str]]:
    """Return for each version, by the ids of its sections, a key that they keep in later versions under any name."""
    found: dict[int, dict[str, str]] = {}
    for version in item.versions:
        parent = item.policy.parent(version.number)
        there = found.get(parent.number, {}) if parent else {}
        was = matches(parent.document, version.document) if parent else {}
        found[version.number] = {
            section.id: there.get(was.get(section.id, ""), f"{version.number}:{section.id}")
            for section in version.document.sections
        }
    return found


def _cut(version: Version, keys: dict[str, str]) -> Cut:
    pieces: dict[str, bytes] = {}
    sections = []
    for section in version.document.sections:
        names = []
        parsed = blocks.parse(section.text)
        for row in _ended(list(zip(parsed, item_numbers(parsed, section.text), strict=True))):
            content = _json([_block(one, number) for one, number in row])
            name = sha256(content).hexdigest()[:DIGITS]
            pieces[name] = content
            names.append(name)
        sections.append(
            {
                "id": section.id,
                "key": keys[section.id],
                "title": section.title,
                "label": section.label,
                "level": section.level,
                "pieces": names,
            }
        )
    document = version.document
    listed = {"version": version.number, "title": document.title, "language": document.language, "sections": sections}
    return Cut(_json(listed), tuple(pieces.items()))


_Numbered = tuple[Block, int]


def _ended(found: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield rows of blocks that end where their own words say so: what is inserted in one leaves the others as are."""
    row: list[_Numbered] = []
    for one in found:
        row.append(one)
        ends = sha256(one[0].words.encode(errors="replace")).digest()[0] % ONE_IN == 0
        if (ends and len(row) >= FEWEST) or len(row) >= MOST:
            yield row
            row = []
    if row:
        yield row


def _block(one: Block, number: int) -> list[object]:
    """Return a block as a list: its kind, its shape, the number of its item, its runs (text, marks, cell)."""
    runs = []
    for run in one.runs:
        written: list[object] = [run.text]
        if run.marks or run.cell:
            written.append(list(run.marks))
        if run.cell:
            written.append(run.cell)
        runs.append(written)
    return [one.kind, list(one.shape), number, runs]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
