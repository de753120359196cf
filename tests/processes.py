"""Processes that tests start: as `subprocess` starts them, but from one that has imported the program."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from tests.ready import LENGTH

ROOT: Final = Path(__file__).resolve().parents[1]
READY: Final[list[tuple[socket.socket, "subprocess.Popen[bytes]"]]] = []
"""Where to ask, and the process that is asked: none yet, or one."""


@dataclass(slots=True)
class Process:
    """A process that was started; `stdin`, `stdout` and `stderr` are there where a pipe was asked for."""

    pid: int
    stdin: IO[str] | None
    stdout: IO[str] | None
    stderr: IO[str] | None
    line: socket.SocketIO = field(repr=False)
    returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended; None where it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return how it ended, once it has."""
        ended = self._ended(timeout)
        assert ended is not None, f"process {self.pid} did not end in {timeout} seconds"
        return ended

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Return what it said until it ended."""
        said = [pipe.read() if pipe else "" for pipe in (self.stdout, self.stderr)]
        self.wait(timeout)
        self.close()
        return said[0], said[1]

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it ends just now
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Close all pipes to it."""
        for pipe in (self.stdin, self.stdout, self.stderr):
            if pipe:
                pipe.close()

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self.line], [], [], timeout)[0]:
            self.returncode = int(self.line.readline())
            self.line.close()
        return self.returncode


def started(
    *words: str,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    files: tuple[int | None, int | None, int | None] = (0, 1, 2),
    terminal: bool = False,
) -> Process:
    """Start `python` with these words; `files` are its input, output and errors, None for a pipe.

    With `terminal`, its input is the terminal that its keys come from.
    """
    pipes = [os.pipe() if one is None else None for one in files]
    theirs = [pipe[min(number, 1)] if pipe else files[number] for number, pipe in enumerate(pipes)]
    ours = [pipe[1 - min(number, 1)] if pipe else None for number, pipe in enumerate(pipes)]
    line, end = socket.socketpair()
    said = {
        "words": words,
        "folder": str(folder),
        "environment": dict(os.environ if environment is None else environment),
        "terminal": terminal,
    }
    content = json.dumps(said).encode()
    asking = _asking()
    socket.send_fds(asking, [len(content).to_bytes(LENGTH)], [end.fileno(), *(one or 0 for one in theirs)])
    asking.sendall(content)
    end.close()
    for number, pipe in enumerate(pipes):
        if pipe:
            os.close(pipe[min(number, 1)])
    with line:
        heard = line.makefile("rb", buffering=0)
    stdin, stdout, stderr = map(_opened, ours, "wrr")
    return Process(int(heard.readline()), stdin, stdout, stderr, heard)


def _opened(pipe: int | None, way: str) -> IO[str] | None:
    return None if pipe is None else os.fdopen(pipe, way, encoding="utf-8", errors="replace")


def stop() -> None:
    """End the process that is asked, if there is one."""
    while READY:
        asking, process = READY.pop()
        asking.close()
        process.wait()


def _asking() -> socket.socket:
    if not READY:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.ready", str(theirs.fileno())],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        READY.append((ours, process))
    return READY[0][0]
