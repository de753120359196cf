"""Whom the notices of a brand's policies reached: the same readers, where the same people are promised notice."""

import datetime
from collections.abc import Iterator, Sequence

from generator.errors import Finding, Severity
from generator.model.languages import code_of
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import readers_reached, record_faults, requirements
from generator.notice.notice_period import audiences_named, local_day
from generator.source import promised_file


def shorter_than_beside(policies: Sequence[Policy], now: datetime.datetime) -> Iterator[Finding]:
    """Find a notice, of a version to come, that went to far fewer than that of another policy of its brand did.

    Both were promised to the people of one name, and in one language: a first list starts the clock, and nothing but
    the other one shows that it held a part of them.
    """
    for policy in policies:
        record = _told_last(policy)
        if not record or not record.effective or record.effective <= local_day(now, policy.brand):
            continue
        told, names = record_faults.most(record), _audience(policy, record)
        for other in policies:
            beside = _told_last(other) if _is_beside(other, policy) else None
            if not beside or _audience(other, beside) != names or _apart(record, beside) > record_faults.A_YEAR:
                continue
            most = record_faults.most(beside)
            if told * readers_reached.MOST_GROWTH < most:
                message = (
                    f"the notice of version {record.version} of {policy.name} went to {told:,}, that of {other.name} to"
                    f" {most:,}, and both are promised to the same people ({', '.join(sorted(names))})"
                )
                remedy = (
                    "is that list whole? send it to all of them; if these are other people, name them in the facts of"
                    " the section about changes (notice: {audience: …})"
                )
                yield Finding(record.evidence[-1].place, record_faults.FEWER, message, remedy, Severity.WARNING)
                break


def _is_beside(other: Policy, policy: Policy) -> bool:
    return other is not policy and other.brand.slug == policy.brand.slug and _language(other) == _language(policy)


def _language(policy: Policy) -> str:
    return code_of(policy.versions[-1].document.language) if policy.versions else ""


def _told_last(policy: Policy) -> VersionRecord | None:
    """Return the newest record of a policy whose notice was sent to a list; None where there is none."""
    told = (one for one in reversed(policy.records) if isinstance(one, VersionRecord) and record_faults.most(one))
    return next((one for one in told if not policy.withdrawn(one.version) and _is_whole(policy, one)), None)


def _is_whole(policy: Policy, record: VersionRecord) -> bool:
    """Return True if the versions of a record, and below it, are there: what is lost has findings of its own."""
    numbers = {version.number for version in policy.versions}
    every = {one.version: one for one in policy.records if isinstance(one, VersionRecord)}
    return numbers >= {*every, *(one.parent for one in every.values() if one.parent)} and record.version in numbers


def _audience(policy: Policy, record: VersionRecord) -> frozenset[str]:
    texts = requirements.governing_texts(policy, record, None)
    promises = [promised_file.of(policy, one) for one in texts]
    return audiences_named(promises, [one.document for one in texts])


def _apart(one: VersionRecord, other: VersionRecord) -> datetime.timedelta:
    return abs(record_faults.told_at(one) - record_faults.told_at(other))
