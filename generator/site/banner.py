"""What every page says while a change is announced: the banner of the brand.

All of it follows from the record and the moment of the build: it comes and goes by itself. Its sentences stand in
part `banner` of `model/words/en.toml`, its look is parts/banner.html.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.policy import Interval, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_clock import newest
from generator.notice.phases import breaks_promise
from generator.site.change_in_brief import in_brief
from generator.site.page import Link, paragraphs, person, relative
from generator.site.policy_on_day import PolicyOnDay

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

    What is announced of the page's own policy comes first, then that of others in its language; of policies in other
    languages only that they change, when and how much, with the ways to read on. A notice page has none of its own: it
    says all of it, and more, and what is announced of other policies stands below that. Nor has the page of a version
    that was taken back, which says why by itself.
    """
    own = next((item for item in published if address.startswith(item.address)), None)
    language = own.policy.brand.words.language if own else ""
    of_others_last = sorted(published, key=lambda item: (item is not own, item.policy.brand.words.language != language))
    items = tuple(
        PolicyBanner(
            item.policy.brand.words,
            tuple(_changing(item, interval, address, foreign=_is_foreign(item, own)) for interval in item.told),
            tuple(
                _withdrawn(item, version, record, address, foreign=_is_foreign(item, own))
                for version, record in item.taken_back
                if address != item.text_address(version.number)
            ),
        )
        for item in of_others_last
        if address != f"{item.address}{NOTICE}"
    )
    said = tuple(one for one in items if one.changes or one.withdrawals)
    on_notice = own is not None and address == f"{own.address}{NOTICE}"
    return Banner(() if on_notice else said, said if on_notice else ()) if said else None


def _is_foreign(item: PolicyOnDay, own: PolicyOnDay | None) -> bool:
    """Return True if a policy is in another language than that to which the page belongs."""
    return own is not None and item.policy.brand.words.language != own.policy.brand.words.language


def _changing(item: PolicyOnDay, interval: Interval, address: str, *, foreign: bool) -> ChangeBanner:
    number, words = interval.version.number, item.words_of(interval.version.number)
    parent, past = item.policy.parent(number), interval.state is State.IN_FORCE
    own = address == f"{item.address}{UPCOMING}" and address == item.text_address(number)
    archived = address.removeprefix(item.address).startswith(_ARCHIVE)  # those have more to say themselves
    full = parent is not None and not own and not archived and not foreign
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


def _withdrawn(
    item: PolicyOnDay, version: Version, record: VersionRecord, address: str, *, foreign: bool
) -> WithdrawalView:
    link = f"{relative(address, f'{item.address}{NOTICE}')}#withdrawn-{version.number}"
    words = item.words_of(version.number)
    gone = withdrawal(version, record, ((link, words.say("read-why")),), words)
    return replace(gone, because=()) if foreign else gone


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


def _at(item: PolicyOnDay, number: int) -> str:
    return f"#version-{number}" if len(on_notice_page(item)) > 1 else ""


def list_of_changes(item: PolicyOnDay, number: int) -> str:
    """Return the id of the heading on the notice page below which all is listed that a version changes."""
    return f"changes-{number}" if len(on_notice_page(item)) > 1 else "changes"


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
