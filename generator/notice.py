"""How much notice a version needs, and the earliest day on which it may take effect."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from generator.model import Brand, Document, Level, NoticePromise

DAY: Final = datetime.timedelta(days=1)
SATURDAY: Final = 5
FLOORS: Final = {"p2b": 15, "eecc": 31}
"""Days that laws ask for by themselves: Regulation 2019/1150, article 3(2); Directive 2018/1972, article 105(4), whose
one month is at most 31 days."""


def local_day(instant: datetime.datetime, brand: Brand) -> datetime.date:
    """Return the brand's local date at an instant."""
    return instant.astimezone(ZoneInfo(brand.timezone)).date()


def in_words(day: datetime.date, language: str) -> str:
    """Return a date as readers are told it, in their language (January 15, 2025); as numbers where it is not known."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    return format_date(day, format="long", locale=locale)


def start_of(day: datetime.date, brand: Brand) -> datetime.datetime:
    """Return the first instant of a local day, in UTC."""
    midnight = datetime.datetime.combine(day, datetime.time(), ZoneInfo(brand.timezone))
    return midnight.astimezone(datetime.UTC)


def days_needed(promises: Iterable[NoticePromise], documents: Iterable[Document], regimes: Iterable[str] = ()) -> int:
    """Return the days of notice: the longest that the brand, any of the documents (in force, new) or a law asks for.

    A version can't shorten the notice of its own change. Source: domain rules §5.3.
    """
    promised = [promise.days for promise in promises]
    for key, value in _promised(documents):
        if key == "days" and isinstance(value, int):
            promised.append(value)
    return max([*promised, *(FLOORS[regime] for regime in regimes)])


def channels_needed(promises: Iterable[NoticePromise], documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the channels through which notice must be given: all that the brand or any of the documents promised."""
    channels = {channel for promise in promises for channel in promise.channels}
    for key, value in _promised(documents):
        if key == "channels" and isinstance(value, list):
            channels.update(value)
    return tuple(sorted(channels))


def _promised(documents: Iterable[Document]) -> Iterator[tuple[str, object]]:
    for document in documents:
        for section in document.sections:
            notice = section.facts.get("notice")
            if section.type == "changes" and isinstance(notice, dict):
                yield from notice.items()


def earliest(notified: datetime.datetime, days: int, brand: Brand) -> datetime.date:
    """Return the first day on which both readings of “days” hold: so many full local days, and so many times 24 hours.

    The day of the notice isn't counted (Regulation 1182/71, article 3(1)); the hours matter where clocks go forward.
    """
    # in UTC: adding to local time would move the clock's hands
    elapsed = notified.astimezone(datetime.UTC) + days * DAY
    day = local_day(notified, brand) + (days + 1) * DAY
    while start_of(day, brand) < elapsed:
        day += DAY
    return day


def earliest_for(level: Level, now: datetime.datetime, days: int, brand: Brand) -> datetime.date:
    """Return the first day on which a version of this level may take effect if notice were given now."""
    return earliest(now, days, brand) if level >= Level.MATERIAL else local_day(now, brand)


def working_day(day: datetime.date) -> datetime.date:
    """Return the day, or the Monday after where it is a Saturday or Sunday: a period of notice shouldn't end there.

    Source: Regulation 1182/71, article 3(4). Public holidays differ by place and are left to people.
    """
    return day + max(0, 7 - day.weekday()) * DAY if day.weekday() >= SATURDAY else day
