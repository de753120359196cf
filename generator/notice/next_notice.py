"""The words of a version's next notice, made from its record, and those that were kept of earlier ones."""

import datetime
from dataclasses import replace

from generator.materiality.decisions import of_version
from generator.materiality.ended_policy import words_for
from generator.materiality.reasons import worded
from generator.model.policy import Policy
from generator.model.record import Notice, VersionRecord
from generator.model.version import Version
from generator.notice import notice_clock, notice_text, readers_reached, revisions
from generator.notice.message_html import Message
from generator.notice.notice_period import local_day
from generator.notice.notice_text import Announcement


def message_of(
    policy: Policy, record: VersionRecord, effective: datetime.date, at: datetime.datetime, *, because: str = ""
) -> Message:
    """Return the words of a version's next notice, as it is given at a moment."""
    return notice_text.notice(announcement_of(policy, record, effective, at, because=because))


def announcement_of(
    policy: Policy, record: VersionRecord, effective: datetime.date, at: datetime.datetime, *, because: str = ""
) -> Announcement:
    """Return what a notice of a version says that is given at a moment, from its record."""
    parent, version = policy.parent(record.version), policy.version(record.version)
    older = parent.document if parent else version.document
    address, brand, goes_on = policy.brand.address, policy.brand, revisions.continues(policy, record)
    words = brand.words.as_announced(record.words) if record.notices else brand.words
    return Announcement(
        brand=replace(brand, words=words_for(words, version.document)),
        older=older,
        newer=version.document,
        judged=worded(of_version(policy, record.version), record.reasons),
        level=record.level,
        effective=effective,
        summary=record.summary,
        former=readers_reached.announced_days(record, record.notices),
        because=because,
        waiver=record.waiver,
        replaces=bool(record.revises) and not goes_on,
        corrects=bool(record.revises) and goes_on,
        address=f"{address}{policy.slug}/" if address else "",
        builds_on=_day_of_older(policy, parent, at) if parent else None,
        number=record.version,
    )


def _day_of_older(policy: Policy, older: Version, at: datetime.datetime) -> datetime.date | None:
    """Return from which day the text applies that a notice changes, as that was known then; None where it applied."""
    record = policy.record(older.number)
    if not isinstance(record, VersionRecord):
        return None
    named = [one.effective for one in record.notices if one.at <= at]
    day = named[-1] if named else record.at_once if not record.notices else None
    return day if day and day > local_day(at, policy.brand) else None


def withdrawal_of(policy: Policy, record: VersionRecord, because: str, at: datetime.datetime) -> Message:
    """Return the words by which those who got a version's notice are told that it was taken back, at a moment."""
    assert record.effective is not None  # noqa: S101 -- asked of announced versions only
    told = announcement_of(policy, record, record.effective, notice_clock.newest(record).at, because=because)
    announced = (one for one in notice_clock.open_records(policy) if one.notices and one.version != record.version)
    today = local_day(at, policy.brand) if told.brand.words.is_fifth else datetime.date.min
    others = any(one.effective is None or one.effective > today for one in announced)
    return notice_text.withdrawal(replace(told, others=others))


def words_of(message: Message) -> bytes:
    """Return the bytes that are kept as the notice, and whose digest names it: its subject and its words."""
    return f"{message.subject}\n\n{message.text}".encode()


def kept_words(notice: Notice) -> tuple[str, str]:
    """Return the subject and the words of a notice as they were kept."""
    subject, _, text = notice.text.partition("\n\n")
    return subject, text
