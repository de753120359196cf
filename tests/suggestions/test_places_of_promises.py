"""Where a text promises something of its own changes: over two sentences or sections, in titles, or anywhere else."""

from dataclasses import replace

import pytest

from generator.suggestions import promise_words
from generator.suggestions.changes_of_text import is_about_changes
from generator.suggestions.promises_in_prose import lengths_beside, promises_in_prose, promises_over_sections
from tests.suggestions.test_promises_in_prose import section

OVER_TWO = [
    ("en", "We may change this policy, and announce it here. This happens 60 days in advance.", 60, False),
    ("en", "We tell you of each material change. They apply two months later.", 62, False),
    ("en", "We may update these terms. You will be informed of them 60 days beforehand.", 60, False),
    ("en", "We will notify you of changes:\n\n- 60 days in advance\n- in writing", 60, False),
    ("en", "Before we change these terms:\n\n- we tell you\n- 60 days in advance", 60, False),
    ("en", "When we change these terms, we\n\n1. send you an e-mail\n2. wait 60 days\n3. apply them", 60, False),
    ("en", "**When do I learn of changes to these terms?** Sixty days before.", 60, False),
    ("en", "Changes never surprise you. You hear of them two months ahead.", 62, False),
    ("de", "Wenn wir diese Bedingungen ändern:\n\n- informieren wir Sie\n- warten wir 60 Tage", 60, False),
    ("fr", "Avant de modifier ces conditions :\n\n- nous vous informons\n- 60 jours à l’avance", 60, False),
    ("en", "We may change this policy. We only do so with your consent.", 0, True),
    ("en", "We may change these terms. They apply only if you agree.", 0, True),
    ("de", "Wir können diese Richtlinie ändern und teilen es mit. Das geschieht 60 Tage vorher.", 60, False),
    ("de", "Wir können diese Bedingungen ändern. Sie gelten nur, wenn Sie zustimmen.", 0, True),
    ("fr", "Nous annonçons toute modification. Elles ne s’appliquent que 60 jours plus tard.", 60, False),
    ("fr", "Nous pouvons modifier ces conditions. Elles ne s’appliquent pas sans votre consentement.", 0, True),
    ("es", "Le informamos de los cambios. Estos se aplican 60 días después.", 60, False),
    ("it", "La informiamo delle modifiche. Queste si applicano 60 giorni dopo.", 60, False),
    ("nl", "Wij informeren u over wijzigingen. Dit gebeurt 60 dagen vooraf.", 60, False),
    ("nl", "Wij kunnen deze voorwaarden wijzigen. Zij gelden alleen met uw toestemming.", 0, True),
]


@pytest.mark.parametrize(("language", "words", "days", "asks"), OVER_TWO)
def test_a_promise_stretches_over_two_sentences(language: str, words: str, days: int, *, asks: bool) -> None:
    """Before: what the second sentence said of “them” was read by nothing."""
    found = [*promises_in_prose(section(words), language)]
    assert max([one.days for one in found], default=0) == days
    assert any(one.asks for one in found) is asks


@pytest.mark.parametrize(
    ("language", "first", "title", "second", "days", "asks"),
    [
        ("en", "We tell you by e-mail.", "When?", "At least 60 days pass before a change applies.", 60, False),
        ("en", "We tell you of changes of these terms.", "When?", "They apply two months later.", 62, False),
        ("en", "We may change these terms.", "How?", "They apply only if you agree.", 0, True),
        ("de", "Wir informieren Sie über Änderungen.", "Wann?", "Sie gelten 60 Tage später.", 60, False),
        ("fr", "Nous annonçons toute modification.", "Quand ?", "Elles s’appliquent 60 jours plus tard.", 60, False),
        ("es", "Le informamos de los cambios.", "¿Cuándo?", "Estos se aplican 60 días después.", 60, False),
        ("it", "La informiamo delle modifiche.", "Quando?", "Queste si applicano 60 giorni dopo.", 60, False),
        ("nl", "Wij informeren u over wijzigingen.", "Wanneer?", "Dit gebeurt 60 dagen vooraf.", 60, False),
        ("en", "We tell you by e-mail.", "Plans", "A change of your plan applies after 60 days.", 0, False),
        ("en", "We tell you of changes.", "Contact", "We answer within 60 days.", 0, False),
        ("en", "We tell you of changes.", "The end", "You can cancel 60 days before your year ends.", 0, False),
        ("de", "Wir informieren Sie über Änderungen.", "Kontakt", "Wir antworten binnen 60 Tagen.", 0, False),
    ],
)
def test_a_promise_stretches_over_two_sections(
    language: str, first: str, title: str, second: str, days: int, *, asks: bool
) -> None:
    """Before: the second section names no text and isn't called “changes”, so that nothing in it was read."""
    begun, after = section(first), replace(section(second, "other"), title=title)
    found = [*promises_over_sections(begun, after, language)]
    assert (max([one.days for one in found], default=0), any(one.asks for one in found)) == (days, asks)
    assert not [*promises_over_sections(replace(begun, text="You pay us.", title="Pay", type="other"), after, language)]


@pytest.mark.parametrize(
    ("language", "words", "lengths"),
    [
        ("en", "A change is announced. Then you have 60 days. Then it applies.", ["60 days"]),
        ("en", "1. We e-mail you.\n2. 60 days go by.\n3. The change applies.", ["60 days"]),
        ("en", "Sixty days of grace follow.", ["60 days"]),
        ("de", "Erst die Nachricht. 60 Tage Ruhe. Dann die Änderung.", ["60 days"]),
        ("fr", "D’abord le message. 60 jours de calme.", ["60 days"]),
        ("es", "Primero el mensaje. 60 días de calma.", ["60 days"]),
        ("it", "Prima il messaggio. 60 giorni di calma.", ["60 days"]),
        ("nl", "Eerst het bericht. 60 dagen rust.", ["60 days"]),
        ("en", "We tell you of changes 60 days before.", []),
        ("en", "Former versions are kept for 6 years.", []),
        ("en", "We review this policy every 12 months.", []),
        ("en", "You can object within 60 days.", []),
        ("de", "Frühere Fassungen bewahren wir 6 Jahre auf.", []),
    ],
)
def test_a_length_that_no_word_explains_may_be_of_notice(language: str, words: str, lengths: list[str]) -> None:
    assert [one.length for one in lengths_beside(section(words), language)] == lengths
    assert not lengths_beside(replace(section(words, "other"), title="More"), language)


@pytest.mark.parametrize(
    ("language", "words", "length"),
    [
        ("en", "We may change this text. We will write to you. You then have forty-five days.", "45 days"),
        ("en", "These terms can change. We tell you first. It takes sixty days until they apply.", "60 days"),
        ("en", "We may amend this agreement. You receive a letter. You have two months to decide.", "2 months"),
        ("en", "You hear from us first. 45 days go by. Only then does a new version of these terms apply.", "45 days"),
        ("en", "These terms may change.\n\nWe write to you.\n\nYou have 45 days.", "45 days"),
        ("de", "Wir können diesen Text ändern. Wir schreiben Ihnen. Sie haben dann 45 Tage.", "45 days"),
        ("en", "These terms may change. If so, an e-mail tells you. For 60 days the old ones stay.", "60 days"),
        (
            "de",
            "Diese Bedingungen ändern sich. Wir kündigen es an. Erst zwei Monate darauf ist es so weit.",
            "2 months",
        ),
        ("de", "Diese Bedingungen ändern sich. Wir kündigen Ihnen nicht. Nach zwei Monaten sind Sie frei.", ""),
        (
            "fr",
            "D’abord, nous vous écrivons. Puis passent 60 jours. Ensuite, nous modifions ces conditions.",
            "60 days",
        ),
        ("fr", "Ce texte peut changer. Nous vous écrivons. Suivent quarante-cinq jours.", "45 days"),
        ("es", "Este texto puede cambiar. Usted recibe un mensaje. Pasan 60 días.", "60 days"),
        ("it", "Questo testo può cambiare. Lei riceve un messaggio. Passano 60 giorni.", "60 days"),
        ("nl", "Deze tekst kan veranderen. U krijgt een bericht. Er gaan 60 dagen voorbij.", "60 days"),
        ("en", "These terms may change. Orders are paid in advance. You have 14 days to return them.", ""),
        ("en", "We may change this policy. We also keep logs. They are deleted after 60 days.", ""),
        ("en", "We may change these terms. We write to you. You can reach us for 45 days.", ""),
        ("en", "You agree to these terms. We send you a password. You then have 14 days to use it.", ""),
        ("en", "These terms may change. We write to you about it. Your trial lasts 45 days.", ""),
        ("en", "We last changed these terms in May. We write to you twice a year. You have 60 days of trial.", ""),
        (
            "en",
            "We may change these terms.\n\n" + "Our shop is open.\n\n" * 4 + "We write to you. You have 45 days.",
            "",
        ),
        ("de", "Diese Bedingungen können sich ändern. Sie zahlen im Voraus. Sie haben 14 Tage Rückgaberecht.", ""),
        ("fr", "Ces conditions peuvent changer. Vous payez d’avance. Vous avez 14 jours pour renvoyer l’article.", ""),
        ("es", "Estas condiciones pueden cambiar. Usted paga antes. Tiene 14 días para devolver el artículo.", ""),
        ("it", "Queste condizioni possono cambiare. Lei paga prima. Ha 14 giorni per restituire l’articolo.", ""),
        ("nl", "Deze voorwaarden kunnen veranderen. U betaalt vooraf. U hebt 14 dagen om terug te sturen.", ""),
    ],
)
def test_notice_told_in_three_steps_may_be_promised_anywhere(language: str, words: str, length: str) -> None:
    """Before: outside of a section about changes, a length counted in the first or second sentence alone."""
    one = replace(section(words, "other"), title="More")
    assert [found.length for found in lengths_beside(one, language)] == ([length] if length else [])
    assert not [found for found in promises_in_prose(one, language) if found.days]


def test_a_title_promises_too() -> None:
    one = replace(section("We may change this policy."), title="Changes, with 60 days' notice")
    assert [found.days for found in promises_in_prose(one, "en")] == [60]


@pytest.mark.parametrize(
    ("language", "words", "read"),
    [
        ("de", "Diese Richtlinie ändern wir nur mit einer Ankündigung 60 Tage vorher.", True),
        ("de", "Wir teilen Ihnen neue Preise 60 Tage vorher mit.", False),
        ("en", "We change these terms only if you agree to that.", True),
        ("en", "Changes of this policy are announced by registered letter.", True),
        ("en", "We send you a letter before we change these terms.", True),
        ("en", "We may change this policy. We only do so with your consent.", True),
        ("en", "You may reject changes and keep the old terms.", True),
        ("en", "We change your booking only if you agree to that.", False),
        ("en", "Changes of your address are announced by registered letter.", False),
        ("en", "We may change your booking. We only do so with your consent.", False),
        ("en", "We send you a letter before we change your tariff.", False),
        ("en", "Your consent is asked for where we change what these terms cover, if necessary.", False),
        ("en", "We send a newsletter with what is new in these terms.", False),
        ("de", "Wir schicken Ihnen einen Brief, bevor wir diese Bedingungen ändern.", True),
        ("de", "Diese Bedingungen ändern wir nur, wenn Sie zustimmen.", True),
        ("de", "Ihre Buchung ändern wir nur, wenn Sie zustimmen.", False),
        ("fr", "Nous vous envoyons une lettre avant de modifier ces conditions.", True),
        ("fr", "Nous ne modifions pas ces conditions sans votre consentement.", True),
        ("fr", "Nous ne modifions pas votre réservation sans votre consentement.", False),
        ("es", "Le enviamos una carta antes de cambiar estas condiciones.", True),
        ("es", "Cambiamos su reserva solo con su consentimiento.", False),
        ("it", "Le inviamo una lettera prima di modificare queste condizioni.", True),
        ("it", "Modifichiamo la sua prenotazione solo con il suo consenso.", False),
        ("nl", "Wij sturen u een brief voordat wij deze voorwaarden wijzigen.", True),
        ("nl", "Wij wijzigen uw boeking alleen met uw toestemming.", False),
    ],
)
def test_outside_of_a_section_about_changes_a_sentence_has_to_name_the_text(
    language: str, words: str, *, read: bool
) -> None:
    """Before: a section of the type `other` promised a letter, or to ask, and `check` was clean."""
    one = replace(section(words, "other"), title="More")
    assert bool([*promises_in_prose(one, language)]) is read


@pytest.mark.parametrize(
    ("language", "titles", "near"),
    [
        (
            "en",
            [
                *("Changes to these terms", "Changes", "12. Amendments", "XII. Modifications", "Changes and notices"),
                *("If we change this policy", "Updates to our privacy policy", "Do you tell me of changes of terms?"),
            ],
            [
                *("Changes to your booking", "Updates", "Updates of the app", "Exchanges and refunds", "Your choices"),
                *("Changing your password", "Terms of delivery", "A change of address", "Changes in retention"),
            ],
        ),
        (
            "de",
            ["Änderungen dieser Bedingungen", "§ 12 Änderungen", "Änderungsvorbehalt", "Ergänzungen und Änderungen"],
            ["Änderung Ihrer Anschrift", "Änderungen an Ihrer Buchung", "Umtausch", "Aktualisierungen der App"],
        ),
        (
            "fr",
            ["Modifications des présentes conditions", "Modifications", "9. Mises à jour et modifications"],
            ["Modifier votre commande", "Changement d’adresse", "Mises à jour de l’application"],
        ),
        (
            "es",
            ["Cambios en esta política", "Modificaciones", "Cambios y avisos"],
            ["Cambios y devoluciones", "Cambio de contraseña", "Actualizaciones de la aplicación"],
        ),
        (
            "it",
            ["Modifiche della presente informativa", "Modifiche", "Modifiche e aggiornamenti"],
            ["Cambi e resi", "Modifica del profilo", "Aggiornamenti dell’app"],
        ),
        (
            "nl",
            ["Wijzigingen van dit beleid", "Wijzigingen", "Updates en wijzigingen"],
            ["Wijziging van uw adres", "Ruilen en retourneren", "Updates van de app"],
        ),
    ],
)
def test_a_section_is_about_changes_by_its_title(language: str, titles: list[str], near: list[str]) -> None:
    """Before: the type alone said so: what was brought, or typed as `other`, could promise anything."""
    words = promise_words.promise_words(language)
    assert [one for one in titles if not is_about_changes(one, words)] == []
    assert [one for one in near if is_about_changes(one, words)] == []


def test_what_stands_under_a_title_about_changes_promises_whatever_its_type() -> None:
    said = "We give two months' notice."
    under = replace(section(said, "other"), title="Changes to these terms")
    assert [one.days for one in promises_in_prose(under, "en")] == [62]
    inside = replace(section(f"You pay us.\n\n### Changes\n\n{said}", "other"), title="Terms")
    assert [one.days for one in promises_in_prose(inside, "en")] == [62]
    near = replace(section(f"You pay us.\n\n### The end\n\n{said}", "other"), title="Terms")
    assert not [*promises_in_prose(near, "en")]
