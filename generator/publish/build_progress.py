"""What a build tells of itself while it runs: how many pages are done, and where its time goes."""

import contextlib
import mmap
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Seconds = Callable[[], float]
Show = Callable[[int, int], None]
HALVES: Final = 2  # a page is made, and then framed
_SLOT: Final = 8  # bytes of a number


class BuildPhase(StrEnum):
    """What the time of a build is spent on; what a phase asks of another one is that one's."""

    LOAD = "load"
    CHECKS = "checks"
    REDLINES = "redlines"
    PAGES = "pages"
    FEEDS = "feeds"
    THEME = "theme"
    WRITING = "writing"
    OTHER = "other"


COUNTED: Final[Mapping[BuildPhase, str]] = {
    BuildPhase.LOAD: "versions",
    BuildPhase.CHECKS: "policies",
    BuildPhase.REDLINES: "pages of changes, and comparisons",
    BuildPhase.PAGES: "other pages",
    BuildPhase.FEEDS: "files for programs",
    BuildPhase.THEME: "pages in their frame",
    BuildPhase.WRITING: "files beside pages",
    BuildPhase.OTHER: "",
}


@dataclass(slots=True)
class Spent:
    """CPU seconds and seconds on the wall, of all processes, and how many things were done in them."""

    cpu: float = 0.0
    wall: float = 0.0
    count: int = 0


def _stopped() -> float:
    return 0.0


@dataclass(slots=True)
class BuildProgress:
    """How far a build has come, for whoever wants to see it, and what it `spent` on each phase.

    `cpu` is a clock of this process, `wall` one that only goes forward; one without clocks counts only.
    """

    wall: Seconds = _stopped
    cpu: Seconds = _stopped
    show: Show | None = None
    spent: dict[BuildPhase, Spent] = field(default_factory=dict)
    _open: list[BuildPhase] = field(default_factory=lambda: [BuildPhase.OTHER])
    _since: tuple[float, float] = (0.0, 0.0)
    _began: float = 0.0
    _total: int = 0
    _slot: int = 0
    _process: int = 0
    _done: memoryview = field(default_factory=lambda: memoryview(bytearray(_SLOT)).cast("Q"))

    def __post_init__(self) -> None:
        """Begin to count the time."""
        self._since = (self.cpu(), self.wall())
        self._began = self._since[1]

    @contextlib.contextmanager
    def phase(self, phase: BuildPhase, count: int = 0) -> Iterator[None]:
        """Count the time of what is done here, and so many things, for a phase."""
        self._charge()
        self._open.append(phase)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()
            self.count(phase, count)

    def count(self, phase: BuildPhase, count: int) -> None:
        """Count so many things for a phase."""
        self.spent.setdefault(phase, Spent()).count += count

    def _charge(self) -> None:
        now = (self.cpu(), self.wall())
        spent = self.spent.setdefault(self._open[-1], Spent())
        spent.cpu += now[0] - self._since[0]
        spent.wall += now[1] - self._since[1]
        self._since = now

    @contextlib.contextmanager
    def apart(self) -> Iterator[dict[BuildPhase, Spent]]:
        """Count the time of what is done here by itself, as a process does that began as a copy of this one."""
        self._charge()
        before, self.spent, self._since = self.spent, {}, (self.cpu(), self.wall())
        try:
            yield self.spent
            self._charge()
        finally:
            self.spent, self._since = before, (self.cpu(), self.wall())

    def add(self, spent: Mapping[BuildPhase, Spent]) -> None:
        """Add what was counted by itself."""
        for phase, own in spent.items():
            total = self.spent.setdefault(phase, Spent())
            total.cpu, total.wall, total.count = total.cpu + own.cpu, total.wall + own.wall, total.count + own.count

    def elapsed(self) -> float:
        """Return the seconds on the wall since the beginning, and count the time up to now."""
        self._charge()
        return self._since[1] - self._began

    def begin(self, pages: int, parts: int) -> None:
        """Begin with so many pages, of so many parts of the work that may be done at the same time."""
        self._total, self._slot, self._process = pages, parts, os.getpid()
        self._done = memoryview(mmap.mmap(-1, _SLOT * (parts + 1))).cast("Q")  # shared with copies of this process
        self.tell()

    def part(self, number: int) -> None:
        """Say which part of the work the next pages are of."""
        self._slot = number if number < len(self._done) else 0  # where nobody began, all counts as one part

    def step(self, pages: int = 1, halves: int = 1) -> None:
        """Say that so many pages were made or framed, or both: two `halves`. Before `begin`, none are counted."""
        if self._slot < len(self._done):
            self._done[self._slot] += pages * halves
            self.tell()

    def tell(self) -> None:
        """Show how many pages are done; copies of the process leave that to the one that began."""
        if self.show and os.getpid() == self._process:
            self.show(sum(self._done) // HALVES, self._total)
