"""The days of a policy as a calendar (RFC 5545): when a version takes effect, and the last day of its notice.

The one door to icalendar.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import notice_clock, requirements
from generator.notice.change_sentences import level_of
from generator.notice.notice_period import DAY, in_words, start_of, zone_of
from generator.site.feeds.common import clean, link, utc, withdrawn_at, writes_localized
from generator.site.feeds.events import changes, name_for_good
from generator.site.page import clock_words
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A whole day in a calendar.

    `id` stays the same when it is moved or cancelled; `revision` grows with each of these. `written` is when it was
    written first, `changed` when last.
    """

    id: str
    date: datetime.date
    title: str
    words: str
    link: str
    written: datetime.datetime
    changed: datetime.datetime
    revision: int = 0
    cancelled: bool = False


def entries(item: PolicyOnDay) -> Iterator[CalendarEntry]:
    """Yield the days of each public version: those that are known, were announced, or were and won't come."""
    for version in item.versions:
        record, interval = item.record(version.number), item.interval(version.number)
        if record and record.notices:
            yield from _announced(item, version, record)
        elif interval and interval.start_known:
            sealed = start_of(version.recorded, item.policy.brand)
            yield _begins(item, version, interval.start, sealed, sealed)


def _announced(item: PolicyOnDay, version: Version, record: VersionRecord) -> Iterator[CalendarEntry]:
    gone = withdrawn_at(item, version.number)
    first, last = record.notices[0], record.notices[-1]
    revision = len(record.notices) - 1 + bool(gone)
    changed = gone or last.at
    yield _begins(
        item, version, last.effective, first.at, changed, summary=record.summary, revision=revision, gone=bool(gone)
    )
    begun = notice_clock.notified(item.policy, record)
    ends = notice_clock.earliest_of(item.policy, record)
    if begun is None or ends is None or record.waiver or not requirements.needs_notice(record):
        return
    days, words = requirements.required(item.policy, record)[0], item.words_of(version.number)
    said = words.say(
        "calendar-notice-words",
        moment=_moment(version, begun),
        days=str(days),
        number=str(version.number),
        date=in_words(last.effective, version.document.language),
    )
    if gone and version.program:  # what the first engine sealed stays as it was published
        said = words.say("calendar-withdrawn", number=str(version.number))
    yield CalendarEntry(
        name_for_good(version.digest, "notice ends"),
        ends - DAY,
        words.say("calendar-notice", brand=item.policy.brand.name, title=version.document.title),
        said,
        link(item, f"versions/{version.number}/changes/"),
        begun,
        max(begun, changed),
        revision,
        bool(gone),
    )


def _begins(  # noqa: PLR0913 -- what an entry says
    item: PolicyOnDay,
    version: Version,
    date: datetime.date,
    written: datetime.datetime,
    changed: datetime.datetime,
    *,
    summary: str = "",
    revision: int = 0,
    gone: bool = False,
) -> CalendarEntry:
    number, brand, own = version.number, item.policy.brand, item.words_of(version.number)
    key = "calendar-changes" if item.policy.parent(number) else "calendar-applies"
    values = {"number": str(number), "date": _day(version, date), "zone": zone_of(date, brand)}
    words = own.say("calendar-withdrawn" if gone else "calendar-words", **values)
    beside = summary and not gone and version.program  # what the first engine sealed stays as it was published
    matters = level_of(item.level(number), own) if beside else ""
    listed = "\n".join(f"* {where}{own.sign(':')} {why}" for where, why in changes(item, version) if matters)
    return CalendarEntry(
        name_for_good(version.digest, "takes effect"),
        date,
        own.say(key, brand=brand.name, title=version.document.title),
        "\n\n".join(filter(None, (words, summary, matters, listed))),
        link(item, f"versions/{number}/"),
        written,
        changed,
        revision,
        gone,
    )


def _day(version: Version, date: datetime.date) -> str:
    return in_words(date, version.document.language) if version.program else date.isoformat()


def _moment(version: Version, at: datetime.datetime) -> str:
    return clock_words(at, "UTC", version.document.language) if writes_localized(version) else utc(at)


def calendar_text(name: str, listed: Iterable[CalendarEntry]) -> bytes:
    """Return the file of a calendar; each entry is a whole day that takes no time of anybody."""
    from icalendar import Calendar, Event  # noqa: PLC0415 -- only a build needs it

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//policypress//policypress//EN")
    calendar.add("calscale", "GREGORIAN")
    on_one_line = " ".join(clean(name).split())
    calendar.add("name", on_one_line)
    calendar.add("x-wr-calname", on_one_line)  # what most programs read
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    for one in listed:
        event = Event()
        event.add("uid", one.id.removeprefix("urn:uuid:"))
        event.add("dtstamp", one.changed.astimezone(datetime.UTC))
        event.add("created", one.written.astimezone(datetime.UTC))
        event.add("last-modified", one.changed.astimezone(datetime.UTC))
        event.add("dtstart", one.date)
        event.add("dtend", one.date + DAY)
        event.add("sequence", one.revision)
        event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("summary", clean(one.title))
        absolute = one.link.startswith("https://")
        event.add("description", clean("\n\n".join([one.words, *([one.link] if absolute else [])])))
        if absolute:
            event.add("url", one.link)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
