"""`policy import`: what is sealed and drafted of files, what is refused, and what odd files come to."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.bounds import ending
from tests.conftest import Policy, tree
from tests.small import KEPT, in_force
from tests.steps import checked


@pytest.fixture
def project(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy, in force."""
    return in_force(tmp_path, policy, monkeypatch)


def test_a_past_version_is_sealed_with_its_date(project: Path, policy: Policy, tmp_path: Path) -> None:
    for number, text in enumerate(("Old text.", "Newer text."), 1):
        (tmp_path / f"{number}.md").write_text(f"# Terms\n\n## One\n\n{text}\n")
    words_given = ("--brand", "tiny", "--policy", "old", "--as-version", "--effective")
    assert policy("import", "1.md", *words_given, "2020-05-01").status == 0
    assert policy("import", "2.md", *words_given, "2021-05-01").status == 0
    status = policy("status").out
    assert "in force  version 2, from 2021-05-01" in status
    refused = policy("import", "1.md", *words_given, "2021-05-01")
    assert refused.status == 1
    assert "not after the version before it (2021-05-01)" in refused.err
    assert "nothing to seal" in policy("import", "2.md", *words_given, "2021-05-01").out
    refused = policy("import", "1.md", *words_given, "2031-05-01")
    assert refused.status == 1
    assert "date in the future" in refused.err
    assert project == tmp_path


def test_a_drafted_policy_takes_no_past_versions(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# Privacy Policy\n\nSomething else.\n")
    before = tree(project / "policy_source")
    refused = policy("import", "x.md", "--brand", "tiny", "--policy", "terms", "--as-version")
    assert refused.status == 1
    assert "was sealed from its draft" in refused.err
    assert tree(project / "policy_source") == before


def _slow(*values: object) -> Any:
    return pytest.param(*values, marks=pytest.mark.slow)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.doc", b"x", "“.doc” can't be imported"),
        ("x.md", b"caf\xe9", "x.md:1:4: this file is not UTF-8 text"),
        ("x.md", b"  \n", "this file is empty"),
        ("y.md", None, "there is no such file"),
        ("x.md", b"\xef\xbb\xbf\x01\xe2\x80\x8b\n", "this file is empty"),
        ("x.md", bytes(range(256)) * 40, "this is not a text file"),
        ("x.txt", "Terms\n\nWords.\n".encode("utf-16"), "this is not a text file"),
        _slow("x.md", b"a word\n" * 7_500_000, "this file has 52.5 MB, at most 5 MB can be worked with; split it"),
        _slow("x.md", b"- a\n" * 1_000_000, "this file has 1,000,000 lines, at most 50,000 can be worked with"),
        _slow("x.txt", "• a\u2028".encode() * 600_000, "this file has 600,000 lines"),
        ("x.md", b"# A\n" * 3_000, "this file has 3,000 headings, at most 2,000 can be worked with"),
        ("x.txt", b"A\n\nB.\n\n" * 3_000, "headings"),
    ],
    ids=[
        *("another format", "Latin 1", "blank", "missing", "invisible", "binary", "UTF-16"),
        *("50 MB", "a million items", "other line ends", "headings", "plain headings"),
    ],
)
def test_what_can_not_be_imported_is_said(
    project: Path, policy: Policy, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (project / name).write_bytes(content)
    before = tree(project)
    for way in ((), ("--as-version",)):
        with ending():
            refused = policy("import", name, "--brand", "new", "--policy", "privacy", *way)
        assert refused.status == 2
        assert said in refused.err
        assert tree(project) == before


ODD = {
    "nested.md": "".join("  " * n + "- deeper\n" for n in range(600)),
    "nested.txt": "Terms\n\n" + "".join("  " * n + "- deeper\n" for n in range(400)),
    "quoted.md": "> " * 1_000 + "deep\n",
    "headings.md": "".join(f"# Heading {n}\n" for n in range(400)),
    "one-line.md": "One paragraph. " * 30_000,
    "one-line.txt": "One paragraph. " * 30_000,
    "right-to-left.md": "# תנאים\n\nאנחנו שומרים מידע. \u202eنحن\u202c نحفظ البيانات.\n" * 50,
    "combining.md": "e\u0301" * 5_000 + "\u0301" * 5_000,
    "emoji.txt": "👩‍👩‍👧‍👦🏽🇩🇪" * 3_000,
    "Japanese.txt": "当社は利用者の情報を三十日間保存します。" * 1_000,
    "Thai.md": "เราเก็บข้อมูลของคุณไว้สามสิบวัน" * 1_000,
    "signs.md": "*_`[]()!<>|\\~" * 2_000,
    "signs.txt": "*_`[]()!<>|\\~" * 2_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_imported_in_time(project: Path, policy: Policy, name: str) -> None:
    (project / name).write_text(ODD[name])
    with ending():
        for way in (("privacy",), ("terms", "--as-version")):
            done = policy("import", name, "--brand", "fresh", "--policy", *way)
            assert done.status == 0, done.said
        assert checked().status in {0, 1}
        assert policy("verify").status == 0


HEADED = """---
title: Privacy Policy
date: 2024-01-01
permalink: /privacy/
---
<!-- from legal -->

Last updated: 3 May 2025

# Privacy Policy

We collect data. <!-- Which? -->

## Rights

You may object.
"""


def test_a_draft_holds_no_front_matter_and_no_comments(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text(HEADED)
    assert policy("import", "x.md", "--brand", "fresh", "--policy", "privacy").status == 0
    folder = project / "policy_source/fresh/privacy"
    assert (folder / "policy.yml").read_text().startswith("title: Privacy Policy\n")
    sections = {path.name: path.read_text().partition("---\n\n")[2] for path in (folder / "sections").iterdir()}
    assert sections == {
        "opening.md": "We collect data.\n",
        "rights.md": "You may object.\n",
    }
    assert "0 errors" in checked().out or checked().status == 0


def test_front_matter_that_is_broken_is_not_imported(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text(HEADED.replace("2024-01-01", "[2024"))
    before = tree(project)
    for way in ((), ("--as-version",)):
        refused = policy("import", "x.md", "--brand", "fresh", "--policy", "privacy", *way)
        assert refused.status == 2
        assert "x.md:4:10: “[” is opened and never closed" in refused.err
        assert tree(project) == before


def test_past_versions_are_read_like_the_one_before(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    text = "## Use\n\nYou may use it.\n"
    (folder / "2020-01-01.md").write_text(text)
    (folder / "2021-01-01.md").write_text(f"{text}\n## Limits\n\nTen a day.\n")
    (folder / "2022-01-01.md").write_text("1 May 2022\n\n**Use**\n\nYou may use it.\n\n# Limits\n\nTen a day.\n")
    words_given = ("import", "--as-versions", "old", "--brand", "tiny", "--policy", "old")
    assert policy(*words_given).status == 0
    versions = sorted((project / "policy_source/tiny/old/versions").iterdir())
    sealed = [path.read_text().rpartition("\n---\n")[2].split("\n") for path in versions]
    assert [[line for line in lines if line.startswith("#")] for lines in sealed] == [
        ["# Use"],
        ["# Use", "## Limits {#limits}"],
        ["# Use", "## Limits {#limits}"],
    ]
    assert "nothing to seal" in policy(*words_given).out


def test_a_sign_that_turns_words_round_is_kept_and_named(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# Terms\n\nPay 100 \u202e001\u202c dollars.\n")
    assert policy("import", "x.md", "--brand", "fresh", "--policy", "terms", "--as-version").status == 0
    assert "\u202e001" in (project / "policy_source/fresh/terms/versions/v001.md").read_text()
    assert policy("verify").status == 0
    assert "opening.md:5:9: error: a bidirectional control character stands here (U+202E)" in checked().out


def test_a_draft_is_never_overwritten(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# P\n\nText.\n")
    with (project / KEPT).open("a") as section:
        section.write("\nWords that no version has.\n")
    before = tree(project)
    refused = policy("import", "x.md", "--brand", "tiny", "--policy", "terms")
    assert refused.status == 2
    assert "the draft holds changes that no version has, and they would be lost" in refused.err
    refused = policy("import", "x.md", "--brand", "../evil", "--policy", "Privacy Policy")
    assert refused.status == 2
    assert refused.err.count("can't be") == 2
    assert tree(project) == before


def test_folders_without_dates_are_refused(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    for name in ("2020-01-01.md", "copy-2020-01-01.md", "notes.md", "2020-13-01.md"):
        (folder / name).write_text("# P\n\nText.\n")
    refused = policy("import", "--as-versions", "old", "--brand", "new", "--policy", "privacy")
    assert refused.status == 2
    assert "two files have the date 2020-01-01" in refused.err
    assert "“notes.md” holds no date" in refused.err
    assert "“2020-13-01.md” holds no date" in refused.err
    assert not (project / "policy_source/new").exists()


def test_an_interrupted_import_can_be_run_again(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    for year in range(2015, 2022):
        (folder / f"{year}-01-01.md").write_text(f"# P\n\n## One\n\nText of {year // 2}.\n")
    (folder / "2022-01-01.md").write_bytes(b"# P\n\n\xff\n")
    words_given = ("import", "--as-versions", "old", "--brand", "tiny", "--policy", "old")
    before = tree(project / "policy_source")
    refused = policy(*words_given)
    assert refused.status == 2
    assert "2022-01-01.md:3:1: this file is not UTF-8 text" in refused.err
    assert tree(project / "policy_source") == before
    (folder / "2022-01-01.md").unlink()
    assert policy(*words_given).status == 0
    whole = tree(project / "policy_source")
    assert len([name for name in whole if name.startswith("tiny/old/versions/")]) == 4
    for name in ("v003.md", "v004.md"):
        (project / "policy_source/tiny/old/versions" / name).unlink()
    (project / "policy_source/tiny/old/policy.yml").unlink()  # the draft is written last
    shutil.rmtree(project / "policy_source/tiny/old/sections")
    assert policy(*words_given).status == 0
    assert tree(project / "policy_source") == whole
