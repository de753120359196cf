"""Exceptions from waiting for the notice: what each needs, and what speaks against it. Source: domain rules §5.5."""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality import decisions
from generator.model import people
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord, Waiver
from generator.notice import notice_clock, phases
from generator.schema.choices import EXCLUSIVELY_FAVOURABLE, IMMINENT_SECURITY

_YEAR: Final = datetime.timedelta(days=365)


def faults(policy: Policy, record: VersionRecord, waiver: Waiver) -> Iterator[Finding]:
    """Find what an exception lacks, whose promise it breaks, and what it excepts beside what it is for."""
    place = waiver.place
    if people.same_person(waiver.by, waiver.approved_by):
        yield Finding(place, "waiver", "an exception from notice needs two people", "a second person approves it")
    if phases.breaks_promise(policy, record, waiver):
        message = f"taking effect without the promised notice ({waiver.kind}) breaks a published promise"
        if waiver.breaks_promise:
            yield Finding(place, "breaks-promise", message, "it stays marked in the archive", Severity.WARNING)
        else:
            yield Finding(place, "breaks-promise", message, "say that you know it: --breaks-promise")
    yield from _another_exception(policy, record, place)
    if waiver.kind == IMMINENT_SECURITY:
        yield from _no_danger(policy, record, place)
    if waiver.kind == EXCLUSIVELY_FAVOURABLE:
        yield from _not_favourable(policy, record, waiver)
    if notice_clock.told_after_its_day(policy, record):
        message = f"notice of version {record.version} was given only after the day on which it was to take effect"
        remedy = f"postpone it: policy postpone {policy.name} --by WHO --because WORDS"
        yield Finding(place, "too-late", message, remedy)


def _another_exception(policy: Policy, record: VersionRecord, place: Place) -> Iterator[Finding]:
    """Find that notice was left out for an exception within the year before, too: then it is no exception."""
    day = record.notices[0].at
    others = [
        one.version
        for one in policy.records
        if isinstance(one, VersionRecord) and one.waiver and one.notices and not one.withdrawal
        if record.version != one.version and day - _YEAR <= one.notices[0].at <= day
    ]
    if others:
        message = f"version {record.version} is an exception from notice within a year of that of version {others[-1]}"
        yield Finding(place, "waiver", message, "are these exceptions? the archive marks each", Severity.WARNING)


def _no_danger(policy: Policy, record: VersionRecord, place: Place) -> Iterator[Finding]:
    """Find changes that a danger to security hardly needs: an exception is for what it excepts alone (§5.5)."""
    document = policy.version(record.version).document
    judged = decisions.of_version(policy, record.version)
    names = dict.fromkeys(one.change.section for one in judged if one.verdict.level >= Level.MATERIAL)
    sections = (document.section(name) for name in names)
    others = [one.label for one in sections if one and one.type != "security"]
    if others:
        message = f"version {record.version} doesn't wait for a danger to security, and changes “{others[0]}”"
        remedy = "an exception is for what it excepts alone: announce the rest by itself, with notice"
        yield Finding(place, "waiver", message, remedy, Severity.WARNING)


def _not_favourable(policy: Policy, record: VersionRecord, waiver: Waiver) -> Iterator[Finding]:
    others = [
        one
        for one in decisions.of_version(policy, record.version)
        if one.verdict.level > Level.EDITORIAL and one.verdict.direction is not Direction.FAVOURABLE
    ]
    if others:
        reason = others[0].verdict.reason.removesuffix(".")
        message = f"not every change of version {record.version} is in the readers' favour: {reason}"
        yield Finding(waiver.place, "waiver", message, "announce those changes by themselves, with notice")
