"""What a section says before and after a version, sentence by sentence: what went, what came, and what stays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.verdict import Outcome, Verdict
from generator.model.document import Section
from generator.text import blocks

WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SectionSentence:
    """A sentence, with what stands above a row or an item, which says what it is about."""

    words: str
    above: str = ""

    @property
    def whole(self) -> str:
        """The sentence after what stands above it."""
        return f"{self.above} {self.words}"


@dataclass(frozen=True, slots=True)
class SectionSides:
    """What a section says on one of its sides alone, and on both: the sentences, and their parts between commas.

    What a law clears, as another spelling or a word that follows another fact, is no difference.
    """

    gone: tuple[SectionSentence, ...]
    came: tuple[SectionSentence, ...]
    kept: tuple[SectionSentence, ...]
    other_parts: tuple[str, ...]


_SENTENCE: Final = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[^\sa-zäöüà-ÿ])|\n+")
_PART: Final = re.compile(r"[,;:()–—|]")


def section_texts(before: Section, after: Section, verdicts: Sequence[Verdict]) -> SectionSides:
    """Return what a section says on each of its sides; the verdicts are those of its changes."""
    same = [
        (plain_words(edit.old), plain_words(edit.new))
        for verdict in verdicts
        for edit in verdict.edits
        if edit.outcome is Outcome.CLEARED and plain_words(edit.old) and plain_words(edit.new)
    ]
    old, new = ({_as_one(one.words, same): one for one in sentences(section)} for section in (before, after))
    gone = [one for key, one in old.items() if key not in new]
    came = [one for key, one in new.items() if key not in old]
    kept = [one for key, one in new.items() if key in old]
    parts = [{_as_one(part, same): part for one in side for part in _PART.split(one.words)} for side in (gone, came)]
    others = [part for side, other in (parts, parts[::-1]) for key, part in side.items() if key not in other]
    return SectionSides(tuple(gone), tuple(came), tuple(kept), tuple(others))


def sentences(section: Section) -> Iterator[SectionSentence]:
    """Yield the title of a section and its sentences; a row of a table is one."""
    yield SectionSentence(_in_line(section.title))
    found = blocks.of(section)
    for number, block in enumerate(found):
        if block.kind not in {"row", "item"}:
            yield from (SectionSentence(_in_line(one)) for one in _SENTENCE.split(block.words) if one)
            continue
        place = block.place
        over = {place.head, place.lead, place.heading} - {-1, number}
        above = " ".join((section.title, *(found[one].words for one in sorted(over))))
        said = [block.words] if block.kind == "row" else filter(None, _SENTENCE.split(block.words))
        yield from (SectionSentence(_in_line(one), _in_line(above)) for one in said)


def _in_line(words: str) -> str:
    """Return words as they are searched: in one line, with one sign for apostrophes."""
    return " ".join(words.replace("'", "’").split())


def plain_words(words: str) -> str:
    """Return words in small letters without the signs between them."""
    return " ".join(WORD.findall(words.casefold()))


def _as_one(words: str, same: Sequence[tuple[str, str]]) -> str:
    """Return the plain words of a sentence in which what a law cleared is spelt as it is now."""
    plain = f" {plain_words(words)} "
    for old, new in same:
        plain = plain.replace(f" {old} ", f" {new} ")
    return plain.strip()
