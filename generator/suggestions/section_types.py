"""The type of a section, guessed from its heading and its text; what is not sure is `other`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.suggestions.fact_patterns import NamedPatterns, kinds
from generator.suggestions.rights import names_right

OTHER: Final = "other"
_FROM_HEADING: Final = 4
_ENOUGH: Final = 3
_MOST_READ: Final = 50_000  # letters of a section
LANGUAGES: Final = frozenset({"de", "en", "fr"})
"""The languages in which types are guessed."""


def with_types(document: Document) -> Document:
    """Return the document with a guessed type for each section that has none.

    In German and French headings alone tell it; in other languages than these and English nothing is guessed.
    """
    language = code_of(document.language)
    if language not in LANGUAGES:
        return document
    if language == "en":
        return replace(document, sections=tuple(_typed(document)))
    known = kinds(language, "types", "headings")
    return replace(document, sections=tuple(_named(section, known) for section in document.sections))


def _named(section: Section, known: NamedPatterns) -> Section:
    """Return a section with the type that its heading tells."""
    name = next((name for name, pattern in known if pattern.search(section.title)), OTHER)
    return replace(section, type=name) if section.type == OTHER else section


def _typed(document: Document) -> Iterator[Section]:
    above: dict[int, str] = {}  # the type of the section around, by its level
    before = OTHER
    for section in document.sections:
        around = next((above[level] for level in sorted(above, reverse=True) if level < section.level), "")
        name = section.type if section.type != OTHER else _guess(section, around, before)
        above = {level: one for level, one in above.items() if level < section.level} | {section.level: name}
        before = name
        yield replace(section, type=name)


def _guess(section: Section, around: str, before: str) -> str:
    """Return the type that heading and text speak for together; that of the section around it where neither does."""
    if before == "rights" and names_right(section.title):
        return before
    text = section.text[:_MOST_READ]
    sentences = max(1, len(re.findall(r"[.!?;\n]\s", text)))
    scores: dict[str, float] = {}
    for rank, (name, pattern) in enumerate(kinds("en", "types", "headings")):
        if pattern.search(section.title):
            scores[name] = _FROM_HEADING - rank * 0.08  # the first of two comes first
    for name, pattern in kinds("en", "types", "texts"):
        share = len(pattern.findall(text)) / sentences
        scores[name] = scores.get(name, 0) + min(1.0, share) * (2 if section.title else _ENOUGH)
    opens = not section.title  # what stands above all headings says mostly what the text is about
    best = max(scores, key=lambda name: (scores[name], opens and name == "scope"))
    if scores[best] >= _ENOUGH:
        return best
    if around and scores.get(around, 0) > 0:
        return around
    return "scope" if opens and scores["scope"] > 0 else OTHER
