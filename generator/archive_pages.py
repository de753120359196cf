"""The archive: every version with its days, what it changed, and what notice was given of it and when."""

import datetime
from collections.abc import Iterator
from html import escape as text_of

from generator import notice_words as say
from generator.banners import exception_box
from generator.diff import Kind, Subject
from generator.materiality import weightiest_first
from generator.model import Document, Evidence, Phase, Version, VersionRecord
from generator.notice import local_day
from generator.notice_pages import history
from generator.pages import (
    TOP,
    Page,
    Published,
    block,
    box,
    dated,
    day,
    headed,
    paragraphs,
    person,
    timed,
)
from generator.text_pages import head, redlined, text
from generator.verdicts import Judged, readable
from generator.workflow import continues, needs_notice, notified

NEVER_ANNOUNCED = "never announced"
_COLUMNS = ("Version", "State", "Applies", "What changed", "Notice given")


def archive(item: Published) -> Iterator[Page]:
    """Yield the pages of the archive: the table, and each version with what it changed."""
    yield _table(item)
    for version in item.versions:
        parent = item.policy.parent(version.number)
        yield _version(item, version)
        if parent:
            yield _changes(item, version, parent)


def _table(item: Published) -> Page:
    address = f"{item.address}versions/"
    head_row = "".join(f'<th scope="col" role="columnheader">{column}</th>' for column in _COLUMNS)
    table = [
        '<div class="policy-scroll" role="region" aria-label="Versions" tabindex="0">',
        '<table class="policy-versions" role="table"><caption>Every version, the newest first</caption>',
        f'<thead role="rowgroup"><tr role="row">{head_row}</tr></thead><tbody role="rowgroup">',
        *(_row(item, version) for version in reversed(item.versions)),
        "</tbody></table></div>",
    ]
    title = f"{item.title}: all versions"
    back = f'<p><a href="../">{text_of(item.title)} in force</a></p>'
    body = f"{headed(1, title, TOP)}\n{block(*table, back)}"
    description = f"Every version of the {item.title} of {item.policy.brand.name}."
    return Page(address, title, description, body, searched=False, listed=False)


def _row(item: Published, version: Version) -> str:
    number, language = version.number, version.document.language
    interval = item.interval(number)
    days = "—"
    if interval:
        days = dated(interval.start, language)
        days = f"from {days}" if interval.start_known else f"unknown; first recorded on {days}"
        if interval.end:
            days += f"<br>until {dated(interval.end - datetime.timedelta(days=1), language)}"
    changes = "first version"
    if item.policy.parent(number):
        changes = f'<a href="{number}/changes/">{item.level(number)}</a>'
    record = item.record(number)
    if record and record.summary.strip():
        short = "".join(f"<p>{words}</p>" for words in paragraphs(record.summary))
        changes = f'{changes}<div class="policy-summary">{short}</div>'
    gone, state = item.policy.withdrawn(number), _state(item, number)
    if gone and gone.at:
        state = f"{state} on {dated(local_day(gone.at, item.policy.brand), language)}"
    cells = (state, days, changes, _in_short(item, version))
    drawn = "".join(
        f'<td role="cell" data-label="{name}"><div>{cell}</div></td>'
        for name, cell in zip(_COLUMNS[1:], cells, strict=True)
    )
    first = f'<th scope="row" role="rowheader"><a href="{number}/">Version {number}</a></th>'
    return f'<tr role="row">{first}{drawn}</tr>'


def _state(item: Published, number: int) -> str:
    phase = item.phase(number)
    if phase is Phase.WITHDRAWN:
        record = item.record(number)
        return str(phase) if record and record.notices else f"{NEVER_ANNOUNCED}, {phase}"
    return NEVER_ANNOUNCED if phase in {Phase.IN_REVIEW, Phase.APPROVED} else str(phase)


def _in_short(item: Published, version: Version) -> str:
    """Return in a cell of the table what notice was given, and when."""
    record, language = item.record(version.number), version.document.language
    if record is None:
        return "—" if version.number == 1 else "not recorded"
    if not record.notices:
        return "—" if needs_notice(record) else "none needed"
    lines = [f"announced on {dated(local_day(record.notices[0].at, item.policy.brand), language)}"]
    if len(record.notices) > 1:
        lines.append(f"postponed {'once' if len(record.notices) == 2 else f'{len(record.notices) - 1} times'}")  # noqa: PLR2004 -- once
    lines += [_given(item, one, language, hour=False) for one in record.evidence]
    days = _days(item, record)
    if days is not None:
        lines.append(f"{_counted(days, 'day')} before it {'takes' if _ahead(item, version) else 'took'} effect")
    if record.waiver:
        lines.append("<strong>exception: without the promised notice</strong>")
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _ahead(item: Published, version: Version) -> bool:
    return item.phase(version.number) not in {Phase.IN_FORCE, Phase.SUPERSEDED}


def _days(item: Published, record: VersionRecord) -> int | None:
    """Return the days between the notice, once all of it was given, and the effect; nothing where either is missing."""
    begun = notified(item.policy, record)
    if begun is None or record.effective is None or item.policy.withdrawn(record.version):
        return None
    return (record.effective - local_day(begun, item.policy.brand)).days


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _given(item: Published, one: Evidence, language: str, *, hour: bool = True) -> str:
    """Return when a notice was given through a channel, and how many it reached where they were counted."""
    brand = item.policy.brand
    when = timed(one.at, brand, language) if hour else dated(local_day(one.at, brand), language)
    words = f"{say.CHANNELS.get(one.channel, text_of(one.channel))} on {when}"
    if one.recipients:
        words += f" ({one.accepted:,} of {_counted(one.recipients, 'recipient')} reached)"
    return words


def _version(item: Published, version: Version) -> Page:
    number, document = version.number, version.document
    address = f"{item.address}versions/{number}/"
    links = ['<a href="../">All versions</a>', f'<a href="../{number}.txt">Sealed text</a>']
    if item.policy.parent(number):
        links.insert(0, '<a href="changes/">What this version changed</a>')
    in_force = item.current is not None and item.current.version is version
    today = None if in_force or not item.current else item.ids_today[number]
    body = [
        headed(1, document.title, TOP),
        block(_standing(item, version), exception_box(item, number)),
        head(item, version, *links),
        text(item, version, address, today=today),
    ]
    title = f"{document.title}, version {number}"
    description = f"{item.policy.brand.name}: {title} ({_state(item, number)})."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _standing(item: Published, version: Version) -> str:
    """Return the box that says what a version is at the moment of the build."""
    language, interval = version.document.language, item.interval(version.number)
    in_force = '<a href="../../">Read the text in force</a>' if item.current else ""
    match item.phase(version.number):
        case Phase.IN_FORCE:
            link = f'<a href="../../">{text_of(item.title)}</a>'
            return box(f"This version is in force. Its constant address is {link}.", calm=True)
        case Phase.ANNOUNCED | Phase.IN_NOTICE if interval:
            date = dated(interval.start, language)
            return box(f"This version is not yet in force. It takes effect on {date}. {in_force}")
        case Phase.SUPERSEDED if interval:
            since = f" since {text_of(day(interval.end, language))}" if interval.end else ""
            return box(f"This version is no longer in force{since}. {in_force}")
        case Phase.WITHDRAWN:
            return box(_withdrawn(item, version), in_force)
        case _:
            return box(f"This version was {NEVER_ANNOUNCED} and never in force. {in_force}")


def _withdrawn(item: Published, version: Version) -> str:
    gone, record = item.policy.withdrawn(version.number), item.record(version.number)
    if gone is None:
        return ""
    because = " ".join(paragraphs(gone.because))
    if gone.at is None or record is None or not record.notices:
        return f"This version was {NEVER_ANNOUNCED} and never in force. {because}"
    when = dated(local_day(gone.at, item.policy.brand), version.document.language)
    return f"This version was <strong>withdrawn on {when}</strong> and was never in force. {because}"


def _changes(item: Published, version: Version, parent: Version) -> Page:
    number, older, newer = version.number, parent.document, version.document
    address = f"{item.address}versions/{number}/changes/"
    title = f"{newer.title}: what version {number} changed"
    judged = weightiest_first(item.judged(number))
    links = [
        f"Level: {item.level(number)}",
        f'<a href="../">Version {number}</a>',
        f'<a href="../../{parent.number}/">Version {parent.number}, which it changed</a>',
        '<a href="../../">All versions</a>',
    ]
    body = [
        headed(1, title, TOP),
        head(item, version, *links),
        headed(2, "Changes", "changes"),
        block('<ol class="policy-changes">', *(_listed(one, older, newer) for one in judged), "</ol>"),
        headed(2, "Notice given", "notice"),
        block(*_notice_given(item, version)),
        headed(2, "The text, with its changes", "redline"),
        *redlined(older, newer, "../"),
    ]
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _listed(one: Judged, older: Document, newer: Document) -> str:
    change, verdict = one.change, one.verdict
    section = newer.section(change.section) or older.section(change.section)
    where = text_of(section.label) if section else "The whole document"
    if change.subject is Subject.TEXT or (change.subject is Subject.HEADING and change.path == ("title",)):
        where = f'<a href="#redline-{change.section}">{where}</a>'
    sides = []
    if change.subject is not Subject.TEXT or change.kind in {Kind.ADDED, Kind.REMOVED}:
        sides = [
            f"{name}: {text_of(readable(value))}"
            for name, value in (("before", change.old), ("now", change.new))
            if value is not None
        ]
    detail = f"<br>{'; '.join(sides)}" if sides else ""
    favour = say.FAVOUR.get(verdict.direction)
    said = f"{text_of(verdict.reason)} ({verdict.level}{f', {favour}' if favour else ''})"
    return f"<li><strong>{where}</strong>: {said}{detail}{_decided(one, newer.language)}</li>"


def _decided(one: Judged, language: str) -> str:
    """Return who decided the level, why, and what the rules had said; nothing where nobody did."""
    decision, ruled = one.decision, one.ruled
    if decision is None or ruled is None:
        return ""
    approved = f", approved by {decision.approved_by}" if decision.approved_by else ""
    words = f"Level decided by {decision.decided_by}{approved} on {day(decision.date, language)}: {decision.rationale}"
    basis = f" Basis: {decision.basis}." if decision.basis else ""
    line = " ".join(f"{words}{basis} Without this decision: {ruled.level}.".split())
    return f'<br><span class="policy-decision">{text_of(line)}</span>'


def _notice_given(item: Published, version: Version) -> Iterator[str]:
    """Yield what notice was given of a version, by whom and when, with the digests that prove it."""
    record, language, brand = item.record(version.number), version.document.language, item.policy.brand
    if record is None:
        yield "<p>This version was brought in from an older archive. What notice was given of it is not recorded.</p>"
        return
    mark = exception_box(item, version.number)
    if mark:
        yield mark
    gone = item.policy.withdrawn(version.number)
    if gone:
        yield box(_withdrawn(item, version))
    if not record.notices and not gone:
        yield f"<p>{'It was never announced.' if needs_notice(record) else 'Its changes need no notice.'}</p>"
    yield '<dl class="policy-facts policy-facts--given">'
    for approval in record.approvals:
        words = f"on {dated(approval.date, language)} by {text_of(person(brand, approval.by))}"
        yield _fact("Approved", f"{words}{_digest('text', approval.digest)}")
    for name, words, notice in history(item, record, language):
        yield _fact(name, f"{words}{_digest('notice', notice.digest)}{_words(notice.text)}")
    for one in record.evidence:
        yield _fact("Given", _proved(item, record, one, language))
    yield from _reached(item, record, language)
    if record.decisions:
        count = _counted(len(record.decisions), "decision")
        yield _fact("Decisions", f'{count} on the level of changes, with reasons, <a href="#changes">above</a>')
    yield "</dl>"


def _proved(item: Published, record: VersionRecord, one: Evidence, language: str) -> str:
    """Return when a notice was given, where, which of them it was, and the digest of what proves it."""
    words = _given(item, one, language)
    of = next((notice for notice in record.notices if notice.digest == one.notice), None)
    if of and len(record.notices) > 1:
        words += f", the notice of {dated(local_day(of.at, item.policy.brand), language)}"
    if one.where.startswith("https://"):
        words += f'<br><a href="{text_of(one.where)}">{text_of(one.where)}</a>'
    name = "list of recipients" if one.recipients else "what was found there"
    return words + (_digest(name, one.capture) if one.capture else "")


def _reached(item: Published, record: VersionRecord, language: str) -> Iterator[str]:
    """Yield what was decided of those not reached, when everybody was told, and how long that was before the effect."""
    brand, unreached = item.policy.brand, record.unreached
    if unreached:
        both = f"{person(brand, unreached.by)} and {person(brand, unreached.approved_by)}"
        words = f"that the notice counts although not everybody was reached: {' '.join(unreached.because.split())}"
        yield _fact("Decided", f"on {dated(unreached.date, language)} by {text_of(f'{both}, {words}')}")
    if record.seen:
        days = _counted(len(record.seen), "day")
        yield _fact("Seen", f"on the site again on {days}, the last time on {dated(record.seen[-1], language)}")
    begun, days_before = notified(item.policy, record), _days(item, record)
    if begun and needs_notice(record) and record.notices:
        kept = record.revises and continues(item.policy, record)
        same = f" by the notice of version {record.revises}, whose text this one only corrects" if kept else ""
        yield _fact("Everybody told", f"{timed(begun, brand, language)}{same}")
    if begun and needs_notice(record) and days_before is not None and record.effective:
        words = f"{dated(record.effective, language)}, {_counted(days_before, 'day')} later"
        promised = f" ({_counted(record.days, 'day')} were promised)" if record.days else ""
        yield _fact("Effect", f"{words}{promised}")


def _fact(name: str, html: str) -> str:
    return f"<div><dt>{name}</dt><dd>{html}</dd></div>"


def _digest(of: str, digest: str) -> str:
    return f'<br><span class="policy-digest">{of} <code>{text_of(digest)}</code></span>'


def _words(kept: str) -> str:
    """Return the words of a notice as they were sent, folded."""
    if not kept:
        return ""
    lines = text_of(kept.rstrip("\n")).replace("\n", "&#10;")
    return f'<details><summary>Its words</summary><pre class="policy-kept">{lines}</pre></details>'
