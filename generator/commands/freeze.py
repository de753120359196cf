"""Sealing a draft as the next version of its policy: from then on it is for good."""

import datetime
from dataclasses import dataclass

from generator.archive import next_version
from generator.commands.freeze_checks import Sealable
from generator.commands.pending import Pending
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import Approval, Decision
from generator.model.version import Version


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version that was just sealed, and when it takes effect (None: unknown).

    `void` are the decisions that fitted no change any more, `waiting` those that no second person approved; they were
    not sealed with it. `approvals` are those of its draft, which hold for it.
    """

    version: Version
    pending: Pending
    effective: datetime.date | None
    void: tuple[Decision, ...] = ()
    waiting: tuple[Decision, ...] = ()
    approvals: tuple[Approval, ...] = ()


def seal(loaded: policy_source.Source, policy: Policy, what: Sealable) -> Frozen:
    """Seal a draft that may be sealed: from here on it is for good."""
    shown_path = loaded.shown_folder(policy)
    version = next_version.add(loaded.folder(policy), policy.name, policy.versions, what.to_seal, shown_path)
    return Frozen(version, what.pending, what.effective, what.void, what.waiting, what.to_seal.approvals)
