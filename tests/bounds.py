"""A guard against work without end: not a measure of speed, which belongs to the benchmarks."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Final, Never

LONG: Final = 120
"""Seconds of computing, many times what anything that is guarded here takes on a slow machine."""


@contextlib.contextmanager
def ending(seconds: int = LONG) -> Iterator[None]:
    """Fail where what is done inside computes for much longer than anything that ends."""

    def stop(_signal: int, _frame: FrameType | None) -> Never:
        message = f"this computes without end: {seconds} seconds so far"
        raise AssertionError(message)

    former = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
