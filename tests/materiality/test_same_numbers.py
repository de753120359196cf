"""A number, share or day in another form is the same one and clears (L4); another one in another form never does."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.materiality.engine import flagged, whole

WORDS = ("two", "six", "ten", "twelve", "thirty", "sixty", "ninety")
VALUES = dict(zip(WORDS, (2, 6, 10, 12, 30, 60, 90), strict=True))
SHARES = ("{}%", "{} %", "{} percent", "{} per cent")
DAYS = ("%-d %B %Y", "%B %-d, %Y", "%-d %b %Y", "%-d of %B %Y")
days = st.dates(datetime.date(2001, 1, 1), datetime.date(2039, 12, 31))


def _of(word: str) -> tuple[str, ...]:
    return (word, str(VALUES[word]), f"{word} ({VALUES[word]})")


def _clears(sentence: str, old: str, new: str) -> bool:
    return not flagged(whole(sentence.format(old)), whole(sentence.format(new)), language="en")


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(0, 2), st.integers(0, 2))
def test_words_and_digits(one: str, other: str, form: int, another: int) -> None:
    assert _clears("We keep letters for {} days.", _of(one)[form], _of(other)[another]) == (one == other)


@given(st.integers(2, 99), st.integers(2, 99), st.sampled_from(SHARES), st.sampled_from(SHARES))
def test_shares(one: int, other: int, form: str, another: str) -> None:
    sentence = "About {} of all letters are lost."
    assert _clears(sentence, form.format(one), another.format(one))
    assert _clears(sentence, form.format(one), another.format(other)) == (one == other)


@given(st.integers(1_000, 9_999_999), st.integers(1_000, 9_999_999))
def test_thousands(one: int, other: int) -> None:
    assert _clears("We hold {} letters here.", f"{one:,}", f"{one}")
    assert _clears("We hold {} letters here.", f"{one:,}", f"{other}") == (one == other)


@given(days, days, st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_days(one: datetime.date, other: datetime.date, form: str, another: str) -> None:
    sentence = "We have kept letters since {} for you."
    assert _clears(sentence, one.strftime(form), one.strftime(another))
    assert _clears(sentence, one.strftime(form), other.strftime(another)) == (one == other)
