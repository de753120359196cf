"""What words of people say that readers gain, topic by topic: a shorter period, fewer recipients, more rights."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import ENGLISH, code_of
from generator.source.denied_words import denies
from generator.source.sought_words import whole_words

_CLAUSE: Final = re.compile(r"[.;:!?,]")


def claimed_gains(words: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each topic of which words say that it gets better for readers, and the words by which they do.

    The topics are those of `claimed_gains.toml`; English is read in every language.
    """
    said = " ".join(words.split())
    for code in dict.fromkeys((ENGLISH, code_of(language))):
        for topic, rows in _rows().get(code, {}).items():
            for row in rows:
                match = row.search(said)
                if match and not denies(_CLAUSE.split(said[: match.start()])[-1], language):  # “we do not …”
                    yield topic, match[0]
                    break


@cache
def _rows() -> Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]]:
    return {
        code: {topic: tuple(map(whole_words, rows)) for topic, rows in table.items()}
        for code, table in program_files.patterns("source/claimed_gains.toml").items()
    }
