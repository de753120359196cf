"""The archive: a timeline of every version, which text applied on a day, each text, and where all of them lead."""

import datetime
from collections.abc import Iterator, Sequence
from html import escape as text_of
from itertools import groupby

from generator import notice_words as say
from generator.banners import exception_box
from generator.changes_pages import changes_page
from generator.compare_pages import compare_pages, pieces_of, with_in_force
from generator.model import Interval, Level, Phase, State, Version
from generator.notice import in_words, local_day
from generator.notice_given import NEVER_ANNOUNCED, counted, in_short, withdrawn
from generator.pages import TOP, Page, Published, block, box, dated, headed, paragraphs
from generator.takedown_pages import by_order, removed_page, unknown_changes_page
from generator.text_pages import head, text, under_title

DAYS_IN_MONTHS = 60  # from here on a time is told in months, and in years from the next
DAYS_IN_YEARS = 730
UNKNOWN = "effective date unknown, first recorded on this day"
WIDE = 1000  # units of the strip


def archive(item: Published) -> Iterator[Page]:
    """Yield the pages of the archive: the timeline, each version with what it changed, comparisons."""
    yield _timeline(item)
    for version in item.versions:
        parent = item.policy.parent(version.number)
        if version.removed:
            yield removed_page(item, version, _standing(item, version), _state(item, version.number))
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


# The timeline


def _timeline(item: Published) -> Page:
    address = f"{item.address}versions/"
    title = f"{item.title}: all versions"
    links = [f'<a href="../">{text_of(item.title)} in force</a>'] if item.current else []
    if len(item.versions) > 1:
        links.append('<a href="../compare/">Compare two versions</a>')
    body = [
        headed(1, title, TOP),
        under_title("", _count(item), *links),
        block(*_asked(item)),
        *_years(item),
        headed(2, "Dates in a table", "dates"),
        block(*_dates(item)),
    ]
    description = f"Every version of the {item.title} of {item.policy.brand.name}, and when each applied."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _count(item: Published) -> str:
    count = counted(len(item.versions), "version")
    if not item.intervals:
        return count
    first = item.intervals[0]
    return f"{count} since {dated(first.start, first.version.document.language)}"


def _asked(item: Published) -> Iterator[str]:
    """Yield the question which text applied on a day: a form where a script can answer, a way to the table anyway."""
    first = item.intervals[0].start.isoformat() if item.intervals else ""
    yield '<div class="policy-when">'
    yield f'<form id="when" data-today="{item.today.isoformat()}" hidden>'
    yield '<label for="on">Which text applied on this day?</label>'
    yield f'<input type="date" id="on" name="on" min="{first}" required>'
    yield '<button type="submit" class="policy-button">Show</button>'
    yield "</form>"
    yield '<p id="applied" class="policy-said" role="status" hidden></p>'
    yield '<p id="look-up">Which text applied on a given day? <a href="#dates">See the dates in a table</a>.</p>'
    yield "</div>"
    yield from _strip(item)


def _strip(item: Published) -> Iterator[str]:
    """Yield all the time since the first version as a strip, each version as wide as it was long in force."""
    begun = [interval for interval in item.intervals if interval.state is not State.UPCOMING]
    if len(begun) < 2:  # noqa: PLR2004 -- one version alone is no strip
        return
    first, language = begun[0].start, begun[-1].version.document.language
    days = max(1, (item.today - first).days + 1)
    yield '<div class="policy-strip" aria-hidden="true">'
    yield f'<svg viewBox="0 0 {WIDE} 24" preserveAspectRatio="none" focusable="false">'
    for n, interval in enumerate(begun):
        start = WIDE * (interval.start - first).days / days
        end = WIDE * (interval.end - first).days / days if interval.end and interval.end <= item.today else WIDE
        number = interval.version.number
        kind = "now" if interval.state is State.IN_FORCE else _weight(item, number) if n else "first"
        wide = max(end - start - 2, 1)  # a gap parts it from the next
        yield f'<rect class="policy-strip-{kind}" x="{start:.1f}" y="0" width="{wide:.1f}" height="24"/>'
    yield "</svg>"
    yield f"<p><span>{dated(first, language)}</span><span>{dated(item.today, language)}</span></p></div>"


def _weight(item: Published, number: int) -> str:
    return "material" if item.level(number) >= Level.MATERIAL else "light"


def _years(item: Published) -> Iterator[str]:
    """Yield every version, the newest first, under the years in which they began."""
    rows = [(_year(item, version), version) for version in reversed(item.versions)]
    seen: set[int] = set()
    for year, group in groupby(rows, key=lambda row: row[0]):
        if year not in seen:
            yield headed(2, str(year), f"y{year}")
        seen.add(year)
        eras = [line for _, version in group for line in _era(item, version)]
        yield block('<ol class="policy-timeline">', *eras, "</ol>")


def _year(item: Published, version: Version) -> int:
    interval, record = item.interval(version.number), item.record(version.number)
    if interval:
        return interval.start.year
    return record.notices[0].effective.year if record and record.notices else version.recorded.year


def _era(item: Published, version: Version) -> Iterator[str]:
    number, state = version.number, _state(item, version.number)
    phase = item.phase(number)
    name = "now" if phase is Phase.IN_FORCE else "ahead" if phase in {Phase.ANNOUNCED, Phase.IN_NOTICE} else ""
    kind = f" policy-era--{name}" if name else "" if item.interval(number) else " policy-era--never"
    yield f'<li class="policy-era{kind}" id="version-{number}">'
    yield f'<p class="policy-era-days">{_days(item, version)}</p>'
    tags = [f'<span class="policy-tag policy-tag--state">{_since_when(item, version, state)}</span>']
    if item.policy.parent(number):
        level = item.level(number)
        short = f"{say.SHORT_LEVELS[level]}"
        tags.append(f'<span class="policy-tag policy-tag--{str(level).replace("+", "-")}">{short}</span>')
    else:
        tags.append('<span class="policy-tag">first version</span>')
    yield f'<p class="policy-era-name"><a href="{number}/">Version {number}</a> {" ".join(tags)}</p>'
    if version.removed:
        yield f"<p>{by_order(version)}</p>"
    record = item.record(number)
    if record and record.summary.strip():
        yield f'<div class="policy-summary">{"".join(f"<p>{words}</p>" for words in paragraphs(record.summary))}</div>'
    interval = item.interval(number)
    given = [*([UNKNOWN] if interval and not interval.start_known else []), *in_short(item, version)]
    if given:
        yield f'<ul class="policy-era-notice">{"".join(f"<li>{line}</li>" for line in given)}</ul>'
    links = []
    if item.policy.parent(number):
        links.append(f'<a href="{number}/changes/">What it changed</a>')
    there = with_in_force(item, number)
    if there and there != f"versions/{number}/changes/":
        links.append(f'<a href="../{there}">Compare with the text in force</a>')
    yield f'<p class="policy-era-ways">{" · ".join(links)}</p></li>' if links else "</li>"


def _days(item: Published, version: Version) -> str:
    """Return the days of a version as HTML: from when, until when, for how long."""
    interval, language = item.interval(version.number), version.document.language
    if interval is None:
        return "Never in force"
    start = dated(interval.start, language)
    if interval.state is State.UPCOMING:
        return f"From {start}"
    end = interval.end if interval.end and interval.end <= item.today else None
    last = dated(end - datetime.timedelta(days=1), language) if end else "today"
    if end and (end - interval.start).days == 1:
        return f'{start} <span class="policy-era-long">1 day</span>'
    long = _long((end or item.today) - interval.start)
    return f'{start} – {last} <span class="policy-era-long">{long}</span>'


def _long(time: datetime.timedelta) -> str:
    """Return a time in words: in days, months or years."""
    days = time.days
    if days < DAYS_IN_MONTHS:
        return counted(days, "day")
    if days < DAYS_IN_YEARS:
        return counted(round(days / 30.44), "month")
    years = days / 365.25
    return f"{years:.1f} years".replace(".0", "")


def _since_when(item: Published, version: Version, state: str) -> str:
    gone = item.policy.withdrawn(version.number)
    if gone and gone.at:
        return f"{state} on {dated(local_day(gone.at, item.policy.brand), version.document.language)}"
    return state


def _state(item: Published, number: int) -> str:
    phase = item.phase(number)
    if phase is Phase.WITHDRAWN:
        record = item.record(number)
        return str(phase) if record and record.notices else f"{NEVER_ANNOUNCED}, {phase}"
    return NEVER_ANNOUNCED if phase in {Phase.IN_REVIEW, Phase.APPROVED} else str(phase)


def _dates(item: Published) -> Sequence[str]:
    """Return the table that says of every day which version applied."""
    rows = []
    for interval in reversed(item.intervals):
        number, language = interval.version.number, interval.version.document.language
        start = dated(interval.start, language)
        start = start if interval.start_known else f"unknown; first recorded on {start}"
        last = interval.end - datetime.timedelta(days=1) if interval.end else None
        end = dated(last, language) if last else "further notice"
        span = f'data-from="{interval.start.isoformat()}" data-until="{last.isoformat() if last else ""}"'
        name = f'<a href="{number}/">Version {number}</a>'
        rows.append(f'<tr {span}><td>{start}</td><td>{end}</td><th scope="row">{name}</th></tr>')
    return [
        '<div class="policy-scroll" role="region" aria-label="Dates" tabindex="0">',
        '<table class="policy-dates-table" id="dates-table">',
        "<caption>The text that applied on a day is that of the row in which the day falls.</caption>",
        '<thead><tr><th scope="col">From</th><th scope="col">Until</th><th scope="col">Text</th></tr></thead><tbody>',
        *rows,
        "</tbody></table></div>",
    ]


# Each version


def _version(item: Published, version: Version) -> Page:
    number, document = version.number, version.document
    address = f"{item.address}versions/{number}/"
    links = ['<a href="../">All versions</a>', f'<a href="../{number}.txt">Sealed text</a>']
    there = with_in_force(item, number)
    if there and there != f"versions/{number}/changes/":
        links.insert(0, f'<a href="../../{there}">Compare with the text in force</a>')
    if item.policy.parent(number):
        links.insert(0, '<a href="changes/">What this version changed</a>')
    in_force = item.current is not None and item.current.version is version
    today = None if in_force or not item.current else item.ids_today[number]
    body = [
        headed(1, document.title, TOP),
        block(_standing(item, version), exception_box(item, number)),
        head(item, version, *links),
        text(item, version, address, today=today),
    ]
    title = f"{document.title}, version {number}"
    description = f"{item.policy.brand.name}: {title} ({_state(item, number)})."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _standing(item: Published, version: Version) -> str:
    """Return the box that says what a version is at the moment of the build."""
    language, interval = version.document.language, item.interval(version.number)
    in_force = '<a href="../../">Read the text in force</a>' if item.current else ""
    match item.phase(version.number):
        case Phase.IN_FORCE:
            link = f'<a href="../../">{text_of(item.title)}</a>'
            return box(f"This version is in force. Its constant address is {link}.", calm=True)
        case Phase.ANNOUNCED | Phase.IN_NOTICE if interval:
            date = dated(interval.start, language)
            return box(f"This version is not yet in force. It takes effect on {date}. {in_force}")
        case Phase.SUPERSEDED if interval:
            since = f" since {text_of(in_words(interval.end, language))}" if interval.end else ""
            return box(f"This version is no longer in force{since}. {in_force}")
        case Phase.WITHDRAWN:
            return box(withdrawn(item, version), in_force)
        case _:
            return box(f"This version was {NEVER_ANNOUNCED} and never in force. {in_force}")
