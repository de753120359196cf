"""The site as Markdown pages with final relative links: what is in force, the archive, and what each version changed.

A page is front matter, real Markdown headings with ids, and section bodies as HTML blocks that markdown-it rendered:
any engine that reads Markdown shows the same words. Presentation and nothing else is left to the engine.
"""

import datetime
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as text_of

from babel.dates import format_date

from generator import blocks
from generator.diff import Kind, Subject, aligned, diff
from generator.frontmatter import dump_yaml
from generator.lint import POLICY_LINK, anchors
from generator.materiality import Judged, judge, level, readable, weightiest_first
from generator.model import Brand, Document, Interval, Level, Policy, Section, State
from generator.redline import Mark, Piece, RedlinedBlock, redline
from generator.timeline import in_force

HUB_TITLE = "Policies"


@dataclass(frozen=True, slots=True)
class Page:
    """A page at an address below the site's root (`gluptron/privacy/`); archive pages stay out of search."""

    address: str
    title: str
    description: str
    body: str
    archived: bool = False

    @property
    def path(self) -> str:
        """The file in the docs folder."""
        return f"{self.address}index.md"

    def text(self) -> str:
        """Return the Markdown file."""
        head: dict[str, object] = {"title": self.title, "description": self.description}
        if self.archived:
            head |= {"search": {"exclude": True}, "robots": "noindex"}
        return f"---\n{dump_yaml(head)}---\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Published:
    """A policy with its timeline on the day of the build."""

    policy: Policy
    intervals: tuple[Interval, ...]

    @property
    def current(self) -> Interval | None:
        """The version in force, if any."""
        return in_force(self.intervals)

    @property
    def upcoming(self) -> tuple[Interval, ...]:
        """Versions that take effect later, the next one first."""
        return tuple(interval for interval in self.intervals if interval.state is State.UPCOMING)

    @property
    def address(self) -> str:
        """The constant address of the policy."""
        return f"{self.policy.name}/"

    @property
    def title(self) -> str:
        """The title in force, or that of the first version to come."""
        return (self.current or self.intervals[0]).version.document.title


def relative(source: str, target: str) -> str:
    """Return the link from one address to another; both end with a slash or are the root (empty)."""
    path = posixpath.relpath(f"/{target}", f"/{source}")
    return "./" if path == "." else f"{path}/" if not target or target.endswith("/") else path


def day(date: datetime.date, language: str) -> str:
    """Return a date in words, in the policy's language: January 15, 2025."""
    return format_date(date, format="long", locale=language.replace("-", "_"))


def compiled(published: Sequence[Published]) -> tuple[Page, ...]:
    """Return every page of the site: the hub, each brand, each policy with its archive."""
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    pages = [_hub(list(brands.values()))]
    for brand in brands.values():
        own = [item for item in published if item.policy.brand.slug == brand.slug]
        pages.append(_brand(brand, own))
        for item in own:
            pages.extend(_policy(item))
    return tuple(pages)


def _html(*lines: str) -> str:
    """Return an HTML block that Markdown engines hand on untouched: one element, no blank lines inside."""
    inner = "\n".join(lines)
    return '<div class="policy-text">\n' + "\n".join(line for line in inner.split("\n") if line.strip()) + "\n</div>\n"


def _hub(brands: Sequence[Brand]) -> Page:
    items = "\n".join(f'<li><a href="{brand.slug}/">{text_of(brand.name)}</a></li>' for brand in brands)
    body = f"# {HUB_TITLE}\n\n" + _html("<p>Each brand publishes its own policies:</p>", f"<ul>\n{items}\n</ul>")
    return Page("", HUB_TITLE, "The policies of each brand.", body)


def _brand(brand: Brand, published: Sequence[Published]) -> Page:
    address = f"{brand.slug}/"
    parts = [f"# {blocks.escape(brand.name)} policies\n"]
    for item in published:
        link = relative(address, item.address)
        lines = [f'<p><a href="{link}"><strong>{text_of(item.title)}</strong></a></p>']
        if item.current:
            lines.append(f"<p>{_since(item.current)} (version {item.current.version.number}).</p>")
        lines.extend(_soon(item, address))
        lines.append(f'<p><a href="{link}versions/">All versions</a></p>')
        parts.append(_html(*lines))
    return Page(
        address, f"{brand.name} policies", f"The policies of {brand.name}, with all versions.", "\n".join(parts)
    )


def _since(interval: Interval) -> str:
    language = interval.version.document.language
    if interval.start_known:
        return f"Effective Date: {day(interval.start, language)}"
    return f"Effective date unknown, first recorded on {day(interval.start, language)}"


def _soon(item: Published, address: str) -> Iterator[str]:
    for interval in item.upcoming:
        number = interval.version.number
        link = relative(address, f"{item.address}versions/{number}/")
        when = day(interval.start, interval.version.document.language)
        changes = f' (<a href="{link}changes/">what changes</a>)' if number > 1 else ""
        yield (
            f'<p class="policy-notice">This policy changes on {when}: '
            f'<a href="{link}">read the new text</a>{changes}.</p>'
        )


def _policy(item: Published) -> Iterator[Page]:
    address = item.address
    current = item.current
    if current:
        document = current.version.document
        head = _head(
            document, [_since(current), f"Version {current.version.number}"], '<a href="versions/">All versions</a>'
        )
        soon = _html(*_soon(item, address)) if item.upcoming else ""
        body = f"# {blocks.escape(document.title)}\n\n{head}\n{soon}\n" + _text(document, address, item)
        yield Page(address, document.title, f"{item.policy.brand.name}: {document.title}. {_since(current)}.", body)
    else:
        first = item.intervals[0]
        when = day(first.start, first.version.document.language)
        link = f"versions/{first.version.number}/"
        line = f'<p class="policy-notice">This policy takes effect on {when}: <a href="{link}">read its text</a>.</p>'
        body = f"# {blocks.escape(item.title)}\n\n{_html(line)}"
        yield Page(address, item.title, f"{item.policy.brand.name}: {item.title}, from {when}.", body)
    yield _archive(item)
    for interval in item.intervals:
        yield _version(item, interval)
        if interval.version.number > 1:
            yield _changes(item, interval)


def _head(document: Document, facts: Sequence[str], *links: str) -> str:
    lines = ['<div class="policy-head">']
    if document.subtitle:
        lines.append(f'<p class="policy-subtitle">{text_of(document.subtitle)}</p>')
    lines.append(f'<p class="policy-dates">{" · ".join([*map(text_of, facts), *links])}</p>')
    lines.append("</div>")
    return _html(*lines)


def _text(document: Document, address: str, item: Published, *, today: Document | None = None) -> str:
    """Return the sections of a document as Markdown headings and HTML blocks."""
    known = anchors(document)
    siblings = f"{item.policy.brand.slug}/"

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return written if written[1:] in known else None
        if written.startswith(POLICY_LINK):
            name, mark, anchor = written.removeprefix(POLICY_LINK).partition("#")
            return relative(address, f"{siblings}{name}/") + mark + anchor
        return written if written.startswith(("https://", "http://", "mailto:", "tel:")) else None

    parts = []
    last = 1
    now = {section.id for section in today.sections} if today else set()
    for section in document.sections:
        if section.title:
            last = min(section.level, last + 1)
            parts.append(f"{'#' * last} {blocks.escape(section.title)} {{#{section.id}}}\n")
        html = blocks.render(section.text, target=target, prefix=section.id, top=last + 1)
        lines = [html.rstrip("\n")]
        if not section.title:
            lines.insert(0, f'<div id="{section.id}">')
            lines.append("</div>")
        if today:
            lines.append(_today(section, relative(address, item.address), section.id in now))
        parts.append(_html(*lines))
    return "\n".join(parts)


def _today(section: Section, policy: str, still: bool) -> str:  # noqa: FBT001 -- a fact about the section
    if still:
        return f'<p class="policy-today"><a href="{policy}#{section.id}">This section today</a></p>'
    return '<p class="policy-today">This section is no longer part of the policy.</p>'


def _archive(item: Published) -> Page:
    address = f"{item.address}versions/"
    rows = []
    for interval in reversed(item.intervals):
        number = interval.version.number
        language = interval.version.document.language
        start = day(interval.start, language)
        end = day(interval.end - datetime.timedelta(days=1), language) if interval.end else ""
        since = start if interval.start_known else f"unknown; first recorded on {start}"
        changes = f'<a href="{number}/changes/">{_level_of(item, number)}</a>' if number > 1 else "first version"
        rows.append(
            f'<tr><td><a href="{number}/">Version {number}</a></td><td>{since}</td><td>{end}</td>'
            f"<td>{interval.state}</td><td>{changes}</td></tr>"
        )
    head = "<tr><th>Version</th><th>Effective from</th><th>Until</th><th>State</th><th>Changes</th></tr>"
    table = f'<table class="policy-versions"><thead>{head}</thead><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"
    title = f"{item.title}: all versions"
    back = f'<p><a href="../">{text_of(item.title)} in force</a></p>'
    body = f"# {blocks.escape(title)}\n\n" + _html(table, back)
    return Page(address, title, f"Every version of the {item.title} of {item.policy.brand.name}.", body, archived=True)


def _judged(item: Published, number: int) -> tuple[Judged, ...]:
    older, newer = item.policy.versions[number - 2], item.policy.versions[number - 1]
    changes = diff(older.document, newer.document)
    return judge(changes, older.document, newer.document, [older.promise, newer.promise])


def _level_of(item: Published, number: int) -> Level:
    record = item.policy.record(number)
    return record.level if record else level(_judged(item, number))


def _version(item: Published, interval: Interval) -> Page:
    number = interval.version.number
    document = interval.version.document
    address = f"{item.address}versions/{number}/"
    links = ['<a href="../">All versions</a>', f'<a href="../{number}.md">Sealed text</a>']
    if number > 1:
        links.insert(0, '<a href="changes/">What this version changed</a>')
    head = _head(document, [_since(interval), f"Version {number}"], *links)
    title = f"{document.title}, version {number}"
    today = item.current.version.document if item.current and item.current is not interval else None
    body = f"# {blocks.escape(document.title)}\n\n{_html(_standing(item, interval))}\n{head}\n" + _text(
        document, address, item, today=today
    )
    return Page(address, title, f"{item.policy.brand.name}: {title} ({interval.state}).", body, archived=True)


def _standing(item: Published, interval: Interval) -> str:
    language = interval.version.document.language
    match interval.state:
        case State.IN_FORCE:
            words = f'This version is in force. Its constant address is <a href="../../">{text_of(item.title)}</a>.'
        case State.UPCOMING:
            words = f"This version is not yet in force. It takes effect on {day(interval.start, language)}."
        case State.SUPERSEDED:
            end = day(interval.end, language) if interval.end else ""
            words = f'This version is no longer in force since {end}. <a href="../../">Read the text in force</a>.'
    return f'<p class="policy-notice policy-{interval.state.replace(" ", "-")}">{words}</p>'


def _changes(item: Published, interval: Interval) -> Page:
    number = interval.version.number
    older, newer = item.policy.versions[number - 2].document, interval.version.document
    address = f"{item.address}versions/{number}/changes/"
    title = f"{newer.title}: what version {number} changed"
    judged = _judged(item, number)
    facts = [_since(interval), f"Level: {_level_of(item, number)}"]
    head = _head(
        Document("", newer.language, ()),
        facts,
        f'<a href="../">Version {number}</a>',
        '<a href="../../">All versions</a>',
    )
    listed = _html(
        '<ol class="policy-changes">', *(_listed(one, older, newer) for one in weightiest_first(judged)), "</ol>"
    )
    redlined = "\n".join(_redlined(older, newer))
    body = (
        f"# {blocks.escape(title)}\n\n{head}\n## Changes {{#changes}}\n\n{listed}\n"
        f"## The text, with its changes {{#redline}}\n\n{redlined}"
    )
    return Page(address, title, f"{item.policy.brand.name}: {title}.", body, archived=True)


def _listed(one: Judged, older: Document, newer: Document) -> str:
    change, verdict = one.change, one.verdict
    section = newer.section(change.section) or older.section(change.section)
    where = text_of(section.label) if section else "The whole document"
    if change.section:
        where = f'<a href="#redline-{change.section}">{where}</a>'
    sides = []
    if change.subject is not Subject.TEXT or change.kind in {Kind.ADDED, Kind.REMOVED}:
        sides = [
            f"{name}: {text_of(readable(value))}"
            for name, value in (("before", change.old), ("now", change.new))
            if value is not None
        ]
    detail = f"<br>{'; '.join(sides)}" if sides else ""
    direction = f", {verdict.direction}" if verdict.direction in {"adverse", "favourable"} else ""
    return f"<li><strong>{where}</strong>: {text_of(verdict.reason)} ({verdict.level}{direction}){detail}</li>"


def _redlined(older: Document, newer: Document) -> Iterator[str]:
    for section in aligned(older, newer):
        label = blocks.escape(section.section.label)
        note = "" if section.old and section.new else ": removed" if section.old else ": new"
        yield f"### {label}{note} {{#redline-{section.section.id}}}\n"
        if section.same:
            yield _html("<p>Unchanged.</p>")
        else:
            yield _html('<div class="redline">', *(_redlined_block(block) for block in redline(section)), "</div>")


def _redlined_block(redlined: RedlinedBlock) -> str:
    block = redlined.block
    depth = sum(1 for part in block.shape if part == "item")
    name = f"redline-{block.kind}" + (f" redline-depth-{depth}" if depth > 1 else "")
    bullet = "• " if block.kind == "item" else ""
    return f'<p class="{name}">{bullet}{"".join(_piece(piece) for piece in redlined.pieces)}</p>'


_SAID = {Mark.INSERTED: ("ins", "inserted"), Mark.DELETED: ("del", "removed")}


def _piece(piece: Piece) -> str:
    words = text_of(piece.run.text).replace("\n", "<br>")
    for mark in piece.run.marks:
        if mark in {"strong", "em", "code"}:
            words = f"<{mark}>{words}</{mark}>"
    if piece.mark is Mark.KEPT:
        return words
    tag, said = _SAID[piece.mark]
    return f'<{tag}><span class="visually-hidden">[{said}: </span>{words}<span class="visually-hidden">]</span></{tag}>'
