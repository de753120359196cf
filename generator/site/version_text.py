"""The text of a version as it is read: its sections, and what will change in each."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as text_of

from generator.checks.markdown import POLICY_LINK, anchors
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.policy import Interval, State
from generator.model.version import Version
from generator.site.page import Published, block, dated, headed, relative, since, tongue
from generator.text import html as text_html

Lines = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Lines of HTML that stand in a text beside its sections, by their ids: under the heading, or after the section.

    What comes after the id "" stands above all.
    """

    under: Lines = field(default_factory=dict)
    after: Lines = field(default_factory=dict)


UNMARKED = Marks()


def head(item: Published, version: Version, *more: str) -> str:
    """Return what stands under a title: the date at the top, the number of the version, where to go from here."""
    interval = item.interval(version.number)
    subtitle = version.document.subtitle
    own = item.policy.brand.words
    facts = [text_of(since(interval, own))] if interval else [own.html("never-in-force")]
    return under_title(subtitle, *facts, f"Version {version.number}", *more)


def under_title(subtitle: str, *facts: str) -> str:
    """Return the lines under a title, from facts as HTML."""
    lines = ['<div class="policy-head">']
    if subtitle:
        lines.append(f'<p class="policy-subtitle">{text_of(subtitle)}</p>')
    lines.append(f'<p class="policy-dates">{" · ".join(facts)}</p>')
    lines.append("</div>")
    return block(*lines)


def text(
    item: Published,
    version: Version,
    address: str,
    *,
    today: Mapping[str, str] | None = None,
    marks: Marks = UNMARKED,
) -> str:
    """Return the sections of a version as Markdown headings and HTML blocks.

    `today` gives the id that each section has in the text in force, for a version that is not. What stands at the end
    names the version, for those who print it.
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

    parts = [block(*marks.after[""])] if "" in marks.after else []
    last = 1
    former = item.former[version.number]
    for section in document.sections:
        if section.title:
            last = min(section.level, last + 1)
            parts.append(titled(document, last, section.title, section.id))
        html = text_html.render(section.text, target=target, prefix=section.id, top=last + 1).rstrip("\n")
        own = tongue(document.language)
        lines = [*marks.under.get(section.id, ()), f"<div{own}>\n{html}\n</div>" if own else html]
        if not section.title:
            lines = [f'<div id="{section.id}">', *lines, "</div>"]
        lines[:0] = [f'<span id="{name}"></span>' for name in former.get(section.id, ())]
        if today is not None:
            lines.append(_today(today.get(section.id), relative(address, item.address), item.policy.brand.words))
        parts.append(block(*lines, *marks.after.get(section.id, ())))
    parts.append(block(*_imprint(item, version)))
    return "\n".join(parts)


def titled(document: Document, level: int, words: str, anchor: str) -> str:
    """Return a heading in the language of a document."""
    return headed(level, words, anchor, tongue(document.language))


def standing(interval: Interval | None, *, until: bool = True) -> str:
    """Return on which days a version applies, as HTML; where one is in force, `until` when if it is known."""
    if interval is None:
        return "Never in force"
    date = dated(interval.start, interval.version.document.language)
    if interval.state is State.UPCOMING:
        return f"Takes effect on {date}"
    known = "" if interval.start_known else " at the latest"
    last = interval.end and dated(interval.end - datetime.timedelta(days=1), interval.version.document.language)
    if interval.state is State.SUPERSEDED:
        return f"In force from {date}{known} until {last}"
    return f"In force since {date}{known}" + (f", until {last}" if last and until else "")


def _imprint(item: Published, version: Version) -> Iterator[str]:
    """Yield what tells a printed text from every other: the version, its days, its digest and where it stays."""
    brand, path = item.policy.brand, f"versions/{version.number}/"
    address = f"{brand.address}{item.policy.slug}/{path}" if brand.address else f"{item.address}{path}"
    rows = (
        ("text", f"<bdi>{text_of(f'{brand.name}: {version.document.title}')}</bdi>, version {version.number}"),
        ("applies", standing(item.interval(version.number))),
        ("digest", f"<code>{version.digest}</code>"),
        ("stays", f"<span>{text_of(address)}</span>"),
    )
    yield '<dl class="policy-imprint" data-search-exclude>'
    yield from (f"<div><dt>{brand.words.html(f'imprint-{name}')}</dt><dd>{html}</dd></div>" for name, html in rows)
    yield "</dl>"


def _today(section_id: str | None, policy: str, words: Words) -> str:
    if section_id:
        return f'<p class="policy-today"><a href="{policy}#{section_id}">{words.html("section-today")}</a></p>'
    return f'<p class="policy-today">{words.html("section-gone")}</p>'


def incomparable(*versions: Version) -> str:
    """Return as HTML why what changed between versions can't be shown: the text of one was removed by order."""
    gone = [str(version.number) for version in versions if version.removed]
    which = f"version {gone[0]} was" if len(gone) == 1 else f"versions {' and '.join(gone)} were"
    return f"<p>The text of {which} removed by order, so the changes can’t be shown.</p>"
