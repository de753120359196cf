"""A site that is older than what it says: found by `due`, and said by the pages themselves when a day has passed."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.continuity import Listed
from generator.model.languages import code_of
from generator.model.policy import Policy
from generator.notice import phases
from generator.notice.duty import Duty, Role, Task
from generator.notice.notice_period import local_day, start_of
from generator.site.policy_on_day import PolicyOnDay


def duties(policy: Policy, lists: Sequence[Listed], now: datetime.datetime) -> Iterator[Duty]:
    """Yield that a site is to be built and published whose list is older than the newest day of effect."""
    today = local_day(now, policy.brand)
    begun = [one for one in phases.applying(policy, now) if one.start <= today]
    for listed in lists:
        if not begun or listed.policy != policy.name or listed.as_of >= begun[-1].start:
            continue
        newest = begun[-1]
        what = (
            f"Version {newest.version.number} applies since {newest.start}, and {listed.where} shows what applied on"
            f" {listed.as_of}: build the site and publish it."
        )
        commands = ("policy build",)
        yield Duty(
            policy.name,
            newest.version.number,
            Task.BUILD,
            what,
            Role.OPERATIONS,
            newest.start,
            overdue=True,
            commands=commands,
        )


@dataclass(frozen=True, slots=True)
class Passing:
    """That a page is out of date once `passes` (an instant in UTC) is over, and when it was built.

    `language` is that of the text whose day comes, with its country, as its dates are written.
    """

    built: datetime.date
    passes: str
    language: str

    def dates_in(self, language: str) -> str:
        """Return the language in which a page that speaks `language` writes the day: that of the text, if it is one."""
        return self.language if code_of(self.language) == language else language


def passing(published: Sequence[PolicyOnDay]) -> Passing | None:
    """Return when a page is out of date that names the next day of effect of these policies; None where none comes."""
    days = [(start_of(item.upcoming[0].start, item.policy.brand), item) for item in published if item.upcoming]
    if not days:
        return None
    first, item = min(days, key=lambda one: one[0])
    return Passing(item.today, first.isoformat().replace("+00:00", "Z"), item.upcoming[0].version.document.language)
