"""In six languages people alone say whether a change of wording needs consent, where its words have a signal of it.

In others they say it of each change, since nobody here reads them.
"""

import pytest

from generator.materiality.wording.words.vocabulary import asks_consent

ASKS = [
    ("de", "an Partner verkaufen"),
    ("de", "Sie können widersprechen"),
    ("de", "Standortdaten von Kindern"),
    ("de", "ein Schiedsverfahren"),
    ("de", "die Weitergabe an Händler zum Zweck der Werbung"),
    ("de", "geben wir an andere Unternehmen weiter"),
    ("de", "die Übertragung Ihrer Daten"),
    ("de", "Ihre Daten überlassen wir"),
    ("de", "Verkäufe von Daten"),
    ("de", "die Abtretung Ihrer Rechte"),
    ("de", "mit Ihrer Genehmigung"),
    ("de", "verbundene Unternehmen"),
    ("de", "an Dienstleister"),
    ("fr", "vendre vos données à des tiers"),
    ("fr", "et vous opposer"),
    ("fr", "la cession de vos données"),
    ("fr", "céder vos données"),
    ("fr", "nous cédons vos données"),
    ("fr", "vos données sont cédées"),
    ("fr", "qui cède vos données"),
    ("fr", "la revente de vos données"),
    ("fr", "nos annonceurs"),
    ("fr", "nous transférons, et qui transfère"),
    ("fr", "les ventes de données"),
    ("fr", "nos prestataires"),
    ("fr", "l’intelligence artificielle"),
    ("fr", "les frais de résiliation"),
    ("es", "compartir con terceros"),
    ("es", "retirar su consentimiento"),
    ("es", "las cesiones de datos"),
    ("es", "los anunciantes"),
    ("es", "la reventa"),
    ("es", "nuestros proveedores"),
    ("es", "indemnizarnos"),
    ("es", "la salud de menores"),
    ("it", "cedere a terzi"),
    ("it", "revocare il consenso"),
    ("it", "le cessioni di dati"),
    ("it", "gli inserzionisti"),
    ("it", "rivendere i dati"),
    ("it", "i nostri fornitori"),
    ("it", "i prezzi aumentano"),
    ("nl", "verkopen aan derden"),
    ("nl", "bezwaar maken"),
    ("nl", "de adverteerders"),
    ("nl", "geven wij aan andere bedrijven door"),
    ("nl", "doorverkopen"),
    ("nl", "onze leveranciers"),
    ("nl", "ons vrijwaren"),
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
    ("fr", "accéder à votre compte, nous procédons ainsi"),
    ("fr", "la version précédente et la cessation du service"),
    ("fr", "votre concession excède ce volume"),
    ("de", "weitere Fragen beantworten wir, und so geht es weiter"),
    ("de", "wir geben Ihnen bald Bescheid"),
    ("de", "die Überlastung der Server"),
    ("es", "acceder a su cuenta, como procede"),
    ("es", "el exceso de mensajes"),
    ("it", "accedere al conto e procedere"),
    ("it", "la cessazione del servizio"),
    ("nl", "wij geven u snel antwoord"),
    ("nl", "door ons kantoor"),
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
