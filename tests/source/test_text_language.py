"""In which language a text is, by its commonest words: long ones easily, short ones only where they show it well."""

import pytest

from generator.source.text_language import language_of

SHORT = {
    "de": "Wir antworten innerhalb von drei Wochen auf Ihre Anfrage.",
    "fr": "Nous gardons le chapeau des choristes pour vous et pour nos amis.",
    "es": "El coro guarda los sombreros de las voces para usted y nuestro club.",
    "it": "Il coro canta per una sera e non vende i cappelli della sala.",
    "nl": "Wij bewaren de hoed van het koor niet voor u.",
    "en": "We keep the hats of the choir for you and your friends.",
}


@pytest.mark.parametrize("language", SHORT)
def test_a_short_sentence_tells_its_language(language: str) -> None:
    assert language_of(SHORT[language]) == language


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Rue de la Paix 4, Paris",
        "Le Monde, El País und La Stampa",
        "Hats, coats and die Hüte der Welt",
        "We sing at Café de la Paix for the guests of les Amis.",
        "Sicht",
    ],
)
def test_a_few_names_tell_none_but_english_at_most(words: str) -> None:
    assert language_of(words) in {"", "en"}


def test_a_long_text_may_be_mostly_names() -> None:
    names = "Adler Bauer Christ Dorn " * 12
    assert language_of(f"{names} der Chor und die Probe und der Hut ist nicht für Sie") == "de"
    assert language_of(names) == ""


WITH_SHARED_WORDS = {
    "es": (
        "Guardamos la lista de la temporada y la copia de la partitura durante diez años, y la sala puede verla."
        " Quien deja la coral recibe la suya en la puerta. También guardamos la foto de la fiesta y la hoja de la cena."
    ),
    "it": (
        "Teniamo la lista della stagione e la copia della musica per dieci anni, e la sala può vederla. Chi lascia la"
        " corale riceve la sua alla porta. Teniamo anche la foto della festa, e la carta della cena con la firma."
    ),
}


@pytest.mark.parametrize("language", WITH_SHARED_WORDS)
def test_words_of_several_languages_tell_none_of_them(language: str) -> None:
    assert language_of(WITH_SHARED_WORDS[language]) == language
