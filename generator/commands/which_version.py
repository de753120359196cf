"""The version that a command is about, where none is named: the one that waits, or that is on its way."""

import datetime

from generator.commands.recording import (
    refused,
)
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import gates, notice_clock, phases, site_looks
from generator.notice.notice_period import local_day


def awaiting(loaded: policy_source.Source, policy: Policy, now: datetime.datetime, number: int) -> VersionRecord:
    """Return the record of the version that is to be approved and announced."""
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    waiting = [one for one in notice_clock.open_records(policy) if not one.notices and not one.at_once]
    if number:
        waiting = [one for one in waiting if one.version == number]
    if not waiting:
        message = f"version {number} doesn't wait to be announced" if number else "no sealed version waits for this"
        told = [one for one in notice_clock.open_records(policy) if one.notices and number in {0, one.version}]
        if told and not phases.applied(policy, told[-1], now):
            message = f"version {told[-1].version} is announced already, for {told[-1].effective}"
            remedy = f"`policy postpone {policy.name}` names a later day, `policy withdraw {policy.name}` takes it back"
            raise refused(loaded, policy, message, remedy)
        raise refused(loaded, policy, message, f"seal the draft first: policy freeze {policy.name}")
    return waiting[-1]


def running(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, number: int, *, announced: bool = True
) -> VersionRecord:
    """Return the record of the version that was announced and is not in force; which one, if there are several."""
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    today, held = local_day(now, policy.brand), phases.overdue_versions(policy, now)
    coming = [
        one
        for one in notice_clock.open_records(policy)
        if (one.notices or not announced)
        and (
            one.effective is None
            or one.effective > today
            or notice_clock.lacks_notice(policy, one)
            or one.version in held
        )
    ]
    if number:
        coming = [one for one in coming if one.version == number]
    if len(coming) == 1 or (coming and number):
        return coming[0]
    if not coming:
        message = f"version {number} is not on its way" if number else "no version is announced and still to come"
        raise refused(loaded, policy, message, f"`policy status` shows where {policy.name} stands")
    names = ", ".join(str(one.version) for one in coming)
    raise refused(loaded, policy, f"several versions are on their way: {names}", "name one of them: --version")


def with_gaps(loaded: policy_source.Source, policy: Policy, now: datetime.datetime, number: int) -> VersionRecord:
    """Return the record of the version whose notice nobody looked at on some days; it may be in force, or superseded.

    Where there is none, that of the version that is on its way.
    """
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    today = local_day(now, policy.brand)
    found = [
        one
        for one in notice_clock.open_records(policy)
        if one.version == (number or one.version) and one.notices and site_looks.unseen(policy, one, today)
    ]
    if len(found) > 1:
        names = ", ".join(str(one.version) for one in found)
        raise refused(loaded, policy, f"several versions have days without a look: {names}", "name one: --version")
    return found[0] if found else running(loaded, policy, now, number)


def to_tell(loaded: policy_source.Source, policy: Policy, now: datetime.datetime, number: int) -> VersionRecord:
    """Return the record of the version whose newest notice is to be given: on its way, or taken back and not yet told.

    Where both are there, the one that was taken back has to be named.
    """
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    gone = [
        one
        for one in policy.records
        if isinstance(one, VersionRecord)
        and one.withdrawal
        and one.withdrawal.digest
        and one.version == (number or one.version)
    ]
    if number and gone:
        return gone[0]
    waiting = [one for one in gone if notice_clock.channels_without_withdrawal(one)]
    others = [one for one in notice_clock.open_records(policy) if one.notices and not phases.applied(policy, one, now)]
    return waiting[-1] if waiting and not others else running(loaded, policy, now, number)


def changing(policy: Policy, record: VersionRecord) -> tuple[VersionRecord, ...]:
    """Return the records of open versions that change the text of this one."""
    others = (
        (one, policy.parent(one.version)) for one in notice_clock.open_records(policy) if one.version != record.version
    )
    return tuple(one for one, parent in others if parent and parent.number == record.version)
