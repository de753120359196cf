"""Words of a language: a file of it, what to fill in, and what was announced in the words of former programs."""

import datetime
import email
import email.policy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.commands.starter import quoted
from generator.loading import policy_source
from generator.model.catalogue import CATALOGUE, PLACEHOLDER, USUAL, Words, lacking
from generator.model.languages import TRANSLATED, sentences
from generator.model.own_words import OwnWords, words_in
from generator.notice.gates import gate
from generator.schema.yaml import parse_yaml
from generator.site.policy_on_day import policy_on_day
from generator.source import words_file
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, markdown
from tests.site.company import own, published
from tests.site.german_policy import (
    FOLDER,
    GERMAN,
    announced_in_german,
    two_languages,
)
from tests.steps import checked

if TYPE_CHECKING:
    from generator import errors


@pytest.fixture
def both(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English policy, and a German one beside it, both in force."""
    return two_languages(tmp_path, policy, monkeypatch)


def test_words_of_a_language_stand_in_a_file_of_it(both: Path, policy: Policy) -> None:
    own(both, 'words:\n  applies: Ours holds from {when}.\nshow:\n  glance: "no"\n')
    assert "words.yml:1" in checked().out  # of which language?
    assert "words.de.yml" in checked().out
    own(both, "language: en\nwords:\n  applies: Ours holds from {when}.\nshow:\n  glance: no\n")
    file = both / "policy_source/tiny/words.de.yml"
    file.write_text("words:\n  applies: Unser Text gilt vom {when} an.\n  level-material: ''\n  opening: '{title}'\n")
    findings = checked().out
    assert "words.de.yml:3" in findings  # it can't be emptied
    assert "die usual words" not in findings
    assert "“Dies ist eine wesentliche Änderung.”" in findings
    assert "the placeholder {brand} is missing" in findings
    file.write_text("words:\n  applies: Unser Text gilt vom {when} an.\n")
    assert "[words]" not in checked().out
    announced_in_german(policy)
    text = " ".join((both / FOLDER / "notices/v002-1.txt").read_text().split())
    assert "Unser Text gilt vom 4. Jänner 2027" in text
    assert "Ours holds" not in text
    found = {page.address: markdown(page) for page in all_pages(published())}
    assert "Auf einen Blick" not in found[f"{GERMAN}/"]  # what is hidden is hidden in every language
    file.write_text("words:\n  applies: Er gilt ab {when}.\n")
    assert "reworded" in checked().out or "are others than when version 2 was announced" in checked().out


def test_what_is_announced_in_english_stays_so_until_its_day(
    both: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program without German words announced it; this one finds no other words in that, and shows the same."""
    with monkeypatch.context() as before:
        before.setattr("generator.model.own_words.TRANSLATED", ())
        before.setattr("generator.model.own_words.EDITION", 1)
        announced_in_german(policy)
    text = (both / FOLDER / "notices/v002-1.txt").read_text()
    assert text.startswith("Tiny: Bedingungen changes on")
    loaded = policy_source.load(Path("policy_source"))
    now = datetime.datetime.fromisoformat(NOW)
    item = loaded.policy(GERMAN)
    assert item.brand.words.language == "de"
    assert not [one for one in gate(item, now) if one.rule == "reworded"]
    assert policy_on_day(item, now).policy.brand.words.language == "en"
    assert policy_on_day(item, now + datetime.timedelta(days=40)).policy.brand.words.language == "de"
    assert policy("notify", GERMAN, "--dry-run", "out").status == 0
    assert "=?utf-8?" not in (both / "out/tiny-bedingungen-v002.eml").read_text().partition("\nTo:")[0]
    assert "<html lang" in (both / "out/tiny-bedingungen-v002.eml").read_text()


def test_what_was_announced_before_facts_had_german_sentences_stays_so_until_its_day(
    both: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that named German facts only announced it; this one shows and sends the same, byte for byte."""
    with monkeypatch.context() as before:
        before.setattr("generator.model.catalogue.TRANSLATED", ())
        before.setattr("generator.model.own_words.EDITION", 1)
        announced_in_german(policy)
        notice, now = _notice_page(), datetime.datetime.fromisoformat(NOW)
        assert policy("notify", GERMAN, "--dry-run", "before").status == 0
    text = (both / FOLDER / "notices/v002-1.txt").read_text()
    assert "Es ändert sich: orders." in text
    assert _notice_page() == notice
    item = policy_source.load(Path("policy_source")).policy(GERMAN)
    assert not [one for one in gate(item, now) if one.rule == "reworded"]
    assert policy_on_day(item, now).policy.brand.words.silent_on_facts
    later = policy_on_day(item, now + datetime.timedelta(days=40))
    assert not later.policy.brand.words.silent_on_facts
    assert policy("notify", GERMAN, "--dry-run", "after").status == 0
    letters = [_parts(both / folder / "tiny-bedingungen-v002.eml") for folder in ("before", "after")]
    assert letters[0] == letters[1]
    assert "Es ändert sich: orders." in letters[0][0]


def _notice_page() -> str:
    return markdown(next(one for one in all_pages(published()) if one.address == f"{GERMAN}/notice/"))


def _parts(letter: Path) -> list[str]:
    """Return the bodies of a letter, the text first."""
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    return [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]


def test_a_language_without_words_is_found(both: Path) -> None:
    sheet = both / FOLDER / "policy.yml"
    sheet.write_text(sheet.read_text().replace("de-AT", "pl"))
    found = checked()
    assert found.status == 0
    assert "bedingungen/policy.yml:3" in found.out
    assert "sentences of notices" in found.out
    assert "policy words pl" in found.out


def test_what_to_fill_in_is_printed(both: Path, policy: Policy) -> None:
    printed = policy("words", "pl").out
    assert '  # applies: "The new text applies from {when}."' in printed
    assert '  # applies: "Der neue Text gilt ab dem {when}."' in policy("words", "de").out
    whole = printed.replace("  # Sentences", "# Sentences").replace("  # ", "  ")
    file = both / "policy_source/tiny/words.pl.yml"
    file.write_text(whole)
    sheet = both / FOLDER / "policy.yml"
    sheet.write_text(sheet.read_text().replace("de-AT", "pl"))
    assert "[words]" not in checked().out
    assert policy("words", "polish").status == 2


@pytest.mark.parametrize("code", TRANSLATED)
def test_each_language_has_words_for_each_sentence_and_an_editor_could_have_written_them(code: str) -> None:
    words = sentences(code)
    assert lacking(USUAL, code) == ()
    assert list(words) == list(CATALOGUE)
    assert not [key for key, one in words.items() if set(PLACEHOLDER.findall(one)) != CATALOGUE[key].needs]
    findings: list[errors.Finding] = []
    written = "words:\n" + "".join(f"  {key}: {quoted(one)}\n" for key, one in words.items())
    node = parse_yaml(written, f"words.{code}.yml", findings)
    assert node is not None
    words_file.read(node, findings, code)
    assert findings == []


def test_own_words_hold_for_their_language() -> None:
    english, german = Words({"glance": "Briefly"}), Words({"glance": "Kurz"})
    for_all = OwnWords(english)
    earlier = tuple(replace(english, edition=number) for number in (4, 3, 2, 1))
    assert words_in(for_all, "en-GB") == replace(english, former=earlier)
    assert words_in(for_all, "de").of("glance") == "Briefly"
    stated = OwnWords(english, "en", (("de", german),))
    assert words_in(stated, "de-CH").of("glance") == "Kurz"
    assert words_in(stated, "de").of("from") == "Ab dem {date}"
    assert words_in(stated, "pl").of("glance") == "At a glance"
    assert words_in(OwnWords(german, "de"), "en").of("glance") == "At a glance"
    numbers = [Words(language=code).number(1234567) for code in ("de", "en", "pl", "xx")]
    assert numbers == ["1.234.567", "1,234,567", "1\xa0234\xa0567", "1,234,567"]
    before = replace(english, edition=1)
    assert words_in(stated, "de").as_announced(before.digest) == before
