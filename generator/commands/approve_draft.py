"""Approving a draft before it is sealed: somebody read the text with this digest, as a preview shows it."""

import datetime
from dataclasses import dataclass
from typing import Final

from generator.archive import draft_records
from generator.commands.authority import require_lawyer
from generator.commands.pending import draft_of
from generator.errors import refusal
from generator.loading import policy_source
from generator.model.document import content_digest
from generator.model.people import same_person
from generator.model.policy import Policy
from generator.model.record import Approval
from generator.notice import draft_approvals, gates
from generator.notice.notice_period import local_day

LEAST_DIGITS: Final = 12
_NAME: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class ApprovedDraft:
    """The approval that was recorded of a draft, and the number that it will have when it is sealed."""

    number: int
    approval: Approval


def approve_draft(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, by: str, content: str
) -> ApprovedDraft:
    """Record that somebody approves the draft whose content has this digest, or one that begins so.

    Sealing carries it over where the text is still the same. One of another text than the present one is refused: it
    changed since it was read.
    """
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    draft = draft_of(loaded, policy)
    digits, present = content.strip().lower().removeprefix(_NAME), content_digest(draft)
    shown_path = loaded.shown_folder(policy)
    if len(digits) < LEAST_DIGITS or not present.removeprefix(_NAME).startswith(digits):
        message = f"the draft is not the text that was read: the digest of its content is {present}"
        if len(digits) < LEAST_DIGITS:
            message = f"“{content}” doesn't say which text was read"
        remedy = "read it (policy build --preview FOLDER), and name the digest that stands there: --draft sha256:…"
        raise refusal(shown_path, draft_approvals.RULE, message, remedy)
    require_lawyer(loaded, policy, by)
    today = local_day(now, policy.brand)
    if any(same_person(one.by, by) for one in draft_approvals.holding(policy, draft, today)):
        message = f"{by} has approved this text already"
        raise refusal(shown_path, draft_approvals.RULE, message, "nothing is to be done")
    approval = Approval(by, today, present)
    number = policy.next_number
    draft_records.approve_draft(loaded.folder(policy), number, approval, shown_path, rehearsal=loaded.rehearsal)
    return ApprovedDraft(number, approval)
