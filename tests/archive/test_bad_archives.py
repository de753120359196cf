"""What was sealed, edited by hand: any byte, any exchange, any loss is named at its place and stops everything."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.sealed_reader import unseal
from generator.errors import Finding
from generator.model.document import digest
from tests.bad_input import (
    INTRO,
    SEALED,
    Bad,
    Change,
    gone,
    instead,
    named,
    put,
    refused_by_all,
    replace,
    said,
    snapshot,
    three_versions,
)
from tests.conftest import ROOT, Policy, edit
from tests.steps import checked, sealed_and_announced
from tests.strategies import signs

VERSIONS = "tiny/terms/versions"
NOTICES = "tiny/terms/notices"


def sealed_line(old: str, new: str) -> Change:
    """Replace a text in the sealed version."""
    return replace(SEALED, old, new)


def at_number(number: int, change: Callable[[str], str] = str) -> Change:
    """Seal a second version's place: a copy of the first under another number."""
    return lambda root: (root / SEALED).with_name(f"v{number:03}.md").write_text(change((root / SEALED).read_text()))


SEALED_FILES = (
    Bad(
        "a word of the text",
        sealed_line("At Gluptron, we believe", "At Gluptron, we know"),
        f"{SEALED}:2:1",
        "this sealed version was changed",
        "restore the file as it was",
    ),
    Bad(
        "a fact",
        sealed_line("keep: 3 years", "keep: 4 years"),
        f"{SEALED}:2:1",
        "was changed",
        "make the change in sections/",
    ),
    Bad(
        "the order of keys",
        sealed_line("kind: privacy\nlanguage: en-US", "language: en-US\nkind: privacy"),
        f"{SEALED}:11:1",
        "was changed",
        "restore",
    ),
    Bad(
        "its date",
        sealed_line("effective: '2025-01-15'", "effective: '2025-01-16'"),
        f"{SEALED}:2:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a comment in it",
        sealed_line("kind: privacy", "kind: privacy  # ours"),
        f"{SEALED}:11:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version with Windows line ends",
        lambda root: (root / SEALED).write_bytes((root / SEALED).read_bytes().replace(b"\n", b"\r\n")),
        f"{SEALED}:3:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version with a byte order mark",
        lambda root: (root / SEALED).write_bytes(b"\xef\xbb\xbf" + (root / SEALED).read_bytes()),
        f"{SEALED}:1:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version that is not UTF-8",
        lambda root: (root / SEALED).write_bytes((root / SEALED).read_bytes() + b"\xff"),
        f"{SEALED}:1:1",
        "was changed: it is not UTF-8",
        "restore",
    ),
    Bad("an empty sealed version", put(SEALED, ""), f"{SEALED}:1:1", "was changed", "restore"),
    Bad(
        "a sealed version of another policy",
        lambda root: shutil.copy(ROOT / "policy_source/sextrontgen/privacy/versions/v001.md", root / SEALED),
        f"{SEALED}:4:1",
        "this is a version of sextrontgen/privacy, and its folder is that of gluptron/privacy",
        "give the folder its name back, or the file its place",
    ),
    Bad(
        "two files claim a number",
        at_number(2),
        "gluptron/privacy/versions/v002.md:1:1",
        "two files claim to be version 1 of gluptron/privacy",
        "keep the one that was sealed",
    ),
    Bad("another name of the same number", at_number(1, str.upper), SEALED + ":1:1", "was changed", "restore"),
    Bad(
        "a stray file among versions",
        put("gluptron/privacy/versions/v1.md", ""),
        "gluptron/privacy/versions/v1.md:1:1",
        "“v1.md” is not the name of a sealed version",
        "v001.md, v002.md",
    ),
    Bad(
        "a number in other digits",
        put("gluptron/privacy/versions/v٠٠٢.md", ""),
        "gluptron/privacy/versions/v٠٠٢.md:1:1",
        "is not the name of a sealed version",
        "v001.md, v002.md",
    ),
)


@pytest.mark.parametrize("bad", SEALED_FILES, ids=lambda bad: bad.name)
def test_an_edited_version_is_named_at_its_place_and_stops_everything(project: Path, bad: Bad) -> None:
    named(project, bad, everything=True)


def test_every_command_stops_on_an_edited_version(project: Path, policy: Policy) -> None:
    refused_by_all(project, policy, SEALED_FILES[0], everything=True)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source with one small policy of three versions; tests that share it change nothing in it."""
    return three_versions(tmp_path_factory.mktemp("tiny"))


def broken(content: bytes) -> bool:
    """Return True if a sealed file with these bytes is found to be changed, at a place in it."""
    found = list[Finding]()
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return True
    version = unseal(text, "tiny/terms", "v002.md", found)
    assert all(finding.place.path == "v002.md" and finding.remedy for finding in found)
    return version is None and bool(found)


@pytest.mark.slow
def test_an_edit_of_any_line_and_of_many_bytes_is_found(tiny: Path) -> None:
    sealed = (tiny / "tiny/terms/versions/v002.md").read_bytes()
    assert not broken(sealed)
    for at in range(0, len(sealed), 7):  # test_laws draws any
        assert broken(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]), at
        assert broken(sealed[:at] + sealed[at + 1 :]), at
    lines = sealed.splitlines(keepends=True)
    for at, line in enumerate(lines):
        assert broken(b"".join([*lines[:at], *lines[at + 1 :]])), line
        assert broken(b"".join([*lines[:at], line, *lines[at:]])), line
        assert broken(b"".join([*lines[:at], line[:-1] + b" \n", *lines[at + 1 :]])), line
        assert broken(b"".join([*lines[:at], b"# note\n", *lines[at:]])), line
    for at in range(len(lines) - 1):
        exchanged = b"".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])
        assert exchanged == sealed or broken(exchanged), lines[at]


@given(st.data())
def test_any_bytes_put_in_a_sealed_file_are_found(tiny: Path, data: st.DataObject) -> None:
    sealed = (tiny / "tiny/terms/versions/v002.md").read_bytes()
    start = data.draw(st.integers(0, len(sealed)))
    end = data.draw(st.integers(start, len(sealed)))
    edited = (
        sealed[:start] + data.draw(st.binary(max_size=20) | st.text(signs, max_size=8).map(str.encode)) + sealed[end:]
    )
    assert edited == sealed or broken(edited)


def exchange(root: Path) -> None:
    """Give two versions each other's name."""
    one, other = root / VERSIONS / "v002.md", root / VERSIONS / "v003.md"
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def resealed(root: Path) -> None:
    """Edit a version and give it a digest that fits: only the chain tells."""
    text = (root / VERSIONS / "v002.md").read_text().replace("Three.", "3.").encode().split(b"\n", 2)
    fitting = digest(text[0] + b"\n" + text[2]).encode()
    (root / VERSIONS / "v002.md").write_bytes(b"\n".join([text[0], b"digest: " + fitting, text[2]]))


def other_digest(root: Path) -> None:
    """Change the last digit of the digest that a record is about."""
    path = root / NOTICES / "v002.yml"
    line = path.read_text().split("\n")[2]
    edit(path, line, line[:-1] + ("0" if line[-1] != "0" else "1"))


ARCHIVES = (
    Bad(
        "two versions exchanged",
        exchange,
        f"{VERSIONS}/v002.md:1:1",
        "says that it is version 3, and its name says 2",
        "v003.md",
    ),
    Bad(
        "a version in between removed",
        gone(f"{VERSIONS}/v002.md"),
        f"{VERSIONS}/v003.md:1:1",
        "version 2 of tiny/terms is missing",
        "an archive has no gaps",
    ),
    Bad(
        "the first version removed",
        gone(f"{VERSIONS}/v001.md"),
        f"{VERSIONS}/v002.md:1:1",
        "version 1 of tiny/terms is missing",
        "an archive has no gaps",
    ),
    Bad(
        "all but the last removed",
        gone(f"{VERSIONS}/v001.md", f"{VERSIONS}/v002.md"),
        f"{VERSIONS}/v003.md:1:1",
        "versions 1 to 2 of tiny/terms are missing",
        "no gaps",
    ),
    Bad(
        "a number twice",
        lambda root: shutil.copy(root / VERSIONS / "v002.md", root / VERSIONS / "v004.md"),
        f"{VERSIONS}/v004.md:1:1",
        "says that it is version 2",
        "v002.md",
    ),
    Bad(
        "an edited version sealed again",
        resealed,
        f"{VERSIONS}/v003.md:1:1",
        "was sealed after another version 2",
        "restore",
    ),
    Bad(
        "a record removed",
        gone(f"{NOTICES}/v002.yml"),
        f"{VERSIONS}/v002.md:1:1",
        "version 2 has no date on which it takes effect",
        "restore notices/v002.yml",
    ),
    Bad(
        "a date too early",
        replace(f"{NOTICES}/v002.yml", "'2026-05-13'", "'2026-05-11'"),
        f"{NOTICES}/v002.yml:16:3",
        "version 2 can't take effect on 2026-05-11, before 2026-05-12",
        "the brand's own rule is 30 days of notice; postpone it",
    ),
    Bad(
        "a date that is none",
        replace(f"{NOTICES}/v002.yml", "2026-05-13", "2026-02-30"),
        f"{NOTICES}/v002.yml:18:14",
        "“effective” can't be “2026-02-30”",
        "a date as YYYY-MM-DD",
    ),
    Bad(
        "a date beyond all dates",
        replace(f"{NOTICES}/v003.yml", "effective: '2026", "effective: '9999"),
        f"{NOTICES}/v003.yml:18:14",
        "“effective” can't be “9999",
        "a date as YYYY-MM-DD",
    ),
    Bad(
        "dates in another order",
        replace(f"{NOTICES}/v002.yml", "2026-05-13", "2029-05-14"),
        f"{NOTICES}/v003.yml:1:1",
        "version 3 starts on",
        "a later version takes effect on a later day",
    ),
    Bad(
        "a lower level",
        replace(f"{NOTICES}/v002.yml", "level: material", "level: editorial"),
        f"{NOTICES}/v002.yml:1:1",
        "this record says editorial, the changes of version 2 are material",
        "restore the record",
    ),
    Bad(
        "a record of another text",
        other_digest,
        f"{NOTICES}/v002.yml:1:1",
        "this record is about another text",
        "restore the record",
    ),
    Bad(
        "a record of another number",
        replace(f"{NOTICES}/v002.yml", "version: 2", "version: 3"),
        f"{NOTICES}/v002.yml:1:1",
        "this record says version 3, and its name says 2",
        "restore the record",
    ),
    Bad(
        "a level that is none",
        replace(f"{NOTICES}/v002.yml", "level: material", "level: materiel"),
        f"{NOTICES}/v002.yml:4:8",
        "“level” can't be “materiel”",
        "did you mean “material”?",
    ),
    Bad(
        "a record that is no YAML",
        put(f"{NOTICES}/v002.yml", "{"),
        f"{NOTICES}/v002.yml:1:1",
        "“{” is opened and never closed",
        "write “}” where it ends",
    ),
    Bad(
        "Windows line ends",
        lambda root: (root / VERSIONS / "v002.md").write_bytes(
            (root / VERSIONS / "v002.md").read_bytes().replace(b"\n", b"\r\n")
        ),
        f"{VERSIONS}/v002.md:3:1",
        "was changed",
        "restore",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("bad", ARCHIVES, ids=lambda bad: bad.name)
def test_a_broken_archive_blocks_everything(project: Path, policy: Policy, tiny: Path, bad: Bad) -> None:
    root = instead(project, tiny)
    assert checked().status == 0
    bad.change(root)
    before = snapshot(project)
    found = checked()
    assert found.status == 1
    said(found, bad)
    for command in (["status"], ["diff"], ["freeze", "tiny/terms"], ["build"], ["verify"]):
        assert policy(*command).status == 1
    assert snapshot(project) == before


def test_a_missing_version_with_a_record_is_missed(project: Path, policy: Policy) -> None:
    edit(project / "policy_source" / INTRO, "carefully", "with care")
    sealed_and_announced(policy, "gluptron/privacy")
    (project / "policy_source/gluptron/privacy/versions/v002.md").unlink()
    for command in ("check", "build", "verify", "freeze"):
        refused = policy(command, *(["gluptron/privacy"] if command == "freeze" else []))
        assert refused.status == 1
        assert "notices/v002.yml:1:1" in refused.said
        assert "version 2, which this record is about, is not there" in refused.said


def test_a_version_that_was_changed_is_there(project: Path, policy: Policy) -> None:
    """Before: beside “was changed” stood that the version is not there, and that its record could be removed."""
    edit(project / "policy_source" / INTRO, "carefully", "with care")
    sealed_and_announced(policy, "gluptron/privacy")
    edit(project / "policy_source/gluptron/privacy/versions/v002.md", "with care", "with great care")
    found = checked()
    assert ("this sealed version was changed" in found.out, "is not there" in found.out) == (True, False), found.out


def test_the_marks_of_a_merge_in_a_record_are_named_once(project: Path, policy: Policy) -> None:
    """Before: “this line can't be read as key: value”, and a finding for each look at the site."""
    edit(project / "policy_source" / INTRO, "carefully", "with care")
    sealed_and_announced(policy, "gluptron/privacy")
    record = project / "policy_source/gluptron/privacy/notices/v002.yml"
    record.write_text(f"{record.read_text()}<<<<<<< HEAD\n")
    (record.parent.parent / "looks.yml").write_text(
        "looks:\n"
        + "".join(
            f"- {{version: 2, notice: 'sha256:{'0' * 64}', day: '2026-12-0{day}', what: seen, where: 'https://x.example/'}}\n"
            for day in (2, 3, 4)
        )
    )
    found = checked().out
    assert "a merge left its mark here (<<<<<<<): two people changed the same lines; keep one text" in found, found
    assert found.count("the notice of version 2, of which no record can be read; restore notices/v002.yml") == 1
    assert "another notice than" not in found
