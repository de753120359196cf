"""Writing that is never half done: a full disk, a killed process, two at once; and odd characters, at their place."""

import errno
import os
import re
import signal
import textwrap
import time
from pathlib import Path

import pytest

from generator import files, folders, locks
from generator.errors import Finding, PolicyError
from tests import processes
from tests.conftest import Policy, edit, tree
from tests.processes import Process


def python(code: str, *words: object) -> Process:
    """Start another process that runs some code with the package at hand."""
    return processes.started("-c", textwrap.dedent(code), *map(str, words), files=(0, None, 2))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Creating.


def test_create_never_overwrites(tmp_path: Path) -> None:
    files.create(tmp_path / "deep/v001.md", b"first")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "deep/v001.md", b"second")
    assert tree(tmp_path) == {"deep/v001.md": b"first"}


@pytest.mark.slow
def test_of_two_that_create_exactly_one_wins(tmp_path: Path) -> None:
    code = """
        import pathlib, sys, time
        from generator import files
        folder, name, start = pathlib.Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
        while time.time() < start:
            pass
        for number in range(100):
            try:
                files.create(folder / f"{number:03}", name.encode() * 10_000)
                print(number)
            except FileExistsError:
                pass
    """
    start = time.time() + 1  # noqa: TID251 -- both processes start at the same moment
    racing = {name: python(code, tmp_path, name, start) for name in "ab"}
    won = {name: process.communicate()[0].split() for name, process in racing.items()}
    assert sorted(map(int, won["a"] + won["b"])) == list(range(100))
    for name, numbers in won.items():
        for number in numbers:
            assert (tmp_path / f"{int(number):03}").read_bytes() == name.encode() * 10_000
    assert len(names(tmp_path)) == 100


# A full disk.


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "policy.yml"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        if call == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            patched.setattr(os, "fdopen", full)
        for write in (files.write_atomically, files.create):
            with pytest.raises(PolicyError, match="No space left on device") as problem:
                write(path, b"new")
            assert problem.value.status == 2
    assert tree(tmp_path) == {"policy.yml": b"old"}


@pytest.mark.slow
def test_a_file_that_may_not_grow_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "policy.yml").write_bytes(b"old")
    code = """
        import pathlib, resource, signal, sys
        from generator import files
        from generator.errors import PolicyError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            files.write_atomically(pathlib.Path(sys.argv[1]), b"new" * 1000)
        except PolicyError as problem:
            print(problem)
    """
    assert "can't be written: File too large" in python(code, tmp_path / "policy.yml").communicate()[0]
    assert tree(tmp_path) == {"policy.yml": b"old"}


def test_a_freeze_on_a_full_disk_leaves_the_source_as_it_was(
    project: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is written before the version: when the version can't be, the record goes too."""
    section = project / "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
    edit(section, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    before = tree(project)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", full)
    result = policy("freeze", "gluptron/privacy", "--yes")
    assert result.status == 2
    assert re.search(r"v002.md: this can't be written: No space left on device; .*try again", result.said)
    assert tree(project) == before


def test_a_version_sealed_meanwhile_keeps_its_record(
    project: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = project / "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
    edit(section, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    other = project / "policy_source/gluptron/privacy/versions/v002.md"

    def meanwhile(written: Path, target: Path) -> None:
        other.write_bytes(b"the other one")
        raise FileExistsError(written, target)

    monkeypatch.setattr(os, "link", meanwhile)
    result = policy("freeze", "gluptron/privacy", "--yes")
    assert result.status == 1
    assert "this version has been sealed meanwhile; run the command again" in result.said
    assert other.read_bytes() == b"the other one"
    assert not list((project / "policy_source").rglob("v002.yml"))


# Exchanging folders.


def test_swap_puts_a_folder_in_place(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "new").mkdir()
        (tmp_path / "new/page").write_text(str(number))
        folders.swap(tmp_path / "new", tmp_path / "site")
        assert tree(tmp_path) == {"site/page": str(number).encode()}


def test_swap_replaces_nothing_but_a_folder(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").write_text("")
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to("elsewhere")
    (tmp_path / "dangling").symlink_to("nowhere")
    for name in ("file", "link", "dangling"):
        with pytest.raises(PolicyError, match="not a folder of its own"):
            folders.swap(tmp_path / "new", tmp_path / name)
    assert names(tmp_path) == ["dangling", "elsewhere", "file", "link", "new"]
    assert names(tmp_path / "elsewhere") == ["kept"]


def test_what_a_killed_run_left_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names can't be exchanged in one step, a run can be killed with the former folder put aside."""
    monkeypatch.setattr(folders, "_exchange", lambda _new, _current: False)
    for left in ((".site.new",), (".site.old",), ("site", ".site.old"), ("site", ".site.new", ".site.old")):
        for name in left:
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "former").write_text(name)
        for number in range(2):
            with folders.aside(tmp_path / "site") as fresh:
                (fresh / "page").write_text(str(number))
            assert tree(tmp_path) == {"site/page": str(number).encode()}
        assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_library_that_the_disk_refuses_leaves_the_folder(tmp_path: Path, code: int) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page").write_text("former")

    def library(fresh: Path, *files_: str | None) -> None:
        (fresh / "page").write_text("half")
        raise OSError(code, os.strerror(code), *files_)

    for named in ((), (str(tmp_path / "theme"), None, str(tmp_path / ".site.new/page"))):
        with (
            pytest.raises(PolicyError, match=f"site: this can't be read or written: {os.strerror(code)}; ") as problem,
            folders.aside(tmp_path / "site") as fresh,
        ):
            library(fresh, *named)
        assert problem.value.status == 2
        assert tree(tmp_path) == {"site/page": b"former"}
        assert names(tmp_path) == ["site"]


def test_a_bug_stays_a_bug(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), folders.aside(tmp_path / "site") as fresh:
        (fresh / "nothing").read_bytes()
    assert names(tmp_path) == []


@pytest.mark.slow
def test_a_killed_process_always_leaves_a_complete_folder(tmp_path: Path) -> None:
    code = """
        import itertools, pathlib, sys
        from generator import folders
        site = pathlib.Path(sys.argv[1])
        for number in itertools.count():
            with folders.aside(site) as fresh:
                for page in range(20):
                    (fresh / f"{page}.html").write_text(str(number))
            print(number, flush=True)
    """
    site = tmp_path / "site"
    for pause in (0.0, 0.003, 0.007, 0.011, 0.013, 0.017, 0.019, 0.023):
        process = python(code, site)
        assert process.stdout
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        pages = tree(site)
        assert len(pages) == 20
        assert len(set(pages.values())) == 1


# One at a time.

HOLD = """
    import pathlib, sys, time
    from generator import locks
    with locks.{lock}(pathlib.Path(sys.argv[1]), "building the site"):
        print("held", flush=True)
        time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.parametrize("lock", ["file_lock", "folder_lock"])
def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path, lock: str) -> None:
    take = getattr(locks, lock)
    process = python(HOLD.format(lock=lock), tmp_path / "lock")
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    with (
        pytest.raises(PolicyError, match="another process is building the site; wait until it is done") as problem,
        take(tmp_path / "lock", "building the site"),
    ):
        pytest.fail("two held the lock")
    assert problem.value.status == 2
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with take(tmp_path / "lock", "building the site"):
        pass
    with take(tmp_path / "lock", "building the site"):
        pass


def test_a_lock_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with pytest.raises(PolicyError, match="can't be written"), locks.file_lock(tmp_path / "build/.lock", "building"):
        pytest.fail("it was made")
    with pytest.raises(PolicyError, match="can't be written"), locks.folder_lock(tmp_path / "build/here", "sealing"):
        pytest.fail("it was made")


# Reading.

ODD: tuple[tuple[bytes, list[str]], ...] = (
    (b"a\nb\x00c\n", ["2:2 control-character"]),
    ("ä\u202eb\n".encode(), ["1:2 control-character"]),
    ("😀\u2067\n\n\u200f".encode(), ["1:2 control-character", "3:1 control-character"]),
    ("\ufeffä\x1b".encode(), ["1:1 byte-order-mark", "1:2 control-character"]),
    (b"a\r\nb\x07\r\n", ["1:2 line-ends", "2:2 control-character"]),
    (b"a\nb\rc\x07", ["2:2 line-ends", "3:2 control-character"]),
    ("a\u2028b\x85".encode(), ["1:2 control-character", "1:4 control-character"]),
    ("ä\nöö".encode() + b"\xe4\n", ["2:3 not-utf-8"]),
    (b"\xff\xfea\0", ["1:1 not-utf-8"]),
    (b"\xed\xa0\x80", ["1:1 not-utf-8"]),
    (b"\xc0\xaf", ["1:1 not-utf-8"]),
    (b" \n\t\n", ["1:1 empty-file"]),
    (b"", ["1:1 empty-file"]),
    ("A plain – text… with\ttabs and “quotes”, 中文, हिन्दी, עברית, emoji 👩‍👩‍👧.\n".encode(), []),
)


@pytest.mark.parametrize(("content", "expected"), ODD)
def test_odd_characters_are_found_at_their_place(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    (tmp_path / "a.md").write_bytes(content)
    found: list[Finding] = []
    files.read_text(tmp_path / "a.md", "a.md", found)
    assert [f"{one.place.line}:{one.place.column} {one.rule}" for one in found] == expected
    assert all(one.place.path == "a.md" and one.message.isprintable() and one.remedy for one in found)


def test_what_is_no_readable_file_is_a_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("/etc/passwd")
    (tmp_path / "large").write_bytes(b"a" * (files.MOST_BYTES + 1))
    for name, message in (
        ("pipe", "not a file"),
        ("folder", "not a file"),
        ("link", "symbolic link"),
        ("large", "0.5 MB"),
        ("none", "no such file"),
    ):
        found: list[Finding] = []
        assert files.read_text(tmp_path / name, name, found) is None
        assert [(one.place.path, message in one.message, bool(one.remedy)) for one in found] == [(name, True, True)]


def test_what_systems_and_word_leave_beside_files_is_no_member(tmp_path: Path) -> None:
    left = ("Thumbs.db", "desktop.ini", "~$notice.docx", ".DS_Store")
    for name in (*left, "cookies.md"):
        (tmp_path / name).write_text("x")
    findings: list[Finding] = []
    assert [path.name for path in files.members(tmp_path, "sections", findings)] == ["cookies.md"]
    assert findings == []


def test_a_name_is_typed_in_quotes_where_a_shell_would_part_it() -> None:
    for name in ("copy.docx", "old/terms-v2.md", "Übersicht_2.docx", "C:/texts/a.md"):
        assert files.as_typed(name) == name
    for name in ("our copy.docx", "copy (1).docx", "~$copy.docx", "a&b.md", "Anna's.md"):
        assert files.as_typed(Path(name)) == f'"{name}"'
