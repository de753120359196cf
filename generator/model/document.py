"""A text: its sections with their facts, its canonical form and its digest."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.schema.facts import Facts


@dataclass(frozen=True, slots=True)
class FilledValue:
    """Words of a section's text that were filled in from a fact or a brand value: its path, and where they stand.

    `path` is as the source writes it (`facts.retention.account.keep`, `brand.legal_name`); `start` and `end` count
    characters of the section's text.
    """

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document: final Markdown text, typed facts, a permanent id and its level in the outline.

    `filled` are the words of the text that were filled in, in the order of the text. `grammar` is that of the Markdown
    by which the text is read: the first one that reads it as it is meant.
    """

    id: str
    type: str
    title: str
    text: str
    facts: Facts = field(hash=False, default_factory=dict)
    level: int = 2
    was: str = ""
    filled: tuple[FilledValue, ...] = field(default=(), compare=False)
    grammar: int = 1

    @property
    def source(self) -> tuple[str, int]:
        """The text as it is written, with the grammar by which it is read."""
        return self.text, self.grammar

    @property
    def label(self) -> str:
        """How lists name the section; one without a heading is named by its id."""
        return self.title or self.id.replace("-", " ").replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Document:
    """The full content of a draft or a version: what a reader reads and what the facts state."""

    title: str
    language: str
    sections: Sequence[Section]
    kind: str = "privacy"
    subtitle: str = ""

    def label_of(self, section: Section) -> str:
        """Return how lists name a section; one that is all of its text, and has no heading, is named as the text is."""
        return self.title if len(self.sections) == 1 and not section.title else section.label

    def section(self, section_id: str) -> Section | None:
        """Return the section with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)


def canonical(document: Document) -> bytes:
    """Return the bytes that stand for a document's content, without number or date.

    JSON in UTF-8 with sorted keys and no spaces. The order of sections is content, the order of facts is not. Text is
    the Markdown as sealed, with its grammar where that isn't the first. Equal bytes mean: no change.
    """
    content = {
        "kind": document.kind,
        "language": document.language,
        "sections": [
            {
                "facts": section.facts,
                "id": section.id,
                "level": section.level,
                "text": section.text,
                "title": section.title,
                "type": section.type,
                **({"grammar": section.grammar} if section.grammar > 1 else {}),
            }
            for section in document.sections
        ],
        "subtitle": document.subtitle,
        "title": document.title,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def content_digest(document: Document) -> str:
    """Return the digest of a document's content, `sha256:` and 64 hexadecimal digits."""
    return digest(canonical(document))


def digest(content: bytes) -> str:
    """Return `sha256:` and the SHA-256 of some bytes."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
