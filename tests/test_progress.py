"""How far a long command has come, on a terminal and elsewhere."""

import io
import itertools

from generator.progress import progress


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    file = Terminal()
    seconds = itertools.count(0, 1)
    with progress("sent", file, lambda: float(next(seconds))) as show:
        for done in range(0, 401, 100):
            show(done, 400)
    said = file.getvalue()
    assert "sent" in said
    assert "400/400" in said
    assert "/s" in said


def test_elsewhere_it_is_a_line_for_each_tenth() -> None:
    file = io.StringIO()
    with progress("sent", file, lambda: 0.0) as show:
        for done in range(1_001):
            show(done, 1_000)
    lines = file.getvalue().splitlines()
    assert len(lines) == 11
    assert lines[0] == "sent: 0 of 1,000"
    assert lines[-1] == "sent: 1,000 of 1,000"


def test_nobody_to_send_to_is_no_error() -> None:
    for file in (Terminal(), io.StringIO()):
        with progress("sent", file, lambda: 0.0) as show:
            show(0, 0)
