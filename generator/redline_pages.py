"""A redline on a page: by section, what is unchanged folded, every change with an address and the way to the next."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.lint import POLICY_LINK, anchors
from generator.model import Document
from generator.pages import Published, block, headed, relative
from generator.text import excerpt, redline_html
from generator.text.diff import AlignedSection, Change, aligned
from generator.text.redline import Half, Piece, RedlinedBlock, RedlinedSection, by_section, moves, title

NAMED: Final = 4  # sections that a fold names
EXCERPT: Final = 70  # words and spaces
PREFIX: Final = "redline"


@dataclass(frozen=True, slots=True)
class Redlined:
    """Two texts as one redline: its sections, the blocks that changed by their places, and the rows of them.

    `rows` are the places at which a row of changed blocks begins, in reading order: what a reader steps through.
    Places on the page are short, as a page may have thousands: `numbers` gives for each section its number in the newer
    text, or in the older one. Sealed texts never change, so neither do these.
    """

    title: tuple[RedlinedBlock, ...]
    sections: tuple[RedlinedSection, ...]
    names: Mapping[str, str]
    numbers: Mapping[str, str]
    changed: Mapping[str, RedlinedBlock]
    rows: tuple[str, ...]

    def place(self, change: Change) -> str:
        """Return the id of the nearest place on the page to which a change can lead, or nothing."""
        place = _short(excerpt.place_of(change), self.numbers)
        if place in self.changed:
            return redline_html.anchor(place)
        shown = any(section.id == change.section for section in self.sections if not section.same)
        return redline_html.anchor_of_section(change.section) if shown else ""

    def excerpt(self, change: Change) -> tuple[Piece, ...]:
        """Return the changed words with a few around them; nothing where the change is not of words."""
        one = self.changed.get(_short(excerpt.place_of(change), self.numbers))
        return excerpt.excerpt(change, one, EXCERPT, around=14)


def redlined(
    older: Document, newer: Document, changes: Iterable[Change], sections: Sequence[AlignedSection] | None = None
) -> Redlined:
    """Return the redline of two texts, of which the changes are known."""
    pairs = aligned(older, newer) if sections is None else sections
    found = tuple(by_section(older, newer, pairs, moves(changes)))
    heads = title(older, newer)
    names = {section.id: section.label for section in (*older.sections, *newer.sections)}
    numbers = {section.id: f"was-{n}" for n, section in enumerate(older.sections, 1)}
    numbers |= {section.id: str(n) for n, section in enumerate(newer.sections, 1)}
    changed: dict[str, RedlinedBlock] = {}
    rows: list[str] = []
    for stretch in (heads, *(part for section in found for part in _parts(section))):
        for loud, group in groupby(stretch, key=lambda one: not one.quiet):
            row = list(_placed(group, numbers))
            if loud:
                rows.append(row[0].place)
                changed.update({one.place: one for one in row})
    return Redlined(heads, found, names, numbers, changed, tuple(rows))


def _short(place: str, numbers: Mapping[str, str]) -> str:
    """Return a place with the number of its section instead of its name."""
    section, _, rest = place.rpartition("/")
    return f"{numbers.get(section, section)}/{rest}" if section else place


def _placed(redlined: Iterable[RedlinedBlock], numbers: Mapping[str, str]) -> Iterator[RedlinedBlock]:
    """Yield blocks with the places that they have on a page."""
    for one in redlined:
        moved = one.moved
        if moved:
            section = numbers.get(moved.section, moved.section)
            moved = replace(moved, section=section, place=_short(moved.place, numbers))
        yield replace(one, place=_short(one.place, numbers), moved=moved)


def _parts(section: RedlinedSection) -> Iterator[tuple[RedlinedBlock, ...]]:
    """Yield what of a section is stepped through: nothing where it is unchanged or stands elsewhere."""
    if section.same or (section.moved and section.half is Half.OLD):
        return
    yield headings(section)
    yield section.text


def headings(section: RedlinedSection) -> tuple[RedlinedBlock, ...]:
    """Return what to mark in the words of a heading.

    That a section is new, gone or elsewhere is told beside its name; another level, in the list of changes.
    """
    old, new = section.aligned.old, section.aligned.new
    if not old or not new or section.half is Half.OLD:
        return ()
    return tuple(one for one in section.heading if not one.quiet and not one.only_set_otherwise)


def drawn(item: Published, of: Redlined, newer: Document, address: str, page: str) -> Iterator[str]:
    """Yield a redline as parts of the page at an address; `page` is the address of the newer text's own page."""
    known = anchors(newer)
    own = relative(address, page)

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return f"{own}{written}" if written[1:] in known else None
        if written.startswith(POLICY_LINK):
            name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
            return relative(address, f"{item.policy.brand.slug}/{name}/") + mark + anchor
        return redline_html.safe(written)

    names = {of.numbers[section]: label for section, label in of.names.items()}
    links = redline_html.Links(target, names, of.changed.keys())
    step = _steps(of.rows)
    if any(one.changed for one in of.title):
        yield block(*step(redline_html.as_html(of.title, links=links)), kind="redline")
    for same, group in groupby(of.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            yield block(*_unchanged(found, links), kind="redline")
        else:
            for section in found:
                label = section.aligned.section.label
                yield headed(
                    3,
                    f"{label}{_note(section)}",
                    redline_html.anchor_of_section(section.id),
                    redline_html.direction_of(label),
                )
                yield block(*step(_section(section, links, of.numbers)), kind="redline")


def _note(section: RedlinedSection) -> str:
    if section.moved:
        return ": moved from here" if section.half is Half.OLD else ": moved here"
    if section.half is Half.BOTH:
        return ""
    return ": removed" if section.half is Half.OLD else ": new"


def _section(section: RedlinedSection, links: redline_html.Links, numbers: Mapping[str, str]) -> Iterator[str]:
    text = tuple(_placed(section.text, numbers))
    if section.moved and section.half is Half.OLD:
        there = redline_html.anchor_of_section(section.aligned.section.id)
        yield f'<p class="redline-note"><a href="#{there}">It stands in another place now</a>, with its changes.</p>'
        unnamed = replace(links, places=())  # its heading has its id where it stands now
        heading = redline_html.as_html(section.heading, links=unnamed, top=2)
        yield from fold("As it stood here", [*heading, *redline_html.as_html(text, links=links, top=2)])
        return
    changed = tuple(_placed(headings(section), numbers))
    yield from redline_html.as_html(changed, links=links, top=3)
    before = changed[-1] if changed else None
    for quiet, stretch in excerpt.folded(text):
        lines = redline_html.as_html(stretch, links=links, top=3, before=before)
        before = stretch[-1]
        words = f"{len(stretch)} passages {quiet}"
        yield from fold(words, lines) if quiet else lines


def _unchanged(found: Sequence[RedlinedSection], links: redline_html.Links) -> Iterator[str]:
    names = [text_of(section.aligned.section.label) for section in found[:NAMED]]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    count = "1 section" if len(found) == 1 else f"{len(found)} sections"
    inner = (one for section in found for one in (*section.heading, *section.text))
    yield from fold(f"{count} unchanged: {'; '.join(names)}{more}", redline_html.as_html(inner, links=links, top=2))


def fold(words: str, inner: Iterable[str]) -> Iterator[str]:
    """Yield lines that are folded under a few words of HTML."""
    yield f"<details><summary>{words}</summary>"
    yield from inner
    yield "</details>"


_STARTS: Final = re.compile(r'(<(?:p|pre|div|tr)\b[^>]*? id="([^"]+)"[^>]*>(?:<t[dh][^>]*>)?)(.*)', re.DOTALL)


def _steps(rows: Sequence[str]) -> Callable[[Iterable[str]], Iterator[str]]:
    """Return what puts its number into the first block of each row: a link to the next row. A script adds others."""
    names = [redline_html.anchor(place) for place in rows]
    at = {text_of(name): n for n, name in enumerate(names)}

    def step(lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            match = _STARTS.match(line)
            if match and match[2] in at:
                yield f"{match[1]}{_step(names, at[match[2]])}{match[3]}"
            else:
                yield line

    return step


def _step(names: Sequence[str], n: int) -> str:
    last = n + 1 == len(names)
    words = "Last change, " if last else "Next change after "
    to = names[n] if last else names[n + 1]
    return f'<a href="#{text_of(to)}"><i>{words}</i>{n + 1}/{len(names)}</a> '


def tools(of: Redlined) -> str:
    """Return what stands above a redline: how many changes, the way to the first one, and what a script adds."""
    if not of.rows:
        return "<p>The words are the same.</p>"
    count = "One change" if len(of.rows) == 1 else f"{len(of.rows)} changes"
    first = f'<a href="#{text_of(redline_html.anchor(of.rows[0]))}">Go to the first one</a>'
    return f'<div class="policy-walk"><p>{count}. {first}.</p></div>'
