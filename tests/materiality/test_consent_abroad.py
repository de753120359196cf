"""In six languages people alone say whether a change of wording needs consent, where its words have a signal of it.

In others they say it of each change, since nobody here reads them.
"""

import pytest

from generator.materiality.wording.vocabulary import asks_consent

ASKS = [
    ("de", "an Partner verkaufen"),
    ("de", "Sie können widersprechen"),
    ("de", "Standortdaten von Kindern"),
    ("de", "ein Schiedsverfahren"),
    ("fr", "vendre vos données à des tiers"),
    ("fr", "et vous opposer"),
    ("fr", "l’intelligence artificielle"),
    ("fr", "les frais de résiliation"),
    ("es", "compartir con terceros"),
    ("es", "retirar su consentimiento"),
    ("es", "la salud de menores"),
    ("it", "cedere a terzi"),
    ("it", "revocare il consenso"),
    ("it", "i prezzi aumentano"),
    ("nl", "verkopen aan derden"),
    ("nl", "bezwaar maken"),
    ("nl", "de gezondheid van kinderen"),
    ("nl", "sell your data"),  # English is read everywhere
    ("pl", "możemy sprzedawać"),  # is not read, so that nobody knows
    ("pl", "odpowiadamy szybko"),
    ("pt-BR", "respondemos depressa"),
    ("en", "możemy sprzedawać"),  # nor is it in an English text
    ("de", "Ваши данные могут быть проданы"),
]
NONE = [
    ("de", "wir bearbeiten Ihre Bestellung und antworten bald"),
    ("de", "die Lieferung erfolgt werktags"),
    ("fr", "nous traitons votre commande dans les meilleurs délais"),
    ("es", "tramitamos su pedido lo antes posible"),
    ("it", "gestiamo il suo ordine al più presto"),
    ("nl", "wij behandelen uw bestelling zo snel mogelijk"),
    ("en", "we answer from our office in Łódź"),
    ("", "we answer soon"),
]


@pytest.mark.parametrize(("language", "words"), ASKS)
def test_words_ask_for_consent(language: str, words: str) -> None:
    """Before: only English words did, and the same change of a French text needed no answer."""
    assert asks_consent(words, language)


@pytest.mark.parametrize(("language", "words"), NONE)
def test_other_words_do_not(language: str, words: str) -> None:
    assert not asks_consent(words, language)
