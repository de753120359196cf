"""What a command says, and where: nothing that has to be said ends in a traceback, and nothing is lost silently."""

import codecs
import contextlib
import errno
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from typing import Final

import click

from generator.errors import PolicyError, cannot, escaped

DATA: Final = frozenset({"json", "sarif"})
_READABLE: Final = "policypress-readable"
_WIDEST: Final = 100
_LISTED: Final = 12
"""The column at which the words of lists begin, after a label and two spaces; “editorial” leaves room for one."""
_IN_A_LIST: Final = re.compile(r"  (?:editorial |\S+(?: \S+)? {2,})(?=\S)")
_LABEL: Final = re.compile(r"\S+ {2,}")
_END: Final = frozenset({b"", b"\x04", b"\x00"})  # the last one is a Ctrl-D that came before its key was awaited
_OUTPUT: Final = "standard output"
_NOT_DONE: Final = "write it somewhere else, or make room there, and run the command again"
_DONE: Final = "but the command did its work, don't repeat it: `policy status` shows what it recorded"


def is_text(words: str) -> bool:
    """Return True if words are UTF-8: those of a command line can be any bytes."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _escape(problem: UnicodeError) -> tuple[str, int]:
    """Show what an encoding has no sign for."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return "".join(map(escaped, problem.object[problem.start : problem.end])), problem.end


def prepare() -> None:
    """Let everything be printed, in whatever encoding: what it has no sign for is shown escaped."""
    codecs.register_error(_READABLE, _escape)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_READABLE)


def asks() -> bool:
    """Return True if somebody can be asked: what is typed and what is said are at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def width() -> int:
    """Return how many columns a line has; no more than are read with ease."""
    return max(20, min(shutil.get_terminal_size().columns, _WIDEST))


def made_for(most: int) -> int:
    """Return how many columns lines have that are made for a terminal: its own, and no more than so many."""
    return min(most, width()) if sys.stdout.isatty() else most


def key() -> str:
    """Wait for one key and return it; where nobody answers any more (or Ctrl-D), raise EOFError."""
    sys.stdout.flush()
    try:
        import termios  # noqa: PLC0415 -- not there on Windows
        import tty  # noqa: PLC0415 -- not there on Windows
    except ImportError:
        typed_line = input()
        return typed_line[:1] or "\n"
    there = sys.stdin.fileno()
    before = termios.tcgetattr(there)
    try:
        tty.setcbreak(there, termios.TCSADRAIN)
        typed = os.read(there, 1)
    finally:
        termios.tcsetattr(there, termios.TCSADRAIN, before)
    if typed in _END:
        raise EOFError
    return typed.decode(errors="replace")


def line(question: str, begin: str) -> str:
    """Return a line that somebody types, or edits: it begins with these words."""
    try:
        import readline  # noqa: PLC0415 -- writes to some terminals when it is imported
    except ImportError:  # as on Windows
        return input(f"{question}[{begin}] " if begin else question) or begin

    readline.set_auto_history(False)
    readline.set_startup_hook(lambda: readline.insert_text(begin))
    try:
        return input(question)
    finally:
        readline.set_startup_hook()


def say(text: str, form: str = "text", *, done: bool = False) -> None:
    """Print what a command has to say; where that can't be written, it is a PolicyError.

    `done` says that the command has recorded something, which stays. A reader that has gone (a closed pipe) is none.
    """
    if form in DATA:
        text = text.encode(errors="backslashreplace").decode()  # as JSON escapes them
    with saying(done=done):
        click.echo(text, nl=False)


def say_folded(text: str, form: str = "text", *, done: bool = False) -> None:
    """Print what people read in long lines, as `say` does: with lines that fit the terminal."""
    say(folded(text) if form == "text" else text, form, done=done)


def folded(text: str) -> str:
    """Return text with lines that fit the terminal which shows them; for a file or another program, as it is.

    What goes on stands below the words of its line: at the column at which lists have them, or where the line begins.
    """
    if not sys.stdout.isatty():
        return text
    from generator.text.redline_text import wrapped  # noqa: PLC0415 -- only what is shown to people is folded

    lines, most = [], width()
    for one in text.split("\n"):
        if len(one) <= most:
            lines.append(one)
            continue
        listed = _IN_A_LIST.match(one)
        column = _LISTED if listed and listed.end() == _LISTED else len(one) - len(one.lstrip())
        label = _LABEL.match(one, column)
        lead = one[: label.end() if label else column]
        lines += wrapped([("", one[len(lead) :])], width=most, first=lead, rest=" " * column)
    return "\n".join(lines)


@contextlib.contextmanager
def saying(*, done: bool = False) -> Iterator[None]:
    """Do nothing but print; where that fails, there is no standard output from then on, and it is a PolicyError."""
    try:
        yield
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        sys.stdout = io.StringIO()  # what is left of the other one would be complained of at the end
        message = f"what the command says can't be written: {problem.strerror}"
        raise cannot(_OUTPUT, message, _DONE if done else _NOT_DONE) from None


def look_at(*lines: str) -> None:
    """Print what a person has to look at, beside the result; where that can't be written, the result has to do."""
    with contextlib.suppress(OSError):
        for one in lines:
            click.echo(f"Look at {one}", err=True)


def complain(problem: PolicyError) -> None:
    """Print what is wrong, a line for each finding; where that can't be written, the exit status has to do."""
    with contextlib.suppress(OSError):
        for finding in problem.findings:
            click.echo(str(finding), err=True)
