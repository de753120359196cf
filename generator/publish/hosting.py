"""What hosts and search engines read of a site: the headers of every answer, the rules for robots, what is unused.

A policy that stands in the page can't say who may frame it, so hosts that know a `_headers` file send it as well.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape as text_of
from typing import Final

HEADERS: Final = "_headers"
POLICY: Final = "Content-Security-Policy"
ROBOTS: Final = "robots.txt"
_INLINE: Final = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_DIRECTIVES: Final = {"script": "script-src", "style": "style-src"}
_CHARSET: Final = '<meta charset="utf-8">'
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
    found = sorted({match.groups() for page in pages for match in _INLINE.finditer(page)})
    directives = {name: rest for name, _, rest in (part.strip().partition(" ") for part in policy.split(";")) if name}
    for element, content in found:
        # A browser reads every end of line as LF before it takes the digest.
        digest = hashlib.sha256(content.replace("\r\n", "\n").encode()).digest()
        allowed = f" 'sha256-{base64.b64encode(digest).decode()}'"
        directive = _DIRECTIVES[element]
        directives[directive] += "" if allowed in directives[directive] else allowed
    return "; ".join(f"{name} {rest}" for name, rest in directives.items())


def with_policy(page: str, policy: str) -> str:
    """Return a page that carries its policy, before anything that the policy is about."""
    meta = f'<meta http-equiv="{POLICY}" content="{text_of(policy, quote=False)}">'
    referrer = '<meta name="referrer" content="no-referrer">'
    return page.replace(_CHARSET, f"{_CHARSET}\n    {meta}\n    {referrer}", 1)


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
