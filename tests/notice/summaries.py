"""A change that waits to be announced, and what is said when a summary announces it."""

from pathlib import Path

from tests.conftest import Policy
from tests.small import NAME, keep
from tests.steps import checked, sealed

KEEPS = "We keep your account for five years, not three. "


def waiting(tiny: Path, policy: Policy) -> None:
    """Seal a longer period, and have it approved."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0


def said(policy: Policy, summary: str) -> str:
    """Announce with a summary, and return what the command and `check` say."""
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", summary)
    assert done.status == 0, done.said
    return done.said + checked().out
