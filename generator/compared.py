"""A comparison in the forms that people and programs read: text, Markdown, HTML, JSON."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator import blocks, drawing, report, telling
from generator.compare import Comparison
from generator.diff import Change, Kind, Subject
from generator.materiality import level, score, weightiest_first
from generator.model import Direction, Level
from generator.redline import Half, Piece, RedlinedBlock, RedlinedSection, by_section, moves, title
from generator.verdicts import Judged, readable

FORMATS: Final = ("text", "json", "markdown", "html")
WIDTH: Final = 80
EXCERPT: Final = 90  # words and spaces
_BY: Final = " " * 10


def shown(comparison: Comparison, form: str, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a comparison as text, Markdown or HTML: its changes, then its redline; or all of it as one JSON object."""
    match form:
        case "text":
            return "\n".join(_lines(_Shown.of(comparison), width, colour=colour)) + "\n"
        case "json":
            return json.dumps(_json(comparison), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            return "\n".join(_markdown(_Shown.of(comparison)))
        case "html":
            title = f"What changed: {comparison.new.title or comparison.old.title or 'the text'}"
            return drawing.page(title, _html(_Shown.of(comparison), title))
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A comparison with what all forms for people show of it: what is told, the redline, and where things stand."""

    comparison: Comparison
    told: tuple[telling.Told, ...]
    title: tuple[RedlinedBlock, ...]
    sections: tuple[RedlinedSection, ...]
    names: Mapping[str, str]
    blocks: Mapping[str, RedlinedBlock]
    places: Collection[str]

    @staticmethod
    def of(comparison: Comparison) -> "_Shown":
        moved = moves(one.change for one in comparison.judged)
        sections = tuple(by_section(comparison.old, comparison.new, comparison.sections, moved))
        drawn = title(comparison.old, comparison.new)
        changed = [section for section in sections if not section.same]
        found = {one.place: one for one in drawn}
        found |= {one.place: one for section in changed for one in (*section.heading, *section.text) if not one.quiet}
        names = {section.id: section.label for section in comparison.old.sections}
        names |= {section.id: section.label for section in comparison.new.sections}
        places = {*found, *(section.id for section in changed)}
        return _Shown(comparison, telling.told(comparison.judged), drawn, sections, names, found, places)

    def name(self, change: Change) -> str:
        """Return the name of the section in which a change stands."""
        return self.names.get(change.section, "The whole document")

    def place(self, change: Change) -> str:
        """Return the nearest place in the redline to which a change can lead; nothing where none is shown."""
        number = change.path[0] if change.path else ""
        was = "was-" if change.kind is Kind.REMOVED else ""
        match change.subject:
            case Subject.TEXT:
                place = f"{change.section}/{was}{number}"
            case Subject.HEADING:
                place = f"{change.section}/title"
            case Subject.DOCUMENT:
                place = "title"
            case _:
                place = change.section
        return next((found for found in (place, change.section) if found in self.places), "")

    def excerpt(self, one: telling.Told) -> tuple[Piece, ...]:
        """Return the changed words with a few around them, nothing where the change is not of words."""
        return self._excerpt((one.worst if one.parts else one.lead).change)

    def _excerpt(self, change: Change) -> tuple[Piece, ...]:
        if change.subject not in {Subject.TEXT, Subject.HEADING} or change.kind is Kind.LAYOUT:
            return ()
        one = self.blocks.get(self.place(change))
        if one is None:
            return ()
        marked = one.moved.pieces if one.moved and one.moved.pieces else one.pieces
        return drawing.cut(drawing.near_change(marked), EXCERPT, around=16)


def _head(comparison: Comparison) -> str:
    judged = comparison.judged
    if not judged:
        return "No difference: editorial."
    undecided = sum(1 for one in judged if one.verdict.undecided)
    counts = Counter(min(one.verdict.level, Level.MATERIAL) for one in judged)
    levels = ", ".join(f"{count} {name}" for name, count in sorted(counts.items(), reverse=True))
    head = f"{report.counted(len(judged), 'change')}: {levels}"
    return head + (f"; {undecided} not decided by a rule, and material until someone decides" if undecided else "")


def _what(shown: _Shown, one: telling.Told) -> str:
    """Return in words what happened, and how much of it."""
    change = one.lead.change
    block = shown.blocks.get(shown.place(change))
    setting = drawing.reshaped(block) if block and change.subject is Subject.TEXT else None
    if block and setting and block.only_set_otherwise:
        what, old, new = setting
        return f"{telling.span((one.lead, *one.parts))}: only the {what} changed, from {old} to {new}"
    match change.subject, change.kind:
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            passages = report.counted(len(one.parts), "passage")
            return f"section {change.kind}" + (f", with {passages}" if one.parts else "")
        case Subject.SECTION, Kind.MOVED:
            return f"section moved, from place {str(change.old).rstrip('.')} to {str(change.new).rstrip('.')}"
        case Subject.TEXT, Kind.LAYOUT:
            return "layout"
        case Subject.TEXT, _ if change.origin and change.origin != change.section:
            edited = " and edited" if change.kind is Kind.CHANGED else ""
            origin = shown.names.get(change.origin, change.origin)
            return f"{telling.span((one.lead, *one.parts))} moved from “{origin}”{edited}"
        case Subject.TEXT, _ if change.origin:
            edited = " and edited" if change.kind is Kind.CHANGED else ""
            return f"{telling.span((one.lead, *one.parts))} moved within the section{edited}"
        case Subject.TEXT, _:
            return f"{telling.span((one.lead, *one.parts))} {change.kind}"
        case Subject.HEADING, _:
            level = f" from level {change.old} to {change.new}" if change.path == ("level",) else ""
            return f"heading {change.kind}{level}"
        case Subject.DOCUMENT, _ if change.path:
            return (
                f"{change.path[0]} changed, from {readable(change.old) or 'none'} to {readable(change.new) or 'none'}"
            )
        case _:
            return f"{change.subject} {change.kind}"


def _why(one: Judged) -> tuple[str, str]:
    """Return the reason, and the rule that gave it."""
    reason = one.verdict.reason
    for words in _NEUTRAL:  # said already, beside the place
        reason = reason.removeprefix(words).strip()
    rule = f"rule {one.verdict.rule}" if not one.verdict.undecided else "not decided by a rule"
    direction = f"{one.verdict.direction}, " if one.verdict.direction in _TOLD_DIRECTIONS else ""
    return reason, f"{direction}{rule}"


_NEUTRAL: Final = (
    "The wording changed.",
    "The heading changed.",
    "The title changed.",
    "A passage moved to another section.",
    "A passage was added.",
    "A passage was removed.",
    "This section is new.",
    "This section was removed.",
)
_TOLD_DIRECTIONS: Final = {Direction.ADVERSE, Direction.FAVOURABLE}


def _again(shown: _Shown, one: telling.Told) -> str:
    """Return where the same is found again, in words."""
    places: dict[str, list[Judged]] = {}
    for other in one.like:
        places.setdefault(shown.name(other.change), []).append(other)
    listed = [
        f"{name} ({telling.span(others).split(' ', 1)[1]})"
        if all(o.change.subject is Subject.TEXT and o.change.path for o in others)
        else name
        for name, others in places.items()
    ]
    return f"and {len(one.like)} more like it, by section and passage: {'; '.join(listed)}"


def _lines(shown: _Shown, width: int, *, colour: bool) -> Iterator[str]:
    def wrapped(words: Iterable[drawing.Styled], first: str = "", rest: str = "") -> list[str]:
        return drawing.wrapped(words, width=width, first=first, rest=rest, colour=colour)

    yield from wrapped([("", _head(shown.comparison))])
    for one in shown.told:
        level = min(one.worst.verdict.level, Level.MATERIAL)
        style = "strong" if level is Level.MATERIAL else ""
        yield ""
        yield from wrapped(
            [(style, f"{level!s:<9}"), ("", f" {shown.name(one.lead.change)}: {_what(shown, one)}")], rest=_BY
        )
        reason, rule = _why(one.worst)
        yield from wrapped([("", f"{reason} ".lstrip()), ("faint", f"[{rule}]")], _BY, _BY)
        excerpt = shown.excerpt(one)
        if excerpt:
            yield from wrapped(drawing.styled_pieces(excerpt), _BY, _BY)
        if one.like:
            yield from wrapped([("faint", _again(shown, one))], _BY, _BY)
    if not shown.told:
        return
    yield from ("", "-" * min(width, WIDTH), "")
    yield from wrapped([("faint", "The text with its changes: [-removed-] {+inserted+}; ⋯ is unchanged and left out.")])
    for block in shown.title:
        if block.changed:
            yield from ("", *wrapped(drawing.styled(block, shown.names)))
    skipped = 0
    for section in shown.sections:
        if section.same:
            skipped += 1
            continue
        if skipped:
            yield from ("", f"⋯ {report.counted(skipped, 'section')} unchanged")
            skipped = 0
        yield from _section_lines(shown, section, wrapped)
    if skipped:
        yield from ("", f"⋯ {report.counted(skipped, 'section')} unchanged")


def _section_lines(shown: _Shown, section: RedlinedSection, wrapped: Callable[..., list[str]]) -> Iterator[str]:
    yield ""
    note = _standing(section)
    lead: list[drawing.Styled] = [("faint", f"({note}) ")] if note else []
    if section.heading:
        for one in section.heading:
            yield from wrapped([*lead, *drawing.styled(one, shown.names)])
    else:
        yield from wrapped([*lead, ("strong", section.aligned.section.label)])
    if section.moved and section.half is Half.OLD and all(one.moved for one in section.text):
        return
    before: RedlinedBlock | None = None
    for quiet, group in groupby(drawing.lulls(section.text), key=lambda row: row[0]):
        found = [one for _, one in group]
        if quiet:
            yield f"  ⋯ {report.counted(len(found), 'passage')} {'moved with it' if section.moved else quiet}"
        for one in () if quiet else found:
            yield from wrapped(drawing.styled(one, shown.names, before), "  ", "  ")
            before = one
        before = found[-1]


def _standing(section: RedlinedSection) -> str:
    """Return in words that a section came, went or moved; nothing where it stayed."""
    if section.moved:
        return "moved from here" if section.half is Half.OLD else "moved here"
    if section.half is Half.BOTH:
        return ""
    return "section removed" if section.half is Half.OLD else "new section"


def _markdown(shown: _Shown) -> Iterator[str]:
    def plain(words: str) -> str:
        return blocks.escape(" ".join(words.split()), line_start=False)

    comparison = shown.comparison
    yield f"# What changed: {plain(comparison.new.title or comparison.old.title or 'the text')}\n"
    yield f"{_head(comparison)}\n"
    for n, one in enumerate(shown.told, 1):
        reason, rule = _why(one.worst)
        indent = " " * (len(str(n)) + 2)
        level = min(one.worst.verdict.level, Level.MATERIAL)
        yield f"{n}. **{level}** {plain(shown.name(one.lead.change))}: {_what(shown, one)}."
        yield f"{indent}{plain(reason)}{' ' * bool(reason)}({rule})"
        excerpt = shown.excerpt(one)
        if excerpt:
            yield f"\n{indent}> {drawing.markdown_pieces(excerpt)}\n"
        if one.like:
            yield f"{indent}{plain(_again(shown, one))}"
    if not shown.told:
        return
    yield "\n---\n"
    yield drawing.as_markdown(shown.title)
    for same, group in groupby(shown.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            names = "; ".join(text_of(section.aligned.section.label) for section in found)
            inner = (one for section in found for one in (*section.heading, *section.text))
            yield from _folded_markdown(
                f"{report.counted(len(found), 'section')} unchanged: {names}", tuple(inner), shown
            )
            continue
        for section in found:
            note = _standing(section)
            if note:
                yield f"{{>>{note}<<}}\n"
            if section.heading:
                yield drawing.as_markdown(section.heading)
            for quiet, stretch in drawing.folded(section.text):
                if quiet:
                    yield from _folded_markdown(f"{report.counted(len(stretch), 'passage')} {quiet}", stretch, shown)
                elif stretch:
                    yield drawing.as_markdown(stretch, names=shown.names)


def _folded_markdown(words: str, inner: Sequence[RedlinedBlock], shown: _Shown) -> Iterator[str]:
    yield f"<details><summary>⋯ {words}</summary>\n"
    yield drawing.as_markdown(inner, names=shown.names)
    yield "</details>\n"


def _html(shown: _Shown, title: str) -> Iterator[str]:
    comparison = shown.comparison
    language = text_of(comparison.new.language)
    yield '<a class="skip" href="#text">Skip to the text</a>'
    yield f'<header><h1>{text_of(title)}</h1><p class="summary">{text_of(_head(comparison))}.</p></header>'.replace(
        "..", "."
    )
    yield "<main>"
    if shown.told:
        yield '<h2 id="changes">Changes, the weightiest first</h2><ol class="changes" role="list">'
        yield from (_html_entry(shown, one, language) for one in shown.told)
        yield "</ol>"
    yield f'<h2 id="text">The text, with its changes</h2><div class="redline" lang="{language}">'
    links = drawing.Links(names=shown.names, places=shown.places)
    yield from drawing.as_html(shown.title, links=links)
    for same, group in groupby(shown.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            yield _folded_sections(found, links)
        else:
            for section in found:
                yield from _html_section(section, links)
    yield "</div></main>"


NAMED: Final = 5


def _folded_sections(found: Sequence[RedlinedSection], links: drawing.Links) -> str:
    names = [text_of(section.aligned.section.label) for section in found[:NAMED]]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    words = f"{report.counted(len(found), 'section')} unchanged: {'; '.join(names)}{more}"
    inner = (one for section in found for one in (*section.heading, *section.text))
    return "\n".join(_fold(words, drawing.as_html(inner, links=links, top=2)))


def _fold(words: str, inner: Iterable[str], *, opened: bool = False) -> Iterator[str]:
    yield f'<details class="same"{" open" if opened else ""}><summary lang="en">{words}</summary>'
    yield from inner
    yield "</details>"


def _html_section(section: RedlinedSection, links: drawing.Links) -> Iterator[str]:
    yield f'<section id="{text_of(drawing.anchor(section.id))}">'
    words = " ".join(drawing.html_words(one, links) for one in section.heading)
    place = section.heading[0].place if section.heading else ""
    mark = links.mark(place) if section.half is not Half.OLD else ""
    note = _standing(section)
    noted = f' <span class="redline-note" lang="en">({note})</span>' if note else ""
    way = drawing.direction(section.heading[0].pieces) if section.heading else ""
    yield f"<h3{mark}{way}>{words or text_of(section.aligned.section.label)}{noted}</h3>"
    if section.moved and section.half is Half.OLD:
        link = f'<a href="#{text_of(drawing.anchor(section.aligned.section.id))}">It stands further on or before</a>'
        yield f'<p class="redline-note" lang="en">{link}, with what changed in it.</p>'
        stays = any(one.moved is None for one in section.text)
        inner = drawing.as_html(section.text, links=links, top=2)
        yield from _fold("As it stood here", inner, opened=stays)
    else:
        before: RedlinedBlock | None = None
        for quiet, stretch in drawing.folded(section.text):
            lines = drawing.as_html(stretch, links=links, top=2, before=before)
            before = stretch[-1]
            words = f"{report.counted(len(stretch), 'passage')} {quiet}"
            yield from _fold(words, lines) if quiet else lines
    yield "</section>"


def _html_entry(shown: _Shown, one: telling.Told, language: str) -> str:
    level = min(one.worst.verdict.level, Level.MATERIAL)
    reason, rule = _why(one.worst)
    way = f'<span class="soft">({text_of(rule)})</span>'
    name = f'<strong lang="{language}">{_linked(shown, one.lead)}</strong>'
    head = f'<span class="level">{level}</span> {name}: {text_of(_what(shown, one))}'
    lines = [f'<li class="{level}">']
    lines += [f"<p>{head}</p>", f"<p>{text_of(reason)} {way}</p>"] if reason else [f"<p>{head} {way}</p>"]
    excerpt = shown.excerpt(one)
    if excerpt:
        way = drawing.direction(excerpt)
        lines.append(f'<p class="excerpt" lang="{language}"{way}>{drawing.html_cells(excerpt, lambda _: None)}</p>')
    for words, others in ((f"each of the {len(one.all)}", one.parts), (f"and {len(one.like)} more like it", one.like)):
        if others:
            places = "".join(
                f"<li>{_linked(shown, other)}: {text_of(_what(shown, telling.Told(other)))}"
                + (f". {text_of(_why(other)[0])}" if _why(other)[0] not in {"", reason} else "")
                + "</li>"
                for other in others
            )
            lines.append(f'<details><summary>{words}</summary><ul class="places">{places}</ul></details>')
    return "".join([*lines, "</li>"])


def _linked(shown: _Shown, one: Judged) -> str:
    place, name = shown.place(one.change), text_of(shown.name(one.change))
    return f'<a href="#{text_of(drawing.anchor(place))}">{name}</a>' if place else name


def _json(comparison: Comparison) -> dict[str, object]:
    judged = comparison.judged
    return {
        "level": str(min(level(judged), Level.MATERIAL)),  # consent is asked for by a project's promise
        "undecided": any(one.verdict.undecided for one in judged),
        "score": round(score(judged), 3),
        "changes": [
            {
                "kind": str(one.change.kind),
                "section": one.change.section,
                "path": "/".join(one.change.path),
                "level": str(one.verdict.level),
                "direction": str(one.verdict.direction),
                "rule": one.verdict.rule,
                "score": round(one.verdict.likelihood, 3),
                "reason": one.verdict.reason,
                "old": one.change.old,
                "new": one.change.new,
            }
            for one in weightiest_first(judged)
        ],
    }
