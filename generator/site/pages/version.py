"""The archive: the page of all versions, each text, what each changed, comparisons; and the files beside them."""

import datetime
from collections.abc import Iterator
from html import escape as text_of

from generator.model.policy import Interval, Phase
from generator.model.version import Version
from generator.site.banner import exception_box
from generator.site.notice_given import withdrawn
from generator.site.page import TOP, Page, Published, block, box, dated, headed
from generator.site.pages.changes import changes_page
from generator.site.pages.compare import compare_pages, pieces_of, with_in_force
from generator.site.pages.removed import links_under_title, removed_page, unknown_changes_page
from generator.site.pages.versions import WITH_TODAYS, all_versions, state_of
from generator.site.version_text import text


def archive(item: Published) -> Iterator[Page]:
    """Yield the pages of the archive: the timeline, each version with what it changed, comparisons."""
    yield all_versions(item)
    for version in item.versions:
        parent = item.policy.parent(version.number)
        if version.removed:
            yield removed_page(item, version, _standing(item, version), state_of(item, version.number))
        else:
            yield _version(item, version)
        if parent:
            known = item.policy.comparable(version.number)
            yield (changes_page if known else unknown_changes_page)(item, version, parent)
    yield from compare_pages(item)


def beside(item: Published) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the archive: pieces of texts for comparisons, and each day as an address of its version.

    A day is an address when a version came into force on it.
    """
    yield from pieces_of(item)
    for interval in item.intervals:
        if interval.start_known:
            yield f"{item.address}versions/{interval.start.isoformat()}/index.html", _pointer(interval)


def _pointer(interval: Interval) -> bytes:
    """Return the page at the day on which a version came into force: it leads to that version."""
    number, document = interval.version.number, interval.version.document
    title = text_of(f"{document.title}, version {number}")
    lines = [
        "<!doctype html>",
        f'<html lang="{text_of(document.language)}">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f'<meta http-equiv="refresh" content="0; url=../{number}/">',
        f'<link rel="canonical" href="../{number}/">',
        '<link rel="icon" href="data:,">',
        '<link rel="stylesheet" href="../../../assets/archive.css">',
        f"<title>{title}</title>",
        f'<body class="policy-pointer"><main><article><h1>{title}</h1>',
        f'<p>From {dated(interval.start, document.language)}: <a href="../{number}/">version {number}</a></p>',
        "</article></main>",
    ]
    return ("\n".join(lines) + "\n").encode(errors="replace")


def _version(item: Published, version: Version) -> Page:
    number, document = version.number, version.document
    address = f"{item.address}versions/{number}/"
    links = ['<a href="../">All versions</a>', f'<a href="../{number}.txt">Exact record (.txt)</a>']
    there = with_in_force(item, number)
    if there and there != f"versions/{number}/changes/":
        links.insert(0, f'<a href="../../{there}">{WITH_TODAYS}</a>')
    if item.policy.parent(number):
        ahead = item.phase(number) in {Phase.ANNOUNCED, Phase.IN_NOTICE}
        links.insert(0, f'<a href="changes/">What this version {"changes" if ahead else "changed"}</a>')
    in_force = item.current is not None and item.current.version is version
    today = None if in_force or not item.current else item.ids_today[number]
    title = f"{document.title}, version {number}"
    body = [
        headed(1, title, TOP),
        block(*filter(None, (_standing(item, version), exception_box(item, number)))),
        links_under_title(document.subtitle, links),
        text(item, version, address, today=today),
    ]
    description = f"{item.policy.brand.name}: {title} ({state_of(item, number)})."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False, states=True)


def _standing(item: Published, version: Version) -> str:
    """Return the box that says first of all what a version is at the moment of the build, with its days."""
    language, interval = version.document.language, item.interval(version.number)
    own = item.policy.brand.words
    in_force = f'<a href="../../">{own.html("read-in-force")}</a>' if item.current else ""
    match item.phase(version.number):
        case Phase.IN_FORCE:
            link = f'<a href="../../">{text_of(item.title)}</a>'
            return box(own.html("version-in-force", since=_in_force_since(interval), link=link), calm=True)
        case Phase.ANNOUNCED | Phase.IN_NOTICE if interval:
            date = dated(interval.start, language)
            return box(f"{own.html('version-to-come', date=date)} {in_force}")
        case Phase.SUPERSEDED if interval:
            return box(f"{own.html('version-past', days=_applied(interval))} {in_force}")
        case Phase.WITHDRAWN:
            return box(withdrawn(item, version), in_force)
        case _:
            return box(f"{own.html('version-never')} {in_force}")


def _in_force_since(interval: Interval | None) -> str:
    if interval is None:
        return ""
    date = dated(interval.start, interval.version.document.language)
    return f" since {date}" if interval.start_known else f" and was first recorded on {date}"


def _applied(interval: Interval) -> str:
    """Return on which days a version applied that is not in force any more, as the end of a sentence."""
    language = interval.version.document.language
    start = dated(interval.start, language)
    last = interval.end - datetime.timedelta(days=1) if interval.end else None
    if last is None:
        return f": it applied from {start}" if interval.start_known else f": it was first recorded on {start}"
    end = dated(last, language)
    if not interval.start_known:
        return f": it was first recorded on {start} and applied until {end}"
    return f": it applied on {start} only" if last == interval.start else f": it applied from {start} to {end}"
