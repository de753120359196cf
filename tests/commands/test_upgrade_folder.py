"""A folder's files come up to the program's version: what somebody edited is kept, and nothing sealed is touched."""

import json
import shutil
from pathlib import Path

import pytest

from generator.commands import folder_files
from tests.conftest import ROOT, Policy, copied, tree
from tests.small import in_force

INIT = ("init", "--company", "Tiny", "--policy", "terms", "--language", "en", "--timezone", "UTC", "--notice", "30")
CI = ".github/workflows/policies.yml"
CONFIG = "mkdocs.yml"
LIST = ".policypress.json"


@pytest.fixture
def newer(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that `policy init` wrote, and a program that has another workflow since then."""
    monkeypatch.chdir(tmp_path)
    assert policy(*INIT).status == 0
    monkeypatch.setattr(folder_files, "__version__", "0.2.0")
    return tmp_path


def fates(policy: Policy, *words: str) -> dict[str, str]:
    done = policy("upgrade", *words, "--format", "json")
    assert done.status == 0, done.said
    return {one["file"]: one["fate"] for one in json.loads(done.out) if "fate" in one}


def test_what_nobody_edited_is_written_anew_once(newer: Path, policy: Policy) -> None:
    before = tree(newer)
    said = policy("upgrade", "--dry-run").out
    assert f"would be renewed: {CI}" in said
    assert '-      - run: pip install "policypress==0.1.0"\n+      - run: pip install "policypress==0.2.0"' in said
    assert tree(newer) == before
    assert fates(policy) == {CI: "renewed"}
    after = tree(newer)
    assert {name for name in after if after[name] != before.get(name)} == {CI, LIST}
    assert fates(policy) == {}
    assert tree(newer) == after


def test_what_was_edited_is_kept_and_what_was_removed_stays_away(newer: Path, policy: Policy) -> None:
    (newer / CI).write_text("mine\n")
    (newer / ".vscode/settings.json").unlink()
    (newer / CONFIG).write_text("site_name: Mine\ntheme: policypress\n")  # the program has nothing new there
    said = policy("upgrade").out
    assert f"kept: {CI}" in said
    assert f"{CI} was edited here, so it is kept; what the program has:" in said
    assert "-mine" in said
    assert (newer / CI).read_text() == "mine\n"
    assert not (newer / ".vscode/settings.json").exists()
    assert fates(policy) == {}  # said once for each version of the program
    assert not (newer / ".vscode/settings.json").exists()


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"site_name": "x", "ci": "none", "source": "s", "files": []}', '{"files": {}}']
)
def test_a_list_that_is_none_is_named(newer: Path, policy: Policy, text: str) -> None:
    (newer / LIST).write_text(text)
    done = policy("upgrade")
    assert (done.status, f"{LIST}: this is not the list" in done.err) == (2, True), done.said


def test_an_older_folder_is_left_alone_unless_it_is_adopted(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(in_force(tmp_path, policy, monkeypatch), "mkdocs.yml", "site_overrides")
    (folder / "site_overrides/pages/hub.html").write_text("{# mine #}")
    before = tree(folder)
    assert policy("upgrade").status == 0
    assert tree(folder) == before
    found = fates(policy, "--adopt", "--dry-run")
    assert tree(folder) == before
    assert found[CONFIG] == "renewed"
    assert found["site_overrides/main.html"] == "removed"
    assert "site_overrides/pages/hub.html" not in found
    assert fates(policy, "--adopt") == found
    after = tree(folder)
    assert [name for name in after if name.startswith("site_overrides")] == ["site_overrides/pages/hub.html"]
    assert (folder / CONFIG).read_text().endswith("#   - assets/own.css\n")
    source = "policy_source/tiny/"
    assert {n: t for n, t in after.items() if n.startswith(source)} == {
        n: t for n, t in before.items() if n.startswith(source)
    }
    shutil.rmtree(folder / "site_overrides")
    built = policy("build")
    assert built.status == 0, built.said


def test_settings_of_one_s_own_keep_the_templates_that_go_with_them(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = in_force(tmp_path, policy, monkeypatch)
    with (folder / CONFIG).open("a") as file:
        file.write("copyright: Tiny\n")
    found = fates(policy, "--adopt")
    assert found[CONFIG] == "kept"
    assert "removed" not in found.values()


def test_the_program_s_own_folder_is_left_alone(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = policy("upgrade", "--adopt", "--dry-run")
    assert (done.status, "this is the program's own folder" in done.err) == (2, True), done.said
