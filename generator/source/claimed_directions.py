"""What words of people say of a period: that it gets longer, or shorter."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import ENGLISH, code_of
from generator.source.denied_words import denies
from generator.source.sought_words import whole_words

_IN_PLACE_OF: Final = (
    r"not|instead|rather|nicht|statt|anstatt|anstelle|bisher|bislang|früher|vorher|pas|non|au lieu|no|en lugar|en vez"
    r"|invece|anziché|niet|geen|in plaats"
)
FROM_TO: Final = re.compile(
    r"(\d+)[^\d.;:!?]{0,25}?(?:(?<!\w)(?:to|auf|à|a|naar)(?!\w)|→)"
    rf"(?![^\d.;:!?]{{0,12}}?(?:[,(]|(?<!\w)(?:{_IN_PLACE_OF})(?!\w)))[^\d.;:!?]{{0,12}}?(\d+)"
)
"""“From 30 to 14 days”, in the six languages; “(wir bewahren es) 30 Tage auf, nicht 14” is the other way round."""
_CLAUSE: Final = re.compile(r"[.;:!?,]")
_BESIDE_A_NUMBER: Final = re.compile(r"\W*(?:than|als|que|de|di|dan|a|as)\W{1,2}(?:\w{1,8}\W)?\d", re.IGNORECASE)
_ENDS: Final = re.compile(r"(?<!\w)(?:no|any)\W+$", re.IGNORECASE)
"""“No longer”, “any longer” say that something ends."""
_SO_FAR: Final = re.compile(
    r"(?<!\w)(?:until now|so far|bisher|bislang|bis jetzt|jusqu|hasta ahora|finora|fino ad|tot nu|tot dusver)",
    re.IGNORECASE,
)
"""A clause that says before what was."""


def claimed_directions(words: str, language: str) -> Iterator[tuple[bool, str]]:
    """Yield each word that says of a period that it gets longer (True) or shorter, in English or a language."""
    said = " ".join(words.split())
    for code in dict.fromkeys((ENGLISH, code_of(language))):
        for name, row in _rows().get(code, {}).items():
            for match in row.finditer(said):
                before = _CLAUSE.split(said[: match.start()])[-1]
                clause = f"{before}{match[0]}{_CLAUSE.split(said[match.end() :])[0]}"
                compares = _BESIDE_A_NUMBER.match(said, match.end())
                around = clause if name == "longer" else clause.replace(match[0], " ", 1)  # “not so long” is shorter
                other = _ENDS.search(before) or _SO_FAR.search(before)
                if not compares and not other and not denies(around, language):
                    yield name == "longer", match[0]


@cache
def _rows() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        code: {name: whole_words(*rows) for name, rows in table.items()}
        for code, table in program_files.patterns("source/period_directions.toml").items()
    }
