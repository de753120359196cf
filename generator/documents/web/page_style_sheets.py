"""What the style sheets that stand in a saved web page hide or add: words that their readers don't see, or see besides.

No word is left out of the text for it, since a browser may show it all the same: what two copies of a page hide, or
add, is compared, so that nothing that was hidden is shown unsaid.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.documents.xml_tree import Element

MOST_RULES: Final = 20_000
_DEEPEST: Final = 20  # conditions in conditions
_MOST_ELEMENTS: Final = 20_000
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND: Final = re.compile(r"@(?:media|supports|layer|container)\b(?![^{]*\bprint\b)", re.IGNORECASE)
_COMPOUND: Final = re.compile(r"(?:[.#]?-?[\w-]+|\*|\[[^\]]*\])+")
_SIMPLE: Final = re.compile(r"[.#]?-?[\w-]+|\[[^\]]*\]")
_PSEUDO: Final = re.compile(r"::?[\w-]+(?:\([^()]*\))?")
_ADDED: Final = re.compile(r"::?(?:before|after)\s*$", re.IGNORECASE)
_OF_MOMENT: Final = re.compile(r":(?:hover|focus|active|target|checked|visited|disabled)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_DENIED: Final = re.compile(r":not\([^()]*\)", re.IGNORECASE)
_COMMA: Final = re.compile(r",(?![^()]*\))")
_ALIAS: Final = re.compile(r":(?:where|is|any|-webkit-any|matches)\(([^()]*)\)", re.IGNORECASE)
_MOST_ALIASES: Final = 64
_LONGEST: Final = 60
_LONGEST_HEAD: Final = 4_000
_DECIDING: Final = frozenset(
    "display visibility content-visibility opacity font-size filter transform text-indent left right top bottom margin"
    " margin-left margin-top clip clip-path color -webkit-text-fill-color height max-height width max-width overflow"
    " overflow-x overflow-y text-decoration text-decoration-line".split()
)


@dataclass(frozen=True, slots=True)
class SheetRule:
    """A selector of a rule: its compounds from outside in, what else it asks for, how much it weighs, what it sets."""

    compounds: tuple[str, ...]
    besides: str
    weight: tuple[int, int, int]
    sets: tuple[tuple[str, str], ...]
    adds: bool = False


@dataclass(frozen=True, slots=True)
class StyleSheets:
    """The rules of a page, by the last name in their selector, so that few are asked of each element."""

    rules: dict[str, list[tuple[int, SheetRule]]] = field(default_factory=dict)
    acting: dict[str, list[SheetRule]] = field(default_factory=dict)
    """Those alone that hide, strike or add something."""

    def of(self, element: Element) -> list[SheetRule]:
        """Return the rules for an element in the order in which they win, those that win last; none where none acts."""
        names = _names(element)
        acting = (rule for name in names for rule in self.acting.get(name, ()))
        if not any(_selects(rule.compounds, element) for rule in acting):
            return []
        found = [one for name in names for one in self.rules.get(name, ()) if _selects(one[1].compounds, element)]
        return [rule for _, rule in sorted(found, key=lambda one: (one[1].weight, one[0]))]


def _names(element: Element) -> tuple[str, ...]:
    classes = (f".{one}" for one in element.get("class", "").split())
    return ("*", str(element.tag), *classes, f"#{element.get('id')}")


def read(root: Element, hides: Callable[[str], bool]) -> StyleSheets:
    """Return the style sheets that stand in a page; rules for paper alone, and of moments, hold nothing here."""
    sheets = StyleSheets()
    rules = (rule for one in root.iter("style") for rule in _rules(_COMMENT.sub("", "".join(one.itertext()))))
    for number, rule in zip(range(MOST_RULES), rules, strict=False):
        names = _SIMPLE.findall(rule.compounds[-1])
        name = next((one for one in names if one[0] in "#."), next((one for one in names if one[0] != "["), "*"))
        key = name if name[0] in "#." else name.casefold()
        sheets.rules.setdefault(key, []).append((number, rule))
        if rule.adds or hides("; ".join(f"{name}: {value}" for name, value in rule.sets)):
            sheets.acting.setdefault(key, []).append(rule)
    return sheets


def _rules(text: str, depth: int = 0) -> Iterator[SheetRule]:
    at = 0
    while (opens := text.find("{", at)) >= 0:
        head = text[at:opens].rpartition("}")[2].rpartition(";")[2].strip()
        opened, end = 1, opens + 1
        while opened and end < len(text):
            opened += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        inside, at = text[opens + 1 : end if opened else end - 1], end
        if head.startswith("@"):
            yield from _rules(inside, depth + 1) if _AROUND.match(head) and depth < _DEEPEST else ()
            continue
        sets = tuple(_declarations(inside))
        for selector in _COMMA.split(head[:_LONGEST_HEAD]) if sets else ():
            if not _OF_MOMENT.search(_DENIED.sub("", selector)) and ":has(" not in selector:
                yield from (_rule(one.strip(), sets) for one in _spelt_out(selector))


def _spelt_out(selector: str) -> list[str]:
    """Return the selectors for which one with “:is(p, li)” stands."""
    found = [selector]
    while len(found) < _MOST_ALIASES and (alias := next(filter(_ALIAS.search, found), None)):
        found.remove(alias)
        match = _ALIAS.search(alias)
        found += (
            [f"{alias[: match.start()]}{one.strip()}{alias[match.end() :]}" for one in match[1].split(",")]
            if match
            else []
        )
    return found


def _declarations(inside: str) -> Iterator[tuple[str, str]]:
    for one in inside.partition("{")[0].split(";"):
        name, colon, value = one.partition(":")
        if colon and (name.strip().casefold() in _DECIDING or name.strip().casefold() == "content"):
            yield name.strip().casefold(), value.strip()


def _rule(selector: str, sets: tuple[tuple[str, str], ...]) -> SheetRule:
    adds = _ADDED.search(selector) is not None
    besides = " ".join(_PSEUDO.findall(_ADDED.sub("", selector)))
    compounds = tuple(_COMPOUND.findall(_PSEUDO.sub("", selector)))
    if not compounds:
        compounds = ("*",)
    simple = [one for compound in compounds for one in _SIMPLE.findall(compound)]
    ids, classes = (sum(one[0] in signs for one in simple) for signs in ("#", ".["))
    weight = (ids, classes + besides.count(":"), len(simple) - ids - classes)
    return SheetRule(compounds, besides, weight, sets, adds)


def _selects(compounds: Sequence[str], element: Element) -> bool:
    """Return True if an element fits the last part of a selector, and those around it the others, in their order."""
    if not _fits(compounds[-1], element):
        return False
    around = element.iterancestors()
    return all(any(_fits(compound, up) for up in around) for compound in reversed(compounds[:-1]))


def _fits(compound: str, element: Element) -> bool:
    return all(_has_name(element, one) for one in _SIMPLE.findall(compound))


def _has_name(element: Element, name: str) -> bool:
    """Return True if an element has a class, an id or an attribute, whatever its value, or is called so."""
    match name[0]:
        case "[":
            return element.get(re.split(r"[~|^$*]?=", name[1:-1])[0].strip()) is not None
        case ".":
            return name[1:] in str(element.get("class", "")).split()
        case "#":
            return name[1:] == str(element.get("id"))
        case _:
            return name.casefold() == str(element.tag)


def style_of(rules: Sequence[SheetRule], own: str) -> str:
    """Return what holds of an element after all, in the form of a `style`; its own declarations win, as it has them."""
    found: dict[str, str] = {}
    firm: set[str] = set()
    for name, value in ((name, value) for rule in rules if not rule.adds for name, value in rule.sets):
        if "!important" in value or name not in firm:
            found[name] = value.replace("!important", "").strip()
        firm |= {name} if "!important" in value else set()
    found |= {name: value for name, value in _declarations(own) if name not in firm}
    return "; ".join(f"{name}: {value}" for name, value in found.items())


def added(sheets: StyleSheets, part: Element) -> Iterator[str]:
    """Yield the words that style sheets add before and behind elements of a part, with the words of each."""
    for one in _elements(part):
        for rule in sheets.of(one):
            for name, value in rule.sets if rule.adds else ():
                said = " ".join("".join(found) for found in _QUOTED.findall(value)) if name == "content" else ""
                if _WORD.search(said):
                    yield f"{said.strip()} ({text(one)})"


def besides(rules: Sequence[SheetRule]) -> str:
    """Return what selectors ask for of an element beside its names, such as its place: “:nth-child(2)”."""
    return " ".join(rule.besides for rule in rules if rule.besides and not rule.adds)


def _elements(part: Element) -> Iterator[Element]:
    every = (one for one in part.iter() if isinstance(one.tag, str))
    yield from (one for one, _ in zip(every, range(_MOST_ELEMENTS), strict=False))


def text(element: Element) -> str:
    """Return the first words of an element, with one space where white space is."""
    return " ".join("".join(element.itertext()).split())[:_LONGEST]
