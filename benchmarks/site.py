"""The public site, page by page, in a real browser: what falls short, and what it weighs, beside stock Material.

The stock alternative is Material for MkDocs on the same texts as plain Markdown, without dates, archive or changes.
`--only KIND` measures one kind of page, `--site NAME` one of the sites; both may be given more than once. `--every`
asks axe of each page, in place of the largest of each kind.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from benchmarks import site_browser, site_data, site_files
from benchmarks.site_data import STOCK, Site
from benchmarks.site_pages import (
    KINDS,
    Found,
    chosen,
    comparisons,
    kind_of,
    leads_on,
    pages,
    some_comparisons,
    widest_comparison,
)
from benchmarks.site_served import served

RUNS: Final = 5
MOST_PAGES: Final = {"announced": 2, STOCK: 2}  # of each kind, in a browser; of other sites one
MOST_ROWS: Final = 60
_COLUMNS: Final = {
    "axe": ("axe",),
    "headings, redline, width": ("own",),
    "keyboard": ("keyboard",),
    "without script": ("no-script",),
    "elsewhere, stored": ("requests",),
    "console, CSP": ("console", "policy"),
    "broken links": ("links",),
    "HTML": ("html",),
    "Nu": ("nu",),
}


@dataclass(slots=True)
class Row:
    """The figures of one kind of page, of all sites that are ours or of the stock ones."""

    pages: int = 0
    looked: int = 0
    found: list[Found] = field(default_factory=list)
    size: float = 0.0
    visit: int = 0
    paint: float = 0.0


Table = dict[tuple[bool, str], Row]


def main(words: Sequence[str] = tuple(sys.argv[1:])) -> None:
    """Print the table, and everything that falls short below it."""
    wishes = _wishes(words)
    kinds = frozenset(wishes.only or KINDS)
    table: Table = {}
    started = time.monotonic()
    nu = bool(site_files.validator())
    print(f"axe-core {site_browser.axe_version()}: {', '.join(site_browser.TAGS)}")
    if not nu:
        print("skipped: the Nu HTML checker (java and `npm install --prefix .cache vnu-jar`, or VNU_JAR)")
    with tempfile.TemporaryDirectory() as name, site_browser.browser() as browser:
        for site in site_data.sites(Path(name), wishes.site or (*site_data.OURS, STOCK), wishes.histories):
            print(f"{site.name}: {time.monotonic() - started:.0f} s", file=sys.stderr)
            _read(site, kinds, table, nu=nu and not wishes.quick)
            print(f"{site.name}, in a browser: {time.monotonic() - started:.0f} s", file=sys.stderr)
            if wishes.every:
                _every_page(browser, site, kinds, table)
                continue
            _browsed(browser, site, kinds, table, 1 if wishes.quick else RUNS)
    _print(table, _left_out(wishes, nu=nu))
    _list(table)


def _wishes(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.site", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(KINDS), help="one kind of page")
    parser.add_argument("--site", action="append", choices=[*site_data.OURS, STOCK], help="one of the sites")
    parser.add_argument("--histories", type=int, default=3, help="how many of the real histories (3)")
    parser.add_argument("--every", action="store_true", help="look at every page, narrow and light, alone")
    parser.add_argument("--quick", action="store_true", help="one run for the paint, without the Nu checker")
    return parser.parse_args(words)


def _left_out(wishes: argparse.Namespace, *, nu: bool) -> frozenset[str]:
    """Return the checks that were not made, which the table leaves open."""
    browsed = {"keyboard", "no-script"} if wishes.every else set()
    return frozenset(browsed if nu and not wishes.quick else {*browsed, "nu"})


def _row(table: Table, site: Site, kind: str) -> Row:
    return table.setdefault((site.name != STOCK, kind), Row())


def _read(site: Site, kinds: frozenset[str], table: Table, *, nu: bool) -> None:
    """Measure what needs no browser: every page of a small site, the largest of each kind of a large one."""
    read = site_files.all_parsed(site.folder, kinds)
    for page, one in read.items():
        row = _row(table, site, kind_of(page))
        row.pages += 1
        row.size = max(row.size, one.size / one.limit)
    for page in comparisons(site.folder):
        if kind_of(page) in kinds:
            _row(table, site, kind_of(page)).pages += 1
    found = [*site_files.links(site.folder, read, site.alone), *site_files.markup(read)]
    if site.name != STOCK:
        found += [*site_files.sizes(read), *site_files.policies(site.folder, read, site.alone)]
    if nu:
        found += site_files.validated(site.folder, chosen(site.folder, kinds, MOST_PAGES.get(site.name, 1)))
    for problem in found:
        _row(table, site, problem.kind).found.append(problem)


def _browsed(browser: Browser, site: Site, kinds: frozenset[str], table: Table, runs: int) -> None:
    """Measure what a browser tells of the largest pages of each kind."""
    compared = [page for page in widest_comparison(site.folder) if kind_of(page) in kinds]
    with served(site.folder) as here:
        for page in (*chosen(site.folder, kinds, MOST_PAGES.get(site.name, 1)), *compared):
            row = _row(table, site, kind_of(page))
            row.looked += 1
            row.found += site_browser.everything(browser, here, page)
            row.visit = max(row.visit, site_browser.first_visit(browser, here, page))
            if kind_of(page) == "in-force":
                row.paint = max(row.paint, site_browser.first_paint(browser, here, page, runs))


def _every_page(browser: Browser, site: Site, kinds: frozenset[str], table: Table) -> None:
    """Look at every page of some kinds, not only at the largest: 360 px wide, where tables scroll.

    A page that leads on at once is left out. Of two versions that a reader chooses, some pairs are compared.
    """
    with served(site.folder) as here, site_browser.window(browser) as opened:
        for page in pages(site.folder):
            if kind_of(page) in kinds and not leads_on(site.folder, page):
                row = _row(table, site, kind_of(page))
                row.looked += 1
                row.found += site_browser.looked_at(opened, here, page, 360, "light")
        for page in (one for one in some_comparisons(site.folder) if kind_of(one) in kinds):
            row = _row(table, site, kind_of(page))
            row.looked += 1
            row.found += site_browser.in_every_look(opened, here, page)


def _print(table: Table, left_out: frozenset[str]) -> None:
    heads = ["pages", "looked at", *_COLUMNS, "own HTML ÷ limit", "first visit", "first paint"]
    print(f"\n| kind of page | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for ours in (True, False):
        for kind in KINDS:
            row = table.get((ours, kind))
            if row is None:
                continue
            counts = [
                "–" if left_out.issuperset(checks) else str(len(_distinct(row, checks))) for checks in _COLUMNS.values()
            ]
            size = f"{row.size:.2f}" if kind in site_files.BOUNDED else ""
            paint = f"{row.paint:.2f} s" if row.paint else ""
            visit = f"{row.visit / 1000:.0f} KB" if row.visit else ""
            cells = [str(row.pages), str(row.looked), *counts, size, visit, paint]
            print(f"| {kind if ours else f'stock: {kind}'} | {' | '.join(cells)} |")
    print(
        "\nCounted are distinct rules and places. Limits: none of them; own HTML ÷ limit ≤ 1 (1.5 × text + 20 KB);"
        f"\nfirst visit of the page in force ≤ {site_files.FIRST_VISIT // 1000} KB compressed; first contentful paint"
        f" ≤ {site_browser.FIRST_PAINT} s on “Fast 3G”."
    )


def _distinct(row: Row, checks: Sequence[str]) -> set[tuple[str, str, str]]:
    return {(one.check, one.rule, one.place) for one in row.found if one.check in checks}


def _list(table: Table) -> None:
    """Print what falls short on our pages: by kind and rule, with how often and an example."""
    for (ours, kind), row in table.items():
        if not ours or not row.found:
            continue
        counts = Counter((one.check, one.rule, one.place) for one in row.found)
        examples = {(one.check, one.rule, one.place): one for one in reversed(row.found)}
        print(f"\n{kind}: {len(counts)} that fall short")
        for key, count in sorted(counts.items())[:MOST_ROWS]:
            print(f"  {count:>4} × {examples[key]}")
        if len(counts) > MOST_ROWS:
            print(f"  and {len(counts) - MOST_ROWS} more places")


if __name__ == "__main__":
    main()
