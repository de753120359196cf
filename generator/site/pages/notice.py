"""The notice of what is announced, on a page of its own: all that it says of each change, and the texts in full."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.materiality.consent_questions import asked
from generator.materiality.ended_policy import ended
from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_period import in_words, start_of
from generator.notice.notice_text import weighty
from generator.notice.reader_options import reader_options
from generator.notice.readers_reached import announced_days
from generator.notice.revisions import continues
from generator.site.banner import (
    NOTICE,
    ExceptionView,
    WithdrawalView,
    digest_of,
    exception_view,
    on_notice_page,
    prefix,
    suffix,
    withdrawal,
)
from generator.site.listed_changes import ListedChange, listed_changes
from generator.site.notices import NoticeFact, notice_facts
from generator.site.page import Link, Page, paragraphs, relative
from generator.site.policy_on_day import PolicyOnDay
from generator.site.redline import Drawing, RedlineView, drawing, redline_view, target_of
from generator.site.version_text import why_incomparable
from generator.text.change import Subject
from generator.text.document_alignment import aligned
from generator.text.redline import redline


@dataclass(frozen=True, slots=True)
class Lead:
    """What the notice says first: what people say of the change, then the sentences of the e-mail.

    `builds_on` is the day of a text before that is announced too; `postponed_from` the day that readers were told last.
    """

    digest: str
    brand: str
    title: str
    language: str
    past: bool
    when: str
    level: str
    summary: tuple[str, ...]
    builds_on: datetime.date | None
    postponed_from: datetime.date | None
    because: tuple[str, ...]
    replaces: bool
    corrects: bool


@dataclass(frozen=True, slots=True)
class ConsentView:
    """For what consent is needed: the section, why, and whether it concerns data that is held already."""

    label: str
    why: str
    held: bool


@dataclass(frozen=True, slots=True)
class ChangeNotice:
    """All that the notice page says of one version.

    `words` are those for it. `suffix` is that of its ids, where several versions are on the page, `hidden` why the
    changes can't be shown, `begins` from when holds what is listed; `wording` counts the changes that are not listed.
    """

    words: Words
    number: int
    heading: str
    suffix: str
    lead: Lead
    links: tuple[Link, ...]
    exception: ExceptionView | None
    hidden: str
    begins: str
    changes: tuple[ListedChange, ...]
    wording: int
    language: str
    applies: datetime.datetime
    timezone: str
    given: tuple[NoticeFact, ...]
    needs_consent: bool
    consent: tuple[ConsentView, ...]
    ways: tuple[str, ...]
    reach: tuple[Link, ...]
    redline_id: str
    redline: RedlineView | None

    @property
    def is_utc(self) -> bool:
        """True if that day begins at the same moment in UTC, so that nothing more is to be said of it."""
        return self.applies.astimezone(datetime.UTC).time() == datetime.time()


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What was taken back and what is announced; `several` leads to each change where there is more than one."""

    withdrawals: tuple[WithdrawalView, ...]
    still_applies: bool
    several: tuple[Link, ...]
    changes: tuple[ChangeNotice, ...]


def notice_page(item: PolicyOnDay) -> Page:
    """Return the notice of what is announced or was taken back, of a policy that has either."""
    announced = on_notice_page(item)
    alone = len(announced) == 1
    words = item.words_of(announced[0][0].version.number) if alone else item.policy.brand.words
    about = "about-changes" if announced else "about-withdrawn"
    dates = ", ".join(in_words(interval.start, interval.version.document.language) for interval, _ in announced)
    changes = tuple(_change(item, interval, parent, alone=alone) for interval, parent in announced)
    view = NoticeView(
        tuple(_taken_back(item)),
        not item.upcoming,
        () if alone else tuple((f"#version-{one.version.number}", _from(item, one)) for one, _ in announced),
        changes,
    )
    return Page(
        f"{item.address}{NOTICE}",
        words.say("title-changes" if announced else "title-withdrawn", title=item.title),
        words.say(about, brand=item.policy.brand.name, title=item.title, date=dates),
        searched=False,
        template="pages/notice.html",
        view=view,
        words=words,
    )


def _taken_back(item: PolicyOnDay) -> Iterator[WithdrawalView]:
    """Yield what was announced and taken back, with the ways to the text in force and to its own."""
    words = item.policy.brand.words
    now = (("../", words.say("text-now")),) if item.current else ()
    for version, record in item.taken_back:
        links = (*now, (f"../versions/{version.number}/", words.say("text-withdrawn")))
        yield withdrawal(version, record, links, item.words_of(version.number))


def _from(item: PolicyOnDay, interval: Interval) -> str:
    date = in_words(interval.start, interval.version.document.language)
    return item.policy.brand.words.say("from", date=date)


def _change(item: PolicyOnDay, interval: Interval, parent: Version, *, alone: bool) -> ChangeNotice:
    version, number = interval.version, interval.version.number
    words = item.words_of(number)
    newer, older, record = version.document, parent.document, item.record(interval.version.number)
    comparable, level = item.policy.comparable(number), item.level(number)
    past = interval.state is State.IN_FORCE
    of = _drawing(item, version, older) if comparable else None
    rest = len(item.judged(number)) - len(weighty(item.judged(number))) if of and not ended(newer) else 0
    name = words.say("version", number=str(number))
    return ChangeNotice(
        words,
        number,
        "" if alone else f"{_from(item, interval)} ({name})",
        suffix(item, number),
        _lead(item, interval, record),
        tuple(_links(item, interval, parent)),
        exception_view(item, number),
        "" if of else why_incomparable(parent, version, words=words),
        change_sentences.begins(interval.start, words, newer.language),
        tuple(listed_changes(item, number, of)) if of else (),
        rest,
        newer.language,
        start_of(interval.start, item.policy.brand),
        item.policy.brand.timezone,
        tuple(notice_facts(item, record)) if record else (),
        level is Level.CONSENT,
        tuple(_consent(item, version, older)) if level is Level.CONSENT else (),
        tuple(reader_options(older, newer, words)),
        tuple((_address(value), value) for value in change_sentences.reached_now(older, newer, past=past)),
        prefix(item, number),
        redline_view(of, with_unchanged=False, level=3 if alone else 4) if of else None,
    )


def _links(item: PolicyOnDay, interval: Interval, parent: Version) -> Iterator[Link]:
    """Yield the ways to the texts, to the redline below, and to all versions."""
    address, number = f"{item.address}{NOTICE}", interval.version.number
    words, past = item.words_of(number), interval.state is State.IN_FORCE
    before = f"{item.address}versions/{parent.number}/" if past or not item.current else item.address
    yield relative(address, before), words.say("text-before" if past else "text-now")
    yield relative(address, item.text_address(number)), words.say("text-new")
    yield f"#{prefix(item, number)}", words.say("word-by-word")
    yield "../versions/", words.say("all-versions")


def _drawing(item: PolicyOnDay, version: Version, older: Document) -> Drawing:
    number, newer = version.number, version.document
    of = redline(older, newer, aligned(older, newer), [one.change for one in item.judged(number)])
    target = target_of(item.policy.brand.slug, newer, f"{item.address}{NOTICE}", item.text_address(number))
    passages = "at-" if len(on_notice_page(item)) == 1 else f"at-{number}-"
    return drawing(of, target, item.words_of(number), passages=passages, sections=f"{prefix(item, number)}-")


def _lead(item: PolicyOnDay, interval: Interval, record: VersionRecord | None) -> Lead:
    version, brand, language = interval.version, item.policy.brand, interval.version.document.language
    parent = item.policy.parent(version.number)
    before = item.interval(parent.number) if parent else None
    postponed = record.notices if record and len(record.notices) > 1 else ()
    return Lead(
        digest_of(record),
        brand.name,
        version.document.title,
        language,
        interval.state is State.IN_FORCE,
        change_sentences.when(interval.start, brand, language),
        change_sentences.level_of(item.level(version.number), item.words_of(version.number)),
        paragraphs(record.summary) if record else (),
        before.start if before and before.state is State.UPCOMING else None,
        announced_days(record, postponed[:-1])[-1] if record and postponed else None,
        paragraphs(postponed[-1].because) if postponed else (),
        bool(record and record.revises and not continues(item.policy, record)),
        bool(record and record.revises and continues(item.policy, record)),
    )


def _consent(item: PolicyOnDay, version: Version, older: Document) -> Iterator[ConsentView]:
    """Yield for what nobody's consent is taken for granted, and whether data that is already held is concerned."""
    judged = item.judged(version.number)
    for one in asked(judged, older, version, item.policy.brand.words):
        stated = one.reasons if one.path else _explained(judged, one.section, item.words_of(version.number))
        label = f"{one.label[:1].upper()}{one.label[1:]}"
        yield ConsentView(label, " ".join(stated), bool(one.existing and one.path))


def _explained(judged: Sequence[Judged], section: str, words: Words) -> tuple[str, ...]:
    """Return what people wrote of the changes of a section's prose that need consent, or else what changes there."""
    of_section = (one for one in judged if one.change.section == section and one.verdict.level is Level.CONSENT)
    concerned = [one for one in of_section if one.change.subject is not Subject.FACT]
    shown = (change_sentences.quoted_passage(one, words) if words.is_fifth else "" for one in concerned)
    return tuple(
        dict.fromkeys(filter(None, (one.words or quoted for one, quoted in zip(concerned, shown, strict=True))))
    )


def _address(value: str) -> str:
    """Return the link of a way to reach a company, empty where it has none."""
    if "@" in value and " " not in value:
        return f"mailto:{value}"
    return value if value.startswith("https://") else ""
