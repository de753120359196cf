"""The walk through open changes at a real terminal."""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.cli.at_a_terminal import at_a_terminal
from tests.conftest import Policy
from tests.open_draft import BECAUSE, BY, KEYS, ME, REASON, SECOND, WHY, changes, drafted, named, only
from tests.small import NAME, RECORD


@pytest.fixture
def real(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, to be judged by the program itself in a process of its own."""
    drafted(tmp_path, policy, monkeypatch)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_from_key_to_record_at_a_terminal(real: Path, policy: Policy) -> None:
    with at_a_terminal(real, "decide", NAME) as terminal:
        first = terminal.awaits(KEYS)
        assert "1 of " in first
        terminal.types("x")
        assert "That key has no meaning here." in terminal.awaits(KEYS)
        terminal.types("3")
        terminal.awaits(REASON)
        terminal.types("\x15")  # the words that stand there go
        terminal.types("Asked as it’s about selling.\r")
        terminal.awaits("Who decides (the name is published): ")
        terminal.types(f"{ME}\r")
        assert "2 of " in terminal.awaits(KEYS)
        terminal.types("b")
        assert f"Recorded: material+consent by {ME}. Asked as it’s about selling." in terminal.awaits(KEYS)
        terminal.types("q")
        assert terminal.ended() == 0
        assert f"Recorded in {RECORD}" in terminal.plain
        assert "\x1b[" in terminal.shown
    one = only(real)
    assert (str(one.decided_level), one.decided_by, one.rationale) == (
        "material+consent",
        ME,
        "Asked as it’s about selling.",
    )
    assert policy("check").status == 0


def test_without_colours_if_nobody_wants_them(real: Path) -> None:
    with at_a_terminal(real, "decide", NAME, NO_COLOR="1") as terminal:
        terminal.awaits(KEYS)
        terminal.types("q")
        assert terminal.ended() == 0
        assert not re.search(r"\x1b\[[0-9;]+m", terminal.shown)


@pytest.mark.parametrize("stop", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_stopped_at_a_terminal(real: Path, stop: str) -> None:
    with at_a_terminal(real, "decide", NAME, *BY) as terminal:
        terminal.awaits(KEYS)
        terminal.types("3")
        terminal.awaits(REASON)
        terminal.types("\r")
        terminal.awaits(KEYS)
        assert terminal.ended(pressed=stop) == 1
        assert "Stopped. What was answered before is recorded." in terminal.plain
        assert "Traceback" not in terminal.plain
    assert str(only(real).decided_level) == "material+consent"


@pytest.mark.parametrize("stop", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_stopped_while_a_reason_is_written(real: Path, stop: str) -> None:
    with at_a_terminal(real, "decide", NAME, *BY) as terminal:
        terminal.awaits(KEYS)
        terminal.types("3")
        terminal.awaits(REASON)
        terminal.types("\x15")
        assert terminal.ended(pressed=stop) == 1
        assert "Stopped." in terminal.plain
        assert "Traceback" not in terminal.plain
    assert not (real / RECORD).exists()


def test_a_terminal_that_goes_away(real: Path) -> None:
    with at_a_terminal(real, "decide", NAME, *BY) as terminal:
        terminal.awaits(KEYS)
        terminal.types("3")
        terminal.awaits(REASON)
        terminal.types("\r")
        terminal.awaits(KEYS)
        os.killpg(terminal.process.pid, signal.SIGHUP)
        terminal.process.wait(timeout=30)
    assert str(only(real).decided_level) == "material+consent"


def test_what_is_missing_is_asked_at_a_terminal(real: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    with at_a_terminal(real, "decide", NAME, hand, "--level", "minor") as terminal:
        terminal.awaits("Who decides (the name is published): ")
        terminal.types(f"{ME}\r")
        terminal.awaits(REASON)
        terminal.types(f"{WHY}\r")
        terminal.awaits("Record 1 decision? [y/n]")
        terminal.types("y")
        assert terminal.ended() == 0
    assert (only(real).decided_by, only(real).rationale) == (ME, WHY)


def test_what_waits_is_approved_at_a_terminal(real: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    assert policy("decide", NAME, hand, "--level", "minor", *BECAUSE, *BY).status == 0
    for answer, approved in (("n", ""), ("y", "k-lind")):
        with at_a_terminal(real, "decide", NAME, "--approve") as terminal:
            terminal.awaits("Who decides (the name is published): ")
            terminal.types("k-lind\r")
            terminal.awaits("Approve 1 decision? [y/n]")
            terminal.types(answer)
            assert terminal.ended() == 0
        assert only(real).approved_by == approved


def test_named_at_a_terminal_it_does_not_ask(real: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    with at_a_terminal(real, "decide", NAME, hand, "--level", "minor", *BECAUSE, *BY) as terminal:
        assert terminal.ended() == 0
    with at_a_terminal(real, "decide", NAME, "--approve", *SECOND) as terminal:
        assert terminal.ended() == 0
    assert only(real).approved_by == "k-lind"
    with at_a_terminal(real, "decide", NAME, "--list") as terminal:
        assert terminal.ended() == 0
        assert f"{hand}" in terminal.plain


def test_data_are_never_asked_for(real: Path) -> None:
    with at_a_terminal(real, "decide", NAME, "--format", "json") as terminal:
        assert terminal.ended() == 0
        assert '"consent_open"' in terminal.plain


def test_nothing_is_open(real: Path, policy: Policy) -> None:
    ids = [str(one["id"]) for one in changes(policy).values()]
    assert ids
    with at_a_terminal(real, "decide", NAME, "--section", "asked") as terminal:
        assert terminal.ended() == 0
        assert f"{NAME}: nothing is open." in terminal.plain
