"""`policy demo`: the whole workflow in a scratch copy, with a simulated clock and a mail server of its own.

It is the tutorial: each step says what happens, prints the command that somebody would have typed, and runs it as they
would, in a process of its own. Nothing outside the scratch folder is written, nothing outside this machine is reached.
"""

import csv
import datetime
import email
import email.policy
import functools
import http.server
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from generator.errors import cannot
from generator.publish import shipped
from generator.publish.settings import ENGINE_CONFIG
from generator.publish.site_places import REHEARSED_SITE

NAME: Final = "gluptron/privacy"
RECIPIENTS: Final = 1_000
BOUNCES: Final = 12
CRASH_AFTER: Final = 400
START: Final = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)
_TEXT: Final = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
_WORDS: Final = "policy_source/gluptron/privacy/sections/introduction.md"
_BRAND: Final = "policy_source/gluptron"
SUMMARY: Final = (
    "We keep payment and billing information for nine years instead of seven, because the law on tax records asks for"
    " it. Our telephone number is another one."
)
READING: Final = frozenset({"diff", "status", "due", "verify"})
Say = Callable[[str], None]


class _Envelope(Protocol):
    content: bytes
    rcpt_tos: list[str]


@dataclass(slots=True)
class Inbox:
    """A mail server on this machine that counts what it takes and refuses addresses that begin with `bounce`."""

    taken: Counter[str] = field(default_factory=Counter)
    messages: Counter[str] = field(default_factory=Counter)
    sample: bytes = b""
    at: dict[int, Callable[[], None]] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 -- the server's name for it
        self,
        _server: object,
        _session: object,
        envelope: _Envelope,
        address: str,
        _options: object,
    ) -> str:
        """Take a recipient, or refuse it for good."""
        if address.startswith("bounce"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, _server: object, _session: object, envelope: _Envelope) -> str:  # noqa: N802 -- the server's name for it
        """Count a message by its recipient and its Message-ID."""
        content: bytes = envelope.content
        identity = next(line for line in content.split(b"\r\n") if line.lower().startswith(b"message-id:"))
        self.taken.update(envelope.rcpt_tos)
        self.messages[identity.decode()] += 1
        self.sample = content
        then = self.at.pop(sum(self.taken.values()), None)
        if then:
            then()
        return "250 2.0.0 taken"


class _Silent(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(slots=True)
class _Play:
    """The scratch copy, the clock on the wall of the demo, and how to say things."""

    folder: Path
    say: Say
    now: datetime.datetime = START
    port: int = 0

    def step(self, words: str) -> None:
        self.say(f"\n# {words}")

    def wait(self, **length: int) -> None:
        self.now += datetime.timedelta(**length)
        self.say(f"\n  ({self.now:%A, %-d %B %Y, %H:%M} UTC)")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text()
        if old not in text:
            raise cannot(path, f"the demo expects “{old}” in this text", "run it in an unchanged copy of the project")
        file.write_text(text.replace(old, new, 1))
        self.say(f"$ edit {path}\n  - {old}\n  + {new}")

    def run(self, *words: str, status: int = 0, quiet: bool = False) -> str:
        """Run a command and show it; another exit status than the one expected ends the demo."""
        shown = " ".join(f'"{word}"' if " " in word else word for word in words)
        self.say(f"$ policy {shown}")
        done = subprocess.run(  # noqa: S603 -- the commands of the tutorial, as people run them
            self.command(words),
            **self.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != status:
            command = f"policy {shown}"
            raise cannot(command, f"this ended with {done.returncode}, not {status}:\n{done.stdout}")
        if not quiet:
            self.show(str(done.stdout))
        return str(done.stdout)

    def look(self, *, quiet: bool = False) -> None:
        """Publish the site on this machine for as long as somebody looks at it."""
        handler = functools.partial(_Silent, directory=str(self.folder / REHEARSED_SITE))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.run("look", NAME, "--at", f"http://127.0.0.1:{server.server_port}/gluptron", quiet=quiet)
            server.shutdown()

    def show(self, text: str) -> None:
        self.say("\n".join(f"  {line}".rstrip() for line in text.splitlines()))

    def command(self, words: Sequence[str]) -> list[str]:
        invented = ("--now", self.now.isoformat(), *(() if words[0] in READING else ("--rehearsal",)))
        return [sys.executable, "-m", "generator", *words, *invented]

    def surroundings(self) -> dict[str, Any]:
        smtp = {
            "POLICY_SMTP_HOST": "127.0.0.1",
            "POLICY_SMTP_PORT": str(self.port),
            "POLICY_SMTP_SECURITY": "none",
            "POLICY_SMTP_FROM": "privacy@example.com",
        }
        package = str(Path(__file__).resolve().parents[2])
        return {"cwd": self.folder, "env": {**os.environ, **smtp, "PYTHONPATH": package}}


def play(folder: Path, say: Say) -> Path:
    """Play the workflow with the example in `folder`, a new one, and return the site that it built there."""
    if not importlib.util.find_spec("aiosmtpd"):
        what, message = "policy demo", "this needs a mail server to play with, which isn't installed"
        raise cannot(what, message, 'install it: pip install "policypress[demo]"')
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise cannot(str(folder), "the demo needs an empty folder", "name another one: --folder")
    shutil.copytree(shipped.FOLDER / _BRAND, folder / _BRAND)
    (folder / ENGINE_CONFIG).write_text(f"site_name: Policies\ntheme:\n  name: {shipped.NAME}\n")
    here = _Play(folder, say)
    here.step("This is a rehearsal in a copy: each command gets --now, and --rehearsal where it records, unshown here.")
    _edited(here)
    _sealed(here)
    _announced(here)
    _sent(here)
    _waited(here)
    return folder / REHEARSED_SITE


def _edited(here: _Play) -> None:
    here.step("The text promises a review every year, and nobody recorded one since 2025. So somebody reads it again.")
    here.run("due", NAME, status=1)
    here.run("review", NAME, "--by", "k-lind", "--because", "We read all of it, and do what it says.")
    here.step("An editor changes how long payment data is kept, in the text alone, and a telephone number.")
    here.edit(_TEXT, "{{ facts.retention.payment.keep }}", "9 years")
    here.edit(f"{_BRAND}/brand.yml", "(405) 356-6726", "(405) 555-0142")
    here.edit(_WORDS, "We encourage you to read", "Please read")
    here.step("`check` finds that text and fact disagree. The number belongs in one place: the fact.")
    here.run("check", status=1)
    here.edit(_TEXT, "kept for 9 years", "kept for {{ facts.retention.payment.keep }}")
    here.edit(_TEXT, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    here.run("check")
    here.step("What does it mean for readers? Rules know two of the changes; the new wording is for people to decide.")
    here.run("diff", NAME)
    changes = json.loads(here.run("decide", NAME, "--format", "json", quiet=True))
    undecided = [one["id"] for one in changes if one["undecided"]]
    here.step("One person wants to lower them, with a reason that the archive will show.")
    because = "It asks for the same in fewer words; nobody has to do anything else than before."
    here.run("decide", NAME, *undecided, "--level", "editorial", "--because", because, "--by", "a-moreau")
    here.step("Nothing is lower before a second person approves it.")
    here.run("decide", NAME, "--approve", "--by", "k-lind")


def _sealed(here: _Play) -> None:
    here.step(
        "What would be for good? Then the version is sealed: its text can't be changed without everybody seeing it."
    )
    here.run("freeze", NAME, "--dry-run")
    here.run("freeze", NAME, "--yes")
    here.step("Nobody announces what nobody else has read.")
    here.run("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY, status=1)
    here.run("approve", NAME, "--by", "k-lind")


def _announced(here: _Play) -> None:
    here.step("The announcement sets the date: the first working day on which 30 days of notice can have been given.")
    here.run("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY)
    here.step("From the next build on, every page of the brand says so. The proof: the notice was seen on the site.")
    here.run("build")
    here.look()
    here.step("What is left to do?")
    here.run("due", status=0)


def _sent(here: _Play) -> None:
    from aiosmtpd.controller import Controller  # noqa: PLC0415 -- for the demo only

    here.wait(hours=3)
    readers = [f"reader{number:04}@example.com" for number in range(RECIPIENTS - BOUNCES)]
    readers += [f"bounce{number:02}@example.com" for number in range(BOUNCES)]
    with (here.folder / "readers.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["email"], *([address] for address in readers)])
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        here.port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=here.port)
    server.start()
    try:
        words = ("notify", NAME, "--recipients", "readers.csv", "--rate", "0")
        here.step(f"The e-mails go out to {RECIPIENTS:,} readers, and in the middle of it the machine fails (kill -9).")
        here.say(f"$ policy {' '.join(words)}")
        sending = subprocess.Popen(  # noqa: S603 -- the commands of the tutorial, as people run them
            here.command(words), **here.surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        inbox.at[CRASH_AFTER] = functools.partial(sending.send_signal, signal.SIGKILL)
        sending.wait()
        reached = len(inbox.taken)
        here.say(f"  killed; {reached} readers have it")
        here.step("The same command again goes on where it stopped. A fresh look at the clock: it is later now.")
        here.wait(minutes=30)
        here.run(*words)
        twice = sum(1 for count in inbox.taken.values() if count > 1)
        here.say(
            f"  the mail server took {sum(inbox.taken.values()):,} messages for {len(inbox.taken):,} readers: nobody is"
            f" left out, and {twice} got again, under the same Message-ID, what was on its way at the crash"
        )
        here.step("Whom e-mail didn't reach stands in the ledger alone; another channel has to reach them.")
        here.run("notify", NAME, "--refused", "refused.csv")
        here.step("What a reader got:")
        message = email.message_from_bytes(inbox.sample, policy=email.policy.default)
        body = message.get_body(("plain",))
        here.show(f"Subject: {message['Subject']}\n\n{body.get_content() if body else ''}")
    finally:
        server.stop()
    if len(inbox.taken) != RECIPIENTS - BOUNCES or len(inbox.messages) != len(inbox.taken):
        raise cannot(NAME, "the counts of the demo don't add up", "this is a fault of the program")


def _waited(here: _Play) -> None:
    here.step("The days pass. CI builds daily, and looks whether the notice still stands.")
    for _ in range(3):
        here.wait(days=1)
        here.run("build", quiet=True)
        here.look(quiet=True)
    here.run("status")
    here.wait(days=7)
    here.step("A week without a look is a gap in the proof, and `due` says so.")
    here.run("due", status=1)
    here.look(quiet=True)
    here.step("On the day, the build puts the new version into force by itself.")
    here.wait(days=26)
    here.run("build")
    here.run("status")
    here.run("verify", REHEARSED_SITE)
    here.step("The archive shows all of it: gluptron/privacy/versions/2/changes/ on the site.")


def serve(site: Path, say: Say) -> None:
    """Serve the site on this machine until Ctrl-C."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        say(f"\nThe site is at http://127.0.0.1:{server.server_port}/ until you press Ctrl-C.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
