"""The words, by language, in which a text claims that readers' data are sold or not, that they are tracked or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator import program_files
from generator.model.languages import code_of
from generator.source.sought_words import pattern, whole_words


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is looked for in the sentences of one language; each pattern ignores case.

    A sentence with one of the `qualified` words denies nothing plainly: what is sold unless you opt out is sold. One
    with a word `aside` may say nothing of readers' data, or only what would be: `sure` ones say so, where no word
    `beside` takes it back. One with a `negation` affirms nothing.
    """

    no_sale: re.Pattern[str]
    sale: re.Pattern[str]
    no_tracking: re.Pattern[str]
    tracking: re.Pattern[str]
    qualified: re.Pattern[str]
    aside: re.Pattern[str]
    sure: re.Pattern[str]
    beside: re.Pattern[str]
    negation: re.Pattern[str]


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
    return ClaimWords(**{name: made(*rows) for name, rows in _tables()[language].items() if not isinstance(rows, str)})
