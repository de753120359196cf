"""Work on all cores: the same function for each number, in processes that begin as copies of this one."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

from generator.errors import cannot

T = TypeVar("T")
_FORK: Final = "fork"
_WORK: Final[dict[str, Callable[[int], Any]]] = {}
"""What the copies do: they inherit it, so that nothing is written and read again on the way to them."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[int], T], count: int, jobs: int) -> list[T]:
    """Return what `work` gives for each number below `count`, in order, with so many processes at the same time.

    What one of them raises is raised here. With one job, or where processes can't be copies, all is done in this one.
    """
    if min(jobs, count) < 2 or _FORK not in multiprocessing.get_all_start_methods():  # noqa: PLR2004 -- one is this one
        return [work(n) for n in range(count)]
    _WORK["now"] = work
    try:
        with ProcessPoolExecutor(min(jobs, count), multiprocessing.get_context(_FORK)) as pool:
            return list(pool.map(_done, range(count)))
    except BrokenProcessPool:
        what, message = "build", "a process that made a part of the site was stopped from outside"
        raise cannot(what, message, "is there enough memory? try it again with --jobs 1") from None
    finally:
        del _WORK["now"]


def _done(n: int) -> Any:  # noqa: ANN401 -- what the work gives
    return _WORK["now"](n)
