"""Copies for other programs: what is exported says which text it is, and comes back as it was."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTTextLine

from generator.commands import compare
from generator.documents import exporting, reading
from generator.documents.file_formats import FileText, text_of, without_copy_lines
from generator.documents.tree.tree_drawing import END
from generator.documents.word.docx_file import Tracked
from generator.errors import PolicyError
from generator.text import blocks
from generator.text.diff import diff
from generator.text.document_alignment import aligned
from generator.text.redline import redline
from tests import made_files
from tests.conftest import NOW, Policy, edit, settled
from tests.small import NAME, first_sealed, keep, made
from tests.steps import notified, sealed_and_announced

pytestmark = pytest.mark.slow  # each starts pandoc or another program

OLD = """# Terms

## Scope

They apply to all who use the service. We may end it.

- one
- two
    1. first
    2. second

## Law

The law of Ohio applies, see [Scope](#scope).

| Name | Kept |
|---|---|
| session | a day |
| id | a year |
"""
NEW = """# Terms of Use

## Scope

They apply to all who use the service.

We may end it *at any time*.

- one
- two
    1. first
    2. third
- four

## New

All of this is new: $5, #a, @b, <c> and ~d~.

## Law

The law of Iowa applies, see [Scope](#scope).

| Name | Kept |
|---|---|
| session | a week |
"""
COLUMNS = "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| {} | 2 | 3 | 4 | 5 | 6 | 7 |\n"
WIDE = f"# T\n\n## Cookies\n\n{COLUMNS}"
MOMENT = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


def copy(old: str, new: str) -> exporting.Copy:
    before, after = compare.documents(FileText(Path("old.md"), old), FileText(Path("new.md"), new))
    sections = aligned(before, after)
    marked = redline(before, after, sections, diff(before, after, sections))
    lines = ("Acme · Version 2 · in force since 2026-05-01", "sha256:abc")
    return exporting.Copy(after, marked, lines, "Terms · Version 2 · sha256:abc", "Acme", MOMENT, changed=old != new)


def read(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(block.words.split())) for block in blocks.parse(markdown)]


@pytest.mark.parametrize(("tracked", "meant"), [("accept", NEW), ("reject", OLD)])
def test_a_redline_in_word_is_both_texts(tracked: Tracked, meant: str) -> None:
    raw = exporting.exported(copy(OLD, NEW), "docx")
    found = reading.read(raw, ".docx", "x.docx", tracked=tracked).text
    cover = [("paragraph", "Acme · Version 2 · in force since 2026-05-01"), ("paragraph", "sha256:abc")]
    expected = read(meant)
    assert read(found) == [expected[0], *cover, *expected[1:]]


def test_changes_in_word_are_tracked_with_author_and_date() -> None:
    raw = exporting.exported(copy(OLD, NEW), "docx")
    with zipfile.ZipFile(io.BytesIO(raw)) as folder:
        body = folder.read("word/document.xml").decode()
    marks = re.findall(r"<w:(?:ins|del) [^>]*>", body)
    assert len(marks) > 5
    assert all('w:author="Acme"' in mark and 'w:date="2026-05-01T00:00:00Z"' in mark for mark in marks)
    assert END not in body
    with pytest.raises(PolicyError, match="by Acme"):
        reading.read(raw, ".docx", "x.docx")


def test_labels_have_room_in_word_and_cells_lines() -> None:
    text = f"{WIDE}\n\n## Data\n\n(i) one\n(ii) two\n(iii) three\n"
    for older in (text, text.replace("two", "too")):
        with zipfile.ZipFile(io.BytesIO(exporting.exported(copy(older, text), "docx"))) as folder:
            numbering, styles = (folder.read(f"word/{name}.xml").decode() for name in ("numbering", "styles"))
        assert set(re.findall(r'w:hanging="(\d+)"', numbering)) == {"540"}
        assert 'w:insideV w:val="single"' in styles


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_clean_copy_comes_back_as_it_was(form: str) -> None:
    found = reading.read(exporting.exported(copy(NEW, NEW), form), f".{form}", f"x.{form}").text
    for one in read(NEW):
        assert one in read(found)


@pytest.mark.parametrize("form", ["docx", "odt", "md", "html", "pdf"])
def test_an_exported_copy_is_brought_without_the_lines_that_say_which_it_is(tmp_path: Path, form: str) -> None:
    """Before: brought as another policy, they became a section of the draft, “Opening”, with the digest in it."""
    clean = copy(NEW, NEW)
    lines = ("Acme · Version 2 · in force since 2026-05-01", f"Digest: sha256:{'ab' * 32}")
    file = tmp_path / f"copy.{form}"
    file.write_bytes(exporting.exported(replace(clean, lines=lines), form))
    found = without_copy_lines(text_of(file))
    assert re.match(r"# Terms of Use\n+## Scope\n", found.text), found.text[:200]
    assert any("came from `policy export`" in one for one in found.doubts)


def test_a_pdf_of_long_words_comes_back_with_each_of_them(tmp_path: Path) -> None:
    said = "Undistinguishable third-party responsibilities are machine-readable for 16-18 days; notwithstanding"
    text = f"# Terms\n\n## Scope\n\n{f'{said} characteristically {said}, which is said at length. ' * 9}\n"
    (tmp_path / "a.pdf").write_bytes(exporting.exported(copy(text, text), "pdf"))
    found = " ".join(reading.read((tmp_path / "a.pdf").read_bytes(), ".pdf", "a.pdf").text.split())
    assert found.count(f"{said} characteristically {said}, which") == 9


def test_a_pdf_is_tagged_and_says_on_each_page_which_text_it_is() -> None:
    raw = exporting.exported(copy(OLD, NEW), "pdf")
    assert b"/MarkInfo" in raw or b"/StructTreeRoot" in raw
    found = reading.read(raw, ".pdf", "x.pdf")
    assert "Terms of Use" in found.text
    assert "The law of" in found.text
    assert any("read all of it through" in doubt for doubt in found.doubts)


def test_a_table_begins_on_paper_where_its_text_does() -> None:
    """Before: a small table stood in the middle of the page, and “day” and the “month” in its place were one word."""
    raw = exporting.exported(copy(OLD, OLD.replace("a day", "a month")), "pdf")
    words = [word for page in extract_pages(io.BytesIO(raw)) for word in _lines(page)]
    starts = {word.get_text().split()[0]: word.x0 for word in words if word.get_text().strip()}
    assert abs(starts["Name"] - starts["They"]) < 10  # the room between a cell's line and its words
    assert " day month" in " ".join(word.get_text() for word in words)


def _lines(page: LTContainer[Any]) -> Iterator[LTTextLine]:
    for part in page:
        if isinstance(part, LTTextLine):
            yield part
        elif isinstance(part, LTContainer):
            yield from _lines(part)


def test_a_wide_table_is_whole_on_paper() -> None:
    long = "_ga_" + "X" * 40
    raw = exporting.exported(copy(WIDE.format(long), WIDE.format(long)), "pdf")
    found = reading.read(raw, ".pdf", "x.pdf").text
    assert all(f" {n}" in found.replace("\n", " ") for n in range(2, 8))


def test_a_copy_of_a_version_and_of_the_draft(project: Path, policy: Policy) -> None:
    edit(next((project / "policy_source/gluptron/privacy/sections").glob("intro*")), "culinary education", "cooking")
    asked: tuple[tuple[tuple[str, ...], str], ...] = (
        ((), "gluptron-privacy-v1.docx"),
        (("--draft", "--from", "1", "--format", "md"), "gluptron-privacy-v1-to-draft.md"),
        (("--format", "html"), "gluptron-privacy-v1.html"),
    )
    for words, name in asked:
        done = policy("export", "gluptron/privacy", *words)
        assert done.status == 0, done.said
        assert done.out == f"Wrote {name}.\n"
    marked = (project / "gluptron-privacy-v1-to-draft.md").read_text()
    assert "<del>culinary education</del><ins>cooking</ins>" in marked
    assert "Draft, not sealed" in marked
    assert "Version 1 · In force since January 15, 2025" in (project / "gluptron-privacy-v1.html").read_text()
    refused: tuple[tuple[tuple[str, ...], str], ...] = (
        (("--version", "7"), "there is no version 7"),
        (("--draft", "--from", "1", "--format", "odt"), "can't be written as .odt"),
        (("--draft", "--version", "1"), "name one"),
    )
    for words, said in refused:
        done = policy("export", "gluptron/privacy", *words)
        assert done.status == 2
        assert said in done.err


def in_language(folder: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Make the small policy in a language, with one version in force and a draft that differs from it."""
    made(folder)
    monkeypatch.chdir(settled(folder))
    edit(folder / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    first_sealed(policy)
    keep(folder, "account", 5)


@pytest.mark.parametrize(
    ("language", "present", "upcoming"),
    [
        ("en", "Version 1 · In force since January 15, 2025", "Version 2 · Takes effect on January 4, 2027"),
        ("de", "Fassung 1 · In Kraft seit dem 15. Januar 2025", "Fassung 2 · Gilt ab dem 4. Januar 2027"),
    ],
)
def test_a_copy_says_from_when_it_applies_in_its_language(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, language: str, present: str, upcoming: str
) -> None:
    """Before: “Version 2 · announced” stood on a German text that readers got by post, and not from when it applies."""
    in_language(tmp_path, policy, monkeypatch, language)
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    for number, said in ((1, present), (2, upcoming)):
        done = policy("export", NAME, "--version", str(number), "--out", "copy.md")
        assert done.status == 0, done.said
        assert f"Tiny · {said}" in Path("copy.md").read_text()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Draft, not sealed · as of 2026-", "Version 2 · sealed, not yet", "Version 2 · withdrawn")),
        ("de", ("Entwurf, nicht versiegelt · Stand 2026-", "Fassung 2 · versiegelt, noch", "Fassung 2 · zurück")),
    ],
)
def test_a_copy_of_a_text_without_a_day_says_how_far_it_is(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, language: str, said: tuple[str, ...]
) -> None:
    """Before: “Fassung 2 · in review”, and “Draft, not sealed” above a German text."""
    in_language(tmp_path, policy, monkeypatch, language)
    copies = []
    for words, how in (
        ((), "--draft"),
        (("freeze", NAME, "--yes"), "--version=2"),
        (("withdraw", NAME, "--by", "a-moreau", "--because", "It was sealed on the wrong day."), "--version=2"),
    ):
        assert not words or policy(*words).status == 0
        assert policy("export", NAME, how, "--out", "copy.md").status == 0
        copies.append(Path("copy.md").read_text())
    assert [words for words, copy in zip(said, copies, strict=True) if f"Tiny · {words}" not in copy] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("announced", "Ends on June", "Ended on June")), ("de", ("angekündigt", "Endet am 1. Juni", "Beendet am"))],
)
def test_a_copy_of_a_text_that_is_held_up_or_ends_the_policy_says_so(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, language: str, said: tuple[str, ...]
) -> None:
    """Before: “not yet announced” of what readers were told of, “in force” of what says that nothing applies."""
    in_language(tmp_path, policy, monkeypatch, language)
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    copies = [_copy(policy, "2027-01-05T12:00:00+00:00")]
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", "The whole policy ends before that.").status == 0
    assert policy("restore", NAME, "1").status == 0
    assert policy("retire", NAME, "--on", "2027-06-01", "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    summary = "The policy ends on June 1, 2027: die Richtlinie endet."
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", summary).status == 0
    notified(Path("policy_source"), NAME)
    copies += [_copy(policy, NOW, 3), _copy(policy, "2027-06-02T12:00:00+00:00", 3)]
    parts = [copy.splitlines()[2].split(" · ")[2] for copy in copies]
    assert [one for one, part in zip(said, parts, strict=True) if not part.startswith(one)] == [], parts


def _copy(policy: Policy, at: str, number: int = 2) -> str:
    done = policy("export", NAME, "--version", str(number), "--out", "copy.md", "--now", at)
    assert done.status == 0, done.said
    return Path("copy.md").read_text()
