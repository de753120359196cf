"""What has to be done, as text for people, as data for programs, and as a calendar; nothing is decided here.

As JSON it is a list with one object for each duty, in the order of the text: `policy` (brand/policy), `version` (a
number, or null for the policy as a whole), `task` (the kind of duty, one of `duty.Task`), `channel` (of a notice, or
null), `what` (a sentence), `who` (editor, legal or operations), `by` (the last day, YYYY-MM-DD in the brand's time
zone, or null where nothing sets one), `overdue` (true or false) and `commands` (a list; capitals are to be filled in).
"""

import datetime
import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.policy import Policy
from generator.model.record import Review
from generator.notice.duty import Duty
from generator.notice.notice_period import local_day
from generator.notice.reviews import review_by
from generator.site.feeds.calendar import CalendarEntry, calendar_text
from generator.site.feeds.events import name_for_good

WIDTH: Final = 80
_INDENT: Final = "    "


def due(names: Sequence[str], found: Sequence[Duty], form: str, now: datetime.datetime, columns: int = WIDTH) -> str:
    """Return the duties of the policies that are named, in a format: text (of so many columns), json or ics."""
    match form:
        case "text":
            return "\n".join("\n".join(_block(name, found, columns)) + "\n" for name in _ordered(names, found))
        case "json":
            return json.dumps([as_data(one) for one in found], ensure_ascii=False, indent=2) + "\n"
        case "ics":
            return _calendar(found, now)
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def as_data(one: Duty) -> dict[str, object]:
    """Return a duty as the keys that the module's docstring explains."""
    return {
        "policy": one.policy,
        "version": one.version or None,
        "task": str(one.task),
        "channel": one.channel or None,
        "what": one.what,
        "who": str(one.who),
        "by": one.by.isoformat() if one.by else None,
        "overdue": one.overdue,
        "commands": list(one.commands),
    }


def reviewed(policy: Policy, made: Review, form: str, now: datetime.datetime) -> str:
    """Return what review was recorded, and by when the next one is due."""
    following = review_by(policy, local_day(now, policy.brand))
    if form == "json":
        listed = {
            "policy": policy.name,
            "version": made.version,
            "by": made.by,
            "date": made.date.isoformat(),
            "because": made.because or None,
            "digest": made.digest,
            "next_by": following.isoformat() if following else None,
        }
        return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    after = f"the next review is due by {following}" if following else "the text says nothing of a next review"
    return f"Reviewed {policy.name} version {made.version} on {made.date}: {made.place.path}\n  {after}\n"


def _ordered(names: Sequence[str], found: Sequence[Duty]) -> list[str]:
    late = {one.policy for one in found if one.overdue}
    return sorted(names, key=lambda name: name not in late)


def _block(name: str, found: Sequence[Duty], columns: int) -> Iterator[str]:
    yield name
    own = [one for one in found if one.policy == name]
    if not own:
        yield "  nothing has to be done"
    for one in own:
        yield f"  {when(one)} ({one.who})"
        yield from (f"{_INDENT}{line}" for line in steps(one, columns - len(_INDENT)))


def steps(one: Duty, width: int) -> Iterator[str]:
    """Yield what has to be done and the commands for it, as lines of a width."""
    yield from textwrap.wrap(one.what, width, break_long_words=False, break_on_hyphens=False)
    for command in one.commands:
        yield from _wrapped(command, width)


def when(one: Duty) -> str:
    """Return by when a duty has to be done."""
    if one.overdue:
        return f"OVERDUE since {one.by}"
    return f"by {one.by}" if one.by else "no day is set"


def _wrapped(command: str, width: int) -> Iterator[str]:
    """Yield a command as lines that a shell takes as one."""
    lines = textwrap.wrap(
        command,
        width - 2,
        initial_indent="$ ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (f"{line} \\" for line in lines[:-1])
    yield lines[-1]


def _calendar(found: Sequence[Duty], now: datetime.datetime) -> str:
    """Return the duties as whole days; what is overdue or has no day stands on today.

    A duty keeps its id from day to day, so that a calendar moves it and adds no second one.
    """
    listed = []
    for one in found:
        about = f"{one.policy} version {one.version}" if one.version else one.policy
        listed.append(
            CalendarEntry(
                id=name_for_good(one.policy, str(one.version), str(one.task), one.channel),
                date=one.by if one.by and not one.overdue else now.date(),
                title=f"{'OVERDUE: ' if one.overdue else ''}{about}: {_task(one)} ({one.who})",
                words="\n".join((one.what, *one.commands)),
                link="",
                written=now,
                changed=now,
            )
        )
    return calendar_text("policy due", listed).decode()


def _task(one: Duty) -> str:
    return f"{one.task} ({one.channel})" if one.channel else str(one.task)
