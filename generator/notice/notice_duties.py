"""What is to be done for the notice of a version and its proof: giving it, looking at it, deciding, postponing."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from generator.model.brand import Brand
from generator.model.policy import Policy
from generator.model.record import Evidence, Unreached
from generator.notice import notice_clock, phases, readers_reached, requirements, revisions, site_looks
from generator.notice.duty import SOON, Duty, Role, Task, VersionCase
from generator.notice.notice_period import DAY, days_of_notice, earliest, local_day, start_of

SECOND: Final = datetime.timedelta(seconds=1)
MOST_GAPS: Final = 5  # of which the command is shown


def last_moment(effective: datetime.date, days: int, brand: Brand) -> datetime.datetime:
    """Return the last second in which notice is in time for a day: the reverse of `notice_period.earliest`."""
    full_days = start_of(effective - days * DAY, brand) - SECOND
    return min(full_days, start_of(effective, brand) - days * DAY)


def notice_duties(case: VersionCase) -> Iterator[Duty]:
    """Yield what is to be done for the notice of a version and its proof."""
    policy, record, now = case.policy, case.record, case.now
    open_one = readers_reached.undecided(policy, record)
    hoped = (
        replace(record, unreached=(*record.unreached, accepting(open_one, case.today))) if open_one else record
    )  # as if it were decided
    lacking = notice_clock.missing(policy, hoped)
    undecided = tuple(one for one in notice_clock.missing(policy, record) if one not in lacking)
    begun = notice_clock.notified(policy, record)
    before = case.effective > case.today
    if goes_on(case):
        if before:
            yield from _tell_again(case, (), corrects=True)
            yield from _look_duties(case)
        elif lost := notice_clock.channels_without_correction(policy, record):
            why = f"those who got the notice of version {record.revises} were not told that it is corrected"
            yield _postpone(case, start_of(case.effective, policy.brand) - SECOND, f"{why} ({', '.join(lost)})")
        return
    days = requirements.required(policy, record)[0]
    last = last_moment(case.effective, days, policy.brand)
    would_begin = notice_clock.notified(policy, hoped)
    late = now > last if would_begin is None else would_begin > last
    refused = begun is None and not before
    if (late or refused) and not record.waiver:
        yield _postpone(case, last, _why_late(case, begun), refused=refused)
    elif record.waiver and (begun or now) >= start_of(case.effective + DAY, policy.brand):
        yield _postpone(case, start_of(case.effective + DAY, policy.brand) - SECOND, _why_late(case, begun))
    elif lacking:
        yield from (_give(case, channel, last, days) for channel in lacking)
    if open_one and undecided:
        yield _decide(case, readers_reached.EMAIL, open_one)
    if not before and not late and not refused and (lost := notice_clock.channels_without_new_day(policy, record)):
        why = f"those who were told of an earlier day were not told of this one ({', '.join(lost)})"
        yield _postpone(case, start_of(case.effective, policy.brand) - SECOND, why)
    if before and (own := readers_reached.evidence_of_own_list(policy, record)):
        yield _tell_others(case, own)
    if before:
        yield from _tell_again(case, (*lacking, *undecided), corrects=False)
        if begun:
            yield from _look_duties(case)
        yield from _arrival(case)


def _arrival(case: VersionCase) -> Iterator[Duty]:
    """Yield the look at the message that has to arrive at the brand's own mailbox, once the e-mails were sent."""
    digest, address = case.record.notices[-1].digest, case.policy.brand.check_address
    sent = [one.at for one in case.record.evidence if (one.channel, one.notice) == (readers_reached.EMAIL, digest)]
    if (
        address
        and sent
        and not any(one.what == site_looks.ARRIVED and one.notice == digest for one in case.policy.looks)
    ):
        what = (
            f"Look whether the e-mail with the notice of {case.version} arrived at {address}: save it from the mailbox,"
            " with all of its headers."
        )
        by = local_day(sent[0], case.policy.brand) + DAY
        command = f"policy look {case.policy.name} --message FILE.eml"
        yield case.duty(Task.ARRIVAL, what, Role.OPERATIONS, by, command, channel=readers_reached.EMAIL)


def goes_on(case: VersionCase) -> bool:
    """Return True if a version keeps the clock of the announced one that it revises, and that clock runs."""
    former = revisions.revised(case.policy, case.record)
    if former is None or not revisions.continues(case.policy, case.record):
        return False
    begun = notice_clock.notified(case.policy, case.record)
    return begun is not None and begun == notice_clock.notified(case.policy, former)


def _why_late(case: VersionCase, begun: datetime.datetime | None) -> str:
    if begun:
        return f"its notice was given only on {local_day(begun, case.policy.brand)}"
    return f"its notice was not given in time ({', '.join(notice_clock.missing(case.policy, case.record))})"


def _postpone(case: VersionCase, last: datetime.datetime, why: str, *, refused: bool = True) -> Duty:
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


def _in_the_way(case: VersionCase) -> Iterator[str]:
    """Yield the commands by which versions that change one make way, so that it can be postponed; the newest first."""
    policy, record = case.policy, case.record
    until = earliest(case.now, requirements.required(policy, record)[0], policy.brand)
    found = [record.version]
    for one in sorted(notice_clock.open_records(policy), key=lambda one: one.version):
        changed = policy.parent(one.version)
        if changed and changed.number in found and one.effective and one.effective <= until + SOON:
            found.append(one.version)
    for number in reversed(found[1:]):
        other = policy.record(number)
        name = "postpone" if other and other.notices else "withdraw"
        yield f"policy {name} {policy.name} --by WHO --because WORDS --version {number}"


def _give(case: VersionCase, channel: str, last: datetime.datetime, days: int) -> Duty:
    if case.record.waiver:
        by, until = case.effective, "It does not wait, so nobody may learn of it later than on that day."
    else:
        by = local_day(last, case.policy.brand)
        hour = (last + SECOND).astimezone(ZoneInfo(case.policy.brand.timezone))
        until = f"Later, the {days_of_notice(days)} would not end before {case.effective}."
        if hour.date() == by:
            until = f"After {hour:%H:%M} that day, the {days_of_notice(days)} would not end before {case.effective}."
    both = " and ".join(requirements.audiences(case.policy, case.record)) if channel != readers_reached.SITE else ""
    until += f" It was promised to {both}: tell all of them, and say so with --audience." if both else ""
    what = f"{what_to_do_in(channel, f'of {case.version}')} {until}"
    return case.duty(Task.GIVE, what, Role.OPERATIONS, by, *_ways(case, channel), channel=channel)


def what_to_do_in(channel: str, about: str) -> str:
    """Return in words what is to be done in a channel for a notice."""
    match channel:
        case "email":
            return f"Send the e-mails with the notice {about}."
        case "site":
            return f"Publish the site with the notice {about}, and look that it stands there."
        case "post":
            return f"Send the letters with the notice {about}."
        case _:
            return f"Show the notice {about} in the application."


def _ways(case: VersionCase, channel: str) -> tuple[str, ...]:
    to = "".join(f" --audience {name}" for name in requirements.audiences(case.policy, case.record))
    match channel:
        case "email":
            return (case.command("notify", f"--recipients FILE.csv{to}"),)
        case "site":
            return "policy build", look_command(case.policy)
        case _:
            return (case.command("announce", f"{by_hand(channel)}{to}"),)


def by_hand(channel: str) -> str:
    """Return the options by which two people record that a notice was given by a channel that the program can't see."""
    letters = " --letters NUMBER" if channel == "post" else ""
    return f"--given {channel} --where PROOF{letters} --by WHO --approved-by WHO"


def look_command(policy: Policy) -> str:
    """Return the command that looks at a policy's site."""
    return "policy look" if policy.brand.address else "policy look  # after adding published_at to brand.yml"


def _tell_again(case: VersionCase, others: tuple[str, ...], *, corrects: bool) -> Iterator[Duty]:
    """Yield the channels that have not yet told a correction or a new day; their day is counted from that notice.

    As for the first notice, it may take until the evening of the next day.
    """
    record = case.record
    newest, first = record.notices[-1], len(record.notices) == 1
    if first and not corrects:
        return
    former = revisions.revised(case.policy, record)
    known = (*(former.evidence if former else ()), *record.evidence)
    later = [one for one in record.evidence if one.notice == newest.digest]
    told = readers_reached.retold(later, [one for one in known if one.notice != newest.digest])
    by = local_day(newest.at, case.policy.brand) + DAY
    about = f"corrects version {record.revises}" if first else f"is postponed to {case.effective}"
    for channel in requirements.required(case.policy, record)[1]:
        if channel not in told and channel not in others:
            what = what_to_do_in(channel, f"that {case.version} {about}")
            yield case.duty(Task.TELL, what, Role.OPERATIONS, by, *_ways(case, channel), channel=channel)


def accepting(one: Evidence, date: datetime.date, by: str = "", approved_by: str = "", because: str = "") -> Unreached:
    """Return the decision that lets this evidence count although too many were not reached."""
    return Unreached(by, approved_by, because, date, one.at, one.recipients, one.accepted)


def _decide(case: VersionCase, channel: str, one: Evidence) -> Duty:
    limit = requirements.limit(case.policy, case.record)
    verb = "was" if one.unreached == 1 else "were"
    what = (
        f"{one.unreached:,} of {one.recipients:,} recipients of the notice of {case.version} {verb} not reached, more"
        f" than {limit}\u00a0%. Reach them in another way, or decide that the clock runs without them."
    )
    words = "--accept-unreached --by WHO --approved-by WHO --because WORDS"
    command = case.command("announce", words)
    return case.duty(Task.DECIDE, what, Role.LEGAL, case.effective - DAY, command, channel=channel)


def _tell_others(case: VersionCase, one: Evidence) -> Duty:
    what = (
        f"Addresses that got the notice of {case.version} are the brand's own, or others of one mailbox: {one.own:,} of"
        f" {one.recipients:,}. Send it to all to whom it is promised; or two people say that these are all."
    )
    decide = case.command("announce", "--accept-unreached --by WHO --approved-by WHO --because WORDS")
    ways = (*_ways(case, readers_reached.EMAIL), decide)
    return case.duty(Task.GIVE, what, Role.OPERATIONS, case.effective - DAY, *ways, channel=readers_reached.EMAIL)


def _look_duties(case: VersionCase) -> Iterator[Duty]:
    """Yield the look at the site that is due today: the notice stands there for the whole period."""
    policy, record, today = case.policy, case.record, case.today
    days = [day for day in site_looks.days_seen(policy, record) if day <= today]
    if not days:
        return
    if days[-1] < today:
        by = days[-1] + DAY
        lack = f" Nobody has looked since {days[-1]}." if by < today else ""
        what = f"Look that the notice of {case.version} still stands on the site.{lack}"
        yield case.duty(Task.LOOK, what, Role.OPERATIONS, by, look_command(policy), channel="site")


def gap_duty(case: VersionCase) -> Iterator[Duty]:
    """Yield the days of a notice on which nobody looked, until two people accept them: also once the text applies."""
    policy, record = case.policy, case.record
    found = site_looks.unseen(policy, record, case.today)
    if not found:
        return
    over = phases.applied(policy, record, case.now)
    rest = "accept it as two people" + (", with the reason." if over else "; else postpone the version.")
    what = (
        f"Nobody looked whether the notice of {case.version} stood on the site: {site_looks.spans(found)}."
        f" Judge whether the rest is proof enough, and {rest}"
    )
    accept = (
        case.command(
            "look",
            f"--accept {first}..{first + DAY * (length - 1)} --by WHO --approved-by WHO --because WORDS",
            numbered=over,
        )
        for first, length in found[:MOST_GAPS]
    )
    others = () if over else (case.command("postpone", "--by WHO --because WORDS"),)
    yield case.duty(Task.GAP, what, Role.LEGAL, case.effective - DAY, *accept, *others, channel="site")
