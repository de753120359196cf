"""A page that holds several documents, each under its own title: which one is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents.document_names import is_document_name
from generator.documents.web.web_page_parts import Mass
from generator.documents.xml_tree import Element
from generator.errors import cannot
from generator.source import headings

LEAST: Final = 3
LEAST_TABS: Final = 2
LEAST_WORDS: Final = 100
_LEVELS: Final = ("h1", "h2", "h3")
_PANEL: Final = re.compile(r"(?:^|[\s_-])(?:tab-?(?:pane|panel|content-item)|tabs?__panel)(?=$|[\s_-])", re.IGNORECASE)
_ALIKE: Final = tuple(
    frozenset(words.split())
    for words in (
        "privacy datenschutz datenschutzerklärung confidentialité privacidad privacybeleid",
        "cookie cookies",
        "terms conditions use service tos agb nutzungsbedingungen cgu condiciones condizioni voorwaarden",
        "copyright dmca takedown infringement urheberrecht",
        "developer developers api platform",
        "community guidelines rules conduct acceptable",
        "partner affiliate referral reseller",
        "processing dpa processor auftragsverarbeitung",
        "sale commercial payment purchase subscription",
    )
)
_NO_KIND: Final = frozenset(
    "policy policies the of and for your our a an current notice statement claims claim".split()
)


@dataclass(frozen=True, slots=True)
class PageText:
    """One document of a page: its title and the element that holds it."""

    title: str
    element: Element


def documents(part: Element) -> list[PageText]:
    """Return the documents that stand side by side in a part of a page; none where it is one document.

    They are three boxes or more, each with a heading of the same level at its start, of which half or more are called
    like documents: a policy, terms, a notice. So are two tabs or more that are all called so, by a heading or label.
    """
    tabs = [text for panel in _panels(part) if (text := _tab(panel, part))]
    if len(tabs) >= LEAST_TABS and all(is_document_name(one.title) for one in tabs):
        return tabs
    for parent in (part, *part.iter("div", "section", "main", "article")):
        found = [text for child in parent if (text := _text(child))]
        named = [one for one in found if is_document_name(one.title)]
        if len(found) >= LEAST and len(named) * 2 >= len(found) and len(named) >= LEAST:
            return found
    return []


def _panels(part: Element) -> list[Element]:
    """Return the boxes of a page of which a reader sees one at a time."""
    return [
        one
        for one in part.iter("div", "section", "article")
        if one.get("role", "").lower() == "tabpanel" or _PANEL.search(one.get("class", ""))
    ]


def _tab(panel: Element, part: Element) -> PageText | None:
    """Return the document of a tab, by its heading or by the label of the tab; None where it holds no text."""
    if Mass.of(panel).words < LEAST_WORDS:
        return None
    named = panel.get("aria-labelledby", "")
    top = next(reversed(list(part.iterancestors())), part)
    labels = [one for one in top.iter() if named and one.get("id") == named]
    for element in (*panel.iter(*_LEVELS), *labels):
        words = " ".join("".join(element.itertext()).split())
        if is_document_name(words):
            return PageText(words, panel)
    return PageText("", panel)


def _text(element: Element) -> PageText | None:
    if not isinstance(element.tag, str) or element.tag in {"p", "ul", "ol", "table", *_LEVELS}:
        return None
    title = next(element.iter(*_LEVELS), None)
    if title is None or Mass.of(element).words < LEAST_WORDS:
        return None
    words = " ".join("".join(title.itertext()).split())
    return PageText(words, element) if words and "".join(element.itertext()).lstrip().startswith(words[:10]) else None


def chosen(found: Sequence[PageText], wanted: str, shown_path: str) -> PageText:
    """Return the document that `wanted` names: words of its title, or the name of a policy of its kind."""
    asked = _words(wanted)
    exact = [one for one in found if headings.words(one.title) == headings.words(wanted)]
    scores = sorted(((_likeness(asked, _words(one.title)), -number) for number, one in enumerate(found)), reverse=True)
    best = scores[0][0] if scores else (0, 0.0)
    if exact or (best[0] and (len(scores) < 2 or scores[1][0] < best)):  # noqa: PLR2004 -- the second
        return exact[0] if exact else found[-scores[0][1]]
    names = "; ".join(f"“{one.title}”" for one in found)
    message = f"this page holds {len(found)} documents: {names}"
    raise cannot(shown_path, message, 'say which is meant: --part "words of its title"')


def _likeness(asked: frozenset[str], title: frozenset[str]) -> tuple[int, float]:
    """Return how many words two names share, or words of one meaning, and how much of the title that is."""
    shared = len(asked & title) + sum(bool(asked & alike) and bool(title & alike) for alike in _ALIKE)
    return shared, shared / max(len(title), 1)


def _words(name: str) -> frozenset[str]:
    return frozenset(_split(name)) - _NO_KIND


def _split(name: str) -> Iterator[str]:
    return (word for word in headings.words(name.replace("-", " ").replace("_", " ")).split() if word)
