"""Sections that look like one of the version before under another name, without `was`: the line to add is given."""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz

from generator.errors import Finding, Place, Severity
from generator.model.document import Section
from generator.model.policy import Policy
from generator.source import headings, section_matches
from generator.source.assembly import SectionSource

ALIKE: Final = 75.0  # of two texts without a common heading, in percent


def renamed(policy: Policy, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find sections of the draft that are one of the version before under another name, without `was`.

    Where nobody says so, readers are shown one section that goes and another that comes, and links to its former
    address lead nowhere.
    """
    draft, base = policy.draft, policy.base
    if not draft or not base:
        return
    before, now = base.document.sections, draft.sections
    kept, declared = {one.id for one in now}, {one.was for one in sources}
    removed = {one.id for one in before} - kept - declared
    new = {one.id for one in sources if not one.was} - {one.id for one in before}
    if not removed or not new:
        return
    paths = {one.id: one.path for one in sources}
    for place, former in section_matches.matches(draft, base.document).items():
        one, other = now[place], before[former]
        if one.id in new and other.id in removed and _is_same(one, other):
            message = f"this looks like the section “{other.id}” of version {base.number}, under another name"
            remedy = f"if it is that one, write “was: {other.id}” under its title: else its address is lost"
            yield Finding(Place(paths[one.id]), "renamed", message, remedy, Severity.WARNING)


def _is_same(one: Section, other: Section) -> bool:
    titles = headings.words(one.title), headings.words(other.title)
    return (titles[0] == titles[1] != "") or fuzz.ratio(one.text, other.text) >= ALIKE
