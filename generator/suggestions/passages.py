"""The sentences of a section, each with its label, its place and the periods in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.materiality.wording.passages.quantities import quantities
from generator.materiality.wording.passages.tokens import starts_in
from generator.model.document import Section
from generator.result_cache import kept
from generator.schema import durations
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.edits import tokens

LONGEST_LABEL: Final = 60
LONGEST: Final = 2_000  # letters of a sentence
LONGEST_BLOCK: Final = 20_000
_UNIT: Final = re.compile(r"\b(?:\w+-)?(?:hour|day|week|month|year)s?\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?;])[”\"’)]?\s+(?=[^\s\da-z])|\n+")
_ABBREVIATED: Final = re.compile(
    r"\b(?:e\.g|i\.e|Inc|Ltd|Corp|Co|approx|no|No|St|Mr|Ms|Dr|Art|S\.A|U\.S"
    r"|z\. ?B|d\. ?h|u\. ?a|bzw|ggf|gem|Abs|Nr|vgl|(?:[Dd]as|[Dd]es|[Aa]m|[Vv]om|[Zz]um) \d{1,2})\.\s*$"
)
_LABEL: Final = re.compile(rf"^([^:.!?|]{{2,{LONGEST_LABEL}}}?)\s*(?::|–|—| - )\s*(?=\S)")
_RANGE: Final = re.compile(r"(?:\d|\b(?:between|from)\b[^.]{0,20})\s*(?:to|and|or|-|–)\s*$")
_SINGLE: Final = re.compile(
    r"\b(?:within|for|after|by|another|additional|further|of|in) (?:up to )?"
    r"(?P<literal>an? (?:(?:additional|further|calendar) )?(?P<unit>hour|day|week|month|year))\b",
    re.IGNORECASE,
)

_DAY_OF: Final = re.compile(
    r"\b(?:day|start|beginning|end|turn|rest|part|half|quarter|course|first|last|1st|31st"
    r"|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber) $",
    re.IGNORECASE,
)
"""What stands before “of a year” where that is no length."""


@dataclass(frozen=True, slots=True)
class PeriodInWords:
    """A length of time in a sentence, as facts write it, and where its words start and end there."""

    length: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextPassage:
    """A sentence: its words, the label and the words of the block that it stands in, and the line, from 0.

    A row of a table has the words of the first one, its `head`.
    """

    words: str
    label: str
    block: str
    kind: str
    line: int
    heading: str
    periods: tuple[PeriodInWords, ...] = ()
    head: str = ""


@kept(64)
def passages(section: Section, language: str) -> tuple[TextPassage, ...]:
    """Return the sentences of a section in order; very long ones, and those of very long passages, are left out."""
    return tuple(_passages(section, language))


def _passages(section: Section, language: str) -> Iterator[TextPassage]:
    found = blocks.of(section)
    for number, block in enumerate(found):
        words = block.words
        if block.kind in {"code", "rule"} or not words.strip() or len(words) > LONGEST_BLOCK:
            continue
        above = found[block.place.heading].words if block.place.heading >= 0 else section.title
        label = _label(block)
        head = found[block.place.head].words if block.place.head not in {-1, number} else ""
        measured = _periods(block, language) if _UNIT.search(words) else ()
        for start, sentence in _sentences(block):
            end = start + len(sentence)
            if len(sentence) > LONGEST:
                continue
            inside = tuple(
                PeriodInWords(one.length, one.start - start, one.end - start)
                for one in measured
                if start <= one.start and one.end <= end
            )
            yield TextPassage(sentence, label, block.words, block.kind, block.line, above, inside, head)


def _label(block: Block) -> str:
    """Return the words that name what a block is about: of a row the first cell, of an item its start, or bold ones."""
    if block.kind == "row":
        return block.words.partition(" | ")[0].strip()[:LONGEST_LABEL]
    bold = ""
    for run in block.runs:
        if "strong" not in run.marks:
            break
        bold += run.text
    if bold and len(bold) <= LONGEST_LABEL and len(bold) < len(block.words):
        return bold.strip(" :.–—-")
    match = _LABEL.match(block.words) if block.kind == "item" else None
    return match[1].strip() if match else ""


def _sentences(block: Block) -> Iterator[tuple[int, str]]:
    text = block.words
    start = 0
    for match in [] if block.kind == "row" else _SENTENCE.finditer(text):
        if _ABBREVIATED.search(text, max(start, match.end() - 9), match.end()):
            continue
        if text[start : match.start()].strip():
            yield start, text[start : match.start()]
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]


def _periods(block: Block, language: str) -> tuple[PeriodInWords, ...]:
    """Return the exact periods in a block; ranges and working days are none."""
    text, found = block.words, tokens([block])
    starts = starts_in(text, found)
    result = []
    for one in quantities(found, language):
        if one.kind != "period":
            continue
        length = one.duration
        begin, end = starts[one.start], starts[one.end - 1] + len(found[one.end - 1].text)
        if length and not _RANGE.search(text, max(0, begin - 40), begin):
            result.append(PeriodInWords(length.text, begin, end))
    if language.startswith("en"):
        every = (match for match in _SINGLE.finditer(text) if not _DAY_OF.search(text, 0, match.start()))
        singles = ((match, durations.parse(f"1 {match['unit'].lower()}")) for match in every)
        result += [
            PeriodInWords(one.text, match.start("literal"), match.end("literal")) for match, one in singles if one
        ]
    return tuple(sorted(result, key=lambda one: one.start))


def quoted(passage: TextPassage, match: "re.Match[str] | None" = None, *, most: int = 240) -> str:
    """Return the exact words of a sentence; of a long one, whole words around what was read."""
    words = " ".join(passage.words.split())
    if len(words) <= most or match is None:
        return words if len(words) <= most else words[:most].rpartition(" ")[0]
    first = max(0, min(match.start(), len(words) - most))
    begin = words.find(" ", first) + 1 if first else 0
    return words[begin : begin + most].rpartition(" ")[0]
