"""What `policy compare` does: the engine on two files without a project."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.commands import import_
from generator.materiality.table import judge
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.source import importer
from generator.source.outline import outline
from generator.text.diff import AlignedSection, aligned, diff

PROMISE: Final = NoticePromise(favourable_changes="material")  # nobody promised anything: the stricter reading


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, their sections aligned, and every change between them with its verdict."""

    old: Document
    new: Document
    sections: tuple[AlignedSection, ...]
    judged: tuple[Judged, ...]


def documents(old: Path, new: Path, *, language: str = "en", title: str = "Policy") -> tuple[Document, Document]:
    """Return the documents of two files, read alike: title, levels and ids of sections that stayed are the same.

    `title` is that of a text without one.
    """
    before = import_.read_document(old, language=language, title=title)
    after = import_.read_document(new, language=language, title=title, like=before)
    if outline(before) != outline(after):
        before = import_.read_document(old, language=language, title=title, like=after)
    return before, importer.with_ids_of(after, before)


def compare(old: Path, new: Path, *, language: str = "en") -> Comparison:
    """Return the comparison of two files; one that can't be read, or is too large to compare, is a PolicyError."""
    before, after = documents(old, new, language=language)
    sections = aligned(before, after)
    changes = diff(before, after, sections)
    return Comparison(before, after, sections, judge(changes, before, after, [PROMISE]))
