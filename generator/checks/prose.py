"""The prose of a section's file, block by block, with the place in the file at which words stand.

A variable is one character, so that no rule takes what is filled in for something that an editor typed; plain words
are filled in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import Place
from generator.schema import durations
from generator.schema.facts import Facts
from generator.schema.values import value_at
from generator.source.assembly import VARIABLE, SectionSource
from generator.text import blocks
from generator.text.blocks import Block

_FIRST, _LAST = "\ue100", "\uf8ff"  # characters that stand for variables, one for each name
_LONGEST: Final = 2_000  # characters of a sentence; the rest of a longer one is another
_SENTENCE: Final = re.compile(r"(?<=[.!?;])[”\"’)]?\s")
_ABBREVIATED: Final = re.compile(r"\b(?:e\.g|i\.e|Inc|Ltd|Corp|Co|approx|no|No|St|S\.A|U\.S)\.\s$")


@dataclass(frozen=True, slots=True)
class Prose:
    """A block of a section's prose, and where its words stand in the file.

    It stands under a `heading`, else the title of the section, and a row of a table under the words of its `head`.
    """

    block: Block
    source: SectionSource
    starts: Sequence[int]
    heading: str = ""
    head: str = ""

    @property
    def mail_links(self) -> tuple[str, ...]:
        """The addresses to which its links write."""
        marks = (mark for run in self.block.runs for mark in run.marks)
        return tuple(mark.removeprefix("link:mailto:") for mark in marks if mark.startswith("link:mailto:"))

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield its sentences, each with where it starts in its words; a row of a table is one."""
        text = self.block.words
        ends = [] if self.block.kind == "row" else [match.end() for match in _SENTENCE.finditer(text)]
        start = 0
        for end in [*ends, len(text)]:
            if _ABBREVIATED.search(text, max(start, end - 8), end) and end < len(text):
                continue
            for at in range(start, end, _LONGEST):
                yield at, text[at : min(end, at + _LONGEST)].replace("\n", " ")
            start = end

    def place(self, start: int, literal: str) -> Place:
        """Return the place in the file of words that start there in the block's; else the place of the block.

        It is found by counting: the same words stand as often before them in the file as in the block.
        """
        line = min(self.block.line, len(self.starts) - 1)
        found = self._find(start, literal, self.starts[line])
        if found < 0 and (words := literal.split()):  # there is a line break or a mark in it
            found = self._find(start, words[0], self.starts[line])
        body, path, first = self.source.body, self.source.path, self.source.body_line
        if found < 0:
            return Place(path, first + line)
        row = body.count("\n", 0, found)
        return Place(path, first + row, found - self.starts[row] + 1)

    def _find(self, start: int, literal: str, begin: int) -> int:
        if not literal:
            return -1
        before = self.block.words.count(literal, 0, start + len(literal) - 1)
        found = begin - 1
        for _ in range(before + 1):
            found = self.source.body.find(literal, found + 1)
            if found < 0:
                return -1
        return found


def proses(source: SectionSource) -> Iterator[Prose]:
    """Yield the blocks of a section that hold words; code is none."""
    starts = [0, *(match.end() for match in re.finditer("\n", source.body))]
    found = blocks.parse(_masked(source.body, source.facts))
    for block in found:
        if block.kind not in {"code", "rule"}:
            heading = found[block.place.heading].words if block.place.heading >= 0 else source.title
            head = found[block.place.head].words if block.place.head >= 0 else ""
            yield Prose(block, source, starts, heading, head)


def _masked(body: str, facts: Facts) -> str:
    """Return the text with one character for each variable; those of plain words are filled in."""
    known: dict[str, str] = {}

    def masked(match: re.Match[str]) -> str:
        name = (match["name"] or match["single"] or "").strip()
        if name not in known:
            value = value_at(facts, name.removeprefix("facts.").split(".")) if name.startswith("facts.") else None
            plain = isinstance(value, str) and not re.search(r"[\d@\\`*_<>\[\]|]", value) and not durations.parse(value)
            known[name] = str(value) if plain else chr(min(ord(_FIRST) + len(known), ord(_LAST)))
        return known[name]

    own = re.compile(f"[{_FIRST}-{_LAST}]")
    return VARIABLE.sub(masked, own.sub("\ufffd", body))
