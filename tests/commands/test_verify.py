"""Proving the archive from outside: the source, and a published site with nothing but its files."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.verify import verify
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.model.document import digest
from generator.publish.brand_contents import sealed_texts
from generator.publish.build import policies_today
from tests.conftest import NOW, Policy, edit
from tests.site.published_files import feeds
from tests.steps import published

TEXTS = "site/gluptron/privacy/versions"
LIST = "site/gluptron/privacy/versions.json"
AT = datetime.datetime.fromisoformat(NOW)


@pytest.fixture
def site(project: Path) -> Path:
    """What a site publishes beside its pages, with two versions of Gluptron's policy."""
    edit(project / "policy_source/gluptron/privacy/sections/introduction.md", "carefully", "with care")
    published(project / "policy_source", "gluptron/privacy", AT)
    loaded = policy_source.load(project / "policy_source")
    for item in policies_today(loaded, AT):
        for name, content in [*feeds(item, item.today), *sealed_texts(loaded, [item])]:
            path = project / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
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


def lead_nowhere(site: Path) -> None:
    edit(site / LIST, '"versions/1.md"', '"versions/\\u0000.md"')


def drop_the_last(site: Path) -> None:
    listed = json.loads((site / LIST).read_text())
    listed["versions"].pop()
    (site / LIST).write_text(json.dumps(listed))


def number_without_end(site: Path) -> None:
    edit(site / LIST, '"version": 1,', '"version": Infinity,')


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
        (lead_nowhere, LIST, "lies outside the site"),
        (drop_the_last, f"{TEXTS}/2.md", "missing from versions.json"),
        (number_without_end, LIST, "this is not a list of versions"),
        (break_the_list, LIST, "this is not a list of versions"),
    ],
)
def test_the_first_thing_that_does_not_hold_is_named(
    site: Path, harm: Callable[[Path], None], place: str, said: str
) -> None:
    assert "gluptron/privacy: 2 sealed versions, the chain holds" in verify(Path("site"))[0]
    harm(site)
    with pytest.raises(PolicyError) as broken:
        verify(Path("site"))
    (finding,) = broken.value.findings
    assert finding.place.path == place
    assert said in finding.message


def test_a_folder_without_a_policy_proves_nothing(project: Path, policy: Policy) -> None:
    """Before: `policy verify docs` said nothing and ended with 0, as in a CI that names the wrong folder."""
    (project / "docs").mkdir()
    (project / "docs/words.md").write_text("Words.\n")
    refused = policy("verify", "docs")
    assert (refused.status, "this folder holds no policy, so there is nothing to prove" in refused.err) == (2, True)
    (project / "site/assets").mkdir(parents=True)  # as it is built before anything is sealed
    (project / "site/assets/favicon.png").write_bytes(b"PNG")
    (project / "site/index.html").write_text("<p>No policy has been published here yet.</p>\n")
    refused = policy("verify", "site")
    assert (refused.status, refused.err.count("\n"), "this site holds no sealed version" in refused.err) == (2, 1, True)


@pytest.mark.slow
def test_a_site_as_it_is_built_holds(project: Path, policy: Policy) -> None:
    edit(project / "policy_source/gluptron/privacy/sections/introduction.md", "carefully", "with care")
    published(project / "policy_source", "gluptron/privacy", AT)
    assert policy("build").status == 0
    whole = policy("verify", "site")
    assert whole.status == 0, whole.said
    assert "gluptron/privacy: 2 sealed versions, the chain holds" in whole.out
    (project / TEXTS / "2.md").unlink()
    broken = policy("verify", "site")
    assert broken.status in {1, 2}
    assert broken.err.startswith(f"{TEXTS}/2.md:")
    assert broken.err.count("\n") == 1


@pytest.mark.slow
def test_a_version_resealed_with_another_past_breaks_the_chain(site: Path, policy: Policy) -> None:
    """A forger who writes a new first version with a right digest of its own is caught by the second one."""
    other = site / "other"
    edit(site / "policy_source/gluptron/privacy/sections/introduction.md", "with care", "in peace")
    first = site / "policy_source/gluptron/privacy/versions/v001.md"
    second = site / "policy_source/gluptron/privacy/versions/v002.md"
    kept = second.read_bytes()
    first.rename(other)
    (site / "policy_source/gluptron/privacy/promised.yml").unlink()
    second.unlink()
    notices = site / "policy_source/gluptron/privacy/notices"
    notices.rename(site / "notices")
    assert policy("freeze", "gluptron/privacy", "--yes", "--effective", "2025-01-15").status == 0
    second.write_bytes(kept)
    (site / "notices").rename(notices)
    for words in (("verify",), ("check",), ("build",)):
        broken = policy(*words)
        assert broken.status == 1
        assert "v002.md" in broken.said
        assert "was sealed after another version 1" in broken.said


def test_a_file_in_another_form_is_found_when_it_is_verified_and_when_the_next_version_is_sealed(
    project: Path, policy: Policy
) -> None:
    path = project / "policy_source/gluptron/privacy/versions/v001.md"
    lines = path.read_text(encoding="utf-8").replace("origin: drafted", "origin: 'drafted'", 1).split("\n")
    assert "origin: 'drafted'" in lines
    rest = "\n".join([lines[0], *lines[2:]])
    path.write_text("\n".join([lines[0], f"digest: {digest(rest.encode())}", *lines[2:]]), encoding="utf-8")
    (project / "policy_source/gluptron/privacy/promised.yml").unlink()
    for command in (("verify", "policy_source"), ("freeze", "gluptron/privacy", "--yes")):
        result = policy(*command)
        assert result.status != 0
        assert "this sealed version was changed" in result.said
