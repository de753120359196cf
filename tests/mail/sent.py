"""Sending to a mail server with a clock of its own, and what came of it: what the tests of sending share."""

import collections
import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.mail.ledger import Ledger
from generator.mail.ledger_file import opened
from generator.mail.pace import Pace
from generator.mail.sending import Tally, send
from generator.mail.smtp_settings import Security, Settings
from tests.mail.letters import ABOUT, LETTER, QUICK, people
from tests.mail_server import Running, Taken

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
