"""The site as Markdown pages with final relative links: what is in force, the archive, and what each version changed.

A page is front matter, real Markdown headings with ids, and section bodies as HTML blocks that markdown-it rendered:
any engine that reads Markdown shows the same words. Presentation and nothing else is left to the engine.
"""

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape as text_of

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from generator import blocks, drawing
from generator.decisions import of_version
from generator.diff import Kind, Subject, aligned, former_ids, ids_in
from generator.frontmatter import dump_yaml
from generator.lint import POLICY_LINK, anchors
from generator.materiality import level, weightiest_first
from generator.model import Brand, Document, Interval, Level, Policy, State, Version
from generator.redline import heading, redline
from generator.timeline import in_force
from generator.verdicts import Judged, readable

HUB_TITLE = "Policies"
TOP = "policy-top"


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
        head: dict[str, object] = {"title": text_of(self.title), "description": text_of(self.description)}
        if self.archived:
            head |= {"search": {"exclude": True}, "robots": "noindex"}
        return f"---\n{dump_yaml(head)}---\n\n{self.body}"


@dataclass(frozen=True)
class Published:
    """A policy with its timeline on the day of the build."""

    policy: Policy
    intervals: tuple[Interval, ...]

    @cached_property
    def former(self) -> tuple[dict[str, tuple[str, ...]], ...]:
        """For each version, the ids that its sections had before: their addresses stay good."""
        return former_ids([version.document for version in self.policy.versions])

    @cached_property
    def now(self) -> tuple[dict[str, str], ...]:
        """For each version, the ids that its sections have in the text in force."""
        documents = [version.document for version in self.policy.versions]
        return ids_in(documents, self.current.version.number - 1) if self.current else tuple({} for _ in documents)

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
    """Return a date in words, in the policy's language (January 15, 2025), or as numbers where it is not known."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return date.isoformat()
    return format_date(date, format="long", locale=locale)


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


_FENCE = re.compile(r"^(?=`{3}|~{3})(.)", re.MULTILINE)
_SPACES = re.compile(r"^ (?= *$)", re.MULTILINE)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_FOR_ENGINES = re.compile("[\r\x02\x03]")


def _html(*lines: str) -> str:
    """Return an HTML block that Markdown engines hand on untouched.

    One balanced element from the first column on. What Python-Markdown would read even there (tabs, fences, lines of
    spaces) is written as character references.
    """
    inner = _NOT_FOR_ENGINES.sub("", "\n".join(lines)).replace("\t", "&#9;")
    inner = _SPACES.sub("&#32;", _FENCE.sub(lambda match: f"&#{ord(match[1])};", inner))
    return f'<div class="policy-text">\n{inner}\n</div>\n'


def _heading(level: int, words: str, anchor: str) -> str:
    """Return a real Markdown heading with its id; punctuation is written so that no engine reads it as markup."""
    plain = _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", " ".join(words.split()))
    return f"{'#' * level} {plain} {{#{anchor}}}\n"


def _hub(brands: Sequence[Brand]) -> Page:
    items = "\n".join(f'<li><a href="{brand.slug}/">{text_of(brand.name)}</a></li>' for brand in brands)
    body = f"{_heading(1, HUB_TITLE, TOP)}\n" + _html(
        "<p>Each brand publishes its own policies:</p>", f"<ul>\n{items}\n</ul>"
    )
    return Page("", HUB_TITLE, "The policies of each brand.", body)


def _brand(brand: Brand, published: Sequence[Published]) -> Page:
    address = f"{brand.slug}/"
    parts = [_heading(1, f"{brand.name} policies", TOP)]
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
        yield _notice(f'This policy changes on {when}: <a href="{link}">read the new text</a>{changes}.')


def _notice(words: str, *, calm: bool = False) -> str:
    name = "policy-notice policy-notice--calm" if calm else "policy-notice"
    return f'<div class="{name}" role="note"><p>{words}</p></div>'


def _policy(item: Published) -> Iterator[Page]:
    address = item.address
    current = item.current
    name = item.policy.brand.name
    if current:
        document = current.version.document
        body = [
            _heading(1, document.title, TOP),
            _head(document.subtitle, current, '<a href="versions/">All versions</a>'),
            *([_html(*_soon(item, address))] if item.upcoming else []),
            _text(item, current.version, address),
        ]
        yield Page(address, document.title, f"{name}: {document.title}. {_since(current)}.", "\n".join(body))
    else:
        first = item.intervals[0]
        when = day(first.start, first.version.document.language)
        link = f"versions/{first.version.number}/"
        line = _notice(f'This policy takes effect on {when}: <a href="{link}">read its text</a>.')
        body = [_heading(1, item.title, TOP), _html(line)]
        yield Page(address, item.title, f"{name}: {item.title}, from {when}.", "\n".join(body))
    yield _archive(item)
    for interval in item.intervals:
        yield _version(item, interval)
        if interval.version.number > 1:
            yield _changes(item, interval)


def _head(subtitle: str, interval: Interval, *more: str) -> str:
    """Return what stands under every title: the date at the top, the number of the version, where to go from here."""
    lines = ['<div class="policy-head">']
    if subtitle:
        lines.append(f'<p class="policy-subtitle">{text_of(subtitle)}</p>')
    facts = [text_of(_since(interval)), f"Version {interval.version.number}", *more]
    lines.append(f'<p class="policy-dates">{" · ".join(facts)}</p>')
    lines.append("</div>")
    return _html(*lines)


def _text(item: Published, version: Version, address: str, *, now: Mapping[str, str] | None = None) -> str:
    """Return the sections of a version as Markdown headings and HTML blocks.

    `now` gives the id that each section has in the text in force, for an archived version.
    """
    document = version.document
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
    former = item.former[version.number - 1]
    for section in document.sections:
        if section.title:
            last = min(section.level, last + 1)
            parts.append(_heading(last, section.title, section.id))
        html = blocks.render(section.text, target=target, prefix=section.id, top=last + 1)
        lines = [html.rstrip("\n")]
        if not section.title:
            lines.insert(0, f'<div id="{section.id}">')
            lines.append("</div>")
        lines[:0] = [f'<span id="{name}"></span>' for name in former.get(section.id, ())]
        if now is not None:
            lines.append(_today(now.get(section.id), relative(address, item.address)))
        parts.append(_html(*lines))
    return "\n".join(parts)


def _today(section_id: str | None, policy: str) -> str:
    if section_id:
        return f'<p class="policy-today"><a href="{policy}#{section_id}">This section today</a></p>'
    return '<p class="policy-today">The text in force has no such section.</p>'


def _archive(item: Published) -> Page:
    address = f"{item.address}versions/"
    rows = []
    for interval in reversed(item.intervals):
        number = interval.version.number
        language = interval.version.document.language
        since = _day_of(interval.start, language)
        if not interval.start_known:
            since = f"unknown; first recorded on {since}"
        until = _day_of(interval.end - datetime.timedelta(days=1), language) if interval.end else ""
        changes = f'<a href="{number}/changes/">{_level_of(item, number)}</a>' if number > 1 else "first version"
        rows.append(
            f'<tr><th scope="row"><a href="{number}/">Version {number}</a></th><td>{interval.state}</td>'
            f"<td>{since}</td><td>{until}</td><td>{changes}</td></tr>"
        )
    columns = ("Version", "State", "Effective from", "Until", "Changes")
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    table = [
        '<div class="policy-scroll" role="region" aria-label="Versions" tabindex="0">',
        '<table class="policy-versions"><caption>Every version, the newest first</caption>',
        f"<thead><tr>{head}</tr></thead><tbody>",
        *rows,
        "</tbody></table></div>",
    ]
    title = f"{item.title}: all versions"
    back = f'<p><a href="../">{text_of(item.title)} in force</a></p>'
    body = f"{_heading(1, title, TOP)}\n{_html(*table, back)}"
    return Page(address, title, f"Every version of the {item.title} of {item.policy.brand.name}.", body, archived=True)


def _day_of(date: datetime.date, language: str) -> str:
    return f'<time datetime="{date.isoformat()}">{day(date, language)}</time>'


def _judged(item: Published, number: int) -> tuple[Judged, ...]:
    return of_version(item.policy, number)


def _level_of(item: Published, number: int) -> Level:
    record = item.policy.record(number)
    return record.level if record else level(_judged(item, number))


def _version(item: Published, interval: Interval) -> Page:
    number = interval.version.number
    document = interval.version.document
    address = f"{item.address}versions/{number}/"
    links = ['<a href="../">All versions</a>', f'<a href="../{number}.txt">Sealed text</a>']
    if number > 1:
        links.insert(0, '<a href="changes/">What this version changed</a>')
    now = item.now[number - 1] if item.current and item.current is not interval else None
    body = [
        _heading(1, document.title, TOP),
        _html(_standing(item, interval)),
        _head(document.subtitle, interval, *links),
        _text(item, interval.version, address, now=now),
    ]
    title = f"{document.title}, version {number}"
    description = f"{item.policy.brand.name}: {title} ({interval.state})."
    return Page(address, title, description, "\n".join(body), archived=True)


def _standing(item: Published, interval: Interval) -> str:
    language = interval.version.document.language
    match interval.state:
        case State.IN_FORCE:
            link = f'<a href="../../">{text_of(item.title)}</a>'
            return _notice(f"This version is in force. Its constant address is {link}.", calm=True)
        case State.UPCOMING:
            return _notice(f"This version is not yet in force. It takes effect on {day(interval.start, language)}.")
        case State.SUPERSEDED:
            since = f" since {day(interval.end, language)}" if interval.end else ""
            link = '<a href="../../">Read the text in force</a>'
            return _notice(f"This version is no longer in force{since}. {link}.")


def _changes(item: Published, interval: Interval) -> Page:
    number = interval.version.number
    older, newer = item.policy.versions[number - 2].document, interval.version.document
    address = f"{item.address}versions/{number}/changes/"
    title = f"{newer.title}: what version {number} changed"
    judged = weightiest_first(_judged(item, number))
    links = (f'<a href="../">Version {number}</a>', '<a href="../../">All versions</a>')
    body = [
        _heading(1, title, TOP),
        _head("", interval, f"Level: {_level_of(item, number)}", *links),
        _heading(2, "Changes", "changes"),
        _html('<ol class="policy-changes">', *(_listed(one, older, newer) for one in judged), "</ol>"),
        _heading(2, "The text, with its changes", "redline"),
        *_redlined(older, newer),
    ]
    return Page(address, title, f"{item.policy.brand.name}: {title}.", "\n".join(body), archived=True)


def _listed(one: Judged, older: Document, newer: Document) -> str:
    change, verdict = one.change, one.verdict
    section = newer.section(change.section) or older.section(change.section)
    where = text_of(section.label) if section else "The whole document"
    if change.subject is Subject.TEXT or (change.subject is Subject.HEADING and change.path == ("title",)):
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
    said = f"{text_of(verdict.reason)} ({verdict.level}{direction}){detail}{_decided(one, newer.language)}"
    return f"<li><strong>{where}</strong>: {said}</li>"


def _decided(one: Judged, language: str) -> str:
    """Return who decided the level, why, and what the rules had said; nothing where nobody did."""
    decision, ruled = one.decision, one.ruled
    if decision is None or ruled is None:
        return ""
    approved = f", approved by {decision.approved_by}" if decision.approved_by else ""
    words = f"Level decided by {decision.decided_by}{approved} on {day(decision.date, language)}: {decision.rationale}"
    basis = f" Basis: {decision.basis}." if decision.basis else ""
    line = " ".join(f"{words}{basis} Without this decision: {ruled.level}.".split())
    return f'<br><span class="policy-decision">{text_of(line)}</span>'


def _redlined(older: Document, newer: Document) -> Iterator[str]:
    unchanged = 0
    known = anchors(newer)

    def target(written: str) -> str | None:
        if written.startswith("#"):
            return f"../{written}" if written[1:] in known else None
        return drawing.safe(written)

    for section in aligned(older, newer):
        if section.same:
            unchanged += 1
            continue
        note = "" if section.old and section.new else ": removed" if section.old else ": new"
        yield _heading(3, f"{section.section.label}{note}", f"redline-{section.section.id}")
        shown = heading(section) if section.old and section.new and section.old.title != section.new.title else ()
        lines = drawing.as_html([*shown, *redline(section)], target=target, top=2)
        yield _html('<div class="redline">', *lines, "</div>")
    if unchanged:
        yield _html(f"<p>{'One section is' if unchanged == 1 else f'{unchanged} sections are'} unchanged.</p>")
