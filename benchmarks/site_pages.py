"""Which kind of page stands at an address of a built site, and what is said of pages that fall short."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

COMPARED: Final = "/compare/?from="
"""In the address of two versions that a reader chose: a script puts them together, there is no file of its own."""
KINDS: Final = {
    "hub": r"",
    "brand": r"[^/]+/",
    "404": r"(?:[^/]+/)?404\.html",
    "in-force": r"[^/]+/[^/]+/",
    "upcoming": r"[^/]+/[^/]+/upcoming/",
    "notice": r"[^/]+/[^/]+/notice/",
    "archive": r"[^/]+/[^/]+/versions/",
    "version": r"[^/]+/[^/]+/versions/[\d.-]+/",
    "changes": r"[^/]+/[^/]+/versions/[\d.-]+/changes/",
    "compared": r".*/compare/\?from=\d+&to=\d+",
    "compare": r".*/compare/.*",
    "history": r".*/history/.*",
    "other": r".*",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that falls short: the check that found it, its rule, the page and the place on it."""

    check: str
    kind: str
    page: str
    rule: str
    place: str = ""
    said: str = ""

    def __str__(self) -> str:
        """Return one line."""
        words = [f"{self.check}/{self.rule}", f"[{self.kind}] /{self.page}", self.place, self.said]
        return "  ".join(" ".join(word.split())[:240] for word in words if word)


def kind_of(page: str) -> str:
    """Return the kind of the page at an address relative to the site's root (`gluptron/privacy/`)."""
    return next(kind for kind, form in KINDS.items() if re.fullmatch(form, page))


def pages(site: Path) -> list[str]:
    """Return the addresses of all pages of a built site."""
    return sorted(_address(path.relative_to(site)) for path in site.rglob("*.html"))


def file_of(site: Path, page: str) -> Path:
    """Return the file of a page."""
    return site / page / "index.html" if not page or page.endswith("/") else site / page


def leads_on(site: Path, page: str) -> bool:
    """Return True for a page that shows nothing but leads to another at once."""
    return b'http-equiv="refresh"' in file_of(site, page).read_bytes()


def chosen(site: Path, kinds: frozenset[str], most: int) -> list[str]:
    """Return up to `most` pages of each kind: the largest, so that a limit that it keeps is kept by the others.

    Pages that lead on are left out.
    """
    by_kind: dict[str, list[str]] = {}
    for page in pages(site):
        by_kind.setdefault(kind_of(page), []).append(page)
    picked = []
    for kind in KINDS:
        if kind in kinds:
            here = [page for page in by_kind.get(kind, []) if not leads_on(site, page)]
            picked += sorted(here, key=lambda page: (-file_of(site, page).stat().st_size, page))[:most]
    return picked


def comparisons(site: Path) -> list[str]:
    """Return the addresses at which any two versions of a policy are compared."""
    return [_compared(page, *pair) for page, numbers in _choices(site) for pair in combinations(numbers, 2)]


def some_comparisons(site: Path) -> list[str]:
    """Return four comparisons of each policy: the first two versions, the last two, two between, and first and last."""
    picked = []
    for page, numbers in _choices(site):
        third = len(numbers) // 3
        pairs = [numbers[:2], numbers[-2:], (numbers[third], numbers[2 * third or 1]), (numbers[0], numbers[-1])]
        picked += [_compared(page, old, new) for old, new in pairs]
    return list(dict.fromkeys(picked))


def widest_comparison(site: Path) -> list[str]:
    """Return the comparison of the first and the last version of the policy that has most to compare, if any."""
    return [_compared(page, numbers[0], numbers[-1]) for page, numbers in _choices(site)][:1]


def _choices(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Yield each page on which readers choose two versions, with the numbers of the versions; the largest first."""
    for texts in sorted(site.glob("*/*/compare/texts.json"), key=lambda path: (-path.stat().st_size, path)):
        numbers = [row["version"] for row in json.loads(texts.read_text(encoding="utf-8"))["versions"]]
        if len(numbers) > 1:
            yield f"{texts.parent.relative_to(site).as_posix()}/", numbers


def _compared(page: str, old: int, new: int) -> str:
    return f"{page}?from={old}&to={new}"


def _address(path: Path) -> str:
    text = path.as_posix()
    return text.removesuffix("index.html") if path.name == "index.html" else text
