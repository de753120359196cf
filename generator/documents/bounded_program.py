"""Another program, run with bounds on time and memory: it writes no file, and what it can't do is a PolicyError."""

import contextlib
import subprocess
from collections.abc import Sequence
from typing import Final

from generator.errors import PolicyError, cannot

try:
    import resource
except ImportError:  # as on Windows
    LIMITED = False
else:
    LIMITED = True

MOST_SECONDS: Final = 60  # of work; a busy machine may take longer
LONGEST_WAIT: Final = 3 * MOST_SECONDS if LIMITED else MOST_SECONDS
MOST_MEMORY: Final = 2_000_000_000
MOST_OUTPUT: Final = 100_000_000
_LONGEST: Final = 200  # letters of what a program says
_SAVE_ANEW: Final = "open it, save it anew, and try again"


def run(words: Sequence[str], raw: bytes, shown_path: str) -> bytes:
    """Return what a program makes of these bytes within bounds; else a PolicyError about `shown_path`."""
    try:
        done = subprocess.run(  # noqa: S603 -- programs of packages, words of ours
            list(words),
            input=raw,
            capture_output=True,
            timeout=LONGEST_WAIT,
            check=False,
            preexec_fn=_limit if LIMITED else None,
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise cannot(shown_path, f"this file can't be read within {LONGEST_WAIT} seconds", _SMALLER) from None
    if done.returncode == 0 and len(done.stdout) <= MOST_OUTPUT:
        return done.stdout
    raise _refused(done, shown_path)


_SMALLER: Final = "split it, or save its text alone as .txt"


def _limit() -> None:
    bounds = (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        with contextlib.suppress(ValueError, OSError):  # a lower bound holds already, or the system has none
            resource.setrlimit(what, (most, most))


def _refused(done: "subprocess.CompletedProcess[bytes]", shown_path: str) -> PolicyError:
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode <= 0 or "heap" in said or "emory" in said:
        return cannot(shown_path, "this file is too large to be read within bounds", _SMALLER)
    reason = " ".join(said.splitlines()[-1].split())[:_LONGEST] if said else f"the program ends with {done.returncode}"
    return cannot(shown_path, f"this file can't be read: {reason}", _SAVE_ANEW)
