"""What a style sheet hides: the selectors of its rules that hide what they match, and which elements those are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from generator.publish.style_rules import StyleRule, rules

_FAINT: Final = 0.4  # of opacity
_TINY: Final = {"": 0.3, "px": 5.0, "pt": 4.0, "em": 0.3, "rem": 0.3, "%": 20.0, "vh": 0.5, "vw": 0.5}
_SIZES: Final = re.compile(r"font-size|line-height|zoom|scale|(?:max-)?(?:block-size|inline-size|height|width)")
_NUMBER: Final = re.compile(r"(?P<number>\d*\.?\d+)\s*(?P<unit>[a-z%]*)", re.IGNORECASE)
_CLEAR: Final = r"(?:0?\.[0-3]\d*|0|[0-3]?\d%)"  # how much of a colour is there
_WAYS: Final = tuple(
    (re.compile(name), re.compile(value, re.IGNORECASE))
    for name, value in (
        (r"display", r"none\b|table-column|.*var\("),
        (
            r"display|(?:content-)?visibility|color|scale|zoom|font-size|line-height|(?:max-)?(?:height|width|\w+-size)",
            r".*(?:(?<![\w-])(?:if|attr)|(?<![\w-])--[\w-]+)\(",
        ),
        (r"font-size|line-height", r"(?:calc|min|max|clamp)\(.*(?<![\w.])0+(?:\.0*)?(?![\d.])"),
        (r"scale", r"(?:\S+\s+)*(?:0+(?:\.0*)?|\.0+)%?(?:\s|$)"),
        (r"font-size-adjust", r"0?\.[0-2]|0\s*$"),
        (r"contain|container(?:-type)?", r"(?:.*[\s/])?(?:strict|(?:block-)?size)\b"),
        (r"aspect-ratio", r"\d{3,}\s*(?:$|/\s*\d\b)"),
        (r"(?:max-)?(?:block-size|height)", r"(?:calc|min|max|clamp)\([\s0,+*pxremvhw%()-]*\)$"),
        (r"opacity", r"(?!var\()[a-z-]+\("),
        (r"(?:content-)?visibility", r"hidden|collapse"),
        (
            r"text-indent|left|right|top|bottom|letter-spacing|translate|transform|(?:inset|margin|padding|offset)[\w-]*",
            r".*(?:-\d{3,}|\d{4}|\d{3}\s*(?:v[wh]|%))",
        ),
        (r"font", r"(?:[\w-]+\s+)*(?:0*\.[0-3]\d*|0+)(?![\d.])(?:[a-z]+|%)?\s*(?:/|\s)"),
        (
            r"letter-spacing|word-spacing",
            r"-\s*(?:(?:0?\.[3-9]|[1-9])\d*(?:\.\d+)?\s*(?:r?em|r?ch|r?ex|r?ic|r?cap|r?lh|v\w{1,3})|(?:[4-9]|\d{2})\S*p[xt])",
        ),
        (r"-webkit-text-security|(?:-webkit-)?line-clamp", r"(?!none\b)."),
        (r"clip(?:-path)?|(?:-webkit-)?mask(?:-image)?", r"(?!\s*(?:none|auto)\b)."),
        (
            r"(?:-webkit-text-fill-)?color",
            rf"transparent\b|#(?:[0-9a-f]{{3}}|[0-9a-f]{{6}}0)0\b|.*(?:\((?:[^,()]*,){{3}}|/)\s*{_CLEAR}\s*\)",
        ),
        (r"filter", r".*(?:(?:opacity|contrast|brightness)\(\s*0|blur\()"),
        (r"transform", r".*(?:scale|rotate|perspective|matrix|skew)"),
        (r"rotate|perspective", r"(?!none\b)."),
    )
)
_SIBLING: Final = re.compile(r"[^\s>+~]+\s*[+~]\s*")
_STEP: Final = re.compile(r"\s*>\s*|\s+")
_SIMPLE: Final = re.compile(r"(?P<kind>[.#]?)(?P<name>[\w-]+)|\[(?P<attribute>[\w-]+)[^\]]*\]|::?(?P<pseudo>[\w-]+)")
_ATTRIBUTE: Final = re.compile(r"\[\s*([\w-]+)(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]")
_ANY_STATE: Final = frozenset(
    "root first-child last-child only-child first-of-type last-of-type only-of-type not nth-child nth-last-child"
    " nth-of-type nth-last-of-type has lang dir scope target-within first-line first-letter is where".split()
)
_ONE_OF: Final = re.compile(r":(?:is|where|matches|-webkit-any|-moz-any)\((?P<inside>(?:[^()]|\([^()]*\))*)\)")
_IN_BRACKETS: Final = re.compile(r"\((?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its name, and its attributes."""

    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None where it has none."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class SelectorStep:
    """One step of a selector: what the name, the ids, the classes and the attributes of an element have to be."""

    names: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def hiding(text: str, *, on_paper: bool = False) -> tuple[str, ...]:
    """Return the selectors of the rules of a style sheet that hide what they match on screens, or on paper alone.

    A rule whose animation ends in something hidden is one of them.
    """
    every = [one for one in rules(text) if one.on_paper is on_paper]
    frames = {_frames(one) for one in every if _frames(one) and _hides(one)}
    return tuple(
        selector
        for rule in every
        if not _frames(rule) and (_hides(rule) or _moves_by(rule, frames))
        for selector in rule.selectors
    )


def hides_by_style(style: str) -> bool:
    """Return True if the attribute `style` of an element hides it."""
    return any(_hides(one) for one in rules(f"x {{{style}}}"))


def _frames(rule: StyleRule) -> str:
    """Return the name of the animation of which this rule is a step; empty where it is of none."""
    return next((one.split()[-1] for one in rule.conditions if "keyframes" in one.split()[0]), "")


def _moves_by(rule: StyleRule, frames: set[str]) -> bool:
    return any(frames & set(value.split()) for name, value in rule.sets if name in {"animation", "animation-name"})


def _hides(rule: StyleRule) -> bool:
    return any(_is_hiding(name, value) for name, value in rule.sets)


def _is_hiding(name: str, value: str) -> bool:
    if (found := _NUMBER.fullmatch(value)) and (name == "opacity" or _SIZES.fullmatch(name)):
        number, unit = float(found["number"]), found["unit"].lower()
        if name == "opacity":
            return number / (100 if unit == "%" else 1) < _FAINT
        return number <= _TINY.get(unit, 0)
    return any(one.fullmatch(name) and said.match(value) for one, said in _WAYS)


def matches(selector: str, chain: Sequence[Element]) -> bool:
    """Return True if a selector may match the last of these elements or one around it; states such as :hover never."""
    return any(matches_last(selector, chain[: at + 1]) for at in range(len(chain)))


def matches_last(selector: str, chain: Sequence[Element]) -> bool:
    """Return True if a selector may match the last of these elements; what stands beside them may be anything.

    Each of the selectors in `:is(…)` is read in its place; what `:not(…)` or `:has(…)` say may be so.
    """
    return any(_ends_at(steps, chain) for steps in _read(selector))


@lru_cache(maxsize=1024)
def _read(selector: str) -> tuple[tuple[SelectorStep, ...], ...]:
    """Return the steps of a selector, and of each that it stands for; empty where nothing can match it."""
    if one_of := _ONE_OF.search(selector):
        every = (one.strip() for one in one_of["inside"].split(","))
        return tuple(steps for one in every for steps in _read(selector.replace(one_of[0], one)))
    selector = _IN_BRACKETS.sub("", _ATTRIBUTE.sub(r"[\1]", selector))
    steps = tuple(_step(one) for one in _STEP.split(_SIBLING.sub("", selector)) if one)
    return (tuple(one for one in steps if one),) if all(steps) else ()


def _step(words: str) -> SelectorStep | None:
    """Return one step of a selector; None where no element can be it."""
    step = SelectorStep()
    parts = [*_SIMPLE.finditer(words)]
    for part in parts:
        if part["pseudo"]:
            if part["pseudo"] not in _ANY_STATE:
                return None
        elif part["attribute"]:
            step = replace(step, has=step.has | {part["attribute"].lower()})
        elif part["kind"] == ".":
            step = replace(step, classes=step.classes | {part["name"]})
        elif part["kind"] == "#":
            step = replace(step, ids=step.ids | {part["name"]})
        else:
            step = replace(step, names=step.names | {part["name"]})
    return step if parts or "*" in words else None


def _ends_at(steps: Sequence[SelectorStep], chain: Sequence[Element]) -> bool:
    if not steps:
        return True
    if not chain or not _is(steps[-1], chain[-1]):
        return False
    return len(steps) == 1 or any(_ends_at(steps[:-1], chain[:at]) for at in range(1, len(chain)))


def _is(step: SelectorStep, one: Element) -> bool:
    if not step.names <= {one.name}:
        return False
    there = dict(one.attributes)
    return (
        step.has <= there.keys()
        and step.ids <= {there.get("id")}
        and step.classes <= {*(there.get("class") or "").split()}
    )


def selectors_beyond(styles: Sequence[tuple[str, str]], usual: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what style sheets, given by name and text, hide that the usual ones don't: the name, and a selector."""
    known = {selector for text in usual for selector in hiding(text)}
    for name, text in styles:
        yield from ((name, one) for one in hiding(text) if one not in known)
