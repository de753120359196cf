"""The type of a section, guessed from its heading and its text; what is not sure is `other`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.model.document import Document, Section
from generator.suggestions.headings_abroad import HEADINGS_ABROAD, Headings
from generator.suggestions.rights import NAMED

OTHER: Final = "other"
_FROM_HEADING: Final = 4
_ENOUGH: Final = 3
_MOST_READ: Final = 50_000  # letters of a section
_I: Final = re.IGNORECASE

HEADINGS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        (
            "children",
            (
                r"\bchild(?:ren)?\b|\bminors?\b|\bkids\b|\bteen|\bunder 1\d\b|\bcoppa\b|\bage (?:limit"
                r"|requirement)|\bminimum age\b"
            ),
        ),
        ("cookies", r"\bcookies?\b|\btracking tech|\bsimilar technolog|\bweb beacons?\b|\bpixels?\b|\bdo not track\b"),
        ("retention", r"\bretention\b|\bretain|\bhow long\b|\bstorage periods?\b|\b(?:keep|hold|store) your\b"),
        (
            "transfers",
            (
                r"\btransfers?\b(?! of (?:ownership|business))|\bcross.border\b"
                r"|\binternational(?:ly)?\b|\boutside (?:of )?the\b"
            ),
        ),
        (
            "security",
            r"\bsecur(?:ity|e|ing)\b|\bsafeguard|\bbreach|\bhow (?:do )?we protect\b|\bdata protection measures\b",
        ),
        (
            "rights",
            (
                r"\b(?:your|data|user|privacy|subject|individual|gdpr|california"
                r"|consumer)\b.{0,30}\brights\b|\brights\b.{0,30}\b(?:you|over|exercis)"
                r"|\byour (?:\w+ ){0,2}choices\b|\bopt.?out\b|^rights\b|\b(?:access|correct|control"
                r"|manag|delet)\w*\b.{0,40}\byour (?:personal )?(?:information|data)\b"
                r"|\b(?:privacy )?choices\b"
            ),
        ),
        (
            "changes",
            (
                r"\b(?:changes?|updates?|amend|modif|revisions?)\w*\b.{0,30}\b(?:polic|notice|statement"
                r"|terms|agreement|document|procedures?)|\b(?:polic\w+|notice|statement"
                r"|terms)\b.{0,20}\b(?:changes?|updates?|amend|modif|revisions?)"
            ),
        ),
        (
            "contact",
            (
                r"\bcontact(?:ing)?\b|\bquestions\b|\breach us\b|\bcomplaints?\b"
                r"|\bdata protection officer\b|\bget in touch\b"
            ),
        ),
        (
            "sharing",
            (
                r"\bshar(?:e|es|ed|ing)\b|\bdisclos|\bthird.part|\brecipients?\b|\b(?:sell|sale)\b"
                r"|\bservice providers\b|\bprocessors\b|\bwho (?:we (?!are\b)|has|gets|receives)\b"
            ),
        ),
        ("use", r"\bus(?:e|es|ing)\b|\bpurposes?\b|\blegal bas[ei]s\b|\bwhy we\b|\bprocess(?:ing)? your\b"),
        (
            "collection",
            (
                r"\bcollect|\bdata from others\b"
                r"|\b(?:information|data) (?:that )?(?:you|we) (?:provide|give|gather|obtain"
                r"|receive|have|hold|process)|\b(?:what|which|types of|categories of)\b.{0,20}\b(?:data"
                r"|information)\b"
            ),
        ),
        (
            "scope",
            (
                r"\bintroduction\b|\bscope\b|\babout (?:this|us|the)\b|\bwho we are\b|\boverview\b"
                r"|\bwho is the\b.{0,20}\bcontroller\b|\bapplies\b|\bapplicab"
            ),
        ),
    )
)
"""What headings say, the narrower subject first: “Children’s data we collect” is about children."""

_TEXTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        ("children", r"\b(?:children|minors|persons|anyone|individuals|users)\b.{0,30}\b(?:under|below|younger)\b"),
        ("cookies", r"\bcookies\b"),
        ("retention", r"\b(?:retain|keep|kept|store|retained|stored)\b.{0,60}\b(?:as long as|until|for|period)\b"),
        (
            "transfers",
            r"\b(?:transfer|process|stor)\w*\b.{0,60}\b(?:outside|countr(?:y|ies)|internationally|cross-border)\b",
        ),
        (
            "security",
            r"\bencrypt|\bunauthori[sz]ed\b|\bsecur(?:e|ity)\b.{0,20}\b(?:measures?|safeguards?|servers?|audits?)",
        ),
        ("rights", r"\b(?:you (?:have|can|may)|your)\b.{0,40}\b(?:right to|request|object to|withdraw)\b"),
        (
            "changes",
            (
                r"\b(?:update|change|modify|amend|revise)\w*\b.{0,40}\b(?:this|our"
                r"|the) (?:\w+ ){0,2}(?:polic|notice|statement|terms)"
            ),
        ),
        ("contact", r"\b(?:contact|e-?mail|write to|call|reach) us\b|\b(?:e-?mail|phone|tel|mail|address)\s*:"),
        (
            "sharing",
            (
                r"\b(?:share|disclose|sell|provide|transfer)\w*\b.{0,60}\b(?:with"
                r"|to)\b.{0,40}\b(?:third|part(?:y|ies|ner)|provider|affiliat|authorit|processor)"
                r"|\bthird part(?:y|ies)\b|\bpartners\b"
            ),
        ),
        ("use", r"\bwe (?:may |will |also )?(?:use|process)\b|\bto (?:provide|improve|personali[sz]e|communicate)\b"),
        (
            "collection",
            r"\bwe (?:may |will |also |automatically )?(?:collect|gather|receive|obtain|track)\b|\byou provide\b",
        ),
        ("scope", r"\bthis (?:\w+ ){0,2}(?:policy|notice|statement) (?:explains|describes|applies|covers|sets)\b"),
    )
)


def with_types(document: Document) -> Document:
    """Return the document with a guessed type for each section that has none.

    In German and French headings alone tell it; in other languages than these and English nothing is guessed.
    """
    language = document.language.partition("-")[0].lower()
    if language in HEADINGS_ABROAD:
        known = HEADINGS_ABROAD[language]
        return replace(document, sections=tuple(_named(section, known) for section in document.sections))
    if language != "en":
        return document
    return replace(document, sections=tuple(_typed(document)))


def _named(section: Section, known: Headings) -> Section:
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
    if before == "rights" and NAMED.search(section.title):
        return before
    text = section.text[:_MOST_READ]
    sentences = max(1, len(re.findall(r"[.!?;\n]\s", text)))
    scores: dict[str, float] = {}
    for rank, (name, pattern) in enumerate(HEADINGS):
        if pattern.search(section.title):
            scores[name] = _FROM_HEADING - rank * 0.08  # the first of two comes first
    for name, pattern in _TEXTS:
        share = len(pattern.findall(text)) / sentences
        scores[name] = scores.get(name, 0) + min(1.0, share) * (2 if section.title else _ENOUGH)
    opens = not section.title  # what stands above all headings says mostly what the text is about
    best = max(scores, key=lambda name: (scores[name], opens and name == "scope"))
    if scores[best] >= _ENOUGH:
        return best
    if around and scores.get(around, 0) > 0:
        return around
    return "scope" if opens and scores["scope"] > 0 else OTHER
