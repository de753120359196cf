"""A text whose typed numbers of sections are left to be made: in its headings, and where it refers to them."""

import re
from dataclasses import replace
from typing import Final

from generator.model.document import Document
from generator.source import clause_numbers
from generator.text import blocks

_REFERS: Final = re.compile(
    r"(?<![\w-])((?:section|clause|article|paragraph|abschnitt|ziffer|artikel)\s|§\s?)(\d{1,3}(?:\.\d{1,3})*)\b(?![.(]\w)"
    r"(?![^\[\]\n]*\]\()",  # not inside a link
    re.IGNORECASE,
)


def without_numbers(document: Document) -> Document | None:
    """Return the document without the numbers of its titles, with references to them as `[](#its-id)`.

    None where the numbers are not those that would be made.
    """
    bare = {one.id: clause_numbers.untitled(one.title) for one in document.sections}
    made = clause_numbers.numbers([(one.id, bare[one.id], one.level) for one in document.sections])
    typed = {one.id: clause_numbers.typed_number(one.title).rstrip(".)") for one in document.sections if one.title}
    if any(typed.values()) and typed != made:
        return None
    ids = {number: name for name, number in made.items()}

    def linked(found: re.Match[str]) -> str:
        name = ids.get(found[2])
        return f"{found[1]}[](#{name})" if name and any(typed.values()) else found[0]

    sections = (
        blocks.as_written(replace(one, title=bare[one.id], text=_REFERS.sub(linked, one.text)))
        for one in document.sections
    )
    return replace(document, sections=tuple(sections))


def with_numbers(document: Document) -> Document:
    """Return a document without typed numbers as its readers see it: with those that are made."""
    made = clause_numbers.numbers([(one.id, one.title, one.level) for one in document.sections])
    return replace(
        document,
        sections=tuple(
            blocks.as_written(
                replace(
                    one,
                    title=clause_numbers.titled(made[one.id], one.title) if one.id in made else one.title,
                    text=clause_numbers.referred(one.text, (), made)[0],
                )
            )
            for one in document.sections
        ),
    )
