"""Sending a notice to everybody in its ledger: several connections, a pace, retries, and a stop when all goes wrong.

What is recorded before and after each message makes the run safe to end at any point: a message is in flight in the
ledger before it is given to the server, and settled there as soon as the server has answered.
"""

import asyncio
import datetime
from typing import Final

from generator.errors import PolicyError, cannot
from generator.mail import mime, smtp, smtp_settings
from generator.mail.ledger import Ledger
from generator.mail.pace import Pace
from generator.mail.sending_run import SECOND, Clock, SendingRun, ShowProgress, ShowWait
from generator.mail.tally import Delivery, Tally, Waiting, microseconds

__all__ = ["Tally", "deliver", "send"]

_IDLE_SECONDS: Final = 5.0


_USUAL: Final = Pace()


def _quietly(_why: str, _until: datetime.datetime) -> None:
    """Wait without a word."""


def send(  # noqa: PLR0913 -- two of them have defaults
    letter: mime.Letter,
    *,
    ledger: Ledger,
    settings: smtp_settings.Settings,
    clock: Clock,
    progress: ShowProgress,
    waits: ShowWait = _quietly,
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
    progress: ShowProgress,
    waits: ShowWait = _quietly,
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
    ledger.resume(start, round(pace.longest * SECOND))
    counts = ledger.counts()
    run = SendingRun(mime.form(letter, settings.sender), ledger, settings, clock, progress, waits, pace, start)
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


async def _all(run: "SendingRun", first: smtp.Connection, connections: int) -> None:
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


async def _work(run: SendingRun, connection: smtp.Connection | None) -> None:
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


async def _delivered(run: SendingRun, connection: smtp.Connection, one: Waiting, identity: str) -> smtp.SendOutcome:
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


async def _leave(run: SendingRun, connection: smtp.Connection | None) -> None:
    if connection:
        run.open -= 1
        await connection.close()


async def _reconnected(run: SendingRun) -> smtp.Connection | None:
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


def _pause(run: SendingRun, times: int) -> float:
    """Return how many seconds to leave a troubled server alone."""
    return min(min(run.pace.pause, 1.0) * float(2**times), run.pace.longest)


async def _slot(run: SendingRun) -> bool:
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
