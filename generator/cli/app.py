"""The command line: it prints, and turns errors into an exit status."""

import sys
from typing import Final

from generator.cli import exports, notices, sealing, site, state, texts
from generator.cli.group import policy
from generator.cli.terminal import complain, prepare
from generator.errors import PolicyError

COMMANDS: Final = (state, sealing, notices, texts, exports, site)
"""The modules that put their commands into the group."""


def main() -> None:
    """Run a command; what is wrong is printed as findings, with exit status 1 or 2."""
    prepare()
    try:
        policy()
    except PolicyError as problem:
        complain(problem)
        sys.exit(problem.status)
