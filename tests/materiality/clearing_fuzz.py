"""Ordinary sentences of policies with one change that matters beside harmless edits, other ones for each seed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Final, TypeVar

from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.text.change import Kind
from tests.materiality.clearing_words import Words, cleared_pairs, equal_pairs, lists, pairs, templates
from tests.materiality.engine import remaining_edits

NOTHING: Final = "(nothing)"
TWO_WAY: Final = frozenset({"", "L1", "L2", "L4"})  # pairs that no law clears may be turned round as well
STARTS: Final = ("We ", "You ", "Your ", "Our ", "When ", "Since ", "After ", "Before ", "Whenever ", "Together ")
LARGEST: Final = 28  # no number of a day is higher
_PLACE: Final = re.compile(r"\{([A-Za-z]+2?)\}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_SYLLABLES: Final = ("ba", "dor", "fen", "gul", "kem", "lis", "mor", "nak", "pri", "quo", "ras", "sten", "tor", "vex")
T = TypeVar("T")
Pairs = Callable[[str], tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """Two versions of a sentence, and the words that went and came in it and matter."""

    kind: str
    old: str
    new: str
    went: str
    came: str

    @property
    def what(self) -> str:
        """The change that matters, in words."""
        return f"{self.went or NOTHING} → {self.came or NOTHING}"


def sentences(seed: int, count: int) -> Iterator[tuple[str, str, str]]:
    """Yield sentences before and after, and what changed in them that matters, beside harmless edits."""
    for one in fuzzed(seed, count):
        yield one.old, one.new, one.what


def fuzzed(seed: int, number: int, *, alone: bool = False) -> Iterator[Fuzzed]:
    """Yield sentences in which one thing changes that matters; `alone`: and nothing else."""
    dice = _dice(seed)
    for _ in range(number):
        template = _pick(dice, templates())
        change = _drawn(dice, _pick(dice, template.changes))
        old, new = _sides(dice, template.sentence, change, equal_pairs if alone else pairs)
        yield Fuzzed(template.kind, old, new, change.old, change.new)


def harmless(seed: int, number: int) -> Iterator[tuple[str, str]]:
    """Yield sentences before and after that differ by edits which L2, L3 and L4 clear, mostly by several."""
    dice = _dice(seed)
    made = 0
    while made < number:
        template = _pick(dice, templates())
        same = _drawn(dice, _pick(dice, template.changes)).old
        old, new = _sides(dice, template.sentence, Words(same, same), cleared_pairs)
        if old.startswith(STARTS) and not next(dice) % 3:
            old = old[0].lower() + old[1:]
        if old != new:
            made += 1
            yield (new, old) if next(dice) % 2 else (old, new)


def unnamed(found: tuple[Judged, ...], went: str, came: str, *, whole_passages: bool = False) -> str:
    """Return the words of a change that are in no edit but cleared ones; empty where all are named.

    With `whole_passages`, a passage that came or went as a whole and counts as material names its words too.
    """
    edits = remaining_edits(found)
    gone, new = [edit.old for edit in edits], [edit.new for edit in edits]
    for one in found if whole_passages else ():
        if one.change.kind in {Kind.ADDED, Kind.REMOVED} and one.verdict.level >= Level.MATERIAL:
            gone.append(str(one.change.old or ""))
            new.append(str(one.change.new or ""))
    before, after = _tokens(went), _tokens(came)
    lacking = [*(before - after - _tokens(" ".join(gone))), *(after - before - _tokens(" ".join(new)))]
    return " ".join(lacking)


def _tokens(words: str) -> Counter[str]:
    return Counter(word for word in _TOKEN.findall(words) if word.casefold() not in _ARTICLES)


_ARTICLES: Final = frozenset({"a", "an", "the"})
"""Words that may be paired with an equal one nearby that a harmless edit exchanged: nothing that matters is one."""


def _sides(dice: Iterator[int], sentence: str, change: Words, found: Pairs) -> tuple[str, str]:
    """Return both versions of a sentence: its places filled, and words before and behind it now and then."""
    sides = (sentence, sentence)
    while "{thing}" in sides[0]:
        thing = _turned(dice, _pick(dice, found("things")))
        sides = (sides[0].replace("{thing}", thing.old, 1), sides[1].replace("{thing}", thing.new, 1))
    old, new = (
        side.replace("{x}" if words else "{x} ", words)
        for side, words in zip(sides, (change.old, change.new), strict=True)
    )
    if not next(dice) % 3:
        words = _turned(dice, _pick(dice, found("openings")))
        old, new = (f"{start}, {side[0].lower()}{side[1:]}" for start, side in ((words.old, old), (words.new, new)))
    if next(dice) % 3:
        words = _turned(dice, _pick(dice, found("asides")))
        old, new = (f"{side.removesuffix('.')} ({end})." for end, side in ((words.old, old), (words.new, new)))
    return _capital(old), _capital(new)


def _capital(sentence: str) -> str:
    return _LETTER.sub(lambda letter: letter[0].upper(), sentence, count=1)


def _turned(dice: Iterator[int], words: Words) -> Words:
    return Words(words.new, words.old, words.law) if words.law in TWO_WAY and next(dice) % 2 else words


def _drawn(dice: Iterator[int], change: Words) -> Words:
    """Return a change with its numbers, names and listed words drawn, no two of them equal."""
    drawn: dict[str, str] = {}
    for place in _PLACE.findall(change.old + change.new):
        while place not in drawn:
            words = _word(dice, place)
            if words not in drawn.values():
                drawn[place] = words
    old, new = (_PLACE.sub(lambda place: drawn[place[1]], side) for side in (change.old, change.new))
    return Words(old, new)


def _word(dice: Iterator[int], place: str) -> str:
    if place in {"a", "b"}:
        return str(next(dice) % (LARGEST - 1) + 2)
    if place in {"A", "B"}:
        return "".join(_pick(dice, _SYLLABLES) for _ in range(3)).capitalize()
    return _pick(dice, lists()[place.removesuffix("2")])


def _dice(seed: int) -> Iterator[int]:
    """Yield numbers without end that depend on the seed alone."""
    return (int.from_bytes(sha256(f"{seed} {n}".encode()).digest()[:8], "big") for n in count())


def _pick(dice: Iterator[int], choices: Sequence[T]) -> T:
    return choices[next(dice) % len(choices)]
