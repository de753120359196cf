"""Where links lead, by registrable domain: the one door to the public suffix list.

The list is data that comes with its package, read when the first link is compared.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_HOST: Final = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)|mailto:[^@]*@([^?]+)", re.IGNORECASE)


def site(target: str) -> str:
    """Return the registrable domain that an address leads to; empty where it names none."""
    match = _HOST.match(target)
    if not match:
        return ""
    host = str(match[1] or match[2]).casefold().rstrip(".")
    return _list().privatesuffix(host) or host


def domain(target: str) -> str:
    """Return the registrable domain in the letters that name servers know: a name in other letters has two spellings.

    Verdicts compare what is written (`site`); this is for whose address it is.
    """
    found = site(target)
    try:
        return found if found.isascii() else found.encode("idna").decode("ascii")
    except UnicodeError:  # no such name can be
        return found


def same_site(one: str, other: str) -> bool:
    """Return True if two addresses lead to one registrable domain in the same way, or both within the text's site."""
    return one == other or (_is_mail(one) == _is_mail(other) and site(one) == site(other))


def _is_mail(target: str) -> bool:
    return target.casefold().startswith("mailto:")


@lru_cache(maxsize=1)
def _list() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 -- read only when asked for: it takes 0.1 s

    return PublicSuffixList()
