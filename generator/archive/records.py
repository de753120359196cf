"""The record around a version, `notices/vNNN.yml`: what its keys are, and how they are read.

Programs write records and people read them: each key that is there says one thing that happened.
"""

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from typing import TypeVar

from generator.archive import record_parts as parts
from generator.archive.record_parts import Values
from generator.archive.record_schema import (
    APPROVAL,
    DECIDED,
    DECISION,
    DRAFT,
    ELSEWHERE,
    EVIDENCE,
    LINK,
    NOTICE,
    REASON,
    RECORD,
    SEALED_KEYS,
    UNREACHED,
    WAIVER,
    WITHDRAWAL,
)
from generator.errors import Finding, Place
from generator.materiality.objections import malformed
from generator.materiality.reasons import unreadable
from generator.model.levels import Level
from generator.model.record import Decision, DraftRecord, Reason, Recorded, Unreached, VersionRecord
from generator.schema.kinds import Field
from generator.schema.nodes import Listing, Mapping, Node, says
from generator.schema.values import read_record

Made = TypeVar("Made")
Fields = MappingType[str, Field]


def read(node: Mapping, findings: list[Finding]) -> Recorded | None:
    """Return what a record says, or None and the findings why it can't be read.

    One that holds decisions alone is that of a draft.
    """
    before = len(findings)
    sealed = any(node.get(key) for key in SEALED_KEYS) or not any(node.get(key) for key in DECIDED)
    known = RECORD if sealed else DRAFT
    every = ELSEWHERE if sealed else DECIDED
    head = Mapping(tuple(entry for entry in node.entries if entry.key.text not in every), node.place)
    values = read_record(known, head, findings, what="a record")
    decided = decisions(node.get("decisions"), findings)
    waiting = decisions(node.get("waiting"), findings, waits=True)
    reasons = _reasons(node.get("reasons"), findings)
    drafted = _each(node.get("draft_approvals"), APPROVAL, "draft_approvals", findings, parts.approval)
    approvals = _each(node.get("approvals"), APPROVAL, "approvals", findings, parts.approval)
    notices = _each(node.get("notices"), NOTICE, "notices", findings, parts.notice)
    evidence = _each(node.get("evidence"), EVIDENCE, "evidence", findings, parts.evidence)
    withdrawal = _entry(node.get("withdrawal"), WITHDRAWAL, "withdrawal", findings, parts.withdrawal)
    unreached = _accepted_of(node.get("unreached"), findings)
    waiver = _entry(node.get("waiver"), WAIVER, "waiver", findings, parts.waiver)
    chain = _each(node.get("chain"), LINK, "chain", findings, parts.link)
    if sealed and notices and "effective" in values:
        message = "a version that was announced takes effect by its notices, not by “effective”"
        findings.append(Finding(node.place, "dates-by-hand", message, "remove “effective”: dates are never typed"))
    if len(findings) > before:
        return None
    number, rehearsal = parts.number(values, "version"), values.get("rehearsal") is True
    if not sealed:
        return DraftRecord(number, decided, node.place, waiting, rehearsal, drafted)
    seen, channels = values.get("seen"), values.get("channels")
    return VersionRecord(
        version=number,
        digest=str(values["digest"]),
        level=Level.named(str(values["level"])),
        place=node.place,
        unfinished=values.get("unfinished") is True,
        at_once=parts.date(values["effective"]) if "effective" in values else None,
        ends=parts.date(values["ends"]) if "ends" in values else None,
        parent=parts.number(values, "parent"),
        revises=parts.number(values, "revises"),
        decisions=decided,
        waiting=waiting,
        draft_approvals=drafted,
        reasons=reasons,
        approvals=approvals,
        summary=str(values.get("summary", "")),
        days=parts.number(values, "days"),
        channels=tuple(channels) if isinstance(channels, list) else (),
        limit=parts.number(values, "limit") if "limit" in values else None,
        words=str(values.get("words", "")),
        notices=notices,
        evidence=evidence,
        seen=tuple(map(parts.date, seen)) if isinstance(seen, list) else (),
        unreached=unreached,
        waiver=waiver,
        withdrawal=withdrawal,
        rehearsal=rehearsal,
        chain=chain,
    )


def _each(
    node: Node | None, fields: Fields, key: str, findings: list[Finding], make: Callable[[Values, Place], Made]
) -> tuple[Made, ...]:
    if node is None:
        return ()
    if not isinstance(node, Listing) or not node.items:
        remedy = f"a list with one “- {next(iter(fields))}: …” for each"
        findings.append(Finding(node.place, "value", f"“{key}” can't be {says(node)}", remedy))
        return ()
    made = (_entry(item, fields, key, findings, make) for item in node.items)
    return tuple(one for one in made if one is not None)


def _entry(
    node: Node | None, fields: Fields, key: str, findings: list[Finding], make: Callable[[Values, Place], Made]
) -> Made | None:
    if node is None:
        return None
    if not isinstance(node, Mapping):
        remedy = f"write the keys {', '.join(fields)}"
        findings.append(Finding(node.place, "value", f"an item of “{key}” can't be {says(node)}", remedy))
        return None
    before = len(findings)
    values = read_record(fields, node, findings, what=f"“{key}”")
    return make(values, node.place) if len(findings) == before else None


def decisions(node: Node | None, findings: list[Finding], *, waits: bool = False) -> tuple[Decision, ...]:
    """Return the decisions of a list, each change once; those that wait have no second person yet."""
    result: dict[str, Decision] = {}
    fields = {key: field for key, field in DECISION.items() if not (waits and key == "approved_by")}
    for decision in _each(node, fields, "waiting" if waits else "decisions", findings, parts.decision):
        wrong = list(malformed(decision, waits=waits))
        if waits and not decision.waits:
            message = f"what counts as {decision.decided_level} here lowers nothing, so it waits for nobody"
            wrong.append(Finding(decision.place, "value", message, "move it to “decisions”"))
        findings.extend(wrong)
        if decision.change in result:
            message = "this change is decided on twice"
            findings.append(Finding(decision.place, "duplicate", message, "keep one of the decisions"))
        elif not wrong:
            result[decision.change] = decision
    return tuple(result.values())


def _reasons(node: Node | None, findings: list[Finding]) -> tuple[Reason, ...]:
    """Return the reasons of a list, each change once."""
    result: dict[str, Reason] = {}
    for reason in _each(node, REASON, "reasons", findings, parts.reason):
        findings.extend(unreadable(reason))
        if reason.change in result:
            findings.append(Finding(reason.place, "duplicate", "this change has two reasons", "keep one of them"))
        result[reason.change] = reason
    return tuple(result.values())


def _accepted_of(node: Node | None, findings: list[Finding]) -> tuple[Unreached, ...]:
    """Return the decisions on whom the notice missed; an earlier program wrote one, and no list."""
    if isinstance(node, Mapping):
        one = _entry(node, UNREACHED, "unreached", findings, parts.unreached)
        return (one,) if one else ()
    return _each(node, UNREACHED, "unreached", findings, parts.unreached)


def names_sealed(content: bytes) -> bool:
    """Return True if a file once was the record of a sealed version, even if it can't be read any more."""
    return b"\ndigest:" in content
