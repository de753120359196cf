"""A page that holds several documents, each under its own title: which one is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents.page_parts import Mass
from generator.documents.xml_tree import Element
from generator.errors import cannot
from generator.source import headings

LEAST: Final = 3
LEAST_WORDS: Final = 100
_LEVELS: Final = ("h1", "h2", "h3")
_DOCUMENT: Final = re.compile(
    r"\b(?:polic(?:y|ies)|terms|conditions|notice|statement|agreement|guidelines|addendum|rules"
    r"|datenschutz\w*|nutzungsbedingungen|agb|hinweise|richtlinien?|vertrag|politique|conditions|mentions|charte"
    r"|política|términos|aviso|condiciones|informativa|termini|condizioni|privacybeleid|voorwaarden)\b",
    re.IGNORECASE,
)
_PART_OF_ONE: Final = re.compile(
    r"\b(?:this|these|our|changes?|amendments?|updates?|dieser?|änderung\w*|cette|ces|modifications?|esta)\b",
    re.IGNORECASE,
)
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


def is_document_name(words: str) -> bool:
    """Return True if words are the name of a document: a policy, terms, a notice; not a part of one."""
    return bool(_DOCUMENT.search(words)) and not _PART_OF_ONE.search(words)


def documents(part: Element) -> list[PageText]:
    """Return the documents that stand side by side in a part of a page; none where it is one document.

    They are three boxes or more, each with a heading of the same level at its start, of which half or more are called
    like documents: a policy, terms, a notice.
    """
    for parent in (part, *part.iter("div", "section", "main", "article")):
        found = [text for child in parent if (text := _text(child))]
        named = [one for one in found if is_document_name(one.title)]
        if len(found) >= LEAST and len(named) * 2 >= len(found) and len(named) >= LEAST:
            return found
    return []


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
