"""What every page says while a change is announced: the banner of the brand, and marks in the text in force.

All of it follows from the record and the moment of the build: it comes and goes by itself.
"""

from collections.abc import Iterator, Sequence
from html import escape as text_of
from typing import Final

from generator.materiality.summary import told
from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.clock import newest
from generator.notice.phases import breaks_promise
from generator.site.page import Published, block, box, dated, paragraphs, person, relative
from generator.site.version_text import Marks
from generator.text.diff import Subject, aligned

NOTICE = "notice/"
UPCOMING = "upcoming/"
_ARCHIVE: Final = ("versions/", "compare/", "history/")


def on_notice_page(item: Published) -> tuple[tuple[Interval, Version], ...]:
    """Return the versions that the notice page tells of, each with the one that it changes."""
    both = ((interval, item.policy.parent(interval.version.number)) for interval in item.told)
    return tuple((interval, parent) for interval, parent in both if parent)


def banner(published: Sequence[Published], address: str) -> str:
    """Return the banner of a brand for the page at an address: what was announced of its policies, and from when.

    A notice page has none of its own policy: it says all of that, and more.
    """
    lines = [
        line
        for item in published
        if address != f"{item.address}{NOTICE}"
        for line in (
            *(line for interval in item.told for line in _bannered(item, interval, address)),
            *(line for version, record in item.taken_back for line in _withdrawn(item, version, record, address)),
        )
    ]
    return (
        block('<aside class="policy-banner" aria-label="Changes" data-search-exclude>', *lines, "</aside>")
        if lines
        else ""
    )


def _bannered(item: Published, interval: Interval, address: str) -> Iterator[str]:
    version, title = interval.version, f"<strong>{text_of(item.title)}</strong>"
    number, date = version.number, f"<strong>{dated(interval.start, version.document.language)}</strong>"
    words, parent = item.policy.brand.words, item.policy.parent(number)
    past = interval.state is State.IN_FORCE
    links: list[str] = []
    lead = ""
    brief: tuple[str, ...] = ()
    if parent:
        notice = relative(address, f"{item.address}{NOTICE}")
        links.append(f'<a href="{notice}{_at(item, number)}">{words.html("read-what-changes")}</a>')
    own = address == f"{item.address}{UPCOMING}" and address == item.text_address(number)
    if own and item.current:
        links.append(f'<a href="{relative(address, item.address)}">{words.html("read-in-force")}</a>')
    changes = words.html("banner-changed" if past else "banner-changes", title=title, date=date)
    level = text_of(say.level_of(item.level(number), words)) if parent else ""
    if address.removeprefix(item.address).startswith(_ARCHIVE):  # pages of the past, which have more to say themselves
        said = f"{changes} {level}"
    elif own:
        said = f"{words.html('banner-not-yet', date=date)} {level} {waived(item, number)}"
    elif parent is None:
        said = words.html("banner-takes-effect", title=title, date=date)
    else:
        said = f"{changes} {level} {waived(item, number) if past else ''}"
        lead = summarised(item.record(number))
        brief = in_brief(item, number)
    if address not in {item.text_address(number), f"{item.address}versions/{number}/changes/"}:
        links.append(f'<a href="{relative(address, item.text_address(number))}">{words.html("read-new-text")}</a>')
    said, ways = " ".join(said.split()), " · ".join(links)
    listed = f"</p><ul>{''.join(f'<li>{one}</li>' for one in brief)}</ul><p>" if brief else " "
    first = f"<p>{lead}</p>" if lead else ""
    yield f"<div{seal(item.record(number))}>{first}<p>{said}{listed}{ways}</p></div>"


def _withdrawn(item: Published, version: Version, record: VersionRecord, address: str) -> Iterator[str]:
    """Yield that an announced version was taken back, and why."""
    words = item.policy.brand.words
    link = relative(address, f"{item.address}{NOTICE}")
    why = f'<a href="{link}#withdrawn-{version.number}">{words.html("read-why")}</a>'
    yield f"<div{seal(record)}>{''.join(taken_back(version, record, words))}<p>{why}</p></div>"


def taken_back(version: Version, record: VersionRecord, words: Words) -> tuple[str, ...]:
    """Return as paragraphs of HTML that an announced version was taken back, and why."""
    gone = record.withdrawal
    if gone is None or record.effective is None:
        return ()
    date = f"<strong>{dated(record.effective, version.document.language)}</strong>"
    title = f"<strong>{text_of(version.document.title)}</strong>"
    said = words.html("banner-withdrawn", title=title, date=date)
    return tuple(f"<p>{one}</p>" for one in (said, *paragraphs(gone.because)))


def summarised(record: VersionRecord | None) -> str:
    """Return as HTML the first paragraph of what people say of a change; empty where they said nothing."""
    return next(iter(paragraphs(record.summary)), "") if record else ""


def in_brief(item: Published, number: int) -> tuple[str, ...]:
    """Return as HTML what a version changes, in a sentence each, and how many changes are left.

    The weightiest come first, and what facts say; what neither facts nor people say is counted only. Nothing where
    only the wording changes, or nobody can tell.
    """
    parent, version = item.policy.parent(number), item.policy.version(number)
    words = item.policy.brand.words
    if parent is None or not item.policy.comparable(number):
        return ()
    entries = [one for one in told(item.judged(number)) if one.worst.verdict.level >= Level.MINOR]
    entries.sort(key=lambda one: (-one.worst.verdict.level, one.lead.change.subject is not Subject.FACT))
    said: list[str] = []
    for entry in entries:
        if len(said) == _BRIEF or not (why := say.stated_of(entry)):
            continue
        change = entry.worst.change
        section = version.document.section(change.section) or parent.document.section(change.section)
        fact = entry.lead.change.subject is Subject.FACT
        said.append(entry.lead.reason if fact or section is None else f"{section.label}: {why}")
    rest = len(entries) - len(said)
    more = (
        [words.say("more-of-one") if rest == 1 else words.say("more-of-several", count=str(rest))] if rest > 0 else []
    )
    return tuple(map(text_of, dict.fromkeys([*said, *more]))) if said else ()


_BRIEF: Final = 3  # sentences


def _at(item: Published, number: int) -> str:
    return f"#version-{number}" if len(on_notice_page(item)) > 1 else ""


def seal(record: VersionRecord | None) -> str:
    """Return the attribute by which the published notice is found: the digest of its words."""
    return f' data-notice="{newest(record).digest}"' if record and record.notices else ""


def waived(item: Published, number: int) -> str:
    """Return in a sentence why a version does not wait for its notice; empty where it does."""
    record = item.record(number)
    interval = item.interval(number)
    past = interval is not None and interval.state is not State.UPCOMING
    words = item.policy.brand.words
    if record is None or record.waiver is None:
        return ""
    return text_of(say.exception(record.waiver, words, _older(item, number), past=past))


def _older(item: Published, number: int) -> Document | None:
    """Return the text that a version changes, which may have promised notice."""
    parent = item.policy.parent(number)
    return parent.document if parent else None


def exception_box(item: Published, number: int) -> str:
    """Return why a version did not wait for its notice, who decided that, and what promise it breaks; or nothing."""
    record = item.record(number)
    waiver = record.waiver if record else None
    if record is None or waiver is None:
        return ""
    brand = item.policy.brand
    names = {"name": text_of(person(brand, waiver.by)), "second": text_of(person(brand, waiver.approved_by))}
    by, name = brand.words.html("exception-by", **names), brand.words.html("exception-name")
    broken = waiver.breaks_promise or breaks_promise(item.policy, record, waiver)
    promise = f"<strong>{text_of(say.breach(brand.words, _older(item, number)))}</strong>" if broken else ""
    return box(f"<strong>{name}</strong> {waived(item, number)} {by}", promise)


def marks(item: Published) -> Marks:
    """Return what stands in the text in force at each section that will change, or after which a new one will stand."""
    words = item.policy.brand.words
    under: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for interval in item.upcoming:
        number = interval.version.number
        parent = item.policy.parent(number)
        if parent is None or item.current is None:
            continue
        date = dated(interval.start, interval.version.document.language)
        changes, read = words.html("mark-changes", date=date), words.html("mark-read-changes")
        there = relative(item.address, item.text_address(number))
        notice = relative(item.address, f"{item.address}{NOTICE}")
        here, stated = item.ids_today[parent.number], _stated(item.judged(number))
        last = ""
        for section in aligned(parent.document, interval.version.document):
            known = here.get(section.old.id) if section.old else None
            if section.new is None:
                link = f'<a href="{notice}#{prefix(item, number)}-{section.section.id}">{read}</a>'
                if known:
                    under.setdefault(known, []).append(_mark(f"{words.html('mark-removed', date=date)} — {link}"))
            elif section.old is None:
                link = f'<a href="{there}#{section.new.id}">{words.html("mark-read")}</a>'
                new = words.html("mark-new", date=date, section=text_of(section.new.label))
                after.setdefault(last, []).append(_mark(f"{new} — {link}"))
            elif known and not section.same:
                link = f'<a href="{notice}#{prefix(item, number)}-{section.section.id}">{read}</a>'
                under.setdefault(known, []).append(_mark(f"{changes} — {link}"))
            elif known and section.new.id in stated:
                under.setdefault(known, []).append(_mark(f'{changes} — <a href="{notice}">{read}</a>'))
            last = known or last
    return Marks(under, after)


def _stated(judged: Sequence[Judged]) -> set[str]:
    """Return the sections of which a fact changes that matters."""
    return {
        one.change.section for one in judged if one.change.subject is Subject.FACT and one.verdict.level >= Level.MINOR
    }


def _mark(words: str) -> str:
    return f'<p class="policy-change" data-search-exclude>{words}</p>'


def prefix(item: Published, number: int) -> str:
    """Return how the ids of a version's redline begin on the notice page."""
    return f"redline-{number}" if len(on_notice_page(item)) > 1 else "redline"
