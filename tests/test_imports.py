"""What is needed to import the tests: a quick check of the workflow's rules waits for nothing that it doesn't use."""

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_importing_the_tests_needs_neither_a_browser_nor_the_benchmarks() -> None:
    heavy = re.compile(r"^(?:from|import) (?:playwright|benchmarks)\b", re.MULTILINE)
    assert not [path.name for path in HERE.rglob("*.py") if heavy.search(path.read_text())]
