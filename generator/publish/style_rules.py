"""The rules of a style sheet as values: what each applies to, under which conditions, and what it sets."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MOST_SELECTORS: Final = 2_000  # of nested rules: lists in lists multiply
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})[ \t\n]?|(?P<sign>[^\n0-9a-fA-F]))")
_TOKEN: Final = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\((?:[^()\"'{}]|\([^()]*\))*\)|[{};]", re.DOTALL
)
_VARIABLE: Final = re.compile(r"var\(\s*(?P<name>--[\w-]+)\s*(?:,(?P<other>[^()]*))?\)")
_STATEMENT: Final = frozenset({"@import", "@charset", "@namespace", "@layer"})
_AROUND: Final = ("@media", "@supports", "@layer", "@container", "@scope", "@starting-style")


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule: its selectors, the conditions around it, and what it sets, by property.

    Of an at-rule that is none around others (`@keyframes`, `@font-face`, `@import`), `selectors` is empty and the last
    of the conditions names it.
    """

    selectors: tuple[str, ...]
    conditions: tuple[str, ...]
    sets: tuple[tuple[str, str], ...]

    @property
    def on_paper(self) -> bool:
        """Return True if it holds on paper alone."""
        return any("print" in one and "screen" not in one for one in self.conditions)


@lru_cache(maxsize=64)
def rules(text: str) -> tuple[StyleRule, ...]:
    """Return the rules of a style sheet, nested ones as they stand for themselves, values of its variables filled in.

    Of a variable that is set several times, each value is taken.
    """
    found = [*_nested(_COMMENT.sub(" ", text))]
    values: dict[str, list[str]] = {}
    for name, value in (one for rule in found for one in rule.sets if one[0].startswith("--")):
        values.setdefault(name, []).append(value)
    return tuple(
        StyleRule(rule.selectors, rule.conditions, tuple(one for each in rule.sets for one in _filled(each, values)))
        for rule in found
    )


def _filled(one: tuple[str, str], values: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    name, value = one
    yield name, value
    if match := _VARIABLE.search(value):
        for filled in (*values.get(match["name"], ()), *([match["other"]] if match["other"] else [])):
            yield name, value.replace(match[0], filled.strip())


def _nested(text: str) -> Iterator[StyleRule]:
    """Yield the rules of a text without comments, each when its block ends."""
    open_ones: list[tuple[tuple[str, ...], tuple[str, ...], list[tuple[str, str]]]] = [((), (), [])]
    begun = 0
    for match in _TOKEN.finditer(text):
        if match[0] not in "{};":
            continue
        said, begun = text[begun : match.start()].strip(), match.end()
        selectors, conditions, sets = open_ones[-1]
        if match[0] == "{":
            head = unescaped(said)
            if head.startswith("@"):
                inside = selectors if head.startswith(_AROUND) else ()
                open_ones.append((inside, (*conditions, head), []))
            else:
                open_ones.append((_within(selectors, _listed(head)), conditions, []))
            continue
        if said:
            sets.extend(_set(said))
            if said.split(None, 1)[0] in _STATEMENT:
                yield StyleRule((), (*conditions, unescaped(said)), ())
        if match[0] == "}" and len(open_ones) > 1:
            open_ones.pop()
            if sets:
                yield StyleRule(selectors, conditions, tuple(sets))
    yield from (StyleRule(selectors, conditions, tuple(sets)) for selectors, conditions, sets in open_ones if sets)


def unescaped(words: str) -> str:
    """Return words of a style sheet as a browser reads them: a sign can stand there by its number."""
    return _ESCAPE.sub(lambda one: _sign(int(one["code"], 16)) if one["code"] else one["sign"], words)


def _sign(number: int) -> str:
    surrogate = 0xD800 <= number <= 0xDFFF  # noqa: PLR2004 -- as Unicode has them
    return "\ufffd" if surrogate or number > sys.maxunicode else chr(number)


def _set(said: str) -> Iterator[tuple[str, str]]:
    name, colon, value = unescaped(said).partition(":")
    if colon and not name.startswith("@"):
        name = name.strip() if name.strip().startswith("--") else name.strip().lower()
        yield name, re.sub(r"\s*!\s*important$", "", value.strip(), flags=re.IGNORECASE)


def _listed(head: str) -> tuple[str, ...]:
    """Return the selectors of a list; commas in brackets part none."""
    parts, depth, begun = [], 0, 0
    for at, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append(head[begun:at])
            begun = at + 1
    return tuple(" ".join(one.split()) for one in (*parts, head[begun:]) if one.strip())


def _within(around: Sequence[str], selectors: Sequence[str]) -> tuple[str, ...]:
    """Return selectors as they stand for themselves, nested in rules with others."""
    if not around:
        return tuple(selectors)
    every = (one.replace("&", outer) if "&" in one else f"{outer} {one}" for outer in around for one in selectors)
    return tuple(one for one, _ in zip(every, range(MOST_SELECTORS), strict=False))
