"""What a policy's draft, versions and records must agree on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.archive import record_chain, verdict_file
from generator.errors import Finding, Place, Severity, nearest
from generator.materiality import choices, decision_objections, decisions, judge_changes, reasons, sealed_verdicts
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import DraftRecord, VersionRecord
from generator.model.version import Version
from generator.notice import (
    draft_approvals,
    gates,
    notice_clock,
    phases,
    record_faults,
    requirements,
    revisions,
    takedown_gates,
)
from generator.notice.notice_period import notice_of
from generator.schema.values import keys_of
from generator.source.assembly import SectionSource

AS_WRITTEN = "restore the record as `policy freeze` wrote it"


def check_draft(policy: Policy, sources: Sequence[SectionSource], findings: list[Finding]) -> None:
    """Find former ids that no section had, and a promise of notice that the text doesn't make."""
    now = {source.id for source in sources}
    past = _past_ids(policy) if any(source.was for source in sources) else set()
    for source in sources:
        if source.was and source.was in now:
            message = f"“was: {source.was}” names a section that still exists"
            findings.append(Finding(Place(source.path), "was", message, "remove it, or remove the other section"))
        elif source.was and source.was not in past:
            message = f"“was: {source.was}” names no section of an earlier version"
            findings.append(Finding(Place(source.path), "was", message, nearest(source.was, past - now)))
        days = keys_of(source.facts.get("notice")).get("days") if source.type == "changes" else None
        if isinstance(days, int) and days != policy.brand.notice.days:
            message = f"the text promises {notice_of(days)}, brand.yml {policy.brand.notice.days}"
            remedy = "make them the same; until then the longer one holds"
            findings.append(Finding(Place(source.path), "notice-days", message, remedy, Severity.WARNING))


def _past_ids(policy: Policy) -> set[str]:
    return {section.id for version in policy.versions for section in version.document.sections}


def check_records(policy: Policy, findings: list[Finding]) -> None:
    """Find records that don't fit their versions: another text, too low a level, too early a date, no version."""
    for orphan in [one for one in policy.records if isinstance(one, VersionRecord)][-1:]:
        changed = orphan.place.path.replace("/notices/", "/versions/").removesuffix(".yml") + ".md"
        if any(one.place.path == changed for one in findings):
            continue  # it is there, and can't be read: that says more
        if not any(version.number == orphan.version for version in policy.versions):
            message = f"version {orphan.version}, which this record is about, is not there"
            never = "remove digest, level and effective from it" if orphan.decisions else "remove this record"
            remedy = f"restore versions/v{orphan.version:03}.md; only if it was never published, {never}"
            findings.append(Finding(orphan.place, "version-missing", message, remedy))
    findings.extend(_not_drafts(policy))
    findings.extend(record_chain.faults(policy))
    for version in policy.versions[1:]:
        record, parent = policy.record(version.number), _parent(policy, version.number, findings)
        if record is None or parent is None or version.origin == "imported":
            continue
        taken_back = [*_taken_back(policy, record)]
        findings.extend(taken_back)
        if any(one.severity is Severity.ERROR for one in taken_back):
            continue
        if record.digest != version.digest:
            message = f"this record is about another text than version {version.number} ({version.digest})"
            findings.append(Finding(record.place, "record", message, AS_WRITTEN))
            continue
        judged = decisions.of_version(policy, version.number)
        if policy.comparable(version.number):
            findings.extend(_not_as_sealed(record, version, judged))
            findings.extend(_of_other_texts(policy, version, judged))
        shown = policy.comparable(version.number)
        level = judge_changes.level(judged) if shown else takedown_gates.level_of(policy, version.number)
        if record.level < level:
            message = f"this record says {record.level}, the changes of version {version.number} are {level}"
            findings.append(Finding(record.place, "record", message, AS_WRITTEN))
        if record.effective and record.effective < version.recorded:
            message = f"version {version.number} was sealed on {version.recorded}, after the {record.effective}"
            remedy = "restore the record: a version doesn't take effect before it is sealed"
            findings.append(Finding(record.place, "notice-too-short", message, remedy))
        if not policy.withdrawn(version.number):
            findings.extend(
                record_faults.faults(policy, record if record.level >= level else replace(record, level=level))
            )


def _parent(policy: Policy, number: int, findings: list[Finding]) -> Version | None:
    """Return the version that a version changes; a record that names another one than could be is a finding."""
    record = policy.record(number)
    try:
        parent = policy.parent(number)
    except KeyError:
        parent = None
    if record and (parent is None or parent.number >= number):
        message = f"version {number} can't change version {record.parent or number - 1}"
        findings.append(Finding(record.place, "record", message, AS_WRITTEN))
        return None
    return parent


def _taken_back(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a version that was taken back, or whose place another takes, though it was in force then."""
    number = record.revises
    if number:
        revised = revisions.revised(policy, record)
        if revised is None:
            message = f"version {record.version} can't take the place of version {number}"
            yield Finding(record.place, "record", message, AS_WRITTEN)
            return
        if revised.notices and record.at_once and not requirements.needs_notice(record):
            message = (
                f"version {record.version} took the place of version {number}, and nobody who was told of it learned"
            )
            remedy = (
                "it stays as it is: an earlier program allowed it; take an announced version back (policy withdraw)"
            )
            yield Finding(record.place, "in-silence", message, remedy, Severity.WARNING)
        if record.notices and phases.applied(policy, revised, record.notices[0].at):
            message = f"version {number} was in force when version {record.version} took its place"
            yield Finding(record.place, "record", message, AS_WRITTEN)
    yield from gates.taken_back(policy, record)


def _not_drafts(policy: Policy) -> Iterator[Finding]:
    """Find records that hold decisions alone, though their version is sealed."""
    for record in policy.records:
        version = policy.find_version(record.version)
        if version is None or not isinstance(record, DraftRecord):
            continue
        if version.origin == "imported" or version.number == 1:
            message = f"version {version.number} was not sealed from a draft, so nothing could be decided of it"
            yield Finding(record.place, "record", message, "remove this record", Severity.WARNING)
        else:
            message = f"this record of version {version.number} has lost its digest, level and effective date"
            yield Finding(record.place, "record", message, AS_WRITTEN)


def _not_as_sealed(record: VersionRecord, version: Version, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Find decisions on which a sealed version can't rest: its level depends on them; and reasons of no change."""
    remedy = AS_WRITTEN
    for decision in record.decisions:
        fitting = [one for one in judged if one.digest == decision.change]
        if not fitting:
            message = f"this decision fits no change of version {version.number}"
            yield Finding(decision.place, decision_objections.RULE, message, remedy)
        if decision.date > version.recorded:
            message = f"this was decided on {decision.date}, after version {version.number} was sealed"
            yield Finding(decision.place, decision_objections.RULE, message, remedy)
        wrong = [each for one in fitting for each in decision_objections.objections(decision, one, people=None)]
        other = any(one.decision != decision for one in fitting)
        if version.program or other:
            yield from (replace(each, remedy=remedy) for each in wrong)
        if other and not wrong:
            message = f"version {version.number} was sealed with another decision than this"
            yield Finding(decision.place, decision_objections.RULE, message, remedy)
    for one in judged:
        unanswered = choices.unanswered(one) and (one.verdict.undecided or one.verdict.level is Level.CONSENT)
        if one.ruled and not one.decision and not unanswered:
            message = f"the decision is missing by which a change of version {version.number} is {one.verdict.level}"
            yield Finding(record.place, decision_objections.RULE, message, remedy)
            break
    known = {one.digest for one in judged if reasons.explainable(one)}
    for reason in record.reasons:
        if reason.change not in known:
            message = f"this is the reason of no change of version {version.number} that people are to explain"
            yield Finding(reason.place, "reason", message, remedy)


def _of_other_texts(policy: Policy, version: Version, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Find verdicts on passages or values that the texts don't have."""
    file = policy.verdict_file(version.number)
    place = version.place if version.program or not file else file.place
    for one in sealed_verdicts.incomplete(judged):
        message = f"a verdict is about words of “{one.change.section}” that the texts don't have"
        yield Finding(place, verdict_file.RULE, message, "restore the file as it was")


def _possible(policy: Policy, draft: Document) -> tuple[Judged, ...]:
    """Return what a draft changes of the newest version and of those that announced ones change: it may revise one."""
    parents = {one.number: one for one in (policy.base,) if one}
    for record in notice_clock.open_records(policy):
        parent = policy.parent(record.version) if record.notices else None
        if parent and not parent.removed:
            parents[parent.number] = parent
    return tuple(one for parent in parents.values() for one in decisions.of_draft(policy, draft, parent))


def check_decisions(policy: Policy, findings: list[Finding]) -> None:
    """Find decisions of the draft that don't count: void ones are warnings, those that nobody may take are errors."""
    number = policy.next_number
    for early in policy.records:
        if isinstance(early, DraftRecord) and early.version > number:
            message = f"version {early.version} can't be decided on yet: the next one is {number}"
            findings.append(
                Finding(early.place, decision_objections.RULE, message, f"move what it says to v{number:03}.yml")
            )
    record = policy.draft_record
    if record is None or policy.draft is None:
        return
    judged = _possible(policy, policy.draft)
    void = decisions.unfit((*record.decisions, *record.waiting), judged)
    for decision in void:
        message = "this decision no longer fits any change: the text changed since"
        remedy = "decide again (`policy decide`) or remove it; until then it says nothing"
        findings.append(Finding(decision.place, decision_objections.RULE, message, remedy, Severity.WARNING))
    for decision in record.waiting:
        fitting = [one for one in judged if one.digest == decision.change]
        wrong = [
            each
            for one in fitting
            for each in decision_objections.objections(decision, one, policy.brand.people, waits=True)
        ]
        if fitting and not wrong:
            message = f"this waits for a second person: {decision.decided_level}, by {decision.decided_by}"
            remedy = f"until then it says nothing; approve it: policy decide {policy.name} --approve --by WHO"
            findings.append(Finding(decision.place, decision_objections.RULE, message, remedy, Severity.WARNING))
        findings.extend(wrong)
    for decision in record.decisions:
        fitting = [one for one in judged if one.digest == decision.change]
        for one in fitting:
            findings.extend(decision_objections.objections(decision, one, policy.brand.people))
    findings.extend(draft_approvals.faults(policy))
