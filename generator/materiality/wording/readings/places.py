"""Readings of places: a country that came, went or was exchanged, a state of the United States (§4.2)."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Passage, Span
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    Side,
    before,
    both,
    is_one_clause,
)
from generator.materiality.wording.readings.place_names import (
    Country,
    countries,
    may_name_country,
    may_name_state,
    stands_alone,
    states,
)
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS
from generator.text.edits import Token, spelt


def country(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A country came, went, or was exchanged for another."""
    passage = sides.passage
    language = passage.background.language
    (was, gone_span), (now, come_span) = both(passage, part)
    if not (may_name_country(was, gone_span, language) or may_name_country(now, come_span, language)):
        return None
    there = countries(was, language), countries(now, language)
    gone = _only(was, gone_span, there, language)
    come = _only(now, come_span, there[::-1], language)
    if len(gone) == len(come) == 1 and _is_exchange((was, gone_span), (now, come_span), language):
        joined = [_is_joined(tokens, one[2]) for tokens, one in ((was, gone[0]), (now, come[0]))]
        if not language.startswith("en") or all(joined):
            return Reading("28", f"Another {_kind(*gone, *come)} is named: {gone[0][1]} → {come[0][1]}.")
    if passage.stands_for_heading:
        gone, come = (_without_own_heading(found, passage) for found in (gone, come))
    reasons = [
        _sentence(found, verb)
        for found, tokens, span, verb in ((come, now, come_span, "newly"), (gone, was, gone_span, "no longer"))
        if found and (_TRANSFERS.search(before(tokens, span)) or _is_listed(tokens, span, language))
    ]
    return Reading("28", " ".join(reasons)) if reasons else None


def _without_own_heading(found: Sequence[Country], passage: Passage) -> list[Country]:
    """Return the countries that have no other heading in both texts: what stands under it is about them, too."""
    own = {spelt(tokens).casefold() for tokens in (passage.wording.old, passage.wording.new)}
    texts = (passage.background.old, passage.background.new)
    return [
        one
        for one in found
        if not all(any(one[1].casefold() in words for words in text.headings if words not in own) for text in texts)
    ]


def _kind(*named: Country) -> str:
    return "place" if {"EU", "EEA"} & {code for code, _, _ in named} else "country"


def _sentence(named: Sequence[Country], verb: str) -> str:
    """Return that some places are newly, or no longer, named; the European Union is no country."""
    kind, words = _kind(*named), ", ".join(words for _, words, _ in named)
    if len(named) == 1:
        return f"A {kind} is {verb} named here: {words}."
    return f"{'Places' if kind == 'place' else 'Countries'} are {verb} named here: {words}."


_TRANSFERS: Final = re.compile(
    r"\b(?:transfer|store|process|send|sent|host|keep|kept|access|disclos)(?:\w{0,3})\b[^.;:]*\b(?:to|in|from|into)\b",
    re.IGNORECASE,
)


def _is_listed(tokens: tuple[Token, ...], span: Span, language: str) -> bool:
    """Return True if a part is next to nothing but countries of a list of which others stay directly beside it."""
    return _is_beside(tokens, span, countries(tokens, language))


def _is_beside(tokens: tuple[Token, ...], span: Span, named: Sequence[Country]) -> bool:
    """Return True if a part is next to nothing but places of a list, of which `named` are those of its passage."""
    inside = [one for one in named if _meets(one[2], span)]
    if not inside:
        return False
    covered = {at for _, _, (start, end) in inside for at in range(start, end)}
    if any(tokens[at].text.casefold() not in _BETWEEN for at in range(*span) if at not in covered):
        return False
    first, last = min(one[2][0] for one in inside), max(one[2][1] for one in inside)
    gaps = [(end, first) for _, _, (_, end) in named if end <= first] + [
        (last, start) for _, _, (start, _) in named if start >= last
    ]
    return any(
        end - start <= _GAP and {token.text.casefold() for token in tokens[start:end]} <= _BETWEEN
        for start, end in gaps
        if start < end
    )


_BETWEEN: Final = frozenset(
    ", and or the in und oder nach der die den et ou en au aux à la le les y e o el los las a il gli of de het".split()
)
_GAP: Final = 3
"""Tokens between two countries of a list, as in “France, and the Netherlands”."""


def _only(
    tokens: tuple[Token, ...], span: Span, found: tuple[Sequence[Country], Sequence[Country]], language: str
) -> list[Country]:
    """Return the countries that a part names and the other side of the passage doesn't, each once."""
    here, there = found
    inside = [one for one in here if _meets(one[2], span)]
    codes = {code for code, _, _ in there} if inside else set()
    named = {one[0]: one for one in reversed(inside) if one[0] not in codes and stands_alone(tokens, one[2], language)}
    return sorted(named.values(), key=lambda one: one[2])


def _is_exchange(old: Side, new: Side, language: str) -> bool:
    """Return True if a country stands for another in one clause, with next to no other words."""
    for tokens, span in (old, new):
        named = {at for _, _, (start, end) in countries(tokens, language) for at in range(start, end)}
        others = [tokens[at] for at in range(*span) if at not in named]
        if len([one for one in others if one.is_word]) > MOST_OTHERS or not is_one_clause(others):
            return False
    return True


MOST_OTHERS: Final = 2


def _is_joined(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if a small word or a sign stands before a part, as in “to France”: no noun, as in “our cook Chad”."""
    start = span[0]
    if not start or tokens[start - 1].cell != tokens[start].cell:
        return True
    before_it = tokens[start - 1].text
    return not before_it[:1].isalpha() or before_it.casefold() in FUNCTION_WORDS | _ENTERED


_ENTERED: Final = frozenset("leave leaves left enter enters reach reaches visit visits include includes".split())
"""Words for what is done with a place, so that its name means the country."""


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_WHOSE: Final = re.compile(
    r"\b(?:residents?|resid(?:e|es|ing)|live|lives|living|located|states?|consumers?|laws?|acts?|attorneys?)\b",
    re.IGNORECASE,
)


def state(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A state of the United States came to a list of them, or left it: whose residents have a right, or a duty."""
    passage = sides.passage
    old, new = both(passage, part)
    if not passage.background.is_english or not (may_name_state(*old) or may_name_state(*new)):
        return None
    if not all(map(_WHOSE.search, sides.sentences)):
        return None
    for (tokens, span), (others, _), verb in ((new, old, "newly"), (old, new, "no longer")):
        named = states(tokens)
        there = {name for name, _, _ in states(others)}
        found = [name for name, _, at in named if _meets(at, span) and name not in there]
        if found and _is_beside(tokens, span, named):
            states_are = "A state is" if len(found) == 1 else "States are"
            return Reading("2", f"{states_are} {verb} named here: {', '.join(found)}.")
    return None
