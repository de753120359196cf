"""How far a long command has come: a bar with rate and time left on a terminal, plain lines elsewhere."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Final, TextIO

import click

STEPS: Final = 10  # lines that a whole run prints where there is no terminal
Seconds = Callable[[], float]


@contextlib.contextmanager
def progress(label: str, file: TextIO, seconds: Seconds) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many are done, of how many; `seconds` is a clock that only goes forward."""
    if not file.isatty():
        yield _lines(label, file)
        return
    start, first = seconds(), -1
    with click.progressbar(
        length=1, label=label, file=file, show_pos=True, item_show_func=lambda rate: rate or ""
    ) as bar:

        def show(done: int, total: int) -> None:
            nonlocal first
            first = done if first < 0 else first
            bar.length = max(total, 1)
            elapsed = seconds() - start
            bar.update(done - bar.pos, f"{(done - first) / elapsed:,.0f}/s" if elapsed else "")

        yield show


def _lines(label: str, file: TextIO) -> Callable[[int, int], None]:
    said = -1

    def show(done: int, total: int) -> None:
        nonlocal said
        part = done * STEPS // max(total, 1)
        if part != said:
            said = part
            click.echo(f"{label}: {done:,} of {total:,}", file=file)

    return show
