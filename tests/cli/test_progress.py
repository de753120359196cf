"""How far a long command has come, on a terminal and elsewhere."""

import datetime
import errno
import io
import itertools
import os
import re

from generator.cli.progress import progress


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    file = Terminal()
    seconds = itertools.count(0, 1)
    with progress("sent", file, lambda: float(next(seconds))) as told:
        for done in range(0, 401, 100):
            told.done(done, 400)
    said = file.getvalue()
    assert "sent" in said
    assert "400/400" in said
    assert "/s" in said


def test_elsewhere_it_is_a_line_for_each_tenth() -> None:
    file = io.StringIO()
    with progress("sent", file, lambda: 0.0) as told:
        for done in range(1_001):
            told.done(done, 1_000)
    lines = file.getvalue().splitlines()
    assert len(lines) == 11
    assert lines[0] == "sent: 0 of 1,000"
    assert lines[-1] == "sent: 1,000 of 1,000"


def test_nobody_to_send_to_is_no_error() -> None:
    for file in (Terminal(), io.StringIO()):
        with progress("sent", file, lambda: 0.0) as told:
            told.done(0, 0)


def test_why_nothing_happens_is_a_line_of_its_own() -> None:
    until = datetime.datetime(2026, 3, 1, 8, 1, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    for file in (Terminal(), io.StringIO()):
        with progress("sent", file, lambda: 0.0) as told:
            told.done(0, 2)
            told.waits("2 messages are to be tried again", until)
            told.done(2, 2)
        lines = file.getvalue().splitlines()
        assert "sent: waiting until 07:01:05 UTC: 2 messages are to be tried again" in lines


class Full(io.StringIO):
    """A file on a full disk."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_can_not_be_shown_stops_nothing() -> None:
    with progress("sent", Full(), lambda: 0.0) as told:
        told.done(0, 2)
        told.waits("nobody answers", datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))
        told.done(2, 2)


def test_little_to_do_is_two_lines() -> None:
    file = io.StringIO()
    with progress("pages", file, lambda: 0.0) as told:
        for done in range(12):
            told.done(done, 11)
    assert file.getvalue().splitlines() == ["pages: 0 of 11", "pages: 11 of 11"]


def test_the_bar_begins_with_the_work_and_fits_a_terminal() -> None:
    file = Terminal()
    seconds = itertools.count(0, 1)
    with progress("pages", file, lambda: float(next(seconds))) as told:
        assert file.getvalue() == ""
        for done in range(0, 123_457, 30_864):
            told.done(done, 123_456)
    lines = re.sub(r"\x1b\[[^a-z]*[a-z]", "", file.getvalue()).split("\r")
    assert "pages  [" in lines[1]
    assert max(map(len, lines)) <= 80


def test_without_anything_to_do_there_is_no_bar() -> None:
    file = Terminal()
    with progress("pages", file, lambda: 0.0):
        pass
    assert file.getvalue() == ""
