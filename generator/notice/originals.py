"""When the version applies that a translation's version translates: the translation never applies before it."""

import datetime
from typing import Final

from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice.timeline import starts

RULE: Final = "before-original"
NOT_YET: Final = datetime.date.max
Original = tuple[Policy, Version]


def original(policy: Policy, digest: str) -> Original | None:
    """Return the policy and its version with this digest, which a version translates; None where none is known."""
    if not digest:
        return None
    masters = (policy.master, *policy.masters) if policy.master else policy.masters
    every = ((master, one) for master in masters for one in master.versions)
    return next((found for found in every if found[1].digest == digest), None)


def begins(policy: Policy, digest: str) -> datetime.date | None:
    """Return the first day of the version with this digest, `NOT_YET` where it has none; None where none is known."""
    found = original(policy, digest)
    if found is None:
        return None
    return next((start.day for start in starts(found[0], []) if start.version is found[1]), NOT_YET)


def too_early(policy: Policy, version: Version, day: datetime.date) -> bool:
    """Return True if a translation's version would apply on a day on which its original doesn't yet."""
    first = begins(policy, version.master)
    return first is not None and first > day


def when(policy: Policy, digest: str) -> str:
    """Return which version a text translates, and from when that applies, in the words of messages."""
    found, first = original(policy, digest), begins(policy, digest)
    if found is None:
        return ""
    master, version = found
    gone = master.withdrawn(version.number)
    since = "was taken back" if gone else f"applies from {first}" if first != NOT_YET else "has no day yet"
    return f"version {version.number} of {master.name}, which it translates, {since}"
