"""Where the demo plays: a scratch copy, a simulated clock, and a mail server of its own."""

import datetime
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from generator.errors import cannot
from generator.publish.site_places import REHEARSED_SITE

NAME: Final = "gluptron/privacy"
UNCHANGED: Final = "run it in an unchanged copy of the project"
START: Final = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)
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
class Stage:
    """The scratch copy, the clock on the wall of the demo, and how to say things."""

    folder: Path
    say: Say
    now: datetime.datetime = START
    port: int = 0

    def step(self, words: str) -> None:
        """Say what happens next."""
        self.say(f"\n# {words}")

    def wait(self, **length: int) -> None:
        """Let so much time pass."""
        self.now += datetime.timedelta(**length)
        self.say(f"\n  ({self.now:%A, %-d %B %Y, %H:%M} UTC)")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change words of a file as an editor would."""
        file = self.folder / path
        text = file.read_text()
        if old not in text:
            raise cannot(path, f"the demo expects “{old}” in this text", UNCHANGED)
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
            raise cannot(command, f"this ended with {done.returncode}, not {status}:\n{done.stdout}", UNCHANGED)
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
        """Say what a command printed."""
        self.say("\n".join(f"  {line}".rstrip() for line in text.splitlines()))

    def command(self, words: Sequence[str]) -> list[str]:
        """Return the command line, at the moment of the demo."""
        invented = ("--now", self.now.isoformat(), *(() if words[0] in READING else ("--rehearsal",)))
        return [sys.executable, "-m", "generator", *words, *invented]

    def surroundings(self) -> dict[str, Any]:
        """Return the folder and the environment in which commands run."""
        smtp = {
            "POLICY_SMTP_HOST": "127.0.0.1",
            "POLICY_SMTP_PORT": str(self.port),
            "POLICY_SMTP_SECURITY": "none",
            "POLICY_SMTP_FROM": "privacy@example.org",
        }
        package = str(Path(__file__).resolve().parents[2])
        return {"cwd": self.folder, "env": {**os.environ, **smtp, "PYTHONPATH": package}}
