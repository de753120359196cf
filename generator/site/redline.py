"""A redline on a page: by section, what is unchanged folded, every change with an address and the way to the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.checks.lost_markup import POLICY_LINK, anchors
from generator.model.catalogue import USUAL, Words
from generator.model.document import Document
from generator.site.page import relative, trusted
from generator.text import excerpt, redline_html, redline_links, writing_direction
from generator.text import html as text_html
from generator.text.change import Change
from generator.text.redline import Redline, RedlinedSection
from generator.text.redline_blocks import Half, RedlinedBlock
from generator.text.table_names import TableNames

MOST_KEPT: Final = 4_096  # unchanged sections, drawn and kept to be used again
NAMED: Final = 4  # sections that a fold names
EXCERPT: Final = 70  # words and spaces


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Changed words with a few around them; `direction` where they are not written from left to right."""

    words: Markup
    direction: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of a redline in a row: how many, and why they are folded, if so: the key of that sentence."""

    lines: Markup
    count: int = 0
    folded: str = ""


@dataclass(frozen=True, slots=True)
class RedlinedSectionView:
    """A section that differs, as its heading says it: `note` ends the key of a sentence, empty where it stayed.

    One that moved from here has only the id of its new place, `now_at`, and what stood here.
    """

    anchor: str
    label: str
    note: str
    direction: str
    stretches: tuple[Stretch, ...]
    now_at: str = ""


@dataclass(frozen=True, slots=True)
class UnchangedView:
    """Sections in a row that are the same: the first of their names, how many more there are, and their texts."""

    names: tuple[str, ...]
    more: int
    lines: Markup

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.names) + self.more


@dataclass(frozen=True, slots=True)
class RedlineView:
    """A redline as a template writes it: how many rows of changes, where the first one is, the title, the sections.

    `unchanged` counts the sections that are the same and not among `parts`.
    """

    changes: int
    first: str
    title: Markup
    parts: tuple[RedlinedSectionView | UnchangedView, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A redline as a page shows it.

    `links` say where its links lead and which places have an address. `rows` are the places at which a row of changed
    blocks begins, in reading order: what a reader steps through.
    """

    redline: Redline
    links: redline_links.Links
    rows: tuple[str, ...]

    def to(self, change: Change) -> str:
        """Return the id of the nearest place on the page to which a change can lead; empty where there is none."""
        return self.links.to(change, self.redline)

    def excerpt(self, change: Change) -> Excerpt | None:
        """Return the changed words with a few around them; None where the change is not of words."""
        one = excerpt.excerpt(self.redline, change, EXCERPT, around=14)
        if one is None:
            return None
        html = redline_html.html_line(one, redline_links.nowhere, self.links.words)
        return Excerpt(trusted(html), writing_direction.direction_of_pieces(one.pieces))


def drawing(
    of: Redline,
    target: redline_links.Target,
    words: Words = USUAL,
    *,
    passages: str = "at-",
    sections: str = "in-",
) -> Drawing:
    """Return a redline as a page shows it, in a brand's words; `passages` and `sections` begin the ids of these."""
    places: list[str] = []
    rows: list[str] = []
    for stretch in (of.title, *(part for section in of.differing for part in (_marked_heading(section), section.text))):
        for quiet, group in groupby(stretch, key=lambda one: one.is_quiet):
            row = [one.place for one in group if not quiet]
            places += row
            rows += row[:1]
    steps = {
        place: redline_links.ChangeStep(n, len(rows), redline_links.anchor(passages, to))
        for n, (place, to) in enumerate(zip(rows, [*rows[1:], *rows[-1:]], strict=True), 1)
    }
    links = redline_links.Links(target, frozenset(places), passages, sections, steps, words=words)
    return Drawing(of, links, tuple(rows))


def target_of(brand: str, newer: Document, address: str, page: str) -> redline_links.Target:
    """Return where the links of a brand's text lead from an address; `page` is the address of the text's own page."""
    known = anchors(newer)
    own = relative(address, page)

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return f"{own}{written}" if written[1:] in known else None
        if written.startswith(POLICY_LINK):
            name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
            return relative(address, f"{brand}/{name}/") + mark + anchor
        return redline_links.safe(written)

    return target


def _marked_heading(section: RedlinedSection) -> tuple[RedlinedBlock, ...]:
    """Return what to mark in the words of a heading.

    That a section is new, gone or elsewhere is told beside its name; another level, in the list of changes.
    """
    if not section.aligned.old or not section.aligned.new:
        return ()
    return tuple(one for one in section.heading if one.is_reworded and not one.is_quiet)


def redline_view(of: Drawing, *, with_unchanged: bool = True, level: int = 3) -> RedlineView:
    """Return a redline as a template writes it; unchanged sections are among its parts, or only counted.

    `level` is that of the headings of its sections.
    """
    title = of.redline.title if any(not one.is_quiet for one in of.redline.title) else ()
    parts: list[RedlinedSectionView | UnchangedView] = []
    for same, group in groupby(of.redline.sections, key=lambda section: section.same):
        found = list(group)
        if not same:
            labels = of.redline.frame.labels
            parts += [
                section_view(section, of.links, labels[section.aligned.section.id], top=level + 1) for section in found
            ]
        elif with_unchanged:
            parts.append(_unchanged(found, of.links, level))
    unchanged = 0 if with_unchanged else sum(section.same for section in of.redline.sections)
    first = of.links.anchor(of.rows[0]) if of.rows else ""
    drawn = _lines(redline_html.as_html(title, of.links, top=level))
    return RedlineView(len(of.rows), first, drawn, tuple(parts), unchanged)


def section_view(section: RedlinedSection, links: redline_links.Links, label: str, *, top: int) -> RedlinedSectionView:
    """Return a section that differs as a template writes it; `top` is the level of a first heading inside."""
    direction = writing_direction.direction_of(label)
    name = links.section(section.id)
    if section.was_here:
        tables = iter(TableNames(links.words, links.words.say("redline-moved-from", section=label)))
        inner = redline_html.as_html((*section.heading, *section.text), links, top=top, tables=tables)
        there = links.section(section.aligned.section.id)
        return RedlinedSectionView(name, label, _note(section), direction, (Stretch(_lines(inner)),), there)
    return RedlinedSectionView(name, label, _note(section), direction, tuple(_stretches(section, links, top)))


def _note(section: RedlinedSection) -> str:
    if section.moved:
        return "moved-from" if section.was_here else "moved-here"
    if section.half is Half.BOTH:
        return ""
    return "removed" if section.half is Half.OLD else "new"


def _stretches(section: RedlinedSection, links: redline_links.Links, top: int) -> Iterator[Stretch]:
    heading = _marked_heading(section)
    if heading:
        yield Stretch(_lines(redline_html.as_html(heading, links, top=top)))
    before = heading[-1] if heading else None
    tables = iter(TableNames(links.words, section.aligned.section.label))
    for quiet, blocks in excerpt.folded(section.text):
        lines = redline_html.as_html(blocks, links, top=top, before=before, tables=tables)
        before = blocks[-1]
        yield Stretch(_lines(lines), len(blocks), _FOLDED.get(quiet, ""))


_FOLDED: Final = {
    excerpt.UNCHANGED: "redline-passages-unchanged",
    excerpt.LIKEWISE: "redline-passages-likewise",
    excerpt.MOVED_AWAY: "redline-passages-away",
}


def _unchanged(found: Sequence[RedlinedSection], links: redline_links.Links, level: int) -> UnchangedView:
    names = tuple(section.aligned.section.label for section in found[:NAMED])
    return UnchangedView(
        names, len(found) - len(names), _lines(_unchanged_section(section, links, level) for section in found)
    )


def _unchanged_section(section: RedlinedSection, links: redline_links.Links, level: int) -> Markup:
    """Return an unchanged section as HTML; one that stays the same through many versions is drawn once."""
    one = section.aligned.section
    tables = TableNames(links.words, one.label)
    first = next(iter(tables))
    key = (one.label, one.title, one.level, *one.source, text_html.addresses(one, links.target), first, level)
    html = _WHOLE.get(key)
    if html is None:
        if len(_WHOLE) >= MOST_KEPT:
            _WHOLE.clear()
        blocks = (*section.heading, *section.text)
        html = _WHOLE[key] = _lines(redline_html.as_html(blocks, links, top=level, tables=iter(tables)))
    return html


_WHOLE: Final[dict[tuple[str, str, int, str, int, text_html.Addresses, str, int], Markup]] = {}


def _lines(html: Iterable[str]) -> Markup:
    return trusted("\n".join(html))
