"""What the tests of ways round the notice share: a published site on a real server, and steps of the small policy."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import NOW, Policy, edit
from tests.small import FOLDER, KEPT, NAME, RECORD, ROOT_OF, keep, lasting
from tests.steps import announced as told_to_readers
from tests.steps import notified, sealed, sealed_and_announced

STAYS = "is published"
BEFORE = "before-the-announcement.yml"


@dataclass(slots=True)
class Web:
    """A web server on this machine: `answers` are the statuses that it gives first, `asked` what was asked of it.

    `heads` are what was said with that of who asks, and of caches.
    """

    address: str = ""
    answers: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    heads: list[tuple[str, str]] = field(default_factory=list)
    leads: str = ""
    refreshes: str = ""


def refused(policy: Policy, folder: Path, says: str, *words: str, status: int = 1) -> None:
    """Assert that a command says why it does nothing, and does nothing; what it found out before may be in build/."""
    before = lasting(folder)
    done = policy(*words)
    assert (done.status, says in done.err) == (status, True), done.said
    assert lasting(folder) == before


def minor(tiny: Path, policy: Policy, at: str = NOW) -> None:
    edit(tiny / KEPT, "It's", "It’s")
    sealed(policy, NAME, at=at)


def announced(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    shutil.copy(tiny / RECORD, tiny / BEFORE)
    told_to_readers(policy, NAME, "--effective", "2027-02-01")


def lost_version(tiny: Path) -> None:
    """Lose the files of version 2."""
    for name in ("versions/v002.md", "notices/v002.yml", "notices/v002-1.txt"):
        (tiny / FOLDER / name).unlink(missing_ok=True)


def announced_again(tiny: Path, policy: Policy) -> None:
    """Announce another version and give its notice."""
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    notified(ROOT_OF, NAME)
