"""What tests of commands begin with."""

from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.small import in_force, keep


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy with one version, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path
