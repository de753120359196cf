"""The parts of a web page: how much of each is prose, and which are menus, banners and the like by name or by look."""

import re
from dataclasses import dataclass
from typing import Final

from generator.documents.xml_tree import Element, remove

MACHINERY: Final = (
    "script style noscript template iframe object embed svg canvas video audio input select textarea option datalist"
    " dialog map math link meta title"
).split()
SURROUNDINGS: Final = frozenset({"nav", "footer", "aside"})
_ROLES: Final = frozenset("navigation banner contentinfo dialog alertdialog search menu menubar complementary".split())
_EDGE: Final = r"(?=$|[\s_-])"
_START: Final = r"(?:^|[\s_-])"
_NAMES: Final = re.compile(
    rf"{_START}(?:footer|cookie-?(?:banner|consent|notice|bar|popup|modal)s?|consent-?(?:banner|popup)|onetrust|cookiebot"
    rf"|cc-window|newsletter|popup|modal|overlay){_EDGE}",
    re.IGNORECASE,
)
_NAMES_OF_MENUS: Final = re.compile(
    rf"{_START}(?:nav|navbar|navigation|menu|submenu|site-?header|page-?header|breadcrumbs?|sidebar|skip-?links?"
    rf"|skip-to-content|pagination|pager|back-?to-?top|table-?of-?contents){_EDGE}",
    re.IGNORECASE,
)
_NAMES_OF_SMALL: Final = re.compile(  # words that the boxes of a policy can be called by, too
    rf"{_START}(?:subscribe|subscription-?form|social|share|sharing|related|recommended|toolbar|announcement|promo"
    rf"|language-?(?:switcher|selector|picker)|lang-?switch|advert|feedback|helpful|comments?|search|cta){_EDGE}",
    re.IGNORECASE,
)
_HEADLINES: Final = frozenset("headline heading subheading subheadline section-title section-heading".split())
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADLINE: Final = 120
_DEEPEST: Final = 6
_SMALL: Final = 40  # words
_LARGEST_MENU: Final = 150
_LEAST_TWICE: Final = 60
PASSAGES: Final = frozenset("p li td th h1 h2 h3 h4 h5 h6 dt dd blockquote pre table tr tbody ul ol dl".split())
_BOXES: Final = frozenset("div section header form ul ol span button".split())
_WORD: Final = re.compile(r"\w+")
_MOSTLY: Final = 0.5
_NEARLY_ALL: Final = 0.9


def words(element: Element) -> int:
    """Return the number of words in an element."""
    return len(_WORD.findall("".join(element.itertext())))


@dataclass(frozen=True, slots=True)
class Mass:
    """How many words a part of a page has: `linked` stand in links."""

    words: int
    linked: int

    @property
    def prose(self) -> int:
        """The words that stand in no link."""
        return self.words - self.linked

    @property
    def is_links(self) -> bool:
        """True if most of its words stand in links."""
        return self.linked > _MOSTLY * self.words

    @classmethod
    def of(cls, element: Element) -> "Mass":
        """Return the mass of an element."""
        linked = sum(map(words, element.iter("a"))) if element.tag != "a" else words(element)
        return cls(words(element), linked)


def remove_machinery(body: Element) -> None:
    """Remove what is no text: scripts, styles, fields. Formulas keep their numbers and signs, drawings their words."""
    for one in list(body.iter("math")):
        _become_words(one, "".join(one.itertext()))
    for one in list(body.iter("svg")):
        if one.getparent() is not None and (drawn := [" ".join(text.itertext()) for text in one.iter("text")]):
            _become_words(one, " ".join(drawn))
    for one in list(body.iter(*MACHINERY)):
        remove(one)


def _become_words(element: Element, said: str) -> None:
    for inner in list(element):
        element.remove(inner)
    element.tag, element.text = "span", " ".join(said.split())


def remove_surroundings(body: Element) -> None:
    """Remove menus, footers, banners and boxes by their element, role or name, unless most of the page is in them."""
    whole = Mass.of(body).prose
    for one in list(body.iter()):
        if one.getparent() is not None and _is_surrounding(one) and Mass.of(one).prose < _MOSTLY * whole:
            remove(one)


def _is_surrounding(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in {"body", "html", "main", "article"}:
        return False
    inside = next((one for one in element.iterancestors("main", "article")), None) is not None
    if element.tag == "aside" and inside:
        return _is_small(element)
    if element.tag in SURROUNDINGS or element.get("role", "").lower() in _ROLES:
        return True
    if element.tag == "header":
        return not inside and not _is_title(element) and next(element.iterancestors("section"), None) is None
    if element.tag not in _BOXES or _is_title(element):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if _NAMES.search(names):
        return True
    if _NAMES_OF_MENUS.search(names):
        mass = Mass.of(element)
        return mass.words < _LARGEST_MENU or mass.is_links
    return bool(_NAMES_OF_SMALL.search(names)) and _is_small(element)


def _is_title(element: Element) -> bool:
    """Return True for a head that is the title of the text: a first heading with few words and no links."""
    heading = next(element.iter("h1"), None)
    mass = Mass.of(element)
    return heading is not None and words(heading) > 0 and mass.words < _SMALL and not mass.linked


def _is_small(element: Element) -> bool:
    mass = Mass.of(element)
    return mass.words < _SMALL or mass.is_links


def remove_copies(part: Element) -> None:
    """Remove boxes whose words stand in a box before them: pages hold some twice, for large and for small screens."""
    seen: dict[str, Element] = {}
    for one in list(part.iter("div", "section", "ul", "ol", "table", "article")):
        if one is part or one.getparent() is None or words(one) < _LEAST_TWICE:
            continue
        text = " ".join("".join(one.itertext()).split())
        before = seen.setdefault(text, one)
        if before is not one and not any(up is before for up in one.iterancestors()):
            remove(one)


def mark_headings(part: Element) -> None:
    """Make headings of elements that are called so: by their role, or a short line by its class, before a passage."""
    for one in part.iter("div", "span"):
        level = one.get("aria-level", "") if one.get("role", "") == "heading" else ""
        if level.isdigit() and 0 < int(level) <= _DEEPEST:
            one.tag = f"h{level}"
        elif (
            _HEADLINES & set(one.get("class", "").lower().split())
            and 0 < len("".join(one.itertext()).strip()) <= _LONGEST_HEADLINE
            and not any(inner is not one for inner in one.iter("p", "div", "ul", "a", *HEADINGS))
            and next(one.iterancestors("p", "a", "li", *HEADINGS), None) is None
            and (following := one.getnext()) is not None
            and following.tag in {"p", "ul", "ol", "div"}
            and words(following)
        ):
            one.tag = "h4"


def trim(part: Element) -> None:
    """Remove lists of links to elsewhere at the start and the end of a part: what is left of menus."""
    for backwards in (False, True):
        trimmed = False
        while (edge := _edge(part, backwards=backwards)) is not None and _leads_away(edge):
            remove(edge)
            trimmed = backwards
        if trimmed and edge is not None and edge.tag in HEADINGS:
            remove(edge)  # it was above that list


def _edge(part: Element, *, backwards: bool) -> Element | None:
    """Return the first or last element with words in a part, as high as it stands alone; None where text is first."""
    here = part
    while True:
        children = [one for one in here if isinstance(one.tag, str) and words(one)]
        if not children:
            return here if here is not part else None
        edge = children[-1 if backwards else 0]
        if _leads_away(edge) or edge.tag in PASSAGES:
            return edge
        here = edge


def _leads_away(element: Element) -> bool:
    """Return True for a list or box of short links to other pages."""
    links = [one for one in element.iter("a") if words(one)]
    away = [one for one in links if not one.get("href", "").startswith("#")]
    mass = Mass.of(element)
    boxes = element.tag not in {"p", "h1", "h2", "h3", "h4"}
    return boxes and len(away) > 1 and mass.linked >= _NEARLY_ALL * mass.words
