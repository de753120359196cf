"""Sending to a real mail server: nobody is left out, whatever ends the server or the sender.

Nobody is mailed twice but those to whom a message was on its way at a crash, and they under the same Message-ID.
"""

import asyncio
import collections
import datetime
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PolicyError
from generator.mail import ledger_schema, sending, sending_run, smtp
from generator.mail.ledger import Ledger
from generator.mail.ledger_file import opened
from generator.mail.sending import Tally, send
from generator.mail.sending_run import Pace
from generator.mail.smtp_settings import Security, Settings
from generator.mail.tally import Delivery
from tests.conftest import ROOT, Policy, edit
from tests.mail.letters import ABOUT, LETTER, QUICK, many, people
from tests.mail_server import Running, Taken, running
from tests.publish.test_site import NAME, RETENTION
from tests.steps import sealed_and_announced

pytestmark = pytest.mark.slow

START = datetime.datetime(2026, 3, 1, 8, tzinfo=datetime.UTC)


class Clock:
    """A clock that goes on by a second each time that it is asked; it can be set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime.datetime:
        self.now += datetime.timedelta(seconds=1)
        return self.now


@contextmanager
def filled(folder: Path, addresses: Iterable[str]) -> Iterator[Ledger]:
    with opened(folder / "ledger", ABOUT) as ledger:
        ledger.load(people(addresses))
        yield ledger


def reach(server: Running) -> Settings:
    return Settings("127.0.0.1", server.port, Security.NONE, "privacy@example.com")


def sent(ledger: Ledger, settings: Settings, pace: Pace = QUICK, **more: Any) -> Tally:
    words = {"clock": Clock(), "progress": lambda _done, _total: None, **more}
    return send(LETTER, ledger=ledger, settings=settings, pace=pace, **words)


def counts(tally: Tally) -> tuple[int, int, int, int]:
    assert tally.recipients == tally.accepted + tally.refused + tally.waiting
    return tally.recipients, tally.accepted, tally.refused, tally.waiting


def copies(taken: Iterable[Taken]) -> dict[str, int]:
    """Return how often each was mailed; all copies for one have the same Message-ID, and no two share one."""
    taken = list(taken)
    assert len({(one.to, one.id) for one in taken}) == len({one.to for one in taken}) == len({one.id for one in taken})
    return collections.Counter(one.to for one in taken)


def test_everybody_gets_one_message_of_their_own(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with running(tmp_path / "log") as server, filled(tmp_path, [*many(60), "ü@example.com"]) as ledger:
        tally = sent(ledger, reach(server), progress=lambda *numbers: told.append(numbers))
        again = sent(ledger, reach(server))
    assert counts(tally) == (61, 61, 0, 0)
    assert again == tally
    assert copies(server.taken()) == dict.fromkeys([*many(60), "ü@example.com"], 1)
    assert {one.shown for one in server.taken()} >= {"Anna Ü <p1@example.com>", "Anna Ü <ü@example.com>"}
    assert told == [(number, 61) for number in range(62)]
    assert tally.first_accepted
    assert tally.last_accepted
    assert START < tally.first_accepted < tally.last_accepted


def test_each_answer_has_its_consequence(tmp_path: Path) -> None:
    odd = ["no-1", "full-1", "later2-1", "never-1", "drop1-1", "mute1-1", "mute9-1"]
    with running(tmp_path / "log") as server:
        with filled(tmp_path, [*many(30), *(f"{one}@example.com" for one in odd)]) as ledger:
            tally = sent(ledger, reach(server))
            assert [(one.address, one.reply) for one in ledger.refused()] == [
                ("no-1@example.com", 550),
                ("full-1@example.com", 552),
            ]
        assert counts(tally) == (37, 33, 2, 2)
        more = {to: number for to, number in copies(server.taken()).items() if number > 1}
        assert more == {"mute1-1@example.com": 2, "mute9-1@example.com": 2}
        with filled(tmp_path, ()) as ledger:
            tally = sent(ledger, reach(server))
    assert counts(tally) == (37, 33, 2, 2)
    assert copies(server.taken())["p0@example.com"] == 1


def test_who_the_server_can_not_take_is_tried_again_by_another(tmp_path: Path) -> None:
    with filled(tmp_path, ["a@example.com", "ü@example.com"]) as ledger:
        with running(tmp_path / "log", "--no-utf8") as server:
            assert counts(sent(ledger, reach(server))) == (2, 1, 1, 0)
        with running(tmp_path / "log2") as server:
            assert counts(sent(ledger, reach(server))) == (2, 2, 0, 0)
            assert [one.to for one in server.taken()] == ["ü@example.com"]


# What stops everything.


def stops(ledger: Ledger, settings: Settings, says: str, pace: Pace = QUICK) -> None:
    with pytest.raises(PolicyError, match=says) as problem:
        sent(ledger, settings, pace)
    assert problem.value.status == 2
    assert "@" not in str(problem.value)


def test_a_server_that_is_not_there_stops_at_once(tmp_path: Path) -> None:
    with running(tmp_path / "log") as server:
        gone = reach(server)
    with filled(tmp_path, many(3)) as ledger:
        stops(ledger, gone, "can't be reached")
        assert counts(ledger.tally()) == (3, 0, 0, 3)


@pytest.mark.parametrize(
    ("option", "says", "pace"),
    [
        ("--refuse-sender", "refused the sender", QUICK),
        ("--refuse-all", "refused 2. recipients in a row", QUICK),
        ("--refuse-all", "refused 20 recipients in a row", replace(QUICK, connections=1)),
        ("--mute-all", "without an answer", replace(QUICK, connections=1)),
    ],
)
def test_a_server_that_takes_nothing_stops_and_nobody_is_lost(
    tmp_path: Path, option: str, says: str, pace: Pace
) -> None:
    with filled(tmp_path, many(200)) as ledger:
        with running(tmp_path / "log", option) as server:
            stops(ledger, reach(server), says, pace)
            assert counts(ledger.tally()) == (200, 0, 0, 200)
            assert ledger.counts()[Delivery.IN_FLIGHT] == 0
        with running(tmp_path / "log2") as server:
            assert counts(sent(ledger, reach(server))) == (200, 200, 0, 0)
        assert set(copies(server.taken()).values()) == {1}


def test_refusals_for_the_senders_sake_stop_even_after_acceptances(tmp_path: Path) -> None:
    addresses = [
        *many(30),
        *(f"no-{one}@example.com" for one in range(40)),
        *(f"policy-{n}@example.com" for n in range(60)),
    ]
    with running(tmp_path / "log") as server, filled(tmp_path, addresses) as ledger:
        stops(ledger, reach(server), r"2. recipients in a row \(550 5.7.1\)")
        assert counts(ledger.tally()) == (130, 30, 40, 60)


def test_another_notice_is_not_sent_by_this_ledger(tmp_path: Path) -> None:
    other = replace(LETTER, digest="sha256:5678")
    settings = Settings("127.0.0.1", 9, Security.NONE, "privacy@example.com")
    with filled(tmp_path, many(1)) as ledger, pytest.raises(PolicyError, match="another notice"):
        send(other, ledger=ledger, settings=settings, clock=Clock(), progress=lambda _done, _total: None)


def test_a_full_disk_stops_at_once_and_the_next_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, recorded = Ledger.record, []

    def full(ledger: Ledger, steps: Any, now: int) -> None:
        recorded.append(now)
        if len(recorded) > 7:
            with ledger_schema.sqlite_problems(Path("ledger")):
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
        record(ledger, steps, now)

    with running(tmp_path / "log") as server:
        with filled(tmp_path, many(50)) as ledger, monkeypatch.context() as patched:
            patched.setattr(Ledger, "record", full)
            stops(ledger, reach(server), "the disk is full")
            assert 1 <= ledger.counts()[Delivery.IN_FLIGHT] <= 4
        with filled(tmp_path, ()) as ledger:
            assert counts(sent(ledger, reach(server))) == (50, 50, 0, 0)
    assert sum(copies(server.taken()).values()) <= 54


# Pace and clock.


def test_the_rate_holds_over_all_connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    happens = sending._happens  # noqa: SLF001 -- the one place that waits

    async def noted(event: asyncio.Event, seconds: float) -> bool:
        waits.append(seconds)
        return await happens(event, 0.0)

    monkeypatch.setattr(sending, "_happens", noted)
    with running(tmp_path / "log") as server, filled(tmp_path, many(20)) as ledger:
        assert counts(sent(ledger, reach(server), replace(QUICK, rate=0.1))) == (20, 20, 0, 0)
    assert max(waits) > 180
    assert len([one for one in waits if one > 5]) >= 19


@pytest.mark.parametrize("hours", [-9000, 9000])
def test_a_clock_that_is_set_changes_neither_order_nor_end(tmp_path: Path, hours: int) -> None:
    class Jumping(Clock):
        asked = 0

        def __call__(self) -> datetime.datetime:
            self.asked += 1
            if self.asked == 20:
                self.now += datetime.timedelta(hours=hours)
            return super().__call__()

    addresses = [*many(5), "later2-a@example.com", *(f"q{one}@example.com" for one in range(30))]
    with running(tmp_path / "log") as server, filled(tmp_path, addresses) as ledger:
        tally = sent(ledger, reach(server), replace(QUICK, connections=1), clock=Jumping())
        times = list(ledger._database.execute("SELECT time FROM recipients WHERE key LIKE 'q%' ORDER BY id"))  # noqa: SLF001
    assert counts(tally) == (36, 36, 0, 0)
    plain = [one for one in addresses if not one.startswith("later")]
    assert [one.to for one in server.taken() if not one.to.startswith("later")] == plain
    assert times == sorted(times)


# What ends the server.


@pytest.mark.parametrize("after", [1, 17, 40])
def test_a_server_that_dies_and_comes_back(tmp_path: Path, after: int) -> None:
    log = tmp_path / "log"
    with filled(tmp_path, many(60)) as ledger:
        with running(log, "--die-after", str(after)) as server:
            stops(ledger, reach(server), "can't be reached")
            tally = ledger.tally()
            assert after - 4 <= tally.accepted <= after
            first = server.taken()
        with running(log) as server:
            assert counts(sent(ledger, reach(server))) == (60, 60, 0, 0)
        mailed = copies(server.taken())
    assert set(mailed) == set(many(60))
    twice = {to for to, number in mailed.items() if number > 1}
    assert len(twice) <= 4
    assert all(number <= 2 for number in mailed.values())
    assert twice <= {one.to for one in first}


def test_a_server_that_limits_a_connection_is_left_alone_and_tried_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with filled(tmp_path, many(20)) as ledger:
        with running(log, "--limit", "5") as server:
            tally = sent(ledger, reach(server), replace(QUICK, attempts=2))
            assert 5 <= tally.accepted <= 8
            assert tally.waiting == 20 - tally.accepted
        with running(log) as server:
            assert counts(sent(ledger, reach(server))) == (20, 20, 0, 0)
    assert copies(server.taken()) == dict.fromkeys(many(20), 1)


# What is said meanwhile.

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
        tally, told = waiting(ledger, reach(server), replace(QUICK, pause=0.5, connections=1), monkeypatch)
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
    project: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    sealed_and_announced(policy, NAME)
    (project / "list.csv").write_text("email\nno-1@example.com\nno-2@example.com\n")
    with running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        for _ in range(2):
            done = policy("notify", NAME, "--recipients", "list.csv", "--format", form)
            assert done.status == 1
            assert "no-1" not in done.said
        assert "Nobody was reached: this notice is not given by e-mail." in done.out or form == "json"
        (project / "list.csv").write_text("email\nno-1@example.com\nyes@example.com\n")
        done = policy("notify", NAME, "--recipients", "list.csv", "--format", form)
    assert done.status == 0, done.said
    assert "Nobody" not in done.out


# What ends the sender.

SENDER = """
import datetime, os, signal, sys
from pathlib import Path
from generator.mail.ledger import Ledger
from generator.mail.ledger_file import opened
from generator.mail.sending import send
from tests.mail.letters import ABOUT, LETTER, QUICK, people, many
from generator.mail.smtp_settings import Security, Settings
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background would ignore it
folder, port, number, kind, after = Path(sys.argv[1]), *map(int, sys.argv[2:4]), *sys.argv[4:6]
count = 0
def killing(name):
    method = getattr(Ledger, name)
    def counted(*words):
        global count
        count += 1
        if count == int(after) and kind.endswith("before"):
            os.kill(os.getpid(), signal.SIGKILL)
        method(*words)
        if count == int(after) and kind.endswith("after"):
            os.kill(os.getpid(), signal.SIGKILL)
    setattr(Ledger, name, counted)
if "-" in kind:
    killing(kind.split("-")[0])
def progress(done, total):
    if kind == "interrupt" and done == int(after):
        os.kill(os.getpid(), signal.SIGINT)
settings = Settings("127.0.0.1", port, Security.NONE, "privacy@example.com")
with opened(folder / "ledger", ABOUT) as ledger:
    ledger.load(people(many(number)))
    try:
        send(LETTER, ledger=ledger, settings=settings, clock=lambda: datetime.datetime.now(datetime.UTC),
             progress=progress, pace=QUICK)
    except KeyboardInterrupt:
        print("interrupted", ledger.counts())
"""


def sender(folder: Path, server: Running, number: int, kind: str = "", after: int = 0) -> "subprocess.Popen[str]":
    words = [folder, server.port, number, kind, after]
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SENDER, *map(str, words)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def finished(folder: Path, server: Running, number: int, most: int) -> None:
    """The next run reaches everybody; at most so many have got a second copy, with the same Message-ID."""
    before = copies(server.taken())
    with opened(folder / "ledger", ABOUT) as ledger:
        accepted = ledger.counts()[Delivery.ACCEPTED]
        in_flight = ledger.counts()[Delivery.IN_FLIGHT]
        assert in_flight <= most
        assert accepted <= len(before) <= accepted + in_flight
        assert counts(sent(ledger, reach(server))) == (number, number, 0, 0)
    mailed = copies(server.taken())
    assert set(mailed) == set(many(number))
    assert sum(mailed.values()) - number <= most


@pytest.mark.parametrize("moment", ["claim-before", "claim-after", "record-before", "record-after"])
@pytest.mark.parametrize("after", [1, 33, 60])
def test_killed_between_any_two_steps(tmp_path: Path, moment: str, after: int) -> None:
    with running(tmp_path / "log") as server:
        process = sender(tmp_path, server, 60, moment, after)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        finished(tmp_path, server, 60, 4)


@pytest.mark.parametrize("lines", [1, 55])
def test_killed_from_outside_while_the_server_is_slow(tmp_path: Path, lines: int) -> None:
    with running(tmp_path / "log", "--delay", "0.02") as server:
        process = sender(tmp_path, server, 60)
        while len(server.taken()) < lines and process.poll() is None:
            os.sched_yield()
        process.kill()
        process.communicate()
        finished(tmp_path, server, 60, 4)


def test_killed_again_and_again(tmp_path: Path) -> None:
    kills = 0
    with running(tmp_path / "log") as server:
        while True:
            process = sender(tmp_path, server, 60, "record-before", 12)
            process.communicate()
            if process.returncode != -signal.SIGKILL:
                break
            kills += 1
        assert process.returncode == 0
        assert kills >= 4
        finished(tmp_path, server, 60, 4 * kills)


@pytest.mark.parametrize("after", [0, 30])
def test_ctrl_c_lets_messages_on_their_way_arrive(tmp_path: Path, after: int) -> None:
    with running(tmp_path / "log", "--delay", "0.05") as server:
        process = sender(tmp_path, server, 60, "interrupt", after)
        said = process.communicate()[0]
        assert said.startswith("interrupted")
        assert "<Delivery.IN_FLIGHT: 'in_flight'>: 0" in said
        assert process.returncode == 0
        finished(tmp_path, server, 60, 0)


def test_ctrl_c_does_not_wait_without_end(tmp_path: Path) -> None:
    async def cancelled(ledger: Ledger, settings: Settings) -> None:
        def progress(_done: int, _total: int) -> None:
            asyncio.get_running_loop().call_later(0.5, task.cancel)  # the server takes a second for each message

        words: dict[str, Any] = {"clock": Clock(), "progress": progress, "pace": replace(QUICK, grace=0.01)}
        task = asyncio.create_task(sending.deliver(LETTER, ledger=ledger, settings=settings, **words))
        with pytest.raises(asyncio.CancelledError):
            await task

    with running(tmp_path / "log", "--delay", "1") as server, filled(tmp_path, many(60)) as ledger:
        asyncio.run(cancelled(ledger, reach(server)))
        assert ledger.counts()[Delivery.IN_FLIGHT] <= 4
        assert counts(ledger.tally()) == (60, 0, 0, 60)
    with running(tmp_path / "log") as server:
        finished(tmp_path, server, 60, 4)


def test_a_slow_server_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "END_SECONDS", 0.05)
    with running(tmp_path / "log", "--delay", "0.3") as server, filled(tmp_path, many(2)) as ledger:
        assert counts(sent(ledger, reach(server))) == (2, 0, 0, 2)
    monkeypatch.undo()
    with running(tmp_path / "log2", "--delay", "0.3") as server, filled(tmp_path, ()) as ledger:
        assert counts(sent(ledger, reach(server))) == (2, 2, 0, 0)
