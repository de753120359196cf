"""The catalogue in other languages than English: the sentences that come with the program, by the language's code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


@cache
def former_sentences(language: str, edition: int) -> Mapping[str, str]:
    """Return the sentences that an edition of notices said otherwise than this program, by their keys."""
    by_edition = {int(last): table for last, table in program_files.former_words().items()}
    since = [by_edition[last] for last in sorted(by_edition, reverse=True) if last >= edition]
    return MappingProxyType({key: said for table in since for key, said in table.get(language, {}).items()})


@dataclass(frozen=True, slots=True)
class FactWords:
    """What the program says of facts in a language other than English.

    `names` are how facts are called, by their paths; `words` those of the schema and usual ids, by the fact of which
    they are a value; `sentences` why a change of a fact matters, by the English sentence of the table. `earlier` and
    `earlier_names` are how some of them were said and called in the first editions of notices; `lengths` one and
    several of each unit of time, of which the data of locales lack some.
    """

    names: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]
    lengths: Mapping[str, tuple[str, str]]
    earlier: Mapping[str, str]
    earlier_names: Mapping[str, str]

    def named_as_before(self) -> "FactWords":
        """Return the same with the names of facts as the first four editions of notices had them."""
        return replace(self, names={**self.names, **self.earlier_names})

    def length(self, count: int, unit: str) -> str:
        """Return so many of a unit of time."""
        one, several = self.lengths[unit]
        return (one if count == 1 else several).replace("{count}", str(count))


@cache
def fact_words(language: str) -> FactWords:
    """Return what the program says of facts in one of the languages that have words."""
    table = program_files.fact_words(language)
    lengths = {unit: (one, several) for unit, (one, several) in table["lengths"].items()}
    earlier, names = table.get("earlier", {}), table["earlier_names"]
    return FactWords(table["names"], table["words"], table["sentences"], lengths, earlier, names)


def code_of(language: str) -> str:
    """Return the code of a language without its country or script: de for de-AT."""
    return language.partition("-")[0].lower()
