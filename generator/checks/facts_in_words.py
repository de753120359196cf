"""A text with the facts that its words seem to state, where no fact of it says otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.document import Document
from generator.result_cache import kept
from generator.schema.values import Value, items_of
from generator.suggestions.fact_readers import suggested_facts
from generator.suggestions.section_types import with_types
from generator.suggestions.suggestion import merged


@kept(16)
def with_facts_in_words(document: Document) -> Document:
    """Return a text with facts that are read from its words, in English and German; those that it states come first."""
    typed = with_types(document)
    read = suggested_facts(typed)
    stated: dict[str, set[str]] = {}
    for section in typed.sections:
        for key, value in section.facts.items():
            stated.setdefault(key, set()).update(items_of(value))
    sections = (replace(one, facts=_with(one.facts, merged(read.get(one.id, ())), stated)) for one in typed.sections)
    return replace(typed, sections=tuple(sections))


def _with(own: Mapping[str, Value], read: Mapping[str, Value], stated: Mapping[str, set[str]]) -> dict[str, Value]:
    """Return the facts of a section with what was read there of which the text states nothing: facts, and items."""
    facts = dict(own)
    for key, value in read.items():
        if key not in stated:
            facts[key] = value
        elif new := {name: item for name, item in items_of(value).items() if name not in stated[key]}:
            facts[key] = {**items_of(own.get(key)), **new}
    return facts
