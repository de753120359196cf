"""What a policy's draft, versions and records must agree on."""

from collections.abc import Sequence

from generator import materiality, notice
from generator.assemble import SectionSource
from generator.diff import diff
from generator.errors import Finding, Place, Severity, nearest
from generator.model import Policy


def check_draft(policy: Policy, sources: Sequence[SectionSource], found: list[Finding]) -> None:
    """Find former ids that no section had, and a promise of notice that the text doesn't make."""
    now = {source.id for source in sources}
    past = {section.id for version in policy.versions for section in version.document.sections}
    for source in sources:
        if source.was and source.was in now:
            message = f"“was: {source.was}” names a section that still exists"
            found.append(Finding(Place(source.path), "was", message, "remove it, or remove the other section"))
        elif source.was and source.was not in past:
            message = f"“was: {source.was}” names no section of an earlier version"
            found.append(Finding(Place(source.path), "was", message, nearest(source.was, past - now)))
        promised = source.facts.get("notice")
        days = promised.get("days") if source.type == "changes" and isinstance(promised, dict) else None
        if isinstance(days, int) and days != policy.brand.notice.days:
            message = f"the text promises {days} days' notice, brand.yml {policy.brand.notice.days}"
            remedy = "make them the same; until then the longer one holds"
            found.append(Finding(Place(source.path), "notice-days", message, remedy, Severity.WARNING))


def check_records(policy: Policy, found: list[Finding]) -> None:
    """Find records that don't fit their versions: another text, too low a level, too early a date, no version."""
    for orphan in policy.records[-1:]:
        if not any(version.number == orphan.version for version in policy.versions):
            message = f"version {orphan.version}, which this record is about, is not there"
            remedy = f"restore versions/v{orphan.version:03}.md; only if it was never published, remove this record"
            found.append(Finding(orphan.place, "version-missing", message, remedy))
    for before, version in zip(policy.versions, policy.versions[1:], strict=False):
        record = policy.record(version.number)
        if record is None or version.origin == "imported":
            continue
        if record.digest != version.digest:
            message = f"this record is about another text than version {version.number} ({version.digest})"
            found.append(Finding(record.place, "record", message, "restore the record as `policy freeze` wrote it"))
            continue
        promises = (before.promise, version.promise)
        changes = diff(before.document, version.document)
        level = materiality.level(materiality.judge(changes, before.document, version.document, promises))
        if record.level < level:
            message = f"this record says {record.level}, the changes of version {version.number} are {level}"
            found.append(Finding(record.place, "record", message, "restore the record as `policy freeze` wrote it"))
        days = notice.days_needed(promises, [before.document, version.document])
        allowed = notice.earliest_on(level, version.recorded, days)
        if record.effective < allowed:
            message = f"version {version.number} ({level}) can't take effect on {record.effective}, before {allowed}"
            remedy = "restore the record as `policy freeze` wrote it; it would break the promised notice"
            found.append(Finding(record.place, "notice-too-short", message, remedy))
