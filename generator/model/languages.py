"""The catalogue in other languages than English: the sentences that come with the program, by the language's code."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from generator import program_files

ENGLISH: Final = "en"
TRANSLATED: Final = ("de", "es", "fr", "it", "nl")
"""The languages in which the program has words of its own, beside English: each is a file in `words/`."""
READ: Final = frozenset({ENGLISH, *TRANSLATED})
"""The languages whose words are read, in texts and beside them."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Return the sentences of a language by their keys; none where the program has none.

    They are read when they are asked for: most commands need none.
    """
    if language not in TRANSLATED:
        return MappingProxyType({})
    parts = program_files.words(language)
    return MappingProxyType({key: sentence for part in parts.values() for key, sentence in part.items()})


@dataclass(frozen=True, slots=True)
class FactWords:
    """What the program says of facts in a language other than English.

    `names` are how facts are called, by their paths; `words` those of the schema and usual ids, by the fact of which
    they are a value; `sentences` why a change of a fact matters, by the English sentence of the table, and `earlier`
    how some of them were said in the first editions of notices; `lengths`
    one and several of each unit of time, of which the data of locales lack some.
    """

    names: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]
    lengths: Mapping[str, tuple[str, str]]
    earlier: Mapping[str, str]

    def length(self, count: int, unit: str) -> str:
        """Return so many of a unit of time."""
        one, several = self.lengths[unit]
        return (one if count == 1 else several).replace("{count}", str(count))


@cache
def fact_words(language: str) -> FactWords:
    """Return what the program says of facts in one of the languages that have words."""
    table = program_files.fact_words(language)
    lengths = {unit: (one, several) for unit, (one, several) in table["lengths"].items()}
    return FactWords(table["names"], table["words"], table["sentences"], lengths, table.get("earlier", {}))


def code_of(language: str) -> str:
    """Return the code of a language without its country or script: de for de-AT."""
    return language.partition("-")[0].lower()
