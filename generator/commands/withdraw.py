"""Taking back a version that is not in force."""

import datetime
from dataclasses import replace

from generator.commands.authority import require_known, require_reason
from generator.commands.recording import (
    Announced,
    amend,
    refused,
    require_no_errors,
    require_unchanged,
    whole_second,
)
from generator.commands.which_version import changing, running
from generator.commands.words_for_readers import refuse_in_force, refuse_unreadable
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import VersionRecord, Withdrawal
from generator.notice import gates
from generator.notice.next_notice import withdrawal_of, words_of


def withdraw(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, *, by: str, because: str, number: int = 0
) -> Announced:
    """Take back a version that is not in force; it stays in the archive."""
    record = running(loaded, policy, now, number, announced=False)
    require_known(loaded, policy, by)
    require_reason(loaded, policy, because)
    refuse_unreadable(loaded, policy, because)
    refuse_in_force(loaded, policy, record, because)
    if others := changing(policy, record):
        message = f"version {others[0].version} changes version {record.version}"
        raise refused(loaded, policy, message, f"withdraw version {others[0].version} first")
    require_no_errors(list(gates.gate(policy, now)), ("future",))
    gone = Withdrawal(whole_second(now), by, because)
    if record.notices and record.effective:
        content = words_of(withdrawal_of(policy, record, because, now))
        gone = replace(gone, digest=digest(content), text=content.decode())

    def change(old: VersionRecord) -> VersionRecord:
        require_unchanged(old, record)
        return replace(old, withdrawal=gone)

    return amend(loaded, policy, record, change, following=policy.next_number)
