"""E-mails with a notice as they are recorded, and from when the notice counts."""

import datetime
from pathlib import Path

from generator.commands import record_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.record import Evidence, VersionRecord
from generator.notice import notice_clock
from tests.small import NAME

DAY_2, DAY_30 = "2026-12-02T12:00:00+00:00", "2026-12-30T12:00:00+00:00"
LIST, OTHER = digest(b"list"), digest(b"other list")


def mailed(
    root: Path,
    at: str,
    recipients: int,
    accepted: int = -1,
    *,
    of: str = LIST,
    joined: bool = False,
    own: int = 0,
    name: str = NAME,
) -> None:
    """Record that e-mails were accepted for so many of a list."""
    loaded, moment = policy_source.load(root), datetime.datetime.fromisoformat(at)
    taken = recipients if accepted < 0 else accepted

    def counted(record: VersionRecord) -> Evidence:
        words = notice_clock.newest(record).digest
        counts = (recipients, taken, recipients - taken)
        return Evidence("email", moment, words, "ledger", of, *counts, joined=joined, own=own)

    record_evidence.record_evidence(loaded, loaded.policy(name), moment, counted)


def begun() -> str | None:
    """Return from when the notice of version 2 counts."""
    item = policy_source.load(Path("policy_source")).policy(NAME)
    record = item.record(2)
    assert record
    moment = notice_clock.notified(item, record)
    return moment.isoformat()[:10] if moment else None
