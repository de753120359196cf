"""Sending to a real mail server: each gets one message, and whatever the server answers or ends with, nobody is lost.

Nobody is mailed twice but those to whom a message was on its way when it broke off, and they under the same Message-ID.
"""

import asyncio
import datetime
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PolicyError
from generator.mail import ledger_schema, sending
from generator.mail.ledger import Ledger
from generator.mail.pace import Pace
from generator.mail.sending import send
from generator.mail.smtp_settings import Security, Settings
from generator.mail.tally import Delivery
from tests.mail.letters import LETTER, QUICK, many
from tests.mail.sent import START, Clock, copies, counts, filled, reach, sent
from tests.mail_server import running


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
    assert tally.last_accepted
    assert tally.last_accepted > START


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
