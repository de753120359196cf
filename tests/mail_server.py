"""A real SMTP server as a process of its own, on loopback; what it does with a message is said by the recipient.

The part of the address before the first hyphen decides: `no-…` 550, `policy-…` 550 5.7.1, `later2-…` 451 twice and then
accepted, `never-…` 451 always, `full-…` 552 to the message, `drop2-…` the connection ends at RCPT twice, `mute1-…` the
message is taken and the connection ends without an answer, once. Anything else is accepted. Each message taken is a
line of the log, written before the answer: `answered`, recipient, Message-ID, as JSON. It ends with its standard input.
"""

import argparse
import asyncio
import collections
import json
import os
import re
import ssl
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTP as PARSED
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests import processes
from tests.processes import Process

TIMES = re.compile(r"(?P<what>later|drop|mute)(?P<times>\d)-")


class Handler:
    """What the server does."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.seen: collections.Counter[str] = collections.Counter()
        self.taken = 0
        self.log = Path(options.log).open("a", encoding="utf-8")  # noqa: SIM115 -- as long as the process

    def turn(self, address: str, what: str) -> bool:
        """Whether this is still one of the times at which a recipient gets that treatment."""
        match = TIMES.match(address)
        if not match or match["what"] != what:
            return False
        self.seen[address] += 1
        return self.seen[address] <= int(match["times"])

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.options.refuse_sender:
            return "550 5.7.1 not from there"
        if self.options.limit and self.taken >= self.options.limit:
            return "421 4.7.0 too much"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 fine"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.turn(address, "drop"):
            dropped(server)
        elif address.startswith(("no-", "policy-")) or self.options.refuse_all:
            return f"550 5.{7 if address.startswith('policy-') else 1}.1 <{address}> is not wanted"
        elif address.startswith("never-") or self.turn(address, "later"):
            return f"451 4.7.1 <{address}> later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        [to] = envelope.rcpt_tos
        await asyncio.sleep(self.options.delay)
        if to.startswith("full-"):
            return "552 5.2.2 full"
        mute = self.options.mute_all or self.turn(to, "mute")
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=PARSED)
        self.taken += 1
        row = {"answered": not mute, "to": to, "id": message["Message-ID"], "shown": message["To"]}
        self.log.write(json.dumps(row) + "\n")
        self.log.flush()
        if self.options.die_after and self.taken >= self.options.die_after:
            os._exit(0)
        if mute:
            dropped(server)
        return "250 2.0.0 taken"


def dropped(server: SMTP) -> None:
    """End the connection without a word."""
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


def main() -> None:
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    for name in ("--log", "--certificate", "--user", "--password"):
        parser.add_argument(name, default="")
    for name in ("--implicit", "--no-utf8", "--refuse-sender", "--refuse-all", "--mute-all", "--no-auth"):
        parser.add_argument(name, action="store_true")
    for name in ("--port", "--die-after", "--limit"):
        parser.add_argument(name, type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0)
    asyncio.run(serve(parser.parse_args()))


async def serve(options: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    context = None
    if options.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate)

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        right = data.login == options.user.encode() and data.password == options.password.encode()
        return AuthResult(success=right, handled=False)

    handler = Handler(options)
    implicit = options.implicit and context is not None

    def made() -> SMTP:
        return SMTP(
            handler,
            hostname="mail.example.com",
            enable_SMTPUTF8=not options.no_utf8,
            tls_context=None if implicit else context,
            authenticator=authenticate if options.user else None,
            auth_required=bool(options.user),
            auth_require_tls=not implicit,
            loop=loop,
        )

    server = await loop.create_server(made, "127.0.0.1", options.port, ssl=context if implicit else None)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 -- this is how the port is known
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()
    os._exit(0)


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that the server took; whether it said so."""

    to: str
    id: str
    shown: str
    answered: bool


@dataclass(slots=True)
class Running:
    """A server that runs."""

    port: int
    log: Path
    process: Process = field(repr=False)

    def taken(self) -> list[Taken]:
        """Every message so far, in order; a line that is still being written is not there yet."""
        lines = self.log.read_text().splitlines(keepends=True) if self.log.exists() else []
        return [Taken(**json.loads(line)) for line in lines if line.endswith("\n")]


@contextmanager
def running(log: Path, *options: str) -> Iterator[Running]:
    """Run a server until the end of the block; it ends by itself when this process does."""
    process = processes.started("-m", "tests.mail_server", "--log", str(log), *options, files=(None, None, 2))
    assert process.stdin
    assert process.stdout
    try:
        yield Running(int(process.stdout.readline()), log, process)
    finally:
        process.stdin.close()
        process.wait()
        process.close()


if __name__ == "__main__":
    main()
