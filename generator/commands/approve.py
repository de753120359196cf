"""Approving a sealed version: somebody read this very text."""

import datetime
from dataclasses import replace

from generator.commands.authority import require_lawyer
from generator.commands.recording import (
    Announced,
    amend,
    refused,
    require_open,
)
from generator.commands.which_version import awaiting
from generator.loading import policy_source
from generator.model.people import same_person
from generator.model.policy import Policy
from generator.model.record import Approval, VersionRecord
from generator.notice.notice_period import local_day


def approve(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, by: str, number: int = 0
) -> Announced:
    """Record that somebody read a sealed version and approves this very text."""
    record = awaiting(loaded, policy, now, number)
    require_lawyer(loaded, policy, by)
    if any(same_person(one.by, by) and one.digest == record.digest for one in record.approvals):
        raise refused(loaded, policy, f"{by} has approved version {record.version} already", "nothing is to be done")
    approval = Approval(by, local_day(now, policy.brand), record.digest)

    def change(old: VersionRecord) -> VersionRecord:
        require_open(old, record)
        return replace(old, approvals=(*old.approvals, approval))

    return amend(loaded, policy, record, change)
