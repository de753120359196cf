"""A brand's own words for sentences that carry the promise: they tell it, in whatever words, or are named."""

import itertools
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Severity
from generator.model.catalogue import CATALOGUE, usual
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml
from generator.source import words_file
from generator.source.telling_words import elsewhere, untold

CASES: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/own_words.toml").read_text("utf-8"))
LIKE: Final[dict[str, list[str]]] = CASES["like"]
LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl")
LEAST: Final = 8  # honest rewordings


def named(key: str, words: str, language: str) -> str:
    """Return what is said of a sentence in other words; empty where nothing is."""
    return untold(key, words, language) or elsewhere(key, words, language)


def rows(language: str, kind: str) -> list[tuple[str, str]]:
    """Return each sentence of the cases with words of a kind, and those of which the same is asked."""
    return [
        (each, words)
        for key, case in CASES[language].items()
        for each in (key, *LIKE.get(key, ()))
        for words in case.get(kind, ())
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_honest_words_are_never_named(language: str) -> None:
    assert [(key, words) for key, words in rows(language, "honest") if named(key, words, language)] == []
    assert [(key, words) for key, words in rows(language, "honest") if named(key, words, "")] == []
    assert [key for key in CASES["en"] if key in CASES["nl"] and len(CASES[language][key]["honest"]) < LEAST] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_say_nothing_are_named(language: str) -> None:
    """Before: “summer offers from {when}” stood in the notice where it says from when the new text applies."""
    assert [(key, words) for key, words in rows(language, "empty") if not named(key, words, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_words_tell_what_they_are_there_for(language: str) -> None:
    assert [key for key in CATALOGUE if named(key, usual(key, language), language)] == []


DRAWN: Final = {  # subjects, what they do, and the day: of texts; of anything else
    "en": (
        (("The new text", "Our updated terms", "This version", "The change", "It"), ("from {when}", "on {when}")),
        ("applies", "takes effect", "comes into force", "is valid", "becomes binding"),
        ("Our team", "The weather", "A good week", "Everybody here", "Your favourite service"),
        ("is glad", "says hello", "is there for you", "looks back", "waits in the wings"),
    ),
    "de": (
        (("Der neue Text", "Die geänderte Fassung", "Diese Fassung", "Die Änderung"), ("ab {when}", "am {when}")),
        ("gilt", "wird wirksam", "tritt in Kraft", "ist gültig", "wird verbindlich"),
        ("Unser Team", "Das Wetter", "Eine gute Woche", "Jeder bei uns"),
        ("freut sich", "grüßt Sie", "ist für Sie da", "denkt an Sie", "dankt Ihnen"),
    ),
    "fr": (
        (("Le nouveau texte", "La version révisée", "Ce texte", "Le changement"), ("le {when}", "dès le {when}")),
        ("s’applique", "prend effet", "entre en vigueur", "est valable", "sera applicable"),
        ("Notre équipe", "La météo", "Une bonne semaine", "Chacun de nous"),
        ("se réjouit", "vous salue", "est là", "pense à vous", "vous remercie"),
    ),
    "es": (
        (("El nuevo texto", "La versión revisada", "Este texto", "El cambio"), ("el {when}", "desde el {when}")),
        ("se aplica", "surte efecto", "entra en vigor", "es válido", "será aplicable"),
        ("Nuestro equipo", "El tiempo fuera", "Una buena semana", "Cada uno"),
        ("está contento", "le saluda", "está ahí", "piensa en usted", "le agradece"),
    ),
    "it": (
        (("Il nuovo testo", "La versione rivista", "Questo testo", "La modifica"), ("il {when}", "dal {when}")),
        ("si applica", "ha effetto", "entra in vigore", "è valido", "sarà applicabile"),
        ("Il nostro gruppo", "Il cielo", "Una buona settimana", "Ognuno di noi"),
        ("è contento", "La saluta", "c’è", "pensa a Lei", "La ringrazia"),
    ),
    "nl": (
        (("De nieuwe tekst", "De herziene versie", "Deze tekst", "De wijziging"), ("op {when}", "vanaf {when}")),
        ("geldt", "wordt van kracht", "treedt in werking", "is geldig", "is van toepassing"),
        ("Ons team", "Het weer", "Een goede week", "Iedereen hier"),
        ("is blij", "groet u", "is er voor u", "denkt aan u", "dankt u"),
    ),
}
AROUND: Final = ("{}.", "{}", "– {} –", "Acme: {}.")


@st.composite
def drawn(draw: st.DrawFn, *, honest: bool) -> tuple[str, str]:
    """Draw a language and a sentence that says from when a text applies, or one that says something else of a day."""
    language = draw(st.sampled_from(LANGUAGES))
    (texts, days), does, others, do = DRAWN[language]
    words = [draw(st.sampled_from(one)) for one in ((texts, does) if honest else (others, do))]
    said = " ".join(draw(st.permutations([" ".join(words), draw(st.sampled_from(days))])))
    return language, draw(st.sampled_from(AROUND)).format(said)


@given(drawn(honest=True))
def test_what_says_from_when_a_text_applies_is_not_named(case: tuple[str, str]) -> None:
    language, words = case
    assert named("applies", words, language) == ""


@given(drawn(honest=False))
def test_what_says_something_else_of_that_day_is(case: tuple[str, str]) -> None:
    language, words = case
    assert named("applies", words, language) == "from when a text applies"


@pytest.mark.parametrize(
    ("key", "words", "language"),
    [
        ("applies", "Obowiązuje od {when}.", ""),
        ("applies", "Platí od {when}.", "cs"),
        ("subject", "{brand}: zmiana {title} od {date}", ""),
        ("level-material", "Bu önemlidir.", ""),
        ("right-objection", "to stop our offers", "en"),
        ("text-removed", "−", "en"),
        ("rights", "The policy offers you these rights: {rights}.", "en"),
        ("glance-cookie-advertising", "ads in summer", "en"),
        ("opening", "Wir ändern „{title}“ für alle unsere Angebote ({brand}).", "de"),
    ],
)
def test_of_what_nobody_can_know_nothing_is_said(key: str, words: str, language: str) -> None:
    assert named(key, words, language) == ""


@pytest.mark.parametrize(
    ("key", "words", "language"),
    [
        ("level-material", "This change is not important.", "en"),
        ("level-material", "This change is hardly important.", ""),
        ("level-material", "It does not affect your rights.", "en"),
        ("level-material", "Das ist kaum eine wichtige Änderung.", "de"),
        ("level-material", "Ce changement n’est pas important.", "fr"),
        ("what-changes", "No changes at all", ""),
        ("applies", "The new text never applies. {when}", "en"),
        ("applies", "Der neue Text gilt nicht. {when}", "de"),
        ("close-without-penalty", "You cannot close your account without penalty.", "en"),
        ("applies", "Sűmmer offers from {when}.", ""),
        ("applies", "Summer offers: {when}", ""),
    ],
)
def test_what_is_denied_is_not_told(key: str, words: str, language: str) -> None:
    """Before: the right word was enough, whatever stood before it."""
    assert named(key, words, language) != ""


@pytest.mark.parametrize(
    ("key", "words", "says"),
    [
        (
            "subject",
            "Thank you for another wonderful time with all of us here. {brand}: {title} changes on {date}",
            "after",
        ),
        ("subject", "{brand}: the {title} that all of you know changes on {date}", ""),
        (
            "applies",
            "We are a family of people who care. " * 8 + "The new text applies from {when}.",
            "readers may not",
        ),
        ("applies", "The new text\u2800\u2800\u2800 applies from {when}.", "nobody sees"),
        ("subject", "{brand}\u3164 {title} changes on {date}", "nobody sees"),
    ],
)
def test_what_is_told_is_found(key: str, words: str, says: str) -> None:
    """Before: 60 blanks that are letters, or a long greeting, kept what a subject says out of a reader's sight."""
    said = [message for _, _, _, message, _ in found(f'language: en\nwords:\n  {key}: "{words}"\n')]
    assert [says in one for one in said] == ([True] if says else []), said


def found(text: str) -> list[tuple[str, int, int, str, Severity]]:
    """Return what is wrong with a file of words: the rule, line and column, the message and how much it stops."""
    findings: list[Any] = []
    node = parse_yaml(text, words_file.FILE, findings)
    assert isinstance(node, Mapping)
    words_file.read(node, findings)
    return [(one.rule, one.place.line, one.place.column, one.message, one.severity) for one in findings]


def test_a_brand_is_told_where_and_how_much_it_stops() -> None:
    """What surely tells nothing is announced no more; what may tell it in words that nobody listed is a warning."""
    text = "language: en\nwords:\n  applies: Summer offers from {when}.\n  title-changes: '{title}!'\n"
    text += "  what-changes: Details\n"
    assert found(text) == [
        (
            "words-empty",
            3,
            12,
            "“applies” doesn't say from when a text applies, and speaks of something else (“Summer offers”)",
            Severity.WARNING,
        ),
        ("words-empty", 4, 18, "“title-changes” doesn't say that something changes", Severity.WARNING),
        ("words", 5, 17, "“what-changes” doesn't say that something changes", Severity.WARNING),
    ]
    assert found("words:\n  applies: The new text applies from {when}. Enjoy our summer offers!\n") == [
        ("words", 2, 12, "“applies” speaks of something else, too (“Enjoy”)", Severity.WARNING)
    ]


def test_no_two_sentences_of_the_cases_are_one() -> None:
    """A sentence that is honest and empty would make the cases say nothing."""
    for language, key in itertools.product(LANGUAGES, CASES["en"]):
        case = CASES[language].get(key, {})
        assert not {*case.get("honest", ())} & {*case.get("empty", ())}
