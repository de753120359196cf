"""The rules of a style sheet as values: what each applies to, under which conditions, and what it sets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

import tinycss2

MOST_SELECTORS: Final = 2_000  # of nested rules: lists in lists multiply
DEEPEST: Final = 100  # brackets in brackets
_LONGEST: Final = 2_000  # letters of a nested selector: “& &” doubles with each rule around it
_VARIABLE: Final = re.compile(r"var\(\s*(?P<name>--[\w-]+)\s*(?:,(?P<other>[^()]*))?\)")
_STATEMENT: Final = frozenset({"import", "namespace", "layer"})
_AROUND: Final = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})


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
        return any("print" in one and not re.search(r"\b(?:screen|all|not)\b", one) for one in self.conditions)


UNREADABLE: Final = StyleRule(("*",), (), (("display", "none"),))


@lru_cache(maxsize=64)
def rules(text: str) -> tuple[StyleRule, ...]:
    """Return the rules of a style sheet, nested ones as they stand for themselves, values of its variables filled in.

    Of a variable that is set several times, each value is taken. One that nests too deep to be read hides all there is.
    """
    if _is_deep(text):
        return (UNREADABLE,)
    found = [*_nested(tinycss2.parse_stylesheet(text))]
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


def _nested(nodes: Iterable[Any]) -> Iterator[StyleRule]:
    """Yield the rules of a style sheet, and those in them."""
    waiting: list[tuple[Iterable[Any], tuple[str, ...], tuple[str, ...]]] = [(nodes, (), ())]
    while waiting:
        contents, selectors, conditions = waiting.pop()
        sets: list[tuple[str, str]] = []
        for node in contents:
            match node.type:
                case "declaration":
                    sets.append((node.name if node.name.startswith("--") else node.lower_name, _written(node.value)))
                case "qualified-rule":
                    inside = tinycss2.parse_blocks_contents(node.content)
                    waiting.append((inside, _within(selectors, _listed(node.prelude)), conditions))
                case "at-rule":
                    said = (*conditions, f"@{node.lower_at_keyword} {_written(node.prelude)}".rstrip())
                    if node.content is not None:
                        around = selectors if node.lower_at_keyword in _AROUND else ()
                        waiting.append((tinycss2.parse_blocks_contents(node.content), around, said))
                    elif node.lower_at_keyword in _STATEMENT:
                        yield StyleRule((), said, ())
        if sets:
            yield StyleRule(selectors, conditions, tuple(sets))


def _is_deep(text: str) -> bool:
    depths = accumulate((sign in "([{") - (sign in ")]}") for sign in text)
    return max(depths, default=0) > DEEPEST


def _written(tokens: Iterable[Any]) -> str:
    """Return tokens as words on one line: without comments, and what is escaped as the sign that it is."""
    return " ".join(tinycss2.serialize([one for one in tokens if one.type != "comment"]).split())


def _listed(prelude: Sequence[Any]) -> tuple[str, ...]:
    """Return the selectors of a list."""
    ends = [at for at, one in enumerate(prelude) if one == ","]
    parts = (prelude[start:end] for start, end in zip((0, *(at + 1 for at in ends)), (*ends, None), strict=True))
    return tuple(words for part in parts if (words := _written(part)))


def _within(around: Sequence[str], selectors: Sequence[str]) -> tuple[str, ...]:
    """Return selectors as they stand for themselves, nested in rules with others."""
    if not around:
        return tuple(selectors)
    every = (_inside(outer, one) for outer in around for one in selectors)
    return tuple(one for one, _ in zip(every, range(MOST_SELECTORS), strict=False))


def _inside(outer: str, one: str) -> str:
    """Return a selector inside another; one that grows without end stands for all there is."""
    if len(one) + len(outer) * one.count("&") > _LONGEST:
        return "*"
    return one.replace("&", outer) if "&" in one else f"{outer} {one}"
