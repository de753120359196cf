"""The text of a file as a draft: its language, its headings as words, and the line that gives its date."""

import datetime
from dataclasses import replace

from generator.commands.import_draft import Target
from generator.documents.file_formats import PLAIN, FileText
from generator.errors import Place
from generator.model.document import Document
from generator.model.languages import code_of
from generator.source import clause_numbers, heading_words, lines_above, text_language, typed_bullets, typed_labels
from generator.text import blocks


def language_of(where: Target, text: FileText) -> str:
    """Return the language of a text: that of its words, else the one that it states, else that of its policy.

    What the policy's files say of the country stays, as in en-GB; a new policy has that of the brand's others.
    """
    own = where.existing.draft.language if where.existing and where.existing.draft else ""
    known = text_language.language_of(text.text) or text.language or own or "en"
    beside = [one for one in where.languages if code_of(one) == known]
    if not own and len(beside) == 1:
        return beside[0]
    return own if code_of(own) == known else known


def drafted(where: Target, text: FileText, language: str, like: Document | None = None) -> Document:
    """Return the document that a text makes as a draft: its headings are words, without numbers that nobody needs.

    A web page without a heading for its title has that of the page. What is the title or a section in the document
    `like` it is it in this one too, and where that one has numbers, this one keeps its own. Typed bullets, and labels
    below words, are lists, but where that one has the same text.
    """
    clean = text.text if text.path.suffix.lower() in PLAIN else heading_words.without_own_links(text.text)
    named = replace(text, text=clean, title=text.title or text.page_title)
    numbers = like is not None and any(clause_numbers.typed_number(one.title) for one in like.sections)
    document = heading_words.as_words(where.document(named, language, like), numbers=numbers)
    known = {one.text for one in like.sections} if like else set()
    listed = (
        one if one.text in known else replace(one, text=typed_labels.as_lists(typed_bullets.as_lists(one.text)))
        for one in document.sections
    )
    return replace(document, sections=tuple(listed))


def without_date_line(document: Document, day: datetime.date) -> tuple[Document, str]:
    """Return a document without the line of its own that gives this day as its date, and that line.

    The line is empty where there is none, or where it is part of a passage or all that there is.
    """
    for section in document.sections:
        passages = section.text.split("\n\n")
        for at, passage in enumerate(passages):
            words = passage.strip("#*_ \t\n")
            if "\n" in words or not (lines_above.is_date_line(words) and str(day.year) in words):
                continue
            text = "\n\n".join([*passages[:at], *passages[at + 1 :]]).strip("\n")
            if not text and (section.title or len(document.sections) == 1):
                return document, ""
            left = [replace(one, text=text) if one is section else one for one in document.sections]
            sections = [one for one in left if one.text or one.title]
            return replace(document, sections=tuple(map(blocks.as_written, sections))), words
    return document, ""


def date_line(where: Target, day: datetime.date) -> Place:
    """Return where a draft that was just brought gives its own date, on a line of its own."""
    for path in sorted((where.folder / "sections").glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            words = line.strip("#*_ \t")
            if lines_above.is_date_line(words) and str(day.year) in words:
                return Place(str(path), number)
    return Place(f"{where.shown_path}/policy.yml", 0)
