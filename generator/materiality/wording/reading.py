"""A reading of an edit, and the sides that it reads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.materiality.wording import vocabulary
from generator.materiality.wording.laws import Part
from generator.materiality.wording.passage import Passage
from generator.materiality.wording.quantities import Quantity, quantities
from generator.model import Direction
from generator.text.edits import Token, spelt


@dataclass(frozen=True, slots=True)
class Reading:
    """What an edit changed for the reader: the row of the fact that it reads, the reason, and who gains by it."""

    rule: str
    reason: str
    direction: Direction = Direction.UNKNOWN


@dataclass(frozen=True)
class Sides:
    """What no law cleared of a passage, all of it together, for readings that count words on both sides."""

    passage: Passage
    parts: tuple[Part, ...]

    @cached_property
    def old_words(self) -> Counter[str]:
        """The words that went, in small letters."""
        return Counter(token.text.casefold() for part in self.parts for token in self.passage.old(part.old))

    @cached_property
    def new_words(self) -> Counter[str]:
        """The words that came, in small letters."""
        return Counter(token.text.casefold() for part in self.parts for token in self.passage.new(part.new))

    @cached_property
    def quantities(self) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """The quantities of the whole passage on both sides."""
        language = self.passage.background.language
        return quantities(self.passage.wording.old, language), quantities(self.passage.wording.new, language)

    @cached_property
    def negations(self) -> tuple[int, int]:
        """How many negations went, and how many came."""
        return (
            sum(len(words_of(self.passage.old(part.old), vocabulary.NEGATIONS)) for part in self.parts),
            sum(len(words_of(self.passage.new(part.new), vocabulary.NEGATIONS)) for part in self.parts),
        )


def words_of(tokens: Sequence[Token], words: frozenset[str]) -> list[str]:
    """Return the words of a closed list that stand among tokens, in small letters."""
    found = []
    for token in tokens:
        plain = token.text.casefold().replace("’", "'")
        if plain in words or (plain.endswith("n't") and "not" in words):
            found.append(token.text.casefold())
    return found


def quoted(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    """Return a part of a passage in quotes, with a few words around it."""
    start, end = max(0, span[0] - 6), min(len(tokens), span[1] + 8)
    return f"“{'… ' if start else ''}{spelt(tokens[start:end])}{' …' if end < len(tokens) else ''}”."
