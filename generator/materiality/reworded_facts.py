"""Whether the words that say a fact change with it: a fact that gets better beside words that stay is for people.

“We no longer train AI” isn't in force at once above a text that goes on to say that we do, whatever other sentence of
that section changed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from generator import program_files
from generator.materiality.facts.fact_words import id_in_words, label_of
from generator.materiality.facts.general import (
    ANY_FACT,
    MEMBER_NO_LONGER_STATED,
    MEMBER_STATED,
    is_member,
    no_longer_stated,
)
from generator.materiality.facts.items import item_on_both_sides, items, members, sections_on_both_sides
from generator.materiality.facts.scales import fits
from generator.materiality.facts.sentences import fill_in
from generator.materiality.section_sentences import (
    WORD,
    SectionSentence,
    SectionSides,
    plain_words,
    section_texts,
    sentences,
)
from generator.materiality.verdict import Context, Verdict
from generator.materiality.wording.passages.quantities import quantities
from generator.model.document import Section
from generator.model.languages import code_of
from generator.model.levels import Direction, Level
from generator.schema import durations
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import ItemList
from generator.schema.values import Value
from generator.source.sought_words import whole_words
from generator.source.text_language import COMMON
from generator.text.blocks import Block, Run
from generator.text.change import Change, Kind, Subject
from generator.text.edits import tokens


def with_words(changes: Sequence[Change], verdicts: Sequence[Verdict], context: Context) -> Iterator[Verdict]:
    """Yield the verdicts of changes: what a fact states better, the words that say it have to say better, too.

    Where they stay, nobody knows which of the two is so, and people decide. A whole item that comes is judged by its
    own words.
    """
    texts: dict[str, SectionSides] = {}
    for change, verdict in zip(changes, verdicts, strict=True):
        if verdict.direction is not Direction.FAVOURABLE:
            yield verdict
        elif _is_emptied(change, context):
            reason = fill_in(no_longer_stated(change), change, context)
            yield replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)
        elif _is_part(change) and not _is_reworded(change, changes, verdicts, context, texts):
            reason = fill_in(_what_changed(change), change, context)
            yield replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)
        else:
            yield verdict


def _what_changed(change: Change) -> str:
    """Return the sentence that says what facts state now, and not for whom that is better; a member by its name."""
    if is_member(change) and change.came_or_went:
        return MEMBER_STATED if change.kind is Kind.ADDED else MEMBER_NO_LONGER_STATED
    return ANY_FACT[1 if change.kind is Kind.CHANGED else 0]


_BOUNDS: Final = frozenset({"data", "for", "fields"})


def _is_emptied(change: Change, context: Context) -> bool:
    """Return True if the last member goes of what bounds an item: for nothing at all may be for whatever it is."""
    if change.kind is not Kind.REMOVED or len(change.path) <= ITEM or change.path[ITEM] not in _BOUNDS:
        return False
    return not members(item_on_both_sides(change, context)[1].get(change.path[ITEM]))


def _is_part(change: Change) -> bool:
    """Return True if a value changed, and no whole item."""
    if change.subject is not Subject.FACT:
        return False
    return len(change.path) != ITEM or not isinstance(kind_of(change.section_type, change.path[:1]), ItemList)


def _is_reworded(
    change: Change,
    changes: Sequence[Change],
    verdicts: Sequence[Verdict],
    context: Context,
    texts: dict[str, SectionSides],
) -> bool:
    """Return True if the words that say a fact are filled in from it, or are others, and none of them stays."""
    before, after = sections_on_both_sides(change, context)
    if before is None or after is None:
        return True
    if not after.text.strip():
        return not _stays_said(change, context.old.sections, context.new.sections, context)
    if all(_fills_in(change, section) for section in (before, after)):
        return not _stays_said(change, (before,), (after,), context)
    if change.section not in texts:
        mine = [one for of, one in zip(changes, verdicts, strict=True) if of.section == change.section]
        texts[change.section] = section_texts(before, after, mine)
    found = texts[change.section]
    member = _member(change, context)
    if member:
        side, others = (found.gone, found.came) if change.kind is Kind.REMOVED else (found.came, ())
        left = (*found.kept, *others) if change.kind is Kind.REMOVED else ()
        return any(_says_all(member, one) for one in side) and not any(_says_all(member, one) for one in left)
    return _says_otherwise(change, found, context.new.language, _names(change, found, context))


def _stays_said(change: Change, before: Sequence[Section], after: Sequence[Section], context: Context) -> bool:
    """Return True if a sentence stays that says a fact: with its former value, where that is a number or a time."""
    language = context.new.language
    words = _words_of(change.path, language)
    old = {plain_words(one.words) for section in before for one in sentences(section)}
    kept = [one for section in after for one in sentences(section) if plain_words(one.words) in old]
    if member := _member(change, context):
        return change.kind is Kind.REMOVED and any(_says_all(member, one) for one in kept)
    names = _names(change, SectionSides((), (), tuple(kept), ()), context)
    said = [one for one in kept if words and words[0].search(one.words) and _is_of(names, one)]
    measured = _measure(change.old) is not None
    return any(not measured or _states(change.old, one, language) for one in said)


def _fills_in(change: Change, section: Section) -> bool:
    """Return True if the text of a section has a place that is filled in from the fact, or from what holds it."""
    paths = (one.path.removeprefix("facts.").split(".") for one in section.filled if one.path.startswith("facts."))
    return any(tuple(names) == change.path[: len(names)] for names in paths)


def _says_otherwise(change: Change, found: SectionSides, language: str, names: Sequence[str]) -> bool:
    """Return True if a sentence that says a fact is another one, and none of those that stay says it.

    A sentence that says it with the new value in place of the former one leaves no doubt: those that stay may have a
    word of it then, and not the former value.
    """
    words = _words_of(change.path, language)
    if words is None:
        return False
    says, beside = words
    stays = [one for one in found.kept if _is_of(names, one)]
    if any(_states(change.old, one, language) for one in stays):
        return False
    gone, came = (
        [one for one in side if _states(value, one, language) and (says.search(one.whole) or _names_it(names, one))]
        for side, value in ((found.gone, change.old), (found.came, change.new))
    )
    if gone and came:
        return True
    reworded = any(says.search(one) or beside.search(one) for one in found.other_parts)
    return reworded and not any(says.search(one.words) for one in stays)


def _names(change: Change, found: SectionSides, context: Context) -> tuple[str, ...]:
    """Return the words by which the text calls the item in which a change is; none where it has no such words."""
    if len(change.path) <= ITEM or not isinstance(kind_of(change.section_type, change.path[:1]), ItemList):
        return ()
    called = terms(f"{label_of(change, context)} {id_in_words(change.path[1])}")
    every = [*found.gone, *found.came, *found.kept]
    return called if any(_is_of(called, one) for one in every) else ()


OF_ANY: Final = frozenset(
    "data information details personal daten informationen angaben données informations datos información dati"
    " informazioni gegevens informatie".split()
)
"""Words of names that say nothing more than that something is known."""


def _is_of(names: Sequence[str], sentence: SectionSentence) -> bool:
    """Return True if a sentence is of an item: it has a word of its name, or nothing is called by a name.

    What stands above may be about other data, too, where it says “information” and no more.
    """
    own, every = (WORD.findall(words.casefold()) for words in (sentence.words, sentence.whole))
    return not names or any(alike(one, word) for one in names for word in (own if one in OF_ANY else every))


def _member(change: Change, context: Context) -> tuple[str, ...]:
    """Return the words of the member of a set that came or went, as its text calls it; none for other changes."""
    if _words_named(change.path) or kind_of(change.section_type, change.path) is not None:
        return ()
    name = change.path[-1]
    kind = {"data": "data", "for": "purposes", "recipients": "recipients"}.get(change.path[-2], "")
    known = {one: item.get("label") for side in (context.old, context.new) for one, item in items(side, kind)}
    return terms(str(known.get(name) or id_in_words(name)))


def _names_it(names: Sequence[str], sentence: SectionSentence) -> bool:
    return bool(names) and _is_of(names, replace(sentence, above=""))


def _says_all(words: Sequence[str], sentence: SectionSentence) -> bool:
    found = WORD.findall(sentence.words.casefold())
    return all(any(alike(one, word) for word in found) for one in words)


_LEAST: Final = 3
_STEM: Final = 5


def terms(words: str) -> tuple[str, ...]:
    """Return the words of a name that can tell it from others; all of them where none can."""
    found = tuple(WORD.findall(words.casefold()))
    return tuple(one for one in found if len(one) >= _LEAST and one not in COMMON) or found


def alike(one: str, other: str) -> bool:
    """Return True if two words are forms of one, or one is part of the other, as in compounds."""
    if one == other or min(len(one), len(other)) < _STEM - 1:
        return one == other
    stem, within = sorted((one, other), key=len)
    return within.startswith(stem[:_STEM]) or stem in within


def _states(value: Value | None, sentence: SectionSentence, language: str) -> bool:
    """Return True if a sentence has the number, or the length of time, that a value is."""
    measure = _measure(value)
    if measure is None:
        return False
    found = quantities(tokens([Block("paragraph", ("paragraph",), (Run(sentence.words),), 0)]), language)
    if isinstance(measure, durations.Duration):
        return any(one.days is not None and measure.shortest <= one.days * 24 <= measure.longest for one in found)
    return (
        any(one.value is not None and str(one.value) == measure for one in found) or measure in sentence.words.split()
    )


def _measure(value: Value | None) -> durations.Duration | str | None:
    """Return the length of time that a value is, or its number in digits; None where it is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    number = str(value)
    return durations.parse(number) or (number if number.replace(".", "").isdigit() else None)


def words_that_say(path: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    """Return what finds the words that say a fact; None where the language is not read, or other words say it."""
    words = _words_of(path, language)
    return words[0] if words else None


@cache
def _words_of(path: tuple[str, ...], language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what finds a sentence that says a fact, and what finds words that say it beside; None where not read."""
    named, table = _words_named(path), _tables().get(code_of(language))
    if table is None or not named:
        return None
    return whole_words(*table[named[0]]), whole_words(*(row for name in named for row in table[name]))


def _words_named(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the words that say a fact; none where it is said by its own."""
    named = next((names for paths, names in _tables()["of"].items() if fits(path, paths)), ())
    return (named,) if isinstance(named, str) else tuple(named)


@cache
def _tables() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    return program_files.patterns("materiality/reworded_facts.toml")
