"""The file of a record, as programs write it and people read it."""

import datetime
from typing import Final

from generator.model.record import Approval, Decision, DraftRecord, Evidence, Recorded, Unreached, Withdrawal
from generator.schema import dates
from generator.schema.yaml import dump_yaml

HEAD: Final = (
    "# Written by `policy freeze`, `announce` and `notify`. It says what happens around this version; do not edit it"
    " by hand.\n"
)
DRAFT_HEAD: Final = "# Written by `policy decide` and `approve`. `policy freeze` adds what the version needs.\n"


def record_file(record: Recorded) -> str:
    """Return the file of a record; what did not happen is not in it."""
    drafted = record.approvals if isinstance(record, DraftRecord) else record.draft_approvals
    both: dict[str, object] = {
        "decisions": list(map(_decided, record.decisions)),
        "waiting": list(map(_decided, record.waiting)),
        "draft_approvals": list(map(_approved, drafted)),
    }
    if isinstance(record, DraftRecord):
        mark = {"rehearsal": "yes"} if record.rehearsal else {}
        return DRAFT_HEAD + dump_yaml(
            {"version": record.version} | mark | {key: value for key, value in both.items() if value}
        )
    content: dict[str, object] = {
        "version": record.version,
        "digest": record.digest,
        "level": str(record.level),
        "rehearsal": "yes" if record.rehearsal else "",
        "unfinished": "yes" if record.unfinished else "",
        "parent": record.parent,
        "revises": record.revises,
        "effective": record.at_once.isoformat() if record.at_once else "",
        "ends": record.ends.isoformat() if record.ends else "",
        "summary": record.summary,
        "days": record.days,
        "channels": list(record.channels),
        "words": record.words,
        "approvals": list(map(_approved, record.approvals)),
        "notices": [
            {
                "at": dates.written_moment(one.at),
                "by": one.by,
                "effective": one.effective.isoformat(),
                "digest": one.digest,
            }
            | ({"because": one.because} if one.because else {})
            for one in record.notices
        ],
        "evidence": [_evidence_keys(one) for one in record.evidence],
        "seen": [day.isoformat() for day in record.seen],
        "limit": record.limit,
        "unreached": [_accepted(one) for one in record.unreached],
        "waiver": _plain(record.waiver, "kind", "basis", "by", "approved_by", "breaks_promise"),
        "withdrawal": _plain(record.withdrawal, *_withdrawn(record.withdrawal)),
        "reasons": [_plain(one, "change", "words") for one in record.reasons],
        **both,
        "chain": [
            _plain(one, "of", "previous", "digest") | ({"rehearsal": "yes"} if one.rehearsal else {})
            for one in record.chain
        ],
    }
    return HEAD + dump_yaml({key: value for key, value in content.items() if value or (key, value) == ("limit", 0)})


def _approved(one: Approval) -> dict[str, object]:
    return _plain(one, "by", "date", "digest")


def _withdrawn(gone: Withdrawal | None) -> tuple[str, ...]:
    return ("at", "by", "because", *(("digest",) if gone and gone.digest else ()))


def _accepted(decided: Unreached) -> dict[str, object]:
    counted = ("of", "recipients", "accepted") if decided.of else ()
    return _plain(decided, "by", "approved_by", "because", "date", *counted)


def _plain(item: object | None, *names: str) -> dict[str, object]:
    return {name: _scalar(getattr(item, name)) for name in names} if item else {}


def _scalar(value: object) -> object:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return dates.written_moment(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return value


def _evidence_keys(one: Evidence) -> dict[str, object]:
    content = _plain(one, "channel", "at", "notice") | {
        name: value for name in ("where", "capture") if (value := getattr(one, name))
    }
    if one.recipients:
        content |= {"recipients": one.recipients, "accepted": one.accepted, "refused": one.refused}
    content |= {"joined": "yes"} if one.joined else {}
    content |= {name: value for name in ("by", "approved_by") if (value := getattr(one, name))}
    return content | ({"audiences": list(one.audiences)} if one.audiences else {})


def _decided(decision: Decision) -> dict[str, str]:
    every = {
        "change": decision.change,
        "rule": decision.rule,
        "engine_level": str(decision.engine_level),
        "decided_level": str(decision.decided_level),
        "rationale": decision.rationale,
        "basis": decision.basis,
        "decided_by": decision.decided_by,
        "approved_by": decision.approved_by,
        "date": decision.date.isoformat(),
    }
    return {key: value for key, value in every.items() if value}
