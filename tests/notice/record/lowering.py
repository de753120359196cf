"""A change of words in the small policy, and the command by which two people lower it."""

from pathlib import Path

from tests.conftest import edit
from tests.small import KEPT
from tests.steps import WHY

LOWER = ("--section", "kept", "--level", "minor", "--because", WHY, "--by", "a-moreau", "--approved-by")
"""Words after `policy decide BRAND/POLICY`, before the name of who approves."""


def reworded(tiny: Path) -> None:
    edit(tiny / KEPT, "It's filed by hand", "It is put away by hand")
