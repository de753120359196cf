"""What the first engine sealed stays as it published it: every archive in tests/archives, built again at its moment.

So it is before and after `policy upgrade` writes down what was published.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality.decisions import of_version
from generator.model.policy import Policy as SourcePolicy
from tests.conftest import ROOT, Policy, commands, settled, tree

ARCHIVES = ROOT / "tests/archives"
WARNED = {
    "decisions": ["typed-date", "cross-reference"],
    "scheduled": ["stricter"],
    "translation": ["foreign-value", "foreign-value"],
}
"""The rules of which `policy check` warns, or notes; of the version still to come, the present rules say more."""
OLDER = {"brands": 2, "decisions": 1, "notice": 1, "scheduled": 1, "translation": 2}
"""In how many policies something is to be written down."""
POLICIES = {
    "brands": ("gluptron/privacy", "sextrontgen/privacy"),
    "decisions": ("acme/privacy",),
    "notice": ("tiny/terms",),
    "scheduled": ("tiny/terms",),
    "translation": ("tiny/conditions", "tiny/terms"),
}
FILES = {"versions.json", "policy.json", "feed.xml", "feed.json", "calendar.ics"}
ROWS = "changes.json"


WRITTEN: dict[str, Path] = {}
"""A copy of each archive after `policy upgrade`, made once."""


@pytest.fixture(params=POLICIES)
def kept(request: pytest.FixtureRequest) -> Path:
    """What is kept of an archive."""
    return ARCHIVES / str(request.param)


@pytest.fixture(params=["as sealed", "written down"])
def upgraded(request: pytest.FixtureRequest) -> bool:
    """Whether `policy upgrade` was run in the archive."""
    return bool(request.param == "written down")


@pytest.fixture
def archive(
    kept: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    *,
    upgraded: bool,
) -> Path:
    """A copy of one archive as the folder in which commands run; return what is kept of it."""
    source = kept
    if upgraded:
        source = WRITTEN[kept.name] = WRITTEN.get(kept.name) or written_down(kept, tmp_path_factory.mktemp(kept.name))
    shutil.copytree(source / "policy_source", tmp_path / "policy_source")
    monkeypatch.chdir(settled(tmp_path))
    return kept


def written_down(kept: Path, folder: Path) -> Path:
    """Run `policy upgrade` in a copy of an archive, which changes nothing that is there."""
    shutil.copytree(kept / "policy_source", folder / "policy_source")
    before = tree(folder / "policy_source")
    with commands(folder) as policy:
        done = policy("upgrade", "--now", now(kept))
    assert done.status == 0, done.said
    after = tree(folder / "policy_source")
    assert before.items() <= after.items()
    assert all("/verdicts/v" in name or name.endswith("/promised.yml") for name in after.keys() - before.keys())
    return folder


def now(archive: Path) -> str:
    return (archive / "now.txt").read_text().strip()


def published(archive: Path) -> dict[str, bytes]:
    """Return the published files that are kept, by path, without the rows of changes."""
    return {name: content for name, content in tree(archive / "published").items() if not name.endswith(ROWS)}


def test_an_archive_is_as_sound_as_it_was(archive: Path, policy: Policy, *, upgraded: bool) -> None:
    at = ("--now", now(archive))
    checked = policy("check", "--format", "json", *at)
    assert checked.status == 0, checked.said
    to_upgrade = [] if upgraded else ["upgrade"] * OLDER.get(archive.name, 0)
    assert [one["rule"] for one in json.loads(checked.out)] == [*WARNED.get(archive.name, []), *to_upgrade]
    proved = policy("verify", *at)
    assert (proved.status, proved.out.count("the chain holds")) == (0, len(POLICIES[archive.name])), proved.said


PROMISED = re.compile(rb'^  "promised": "sha256:[0-9a-f]{64}",\n', re.MULTILINE)
"""The only key that `policy upgrade` adds to what is published: the digest of what it wrote down."""


def test_a_build_publishes_what_was_published(archive: Path, policy: Policy, *, upgraded: bool) -> None:
    kept = published(archive)
    for name in POLICIES[archive.name]:
        assert {f"{name}/{file}" for file in FILES} < kept.keys()
    built = policy("build", "--now", now(archive))
    assert built.status == 0, built.said
    for name, content in kept.items():
        now_published, added = PROMISED.subn(b"", Path("site", name).read_bytes())
        assert (now_published, added) == (content, upgraded and name.endswith("versions.json")), name
    sealed = {str(path.relative_to("site")) for path in Path("site").glob("*/*/versions/*.md")}
    assert sealed == {name for name in kept if name.endswith(".md")}


def test_the_changes_of_every_version_are_told_as_they_were(archive: Path) -> None:
    loaded = policy_source.load(Path("policy_source"))
    for item in loaded.policies:
        kept = json.loads((archive / "published" / item.name / ROWS).read_text())
        assert {str(one.number): rows(item, one.number) for one in item.versions} == kept, item.name


def rows(policy: SourcePolicy, number: int) -> list[list[object]]:
    """Return the changes of a version as rows: what changed, what it counts as, by which rule, and why."""
    return [
        [
            one.digest,
            str(one.change.kind),
            str(one.change.subject),
            one.change.section,
            list(one.change.path),
            str(one.verdict.level),
            str(one.verdict.direction),
            one.verdict.rule,
            one.verdict.reason,
            one.verdict.undecided,
            one.decision is not None,
        ]
        for one in of_version(policy, number)
    ]


def test_every_archive_is_looked_at() -> None:
    assert {path.name for path in ARCHIVES.iterdir() if path.is_dir()} == POLICIES.keys()
