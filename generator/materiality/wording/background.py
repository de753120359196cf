"""What a law may know of the two texts around a passage: defined terms, words, numbers of sections, references."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.model import Document
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.diff import matches
from generator.text.edits import plain_form, tokens

_DEFINED: Final = re.compile(r"[“\"„«‘']\s*(?:the\s+)?([A-Z][\w’'-]*(?:\s+[\w’'-]+){0,4})\s*[,.]?[”\"“»’']")


@dataclass(frozen=True)
class Text:
    """One of two documents with what is asked of it as a whole, each worked out once."""

    document: Document

    @cached_property
    def blocks(self) -> dict[str, tuple[Block, ...]]:
        """The blocks of each section, by its id."""
        return {section.id: blocks.parse(section.text) for section in self.document.sections}

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the text, in small letters."""
        parts = [self.document.title, self.document.subtitle, *(one.title for one in self.document.sections)]
        found = Counter(word.casefold() for part in parts for word in re.findall(r"\w+", part))
        for section in self.blocks.values():
            for block in section:
                found.update(token.text.casefold() for token in tokens([block]) if token.is_word)
        return found

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of all titles and blocks, in reading order."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        for section in self.document.sections:
            yield section.title
            yield from (block.words for block in self.blocks[section.id])

    @cached_property
    def defined_terms(self) -> frozenset[str]:
        """The words of terms that the text defines in quotes, in small letters."""
        found: set[str] = set()
        for line in self.lines:
            for match in _DEFINED.finditer(line):
                found.update(plain_form(word).casefold() for word in match[1].split())
        return frozenset(found)


@dataclass(frozen=True)
class Background:
    """The two documents around a passage. Other words may keep a law from clearing; they never make it clear."""

    old: Text
    new: Text

    @staticmethod
    def of(old: Document, new: Document) -> "Background":
        """Return the background of a comparison."""
        return Background(Text(old), Text(new))

    @property
    def language(self) -> str:
        """The language of the newer text."""
        return self.new.document.language

    @property
    def is_english(self) -> bool:
        """Whether both texts are English."""
        return all(text.document.language.startswith("en") for text in (self.old, self.new))

    @cached_property
    def defined_terms(self) -> frozenset[str]:
        """The words of terms that either text defines."""
        return self.old.defined_terms | self.new.defined_terms

    @cached_property
    def partner(self) -> dict[str, str]:
        """The id of each section of the newer text with the one that it had in the older."""
        return matches(self.old.document, self.new.document)
