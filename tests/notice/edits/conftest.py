"""The small policy with a third section, before its first seal."""

from pathlib import Path

import pytest

from tests.conftest import edit
from tests.small import in_draft


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with a third section, not sealed yet."""
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / "policy_source/tiny/terms/policy.yml", "[kept, asked]", "[kept, asked, plain]")
    return tmp_path
