"""Where the prose of a draft contradicts the facts beside it (rule X1): both values, at the place of the prose.

Only what an editor typed is judged: a variable can't contradict its own value, and says what is right where it stands.
A finding needs words that tie the typed value to one fact; what could be about something else (another country, an
exception, an example, another clock) is left to the reader. The words are English ones; addresses are of any language.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.checks.conflicts.ages import said_ages
from generator.checks.conflicts.clock_words import ABOUT
from generator.checks.conflicts.clocks import clocks, items, named_by, reached
from generator.checks.conflicts.durations import said_durations
from generator.checks.conflicts.english import VARIABLES
from generator.checks.conflicts.flags import said_flags
from generator.checks.conflicts.parties import said_addresses, said_companies
from generator.checks.conflicts.passages import Clash, Passage, Section, passages
from generator.checks.conflicts.prices import said_prices
from generator.errors import Finding, Place
from generator.model.document import Document
from generator.schema import durations
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import Value
from generator.source.assembly import VARIABLE, SectionSource
from generator.text import blocks
from generator.text.blocks import Block

MOST: Final = 1_000
_LONGEST_HEADING: Final = 300


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule, the facts of which it needs one, whether it reads any language, and what may be about elsewhere."""

    find: Callable[[Passage], Iterator[Clash]]
    needs: frozenset[str]
    any_language: bool = False
    elsewhere: bool = False


_RULES: Final = (
    _Rule(said_durations, frozenset({row.path.split(".")[0] for row in ABOUT} | {"retention", "cookies"})),
    _Rule(said_ages, frozenset({"min_age", "parental_consent_below"})),
    _Rule(said_addresses, frozenset({"channels"}), any_language=True, elsewhere=True),
    _Rule(said_companies, frozenset({"controller"}), any_language=True),
    _Rule(said_flags, frozenset({"sale", "cross_site_tracking"})),
    _Rule(said_prices, frozenset({"price"})),
)


def conflicts(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find what the prose of each section says otherwise than its facts; the first `MOST` of a section are given."""
    by_section: dict[str, Value] = {source.id: dict(source.facts) for source in sources}
    data = {key: item for source in sources for key, item in items(source.facts, "data")}
    english = document.language.lower().split("-")[0] in {"", "en"}
    answers = tuple(
        clock.length
        for source in sources
        for clock in clocks(source.facts, {})
        if clock.path in {"respond_within", "reply_within"}
    )
    for source in sources:
        rules = [rule for rule in _RULES if (english or rule.any_language) and rule.needs & source.facts.keys()]
        if rules:
            text, values = _masked(source.body, by_section | dict(source.facts))
            known = tuple(clocks(source.facts, data))
            section = Section(source.facts, known, answers, named_by(known), values)
            yield from islice(_found(source, text, section, rules), MOST)


def _found(source: SectionSource, text: str, section: Section, rules: Sequence[_Rule]) -> Iterator[Finding]:
    starts = [0, *(match.end() for match in re.finditer("\n", source.body))]
    heading = ""
    for block in blocks.parse(text):
        if block.kind == "heading":
            heading = block.words[:_LONGEST_HEADING]
        if block.kind in {"code", "rule"}:
            continue
        places = _Places(source, block, starts)
        for passage in passages(block, heading, section):
            asked = (rule for rule in rules if rule.elsewhere or not passage.elsewhere)
            clashes = {clash for rule in asked for clash in rule.find(passage)}
            for clash in sorted(clashes, key=lambda clash: (clash.start, clash.fact, clash.literal)):
                message = f"the text says {in_quotes(clash.literal)}, the fact {clash.fact} says {clash.value}"
                yield Finding(places.of(clash.start, clash.literal), "conflict", message, clash.remedy)


class _Places:
    """Where in the file the words of a block stand: the same words as often before them there as in the block."""

    def __init__(self, source: SectionSource, block: Block, starts: Sequence[int]) -> None:
        self._source = source
        self._words = block.words
        self._starts = starts
        self._line = min(block.line, len(starts) - 1)
        self._seen: dict[str, tuple[int, int]] = {}

    def of(self, start: int, literal: str) -> Place:
        """Return the place of the literal that starts there in the words; else the place of the block."""
        found = self._find(start, literal)
        if found < 0:  # there is a line break or a mark in it
            found = self._find(start, literal.split(maxsplit=1)[0] if literal.split() else literal)
        if found < 0:
            return Place(self._source.path, self._source.body_line + self._line)
        row = self._source.body.count("\n", self._starts[self._line], found) + self._line
        return Place(self._source.path, self._source.body_line + row, found - self._starts[row] + 1)

    def _find(self, start: int, literal: str) -> int:
        at, found = self._seen.get(literal, (0, self._starts[self._line]))
        while literal:
            at = self._words.find(literal, at)
            found = self._source.body.find(literal, found)
            if found < 0 or at < 0:
                return found
            at += len(literal)
            found += len(literal)
            self._seen[literal] = (at, found)
            if at > start:
                return found - len(literal)
        return -1


def _masked(body: str, names: Facts) -> tuple[str, dict[str, Value]]:
    """Return the text with one character for each variable, and their values; plain words are filled in."""
    values: dict[str, Value] = {}
    known: dict[str, str] = {}
    first, last = VARIABLES

    def masked(match: re.Match[str]) -> str:
        name = (match["name"] or match["single"] or "").strip()
        if name not in known:
            value = reached(names, name.removeprefix("facts.")) if name.startswith("facts.") else None
            plain = isinstance(value, str) and not re.search(r"[\d@\\`*_<>\[\]|]", value) and not durations.parse(value)
            known[name] = str(value) if plain else chr(min(first + len(values), last))
            if not plain:
                values[known[name]] = "" if value is None else value
        return known[name]

    own = re.compile(f"[{chr(first)}-{chr(last)}]")
    return VARIABLE.sub(masked, own.sub("\ufffd", body)), values
