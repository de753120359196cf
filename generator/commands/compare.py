"""What `policy compare` does: the engine on two files without a project."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.documents.file_formats import AS_IT_IS, FileText, FileWish, document_of, text_of
from generator.materiality.judge_changes import judge
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.languages import ENGLISH, READ, code_of
from generator.source import metadata, text_to_document
from generator.source.outline import outline
from generator.source.text_language import language_of
from generator.text.change import Change, Kind, Subject
from generator.text.diff import diff
from generator.text.document_alignment import AlignedSection, aligned

PROMISE: Final = NoticePromise(favourable_changes="material")  # nobody promised anything: the stricter reading


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, their sections aligned, and every change between them with its verdict; what to look at."""

    old: Document
    new: Document
    sections: tuple[AlignedSection, ...]
    judged: tuple[Judged, ...]
    to_look_at: tuple[str, ...] = ()


def documents(old: FileText, new: FileText, *, language: str = ENGLISH) -> tuple[Document, Document]:
    """Return the documents of two files, read alike: title, levels and ids of sections that stayed are the same."""
    before = document_of(old, language=language)
    after = document_of(new, language=language, like=before)
    if outline(before) != outline(after):
        before = document_of(old, language=language, like=after)
    return before, text_to_document.with_ids_of(after, before)


def compare(old: Path, new: Path, *, language: str | None = None, asked: FileWish = AS_IT_IS) -> Comparison:
    """Return the comparison of two files; one that can't be read, or is too large to compare, is a PolicyError."""
    return compare_texts(text_of(old, asked), text_of(new, asked), language=language)


def compare_texts(old: FileText, new: FileText, *, language: str | None = None) -> Comparison:
    """Return the comparison of the texts of two files; without a language, in that of their words."""
    language = language or _language_of_both(old, new)
    before, after = documents(old, new, language=language)
    sections = aligned(before, after)
    changes = (
        *diff(before, after, sections),
        *_titled_otherwise(old, new, before, after),
        *_stated_otherwise(old, new),
        *_shown_otherwise(old, new),
    )
    look = tuple(line for text in (old, new) for line in text.to_look_at(language))
    return Comparison(before, after, sections, judge(changes, before, after, [PROMISE]), look)


def _language_of_both(old: FileText, new: FileText) -> str:
    """Return the language that two texts tell by their words, or else state, where it is read; English in any doubt."""
    told = {language_of(one.text) or code_of(one.language) for one in (old, new)} - {""}
    return told.pop() if len(told) == 1 and told <= READ else ENGLISH


def _titled_otherwise(old: FileText, new: FileText, before: Document, after: Document) -> Iterator[Change]:
    """Yield a change where the front matters name another title while the title that stands in the texts stayed."""
    was, now = old.title or before.title, new.title or after.title
    if was != now and before.title == after.title:
        yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", ("title",), was, now)


def _stated_otherwise(old: FileText, new: FileText) -> Iterator[Change]:
    """Yield a change for each key of which the front matters say something else: it may be a fact, and isn't read."""
    for key, was, now in metadata.stated_otherwise(old.stated, new.stated):
        yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", (f"front matter’s {key}",), was or None, now or None)


def _shown_otherwise(old: FileText, new: FileText) -> Iterator[Change]:
    """Yield a change where style sheets of two web pages hide, strike or add other words."""
    was, now = (Counter(one.by_sheets) for one in (old, new))
    for words in was - now:
        yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", _BY_SHEETS, _acted_on(words), _AS_THEY_STAND)
    for words in now - was:
        yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", _BY_SHEETS, _AS_THEY_STAND, _acted_on(words))


_BY_SHEETS: Final = ("style sheet of the page",)
_AS_THEY_STAND: Final = "words as they stand"


def _acted_on(words: str) -> str:
    return f"“{words}” hidden, struck or added"
