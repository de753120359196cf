"""What a command is told and what it says: odd words, odd names, and an output that can't be written."""

import json
import os
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from generator import files
from generator.cli import terminal
from tests import processes
from tests.cli.at_a_terminal import at_a_terminal
from tests.conftest import COMMAND, NOW, ROOT, SCRIPT, Policy, tree
from tests.small import FOLDER, NAME, RECORD, in_force, keep
from tests.steps import WHY, sealed_and_announced

BYTES = os.fsdecode(b"\xff")
SECTIONS = f"{FOLDER}/sections"


@pytest.fixture
def project(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy in force, as the folder in which commands run."""
    return in_force(tmp_path, policy, monkeypatch)


def run(project: Path, *words: str, out: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as a process of its own; `out` is a file that its output goes to."""
    fresh = {**os.environ, **environment}
    command = [SCRIPT, *words, *(("--now", NOW) if "--help" not in words else ())]
    with Path(os.devnull).open() as nothing, Path(out or os.devnull).open("w") as file:
        files = (nothing.fileno(), file.fileno() if out else None, None)
        process = processes.started(*command, folder=project, environment=fresh, files=files)
    said = process.communicate()
    return subprocess.CompletedProcess(command, process.wait(), *said)


def in_a_shell(project: Path, *words: str, into: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python itself for a command, from a shell that does something with its output."""
    fresh = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    line = ["/bin/sh", "-c", f'"$@" {into}', "sh", *COMMAND, *words, "--now", NOW]
    return subprocess.run(line, cwd=project, env=fresh, capture_output=True, text=True, errors="replace", check=False)


def one_line(said: str) -> str:
    assert said.count("\n") == 1, said
    return said


@pytest.fixture
def announced(project: Path, policy: Policy) -> Path:
    """The project with an announced version."""
    keep(project, "orders", 9)
    sealed_and_announced(policy, NAME)
    return project


# An output that can't be written.


@pytest.mark.parametrize(
    ("command", "unbuffered"),
    [("status", ""), ("status", "1"), ("check", ""), ("due", "1"), ("facts", "1"), ("--help", ""), ("due --help", "1")],
)
def test_words_that_can_not_be_written_are_one_line(project: Path, command: str, unbuffered: str) -> None:
    done = run(project, *command.split(), out="/dev/full", PYTHONUNBUFFERED=unbuffered)
    unwritable(done)


@pytest.mark.parametrize(("command", "unbuffered"), [("check", ""), ("status", "1")])
def test_so_it_is_with_what_python_itself_writes_to(project: Path, command: str, unbuffered: str) -> None:
    unwritable(in_a_shell(project, command, into="> /dev/full", PYTHONUNBUFFERED=unbuffered))


def unwritable(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.returncode == 2
    assert one_line(done.stderr).startswith(
        "standard output: what the command says can't be written: No space left on "
    )
    assert "and run the command again" in done.stderr


def test_what_was_recorded_is_not_to_be_repeated(announced: Path) -> None:
    done = run(announced, "postpone", NAME, "--by", "a-moreau", "--because", WHY, out="/dev/full")
    assert done.returncode == 2
    assert "the command did its work, don't repeat it" in one_line(done.stderr)
    assert (announced / RECORD).read_text().count("effective: ") == 2


def test_a_reader_that_has_gone_is_no_trouble(project: Path) -> None:
    done = in_a_shell(project, "facts", into="| head -1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "type: scope\n", "")


def test_errors_that_can_not_be_written_leave_the_exit_status(project: Path) -> None:
    done = in_a_shell(project, "check", "--source", "nowhere", into="2> /dev/full")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_an_encoding_that_lacks_a_sign_shows_it_escaped(project: Path) -> None:
    done = in_a_shell(project, "facts", "retention", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert r"a list with one \u201c- id: \u2026\u201d for each item" in done.stdout


# Words that are no text.

TEXTS = (
    ("announce", NAME, "--by", "a", "--summary", BYTES * 50),
    ("postpone", NAME, "--by", "a", "--because", BYTES * 50),
    ("withdraw", NAME, "--by", f"a{BYTES}", "--because", WHY),
    ("announce", NAME, "--given", "post", "--where", f"box {BYTES}"),
    ("announce", NAME, "--seen", f"site{BYTES}"),
    ("review", NAME, "--by", f"{BYTES}"),
    ("decide", NAME, "--on", f"{BYTES}"),
    ("decide", NAME, "--section", f"{BYTES}"),
    ("announce", NAME, "--reason", f"1b639165={BYTES}"),
    ("notify", NAME, "--recipients", "some.csv", "--ledger", BYTES),
    ("status", "--format", BYTES),
)


@pytest.mark.parametrize("words", TEXTS)
def test_words_that_are_not_utf_8_are_refused_by_name(project: Path, policy: Policy, words: tuple[str, ...]) -> None:
    before = tree(project)
    refused = policy(*words)
    assert refused.status == 2
    option = next(other for other, word in pairwise(words) if BYTES in word)
    assert one_line(refused.err).startswith(f"{option}: this is not valid UTF-8")
    assert tree(project) == before


def test_all_of_them_are_named_at_once(policy: Policy) -> None:
    refused = policy("approve", f"{BYTES}/privacy", "--by", BYTES)
    assert [line.split(":")[0] for line in refused.err.splitlines()] == ["--by", "BRAND/POLICY"]
    refused = policy("decide", NAME, "1b639165", BYTES, "--because", BYTES)
    assert [line.split(":")[0] for line in refused.err.splitlines()] == ["--because", "[CHANGE]..."]


# Names of files, which may be any bytes.


def test_names_that_are_not_utf_8_are_shown(project: Path) -> None:
    assert one_line(run(project, "check", "--source", f"no{BYTES}").stderr).startswith(
        r"no\xff: there is no such folder"
    )
    assert "not valid UTF-8" in one_line(run(project, f"no{BYTES}").stderr)
    (project / SECTIONS / f"no{BYTES}.md").write_text("")
    assert r"a file here has the name “no\xff.md”" in run(project, "check").stdout
    for form in ("json", "sarif"):
        assert json.loads(run(project, "check", "--format", form).stdout)


def test_a_site_can_be_put_into_such_a_folder(project: Path) -> None:
    assert r"open no\xff/index.html" in run(project, "build", "--site", f"no{BYTES}").stdout
    made = run(project, "build", "--site", f"no{BYTES}", "--format", "json")
    assert json.loads(made.stdout)["site"] == f"no{BYTES}"
    assert run(project, "verify", f"no{BYTES}").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--source"),
        ("verify",),
        ("build", "--site"),
        ("announce", NAME, "--seen"),
        ("notify", NAME, "--dry-run"),
        ("notify", NAME, "--refused"),
    ],
)
@pytest.mark.parametrize("name", ["x" * 5000, "x/" * 3000, "x" * 256])
def test_names_that_no_disk_takes_are_refused(project: Path, policy: Policy, words: tuple[str, ...], name: str) -> None:
    before = tree(project)
    refused = policy(*words, name)
    assert refused.status == 2
    assert "no file can be reached by this name: File name too long" in one_line(refused.err)
    assert tree(project) == before


def test_a_brand_has_a_name_that_files_can_have(project: Path, policy: Policy) -> None:
    (project / "old.md").write_text("# Old\n")
    refused = policy("import", "old.md", "--brand", "x" * 300, "--policy", "terms")
    assert refused.status == 2
    assert "at most 100" in one_line(refused.err)


# Addresses of a site.


@pytest.mark.parametrize(
    "address",
    [
        "https://[::1",
        "https://ex ample",
        "http://127.0.0.1:x",
        "https://[::1]x/",
        "http://localhost:1/\x01 a",
        "x" * 4090,
    ],
)
def test_what_is_no_address_of_a_site_is_refused(announced: Path, policy: Policy, address: str) -> None:
    before = tree(announced)
    refused = policy("announce", NAME, "--seen", address)
    assert refused.status == 2
    one_line(refused.err)
    assert tree(announced) == before


def test_a_name_that_becomes_too_long_is_no_page(announced: Path, policy: Policy) -> None:
    name = "x/" * 2040
    assert not files.unreachable(name)
    assert "there is no page" in one_line(policy("announce", NAME, "--seen", name).err)
    assert announced.is_dir()


# Long lines at a terminal.

LONG = (
    ("a b c d e f g h i j k l", 20, ["a b c d e f g h i j", "k l"]),
    ("  material  here: one two three", 24, ["  material  here: one", "            two three"]),
    ("  editorial here: one two three", 24, ["  editorial here: one", "            two three"]),
    ("  9f0c5cf8  minor     here: one", 24, ["  9f0c5cf8  minor     here:", "            one"]),
    ("  Analytics data is for all of us", 24, ["  Analytics data is for", "  all of us"]),
    ("            deep words in a line", 24, ["            deep words", "            in a line"]),
    ("Go on? [y/n] ", 20, ["Go on? [y/n] "]),
)


@pytest.mark.parametrize(("words", "columns", "lines"), LONG)
def test_a_long_line_goes_on_below_its_words(
    monkeypatch: pytest.MonkeyPatch, words: str, columns: int, lines: list[str]
) -> None:
    """Before: a terminal broke the lines of `diff` and `decide` within words, and went on at its edge."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert terminal.folded(words).split("\n") == lines


def test_lines_for_files_and_programs_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    for words, _, _ in LONG:
        assert terminal.folded(words) == words


@pytest.mark.slow
@pytest.mark.parametrize("command", [("status",), ("diff", NAME), ("decide", NAME, "--list"), ("freeze", NAME)])
def test_what_people_read_fits_the_terminal(project: Path, command: tuple[str, ...]) -> None:
    keep(project, "orders", 9)
    with at_a_terminal(project, *command, *(("--dry-run",) if "freeze" in command else ()), COLUMNS="80") as shown:
        assert shown.ended() == 0
        assert max(map(len, shown.plain.splitlines())) <= 80


@pytest.mark.slow
@pytest.mark.parametrize("command", ["status", "due"])
def test_what_has_to_be_done_is_folded_once_in_a_narrow_terminal(project: Path, policy: Policy, command: str) -> None:
    """Before: lines of 80 columns were folded again, each with a rest of two words; `due` ran out of the window."""
    keep(project, "orders", 9)
    sealed_and_announced(policy, NAME)
    with at_a_terminal(project, command, COLUMNS="60") as shown:
        shown.ended()
        lines = shown.plain.replace("\r", "").splitlines()
    assert max(map(len, lines)) <= 60
    asked = "Send the e-mails with the notice of version 2."
    begins = next(n for n, line in enumerate(lines) if "Send the" in line)
    assert " ".join(" ".join(lines[begins : begins + 3]).split()).startswith(asked)
    assert len(lines[begins]) > 45
    assert len(lines[begins + 1]) > 45


def test_the_list_of_commands_says_each_in_a_whole_sentence(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before: two thirds of the commands ended in “...” in a window of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    listed = policy("--help").out
    assert "Commands:" in listed
    assert "..." not in listed.partition("Commands:")[2]
