"""The catalogue in other languages than English: the sentences that come with the program, by the language's code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ENGLISH: Final = "en"
TRANSLATED: Final = ("de", "es", "fr", "it", "nl")
"""The languages in which the program has words of its own, beside English."""
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def sentences(language: str) -> Mapping[str, str]:
    """Return the sentences of a language by their keys; none where the program has none.

    They are read when they are asked for: most commands need none.
    """
    match language:
        case "de":
            from generator.model.german.sentences import SENTENCES as GERMAN  # noqa: PLC0415

            return GERMAN
        case "es":
            from generator.model.spanish.sentences import SENTENCES as SPANISH  # noqa: PLC0415

            return SPANISH
        case "fr":
            from generator.model.french.sentences import SENTENCES as FRENCH  # noqa: PLC0415

            return FRENCH
        case "it":
            from generator.model.italian.sentences import SENTENCES as ITALIAN  # noqa: PLC0415

            return ITALIAN
        case "nl":
            from generator.model.dutch.sentences import SENTENCES as DUTCH  # noqa: PLC0415

            return DUTCH
        case _:
            return _NONE


def code_of(language: str) -> str:
    """Return the code of a language without its country or script: de for de-AT."""
    return language.partition("-")[0].lower()
