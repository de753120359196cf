"""Proving the archive from outside: the source, and a published site with nothing but its files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Policy, edit

TEXTS = "site/gluptron/privacy/versions"
LIST = "site/gluptron/privacy/versions.json"

pytestmark = pytest.mark.slow


@pytest.fixture
def site(project: Path, policy: Policy) -> Path:
    """A published site with two versions of Gluptron's policy."""
    edit(project / "policy_source/gluptron/privacy/sections/introduction.md", "carefully", "with care")
    policy("freeze", "gluptron/privacy")
    policy("build")
    return project


def change_text(site: Path) -> None:
    edit(site / TEXTS / "1.md", "For users between", "For people between")


def change_list(site: Path) -> None:
    listed = json.loads((site / LIST).read_text())
    listed["versions"][0]["digest"] = "sha256:" + "0" * 64
    (site / LIST).write_text(json.dumps(listed))


def drop_the_first(site: Path) -> None:
    listed = json.loads((site / LIST).read_text())
    listed["versions"] = listed["versions"][1:]
    (site / LIST).write_text(json.dumps(listed))


def lose_a_text(site: Path) -> None:
    (site / TEXTS / "2.md").unlink()


def put_one_in_the_place_of_another(site: Path) -> None:
    (site / TEXTS / "2.md").write_bytes((site / TEXTS / "1.md").read_bytes())


def lead_outside(site: Path) -> None:
    edit(site / LIST, '"versions/1.md"', '"../../../policy_source/gluptron/privacy/versions/v001.md"')


def break_the_list(site: Path) -> None:
    (site / LIST).write_text("[1, 2")


@pytest.mark.parametrize(
    ("harm", "place", "said"),
    [
        (change_text, f"{TEXTS}/1.md", "this sealed version was changed"),
        (change_list, f"{TEXTS}/1.md", "its digest is not the one that versions.json lists"),
        (drop_the_first, LIST, "version 1 is missing from the list"),
        (lose_a_text, f"{TEXTS}/2.md", "there is no such file"),
        (put_one_in_the_place_of_another, f"{TEXTS}/2.md", "its digest is not the one"),
        (lead_outside, LIST, "lies outside the site"),
        (break_the_list, LIST, "this is not a list of versions"),
    ],
)
def test_the_first_thing_that_does_not_hold_is_named(
    site: Path, policy: Policy, harm: Callable[[Path], None], place: str, said: str
) -> None:
    whole = policy("verify", "site")
    assert whole.status == 0, whole.said
    assert "gluptron/privacy: 2 sealed versions, the chain holds" in whole.out
    harm(site)
    broken = policy("verify", "site")
    assert broken.status in {1, 2}
    assert broken.err.startswith(f"{place}:")
    assert said in broken.err
    assert broken.err.count("\n") == 1


def test_a_version_resealed_with_another_past_breaks_the_chain(site: Path, policy: Policy) -> None:
    """A forger who writes a new first version with a right digest of its own is caught by the second one."""
    other = site / "other"
    edit(site / "policy_source/gluptron/privacy/sections/introduction.md", "with care", "in peace")
    first = site / "policy_source/gluptron/privacy/versions/v001.md"
    second = site / "policy_source/gluptron/privacy/versions/v002.md"
    kept = second.read_bytes()
    first.rename(other)
    second.unlink()
    record = site / "policy_source/gluptron/privacy/notices/v002.yml"
    held = record.read_bytes()
    record.unlink()
    assert policy("freeze", "gluptron/privacy", "--effective", "2025-01-15").status == 0
    second.write_bytes(kept)
    record.write_bytes(held)
    for words in (("verify",), ("check",), ("build",)):
        broken = policy(*words)
        assert broken.status == 1
        assert "v002.md" in broken.said
        assert "was sealed after another version 1" in broken.said
