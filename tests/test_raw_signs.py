"""Signs of other Markdown that readers would see, and a section's file that got another name: `check` says both."""

from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.small import FOLDER, KEPT, in_force, made

ASKED = f"{FOLDER}/sections/asked.md"
TEXT = """
**重要：**日本語の文。

Der*die Nutzer*in stimmt zu.

![A chart](chart.png)

- [ ] box
- [x] ticked
"""
FINE = r"""
A *whole* word, **bold** ones, un*frigging*believable, 2\*\*3, `a ** b`, and [x] in a line.

- [a link](https://example.com)
- \[x] as it is
"""


def test_signs_that_readers_would_see_are_named(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(tmp_path / KEPT, "title: What is kept", "title: What is kept {#kept}")
    edit(tmp_path / KEPT, "It's filed by hand.\n", TEXT)
    edit(tmp_path / ASKED, "title: How to ask", 'title: How to <a id="x"></a>**ask**')
    checked = policy("check")
    assert checked.status == 1
    for at, says in (
        (f"{KEPT}:1:1: error", "the title holds an address that readers would see as it stands: “{#kept}”"),
        (f"{ASKED}:1:1: error", "the title holds HTML that readers would see as it stands: “<a id="),
        (f"{ASKED}:1:1: error", "the title holds a mark that readers would see as it stands: “**”"),
        (f"{KEPT}:14:1: error", "the signs ** did not make words bold, and readers would see them: “**重要"),
        (f"{KEPT}:16:1: error", "make others italic: “Derdie Nutzerin”, write \\* for a star"),
        (f"{KEPT}:18:1: warning", "a picture is not shown, only its words: “A chart”"),
        (f"{KEPT}:20:1: error", "a box to tick is none here, and readers would see its signs: “[ ]”"),
        (f"{KEPT}:21:1: error", "its signs: “[x]”"),
    ):
        assert any(line.startswith(at) and says in line for line in checked.out.split("\n")), (at, says, checked.out)


def test_near_misses_are_not_named(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(tmp_path / KEPT, "It's filed by hand.\n", FINE)
    edit(tmp_path / ASKED, "title: How to ask", "title: How to ask (a < b, 2 * 3, {x})")
    assert "raw-signs" not in policy("check").out


def test_a_file_that_got_another_name_is_recognised(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(tmp_path, policy, monkeypatch)
    renamed = tmp_path / FOLDER / "sections/retention.md"
    (tmp_path / KEPT).rename(renamed)
    edit(tmp_path / FOLDER / "policy.yml", "[kept, asked]", "[retention, asked]")
    said = policy("check").out
    assert "retention.md:1:1: warning: kept.md is gone, and this file has its title and text: the address #kept" in said
    assert "write under its title: was: kept" in said
    edit(renamed, "What is kept", "What stays")
    assert "and this file has its text" in policy("check").out
    edit(renamed, "title: What stays", "title: What stays\nwas: kept")
    assert "is gone" not in policy("check").out


def test_a_new_section_beside_a_removed_one_is_none(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(tmp_path, policy, monkeypatch)
    (tmp_path / KEPT).unlink()
    (tmp_path / FOLDER / "sections/prices.md").write_text("---\ntype: other\ntitle: Prices\n---\nOne coin a day.\n")
    edit(tmp_path / FOLDER / "policy.yml", "[kept, asked]", "[prices, asked]")
    assert "is gone" not in policy("check").out
