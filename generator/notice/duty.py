"""What a duty is: what has to happen, whose part it is, by when, and what it is worked out from."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.model.policy import Policy, State
from generator.model.record import VersionRecord
from generator.notice import notice_clock, phases
from generator.notice.notice_period import DAY, local_day

SOON: Final = 3 * DAY


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
    ARRIVAL = "look at the e-mail"
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


def coming(policy: Policy, now: datetime.datetime) -> Iterator[VersionRecord]:
    """Yield the records of versions that were neither withdrawn nor superseded."""
    past = {one.version.number for one in phases.applying(policy, now) if one.state is State.SUPERSEDED}
    return (record for record in notice_clock.open_records(policy) if record.version not in past)


@dataclass(frozen=True, slots=True)
class VersionCase:
    """A version at a moment, with what its duties are worked out from."""

    policy: Policy
    record: VersionRecord
    now: datetime.datetime

    @property
    def today(self) -> datetime.date:
        """The day of the moment, where the brand is."""
        return local_day(self.now, self.policy.brand)

    @property
    def version(self) -> str:
        """How duties name the version."""
        return f"version {self.record.version}"

    @property
    def effective(self) -> datetime.date:
        """The day from which the version is announced to apply."""
        assert self.record.effective is not None  # noqa: S101 -- asked of announced versions only
        return self.record.effective

    def command(self, name: str, words: str = "", *, numbered: bool = False) -> str:
        """Return a command about this version, which is named where several are on their way, or with `numbered`."""
        held = phases.overdue_versions(self.policy, self.now)
        others = [
            one
            for one in coming(self.policy, self.now)
            if one.version != self.record.version
            and (one.effective is None or one.effective > self.today or one.version in held)
        ]
        number = f"--version {self.record.version}" if others or numbered else ""
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
        """Return a duty of the version; it is overdue after the day `by`, where nothing else is said."""
        late = by is not None and by < self.today if overdue is None else overdue
        return Duty(self.policy.name, self.record.version, task, what, who, by, late, commands, channel)
