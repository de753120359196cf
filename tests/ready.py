"""A process that has imported the program and begins others: each is one of its own, but need not import it again.

What Python reads from the environment when it starts has no effect in them, but for how it writes its output; a test
of that starts Python itself.
"""

import contextlib
import fcntl
import gc
import importlib
import io
import json
import os
import runpy
import socket
import sys
import termios
from dataclasses import dataclass
from typing import Any, Final

from tests import program

LENGTH: Final = 4
"""Bytes that say how long what is asked for is."""
ALSO: Final = ("aiosmtpd.smtp", "mkdocs.commands.build", "mkdocs.config", "tests.mail.letters")
"""What else processes of tests import."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: words as after `python`, where, with which environment, and whether with a terminal."""

    words: tuple[str, ...]
    folder: str
    environment: dict[str, str]
    terminal: bool


def main(asking: socket.socket) -> Asked | None:
    """Begin a process each time that one is asked for, until nobody asks; return what this one is to do, if anything.

    Who asks is told the number of the process and, when it ends, how.
    """
    import_all()
    while True:
        length, handles, *_ = socket.recv_fds(asking, LENGTH, 4)
        if not length:
            return None
        content = b""
        while len(content) < int.from_bytes(length):
            content += asking.recv(int.from_bytes(length) - len(content))
        if os.fork() == 0:
            asking.close()
            begun = os.fork()
            if begun == 0:
                said = json.loads(content)
                return _begun(Asked(tuple(said["words"]), *(said[name] for name in Asked.__slots__[1:])), handles)
            _awaited(begun, handles)
        for one in handles:
            os.close(one)
        with contextlib.suppress(ChildProcessError):  # take note of those that have ended
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def import_all() -> None:
    """Import all modules of the program, and what else processes of tests import."""
    program.import_all()
    program.find_once()
    for name in ALSO:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _awaited(begun: int, handles: list[int]) -> None:
    """Say of a process which it is, and when it ends, how; then end."""
    with socket.socket(fileno=handles[0]) as line:
        for one in handles[1:]:
            os.close(one)
        with contextlib.suppress(OSError):  # nobody asks any more
            line.sendall(f"{begun}\n".encode())
        ended = os.waitstatus_to_exitcode(os.waitpid(begun, 0)[1])
        with contextlib.suppress(OSError):
            line.sendall(f"{ended}\n".encode())
    os._exit(0)


def _begun(asked: Asked, handles: list[int]) -> Asked:
    """Let this process be the one that is asked for."""
    for number, one in enumerate(handles[1:]):
        os.dup2(one, number)
    for one in handles:
        os.close(one)
    if asked.terminal:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches it
    os.chdir(asked.folder)
    os.environ.clear()
    os.environ.update(asked.environment)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 -- as long as the process
    sys.stdout, sys.stderr = _output(1, "strict"), _output(2, "backslashreplace")
    return asked


def _output(number: int, errors: str) -> io.TextIOWrapper:
    """Return what Python makes of an output when it starts."""
    raw = io.FileIO(number, "w", closefd=False)
    encoding = os.environ.get("PYTHONIOENCODING") or "utf-8"
    at_once = bool(os.environ.get("PYTHONUNBUFFERED"))
    binary: Any = raw if at_once else io.BufferedWriter(raw)
    lines = number == 2 or raw.isatty()
    return io.TextIOWrapper(binary, encoding, errors, "\n", line_buffering=lines, write_through=at_once)


def _run(asked: Asked) -> None:
    """Do what `python` does with these words."""
    first, *rest = asked.words
    if first in {"-c", "-m"}:
        what, *rest = rest
        sys.argv = [first, *rest]
        if first == "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 -- code of the tests
        return
    sys.argv = [*asked.words]
    runpy.run_path(first, run_name="__main__")


if __name__ == "__main__":
    found = main(socket.socket(fileno=int(sys.argv[1])))
    if found:
        _run(found)
