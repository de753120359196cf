"""What a text promises that no fact can say: ways to tell readers, measures, never to change; and what is near it."""

from dataclasses import replace

import pytest

from generator.suggestions.promises_in_prose import promises_in_prose
from generator.suggestions.unkept_promises import DATES, unkept_promises
from tests.suggestions.test_promises_in_prose import section

WAYS = [
    ("en", "We will notify you by telephone before any change to this policy.", "by telephone"),
    ("en", "We tell you of changes by e-mail and SMS two weeks before.", "SMS"),
    ("en", "We will call you before any change, so that you can cancel.", "call you"),
    ("en", "We announce changes in a national newspaper 30 days before they apply.", "in a national newspaper"),
    ("en", "Material changes are announced on our blog.", "on our blog"),
    ("en", "We will call you before we change these terms.", "call you"),
    ("en", "You will be informed of changes with your monthly invoice.", "with your monthly invoice"),
    ("en", "We will contact you via WhatsApp about any material change.", "via WhatsApp"),
    ("en", "You are told of changes by push notification.", "by push notification"),
    ("en", "We publish changes in the Official Gazette.", "in the Official Gazette"),
    ("en", "Changes are posted on our Facebook page.", "on our Facebook"),
    ("en", "We hang changes out in our shops two weeks before.", "in our shops"),
    ("de", "Wir informieren Sie telefonisch über Änderungen.", "telefonisch"),
    ("de", "Änderungen teilen wir Ihnen per SMS mit.", "per SMS"),
    ("de", "Über Änderungen informieren wir in unserem Blog.", "in unserem Blog"),
    ("de", "Änderungen werden im Bundesanzeiger veröffentlicht.", "im Bundesanzeiger"),
    ("de", "Änderungen teilen wir Ihnen mit der nächsten Rechnung mit.", "mit der nächsten Rechnung"),
    ("fr", "Nous vous informerons des modifications par téléphone.", "par téléphone"),
    ("fr", "Les modifications sont annoncées par SMS.", "par SMS"),
    ("fr", "Les changements sont publiés dans la presse.", "dans la presse"),
    ("fr", "Nous annonçons toute modification sur notre blog.", "sur notre blog"),
    ("es", "Le informaremos de los cambios por teléfono.", "por teléfono"),
    ("es", "Los cambios se publican en nuestro blog.", "en nuestro blog"),
    ("es", "Le avisaremos de los cambios con su factura.", "con su factura"),
    ("it", "La informeremo delle modifiche per telefono.", "per telefono"),
    ("it", "Le modifiche sono pubblicate sul nostro blog.", "sul nostro blog"),
    ("it", "Comunicheremo le modifiche tramite SMS.", "tramite SMS"),
    ("nl", "Wij informeren u telefonisch over wijzigingen.", "telefonisch"),
    ("nl", "Wijzigingen maken wij bekend op onze blog.", "op onze blog"),
    ("nl", "Wijzigingen melden wij per sms.", "per sms"),
]
MEASURES = [
    ("en", "We give you notice of changes two billing cycles before they apply.", "two billing cycles before"),
    ("en", "Changes apply only from the next renewal of your subscription.", "from the next renewal"),
    ("en", "Changes do not apply until the end of your current term.", "until the end of your current term"),
    ("en", "Changes are announced one season ahead.", "one season ahead"),
    ("en", "We tell you of changes several months ahead.", "several months ahead"),
    ("de", "Wir kündigen Änderungen mehrere Monate vorher an.", "mehrere Monate vorher"),
    ("fr", "Nous annonçons les modifications plusieurs mois à l’avance.", "plusieurs mois à l’avance"),
    ("es", "Anunciamos los cambios varios meses antes.", "varios meses antes"),
    ("it", "Annunciamo le modifiche diversi mesi prima.", "diversi mesi prima"),
    ("nl", "Wij kondigen wijzigingen enkele maanden vooraf aan.", "enkele maanden vooraf"),
    ("de", "Wir informieren Sie zwei Abrechnungszeiträume vor jeder Änderung.", "zwei Abrechnungszeiträume vor"),
    ("de", "Änderungen gelten erst ab der nächsten Verlängerung.", "ab der nächsten Verlängerung"),
    ("fr", "Les modifications sont annoncées deux cycles de facturation avant.", "deux cycles de facturation avant"),
    (
        "fr",
        "Les modifications s’appliquent à partir du prochain renouvellement.",
        "à partir du prochain renouvellement",
    ),
    ("es", "Avisamos de los cambios dos ciclos de facturación antes.", "dos ciclos de facturación antes"),
    ("es", "Los cambios se aplican a partir de la próxima renovación.", "a partir de la próxima renovación"),
    ("it", "Comunichiamo le modifiche due cicli di fatturazione prima.", "due cicli di fatturazione prima"),
    ("it", "Le modifiche si applicano dal prossimo rinnovo.", "dal prossimo rinnovo"),
    ("nl", "Wij melden wijzigingen twee factuurperiodes vooraf.", "twee factuurperiodes vooraf"),
    ("nl", "Wijzigingen gelden pas vanaf de volgende verlenging.", "vanaf de volgende verlenging"),
]
NEVER = [
    ("en", "We will never change these terms.", "never change these terms"),
    ("en", "This policy will not change during your membership.", "policy will not change"),
    ("de", "Wir ändern diese Bedingungen nie.", "ändern diese Bedingungen nie"),
    ("fr", "Nous ne modifierons jamais ces conditions.", "ne modifierons jamais ces conditions"),
    ("es", "Nunca cambiaremos estas condiciones.", "Nunca cambiaremos estas condiciones"),
    ("it", "Non modificheremo mai queste condizioni.", "Non modificheremo mai queste condizioni"),
    ("nl", "Wij wijzigen deze voorwaarden nooit.", "wijzigen deze voorwaarden nooit"),
]
REVIEWS = [
    ("en", "We review this policy every year.", "We review this policy every"),
    ("de", "Wir überprüfen diese Erklärung jedes Jahr.", "Wir überprüfen diese Erklärung jedes Jahr"),
    ("fr", "Nous réexaminons cette politique chaque année.", "Nous réexaminons cette politique chaque"),
    ("es", "Revisamos esta política cada año.", "Revisamos esta política cada"),
    ("it", "Riesaminiamo questa informativa ogni anno.", "Riesaminiamo questa informativa ogni"),
    ("nl", "Wij herzien dit beleid elk jaar.", "Wij herzien dit beleid elk jaar"),
]
EVERYBODY = [
    ("en", "We inform all account holders of changes.", "all account holders"),
    ("en", "We tell former customers of changes, too.", "former customers"),
    ("de", "Wir informieren alle Kunden über Änderungen.", "alle Kunden"),
    ("fr", "Nous informons tous les utilisateurs des modifications.", "tous les utilisateurs"),
    ("es", "Informaremos a todos los usuarios de los cambios.", "todos los usuarios"),
    ("it", "Informeremo tutti gli utenti delle modifiche.", "tutti gli utenti"),
    ("nl", "Wij informeren alle klanten over wijzigingen.", "alle klanten"),
]
NEAR = [
    ("en", "We review your requests every day, and may change how."),
    ("en", "You should review this policy every month."),
    ("en", "Please review this policy each time that you come back."),
    ("en", "We review this policy from time to time."),
    ("en", "We may change this policy for all users."),
    ("en", "We may tell all users of a change."),
    ("en", "This policy changes for every customer on the same day."),
    ("de", "Die Änderung gilt für alle Kunden."),
    ("fr", "Les modifications s’appliquent à tous les utilisateurs."),
    ("en", "We may tell you of changes by telephone."),
    ("en", "We tell you of changes by e-mail or by SMS."),
    ("en", "We tell you of changes by e-mail, and not by telephone."),
    ("en", "We never call you about changes; we send an e-mail."),
    ("en", "If you change your telephone number, tell us by telephone."),
    ("en", "Questions about changes? Call us, or write to us by SMS."),
    ("en", "We tell you by e-mail before we change how your calls by telephone are recorded."),
    ("en", "We announce changes to our blog on this site."),
    ("en", "You can change what we send you by SMS in your account."),
    ("en", "We post changes on this page, and notify you by e-mail."),
    ("en", "You can change your plan; your change applies from the next billing cycle."),
    ("en", "If you do not accept a change, you may cancel before the next renewal."),
    ("en", "We charge you in each billing cycle, and may change these terms."),
    ("en", "We will never change this policy without telling you 30 days before."),
    ("en", "We will not change these terms unless a law requires it."),
    ("en", "Your rights do not change."),
    ("en", "We announce changes here. You can reach us by telephone."),
    ("en", "- We tell you of changes by e-mail.\n- Support is there for you by telephone."),
    ("en", "We announce changes on this page. Our newsletter has other news."),
    ("de", "Wir kündigen Änderungen hier an. Fragen beantworten wir telefonisch."),
    ("en", "We will not change how we use your data without your consent."),
    ("de", "Wir können Sie über Änderungen telefonisch informieren."),
    ("de", "Wir informieren Sie über Änderungen per E-Mail oder per SMS."),
    ("de", "Wir informieren Sie über Änderungen per E-Mail, nicht telefonisch."),
    ("de", "Fragen zu Änderungen? Rufen Sie uns an, oder schreiben Sie uns per SMS."),
    ("de", "Sie können Ihren Tarif ändern; das gilt ab der nächsten Abrechnung."),
    ("de", "Wir ändern diese Bedingungen nie ohne Ankündigung."),
    ("de", "Änderungen gelten ab dem Tag, den die Ankündigung nennt."),
    ("fr", "Nous pouvons vous informer des modifications par téléphone."),
    ("fr", "Nous vous informons des modifications par e-mail ou par SMS."),
    ("fr", "Vous pouvez modifier votre offre à partir du prochain renouvellement."),
    ("fr", "Nous ne modifierons jamais ces conditions sans vous informer."),
    ("es", "Podemos informarle de los cambios por teléfono."),
    ("es", "Puede cambiar su plan a partir de la próxima renovación."),
    ("es", "Nunca cambiaremos estas condiciones sin avisarle."),
    ("it", "Possiamo informarla delle modifiche per telefono."),
    ("it", "Può modificare il piano dal prossimo rinnovo."),
    ("it", "Non modificheremo mai queste condizioni senza avvisarla."),
    ("nl", "Wij kunnen u telefonisch over wijzigingen informeren."),
    ("nl", "U kunt uw abonnement wijzigen vanaf de volgende verlenging."),
    ("nl", "Wij wijzigen deze voorwaarden nooit zonder bericht."),
]


KINDS = (("way", WAYS), ("measure", MEASURES), ("never", NEVER), ("review", REVIEWS), ("everybody", EVERYBODY))


@pytest.mark.parametrize(
    ("kind", "language", "words", "says"),
    [(kind, *row) for kind, rows in KINDS for row in rows],
)
def test_a_promise_that_nothing_here_keeps_is_read(kind: str, language: str, words: str, says: str) -> None:
    found = [*unkept_promises(section(words), language)]
    assert [(one.kind, one.says) for one in found] == [(kind, says)]


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        ("en", "We announce each change. We do so by telephone.", "by telephone"),
        ("en", "We tell you of changes:\n\n- by e-mail\n- by SMS", "by SMS"),
        ("de", "Wir teilen Ihnen Änderungen mit. Das geschieht per SMS.", "per SMS"),
        ("fr", "Nous annonçons toute modification. Nous le faisons par téléphone.", "par téléphone"),
    ],
)
def test_a_way_stands_in_the_second_sentence(language: str, words: str, says: str) -> None:
    assert [one.says for one in unkept_promises(section(words), language)] == [says]


def test_a_title_names_a_way() -> None:
    one = replace(section("We may change this policy."), title="We announce changes by telephone")
    assert [found.says for found in unkept_promises(one, "en")] == ["by telephone"]


@pytest.mark.parametrize(("language", "words"), NEAR)
def test_what_is_near_such_a_promise_is_none(language: str, words: str) -> None:
    assert [*unkept_promises(section(words), language)] == []


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("We tell you of changes to these terms by telephone.", True),
        ("We will call you before your table is ready, and on changes by telephone.", False),
        ("We announce new prices on our blog.", False),
    ],
)
def test_outside_of_a_section_about_changes_a_sentence_names_the_text(words: str, *, read: bool) -> None:
    one = section(words, "other")
    assert bool([*unkept_promises(replace(one, title="How to book"), "en")]) is read
    assert bool([*unkept_promises(replace(one, title="How these terms change"), "en")]) is bool(
        read or "on changes" in words
    )


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        ("en", "Changes take effect on the first day of a calendar month.", "first day of a calendar month"),
        ("en", "Changes apply only from 1 January of a year.", "January of a year"),
        ("en", "Changes apply from the beginning of the next quarter.", "beginning of the next quarter"),
        ("en", "Changes never take effect in December.", "never take effect in December"),
        ("en", "We change these terms at most once a year.", "at most once a year"),
        ("de", "Änderungen werden zum Monatsersten wirksam.", "zum Monatsersten"),
        ("de", "Änderungen gelten zum Beginn eines Kalenderjahres.", "zum Beginn eines Kalenderjahres"),
        ("fr", "Les modifications prennent effet le premier jour du mois.", "premier jour du mois"),
        ("es", "Los cambios se aplican el primer día del mes.", "primer día del mes"),
        ("it", "Le modifiche si applicano il primo giorno del mese.", "primo giorno del mese"),
        ("nl", "Wijzigingen gaan in op de eerste dag van de maand.", "eerste dag van de maand"),
        ("en", "We tell you in spring of changes that apply in autumn.", "in spring"),
        ("de", "Wir kündigen Änderungen im Frühjahr an.", "im Frühjahr"),
        ("fr", "Nous annonçons les modifications en automne.", "en automne"),
        ("es", "Anunciamos los cambios en otoño.", "en otoño"),
        ("it", "Annunciamo le modifiche in autunno.", "in autunno"),
        ("nl", "Wij kondigen wijzigingen in het najaar aan.", "in het najaar"),
        ("en", "We changed these terms in spring.", ""),
        ("en", "We may announce changes of these terms in summer.", ""),
        ("de", "Wir haben diese Bedingungen im Herbst geändert.", ""),
        ("fr", "Nous avons modifié ces conditions au printemps.", ""),
        ("es", "Hemos modificado estas condiciones en verano.", ""),
        ("it", "Abbiamo modificato queste condizioni in estate.", ""),
        ("nl", "Wij hebben deze voorwaarden in de zomer veranderd.", ""),
        ("en", "This policy was changed at the beginning of the year.", ""),
        ("en", "We may change these terms at the end of a year.", ""),
        ("en", "Changes apply from their publication. You pay on the first day of the month.", ""),
        ("de", "Diese Erklärung wurde zuletzt zum Jahresende geändert.", ""),
        ("fr", "Vous payez le premier jour du mois.", ""),
    ],
)
def test_on_which_days_a_text_changes_is_named(language: str, words: str, says: str) -> None:
    """Before: a text promised to change on the first of a month alone, and was announced for any day."""
    found = [one.says for one in unkept_promises(section(words), language) if one.kind == DATES]
    assert found == ([says] if says else [])
    assert not [one for one in promises_in_prose(section(words), language) if one.days]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We don't change these terms to your disadvantage."),
        ("de", "Wir ändern diese Bedingungen nicht zu Ihrem Nachteil."),
        ("fr", "Nous ne modifions pas ces conditions à votre désavantage."),
        ("es", "No cambiamos estas condiciones en su perjuicio."),
        ("it", "Non modifichiamo queste condizioni a suo svantaggio."),
        ("nl", "Wij wijzigen deze voorwaarden niet in uw nadeel."),
    ],
)
def test_that_a_text_never_changes_for_the_worse_is_named(language: str, words: str) -> None:
    assert [one.kind for one in unkept_promises(section(words), language)] == ["never"]
    near = {"en": "We don't use data to your disadvantage.", "de": "Wir nutzen Daten nicht zu Ihrem Nachteil."}
    assert not unkept_promises(section(near.get(language, "")), language)
