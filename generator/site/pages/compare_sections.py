"""What any two versions are compared by: each section's distinct texts, and a redline of every two of them.

A section is followed through all versions under whatever name. Where it has many texts, those of versions beside each
other are compared and each with the newest; others stand side by side. A pair of texts that only a version and its
parent have is on the page of that version's changes. A text that was removed is in none of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final

from generator.checks.lost_markup import POLICY_LINK
from generator.model.catalogue import Words
from generator.model.document import Document, Section
from generator.model.policy import Policy
from generator.model.version import Version
from generator.site.redline import RedlinedSectionView, drawing, section_view
from generator.text.document_alignment import aligned, matches
from generator.text.redline import redline
from generator.text.redline_links import safe
from generator.text.text_changes import moved_passages

MOST: Final = 6  # distinct texts of a section, each of which is compared with every other
NO_TEXT: Final = -1

TextPair = tuple[int, int]  # numbers of two texts of a section, the older version's first


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section through the versions: its distinct texts, and by version the number of its text and its id."""

    texts: tuple[Section, ...]
    numbers: Mapping[int, int]
    ids: Mapping[int, str]

    def pairs(self, versions: Sequence[int], parents: Sequence[tuple[int, int]]) -> tuple[TextPair, ...]:
        """Return the pairs of texts that are compared; `NO_TEXT` is the side of a version without the section.

        They are those of any two versions but a version and its parent, of which there is a page already.
        """
        known = set(parents)
        found = self._texts(pair for pair in combinations(versions, 2) if pair not in known)
        if len(self.texts) > MOST:
            newest = ((one, versions[-1]) for one in versions)
            near = {*self._texts(pairwise(versions)), *self._texts(parents), *self._texts(newest)}
            found = [pair for pair in found if pair in near]
        return tuple(pair for pair in found if pair[0] != pair[1])

    def _texts(self, versions: Iterable[tuple[int, int]]) -> Sequence[TextPair]:
        """Return the numbers of the texts that pairs of versions have, each pair of texts once."""
        return [*dict.fromkeys((self.numbers.get(a, NO_TEXT), self.numbers.get(b, NO_TEXT)) for a, b in versions)]


def section_lines(policy: Policy, versions: Sequence[Version]) -> tuple[SectionLine, ...]:
    """Return every section of these versions, none of which is removed, in the order in which they came.

    The first one is their titles.
    """
    titles: list[Section] = []
    texts: list[list[Section]] = [titles]
    numbers: list[dict[int, int]] = [
        {one.number: _number(titles, Section("title", "", one.document.title, "", level=1)) for one in versions}
    ]
    at: dict[int, dict[str, int]] = {}  # for each version, the line of each section
    last: dict[str, int] = {}  # by its id, the line that a section had last
    for version in versions:
        parent = _parent(policy, version)
        was = matches(parent.document, version.document) if parent else {}
        there = at.get(parent.number, {}) if parent else {}
        lines = {now: there[old] for now, old in was.items() if old in there}
        for section in version.document.sections:
            line = lines.get(section.id, last.get(section.id, -1))
            if line < 0 or (section.id not in lines and line in lines.values()):
                line = len(texts)
                texts.append([])
                numbers.append({})
            lines[section.id] = last[section.id] = line
            numbers[line][version.number] = _number(texts[line], section)
        at[version.number] = lines
    ids: list[dict[int, str]] = [{} for _ in texts]
    for number, lines in at.items():
        for section_id, line in lines.items():
            ids[line][number] = section_id
    return tuple(SectionLine(tuple(own), known, names) for own, known, names in zip(texts, numbers, ids, strict=True))


def in_order(version: Version, lines: Sequence[SectionLine]) -> list[tuple[int, int]]:
    """Return the sections of a version in their order: the number of each section and that of its text."""
    known = {line.ids[version.number]: n for n, line in enumerate(lines) if version.number in line.ids}
    found = (known[section.id] for section in version.document.sections)
    return [(n, lines[n].numbers[version.number]) for n in found]


def _parent(policy: Policy, version: Version) -> Version | None:
    """Return the nearest version that a version goes back to and whose text is there."""
    parent = policy.parent(version.number)
    while parent and parent.removed:
        parent = policy.parent(parent.number)
    return parent


def _number(texts: list[Section], section: Section) -> int:
    """Return the number of a section's text among the known ones, to which it is added where it is new."""
    for n, one in enumerate(texts):
        if (one.title, one.level, *one.source) == (section.title, section.level, *section.source):
            return n
    texts.append(section)
    return len(texts) - 1


def link_target(written: str) -> str | None:
    """Return where a link leads from the folder of a policy's comparisons: to another policy of its brand, elsewhere.

    It is the same in every policy of every brand, and so are the redlines of texts that brands share.
    """
    if written.startswith(POLICY_LINK):
        name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
        return f"../../{name}/{mark}{anchor}"
    return None if written.startswith("#") else safe(written)


def pair_view(old: Section | None, new: Section | None, number: int, words: Words) -> RedlinedSectionView:
    """Return the redline of two texts of the section with this number among all; ids on a page begin with it."""
    older, newer = (Document("", "", (one,) if one else ()) for one in (old, new))
    sections = aligned(older, newer)
    of = drawing(
        redline(older, newer, sections, moved_passages(sections)),
        link_target,
        words,
        passages=f"at-{number}-",
        sections=f"in-{number}-",
    )
    (section,) = of.redline.sections[:1]
    return section_view(section, of.links, section.aligned.section.label, top=3)


def alone(section: Section) -> Section:
    """Return a section as the only one of a document, without what the redline does not show."""
    return replace(section, id="section", type="", facts={}, was="", filled=())
