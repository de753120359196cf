"""What a version changed, on a page of its own: the changes by weight, the notice given, the redline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape as text_of

from generator import drawing_html, notice_given
from generator import notice_words as say
from generator.diff import Change, Kind, Subject
from generator.model import Direction, Document, Level, Version
from generator.notice import in_words
from generator.notice_given import counted
from generator.pages import TOP, Page, Published, block, dated, headed, paragraphs, person
from generator.redline_pages import PREFIX, Redlined, drawn, fold, redlined, tools
from generator.telling import Told, told
from generator.text_pages import under_title
from generator.verdicts import Judged, readable

LONG = 700  # letters of a fact's both sides; more would hide the other changes


def changes_page(item: Published, version: Version, parent: Version) -> Page:
    """Return the page of what a version changed in its parent."""
    number, older, newer = version.number, parent.document, version.document
    address = f"{item.address}versions/{number}/changes/"
    title = f"{newer.title}: what version {number} changed"
    judged = item.judged(number)
    of = redlined(older, newer, [one.change for one in judged])
    body = [
        headed(1, title, TOP),
        under_title(newer.subtitle, *_facts(item, version), *_ways(version, parent)),
        *_summary(item, version),
        headed(2, "What changed", "changes"),
        block(*_entries(told(judged), of, older, newer, item)),
        headed(2, "Notice given", "notice"),
        block(*notice_given.in_full(item, version)),
        headed(2, "The text, with its changes", PREFIX),
        block(tools(of)),
        *drawn(item, of, newer, address, f"{item.address}versions/{number}/"),
        block(f'<nav class="policy-neighbours" aria-label="Versions">{"".join(neighbours(item, version))}</nav>'),
    ]
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _facts(item: Published, version: Version) -> Iterator[str]:
    interval, language = item.interval(version.number), version.document.language
    yield f"<strong>{text_of(say.LEVELS[item.level(version.number)]).rstrip('.')}</strong>"
    if interval is None:
        yield "never in force"
    elif interval.start_known:
        yield f"from {dated(interval.start, language)}"
    else:
        yield f"first recorded on {dated(interval.start, language)}"


def _ways(version: Version, parent: Version) -> Iterator[str]:
    yield f'<a href="../">The text of version {version.number}</a>'
    yield f'<a href="../../{parent.number}/">Version {parent.number}, which it changed</a>'
    yield '<a href="../../">All versions</a>'
    yield f'<a href="../../../compare/?from={parent.number}&amp;to={version.number}">Compare others</a>'


def neighbours(item: Published, version: Version) -> Iterator[str]:
    """Yield links to what the version before and the version after changed, where there is such a page."""
    numbers = [one.number for one in item.versions if item.policy.parent(one.number)]
    at = numbers.index(version.number)
    if at:
        yield f'<a href="../../{numbers[at - 1]}/changes/">← What version {numbers[at - 1]} changed</a>'
    if at + 1 < len(numbers):
        yield f'<a href="../../{numbers[at + 1]}/changes/">What version {numbers[at + 1]} changed →</a>'


def _summary(item: Published, version: Version) -> Iterator[str]:
    record = item.record(version.number)
    if record and record.summary.strip():
        yield block(*(f'<p class="policy-lead">{words}</p>' for words in paragraphs(record.summary)))


def _entries(entries: Sequence[Told], of: Redlined, older: Document, newer: Document, item: Published) -> Iterator[str]:
    """Yield the list of changes, the weightiest first; those of wording only, where others are there, are folded."""
    if not entries:
        yield "<p>Nothing that a reader sees.</p>"
        return
    yield f"<p>{in_numbers(entries)}</p>"
    weighty = [one for one in entries if one.worst.verdict.level is not Level.EDITORIAL]
    rest = [one for one in entries if one.worst.verdict.level is Level.EDITORIAL]
    if weighty:
        yield '<ol class="policy-changes redline">'
        yield from (_entry(one, of, older, newer, item) for one in weighty)
        yield "</ol>"
    if rest:
        listed = [
            '<ol class="policy-changes redline">',
            *(_entry(one, of, older, newer, item) for one in rest),
            "</ol>",
        ]
        words = f"{counted(len(rest), 'change')} of wording or layout only"
        yield from fold(words, listed) if weighty else listed


def in_numbers(entries: Sequence[Told]) -> str:
    """Return in a sentence how many changes there are of each level, and for whom they are better."""
    levels = Counter(one.worst.verdict.level for one in entries)
    names = [f"{count} {_LEVELS[level]}" for level, count in sorted(levels.items(), reverse=True)]
    ways = Counter(one.worst.verdict.direction for one in entries)
    for_whom = [f"{ways[way]} {say.FAVOUR[way]}" for way in (Direction.ADVERSE, Direction.FAVOURABLE) if ways[way]]
    sentence = f"{counted(len(entries), 'change')}: {', '.join(names)}."
    return f"{sentence} For you: {', '.join(for_whom)}." if for_whom else sentence


_LEVELS = {
    Level.EDITORIAL: "of wording only",
    Level.MINOR: "minor",
    Level.MATERIAL: "material",
    Level.CONSENT: "that needs your consent",
}


def _entry(entry: Told, of: Redlined, older: Document, newer: Document, item: Published) -> str:
    worst = entry.worst
    where = _where(entry.lead.change, of, older, newer)
    level = worst.verdict.level
    tags = [(say.SHORT_LEVELS[level], "" if level >= Level.MATERIAL else "quiet")]
    favour = say.FAVOUR.get(worst.verdict.direction)
    tags += [(favour, "" if worst.verdict.direction is Direction.ADVERSE else "favourable")] if favour else []
    tagged = " ".join(f'<b class="{name}">{words}</b>' if name else f"<b>{words}</b>" for words, name in tags)
    lines = [f"<p>{where} {tagged}</p>", f"<p>{text_of(worst.verdict.reason)}</p>"]
    shown = worst if entry.parts else entry.lead
    excerpt = of.excerpt(shown.change)
    if excerpt:
        html = drawing_html.html_cells(excerpt, lambda _: None)
        lines.append(f"<blockquote{drawing_html.direction(excerpt)}>{html}</blockquote>")
    lines += _sides(entry, drawn_too=bool(excerpt))
    lines += [_decided(one, item, newer.language) for one in entry.all if one.decision]
    for words, others in (("Of one piece with it", entry.parts), ("The same again", entry.like)):
        if others:
            places = "".join(f"<li>{_where(one.change, of, older, newer)}: {_passage(one)}</li>" for one in others)
            lines += fold(f"{words}: {counted(len(others), 'change')}", [f"<ul>{places}</ul>"])
    return f"<li>{''.join(lines)}</li>"


def _where(change: Change, of: Redlined, older: Document, newer: Document) -> str:
    section = newer.section(change.section) or older.section(change.section)
    name = text_of(section.label) if section else "The whole document"
    place = of.place(change)
    return f'<a href="#{text_of(place)}">{name}</a>' if place else name


def _passage(one: Judged) -> str:
    reason = text_of(one.verdict.reason)
    numbered = one.change.subject is Subject.TEXT and one.change.path
    return f"passage {one.change.path[0]}. {reason}" if numbered else reason


def _sides(entry: Told, *, drawn_too: bool) -> Iterator[str]:
    """Yield both sides of the facts that changed, and of whatever the redline does not show; the same ones once."""
    known: set[str] = set()
    for one in entry.all:
        change = one.change
        if change.kind is Kind.LAYOUT or (change.subject is Subject.SECTION and change.path == ()):
            continue
        if change.subject in {Subject.TEXT, Subject.HEADING} and (drawn_too or change.path != ("level",)):
            continue
        both = [(name, readable(side)) for name, side in (("Before", change.old), ("After", change.new)) if side]
        html = "".join(
            f'<div class="{name.lower()}"><dt>{name}</dt><dd>{text_of(words)}</dd></div>' for name, words in both
        )
        if both and html not in known:
            known.add(html)
            html = f'<dl class="policy-sides">{html}</dl>'
            long = sum(len(words) for _, words in both) > LONG
            yield "".join(fold("Before and after", [html])) if long else html


def _decided(one: Judged, item: Published, language: str) -> str:
    """Return who decided the level, why, and what the rules had said."""
    decision, ruled = one.decision, one.ruled
    if decision is None or ruled is None:
        return ""
    brand = item.policy.brand
    approved = f", approved by {person(brand, decision.approved_by)}" if decision.approved_by else ""
    by = f"{person(brand, decision.decided_by)}{approved}"
    words = f"Level decided by {by} on {in_words(decision.date, language)}: {decision.rationale}"
    basis = f" Basis: {decision.basis}." if decision.basis else ""
    line = " ".join(f"{words}{basis} Without this decision: {ruled.level}.".split())
    return f'<p class="policy-decision">{text_of(line)}</p>'
