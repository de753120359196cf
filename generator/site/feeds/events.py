"""What happened to a policy in public, by its record: announced, postponed, withdrawn, took effect, removed."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.model.catalogue import Words
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.record import Notice, VersionRecord
from generator.model.version import Takedown, Version
from generator.notice.change_sentences import reason_alone, with_sides
from generator.notice.exception_grounds import with_citation
from generator.notice.notice_period import by_locale, in_words, start_of, zone_of
from generator.notice.notice_text import weighty
from generator.notice.reader_entries import entries_for_readers
from generator.site.feeds.common import clean, colon, link, withdrawn_at, writes_localized
from generator.site.policy_on_day import PolicyOnDay
from generator.text.change import Subject


class Happened(StrEnum):
    """What kind of thing happened."""

    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    TOOK_EFFECT = "took effect"
    RECORDED = "recorded"
    REMOVED = "text removed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a version, at an instant, in words.

    `id` stays the same for ever. `changed` is when the words became others: an announcement says that it was postponed
    since. `effective` is the day from which the version applies by this event. `changes` are the places and reasons,
    with `colon` between them.
    """

    id: str
    kind: Happened
    version: Version
    at: datetime.datetime
    changed: datetime.datetime
    effective: datetime.date | None
    title: str
    words: tuple[str, ...]
    link: str
    changes: tuple[tuple[str, str], ...] = ()
    colon: str = ":"

    def cleaned(self) -> "Event":
        """Return the event with words in characters that every format can hold."""
        changed = tuple((clean(where), clean(why)) for where, why in self.changes)
        return replace(self, words=tuple(map(clean, self.words)), changes=changed)

    def text(self) -> str:
        """Return the words as plain text."""
        return clean("\n\n".join([*self.words, *(f"* {where}{self.colon} {why}" for where, why in self.changes)]))


def name_for_good(*words: str) -> str:
    """Return an address that is made from words alone, and is always the same for them."""
    return uuid.uuid5(uuid.NAMESPACE_URL, " ".join(words)).urn


def events(item: PolicyOnDay) -> tuple[Event, ...]:
    """Return all that happened until this day, the newest first."""
    found: list[Event] = []
    for version in item.versions:
        record = item.record(version.number)
        if record and record.notices:
            found.extend(_noticed(item, version, record))
        interval = item.interval(version.number)
        if interval and interval.state is not State.UPCOMING:
            found.append(_applied(item, interval, record))
        if version.removed:
            found.append(_removed(item, version, version.removed))
    order = list(Happened)
    found.sort(key=lambda one: (one.at, one.version.number, order.index(one.kind)), reverse=True)
    return tuple(found)


def _noticed(item: PolicyOnDay, version: Version, record: VersionRecord) -> Iterator[Event]:
    gone = withdrawn_at(item, version.number)
    for number, notice in enumerate(record.notices):
        later = record.notices[number + 1] if number + 1 < len(record.notices) else None
        before = record.notices[number - 1] if number else None
        yield _notice(item, version, record, notice, before, later, gone)
    withdrawal = item.policy.withdrawn(version.number)
    if gone and withdrawal:
        words, title = item.words_of(version.number), version.document.title
        which, when = str(version.number), _day(version, record.notices[-1].effective)
        yield Event(
            name_for_good(version.digest, Happened.WITHDRAWN),
            Happened.WITHDRAWN,
            version,
            gone,
            gone,
            None,
            words.say("feed-withdrawn", title=title, date=when),
            _paragraphs(words.say("feed-withdrawn-words", number=which, date=when), withdrawal.because),
            link(item, f"versions/{version.number}/"),
        )


def _notice(  # noqa: PLR0913, PLR0917 -- a notice with what came before and after it
    item: PolicyOnDay,
    version: Version,
    record: VersionRecord,
    notice: Notice,
    before: Notice | None,
    later: Notice | None,
    gone: datetime.datetime | None,
) -> Event:
    own, changed, since = item.words_of(version.number), notice.at, ""
    if gone:
        changed, since = gone, own.say("feed-since-withdrawn")
    elif later:
        changed = record.notices[-1].at
        since = own.say("feed-since-postponed", date=_day(version, record.notices[-1].effective))
    kind, key = (Happened.POSTPONED, "feed-later") if before else (Happened.ANNOUNCED, "feed-changes")
    when = _day(version, notice.effective)
    values = {"number": str(version.number), "date": when, "zone": zone_of(notice.effective, item.policy.brand)}
    former = _day(version, before.effective) if before else ""
    passed = bool(since) and own.as_announced(record.words).is_fifth  # what earlier editions told stays as it is there
    comes = own.say(_words_of(key, passed=passed), former=former, **values)
    instead = own.say("feed-instead", number=str(record.revises)) if record.revises else ""
    asks = "" if gone and passed else _consent(record, own)
    words = _paragraphs(comes, since, _waived(record, own), instead, record.summary, asks)
    if before:
        words = _paragraphs(comes, notice.because, since, record.summary)
    return Event(
        name_for_good(version.digest, kind, notice.digest if before else ""),
        kind,
        version,
        notice.at,
        changed,
        notice.effective,
        own.say("feed-announced" if passed else key, title=version.document.title, date=when),
        words,
        link(item, f"versions/{version.number}/changes/"),  # a first version is never announced
        changes(item, version),
        colon(version, own),
    )


def _words_of(key: str, *, passed: bool) -> str:
    """Return the key of what an entry says: of a notice that was put off or taken back since, what it was for."""
    if not passed:
        return "feed-later-words" if key == "feed-later" else "feed-changes-words"
    return "feed-announced-later-words" if key == "feed-later" else "feed-announced-words"


def _applied(item: PolicyOnDay, interval: Interval, record: VersionRecord | None) -> Event:
    version, number = interval.version, interval.version.number
    title, when = version.document.title, _day(version, interval.start)
    at = start_of(interval.start, item.policy.brand)
    if record and record.notices:
        at = max(at, record.notices[-1].at)
    own, summary = item.words_of(number), ""
    kind, key = Happened.TOOK_EFFECT, "feed-changed"
    if not interval.start_known:
        kind, key = Happened.RECORDED, "feed-recorded"
    elif item.policy.parent(number) is None:
        key = "feed-first"
    else:
        summary = record.summary if record else ""
    values = {"number": str(number), "date": when}
    page = f"versions/{number}/" if item.policy.parent(number) is None else f"versions/{number}/changes/"
    return Event(
        name_for_good(version.digest, Happened.TOOK_EFFECT),
        kind,
        version,
        at,
        at,
        interval.start if interval.start_known else None,
        own.say(key, title=title, **values),
        _paragraphs(own.say(f"{key}-words", **values), summary),
        link(item, page),
        changes(item, version),
        colon(version, own),
    )


def _removed(item: PolicyOnDay, version: Version, gone: Takedown) -> Event:
    when = _day(version, gone.date)
    at = start_of(gone.date, item.policy.brand)
    words, number = item.policy.brand.words, str(version.number)
    return Event(
        name_for_good(version.digest, Happened.REMOVED),
        Happened.REMOVED,
        version,
        at,
        at,
        None,
        words.say("feed-removed", title=version.document.title, number=number),
        _paragraphs(words.say("feed-removed-words", number=number, date=when, basis=gone.basis)),
        link(item, f"versions/{version.number}/"),
    )


def changes(item: PolicyOnDay, version: Version) -> tuple[tuple[str, str], ...]:
    """Return where a version changes what, as readers are told: the heading of the section and the reason."""
    parent = item.policy.parent(version.number)
    if parent is None:
        return ()
    found, words, quotes = [], item.words_of(version.number), writes_localized(version)
    record = item.record(version.number)
    told = words.as_announced(record.words) if record else words  # what feeds have stays as they have it
    for one in entries_for_readers(weighty(item.judged(version.number)), words, version.document):
        name = one.worst.change.section
        text = version.document if version.document.section(name) else parent.document
        section = text.section(name)
        why = reason_alone(one, words, parent.document, version.document, with_quotes=quotes)
        if not words.shows("facts") and one.lead.change.subject is Subject.FACT:
            why = with_sides(one, why, words, version.document.language)
        label = text.label_of(section) if section and told.is_fourth else section.label if section else ""
        found.append((label or version.document.title, why))
    return tuple(dict.fromkeys(found))


def _consent(record: VersionRecord, words: Words) -> str:
    return words.say("feed-consent") if record.level is Level.CONSENT else ""


def _waived(record: VersionRecord, words: Words) -> str:
    if record.waiver is None:
        return ""
    reason = words.say(f"feed-because-{record.waiver.kind.replace('_', '-')}")
    return words.say("feed-exception", reason=reason, basis=with_citation(record.waiver.basis, record.waiver))


def _paragraphs(*parts: str) -> tuple[str, ...]:
    return tuple(paragraph for part in parts for paragraph in part.split("\n\n") if paragraph.strip())


def _day(version: Version, date: datetime.date) -> str:
    """Return a date in words; what the first engine sealed keeps those in which it is published."""
    return (in_words if version.program else by_locale)(date, version.document.language)
