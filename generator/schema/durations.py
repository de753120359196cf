"""Lengths of time as policies write them: “3 years”, “72 hours”, “immediately”."""

import re
from dataclasses import dataclass
from typing import Final

_HOURS: Final = {
    "hour": (1, 1),
    "day": (24, 24),
    "week": (168, 168),
    "month": (28 * 24, 31 * 24),
    "year": (365 * 24, 366 * 24),
}
_WRITTEN: Final = re.compile(r"(\d{1,4}) (hour|day|week|month|year)s?")
IMMEDIATELY: Final = "immediately"
DAYS_OF_UNIT: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
"""How many days each unit has, on average."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; months and years vary, so it is a range of hours, and exact only in months or in hours."""

    text: str
    shortest: int
    longest: int
    exact: tuple[str, int]

    def same(self, other: "Duration") -> bool:
        """Return True if both are exactly as long: 36 months are 3 years, 7 days are 1 week."""
        return self.exact == other.exact

    def exceeds(self, other: "Duration") -> bool | None:
        """Return True if this is longer than the other; None where it depends on the calendar (30 days, 1 month)."""
        (unit, count), (other_unit, other_count) = self.exact, other.exact
        if unit == other_unit:
            return count > other_count
        if self.shortest >= other.longest:
            return True
        return False if self.longest <= other.shortest else None


def parse(text: str) -> Duration | None:
    """Read “N hours/days/weeks/months/years” or “immediately”; None for anything else."""
    words = " ".join(text.lower().split())
    if words == IMMEDIATELY:
        return Duration(IMMEDIATELY, 0, 0, ("hours", 0))
    match = _WRITTEN.fullmatch(words)
    if not match:
        return None
    count, unit = int(match[1]), match[2]
    shortest, longest = _HOURS[unit]
    months = {"month": 1, "year": 12}.get(unit)
    exact = ("months", count * months) if months else ("hours", count * shortest)
    return Duration(f"{count} {unit}{'' if count == 1 else 's'}", count * shortest, count * longest, exact)
