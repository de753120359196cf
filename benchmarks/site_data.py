"""The sites that are measured: the two brands, the workflow on its way and after it, real histories, and stock ones."""

import datetime
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.commands import import_draft, past_texts, past_versions
from generator.commands.demo_stage import NAME, START
from generator.loading import policy_source
from generator.publish import build
from tests.conftest import edit
from tests.steps import published

ROOT: Final = Path(__file__).resolve().parents[1]
HISTORIES: Final = ROOT.parent / "shared/corpus/histories"
DURING: Final = START + datetime.timedelta(days=3)
AFTER: Final = START + datetime.timedelta(days=90)
OURS: Final = ("brands", "announced", "after", "histories")
STOCK: Final = "stock"
_TEXT: Final = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
_BRAND: Final = "policy_source/gluptron/brand.yml"
_WORDS: Final = "policy_source/gluptron/privacy/sections/introduction.md"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its name in the table, its folder, and the folders in it that are served alone too."""

    name: str
    folder: Path
    alone: tuple[str, ...]


def copy_project(folder: Path) -> Path:
    """Copy what a site is built from into a new folder and return that."""
    folder.mkdir(parents=True)
    for part in ("policy_source", "site_overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def built(project: Path, name: str, now: datetime.datetime) -> Site:
    """Build a project at a moment into a folder of its own."""
    loaded = policy_source.load(project / "policy_source")
    site = project / f"site-{name}"
    build.build(project, loaded, site, now)
    return Site(name, site, tuple(sorted({policy.brand.slug for policy in loaded.policies})))


def workflow(project: Path) -> None:
    """Take the changes of the tutorial through the workflow: decided, sealed, approved, announced, told."""
    edit(project / _TEXT, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    edit(project / _BRAND, "(405) 356-6726", "(405) 555-0142")
    edit(project / _WORDS, "We encourage you to read", "Please read")
    published(project / "policy_source", NAME, START)


def imported(project: Path, folders: Sequence[Path], now: datetime.datetime) -> None:
    """Import folders of dated texts as the past versions of a brand each."""
    for folder in folders:
        where = import_draft.target(project / "policy_source", folder.name, "privacy")
        pasts = past_texts.dated_in(folder)
        for _ in past_versions.as_versions(where, pasts, now=now, language="en"):
            pass


def histories(count: int) -> list[Path]:
    """Return that many of the real histories, from the largest to the smallest; none where they are not here."""
    if not HISTORIES.is_dir() or count < 1:
        return []
    found = sorted(HISTORIES.iterdir(), key=lambda folder: -sum(path.stat().st_size for path in folder.iterdir()))
    if count == 1:
        return found[:1]
    return [found[round(n * (len(found) - 1) / (count - 1))] for n in range(min(count, len(found)))]


def sites(folder: Path, wanted: Sequence[str], most_histories: int) -> Iterator[Site]:
    """Yield the wanted sites, each built when it is its turn; a line says what is passed over."""
    if "brands" in wanted:
        yield built(copy_project(folder / "brands"), "brands", START)
    if {"announced", "after"} & set(wanted):
        project = copy_project(folder / "workflow")
        workflow(project)
        for name, moment in (("announced", DURING), ("after", AFTER)):
            if name in wanted:
                yield built(project, name, moment)
    if "histories" in wanted:
        chosen = histories(most_histories)
        if chosen:
            project = copy_project(folder / "histories")
            imported(project, chosen, START)
            yield built(project, "histories", START)
        elif most_histories:
            print("skipped: the real histories are not beside the project (shared/corpus/histories)")
    if STOCK in wanted:
        yield stock(folder / "stock", histories(most_histories) if "histories" in wanted else ())


def stock(folder: Path, past: Sequence[Path]) -> Site:
    """Build a stock Material site for each brand from the bare texts: no dates, no archive, no changes.

    Its past versions are plain pages. `font: false` as on our side, or each page would ask a server elsewhere.
    """
    texts = {
        version.parts[-4]: {"privacy": version.read_text().split("\n---\n", 1)[1]}
        for version in sorted((ROOT / "policy_source").glob("*/*/versions/v001.md"))
    }
    for history in past:
        files = [past.file for past in past_texts.dated_in(history)]
        older = {f"privacy/versions/{number}": path.read_text() for number, path in enumerate(files, start=1)}
        texts[history.name] = {"privacy": files[-1].read_text(), **older}
    site = folder / "site"
    for brand, pages in texts.items():
        docs = folder / brand / "docs"
        for path, text in pages.items():
            page = docs / path / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text)
        (docs / "index.md").write_text(f"# {brand}\n\n[Policy](privacy/index.md)\n")
        config = folder / brand / "mkdocs.yml"
        config.write_text(
            f"site_name: {brand}\ntheme:\n  name: material\n  font: false\nmarkdown_extensions: [attr_list]\n"
        )
        command = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-f", str(config), "-d", site / brand]
        subprocess.run(list(map(str, command)), cwd=folder, check=True, capture_output=True)
    return Site(STOCK, site, tuple(sorted(texts)))
