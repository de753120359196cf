"""Readings of short words in five other languages: a denial, “only”, or a word that its reverse replaced (§4.2).

Only where next to nothing else changed with them: what other words say instead, the program doesn't know there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import program_files
from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, quoted, words_in
from generator.model.languages import TRANSLATED, code_of

MOST_TOKENS: Final = 2
"""On each side of a part: “keine” → “die”."""


@dataclass(frozen=True, slots=True)
class _ShortWords:
    """What denies in a language, what says “only”, and each word with those that say the reverse or more."""

    denies: frozenset[str]
    only: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@cache
def _words_of(language: str) -> _ShortWords:
    table = program_files.patterns("materiality/wording/readings/short_words.toml")[language]
    pairs = [tuple(word.replace("_", " ") for word in row.split()) for row in table["pairs"]]
    both_ways = {(one, other) for pair in pairs for one, other in (pair, pair[::-1])}
    return _ShortWords(frozenset(table["denies"].split()), frozenset(table["only"].split()), frozenset(both_ways))


def turning_words(language: str) -> frozenset[str]:
    """Return the words of a language that deny, limit or turn what a sentence says, and name nothing by themselves."""
    words = _words_of(language)
    return words.denies | words.only | {word for pair in words.pairs for word in pair}


def short_word(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A denial or “only” came or went, or a word became its reverse, in one of five other languages."""
    language = code_of(sides.passage.background.language)
    if language not in TRANSLATED or part.longest > MOST_TOKENS:
        return None
    words = _words_of(language)
    (old, was), (new, now) = both(sides.passage, part)
    step = tuple(words_in(tokens, span).casefold() for tokens, span in ((old, was), (new, now)))
    if step in words.pairs:
        asks = consent_asked.by_lost_promise(part, sides, old=False)
        return Reading("36", f"“{step[0]}” becomes “{step[1]}”: {quoted(new, now)}", asks_consent=asks)
    if found := _alone(part, sides, words.denies, words.only):
        went, said = found
        asks = consent_asked.by_lost_promise(part, sides, old=True) if went else False
        return Reading("36", said, asks_consent=asks or consent_asked.by_choice(part, sides))
    found = _alone(part, sides, words.only, words.denies)
    if not found or all(step):
        return None
    went, said = found
    asks = went and consent_asked.by_lost_promise(part, sides, old=True)
    return Reading("36", f"How far it reaches: {said}", asks_consent=asks)


def _alone(
    part: EditPart, sides: ReadingSides, wanted: frozenset[str], beside: frozenset[str]
) -> tuple[bool, str] | None:
    """Return whether a word went, else it came, and which; None where several did, or one with `beside` next to it."""
    counts: tuple[Mapping[str, int], ...] = (sides.old_words, sides.new_words)
    totals = [_denials(count, wanted) for count in counts]
    for n, (tokens, span) in enumerate(both(sides.passage, part)):
        found = [at for at in range(*span) if tokens[at].text.casefold() in wanted]
        if len(found) > 1 and any(tokens[at].text.casefold() in _WITH_ANOTHER for at in found):
            found = [at for at in found if tokens[at].text.casefold() not in _WITH_ANOTHER]
        if len(found) != 1 or totals[n] != totals[1 - n] + 1:
            continue
        near = {token.text.casefold() for token in tokens[max(0, found[0] - 1) : found[0] + 2]}
        if not near & beside:
            return n == 0, f"“{tokens[found[0]].text}” {('is removed', 'is added')[n]}: {quoted(tokens, span)}"
    return None


def _denials(count: Mapping[str, int], wanted: frozenset[str]) -> int:
    """Return how many words are there, one that denies together with another one left out: “non vendiamo mai”."""
    others = sum(count[word] for word in wanted - _WITH_ANOTHER)
    return others or sum(count[word] for word in wanted & _WITH_ANOTHER)


_WITH_ANOTHER: Final = frozenset("no non pas sin sans senza".split())
