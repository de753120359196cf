"""What functions keep of what they made: so many results at most, until the work on another part begins."""

import gc
from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_EVERY: Final[list[Callable[[], None]]] = []
_PART: Final[list[str]] = []


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function gave for its last arguments, so many of them; `forget` lets that go."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        cached = lru_cache(maxsize=most)(function)
        _EVERY.append(cached.cache_clear)
        return cached  # type: ignore[return-value]  # its own type forgets what the function asks for

    return keeping


def forget() -> None:
    """Let go what all functions kept: what comes next has texts of its own."""
    for clear in _EVERY:
        clear()


def begin(part: str) -> None:
    """Let go what functions kept of another part of the work than this one, by name, and what is used no more."""
    if [part] != _PART:
        _PART[:] = [part]
        forget()
        gc.collect()
