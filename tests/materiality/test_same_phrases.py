"""A phrase of the closed list in its other spelling is the same and clears (L4); another phrase, or a name, never."""

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.materiality.wording.words.spelling_variants import VARIANTS
from tests.materiality.engine import flagged, whole

ARTICLES = ("a", "an")
PLAIN = tuple(
    pair
    for pair in VARIANTS
    if pair != ARTICLES and all(side.replace(" ", "").replace("-", "").isalpha() for side in pair)
)
SENTENCE = "Our helpers talk of {} at noon."
SYLLABLES = ("Ba", "Dor", "Fen", "Gul", "Kem", "Lis", "Mor", "Nak", "Pri", "Ras", "Sten", "Tor", "Vex")
COMMON = ("will", "price", "may", "mark", "best", "hope", "rose", "frank", "grant", "chase", "target", "segment", "a")
pairs = st.sampled_from(PLAIN)


def _spellings() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in VARIANTS:
        found.setdefault(one, {one}).add(other)
        found.setdefault(other, {other}).add(one)
    return found


SPELLINGS = _spellings()


def _clears(old: str, new: str) -> bool:
    return not flagged(whole(SENTENCE.format(old)), whole(SENTENCE.format(new)))


@given(pairs)
def test_each_pair_clears_in_both_directions(pair: tuple[str, str]) -> None:
    assert _clears(*pair)
    assert _clears(*reversed(pair))


@given(pairs, pairs)
def test_no_phrase_becomes_another(one: tuple[str, str], other: tuple[str, str]) -> None:
    reached = set().union(*(SPELLINGS[word] for word in SPELLINGS[one[0]]))
    assume(other[1] not in reached)
    assert not _clears(one[0], other[1])


@given(pairs, st.sampled_from(string.ascii_lowercase), st.integers(0, 30))
def test_no_letter_more(pair: tuple[str, str], letter: str, at: int) -> None:
    """A spelling with a letter more is no other spelling: “licence” → “licensee”."""
    longer = f"{pair[1][: at % len(pair[1])]}{letter}{pair[1][at % len(pair[1]) :]}"
    assume(longer not in SPELLINGS[pair[0]] and longer != pair[1])
    assert not _clears(f"these {pair[0]}", f"these {longer}")


@given(pairs, st.sampled_from(("re-{}", "{}-free", "{}/data", "x_{}", "{}.example.com", "@{}", "#{}", "{}1", "7{}")))
def test_no_part_of_a_longer_word_or_address(pair: tuple[str, str], form: str) -> None:
    assert not _clears(form.format(pair[0]), form.format(pair[1]))


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3), st.sampled_from(COMMON), st.sampled_from((1, -1)))
def test_two_recipients_become_no_firm(syllables: list[str], word: str, order: int) -> None:
    """Also where one of the names is a common word, which the text has in small letters."""
    names = ["".join(syllables).capitalize(), word.capitalize()]
    one, other = names[::order]
    text = f"We say {word} here. We send letters to {{}}, whom you know."
    assert flagged(whole(text.format(f"{one} and {other}")), whole(text.format(f"{one} & {other}")))
    assert flagged(whole(text.format(f"{one} & {other}")), whole(text.format(f"{one} and {other}")))
