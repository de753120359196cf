"""A redline on a page: by section, what is unchanged folded, every change with an address and the way to the next."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.checks.markdown import POLICY_LINK, anchors
from generator.model.document import Document
from generator.site.page import Published, block, headed, relative
from generator.text import excerpt, redline_html
from generator.text.diff import Change
from generator.text.redline import Redline, RedlinedSection
from generator.text.redline_blocks import Half, RedlinedBlock

NAMED: Final = 4  # sections that a fold names
EXCERPT: Final = 70  # words and spaces
PREFIX: Final = "redline"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A redline as a page shows it.

    `links` say where its links lead and which places have an address. `rows` are the places at which a row of changed
    blocks begins, in reading order: what a reader steps through.
    """

    redline: Redline
    links: redline_html.Links
    rows: tuple[str, ...]

    def to(self, change: Change) -> str:
        """Return the id of the nearest place on the page to which a change can lead, or nothing."""
        return self.links.to(change, self.redline)

    def excerpt(self, change: Change) -> str:
        """Return as HTML the changed words with a few around them; empty where the change is not of words."""
        one = excerpt.excerpt(self.redline, change, EXCERPT, around=14)
        if one is None:
            return ""
        words = redline_html.html_line(one, redline_html.nowhere)
        return f"<blockquote{redline_html.direction(one.pieces)}>{words}</blockquote>"


def drawing(of: Redline, target: redline_html.Target, *, passages: str = "at-", sections: str = "in-") -> Drawing:
    """Return a redline as a page shows it; `passages` and `sections` begin the ids of these."""
    places: list[str] = []
    rows: list[str] = []
    for stretch in (of.title, *(part for section in of.differing for part in (_marked_heading(section), section.text))):
        for quiet, group in groupby(stretch, key=lambda one: one.is_quiet):
            row = [one.place for one in group if not quiet]
            places += row
            rows += row[:1]
    return Drawing(of, redline_html.Links(target, frozenset(places), passages, sections), tuple(rows))


def target_of(item: Published, newer: Document, address: str, page: str) -> redline_html.Target:
    """Return where the links of a text lead from an address; `page` is the address of the text's own page."""
    known = anchors(newer)
    own = relative(address, page)

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return f"{own}{written}" if written[1:] in known else None
        if written.startswith(POLICY_LINK):
            name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
            return relative(address, f"{item.policy.brand.slug}/{name}/") + mark + anchor
        return redline_html.safe(written)

    return target


def _marked_heading(section: RedlinedSection) -> tuple[RedlinedBlock, ...]:
    """Return what to mark in the words of a heading.

    That a section is new, gone or elsewhere is told beside its name; another level, in the list of changes.
    """
    if not section.aligned.old or not section.aligned.new:
        return ()
    return tuple(one for one in section.heading if one.is_reworded and not one.is_quiet)


def drawn(of: Drawing, *, level: int = 3, with_unchanged: bool = True) -> Iterator[str]:
    """Yield a redline as parts of a page, each section under a heading of a level.

    Unchanged sections are folded, or only counted.
    """
    step = _steps(of)
    if any(not one.is_quiet for one in of.redline.title):
        yield block(*step(redline_html.as_html(of.redline.title, of.links)), kind="redline")
    for same, group in groupby(of.redline.sections, key=lambda section: section.same):
        found = list(group)
        if not same:
            for section in found:
                label = section.aligned.section.label
                words = f"{label}{_note(section)}"
                yield headed(level, words, of.links.section(section.id), redline_html.direction_of(label))
                yield block(*step(_section(section, of.links)), kind="redline")
        elif with_unchanged:
            yield block(*_unchanged(found, of.links), kind="redline")
    unchanged = sum(section.same for section in of.redline.sections)
    if unchanged and not with_unchanged:
        yield block(f"<p>{'One section is' if unchanged == 1 else f'{unchanged} sections are'} unchanged.</p>")


def _note(section: RedlinedSection) -> str:
    if section.moved:
        return ": moved from here" if section.was_here else ": moved here"
    if section.half is Half.BOTH:
        return ""
    return ": removed" if section.half is Half.OLD else ": new"


def _section(section: RedlinedSection, links: redline_html.Links) -> Iterator[str]:
    if section.was_here:
        there = text_of(links.section(section.aligned.section.id))
        yield f'<p class="redline-note"><a href="#{there}">It stands in another place now</a>, with its changes.</p>'
        inner = (*section.heading, *section.text)
        yield from fold("As it stood here", redline_html.as_html(inner, links, top=2))
        return
    heading = _marked_heading(section)
    yield from redline_html.as_html(heading, links, top=3)
    before = heading[-1] if heading else None
    for quiet, stretch in excerpt.folded(section.text):
        lines = redline_html.as_html(stretch, links, top=3, before=before)
        before = stretch[-1]
        yield from fold(f"{len(stretch)} passages {quiet}", lines) if quiet else lines


def _unchanged(found: Sequence[RedlinedSection], links: redline_html.Links) -> Iterator[str]:
    names = [text_of(section.aligned.section.label) for section in found[:NAMED]]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    count = "1 section" if len(found) == 1 else f"{len(found)} sections"
    inner = (one for section in found for one in (*section.heading, *section.text))
    yield from fold(f"{count} unchanged: {'; '.join(names)}{more}", redline_html.as_html(inner, links, top=2))


def fold(words: str, inner: Iterable[str]) -> Iterator[str]:
    """Yield lines that are folded under a few words of HTML."""
    yield f"<details><summary>{words}</summary>"
    yield from inner
    yield "</details>"


_STARTS: Final = re.compile(r'(<(?:p|pre|div|tr)\b[^>]*? id="([^"]+)"[^>]*>(?:<t[dh][^>]*>)?)(.*)', re.DOTALL)


def _steps(of: Drawing) -> Callable[[Iterable[str]], Iterator[str]]:
    """Return what puts its number into the first block of each row: a link to the next row. A script adds others."""
    names = [of.links.anchor(place) for place in of.rows]
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


def tools(of: Drawing) -> str:
    """Return what stands above a redline: how many changes, the way to the first one, and what a script adds."""
    if not of.rows:
        return "<p>The words are the same.</p>"
    count = "One change" if len(of.rows) == 1 else f"{len(of.rows)} changes"
    first = f'<a href="#{text_of(of.links.anchor(of.rows[0]))}">Go to the first one</a>'
    return f'<div class="policy-walk"><p>{count}. {first}.</p></div>'
