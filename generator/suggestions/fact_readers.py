"""The table of readers: which facts are looked for in a section of which type."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.suggestions.breaches import breaches
from generator.suggestions.children import children, min_age
from generator.suggestions.contacts import contacts
from generator.suggestions.cookies import cookies
from generator.suggestions.german import general, sharing
from generator.suggestions.german import retention as kept
from generator.suggestions.german.lengths import exact
from generator.suggestions.notices import notices
from generator.suggestions.passages import TextPassage, passages
from generator.suggestions.recipients import recipients
from generator.suggestions.retention import retention
from generator.suggestions.rights import rights
from generator.suggestions.suggestion import FactSuggestion

Reader = Callable[[Sequence[TextPassage]], Iterable[FactSuggestion]]

_ENGLISH: Final[tuple[tuple[str, Reader], ...]] = (
    ("children", children),
    ("collection", cookies),
    ("contact", contacts),
    ("cookies", cookies),
    ("changes", notices),
    ("retention", retention),
    ("rights", rights),
    ("security", breaches),
    ("sharing", recipients),
)
_GERMAN: Final[tuple[tuple[str, Reader], ...]] = (
    ("children", partial(min_age, language="de")),
    ("collection", general.cookies),
    ("contact", partial(contacts, language="de")),
    ("cookies", general.cookies),
    ("changes", general.notices),
    ("retention", kept.retention),
    ("rights", partial(rights, language="de")),
    ("sharing", sharing.recipients),
)
READERS: Final = {"en": _ENGLISH, "de": _GERMAN}
"""By the language of the text: the readers of each type of section."""


def suggested(section: Section, language: str, *, beside: bool = False) -> tuple[FactSuggestion, ...]:
    """Return the facts that the words of a section seem to state; sections of other languages are not read.

    `beside` says that another section is about cookies, so that what is said of them in one on collection is not read.
    """
    kind = "" if beside and section.type == "collection" else section.type
    own = code_of(language)
    readers = READERS.get(own, ())
    if not any(name == kind for name, _ in readers):
        return ()
    read = passages(section, language)
    if own == "de":
        read = tuple(replace(one, periods=exact(one.words)) for one in read)
    return tuple(one for name, reader in readers if name == kind for one in reader(read))


def suggested_facts(document: Document) -> dict[str, tuple[FactSuggestion, ...]]:
    """Return what is suggested for each section that has something, by its id; each item of a list once."""
    result: dict[str, tuple[FactSuggestion, ...]] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    beside = any(section.type == "cookies" for section in document.sections)
    for section in document.sections:
        found = suggested(section, document.language, beside=beside)
        fresh = tuple(one for one in found if (section.type, one.path) not in seen)
        seen |= {(section.type, one.path) for one in fresh}
        if fresh:
            result[section.id] = fresh
    return result
