"""What a build tells of itself: how far it is, and where its time goes, in one process or several."""

import gc
import itertools
import weakref

import pytest

from generator.publish.build_progress import HALVES, BuildPhase, BuildProgress, Spent
from generator.publish.jobs import each
from generator.result_cache import begin


class Cycle:
    """A value that holds itself, so that nobody who lets it go frees it."""

    itself: "Cycle"


def ticking() -> BuildProgress:
    """Return the progress of a build whose clocks go on by one and by ten seconds whenever they are asked."""
    cpu, wall = itertools.count(0, 1), itertools.count(0, 10)
    return BuildProgress(lambda: float(next(wall)), lambda: float(next(cpu)))


def test_each_second_counts_once_for_the_innermost_phase() -> None:
    progress = ticking()
    with progress.phase(BuildPhase.PAGES, 2):
        with progress.phase(BuildPhase.REDLINES, 1):
            pass
        progress.count(BuildPhase.PAGES, 1)
    assert progress.spent[BuildPhase.PAGES] == Spent(2.0, 20.0, 3)
    assert progress.spent[BuildPhase.REDLINES] == Spent(1.0, 10.0, 1)
    elapsed = progress.elapsed()
    assert sum(one.cpu for one in progress.spent.values()) * 10 == elapsed


def test_what_is_counted_apart_is_added_once() -> None:
    progress = ticking()
    with progress.phase(BuildPhase.CHECKS):
        with progress.apart() as spent, progress.phase(BuildPhase.THEME, 4):
            pass
        assert BuildPhase.THEME not in progress.spent
        progress.add(spent)
        progress.add(spent)
    assert progress.spent[BuildPhase.THEME] == Spent(2.0, 20.0, 8)


def test_a_phase_that_fails_is_counted() -> None:
    progress = ticking()
    with pytest.raises(ZeroDivisionError), progress.phase(BuildPhase.PAGES, 1):
        _ = 1 // 0
    with progress.phase(BuildPhase.CHECKS):
        pass
    assert progress.spent[BuildPhase.PAGES].count == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_of_all_processes_are_shown_by_one(jobs: int) -> None:
    shown: list[tuple[int, int]] = []
    progress = BuildProgress(show=lambda done, total: shown.append((done, total)))
    progress.begin(7, 3)

    def work(n: int) -> int:
        progress.part(n)
        for _ in range(HALVES):
            progress.step(2)
        return len(shown)

    counted = each(work, 3, jobs, progress.tell)
    progress.step(1, HALVES)
    assert shown[0] == (0, 7)
    assert shown[-1] == (7, 7)
    assert shown == sorted(shown)
    assert counted == ([3, 5, 7] if jobs == 1 else counted)


def test_a_watch_at_which_nobody_looks_needs_no_beginning() -> None:
    progress = BuildProgress()
    progress.part(3)
    progress.step()
    assert progress.show is None


def test_what_one_process_raises_is_raised() -> None:
    def work(n: int) -> int:
        return 1 // (n - 2)

    with pytest.raises(ZeroDivisionError):
        each(work, 4, 2)


def test_what_the_heaviest_gives_stands_in_its_place() -> None:
    assert each(lambda n: 10 * n, 4, 2, weights=[1, 3, 2, 3]) == [0, 10, 20, 30]


@pytest.mark.parametrize("jobs", [1, 2])
def test_unused_cycles_are_let_go_where_a_part_begins_and_looked_for_again_after_the_last(jobs: int) -> None:
    def work(n: int) -> tuple[bool, bool]:
        cycle = Cycle()
        cycle.itself, there = cycle, weakref.ref(cycle)
        del cycle
        begin(f"part {n} of {jobs} jobs")
        return gc.isenabled(), there() is None

    assert each(work, 2, jobs) == [(False, True), (False, True)]
    assert gc.isenabled()
