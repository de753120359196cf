"""What is said while a notice is sent and waits, and who reaches nobody; a slow server is no trouble."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.mail import sending_run, smtp
from generator.mail.ledger import Ledger
from generator.mail.pace import Pace
from generator.mail.sending import Tally
from generator.mail.smtp_settings import Settings
from tests.conftest import Policy
from tests.mail.letters import QUICK, many
from tests.mail.sent import START, counts, filled, reach, sent
from tests.mail_server import running
from tests.small import NAME, in_force, keep
from tests.steps import sealed_and_announced

Told = list[tuple[str, datetime.datetime]]


def waiting(ledger: Ledger, settings: Settings, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> tuple[Tally, Told]:
    """Send with waits that are all worth telling, and return what was told of them."""
    monkeypatch.setattr(sending_run, "_WORTH_TELLING", 0.01)
    told: Told = []
    tally = sent(ledger, settings, pace, clock=lambda: START, waits=lambda why, until: told.append((why, until)))
    return tally, told


def test_a_wait_is_told_with_its_reason_and_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = ["later1-1@example.com", "later1-2@example.com"]
    with running(tmp_path / "log") as server, filled(tmp_path, odd) as ledger:
        tally, told = waiting(ledger, reach(server), replace(QUICK, pause=0.5, longest=0.5, connections=1), monkeypatch)
    assert counts(tally) == (2, 2, 0, 0)
    whys = [why for why, _ in told]
    assert "2 messages are to be tried again (the mail server said: 451)" in whys
    assert all(START < until <= START + datetime.timedelta(seconds=0.5) for _, until in told)
    assert "@" not in " ".join(whys)
    assert len(told) <= 3


def test_a_wait_for_a_server_in_trouble_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace = replace(QUICK, pause=0.1, attempts=3, connections=1)
    with running(tmp_path / "log", "--limit", "1") as server, filled(tmp_path, many(3)) as ledger:
        _, told = waiting(ledger, reach(server), pace, monkeypatch)
    assert "the mail server is in trouble (it said: 421)" in [why for why, _ in told]


def test_a_wait_without_an_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace = replace(QUICK, pause=0.2, attempts=3, connections=1)
    with running(tmp_path / "log") as server, filled(tmp_path, ["mute1-1@example.com"]) as ledger:
        _, told = waiting(ledger, reach(server), pace, monkeypatch)
    assert any(why.endswith("said: no answer)") for why, _ in told)


def test_a_short_wait_is_not_worth_telling(tmp_path: Path) -> None:
    told: list[object] = []
    with running(tmp_path / "log") as server, filled(tmp_path, ["later2-1@example.com"]) as ledger:
        sent(ledger, reach(server), waits=lambda *words: told.append(words))
    assert told == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_who_reaches_nobody_is_told_so(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "orders", 9)
    sealed_and_announced(policy, NAME)
    (tmp_path / "list.csv").write_text("email\nno-1@example.com\nno-2@example.com\n")
    with running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        for _ in range(2):
            done = policy("notify", NAME, "--recipients", "list.csv", "--format", form)
            assert done.status == 1
            assert "no-1" not in done.said
        assert "Nobody was reached: this notice is not given by e-mail." in done.out or form == "json"
        (tmp_path / "list.csv").write_text("email\nno-1@example.com\nyes@example.com\n")
        done = policy("notify", NAME, "--recipients", "list.csv", "--format", form)
    assert done.status == 0, done.said
    assert "Nobody" not in done.out


def test_a_slow_server_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "END_SECONDS", 0.05)
    with running(tmp_path / "log", "--delay", "0.3") as server, filled(tmp_path, many(2)) as ledger:
        assert counts(sent(ledger, reach(server))) == (2, 0, 0, 2)
    monkeypatch.undo()
    with running(tmp_path / "log2", "--delay", "0.3") as server, filled(tmp_path, ()) as ledger:
        assert counts(sent(ledger, reach(server))) == (2, 2, 0, 0)
