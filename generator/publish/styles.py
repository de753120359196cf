"""The theme's style sheet without the rules for what no page has: most of it is for what policies never use."""

import re
from collections.abc import Collection, Iterator
from typing import Final

_TOKEN: Final = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[^\"'/{};]+|.", re.DOTALL)
_NOT: Final = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_CLASS: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_HAS: Final = re.compile(r'class="?([^">]*)')
_WORD: Final = re.compile(r"[\w-]+")
_USES: Final = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS: Final = ("@media", "@supports", "@layer")
_ICON: Final = re.compile(r"--md-[\w-]*icon[\w-]*")

Rule = tuple[str, str]  # what stands before the braces, or all of a statement; what stands between them


def classes(page: str) -> frozenset[str]:
    """Return the classes that a page has."""
    return frozenset(name for value in set(_HAS.findall(page)) for name in value.split())


def words(script: str) -> frozenset[str]:
    """Return what may be the name of a class in a script."""
    return frozenset(_WORD.findall(script))


def used(sheet: str, known: Collection[str], others: str = "") -> str:
    """Return a style sheet without rules for unknown classes, and without icons that neither it nor `others` show."""
    kept = _without_classes(sheet, known)
    shown = frozenset(_USES.findall(kept + others))
    return _without_icons(kept, shown)


def _without_classes(sheet: str, known: Collection[str]) -> str:
    parts = []
    for head, body in _rules(sheet):
        if head.startswith(_GROUPS):
            inner = _without_classes(body, known)
            if inner:
                parts.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            parts.append(f"{head}{{{body}}}" if body or not head.endswith(";") else head)
        else:
            selectors = [one for one in _selectors(head) if all(name in known for name in _classes(one))]
            if selectors:
                parts.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(parts)


def _without_icons(sheet: str, shown: Collection[str]) -> str:
    parts = []
    for head, body in _rules(sheet):
        if head.startswith(_GROUPS):
            parts.append(f"{head}{{{_without_icons(body, shown)}}}")
        elif head.startswith("@"):
            parts.append(f"{head}{{{body}}}" if body or not head.endswith(";") else head)
        else:
            declarations = [one for one in _declarations(body) if _wanted(one, shown)]
            if declarations:
                parts.append(f"{head}{{{';'.join(declarations)}}}")
    return "".join(parts)


def _wanted(declaration: str, shown: Collection[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return not _ICON.fullmatch(name) or name in shown


def _classes(selector: str) -> list[str]:
    return _CLASS.findall(_NOT.sub("", selector))


def _rules(sheet: str) -> Iterator[Rule]:
    """Yield the rules of one level, in order; a statement without braces keeps its semicolon."""
    head: list[str] = []
    body: list[str] = []
    depth = 0
    for piece in _TOKEN.findall(sheet):
        if piece.startswith("/*"):
            continue
        if piece == "{":
            depth += 1
            if depth == 1:
                continue
        elif piece == "}":
            depth -= 1
            if depth == 0:
                yield "".join(head).strip(), "".join(body)
                head, body = [], []
                continue
        elif piece == ";" and depth == 0:
            yield f"{''.join(head).strip()};", ""
            head = []
            continue
        (body if depth else head).append(piece)


def _selectors(head: str) -> list[str]:
    """Return the selectors of a list; a comma inside brackets divides none."""
    return [one.strip() for one in re.split(r",(?![^(\[]*[)\]])", head)]


def _declarations(body: str) -> list[str]:
    found = [""]
    for piece in _TOKEN.findall(body):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return [one for one in found if one.strip()]
