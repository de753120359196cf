"""A version that takes the place of an announced one: which one that is, and whether it keeps its clock."""

from generator.materiality import decisions
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice.timeline import parent


def revised(policy: Policy, record: VersionRecord) -> VersionRecord | None:
    """Return the record of the version whose place a version takes; None where it can't be read, or isn't older."""
    number = record.revises
    known = 1 < number < record.version and any(version.number == number for version in policy.versions)
    return policy.record(number) if known and parent(policy, number) else None


def continues(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision of an announced version may keep its clock. Source: domain rules §5.4.

    So it is where only editorial changes were made to the announced text, or where nothing is shown to readers that the
    announcement did not show: changes were dropped, or the text below was mended meanwhile.
    """
    former = revised(policy, record)
    if former is None or not former.notices:
        return False
    gone = [one.removed for one in compared(policy, record) if one.removed]
    if gone:
        return all(record.version in one.continued for one in gone)
    return decisions.adds_nothing(policy, record)


def compared(policy: Policy, record: VersionRecord) -> tuple[Version, ...]:
    """Return the versions by whose texts a revision is found to go on where the announced one stood."""
    both = record.version, record.revises
    return tuple(one for number in both for one in (policy.version(number), policy.parent(number)) if one)
