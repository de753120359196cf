"""Work on all cores: the same function for each number, in processes that begin as copies of this one."""

import contextlib
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

from generator.errors import cannot
from generator.result_cache import forget

T = TypeVar("T")
EVERY: Final = 0.2  # seconds
_FORK: Final = "fork"
_WORK: Final[dict[str, Callable[[int], Any]]] = {}
"""What the copies do: they inherit it, so that nothing is written and read again on the way to them."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Callable[[int], T],
    count: int,
    jobs: int,
    tell: Callable[[], None] = lambda: None,
    weights: Sequence[int] = (),
) -> list[T]:
    """Return what `work` gives for each number below `count`, in order, with so many processes at the same time.

    The one with the greatest of the `weights` begins first, so that no process waits long for the last one. What one of
    them raises is raised here. With one job, or where processes can't be copies, all is done in this one; else `tell`
    is called now and then.
    """
    if min(jobs, count) < 2 or _FORK not in multiprocessing.get_all_start_methods():  # noqa: PLR2004 -- one is this one
        with _cycles_left_alone():
            return [work(n) for n in range(count)]
    _WORK["now"] = work
    forget()  # or each copy would hold it, too
    try:
        with _cycles_left_alone(), ProcessPoolExecutor(min(jobs, count), multiprocessing.get_context(_FORK)) as pool:
            order = sorted(range(count), key=lambda n: -weights[n] if weights else n)
            parts = {n: pool.submit(_done, n) for n in order}
            try:
                return list(_results([parts[n] for n in range(count)], tell))
            finally:
                for part in parts.values():
                    part.cancel()
    except BrokenProcessPool:
        what, message = "build", "a process that made a part of the site was stopped from outside"
        raise cannot(what, message, "is there enough memory? try it again with --jobs 1") from None
    finally:
        del _WORK["now"]


@contextlib.contextmanager
def _cycles_left_alone() -> Iterator[None]:
    """Look for unused cycles only where the work on a part begins (`kept`), and never among what is there now."""
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _results(parts: Sequence[Future[T]], tell: Callable[[], None]) -> Iterator[T]:
    """Yield the results of parts in order once all are there; what one raises is raised at once."""
    while waiting := wait(parts, EVERY, FIRST_EXCEPTION).not_done:
        tell()
        for part in set(parts) - waiting:
            part.result()
    tell()
    yield from (part.result() for part in parts)


def _done(n: int) -> Any:  # noqa: ANN401 -- what the work gives
    return _WORK["now"](n)
