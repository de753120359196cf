"""All versions of a policy on one page: which text applied on a day, a strip, a timeline by years, a table of dates."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as text_of
from itertools import groupby

from generator.model.levels import Level
from generator.model.policy import Phase, State
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.days import local_day
from generator.site.notice_given import NEVER_ANNOUNCED, NOT_RECORDED, counted, in_short
from generator.site.page import TOP, Page, Published, block, dated, headed, paragraphs
from generator.site.pages.compare import with_in_force
from generator.site.pages.removed import by_order
from generator.site.version_text import under_title

DAYS_IN_MONTHS = 60  # from here on a time is told in months, and in years from the next
DAYS_IN_YEARS = 730
WITH_TODAYS = "Compare with today’s text"
UNKNOWN = "effective date unknown, first recorded on this day"
WIDE = 1000  # units of the strip
UNSEARCHED = " data-search-exclude"  # what the site's search leaves out below a heading


@dataclass(frozen=True, slots=True)
class Unknown:
    """What nobody knows any more of the oldest versions, said of all of them at once: their numbers.

    Of the `undated` nobody knows when they took effect, of the `untold` what notice was given.
    """

    undated: tuple[int, ...]
    untold: tuple[int, ...]


def all_versions(item: Published) -> Page:
    """Return the page that lists every version, when it applied and what notice was given of it."""
    address = f"{item.address}versions/"
    words = item.policy.brand.words
    title = words.say("versions-title", title=item.title)
    links = [f'<a href="../">{text_of(item.title)} in force</a>'] if item.current else []
    if len(item.versions) > 1:
        links.append(f'<a href="../compare/">{words.html("versions-compare")}</a>')
    unknown = _unknown(item)
    body = [
        headed(1, title, TOP),
        under_title("", _count(item), *links),
        block(*(f"<p>{one}</p>" for one in [words.html("versions-intro")] if one), *_asked(item)),
        *_said_once(item, unknown),
        *_years(item, unknown),
        headed(2, "All dates", "dates", UNSEARCHED),
        block(*_dates(item, unknown)),
    ]
    description = f"Every version of the {item.title} of {item.policy.brand.name}, and when each applied."
    return Page(address, title, description, "\n".join(body), listed=False)


def _unknown(item: Published) -> Unknown:
    """Return what is unknown of the oldest versions: of at least two, and of no newer one."""

    def oldest(numbers: Sequence[int]) -> tuple[int, ...]:
        run = tuple(number for number, one in zip(numbers, item.versions, strict=False) if number == one.number)
        return run if len(run) > 1 and len(run) == len(numbers) else ()

    undated = [one.version.number for one in item.intervals if not one.start_known]
    untold = [version.number for version in item.versions if item.record(version.number) is None]
    return Unknown(oldest(sorted(undated)), oldest(untold))


def _said_once(item: Published, unknown: Unknown) -> Iterator[str]:
    """Yield in words what is unknown of the oldest versions."""
    undated, untold = unknown.undated, unknown.untold
    every = len(item.versions)
    if undated:
        which = "These dates are" if len(undated) == every else f"The dates of versions 1 to {undated[-1]} are"
        both = "they took effect, and what notice was given," if undated == untold else "they took effect"
        words = f"{which} the days on which each text was first recorded. When {both} is not known."
        yield block(f"<p>{words}</p>")
    if untold and undated != untold:
        which = "these versions" if len(untold) == every else f"versions 1 to {untold[-1]}"
        yield block(f"<p>What notice was given of {which} is not recorded.</p>")


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
    yield f'<form id="when" data-today="{item.today.isoformat()}" data-search-exclude hidden>'
    yield '<label for="on">Which text applied on</label>'
    yield f'<input type="date" id="on" name="on" min="{first}" required>'
    yield '<button type="submit" class="policy-button">Show</button>'
    yield "</form>"
    yield '<p id="applied" class="policy-said" role="status" hidden></p>'
    link = '<a href="#dates">See all dates</a>'
    yield f'<p id="look-up">{item.policy.brand.words.html("versions-question", link=link)}</p>'
    yield "</div>"
    yield from _strip(item)


def _strip(item: Published) -> Iterator[str]:
    """Yield all the time since the first version as a strip, each version as wide as it was long in force.

    Each leads to its version; the list below says the same, with links that are read aloud and reached by keyboard.
    """
    begun = [interval for interval in item.intervals if interval.state is not State.UPCOMING]
    if len(begun) < 2:  # noqa: PLR2004 -- one version alone is no strip
        return
    first, language = begun[0].start, begun[-1].version.document.language
    days = max(1, (item.today - first).days + 1)
    yield '<div class="policy-strip" aria-hidden="true" data-search-exclude>'
    yield f'<svg viewBox="0 0 {WIDE} 24" preserveAspectRatio="none" focusable="false">'
    for n, interval in enumerate(begun):
        start = WIDE * (interval.start - first).days / days
        end = WIDE * (interval.end - first).days / days if interval.end and interval.end <= item.today else WIDE
        number = interval.version.number
        kind = "now" if interval.state is State.IN_FORCE else _weight(item, number) if n else "first"
        wide = max(end - start - 2, 1)  # a gap parts it from the next
        bar = f'<rect class="policy-strip-{kind}" x="{start:.1f}" y="0" width="{wide:.1f}" height="24"/>'
        yield f'<a href="{number}/" tabindex="-1"><title>Version {number}</title>{bar}</a>'
    yield "</svg>"
    yield f"<p><span>{dated(first, language)}</span><span>{dated(item.today, language)}</span></p></div>"


def _weight(item: Published, number: int) -> str:
    return "material" if item.level(number) >= Level.MATERIAL else "light"


def _years(item: Published, unknown: Unknown) -> Iterator[str]:
    """Yield every version, the newest first, under the years in which they began."""
    rows = [(_year(item, version), version) for version in reversed(item.versions)]
    seen: set[int] = set()
    for year, group in groupby(rows, key=lambda row: row[0]):
        if year not in seen:
            yield headed(2, str(year), f"y{year}", UNSEARCHED)
        seen.add(year)
        eras = [line for _, version in group for line in _era(item, version, unknown)]
        yield block('<ol class="policy-timeline">', *eras, "</ol>")


def _year(item: Published, version: Version) -> int:
    interval, record = item.interval(version.number), item.record(version.number)
    if interval:
        return interval.start.year
    return record.notices[0].effective.year if record and record.notices else version.recorded.year


def _era(item: Published, version: Version, unknown: Unknown) -> Iterator[str]:
    number, state = version.number, state_of(item, version.number)
    phase = item.phase(number)
    name = "now" if phase is Phase.IN_FORCE else "ahead" if phase in {Phase.ANNOUNCED, Phase.IN_NOTICE} else ""
    kind = f" policy-era--{name}" if name else "" if item.interval(number) else " policy-era--never"
    yield f'<li class="policy-era{kind}" id="version-{number}">'
    yield f'<p class="policy-era-days">{_days(item, version)}</p>'
    tags = [f'<span class="policy-tag policy-tag--state">{_since_when(item, version, state)}</span>']
    tags = [] if phase is Phase.SUPERSEDED else tags  # its days say so
    if item.policy.parent(number):
        level = item.level(number)
        short = say.label_of(level, item.policy.brand.words)
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
    given = [UNKNOWN] if interval and not interval.start_known and number not in unknown.undated else []
    given += [line for line in in_short(item, version) if line != NOT_RECORDED or number not in unknown.untold]
    if given:
        yield f'<ul class="policy-era-notice">{"".join(f"<li>{line}</li>" for line in given)}</ul>'
    links = []
    if item.policy.parent(number):
        changes = "changes" if phase in {Phase.ANNOUNCED, Phase.IN_NOTICE} else "changed"
        links.append(f'<a href="{number}/changes/">What it {changes}</a>')
    there = with_in_force(item, number)
    if there and there != f"versions/{number}/changes/":
        links.append(f'<a href="../{there}">{WITH_TODAYS}</a>')
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


def state_of(item: Published, number: int) -> str:
    """Return how far a version has come, in words for readers: whether all of its notice was given is not for them."""
    phase = item.phase(number)
    if phase is Phase.WITHDRAWN:
        record = item.record(number)
        return str(phase) if record and record.notices else f"{NEVER_ANNOUNCED}, {phase}"
    if phase is Phase.IN_NOTICE:
        return str(Phase.ANNOUNCED)
    return NEVER_ANNOUNCED if phase in {Phase.IN_REVIEW, Phase.APPROVED} else str(phase)


def _dates(item: Published, unknown: Unknown) -> Sequence[str]:
    """Return the table that says of every day which version applied."""
    rows = []
    for interval in reversed(item.intervals):
        number, language = interval.version.number, interval.version.document.language
        start = dated(interval.start, language)
        said = interval.start_known or number in unknown.undated
        start = start if said else f"unknown; first recorded on {start}"
        last = interval.end - datetime.timedelta(days=1) if interval.end else None
        end = dated(last, language) if last else "further notice"
        span = f'data-from="{interval.start.isoformat()}" data-until="{last.isoformat() if last else ""}"'
        name = f'<a href="{number}/">Version {number}</a>'
        rows.append(f'<tr {span}><td>{start}</td><td>{end}</td><th scope="row">{name}</th></tr>')
    return [
        '<div class="policy-scroll" role="region" aria-label="Dates" tabindex="0">',
        '<table class="policy-dates-table" id="dates-table">',
        "<caption>The text that applied on a day is that of the row in which the day falls.</caption>",
        "<thead><tr>",
        *(f'<th scope="col">{name}</th>' for name in (_from(item, unknown), "Until", "Text")),
        "</tr></thead><tbody>",
        *rows,
        "</tbody></table></div>",
    ]


def _from(item: Published, unknown: Unknown) -> str:
    """Return the head of the column of first days, which says where they are those of the first record."""
    undated = unknown.undated
    if not undated:
        return "From"
    return "First recorded" if len(undated) == len(item.intervals) else f"From (1 to {undated[-1]}: first recorded)"
