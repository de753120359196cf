"""What a text says somewhere, and a fact of it denies, which pages say at a glance (decisions/0012)."""

import pytest

from generator.errors import Severity
from tests.checks.conflict_facts import facts_of, found_in

FACTS = {
    "ai": ("terms", "content_licence: {ai_training: no}", "content_licence: {ai_training: yes}"),
    "renewal": ("terms", "renewal: none", "renewal: automatic"),
    "arbitration": ("terms", "disputes: {arbitration: no}", "disputes: {arbitration: yes}"),
    "class": ("terms", "disputes: {class_waiver: no}", "disputes: {class_waiver: yes}"),
    "ads": ("sharing", "ad_sharing: never", "ad_sharing: opt_out"),
    "signals": ("cookies", "dnt_gpc: honoured", "dnt_gpc: ignored"),
}
SAID = [
    ("en", "ai", "We train our models on your posts."),
    ("en", "ai", "What you write is used to train AI, unless you object."),
    ("en", "renewal", "Your subscription renews automatically unless you cancel."),
    ("en", "renewal", "It will be automatically renewed."),
    ("en", "arbitration", "Disputes are decided by binding arbitration."),
    ("en", "arbitration", "By signing up you agree to binding arbitration."),
    ("en", "class", "You waive any right to a class action."),
    ("en", "ads", "We may share your e-mail address with advertising networks."),
    ("en", "signals", "We don't currently respond to Do Not Track signals."),
    ("de", "ai", "Wir trainieren unsere Modelle mit Ihren Beiträgen."),
    ("de", "renewal", "Der Vertrag verlängert sich automatisch um ein Jahr."),
    ("de", "arbitration", "Über Streitigkeiten entscheidet ein Schiedsgericht."),
    ("de", "class", "Sie verzichten auf Sammelklagen."),
    ("de", "ads", "Wir teilen Ihre Daten mit Werbepartnern."),
    ("de", "signals", "Wir reagieren auf Do-Not-Track-Signale nicht."),
    ("fr", "ai", "Vos contenus servent à entraîner nos modèles."),
    ("fr", "renewal", "L’abonnement est renouvelé automatiquement."),
    ("fr", "arbitration", "Tout litige est soumis à l’arbitrage."),
    ("fr", "class", "Vous renoncez aux actions de groupe."),
    ("fr", "ads", "Nous partageons vos données avec des annonceurs."),
    ("fr", "signals", "Nous ne répondons pas aux signaux Do Not Track."),
    ("es", "ai", "Entrenamos nuestros modelos con sus publicaciones."),
    ("es", "renewal", "La suscripción se renueva automáticamente."),
    ("es", "arbitration", "Las controversias se resuelven por arbitraje."),
    ("es", "class", "Usted renuncia a las acciones colectivas."),
    ("es", "ads", "Compartimos sus datos con anunciantes."),
    ("es", "signals", "No respondemos a las señales Do Not Track."),
    ("it", "ai", "Addestriamo i nostri modelli con i suoi contenuti."),
    ("it", "renewal", "L’abbonamento si rinnova automaticamente."),
    ("it", "arbitration", "Le controversie sono risolte mediante arbitrato."),
    ("it", "class", "Lei rinuncia alle azioni collettive."),
    ("it", "ads", "Condividiamo i suoi dati con inserzionisti."),
    ("it", "signals", "Non rispondiamo ai segnali Do Not Track."),
    ("nl", "ai", "Wij trainen onze modellen met uw berichten."),
    ("nl", "renewal", "Het abonnement wordt automatisch verlengd."),
    ("nl", "arbitration", "Geschillen worden beslecht door arbitrage."),
    ("nl", "class", "U doet afstand van een collectieve actie."),
    ("nl", "ads", "Wij delen uw gegevens met adverteerders."),
    ("nl", "signals", "Wij reageren niet op Do Not Track."),
]
NEAR = [
    ("en", "ai", "We never train models on your posts."),
    ("en", "ai", "We train our staff to protect your data."),
    ("en", "ai", "We train models on your posts only with your consent."),
    ("en", "renewal", "Your subscription does not renew automatically."),
    ("en", "renewal", "You renew it when you like."),
    ("en", "arbitration", "There is no arbitration: disputes go to the courts of Dublin."),
    ("en", "arbitration", "You need not agree to arbitration."),
    ("en", "class", "Nothing here makes you waive a class action."),
    ("en", "class", "We waive the fee of your first class."),
    ("en", "ads", "We share aggregated statistics with advertisers."),
    ("en", "ads", "We don't share your data with advertisers."),
    ("en", "ads", "We share your data with our hosting provider, which runs advertising-free servers."),
    ("en", "signals", "We respond to Do Not Track signals."),
    ("de", "ai", "Wir trainieren keine Modelle mit Ihren Beiträgen."),
    ("de", "renewal", "Der Vertrag verlängert sich nicht automatisch."),
    ("de", "ai", "Wir trainieren unsere Mitarbeiter."),
    ("de", "arbitration", "An Verfahren vor einer Schiedsstelle nehmen wir nicht teil."),
    ("de", "ads", "Wir geben Werbepartnern keine Daten weiter."),
    ("fr", "renewal", "L’abonnement n’est pas renouvelé automatiquement."),
    ("fr", "signals", "Nous respectons les signaux Do Not Track."),
    ("es", "arbitration", "Las controversias no se someten a arbitraje."),
    ("it", "ads", "Non condividiamo dati con inserzionisti."),
    ("nl", "ai", "Wij trainen onze medewerkers."),
]


@pytest.mark.parametrize(("language", "fact", "words"), SAID)
def test_what_a_fact_denies_is_named_wherever_it_is_said(language: str, fact: str, words: str) -> None:
    """Before: “AI training: no” stood at a glance above a text that says in another section that models are trained."""
    kind, denies, admits = FACTS[fact]
    (found,) = found_in((kind, facts_of(kind, denies), "Nothing."), ("other", {}, words), language=language)
    assert (found.rule, found.severity, found.place.path) == ("conflict", Severity.WARNING, "s1.md")
    assert not found_in((kind, facts_of(kind, admits), "Nothing."), ("other", {}, words), language=language)
    assert not found_in(("other", {}, words), language=language)


@pytest.mark.parametrize(("language", "fact", "words"), NEAR)
def test_what_is_near_it_is_none(language: str, fact: str, words: str) -> None:
    kind, denies, _ = FACTS[fact]
    assert not found_in((kind, facts_of(kind, denies), "Nothing."), ("other", {}, words), language=language)
