"""A sender that is killed or interrupted: the next run reaches everybody, and few get a second copy."""

import asyncio
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.mail import sending
from generator.mail.ledger import Ledger
from generator.mail.ledger_file import opened
from generator.mail.smtp_settings import Settings
from generator.mail.tally import Delivery
from tests import processes
from tests.mail.letters import ABOUT, LETTER, QUICK, many
from tests.mail.sent import Clock, copies, counts, filled, reach, sent
from tests.mail_server import Running, running
from tests.processes import Process

SENDER = """
import datetime, os, signal, sys, warnings
from pathlib import Path
from generator.mail.ledger import Ledger
from generator.mail.ledger_file import opened
from generator.mail.sending import send
from tests.mail.letters import ABOUT, LETTER, QUICK, people, many
from generator.mail.smtp_settings import Security, Settings
warnings.simplefilter("error")
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


def sender(folder: Path, server: Running, number: int, kind: str = "", after: int = 0) -> Process:
    words = [folder, server.port, number, kind, after]
    return processes.started("-c", SENDER, *map(str, words), files=(0, None, 2))


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


@pytest.mark.parametrize(
    ("moment", "after"),
    [
        ("claim-before", 1),
        ("claim-before", 33),
        ("claim-after", 1),
        ("claim-after", 60),
        ("record-before", 33),
        ("record-before", 60),
        ("record-after", 33),
        ("record-after", 60),
    ],
)
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
            time.sleep(0.01)
        process.kill()
        process.communicate()
        finished(tmp_path, server, 60, 4)


def test_killed_again_and_again(tmp_path: Path) -> None:
    kills = 0
    with running(tmp_path / "log") as server:
        while True:
            process = sender(tmp_path, server, 60, "record-before", 18)
            process.communicate()
            if process.returncode != -signal.SIGKILL:
                break
            kills += 1
        assert process.returncode == 0
        assert kills >= 3
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
