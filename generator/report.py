"""Findings, states and changes as text for people and as data for programs; nothing is decided here."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from generator import drawing, kinds
from generator.decide import Decided, short
from generator.diff import AlignedSection, Change, Kind, Subject
from generator.errors import MOST_NAMES, Finding, Severity
from generator.facts import fields_of
from generator.freeze import Frozen, Standing
from generator.materiality import level, weightiest_first
from generator.model import Decision, Level, State, Version
from generator.redline import pieces, redline
from generator.verdicts import Judged, readable

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
            return _json([_finding(finding) for finding in found])
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


def _finding(finding: Finding) -> dict[str, object]:
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


def status_text(standings: Sequence[Standing]) -> str:
    """Return where each policy stands, and what to do next."""
    return "\n".join("\n".join(_status(standing)) + "\n" for standing in standings)


def _status(standing: Standing) -> Iterator[str]:
    policy = standing.policy
    yield policy.name
    if not standing.intervals:
        yield "  versions  none sealed yet"
    past = [interval for interval in standing.intervals if interval.state is State.SUPERSEDED]
    for interval in reversed(standing.intervals[len(past) :]):
        since = f"from {interval.start}" if interval.start_known else f"date unknown, first recorded {interval.start}"
        yield f"  {interval.state!s:<10}version {interval.version.number}, {since}"
    if past:
        yield f"  archive   {counted(len(past), 'superseded version')}"
    if standing.draft is None:
        yield f"  draft     can't be compared: {counted(standing.findings, 'finding')}"
        yield "  next      mend what `policy check` lists"
        return
    if not standing.intervals:
        yield "  draft     would be the first version"
        yield f"  next      `policy freeze {policy.name} --effective DATE`"
    elif not standing.draft:
        yield "  draft     the same as the newest version"
        yield f"  next      {_next(standing)}"
    else:
        undecided = sum(1 for one in standing.draft if one.verdict.undecided)
        yield (
            f"  draft     {counted(len(standing.draft), 'change')}, {level(standing.draft)}"
            + (f", {undecided} not yet decided by a rule" if undecided else "")
        )
        yield f"            could take effect on {standing.earliest} if sealed today"
        open_ones = list(dict.fromkeys(short(one) for one in standing.draft if one.verdict.undecided))
        if open_ones:
            more = f" … ({len(open_ones)} in all)" if len(open_ones) > MOST_NAMES else ""
            yield f"  undecided {', '.join(open_ones[:MOST_NAMES])}{more}"
        if standing.findings:
            yield f"  next      mend what `policy check` lists ({counted(standing.findings, 'finding')})"
        else:
            yield f"  next      `policy diff {policy.name}`, then `policy freeze {policy.name}`"


def _next(standing: Standing) -> str:
    if standing.findings:
        return f"mend what `policy check` lists ({counted(standing.findings, 'finding')})"
    if any(interval.state is State.UPCOMING for interval in standing.intervals):
        return (
            f"`policy build`, and tell readers (`policy notify {standing.policy.name} --dry-run FOLDER` has the words)"
        )
    return "nothing"


def status_json(standings: Sequence[Standing]) -> str:
    """Return the same as data."""
    return _json(
        [
            {
                "policy": standing.policy.name,
                "versions": [
                    {
                        "version": interval.version.number,
                        "state": str(interval.state),
                        "from": interval.start.isoformat(),
                        "from_known": interval.start_known,
                        "until": interval.end.isoformat() if interval.end else None,
                    }
                    for interval in standing.intervals
                ],
                "draft": None
                if standing.draft is None
                else {
                    "changes": len(standing.draft),
                    "level": str(level(standing.draft)),
                    "undecided": any(one.verdict.undecided for one in standing.draft),
                    "undecided_changes": [short(one) for one in standing.draft if one.verdict.undecided],
                    "decided": sum(1 for one in standing.draft if one.decision),
                    "earliest": standing.earliest.isoformat(),
                },
                "findings": standing.findings,
            }
            for standing in standings
        ]
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The draft of a policy against its newest sealed version; `sealed` is false while there is none."""

    name: str
    sealed: bool
    judged: tuple[Judged, ...]
    sections: tuple[AlignedSection, ...]


def diff_text(compared: Sequence[Compared]) -> str:
    """Return the changes of drafts, the weightiest first, then the changed passages: [-removed-] {+inserted+}."""
    return "\n".join("\n".join(_diff(one)) + "\n" for one in compared)


def _diff(one: Compared) -> Iterator[str]:
    if not one.sealed:
        yield f"{one.name}: nothing is sealed yet, so there is nothing to compare with."
    elif not one.judged:
        yield f"{one.name}: no change since the newest version."
    else:
        undecided = sum(1 for change in one.judged if change.verdict.undecided)
        head = f"{one.name}: {counted(len(one.judged), 'change')}, {level(one.judged)}"
        yield head + (f", {undecided} not yet decided by a rule" if undecided else "")
        yield ""
        yield from map(change_line, weightiest_first(one.judged))
        if undecided:
            yield f"\n  what is undecided can be decided by name: policy decide {one.name}"
        yield from redline_lines(one.sections)


def change_line(one: Judged) -> str:
    """Return a change with its level, place, reason and rule as one line."""
    change, verdict = one.change, one.verdict
    where = "/".join(part for part in (change.section, *_named_path(change)) if part) or "document"
    undecided = ", ".join(("", "undecided", *([short(one)] if one.digest else []))) if verdict.undecided else ""
    if one.decision and one.ruled:
        approved = f" and {one.decision.approved_by}" if one.decision.approved_by else ""
        undecided = f", {one.ruled.level} but for {one.decision.decided_by}{approved}"
    sides = ""
    if change.subject is not Subject.TEXT and change.kind is not Kind.LAYOUT:
        sides = f" ({readable(change.old) or 'nothing'} → {readable(change.new) or 'nothing'})"
    what = f"{change.subject} {change.kind}{sides}. {verdict.reason} [{verdict.rule}{undecided}]"
    return f"  {verdict.level!s:<9} {where}: {what}"


def _named_path(change: Change) -> tuple[str, ...]:
    return tuple(f"passage {part}" for part in change.path) if change.subject is Subject.TEXT else change.path


def redline_lines(sections: Sequence[AlignedSection]) -> Iterator[str]:
    """Yield the changed passages, each section under its heading."""
    for section in sections:
        if section.same:
            continue
        changed = [block for block in redline(section) if block.changed]
        if changed:
            yield f"\n{section.section.label}"
        for block in changed:
            yield f"  {drawing.line(block)}"


def diff_json(compared: Sequence[Compared]) -> str:
    """Return the same as data: one object for each policy."""
    return _json(
        [
            {
                "policy": compared_one.name,
                "sealed": compared_one.sealed,
                "level": str(level(compared_one.judged)),
                "undecided": any(one.verdict.undecided for one in compared_one.judged),
                "changes": [_change(one) for one in weightiest_first(compared_one.judged)],
            }
            for compared_one in compared
        ]
    )


def _change(one: Judged) -> dict[str, object]:
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
        "decision": _decision(one.decision) if one.decision else None,
        "old": one.change.old,
        "new": one.change.new,
    }


def _decision(decision: Decision) -> dict[str, object]:
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


def decidable(name: str, changes: Sequence[Judged], form: str) -> str:
    """Return the changes of a draft, the weightiest first, each with the name under which it is decided."""
    if form == "json":
        return _json([{"id": short(one), **_change(one)} for one in changes])
    if not changes:
        return f"{name}: no change to decide on.\n"
    lines = [f"{name}: {counted(len(changes), 'change')}, {level(changes)}", ""]
    for one in changes:
        lines.append(f"  {short(one)} {change_line(one)[1:]}")
        old, new = one.change.old_block, one.change.new_block
        if old or new:
            marked = pieces(old.runs if old else (), new.runs if new else ())
            lines.append(f"            {drawing.text_pieces(marked)}")
    lines += ["", f"policy decide {name} CHANGE --level LEVEL --because TEXT --by NAME [--approved-by NAME]"]
    return "\n".join(lines) + "\n"


def decided(name: str, done: Decided, form: str) -> str:
    """Return what was recorded, and what sealing the draft would mean now."""
    decision, pending = done.decision, done.pending
    if form == "json":
        draft = {"level": str(pending.level), "earliest": pending.earliest.isoformat()}
        return _json({"policy": name, "file": done.path, "decision": _decision(decision), "draft": draft})
    return (
        f"Decided {short(done.one)} of {name}: {decision.engine_level} → {decision.decided_level},"
        f" recorded in {done.path}\n"
        f"  the draft is {pending.level} and could take effect on {pending.earliest} if sealed today\n"
    )


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
            }
        )
    when = f"takes effect on {effective}" if effective else "effective date unknown"
    lines = [f"Sealed {name} version {version.number}: {version.place.path}", f"  {version.digest}", f"  {when}"]
    if pending.level >= Level.MATERIAL:
        lines.append(f"  {pending.level}: readers are promised {pending.days} days' notice before that day")
        lines.append(f"  their words: policy notify {name} --dry-run FOLDER")
    if done.void:
        lines.append(f"  {counted(done.void, 'decision')} fitted no change any more and was left out")
    lines.append(
        "Now run `policy build`, and commit all of policy_source with the new files in versions/ and notices/."
    )
    return "\n".join(lines) + "\n"


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


def imported_draft(shown: str, written: Sequence[str], form: str) -> str:
    """Return what an import wrote as a draft."""
    if form == "json":
        return _json(list(written))
    return (
        f"Wrote {counted(len(written) - 1, 'section')} and policy.yml in {shown}.\n"
        "Next: give each section its type and facts, then run `policy check`.\n"
    )


def built(pages: int, unsealed: Sequence[str], folder: str, drafts: Sequence[Finding], form: str) -> str:
    """Return what a build made, and what it left out."""
    if form == "json":
        return _json({"pages": pages, "site": folder, "unsealed": list(unsealed), "draft_findings": len(drafts)})
    lines = [f"Built {counted(pages, 'page')}: open {folder}/index.html on a web server,"]
    lines.append(f"for example: python -m http.server --directory {folder}")
    lines.extend(f"{name} has no sealed version yet and is not on the site." for name in unsealed)
    if drafts:
        lines.append(
            f"The drafts have {counted(len(drafts), 'finding')} (`policy check`); the site shows sealed versions only."
        )
    return "\n".join(lines) + "\n"


def facts_text(types: Sequence[str]) -> str:
    """Return the facts that sections of these types can state, with what to write for each."""
    return "\n".join("\n".join(_facts_of(name)) + "\n" for name in types)


def _facts_of(section_type: str) -> Iterator[str]:
    yield f"type: {section_type}"
    for key, field in fields_of(section_type).items():
        yield f"  {key}: {kinds.expected(field.kind)}"
        match field.kind:
            case kinds.Keyed(inner) | kinds.Record(inner):
                for name, part in inner.items():
                    needed = " (needed)" if part.required else ""
                    yield f"    {name}: {kinds.expected(part.kind)}{needed}"
            case _:
                pass


def facts_json(types: Sequence[str]) -> str:
    """Return the same as data: for each type the lines of its facts."""
    return _json({name: list(_facts_of(name))[1:] for name in types})
