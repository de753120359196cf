"""How much notice a version needs, and the earliest day on which it may take effect."""

import datetime
from collections.abc import Iterable
from typing import Final
from zoneinfo import ZoneInfo

from generator.model import Brand, Document, Level, NoticePromise

DAY: Final = datetime.timedelta(days=1)


def local_day(instant: datetime.datetime, brand: Brand) -> datetime.date:
    """Return the brand's local date at an instant."""
    return instant.astimezone(ZoneInfo(brand.timezone)).date()


def start_of(day: datetime.date, brand: Brand) -> datetime.datetime:
    """Return the first instant of a local day, in UTC."""
    midnight = datetime.datetime.combine(day, datetime.time(), ZoneInfo(brand.timezone))
    return midnight.astimezone(datetime.UTC)


def days_needed(promises: Iterable[NoticePromise], documents: Iterable[Document]) -> int:
    """Return the days of notice: the longest that the brand or any of the documents (in force, new) promised.

    A version can't shorten the notice of its own change. Source: domain rules §5.3.
    """
    promised = [promise.days for promise in promises]
    for document in documents:
        for section in document.sections:
            notice = section.facts.get("notice")
            days = notice.get("days") if section.type == "changes" and isinstance(notice, dict) else None
            if isinstance(days, int):
                promised.append(days)
    return max(promised)


def earliest(notified: datetime.datetime, days: int, brand: Brand) -> datetime.date:
    """Return the first day on which both readings of “days” hold: so many full local days, and so many times 24 hours.

    The day of the notice isn't counted (Regulation 1182/71, article 3(1)); the hours matter where clocks go forward.
    """
    elapsed = (
        notified.astimezone(datetime.UTC) + days * DAY
    )  # in UTC: adding to local time would move the clock's hands
    day = local_day(notified, brand) + (days + 1) * DAY
    while start_of(day, brand) < elapsed:
        day += DAY
    return day


def earliest_for(level: Level, now: datetime.datetime, days: int, brand: Brand) -> datetime.date:
    """Return the first day on which a version of this level may take effect if notice were given now."""
    return earliest(now, days, brand) if level >= Level.MATERIAL else local_day(now, brand)


def earliest_on(level: Level, sealed: datetime.date, days: int) -> datetime.date:
    """Return the first day on which a version sealed on a day may take effect, whatever the hour of its notice."""
    return sealed + (days + 1) * DAY if level >= Level.MATERIAL else sealed
