"""Findings, states and changes as text for people and as data for programs; nothing is decided here."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from generator.cli.output_open import names, notes, open_data, open_lines
from generator.commands.announce import Announced
from generator.commands.approve_draft import ApprovedDraft
from generator.commands.freeze import Frozen, Pending
from generator.commands.notify import Given
from generator.errors import Finding, Severity
from generator.materiality.choices import each_once, unanswered
from generator.materiality.decisions import of_version
from generator.materiality.names import short
from generator.materiality.summary import SummaryEntry, span, told, unexplained
from generator.materiality.table import level, weightiest_first
from generator.materiality.verdict import Judged, Suggestion, readable
from generator.model.levels import Level
from generator.model.policy import Phase, Policy
from generator.model.record import Decision
from generator.model.version import Version
from generator.notice import clock, phases
from generator.notice import duties as due
from generator.notice.days import zone_of
from generator.schema import values
from generator.schema.facts import fields_of
from generator.schema.values import written_moment
from generator.text import excerpt, redline_text
from generator.text.diff import Change, Kind, Subject
from generator.text.redline import Redline

FINDING_FORMATS: Final = ("text", "json", "github", "sarif", "junit")


def counted(number: int, noun: str) -> str:
    """Return “1 change”, “2 changes”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def findings(found: Sequence[Finding], form: str) -> str:
    """Return findings in a format: text, json, github (annotations), sarif or junit."""
    match form:
        case "text":
            return "".join(f"{_line(finding)}\n" for finding in found) + _summary(found)
        case "json":
            return _json([finding_data(finding) for finding in found])
        case "github":
            return "".join(f"{_annotation(finding)}\n" for finding in found) + _summary(found)
        case "sarif":
            return _json(_sarif(found))
        case "junit":
            return _junit(found)
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def _line(finding: Finding) -> str:
    remedy = f", {finding.remedy}" if finding.remedy else ""
    return f"{finding.place}: {finding.severity}: {finding.message}{remedy} [{finding.rule}]"


def _summary(found: Sequence[Finding]) -> str:
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    if not found:
        return "Nothing to mend.\n"
    return f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as data."""
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def _annotation(finding: Finding) -> str:
    def data(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def property_of(words: str) -> str:
        return data(words).replace(":", "%3A").replace(",", "%2C")

    place = finding.place
    where = f"file={property_of(place.path)},line={place.line},col={place.column},title={property_of(finding.rule)}"
    return f"::{finding.severity} {where}::{data(f'{finding.message}. {finding.remedy}'.rstrip('. '))}"


def _sarif(found: Sequence[Finding]) -> dict[str, object]:
    results = [
        {
            "ruleId": finding.rule,
            "level": str(finding.severity),
            "message": {"text": f"{finding.message}. {finding.remedy}".rstrip(". ")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": finding.place.path},
                        "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
                    }
                }
            ],
        }
        for finding in found
    ]
    rules = [{"id": rule} for rule in sorted({finding.rule for finding in found})]
    driver = {"name": "policypress", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _junit(found: Sequence[Finding]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    lines.append(f'<testsuite name="policy check" tests="{max(len(found), 1)}" failures="{errors}">')
    if not found:
        lines.append('  <testcase classname="policy check" name="all sources"/>')
    for finding in found:
        name, where = quoteattr(f"{finding.rule} {finding.place}"), quoteattr(finding.place.path)
        message = quoteattr(str(finding))
        if finding.severity is Severity.ERROR:
            lines.append(f"  <testcase classname={where} name={name}><failure message={message}/></testcase>")
        else:
            lines.append(
                f"  <testcase classname={where} name={name}><system-out>{message[1:-1]}</system-out></testcase>"
            )
    return "\n".join([*lines, "</testsuite>"]) + "\n"


@dataclass(frozen=True, slots=True)
class Compared:
    """The draft of a policy against its newest sealed version; `sealed` is false while there is none."""

    name: str
    sealed: bool
    judged: tuple[Judged, ...]
    redline: Redline


def diff_text(compared: Sequence[Compared]) -> str:
    """Return the changes of drafts, the weightiest first, then the changed passages: [-removed-] {+inserted+}."""
    return "\n".join("\n".join(_diff(one)) + "\n" for one in compared)


def _diff(one: Compared) -> Iterator[str]:
    if not one.sealed:
        yield f"{one.name}: nothing is sealed yet, so there is nothing to compare with."
    elif not one.judged:
        yield f"{one.name}: no change since the newest version."
    else:
        yield f"{one.name}: {counted(len(one.judged), 'change')}, {level(one.judged)}"
        yield from (f"  {words}" for words in open_lines(one.name, one.judged))
        yield ""
        for group in told(one.judged):
            yield change_line(group.lead)
            yield from (f"            {words}" for words in also(group))
        yield from redline_lines(one.redline)


def change_line(one: Judged, *, noted: bool = True) -> str:
    """Return a change with its level, place, reason and rule as one line, and what is open of it if that is `noted`."""
    change, verdict = one.change, one.verdict
    holder = "brand.yml" if change.subject is Subject.PROMISE else change.section
    where = "/".join(part for part in (holder, *_named_path(change)) if part) or "document"
    sides = ""
    if change.subject is not Subject.TEXT and change.kind is not Kind.LAYOUT:
        sides = f" ({readable(change.old) or 'nothing'} → {readable(change.new) or 'nothing'})"
    beside = "; ".join(notes(one)) if noted else ""
    rule = f"{verdict.rule}, {beside}" if beside else verdict.rule
    what = f"{change.subject} {change.kind}{sides}. {verdict.reason} [{rule}]"
    return f"  {verdict.level!s:<9} {where}: {what}"


def _named_path(change: Change) -> tuple[str, ...]:
    return tuple(f"passage {part}" for part in change.path) if change.subject is Subject.TEXT else change.path


def also(one: SummaryEntry) -> Iterator[str]:
    """Yield in words what else is told with a change: its parts, and what is the same again, named if undecided."""
    for words, changes in (("with it", one.parts), ("the same again", one.like)):
        if not changes:
            continue
        places: dict[str, list[Judged]] = {}
        for other in changes:
            places.setdefault(other.change.section, []).append(other)
        listed = [f"{section or 'document'}/{_listed(others)}" for section, others in places.items()]
        yield f"{words}: {', '.join(listed)}"


def _listed(changes: Sequence[Judged]) -> str:
    kinds_of = {one.change.kind for one in changes}
    numbers = span(changes) if all(one.change.subject is Subject.TEXT for one in changes) else "heading"
    named = [short(one) for one in changes if one.digest and one.verdict.undecided]
    return f"{numbers} {' and '.join(kinds_of)}" + (f" ({', '.join(named)})" if named else "")


def redline_lines(of: Redline) -> Iterator[str]:
    """Yield the changed passages, each section under its heading."""
    for section in of.differing:
        changed = [one for lull, one in excerpt.lulls(section.text) if not lull]
        if changed:
            yield f"\n{section.aligned.section.label}"
        for one in changed:
            yield f"  {redline_text.line(one)}"


def diff_json(compared: Sequence[Compared]) -> str:
    """Return the same as data: one object for each policy."""
    return _json(
        [
            {
                "policy": compared_one.name,
                "sealed": compared_one.sealed,
                "level": str(level(compared_one.judged)),
                "undecided": any(one.verdict.undecided for one in compared_one.judged),
                **open_data(compared_one.judged),
                "changes": [change_data(one) for one in weightiest_first(compared_one.judged)],
            }
            for compared_one in compared
        ]
    )


def change_data(one: Judged) -> dict[str, object]:
    """Return a change with its verdict, and what people said of it, as data."""
    return {
        "kind": str(one.change.kind),
        "subject": str(one.change.subject),
        "section": one.change.section,
        "path": "/".join(one.change.path),
        "level": str(one.verdict.level),
        "direction": str(one.verdict.direction),
        "rule": one.verdict.rule,
        "undecided": one.verdict.undecided,
        "reason": one.verdict.reason,
        "change": one.digest,
        "suggestion": _suggestion(one.verdict.suggestion) if one.verdict.suggestion else None,
        "consent_open": unanswered(one),
        "decision": decision_data(one.decision) if one.decision else None,
        "waiting": decision_data(one.waiting) if one.waiting else None,
        "words": one.words or None,
        "old": one.change.old,
        "new": one.change.new,
    }


def _suggestion(one: Suggestion) -> dict[str, object]:
    return {"level": str(one.level), "probability": round(one.probability, 3)}


def decision_data(decision: Decision) -> dict[str, object]:
    """Return a decision as data."""
    return {
        "change": decision.change,
        "rule": decision.rule,
        "engine_level": str(decision.engine_level),
        "decided_level": str(decision.decided_level),
        "rationale": decision.rationale,
        "basis": decision.basis or None,
        "decided_by": decision.decided_by,
        "approved_by": decision.approved_by or None,
        "date": decision.date.isoformat(),
    }


def which_text(number: int) -> str:
    """Return the question what a draft is for that changes an announced version a little."""
    return (
        f"Version {number} is announced and not in force yet, and this draft changes little of it.\n"
        f"  r  it is the same text, mended: it takes the place of version {number} (--revises {number})\n"
        f"  o  it is a later change upon version {number} (--on {number})\n"
        "Another key: nothing is sealed.\n"
    )


def restored(name: str, number: int, literal: Sequence[str], form: str) -> str:
    """Return that the sections of a version are the draft again, and where values stand as words now."""
    if form == "json":
        return _json({"policy": name, "version": number, "literal": list(literal)})
    lines = [f"The draft of {name} holds version {number} again. `policy diff {name}` says what that changes."]
    if literal:
        lines.append(
            f"Values stand as words in: {', '.join(literal)}. Write {{{{ … }}}} again where they come from facts."
        )
    return "\n".join(lines) + "\n"


def frozen(name: str, done: Frozen, form: str) -> str:
    """Return what was sealed, from when it applies, and what has to follow."""
    version, pending, effective = done.version, done.pending, done.effective
    if form == "json":
        return _json(
            {
                "policy": name,
                "version": version.number,
                "file": version.place.path,
                "digest": version.digest,
                "level": str(pending.level),
                "effective": effective.isoformat() if effective else None,
                **open_data(pending.judged),
                "left_out": [decision_data(decision) for decision in (*done.void, *done.waiting)],
            }
        )
    when = f"takes effect on {effective}" if effective else "effective date unknown"
    if pending.level >= Level.MATERIAL:
        when = f"{pending.level}: {who_promises(pending)} {pending.days} days' notice before it applies"
    lines = [f"Sealed {name} version {version.number}: {version.place.path}", f"  {version.digest}", f"  {when}"]
    lines += [f"  {words}" for words in (*not_decided(pending.judged), *not_counted(done.void, done.waiting))]
    lines.append("Commit all of policy_source with the new files in versions/ and notices/.")
    if unexplained(pending.judged):
        lines.append(
            f"Readers are told of some changes in the program's words; `policy announce {name}` lists them, for yours."
        )
    if pending.level >= Level.MATERIAL:
        read = " and ".join(one.by for one in done.approvals)
        approved = (
            f"{read} approved this text as a draft." if read else f"Let a second person read it: policy approve {name}."
        )
        lines.append(f"{approved} Then: policy announce {name}.")
    else:
        lines.append("Now run `policy build`.")
    return "\n".join(lines) + "\n"


def who_promises(pending: Pending) -> str:
    """Return who gives readers the days of notice, up to their number."""
    return "readers are promised" if pending.promised else "the brand's own rule gives readers"


def not_decided(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what is sealed without anybody's word."""
    changes = each_once(judged)
    undecided = [one for one in changes if one.verdict.undecided and not unanswered(one)]
    asking = [one for one in changes if unanswered(one)]
    if undecided:
        yield f"nobody decided on {names(undecided)}: so {_it(undecided)} as {Level.MATERIAL}"
    if asking:
        yield f"nobody said whether {names(asking)} needs consent: so {_it(asking)} as {Level.CONSENT}"


def not_counted(void: Sequence[Decision], waiting: Sequence[Decision]) -> Iterator[str]:
    """Yield the decisions that a version is sealed without: nobody approved them, or their change is no more."""
    if waiting:
        were = "waited for a second person and was" if len(waiting) == 1 else "waited for a second person and were"
        yield f"{counted(len(waiting), 'decision')} {were} left out"
    if void:
        were = "was" if len(void) == 1 else "were"
        yield f"{counted(len(void), 'decision')} fitted no change any more and {were} left out"


def _it(changes: Sequence[Judged]) -> str:
    return "it counts" if len(changes) == 1 else "they count"


def approved_draft(name: str, done: ApprovedDraft, form: str) -> str:
    """Return that a draft was approved, and when that counts."""
    approval = done.approval
    if form == "json":
        return _json({"policy": name, "version": done.number, "by": approval.by, "content": approval.digest})
    return (
        f"{approval.by} approves the draft of {name} with the content {approval.digest}.\n"
        f"It holds for version {done.number} if that is sealed with this very text: policy freeze {name}.\n"
    )


def announced(done: Announced, form: str, now: datetime.datetime) -> str:
    """Return where a version stands after something was recorded of it, and what comes next."""
    policy, record = done.policy, done.record
    phase = phases.phase(policy, record.version, now)
    begun = clock.notified(policy, record)
    lacking = clock.missing(policy, record)
    lacking_words = [one for one, _ in unexplained(of_version(policy, record.version))]
    if form == "json":
        return _json(
            {
                "policy": policy.name,
                "version": record.version,
                "phase": str(phase),
                "level": str(record.level),
                "effective": record.effective.isoformat() if record.effective else None,
                "days": record.days,
                "notice": record.notices[-1].digest if record.notices else None,
                "notified": written_moment(begun) if begun else None,
                "missing": list(lacking),
                "warnings": [finding_data(one) for one in done.warnings],
                "unexplained": [short(one) for one in lacking_words],
            }
        )
    lines = [f"{policy.name} version {record.version}: {phase}"]
    if record.effective and phase is not Phase.WITHDRAWN:
        lines.append(f"  applies from {record.effective} (00:00, {zone_of(record.effective, policy.brand)})")
    if begun and phase is Phase.IN_NOTICE:
        allowed = clock.earliest_of(policy, record)
        in_time = record.effective and allowed and allowed <= record.effective
        words = "end before that day" if in_time else f"end before {allowed} only"
        lines.append(f"  notice given {written_moment(begun)}: {record.days} days {words}")
    lines += [f"  {_line(one)}" for one in done.warnings]
    if lacking_words and phase in {Phase.IN_REVIEW, Phase.APPROVED}:
        lines.append(f"  {_in_whose_words(len(lacking_words), len(record.reasons))}: policy announce {policy.name}")
    elif lacking_words and len(record.notices) == 1 and phase is Phase.ANNOUNCED:
        lines.append(f"  {_in_whose_words(len(lacking_words), len(record.reasons))}: {names(lacking_words)}")
    lines += [f"  {words}" for words in _next(policy, record.version, phase, now)]
    return "\n".join(lines) + "\n"


def explained(done: Announced, form: str) -> str:
    """Return which changes of a version that is to be announced are told to readers in the program's words."""
    name, record = done.policy.name, done.record
    lacking = unexplained(of_version(done.policy, record.version))
    if form == "json":
        listed = [{"id": short(one), **change_data(one)} for one, _ in lacking]
        return _json({"policy": name, "version": record.version, "unexplained": listed})
    lines = [f"{name} version {record.version}: {_in_whose_words(len(lacking), len(record.reasons))}", ""]
    for one, entry in lacking:
        lines.append(f"  {short(one)} {change_line(entry.worst)[1:]}")
        lines += [f"            {words}" for words in also(entry)]
    lines += (
        ["", f"To write what readers are told instead: policy announce {name} --reason ID=WORDS"] if lacking else []
    )
    return "\n".join(lines).rstrip() + "\n"


def _in_whose_words(lacking: int, written: int) -> str:
    if not lacking:
        return "no change is told to readers in the program's words"
    yours = f", {written} in yours" if written else ""
    return f"readers are told of {counted(lacking, 'change')} in the program's words{yours}"


def given(name: str, done: Given, form: str, now: datetime.datetime) -> str:
    """Return how sending the notice went: counts and hashes, no address."""
    tally = done.tally
    if form == "json":
        return _json(
            {
                "policy": name,
                "recipients": tally.recipients,
                "accepted": tally.accepted,
                "refused": tally.refused,
                "waiting": tally.waiting,
                "duplicates": tally.duplicates,
                "audience": tally.audience,
                "recorded": bool(done.announced),
                "warnings": [finding_data(one) for one in done.warnings],
            }
        )
    lines = [_line(one) for one in done.warnings]
    lines.append(
        f"{name}: {tally.accepted:,} of {tally.recipients:,} accepted, {tally.refused:,} refused,"
        f" {tally.waiting:,} waiting; {tally.duplicates:,} stood twice in the list"
    )
    if not done.announced:
        lines.append("  Not done: run the same command again later, or with --conclude to count them as not reached.")
        return "\n".join(lines) + "\n"
    if done.nobody:
        lines += [
            "  Nobody was reached: this notice is not given by e-mail.",
            f"  Whom the server refused, with its reply codes: policy notify {name} --refused FILE.csv",
            "  Mend the cause and run the same command again: as long as nobody is reached, everybody is tried again.",
        ]
    return "\n".join(lines) + "\n" + "".join(announced(one, form, now) for one in done.announced)


def _next(policy: Policy, number: int, phase: Phase, now: datetime.datetime) -> Iterator[str]:
    duties = [one for one in due.duties(policy, now) if one.version == number]
    if phase is Phase.WITHDRAWN and not duties:
        yield "next: policy build, so that the site says so"
        return
    for one in duties:
        yield f"next{f', by {one.by}' if one.by else ''}: {'; '.join(one.commands)}"
    if not duties:
        yield "next: policy build, every day: the version takes effect by itself"


def imported_versions(shown: str, versions: Sequence[Version], form: str) -> str:
    """Return what an import sealed."""
    if form == "json":
        return _json([{"version": v.number, "file": v.place.path, "digest": v.digest} for v in versions])
    if not versions:
        return f"{shown}: the same text as the newest version, nothing to seal.\n"
    lines = [f"Sealed {counted(len(versions), 'version')} in {shown}/versions:"]
    lines.extend(
        f"  version {v.number}, recorded {v.recorded}, {counted(len(v.document.sections), 'section')}" for v in versions
    )
    return "\n".join(lines) + "\n"


def imported_draft(
    shown: str, written: Sequence[str], suggested: str, rows: Sequence[dict[str, object]], form: str
) -> str:
    """Return what an import wrote as a draft, and the facts that it suggests, in words and as data."""
    if form == "json":
        return _json({"written": list(written), "suggestions": list(rows)})
    return (
        f"Wrote {counted(len(written) - 1, 'section')} and policy.yml in {shown}.\n{suggested}"
        "Next: look at each section's type, which is a guess, and at its facts, then run `policy check`.\n"
    )


def facts_text(types: Sequence[str]) -> str:
    """Return the facts that sections of these types can state, with what to write for each."""
    return "\n".join("\n".join(_facts_of(name)) + "\n" for name in types)


def _facts_of(section_type: str) -> Iterator[str]:
    yield f"type: {section_type}"
    for key, field in fields_of(section_type).items():
        yield f"  {key}: {values.expected(field.kind)}"
        match field.kind:
            case values.Keyed(inner) | values.Record(inner):
                for name, part in inner.items():
                    needed = " (needed)" if part.required else ""
                    yield f"    {name}: {values.expected(part.kind)}{needed}"
            case _:
                pass


def facts_json(types: Sequence[str]) -> str:
    """Return the same as data: for each type the lines of its facts."""
    return _json({name: list(_facts_of(name))[1:] for name in types})
