"""How far a long command has come: a bar with rate and time left on a terminal, plain lines elsewhere.

Where it can't be shown, the command goes on all the same.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TextIO

import click

from generator.cli.terminal import width

STEPS: Final = 10  # lines that a whole run prints where there is no terminal
LEAST: Final = 20  # of what is done for each of them
BAR: Final = 30  # signs
BESIDE: Final = 48  # what stands beside the bar at most
Seconds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is told: how many are done, of how many; and why nothing is done until a moment."""

    done: Callable[[int, int], None]
    waits: Callable[[str, datetime.datetime], None]


@contextlib.contextmanager
def progress(label: str, file: TextIO, seconds: Seconds) -> Iterator[Progress]:
    """Give the functions that are told; `seconds` is a clock that only goes forward."""
    if not file.isatty():
        yield Progress(_lines(label, file), _waits(label, file))
        return
    start, first = seconds(), -1
    bar = click.progressbar(
        length=1,
        label=label,
        file=file,
        show_pos=True,
        width=max(0, min(BAR, width() - BESIDE)),
        item_show_func=lambda rate: rate or "",
    )
    with contextlib.ExitStack() as drawn:

        def show(done: int, total: int) -> None:
            nonlocal first
            bar.length = max(total, 1)
            if first < 0:
                first = done
                drawn.enter_context(bar)
            elapsed = seconds() - start
            with contextlib.suppress(OSError):
                bar.update(done - bar.pos, f"{(done - first) / elapsed:,.0f}/s" if elapsed else "")

        yield Progress(show, _waits(f"\n{label}", file))


def _lines(label: str, file: TextIO) -> Callable[[int, int], None]:
    said = -1

    def show(done: int, total: int) -> None:
        nonlocal said
        part = done * max(1, min(STEPS, total // LEAST)) // max(total, 1)
        if part != said:
            said = part
            _echo(f"{label}: {done:,} of {total:,}", file)

    return show


def _waits(label: str, file: TextIO) -> Callable[[str, datetime.datetime], None]:
    def show(why: str, until: datetime.datetime) -> None:
        _echo(f"{label}: waiting until {until.astimezone(datetime.UTC):%H:%M:%S} UTC: {why}", file)

    return show


def _echo(line: str, file: TextIO) -> None:
    with contextlib.suppress(OSError):
        click.echo(line, file=file)
