"""What the tests of the daily look share: a notice that was told by e-mail, the lines of looks, what is due."""

import json
from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.small import FOLDER, NAME, in_force, keep
from tests.steps import notified, sealed_and_announced

LOOKS = f"{FOLDER}/looks.yml"


def on(day: int) -> tuple[str, str]:
    return "--now", f"2026-12-{day:02}T12:00:00+00:00"


def told_by_mail(folder: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Announce the second version of the small policy, and record that it was told by e-mail; return the folder."""
    in_force(folder, policy, monkeypatch)
    keep(folder, "orders", 9)
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME, channels=("email",))
    return folder


def lines(tiny: Path, name: str = LOOKS) -> list[str]:
    return [line for line in (tiny / name).read_text().splitlines() if line.startswith("- ")]


def tasks(policy: Policy, day: int, *words: str) -> list[tuple[str, bool]]:
    listed = json.loads(policy("due", NAME, "--format", "json", *words, *on(day)).out)
    return [(one["task"], one["overdue"]) for one in listed]
