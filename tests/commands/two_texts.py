"""What the tests of `policy compare` share: two texts in files, and what the command says of them as data."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Policy

OLD = "# Terms\n\n## Data\n\nWe keep data for thirty days after you leave.\n\n## Law\n\nThe law of Ohio applies.\n"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def asked(policy: Policy, *words: str) -> dict[str, Any]:
    result = policy("compare", *words, "--format", "json")
    assert result.status == 0, result.said
    found: dict[str, Any] = json.loads(result.out)
    return found
