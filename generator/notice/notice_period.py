"""How much notice a version needs, and the earliest day on which it may take effect.

The days are those that brand.yml and the texts promise; where they say none, `USUAL_DAYS` of `model/brand`.
"""

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from generator.model.brand import Brand, NoticePromise
from generator.model.document import Document
from generator.model.languages import code_of
from generator.result_cache import kept
from generator.schema.values import keys_of

DAY: Final = datetime.timedelta(days=1)
SATURDAY: Final = 5
FLOORS: Final = {"p2b": 15, "eecc": 31}
"""Days that laws ask for by themselves: Regulation 2019/1150, article 3(2); Directive 2018/1972, article 105(4), whose
one month is at most 31 days."""


def local_day(instant: datetime.datetime, brand: Brand) -> datetime.date:
    """Return the brand's local date at an instant; while another zone of its versions holds too, the earlier date."""
    own = instant.astimezone(ZoneInfo(brand.timezone)).date()
    others = ((instant.astimezone(ZoneInfo(zone)).date(), until) for zone, until in brand.zones)
    return min([own, *(day for day, until in others if until is None or min(own, day) < until)])


def days_of_notice(days: int) -> str:
    """Return “1 day of notice”, “30 days of notice”, as messages to editors say it."""
    return f"{days} day{'' if days == 1 else 's'} of notice"


def notice_of(days: int) -> str:
    """Return “1 day's notice”, “30 days' notice”."""
    return f"{days} day's notice" if days == 1 else f"{days} days' notice"


def in_words(day: datetime.date, language: str) -> str:
    """Return a date as readers are told it, in their language (January 15, 2025); as numbers where it is not known.

    The first of a month is “1er janvier” in French, which the data of locales write “1 janvier”.
    """
    words = by_locale(day, language)
    return f"1er{words[1:]}" if day.day == 1 and code_of(language) == "fr" else words


@kept(1_024)
def by_locale(day: datetime.date, language: str) -> str:
    """Return a date as the data of locales write it in a language; as numbers where they don't know that."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    return format_date(day, format="long", locale=locale)


def start_of(day: datetime.date, brand: Brand) -> datetime.datetime:
    """Return the first instant of a local day, in UTC; while another zone of its versions holds too, the later one."""
    own = _midnight(day, brand.timezone)
    return max([own, *(_midnight(min(day, until or day), zone) for zone, until in brand.zones)])


def _midnight(day: datetime.date, zone: str) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), ZoneInfo(zone)).astimezone(datetime.UTC)


Zones = tuple[tuple[str, datetime.date | None], ...]


def zones_beside(sealed: Iterable[tuple[str, datetime.date | None]], now: str) -> Zones:
    """Return which zones hold beside that of now: each until the version after it, of another zone, takes effect.

    `sealed` are the zones of a policy's versions in their order, each with the day of its version.
    """
    every = [*(one for one in sealed if one[0]), (now, None)]
    return tuple((zone, day) for (zone, _), (after, day) in pairwise(every) if zone != after)


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


def audiences_needed(promises: Iterable[NoticePromise], documents: Iterable[Document]) -> tuple[str, ...]:
    """Return those to whom notice must be given, where they are several; empty where all promises name one.

    Their names have no order, so the program can't tell which one holds the other.
    """
    by_brand = {promise.audience for promise in promises}
    by_text = {str(value) for key, value in _promised(documents) if key == "audience"}
    return tuple(sorted({name for names in (by_brand, by_text) if len(names) > 1 for name in names}))


def audiences_named(promises: Iterable[NoticePromise], documents: Iterable[Document]) -> frozenset[str]:
    """Return the names of those to whom notice is promised: by the texts, else by the brand."""
    by_text = frozenset(str(value) for key, value in _promised(documents) if key == "audience")
    return by_text or frozenset(promise.audience for promise in promises)


def _promised(documents: Iterable[Document]) -> Iterator[tuple[str, object]]:
    for document in documents:
        for section in document.sections:
            if section.type == "changes":
                yield from keys_of(section.facts.get("notice")).items()


def promises_notice(documents: Iterable[Document]) -> bool:
    """Return True if a text promises notice of changes; else what is kept is the brand's own rule, or a law's."""
    return any(
        (key == "days" and isinstance(value, int)) or (key == "channels" and isinstance(value, list))
        for key, value in _promised(documents)
    )


def is_promised(days: int, documents: Iterable[Document]) -> bool:
    """Return True if a text promises so many days of notice; else they are the brand's own rule, or a law's."""
    return any((key, value) == ("days", days) for key, value in _promised(documents))


def zone_of(day: datetime.date, brand: Brand) -> str:
    """Return the time zone at whose midnight a local day begins: where several hold, the last of them."""
    begins = start_of(day, brand)
    others = (zone for zone, _ in brand.zones if _midnight(day, zone) == begins != _midnight(day, brand.timezone))
    return next(others, brand.timezone)


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


def working_day(day: datetime.date) -> datetime.date:
    """Return the day, or the Monday after where it is a Saturday or Sunday: a period of notice shouldn't end there.

    Source: Regulation 1182/71, article 3(4). Public holidays differ by place and are left to people.
    """
    return day + max(0, 7 - day.weekday()) * DAY if day.weekday() >= SATURDAY else day
