"""Past texts, sealed: as the archive's next versions, or before all that it holds."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.archive import next_version
from generator.commands.import_draft import Target, as_draft, ensure_brand, remove_untouched_draft, today
from generator.commands.past_texts import Past
from generator.documents.file_formats import text_of
from generator.errors import Finding, Place, PolicyError, refusal
from generator.materiality import decisions, sealed_verdicts
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.model.version import SealedVerdict, Version
from generator.notice.requirements import MOST_UNREACHED
from generator.notice.timeline import starts
from generator.publish.published_lists import LIST
from generator.source import text_to_document
from generator.text import blocks

SITE: Final = "site"
ORDER: Final = "import-order"
BEGIN_ANEW: Final = (
    "While nothing is published, begin anew: remove site/, and versions/ and notices/ of this policy, and bring all its"
    " texts at once with --as-versions"
)
UNKNOWN_BRAND: Final = NoticePromise(unreached_percent=MOST_UNREACHED, timezone="Etc/UTC", regimes=())
"""The promise of a brand whose brand.yml is written when its first text is brought."""

Texts = list[tuple[Past, Document]]


def as_versions(
    where: Target, pasts: Sequence[Past], *, now: datetime.datetime, language: str, rehearsal: bool = False
) -> Iterator[Version]:
    """Read past texts, given in order of their days, and seal each when its version is asked for.

    A text that didn't change adds none. Every text is read here, and everything that is wrong found. Those that the
    archive holds already, by day and words, are passed over, so that an import which was interrupted can be run again.

    Texts from before all versions of the archive are brought in before these, whatever was sealed since: they get the
    next numbers, the newest text first, so that the archive is whole after each of them. Later ones follow only where
    all versions were imported: once one was drafted here, the next goes through `freeze`. When there is no draft yet,
    the last text becomes the draft.
    """
    ordered = list(where.existing.in_order) if where.existing else []
    read: Texts = []
    for past in pasts:
        like = read[-1][1] if read else _beside(ordered, past)
        read.append((past, where.document(past.text or text_of(past.file), language, like)))
    fresh = [(past, document) for past, document in read if not _holds_text_of_day(ordered, past, document)]
    first = _start(ordered[0]) if ordered else None
    early = [one for one in fresh if first and one[0].start < first]
    late = [one for one in fresh if one not in early]
    _check_dates(ordered, fresh, late, today(where, now))
    if early and where.existing:
        _refuse_beside_open(where, where.existing)
    _refuse_a_change(where, ordered, late, today(where, now))
    return _seal(where, early, late, rehearsal=rehearsal)


def _seal(where: Target, early: Texts, late: Texts, *, rehearsal: bool) -> Iterator[Version]:
    """Seal texts from before all versions of the archive, and those from after them, and yield each version."""
    versions = list(where.existing.versions) if where.existing else []
    ordered = list(where.existing.in_order) if where.existing else []
    remove_untouched_draft(where)
    ensure_brand(where)
    if early:
        yield from _before(where, versions, early, ordered[0], rehearsal=rehearsal)
    last = ordered[-1] if ordered else None
    document = last.document if last else None
    for version in _after(where, versions, late, last, rehearsal=rehearsal):
        yield version
        document = version.document
    if late and document and not (where.folder / "policy.yml").exists() and not (where.folder / "sections").exists():
        as_draft(where, document)


def _after(
    where: Target, versions: list[Version], texts: Texts, last: Version | None, *, rehearsal: bool
) -> Iterator[Version]:
    """Seal texts after a version, in their order; one that is the same to readers adds none."""
    for past, text in texts:
        document = text_to_document.with_ids_of(text, last.document) if last else text
        if last and _is_same(document, last.document):
            continue
        to_seal = _sealing(where, past, document, rehearsal=rehearsal)
        verdicts = _verdicts(where.name, last, document, to_seal.promise) if last else ()
        last = _add(where, versions, replace(to_seal, verdicts=verdicts))
        yield last


def _before(
    where: Target, versions: list[Version], texts: Texts, first: Version, *, rehearsal: bool
) -> Iterator[Version]:
    """Seal texts before a version, the newest first; of equal ones beside each other, the oldest."""
    different = [one for n, one in enumerate(texts) if not n or not _is_same(texts[n - 1][1], one[1])]
    for past, text in reversed(different):
        document = text_to_document.with_ids_of(text, first.document)
        older = replace(first, document=document, removed=None)
        known = () if first.removed else _verdicts(where.name, older, first.document, first.promise)
        to_seal = _sealing(where, past, document, rehearsal=rehearsal)
        first = _add(where, versions, replace(to_seal, before=first.number, next_verdicts=known))
        yield first


def _sealing(where: Target, past: Past, document: Document, *, rehearsal: bool) -> next_version.Sealing:
    return next_version.Sealing(
        document=document,
        recorded=past.recorded if past.recorded > datetime.date.min else past.start,
        origin="imported",
        effective=past.effective,
        promise=where.known_brand.notice if where.known_brand else UNKNOWN_BRAND,
        rehearsal=rehearsal,
        note=past.note,
    )


def _add(where: Target, versions: list[Version], to_seal: next_version.Sealing) -> Version:
    made = next_version.add(where.folder, where.name, versions, to_seal, where.shown_path)
    versions.append(made)
    return made


def _check_dates(ordered: Sequence[Version], fresh: Texts, late: Texts, today: datetime.date) -> None:
    """Refuse texts that neither stand before all versions nor follow all of them, and those of the future."""
    findings: list[Finding] = []
    drafted = next((one for one in ordered if one.origin == "drafted"), None)
    last = max((_start(version) for version in ordered), default=None)
    for past, _ in fresh:
        place = past.place or Place(str(past.file))
        if max(past.start, past.recorded) > today:
            message = f"{past.file.name} has a date in the future ({max(past.start, past.recorded)})"
            findings.append(Finding(place, "date", message, "a text of the future goes through `policy freeze`"))
    for past, _ in late:
        place = past.place or Place(str(past.file))
        if drafted:
            first = ordered[0]
            message = f"{past.file.name} would be in force since {past.start}, and version {drafted.number} of this"
            message += " policy was sealed from its draft"
            remedy = f"only texts from before {_start(first)}, the first day of version {first.number}, can be added."
            remedy += f" {BEGIN_ANEW}"
            findings.append(Finding(place, ORDER, message, remedy))
        elif last and past.start <= last:
            message = f"{past.file.name} would start on {past.start}, not after the version before it ({last})"
            findings.append(Finding(place, ORDER, message, "bring versions in order of their dates"))
        last = max(past.start, last) if last else past.start
    if findings:
        raise PolicyError(findings)


def _refuse_beside_open(where: Target, policy: Policy) -> None:
    """Refuse past texts while a version waits for its announcement, or a draft has decisions: its number is theirs."""
    known = {one.version.number for one in starts(policy, [])}
    for version in policy.versions:
        if version.number not in known and not policy.withdrawn(version.number):
            message = f"version {version.number} was sealed and has no day yet, and past texts get the next numbers"
            remedy = f"announce it first, or take it back: policy withdraw {policy.name} --version {version.number}"
            raise refusal(where.shown_path, ORDER, message, remedy)
    if policy.draft_record:
        message = f"changes of the draft were decided on as those of version {policy.next_number}, which a past text"
        message += " would become"
        raise PolicyError([Finding(policy.draft_record.place, ORDER, message, "seal the draft first: policy freeze")])


def _refuse_a_change(where: Target, ordered: Sequence[Version], late: Texts, today: datetime.date) -> None:
    """Refuse a text that would replace the one in force: that is a change, and goes through `freeze` and its notice.

    The past is brought in one go: in one import, or in several on one day, until a site shows it. Where there is no
    draft yet, an import was interrupted, and goes on.
    """
    if not ordered:
        return
    shown = (where.root.absolute().parent / SITE / where.brand / where.policy / LIST).exists()
    drafted = (where.folder / "policy.yml").exists() or (where.folder / "sections").exists()
    newest = ordered[-1]
    if not shown and (not drafted or newest.recorded == today):
        return
    document = newest.document
    for past, text in late:
        if content_digest(text_to_document.with_ids_of(text, document)) == content_digest(document):
            continue
        message = f"{past.file.name} would be in force since {past.effective or past.recorded}, later than version"
        message += f" {newest.number}, and says something else: that is a change of the policy"
        name = where.name
        remedy = f"put its text into the draft (sections/), then: policy diff {name}, policy freeze {name}; readers are"
        remedy += " told before it applies, where it needs that. Past texts are brought together: --as-versions FOLDER"
        raise refusal(str(past.file), "import-change", message, remedy)


def _start(version: Version) -> datetime.date:
    return version.effective or version.recorded


def _beside(ordered: Sequence[Version], past: Past) -> Document | None:
    """Return the document that applied before a past one, else the one that came after it; None where there is none."""
    earlier = [version for version in ordered if _start(version) < past.start]
    if earlier:
        return earlier[-1].document
    return ordered[0].document if ordered else None


def _verdicts(name: str, older: Version, document: Document, promise: NoticePromise) -> tuple[SealedVerdict, ...]:
    """Return what the rules say of the changes that a past text made; nobody decided on it."""
    judged = decisions.of_texts(name, older, document, promise)
    return sealed_verdicts.sealed(judged, sealed_verdicts.texts_today(older.document, document))


def _holds_text_of_day(ordered: Sequence[Version], past: Past, document: Document) -> bool:
    """Return True if the archive holds this text as the one of its day."""
    before = [version for version in ordered if _start(version) <= past.start]
    return bool(before) and past.start <= _start(ordered[-1]) and _read_alike(before[-1].document, document)


def _is_same(one: Document, other: Document) -> bool:
    """Return True if two documents are the same to readers: other spaces and line ends in their source are none."""
    heads = [(each.kind, each.language, each.title, each.subtitle) for each in (one, other)]
    return heads[0] == heads[1] and _read_alike(one, other)


def _read_alike(one: Document, other: Document) -> bool:
    return [*map(_as_read, one.sections)] == [*map(_as_read, other.sections)]


def _as_read(section: Section) -> tuple[object, ...]:
    found = (
        (block.kind, block.shape, [(" ".join(run.text.split()), run.marks, run.cell) for run in block.runs])
        for block in blocks.of(section)
    )
    return section.title, section.level, [*found]
