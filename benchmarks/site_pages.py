"""Which kind of page stands at an address of a built site, and what is said of pages that fall short."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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


def chosen(site: Path, kinds: frozenset[str], most: int) -> list[str]:
    """Return up to `most` pages of each kind: the largest, so that a limit that it keeps is kept by the others."""
    by_kind: dict[str, list[str]] = {}
    for page in pages(site):
        by_kind.setdefault(kind_of(page), []).append(page)
    picked = []
    for kind in KINDS:
        if kind in kinds:
            here = by_kind.get(kind, [])
            picked += sorted(here, key=lambda page: (-file_of(site, page).stat().st_size, page))[:most]
    return picked


def _address(path: Path) -> str:
    text = path.as_posix()
    return text.removesuffix("index.html") if path.name == "index.html" else text
