"""Where links lead: the registrable domain of an address. The one door to the public suffix list."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_HOST: Final = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)|mailto:[^@]*@([^?]+)", re.IGNORECASE)


def domain(target: str) -> str:
    """Return the registrable domain to which an address leads; empty where it leads nowhere else."""
    match = _HOST.match(target)
    if not match:
        return ""
    host = (match[1] or match[2]).casefold().rstrip(".")
    return _list().privatesuffix(host) or host


def same_domain(one: str, other: str) -> bool:
    """Return True if two addresses lead to one registrable domain."""
    return bool(domain(one)) and domain(one) == domain(other)


@lru_cache(maxsize=1)
def _list() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 -- it is read when a link changed

    return PublicSuffixList()
