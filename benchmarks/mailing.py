"""Messages per second and peak memory of sending a notice, side by side with a plain smtplib loop.

Everything runs against a local mail server in a process of its own that takes each message and keeps nothing. Each row
is a process of its own, so that its CPU seconds and peak memory are its own; the load of the list into the ledger is
part of ours.
"""

import asyncio
import csv
import datetime
import json
import resource
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Final

from generator.mail import ledger_file, mime, recipients, sending, smtp_settings, tally
from generator.mail.pace import Pace
from generator.notice.message_html import Message

ROOT: Final = Path(__file__).resolve().parents[1]
SENDER: Final = "privacy@example.com"
DIGEST: Final = f"sha256:{'0' * 64}"
PARAGRAPH: Final = "We keep your account data for two years after you last signed in – and no longer. "
TEXT: Final = f"{PARAGRAPH * 8}\n\n" * 10
HTML: Final = f"<!doctype html><title>Notice</title>{f'<p>{PARAGRAPH * 8}</p>' * 20}"
LETTER: Final = mime.Letter(Message("Gluptron: Privacy Policy changes on 1 April 2026", TEXT, HTML), "Gluptron", DIGEST)
MANY: Final = 100_000
FEW: Final = 10_000


class Sink(asyncio.Protocol):
    """A mail server that says yes to everything, as fast as it can."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- it is a TCP server
        self._transport = transport
        self._rest = b""
        self._body = False
        transport.write(b"220 sink ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer each command, and the end of each message."""
        data = self._rest + data
        while True:
            end = b"\r\n.\r\n" if self._body else b"\r\n"
            line, found, data = data.partition(end)
            if not found:
                self._rest = line
                return
            if self._body:
                self._body = False
                self._transport.write(b"250 taken\r\n")
                continue
            match line[:4].upper():
                case b"EHLO":
                    self._transport.write(b"250-sink\r\n250 SMTPUTF8\r\n")
                case b"DATA":
                    self._body = True
                    self._transport.write(b"354 go on\r\n")
                case b"QUIT":
                    self._transport.write(b"221 bye\r\n")
                    self._transport.close()
                case _:
                    self._transport.write(b"250 fine\r\n")


async def sink() -> None:
    """Run until the standard input ends."""
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def ours(port: int, people: Path) -> None:
    """Load the list into a new ledger and send."""
    settings = smtp_settings.Settings("127.0.0.1", port, smtp_settings.Security.NONE, SENDER)
    with ledger_file.opened(people.with_suffix(".ledger"), tally.About("gluptron/privacy", 2, DIGEST)) as opened:
        opened.load(recipients.read(people, "people.csv"))
        sending.send(
            LETTER,
            ledger=opened,
            settings=settings,
            clock=lambda: datetime.datetime.now(datetime.UTC),
            progress=lambda _done, _total: None,
            pace=Pace(rate=0),
        )


def plain(port: int, people: Path) -> None:
    """Send by the loop of the smtplib documentation: no ledger, no retries, one connection."""
    with smtplib.SMTP("127.0.0.1", port) as server, people.open(newline="") as file:
        for row in csv.DictReader(file):
            message = EmailMessage()
            message["Subject"] = LETTER.message.subject
            message["From"] = SENDER
            message["To"] = row["email"]
            message["Date"] = format_datetime(datetime.datetime.now(datetime.UTC))
            message["Message-ID"] = make_msgid(domain="example.com")
            message.set_content(TEXT)
            message.add_alternative(HTML, subtype="html")
            server.send_message(message)


def lean(port: int, people: Path) -> None:
    """Send by a loop that is given our finished messages: what is left is smtplib alone."""
    form = mime.form(LETTER, SENDER)
    with smtplib.SMTP("127.0.0.1", port) as server, people.open(newline="") as file:
        for row in csv.DictReader(file):
            address = row["email"]
            to, now = mime.mailbox("To", row["name"], address), datetime.datetime.now(datetime.UTC)
            server.sendmail(SENDER, [address], mime.addressed(form, to, mime.message_id(form, address), now))


WAYS: Final[dict[str, Callable[[int, Path], None]]] = {"ours": ours, "plain": plain, "lean": lean}


def measured(way: str, number: int) -> dict[str, float]:
    """Return seconds, CPU seconds and peak kilobytes of sending to so many in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        people = Path(name) / "people.csv"
        with people.open("w") as file:
            file.write("email,name\n")
            file.writelines(f"person-{one}@example.com,Person {one}\n" for one in range(number))
        command = [sys.executable, "-m", "benchmarks.mailing"]
        pipes = {"cwd": ROOT, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen([*command, "sink"], **pipes) as server:  # type: ignore[call-overload]
            port = server.stdout.readline().strip()
            done = subprocess.run(
                [*command, way, port, str(people)], cwd=ROOT, check=True, capture_output=True, text=True
            )
            server.stdin.close()
    result: dict[str, float] = json.loads(done.stdout)
    return result


def row(name: str, way: str, number: int) -> None:
    """Print one row of the table."""
    figures = measured(way, number)
    print(
        f"| {name} | {number:,} | {number / figures['wall']:,.0f} | {number / figures['cpu']:,.0f}"
        f" | {figures['peak'] / 1024:.0f} MB |",
        flush=True,
    )


def main() -> None:
    """Print the table, or be one of the processes that it needs."""
    match sys.argv[1:]:
        case []:
            size = len(mime.form(LETTER, SENDER).fixed)
            print(f"One message: {size / 1000:.0f} kB, plain and HTML. Loops with one connection, ours with 4.\n")
            print("| | recipients | messages/s | messages per CPU second | peak memory |\n|---|---|---|---|---|")
            row("ours: ledger, retries, Message-IDs", "ours", MANY)
            row("ours, for its memory", "ours", FEW)
            row("plain smtplib loop", "plain", FEW)
            row("smtplib, given our finished messages", "lean", MANY)
        case ["sink"]:
            asyncio.run(sink())
        case [way, port, people]:
            start = time.perf_counter()
            WAYS[way](int(port), Path(people))
            wall = time.perf_counter() - start
            used = resource.getrusage(resource.RUSAGE_SELF)
            print(json.dumps({"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss}))
        case _:
            sys.exit("python -m benchmarks.mailing")


if __name__ == "__main__":
    main()
