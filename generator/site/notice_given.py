"""What notice was given of a version, as the archive proves it: in short, and with every date, person and digest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from generator.model.catalogue import Words
from generator.model.policy import Interval, Phase
from generator.model.record import Evidence, VersionRecord
from generator.model.version import Version
from generator.notice.notice_clock import notified
from generator.notice.notice_period import local_day, promises_notice
from generator.notice.readers_reached import EMAIL
from generator.notice.requirements import is_promised, needs_notice
from generator.notice.revisions import continues
from generator.site.banner import ExceptionView, exception_view
from generator.site.notices import notice_facts
from generator.site.page import dated, named, timed
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class FilledSentence:
    """A sentence of the catalogue by its key, with what stands in its placeholders."""

    key: str
    values: Mapping[str, object] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Since:
    """From when a version applies: the key of the sentence, and the day; None where it never applies."""

    key: str
    date: Markup | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The digest that proves what is said above: of what, and what was digested."""

    of: FilledSentence
    digested: str
    digest: str


@dataclass(frozen=True, slots=True)
class FactView:
    """Something that happened: a sentence, what proves it, the text of the notice and whether it was sent by e-mail.

    `where` is where it stood on the web.
    """

    said: FilledSentence | Markup
    proof: Proof | None = None
    text: str = ""
    sent: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class FactsView:
    """What happened of one kind, under the key of its name."""

    name: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a version was taken back, or was never announced, and why."""

    said: FilledSentence
    because: str


@dataclass(frozen=True, slots=True)
class GivenView:
    """What notice was given of a version: what is missing, the exception, its withdrawal, each fact.

    A version without a record has nothing but the sentence that says so.
    """

    missing: str
    recorded: bool = False
    exception: ExceptionView | None = None
    taken_back: TakenBack | None = None
    facts: tuple[FactsView, ...] = ()


def since_of(interval: Interval | None, language: str) -> Since:
    """Return from when a version applies."""
    if interval is None:
        return Since("never-in-force")
    return Since("since-day" if interval.start_known else "since-recorded", dated(interval.start, language))


def in_short(item: PolicyOnDay, version: Version) -> tuple[FilledSentence, ...]:
    """Return what notice was given, and when, in a few lines."""
    record, language = item.record(version.number), version.document.language
    if record is None:
        return () if version.number == 1 else (FilledSentence("given-not-recorded"),)
    if not record.notices:
        return () if needs_notice(record) else (FilledSentence("given-none-needed"),)
    first = local_day(record.notices[0].at, item.policy.brand)
    lines = [FilledSentence("given-announced", {"date": dated(first, language)})]
    if len(record.notices) == 2:  # noqa: PLR2004 -- once
        lines.append(FilledSentence("given-postponed-once"))
    elif len(record.notices) > 1:
        lines.append(FilledSentence("given-postponed", {"count": len(record.notices) - 1}))
    gone = record.withdrawal.digest if record.withdrawal else ""
    lines += [
        _evidence_sentence(item, one, language, hour=False) for one in record.evidence if not gone or one.notice != gone
    ]
    days = _days(item, record)
    if days is not None:
        key = "given-before" if _ahead(item, version) else "given-before-past"
        lines.append(FilledSentence(key, {"days": counted(item.policy.brand.words, days, "day")}))
    if record.waiver:
        older = item.policy.parent(version.number)
        promised = older is not None and promises_notice([older.document])
        lines.append(FilledSentence("given-exception" if promised else "given-exception-unpromised"))
    return tuple(lines)


def _ahead(item: PolicyOnDay, version: Version) -> bool:
    return item.phase(version.number) not in {Phase.IN_FORCE, Phase.SUPERSEDED}


def _days(item: PolicyOnDay, record: VersionRecord) -> int | None:
    """Return the days between the notice, once all of it was given, and the effect; None where either is missing."""
    begun = notified(item.policy, record)
    if begun is None or record.effective is None or item.policy.withdrawn(record.version):
        return None
    return (record.effective - local_day(begun, item.policy.brand)).days


def counted(words: Words, number: int, noun: str) -> str:
    """Return a number with its noun."""
    return words.say(f"count-{noun}" if number == 1 else f"count-{noun}s", count=words.number(number))


def _evidence_sentence(item: PolicyOnDay, one: Evidence, language: str, *, hour: bool = True) -> FilledSentence:
    """Return when a notice was given through a channel, and how many it reached where they were counted."""
    brand = item.policy.brand
    date = timed(one.at, brand.timezone, language) if hour else dated(local_day(one.at, brand), language)
    values: dict[str, object] = {"channel": _channel(one, brand.words), "date": date}
    if one.recipients and brand.words.shows("counts"):
        reached = {
            "accepted": brand.words.number(one.accepted),
            "recipients": counted(brand.words, one.recipients, "recipient"),
        }
        return FilledSentence("given-reached", values | reached)
    return FilledSentence("given-through", values)


def _channel(one: Evidence, words: Words) -> str:
    return words.say(f"channel-{one.channel.replace('_', '-')}")


def taken_back(item: PolicyOnDay, version: Version) -> TakenBack | None:
    """Return that a version was taken back, when and why; None where it was not."""
    gone, record = item.policy.withdrawn(version.number), item.record(version.number)
    if gone is None:
        return None
    because = " ".join(gone.because.split())
    if gone.at is None or record is None or not record.notices:
        return TakenBack(FilledSentence("version-never"), because)
    day = dated(local_day(gone.at, item.policy.brand), version.document.language)
    return TakenBack(FilledSentence("version-withdrawn", {"date": day}), because)


def given_view(item: PolicyOnDay, version: Version) -> GivenView:
    """Return what notice was given of a version, by whom and when, with the digests that prove it."""
    record = item.record(version.number)
    if record is None:
        return GivenView("notice-unknown")
    gone = taken_back(item, version)
    missing = ""
    if not record.notices and not gone:
        missing = "never-announced" if needs_notice(record) else "no-notice-needed"
    found = groupby(_facts(item, record, version.document.language), key=lambda row: row[0])
    facts = tuple(FactsView(name, tuple(fact for _, fact in rows)) for name, rows in found)
    return GivenView(missing, True, exception_view(item, version.number), gone, facts)  # noqa: FBT003 -- a view


def _facts(item: PolicyOnDay, record: VersionRecord, language: str) -> Iterator[tuple[str, FactView]]:
    """Yield what happened in its order: the key of its name, and what is told of it."""
    brand, shown = item.policy.brand, item.policy.comparable(record.version)
    for approval in record.approvals:
        said = FilledSentence("fact-by", {"date": dated(approval.date, language), "name": named(brand, approval.by)})
        yield "fact-approved", FactView(said, Proof(FilledSentence("proof-approval"), "digest-text", approval.digest))
    for notice, made in zip(record.notices, notice_facts(item, record), strict=True):
        values: dict[str, object] = {
            "date": timed(made.at, brand.timezone, language),
            "name": made.by,
            "day": dated(made.day, language),
            "former": dated(made.former, language) if made.former else "",
            "because": made.because,
        }
        proof = Proof(FilledSentence("proof-notice"), "digest-notice", notice.digest)
        yield (
            made.name,
            FactView(
                FilledSentence(made.key, values),
                proof,
                notice.text if shown else "",  # it quotes the text
                _was_sent(record, notice.digest),
            ),
        )
    gone = record.withdrawal
    if gone and gone.at and gone.digest:
        said = FilledSentence(
            "fact-by", {"date": timed(gone.at, brand.timezone, language), "name": named(brand, gone.by)}
        )
        proof = Proof(FilledSentence("proof-notice-of-it"), "digest-notice", gone.digest)
        yield "fact-withdrawn", FactView(said, proof, gone.text if shown else "", _was_sent(record, gone.digest))
    for one in record.evidence:
        yield "fact-given", _proved(item, record, one, language)
    yield from _reached(item, record, language)
    if record.decisions:
        count = counted(brand.words, len(record.decisions), "decision")
        yield (
            "fact-decisions",
            FactView(FilledSentence("fact-levels-above" if shown else "fact-levels", {"count": count})),
        )


def _was_sent(record: VersionRecord, digest: str) -> bool:
    """Return True if the record has it that a notice went out by e-mail."""
    return any(one.channel == EMAIL and one.notice == digest for one in record.evidence)


def _proved(item: PolicyOnDay, record: VersionRecord, one: Evidence, language: str) -> FactView:
    """Return when a notice was given, where, which of them it was, and the digest of what proves it."""
    said = _evidence_sentence(item, one, language)
    of = next((notice for notice in record.notices if notice.digest == one.notice), None)
    if of and len(record.notices) > 1:
        day = dated(local_day(of.at, item.policy.brand), language)
        said = FilledSentence(f"{said.key}-of", {**said.values, "day": day})
    digested = "digest-recipients" if one.channel == EMAIL and one.recipients else "digest-found"
    proof = (
        Proof(
            FilledSentence("proof-given", {"channel": _channel(one, item.policy.brand.words)}),
            digested,
            one.capture,
        )
        if one.capture
        else None
    )
    return FactView(said, proof, where=one.where if one.where.startswith("https://") else "")


def _reached(item: PolicyOnDay, record: VersionRecord, language: str) -> Iterator[tuple[str, FactView]]:
    """Yield what was decided of those not reached, when everybody was told, and how long that was before the effect."""
    brand = item.policy.brand
    for unreached in record.unreached:
        values = {
            "date": dated(unreached.date, language),
            "name": named(brand, unreached.by),
            "second": named(brand, unreached.approved_by),
            "because": " ".join(unreached.because.split()),
        }
        yield "fact-decided", FactView(FilledSentence("fact-unreached", values))
    if record.seen:
        last = dated(record.seen[-1], language)
        yield (
            "fact-seen",
            FactView(
                FilledSentence("fact-seen-on", {"days": counted(brand.words, len(record.seen), "day"), "date": last})
            ),
        )
    begun, days_before = notified(item.policy, record), _days(item, record)
    if begun and needs_notice(record) and record.notices:
        moment = timed(begun, brand.timezone, language)
        kept = record.revises and continues(item.policy, record)
        corrects = FilledSentence("fact-told-before", {"moment": moment, "number": record.revises})
        yield "fact-everyone", FactView(corrects if kept else moment)
    if begun and needs_notice(record) and days_before is not None and record.effective:
        later = {"date": dated(record.effective, language), "days": counted(brand.words, days_before, "day")}
        key = "fact-later" if not record.days else "fact-later-promised"
        if record.days and not is_promised(item.policy, record):
            key = "fact-later-ruled"
        ahead = _ahead(item, item.policy.version(record.version))
        said = FilledSentence(
            key, {**later, "length": counted(brand.words, record.days, "day")} if record.days else later
        )
        yield "fact-takes-effect" if ahead else "fact-took-effect", FactView(said)
