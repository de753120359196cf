"""What has to happen next around a policy, by whom and by when: worked out from its record and `now`.

Source: domain rules §5.2 (channels, unreached, the daily look at the site), §5.4 (corrections, postponing), §5.5
(exceptions), §5.6 (consent), §5.7 (14: reviews).
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from generator.materiality import decisions
from generator.model.brand import Brand
from generator.model.levels import Level
from generator.model.policy import Phase, Policy, State
from generator.model.record import Evidence, Unreached, VersionRecord
from generator.notice import clock, gates, originals, phases, reviews, sightings
from generator.notice.days import DAY, earliest, local_day, start_of

SOON: Final = 3 * DAY
REVIEW_SOON: Final = 30 * DAY
SECOND: Final = datetime.timedelta(seconds=1)
DANGER: Final = "imminent_security"
MOST_GAPS: Final = 5  # of which the command is shown


class Task(StrEnum):
    """What kind of thing has to be done."""

    APPROVE = "approve"
    ANNOUNCE = "announce"
    SEAL = "seal again"
    WITHDRAW = "withdraw"
    GIVE = "give notice"
    TELL = "tell the correction"
    DECIDE = "decide on the unreached"
    POSTPONE = "postpone"
    LOOK = "look at the site"
    GAP = "judge the gap"
    CONSENT = "ask for consent"
    BUILD = "build"
    EXCEPTION = "review the exception"
    REVIEW = "review"


class Role(StrEnum):
    """Who has to do it: one of the roles of a brand's people."""

    EDITOR = "editor"
    LEGAL = "legal"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that has to be done: by the end of the local day `by`, or without a day where nothing sets one.

    `version` is 0 where it is about the policy as a whole; `channel` is that of a notice. `commands` are to be run in
    their order; words in capitals are to be filled in.
    """

    policy: str
    version: int
    task: Task
    what: str
    who: Role
    by: datetime.date | None
    overdue: bool
    commands: tuple[str, ...]
    channel: str = ""


def duties(policy: Policy, now: datetime.datetime) -> tuple[Duty, ...]:
    """Return what has to be done, the overdue first, then by date; what has no date comes last."""
    found = [*_of_policy(policy, now)]
    found.extend(_taken_back(policy, now))
    if whole(policy):
        for record in coming(policy, now):
            found.extend(_of_version(_Case(policy, record, now)))
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.by or datetime.date.max, one.version)))


def _taken_back(policy: Policy, now: datetime.datetime) -> Iterator[Duty]:
    """Yield the channels by which people got a notice and not yet that it was taken back; as for a new day (§5.4)."""
    today = local_day(now, policy.brand)
    for record in policy.records:
        gone = record.withdrawal if isinstance(record, VersionRecord) else None
        if not isinstance(record, VersionRecord) or gone is None or gone.at is None:
            continue
        by, number = local_day(gone.at, policy.brand) + DAY, f"--version {record.version}"
        for channel in clock.untold(record):
            ways = {
                clock.EMAIL: (f"policy notify {policy.name} --recipients LEDGER {number}",),
                "site": ("policy build", _look(policy)),
            }
            usual = (f"policy announce {policy.name} --given {channel} --where PROOF {number}",)
            what = _words(channel, f"that version {record.version} was taken back")
            late, commands = by < today, ways.get(channel, usual)
            yield Duty(policy.name, record.version, Task.TELL, what, Role.OPERATIONS, by, late, commands, channel)


def whole(policy: Policy) -> bool:
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


def coming(policy: Policy, now: datetime.datetime) -> Iterator[VersionRecord]:
    """Yield the records of versions that were neither withdrawn nor superseded."""
    past = {one.version.number for one in phases.applying(policy, now) if one.state is State.SUPERSEDED}
    return (record for record in clock.open_records(policy) if record.version not in past)


@dataclass(frozen=True, slots=True)
class _Case:
    """A version at a moment, with what its duties are worked out from."""

    policy: Policy
    record: VersionRecord
    now: datetime.datetime

    @property
    def today(self) -> datetime.date:
        return local_day(self.now, self.policy.brand)

    @property
    def version(self) -> str:
        return f"version {self.record.version}"

    @property
    def effective(self) -> datetime.date:
        assert self.record.effective is not None  # noqa: S101 -- asked of announced versions only
        return self.record.effective

    def command(self, name: str, words: str = "") -> str:
        """Return a command about this version, which is named where several are on their way."""
        held = phases.held_up(self.policy, self.now)
        others = [
            one
            for one in coming(self.policy, self.now)
            if one.version != self.record.version
            and (one.effective is None or one.effective > self.today or one.version in held)
        ]
        number = f"--version {self.record.version}" if others else ""
        return " ".join(filter(None, ("policy", name, self.policy.name, words, number)))

    def duty(
        self,
        task: Task,
        what: str,
        who: Role,
        by: datetime.date | None,
        *commands: str,
        overdue: bool | None = None,
        channel: str = "",
    ) -> Duty:
        late = by is not None and by < self.today if overdue is None else overdue
        return Duty(self.policy.name, self.record.version, task, what, who, by, late, commands, channel)


def _of_version(case: _Case) -> Iterator[Duty]:
    record = case.record
    if not record.effective:
        yield from _to_announce(case)
        return
    if record.notices and clock.needs_notice(record):
        yield from _notice(case)
    yield from _overtaken(case)
    yield from _before_original(case)
    if record.notices and case.effective >= case.today and record.level is Level.CONSENT:
        yield from _consent(case)
    if case.today <= case.effective <= case.today + SOON and _may_begin(case):
        day = "today" if case.effective == case.today else f"on {case.effective}"
        what = f"{case.version.capitalize()} takes effect {day}: build and publish the site that day."
        yield case.duty(Task.BUILD, what, Role.OPERATIONS, case.effective, "policy build")
    if record.waiver and record.waiver.kind == DANGER and record.notices:
        yield from _exception(case)


def _overtaken(case: _Case) -> Iterator[Duty]:
    """Yield the sealing of an announced text upon the one that applies before it, until a revision is sealed."""
    policy, number = case.policy, case.record.version
    before, changed = phases.overtaken(policy, case.now).get(number), policy.parent(number)
    if before is None or changed is None or any(one.revises == number for one in clock.open_records(policy)):
        return
    what = (
        f"{case.version.capitalize()}, announced for {case.effective}, changes version {changed.number}, but version"
        f" {before.number} applies before it. Seal its text again, with what changed meanwhile; else the site can't be"
        " built from that day on."
    )
    command = f"policy freeze {policy.name} --revises {number}"
    yield case.duty(Task.SEAL, what, Role.EDITOR, case.effective - DAY, command)


def _before_original(case: _Case) -> Iterator[Duty]:
    """Yield that a translation's version has to wait, where the version that it translates applies later."""
    policy, version = case.policy, case.policy.version(case.record.version)
    if not originals.too_early(policy, version, case.effective):
        return
    name = "postpone" if case.record.notices else "withdraw"
    what = f"{case.version.capitalize()} would apply before its original: {originals.when(policy, version.master)}."
    command = case.command(name, "--by WHO --because WORDS")
    yield case.duty(Task.POSTPONE, what, Role.EDITOR, case.effective - DAY, command)


def _may_begin(case: _Case) -> bool:
    number = case.record.version
    if number in phases.overtaken(case.policy, case.now) or number in phases.held_up(case.policy, case.now):
        return False
    allowed = clock.earliest_of(case.policy, case.record)
    if not clock.needs_notice(case.record) or case.record.waiver:
        return True
    return allowed is not None and (allowed <= case.effective or _goes_on(case))


def _to_announce(case: _Case) -> Iterator[Duty]:
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


def last_moment(effective: datetime.date, days: int, brand: Brand) -> datetime.datetime:
    """Return the last second in which notice is in time for a day: the reverse of `notice.earliest`."""
    full_days = start_of(effective - days * DAY, brand) - SECOND
    return min(full_days, start_of(effective, brand) - days * DAY)


def _notice(case: _Case) -> Iterator[Duty]:
    """Yield what is to be done for the notice of a version and its proof."""
    policy, record, now = case.policy, case.record, case.now
    open_one = clock.undecided(policy, record)
    hoped = (
        replace(record, unreached=(*record.unreached, accepting(open_one, case.today))) if open_one else record
    )  # as if it were decided
    lacking = clock.missing(policy, hoped)
    undecided = tuple(one for one in clock.missing(policy, record) if one not in lacking)
    begun = clock.notified(policy, record)
    before = case.effective > case.today
    if _goes_on(case):
        if before:
            yield from _told_again(case, (), corrects=True)
            yield from _looks(case)
        return
    days = clock.required(policy, record)[0]
    last = last_moment(case.effective, days, policy.brand)
    would_begin = clock.notified(policy, hoped)
    late = now > last if would_begin is None else would_begin > last
    refused = begun is None and not before
    if (late or refused) and not record.waiver:
        yield _postpone(case, last, begun, refused=refused)
    elif lacking:
        yield from (_give(case, channel, last, days) for channel in lacking)
    if open_one and undecided:
        yield _decide(case, clock.EMAIL, open_one)
    if before:
        yield from _told_again(case, (*lacking, *undecided), corrects=False)
        if begun:
            yield from _looks(case)


def _goes_on(case: _Case) -> bool:
    """Return True if a version keeps the clock of the announced one that it revises, and that clock runs."""
    former = clock.revised(case.policy, case.record)
    if former is None or not clock.continues(case.policy, case.record):
        return False
    begun = clock.notified(case.policy, case.record)
    return begun is not None and begun == clock.notified(case.policy, former)


def _postpone(case: _Case, last: datetime.datetime, begun: datetime.datetime | None, *, refused: bool) -> Duty:
    lacking = ", ".join(clock.missing(case.policy, case.record))
    if begun:
        why = f"its notice was given only on {local_day(begun, case.policy.brand)}"
    else:
        why = f"its notice was not given in time ({lacking})"
    if refused:
        what = f"{case.version.capitalize()} was announced for {case.effective}, and {why}: the site can't be built."
    else:
        what = f"{case.version.capitalize()} can't take effect on {case.effective} any more: {why}."
    by = local_day(last, case.policy.brand)
    first = [*_in_the_way(case)]
    if first:
        what += " What builds on it has to make way first."
    command = case.command("postpone", "--by WHO --because WORDS")
    return case.duty(Task.POSTPONE, f"{what} Postpone it.", Role.EDITOR, by, *first, command, overdue=True)


def _in_the_way(case: _Case) -> Iterator[str]:
    """Yield the commands by which versions that change one make way, so that it can be postponed; the newest first."""
    policy, record = case.policy, case.record
    until = earliest(case.now, clock.required(policy, record)[0], policy.brand)
    found = [record.version]
    for one in sorted(clock.open_records(policy), key=lambda one: one.version):
        changed = policy.parent(one.version)
        if changed and changed.number in found and one.effective and one.effective <= until + SOON:
            found.append(one.version)
    for number in reversed(found[1:]):
        other = policy.record(number)
        name = "postpone" if other and other.notices else "withdraw"
        yield f"policy {name} {policy.name} --by WHO --because WORDS --version {number}"


def _give(case: _Case, channel: str, last: datetime.datetime, days: int) -> Duty:
    if case.record.waiver:
        by, until = case.effective, "It does not wait, so nobody may learn of it later than on that day."
    else:
        by = local_day(last, case.policy.brand)
        hour = (last + SECOND).astimezone(ZoneInfo(case.policy.brand.timezone))
        until = f"Later, the {days} days of notice would not end before {case.effective}."
        if hour.date() == by:
            until = f"After {hour:%H:%M} that day, the {days} days of notice would not end before {case.effective}."
    both = " and ".join(clock.audiences(case.policy, case.record)) if channel != clock.SITE else ""
    until += f" It was promised to {both}: tell all of them, and say so with --audience." if both else ""
    what = f"{_words(channel, f'of {case.version}')} {until}"
    return case.duty(Task.GIVE, what, Role.OPERATIONS, by, *_ways(case, channel), channel=channel)


def _words(channel: str, about: str) -> str:
    match channel:
        case "email":
            return f"Send the e-mails with the notice {about}."
        case "site":
            return f"Publish the site with the notice {about}, and look that it stands there."
        case "post":
            return f"Send the letters with the notice {about}."
        case _:
            return f"Show the notice {about} in the application."


def _ways(case: _Case, channel: str) -> tuple[str, ...]:
    to = "".join(f" --audience {name}" for name in clock.audiences(case.policy, case.record))
    match channel:
        case "email":
            return (case.command("notify", f"--recipients FILE.csv{to}"),)
        case "site":
            return "policy build", _look(case.policy)
        case _:
            return (case.command("announce", f"--given {channel} --where PROOF{to}"),)


def _look(policy: Policy) -> str:
    return "policy look" if policy.brand.address else "policy look  # after adding published_at to brand.yml"


def _told_again(case: _Case, others: tuple[str, ...], *, corrects: bool) -> Iterator[Duty]:
    """Yield the channels that have not yet told a correction or a new day; their day is counted from that notice.

    As for the first notice, it may take until the evening of the next day.
    """
    record = case.record
    newest, first = record.notices[-1], len(record.notices) == 1
    if first and not corrects:
        return
    told = {one.channel for one in record.evidence if one.notice == newest.digest}
    by = local_day(newest.at, case.policy.brand) + DAY
    about = f"corrects version {record.revises}" if first else f"is postponed to {case.effective}"
    for channel in clock.required(case.policy, record)[1]:
        if channel not in told and channel not in others:
            what = _words(channel, f"that {case.version} {about}")
            yield case.duty(Task.TELL, what, Role.OPERATIONS, by, *_ways(case, channel), channel=channel)


def accepting(one: Evidence, date: datetime.date, by: str = "", approved_by: str = "", because: str = "") -> Unreached:
    """Return the decision that lets this evidence count although too many were not reached."""
    return Unreached(by, approved_by, because, date, one.at, one.recipients, one.accepted)


def _decide(case: _Case, channel: str, one: Evidence) -> Duty:
    limit = clock.limit(case.policy, case.record)
    what = (
        f"{one.unreached:,} of {one.recipients:,} recipients of the notice of {case.version} were not reached,"
        f" more than {limit} %. Reach them in another way, or decide that the clock runs without them."
    )
    words = "--accept-unreached --by WHO --approved-by WHO --because WORDS"
    command = case.command("announce", words)
    return case.duty(Task.DECIDE, what, Role.LEGAL, case.effective - DAY, command, channel=channel)


def _looks(case: _Case) -> Iterator[Duty]:
    """Yield the look at the site that is due today, and the days on which nobody looked.

    The notice stands there for the whole period; a day without a look is a gap in the proof.
    """
    policy, record, today = case.policy, case.record, case.today
    days = [day for day in sightings.days_seen(policy, record) if day <= today]
    if not days:
        return
    if days[-1] < today:
        by = days[-1] + DAY
        lack = f" Nobody has looked since {days[-1]}." if by < today else ""
        what = f"Look that the notice of {case.version} still stands on the site.{lack}"
        yield case.duty(Task.LOOK, what, Role.OPERATIONS, by, _look(policy), channel="site")
    found = sightings.gaps(policy, record, days)
    if found:
        what = (
            f"Nobody looked whether the notice of {case.version} stood on the site: {sightings.spans(found)}."
            " Judge whether the rest is proof enough, and accept it as two people; else postpone the version."
        )
        accept = (
            case.command(
                "look", f"--accept {first}..{first + DAY * (length - 1)} --by WHO --approved-by WHO --because WORDS"
            )
            for first, length in found[:MOST_GAPS]
        )
        command = case.command("postpone", "--by WHO --because WORDS")
        yield case.duty(Task.GAP, what, Role.LEGAL, case.effective - DAY, *accept, command, channel="site")


def _consent(case: _Case) -> Iterator[Duty]:
    judged = decisions.of_version(case.policy, case.record.version)
    concerned = dict.fromkeys(one.change.section for one in judged if one.verdict.level is Level.CONSENT)
    document = case.policy.version(case.record.version).document
    titles = [section.label for name in concerned if (section := document.section(name))]
    about = f" ({', '.join(titles)})" if titles else ""
    what = (
        f"Have the application ask for renewed consent to {case.version}{about}; it reads policy.json."
        " For whoever does not agree, the former practice stays."
    )
    yield case.duty(Task.CONSENT, what, Role.OPERATIONS, case.effective, "policy build")


def _exception(case: _Case) -> Iterator[Duty]:
    """Yield the review of a version that did not wait because of a danger; any review after it was announced is one."""
    said = local_day(case.record.notices[0].at, case.policy.brand)
    if any(said <= review.date <= case.today for review in case.policy.reviews):
        return
    what = f"Review the exception by which {case.version} did not wait ({DANGER}): is the danger still there?"
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
