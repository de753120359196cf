"""What a version changed, on a page of its own: the changes by weight, the notice given, the redline."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape as text_of

from generator.materiality.summary import FOLLOWS_FACT, Told, told
from generator.materiality.verdict import Judged, readable
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.model.policy import State
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.site import notice_given
from generator.site.notice_given import counted
from generator.site.page import TOP, Page, Published, block, dated, headed, paragraphs, person
from generator.site.redline import PREFIX, Drawing, drawing, drawn, fold, target_of, tools
from generator.text import notes
from generator.text.diff import Change, Kind, Subject, aligned
from generator.text.redline import redline

LONG = 700  # letters of a fact's both sides; more would hide the other changes


def changes_page(item: Published, version: Version, parent: Version) -> Page:
    """Return the page of what a version changed in its parent."""
    number, older, newer = version.number, parent.document, version.document
    address = f"{item.address}versions/{number}/changes/"
    title = f"{newer.title}: what version {number} {_does(item, number)}"
    judged = item.judged(number)
    marked = redline(older, newer, aligned(older, newer), [one.change for one in judged])
    of = drawing(marked, target_of(item, newer, address, f"{item.address}versions/{number}/"))
    body = [
        headed(1, title, TOP),
        block(*_head(item, version, parent)),
        *_summary(item, version),
        headed(2, f"What {_does(item, number)}", "changes"),
        block(*_entries(told(judged), of, newer, item)),
        headed(2, item.policy.brand.words.say("notice-given"), "notice"),
        block(*notice_given.in_full(item, version)),
        headed(2, item.policy.brand.words.say("text-with-changes"), PREFIX),
        block(tools(of)),
        *drawn(of),
        block(f'<nav class="policy-neighbours" aria-label="Versions">{"".join(neighbours(item, version))}</nav>'),
    ]
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _does(item: Published, number: int) -> str:
    """Return whether a version changes the text, or did."""
    interval = item.interval(number)
    return "changes" if interval and interval.state is State.UPCOMING else "changed"


def _head(item: Published, version: Version, parent: Version) -> Iterator[str]:
    """Yield what stands under the title: how much it matters, from when, and the ways to both texts and to others."""
    number = version.number
    yield '<div class="policy-head">'
    if version.document.subtitle:
        yield f'<p class="policy-subtitle">{text_of(version.document.subtitle)}</p>'
    yield f"<p><strong>{text_of(say.level_of(item.level(number), item.policy.brand.words))}</strong></p>"
    yield f'<p class="policy-dates">{_from(item, version)} · Version {number}</p>'
    ways = (
        ("../", f"Text of version {number}"),
        (f"../../{parent.number}/", f"Text of version {parent.number}"),
        ("../../", "All versions"),
        (f"../../../compare/?from={parent.number}&amp;to={number}", "Compare other versions"),
    )
    links = (f'<a href="{way}">{words}</a>' for way, words in ways)
    yield f'<p class="policy-links">{" ".join(links)}</p>'
    yield "</div>"


def _from(item: Published, version: Version) -> str:
    interval = item.interval(version.number)
    if interval is None:
        return "Never in force"
    words = "From" if interval.start_known else "First recorded on"
    return f"{words} {dated(interval.start, version.document.language)}"


def neighbours(item: Published, version: Version) -> Iterator[str]:
    """Yield links to what the version before and the version after changed, where there is such a page."""
    numbers = [one.number for one in item.versions if item.policy.parent(one.number)]
    at = numbers.index(version.number)
    before, after = numbers[max(0, at - 1) : at], numbers[at + 1 : at + 2]
    yield from (f'<a href="../../{n}/changes/">← What version {n} {_does(item, n)}</a>' for n in before)
    yield from (f'<a href="../../{n}/changes/">What version {n} {_does(item, n)} →</a>' for n in after)


def _summary(item: Published, version: Version) -> Iterator[str]:
    record = item.record(version.number)
    if record and record.summary.strip():
        yield block(*(f'<p class="policy-lead">{words}</p>' for words in paragraphs(record.summary)))


def _entries(entries: Sequence[Told], of: Drawing, newer: Document, item: Published) -> Iterator[str]:
    """Yield the list of changes, the weightiest first; those of wording only, where others are there, are folded."""
    if not entries:
        yield f"<p>{item.policy.brand.words.html('no-change-seen')}</p>"
        return
    yield f"<p>{text_of(in_numbers(entries, item.policy.brand.words))}</p>"
    weighty = [one for one in entries if one.worst.verdict.level is not Level.EDITORIAL]
    rest = [one for one in entries if one.worst.verdict.level is Level.EDITORIAL]
    if weighty:
        yield '<ol class="policy-changes redline">'
        yield from (_entry(one, of, newer, item) for one in weighty)
        yield "</ol>"
    if rest:
        listed = [
            '<ol class="policy-changes redline">',
            *(_entry(one, of, newer, item) for one in rest),
            "</ol>",
        ]
        words = f"{counted(len(rest), 'change')} of wording or layout only"
        yield from fold(words, listed) if weighty else listed


def in_numbers(entries: Sequence[Told], words: Words) -> str:
    """Return in a sentence how many changes there are of each level, and for whom they are better."""
    levels = Counter(one.worst.verdict.level for one in entries)
    names = [f"{count} {_LEVELS[level]}" for level, count in sorted(levels.items(), reverse=True)]
    ways = Counter(one.worst.verdict.direction for one in entries)
    both = [(way, say.favour_of(way, words)) for way in (Direction.ADVERSE, Direction.FAVOURABLE) if ways[way]]
    for_whom = [f"{ways[way]} {label}" for way, label in both if label]
    sentence = f"{counted(len(entries), 'change')}: {', '.join(names)}."
    return f"{sentence} For you: {', '.join(for_whom)}." if for_whom else sentence


_LEVELS = {
    Level.EDITORIAL: "of wording only",
    Level.MINOR: "minor",
    Level.MATERIAL: "material",
    Level.CONSENT: "that needs your consent",
}


def _entry(entry: Told, of: Drawing, newer: Document, item: Published) -> str:
    worst, own = entry.worst, item.policy.brand.words
    where = _where(entry.lead.change, of)
    level = worst.verdict.level
    tags = [(say.label_of(level, own), "" if level >= Level.MATERIAL else "quiet")]
    favour = say.favour_of(worst.verdict.direction, own)
    tags += [(favour, "" if worst.verdict.direction is Direction.ADVERSE else "favourable")] if favour else []
    tagged = " ".join(
        f'<b class="{name}">{text_of(words)}</b>' if name else f"<b>{text_of(words)}</b>" for words, name in tags
    )
    lines = [f"<p>{where} {tagged}</p>", f"<p>{text_of(entry.reason)}</p>"]
    shown = worst if entry.parts else entry.lead
    excerpt = of.excerpt(shown.change)
    lines += [one for one in (_unworded(shown.change, of), excerpt) if one]
    lines += _sides(entry, drawn_too=bool(excerpt))
    decided = [_decided(one, item, newer.language) for one in entry.all if one.decision]
    lines += fold("How this was judged", decided) if decided else ()
    for words, others in (("Belongs to this", entry.parts), ("The same again", entry.like)):
        if others:
            rows = ((_where(one.change, of), *_passage(one)) for one in others)
            places = "".join(f"<li>{': '.join(row)}</li>" for row in rows)
            lines += fold(f"{words}: {counted(len(others), 'change')}", [f"<ul>{places}</ul>"])
    return f"<li>{''.join(lines)}</li>"


def _where(change: Change, of: Drawing) -> str:
    name, place = text_of(of.redline.label(change)), of.to(change)
    return f'<a href="#{text_of(place)}">{name}</a>' if place else name


def _unworded(change: Change, of: Drawing) -> str:
    """Return what happened to a passage of which no word changed."""
    words = notes.unworded(of.redline.about(change)) if change.subject is Subject.TEXT else ""
    return f'<p class="redline-note">{text_of(words[0].upper() + words[1:])}.</p>' if words else ""


def _passage(one: Judged) -> Iterator[str]:
    if one.change.subject is Subject.TEXT and one.change.path:
        yield f"passage {one.change.path[0]}"
    yield "names what changed above." if one.verdict.rule in FOLLOWS_FACT else text_of(one.reason)


def _sides(entry: Told, *, drawn_too: bool) -> Iterator[str]:
    """Yield both sides of what changed where neither the sentence nor the redline shows them; the same ones once."""
    known: set[str] = set()
    sentence = entry.reason
    for one in entry.all:
        change = one.change
        if change.kind is Kind.LAYOUT or (change.subject is Subject.SECTION and change.path == ()):
            continue
        if change.subject in {Subject.TEXT, Subject.HEADING} and (drawn_too or change.path != ("level",)):
            continue
        both = [(name, readable(side)) for name, side in (("Before", change.old), ("After", change.new)) if side]
        if all(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence) for _, words in both):
            continue
        html = "".join(
            f'<div class="{name.lower()}"><dt>{name}</dt><dd>{text_of(words)}</dd></div>' for name, words in both
        )
        if html not in known:
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
    date = in_words(decision.date, language)
    words = brand.words.say("decided-by", name=by, date=date, because=decision.rationale)
    basis = f" Basis: {decision.basis}." if decision.basis else ""
    line = " ".join(f"{words}{basis} The rules alone would say: {ruled.level}.".split())
    return f'<p class="policy-decision">{text_of(line)}</p>'
