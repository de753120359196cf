"""The examples in docs/applications.md, as a developer would run them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import steps
from tests.browsing import served
from tests.conftest import ROOT, edit
from tests.site.feed_readers import ADS, AFTER, BEFORE, NAME, USE, announcement_of, at


@pytest.fixture
def root(project: Path) -> Path:
    return project / "policy_source"


@pytest.fixture
def published(root: Path) -> Iterator[tuple[Path, str]]:
    """A folder on a local server: policies with advertising announced, and in force."""
    edit(root.parent / USE, "    - id: security\n", f"{ADS}    - id: security\n")
    announcement_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    folder = root.parent / "served"
    folder.mkdir()
    (folder / "announced.json").write_bytes(at(root, BEFORE).raw[f"{NAME}/policy.json"])
    (folder / "in-force.json").write_bytes(at(root, AFTER).raw[f"{NAME}/policy.json"])

    with served(folder) as address:
        yield folder, address


def example(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs/applications.md").read_text(), re.DOTALL)
    return str(code)


PYTHON = """
import sys, json
sys.path.insert(0, ".")
from policy_gate import due, load, may
cases = [(due(p := load(a), who), [may(p, who, q) for q in who["answers"]]) for a, who in json.loads(sys.argv[1])]
print(json.dumps(cases))
"""
JAVASCRIPT = """
import { due, load, may } from "./policy-gate.mjs";
const cases = [];
for (const [address, who] of JSON.parse(process.argv[2])) {
  const policy = await load(address);
  cases.push([due(policy, who), Object.keys(who.answers).map((question) => may(policy, who, question))]);
}
console.log(JSON.stringify(cases));
"""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_the_examples_for_developers_run(published: tuple[Path, str], language: str) -> None:
    folder, address = published
    coming, present = f"{address}announced.json", f"{address}in-force.json"
    (asked,) = json.loads((folder / "in-force.json").read_text())["since"][0]["consent"]
    question = asked["id"]
    people: list[tuple[str, list[int], dict[str, bool], str, list[int], int, list[bool]]] = [
        (coming, [], {}, "sign-up", [1, 2], 1, []),  # sees both texts, and is asked at once
        (coming, [1], {}, "notice", [2], 0, []),
        (coming, [1, 2], {question: True}, "nothing", [], 0, [False]),  # a yes counts only from the day on
        (present, [1, 2], {question: True}, "nothing", [], 0, [True]),
        (present, [1, 2], {}, "consent", [], 1, []),  # was told before, and gave no answer
        (present, [1], {}, "consent", [2], 1, []),
        (present, [1], {question: False}, "notice", [2], 0, [False]),
        (present, [2], {question: False}, "nothing", [], 0, [False]),  # said no: goes on, on the old practice
        (present, [9], {}, "sign-up", [2], 1, []),
    ]
    given_cases = json.dumps([(place, {"accepted": seen, "answers": said}) for place, seen, said, *_ in people])
    if language == "python":
        (folder / "policy_gate.py").write_text(example(language))
        command = [sys.executable, "-c", PYTHON, given_cases]
        alone = [sys.executable, "policy_gate.py", present, '{"accepted": [2], "answers": {}}']
        run = subprocess.run(alone, cwd=folder, capture_output=True, text=True, check=True)
        assert json.loads(run.stdout) == {"do": "nothing", "show": [], "ask": []}
    else:
        node = shutil.which("node")
        if not node:
            pytest.skip("needs node to run the example in JavaScript")
        (folder / "policy-gate.mjs").write_text(example(language))
        (folder / "run.mjs").write_text(JAVASCRIPT)
        command = [node, "run.mjs", given_cases]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    got = [(task["do"], task["show"], len(task["ask"]), allowed) for task, allowed in json.loads(done.stdout)]
    assert got == [tuple(rest) for _, _, _, *rest in people]
