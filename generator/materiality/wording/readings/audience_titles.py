"""Titles of sections that say for whom, or where, they hold: “Germany”, “Students”, “For sellers in Texas” (§4.2).

What stands under such a title holds for those people alone, so that it matters where a passage stands, and another
title is for others. In six languages; of people by a closed list (`audiences.toml`).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from babel import Locale

from generator import program_files
from generator.materiality.wording.laws.numbering import unnumbered
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.readings.place_names import countries, states
from generator.model.languages import READ
from generator.text.edits import Token
from generator.text.sequence_alignment import units

_MOST: Final = 12  # words of a title
_NO_GROUP: Final = frozenset("you your account accounts alle tous todos tutti iedereen everyone".split())
"""Words for anyone that are no people beside others."""
_PEOPLE_OF: Final = frozenset(
    "resident residents citizen citizens einwohner résidents residentes residenti inwoners".split()
)
_READERS: Final = "readers"
_JOINED: Final = re.compile(r"['’]s?$")


@cache
def _groups() -> Mapping[str, str]:
    """Return the first word of its row for each word of people, and of regions that are no countries."""
    table = program_files.patterns("materiality/wording/readings/audiences.toml")
    rows = [row.split() for name in ("groups", "places") for row in table[name]]
    return {word: row[0] for row in reversed(rows) for word in row}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(program_files.patterns("materiality/wording/readings/audiences.toml")[name]).split())


@cache
def _peoples() -> frozenset[str]:
    """Return the English words for those who speak a language, as in “Korean residents”."""
    return frozenset(name.casefold() for name in Locale("en").languages.values()) | {"swiss", "austrian", "american"}


@lru_cache(maxsize=4096)
def named_in(title: str) -> tuple[frozenset[str], bool]:
    """Return the people and places that a title names, each in one form, and whether it names nothing else.

    “Users” or “Customers” alone are all one, since they may be all readers.
    """
    tokens = [Token(unit, space=True) for unit in units(title) if not unit.isspace()]
    if not tokens or len(tokens) > _MOST:
        return frozenset(), False
    spans = [one for language in sorted(READ) for one in countries(tuple(tokens), language)]
    spans += states(tuple(tokens))
    if title.isupper():
        spans = [one for one in spans if one[1] != "US"]  # “CONTACT US”
    found = {code for code, _, _ in spans}
    covered = {at for _, _, (start, end) in spans for at in range(start, end)}
    rest, readers = [], False
    for at, token in enumerate(tokens):
        word = token.text.casefold()
        plain = _JOINED.sub("", word)
        if at in covered or not token.is_word:
            continue
        if group := _groups().get(word) or _groups().get(plain):
            found.add(group)
        elif {word, plain} & _words("anyone"):
            readers |= plain not in _NO_GROUP
        elif word not in _words("joins"):
            rest.append(word)
    if readers or any(word in _PEOPLE_OF for token in tokens if (word := token.text.casefold())):
        found |= {word for word in rest if word in _peoples()}
        rest = [word for word in rest if word not in _peoples()]
    alone = not rest and bool(found or readers)
    return frozenset(found or ({_READERS} if alone else ())), alone


def names_people(title: str) -> bool:
    """Return True if a title has a word for people, be it for all readers: “Business customers”, “Users of Acme”."""
    words = {_JOINED.sub("", unit.casefold()) for unit in units(title)}
    return not words.isdisjoint((_words("anyone") | _PEOPLE_OF) - {"you", "your"}) or not words.isdisjoint(_groups())


def names_only_audience(title: str) -> bool:
    """Return True if a title is nothing but the name of people or places: “2. Students”, “EU and UK”."""
    return named_in(unnumbered(title))[1]


def audience_above(text: BackgroundText, section_id: str, number: int) -> str:
    """Return the nearest heading above a block of a section, from 0, that is only the name of people or places.

    Empty where there is none.
    """
    blocks = text.blocks(section_id)
    above = blocks[number].place.heading if 0 <= number < len(blocks) else -1
    inner = [blocks[above].words.rstrip(" :")] if above >= 0 else []
    return next((title for title in (*inner, *text.titles_over(section_id)) if names_only_audience(title)), "")


def is_for_others(old: str, new: str) -> bool:
    """Return True if two titles name other people or places, each in a form that both could have."""
    return named_in(unnumbered(old))[0] != named_in(unnumbered(new))[0]
