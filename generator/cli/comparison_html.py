"""A comparison as an HTML document of its own."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.cli import comparison_page, comparison_shown
from generator.cli.comparison_shown import Shown
from generator.cli.output.words import counted
from generator.materiality import summary
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.text import excerpt, redline_html
from generator.text.redline import RedlinedSection


def document(shown: Shown) -> str:
    """Return the whole document."""
    title = f"What changed: {shown.comparison.new.title or shown.comparison.old.title or 'the text'}"
    return comparison_page.page(title, _body(shown, title))


def _body(shown: Shown, title: str) -> Iterator[str]:
    comparison = shown.comparison
    language = text_of(comparison.new.language)
    yield '<a class="skip" href="#text">Skip to the text</a>'
    head = comparison_shown.head(comparison).removesuffix(".")
    yield f'<header><h1>{text_of(title)}</h1><p class="summary">{text_of(head)}.</p></header>'
    links = redline_html.Links(places=shown.redline.loud.keys())
    yield "<main>"
    if shown.told:
        yield '<h2 id="changes">Changes, the weightiest first</h2><ol class="changes" role="list">'
        yield from (_html_entry(shown, one, language, links) for one in shown.told)
        yield "</ol>"
    yield f'<h2 id="text">The text, with its changes</h2><div class="redline" lang="{language}">'
    yield from redline_html.as_html(shown.redline.title, links)
    for same, group in groupby(shown.redline.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            yield _folded_sections(found, links)
        else:
            for section in found:
                yield from _html_section(section, links)
    yield "</div></main>"


NAMED: Final = 5


def _folded_sections(found: Sequence[RedlinedSection], links: redline_html.Links) -> str:
    names = [text_of(section.aligned.section.label) for section in found[:NAMED]]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    words = f"{counted(len(found), 'section')} unchanged: {'; '.join(names)}{more}"
    inner = (one for section in found for one in (*section.heading, *section.text))
    return "\n".join(_fold(words, redline_html.as_html(inner, links, top=2)))


def _fold(words: str, inner: Iterable[str]) -> Iterator[str]:
    yield f'<details class="same"><summary lang="en">{words}</summary>'
    yield from inner
    yield "</details>"


def _html_section(section: RedlinedSection, links: redline_html.Links) -> Iterator[str]:
    yield f'<section id="{text_of(links.section(section.id))}">'
    words = " ".join(redline_html.html_words(one, links) for one in section.heading)
    place = section.heading[0].place if section.heading else ""
    mark = links.mark(place)
    note = comparison_shown.standing(section)
    noted = f' <span class="redline-note" lang="en">({note})</span>' if note else ""
    way = redline_html.direction(section.heading[0].pieces) if section.heading else ""
    yield f"<h3{mark}{way}>{words or text_of(section.aligned.section.label)}{noted}</h3>"
    if section.was_here:
        there = text_of(links.section(section.aligned.section.id))
        link = f'<a href="#{there}">It stands further on or before</a>'
        yield f'<p class="redline-note" lang="en">{link}, with what changed in it.</p>'
        inner = redline_html.as_html(section.text, links, top=2)
        yield from _fold("As it stood here", inner)
    else:
        before = None
        for quiet, stretch in excerpt.folded(section.text):
            lines = redline_html.as_html(stretch, links, top=2, before=before)
            before = stretch[-1]
            words = f"{counted(len(stretch), 'passage')} {quiet}"
            yield from _fold(words, lines) if quiet else lines
    yield "</section>"


def _html_entry(shown: Shown, one: summary.SummaryEntry, language: str, links: redline_html.Links) -> str:
    level = min(one.worst.verdict.level, Level.MATERIAL)
    reason, rule = comparison_shown.why(one.worst)
    way = f'<span class="soft">({text_of(rule)})</span>'
    name = f'<strong lang="{language}">{_linked(shown, one.lead, links)}</strong>'
    head = f'<span class="level">{level}</span> {name}: {text_of(comparison_shown.what(shown, one))}'
    lines = [f'<li class="{level}">']
    lines += [f"<p>{head}</p>", f"<p>{text_of(reason)} {way}</p>"] if reason else [f"<p>{head} {way}</p>"]
    cut = shown.excerpt(one)
    if cut:
        way = redline_html.direction(cut.pieces)
        words = redline_html.html_line(cut, redline_html.nowhere)
        lines.append(f'<p class="excerpt" lang="{language}"{way}>{words}</p>')
    for words, others in ((f"each of the {len(one.all)}", one.parts), (f"and {len(one.like)} more like it", one.like)):
        if others:
            places = "".join(_place(shown, other, links, reason) for other in others)
            lines.append(f'<details><summary>{words}</summary><ul class="places">{places}</ul></details>')
    return "".join([*lines, "</li>"])


def _place(shown: Shown, other: Judged, links: redline_html.Links, reason: str) -> str:
    """Return another place of the same change, and why it matters where that is not said yet."""
    what = text_of(comparison_shown.what(shown, summary.SummaryEntry(other)))
    why = comparison_shown.why(other)[0]
    more = f". {text_of(why)}" if why not in {"", reason} else ""
    return f"<li>{_linked(shown, other, links)}: {what}{more}</li>"


def _linked(shown: Shown, one: Judged, links: redline_html.Links) -> str:
    place, name = links.to(one.change, shown.redline), text_of(shown.redline.label(one.change))
    return f'<a href="#{text_of(place)}">{name}</a>' if place else name
