"""What the words of a text promise of its own changes, in each language that is read, and what is near it."""

from dataclasses import replace

import pytest

from generator.model.document import Section
from generator.schema.values import Value
from generator.suggestions.promises_in_prose import promises_in_prose, reads
from generator.text.blocks import as_written

ROWS = [
    # language, words, days, channels, of every change, asks first
    ("en", "We give you at least 20 business days' notice of changes to this policy.", 28, (), False, False),
    ("en", "Minimum lead time for changes: 60 days.", 60, (), False, False),
    ("en", "A change never applies earlier than two months after its announcement.", 62, (), False, False),
    ("de", "Ankündigungsfrist: 60 Tage.", 60, (), False, False),
    ("fr", "Préavis de modification : 60 jours.", 60, (), False, False),
    ("tlh", "We give you 60 days' notice of changes to this policy.", 60, (), False, False),
    ("en", "You will have sixty (60) days to review any change before it becomes effective.", 60, (), False, False),
    ("en", "No change applies to you until sixty days have passed since we told you.", 60, (), False, False),
    ("en", "Changes take effect no sooner than 60 days from posting.", 60, (), False, False),
    ("en", "We give you three months to object to changes before they apply.", 93, (), False, False),
    ("en", "Changes take effect one quarter after we announce them.", 92, (), False, False),
    ("en", "We tell you of changes half a year ahead.", 184, (), False, False),
    ("en", "We give 1,440 hours' notice of changes.", 60, (), False, False),
    ("en", "After a change, the old terms continue to apply to you for 90 days.", 90, (), False, False),
    ("en", "Material changes require your express acceptance.", 0, (), False, True),
    ("en", "Your consent is needed for each change.", 0, (), False, True),
    ("en", "We will not change this policy without asking you.", 0, (), False, True),
    ("en", "Changes bind you only once you have clicked “I agree”.", 0, (), False, True),
    ("en", "You may reject changes and keep the old terms.", 0, (), False, True),
    ("de", "Wir geben Ihnen zwei Monate Zeit, Änderungen zu prüfen.", 62, (), False, False),
    ("de", "Sie können Änderungen ablehnen und die bisherige Fassung behalten.", 0, (), False, True),
    ("de", "Wir ändern diese Bedingungen nie, ohne Sie zu fragen.", 0, (), False, True),
    ("fr", "Les modifications importantes requièrent votre accord exprès.", 0, (), False, True),
    ("fr", "Vous pouvez refuser les modifications et conserver les anciennes conditions.", 0, (), False, True),
    ("es", "Los cambios importantes requieren su aceptación expresa.", 0, (), False, True),
    ("es", "No cambiaremos nada sin preguntarle.", 0, (), False, True),
    ("it", "Le modifiche importanti richiedono la sua accettazione espressa.", 0, (), False, True),
    ("it", "Non cambieremo nulla senza chiederle il consenso.", 0, (), False, True),
    ("nl", "Belangrijke wijzigingen vereisen uw uitdrukkelijke instemming.", 0, (), False, True),
    ("nl", "U kunt wijzigingen weigeren en de oude voorwaarden houden.", 0, (), False, True),
    ("de", "Änderungen gelten erst, wenn 60 Tage vergangen sind.", 60, (), False, False),
    ("de", "Sie haben 60 Tage, um jede Änderung zu prüfen, bevor sie wirksam wird.", 60, (), False, False),
    ("fr", "Les modifications ne s’appliquent qu’après un délai de 60 jours.", 60, (), False, False),
    ("es", "Los cambios se aplican transcurridos 60 días.", 60, (), False, False),
    ("it", "Le modifiche si applicano dopo 60 giorni.", 60, (), False, False),
    ("nl", "Wijzigingen gelden pas na 60 dagen.", 60, (), False, False),
    ("de", "Über wesentliche Änderungen informieren wir Sie 60 Tage vorher per E-Mail.", 60, ("email",), False, False),
    (
        "de",
        "Wir werden Sie über jede Änderung dieser Bedingungen sechs Wochen vorher informieren.",
        42,
        (),
        True,
        False,
    ),
    ("de-AT", "Die Ankündigungsfrist für Änderungen beträgt 20 Werktage.", 28, (), False, False),
    ("de", "Änderungen gelten nur, wenn Sie ihnen zustimmen.", 0, (), False, True),
    ("fr", "Nous vous informerons des changements deux mois avant, par courriel.", 62, ("email",), False, False),
    ("fr-CA", "Les modifications sont annoncées quinze jours avant sur notre site.", 15, ("site",), False, False),
    ("fr", "Nous vous informons de toute modification à l’avance.", 0, (), True, False),
    ("fr", "Aucune modification ne s’applique sans votre consentement.", 0, (), False, True),
    ("es", "Notificaremos cualquier cambio con dos meses de antelación.", 62, (), True, False),
    ("es", "Los cambios no se aplicarán sin su consentimiento.", 0, (), False, True),
    ("it", "La informeremo delle modifiche 60 giorni prima, via e-mail.", 60, ("email",), False, False),
    ("it", "Le modifiche si applicano solo con il suo consenso.", 0, (), False, True),
    ("nl", "Wij informeren u 60 dagen voor elke wijziging per e-mail.", 60, ("email",), True, False),
    ("nl", "Wijzigingen gelten alleen met uw toestemming.", 0, (), False, True),
    ("en", "We will let you know 60 days before we change this policy.", 60, (), False, False),
    ("en", "You will hear from us sixty days before any change to these terms.", 60, (), False, False),
    ("en", "We will mail you the new terms 60 days before they take effect.", 60, (), False, False),
    ("en", "You get 60 days to prepare for a change of these terms.", 60, (), False, False),
    ("en", "We tell you of a change in writing, by registered letter.", 0, ("post",), False, False),
    ("en", "We will send you an in-app message before changes apply.", 0, ("in_app",), False, False),
    (
        "en",
        "We notify you of changes by email (sent to the address specified in your account).",
        0,
        ("email",),
        False,
        False,
    ),
    ("en", "We notify you of changes in your account.", 0, ("in_app",), False, False),
    ("en", "Changes are e-mailed to you. We also tell you of changes by letter.", 0, ("email", "post"), False, False),
    ("en", "You will be notified 60 days before any change, so that you can cancel.", 60, (), False, False),
    ("de", "Sie werden 60 Tage vor einer Änderung informiert, und Sie können dann kündigen.", 60, (), False, False),
    ("en", "While you may cancel at any time, we notify you 60 days before changes.", 60, (), False, False),
    ("en", "Changes that are not editorial are e-mailed to you.", 0, ("email",), False, False),
    ("en", "We tell you of changes not only by e-mail, but also by letter.", 0, ("email", "post"), False, False),
    ("de", "Änderungen, die nicht nur sprachlich sind, teilen wir per E-Mail mit.", 0, ("email",), False, False),
    ("de", "Wir informieren Sie über Änderungen nicht nur per E-Mail.", 0, ("email",), False, False),
    ("fr", "Nous vous informons des modifications non seulement par e-mail.", 0, ("email",), False, False),
    ("en", "We announce changes a month before.", 31, (), False, False),
    ("en", "We give one month’s notice of changes.", 31, (), False, False),
    ("en", "We announce changes 60-90 days before.", 60, (), False, False),
    ("en", "Changes are announced 60+ days before.", 60, (), False, False),
    ("en", "Changes are announced a couple of months before.", 62, (), False, False),
    ("en", "No change applies before the 60th day after we told you.", 60, (), False, False),
    ("en", "| Of what | Notice given before |\n|---|---|\n| Changes | 60 days |", 60, (), False, False),
    ("en", "If you object, the former version goes on to apply to you.", 0, (), False, True),
    ("de", "Widersprechen Sie, so gilt die bisherige Fassung für Sie weiter.", 0, (), False, True),
    ("fr", "Si vous refusez la modification, l’ancienne version reste applicable.", 0, (), False, True),
    ("es", "Si rechaza los cambios, se sigue aplicando la versión anterior.", 0, (), False, True),
    ("it", "Se rifiuta le modifiche, resta valida la versione precedente.", 0, (), False, True),
    ("nl", "Als u de wijziging weigert, blijft de oude versie gelden.", 0, (), False, True),
    ("de", "Sie hören 60 Tage vor einer Änderung dieser Bedingungen von uns.", 60, (), False, False),
    ("de", "Wir warnen Sie 60 Tage, bevor wir diese Erklärung ändern.", 60, (), False, False),
    ("de", "Änderungen teilen wir Ihnen mit eingeschriebenem Brief mit.", 0, ("post",), False, False),
    ("fr", "Nous vous écrirons 60 jours avant de modifier ces conditions.", 60, (), False, False),
    ("fr", "Vous saurez 60 jours avant ce qui change.", 60, (), False, False),
    ("es", "Le escribiremos 60 días antes de cambiar estas condiciones.", 60, (), False, False),
    ("it", "Le scriveremo 60 giorni prima di modificare queste condizioni.", 60, (), False, False),
    ("nl", "U hoort het 60 dagen voordat wij deze voorwaarden wijzigen.", 60, (), False, False),
    # the time between telling and the change, whatever is named first
    ("en", "At least 60 days pass before a change applies.", 60, (), False, False),
    ("en", "Between the notice and the change lie 60 days.", 60, (), False, False),
    ("en", "The gap between announcement and effect is 60 days.", 60, (), False, False),
    ("en", "Our notice precedes a change by 60 days.", 60, (), False, False),
    ("en", "We inform you with a lead of 60 days.", 60, (), False, False),
    ("en", "No change of these terms in less than 60 days.", 60, (), False, False),
    ("en", "The announcement comes first, the change 60 days later.", 60, (), False, False),
    ("en", "Two months after we tell you, the new text applies.", 62, (), False, False),
    ("en", "We change nothing for 60 days.", 60, (), False, False),
    ("de", "Zwischen der Mitteilung und der Änderung liegen 60 Tage.", 60, (), False, False),
    ("de", "Mindestens 60 Tage vergehen, bevor eine Änderung gilt.", 60, (), False, False),
    ("de", "Zwei Monate nach unserer Mitteilung gilt die Änderung.", 62, (), False, False),
    ("de", "Zuerst die Mitteilung, 60 Tage später die Änderung.", 60, (), False, False),
    ("de", "60 Tage lang ändern wir nichts.", 60, (), False, False),
    ("fr", "Entre la notification et la modification s’écoulent 60 jours.", 60, (), False, False),
    ("fr", "Au moins 60 jours s’écoulent avant qu’une modification ne s’applique.", 60, (), False, False),
    ("fr", "D’abord la notification, la modification 60 jours plus tard.", 60, (), False, False),
    ("fr", "Rien ne change pendant 60 jours.", 60, (), False, False),
    ("es", "Entre el aviso y el cambio transcurren 60 días.", 60, (), False, False),
    ("es", "Primero el aviso, el cambio 60 días después.", 60, (), False, False),
    ("es", "Nada cambia durante 60 días.", 60, (), False, False),
    ("it", "Tra l’avviso e la modifica passano 60 giorni.", 60, (), False, False),
    ("it", "Prima l’avviso, la modifica 60 giorni dopo.", 60, (), False, False),
    ("it", "Nulla cambia per 60 giorni.", 60, (), False, False),
    ("nl", "Tussen de kennisgeving en de wijziging liggen 60 dagen.", 60, (), False, False),
    ("nl", "Eerst de kennisgeving, 60 dagen later de wijziging.", 60, (), False, False),
    ("nl", "Wij veranderen 60 dagen lang niets.", 60, (), False, False),
    # days that are counted
    ("en", "Day 0: we tell you of the change. Day 60: it applies.", 60, (), False, False),
    ("en", "- Day zero: we tell you of the change\n- Day sixty: it applies", 60, (), False, False),
    (
        "en",
        "| Day | What happens |\n|---|---|\n| Day 0 | We tell you of the change |\n| Day 60 | It applies |",
        60,
        (),
        False,
        False,
    ),
    ("en", "If we tell you on day 1, the change applies on day 61.", 60, (), False, False),
    ("en", "T-60: you get an e-mail. T: the change applies.", 60, (), False, False),
    ("en", "We tell you of a change. It applies on day 61.", 60, (), False, False),
    ("de", "Tag 0: Wir teilen die Änderung mit. Tag 60: Sie gilt.", 60, (), False, False),
    ("de", "Wir informieren Sie. Am 61. Tag danach gilt die Änderung.", 60, (), False, False),
    ("fr", "Jour 0 : nous vous informons de la modification. Jour 60 : elle s’applique.", 60, (), False, False),
    ("fr", "Nous vous informons. La modification s’applique le 61e jour.", 60, (), False, False),
    ("es", "Día 0: le informamos del cambio. Día 60: se aplica.", 60, (), False, False),
    ("it", "Giorno 0: la informiamo della modifica. Giorno 60: si applica.", 60, (), False, False),
    ("nl", "Dag 0: wij melden u de wijziging. Dag 60: zij geldt.", 60, (), False, False),
    ("en", "Week 0: we tell you. Week 8: the change applies.", 56, (), False, False),
    ("en", "We tell you of changes ¹.\n\n¹ 60 days ahead.", 60, (), False, False),
    ("en", "We tell you of changes.\n\n> 60 days ahead.", 60, (), False, False),
    ("en", "Changes are announced. It takes 60 days until they apply.", 60, (), False, False),
    ("en", "After an announcement of changes, nothing happens for 60 days.", 60, (), False, False),
    ("de", "Änderungen werden angekündigt. Es dauert 60 Tage, bis sie gelten.", 60, (), False, False),
    # ranges: the least is promised
    ("en", "We tell you of changes six to eight weeks ahead.", 42, (), False, False),
    ("en", "We tell you of changes between twenty and forty days before.", 20, (), False, False),
    ("de", "Wir kündigen Änderungen 45 bis 60 Tage vorher an.", 45, (), False, False),
    ("de", "Wir kündigen Änderungen zwischen sechs und acht Wochen vorher an.", 42, (), False, False),
    ("de", "Wir kündigen Änderungen 14 und 60 Tage vorher an.", 60, (), False, False),
    ("fr", "Nous annonçons les modifications entre 45 et 60 jours avant.", 45, (), False, False),
    ("es", "Anunciamos los cambios de 6 a 8 semanas antes.", 42, (), False, False),
    ("it", "Annunciamo le modifiche tra 45 e 60 giorni prima.", 45, (), False, False),
    ("nl", "Wij kondigen wijzigingen 6 tot 8 weken vooraf aan.", 42, (), False, False),
    # channels over two sentences, and in lists
    ("en", "We may change these terms. You will be told of it by registered letter.", 0, ("post",), False, False),
    ("en", "We tell you of changes:\n\n- by e-mail\n- by letter", 0, ("email", "post"), False, False),
    ("de", "Wir informieren Sie über Änderungen. Das geschieht per Brief.", 0, ("post",), False, False),
    ("fr", "Nous vous informons des modifications. Cela se fait par lettre.", 0, ("post",), False, False),
    ("es", "Le informamos de los cambios. Esto se hace por carta.", 0, ("post",), False, False),
    ("it", "La informiamo delle modifiche. Questo avviene per raccomandata.", 0, ("post",), False, False),
    ("nl", "Wij informeren u over wijzigingen. Dit gebeurt per brief.", 0, ("post",), False, False),
    # notes
    ("en", "We tell you of changes.[^1]\n\n[^1]: By registered letter.", 0, ("post",), False, False),
    ("en", "We may change these terms.[^1]\n\n[^1]: Only with your consent.", 0, (), False, True),
    (
        "en",
        "We may change this policy.[^1]\n\nMore.\n\nMore.\n\nMore.\n\n[^1]: You hear of it 60 days ahead.",
        60,
        (),
        False,
        False,
    ),
    (
        "en",
        "We may change this policy.\\* We love it.\n\n\\* Sixty days after we have told you.",
        60,
        (),
        False,
        False,
    ),
    ("de", "Wir ändern diese Erklärung.[^1]\n\n[^1]: Nur mit Ihrer Zustimmung.", 0, (), False, True),
    ("de", "Änderungen werden angekündigt.[^1]\n\n[^1]: Mindestens 60 Tage vorher.", 60, (), False, False),
    ("fr", "Nous annonçons les modifications.[^1]\n\n[^1]: Au moins 60 jours avant.", 60, (), False, False),
    ("es", "Anunciamos los cambios.[^1]\n\n[^1]: Al menos 60 días antes.", 60, (), False, False),
    ("it", "Annunciamo le modifiche.[^1]\n\n[^1]: Almeno 60 giorni prima.", 60, (), False, False),
    ("nl", "Wij kondigen wijzigingen aan.[^1]\n\n[^1]: Minstens 60 dagen vooraf.", 60, (), False, False),
]
NEAR = [
    ("en", "In 2024 we announced a change, and applied it 60 days later."),
    ("en", "We announce changes, and keep the announcement for 60 days after that."),
    ("en", "We tell you of changes. Day passes are valid for 60 days."),
    ("en", "A change of your plan takes effect 60 days later."),
    ("de", "Wir teilen Änderungen mit. Die Mitteilung bleibt 60 Tage lang auf der Seite."),
    ("en", "We may change this policy.[^1]\n\n[^1]: You can leave within 60 days."),
    ("en", "We may change this policy.[^1]\n\n[^1]: We keep the former one for 6 years."),
    ("en", "We keep copies of this text.[^1]\n\n[^1]: For 60 days after a change."),
    (
        "en",
        "We may change this policy.[^1] We keep copies.[^2]\n\n[^1]: As it is today.\n[^2]: For 60 days after that.",
    ),
    ("en", "We tell you of changes. We remind you 60 days before your subscription renews."),
    ("en", "We tell you of changes. Your orders are delivered 60 days later."),
    ("en", "We tell you of changes. We delete old copies 60 days later."),
    ("en", "We tell you of changes. Accounts that are not used end on day 90."),
    ("en", "We tell you of changes. You can object until day 60."),
    ("en", "On day 1 of each month we publish a list of changes."),
    ("en", "Minor changes apply at once, and we tell you of them within 60 days afterwards."),
    ("en", "Between changes, we review this policy every 12 months."),
    ("en", "If you cancel within 60 days, nothing changes for you."),
    ("en", "We never keep data less than 60 days after a change."),
    ("en", "Our archive shows all changes. We keep it for 6 years."),
    ("en", "We tell you of changes. If you have questions about this, send us a letter."),
    ("en", "We may tell you of changes. This can be by letter."),
    ("en", "We tell you of changes in one of these ways:\n\n- by e-mail\n- by registered letter"),
    ("de", "Wir informieren Sie über Änderungen. Konten löschen wir 60 Tage später."),
    ("de", "Zwischen Änderungen prüfen wir den Text alle 12 Monate."),
    ("fr", "Nous annonçons les modifications. Nous supprimons les anciennes copies 60 jours après."),
    ("es", "Anunciamos los cambios. Borramos las copias 60 días después."),
    ("it", "Annunciamo le modifiche. Cancelliamo le copie 60 giorni dopo."),
    ("nl", "Wij kondigen wijzigingen aan. Kopieën wissen wij 60 dagen later."),
    ("en", "If we change these terms:\n\n- we tell you before\n- you can leave within 60 days"),
    ("en", "If we change these terms:\n\n- we tell you before\n- orders of the last 60 days keep theirs"),
    ("en", "We tell you of changes. You can:\n\n- wait 60 days"),
    ("en", "What we do:\n\n- we tell you of new offers\n- 60 days before they end"),
    ("en", "Do these terms change? We keep your orders for 60 days."),
    ("de", "Wenn wir diese Bedingungen ändern:\n\n- informieren wir Sie\n- können Sie binnen 60 Tagen kündigen"),
    ("en", "We may change this policy. If you close your account, we keep it for 60 days."),
    ("en", "We may change this policy. We never sell your data without your consent."),
    ("en", "We announce changes here. You can object to them within 60 days."),
    ("en", "We may change this policy. They apply at once, and by using the service you accept them."),
    ("de", "Wir können diese Richtlinie ändern. Wir bewahren sie 60 Tage auf."),
    ("fr", "Nous pouvons modifier ces conditions. Nous conservons les journaux 60 jours."),
    ("en", "If a change requires your consent, we will ask for it."),
    ("en", "We will tell you whether your consent is required for a change."),
    ("en", "If you do not accept the changes, you may close your account within 60 days."),
    ("en", "You may reject changes by closing your account."),
    ("en", "We review this policy every quarter and may change it."),
    ("en", "Changes apply to orders that you place after that. We answer within 72 hours."),
    ("fr", "Les modifications qui requièrent votre accord vous seront présentées."),
    ("es", "Si un cambio requiere su consentimiento, se lo pediremos."),
    ("it", "Le modifiche che richiedono il suo consenso saranno indicate."),
    ("nl", "Voor wijzigingen die uw toestemming vereisen, vragen wij die."),
    ("fr", "Vous pouvez refuser les modifications en fermant votre compte."),
    ("de", "Änderungen gelten ab ihrer Veröffentlichung. Wir bewahren Protokolle 60 Tage auf."),
    ("fr", "Les modifications s’appliquent dès leur publication."),
    ("it", "Le modifiche si applicano subito."),
    ("nl", "Wijzigingen gelden direct."),
    ("en", "You can cancel with 60 days’ notice."),
    ("fr", "Vous pouvez résilier avec un préavis de 60 jours."),
    ("de", "Wir können diese Bedingungen jederzeit ändern."),
    ("de", "Sie müssen uns Änderungen Ihrer Anschrift 14 Tage vorher mitteilen."),
    ("de", "Ihre Zustimmung gilt als erteilt, wenn Sie der Änderung nicht widersprechen."),
    ("de", "Wir informieren Sie über Änderungen per E-Mail oder per Post."),
    ("de", "Wir können Sie über Änderungen per E-Mail informieren."),
    ("fr", "Votre utilisation continue après une modification vaut accord."),
    ("fr", "Vous devez nous informer de tout changement d’adresse 15 jours avant."),
    ("fr", "Nous vous informerons des modifications par courrier ou par courriel."),
    ("fr", "Nous conservons les journaux 60 jours."),
    ("es", "El uso continuado tras un cambio implica su aceptación."),
    ("it", "L’uso continuato dopo le modifiche costituisce il suo consenso."),
    ("nl", "Wij kunnen dit beleid wijzigen."),
    ("en", "At least once a year we review this policy, and tell you before it changes."),
    ("en", "If you object, we may close your account when the change applies."),
    ("en", "If you object to a use of data, the former settings apply."),
    ("de", "Widersprechen Sie der Änderung, so endet der Vertrag."),
    ("fr", "Si vous refusez la modification, vous pouvez résilier."),
    ("en", "Tell us 14 days before your address changes."),
    ("en", "You may close your account up to 14 days before a change applies."),
    ("en", "We do not tell you of changes by letter."),
    ("en", "We may tell you of changes by registered letter."),
    ("de", "Sie können bis 14 Tage vor einer Änderung kündigen."),
    ("de", "Wir informieren Sie über Änderungen nicht per Brief."),
    ("es", "Puede rescindir el contrato hasta 14 días antes del cambio."),
    ("it", "Potete recedere fino a 14 giorni prima della modifica."),
    ("nl", "U kunt tot 14 dagen voor een wijziging opzeggen."),
]


def section(words: str, kind: str = "changes") -> Section:
    return as_written(Section(id="changes", title="Changes", level=2, type=kind, text=words, facts={}))


@pytest.mark.parametrize(("language", "words", "days", "channels", "every", "asks"), ROWS)
def test_a_promise_is_read(
    language: str, words: str, days: int, channels: tuple[str, ...], *, every: bool, asks: bool
) -> None:
    found = [*promises_in_prose(section(words), language)]
    assert max([one.days for one in found], default=0) == days
    assert {name for one in found for name in one.channels} == set(channels)
    assert any(one.of_every_change for one in found) is every
    assert any(one.asks for one in found) is asks


@pytest.mark.parametrize(("language", "words"), NEAR)
def test_what_is_near_a_promise_is_none(language: str, words: str) -> None:
    assert [*promises_in_prose(section(words), language)] == []


def test_an_answer_is_read_with_its_question() -> None:
    asked = replace(section("60 days.", "other"), title="How long ahead do you announce changes of these terms?")
    assert [one.days for one in promises_in_prose(asked, "en")] == [60]
    assert not [*promises_in_prose(replace(asked, title="How long do you keep my terms of use?"), "en")]


@pytest.mark.parametrize(
    ("what", "days", "asks"),
    [
        ("tell you 60 days before changes of these terms", 60, False),
        ("sell your data within 60 days before you leave", 0, False),
        ("change these terms without your consent", 0, True),
        ("sell your data without your consent", 0, False),
    ],
)
def test_a_stated_promise_is_read_too(what: str, days: int, *, asks: bool) -> None:
    stated = replace(section("", "other"), title="More", facts={"promises": {"one": {"we": "never", "what": what}}})
    found = [*promises_in_prose(stated, "en")]
    assert (max([one.days for one in found], default=0), any(one.asks for one in found)) == (days, asks)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"suspension": "60 days after notice of a change of these terms"}, 60),
        ({"recipients": {"a": {"label": "Banks, told with 60 days' notice of changes to these terms"}}}, 60),
        ({"suspension": "60 days after a reminder"}, 0),
        ({"cancel": "up to 60 days before a change of these terms"}, 0),
        ({"rights": {"object": {"how": ["object within 60 days before a change of these terms"]}}}, 0),
    ],
)
def test_what_facts_say_in_words_is_read(facts: dict[str, Value], days: int) -> None:
    found = [*promises_in_prose(replace(section("", "terms"), title="More", facts=facts), "en")]
    assert max([one.days for one in found], default=0) == days


@pytest.mark.parametrize(("language", "read"), [("en-GB", True), ("de", True), ("pl", False), ("ja", False)])
def test_a_language_is_read_or_not(language: str, *, read: bool) -> None:
    assert reads(language) is read
