"""Who joined before or after some day is found in each language, also where a line ends between the words."""

import pytest

from generator.materiality.wording.laws import day_of_text
from generator.materiality.wording.words import joined_earlier

JOINED = [
    "members who joined earlier keep their price",
    "an order concluded with us previously is free",
    "whoever signed up before is not charged",
    "contracts that were opened so far stay",
    "people who register later pay more",
    "those who have already been signed in",
    "newly enrolled pupils pay less",
    "those already members",
    "wer früher beigetreten ist",
    "bereits angemeldete gäste",
    "les contrats conclus auparavant",
    "les comptes ouverts plus tôt, sauf",
    "déjà inscrits",
    "contratos celebrados con anterioridad",
    "ya registrados",
    "contratti stipulati in precedenza",
    "già iscritti",
    "wie eerder lid werd",
    "al geopend",
]
NEAR_MISSES = [
    "we know how you joined a valid account",
    "earlier we sold maps",
    "the primary account is personal",
    "joined in the garden",
]
DAYS = [
    "before the effective date",
    "until the last revision, from the last update",
    "since this policy was changed",
    "after our new terms have been amended",
    "from the day above",
    "vor dem oben genannten tag",
    "nach inkrafttreten",
    "desde la fecha de entrada en vigor",
    "prima della data di entrata in vigore",
    "dopo la data indicata sopra",
    "vóór de ingangsdatum",
]


@pytest.mark.parametrize("words", JOINED)
def test_who_joined_is_found(words: str) -> None:
    apart = [" ".join(words.split()[:n]) + "\n" + " ".join(words.split()[n:]) for n in range(1, len(words.split()))]
    assert joined_earlier.holds_for_earlier(words)
    assert joined_earlier.holds_for_earlier(f"we sell maps.\nand pens\n{words}\nbooks\n")
    for text in apart:
        assert joined_earlier.holds_for_earlier(text) == bool(joined_earlier._JOINED_EARLIER.search(text))  # noqa: SLF001


@pytest.mark.parametrize("words", NEAR_MISSES)
def test_other_words_say_nothing_of_them(words: str) -> None:
    assert not joined_earlier.holds_for_earlier(words)


@pytest.mark.parametrize("words", DAYS)
def test_a_line_with_the_day_of_a_text_has_a_word_by_which_it_is_looked_for(words: str) -> None:
    assert day_of_text._THE_DAY.search(words)  # noqa: SLF001
    assert any(word in words for word in day_of_text._DAYS)  # noqa: SLF001
