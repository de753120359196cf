"""Every address inside the site, checked before anything is put in place: the page must be there, and the id on it."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote

from generator.errors import Finding, Place
from generator.publish.finished_pages import Finished
from generator.result_cache import kept

_VALUE: Final = re.compile('="')
_NAME: Final = re.compile(r"\s(href|src|id)\Z")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
RULE: Final = "broken-link"


def broken_links(
    pages: Iterable[Finished], files: Mapping[str, bytes], brands: Iterable[str], assets: Collection[str] = ()
) -> list[Finding]:
    """Return a finding for each address on a page that leads nowhere, or out of the brand's folder.

    A brand's folder is served alone too, so its pages lead nowhere else; in each are the theme's `assets`. Only what
    the program writes is read: its attributes stand in double quotes, and words are escaped.
    """
    alone = {path.removesuffix("index.html"): content for path, content in files.items() if path.endswith(".html")}
    texts = {page.address: page.content for page in pages} | {path: text.decode() for path, text in alone.items()}
    addresses, ids = dict[str, frozenset[str]](), dict[str, frozenset[str]]()
    for address, content in texts.items():
        found = set(_attributes(content))
        addresses[address] = frozenset(value for name, value in found if name != "id")
        ids[address] = frozenset(value for name, value in found if name == "id")
    folders = tuple(f"{brand}/" for brand in brands)
    known = {*files, *(f"{folder}{path}" for folder in ("", *folders) for path in assets)}
    return [
        Finding(Place(address or "index.html", 0), RULE, f"the address “{unescape(href)}” {reason}")
        for address, href, reason in _reasons(addresses, ids, known, folders)
    ]


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses and ids of a page, each after its name; they are found by their values, of which few are."""
    for match in _VALUE.finditer(html):
        name = _NAME.search(html, max(0, match.start() - len(" href")), match.start())
        if name and (end := html.find('"', match.end())) >= 0:
            yield name[1], html[match.end() : end]


def _reasons(
    addresses: dict[str, frozenset[str]],
    ids: dict[str, frozenset[str]],
    files: Collection[str],
    brands: tuple[str, ...],
) -> Iterator[tuple[str, str, str]]:
    for page, hrefs in addresses.items():
        brand = next((folder for folder in brands if page.startswith(folder)), "")
        for href in sorted(one for one in hrefs if one and not _ELSEWHERE.match(one)):
            path, _, anchor = href.partition("#")
            target = _target(page, path)
            if not target.startswith(brand) or target.startswith(".."):
                yield page, href, "leads out of the site"
            elif target in ids:
                if anchor and not _has_place(ids[target], anchor):
                    yield page, href, "names a place that is not on that page"
            elif target not in files:
                yield page, href, "leads nowhere"


def _has_place(ids: frozenset[str], anchor: str) -> bool:
    return anchor in ids or unquote(unescape(anchor)) in map(unescape, ids)


@kept(65536)
def _target(page: str, path: str) -> str:
    """Return the address below the site's root to which a path leads from a page."""
    plain = unquote(unescape(path)).partition("?")[0]
    if not plain:
        return page
    joined = posixpath.normpath(posixpath.join(page, plain))
    folder = plain.endswith(("/", "/.", "/..")) or plain in {".", ".."}
    return "" if joined == "." else f"{joined}/" if folder else joined
