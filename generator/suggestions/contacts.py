"""How the company can be reached, and how fast it replies."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.passages import TextPassage
from generator.suggestions.rights import answers
from generator.suggestions.suggestion import FactSuggestion

EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])")
PHONE: Final = re.compile(r"(?<![\w./-])(?:\+|\()?\d(?:[\s().‑-]{0,3}\d){6,14}(?![\w-])")
_BY_PHONE: Final = re.compile(r"\b(?:phone|tel|telephone|call|mobile|hotline|toll.free)\b", re.IGNORECASE)
_BY_POST: Final = re.compile(
    r"\b(?:mail|address|post|postal address|postal mail|mailing address|by (?:post|mail)|write to us(?: at)?)\s*:\s*",
    re.IGNORECASE,
)
_MOST_ADDRESS: Final = 200
_POSTCODE: Final = re.compile(r"\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def contacts(passages: Sequence[TextPassage], language: str = "en") -> Iterator[FactSuggestion]:
    """Yield the ways to reach the company that stand in the text, and within how long it replies."""
    taken: dict[str, int] = {}
    known: set[str] = set()

    def way(kind: str, value: str, quote: str, line: int) -> Iterator[FactSuggestion]:
        if value.casefold() in known:
            return
        known.add(value.casefold())
        taken[kind] = taken.get(kind, 0) + 1
        name = kind if taken[kind] == 1 else f"{kind}_{taken[kind]}"
        yield FactSuggestion(("channels", name), {"kind": kind, "value": value}, quote, line)

    lines: dict[int, TextPassage] = {one.line: one for one in reversed(passages)}
    for line, one in sorted(lines.items()):
        for match in EMAIL.finditer(one.block):
            yield from way("email", match[0].rstrip("."), match[0], line)
        for match in PHONE.finditer(one.block):
            near = one.block[max(0, match.start() - 40) : match.start()]
            if match[0].startswith("+") or _BY_PHONE.search(near):
                yield from way("phone", match[0], match[0], line)
        post = _BY_POST.search(one.block)
        if post:
            address = ", ".join(part.strip(" ,") for part in one.block[post.end() :].split("\n") if part.strip(" ,"))
            if _POSTCODE.search(address) and len(address) <= _MOST_ADDRESS and "@" not in address:
                quote = " ".join(one.block[post.end() :].split())
                yield from way("post", address.rstrip("."), quote, line)
    yield from answers(passages, "reply_within", language)
