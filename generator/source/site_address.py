"""Where brand.yml says that readers are: an address of pages, which others than this machine can reach."""

import ipaddress
import re
from typing import Final

_HERE: Final = ("localhost", "invalid")
_INSIDE: Final = ("local", "internal", "intranet", "lan", "home", "corp", "test", "localdomain")
"""Ends of names of networks of one's own, which nobody else can ask for. Source: RFC 6761, RFC 6762."""


def wrong_address(address: str) -> str:
    """Return why pages can't be below an address, or nobody but this machine sees them; empty where they can be."""
    host, path = _parts(address)
    if "?" in address or "#" in address:
        return "what stands after “?” or “#” is no place for pages, and the same page would be shown for each of them"
    if {".", ".."} & {*path.split("/")}:
        return "a way with “..” leads elsewhere than it says"
    number = _number(host)
    if host.rpartition(".")[2] in _HERE or (number and (number.is_loopback or number.is_unspecified)):
        return "this is the machine itself: no reader sees it there"
    return ""


def inside_address(address: str) -> bool:
    """Return True if an address is one of a network of one's own, as far as its name tells: others can't reach it."""
    host, _ = _parts(address)
    number = _number(host)
    if number:
        return not number.is_global
    return "." not in host or host.rpartition(".")[2] in _INSIDE


_PARTS: Final = re.compile(r"\w+://(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)[^/?#]*(.*)", re.DOTALL)


def _parts(address: str) -> tuple[str, str]:
    """Return the host of an address in lower case, and what stands after it."""
    match = _PARTS.match(address)
    return (match[1].strip("[]").rstrip(".").lower(), match[2]) if match else ("", "")


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
