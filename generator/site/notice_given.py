"""What notice was given of a version, as the archive proves it: in short, and with every date, person and digest."""

from collections.abc import Iterator
from html import escape as text_of
from itertools import groupby

from generator.model.brand import Brand
from generator.model.policy import Phase
from generator.model.record import Evidence, VersionRecord
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.clock import continues, is_promised, needs_notice, notified
from generator.notice.days import local_day, promises_notice
from generator.site.banner import exception_box
from generator.site.notices import history
from generator.site.page import Published, box, dated, paragraphs, person, timed

NEVER_ANNOUNCED = "never announced"
NOT_RECORDED = "what notice was given is not recorded"


def in_short(item: Published, version: Version) -> tuple[str, ...]:
    """Return what notice was given, and when, in a few lines of HTML."""
    record, language = item.record(version.number), version.document.language
    if record is None:
        return () if version.number == 1 else (NOT_RECORDED,)
    if not record.notices:
        return () if needs_notice(record) else ("no notice needed",)
    lines = [f"announced on {dated(local_day(record.notices[0].at, item.policy.brand), language)}"]
    if len(record.notices) > 1:
        lines.append(f"postponed {'once' if len(record.notices) == 2 else f'{len(record.notices) - 1} times'}")  # noqa: PLR2004 -- once
    gone = record.withdrawal.digest if record.withdrawal else ""
    lines += [_given(item, one, language, hour=False) for one in record.evidence if not gone or one.notice != gone]
    days = _days(item, record)
    if days is not None:
        lines.append(f"{counted(days, 'day')} before it {'takes' if _ahead(item, version) else 'took'} effect")
    if record.waiver:
        older = item.policy.parent(version.number)
        promised = "the promised notice" if older and promises_notice([older.document]) else "waiting for the notice"
        lines.append(f"<strong>exception: without {promised}</strong>")
    return tuple(lines)


def _ahead(item: Published, version: Version) -> bool:
    return item.phase(version.number) not in {Phase.IN_FORCE, Phase.SUPERSEDED}


def _days(item: Published, record: VersionRecord) -> int | None:
    """Return the days between the notice, once all of it was given, and the effect; None where either is missing."""
    begun = notified(item.policy, record)
    if begun is None or record.effective is None or item.policy.withdrawn(record.version):
        return None
    return (record.effective - local_day(begun, item.policy.brand)).days


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _given(item: Published, one: Evidence, language: str, *, hour: bool = True) -> str:
    """Return when a notice was given through a channel, and how many it reached where they were counted."""
    brand = item.policy.brand
    when = timed(one.at, brand, language) if hour else dated(local_day(one.at, brand), language)
    words = f"{say.CHANNELS.get(one.channel, text_of(one.channel))} on {when}"
    if one.recipients and brand.words.shows("counts"):
        words += f" ({one.accepted:,} of {counted(one.recipients, 'recipient')} reached)"
    return words


def withdrawn(item: Published, version: Version) -> str:
    """Return that a version was taken back, when and why, as HTML; empty where it was not."""
    gone, record = item.policy.withdrawn(version.number), item.record(version.number)
    if gone is None:
        return ""
    because = " ".join(paragraphs(gone.because))
    if gone.at is None or record is None or not record.notices:
        return f"{item.policy.brand.words.html('version-never')} {because}"
    when = f"<strong>{dated(local_day(gone.at, item.policy.brand), version.document.language)}</strong>"
    return f"{item.policy.brand.words.html('version-withdrawn', date=when)} {because}"


def in_full(item: Published, version: Version) -> Iterator[str]:
    """Yield what notice was given of a version, by whom and when, with the digests that prove it."""
    record, language = item.record(version.number), version.document.language
    if record is None:
        yield f"<p>{item.policy.brand.words.html('notice-unknown')}</p>"
        return
    mark = exception_box(item, version.number)
    if mark:
        yield mark
    gone = item.policy.withdrawn(version.number)
    if gone:
        yield box(withdrawn(item, version))
    if not record.notices and not gone:
        key = "never-announced" if needs_notice(record) else "no-notice-needed"
        yield f"<p>{item.policy.brand.words.html(key)}</p>"
    yield '<dl class="policy-facts policy-facts--given">'
    for name, group in groupby(_facts(item, record, language), key=lambda fact: fact[0]):
        yield f"<div><dt>{name}</dt>{''.join(f'<dd>{html}</dd>' for _, html in group)}</div>"
    yield "</dl>"


def _facts(item: Published, record: VersionRecord, language: str) -> Iterator[tuple[str, str]]:
    """Yield what happened in its order: the name of each fact and what is told of it, as HTML."""
    brand, shown = item.policy.brand, item.policy.comparable(record.version)
    for approval in record.approvals:
        words = f"on {dated(approval.date, language)} by {named(brand, approval.by)}"
        yield "Approved", f"{words}{_proof('the approval', 'text', approval.digest)}"
    for name, words, notice in history(item, record, language):
        kept = _words(notice.text) if shown else ""  # they quote the text
        yield name, f"{words}{kept}{_proof('the notice', 'notice', notice.digest)}"
    gone = record.withdrawal
    if gone and gone.at and gone.digest:
        kept = _words(gone.text) if shown else ""
        made = f"on {timed(gone.at, brand, language)} by {named(brand, gone.by)}"
        yield "Withdrawn", f"{made}{kept}{_proof('the notice of it', 'notice', gone.digest)}"
    for one in record.evidence:
        yield "Given", _proved(item, record, one, language)
    yield from _reached(item, record, language)
    if record.decisions:
        count = counted(len(record.decisions), "decision")
        where = ', with reasons, <a href="#changes">above</a>' if shown else ""
        yield "Decisions", f"{count} on the level of changes{where}"


def _proved(item: Published, record: VersionRecord, one: Evidence, language: str) -> str:
    """Return when a notice was given, where, which of them it was, and the digest of what proves it."""
    words = _given(item, one, language)
    of = next((notice for notice in record.notices if notice.digest == one.notice), None)
    if of and len(record.notices) > 1:
        words += f", the notice of {dated(local_day(of.at, item.policy.brand), language)}"
    if one.where.startswith("https://"):
        words += f'<br><a href="{text_of(one.where)}">{text_of(one.where)}</a>'
    name = "list of recipients" if one.recipients else "what was found there"
    channel = say.CHANNELS.get(one.channel, text_of(one.channel))
    return words + (_proof(f"what was given {channel}", name, one.capture) if one.capture else "")


def _reached(item: Published, record: VersionRecord, language: str) -> Iterator[tuple[str, str]]:
    """Yield what was decided of those not reached, when everybody was told, and how long that was before the effect."""
    brand = item.policy.brand
    for unreached in record.unreached:
        both = f"{named(brand, unreached.by)} and {named(brand, unreached.approved_by)}"
        because = text_of(" ".join(unreached.because.split()))
        words = f"that the notice counts although not everybody was reached: {because}"
        yield "Decided", f"on {dated(unreached.date, language)} by {both}, {words}"
    if record.seen:
        days = counted(len(record.seen), "day")
        yield "Seen", f"on the site again on {days}, the last time on {dated(record.seen[-1], language)}"
    begun, days_before = notified(item.policy, record), _days(item, record)
    if begun and needs_notice(record) and record.notices:
        kept = record.revises and continues(item.policy, record)
        same = f" by the notice of version {record.revises}, whose text this one only corrects" if kept else ""
        yield "Everyone told by", f"{timed(begun, brand, language)}{same}"
    if begun and needs_notice(record) and days_before is not None and record.effective:
        words = f"{dated(record.effective, language)}, {counted(days_before, 'day')} later"
        length = counted(record.days, "day")
        promised = f"{length} were promised" if is_promised(item.policy, record) else f"the brand's own rule: {length}"
        promised = f" ({promised})" if record.days else ""
        ahead = _ahead(item, item.policy.version(record.version))
        yield "Takes effect" if ahead else "Took effect", f"{words}{promised}"


def named(brand: Brand, who: str) -> str:
    """Return the name of somebody of the brand as HTML; what the record calls them stays on one line."""
    name = text_of(person(brand, who))
    return name if " " in name else f'<span class="policy-whole">{name}</span>'


def _proof(what: str, of: str, digest: str) -> str:
    """Return the digest that proves what is said above, folded."""
    shown = f'<p class="policy-digest">{of} <code>{text_of(digest)}</code></p>'
    hidden = f'<span class="visually-hidden"> of {what}</span>'
    return f'<details class="policy-fold"><summary>Proof{hidden}</summary>{shown}</details>'


def _words(kept: str) -> str:
    """Return the words of a notice as they were sent, folded."""
    if not kept:
        return ""
    lines = text_of(kept.rstrip("\n")).replace("\n", "&#10;")
    sent = f'<pre class="policy-kept">{lines}</pre>'
    return f'<details class="policy-fold"><summary>The notice as sent</summary>{sent}</details>'
