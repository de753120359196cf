"""What is needed to import the tests: a quick check of the workflow's rules waits for nothing that it doesn't use."""

import re
from pathlib import Path

HERE = Path(__file__).parent
OF_THE_BENCHMARK = {"test_public_site.py"}  # which is nothing but that, in another place


def test_importing_the_tests_needs_neither_a_browser_nor_the_benchmarks() -> None:
    heavy = re.compile(r"^(?:from|import) (?:playwright|benchmarks)\b", re.MULTILINE)
    assert {path.name for path in HERE.rglob("*.py") if heavy.search(path.read_text())} == OF_THE_BENCHMARK
