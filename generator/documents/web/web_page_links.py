"""Links of a web page: those of headings to themselves, and those to other pages of its site."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urljoin

from generator.documents.web.web_page_parts import HEADINGS, words
from generator.documents.xml_tree import Element

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAVED: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000})\s*-->")
_TOP: Final = 4096
_STATED: Final = (
    (".//link[@rel='canonical']", "href"),
    (".//meta[@property='og:url']", "content"),
    (".//base", "href"),
)
_SHOWN: Final = 3


def address(root: Element, text: str) -> str:
    """Return the address of a page, as it or the browser that saved it states it; empty where neither does."""
    for path, name in _STATED:
        found = root.find(path)
        if found is not None and found.get(name, "").startswith(("https://", "http://")):
            return str(found.get(name)).split("#")[0]
    saved = _SAVED.search(text[:_TOP])
    return saved[1].split("#")[0] if saved else ""


def resolve(part: Element, base: str) -> list[str]:
    """Give links to other pages their whole address, and return those whose site nobody knows: they are words."""
    lost = []
    for link in part.iter("a"):
        href = link.get("href", "").strip()
        if not href or href.startswith("#") or _SCHEME.match(href):
            continue
        whole = _joined(base, href) if base else f"https:{href}" if href.startswith("//") else ""
        if whole:
            link.set("href", whole)
        else:
            del link.attrib["href"]
            lost += [href] if words(link) else []
    return lost


def unlink_headings(part: Element) -> list[str]:
    """Make words of headings that are wholly a link, as a section's title has none, and return what lead elsewhere."""
    lost = []
    for heading in part.iter(*HEADINGS):
        links = [one for one in heading.iter("a") if words(one)]
        if not links or sum(map(words, links)) != words(heading):
            continue
        for link in links:
            href = link.attrib.pop("href", "")
            lost += [href] if href and not href.startswith("#") else []
    return lost


def doubts(lost: Sequence[str], of_headings: Sequence[str]) -> Iterator[str]:
    """Yield what is said of links that are no links in the text."""
    if lost:
        yield (
            f"links to other pages of its site are plain words now ({len(lost)}), since it doesn't say its address:"
            f" {_names(lost)}"
        )
    if of_headings:
        yield f"links of whole headings are plain words now ({len(of_headings)}): {_names(of_headings)}"


def _names(every: Sequence[str]) -> str:
    names = list(dict.fromkeys(every))
    return "; ".join(f"“{one[:80]}”" for one in names[:_SHOWN]) + ("; …" if len(names) > _SHOWN else "")


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href
