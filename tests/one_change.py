"""A draft of the small policy with one change, a synonym, on which people decide by the command."""

import json
from pathlib import Path

from tests.conftest import Policy, edit
from tests.small import KEPT, NAME

BRAND = "policy_source/tiny/brand.yml"
OLD, NEW = "filed by hand", "filed manually"
TWO = ("--by", "a-moreau", "--approved-by", "k-lind")
WHY = "A synonym: it promises the same as before."
MINOR = ("--level", "minor", "--because", WHY)


def a_synonym(project: Path, policy: Policy) -> str:
    """Make the change, and return its short name."""
    edit(project / KEPT, OLD, NEW)
    (one,) = listed(policy)
    return one["id"]


def listed(policy: Policy, *words: str) -> list[dict[str, str]]:
    changes: list[dict[str, str]] = json.loads(policy("decide", NAME, *words, "--format", "json").out)
    return changes


def draft(policy: Policy, *words: str) -> tuple[str, bool]:
    (shown,) = json.loads(policy("diff", NAME, "--format", "json", *words).out)
    return shown["level"], shown["undecided"]
