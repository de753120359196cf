"""The small policy with a third section, before its first seal."""

from pathlib import Path

import pytest

from tests.conftest import edit
from tests.small import made


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with a third section, not sealed yet."""
    made(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(tmp_path / "policy_source/tiny/terms/policy.yml", "[kept, asked]", "[kept, asked, plain]")
    return tmp_path
