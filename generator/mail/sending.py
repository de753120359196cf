"""Sending a notice to everybody in its ledger: several connections, a pace, retries, and a stop when all goes wrong.

What is recorded before and after each message makes the run safe to end at any point: a message is in flight in the
ledger before it is given to the server, and settled there as soon as the server has answered.
"""

import asyncio
import datetime
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from generator.errors import PolicyError, cannot
from generator.mail import mime, smtp, smtp_settings
from generator.mail.ledger import NEXT_RUN, NOT_TAKEN, Ledger
from generator.mail.tally import Delivery, LedgerStep, Tally, Waiting, microseconds

__all__ = ["Pace", "Tally", "deliver", "send"]

MANY_REFUSALS: Final = 20
MANY_SILENT: Final = 10
_SECOND: Final = 1_000_000
_IDLE_SECONDS: Final = 5.0
_WORTH_TELLING: Final = 5.0  # seconds
_POLICY: Final = ("5.7.",)  # the server's policy, not this mailbox: RFC 3463 §3.8
_REMEDY: Final = "mend that and run the command again: it goes on where it stopped"

Clock = Callable[[], datetime.datetime]
Progress = Callable[[int, int], None]
Waits = Callable[[str, datetime.datetime], None]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast and how patiently to send.

    `rate` is in messages per second over all connections (0: no limit). A message that is put off is tried `attempts`
    times in a run, first after `pause` seconds, then after twice as many each time, at most `longest`. `grace` is how
    many seconds a message on its way may still take when the run is ended.
    """

    connections: int = 4
    rate: float = 20.0
    attempts: int = 5
    pause: float = 60.0
    longest: float = 900.0
    grace: float = 30.0


_USUAL: Final = Pace()


def _quietly(_why: str, _until: datetime.datetime) -> None:
    """Wait without a word."""


def send(  # noqa: PLR0913 -- two of them have defaults
    letter: mime.Letter,
    *,
    ledger: Ledger,
    settings: smtp_settings.Settings,
    clock: Clock,
    progress: Progress,
    waits: Waits = _quietly,
    pace: Pace = _USUAL,
) -> Tally:
    """Send a letter to everybody who is waiting in its ledger, and return the tally of all runs so far.

    `clock` gives the present moment with a zone; `progress` is told how many are settled, of how many, and `waits` why
    nothing is sent until a moment, without addresses and without words of the server. Who isn't reached stays waiting
    for a later run. What stops every message is a PolicyError: no connection, a certificate that isn't valid, a refused
    login or sender, refusals only, a full disk. Ctrl-C is a KeyboardInterrupt, after messages on their way have had
    their grace; the ledger is consistent in each case.
    """
    return asyncio.run(
        deliver(letter, ledger=ledger, settings=settings, clock=clock, progress=progress, waits=waits, pace=pace),
    )


async def deliver(  # noqa: PLR0913 -- two of them have defaults
    letter: mime.Letter,
    *,
    ledger: Ledger,
    settings: smtp_settings.Settings,
    clock: Clock,
    progress: Progress,
    waits: Waits = _quietly,
    pace: Pace = _USUAL,
) -> Tally:
    """Do what `send` does, in an event loop that runs already; cancelling it is its Ctrl-C."""
    if ledger.digest != letter.digest:
        message = "this ledger is about another notice than the one to be sent"
        raise cannot(ledger.name, message, "name the ledger of this notice")
    if not all(mime.is_message_of(letter.digest, *one) for one in ledger.messages()):
        message = "this ledger has messages of another notice: it was copied, and edited"
        raise cannot(ledger.name, message, "remove it: a ledger is made for each notice")
    start = microseconds(clock())
    ledger.resume(start, round(pace.longest * _SECOND))
    counts = ledger.counts()
    run = _Run(mime.form(letter, settings.sender), ledger, settings, clock, progress, waits, pace, start)
    run.done, run.total = counts[Delivery.ACCEPTED] + counts[Delivery.REFUSED], sum(counts.values())
    run.ever_accepted, run.latest = counts[Delivery.ACCEPTED] > 0, ledger.latest()
    progress(run.done, run.total)
    if counts[Delivery.WAITING]:
        try:
            first = await smtp.connect(settings)
        except smtp.Unreachable as problem:
            raise problem.error from None
        await _all(run, first, min(pace.connections, counts[Delivery.WAITING]))
    return ledger.tally()


async def _all(run: "_Run", first: smtp.Connection, connections: int) -> None:
    """Let so many work until nobody is left, one of them fails, or this is cancelled."""
    tasks = [asyncio.create_task(_work(run, first if number == 0 else None)) for number in range(connections)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        run.halt()
        try:
            await asyncio.wait(tasks, timeout=run.pace.grace)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    failures = [problem for task in tasks if not task.cancelled() and (problem := task.exception())]
    if failures:
        raise failures[0]


@dataclass(slots=True)
class _Run:
    """What the connections of one run share; `start` and the ledger's moments are microseconds since 1970."""

    form: mime.MessageForm
    ledger: Ledger
    settings: smtp_settings.Settings
    clock: Clock
    progress: Progress
    waits: Waits
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
        return self.start + round((asyncio.get_running_loop().time() - self.started) * _SECOND)

    def stamp(self) -> int:
        """Return the moment to record: the clock's, and never before one recorded earlier."""
        self.latest = max(self.latest, microseconds(self.clock()))
        return self.latest

    def halt(self) -> None:
        self.stop.set()
        self.wake()

    def wake(self) -> None:
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
        return max((moment - self.at()) / _SECOND, 0.001)

    def tell_retry(self, seconds: float) -> None:
        """Tell that everybody left was put off, with the server's reply codes."""
        if self.flying or seconds < _WORTH_TELLING or self.at() < self.told:
            return
        put_off = self.ledger.put_off()
        codes = ", ".join("no answer" if reply is None else str(reply) for reply in put_off)
        many = sum(put_off.values())
        messages = "1 message is" if many == 1 else f"{many:,} messages are"
        self.tell_wait(f"{messages} to be tried again (the mail server said: {codes})", seconds)

    def tell_wait(self, why: str, seconds: float) -> None:
        """Tell why nothing is sent for a while, once for each while; a short one is not worth it."""
        if seconds >= _WORTH_TELLING and self.at() >= self.told:
            self.told = self.at() + round(seconds * _SECOND)
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
        not_before = NEXT_RUN if tries >= self.pace.attempts else self.at() + round(wait * _SECOND)
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


async def _work(run: _Run, connection: smtp.Connection | None) -> None:
    """Send over one connection after another until this run is over; end quietly if others can go on without."""
    run.open += connection is not None
    trouble = 0
    try:
        while True:
            landed, seconds = run.landed, run.until_due()
            if seconds is None:
                return
            run.tell_retry(seconds)
            idle = seconds > 0 and not await _happens(landed, min(seconds, _IDLE_SECONDS))
            if connection and (not connection.alive or (idle and seconds > _IDLE_SECONDS)):
                await _leave(run, connection)
                connection = None
            if seconds:
                continue
            if connection is None and (connection := await _reconnected(run)) is None:
                return
            if not await _slot(run) or not (taken := run.take()):
                continue
            outcome = await _delivered(run, connection, *taken)
            trouble = trouble + 1 if outcome.troubled else 0
            if trouble:
                pause = _pause(run, trouble - 1)
                if not run.flying:
                    says = "no answer" if outcome.reply is None else str(outcome.reply)
                    run.tell_wait(f"the mail server is in trouble (it said: {says})", pause)
                await _happens(run.stop, pause)
    except asyncio.CancelledError:
        if connection:
            connection.abandon()
        raise
    finally:
        await _leave(run, connection)


async def _delivered(run: _Run, connection: smtp.Connection, one: Waiting, identity: str) -> smtp.SendOutcome:
    to = mime.mailbox("To", one.name, one.address)
    message = mime.addressed(run.form, to, identity, run.clock())
    try:
        try:
            outcome = await connection.deliver(one.address, message)
        except PolicyError:
            run.give_back(one)
            raise
        run.settle(one, outcome)
    finally:
        run.flying -= 1
        run.wake()
    return outcome


async def _leave(run: _Run, connection: smtp.Connection | None) -> None:
    if connection:
        run.open -= 1
        await connection.close()


async def _reconnected(run: _Run) -> smtp.Connection | None:
    """Return a new connection, after some patience; None where others are open and can go on, or the run ends."""
    for trial in range(run.pace.attempts):
        try:
            connection = await smtp.connect(run.settings)
        except smtp.Unreachable as problem:
            error = problem.error
        else:
            run.open += 1
            return connection
        if not run.open:
            run.tell_wait("the mail server can't be reached", _pause(run, trial))
        if await _happens(run.stop, _pause(run, trial)):
            return None
    if run.open:
        return None
    raise error


def _pause(run: _Run, times: int) -> float:
    """Return how many seconds to leave a troubled server alone."""
    return min(min(run.pace.pause, 1.0) * float(2**times), run.pace.longest)


async def _slot(run: _Run) -> bool:
    """Wait until the rate lets the next message go; false if the run is ended meanwhile."""
    now = asyncio.get_running_loop().time()
    at = max(now, run.next_slot)
    run.next_slot = at + (1 / run.pace.rate if run.pace.rate else 0)
    return not (await _happens(run.stop, at - now) if at > now else run.stop.is_set())


async def _happens(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event for at most so long, and return whether it happened."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
