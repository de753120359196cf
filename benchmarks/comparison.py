"""CPU time of comparing two texts, side by side with other tools in one run: median, 95th percentile and longest.

The pairs are the neighbouring versions of real policies and the labelled pairs in the folder given (or in
`../shared/corpus`). Ours reads both files, judges every change and draws the redline; the others get the texts and
only draw one. Each pair has a time-out; a tool that isn't installed is skipped by name.
"""

import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Final

from generator.cli.comparison.forms import in_form
from generator.commands.compare import compare

CORPUS: Final = Path(__file__).resolve().parents[2] / "shared" / "corpus"
TIME_OUT: Final = 10
GIT: Final = "git diff --no-index --word-diff"
Tool = Callable[[Path, Path], object]


def pairs_of(corpus: Path) -> list[tuple[Path, Path]]:
    """Return all pairs: neighbours in each history, and old and new of each labelled pair."""
    histories = [path for path in sorted((corpus / "histories").glob("*")) if path.is_dir()]
    found = [pair for folder in histories for pair in pairwise(sorted(folder.rglob("*.md")))]
    return [*found, *((folder / "old.md", folder / "new.md") for folder in sorted((corpus / "labelled").glob("p*")))]


def tools() -> Iterator[tuple[str, Tool | None]]:
    """Yield each tool with the function that compares two files, or None where it isn't installed."""
    yield "policy compare", lambda old, new: in_form(compare(old, new), "html")
    try:
        redlines = import_module("redlines").Redlines
        yield "redlines", lambda old, new: redlines(old.read_text(), new.read_text()).output_markdown
    except ImportError:
        yield "redlines", None
    try:
        htmldiff = import_module("lxml.html.diff").htmldiff
        yield "lxml.html.diff", lambda old, new: htmldiff(_paragraphs(old), _paragraphs(new))
    except ImportError:
        yield "lxml.html.diff", None
    git = shutil.which("git")
    yield GIT, partial(_git, git) if git else None


def _paragraphs(path: Path) -> str:
    from html import escape  # noqa: PLC0415 -- for this tool only

    return "".join(f"<p>{escape(part)}</p>" for part in path.read_text().split("\n\n"))


def _git(git: str, old: Path, new: Path) -> None:
    command = [git, "diff", "--no-index", "--word-diff", str(old), str(new)]
    subprocess.run(command, check=False, capture_output=True, timeout=TIME_OUT)


class TooLongError(Exception):
    """A pair took longer than its time-out."""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(TIME_OUT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(tool: Tool, old: Path, new: Path) -> float | None:
    """Return the CPU seconds of one pair, or None where it was stopped."""
    start = _cpu()
    try:
        with _limited():
            tool(old, new)
    except (TooLongError, subprocess.TimeoutExpired):
        return None
    return _cpu() - start


def row(name: str, times: list[float | None]) -> str:
    """Return a row of the table; a pair that was stopped counts as the time-out."""
    done = sorted(TIME_OUT if one is None else one for one in times)
    stopped = sum(1 for one in times if one is None)
    middle, late = statistics.median(done), done[int(len(done) * 0.95)]
    figures = " | ".join(f"{one * 1000:,.0f} ms" for one in (middle, late, done[-1]))
    return f"| {name} | {figures} | {stopped} |"


def main() -> None:
    """Print the table."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    pairs = pairs_of(corpus)
    if not pairs:
        print(f"There are no pairs of texts in {corpus}: name a folder with histories/ and labelled/.")
        return
    found = dict(tools())
    for name, tool in found.items():
        if tool is None:
            print(f"{name}: not installed, skipped (pip install 'policypress[bench]')")
    present = {name: tool for name, tool in found.items() if tool}
    times: dict[str, list[float | None]] = {name: [] for name in present}
    for old, new in pairs:
        for name, tool in present.items():
            times[name].append(measured(tool, old, new))
    print(f"\nCPU for each of {len(pairs)} pairs; stopped after {TIME_OUT} s.\n")
    print("| Tool | median | 95th percentile | longest | stopped |\n|---|---|---|---|---|")
    for name, taken in times.items():
        print(row(name, taken))


if __name__ == "__main__":
    main()
