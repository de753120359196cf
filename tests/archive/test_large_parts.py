"""What is large of a version is read from its file when it is asked for, and is what was sealed or an error."""

import dataclasses
import datetime
from pathlib import Path

import pytest

from generator.archive.sealed_form import seal
from generator.archive.versions import read_version
from generator.errors import Place, PolicyError
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.version import Version
from generator.result_cache import forget
from tests.archive.verdict_rows import ROW

SECTION = Section("kept", "other", "Kept", "We keep it for 3 years.")
SEALED = Version(
    number=2,
    document=Document("Terms", "en", (SECTION,)),
    recorded=datetime.date(2026, 11, 22),
    origin="drafted",
    effective=None,
    promise=NoticePromise(),
    previous="none",
    digest="",
    place=Place("v.md"),
    program="0.1.0",
    verdicts=(ROW,),
)
OTHER = Document("Terms", "en", (dataclasses.replace(SECTION, text="We keep it for 4 years."),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sealed file of a version."""
    sealed = tmp_path / "v002.md"
    sealed.write_bytes(seal("brand/policy", SEALED))
    return sealed


def read(path: Path) -> Version:
    forget()
    found = read_version(path, "brand/policy", "v002.md", [])
    assert found
    return found


def test_a_version_reads_its_text_and_verdicts_again_when_what_was_kept_is_let_go(path: Path) -> None:
    version = read(path)
    for _ in range(2):
        assert (version.document.sections, version.verdicts) == ((SECTION,), (ROW,))
        forget()


def test_two_readings_of_one_file_are_equal_though_it_is_gone(path: Path) -> None:
    first, second = read(path), read(path)
    path.unlink()
    assert first == second
    assert first.document == second.document


EDITED = seal("brand/policy", SEALED).replace(b"3 years", b"4 years")
SEALED_ANEW = seal("brand/policy", dataclasses.replace(SEALED, document=OTHER))


@pytest.mark.parametrize("content", [EDITED, SEALED_ANEW, b"\xff", None], ids=["edited", "anew", "no text", "removed"])
def test_a_file_that_is_another_one_by_then_is_an_error(path: Path, content: bytes | None) -> None:
    version = read(path)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    for part in (version.document.sections, version.verdicts):
        with pytest.raises(PolicyError) as raised:
            len(part)
        assert {one.place.path for one in raised.value.findings} == {"v002.md"}


def test_a_version_is_looked_up_without_reading_its_file_again(path: Path) -> None:
    version = read(path)
    path.unlink()
    assert {version: "kept"}[version] == "kept"
