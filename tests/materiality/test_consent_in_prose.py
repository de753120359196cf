"""A change of wording that a reading decided asks whether consent is needed where a fact of its kind would need it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Policy, edit, settled
from tests.materiality.engine import judged
from tests.open_draft import BECAUSE, BY
from tests.small import ANNOUNCE, KEPT, NAME, RECORD, made, shown
from tests.steps import checked

FRAME = {
    "en": "We take care of what you send us, and this page says what we do with it.",
    "de": "Wir achten auf das, was Sie uns senden, und diese Seite sagt, was wir damit tun.",
    "fr": "Nous prenons soin de ce que vous nous envoyez, et cette page dit ce que nous en faisons.",
    "es": "Cuidamos de lo que usted nos envía, y esta página dice lo que hacemos con ello.",
    "it": "Abbiamo cura di quello che ci inviate, e questa pagina dice che cosa ne facciamo.",
    "nl": "Wij zorgen goed voor wat u ons stuurt, en deze pagina zegt wat wij ermee doen.",
}
ASKS = (
    ("en", "You must be at least 16 years old to join.", "You must be at least 13 years old to join."),
    ("en", "You must be at least 16 to join.", "You must be at least 13 to join."),
    ("en", "Children under 16 may not join.", "Children under 13 may not join."),
    ("en", "Parents agree for anybody under the age of 14.", "Parents agree for anybody under the age of 12."),
    ("en", "You can join if you are 16 years old.", "You can join."),
    ("en", "We do not sell your letters.", "We sell your letters."),
    ("en", "You can opt out of it.", "You cannot opt out of it."),
    ("en", "We share your letters only with our printer.", "We share your letters with our printer."),
    ("en", "We never share your letters.", "We never share your letters unless we have to."),
    ("en", "We share letters unless you object.", "We share letters."),
    ("en", "We will not share your letters.", "We will generally not share your letters."),
    ("en", "We will ask for your consent.", "We may ask for your consent."),
    ("en", "We collect your name and address.", "We collect your name, medical history, and address."),
    ("en", "We use your data to send goods.", "We use your data to send goods and to improve the shop."),
    ("en", "We keep your letters for 30 days.", "We keep your letters for 60 days and sell them."),
    ("en", "You opt in by a letter.", "You opt out by a letter."),
    ("de", "Sie müssen mindestens 16 Jahre alt sein.", "Sie müssen mindestens 14 Jahre alt sein."),
    ("de", "Wir verkaufen Ihre Daten nicht.", "Wir verkaufen Ihre Daten."),
    ("de", "Sie können es widerrufen.", "Sie können es nicht widerrufen."),
    ("de", "Wir teilen Ihre Daten nur mit der Post.", "Wir teilen Ihre Daten mit der Post."),
    ("fr", "Vous devez avoir au moins 16 ans.", "Vous devez avoir au moins 15 ans."),
    ("fr", "Nous ne vendons jamais vos données.", "Nous ne vendons vos données."),
    ("fr", "Nous partageons vos données uniquement avec la poste.", "Nous partageons vos données avec la poste."),
    ("es", "Debe tener al menos 16 años de edad.", "Debe tener al menos 14 años de edad."),
    ("es", "No vendemos sus datos.", "Vendemos sus datos."),
    ("it", "Devi avere almeno 16 anni compiuti.", "Devi avere almeno 14 anni compiuti."),
    ("it", "Non vendiamo i tuoi dati.", "Vendiamo i tuoi dati."),
    ("nl", "U moet minstens 16 jaar oud zijn.", "U moet minstens 13 jaar oud zijn."),
    ("nl", "Wij verkopen uw gegevens niet.", "Wij verkopen uw gegevens."),
)
NEAR_MISSES = (
    ("en", "You must be at least 13 years old to join.", "You must be at least 16 years old to join."),
    ("en", "You can join.", "You can join if you are 16 years old."),
    ("en", "Our couriers are at least 21 years old.", "Our couriers are at least 18 years old."),
    ("en", "We delete accounts older than 5 years.", "We delete accounts older than 3 years."),
    ("en", "We keep invoices for at least 10 years.", "We keep invoices for at least 7 years."),
    ("en", "We sell your letters.", "We do not sell your letters."),
    ("en", "We do not write on paper.", "We write on paper."),
    ("en", "We share your letters with our printer.", "We share your letters only with our printer."),
    ("en", "We never write on paper.", "We never write on paper unless we have to."),
    ("en", "We never share your letters unless we have to.", "We never share your letters."),
    ("en", "We write only on paper.", "We write on paper."),
    ("en", "We will answer your letters.", "We will generally answer your letters."),
    ("en", "We may ask for your consent.", "We will ask for your consent."),
    ("en", "We use your data to send goods and to improve the shop.", "We use your data to send goods."),
    ("en", "We keep your letters for 30 days.", "We keep your letters for 60 days."),
    ("de", "Sie müssen mindestens 14 Jahre alt sein.", "Sie müssen mindestens 16 Jahre alt sein."),
    ("de", "Unsere Fahrer sind mindestens 21 Jahre alt.", "Unsere Fahrer sind mindestens 18 Jahre alt."),
    ("de", "Wir löschen Konten, die älter als 5 Jahre sind.", "Wir löschen Konten, die älter als 3 Jahre sind."),
    ("de", "Wir verkaufen Ihre Daten.", "Wir verkaufen Ihre Daten nicht."),
    ("de", "Wir bewahren Belege mindestens 10 Jahre auf.", "Wir bewahren Belege mindestens 7 Jahre auf."),
    ("fr", "Vous devez avoir au moins 15 ans.", "Vous devez avoir au moins 16 ans."),
    ("fr", "Nos livreurs ont au moins 21 ans révolus.", "Nos livreurs ont au moins 18 ans révolus."),
    ("fr", "Nous gardons vos lettres pendant 10 ans.", "Nous gardons vos lettres pendant 7 ans."),
    ("es", "Debe tener al menos 14 años de edad.", "Debe tener al menos 16 años de edad."),
    (
        "es",
        "Nuestros repartidores tienen al menos 21 años de edad.",
        "Nuestros repartidores tienen al menos 18 años de edad.",
    ),
    ("es", "Guardamos sus cartas durante 10 años.", "Guardamos sus cartas durante 7 años."),
    ("it", "Devi avere almeno 14 anni compiuti.", "Devi avere almeno 16 anni compiuti."),
    (
        "it",
        "I nostri corrieri devono avere almeno 21 anni di età.",
        "I nostri corrieri devono avere almeno 18 anni di età.",
    ),
    ("it", "Teniamo le tue lettere per 10 anni.", "Teniamo le tue lettere per 7 anni."),
    ("nl", "U moet minstens 13 jaar oud zijn.", "U moet minstens 16 jaar oud zijn."),
    ("nl", "Onze bezorgers zijn minstens 21 jaar oud.", "Onze bezorgers zijn minstens 18 jaar oud."),
    ("nl", "Wij bewaren brieven minstens 10 jaar.", "Wij bewaren brieven minstens 7 jaar."),
)


def asked(language: str, old: str, new: str) -> tuple[bool, bool]:
    """Return whether a rule decided the one change between two sentences, and whether people have to answer."""
    written = (f"# Privacy policy\n\n{FRAME[language]}\n\n## Letters\n\n{side}\n" for side in (old, new))
    (one,) = judged(*written, language=language)
    return not one.verdict.undecided, one.verdict.asks_consent


def test_what_was_decided_asks_where_its_kind_may_need_consent() -> None:
    """Before: a lower age or a dropped “not” in prose was material, and nobody was asked about consent."""
    wrong = [row for row in ASKS if asked(*row) != (True, True)]
    assert not wrong


def test_what_needs_nobodys_consent_asks_for_nothing() -> None:
    wrong = [row for row in NEAR_MISSES if asked(*row) != (True, False)]
    assert not wrong


EXCEPTIONS = (
    ("en", "We never {} your letters, other than where it helps.", "share", "read"),
    ("de", "Wir {} Ihre Briefe nie, es sei denn, es ist nötig.", "verkaufen", "lesen"),
    ("fr", "Jamais nous ne {} vos lettres, sauf si nous le devons.", "vendons", "lisons"),
    ("es", "Nunca {} sus cartas, salvo si es necesario.", "vendemos", "leemos"),
    ("it", "Non {} mai le tue lettere, salvo che serva.", "vendiamo", "leggiamo"),
    ("nl", "Wij {} uw brieven nooit, tenzij het nodig is.", "verkopen", "lezen"),
)


def test_an_exception_asks_by_the_sentence_from_which_it_excepts() -> None:
    """Before: only the words of the edit were looked at, and “if it helps” says nothing of what it excepts."""
    for language, sentence, sells, reads in EXCEPTIONS:
        whole = [sentence.format(verb) for verb in (sells, reads)]
        before = [f"{one.rpartition(',')[0] if language == 'en' else one.split(', ')[0]}." for one in whole]
        found = [asked(language, *sides)[1] for sides in zip(before, whole, strict=True)]
        assert found == [True, False], language


@pytest.fixture
def lower_age(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft whose one change is the age from which people may join, typed in a sentence."""
    made(tmp_path)
    edit(tmp_path / KEPT, "It's filed by hand.", "You must be at least 16 years old to join.")
    monkeypatch.chdir(settled(tmp_path))
    assert policy("freeze", NAME, "--yes", "--effective", "2025-02-15").status == 0
    edit(tmp_path / KEPT, "at least 16 years", "at least 13 years")
    return tmp_path


def test_all_commands_ask_until_one_person_answers(lower_age: Path, policy: Policy) -> None:
    (age,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (age["rule"], age["undecided"], age["level"], age["consent_open"]) == ("30", False, "material+consent", True)
    said = f"1 counts as material+consent until one person says material or material+consent: {age['id']}"
    for command in (("status",), ("diff", NAME), ("decide", NAME)):
        assert said in policy(*command).out, command
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["consent_open"] == [age["id"]]
    dry = policy("freeze", NAME, "--yes", "--dry-run").out
    assert f"nobody said whether {age['id']} needs consent: so it counts as material+consent" in dry
    done = policy("decide", NAME, "--section", "kept", "--level", "material", *BECAUSE, *BY)
    assert done.status == 0, done.said
    assert "counts as material+consent" not in policy("status").out
    assert shown(policy, "freeze", NAME, "--yes")["level"] == "material"
    assert checked().status == 0
    assert lower_age.is_dir()


def test_sealed_without_an_answer_readers_are_asked(lower_age: Path, policy: Policy) -> None:
    assert policy("freeze", NAME, "--yes").status == 0
    assert checked().status == 0
    says = "needs their consent, since nobody said otherwise; to say so:"
    assert says in policy("approve", NAME, "--by", "k-lind").out
    assert says in policy(*ANNOUNCE).out
    assert "level: material+consent\n" in (lower_age / RECORD).read_text()
