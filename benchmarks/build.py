"""What a build costs: CPU seconds and memory of whole commands, beside stock Material and Zensical, in one run.

The texts are the ten histories, or made ones with about the same number of versions and sections where those are not
here; with `--large`, also ten brands of each, whose texts differ. The engines beside it render each version's text as
one page, without archive, changes or search; ours makes two pages and a redline of each.
"""

import argparse
import datetime
import hashlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from benchmarks.site_data import DURING, ROOT, copy_project, histories, imported, workflow
from generator.commands.demo_stage import START

BIN: Final = Path(sys.executable).parent
COMMAND: Final = (sys.executable, ROOT / "tests/at_its_moment.py")
FINDINGS: Final = 1  # the status of a command that found something
SMALL: Final = 2  # brands of the quick form
LARGE: Final = 10  # brands of each history in the large form
RUNS: Final = 5
MADE_BRANDS: Final = 10
MADE_VERSIONS: Final = 24
MADE_SECTIONS: Final = 30
# A small process of its own: what it starts would count this one's memory as its own until it runs.
_WATCH: Final = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""
_POLICY: Final = re.compile(r"^policy: .*$", re.MULTILINE)
_PREVIOUS: Final = re.compile(r"^previous: .*$", re.MULTILINE)
_SENTENCE: Final = re.compile(r"^([A-Z][^|\n]*[a-z])\.$", re.MULTILINE)
STOCK: Final = "stock MkDocs with Material"
COLD: Final = "`policy build`, cold"
NOTHING: Final = ("nothing changed", "nothing changed, the next day")
ONE: Final = "one new sealed version"
READING: Final = ("status", "check", "due")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command and its children took: CPU seconds (user and system), seconds on the wall, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def cost(*command: str | Path, cwd: Path) -> Cost:
    """Run a command and return what it took; findings are no failure."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "true"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, as the engines beside it are
    environment["TMPDIR"] = str(temporary_folder(cwd))  # nor does a cold build find templates that were compiled
    started = time.monotonic()
    watched = [sys.executable, "-S", "-c", _WATCH, *map(str, command)]
    done = subprocess.run(watched, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in {0, FINDINGS}:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    cpu, memory = map(float, done.stdout.rsplit("\n", 2)[-2].split())
    return Cost(cpu, time.monotonic() - started, memory / 1024)


def temporary_folder(project: Path) -> Path:
    """Return a folder for temporary files of a project alone, beside it."""
    folder = project.with_name(f"{project.name}.tmp")
    folder.mkdir(exist_ok=True)
    return folder


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*map(astuple, costs), strict=True)))


def texts(folder: Path, *, quick: bool) -> list[Path]:
    """Return folders of dated texts, one for each brand; made ones where the real histories are not beside us."""
    real = histories(MADE_BRANDS)
    if real:
        return real[-SMALL:] if quick else real
    print("made texts: the real histories are not beside the project (shared/corpus/histories)")
    return [made(folder / f"made-{n}") for n in range(SMALL if quick else MADE_BRANDS)]


def made(folder: Path) -> Path:
    """Write one policy's texts, each with one section that differs from the text before, and return their folder."""
    folder.mkdir(parents=True)
    sealed = next((ROOT / "policy_source").glob("*/*/versions/v001.md")).read_text().split("\n---\n", 1)[1]
    body = re.sub(r"^#+ ", "", sealed, flags=re.MULTILINE)
    words = [" ".join(part.split()) for part in body.split("\n\n") if part.strip() and "{" not in part]
    for version in range(MADE_VERSIONS):
        sections = []
        for n in range(MADE_SECTIONS):
            edits = sum(1 for earlier in range(1, version + 1) if earlier % MADE_SECTIONS == n)
            parts = [words[(n * 4 + i) % len(words)] for i in range(4)]
            sections.append(f"## Section {n + 1}\n\n" + "\n\n".join([*parts, f"We keep this for {edits + 2} months."]))
        text = "# Privacy policy\n\n" + "\n\n".join(sections) + "\n"
        (folder / f"{2001 + version}-01-01.md").write_text(text)
    return folder


def multiplied(brands: Sequence[Path], times: int) -> None:
    """Add copies of brands under other names, sealed anew: the digest is that of all bytes but its own line.

    Paragraphs of a copy name it, so that nothing that is made of one brand's texts can be taken for another's. Its
    drafts are what was sealed last, as those of the brand are.
    """
    for brand in brands:
        for n in range(2, times + 1):
            copy = brand.with_name(f"{brand.name}-{n}")
            shutil.copytree(brand, copy)
            sheet = copy / "brand.yml"
            sheet.write_text(sheet.read_text().replace(f"brand: {brand.name}\n", f"brand: {copy.name}\n", 1))
            for policy in sorted(path.parent for path in copy.glob("*/versions")):
                name = f"{copy.name}/{policy.name}"
                _sealed_anew(policy, name)
                for section in (policy / "sections").glob("*.md"):
                    head, mark, body = section.read_text().partition("\n---\n")
                    section.write_text(head + mark + _named(body, name))


def _named(body: str, name: str) -> str:
    """Return a text whose paragraphs name something."""
    return _SENTENCE.sub(rf"\1, as {name}.", body)


def _sealed_anew(policy: Path, name: str) -> None:
    before = ""
    for path in sorted((policy / "versions").glob("v*.md")):
        first, _, rest = path.read_text().split("\n", 2)
        head, mark, body = rest.partition("\n---\n")
        rest = head + mark + _named(body, name)
        rest = _POLICY.sub(f"policy: {name}", rest, count=1)
        if before:
            rest = _PREVIOUS.sub(f"previous: {before}", rest, count=1)
        others = f"{first}\n{rest}"
        before = f"sha256:{hashlib.sha256(others.encode()).hexdigest()}"
        path.write_text(f"{first}\ndigest: {before}\n{rest}")


def stock(folder: Path, source: Path) -> Path:
    """Write every sealed text as a page of a stock project, out of the navigation and without search."""
    docs = folder / "docs"
    versions = sorted(source.glob("*/*/versions/v*.md"))
    for version in versions:
        page = docs / version.parts[-4] / version.parts[-3] / version.stem / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(version.read_text().split("\n---\n", 1)[1])
    (docs / "index.md").write_text("# Policies\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: Policies\ntheme:\n  name: material\n  font: false\nplugins: []\nmarkdown_extensions: [attr_list]\n"
        "nav:\n  - index.md\nnot_in_nav: '*/'\nvalidation:\n  links:\n    anchors: ignore\n    not_found: ignore\n"
    )
    return folder


def prepared(folder: Path, *, quick: bool, times: int) -> tuple[Path, Path]:
    """Return a project of ours that was never built, and a stock one of the same texts."""
    folder.mkdir()
    project = copy_project(folder / "ours")
    given = texts(folder / "texts", quick=quick)
    imported(project, given, START)
    multiplied([project / "policy_source" / texts.name for texts in given], times)
    return project, stock(folder / "stock", project / "policy_source")


def rows(project: Path, beside: Path) -> Iterator[tuple[str, Cost]]:
    """Yield each row's name and cost, in the order in which they are measured; neither project was ever built."""
    other = Path(shutil.copytree(beside, beside.with_name(f"{beside.name}-zensical")))
    yield STOCK, cost(BIN / "mkdocs", "build", "-q", cwd=beside)
    yield "Zensical", cost(BIN / "zensical", "build", cwd=other)
    moment = START.isoformat()
    tomorrow = (START + datetime.timedelta(days=1)).isoformat()
    yield COLD, cost(*COMMAND, "build", "--now", moment, cwd=project)
    for name, at in zip(NOTHING, (moment, tomorrow), strict=True):
        yield name, cost(*COMMAND, "build", "--now", at, cwd=project)
    workflow(project)
    later = DURING.isoformat()
    yield ONE, cost(*COMMAND, "build", "--now", later, cwd=project)
    for name in READING:
        yield f"`policy {name}`", cost(*COMMAND, name, "--now", later, cwd=project)


def table(folder: Path, *, quick: bool, times: int, runs: int) -> tuple[int, dict[str, Cost]]:
    """Print a table, and return how many versions it is of and each row's cost: the median of so many runs of all.

    Each run has copies of its own, and nothing is removed until the end: a disk may take several times as long to make
    files for minutes after others were removed from it (ext4 without a journal looks at each of these), which would be
    counted as the cost of whichever engine comes next.
    """
    project, beside = prepared(folder, quick=quick, times=times)
    every: dict[str, list[Cost]] = {}
    for run in range(runs):
        ours, theirs = (Path(shutil.copytree(one, folder / f"run-{run}" / one.name)) for one in (project, beside))
        for row, used in rows(ours, theirs):
            every.setdefault(row, []).append(used)
    found = {row: middle(costs) for row, costs in every.items()}
    print("| | CPU | × stock | wall | memory |\n|---|---|---|---|---|")
    for row, used in found.items():
        ratio = f"{used.cpu / found[STOCK].cpu:.2f}"
        print(f"| {row} | {used.cpu:.2f} s | {ratio} | {used.wall:.1f} s | {used.memory:.0f} MB |", flush=True)
    return len([*project.glob("policy_source/*/*/versions/v*.md")]), found


def reached(versions: int, found: Mapping[str, Cost]) -> Iterator[tuple[str, str, str]]:
    """Yield what is to be reached at any size: what it is, the figure, and the most that it may be."""
    base = found[STOCK]
    yield f"cold, CPU, at {versions:,} versions", f"{found[COLD].cpu / base.cpu:.2f} × stock", "2.5 ×"
    yield f"cold, wall, at {versions:,} versions", f"{found[COLD].wall / base.wall:.2f} × stock", "1.5 ×"
    for name in NOTHING:
        used = found[name].cpu
        yield f"{name}, at {versions:,} versions", f"{used / base.cpu:.2f} × stock, {used:.1f} s", "0.2 ×, 3 s at 236"
    yield f"{ONE}, at {versions:,} versions", f"{found[ONE].cpu / base.cpu:.2f} × stock", "0.3 ×"
    slowest = max(found[f"`policy {name}`"].cpu for name in READING)
    yield f"status, check, due, at {versions:,} versions", f"{slowest:.1f} s CPU", "3 s at 236"


def growth(
    small: tuple[int, Mapping[str, Cost]], large: tuple[int, Mapping[str, Cost]]
) -> Iterator[tuple[str, str, str]]:
    """Yield what is to be reached between two sizes, and at the larger one."""
    (few, before), (many, after) = small, large
    grown = f"{after[COLD].cpu / before[COLD].cpu:.1f} ×"
    yield f"growth from {few:,} to {many:,} versions ({many / few:.1f} ×), cold, CPU", grown, "11 × for ten times"
    peak = max(used.memory for name, used in after.items() if name in {COLD, *NOTHING, ONE})
    yield f"peak memory of a process at {many:,} versions", f"{peak:.0f} MB", "500 MB at 2,360"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, and what is to be reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two brands: whether it works, not what it costs")
    parser.add_argument("--times", type=int, default=1, help="so many brands of each history")
    words = "then so many times as many brands, too, growth and peak memory (10, which takes half an hour)"
    parser.add_argument("--large", type=int, nargs="?", const=LARGE, default=0, metavar="TIMES", help=words)
    words = "how often all of the small form is run: the figures are medians (5; 1 in the quick form)"
    parser.add_argument("--runs", type=int, default=0, help=words)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        runs = asked.runs or (1 if asked.quick else RUNS)
        small = table(Path(name) / "small", quick=asked.quick, times=asked.times, runs=runs)
        lines = [*reached(*small)]
        if asked.large:
            print()
            large = table(Path(name) / "large", quick=asked.quick, times=asked.times * asked.large, runs=1)
            lines += [*reached(*large), *growth(small, large)]
    print("\n| to reach | | at most |\n|---|---|---|")
    for line in lines:
        print(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main()
