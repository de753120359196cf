"""Words that are looked for in small letters are those that are found where letter case is ignored."""

import re

import pytest

from generator.materiality.features import counted_words
from generator.materiality.wording.words.vocabulary import GRAVE, SIGNALS
from generator.source.sought_words import in_small_letters

OF_SMALL_LETTERS = (
    *SIGNALS.values(),
    GRAVE,
    *(getattr(counted_words, name) for name in ("POINTING", "NOTICE", "RENAMED", "EXAMPLES", "PERSON")),
)
WRITTEN = (
    "We SELL, Share and tranSFer it; the Third Party doesn’t.",
    "AI; Opt-Out; CLASS ACTION; Health",
    "we ſell it, for bıometric data",
    "İdentity İS KEPT: HEALTH",
    "Click Here, formerly EXAMPLE Ltd; E.G. the DPO",
    "ALL, unleſs you OBJECT",
)


@pytest.mark.parametrize("words", WRITTEN)
def test_in_small_letters_the_same_is_found(words: str) -> None:
    small = in_small_letters(words)
    assert len(small) == len(words)
    for pattern in OF_SMALL_LETTERS:
        found = [match.span() for match in re.compile(pattern.pattern, re.IGNORECASE).finditer(words)]
        assert [match.span() for match in pattern.finditer(small)] == found


def test_each_pattern_finds_something_that_is_written_there() -> None:
    assert [
        one for one in (SIGNALS["S1"], SIGNALS["S2"], GRAVE) if not one.search(in_small_letters(" ".join(WRITTEN)))
    ] == []


@pytest.mark.parametrize("pattern", OF_SMALL_LETTERS)
def test_a_pattern_of_small_letters_has_no_other(pattern: re.Pattern[str]) -> None:
    assert not pattern.flags & re.IGNORECASE
    plain = re.sub(r"\\.", "", pattern.pattern)
    assert plain == plain.lower()
