"""Compiled templates are kept for the user alone, and nobody needs them: what can't be kept is compiled again."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache

from generator.publish import compiled_templates
from generator.publish.memo import Memo, passing_memo
from generator.site.templates import Templates

SOURCE = "{{ view }} is"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    compiled_templates.forget()
    yield tmp_path
    compiled_templates.forget()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Jinja makes Python of, by name."""
    names: list[str] = []
    generate = Environment._generate  # noqa: SLF001 -- what making Python of a template is called

    def noted(self: Environment, source: object, name: str, *given: object, **named: object) -> str:
        names.append(name)
        return str(generate(self, source, name, *given, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", noted)
    return names


def filled(memo: Memo, source: str = SOURCE, kind: str = compiled_templates.PAGE_BODIES) -> str:
    """Return what a template makes, as another process would have it made."""
    compiled_templates.forget()
    return Templates({"one.html": source}, compiled=compiled_templates.compiled_templates(memo, kind)).file(
        "one.html", "<b>"
    )


def memo_of(folder: Path, program: str = "a" * 64) -> Memo:
    return Memo(folder / "memo", program)


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("_jinja2-cache-*/*"))


def test_another_process_takes_a_template_as_it_was_compiled(folder: Path, compiled: list[str]) -> None:
    memo = memo_of(folder)
    assert [filled(memo), filled(memo)] == ["&lt;b&gt; is\n"] * 2
    assert compiled == ["one.html"]
    assert filled(memo, "{{ view }} was") == "&lt;b&gt; was\n"
    assert [len(files_of(folder)), len(compiled)] == [1, 2]
    (kept,) = files_of(folder)
    assert stat.S_IMODE(kept.parent.stat().st_mode) == stat.S_IRWXU


def test_templates_of_another_kind_or_program_are_others(folder: Path, compiled: list[str]) -> None:
    filled(memo_of(folder))
    filled(memo_of(folder), kind=compiled_templates.PAGE_FRAMES)
    filled(memo_of(folder, "b" * 64))
    assert [len(files_of(folder)), len(compiled)] == [3, 3]


def test_a_release_takes_and_leaves_none(folder: Path, compiled: list[str]) -> None:
    filled(memo_of(folder))
    with passing_memo("a" * 64, folder) as memo:
        assert [filled(memo), filled(memo)] == ["&lt;b&gt; is\n"] * 2
    assert [len(files_of(folder)), len(compiled)] == [1, 3]


@pytest.mark.parametrize("kept", [b"", b"j2", b"\0" * 99], ids=["empty", "torn", "of zeros"])
def test_a_damaged_one_is_compiled_again(folder: Path, compiled: list[str], kept: bytes) -> None:
    filled(memo_of(folder))
    (path,) = files_of(folder)
    written = path.read_bytes()
    for content in (kept, written[:20], written[: len(written) // 2]):
        path.write_bytes(content)
        assert filled(memo_of(folder)) == "&lt;b&gt; is\n"
        assert path.read_bytes() == written
    assert len(compiled) == 4


def test_none_is_taken_where_others_could_have_put_it(folder: Path, compiled: list[str]) -> None:
    filled(memo_of(folder))
    (path,) = files_of(folder)
    elsewhere = folder / "elsewhere"
    path.parent.rename(elsewhere)
    (folder / path.parent.name).symlink_to(elsewhere)
    assert filled(memo_of(folder)) == "&lt;b&gt; is\n"
    assert len(compiled) == 2


def test_the_oldest_go_where_many_programs_left_theirs(folder: Path) -> None:
    filled(memo_of(folder))
    (newest,) = files_of(folder)
    for number in range(600):
        path = newest.with_name(f"policy-{number:04}.cache")
        path.write_bytes(b"")
        os.utime(path, (number, number))
    other = newest.with_name("other.cache")
    other.write_bytes(b"")
    filled(memo_of(folder))
    kept = files_of(folder)
    assert [newest in kept, other in kept, len(kept)] == [True, True, 501]
    assert newest.with_name("policy-0100.cache") not in kept


def test_a_full_disk_keeps_none(folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", full)
    monkeypatch.setattr(FileSystemBytecodeCache, "load_bytecode", full)
    assert [filled(memo_of(folder)), filled(memo_of(folder))] == ["&lt;b&gt; is\n"] * 2
    assert len(compiled) == 2
