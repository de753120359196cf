"""What people say in a notice against what is announced and sealed: it takes a change back, or speaks of another."""

from pathlib import Path

import pytest

from generator.source.played_down import takes_back
from tests.conftest import Policy, edit
from tests.notice.summaries import KEEPS, said, waiting
from tests.notice.ways import refused
from tests.small import KEPT, LATER, NAME, keep
from tests.steps import announced, checked, sealed

TAKEN_BACK = {
    "en": (
        "The change announced for February will not take place.",
        "What we announced last week is withdrawn.",
        "The notice about your account is void; we keep your orders for nine years.",
        "We take back what we announced in December.",
        "Our earlier notice doesn't count any more.",
    ),
    "de": (
        "Die für Februar angekündigte Änderung findet nicht statt.",
        "Unsere Ankündigung vom Dezember ist hinfällig.",
    ),
    "fr": (
        "Le changement annoncé pour février n’aura pas lieu.",
        "Le changement annoncé n’a plus lieu.",
        "Notre annonce de décembre est annulée.",
    ),
    "es": ("El cambio anunciado para febrero no tendrá lugar.", "El anuncio de diciembre queda sin efecto."),
    "it": ("La modifica annunciata per febbraio non avrà luogo.", "Il nostro annuncio è ritirato."),
    "nl": ("De aangekondigde wijziging gaat niet door.", "Onze aankondiging van december vervalt."),
}
STANDS = {
    "en": (
        "As announced in December, we keep your account for five years; from March on your orders for nine.",
        "These terms no longer apply to business customers.",
        "We no longer give notice of price changes by e-mail.",
        "Notice of a change will not come by letter any more.",
        "Your right to cancel is withdrawn.",
    ),
    "de": ("Wie angekündigt gelten die neuen Preise ab März.", "Wir kündigen Änderungen nicht mehr per Brief an."),
    "fr": (
        "Nous n’annonçons plus les changements par lettre.",
        "Le dernier avis n’indiquait pas le bon jour.",
        "Le dernier avis n’a pas nommé notre nouvelle adresse.",
        "Les changements annoncés ne concernent pas les écoles.",
    ),
    "es": ("Ya no avisamos por carta.", "El aviso anterior no tiene el número correcto."),
    "it": ("Non annunciamo più le modifiche per lettera.", "L’avviso precedente non ha il numero giusto."),
    "nl": (
        "Wij kondigen wijzigingen niet meer per brief aan.",
        "Het vorige bericht komt niet overeen met onze voorwaarden.",
    ),
}


@pytest.mark.parametrize("language", TAKEN_BACK)
def test_words_take_back_what_was_announced(language: str) -> None:
    assert [words for words in TAKEN_BACK[language] if not takes_back(words)] == []
    assert [words for words in STANDS[language] if takes_back(words)] == []


def test_no_notice_takes_back_another_one(tiny: Path, policy: Policy) -> None:
    """Before: a second notice said that the first change doesn't come, which then came."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME, "--effective", "2027-02-01")
    keep(tiny, "orders", 9)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind", "--version", "3").status == 0
    to_come = ("announce", NAME, "--by", "a-moreau", "--version", "3", "--effective", "2027-03-01", "--summary")
    says = "version 2 is announced, and “announced for February will not take place” tells readers that it doesn't come"
    false = "The change announced for February will not take place. We keep your orders for nine years."
    refused(policy, tiny, says, *to_come, false)
    assert policy(*to_come, "We keep your orders for nine years, beside what we announced for February.").status == 0


@pytest.mark.parametrize(
    ("summary", "text", "named"),
    [
        ("We keep your account for five years, and may sell what is in it.", "", True),
        ("You agree to arbitration as long as we keep your account, now for five years.", "", True),
        ("Wir behalten Ihr Konto (your account) fünf Jahre und verkaufen es danach.", "", True),
        ("We keep your account for five years, to train our AI models.", "", True),
        ("We keep your account for five years, and never sell it.", "We never sell data.", False),
        ("We keep your account for five years; disputes go to arbitration as before.", "An arbitrator decides.", False),
        ("We keep your account for five years, not three.", "", False),
        ("We keep your account for five years, waive its fee, and have one vendor; no day is arbitrary.", "", False),
        ("Your account: wir verzichten auf Cookies; dès vendredi; el aviso vendrá; de termijn is verkort.", "", False),
        ("Your account: Sie verzichten auf alle Ansprüche.", "", True),
        ("Your account: auf alle Rechte wird verzichtet; you waive any lawsuit.", "", True),
        ("Your account: uw gegevens worden verkocht.", "", True),
        ("We keep your account for five years. If you object, we will close your account.", "", True),
        ("We keep your account for five years, only if you want us to.", "", True),
        ("We keep your account for five years; you can opt out of it.", "", True),
        ("We keep your account for five years; you can opt out of it.", "You may opt out of what we keep.", False),
        ("We keep your account for five years, unless you close it before.", "", False),
        ("We keep your account for five years; we may close your account.", "We may close your account.", False),
        ("We keep your account for five years. The data protection authority has approved this.", "", True),
        (
            "We keep your account for five years: then we delete your account, and you can close it at any time.",
            "",
            False,
        ),
        ("We keep your account for five years, as the law and the authority of our country ask.", "", False),
        ("Your account: widersprechen Sie, so schließen wir Ihr Konto.", "", True),
        ("Your account: das ist von der Aufsichtsbehörde so genehmigt.", "", True),
    ],
)
def test_a_notice_says_nothing_that_no_text_says(
    tiny: Path, policy: Policy, summary: str, text: str, *, named: bool
) -> None:
    """Before: “We may sell your data from February on” was told in the company's name, and no policy said so."""
    if text:
        edit(tiny / KEPT, "It's filed by hand.", f"It's filed by hand. {text}")
    waiting(tiny, policy)
    assert ("speaks of what no text says" in said(policy, summary)) is named


def test_nor_does_a_reason_to_postpone(tiny: Path, policy: Policy) -> None:
    waiting(tiny, policy)
    said(policy, KEEPS)
    because = "The sale of your account data to our partners takes longer than we thought."
    assert policy("postpone", NAME, "--by", "a-moreau", "--because", because, "--now", LATER).status == 0
    assert "speaks of what no text says: “sale”" in checked(LATER).out
