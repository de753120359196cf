"""What the tests of bad input share: a change to the source, and what has to be said about it."""

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.commands.freeze_checks import SealingWish
from generator.errors import NEEDS_WORK, PolicyError
from generator.loading import policy_source
from tests.conftest import NOW, Policy, Result, edit
from tests.small import PEOPLE
from tests.steps import found_in, freeze, published

SOURCE = Path("policy_source")
AT = datetime.datetime.fromisoformat(NOW)
BRAND = "gluptron/brand.yml"
SHEET = "gluptron/privacy/policy.yml"
SECTIONS = "gluptron/privacy/sections"
INTRO = f"{SECTIONS}/introduction.md"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
CONTACT = f"{SECTIONS}/privacy-questions-contact.md"
SEALED = "gluptron/privacy/versions/v001.md"
HEAD = "---\ntitle: Introduction\ntype: scope\n---\n\n"

Change = Callable[[Path], object]


@dataclass(frozen=True)
class Bad:
    """A change to the source folder, and what `policy check` says about it: where, what is wrong, how to mend it.

    A place that ends with a colon is the file alone.
    """

    name: str
    change: Change
    at: str
    says: str
    mend: str


def put(file: str, content: str | bytes) -> Change:
    """Write a file."""

    def change(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def replace(file: str, old: str, new: str) -> Change:
    """Replace a text that stands in a file."""
    return lambda root: edit(root / file, old, new)


def prose(text: str) -> Change:
    """Give the introduction another text; it starts on line 6."""
    return put(INTRO, HEAD + text + "\n")


def link(name: str, to: str) -> Change:
    """Put a symbolic link in the place of whatever has the name."""

    def change(root: Path) -> None:
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return change


def gone(*names: str) -> Change:
    """Remove files."""

    def change(root: Path) -> None:
        for name in names:
            (root / name).unlink()

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""
    return lambda root: [change(root) for change in changes]


Snapshot = dict[str, bytes | str]


def snapshot(folder: Path) -> Snapshot:
    """Return every name below a folder: a file with its bytes, a link with its target, else its kind."""
    found: Snapshot = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            found[str(path)] = f"link to {path.readlink()}"
        elif path.is_file():
            found[str(path)] = path.read_bytes()
        else:
            found[str(path)] = "folder" if path.is_dir() else "other"
    return found


def said(result: Result, bad: Bad) -> None:
    """Assert that a command said where it is, what is wrong and how to mend it."""
    place = f"policy_source{'' if bad.at.startswith(':') else '/'}{bad.at}"
    lines = [
        line for line in result.said.splitlines() if line.startswith(place if place.endswith(":") else f"{place}: ")
    ]
    assert any(bad.says in line and bad.mend in line for line in lines), f"{place}: {bad.says}\n{result.said}"


def named(project: Path, bad: Bad, *, everything: bool = False) -> None:
    """Assert that a change is named at its place, that it stops sealing, or everything, and nothing is written.

    `refused_by_all` asks the commands themselves: each stops on the findings that are asked for here.
    """
    root = project / "policy_source"
    bad.change(root)
    before = snapshot(root)
    loaded = policy_source.load(SOURCE)
    found = found_in(loaded)
    assert found.status == NEEDS_WORK
    said(found, bad)
    with pytest.raises(PolicyError):
        freeze(loaded, loaded.policy("gluptron/privacy"), AT, SealingWish())
    if everything:
        with pytest.raises(PolicyError):
            policy_source.require(loaded.integrity_findings)
    assert snapshot(root) == before


def refused_by_all(project: Path, policy: Policy, bad: Bad, *, everything: bool = False) -> None:
    """Assert of the commands what `named` asserts of values."""
    root = project / "policy_source"
    bad.change(root)
    before = snapshot(root)

    found = policy("check")
    assert found.status == NEEDS_WORK
    said(found, bad)

    assert policy("freeze", "gluptron/privacy", "--yes").status == NEEDS_WORK
    if everything:
        for command in (["status"], ["diff", "gluptron/privacy"], ["build"], ["verify"]):
            assert policy(*command).status == NEEDS_WORK
        assert policy("import", "README.md", "--brand", "gluptron", "--policy", "privacy").status in {1, 2}
    assert snapshot(root) == before
    assert not (project / "site").exists()


TINY = {
    "tiny/brand.yml": f"brand: tiny\nname: Tiny\ntimezone: Etc/UTC\n{PEOPLE}",
    "tiny/terms/policy.yml": "title: Terms\nsubtitle: Short\nkind: terms\nlanguage: en\nsections: [one, two]\n",
    "tiny/terms/sections/one.md": "---\ntype: other\ntitle: One\n---\nWords “of” *one*.\n\n- and\n- more\n",
    "tiny/terms/sections/two.md": (
        "---\ntype: retention\nfacts:\n  retention:\n    - {id: a, keep: 3 years}\n---\nTwo.\n"
    ),
}


def three_versions(folder: Path) -> Path:
    """Write a source with one small policy of three versions, sealed and announced as the commands do it."""
    for name, content in TINY.items():
        put(name, content)(folder)
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for words in ("Two.", "Three.", "Four."):
        edit(folder / "tiny/terms/sections/two.md", "Two.", words)
        published(folder, "tiny/terms", now)
        edit(folder / "tiny/terms/sections/two.md", words, "Two.")
        now += datetime.timedelta(days=100)
    return folder


def instead(project: Path, tiny: Path) -> Path:
    """Put the small source in the place of the project's, and return it."""
    root = project / "policy_source"
    shutil.rmtree(root)
    return shutil.copytree(tiny, root)
