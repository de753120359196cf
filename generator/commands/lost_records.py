"""Notices that were sent from this machine and that no record knows: readers have them, and the source says nothing."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.commands.mailing import LEDGERS
from generator.mail.ledger_file import about_of, has_reached
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice.duty import Duty, Role, Task
from generator.notice.notice_period import local_day


def duties(policies: Sequence[Policy], root: Path, now: datetime.datetime) -> Iterator[Duty]:
    """Yield that a notice by which somebody was told is in no record of its policy: it was deleted, or is elsewhere."""
    ledgers = root.absolute().parent / LEDGERS
    known = {policy.name: (policy, frozenset(_told(policy))) for policy in policies}
    for path in sorted(ledgers.glob("*.sqlite")):
        about = about_of(path)
        for name in about.policy.split() if about else ():
            policy, digests = known.get(name, (None, frozenset()))
            if policy is None or about is None or about.every & digests or not has_reached(path):
                continue
            what = (
                f"The notice of version {about.version} was sent, as {LEDGERS}/{path.name} shows, and no record"
                " knows it: restore its version and its record, or merge the branch that has them; else seal that text"
                " again and withdraw it, so that those who were told learn of it."
            )
            command = f"git log --all -- {root.name}/{name}/notices"
            day = local_day(now, policy.brand)
            yield Duty(name, about.version, Task.TELL, what, Role.OPERATIONS, day, overdue=True, commands=(command,))


def _told(policy: Policy) -> Iterator[str]:
    for record in policy.records:
        if isinstance(record, VersionRecord):
            yield from (one.digest for one in record.notices)
            if record.withdrawal and record.withdrawal.digest:
                yield record.withdrawal.digest
