"""Whether a passage in which a value is typed says a fact that changed, and no more than that.

Values are filled into English texts alone (`wording/filled_values`), and may be typed there, too; others always have
them typed, as “7 Jahre” for 7 years. What a passage may say besides is taken from what the program itself says of facts
in that language.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from generator import program_files
from generator.materiality.facts.fact_words import label_of, plain
from generator.materiality.facts.items import item_on_both_sides
from generator.materiality.facts.reasons_abroad import reason_in
from generator.materiality.facts.values_abroad import (
    UNITS,
    FactLanguage,
    key_of,
    label_in,
    name_in,
    spoken_by,
    value_in,
)
from generator.materiality.reworded_facts import OF_ANY, terms, words_that_say
from generator.materiality.verdict import Context, Judged
from generator.materiality.wording.laws.filled_values import actor_of
from generator.materiality.wording.passages.pointing import pointing_words
from generator.materiality.wording.readings.short_words import turning_words
from generator.materiality.wording.words import numbers, numbers_abroad
from generator.materiality.wording.words.who_acts import Actor, who_acts
from generator.model.catalogue import Words
from generator.model.languages import ENGLISH, TRANSLATED, code_of, fact_words
from generator.schema import durations
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import ItemList
from generator.schema.values import Value
from generator.source.text_language import common_in
from generator.text.change import Change

_WORD: Final = re.compile(r"\d+|[^\W\d_]+")
_PLACE: Final = re.compile(r"\{[a-z_]+\}")
_SENTENCES: Final = 4
_LETTERS: Final = 6
_ENDINGS: Final = 2


def said_once(passage: Change, facts: Sequence[Judged], words: Words, context: Context) -> int | None:
    """Return which of the changed facts of a section a passage says, in its new and before in its former value.

    None where it says none of them, or may say more: of something else, too, or of another fact with the same value.
    """
    code = words.language
    if code not in {ENGLISH, *TRANSLATED} or not words.speaks_of_facts:
        return None
    if passage.old_block is None or passage.new_block is None or code_of(context.new.language) != code:
        return None  # English is also spoken of texts whose language the program doesn't know
    of = _IN_ENGLISH if code == ENGLISH else _abroad(spoken_by(words, context.new.language))
    old, new = (_spoken(block.words, code) for block in (passage.old_block, passage.new_block))
    found = [n for n, one in enumerate(facts) if _is_said(one.change, old, new, of, context)]
    if len(found) != 1:
        return None
    (number,) = found
    left = _beside(new, _value(of, facts[number].change, facts[number].change.new))
    return number if _nothing_more(left, facts[number], words, of, context) else None


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a language says facts: a value of a key, how the item of a change and its fact are called."""

    code: str
    value: Callable[[str, Value], str]
    label: Callable[[Change, Context], str]
    name: Callable[[Change, Context], str]


def _abroad(of: FactLanguage) -> _Speech:
    return _Speech(
        of.locale.language,
        lambda key, value: value_in(of, key, value),
        lambda change, context: label_in(of, change, context),
        lambda change, context: name_in(of, change, context),
    )


def _english_value(key: str, value: Value) -> str:
    """Return a value as an English text has it: a number with its unit, a length of time in full."""
    if isinstance(value, int) and not isinstance(value, bool) and key in UNITS:
        return f"{value} {UNITS[key]}{'' if value == 1 else 's'}"
    length = durations.parse(value) if isinstance(value, str) else None
    return length.text if length else plain(value)


def _english_label(change: Change, context: Context) -> str:
    """Return how readers call an item, without words that say no more than that something is known of somebody."""
    label = label_of(change, context)
    return " ".join(word for word in terms(label) if word not in OF_ANY) or label


_IN_ENGLISH: Final = _Speech(ENGLISH, _english_value, _english_label, label_of)


def _is_said(change: Change, old: Sequence[str], new: Sequence[str], of: _Speech, context: Context) -> bool:
    """Return True if a passage is the same on both sides but for a value of a fact, which stands in it once."""
    was, now = (_value(of, change, value) for value in (change.old, change.new))
    places = [[at for at in range(len(side)) if _stands(value, side, at)] for side, value in ((old, was), (new, now))]
    if not was or not now or [len(one) for one in places] != [1, 1]:
        return False
    (at,), (then,) = places
    around = new[:then], new[then + len(now) :]
    same = around == (old[:at], old[at + len(was) :])
    before, after = map(" ".join, around)
    return same and _acts(change, before, after, of.code) and _names_it(change, new, of, context)


def _acts(change: Change, before: str, after: str, code: str) -> bool:
    """Return True if a passage says of nobody else than the fact does that they act within its time."""
    actor = actor_of(change.path)
    return actor is None or who_acts(before, after, code) in {actor, Actor.UNSAID}


def _value(of: _Speech, change: Change, value: Value | None) -> tuple[str, ...]:
    """Return a value as the words of a text; empty for what is no number and no length of time."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ()
    words = _spoken(of.value(key_of(change), value), of.code)
    return words if any(word.isdecimal() for word in words) else ()


def _spoken(text: str, code: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, its numbers in digits."""
    every = (word.casefold() for word in _WORD.findall(text))
    number = numbers.of_word if code == ENGLISH else partial(numbers_abroad.value, language=code)
    return tuple(word if (value := number(word)) is None else str(value) for word in every)


def _stands(value: Sequence[str], side: Sequence[str], at: int) -> bool:
    """Return True if a value stands at a place; its unit may have an ending, as in “nach 7 Jahren”."""
    found = side[at : at + len(value)]
    return len(found) == len(value) and all(map(_is_form, found, value))


def _is_form(word: str, of: str) -> bool:
    return word == of or (not of.isdecimal() and word.startswith(of) and len(word) <= len(of) + _ENDINGS)


def _are_forms(one: str, other: str) -> bool:
    """Return True if two words are one, or differ in an ending: parts of compounds are words of their own."""
    return _is_form(one, other) or _is_form(other, one)


def _beside(side: Sequence[str], value: Sequence[str]) -> tuple[str, ...]:
    at = next(n for n in range(len(side)) if _stands(value, side, n))
    return (*side[:at], *side[at + len(value) :])


def _names_it(change: Change, side: Sequence[str], of: _Speech, context: Context) -> bool:
    """Return True if a passage has the words by which readers know a fact: of an item all of its name, and of no other.

    A fact that is no item is known by words that say it.
    """
    if not _is_item(change):
        said = words_that_say(change.path, of.code)
        return said is not None and bool(said.search(" ".join(side)))
    own = terms(of.label(change, context))
    return bool(own) and all(any(_are_forms(one, word) for word in side) for one in own)


def _is_item(change: Change) -> bool:
    return len(change.path) > ITEM and isinstance(kind_of(change.section_type, change.path[:1]), ItemList)


def _nothing_more(left: Sequence[str], fact: Judged, words: Words, of: _Speech, context: Context) -> bool:
    """Return True if all words beside a value are those of the fact itself, or such as are said of any."""
    said, pointing = words_that_say(fact.change.path, words.language), pointing_words(words.language)
    own = [*_own_words(fact, words, of, context)]
    return all(
        word in _of_any(words.language)
        or any(_are_forms(one, word) for one in own)
        or (said is not None and said.fullmatch(word) is not None)
        or (pointing is not None and pointing.binds.fullmatch(word) is not None)
        for word in left
    )


def _own_words(fact: Judged, words: Words, of: _Speech, context: Context) -> Iterator[str]:
    """Yield the words of a fact: how it and its item are called, what else that states, what is told of its change."""
    change = fact.change
    yield from _spoken(of.name(change, context), words.language)
    told = _spoken(reason_in(words, change, fact.verdict, context), words.language)
    yield from (word for word in told if not word.isdecimal())
    if _is_item(change):
        item = item_on_both_sides(change, context)[1]
        for key, value in item.items():
            if key not in _NOT_SAID and change.path[ITEM:] != (key,):
                yield from _spoken(of.value(key, value), words.language)


_NOT_SAID: Final = frozenset({"data", "fields", "for", "recipients", "term", "was"})
"""Lists of an item: a passage that names one of them may name the others, too, or not."""


@cache
def _of_any(code: str) -> frozenset[str]:
    """Return the words of a language that are about nothing: its commonest, and short ones in several sentences.

    A word by which a fact or a value is called is about that.
    """
    if code == ENGLISH:
        return common_in(code) | _english_words()
    spoken = fact_words(code)
    called = {word for name in spoken.names.values() for word in _spoken(name, code)}
    called |= {word for table in spoken.words.values() for name in table.values() for word in _spoken(name, code)}
    every = (set(_spoken(_PLACE.sub("", one), code)) for one in set(spoken.sentences.values()))
    times = Counter(word for one in every for word in one)
    short = (word for word, count in times.items() if count >= _SENTENCES and len(word) <= _LETTERS)
    return (
        common_in(code) | turning_words(code) | {word for word in short if word not in called or len(word) < _SENTENCES}
    )


@cache
def _english_words() -> frozenset[str]:
    """Return the words of an English passage that are about nothing by themselves."""
    rows: Sequence[str] = program_files.patterns("materiality/said_facts.toml")[ENGLISH]["of_any"]
    return frozenset(word for row in rows for word in row.split())
