"""All versions of a policy on one page: which text applied on a day, a strip, a timeline by years, a table of dates."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.model.levels import Level
from generator.model.messages import Words
from generator.model.policy import Phase, State
from generator.model.version import Version
from generator.notice import wording
from generator.notice.days import local_day
from generator.site.notice_given import FilledSentence, counted, in_short
from generator.site.page import Page, dated, paragraphs
from generator.site.pages.compare import with_in_force
from generator.site.pages.removed import RemovalView, by_order
from generator.site.policy_on_day import PolicyOnDay

DAYS_IN_MONTHS: Final = 60  # from here on a time is told in months, and in years from the next
DAYS_IN_YEARS: Final = 730
WIDE: Final = 1000  # units of the strip


@dataclass(frozen=True, slots=True)
class UnknownPast:
    """What nobody knows any more of the oldest versions, said of all of them at once: their numbers.

    Of the `undated` nobody knows when they took effect, of the `unnoticed` what notice was given. `all_undated` and
    `all_unnoticed` say that these are all versions.
    """

    undated: tuple[int, ...]
    unnoticed: tuple[int, ...]
    all_undated: bool
    all_unnoticed: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A version on the strip: where it begins and how wide it is, in units of the strip; `kind` is how it looks."""

    number: int
    kind: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """All the time since the first version, each version as wide as it was long in force; its first and last day."""

    bars: tuple[Bar, ...]
    first: Markup
    last: Markup


@dataclass(frozen=True, slots=True)
class EraDays:
    """The days of a version: from when, until when, for how long; None where it never applied.

    `last` is empty where it still applies, and None where it applied on one day only, or is to come.
    """

    start: Markup | None
    last: Markup | None = None
    long: str = ""


@dataclass(frozen=True, slots=True)
class EraView:
    """A version on the timeline; `kind` is how it looks, `level` how much it changed, empty for the first version.

    It was `brought` in later where others were sealed before; `note` is what was written of it then.
    """

    number: int
    kind: str
    days: EraDays
    state: str
    state_on: Markup | None
    level: str
    label: str
    removal: RemovalView | None
    summary: tuple[str, ...]
    given: tuple[FilledSentence, ...]
    ahead: bool
    with_current: str
    brought: bool
    note: str


@dataclass(frozen=True, slots=True)
class YearView:
    """Versions that began in a year; no year where its heading stands already."""

    year: int | None
    eras: tuple[EraView, ...]


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
    today: str
    unknown: UnknownPast
    strip: Strip | None
    years: tuple[YearView, ...]
    dates: tuple[DateRow, ...]


def all_versions(item: PolicyOnDay) -> Page:
    """Return the page that lists every version, when it applied and what notice was given of it."""
    brand = item.policy.brand
    first = item.intervals[0] if item.intervals else None
    unknown = _unknown(item)
    view = VersionsView(
        item.title,
        item.current is not None,
        sum(not one.removed for one in item.versions) > 1,
        counted(brand.words, len(item.versions), "version"),
        _day(first.start, first.version.document.language) if first else None,
        first.start.isoformat() if first else "",
        item.today.isoformat(),
        unknown,
        _strip(item),
        tuple(_years(item, unknown)),
        tuple(_dates(item, unknown)),
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


def _day(date: datetime.date, language: str) -> Markup:
    return dated(date, language)


def _unknown(item: PolicyOnDay) -> UnknownPast:
    """Return what is unknown of the oldest versions: of at least two, and of no newer one."""
    numbered = item.versions == item.in_order

    def oldest(numbers: Sequence[int]) -> tuple[int, ...]:
        run = tuple(number for number, one in zip(numbers, item.versions, strict=False) if number == one.number)
        if not numbered and len(numbers) < len(item.versions):  # “up to version 3” would say nothing
            return ()
        return run if len(run) > 1 and len(run) == len(numbers) else ()

    undated = oldest(sorted(one.version.number for one in item.intervals if not one.start_known))
    unnoticed = oldest([version.number for version in item.versions if item.record(version.number) is None])
    every = len(item.versions)
    return UnknownPast(undated, unnoticed, len(undated) == every, len(unnoticed) == every)


def _strip(item: PolicyOnDay) -> Strip | None:
    """Return the strip; None where no two versions have begun.

    Each bar leads to its version; the list below says the same, with links that are read aloud and reached by keyboard.
    """
    begun = [interval for interval in item.intervals if interval.state is not State.UPCOMING]
    if len(begun) < 2:  # noqa: PLR2004 -- one version alone is no strip
        return None
    first, language = begun[0].start, begun[-1].version.document.language
    days = max(1, (item.today - first).days + 1)
    bars = []
    for n, interval in enumerate(begun):
        start = WIDE * (interval.start - first).days / days
        end = WIDE * (interval.end - first).days / days if interval.end and interval.end <= item.today else WIDE
        number = interval.version.number
        weight = "material" if item.level(number) >= Level.MATERIAL else "light"
        kind = "now" if interval.state is State.IN_FORCE else weight if n else "first"
        bars.append(Bar(number, kind, start, max(end - start - 2, 1)))  # a gap parts it from the next
    return Strip(tuple(bars), _day(first, language), _day(item.today, language))


def _years(item: PolicyOnDay, unknown: UnknownPast) -> Iterator[YearView]:
    """Yield every version, the newest first, under the years in which they began."""
    rows = [(_year(item, version), version) for version in reversed(item.in_order)]
    seen: set[int] = set()
    for year, group in groupby(rows, key=lambda row: row[0]):
        eras = tuple(_era(item, version, unknown) for _, version in group)
        yield YearView(None if year in seen else year, eras)
        seen.add(year)


def _year(item: PolicyOnDay, version: Version) -> int:
    interval, record = item.interval(version.number), item.record(version.number)
    if interval:
        return interval.start.year
    return record.notices[0].effective.year if record and record.notices else version.recorded.year


def _era(item: PolicyOnDay, version: Version, unknown: UnknownPast) -> EraView:
    number, phase, interval = version.number, item.phase(version.number), item.interval(version.number)
    record, gone = item.record(number), item.policy.withdrawn(number)
    ahead = phase in {Phase.ANNOUNCED, Phase.IN_NOTICE}
    level = item.level(number) if item.policy.parent(number) else None
    given = (
        [FilledSentence("effective-unrecorded")]
        if interval and not interval.start_known and number not in unknown.undated
        else []
    )
    given += [
        one for one in in_short(item, version) if one.key != "given-not-recorded" or number not in unknown.unnoticed
    ]
    there = with_in_force(item, number)
    return EraView(
        number,
        "now" if phase is Phase.IN_FORCE else "ahead" if ahead else "" if interval else "never",
        _era_days(item, version),
        "" if phase is Phase.SUPERSEDED else state_of(item, number),  # its days say so
        _day(local_day(gone.at, item.policy.brand), version.document.language) if gone and gone.at else None,
        "" if level is None else str(level).replace("+", "-"),
        "" if level is None else wording.label_of(level, item.policy.brand.words),
        by_order(version),
        paragraphs(record.summary) if record else (),
        tuple(given),
        ahead,
        there if there != f"versions/{number}/changes/" else "",
        version.before > 0,
        version.note,
    )


def _era_days(item: PolicyOnDay, version: Version) -> EraDays:
    interval, language = item.interval(version.number), version.document.language
    words = item.policy.brand.words
    if interval is None:
        return EraDays(None)
    start = _day(interval.start, language)
    if interval.state is State.UPCOMING:
        return EraDays(start)
    end = interval.end if interval.end and interval.end <= item.today else None
    if end and (end - interval.start).days == 1:
        return EraDays(start, None, counted(words, 1, "day"))
    last = _day(end - datetime.timedelta(days=1), language) if end else Markup()
    return EraDays(start, last, _long((end or item.today) - interval.start, words))


def _long(time: datetime.timedelta, words: Words) -> str:
    """Return a time in words: in days, months or years."""
    days = time.days
    if days < DAYS_IN_MONTHS:
        return counted(words, days, "day")
    if days < DAYS_IN_YEARS:
        return counted(words, round(days / 30.44), "month")
    return words.say("count-years", count=f"{days / 365.25:.1f}".removesuffix(".0"))


def state_of(item: PolicyOnDay, number: int) -> str:
    """Return how far a version has come, in words for readers: whether all of its notice was given is not for them."""
    phase, words = item.phase(number), item.policy.brand.words
    if phase is Phase.WITHDRAWN:
        record = item.record(number)
        return words.say("state-withdrawn" if record and record.notices else "state-never-announced-withdrawn")
    if phase in {Phase.IN_REVIEW, Phase.APPROVED}:
        return words.say("state-never-announced")
    return words.say(f"state-{Phase.ANNOUNCED if phase is Phase.IN_NOTICE else phase}".replace(" ", "-"))


def _dates(item: PolicyOnDay, unknown: UnknownPast) -> Iterator[DateRow]:
    """Yield the rows of the table that says of every day which version applied, the newest first."""
    for interval in reversed(item.intervals):
        number, language = interval.version.number, interval.version.document.language
        last = interval.end - datetime.timedelta(days=1) if interval.end else None
        yield DateRow(
            number,
            interval.start.isoformat(),
            last.isoformat() if last else "",
            _day(interval.start, language),
            _day(last, language) if last else None,
            not interval.start_known and number not in unknown.undated,
        )
