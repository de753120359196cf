"""A number that changed, in digits or words of six languages, is decided, with a reason that names it.

A failure names its seed: NUMBERS_SEED=… makes the same sentences again.
"""

import os
import re
import secrets
from typing import Final

import pytest

from generator.materiality.wording.readings.numerals import numerals
from generator.text.blocks import Block, Run
from generator.text.edits import tokens
from tests.materiality.changed_numbers import OTHERS, NumberChange, changes, rows
from tests.materiality.engine import judged, whole
from tests.materiality.test_readings import decided

SEED: Final = int(os.environ.get("NUMBERS_SEED") or secrets.randbits(32))
SENTENCES: Final = 600


def reasons(one: NumberChange) -> list[str]:
    return [edit.reason for edit in decided(judged(whole(one.old), whole(one.new), language=one.language))]


def is_named(one: NumberChange) -> bool:
    """Return True if a reason has a word of the number before, and one of the number after, that the other lacks."""
    said = " ".join(reasons(one)).casefold()  # empty where nothing is decided
    went, came = (set(re.findall(r"\d+|[^\W\dº]+", side.casefold())) for side in (one.went, one.came))
    return all(any(word in said for word in own) for own in (went - came, came - went) if own)


def test_a_number_that_changed_is_decided_and_named() -> None:
    drawn = list(changes(SEED, SENTENCES))
    wrong = [one for one in drawn if not is_named(one)]
    assert not wrong, f"{len(wrong)} of {SENTENCES}, NUMBERS_SEED={SEED}: {wrong[:5]}"


def test_the_sentences_are_of_six_languages_and_each_row_has_several_numbers() -> None:
    assert {row["language"] for row in rows()} == set(OTHERS)
    assert all(len(set(row["words"])) > 4 and all("{x}" in one for one in row["sentences"]) for row in rows())


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "two hundred and five", 205),
        ("en", "half a year", 182.5),
        ("en", "two and a half years", 912.5),
        ("en", "a fortnight", 14),
        ("de", "fünfunddreißig", 35),
        ("de", "zweihundert", 200),
        ("de", "vierzehntägige", 14),
        ("de", "anderthalb Jahre", 547.5),
        ("fr", "quatre-vingt-dix", 90),
        ("fr", "vingt et un", 21),
        ("fr", "deux cents", 200),
        ("es", "treinta y cinco", 35),
        ("es", "veintiún", 21),
        ("es", "quince días", 15),
        ("it", "trentacinque", 35),
        ("it", "duecento", 200),
        ("nl", "tweeëntwintig", 22),
        ("nl", "een half jaar", 182.5),
        ("nl", "tienmaal", 10),
    ],
)
def test_number_words_have_their_value(language: str, words: str, value: float) -> None:
    (only,) = numerals(tokens([Block("paragraph", ("paragraph",), (Run(words),), 0)]), language)
    assert only.words == words
    assert only.value == pytest.approx(value)


@pytest.mark.parametrize("language", sorted(OTHERS))
@pytest.mark.parametrize("words", ["a-" * 3_000, "zwei" * 3_000, "1" * 9_000, "und" * 9_000, "l’" * 9_000])
def test_a_word_without_end_is_no_number(language: str, words: str) -> None:
    assert numerals(tokens([Block("paragraph", ("paragraph",), (Run(words),), 0)]), language) == ()
