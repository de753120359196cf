"""What a first text says in words that another one of the brand denies in its own."""

from typing import TYPE_CHECKING

import pytest

from generator.checks.said_against import said_against
from generator.model.document import Document, Section

if TYPE_CHECKING:
    from generator.schema.values import Value

AGAINST = [
    ("en", "We don't use advertising cookies.", "Advertising cookies show us what you like."),
    ("en", "We never share your data with advertisers.", "Advertisers get your data from us."),
    ("en", "We never share your data with advertisers.", "By cookies, we pass your data to advertisers."),
    ("en", "No data goes to social networks.", "Social networks receive data from the buttons."),
    ("en", "We do not build profiles of you.", "We build a profile of you from what you read."),
    ("en", "We use cookies only to keep you signed in.", "Cookies for statistics count your visits."),
    ("en", "We don't read your messages.", "Our staff read your messages to improve the service."),
    ("en", "Your photos are never analysed.", "Cookies help us to analyse your photos."),
    ("en", "We do not use analytics.", "Our analytics tell us which pages you read."),
    ("en", "We keep no location data.", "Your location data is kept for two years."),
    ("de", "Wir setzen keine Werbecookies.", "Werbecookies zeigen uns, was Ihnen gefällt."),
    ("de", "Wir geben Ihre Daten nie an Werbepartner weiter.", "Werbepartner erhalten Ihre Daten."),
    ("de", "Wir nutzen Cookies nur für die Anmeldung.", "Cookies für Statistik zählen Ihre Besuche."),
    ("fr", "Nous n’utilisons pas de cookies publicitaires.", "Des cookies publicitaires nous montrent vos goûts."),
    ("fr", "Nous ne partageons jamais vos données avec des annonceurs.", "Les annonceurs reçoivent vos données."),
    ("es", "No usamos cookies publicitarias.", "Las cookies publicitarias nos muestran sus gustos."),
    ("es", "Usamos cookies únicamente para iniciar sesión.", "Las cookies de estadística cuentan sus visitas."),
    ("it", "Non usiamo cookie pubblicitari.", "I cookie pubblicitari ci mostrano i suoi gusti."),
    ("nl", "Wij gebruiken geen advertentiecookies.", "Advertentiecookies laten zien wat u leuk vindt."),
    ("nl", "Wij delen uw gegevens nooit met adverteerders.", "Adverteerders krijgen uw gegevens."),
    ("en", "We do not record calls.", "Calls are recorded for training."),
    ("en", "We use no tracking pixels.", "Tracking pixels tell us what you read."),
    ("en", "We don't follow you from site to site.", "Our cookies follow you from site to site."),
    ("de", "Wir zeichnen keine Gespräche auf.", "Wir zeichnen Gespräche auf."),
    ("fr", "Nous n’enregistrons pas vos appels.", "Nous enregistrons vos appels."),
    ("es", "No hacemos publicidad con sus datos.", "Hacemos publicidad con sus datos."),
    ("it", "Non registriamo le sue telefonate.", "Registriamo le sue telefonate."),
    ("nl", "Wij maken geen reclame met uw gegevens.", "Wij maken reclame met uw gegevens."),
    ("en", "The only cookies are those for your login.", "Advertising cookies show us what you like."),
    ("en", "Cookies are there for your login and nothing else.", "Cookies for statistics count your visits."),
    ("de", "Cookies dienen allein der Anmeldung.", "Statistik-Cookies zählen Ihre Besuche."),
    ("de", "Ihre Daten werden nicht für Profile genutzt.", "Aus Ihren Daten entstehen Profile."),
]
NEAR = [
    ("en", "We don't disclose your data to third parties.", "Terms of third parties apply to what these offer."),
    ("en", "We don't use advertising cookies.", "We use cookies to keep you signed in."),
    ("en", "We don't use advertising cookies.", "We do not use advertising cookies."),
    ("en", "We never share your data with advertisers.", "We never pass your data to advertisers."),
    ("en", "We never share your data with advertisers.", "If an advertiser asks for your data, we refuse."),
    ("en", "You must not share your password.", "We share your password with nobody."),
    ("en", "You may not use robots.", "Robots help us to keep the site safe."),
    ("en", "We do not sell your data.", "Cookies remember your language."),
    ("en", "We are not liable for lost data.", "Cookies remember data that would be lost."),
    ("en", "We don't use advertising cookies without your consent.", "With your consent, we use advertising cookies."),
    ("en", "We use cookies only to keep you signed in.", "One cookie keeps you signed in."),
    ("en", "We use cookies only to keep you signed in.", "You can turn off cookies for statistics of other sites."),
    ("de", "Wir setzen keine Werbecookies.", "Wir setzen keine Cookies für Werbung."),
    ("de", "Wir nutzen Cookies nur für die Anmeldung.", "Ein Cookie merkt sich Ihre Anmeldung."),
    ("fr", "Nous n’utilisons pas de cookies publicitaires.", "Un cookie garde votre langue."),
    ("en", "We do not store your passwords for accounts elsewhere.", "You can link your accounts elsewhere."),
    ("es", "Usamos cookies únicamente para iniciar sesión.", "Una cookie guarda su sesión."),
    ("it", "Non usiamo cookie pubblicitari.", "Un cookie ricorda la lingua."),
    ("nl", "Wij gebruiken geen advertentiecookies.", "Een cookie onthoudt uw taal."),
    (
        "en",
        "We will not:\n\n- share your data with advertisers",
        "We do none of these:\n\n- share your data with advertisers",
    ),
]


def text(language: str, words: str) -> Document:
    return Document("Text", language, (Section("a", "other", "A", words),))


@pytest.mark.parametrize(("language", "known", "first"), AGAINST)
def test_what_a_known_text_denies_is_found(language: str, known: str, first: str) -> None:
    """Before: only facts were compared, so that “We use no advertising cookies” held until a cookie policy came."""
    assert said_against(text(language, known), text(language, first)) == (first, known)


@pytest.mark.parametrize(("language", "known", "first"), NEAR)
def test_what_is_near_it_is_not(language: str, known: str, first: str) -> None:
    assert said_against(text(language, known), text(language, first)) is None


@pytest.mark.parametrize(("language", "known", "first"), AGAINST)
def test_no_text_is_against_itself(language: str, known: str, first: str) -> None:
    for one in (known, first):
        assert said_against(text(language, one), text(language, one)) is None


@pytest.mark.parametrize(("we", "found"), [("never", True), ("always", False)])
def test_a_promise_in_facts_denies_as_words_do(we: str, *, found: bool) -> None:
    promises: dict[str, Value] = {"promises": {"ads": {"we": we, "what": "show advertising by what you read"}}}
    known = Document("Text", "en", (Section("a", "security", "A", "Words.", promises),))
    assert bool(said_against(known, text("en", "We show advertising by what you read."))) is found
    assert said_against(known, text("en", "We show nothing.")) is None


def test_a_heading_says_something_too() -> None:
    first = Document("Text", "en", (Section("a", "other", "Our advertising cookies", "Words."),))
    assert said_against(text("en", "We use no advertising cookies."), first)
