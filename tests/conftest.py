"""What the tests share: a copy of the project to work in, and the real command, run in this process."""

import csv
import datetime
import gc
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from generator.archive import versions
from generator.cli import app as cli
from generator.cli import options
from generator.publish import jobs
from tests import processes, program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NOW = "2026-12-01T12:00:00+00:00"
SCRIPT = str(ROOT / "tests/at_its_moment.py")
COMMAND = (sys.executable, SCRIPT)
"""The command `policy` for a process of its own, the machine's clock at its `--now`."""
PROJECT = ("policy_source", "site_overrides", "mkdocs.yml")
SOURCES = ("policy_source/gluptron", "policy_source/shared")
ONE_BRAND = (*SOURCES, *PROJECT[1:])
SHORT = "site_name: Policies\ntheme:\n  name: policypress\n"
"""The settings of a company's folder: theme and templates are those that come with the program."""

WITH_ASSERTS = (
    *("bad_input", "checks.conflict_facts", "commands.two_texts", "notice.edits.drafts", "site.company"),
    *(
        "publish.brands.three_brands",
        "site.feed_readers",
        "site.german_policy",
        "site.notice_readers",
        "situations",
        "small",
    ),
)
pytest.register_assert_rewrite(*(f"tests.{name}" for name in WITH_ASSERTS))
gc.set_threshold(*cli.GC_THRESHOLDS)  # as in each command
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=500)
settings.register_profile("here", parent=settings.get_profile("search"), max_examples=25, derandomize=True)
settings.register_profile("quick", parent=settings.get_profile("here"), max_examples=10)
QUICK = "not slow"


SLOW = {
    # the whole way of a version through the commands to its pages, and builds
    *("takedowns", "verify", "workflow", "applications", "any_record", "history", "feeds"),
    *("linked_data", "notice_pages", "design", "versions_on_pages", "changes_pages", "compare_sections"),
    *("compare_in_browser", "refused_brands"),
    *("archive_site", "brand_pages", "own_theme", "site", "build_brands", "shards", "memo", "preview"),
    *(
        "ways_ending",
        "ways_published",
        "ways_of_templates",
        "ways_translations",
        "ways_revising",
        "revising",
        "postponing",
        "overtaken",
        "several_steps",
    ),
    *(
        "lists_reached",
        "lists_beside",
        "another_policy",
        "told_once",
        "unread_language",
        "announcing_meanwhile",
        "announced_before",
        "past_texts",
        "last_words",
        "ended_for_programs",
        "taken_back",
        "letters",
        "draft_approvals",
    ),
    *(
        "look",
        "look_at_mailbox",
        "brand_promise",
        "lone_words",
        "words_of_people",
        "words_against_the_record",
        "what_is_not_decided",
        "known_names",
        "duties",
        "edited_records",
        "filled_in",
        "due_lists",
        "ways",
        "ways_live_site",
        "words_of_a_notice",
        "record_by_hand",
        "decision_records",
        "reviews",
        "exceptions",
        "first_days",
        "names_in_words",
        "known_domains",
        "last_moment",
        "two_people",
        "promises_in_words",
        "facts_beside",
        "reversed_periods",
        "ways_import",
        "never_judged_anew",
    ),
    *("announcing", "second_person", "notice_evidence", "deciding", "clock_of_records", "bad_archives"),
    *("beside_the_text", "beside_a_summary", "numbers_of_people", "denied_gains", "fact_names", "facts_and_words"),
    *(
        "begin",
        "import_histories",
        "upgrade",
        "upgrade_folder",
        "upgrade_of_what_waits",
        "archives",
        "status",
        "reader_reasons",
        "demo",
    ),
    # many texts, drawn or real
    *("changed_numbers", "policies_abroad", "reasons_abroad", "importer", "clearing_fuzz", "laws", "sealed_verdicts"),
    *("verdict_form", "hostile_input", "citations", "own_form", "links_within", "reworded_facts"),
    *("read_in_stretches", "conflicts_in_policies", "date_lines_abroad"),
    # processes, servers, pandoc, a browser
    *("wheel", "publish", "sending", "sender_ends", "waits", "mailing", "serve", "terminal", "walk", "office"),
    *("walk_at_a_terminal", "marked_copy", "exporting", "pdf_files", "browser", "public_site", "faults"),
    "grammar_forms",
}
"""Modules of tests that are no part of a quick check, by their names without `test_`."""


LONGEST = (
    *("public_site", "csp", "site", "browser", "score", "compare_in_browser", "upgrade", "memo", "design"),
    *("importer", "laws", "wheel", "hostile_input", "sending", "serve", "documents", "invariants"),
    *("clearing_laws", "readings", "translations"),
    *("import_histories", "build_brands", "marked_copy", "clearing_fuzz", "archives", "fact_rules", "archive_site"),
    *("sender_ends", "conflicts_in_policies", "redline", "publish", "terminal", "notice_pages", "workflow", "demo"),
    *("walk_at_a_terminal", "import", "faults", "ways", "ways_published", "office", "shards", "bad_archives"),
    "reader_reasons",
    *("compare_outlines", "any_record", "feeds", "duties", "takedowns", "attacks"),
    *("lists_reached", "look", "announcing", "refused_brands"),
)
"""Tests that take longest begin first, the longest of all at once, so that no process waits for one at the end."""


def pytest_configure(config: pytest.Config) -> None:
    """Draw the same examples each time, fewer for a quick check; `--hypothesis-profile search` looks for others.

    What is drawn does not depend on which modules are imported: Hypothesis would read the constants in all of them,
    which also takes longer than most modules of tests.
    """
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("quick" if config.option.markexpr == QUICK else "here")
        providers._get_local_constants = lambda: providers._local_constants  # noqa: SLF001 -- there is no setting


def _name(path: Path) -> str:
    return path.stem.removeprefix("test_")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave modules that have nothing for the quick part out of it: they aren't even imported."""
    return True if config.option.markexpr == QUICK and _name(collection_path) in SLOW else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whole modules as slow, in one place, and put those that take longest first."""
    items.sort(key=lambda item: LONGEST.index(name) if (name := _name(item.path)) in LONGEST else len(LONGEST))
    for item in items:
        if _name(item.path) in SLOW:
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


Policy = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def imported() -> Iterator[None]:
    """Import all of the program: a module first imported while a test replaces a name would keep what replaces it.

    Sealed files with the bytes that were read last are not read again, as in a preview. Nothing waits for the disk:
    what a test wrote need not outlast a power cut. What is imported and collected is no garbage until the end.
    """
    program.import_all()
    program.find_once()
    gc.freeze()
    with versions.remembering(), pytest.MonkeyPatch.context() as patch:
        program.watch(patch)
        patch.setattr(os, "fsync", lambda _: None)
        yield
    processes.stop()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's sources with the first of its brands, as the folder in which commands run."""
    monkeypatch.chdir(settled(copied(tmp_path, *SOURCES)))
    return tmp_path


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's sources with both brands, as the folder in which commands run."""
    monkeypatch.chdir(settled(copied(tmp_path, "policy_source")))
    return tmp_path


@pytest.fixture
def policy(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Policy:
    """Run the command `policy` with its real entry point; `--now` is fixed unless given; so is the machine's clock.

    It builds in this process, where templates are compiled once for all tests, unless a test gives `--jobs`.
    """

    def run(*words: str) -> Result:
        status = _status(monkeypatch, words)
        said = capsys.readouterr()
        return Result(status, said.out, said.err)

    return run


@contextmanager
def commands(folder: Path) -> Iterator[Policy]:
    """Give the command `policy` to a fixture that several tests share, run in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)

        def run(*words: str) -> Result:
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                status = _status(patch, words)
            return Result(status, out.getvalue(), err.getvalue())

        yield run


def _status(patch: pytest.MonkeyPatch, words: Sequence[str]) -> int:
    fixed = () if {"--now", "--help"} & set(words) or tuple(words) == ("--version",) else ("--now", NOW)
    patch.setattr(sys, "argv", ["policy", *words, *fixed])
    patch.setattr(options, "machine_clock", lambda: clock_at([*words, *fixed]))
    patch.setattr(jobs, "cores", lambda: 1)
    try:
        cli.main()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0


def clock_at(words: Sequence[str]) -> datetime.datetime:
    """Return the moment at which a command is told to work: in tests, the machine's clock shows that."""
    try:
        return datetime.datetime.fromisoformat(words[words.index("--now") + 1])
    except (ValueError, IndexError):  # there is none, or it is refused
        return datetime.datetime.fromisoformat(NOW)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium; without it a test is skipped, or fails where REQUIRE_BROWSER is set."""
    from benchmarks import site_browser  # noqa: PLC0415 -- a run without a browser needs neither
    from tests.browsing import chromium  # noqa: PLC0415

    chromium()
    with site_browser.browser() as started:
        yield started


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The two real policies as they were found; a test without them is skipped."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def histories() -> Path:
    """Ten real policies with their past versions; a test without them is skipped."""
    return _shared("corpus/histories")


@pytest.fixture(scope="session")
def labelled() -> Path:
    """Pairs of real texts with people's judgement; a test without them is skipped."""
    return _shared("corpus/labelled")


@pytest.fixture(scope="session")
def vocabulary() -> frozenset[str]:
    """The terms of W3C's Data Privacy Vocabulary 2.3, as prefix:Name; a test without them is skipped."""
    with (_shared("vocab") / "dpv-2.3-terms.csv").open() as file:
        return frozenset(f"{row['vocabulary']}:{row['term']}" for row in csv.DictReader(file))


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"needs the texts in shared/{name} beside the project, which are not here")
    return folder


def cases(name: str) -> Any:
    """Return a table of `tests/cases`."""
    return yaml.load((ROOT / "tests/cases" / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def copied(folder: Path, *names: str) -> Path:
    """Copy the project's sources, or those of them that are named, into a folder, and return the folder."""
    for name in names or PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, folder)
    return folder


def settled(folder: Path) -> Path:
    """Write the short settings into a folder, and return the folder; a site made with them is that of the whole ones.

    To copy the theme for each test takes longer than most tests.
    """
    (folder / "mkdocs.yml").write_text(SHORT)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    text = path.read_text()
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1))
