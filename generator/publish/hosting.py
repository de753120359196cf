"""What hosts and search engines read of a site: the headers of every answer, the rules for robots, what is unused.

A policy that stands in the page can't say who may frame it, so hosts that know a `_headers` file send it as well.
"""

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Final

HEADERS: Final = "_headers"
POLICY: Final = "Content-Security-Policy"
ROBOTS: Final = "robots.txt"
_DIRECTIVES: Final = {"script": "script-src", "style": "style-src"}
_ELSE: Final = "default-src"  # what browsers go by where a directive is left out
_NOTHING_OF_THE_DEVICE: Final = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)


def allowing(policy: str, pages: Iterable[str]) -> str:
    """Return a Content-Security-Policy that also allows what stands inside these pages, by its digests, each once."""
    found = sorted({one for page in pages for one in _inline(page)})
    directives = {name: rest for name, _, rest in (part.strip().partition(" ") for part in policy.split(";")) if name}
    for element, content in found:
        # A browser reads every end of line as LF before it takes the digest.
        digest = hashlib.sha256(content.replace("\r\n", "\n").encode()).digest()
        allowed = f" 'sha256-{base64.b64encode(digest).decode()}'"
        directive = _DIRECTIVES[element]
        said = directives.get(directive, directives.get(_ELSE))
        if said is not None:  # else whatever stands in a page is allowed
            said = said.removeprefix("'none'")
            directives[directive] = said if allowed in said else f"{said}{allowed}".strip()
    return "; ".join(f"{name} {rest}" for name, rest in directives.items())


class _Inline(HTMLParser):
    """Collects what stands in a page's own elements for scripts and styles: the name of each, and its content."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str]] = []
        self._open = ""
        self._content = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where such an element begins."""
        self._open, self._content = (tag, "") if tag in _DIRECTIVES and "src" not in dict(attrs) else ("", "")

    def handle_data(self, data: str) -> None:
        """Take a part of what stands in it."""
        self._content += data

    def handle_endtag(self, tag: str) -> None:
        """Take the whole where it ends."""
        if tag == self._open:
            self.found.append((tag, self._content))
            self._open = ""


def _inline(page: str) -> list[tuple[str, str]]:
    parser = _Inline()
    parser.feed(page)
    parser.close()
    return parser.found


def headers(policy: str, archives: Iterable[str]) -> str:
    """Return the `_headers` file, as Netlify, Cloudflare Pages and others read it.

    `archives` are patterns of addresses whose files, not only their pages, are kept out of search engines. Everything
    is public and nothing depends on who asks, so any other site may read it: applications do.
    """
    every = {
        POLICY: f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOTHING_OF_THE_DEVICE),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Access-Control-Allow-Origin": "*",
    }
    rules = [("/*", every), *((pattern, {"X-Robots-Tag": "noindex"}) for pattern in archives)]
    return "\n".join(
        "".join((f"{pattern}\n", *(f"  {name}: {value}\n" for name, value in lines.items())))
        for pattern, lines in rules
    )


def robots(site_maps: Iterable[str]) -> str:
    """Return `robots.txt`. What is not in force says so itself (noindex), which only those see who may fetch it."""
    lines = ["User-agent: *", "Allow: /", *(f"Sitemap: {address}" for address in site_maps)]
    return "".join(f"{line}\n" for line in lines)
