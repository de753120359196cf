"""What every page says while a change is announced: the banner of the brand.

All of it follows from the record and the moment of the build: it comes and goes by itself. Its sentences stand in
part `banner` of `model/words/en.toml`, its look is parts/banner.html.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.ended_policy import ended
from generator.materiality.summary import SummaryEntry, told_first
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_clock import newest
from generator.notice.phases import breaks_promise
from generator.notice.told_entries import told_entries
from generator.site.page import Link, paragraphs, person, relative
from generator.site.policy_on_day import PolicyOnDay, judged, reduced
from generator.text import blocks
from generator.text.change import Kind, Subject

NOTICE = "notice/"
UPCOMING = "upcoming/"
_ARCHIVE: Final = ("versions/", "compare/", "history/")


def on_notice_page(item: PolicyOnDay) -> tuple[tuple[Interval, Version], ...]:
    """Return the versions that the notice page tells of, each with the one that it changes."""
    both = ((interval, item.policy.parent(interval.version.number)) for interval in item.told)
    return tuple((interval, parent) for interval, parent in both if parent)


@dataclass(frozen=True, slots=True)
class ChangeBanner:
    """A version that readers are told of: the sentence by its `key`, what people and facts say of it, where to read on.

    `words` are those for it: of a policy that ends, others than of a change. `digest` is that of the notice's words.
    """

    words: Words
    key: str
    title: str
    date: datetime.date
    language: str
    digest: str
    level: str
    exception: str
    summary: str
    brief: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """A version that was announced and taken back, and why, in paragraphs, and the words for it."""

    words: Words
    number: int
    title: str
    date: datetime.date
    language: str
    digest: str
    because: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PolicyBanner:
    """What the banner says of one policy, in the words of that policy's language."""

    words: Words
    changes: tuple[ChangeBanner, ...]
    withdrawals: tuple[WithdrawalView, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """What a page says of policies of which something is announced: at its top, and `below` what it says itself."""

    policies: tuple[PolicyBanner, ...]
    below: tuple[PolicyBanner, ...] = ()


def banner(published: Sequence[PolicyOnDay], address: str) -> Banner | None:
    """Return the banner of a brand for the page at an address, or None where nothing is announced of its policies.

    What is announced of the page's own policy comes first, then that of others in its language; a notice page has none
    of its own: it says all of it, and more, and has what is said in other languages below that. Nor has the page of a
    version that was taken back, which says why by itself.
    """
    own = next((item for item in published if address.startswith(item.address)), None)
    language = own.policy.brand.words.language if own else ""
    of_others_last = sorted(published, key=lambda item: (item is not own, item.policy.brand.words.language != language))
    items = tuple(
        PolicyBanner(
            item.policy.brand.words,
            tuple(_changing(item, interval, address) for interval in item.told),
            tuple(
                _withdrawn(item, version, record, address)
                for version, record in item.taken_back
                if address != item.text_address(version.number)
            ),
        )
        for item in of_others_last
        if address != f"{item.address}{NOTICE}"
    )
    said = tuple(one for one in items if one.changes or one.withdrawals)
    on_notice = own is not None and address == f"{own.address}{NOTICE}"
    below = tuple(one for one in said if on_notice and one.words.language != language)
    return Banner(tuple(one for one in said if one not in below), below) if said else None


def _changing(item: PolicyOnDay, interval: Interval, address: str) -> ChangeBanner:
    number, words = interval.version.number, item.words_of(interval.version.number)
    parent, past = item.policy.parent(number), interval.state is State.IN_FORCE
    own = address == f"{item.address}{UPCOMING}" and address == item.text_address(number)
    archived = address.removeprefix(item.address).startswith(_ARCHIVE)  # those have more to say themselves
    full = parent is not None and not own and not archived
    key = "banner-changed" if past else "banner-changes"
    if not archived and (own or parent is None):
        key = "banner-not-yet" if own else "banner-takes-effect"
    return ChangeBanner(
        words,
        key,
        item.title,
        interval.start,
        interval.version.document.language,
        digest_of(item.record(number)),
        level=change_sentences.level_of(item.level(number), words) if parent else "",
        exception=waived(item, number) if not archived and (own or (full and past)) else "",
        summary=summarised(item.record(number)) if full else "",
        brief=in_brief(item, number) if full else (),
        links=tuple(_ways(item, number, address, own=own)),
    )


def _ways(item: PolicyOnDay, number: int, address: str, *, own: bool) -> Iterator[Link]:
    """Yield where readers of the page at an address can read of a version; `own` is the page of its text."""
    words = item.words_of(number)
    if item.policy.parent(number):
        notice = relative(address, f"{item.address}{NOTICE}")
        yield f"{notice}{_at(item, number)}", words.say("read-what-changes")
    if own and item.current:
        yield relative(address, item.address), words.say("read-in-force")
    if address not in {item.text_address(number), f"{item.address}versions/{number}/changes/"}:
        yield relative(address, item.text_address(number)), words.say("read-new-text")


def _withdrawn(item: PolicyOnDay, version: Version, record: VersionRecord, address: str) -> WithdrawalView:
    link = f"{relative(address, f'{item.address}{NOTICE}')}#withdrawn-{version.number}"
    words = item.words_of(version.number)
    return withdrawal(version, record, ((link, words.say("read-why")),), words)


def withdrawal(version: Version, record: VersionRecord, links: tuple[Link, ...], words: Words) -> WithdrawalView:
    """Return that an announced version was taken back, and why."""
    gone, document = record.withdrawal, version.document
    assert gone, version.number  # noqa: S101 -- `taken_back` has no others
    assert record.effective, version.number  # noqa: S101 -- it was announced for a day
    because = paragraphs(gone.because)
    digest = digest_of(record)
    title, language = document.title, document.language
    return WithdrawalView(words, version.number, title, record.effective, language, digest, because, links)


def summarised(record: VersionRecord | None) -> str:
    """Return the first paragraph of what people say of a change; empty where they said nothing."""
    return next(iter(paragraphs(record.summary)), "") if record else ""


def in_brief(item: PolicyOnDay, number: int) -> tuple[str, ...]:
    """Return what a version changes, in a sentence each, how many changes are left, and how many of all are worse.

    The weightiest come first, and what facts say; what neither facts nor people say is counted only, or, where there is
    nothing else, named by its section. Of a text that says that the policy ends, it is that text. Empty where nothing
    changes that a notice tells, or nobody can tell.
    """
    policy, words = reduced(item.policy, number), item.words_of(number)
    parent, version = policy.parent(number), policy.version(number)
    if parent is None or not policy.comparable(number):
        return ()
    if ended(version.document):
        return tuple(" ".join(block.words for block in blocks.of(one)) for one in version.document.sections)
    told = told_entries(judged(policy, number), words, version.document)
    entries = [one for one in told if one.worst.verdict.level >= Level.MINOR]
    entries.sort(key=lambda one: (-one.worst.verdict.level, one.lead.change.subject is not Subject.FACT))
    said: list[str] = []
    for entry in told_first(entries):
        if (
            len(said) == _BRIEF
            or _is_of_a_title(entry)
            or not (why := change_sentences.stated_of(entry, words, parent.document, version.document))
        ):
            continue
        change = entry.worst.change
        section = version.document.section(change.section) or parent.document.section(change.section)
        of_fact = entry.lead.change.subject is Subject.FACT
        fact = of_fact and words.shows("facts")
        alone = entry.lead.words or change_sentences.fact_of(entry.lead, words, parent.document, version.document)
        if of_fact and not fact:
            why = change_sentences.with_sides(entry, why, words, version.document.language)
        if section is None:
            said.append(alone or why)
        else:
            said.append(
                alone if fact and alone and words.speaks_of_facts else f"{section.label}{words.sign(':')} {why}"
            )
    named = [one for one in told_first(entries) if _asks_unsaid(one, words, parent.document, version.document)]
    asked = _sections_that_ask(named, parent.document, version.document, words) if said else ""
    said = said or list(_by_section(told_first(entries), parent.document, version.document, words))
    rest = len(entries) - len(said) - (len(named) if asked else 0)
    said = [asked, *said] if asked else said
    more: list[str] = []
    if rest > 0:
        others = words.say("more-of-one") if rest == 1 else words.say("more-of-several", count=str(rest))
        more = [one for one in (others, change_sentences.for_whom(entries, words, of_all=True)) if one]
    return tuple(dict.fromkeys([*said, *more])) if said else ()


def _asks_unsaid(entry: SummaryEntry, words: Words, older: Document, newer: Document) -> bool:
    """Return True for a change that needs consent and of which neither facts nor people say why."""
    of_consent = entry.worst.verdict.level is Level.CONSENT and not _is_of_a_title(entry)
    return of_consent and not change_sentences.stated_of(entry, words, older, newer)


def _sections_that_ask(entries: Sequence[SummaryEntry], older: Document, newer: Document, words: Words) -> str:
    """Return in a sentence which sections need consent; empty where none does."""
    changed = (one.worst.change.section for one in entries)
    sections = (newer.section(name) or older.section(name) for name in changed)
    labels = dict.fromkeys(one.label for one in sections if one)
    label = change_sentences.label_of(Level.CONSENT, words)
    return f"{label[:1].upper()}{label[1:]}{words.sign(':')} {', '.join(labels)}." if labels and label else ""


def _by_section(entries: Sequence[SummaryEntry], older: Document, newer: Document, words: Words) -> Iterator[str]:
    """Yield in which sections changes are of which nobody says more: it came, it went, or its words change."""
    for entry in entries[:_BRIEF]:
        change = entry.worst.change
        section = newer.section(change.section) or older.section(change.section)
        if section is None or _is_of_a_title(entry):
            continue
        came_or_went = change.subject is Subject.SECTION and change.kind in {Kind.ADDED, Kind.REMOVED}
        said = words.say(f"section-{change.kind}" if came_or_went else "text-changed")
        yield f"{section.label}{words.sign(':')} {said.removesuffix(':').rstrip().removesuffix('.')}."


def _is_of_a_title(entry: SummaryEntry) -> bool:
    """Return True for another title of which nobody said why: its letters are the least of what a version changed."""
    return entry.worst.change.subject is Subject.HEADING and not any(one.words for one in entry.all)


_BRIEF: Final = 3  # sentences


def _at(item: PolicyOnDay, number: int) -> str:
    return f"#version-{number}" if len(on_notice_page(item)) > 1 else ""


def prefix(item: PolicyOnDay, number: int) -> str:
    """Return how the ids of a version's redline begin on the notice page."""
    return f"redline-{number}" if len(on_notice_page(item)) > 1 else "redline"


def digest_of(record: VersionRecord | None) -> str:
    """Return the digest of the words of the newest notice, by which it is found on a page; empty before the first."""
    return newest(record).digest if record and record.notices else ""


def waived(item: PolicyOnDay, number: int) -> str:
    """Return in a sentence why a version does not wait for its notice; empty where it does."""
    record = item.record(number)
    interval = item.interval(number)
    past = interval is not None and interval.state is not State.UPCOMING
    words = item.words_of(number)
    if record is None or record.waiver is None:
        return ""
    return change_sentences.exception(record.waiver, words, _older(item, number), past=past)


def _older(item: PolicyOnDay, number: int) -> Document | None:
    """Return the text that a version changes, which may have promised notice."""
    parent = item.policy.parent(number)
    return parent.document if parent else None


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """Why a version did not wait for its notice, who decided that, and which promise that breaks, if any."""

    words: str
    by: str
    approved_by: str
    breach: str


def exception_view(item: PolicyOnDay, number: int) -> ExceptionView | None:
    """Return why a version did not wait for its notice, or None where it did."""
    record, brand = item.record(number), item.policy.brand
    waiver = record.waiver if record else None
    if record is None or waiver is None:
        return None
    broken = waiver.breaks_promise or breaks_promise(item.policy, record, waiver)
    breach = change_sentences.breach(brand.words, _older(item, number)) if broken else ""
    return ExceptionView(waived(item, number), person(brand, waiver.by), person(brand, waiver.approved_by), breach)
