"""A reading of an edit, and the sides that it reads."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages import signs
from generator.materiality.wording.passages.passage import Passage, Span, starts_sentence
from generator.materiality.wording.passages.quantities import Quantity, quantities
from generator.materiality.wording.passages.whole_words import ends_abbreviation, last, unbroken, without_loose_signs
from generator.materiality.wording.readings.denials import denials
from generator.materiality.wording.readings.numerals import lengths
from generator.model.languages import ENGLISH, READ, code_of
from generator.model.levels import Direction
from generator.text.edits import Token, spelt


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Reading:
    """What an edit changed for the reader: the row of the fact that it reads, the reason, and who gains by it.

    `asks_consent` says whether people have to say if consent is needed; None where the words of the edit tell.
    """

    rule: str
    reason: str
    direction: Direction = Direction.UNKNOWN
    asks_consent: bool | None = None


class _Order(NamedTuple):
    """Parts in the order of one side, with where each starts and ends there, so that those of a sentence are found."""

    parts: Sequence[EditPart]
    starts: Sequence[int]
    ends: Sequence[int]

    @staticmethod
    def of(parts: Sequence[EditPart], side: int) -> "_Order":
        """Return parts, which don't overlap, in the order of their older (0) or newer (1) side."""
        spans = sorted(((part.old, part.new)[side], n) for n, part in enumerate(parts))
        return _Order([parts[n] for _, n in spans], [span[0] for span, _ in spans], [span[1] for span, _ in spans])


@dataclass(frozen=True)
class ReadingSides:
    """What no law cleared of a passage, all of it together, for readings that count words on both sides."""

    passage: Passage
    parts: tuple[EditPart, ...]

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
        return self._quantities(self.passage.wording.old), self._quantities(self.passage.wording.new)

    def _quantities(self, tokens: tuple[Token, ...]) -> tuple[Quantity, ...]:
        """Return the quantities of a side, and in other languages than English periods in number words."""
        language = self.passage.background.language
        found = quantities(tokens, language)
        own = code_of(language)
        if own == ENGLISH or own not in READ:
            return found
        more = [one for one in lengths(tokens, own) if not any(_overlap(one, other) for other in found)]
        return tuple(sorted((*found, *more), key=lambda one: one.start))

    @cached_property
    def negations(self) -> tuple[int, int]:
        """How many negations went, and how many came."""
        sides = self.passage.wording.old, self.passage.wording.new
        spans = ([part.old for part in self.parts], [part.new for part in self.parts])
        old, new = (
            sum(len(denials(tokens, span, is_heading=self.passage.is_heading)) for span in which)
            for tokens, which in zip(sides, spans, strict=True)
        )
        return old, new

    def is_rewritten(self, part: EditPart, at: int, *, old: bool) -> bool:
        """Return True if other edits changed much of the sentence in which a token of one side of a part stands."""
        tokens = self.passage.wording.old if old else self.passage.wording.new
        span = sentence(tokens, at)
        others = [one.old if old else one.new for one in self.parts_in(span, old=old) if one != part]
        changed = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in others)
        return changed > MOST_REWRITTEN * (span[1] - span[0])

    def parts_in(self, span: Span, *, old: bool) -> Sequence[EditPart]:
        """Return the parts that stand in a span of one side, or directly beside it, in the order of the text."""
        parts, starts, ends = self._in_order[0 if old else 1]
        return parts[bisect_left(ends, span[0]) : bisect_right(starts, span[1])]

    @cached_property
    def _in_order(self) -> tuple[_Order, _Order]:
        return _Order.of(self.parts, 0), _Order.of(self.parts, 1)

    @cached_property
    def sentences(self) -> tuple[str, str]:
        """All words of the passage on both sides, in small letters."""
        return spelt(self.passage.wording.old).casefold(), spelt(self.passage.wording.new).casefold()


MOST_REWRITTEN: Final = 1 / 3


def sentence(tokens: Sequence[Token], at: int) -> Span:
    """Return where the sentence around a token starts and ends."""
    start = end = max(0, min(at, len(tokens) - 1))
    while start and not (tokens[start - 1].text in _FULL_STOPS and tokens[start].space):
        start -= 1
    while end < len(tokens) and not (
        tokens[end].text in _FULL_STOPS and (end + 1 == len(tokens) or tokens[end + 1].space)
    ):
        end += 1
    return start, end


def is_sentence(tokens: Sequence[Token], span: Span) -> bool:
    """Return True if a span is one sentence or several, from its first word to its stop."""
    start, end = span
    return start < end and starts_sentence(tokens, start) and tokens[end - 1].text in _FULL_STOPS


_FULL_STOPS: Final = frozenset(".!?;")
Side = tuple[tuple[Token, ...], Span]


def both(passage: Passage, part: EditPart) -> tuple[Side, Side]:
    """Return all tokens of each side, with where the part starts and ends there."""
    return passage.sides(part.old, part.new)


MOST_BEFORE: Final = 60
_END: Final = re.compile(r"(?<=[.;:!?])\s")


def words_in(tokens: Sequence[Token], span: Span) -> str:
    """Return the words of a span."""
    return spelt(tokens[slice(*span)])


def before(tokens: Sequence[Token], span: Span) -> str:
    """Return the sentence so far, with white space at its end."""
    first, start = max(0, span[0] - MOST_BEFORE), span[0]
    while start > first and not (start < span[0] and tokens[start].space and tokens[start - 1].text[-1:] in _ENDS):
        start -= 1
    return f"{_END.split(spelt(tokens[start : span[0]]))[-1]} "


def after(tokens: Sequence[Token], span: Span) -> str:
    """Return the rest of the sentence."""
    return _END.split(spelt(tokens[span[1] : span[1] + MOST_BEFORE]))[0]


def is_one_clause(tokens: Sequence[Token]) -> bool:
    """Return True if no sentence ends among tokens."""
    return not any(token.text in _ENDS for token in tokens)


_ENDS: Final = frozenset(".;:!?")


def words_of(tokens: Sequence[Token], span: Span, words: frozenset[str]) -> list[int]:
    """Return where words of a closed list stand in a span; one with a capital inside a sentence may be a name."""
    return [
        at
        for at in range(*span)
        if tokens[at].text.casefold() in words and (not is_title(tokens[at].text) or starts_sentence(tokens, at))
    ]


def is_little_else(part: EditPart, sides: ReadingSides, words: frozenset[str]) -> bool:
    """Return True if a part has no words but these on either side, and no sentence ends in it."""
    for tokens, span in both(sides.passage, part):
        inside = tokens[span[0] : span[1]]
        if not is_one_clause(inside) or any(one.is_word and one.text.casefold() not in words for one in inside):
            return False
    return True


def net_words(part: EditPart, sides: ReadingSides, words: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the words of a closed list that went and that came with all edits together, where this part holds them."""
    counts = (sides.old_words, sides.new_words)
    gone, come = (
        [
            word
            for word in (tokens[at].text.casefold() for at in words_of(tokens, span, words))
            if here[word] > there[word]
        ]
        for (tokens, span), here, there in zip(both(sides.passage, part), counts, counts[::-1], strict=True)
    )
    return gone, come


def is_title(word: str) -> bool:
    """Return True if a word has a capital, and only its first letter: “May”."""
    return word[:1].isupper() and not word[1:].isupper()


def quoted(tokens: Sequence[Token], span: Span, at: int | None = None) -> str:
    """Return a part of a passage in quotes, with a few words around it; of a long part what stands around one word.

    The quote begins with a word, and goes beyond the sentence of the part on neither side.
    """
    if at is not None and span[1] - span[0] > MOST_QUOTED:
        span = (max(span[0], at - MOST_QUOTED // 2), min(span[1], at + MOST_QUOTED // 2))
    start, end = max(0, span[0] - _QUOTED_BEFORE), min(len(tokens), span[1] + _QUOTED_AFTER)
    begins = next((n for n in range(span[0], max(start, 1) - 1, -1) if _begins_sentence(tokens, n)), 0)
    if begins:
        start = begins
    elif start:
        start = next((n for n in range(start, span[0]) if tokens[n].is_word and tokens[n].space), span[0])
    next_one = next((n for n in range(max(span[1], start + 1), end) if _begins_sentence(tokens, n)), 0)
    end = next_one or last(tokens, end)
    words = without_stop(" ".join(spelt(tokens[start:end]).split()))  # without the ends of its lines
    return f"“{'… ' if start and not begins else ''}{words}{' …' if end < len(tokens) and not next_one else ''}”."


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token follows the end of a sentence; a small letter follows an abbreviation."""
    is_behind = 0 < at < len(tokens) and tokens[at - 1].text in ".!?" and not ends_abbreviation(tokens, at - 1)
    return is_behind and tokens[at].space and not tokens[at].text[0].islower()


_QUOTED_BEFORE: Final = 6
_QUOTED_AFTER: Final = 8


MOST_EXCHANGED: Final = 8
"""Words on each side of a part that is told by its words alone."""


def named(part: EditPart, passage: Passage) -> str:
    """Return in words what a small part changed: “a” becomes “b”; empty where a sentence ends, or much changed."""
    old, new = passage.old(part.old), passage.new(part.new)
    if part.longest > MOST_EXCHANGED or not all(map(is_one_clause, (old, new))):
        return ""
    was, now = whole_words(part.old, part.new, passage)
    return happened(was, now) if any(map(str.isalnum, f"{was}{now}")) else ""


def whole_words(was: Span, now: Span, passage: Passage) -> tuple[str, str]:
    """Return the words of an edit on both sides as a reason says them: no address is cut, and no sign stands loose."""
    sides = passage.wording.old, passage.wording.new
    spans = unbroken(sides[0], was, sides[1], now)
    old, new = (without_loose_signs(spelt(side[slice(*span)])) for side, span in zip(sides, spans, strict=True))
    return cut(old), cut(new)


def happened(was: str, now: str) -> str:
    """Return in words that some words went or came, or took the place of others; signs beside words say nothing."""
    if any(map(str.isalnum, f"{was}{now}")):
        was, now = (side if any(map(str.isalnum, side)) else "" for side in (was, now))
    if was and now:
        return f"“{was}” becomes “{now}”"
    return f"“{was}” is removed" if was else f"“{now}” is added"


MOST_QUOTED: Final = 30
LONGEST: Final = 160


def without_stop(words: str) -> str:
    """Return words without the stop at their end, that of their sentence; with dots that stand for more."""
    if words.endswith("..") or _ABBREVIATED.search(words):
        return words
    return f"{words[:-2]}”" if words.endswith(".”") else words.removesuffix(".")


_ABBREVIATED: Final = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")


def cut(words: str) -> str:
    """Return words for a reason: cut where they are long, with signs that act unseen by their names."""
    seen = "".join(map(_seen, words)) if signs.acts_unseen(words) else words
    plain = " ".join(seen.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"


def _seen(sign: str) -> str:
    """Return a sign as a reader can see it: one that acts unseen by its number and name."""
    return f"[U+{ord(sign):04X} {unicodedata.name(sign, 'unnamed')}]" if signs.acts_unseen(sign) else sign
