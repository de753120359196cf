"""Which section of a translation is which of its original: words say nothing of that, places and shapes do."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from generator.model.document import Document, Section
from generator.text import blocks

_NUMBER: Final = re.compile(r"\d+")
_LINK: Final = re.compile(r"(?<=\]\(#)([^\s()]+)(?=[\s)])")
Shape = tuple[int, bool, tuple[str, ...], tuple[str, ...]]


def with_ids_of(translation: Document, original: Document) -> Document:
    """Return a translation whose sections have the ids and types of those of its original, as far as they are known.

    Both are the same outline, or sections that have the same level, passages and numbers are each other's, and as many
    between these. A section that has none there keeps its own id, and so do links to it.
    """
    pairs = _pairs(translation.sections, original.sections)
    taken = {section.id for section in original.sections}
    names: dict[str, str] = {}
    sections = []
    for at, section in enumerate(translation.sections):
        partner = original.sections[pairs[at]] if at in pairs else None
        name, number = partner.id if partner else section.id, 2
        while partner is None and name in taken:
            name, number = f"{section.id}-{number}", number + 1
        taken.add(name)
        names[section.id] = name
        sections.append(replace(section, id=name, type=partner.type if partner else section.type))
    linked = (replace(one, text=_with_links(one.text, names)) for one in sections)
    return replace(translation, sections=tuple(linked))


def without_partner(translation: Document, original: Document) -> tuple[Section, ...]:
    """Return the sections of a translation that its original hasn't."""
    return tuple(one for one in translation.sections if original.section(one.id) is None)


def _pairs(ours: Sequence[Section], theirs: Sequence[Section]) -> Mapping[int, int]:
    """Return the index of each section that has a partner, with the index of that one."""
    if [_place(one) for one in ours] == [_place(one) for one in theirs]:
        return {at: at for at in range(len(ours))}
    found: dict[int, int] = {}
    steps = SequenceMatcher(None, [*map(_shape, ours)], [*map(_shape, theirs)], autojunk=False).get_opcodes()
    for kind, start, end, first, last in steps:
        same = [_place(one) for one in ours[start:end]] == [_place(one) for one in theirs[first:last]]
        if kind == "equal" or (kind == "replace" and same):
            found.update(zip(range(start, end), range(first, last), strict=True))
    return found


def _place(section: Section) -> tuple[int, bool]:
    """Return the level of a section, and whether it has a heading."""
    return section.level, bool(section.title)


def _shape(section: Section) -> Shape:
    """Return what a translation leaves as it is: level, kinds of passages, and the numbers in them."""
    kinds = tuple(block.kind for block in blocks.of(section))
    return *_place(section), kinds, tuple(sorted(_NUMBER.findall(section.text)))


def _with_links(text: str, names: Mapping[str, str]) -> str:
    return _LINK.sub(lambda match: names.get(match[1], match[1]), text)
