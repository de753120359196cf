"""The numbers that Word makes: read from a file's numbering, counted as Word counts, written into its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.documents.tree.list_labels import label
from generator.documents.xml_tree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
NO_LIST: Final = "0"
LEVELS: Final = 9
_STYLES: Final = {
    "decimal": "Decimal",
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}
_ENOUGH: Final = 2  # headings with a style
_HEADING_LENGTH: Final = 120


@dataclass(frozen=True, slots=True)
class NumberingLevel:
    """A level of a numbering: how its numbers are written, and at which it starts; `style` is empty for bullets."""

    style: str = ""
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style brings: its numbering, and its outline level (0 for a first heading; -1 for none)."""

    numbering: str = ""
    level: int = 0
    outline: int = -1
    name: str = ""
    bold: bool = False


Numberings = Mapping[str, tuple[str, tuple[NumberingLevel, ...]]]


def numberings(root: Element | None) -> dict[str, tuple[str, tuple[NumberingLevel, ...]]]:
    """Return the numberings of a file by their ids: each with the list that it counts in, and its levels."""
    if root is None:
        return {}
    abstract = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    found: dict[str, tuple[str, tuple[NumberingLevel, ...]]] = {}
    for one in root.iter(f"{W}num"):
        name, kind = one.get(f"{W}numId", ""), _value(one, "abstractNumId")
        if kind not in abstract:
            continue
        levels = {_number(level, "ilvl"): _level(level) for level in abstract[kind].iter(f"{W}lvl")}
        counts_in = kind
        for changed in one.iter(f"{W}lvlOverride"):
            at, inner = _number(changed, "ilvl"), changed.find(f"{W}lvl")
            if inner is not None:
                levels[at] = _level(inner)
            start = _value(changed, "startOverride")
            if start.isdigit():
                was = levels.get(at, NumberingLevel())
                levels[at] = NumberingLevel(was.style, was.text, int(start), was.legal)
                counts_in = f"num {name}"
        found[name] = (counts_in, tuple(levels.get(n, NumberingLevel()) for n in range(LEVELS)))
    return found


def _level(element: Element) -> NumberingLevel:
    form, start = _value(element, "numFmt"), _value(element, "start")
    style = _STYLES.get(form, "Decimal" if form not in {"bullet", "none", ""} else "")
    text = _value(element, "lvlText")
    legal = element.find(f"{W}isLgl") is not None
    return NumberingLevel(style if "%" in text else "", text, int(start) if start.isdigit() else 1, legal)


def styles(root: Element | None) -> dict[str, Style]:
    """Return what the paragraph styles of a file bring, by their ids; each has what the one that it is based on has."""
    if root is None:
        return {}
    found = {one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style") if one.get(f"{W}type") == "paragraph"}
    return {name: _style(name, found) for name in found}


def _style(name: str, known: Mapping[str, Element], depth: int = 0) -> Style:
    element = known.get(name)
    if element is None or depth > LEVELS:
        return Style()
    base = _style(_value(element, "basedOn"), known, depth + 1)
    settings = element.find(f"{W}pPr")
    number, level = numbered(settings)
    outline = _value(settings, "outlineLvl") if settings is not None else ""
    look = element.find(f"{W}rPr")
    bold = look is not None and is_on(look.find(f"{W}b"))
    return Style(
        number or base.numbering,
        base.level if level is None else level,
        int(outline) if outline.isdigit() else base.outline,
        _value(element, "name").casefold(),
        bold or base.bold,
    )


def numbered(settings: Element | None) -> tuple[str, int | None]:
    """Return the numbering and the level that the settings of a paragraph name; empty and None where they don't."""
    element = settings.find(f"{W}numPr") if settings is not None else None
    if element is None:
        return "", None
    level = _value(element, "ilvl")
    return _value(element, "numId"), int(level) if level.isdigit() else None


class Counters:
    """The counts of all lists so far; the one thing here that changes, as the text is read from its start."""

    def __init__(self) -> None:
        """Start with no list counted."""
        self._counts: dict[str, list[int | None]] = {}

    def next(self, counts_in: str, levels: tuple[NumberingLevel, ...], at: int) -> str:
        """Count one more item of a list on this level, and return its number as it is written."""
        counts = self._counts.setdefault(counts_in, [None] * LEVELS)
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start
        counts[at + 1 :] = [None] * (LEVELS - at - 1)
        text = levels[at].text
        for number in range(at + 1):
            style = "Decimal" if levels[at].legal else levels[number].style or "Decimal"
            text = text.replace(f"%{number + 1}", label(counts[number] or 0, style))
        return text


def write_numbers(body: Element, known: Numberings, by_style: Mapping[str, Style]) -> None:
    """Write the numbers of headings and of clauses into their text, and take them out of their lists.

    A clause is a paragraph whose number names the levels above it, such as 2.1, or a bold short one in a text of which
    headings have no style. Other lists stay.
    """
    counters = Counters()
    named = [_value(one, "pStyle") for one in body.iter(f"{W}pPr")]
    styled = sum(by_style.get(name, Style()).outline in range(LEVELS) for name in named if name)
    for paragraph in body.iter(f"{W}p"):
        settings = paragraph.find(f"{W}pPr")
        style = by_style.get(_value(settings, "pStyle") if settings is not None else "", Style())
        own, own_level = numbered(settings)
        number = own or style.numbering
        if number not in known or not words_of(paragraph).strip():
            continue
        counts_in, levels = known[number]
        at = min(own_level if own_level is not None else style.level, LEVELS - 1)
        if not levels[at].style:
            continue
        text = counters.next(counts_in, levels, at)
        looks = styled < _ENOUGH and is_bold_line(paragraph, style)
        heading = style.outline in range(LEVELS) or looks
        if heading or levels[at].text.count("%") > 1:
            _put(paragraph, text)


def set_number(paragraph: Element, number: str, level: int | None = None) -> Element:
    """Make a paragraph an item of the list with a number, or of none (`NO_LIST`); return its settings."""
    settings = paragraph.find(f"{W}pPr")
    if settings is None:
        settings = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, settings)
    was = settings.find(f"{W}numPr")
    if was is not None:
        settings.remove(was)
    listed = settings.makeelement(f"{W}numPr")
    if level is not None:
        listed.append(listed.makeelement(f"{W}ilvl", {f"{W}val": str(level)}))
    listed.append(listed.makeelement(f"{W}numId", {f"{W}val": number}))
    settings.append(listed)
    return settings


def _put(paragraph: Element, text: str) -> None:
    settings = set_number(paragraph, NO_LIST)
    run = paragraph.makeelement(f"{W}r")
    bold = next((one for one in paragraph.iter(f"{W}rPr") if is_on(one.find(f"{W}b"))), None)
    if bold is not None:
        look = run.makeelement(f"{W}rPr")
        look.append(look.makeelement(f"{W}b"))
        run.append(look)
    words = run.makeelement(f"{W}t", {SPACE: "preserve"})
    words.text = f"{text} "
    run.append(words)
    paragraph.insert(list(paragraph).index(settings) + 1, run)


def words_of(element: Element) -> str:
    """Return the words of an element, without those that were deleted."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def is_bold_line(paragraph: Element, style: Style) -> bool:
    """Return True if a paragraph is short, all of its words bold, and no sentence."""
    words = words_of(paragraph).strip()
    if not words or len(words) > _HEADING_LENGTH or words[-1] in ".;,":
        return False
    return all(_is_bold(run, style) for run in paragraph.iter(f"{W}r") if words_of(run).strip())


def _is_bold(run: Element, style: Style) -> bool:
    look = run.find(f"{W}rPr")
    own = look.find(f"{W}b") if look is not None else None
    return is_on(own) if own is not None else style.bold


def is_on(element: Element | None) -> bool:
    """Return True for a property that is set, and not set to no."""
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def _value(element: Element, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _number(element: Element, name: str) -> int:
    text = element.get(f"{W}{name}", "0")
    return int(text) if text.isdigit() else 0
