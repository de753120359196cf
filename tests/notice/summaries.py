"""A change that waits to be announced, and what is said when a summary announces it."""

from pathlib import Path

from tests.conftest import Policy
from tests.small import NAME, keep
from tests.steps import checked, sealed

KEEPS = "We keep your account for five years, not three. "
SOMETHING = [
    KEEPS,
    "We have simplified our terms and keep your account for five years.",
    "Our text is clearer, and accounts stay longer.",
    "Accounts stay with us until five years have passed since you left.",
    "Longer retention periods apply to some of what you leave with us.",
    "From January on it is 5 years and no longer 3 that matter to you.",
    "What is kept of you will be kept for two more years than today.",
]


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
