"""All versions of a policy on one page: which text applied on a day, a strip, a timeline by years, a table of dates."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.site.notice_given import counted
from generator.site.page import Page, dated
from generator.site.pages.unknown_past import UnknownPast, unknown_past
from generator.site.pages.versions_strip import Strip, strip
from generator.site.pages.versions_timeline import YearView, years
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class DateRow:
    """From when until when a version applied: as programs read it, and in words. `last` is None where no end is set."""

    number: int
    since: str
    until: str
    start: Markup
    last: Markup | None
    uncertain: bool


@dataclass(frozen=True, slots=True)
class VersionsView:
    """Every version of a policy: how many since when, the strip, the timeline by years, and the table of all dates."""

    title: str
    in_force: bool
    comparable: bool
    count: str
    since: Markup | None
    first_day: str
    unknown: UnknownPast
    strip: Strip | None
    years: tuple[YearView, ...]
    dates: tuple[DateRow, ...]
    ended: bool = False


def all_versions(item: PolicyOnDay, until: datetime.date) -> Page:
    """Return the page that lists every version, when it applied and what notice was given of it.

    Its strip shows the time before a day: that of the build would make the page another one every day.
    """
    brand = item.policy.brand
    first = item.intervals[0] if item.intervals else None
    unknown = unknown_past(item)
    view = VersionsView(
        item.title,
        item.current is not None,
        sum(not one.removed for one in item.versions) > 1,
        counted(brand.words, len(item.versions), "version"),
        dated(first.start, first.version.document.language) if first else None,
        first.start.isoformat() if first else "",
        unknown,
        strip(item, until),
        tuple(years(item, unknown)),
        tuple(_dates(item, unknown)),
        item.ended_since is not None,
    )
    return Page(
        f"{item.address}versions/",
        brand.words.say("versions-title", title=item.title),
        brand.words.say("versions-about", brand=brand.name, title=item.title),
        listed=False,
        template="pages/versions.html",
        view=view,
        words=brand.words,
    )


def _dates(item: PolicyOnDay, unknown: UnknownPast) -> Iterator[DateRow]:
    """Yield the rows of the table that says of every day which version applied, the newest first."""
    for interval in reversed(item.intervals):
        number, language = interval.version.number, interval.version.document.language
        last = interval.end - datetime.timedelta(days=1) if interval.end else None
        yield DateRow(
            number,
            interval.start.isoformat(),
            last.isoformat() if last else "",
            dated(interval.start, language),
            dated(last, language) if last else None,
            not interval.start_known and number not in unknown.undated,
        )
