"""The last words of a policy: they say that it ends, in any of the languages, and bring nothing new."""

import datetime
import tomllib
from pathlib import Path

import pytest

from generator.checks import last_words
from generator.commands.pending import pending
from generator.errors import Severity
from generator.loading import policy_source
from generator.model.languages import ENGLISH
from generator.model.levels import Level
from tests.conftest import NOW, Policy, edit
from tests.materiality.engine import CASES
from tests.notice.ways import refused
from tests.small import FOLDER, NAME, ROOT_OF

SHEET = f"{FOLDER}/policy.yml"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("From then on we may sell your data to partners.", "doesn't say that the policy ends"),
        ("This policy ends. From then on we may sell your data to partners.", "it may need consent"),
        ("No longer: you agree to arbitration by using our site.", "it may need consent"),
        ("This policy ends. By going on to use our site you agree to our new rules.", "it may need consent"),
        ("This policy ends. If you do not answer, you agree to what comes after it.", "it may need consent"),
        ("This policy ends. Go on to use our site: another policy holds there, at example.com.", ""),
        ("This policy goes on to apply to you as before.", "doesn't say that the policy ends"),
        ("This policy does not end at any time.", "doesn't say that the policy ends"),
        ("We thank all of our customers for their trust.", "doesn't say that the policy ends"),
        ("This policy is now part of our privacy policy.", ""),
        ("The app is no longer offered. Write to us with questions about your data.", ""),
        ("The service ends on 1 May. We refund what you paid in advance.", ""),
        ("The service ends on 1 May. We do not refund what you paid.", "it may need consent"),
    ],
)
def test_the_last_words_of_a_policy_say_that_it_ends(tiny: Path, policy: Policy, words: str, says: str) -> None:
    """Before: a new policy came in the words of an end, and nobody was asked for the consent that it needs."""
    done = ("retire", NAME, "--on", "2027-03-01", "--words", words, "--yes")
    if says:
        refused(policy, tiny, says, *done)
    else:
        assert policy(*done).status == 0


LAST = {
    "de": ("Diese AGB enden am 1. März; für Bestellungen davor gelten sie fort.", "Diese Richtlinie gilt weiter."),
    "fr": ("Ce service a pris fin, et ces conditions avec lui.", "Cette politique reste applicable."),
    "es": ("Esta política ya no se aplica.", "Esta política sigue vigente para usted."),
    "it": ("Questa informativa non si applica più.", "Questa informativa resta sempre valida."),
    "nl": ("Dit beleid geldt niet meer.", "Dit beleid blijft voor u gelden."),
    "pl": ("Ta polityka już nie obowiązuje.", ""),
}


@pytest.mark.parametrize("language", LAST)
def test_an_end_is_said_in_the_language_of_the_text(language: str) -> None:
    ends, goes_on = LAST[language]
    assert last_words.wrong_with(ends, language) == ("", "")
    assert not goes_on or "doesn't say that the policy ends" in last_words.wrong_with(goes_on, language)[0]


HONEST = {
    "en": (
        "This policy is withdrawn.",
        "These terms are terminated as of 1 May.",
        "From 1 May our privacy notice at example.com applies instead.",
        "Our app was shut down on 1 March. We have deleted all accounts.",
        "We don’t offer the forum any more, so these terms don’t apply now.",
        "What was said here is now said in our privacy policy.",
        "The beta test is over.",
    ),
    "de": (
        "Der Dienst wurde abgeschaltet; diese Erklärung ist damit gegenstandslos.",
        "An ihre Stelle tritt unsere Datenschutzerklärung.",
        "Diese Nutzungsbedingungen gelten nur noch bis zum 30. April.",
        "Unsere Cookie-Richtlinie wurde in die Datenschutzerklärung aufgenommen.",
    ),
    "fr": (
        "Notre politique de confidentialité en tient désormais lieu.",
        "Ces conditions ont été intégrées à nos conditions générales.",
    ),
    "es": (
        "En su lugar se aplica nuestra política de privacidad.",
        "Estas condiciones pierden su vigencia el 1 de mayo.",
        "La aplicación se retiró en marzo.",
    ),
    "it": ("Al suo posto vale la nostra informativa sulla privacy.", "La newsletter è terminata."),
    "nl": ("In plaats hiervan geldt ons privacybeleid.", "Dit beleid loopt op 1 mei af."),
}


@pytest.mark.parametrize("language", HONEST)
def test_an_end_is_said_in_many_ways(language: str) -> None:
    assert [words for words in HONEST[language] if last_words.wrong_with(words, language) != ("", "")] == []


@pytest.mark.parametrize(
    "words",
    [
        "This policy does not apply to children under 13.",
        "Withdrawn: you consent to what we do.",
        "This policy is withdrawn, and you agree to arbitration.",
        "We keep what you write to us for five years.",
        "Your data are sold.",
        "This policy ends, and your data are sold.",
    ],
)
def test_other_words_are_no_end(words: str) -> None:
    assert last_words.wrong_with(words, ENGLISH)[0]


TABLE = tomllib.loads((CASES / "last_words.toml").read_text())


def wrong(kind: str) -> dict[tuple[str, str], str]:
    """Return what is wrong with each row of a kind in the table."""
    rows = ((language, words) for language, lists in TABLE.items() for words in lists[kind])
    return {(language, words): last_words.wrong_with(words, language)[0] for language, words in rows}


def test_refunds_and_children_hide_nothing_more() -> None:
    assert [row for row, message in wrong("more").items() if "it may need consent" not in message] == []


def test_an_end_may_give_back_money_and_name_those_whom_it_was_for() -> None:
    """Before: “refund” and “children” ask for a consent elsewhere, so that an honest end was refused."""
    assert [row for row, message in wrong("honest").items() if message] == []


def test_the_words_by_which_it_may_say_more_are_named() -> None:
    """Before: nothing said which word of “Deposits are returned by courier” kept it from being last words."""
    remedy = last_words.wrong_with("The market ends. Fees are returned by courier.", ENGLISH)[1]
    assert remedy.endswith("where it only pays back, deletes or ends, say it without “courier”")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Diese Erklärung gilt nicht mehr. Ihre Daten werden verkauft."),
        ("fr", "Cette politique ne s’applique plus. La vente de vos données est libre."),
        ("es", "Esta política ya no se aplica. La cesión de sus datos es libre."),
        ("it", "Questa informativa non si applica più. La cessione dei dati è libera."),
    ],
)
def test_words_of_an_end_hide_no_sale(language: str, words: str) -> None:
    assert "it may need consent" in last_words.wrong_with(words, language)[0]


def test_an_end_by_hand_is_read_and_asks_as_other_texts_do(tiny: Path) -> None:
    """Before: a section of that name was an end, whatever it said, so that no change in it needed consent."""
    edit(tiny / SHEET, "[kept, asked]", "[policy-ended]")
    for path in (tiny / FOLDER / "sections").iterdir():
        path.unlink()
    words = tiny / FOLDER / "sections/policy-ended.md"
    for text, errors, asks in (
        ("This policy ends. We may sell your health data.", ["retire"], True),
        ("This policy no longer applies.", [], False),
    ):
        words.write_text(f"---\ntype: other\n---\n{text}\n")
        loaded = policy_source.load(ROOT_OF)
        assert [one.rule for one in loaded.findings if one.severity is Severity.ERROR] == errors
        item = loaded.policy(NAME)
        assert item.draft
        judged = pending(item, item.draft, datetime.datetime.fromisoformat(NOW)).judged
        assert any(one.verdict.asks_consent or one.verdict.level is Level.CONSENT for one in judged) is asks
