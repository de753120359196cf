"""The command `policy`, run with the machine's clock at its `--now`: for tests that need a process of its own."""

import datetime
import sys

from generator.cli import app, options


def clock() -> datetime.datetime:
    """Return the moment after `--now`."""
    return datetime.datetime.fromisoformat(sys.argv[sys.argv.index("--now") + 1])


if __name__ == "__main__":
    if "--now" in sys.argv:
        options.machine_clock = clock
    app.main()
