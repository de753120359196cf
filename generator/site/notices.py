"""What each notice of a version did: announced it, or moved its day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.record import Notice, VersionRecord
from generator.site.page import paragraphs, person
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """What a notice did, by the keys of its name and of its sentence: when, by whom, for which day.

    One that moved the day has the `former` one, and says why.
    """

    name: str
    key: str
    at: datetime.datetime
    by: str
    day: datetime.date
    former: datetime.date | None = None
    because: str = ""


def notice_facts(item: PolicyOnDay, record: VersionRecord) -> Iterator[NoticeFact]:
    """Yield what each notice of a version did."""
    former: Notice | None = None
    for notice in record.notices:
        who = person(item.policy.brand, notice.by)
        if former is None:
            yield NoticeFact("announced", "announced-by", notice.at, who, notice.effective)
        else:
            because = " ".join(paragraphs(notice.because))
            day = notice.effective
            yield NoticeFact("postponed-name", "postponed-by", notice.at, who, day, former.effective, because)
        former = notice
