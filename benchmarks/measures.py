"""Measures of verdicts and of probabilities: intervals, the area under a ROC curve, the Brier score, calibration."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Scored = Sequence[tuple[float, bool]]
NORMAL: Final = 1.959964  # standard deviations on both sides of the mean for 95 %
EDGES: Final = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    hits: int
    total: int

    @staticmethod
    def of(found: Iterable[bool]) -> "Share":
        """Return how many of some are true."""
        values = list(found)
        return Share(sum(values), len(values))

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share, after Wilson; from 0 to 1 where there are none."""
        if not self.total:
            return 0.0, 1.0
        n, share = self.total, self.hits / self.total
        middle = (share + NORMAL**2 / (2 * n)) / (1 + NORMAL**2 / n)
        half = NORMAL * math.sqrt(share * (1 - share) / n + NORMAL**2 / (4 * n * n)) / (1 + NORMAL**2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        return f"{self.hits} of {self.total}"

    @property
    def percent(self) -> str:
        """The share in percent with its numbers."""
        return f"{100 * self.hits / self.total:.0f} % ({self})" if self.total else "–"

    @property
    def with_interval(self) -> str:
        """The share in percent with its numbers and its interval."""
        low, high = self.interval
        return f"{self.percent} [{100 * low:.0f}–{100 * high:.0f}]" if self.total else "–"


def area(scored: Scored) -> float:
    """Return the area under the ROC curve: how often a material unit has the higher score; 0.5 without both kinds."""
    material = [value for value, is_material in scored if is_material]
    rest = [value for value, is_material in scored if not is_material]
    if not material or not rest:
        return 0.5
    won = sum((one > other) + (one == other) / 2 for one in material for other in rest)
    return won / (len(material) * len(rest))


def brier(scored: Scored) -> float:
    """Return the mean square of the difference between a probability and what was true; 0 where there is none."""
    return sum((value - is_material) ** 2 for value, is_material in scored) / len(scored) if scored else 0.0


def calibration(scored: Scored) -> tuple[tuple[str, int, float, float], ...]:
    """Return for each range of probabilities its name, how many fell there, their mean, and the share of material."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [one for one in scored if low <= one[0] < high or one[0] == high == 1]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            rows.append((f"{low:.2f}–{high:.2f}", len(inside), mean, sum(one for _, one in inside) / len(inside)))
    return tuple(rows)
