"""What is said of facts that changed where the program has no sentence for them in the language of the text.

What an editor wrote of them stands there instead; else which fact it is, and both values in the language of the text.
"""

from typing import Final

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from generator.materiality import translations
from generator.materiality.facts.fact_words import id_in_words, label_of
from generator.materiality.facts.values_abroad import key_of, language_of, value_in
from generator.materiality.verdict import Context, readable
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.languages import TRANSLATED, code_of, fact_words
from generator.model.levels import Level
from generator.schema import durations
from generator.schema.facts import kind_of
from generator.schema.kinds import Choice, Flag, ItemList, ListOf
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change, Kind, Subject

_PROGRAM_KNOWS: Final = frozenset({Subject.FACT, Subject.PROMISE})
_SAID_OF: Final = frozenset({Subject.DOCUMENT, Subject.SECTION})
_NOT_FROM_THE_TEXT: Final = frozenset({("ended",), ("kind",), ("language",), ("type",), ("id",), translations.PATH})
_KEYS: Final = {Kind.ADDED: "stated-added", Kind.REMOVED: "stated-removed"}


def stated(change: Change, older: Document, newer: Document, words: Words) -> str:
    """Return that a fact came, went or changed, as a sentence; empty where the change is of no fact."""
    if change.subject is Subject.PROMISE:
        return words.say("stated-promise")
    if change.subject is not Subject.FACT:
        return ""
    if change.kind is Kind.REMOVED and newer.section(change.section) is None:
        return words.say("section-removed")
    if not isinstance(kind_of(change.section_type, change.path[:1]), ItemList):  # its name is a key of the program's
        return words.say("stated-here")
    name = label_of(change, Context(older, newer, Level.MINOR)) or id_in_words(change.path[-1])
    return words.say(_KEYS.get(change.kind, "stated-changed"), name=name)


def in_language(change: Change, value: Value | None, words: Words, language: str) -> str:
    """Return a value as readers of a language know it; empty where it is a word of the program's that has none."""
    if value is None or value == UNSPECIFIED or isinstance(value, bool | dict):
        return ""
    if words.speaks_of_facts and change.subject in _PROGRAM_KNOWS:
        key = key_of(change) if change.subject is Subject.FACT else change.path[0]
        return value_in(language_of(words.language, language), key, value)
    if words.speaks_of_facts and change.subject in _SAID_OF and change.path[:1] in _NOT_FROM_THE_TEXT:
        return ""
    text = readable(value)
    if length := length_in(text, language):
        return length
    kind = kind_of(change.section_type, change.path) if change.subject is Subject.FACT else None
    of_the_program = isinstance(kind, Choice | Flag | ListOf) or text == durations.IMMEDIATELY
    return "" if of_the_program or change.subject is Subject.PROMISE else text


def length_in(text: str, language: str) -> str:
    """Return a length of time in a language, as in 3 Jahre; empty where it is none, or the language isn't known."""
    length = durations.parse(text)
    if length is None or length.text == durations.IMMEDIATELY:
        return ""
    count, unit = length.text.split()
    if code_of(language) in TRANSLATED:
        return fact_words(code_of(language)).length(int(count), unit.removesuffix("s"))
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return text
    words = str(format_unit(int(count), f"duration-{unit.removesuffix('s')}", "long", locale=locale))
    return text if "duration-" in words else words  # where the locale's data has no words for it
