"""Facts are written in English: what prints them in a text of another language is named; what is typed is compared."""

from pathlib import Path

import pytest

from generator.loading import policy_source
from tests.conftest import edit
from tests.small import ROOT_OF, made

FOLDER = Path("policy_source/tiny/terms")


def said_of(folder: Path, language: str, kind: str, facts: str, words: str) -> list[str]:
    """Return what is found in a policy of one section, made in the folder in which the test stands."""
    made(folder)
    edit(FOLDER / "policy.yml", "language: en", f"language: {language}")
    edit(FOLDER / "policy.yml", "[kept, asked]", "[asked]")
    (FOLDER / "sections/asked.md").write_text(f"---\ntype: {kind}\ntitle: T\nfacts:\n{facts}---\n{words}\n")
    (FOLDER / "sections/kept.md").unlink()
    return [one.message for one in policy_source.load(ROOT_OF).findings if one.place.path.endswith("asked.md")]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("de", "Wir antworten binnen {{ facts.reply_within }}.", "prints “14 days” in a text in another language"),
        (
            "de",
            "Wir antworten binnen {{ facts.asked.reply_within }}.",
            "prints “14 days” in a text in another language",
        ),
        ("de", "Wir antworten binnen 14 Tagen.", ""),
        ("de", "Wir antworten binnen 15 Tagen.", "no fact beside it does: reply_within says 14 days"),
        ("fr", "Nous répondons sous 14 jours.", ""),
        ("en-GB", "We answer within {{ facts.reply_within }}.", ""),
        ("en", "We answer within 14 days.", "will not change with it"),
    ],
)
def test_a_length_of_time_is_said_in_the_language_of_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str, found: str
) -> None:
    """Before: “binnen 14 days” stood in a German text, and `check` asked for it where “14 Tagen” was typed."""
    monkeypatch.chdir(tmp_path)
    facts = "  reply_within: 14 days\n  channels:\n    - {id: mail, kind: email, value: a@example.com}\n"
    said = said_of(tmp_path, language, "contact", facts, words)
    assert [found in one for one in said] == ([True] if found else []), said


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("de-AT", "Wir antworten binnen vierzehn Tagen.", ""),
        ("de-AT", "Wir antworten binnen zwei Wochen.", ""),
        ("de", "Wir antworten binnen zwanzig Tagen.", "the text says “zwanzig Tagen”, and no fact beside it does"),
        ("de", "Wir antworten binnen zwei oder drei Tagen.", "the text says “drei Tagen”"),
        ("de", "Wir haben acht auf Tage, an denen gestreikt wird.", ""),
        ("de", "Wir antworten binnen anderthalb tausend drei Tagen.", ""),
        ("it", "Rispondiamo entro quindici giorni.", "the text says “quindici giorni”, and no fact beside it does"),
        ("it", "Rispondiamo entro quattordici giorni.", ""),
        ("fr", "Nous répondons sous quinze jours.", "the text says “quinze jours”, and no fact beside it does"),
        ("es", "Respondemos en catorce días.", ""),
        ("nl", "Wij antwoorden binnen drie weken.", "the text says “drie weken”, and no fact beside it does"),
        ("en", "Wir antworten binnen zwanzig Tagen.", ""),
    ],
)
def test_a_length_of_time_in_words_is_compared_with_its_fact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str, found: str
) -> None:
    """Before: “zehn Jahren” stood beside a fact of twelve years, and the text was sealed."""
    monkeypatch.chdir(tmp_path)
    facts = "  reply_within: 14 days\n  channels:\n    - {id: mail, kind: email, value: a@example.com}\n"
    said = said_of(tmp_path, language, "contact", facts, words)
    assert [found in one for one in said if "says" in one] == ([True] if found else []), said


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("de", "Es kostet {{ facts.price.monthly.amount }} Euro.", "prints “9.99” in a text in another language"),
        ("ja", "{{ facts.price.monthly.amount }}", ""),
        ("de", "Es kostet 9,99 €.", ""),
        ("de", "Es kostet 8,99 €.", "no fact beside it does: price.monthly.amount says 9.99 EUR"),
        ("en", "It is {{ facts.price.monthly.amount }} euros.", ""),
        ("en", "It is €9.99.", "will not change with it"),
    ],
)
def test_an_amount_is_written_as_in_the_language_of_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str, found: str
) -> None:
    """Before: `check` asked for the variable, which prints “9.99”, where a German text says “9,99 €”."""
    monkeypatch.chdir(tmp_path)
    said = said_of(tmp_path, language, "terms", "  price:\n    - {id: monthly, amount: 9.99, currency: EUR}\n", words)
    assert [found in one for one in said] == ([True] if found else []), said
