"""The words of what is imported: of a document's source, of what readers see, and of a file."""

import re
from collections import Counter
from pathlib import Path

from generator.model.document import Document
from generator.source import text_to_document
from generator.text import blocks


def words_of(document: Document) -> list[str]:
    """Return the words of a document's source, headings included, in order."""
    parts = [document.title]
    for section in document.sections:
        parts += [section.title, section.text]
    return re.findall(r"\w+", "\n".join(parts))


def read_words(document: Document) -> list[str]:
    """Return the words that a reader sees, in order."""
    parts = [document.title]
    for section in document.sections:
        parts += [section.title, *(block.words for block in blocks.parse(section.text))]
    return re.findall(r"\w+", "\n".join(parts))


def words_in(path: Path) -> Counter[str]:
    """Return the words of a file, without the empty links to themselves that sites put into headings."""
    return Counter(
        re.findall(r"\w+", re.sub(r"\[\W?\]\(#[^)\s]*\)", "", text_to_document.normalised(path.read_text())))
    )
