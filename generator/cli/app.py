"""The command line: it prints, and turns errors into an exit status."""

import gc
import sys
from typing import Final

from generator.cli import (
    announce_command,
    begin_commands,
    build_commands,
    export_command,
    notice_commands,
    notify_command,
    number_command,
    read_commands,
    seal_commands,
    text_commands,
)
from generator.cli.group import policy
from generator.cli.terminal import complain, prepare
from generator.errors import PolicyError

COMMANDS: Final = (
    begin_commands,
    read_commands,
    seal_commands,
    announce_command,
    notice_commands,
    notify_command,
    text_commands,
    number_command,
    export_command,
    build_commands,
)
"""The modules that put their commands into the group."""
GC_THRESHOLDS: Final = (100_000, 20, 20)
"""How seldom the garbage collector runs: an archive is many values and few cycles."""


def main() -> None:
    """Run a command; what is wrong is printed as findings, with exit status 1 or 2."""
    gc.set_threshold(*GC_THRESHOLDS)
    prepare()
    try:
        policy()
    except PolicyError as problem:
        complain(problem)
        sys.exit(problem.status)
    finally:
        gc.freeze()  # the process ends: looking for cycles among all that it read took a tenth of `policy status`
