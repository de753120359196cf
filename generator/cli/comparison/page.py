"""A comparison as an HTML document of its own: nothing is fetched, nothing runs, and it reads without colour or style.

What it looks like is `page.html` and `comparison.css` beside this file.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.cli.comparison import change_lines
from generator.cli.comparison.change_lines import RedlinedComparison
from generator.cli.output.plurals import counted
from generator.materiality import summary
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.publish.stylesheets import redline_styles
from generator.site.page import trusted
from generator.site.templates import Templates
from generator.text import excerpt, redline_html, redline_links, writing_direction
from generator.text.redline import RedlinedSection

NAMED: Final = 5  # of the unchanged sections that are folded together
_TEMPLATE: Final = "page.html"
_NOT_HTML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PlaceOfChange:
    """A place of a change: its name, the id it has on the page if any, what happened there, and why that matters."""

    name: str
    anchor: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ComparedChange:
    """A change as it is told; `others` are lists of further places, each with what it is called."""

    level: Level
    place: PlaceOfChange
    reason: str
    rule: str
    excerpt: Markup
    direction: Markup
    others: tuple[tuple[str, tuple[PlaceOfChange, ...]], ...]


@dataclass(frozen=True, slots=True)
class FoldedStretch:
    """Passages beside each other; with `words` they are folded, and called so."""

    words: str
    inner: Markup


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section with its changes; `elsewhere` is the id of the place to which it moved, if it did."""

    id: str
    attributes: Markup
    heading: str
    note: str
    elsewhere: str
    stretches: tuple[FoldedStretch, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A section that changed, or several that did not, folded together."""

    section: ComparedSection | None = None
    folded: FoldedStretch | None = None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The whole document: what it may load, its styles, the changes, and the text with them."""

    title: str
    policy: Markup
    styles: Markup
    summary: str
    language: str
    entries: tuple[ComparedChange, ...]
    heading: Markup
    parts: tuple[PartView, ...]


def document(compared: RedlinedComparison) -> str:
    """Return the whole document; characters that HTML can't hold are replaced."""
    text = (files(__package__) / _TEMPLATE).read_text(encoding="utf-8")
    return _NOT_HTML.sub("\ufffd", Templates({_TEMPLATE: text}).file(_TEMPLATE, _view(compared)))


def _view(compared: RedlinedComparison) -> DocumentView:
    comparison, styles = compared.comparison, style()
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    links = redline_links.Links(places=compared.redline.loud.keys())
    return DocumentView(
        title=f"What changed: {comparison.new.title or comparison.old.title or 'the text'}",
        policy=trusted(f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"),
        styles=trusted(styles),
        summary=change_lines.counts_line(comparison).removesuffix("."),
        language=comparison.new.language,
        entries=tuple(_entry(compared, one, links) for one in compared.entries),
        heading=_joined(redline_html.as_html(compared.redline.title, links, top=3)),
        parts=tuple(_parts(compared.redline.sections, links)),
    )


def style() -> str:
    """Return the styles of the page, with those of redlines that the site has too."""
    return redline_styles() + (files(__package__) / "comparison.css").read_text(encoding="utf-8")


def _parts(sections: Sequence[RedlinedSection], links: redline_links.Links) -> Iterator[PartView]:
    for same, group in groupby(sections, key=lambda section: section.same):
        if same:
            yield PartView(folded=_folded(list(group), links))
        else:
            yield from (PartView(_section(one, links)) for one in group)


def _folded(sections: Sequence[RedlinedSection], links: redline_links.Links) -> FoldedStretch:
    names = [section.aligned.section.label for section in sections[:NAMED]]
    more = f" and {len(sections) - NAMED} more" if len(sections) > NAMED else ""
    inner = (one for section in sections for one in (*section.heading, *section.text))
    words = f"{counted(len(sections), 'section')} unchanged: {'; '.join(names)}{more}"
    return FoldedStretch(words, _joined(redline_html.as_html(inner, links, top=3)))


def _section(section: RedlinedSection, links: redline_links.Links) -> ComparedSection:
    first = section.heading[0] if section.heading else None
    mark = (
        f"{links.mark(first.place)}{writing_direction.direction_attribute(first.pieces)}" if first else links.mark("")
    )
    words = trusted(" ".join(redline_html.html_words(one, links) for one in section.heading))
    return ComparedSection(
        links.section(section.id),
        trusted(mark),
        words or section.aligned.section.label,
        change_lines.section_state(section),
        links.section(section.aligned.section.id) if section.was_here else "",
        tuple(_stretches(section, links)),
    )


def _stretches(section: RedlinedSection, links: redline_links.Links) -> Iterator[FoldedStretch]:
    if section.was_here:
        yield FoldedStretch("As it stood here", _joined(redline_html.as_html(section.text, links, top=4)))
        return
    before = None
    for quiet, stretch in excerpt.folded(section.text):
        words = f"{counted(len(stretch), 'passage')} {quiet}" if quiet else ""
        yield FoldedStretch(words, _joined(redline_html.as_html(stretch, links, top=4, before=before)))
        before = stretch[-1]


def _entry(compared: RedlinedComparison, one: summary.SummaryEntry, links: redline_links.Links) -> ComparedChange:
    reason, rule = change_lines.reason_and_rule(one.worst)
    cut = compared.excerpt(one)
    lists = ((f"each of the {len(one.all)}", one.parts), (f"and {len(one.like)} more like it", one.like))
    return ComparedChange(
        min(one.worst.verdict.level, Level.MATERIAL),
        _place(compared, one.lead, links, change_lines.what_changed(compared, one)),
        reason,
        rule,
        trusted(redline_html.html_line(cut, redline_links.nowhere) if cut else ""),
        trusted(writing_direction.direction_attribute(cut.pieces) if cut else ""),
        tuple((words, tuple(_also(compared, other, links, reason) for other in some)) for words, some in lists if some),
    )


def _also(compared: RedlinedComparison, other: Judged, links: redline_links.Links, reason: str) -> PlaceOfChange:
    """Return another place of the same change, and why it matters where that is not said yet."""
    why = change_lines.reason_and_rule(other)[0]
    what = change_lines.what_changed(compared, summary.SummaryEntry(other))
    return _place(compared, other, links, what, "" if why == reason else why)


def _place(
    compared: RedlinedComparison, one: Judged, links: redline_links.Links, what: str, why: str = ""
) -> PlaceOfChange:
    anchor = links.to(one.change, compared.redline)
    return PlaceOfChange(compared.redline.label(one.change), anchor or "", what, why)


def _joined(lines: Iterable[str]) -> Markup:
    return trusted("\n".join(lines))
