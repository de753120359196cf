"""The record around a version, `notices/vNNN.yml`: what its keys are, and how they are read.

Programs write records and people read them: each key that is there says one thing that happened.
"""

from collections.abc import Mapping as MappingType

from generator.archive.record_schema import (
    APPROVAL,
    BEFORE_SEALING,
    CHAIN_LINK,
    DECISION,
    DRAFT,
    EVIDENCE,
    NOTICE,
    REASON,
    RECORD,
    SEALED_KEYS,
    SUB_RECORDS,
    UNREACHED,
    WAIVER,
    WITHDRAWAL,
)
from generator.errors import Finding
from generator.materiality.decision_objections import malformed
from generator.materiality.reasons import unreadable
from generator.model.entries import Made, from_keys
from generator.model.record import (
    Approval,
    ChainLink,
    Decision,
    DraftRecord,
    Evidence,
    Notice,
    Reason,
    Recorded,
    Unreached,
    VersionRecord,
    Waiver,
    Withdrawal,
)
from generator.schema.kinds import Field
from generator.schema.nodes import Listing, Mapping, Node, kind_in_words
from generator.schema.values import read_record

Fields = MappingType[str, Field]


def read(node: Mapping, findings: list[Finding]) -> Recorded | None:
    """Return what a record says, or None and the findings why it can't be read.

    One that holds decisions alone is that of a draft.
    """
    before = len(findings)
    sealed = any(node.get(key) for key in SEALED_KEYS) or not any(node.get(key) for key in BEFORE_SEALING)
    known = RECORD if sealed else DRAFT
    every = SUB_RECORDS if sealed else BEFORE_SEALING
    head = Mapping(tuple(entry for entry in node.entries if entry.key.text not in every), node.place)
    values = read_record(known, head, findings, what="a record")
    decided = decisions(node.get("decisions"), findings)
    waiting = decisions(node.get("waiting"), findings, waits=True)
    reasons = _reasons(node.get("reasons"), findings)
    drafted = _each(node.get("draft_approvals"), APPROVAL, "draft_approvals", findings, Approval)
    approvals = _each(node.get("approvals"), APPROVAL, "approvals", findings, Approval)
    notices = _each(node.get("notices"), NOTICE, "notices", findings, Notice)
    evidence = _each(node.get("evidence"), EVIDENCE, "evidence", findings, Evidence)
    withdrawal = _entry(node.get("withdrawal"), WITHDRAWAL, "withdrawal", findings, Withdrawal)
    unreached = _accepted_of(node.get("unreached"), findings)
    waiver = _entry(node.get("waiver"), WAIVER, "waiver", findings, Waiver)
    chain = _each(node.get("chain"), CHAIN_LINK, "chain", findings, ChainLink)
    if sealed and notices and "effective" in values:
        message = "a version that was announced takes effect by its notices, not by “effective”"
        findings.append(Finding(node.place, "dates-by-hand", message, "remove “effective”: dates are never typed"))
    if len(findings) > before:
        return None
    if not sealed:
        place = node.place
        return from_keys(DraftRecord, values, decisions=decided, place=place, waiting=waiting, approvals=drafted)
    return from_keys(
        VersionRecord,
        {"at_once" if key == "effective" else key: value for key, value in values.items()},
        place=node.place,
        decisions=decided,
        waiting=waiting,
        draft_approvals=drafted,
        reasons=reasons,
        approvals=approvals,
        notices=notices,
        evidence=evidence,
        unreached=unreached,
        waiver=waiver,
        withdrawal=withdrawal,
        chain=chain,
    )


def _each(node: Node | None, fields: Fields, key: str, findings: list[Finding], kind: type[Made]) -> tuple[Made, ...]:
    if node is None:
        return ()
    if not isinstance(node, Listing) or not node.items:
        remedy = f"a list with one “- {next(iter(fields))}: …” for each"
        findings.append(Finding(node.place, "value", f"“{key}” can't be {kind_in_words(node)}", remedy))
        return ()
    made = (_entry(item, fields, key, findings, kind) for item in node.items)
    return tuple(one for one in made if one is not None)


def _entry(node: Node | None, fields: Fields, key: str, findings: list[Finding], kind: type[Made]) -> Made | None:
    if node is None:
        return None
    if not isinstance(node, Mapping):
        remedy = f"write the keys {', '.join(fields)}"
        findings.append(Finding(node.place, "value", f"an item of “{key}” can't be {kind_in_words(node)}", remedy))
        return None
    before = len(findings)
    values = read_record(fields, node, findings, what=f"“{key}”")
    return from_keys(kind, values, place=node.place) if len(findings) == before else None


def decisions(node: Node | None, findings: list[Finding], *, waits: bool = False) -> tuple[Decision, ...]:
    """Return the decisions of a list, each change once; those that wait have no second person yet."""
    result: dict[str, Decision] = {}
    fields = {key: field for key, field in DECISION.items() if not (waits and key == "approved_by")}
    for decision in _each(node, fields, "waiting" if waits else "decisions", findings, Decision):
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
    for reason in _each(node, REASON, "reasons", findings, Reason):
        findings.extend(unreadable(reason))
        if reason.change in result:
            findings.append(Finding(reason.place, "duplicate", "this change has two reasons", "keep one of them"))
        result[reason.change] = reason
    return tuple(result.values())


def _accepted_of(node: Node | None, findings: list[Finding]) -> tuple[Unreached, ...]:
    """Return the decisions on whom the notice missed; an earlier program wrote one, and no list."""
    if isinstance(node, Mapping):
        one = _entry(node, UNREACHED, "unreached", findings, Unreached)
        return (one,) if one else ()
    return _each(node, UNREACHED, "unreached", findings, Unreached)


def names_sealed(content: bytes) -> bool:
    """Return True if a file once was the record of a sealed version, even if it can't be read any more."""
    return b"\ndigest:" in content
