"""What people say in a notice of the change itself: that it applies already, isn't decided, is all, is for others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.played_down import applies_already, exhaustive, given_up, played_down, undecided
from generator.source.unbacked import unbacked_words
from tests.conftest import Policy, edit
from tests.notice.summaries import KEEPS, said, waiting
from tests.notice.ways import refused
from tests.small import ANNOUNCE, KEPT, NAME, TWO, keep
from tests.steps import checked, sealed

PROPOSALS = {
    "en": (
        "We propose to keep your account for 5 years.",
        "We are considering whether to keep your account for 5 years.",
        "Should we keep your account for 5 years?",
        "Would you like us to keep your account for 5 years?",
        "We will probably keep your account for 5 years.",
        "We may still change our minds.",
        "This is only a proposal.",
        "Nothing is decided yet.",
    ),
    "de": (
        "Wir überlegen, ob wir Ihr Konto länger aufbewahren.",
        "Wir schlagen Ihnen vor, dass Ihr Konto länger bleibt.",
        "Sollen wir Ihr Konto fünf Jahre aufbewahren?",
        "Wir werden Ihr Konto vielleicht fünf Jahre aufbewahren.",
        "Das ist nur ein Vorschlag.",
        "Wir haben darüber noch nicht entschieden.",
    ),
    "fr": (
        "Nous envisageons de garder votre compte.",
        "Devons-nous garder votre compte cinq ans ?",
        "Ce n’est qu’une proposition.",
        "Rien n’est encore décidé.",
    ),
    "es": ("Proponemos que su cuenta se conserve.", "¿Quiere que guardemos su cuenta?", "Es solo una propuesta."),
    "it": ("Stiamo valutando di conservare il suo account.", "È solo una proposta.", "Vuole che conserviamo tutto?"),
    "nl": ("Wij overwegen uw account te bewaren.", "Dit is slechts een voorstel.", "Wilt u dat wij alles bewaren?"),
}
DECIDED = (
    "We have decided to keep your account for 5 years.",
    "We plan to open a second shop, and keep your account for 5 years from January 4, 2027.",
    "What should we know about you? See below.",
    "Would you like to know more? Our page says why.",
    "We will advise you of any action we propose to take.",
    "The factors that we consider are these.",
    "This is our plan for business customers.",
    "Wir haben entschieden, Ihr Konto länger aufzubewahren.",
    "Möchten Sie mehr wissen?",
    "Nous vous proposons un nouveau service.",
    "Proponemos nuevos servicios.",
    "Stiamo aprendo un negozio.",
    "Wat zullen we doen?",
)
APPLYING = (
    "The new terms already apply to you.",
    "These changes are effective immediately.",
    "This took effect on November 1.",
    "The changes have been in force for weeks.",
    "This has always been our practice.",
    "We have long done so.",
    "From tomorrow on, we keep your account for 5 years.",
    "Das gilt seit dem 1. November.",
    "Die Änderungen sind bereits in Kraft getreten.",
    "So machen wir es schon lange.",
    "Ces changements sont entrés en vigueur.",
    "Nous le faisons déjà.",
    "Este cambio ya ha entrado en vigor.",
    "La modifica è già entrata in vigore.",
    "De wijziging is al in werking getreden.",
    "Dat doen wij al.",
)
NOT_APPLYING = (
    "The GDPR came into force in 2018.",
    "You can leave with immediate effect.",
    "From today on, we show both texts.",
    "This has been a hard decision.",
    "We have always done our best.",
    "Das Gesetz ist in Kraft getreten.",
    "La loi est entrée en vigueur.",
    "La ley ya entró en vigor.",
    "De wet is in werking getreden.",
)
GIVEN_UP = (
    "The change is given up for good.",
    "It will never apply.",
    "We drop it.",
    "There will be no such change.",
    "It comes in March, or never.",
    "Die Änderung ist aufgegeben.",
    "Die Änderung kommt nie.",
    "Wir geben die Änderung auf.",
    "Wir nehmen sie zurück.",
    "La modification est abandonnée.",
    "Nous y renonçons.",
    "El cambio queda anulado.",
    "Lo abandonamos.",
    "La modifica è annullata.",
    "Rinunciamo alla modifica.",
    "De wijziging is ingetrokken.",
    "De wijziging gaat niet door.",
)
PUT_OFF = (
    "The e-mails took longer than we thought.",
    "The letters came back from the printer.",
    "The change comes later than announced.",
    "The announced day is not kept: the printer was ill.",
    "The change does not come on January 4, but on March 1.",
    "It is delayed, since our host was down.",
    "We could not send the notice in time.",
    "Die E-Mails haben länger gedauert, als wir dachten.",
    "Die Änderung kommt nicht im Januar, sondern im März.",
    "Die Änderung kommt später.",
    "Das Schreiben ist zurückgekommen.",
    "La modification est reportée.",
    "Le changement arrive plus tard.",
    "El cambio llega más tarde.",
    "El aviso no pudo enviarse a tiempo.",
    "La modifica arriva più tardi.",
    "De wijziging komt later.",
    "De brieven zijn te laat gedrukt.",
    "De post is te laat, wij geven het door.",
    "Whether it comes at all was never in question.",
    "An order was cancelled by our printer.",
    "Our mail server was abandoned by its maker.",
)
READ_NO_FURTHER = (
    "You do not have to read the rest of this page.",
    "There is no need to read on.",
    "You can safely stop reading here.",
    "You may close this message.",
    "Sie müssen nicht weiterlesen.",
    "Inutile de lire la suite.",
    "No hace falta leer más.",
    "Non serve leggere il resto.",
    "U hoeft niet verder te lezen.",
)
READ_ON = ("Please read the rest.", "Read on to see what changes.", "Sie können hier weiterlesen.", "You read the rest")


@pytest.mark.parametrize(
    ("finds", "sentences", "honest"),
    [
        (undecided, [one for rows in PROPOSALS.values() for one in rows], DECIDED),
        (applies_already, APPLYING, NOT_APPLYING),
        (played_down, READ_NO_FURTHER, READ_ON),
        (given_up, GIVEN_UP, PUT_OFF),
    ],
)
def test_words_that_say_of_what_is_announced_that_it_is_something_else(
    finds: Callable[[str], str], sentences: tuple[str, ...], honest: tuple[str, ...]
) -> None:
    assert [one for one in sentences if not finds(one)] == []
    assert [one for one in honest if finds(one)] == []


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        ("Should we keep your account for 5 years? We are glad of any answer.", "says that nothing is decided"),
        (f"{KEEPS}The new terms already apply to you.", "says that it applies"),
        (f"{KEEPS}You do not have to read the rest.", "says that little changes"),
    ],
)
def test_a_notice_of_a_question_or_of_what_applies_already_is_refused(
    tiny: Path, policy: Policy, summary: str, says: str
) -> None:
    """Before: a notice called what it announced a proposal, or named no day before which it didn't apply."""
    waiting(tiny, policy)
    refused(policy, tiny, says, *ANNOUNCE[:-1], summary)
    assert policy(*ANNOUNCE[:-1], KEEPS).status == 0


@pytest.mark.parametrize(
    "because",
    ["The change is given up for good.", "Should we go on with this change at all?", "We still apply it to some."],
)
def test_what_is_put_off_comes(tiny: Path, policy: Policy, because: str) -> None:
    """Before: readers were told that a change was given up, and it came on its new day."""
    waiting(tiny, policy)
    assert policy(*ANNOUNCE[:-1], KEEPS).status == 0
    words = ("postpone", NAME, "--by", "a-moreau", "--to", "2027-03-01", "--because")
    refused(policy, tiny, "version 2", *words, because)
    assert policy(*words, "The letters came back from the printer.").status == 0


@pytest.mark.parametrize(
    ("because", "named"),
    [
        ("From December 20, 2026 on it applies to everybody instead.", True),
        ("The printer works again from December 20, 2026 on, we hear.", False),
        ("It would be better to begin from April 1, 2027, we think.", True),
        ("So it applies from March 1, 2027, and no earlier than that.", False),
        ("So it does not apply from January 4, 2027, as we told you.", False),
    ],
)
def test_why_it_is_put_off_names_no_other_day(tiny: Path, policy: Policy, because: str, *, named: bool) -> None:
    waiting(tiny, policy)
    assert policy(*ANNOUNCE[:-1], KEEPS).status == 0
    done = policy("postpone", NAME, "--by", "a-moreau", "--to", "2027-03-01", "--because", because)
    assert done.status == 0, done.said
    assert ("and it applies from 2027-03-01" in checked().out) is named


def test_what_does_not_wait_may_apply_already(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 2)
    edit(tiny / KEPT, "It's filed by hand.", "We file it by hand, as the law says.")
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    basis = ("--exception", "legal_obligation", "--basis", "The law leaves us no day for a notice of it.")
    law = (*basis, "--citing", "Regulation (EU) 2016/679, Article 9", "--breaks-promise", *TWO[2:])
    words = "We keep your account for 2 years. This took effect today, as the law asks."
    done = policy(*ANNOUNCE[:-1], words, *law)
    assert done.status == 0, done.said


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("From December 20, 2026, we do so.", "“December 20, 2026”"),
        ("As of 20 December 2026 it is so.", "“20 December 2026”"),
        ("From January 4, 2027, we do so.", ""),
        ("From January 2027 on, we do so.", ""),
        ("Until January 3, 2027, three years apply.", ""),
        ("We told you on May 1, 2026, that we would.", ""),
    ],
)
def test_a_summary_names_no_earlier_day(tiny: Path, policy: Policy, words: str, named: str) -> None:
    """Before: only a later day than that of the version was named."""
    waiting(tiny, policy)
    assert (f"names {named}, and it applies from" in said(policy, KEEPS + words)) is bool(named)


EVERYTHING = {
    "The only change is this.": True,
    "Nothing else that matters to you changes.": True,
    "We do nothing more that you would have to change your settings for.": False,
    "Nada más que le importe cambia.": True,
    "No pedimos nada más que un cambio de contraseña.": False,
    "Nothing else is different for you.": True,
    "There are no other changes.": True,
    "The rest of our text stays as it was.": True,
    "All other rules remain.": True,
    "Das ist die einzige Änderung.": True,
    "Sonst ändert sich hier nichts.": True,
    "Alles andere bleibt gleich.": True,
    "C’est la seule modification.": True,
    "Le reste est inchangé.": True,
    "Es el único cambio.": True,
    "Lo demás sigue igual.": True,
    "È l’unica modifica.": True,
    "Il resto resta invariato.": True,
    "Dit is de enige wijziging.": True,
    "De rest blijft hetzelfde.": True,
    "We ask for all other data later.": False,
    "Alle anderen Daten löschen wir.": False,
    "Tous les autres services": False,
}


def test_words_that_say_that_nothing_else_changes() -> None:
    assert {one: bool(exhaustive(one)) for one in EVERYTHING} == EVERYTHING


@pytest.mark.parametrize(
    ("other", "words", "named"),
    [
        (True, "This is the only change.", True),
        (True, "The rest of our terms stays as it was.", True),
        (True, "And your orders stay for nine years. Everything else remains as it was.", False),
        (True, "Your orders stay for longer, too.", False),
        (False, "This is the only change.", False),
    ],
)
def test_who_says_that_nothing_else_changes_has_named_all_that_does(
    tiny: Path, policy: Policy, words: str, *, other: bool, named: bool
) -> None:
    """Before: “this is the only change”, above two of them."""
    if other:
        keep(tiny, "orders", 9)
    waiting(tiny, policy)
    summary = f"Your account is kept for five years, not three. {words}"
    assert ("says that nothing else changes" in said(policy, summary)) is named
    assert checked().status == 0


UNBACKED = {
    "It concerns new customers only.": "whom",
    "Existing customers keep what they have.": "whom",
    "Das betrifft nur neue Kunden.": "whom",
    "Seuls les nouveaux clients sont concernés.": "whom",
    "Solo para los nuevos clientes.": "whom",
    "Solo per i nuovi clienti.": "whom",
    "Alleen voor nieuwe klanten.": "whom",
    "This is temporary.": "until",
    "Das gilt bis auf weiteres.": "until",
    "C’est provisoire.": "until",
    "If you do not agree, you can no longer use it.": "refusal",
    "Wenn Sie widersprechen, wird Ihr Konto gelöscht.": "refusal",
    "Si vous refusez, votre compte sera supprimé.": "refusal",
    "Als u weigert, wordt uw account verwijderd.": "refusal",
    "You can turn this off in your settings.": "choice_to_switch_off",
    "Write to us if you prefer three.": "choice_between",
    "It is effective immediately.": "at_once",
    "New and old customers are treated alike.": "",
    "If you do not agree, you can close your account.": "",
    "Customers can write to us.": "",
    "Your account stays for longer.": "",
}


@pytest.mark.parametrize(("words", "subject"), UNBACKED.items())
def test_what_only_a_text_can_say(words: str, subject: str) -> None:
    assert next((name for name, one in unbacked_words().items() if one.search(words)), "") == subject


@pytest.mark.parametrize(
    ("text", "named"), [("It's filed by hand.", True), ("New customers only are asked to sign it.", False)]
)
def test_a_summary_says_whom_it_concerns_as_the_text_does(
    tiny: Path, policy: Policy, text: str, *, named: bool
) -> None:
    """Before: “it concerns new customers only”, of what applies to everybody."""
    edit(tiny / KEPT, "It's filed by hand.", text)
    waiting(tiny, policy)
    assert ("speaks of what no text says" in said(policy, f"{KEEPS}It concerns new customers only.")) is named
