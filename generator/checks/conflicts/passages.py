"""The passages of a section's prose, each with the facts beside it: what the rules for conflicts read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.checks.conflicts.clocks import Clock, items, stated, write
from generator.checks.conflicts.english import Length, agree, lengths, words
from generator.schema.durations import Duration
from generator.schema.facts import Facts
from generator.schema.values import Value
from generator.text.blocks import Block

LONGEST_SENTENCE: Final = 2_000
_SENTENCE: Final = re.compile(r"(?<=[.!?;])[”\"’)]?\s")
_ABBREVIATED: Final = re.compile(r"\b(?:e\.g|i\.e|Inc|Ltd|Corp|Co|approx|no|No|St|S\.A|U\.S)\.\s$")
_ELSEWHERE: Final = words(
    r"for example|for instance|e\.g\.|such as|previously|formerly|used to|until \d{4}|instead of|rather than|other than"
    r"|where (?:the law|a law|a court|required)|if (?:the law|required|a court)|depending on|some countries"
    r"|your country|where you live|jurisdictions?|state laws?|local laws?|residents"
)
_PLACE: Final = re.compile(
    r"\b(?:[Ii]n|[Ff]rom|[Uu]nder|[Ff]or|[Ww]ithin) (?:the )?"
    r"(?!(?:I|We|Our|Your|Policy|Privacy|Terms)\b)[A-Z][A-Za-z]+\b"
    r"|\b(?:EU|EEA|UK|U\.S\.|CCPA|CPRA|GDPR|LGPD|PIPEDA|COPPA|Californian?|European?|Virginia|Colorado|Brazil\w*"
    r"|Canad\w+|Quebec|Québec|German\w*|French|France|Swiss|Switzerland|Japan\w*|Korean?|Australian?|Article \d+)\b"
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch of a block's words (`start`, `literal`) and the fact that it contradicts."""

    start: int
    literal: str
    fact: str
    value: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Section:
    """What the rules need to know of a section: its facts and clocks, the clocks for answers of the whole document.

    `naming` has the clocks that each word names, `values` what the characters in its text stand for.
    """

    facts: Facts
    clocks: tuple[Clock, ...]
    answers: tuple[Duration, ...]
    naming: Mapping[str, tuple[tuple[Clock, int], ...]]
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Passage:
    """A sentence, a list item's sentence or a table row: `words` start at `at` in the words of its block."""

    words: str
    at: int
    kind: str
    heading: str
    links: tuple[str, ...]
    section: Section

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        """The durations that it states."""
        return tuple(lengths(self.words, self.section.values))

    def states(self, right: Duration) -> bool:
        """Return True if a duration of the sentence, typed or filled in, is right: others are exceptions."""
        if right not in self._stated:
            self._stated[right] = any(one.length and agree(one.length, right) for one in self.lengths)
        return self._stated[right]

    @cached_property
    def _stated(self) -> dict[Duration, bool]:
        return {}

    @cached_property
    def elsewhere(self) -> bool:
        """Whether it may speak of one country or law, of the past, or of an example only."""
        return bool(_ELSEWHERE.search(self.words)) or self.names_a_place

    @property
    def names_a_place(self) -> bool:
        """Whether it may speak of one country or law only."""
        return bool(_PLACE.search(self.words))

    def fact(self, path: str) -> Value | None:
        """Return the value at a path in the facts beside it; None where it isn't stated there."""
        return stated(self.section.facts, path)

    def items(self, key: str) -> list[tuple[str, Facts]]:
        """Return the items of a list in the facts beside it, with their ids."""
        return items(self.section.facts, key)

    def clash(self, start: int, literal: str, path: str, value: object, remedy: str = "") -> Clash:
        """Return the clash of typed words with the value of a fact; to write the fact's variable is the remedy."""
        return Clash(self.at + start, literal, path, str(value), remedy or write(path))


def passages(block: Block, heading: str, section: Section) -> Iterator[Passage]:
    """Yield the passages of a block, of `LONGEST_SENTENCE` characters at most."""
    links = tuple(
        mark.removeprefix("link:mailto:") for run in block.runs for mark in run.marks if mark.startswith("link:mailto:")
    )
    text = block.words
    ends = [] if block.kind == "row" else [match.end() for match in _SENTENCE.finditer(text)]
    start = 0
    for end in [*ends, len(text)]:
        if _ABBREVIATED.search(text, max(start, end - 8), end) and end < len(text):
            continue
        for at in range(start, end, LONGEST_SENTENCE):
            sentence = text[at : min(end, at + LONGEST_SENTENCE)].replace("\n", " ")
            yield Passage(sentence, at, block.kind, heading, links, section)
            links = ()
        start = end
