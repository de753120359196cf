"""One run of sending: who is due, what became of each message, and when to stop because the server is what is wrong."""

import asyncio
import datetime
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from generator.errors import cannot
from generator.mail import mime, smtp, smtp_settings
from generator.mail.ledger import NEXT_RUN, NOT_TAKEN, Ledger
from generator.mail.pace import Pace
from generator.mail.tally import Delivery, LedgerStep, Waiting, microseconds

MANY_REFUSALS: Final = 20
MANY_SILENT: Final = 10
SECOND: Final = 1_000_000
_WORTH_TELLING: Final = 5.0  # seconds
_POLICY: Final = ("5.7.",)  # the server's policy, not this mailbox: RFC 3463 §3.8
_REMEDY: Final = "mend that and run the command again: it goes on where it stopped"
Clock = Callable[[], datetime.datetime]
ShowProgress = Callable[[int, int], None]
ShowWait = Callable[[str, datetime.datetime], None]


@dataclass(slots=True)
class SendingRun:
    """What the connections of one run share; `start` and the ledger's moments are microseconds since 1970."""

    form: mime.MessageForm
    ledger: Ledger
    settings: smtp_settings.Settings
    clock: Clock
    progress: ShowProgress
    waits: ShowWait
    pace: Pace
    start: int
    done: int = 0
    total: int = 0
    latest: int = 0
    ever_accepted: bool = False
    open: int = 0
    flying: int = 0
    silent: int = 0
    next_slot: float = 0.0
    told: int = 0
    queue: deque[Waiting] = field(default_factory=deque)
    refusals: list[int] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    landed: asyncio.Event = field(default_factory=asyncio.Event)
    started: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def at(self) -> int:
        """Return the moment for waits: it goes on evenly, whatever is done to the clock meanwhile."""
        return self.start + round((asyncio.get_running_loop().time() - self.started) * SECOND)

    def stamp(self) -> int:
        """Return the moment to record: the clock's, and never before one recorded earlier."""
        self.latest = max(self.latest, microseconds(self.clock()))
        return self.latest

    def halt(self) -> None:
        """End the run: nothing is sent any more, and who waits wakes up."""
        self.stop.set()
        self.wake()

    def wake(self) -> None:
        """Wake those who wait until a message has landed."""
        self.landed.set()
        self.landed = asyncio.Event()

    def until_due(self) -> float | None:
        """Return in how many seconds somebody may be due (0: now), or None when this run is over."""
        if self.stop.is_set():
            return None
        if not self.queue:
            self.queue.extend(self.ledger.due(self.at()))
        if self.queue:
            return 0.0
        moment = self.ledger.next_due()
        if moment is None:
            return self.pace.longest if self.flying else None
        return max((moment - self.at()) / SECOND, 0.001)

    def tell_retry(self, seconds: float) -> None:
        """Say that everybody left was put off, with the server's reply codes."""
        if self.flying or seconds < _WORTH_TELLING or self.at() < self.told:
            return
        put_off = self.ledger.put_off()
        codes = ", ".join("no answer" if reply is None else str(reply) for reply in put_off)
        many = sum(put_off.values())
        messages = "1 message is" if many == 1 else f"{many:,} messages are"
        self.tell_wait(f"{messages} to be tried again (the mail server said: {codes})", seconds)

    def tell_wait(self, why: str, seconds: float) -> None:
        """Say why nothing is sent for a while, once for each while; a short one is not worth it."""
        if seconds >= _WORTH_TELLING and self.at() >= self.told:
            self.told = self.at() + round(seconds * SECOND)
            self.waits(why, self.clock() + datetime.timedelta(seconds=seconds))

    def take(self) -> tuple[Waiting, str] | None:
        """Return the next one with the Message-ID under which the message is now in flight, or None."""
        if not self.queue:
            return None
        one = self.queue.popleft()
        identity = one.message_id or mime.message_id(self.form, one.key)
        self.ledger.claim(one, identity, self.stamp())
        self.flying += 1
        return one, identity

    def give_back(self, one: Waiting) -> None:
        """Record that nothing was sent to somebody after all."""
        self.ledger.record([LedgerStep(one.id, Delivery.WAITING, tries=one.tries)], self.stamp())

    def settle(self, one: Waiting, outcome: smtp.SendOutcome) -> None:
        """Record what became of a message; refusals or silence without end are a PolicyError."""
        match outcome.fate:
            case smtp.Fate.ACCEPTED:
                step = LedgerStep(one.id, Delivery.ACCEPTED, outcome.reply)
                self.ever_accepted = True
            case smtp.Fate.REFUSED:
                step = LedgerStep(one.id, Delivery.REFUSED, outcome.reply)
            case smtp.Fate.NOT_TAKEN:
                step = LedgerStep(one.id, Delivery.REFUSED, NOT_TAKEN)
            case smtp.Fate.LATER | smtp.Fate.UNKNOWN:
                step = self._later(one, outcome)
        self.ledger.record([step], self.stamp())
        if step.state is not Delivery.WAITING:
            self.done += 1
            self.progress(self.done, self.total)
        self._judge(one, outcome)

    def _later(self, one: Waiting, outcome: smtp.SendOutcome) -> LedgerStep:
        tries = one.tries + 1
        if outcome.fate is smtp.Fate.UNKNOWN:
            tries = max(tries, self.pace.attempts - 1)  # it may have arrived: once more in this run, not five times
        wait = min(self.pace.pause * 2 ** (tries - 1), self.pace.longest)
        not_before = NEXT_RUN if tries >= self.pace.attempts else self.at() + round(wait * SECOND)
        return LedgerStep(one.id, Delivery.WAITING, outcome.reply, not_before, tries)

    def _judge(self, one: Waiting, outcome: smtp.SendOutcome) -> None:
        """Stop where the server, and not the recipients, is what is wrong; who it refused for that is waiting again."""
        if outcome.fate is smtp.Fate.ACCEPTED:
            self.refusals.clear()
        self.silent = self.silent + 1 if outcome.fate is smtp.Fate.UNKNOWN else 0
        if outcome.fate is smtp.Fate.REFUSED:
            if self.ever_accepted and not outcome.status.startswith(_POLICY):
                self.refusals.clear()
            else:
                self.refusals.append(one.id)
        if len(self.refusals) >= MANY_REFUSALS:
            self.ledger.record([LedgerStep(id_, Delivery.WAITING) for id_ in self.refusals], self.stamp())
            codes = f"{outcome.reply} {outcome.status}".strip()
            says = f"the mail server refused {len(self.refusals)} recipients in a row ({codes})"
            raise cannot(self.settings.host, says, f"it may refuse us and not them; {_REMEDY}")
        if self.silent >= MANY_SILENT:
            says = f"the mail server ended the connection after each of {self.silent} messages without an answer"
            raise cannot(self.settings.host, says, _REMEDY)
