"""What has to happen next around a policy, by whom and by when: worked out from its record and `now`.

Source: domain rules §5.2 (channels, unreached, the daily look at the site), §5.4 (corrections, postponing), §5.5
(exceptions), §5.6 (consent), §5.7 (14: reviews).
"""

import datetime
import shlex
from collections.abc import Iterator
from typing import Final

from generator.materiality import consent_questions, decisions
from generator.materiality.choices import unanswered
from generator.model.levels import Level
from generator.model.policy import Phase, Policy
from generator.model.record import VersionRecord
from generator.notice import gates, notice_clock, originals, phases, readers_reached, requirements, reviews
from generator.notice.duty import SOON, Duty, Role, Task, VersionCase, coming
from generator.notice.notice_duties import by_hand, gap_duty, goes_on, look_command, notice_duties, what_to_do_in
from generator.notice.notice_period import DAY, local_day
from generator.schema.choices import IMMINENT_SECURITY

REVIEW_SOON: Final = 30 * DAY
_LEDGER: Final = ".sqlite"


def duties(policy: Policy, now: datetime.datetime) -> tuple[Duty, ...]:
    """Return what has to be done, the overdue first, then by date; what has no date comes last."""
    found = [*_of_policy(policy, now)]
    found.extend(_withdrawals_untold(policy, now))
    if is_whole(policy):
        for record in coming(policy, now):
            found.extend(_of_version(VersionCase(policy, record, now)))
        for record in notice_clock.open_records(policy):
            found.extend(_whatever_applies(VersionCase(policy, record, now)))
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.by or datetime.date.max, one.version)))


def _withdrawals_untold(policy: Policy, now: datetime.datetime) -> Iterator[Duty]:
    """Yield the channels by which people got a notice and not yet that it was taken back; as for a new day (§5.4)."""
    today = local_day(now, policy.brand)
    for record in policy.records:
        gone = record.withdrawal if isinstance(record, VersionRecord) else None
        if not isinstance(record, VersionRecord) or gone is None or gone.at is None:
            continue
        by, number = local_day(gone.at, policy.brand) + DAY, f"--version {record.version}"
        for channel in notice_clock.channels_without_withdrawal(record):
            ways = {
                readers_reached.EMAIL: (f"policy notify {policy.name} --recipients {_ledger(record)} {number}",),
                "site": ("policy build", look_command(policy)),
            }
            usual = (f"policy announce {policy.name} {by_hand(channel)} {number}",)
            what = what_to_do_in(channel, f"that version {record.version} was taken back")
            if channel == readers_reached.EMAIL:
                what += " They go to those whom its notice reached: its ledger, in ledgers/ or where --ledger put it,"
                what += " knows them."
            late, commands = by < today, ways.get(channel, usual)
            yield Duty(policy.name, record.version, Task.TELL, what, Role.OPERATIONS, by, late, commands, channel)


def _ledger(record: VersionRecord) -> str:
    """Return the ledger of the last notice that went out by e-mail before a version was taken back, in its folder.

    What an earlier program or people recorded names no file: it is then the word that stands for one.
    """
    gone = record.withdrawal.digest if record.withdrawal else ""
    sent = (one.where for one in record.evidence if one.channel == readers_reached.EMAIL and one.notice != gone)
    named = [one for one in sent if one.endswith(_LEDGER)]
    return shlex.quote(f"ledgers/{named[-1]}") if named else f"ledgers/NOTICE{_LEDGER}"


def is_whole(policy: Policy) -> bool:
    """Return True if every version is there that others build on; else the archive has to be mended first."""
    numbers = {version.number for version in policy.versions}
    named = {
        number
        for record in policy.records
        if isinstance(record, VersionRecord) and record.version in numbers
        for number in (record.parent, record.revises)
        if number
    }
    return numbers == set(range(1, len(numbers) + 1)) and named <= numbers


def _of_version(case: VersionCase) -> Iterator[Duty]:
    record = case.record
    if not record.effective:
        yield from _to_announce(case)
        return
    if record.notices and requirements.needs_notice(record):
        yield from notice_duties(case)
    yield from _overtaken(case)
    yield from _before_original(case)
    if record.notices and case.effective >= case.today and record.level is Level.CONSENT:
        yield from _consent(case)
    if case.today <= case.effective <= case.today + SOON and _may_begin(case):
        day = "today" if case.effective == case.today else f"on {case.effective}"
        what = f"{case.version.capitalize()} takes effect {day}: build and publish the site that day."
        yield case.duty(Task.BUILD, what, Role.OPERATIONS, case.effective, "policy build")


def _whatever_applies(case: VersionCase) -> Iterator[Duty]:
    """Yield what is owed for the notice of a version also after another one applies: no later version pays it off."""
    record = case.record
    if record.notices and requirements.needs_notice(record):
        yield from gap_duty(case)
    if record.notices and record.waiver and record.waiver.kind == IMMINENT_SECURITY:
        yield from _exception(case)


def _overtaken(case: VersionCase) -> Iterator[Duty]:
    """Yield the sealing of an announced text upon the one that applies before it, until a revision is sealed."""
    policy, number = case.policy, case.record.version
    before, changed = phases.overtaken(policy, case.now).get(number), policy.parent(number)
    if before is None or changed is None or any(one.revises == number for one in notice_clock.open_records(policy)):
        return
    what = (
        f"{case.version.capitalize()}, announced for {case.effective}, changes version {changed.number}, but version"
        f" {before.number} applies before it. Seal its text again, with what changed meanwhile; else the site can't be"
        " built from that day on."
    )
    command = f"policy freeze {policy.name} --revises {number}"
    yield case.duty(Task.SEAL, what, Role.EDITOR, case.effective - DAY, command)


def _before_original(case: VersionCase) -> Iterator[Duty]:
    """Yield that a translation's version has to wait, where the version that it translates applies later."""
    policy, version = case.policy, case.policy.version(case.record.version)
    if not originals.too_early(policy, version, case.effective):
        return
    name = "postpone" if case.record.notices else "withdraw"
    what = f"{case.version.capitalize()} would apply before its original: {originals.when(policy, version.master)}."
    command = case.command(name, "--by WHO --because WORDS")
    yield case.duty(Task.POSTPONE, what, Role.EDITOR, case.effective - DAY, command)


def _may_begin(case: VersionCase) -> bool:
    number = case.record.version
    if number in phases.overtaken(case.policy, case.now) or number in phases.overdue_versions(case.policy, case.now):
        return False
    allowed = notice_clock.earliest_of(case.policy, case.record)
    if not requirements.needs_notice(case.record) or case.record.waiver:
        return True
    return allowed is not None and (allowed <= case.effective or goes_on(case))


def _to_announce(case: VersionCase) -> Iterator[Duty]:
    """Yield who has to approve or announce; only where an announced version would apply instead is there a day."""
    revised = case.policy.record(case.record.revises) if case.record.revises else None
    by = revised.effective - DAY if revised and revised.effective and revised.notices else None
    if revised and phases.applied(case.policy, revised, case.now):
        what = (
            f"{case.version.capitalize()} was to take the place of version {revised.version}, which is in force since"
            f" {revised.effective}. Withdraw it; its text can be sealed again as the next change."
        )
        words = f"--by WHO --because WORDS --version {case.record.version}"
        command = f"policy withdraw {case.policy.name} {words}"
        yield case.duty(Task.WITHDRAW, what, Role.EDITOR, by, command)
        return
    untrue = case.record.revises in phases.overtaken(case.policy, case.now)
    instead = f" Else version {case.record.revises} takes effect on {by + DAY}." if by and not untrue else ""
    if phases.phase(case.policy, case.record.version, case.now) is Phase.IN_REVIEW:
        what = f"Read the sealed text of {case.version} ({case.record.level}) and approve it.{instead}"
        yield case.duty(Task.APPROVE, what, Role.LEGAL, by, case.command("approve", "--by WHO"))
    else:
        what = f"Announce {case.version} ({case.record.level}), which is approved.{instead}"
        yield case.duty(Task.ANNOUNCE, what, Role.EDITOR, by, case.command("announce", "--by WHO --summary WORDS"))


def _consent(case: VersionCase) -> Iterator[Duty]:
    """Yield that an application asks for what policy.json lists; “renewed” only where a consent was given before."""
    policy, number = case.policy, case.record.version
    version, older = policy.version(number), policy.parent(number)
    judged = decisions.of_version(policy, number) if older and policy.comparable(number) else ()
    questions = consent_questions.asked(judged, older.document, version) if older else ()
    renewed = [one for one in questions if older and consent_questions.renews(one, older.document)]
    what_for = ", ".join(dict.fromkeys(one.label for one in questions))
    about = f" ({what_for})" if what_for else ""
    consent = "renewed consent" if renewed and len(renewed) == len(questions) else "consent"
    unsaid = " Nobody said whether all of it needs consent, so it is asked." if any(map(unanswered, judged)) else ""
    what = (
        f"Have the application ask for {consent} to {case.version}{about}; it reads policy.json.{unsaid}"
        " For whoever does not agree, the former practice stays."
    )
    yield case.duty(Task.CONSENT, what, Role.OPERATIONS, case.effective, "policy build")


def _exception(case: VersionCase) -> Iterator[Duty]:
    """Yield the review of a version that did not wait because of a danger: of that text, or of one that came after."""
    said = local_day(case.record.notices[0].at, case.policy.brand)
    read = (one for one in reviews.of_texts_in_force(case.policy) if one.version >= case.record.version)
    if any(said <= review.date <= case.today for review in read):
        return
    what = (
        f"Review the exception by which {case.version} did not wait ({IMMINENT_SECURITY}): is the danger still there?"
    )
    by = said + gates.REVIEW_OF_DANGER
    yield case.duty(Task.EXCEPTION, what, Role.LEGAL, by, _review_command(case.policy))


def _review_command(policy: Policy) -> str:
    return f"policy review {policy.name} --by WHO --because WORDS"


def _of_policy(policy: Policy, now: datetime.datetime) -> Iterator[Duty]:
    """Yield the review of the whole policy, from a month before it is due."""
    today = local_day(now, policy.brand)
    by, last = reviews.review_by(policy, today), reviews.last_reviewed(policy, today)
    if by is None and reviews.without_period(policy, today):
        what = "Review the policy: the text promises reviews, not how often, and none was ever recorded."
        yield Duty(
            policy.name, 0, Task.REVIEW, what, Role.LEGAL, None, overdue=False, commands=(_review_command(policy),)
        )
    if by is None or today < by - REVIEW_SOON:
        return
    since = (
        f"the last review was on {last}" if last else f"none was recorded since {reviews.counted_from(policy, today)}"
    )
    what = f"Review the policy: the text promises it by {by}, and {since}."
    what += " If nothing needs to change, record that."
    yield Duty(policy.name, 0, Task.REVIEW, what, Role.LEGAL, by, by < today, (_review_command(policy),))
