"""Headings inside a section: a text from elsewhere doesn't tell them from those of sections of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.document import Document, Section
from generator.source import headings
from generator.text import blocks, heading_lines, markdown


def folded(sections: Sequence[Section], before: Document) -> Iterator[Section]:
    """Yield sections, with those that are headings inside a section of the document before as such again."""
    inside = {
        one.id: {headings.words(found.read.words) for found in heading_lines.headings(one.text)}
        for one in before.sections
    }
    last: Section | None = None
    for section in sections:
        if last is not None and _belongs(section, last, before) and headings.words(section.title) in inside[last.id]:
            heading = f"{'#' * section.level} {markdown.escape(section.title, line_start=False)}"
            text = f"{last.text}\n\n{heading}\n\n{section.text}".strip()
            last = blocks.as_written(replace(last, text=text))
            continue
        yield from [last] if last is not None else []
        last = section
    yield from [last] if last is not None else []


def _belongs(section: Section, last: Section, before: Document) -> bool:
    """Return True if a section that was none can stand in the one above it."""
    new = bool(section.title) and before.section(section.id) is None
    return new and before.section(last.id) is not None and section.level > last.level
