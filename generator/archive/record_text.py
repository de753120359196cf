"""The file of a record, as programs write it and people read it."""

from typing import Final

from generator.archive.record_schema import (
    APPROVAL,
    CHAIN_LINK,
    DECISION,
    EVIDENCE,
    NOTICE,
    REASON,
    UNREACHED,
    WAIVER,
    WITHDRAWAL,
)
from generator.model.entries import to_keys, written_value
from generator.model.record import DraftRecord, Evidence, Recorded, Unreached
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
        "decisions": [to_keys(one, DECISION) for one in record.decisions],
        "waiting": [to_keys(one, DECISION) for one in record.waiting],
        "draft_approvals": [to_keys(one, APPROVAL) for one in drafted],
    }
    if isinstance(record, DraftRecord):
        return _file(DRAFT_HEAD, {"version": record.version, "rehearsal": record.rehearsal, **both})
    content: dict[str, object] = {
        "version": record.version,
        "digest": record.digest,
        "level": str(record.level),
        "rehearsal": record.rehearsal,
        "unfinished": record.unfinished,
        "parent": record.parent,
        "revises": record.revises,
        "effective": record.at_once,
        "ends": record.ends,
        "summary": record.summary,
        "days": record.days,
        "channels": record.channels,
        "words": record.words,
        "approvals": [to_keys(one, APPROVAL) for one in record.approvals],
        "notices": [to_keys(one, NOTICE) for one in record.notices],
        "evidence": [_evidence(one) for one in record.evidence],
        "seen": record.seen,
        "limit": record.limit,
        "unreached": [_unreached(one) for one in record.unreached],
        "waiver": to_keys(record.waiver, WAIVER) if record.waiver else None,
        "withdrawal": to_keys(record.withdrawal, WITHDRAWAL) if record.withdrawal else None,
        "reasons": [to_keys(one, REASON) for one in record.reasons],
        **both,
        "chain": [to_keys(one, CHAIN_LINK) for one in record.chain],
    }
    return _file(HEAD, content)


def _file(head: str, content: dict[str, object]) -> str:
    """Return a file with the keys that state something; a limit of 0 does."""
    said = {
        key: written_value(value) for key, value in content.items() if value or (key == "limit" and value is not None)
    }
    return head + dump_yaml(said)


def _evidence(one: Evidence) -> dict[str, object]:
    """Return the keys of evidence; where there are recipients, none of the counts is left out."""
    return to_keys(one, EVIDENCE, *(("accepted", "refused") if one.recipients else ()))


def _unreached(one: Unreached) -> dict[str, object]:
    """Return the keys of a decision on whom a notice missed; where it says of which evidence, with both counts."""
    return to_keys(one, UNREACHED, *(("recipients", "accepted") if one.of else ()))
