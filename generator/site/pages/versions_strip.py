"""The strip of all versions: each as wide as it was long in force."""

import datetime
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.model.levels import Level
from generator.model.policy import State
from generator.site.page import dated
from generator.site.policy_on_day import PolicyOnDay

WIDE: Final = 1000  # units of the strip


@dataclass(frozen=True, slots=True)
class Bar:
    """A version on the strip: where it begins and how wide it is, in units of the strip; `kind` is how it looks."""

    number: int
    kind: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """All the time since the first version, each version as wide as it was long in force; its first day."""

    bars: tuple[Bar, ...]
    first: Markup


def strip(item: PolicyOnDay, until: datetime.date) -> Strip | None:
    """Return the strip, which shows the time before a day; None where no two versions have begun.

    Each bar leads to its version; the list below says the same, with links that are read aloud and reached by keyboard.
    """
    begun = [interval for interval in item.intervals if interval.state is not State.UPCOMING]
    if len(begun) < 2:  # noqa: PLR2004 -- one version alone is no strip
        return None
    first, language = begun[0].start, begun[-1].version.document.language
    days = max(1, (until - first).days)
    bars = []
    for n, interval in enumerate(begun):
        start = WIDE * (interval.start - first).days / days
        ended = interval.end if interval.state is not State.IN_FORCE else None
        end = WIDE * (ended - first).days / days if ended else WIDE
        number = interval.version.number
        weight = "material" if item.level(number) >= Level.MATERIAL else "light"
        kind = "now" if interval.state is State.IN_FORCE else weight if n else "first"
        bars.append(Bar(number, kind, start, max(end - start - 2, 1)))  # a gap parts it from the next
    return Strip(tuple(bars), dated(first, language))
