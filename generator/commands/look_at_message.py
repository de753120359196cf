"""Looking at a message with a notice that arrived in a mailbox: that a mail server took it doesn't show that."""

import datetime
from pathlib import Path

from generator import files
from generator.commands.look_at_site import LookResult, add
from generator.commands.mailing import letter_of
from generator.errors import PolicyError, refusal
from generator.loading import policy_source
from generator.mail import arrived_message
from generator.model.policy import Policy
from generator.model.record import Look, VersionRecord
from generator.notice import notice_clock, readers_reached
from generator.notice.notice_period import local_day
from generator.notice.site_looks import ARRIVED, RULE
from generator.publish import web


def look(loaded: policy_source.Source, policy: Policy, now: datetime.datetime, path: Path) -> LookResult:
    """Add to the looks of a policy that its newest notice arrived, by a message that a mailbox saved as a file."""
    message = arrived_message.read(files.read_bytes(path, str(path), arrived_message.MOST_BYTES))
    record = _of(policy, message) if message else None
    if message is None or record is None:
        lacking = f"this is not a message with a notice of {policy.name}"
        raise _refused(path, lacking, "save the whole message, with all of its headers, from a mailbox of a reader")
    own = policy.brand.check_address.lower()
    if own and message.to != own:
        raise _refused(path, f"this message is not for {own}", "save the one that came to the mailbox of check_address")
    host = next((one for one in message.hosts if loaded.rehearsal or not web.own_machine(one)), "")
    if not host:
        raise _refused(path, "no mail server is named that took this message", "save it from the mailbox it came to")
    one = Look(local_day(now, policy.brand), record.version, ARRIVED, notice_clock.newest(record).digest, where=host)
    return LookResult(policy.name, record.version, ARRIVED, add(loaded, policy, one, None))


def _of(policy: Policy, message: arrived_message.ArrivedMessage) -> VersionRecord | None:
    """Return the record of the version whose notice was sent in a message; None where there is none."""
    for record in policy.records:
        if isinstance(record, VersionRecord) and record.notices:
            given = notice_clock.newest(record)
            sent = any((one.channel, one.notice) == (readers_reached.EMAIL, given.digest) for one in record.evidence)
            if sent and message.carries(letter_of(policy, record).text):
                return record
    return None


def _refused(path: Path, message: str, remedy: str) -> PolicyError:
    return refusal(str(path), RULE, message, remedy)
