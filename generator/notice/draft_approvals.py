"""Approvals of a draft, bound to its text by the digest of its content: which of them hold when it is sealed."""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Severity
from generator.materiality import promise_changes
from generator.materiality.decision_objections import LEGAL
from generator.model.document import Document, content_digest
from generator.model.policy import Policy
from generator.model.record import Approval
from generator.schema.nodes import in_quotes
from generator.source import promised_file

RULE: Final = "approval"


def holding(policy: Policy, draft: Document, today: datetime.date) -> tuple[Approval, ...]:
    """Return the approvals of this very text, by people who are listed with the role legal.

    None where the brand's promise of notice changes with it: that stands in brand.yml, and not in what was approved.
    """
    record, content = policy.draft_record, content_digest(draft)
    if changes_promise(policy):
        return ()
    lawyers = {person.id for person in policy.brand.people if LEGAL in person.roles}
    given = record.approvals if record else ()
    return tuple(one for one in given if one.digest == content and one.by in lawyers and one.date <= today)


def changes_promise(policy: Policy) -> bool:
    """Return True if the next version would be sealed with another promise of notice than the one that it changes."""
    base = policy.base
    return base is not None and bool(promise_changes.changes(promised_file.of(policy, base), policy.brand.notice))


def faults(policy: Policy) -> Iterator[Finding]:
    """Find approvals of the draft that say nothing: of another text (a warning), or by nobody who may approve."""
    record = policy.draft_record
    if record is None or policy.draft is None:
        return
    roles = {person.id: person.roles for person in policy.brand.people}
    content = content_digest(policy.draft)
    if record.approvals and changes_promise(policy):
        message = "the draft was approved, and the promise of notice in brand.yml changes with it"
        remedy = (
            f"let the version be read once it is sealed: policy approve {policy.name}; until then nobody approved it"
        )
        yield Finding(record.place, RULE, message, remedy, Severity.WARNING)
    for one in record.approvals:
        if LEGAL not in roles.get(one.by, ()):
            message = f"{in_quotes(one.by)} is not among the people of brand.yml with the role {LEGAL}"
            yield Finding(one.place, RULE, message, "remove this approval: it says nothing")
        elif one.digest != content:
            message = f"{one.by} approved another text of the draft: it changed since"
            remedy = f"let it be read again: policy approve {policy.name} --draft DIGEST --by {one.by}"
            yield Finding(one.place, RULE, message, f"{remedy}; until then this says nothing", Severity.WARNING)
