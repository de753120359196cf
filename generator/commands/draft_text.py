"""The text of a file as a draft: its language, its headings as words, and the line that gives its date."""

import datetime
from dataclasses import replace

from generator.commands.import_draft import Target
from generator.documents.file_formats import PLAIN, FileText
from generator.errors import Place
from generator.model.document import Document
from generator.source import heading_words, lines_above, spoken


def language_of(where: Target, text: FileText) -> str:
    """Return the language of a text: that of its words, else the one that it states, else that of its policy.

    What the policy's files say of the country stays, as in en-GB.
    """
    own = where.existing.draft.language if where.existing and where.existing.draft else ""
    told = spoken.language(text.text) or text.language or own or "en"
    return own if own.partition("-")[0].lower() == told else told


def drafted(where: Target, text: FileText, language: str, like: Document | None = None) -> Document:
    """Return the document that a text makes as a draft: its headings are words, without numbers that nobody needs.

    A web page without a heading for its title has that of the page. What is the title or a section in the document
    `like` it is it in this one too.
    """
    clean = text.text if text.path.suffix.lower() in PLAIN else heading_words.without_own_links(text.text)
    named = replace(text, text=clean, title=text.title or text.page_title)
    return heading_words.as_words(where.document(named, language, like))


def date_line(where: Target, day: datetime.date) -> Place:
    """Return where a draft that was just brought gives its own date, on a line of its own."""
    for path in sorted((where.folder / "sections").glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            words = line.strip("#*_ \t")
            if lines_above.is_date_line(words) and str(day.year) in words:
                return Place(str(path), number)
    return Place(f"{where.shown_path}/policy.yml", 0)
