"""The timeline of all versions, by the years in which they began."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.materiality.ended_policy import ended
from generator.model.catalogue import Words
from generator.model.policy import Phase, State
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_period import local_day
from generator.site.notice_given import FilledSentence, counted, in_short
from generator.site.page import dated, paragraphs, since
from generator.site.pages.compare import with_in_force
from generator.site.pages.removed import RemovalView, by_order
from generator.site.pages.unknown_past import UnknownPast
from generator.site.policy_on_day import PolicyOnDay

DAYS_IN_MONTHS: Final = 60  # from here on a time is told in months, and in years from the next
DAYS_IN_YEARS: Final = 730


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


def years(item: PolicyOnDay, unknown: UnknownPast) -> Iterator[YearView]:
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
        dated(local_day(gone.at, item.policy.brand), version.document.language) if gone and gone.at else None,
        "" if level is None else str(level).replace("+", "-"),
        "" if level is None else change_sentences.label_of(level, item.policy.brand.words),
        by_order(version),
        paragraphs(record.summary) if record else (),
        tuple(given),
        ahead or phase is Phase.WITHDRAWN,  # it has changed nothing
        there if there != f"versions/{number}/changes/" else "",
        version.before > 0,
        version.note,
    )


def _era_days(item: PolicyOnDay, version: Version) -> EraDays:
    interval, language = item.interval(version.number), version.document.language
    words = item.policy.brand.words
    if interval is None:
        return EraDays(None)
    start = dated(interval.start, language)
    if interval.state is State.UPCOMING:
        return EraDays(start)
    end = interval.end
    if interval.state is State.IN_FORCE or end is None:
        return EraDays(start, Markup())
    if (end - interval.start).days == 1:
        return EraDays(start, None, counted(words, 1, "day"))
    return EraDays(start, dated(end - datetime.timedelta(days=1), language), _long(end - interval.start, words))


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
    phase, words, interval = item.phase(number), item.policy.brand.words, item.interval(number)
    if phase is Phase.IN_FORCE and interval and ended(interval.version.document):
        return since(interval, words)
    if phase is Phase.WITHDRAWN:
        record = item.record(number)
        return words.say("state-withdrawn" if record and record.notices else "state-never-announced-withdrawn")
    if phase in {Phase.IN_REVIEW, Phase.APPROVED}:
        return words.say("state-never-announced")
    return words.say(f"state-{Phase.ANNOUNCED if phase is Phase.IN_NOTICE else phase}".replace(" ", "-"))
