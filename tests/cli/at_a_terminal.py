"""A command at a real terminal: what it shows is awaited, and keys are pressed as somebody would."""

import contextlib
import os
import pty
import re
import select
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import processes
from tests.conftest import NOW, SCRIPT
from tests.processes import Process

PATIENCE = 30  # seconds


@dataclass(slots=True)
class Terminal:
    """A command that runs at a terminal; `shown` is all that it has said."""

    process: Process
    end: int
    shown: str = ""
    seen: int = field(default=0)

    def awaits(self, words: str) -> str:
        """Read until some words are shown, and return what was shown since the last time."""
        until = time.monotonic() + PATIENCE
        while words not in self.plain[self.seen :]:
            assert time.monotonic() < until, f"“{words}” was not shown:\n{self.plain[self.seen :]}"
            if not self._read():
                assert words in self.plain[self.seen :], f"ended without “{words}”:\n{self.plain[self.seen :]}"
        found = self.plain[self.seen :]
        self.seen = len(self.plain)
        return found

    def types(self, keys: str) -> None:
        os.write(self.end, keys.encode())

    def ended(self, pressed: str = "") -> int:
        """Read what is left, and return the exit status; a key is pressed until it ends, as somebody would."""
        until = time.monotonic() + PATIENCE
        again = time.monotonic()
        while self._read():
            now = time.monotonic()
            assert now < until, f"it did not end:\n{self.plain[self.seen :]}"
            if pressed and now >= again and self.process.poll() is None:
                self.types(pressed)
                again = now + 3
        return self.process.wait(timeout=PATIENCE)

    @property
    def plain(self) -> str:
        """What was shown, on lines as they are and without colours."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown).replace("\r\n", "\n").replace("\r", "")

    @property
    def words(self) -> str:
        """What was shown as one line."""
        return " ".join(self.plain.split())

    def _read(self) -> bool:
        if not select.select([self.end], [], [], 0.5)[0]:
            return self.process.poll() is None
        try:
            got = os.read(self.end, 4096)
        except OSError:  # the other end is closed
            return False
        self.shown += got.decode(errors="replace")
        return bool(got)


@contextlib.contextmanager
def at_a_terminal(project: Path, *words: str, **environment: str) -> Iterator[Terminal]:
    """Run a command at a terminal of its own."""
    here, there = pty.openpty()
    fresh = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment}
    command = [SCRIPT, *words, "--now", NOW]
    process = processes.started(*command, folder=project, environment=fresh, files=(there, there, there), terminal=True)
    os.close(there)
    try:
        yield Terminal(process, here)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)
        os.close(here)
