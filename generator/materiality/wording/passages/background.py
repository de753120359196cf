"""What a law may know of the two texts around a passage: defined terms, words, numbers of sections, references."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.materiality.wording.words.lead_ins import kind_of_list
from generator.materiality.wording.words.vocabulary import content_words
from generator.model.document import Document, Section
from generator.model.languages import ENGLISH
from generator.result_cache import kept
from generator.source.text_language import language_of
from generator.text import blocks
from generator.text.blocks import Block, is_bold_line
from generator.text.document_alignment import matches
from generator.text.edits import plain_form

_DEFINED: Final = re.compile(r"[“\"„«‘']\s*(?:the\s+)?([A-Z][\w’'-]*(?:\s+[\w’'-]+){0,4})\s*[,.]?[”\"“»’']")
_MEANS: Final = re.compile(
    r"[*_]{1,3}([A-Z][\w’'-]*(?:[ ][\w’'-]+){0,4})[*_]{1,3}\s*(?:means?\b|refers?\b|is\b|are\b|:)"
)
MOST_KEPT: Final = 1024  # titles and texts of sections
_LONGEST_DATED: Final = 200
_DIGITS: Final = re.compile(r"\d{4}|\d[-./]\d{1,2}[-./]\d{2}")
_INSIDE: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+\b")
_STOPS: Final = (".", "!", "?", ";", ":")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.[\w-]{1,63}){1,8}")
_MASKED: Final = re.compile(
    r"[\w.+-]\s?(?:[\[({<]\s?(?:at|ät|@)\s?[\])}>]|\sat\s(?=[\w-]+\s(?:dot|punkt|point)\s)|\s@\s)\s?[\w-]|\[email\W",
    re.IGNORECASE,
)
_END: Final = re.compile(r"(?<=[.!?;])\s+|\n")
_WORDS: Final = re.compile(r"[^\W_]+")
TARGETS: Final = re.compile(r"\]\([^)\n]*\)")
"""Where links lead, with the bracket that ends their words."""
_MARKS: Final = re.compile(r"[\\*_`\[\]~]")
_SIGN_OF_MAIL: Final = re.compile(r"@(?<=[\w.+-]@)\w[\w-]{0,62}\.[\w-]")
"""What stands in each address and nowhere else: far quicker to find in a whole text."""


@kept(MOST_KEPT)
def _row_of(source: str) -> str:
    """Return the words of Markdown in small letters, one space between; most sections stand in the other text, too."""
    return " ".join(_WORDS.findall(TARGETS.sub("]", html.unescape(source)).casefold()))


@kept(MOST_KEPT)
def _plain(title: str, text: str, grammar: int) -> str:
    """Return the words of the title and the blocks of a section, a line each, with one space where white space is."""
    lines = (title, *(block.words for block in blocks.parse(text, grammar)))
    return "\n".join(" ".join(line.split()) for line in lines)


@kept(MOST_KEPT)
def _folded(title: str, text: str, grammar: int) -> str:
    return _plain(title, text, grammar).casefold()


@kept(MOST_KEPT)
def unparsed(text: str) -> str:
    """Return the words of a Markdown text in small letters, without marks and targets of links, a line a paragraph.

    They are as near to what readers see as no parsing takes; most texts of a document stand in the one before, too.
    """
    words = _MARKS.sub("", TARGETS.sub("]", html.unescape(text))).casefold()
    return "\n".join(" ".join(part.split()) for part in words.split("\n\n"))


def mail_addresses(words: str) -> list[str]:
    """Return the e-mail addresses that words name, of a link too."""
    return _MAIL.findall(words) if "@" in words else []


@dataclass(frozen=True)
class BackgroundText:
    """One of two documents with what is asked of it as a whole, each worked out once."""

    document: Document

    def blocks(self, section_id: str) -> tuple[Block, ...]:
        """Return the blocks of a section; none where the text has no such section."""
        section = self.sections.get(section_id)
        return blocks.of(section) if section else ()

    def leads(self, section_id: str, number: int) -> bool:
        """Return True if other blocks of a section stand under one of them, by its number from 0."""
        section = self.sections.get(section_id)
        return section is not None and number in blocks.leading_in(section.text, section.grammar)

    def titles_over(self, section_id: str) -> tuple[str, ...]:
        """Return the title of a section and those of the sections around it; none where there is no such section."""
        titles: list[str] = []
        level = None
        for section in reversed(self.document.sections):
            if section.id == section_id or (level is not None and section.title and section.level < level):
                titles.append(section.title)
                level = section.level
        return tuple(titles)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id."""
        return {section.id: section for section in reversed(self.document.sections)}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All titles and Markdown texts, in reading order."""
        document = self.document
        inside = (text for section in document.sections for text in (section.title, section.text))
        return (document.title, document.subtitle, *inside)

    @cached_property
    def source(self) -> str:
        """All words as they are written: titles and Markdown."""
        return "\n".join(self.texts)

    @cached_property
    def seems_english(self) -> bool:
        """Whether its words are no other language's: a text is called English where nobody says its language."""
        return self.told_language in {"", ENGLISH}

    @cached_property
    def told_language(self) -> str:
        """The language that its words tell; empty where they don't."""
        return language_of(self.source)

    @cached_property
    def names_mail_address(self) -> bool:
        """Whether an e-mail address stands anywhere, or is linked to."""
        return bool(_SIGN_OF_MAIL.search(self.source))

    @cached_property
    def names_masked_address(self) -> bool:
        """Whether an e-mail address stands anywhere in a form that programs don't read: “office (at) example.com”."""
        return bool(_MASKED.search(self.source))

    @cached_property
    def prose(self) -> str:
        """The Markdown of all sections, without titles."""
        return "\n".join(section.text for section in self.document.sections)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """All words that stand in small letters somewhere, titles among them."""
        return frozenset(re.findall(r"\b[^\W\d_A-Z][\w’'-]*", self.source))

    @cached_property
    def capitals_inside(self) -> frozenset[str]:
        """All words that have a capital inside a sentence, behind a word in small letters: they may be terms."""
        found: set[str] = set()
        for section in self.document.sections:
            whole = (block.words for block in self.blocks(section.id) if not blocks.is_heading(block))
            found.update(*(_INSIDE.findall(words) for words in whole if words.rstrip().endswith(_STOPS)))
        return frozenset(found)

    def times(self, word: str) -> int:
        """Return how often letters stand in the text, inside longer words too."""
        return self.source.count(word)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of all titles and blocks, in reading order."""
        return tuple(self._lines())

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The words of all titles, headings, and bold lines that stand for one, in small letters."""
        sections = self.document.sections
        inside = (block for section in sections for block in self.blocks(section.id))
        marked = (block.words for block in inside if block.kind == "heading" or is_bold_line(block))
        return tuple(words.casefold() for words in (*(section.title for section in sections), *marked) if words)

    @cached_property
    def lines_with_years(self) -> Mapping[str, None]:
        """The short lines with so many digits as a date has, in reading order, each once."""
        return dict.fromkeys(line for line in self.lines if len(line) <= _LONGEST_DATED and _DIGITS.search(line))

    @cached_property
    def plain(self) -> str:
        """The words of all titles and blocks, a line each, with one space where white space is."""
        sections = self.document.sections
        return "\n".join(_plain(section.title, section.text, section.grammar) for section in sections)

    def says(self, words: str) -> bool:
        """Return True if words, with one space where white space is, stand in a title or block."""
        return any(words in _plain(section.title, section.text, section.grammar) for section in self._where(words))

    def times_said(self, words: str) -> int:
        """Return how often words in small letters, with one space where white space is, stand in titles and blocks."""
        where = self._where(words)
        return sum(_folded(section.title, section.text, section.grammar).count(words) for section in where)

    def _where(self, words: str) -> Iterator[Section]:
        """Yield each section in whose source some words stand in a row, with no word between; it needs no parsing."""
        row = " ".join(_WORDS.findall(words.casefold()))
        if row in self._all_rows:
            yield from (section for section, own in self._rows if row in own)

    @cached_property
    def _all_rows(self) -> str:
        return "\n".join(row for _, row in self._rows)

    @cached_property
    def _rows(self) -> tuple[tuple[Section, str], ...]:
        """Each section with the words of its title and Markdown in small letters, without the targets of links."""
        return tuple((section, _row_of(f"{section.title}\n{section.text}")) for section in self.document.sections)

    @cached_property
    def sentences(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each sentence with the words that say what it is about."""
        return tuple((one, content_words(one)) for one in _END.split(self.plain))

    @cached_property
    def plain_sections(self) -> dict[str, str]:
        """The words of the blocks of each section by its id, a line each, in small letters."""
        return {
            section_id: "\n".join(" ".join(block.words.split()) for block in self.blocks(section_id)).casefold()
            for section_id in self.sections
        }

    @cached_property
    def kinds_of_lists(self) -> dict[str, frozenset[str]]:
        """What the lists of each section, by its id, are of by their lead-ins; “” is a list without one."""
        return {section_id: frozenset(self._kinds(section_id)) for section_id in self.sections}

    def _kinds(self, section_id: str) -> Iterator[str]:
        beside = self.blocks(section_id)
        leads = {block.place.lead for block in beside if block.shape[-1:] == ("item",)}
        yield from (kind_of_list(beside[lead].words) if lead >= 0 else "" for lead in leads)

    def _lines(self) -> Iterator[str]:
        for section in self.document.sections:
            yield section.title
            yield from (block.words for block in self.blocks(section.id))

    @cached_property
    def defined_terms(self) -> frozenset[str]:
        """The words of terms that the text defines in quotes, in small letters."""
        found: set[str] = set()
        for match in (*_DEFINED.finditer(self.source), *_MEANS.finditer(self.source)):
            found.update(plain_form(word).casefold() for word in match[1].split() if word[0].isupper())
        return frozenset(found)


@dataclass(frozen=True)
class Background:
    """The two documents around a passage. Other words may keep a law from clearing; they never make it clear."""

    old: BackgroundText
    new: BackgroundText

    @staticmethod
    def of(old: Document, new: Document) -> "Background":
        """Return the background of a comparison."""
        return Background(BackgroundText(old), BackgroundText(new))

    @property
    def language(self) -> str:
        """The language of the newer text."""
        return self.new.document.language

    @cached_property
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
