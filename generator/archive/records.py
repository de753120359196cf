"""The record around a version, `notices/vNNN.yml`: what its keys are, and how they are read.

Programs write records and people read them: each key that is there says one thing that happened.
"""

import datetime
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from typing import Final, TypeVar

from generator.errors import Finding, Place
from generator.materiality.decisions import malformed
from generator.materiality.reasons import unreadable
from generator.model.levels import Level
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
from generator.schema import dates
from generator.schema.kinds import (
    Choice,
    Day,
    Digest,
    Field,
    Flag,
    Moment,
    Several,
    Slug,
    Text,
    Whole,
    optional,
    required,
)
from generator.schema.nodes import Listing, Mapping, Node, says
from generator.schema.values import Value, read_record

CHANNELS: Final = ("email", "site", "post", "in_app")
WAIVERS: Final = ("legal_obligation", "imminent_security", "exclusively_favourable")
_LEVEL: Final = Choice(tuple(map(str, Level)))
_WHO: Final = Text("a-moreau")
_WHY: Final = Text("One sentence became two; it says the same.")
_DRAFT: Final = required(version=Whole(1, 10**6)) | optional(rehearsal=Flag())
_RECORD: Final = required(version=Whole(1, 10**6), digest=Digest(), level=_LEVEL) | optional(
    rehearsal=Flag(),
    unfinished=Flag(),
    parent=Whole(1, 10**6),
    revises=Whole(1, 10**6),
    effective=Day(),
    ends=Day(),
    summary=Text("We keep your billing data longer."),
    days=Whole(0, 366),
    channels=Several(Choice(CHANNELS)),
    limit=Whole(0, 100),
    words=Digest(),
    seen=Several(Day()),
)
_DECISION: Final = required(
    change=Digest(),
    rule=Text("48"),
    engine_level=_LEVEL,
    decided_level=_LEVEL,
    rationale=_WHY,
    decided_by=_WHO,
    date=Day(),
) | optional(approved_by=_WHO, basis=Text("GDPR 13(3)"))
_REASON: Final = required(change=Digest(), words=Text("We now say which court decides."))
_APPROVAL: Final = required(by=_WHO, date=Day(), digest=Digest())
_NOTICE: Final = required(at=Moment(), by=_WHO, effective=Day(), digest=Digest()) | optional(because=_WHY)
_EVIDENCE: Final = required(channel=Choice(CHANNELS), at=Moment(), notice=Digest()) | optional(
    where=Text("https://example.com/privacy/"),
    capture=Digest(),
    recipients=Whole(0, 10**9 - 1),
    accepted=Whole(0, 10**9 - 1),
    refused=Whole(0, 10**9 - 1),
    joined=Flag(),
    audiences=Several(Slug()),
)
WITHDRAWAL: Final = required(at=Moment(), by=_WHO, because=_WHY) | optional(digest=Digest())
_UNREACHED: Final = required(by=_WHO, approved_by=_WHO, because=_WHY, date=Day()) | optional(
    of=Moment(), recipients=Whole(0, 10**9 - 1), accepted=Whole(0, 10**9 - 1)
)
_WAIVER: Final = required(kind=Choice(WAIVERS), basis=Text("order of the authority"), by=_WHO, approved_by=_WHO) | {
    "breaks_promise": Field(Flag(), required=True)
}
_DECIDED: Final = ("decisions", "waiting", "draft_approvals")
_LINK: Final = required(of=Text("notice 1"), previous=Text(), digest=Digest()) | optional(rehearsal=Flag())
_ELSEWHERE: Final = (
    *(*_DECIDED, "reasons", "approvals", "notices", "evidence", "withdrawal", "unreached", "waiver", "chain"),
)
_SEALED_KEYS: Final = frozenset({*_RECORD, *_ELSEWHERE}) - {"version", "rehearsal", *_DECIDED}
Made = TypeVar("Made")
Fields = MappingType[str, Field]
Values = MappingType[str, Value]


def read(node: Mapping, found: list[Finding]) -> Recorded | None:
    """Return what a record says, or None and the findings why it can't be read.

    One that holds decisions alone is that of a draft.
    """
    before = len(found)
    sealed = any(node.get(key) for key in _SEALED_KEYS) or not any(node.get(key) for key in _DECIDED)
    known = _RECORD if sealed else _DRAFT
    every = _ELSEWHERE if sealed else _DECIDED
    head = Mapping(tuple(entry for entry in node.entries if entry.key.text not in every), node.place)
    values = read_record(known, head, found, what="a record")
    decided = decisions(node.get("decisions"), found)
    waiting = decisions(node.get("waiting"), found, waits=True)
    reasons = _reasons(node.get("reasons"), found)
    drafted = _each(node.get("draft_approvals"), _APPROVAL, "draft_approvals", found, _approval)
    approvals = _each(node.get("approvals"), _APPROVAL, "approvals", found, _approval)
    notices = _each(node.get("notices"), _NOTICE, "notices", found, _notice)
    evidence = _each(node.get("evidence"), _EVIDENCE, "evidence", found, _evidence)
    withdrawal = _one(node.get("withdrawal"), WITHDRAWAL, "withdrawal", found, _withdrawal)
    unreached = _accepted_of(node.get("unreached"), found)
    waiver = _one(node.get("waiver"), _WAIVER, "waiver", found, _waiver)
    chain = _each(node.get("chain"), _LINK, "chain", found, _link)
    if sealed and notices and "effective" in values:
        message = "a version that was announced takes effect by its notices, not by “effective”"
        found.append(Finding(node.place, "dates-by-hand", message, "remove “effective”: dates are never typed"))
    if len(found) > before:
        return None
    number, rehearsal = _number(values, "version"), values.get("rehearsal") is True
    if not sealed:
        return DraftRecord(number, decided, node.place, waiting, rehearsal, drafted)
    seen, channels = values.get("seen"), values.get("channels")
    return VersionRecord(
        version=number,
        digest=str(values["digest"]),
        level=Level.named(str(values["level"])),
        place=node.place,
        unfinished=values.get("unfinished") is True,
        at_once=_date(values["effective"]) if "effective" in values else None,
        ends=_date(values["ends"]) if "ends" in values else None,
        parent=_number(values, "parent"),
        revises=_number(values, "revises"),
        decisions=decided,
        waiting=waiting,
        draft_approvals=drafted,
        reasons=reasons,
        approvals=approvals,
        summary=str(values.get("summary", "")),
        days=_number(values, "days"),
        channels=tuple(channels) if isinstance(channels, list) else (),
        limit=_number(values, "limit") if "limit" in values else None,
        words=str(values.get("words", "")),
        notices=notices,
        evidence=evidence,
        seen=tuple(map(_date, seen)) if isinstance(seen, list) else (),
        unreached=unreached,
        waiver=waiver,
        withdrawal=withdrawal,
        rehearsal=rehearsal,
        chain=chain,
    )


def _each(
    node: Node | None, fields: Fields, key: str, found: list[Finding], make: Callable[[Values, Place], Made]
) -> tuple[Made, ...]:
    if node is None:
        return ()
    if not isinstance(node, Listing) or not node.items:
        remedy = f"a list with one “- {next(iter(fields))}: …” for each"
        found.append(Finding(node.place, "value", f"“{key}” can't be {says(node)}", remedy))
        return ()
    made = (_one(item, fields, key, found, make) for item in node.items)
    return tuple(one for one in made if one is not None)


def _one(
    node: Node | None, fields: Fields, key: str, found: list[Finding], make: Callable[[Values, Place], Made]
) -> Made | None:
    if node is None:
        return None
    if not isinstance(node, Mapping):
        remedy = f"write the keys {', '.join(fields)}"
        found.append(Finding(node.place, "value", f"an item of “{key}” can't be {says(node)}", remedy))
        return None
    before = len(found)
    values = read_record(fields, node, found, what=f"“{key}”")
    return make(values, node.place) if len(found) == before else None


def decisions(node: Node | None, found: list[Finding], *, waits: bool = False) -> tuple[Decision, ...]:
    """Return the decisions of a list, each change once; those that wait have no second person yet."""
    result: dict[str, Decision] = {}
    fields = {key: field for key, field in _DECISION.items() if not (waits and key == "approved_by")}
    for decision in _each(node, fields, "waiting" if waits else "decisions", found, _decision):
        wrong = list(malformed(decision, waits=waits))
        if waits and not decision.waits:
            message = f"what counts as {decision.decided_level} here lowers nothing, so it waits for nobody"
            wrong.append(Finding(decision.place, "value", message, "move it to “decisions”"))
        found.extend(wrong)
        if decision.change in result:
            message = "this change is decided on twice"
            found.append(Finding(decision.place, "duplicate", message, "keep one of the decisions"))
        elif not wrong:
            result[decision.change] = decision
    return tuple(result.values())


def _reasons(node: Node | None, found: list[Finding]) -> tuple[Reason, ...]:
    """Return the reasons of a list, each change once."""
    result: dict[str, Reason] = {}
    for reason in _each(node, _REASON, "reasons", found, _reason):
        found.extend(unreadable(reason))
        if reason.change in result:
            found.append(Finding(reason.place, "duplicate", "this change has two reasons", "keep one of them"))
        result[reason.change] = reason
    return tuple(result.values())


def _reason(values: Values, place: Place) -> Reason:
    return Reason(str(values["change"]), str(values["words"]), place)


def _decision(values: Values, place: Place) -> Decision:
    return Decision(
        change=str(values["change"]),
        rule=str(values["rule"]),
        engine_level=Level.named(str(values["engine_level"])),
        decided_level=Level.named(str(values["decided_level"])),
        rationale=str(values["rationale"]),
        decided_by=str(values["decided_by"]),
        date=_date(values["date"]),
        approved_by=str(values.get("approved_by", "")),
        basis=str(values.get("basis", "")),
        place=place,
    )


def _approval(values: Values, place: Place) -> Approval:
    return Approval(str(values["by"]), _date(values["date"]), str(values["digest"]), place)


def _notice(values: Values, place: Place) -> Notice:
    return Notice(
        at=_moment(values["at"]),
        by=str(values["by"]),
        effective=_date(values["effective"]),
        digest=str(values["digest"]),
        because=str(values.get("because", "")),
        place=place,
    )


def _evidence(values: Values, place: Place) -> Evidence:
    audiences = values.get("audiences")
    return Evidence(
        channel=str(values["channel"]),
        at=_moment(values["at"]),
        notice=str(values["notice"]),
        where=str(values.get("where", "")),
        capture=str(values.get("capture", "")),
        recipients=_number(values, "recipients"),
        accepted=_number(values, "accepted"),
        refused=_number(values, "refused"),
        joined=values.get("joined") is True,
        audiences=tuple(audiences) if isinstance(audiences, list) else (),
        place=place,
    )


def _withdrawal(values: Values, place: Place) -> Withdrawal:
    return Withdrawal(
        _moment(values["at"]), str(values["by"]), str(values["because"]), place, str(values.get("digest", ""))
    )


def _accepted_of(node: Node | None, found: list[Finding]) -> tuple[Unreached, ...]:
    """Return the decisions on whom the notice missed; an earlier program wrote one, and no list."""
    if isinstance(node, Mapping):
        one = _one(node, _UNREACHED, "unreached", found, _unreached)
        return (one,) if one else ()
    return _each(node, _UNREACHED, "unreached", found, _unreached)


def _unreached(values: Values, place: Place) -> Unreached:
    return Unreached(
        by=str(values["by"]),
        approved_by=str(values["approved_by"]),
        because=str(values["because"]),
        date=_date(values["date"]),
        of=_moment(values["of"]) if "of" in values else None,
        recipients=_number(values, "recipients"),
        accepted=_number(values, "accepted"),
        place=place,
    )


def _link(values: Values, place: Place) -> ChainLink:
    mark = values.get("rehearsal") is True
    return ChainLink(str(values["of"]), str(values["previous"]), str(values["digest"]), mark, place)


def _waiver(values: Values, place: Place) -> Waiver:
    return Waiver(
        kind=str(values["kind"]),
        basis=str(values["basis"]),
        by=str(values["by"]),
        approved_by=str(values["approved_by"]),
        breaks_promise=values["breaks_promise"] is True,
        place=place,
    )


def _number(values: Values, key: str) -> int:
    value = values.get(key, 0)
    return value if isinstance(value, int) else 0


def _date(value: Value) -> datetime.date:
    return datetime.date.fromisoformat(str(value))


def _moment(value: Value) -> datetime.datetime:
    instant = dates.moment(str(value))
    assert instant is not None, value  # noqa: S101 -- the kind has read it
    return instant


def names_sealed(content: bytes) -> bool:
    """Return True if a file once was the record of a sealed version, even if it can't be read any more."""
    return b"\ndigest:" in content
