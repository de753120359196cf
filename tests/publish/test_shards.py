"""A build past one machine: parts of the memo, made apart and joined, give the site that one build gives."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.group import _each_named
from generator.publish.memo import KINDS, Memo, join
from generator.publish.shards import shared
from tests.conftest import Policy, edit, settled, tree
from tests.small import NAME, keep, made
from tests.steps import sealed_and_announced

MEMO = Path("build/memo")
DAY = ("--now", "2026-12-02T12:00:00Z")


@pytest.fixture
def two(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two small brands, one with a version to come, as the folder in which commands run."""
    made(tmp_path)
    more = tmp_path / "policy_source/more"
    shutil.copytree(tmp_path / "policy_source/tiny", more)
    edit(more / "brand.yml", "brand: tiny", "brand: more")
    monkeypatch.chdir(settled(tmp_path))
    for name in (NAME, "more/terms"):
        assert policy("freeze", name, "--effective", "2025-01-15", "--yes").status == 0
    keep(tmp_path, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    return tmp_path


def test_four_parts_made_apart_are_the_site_built_at_once(two: Path, policy: Policy) -> None:
    done = policy("build", *DAY, "--site", "at-once", "--no-memo")
    assert done.status == 0, done.said
    counts = []
    for number in range(1, 5):
        done = policy("build", "--shard", f"{number}/4", *DAY, "--format", "json")
        assert done.status == 0, done.said
        counts.append(json.loads(done.out)["made"])
        assert not Path("site").exists()
        shutil.move(MEMO, f"parts/memo-{number}")
    assert min(counts) > 3
    done = policy("build", *DAY, "--timings", "--merge", "parts/memo-1", "parts/memo-2", "parts/memo-3", "parts/memo-4")
    assert done.status == 0, done.said
    assert tree(two / "site") == tree(two / "at-once")
    own = {path.name for path in (MEMO / "parts").rglob("*") if path.is_file()}
    given = {path.name for path in Path("parts").glob("*/parts/*/*")}
    assert given < own
    assert len(own - given) == 3  # the page above all brands, and the findings in the drafts of each
    shutil.rmtree("site")
    assert policy("build", *DAY, "--no-memo", "--merge", "parts").status == 0
    assert tree(two / "site") == tree(two / "at-once")


def test_damaged_and_foreign_parts_change_nothing(two: Path, policy: Policy) -> None:
    """The program checks each entry when it is used; what is missing is made."""
    assert policy("build", *DAY, "--site", "at-once").status == 0
    shutil.move(MEMO, "part")
    for n, path in enumerate(sorted(path for path in Path("part").rglob("*") if path.is_file())):
        content = path.read_bytes()
        path.unlink()  # the site may have the same file
        path.write_bytes((b"", content[:-1], b"<script>" + content)[n % 3])
    names = Path("part/parts/ab")
    names.mkdir(exist_ok=True)
    (names / "not-a-name").write_text("x")
    (names / ("ab" * 32)).symlink_to("/etc/passwd")
    done = policy("build", *DAY, "--merge", "part")
    assert done.status == 0, done.said
    assert tree(two / "site") == tree(two / "at-once")
    assert not (MEMO / "parts/ab/not-a-name").exists()
    assert not any(path.is_symlink() for path in MEMO.rglob("*"))


def test_a_broken_brand_has_no_share_and_is_refused_by_the_whole(two: Path, policy: Policy) -> None:
    assert policy("build", *DAY).status == 0
    edit(two / "policy_source/more/terms/versions/v001.md", "filed by hand", "filed by a robot")
    shutil.rmtree(MEMO)
    assert policy("build", "--shard", "1/1", *DAY).status == 0
    shutil.move(MEMO, "part")
    done = policy("build", "--merge", "part", *DAY, "--format", "json")
    assert done.status == 1
    assert [one["outcome"] for one in json.loads(done.out)["brands"]] == ["refused", "built"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--shard", "0/4"], "“0/4” is not a part: write 1/4 for the first of four"),
        (["--shard", "5/4"], "“5/4” is not a part"),
        (["--shard", "1"], "“1” is not a part"),
        (["--shard", "1/²"], "“1/²” is not a part"),
        (["--shard", "1/4", "tiny"], "--shard makes a part of the memo of all brands, and no site"),
        (["--shard", "1/4", "--no-memo"], "--shard makes a part of the memo of all brands, and no site"),
        (["--merge", "--jobs", "1"], "Option '--merge' requires an argument."),
        (["--merge", "nowhere"], "nowhere: this folder holds no part of a build"),
        (["--merge", "policy_source"], "policy_source: this folder holds no part of a build"),
    ],
)
def test_what_is_no_part_is_refused(two: Path, policy: Policy, words: list[str], says: str) -> None:
    assert two.is_dir()
    done = policy("build", *words)
    assert (done.status, says in done.err) == (2, True), done.said
    assert not Path("site").exists()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a --merge b c", "a --merge b --merge c"),
        ("--merge b c --jobs 2", "--merge b --merge c --jobs 2"),
        ("--merge b --merge c d", "--merge b --merge c --merge d"),
        ("--merge=b c", "--merge=b c"),
        ("--merge b -- --merge c", "--merge b -- --merge c"),
        ("--site x y", "--site x y"),
    ],
)
def test_an_option_takes_all_words_up_to_the_next_one(typed: str, read: str) -> None:
    assert _each_named(typed.split(), {"--merge"}) == read.split()


@pytest.mark.parametrize(
    ("weights", "of", "expected"),
    [
        ({"a": 1}, 1, {"a": (1,)}),
        ({"a": 5, "b": 5}, 2, {"a": (1,), "b": (2,)}),
        ({"a": 5, "b": 5}, 4, {"a": (1, 2), "b": (3, 4)}),
        ({"a": 90, "b": 5, "c": 5}, 4, {"a": (1, 2, 3, 4), "b": (1,), "c": (2,)}),
        ({"a": 4, "b": 3, "c": 3, "d": 2}, 3, {"a": (1,), "b": (2,), "c": (3,), "d": (2,)}),
        ({"a": 0}, 3, {"a": (1,)}),
        ({}, 3, {}),
    ],
)
def test_parts_have_about_the_same_to_do(
    weights: dict[str, int], of: int, expected: dict[str, tuple[int, ...]]
) -> None:
    assert shared(weights, of) == expected


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 1_000), max_size=20), st.integers(1, 9))
def test_every_brand_has_its_parts_and_none_is_overloaded(weights: dict[str, int], of: int) -> None:
    found = shared(weights, of)
    assert found.keys() == weights.keys()
    assert all(own and set(own) <= set(range(1, of + 1)) for own in found.values())
    loads = [sum(weights[slug] / len(own) for slug, own in found.items() if n in own) for n in range(1, of + 1)]
    mean = max(1.0, sum(weights.values()) / of)
    assert max(loads) <= 3 * mean


def test_joining_twice_adds_nothing(tmp_path: Path) -> None:
    one, other = Memo(tmp_path / "one", "program"), Memo(tmp_path / "other", "program")
    one.part(re.escape, "a")
    join([tmp_path / "one"], other)
    before = tree(tmp_path / "other")
    join([tmp_path], other)
    assert tree(tmp_path / "other") == before != {}
    assert {Path(name).parts[0] for name in before} <= {*KINDS}
