"""The documents tell the truth: every command in them runs, every link leads somewhere, every module has its row."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import COMMAND, NOW, ROOT, Policy, copied, edit
from tests.made_files import paragraph, word_file

BIN = Path(sys.executable).parent
DOCUMENTS = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/editing.md",
    "policy_source/README.md",
    "policy_source/shared/README.md",
    "docs/applications.md",
    "docs/building.md",
    "docs/words.md",
]
SHOWN = re.compile(r"^(?:\.venv/bin/)?(policy|make|sed|mkdocs|zensical|python3|apt-get) [^`]+$")
NOT_RUN_HERE = {
    "make test": "this is it",
    "make quick": "part of `make test`",
    "make lint": "part of `make test`",
    "make lock": "needs the network",
    "make bench": "minutes of measuring",
    "make bench-mail": "minutes of sending",
    "make bench-site": "minutes in a browser",
    "make bench-build": "minutes of building",
    "make bench-build ONLY=--large": "half an hour of it",
    "make bench-documents": "minutes of reading saved pages",
    "make bench-materiality": "its figures are asserted in test_materiality",
    "apt-get install chromium": "changes the machine; .ci/run does it",
    "policy import": "its forms stand below it in the document",
    "policy freeze": "a name without its arguments",
    "policy freeze gluptron/privacy": "asks; run with --yes",
    "policy build": "run in test_site",
    "policy build --shard 1/4": "run in test_shards",
    "policy build --merge parts": "run in test_shards",
    "policy announce": "its forms stand in the documents; run in test_announcing",
    "policy announce --accept-unreached": "run in test_lists_reached",
    "policy announce gluptron/privacy": "run in test_reader_reasons",
    "policy review": "named with its policy above",
    "policy number example/privacy": "run in test_number",
    "policy number gluptron/privacy": "run in test_number",
    "policy postpone": "run in test_postponing",
    "policy withdraw": "run in test_postponing",
    "policy approve gluptron/privacy": "run with a name",
    "policy notify": "sends; run in test_demo",
    "policy notify gluptron/privacy --recipients readers.csv": "sends; run in test_demo",
    "policy notify --audience NAME": "run in test_mailing",
    "policy look": "looks at a published site; run in test_look",
    "policy look gluptron/privacy --message notice.eml": "needs a message that arrived; run in test_look",
    "policy due --log FILE": "run in test_look",
    "policy notify --recipients LEDGER": "run in test_taken_back",
    "policy demo": "run in test_demo",
    "policy serve": "serves until Ctrl-C; run in test_serve",
    "policy init": "run in test_begin",
    "policy import for-counsel.docx --onto example/privacy": "its policy is made in test_tutorial",
    "policy import --as-versions old --brand example --policy privacy --preview preview": "run in test_tutorial",
    "policy export example/privacy --from 1 --out changes.docx": "run in test_tutorial",
    "policy decide example/privacy": "run in test_tutorial",
    "policy notify example/privacy --recipients readers.csv": "sends; run in test_demo",
    "policy new policy example/terms": "run in test_begin",
    "policy new brand NAME": "run in test_begin",
    "policy new policy BRAND/NAME": "run in test_begin",
    "policy retire gluptron/privacy --on 2027-06-01": "ends the policy of the example; run in test_ways_ending",
}


def commands() -> list[str]:
    """Return every command that the documents show, in order, without comments."""
    found: dict[str, None] = {}
    for document in DOCUMENTS:
        text = (ROOT / document).read_text()
        fenced = [line for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL) for line in block.split("\n")]
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        spans = re.findall(r"`([^`\n]+)`", prose)
        for line in [*fenced, *spans]:
            command = re.split(r"\s+#|\s+→", line)[0].strip()
            if SHOWN.match(command):
                found[command.removeprefix(".venv/bin/")] = None
    return list(found)


@pytest.mark.slow
def test_every_command_in_the_documents_runs(both: Path, policy: Policy) -> None:
    retention = both / "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
    edit(retention, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    (both / "old-policy.docx").write_bytes(word_file(paragraph("Cookies", style="Heading1"), paragraph("They are.")))
    (both / "terms-2019.md").write_text("# Terms\n\n## One\n\nBe kind.\n")
    (both / "old.md").write_text("# Terms\n\n## One\n\nBe kind.\n")
    (both / "new.md").write_text("# Terms\n\n## One\n\nBe kind to all.\n")
    (both / "old-terms").mkdir()
    (both / "old-terms/2020-05-01.md").write_text("# Terms\n\n## One\n\nBe kind to all.\n")
    copied(both, "mkdocs.yml", "site_overrides")  # `mkdocs build` reads the whole settings
    for name in ("Makefile", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, both)
    shutil.copytree(ROOT / "requirements", both / "requirements")
    shutil.copytree(ROOT / "generator", both / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "true"}
    shown = commands()
    assert len(shown) > 20
    order = sorted((c for c in shown if c not in NOT_RUN_HERE), key=_when)
    for command in order:
        if command.startswith("python3 -m http.server"):
            _serves(command, both)
            continue
        if command == "make site":
            assert _make_site(both, environment)
            continue
        if command.startswith("policy ") and not re.search(r"[|<>&;*]", command):
            ended = policy(*shlex.split(command)[1:])
            assert ended.status == 0, f"{command}\n{ended.said}"
            continue
        done = subprocess.run(
            ["/bin/bash", "-c", f"set -o pipefail; {command}"],
            cwd=both,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def _when(command: str) -> int:
    """Drafts come before they are sealed, the site before what reads it."""
    order = (
        "policy review",  # overdue, or `policy due` fails
        "policy status",
        "policy check",
        "policy diff",
        "policy export",
        "policy import",
        "policy decide",
        "policy freeze",
        "policy approve",
        "policy announce gluptron/privacy --by",
        "policy notify",
        "make site",
    )
    return next((n for n, start in enumerate(order) if command.startswith(start)), len(order))


def _make_site(project: Path, environment: dict[str, str]) -> bool:
    """Run the real `make site` with the program of this tree, at the moment of the other commands, in a fresh one."""
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    (project / ".venv/bin/policy").write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@" --now {NOW}\n')
    (project / ".venv/bin/policy").chmod(0o755)
    (project / ".venv/.site-ready").touch()
    done = subprocess.run(
        ["/usr/bin/env", "make", "site"], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return "open" in done.stdout and (project / "site/index.html").is_file()


def _serves(command: str, project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*shlex.split(command)[1:], "--bind", "127.0.0.1", str(port)]
    server = subprocess.Popen(
        [sys.executable, *words], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html") as page:
                    assert b"gluptron/" in page.read()
                break
            except OSError:
                time.sleep(0.05)
        else:
            pytest.fail("the server never answered")
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_in_documents_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", path.read_text(), flags=re.DOTALL)):
        if not target.startswith(("https://", "#")):
            file, _, heading = target.partition("#")
            assert (path.parent / file).exists(), f"{document}: {target}"
            assert not heading or heading in _headings(path.parent / file), f"{document}: {target}"


def _headings(path: Path) -> set[str]:
    """Return the ids that a host of repositories gives the headings of a document."""
    titles = re.findall(r"^#+ (.*)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_module_has_its_row_and_every_row_its_modules() -> None:
    rows = re.findall(r"^\| `.*\|$", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    named = set(re.findall(r"`([a-z_0-9]+)`", "\n".join(rows)))
    folders = [row.split("|")[1] for row in rows]
    assert len(folders) == len(set(folders))
    paths = list((ROOT / "generator").rglob("*.py"))
    modules = {path.stem for path in paths} - {"__init__", "__main__"}
    assert (modules - named, named - modules - {path.parent.name for path in paths}) == (set(), set())


def test_modules_that_decisions_name_are_there() -> None:
    rooms = "|".join(sorted(path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").exists()))
    named = re.compile(rf"`(?:generator/)?((?:{rooms})/\w+(?:/\w+)?)(?:\.(?!\w+/)\w+)?`")
    lost = []
    for document in (*sorted((ROOT / "decisions").glob("*.md")), ROOT / "CONTRIBUTING.md"):
        for name in named.findall(document.read_text()):
            there = ROOT / "generator" / name
            lost += (
                [f"{document.name}: {name}"]
                if not there.is_dir() and not any(there.parent.glob(f"{there.name}.*"))
                else []
            )
    assert lost == []


def test_each_class_has_a_name_of_its_own() -> None:
    paths = [*(ROOT / "generator").rglob("*.py")]
    names = Counter(name for path in paths for name in re.findall(r"^ *class (\w+)", path.read_text(), re.MULTILINE))
    assert {name for name, number in names.items() if number > 1} == set()


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_committed() -> None:
    listed = subprocess.run(["/usr/bin/env", "git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    for name in listed.stdout.split("\n"):
        path = ROOT / name
        if not name or path.suffix == ".png" or not path.is_file():
            continue
        text = path.read_text()
        assert not re.search(r"/(?:work|home/\w+|root)/", text), name
        if name.startswith("requirements/"):
            assert "://" not in text, name
            assert "--index" not in text, name
