"""What the site says that a policy lacks, by the types of its sections: an editor sees it before readers do."""

from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes

RULE: Final = "missing-topic"
RETENTION: Final = "retention"


def missing_topics(policy: Policy, sheet: Place) -> Iterator[Finding]:
    """Find, before the first seal, that the summary at a glance will say of a privacy policy: it has no such section.

    A section of another type may speak of it: the summary reads types and facts alone.
    """
    draft, words = policy.draft, policy.brand.words
    if draft is None or policy.versions or draft.kind != "privacy" or not words.shows("glance"):
        return
    if any(one.type == RETENTION for one in draft.sections) or not any(one.facts for one in draft.sections):
        return
    said = in_quotes(words.say("glance-no-retention"))
    message = f"no section is of the type {RETENTION}, so the summary at a glance says to readers: {said}"
    remedy = f"where a section says how long, give it “type: {RETENTION}”; otherwise leave it as it is"
    yield Finding(sheet, RULE, message, remedy, Severity.NOTE)
