"""The words, by language, in which a text claims that readers' data are sold or not, that they are tracked or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import code_of
from generator.source.sought_words import pattern, whole_words


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is looked for in the sentences of one language; each pattern ignores case.

    A sentence with one of the `qualified` words denies nothing plainly: what is sold unless you opt out is sold. One
    with a word `aside` may say nothing of readers' data, or only what would be. One with a `negation` affirms nothing.
    """

    language: str
    no_sale: re.Pattern[str]
    sale: re.Pattern[str]
    no_tracking: re.Pattern[str]
    tracking: re.Pattern[str]
    qualified: re.Pattern[str]
    aside: re.Pattern[str]
    negation: re.Pattern[str]


def is_surely_aside(sentence: str, language: str) -> bool:
    """Return True if a sentence with a word aside is none of a sale of readers' data, and no word beside takes it back.

    The words are read when a sentence asks for them: few do.
    """
    sure, beside = _aside(language)
    return bool(sure.search(sentence)) and not beside.search(sentence)


def claim_words(language: str) -> Iterator[ClaimWords]:
    """Yield the words that are read in a text: English, and those of its own language where they are known."""
    own = code_of(language)
    for code in dict.fromkeys(("en", own)):
        if code in _tables():
            yield _of(code)


@cache
def _tables() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    return program_files.patterns("checks/claim_words.toml")


@cache
def _of(language: str) -> ClaimWords:
    """Return the words of a language; its English ones say by themselves where a word ends."""
    made = pattern if language == "en" else whole_words
    rows = {name: made(*rows) for name, rows in _tables()[language].items() if name in _READ}
    return ClaimWords(language, **rows)


@cache
def _aside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    made, table = pattern if language == "en" else whole_words, _tables()[language]
    return made(*table["sure"]), made(*table["beside"])


_READ: Final = frozenset(one.name for one in fields(ClaimWords)) - {"language"}
