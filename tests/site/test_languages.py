"""A policy is announced in its own language, whatever the language of its brand: notice, letter, banner, pages."""

import datetime
import email
import email.policy
import json
import re
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
from generator.notice.message_html import Message
from generator.notice.message_parts import MessageParagraph
from generator.notice.several_notices import join_notices
from generator.publish.own_theme import theme_settings
from generator.publish.settings import BrandSite, HubSite, write_brand, write_hub
from generator.schema.yaml import parse_yaml
from generator.site.feeds import calendar
from generator.site.feeds.common import colon, said_abroad
from generator.site.feeds.events import Event, Happened
from generator.site.feeds.policy_json import policy_json
from generator.site.output_table import hub_table
from generator.site.page import tongue
from generator.site.pages.hub import hub_words
from generator.site.policy_on_day import policy_on_day
from generator.source import words_file
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, html, markdown
from tests.site.company import own, published, said
from tests.small import LATER, NAME, in_force, keep
from tests.steps import checked, notified, sealed

if TYPE_CHECKING:
    from generator import errors

GERMAN = "tiny/bedingungen"
FOLDER = Path("policy_source/tiny/bedingungen")
SECTION = (
    "---\ntype: retention\ntitle: Was wir aufbewahren\nfacts:\n  retention:\n"
    "    - {id: account, keep: 3 years, kept_for: us}\n"
    "    - {id: orders, keep: 7 years}\nmeant: [3 Jahre, 7 Jahre, 9 Jahre]\n---\n"
    "Ihr Konto bewahren wir 3 Jahre auf.\n\nIhre Bestellungen bewahren wir 7 Jahre auf.\n"
)
ENGLISH = "We keep accounts for 5 years after the last login, and not for 3."
SUMMARY = "Wir bewahren Ihre Bestellungen zwei Jahre länger auf als bisher."


@pytest.fixture
def both(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English policy, and a German one beside it, both in force."""
    folder = in_force(tmp_path, policy, monkeypatch)
    (FOLDER / "sections").mkdir(parents=True)
    (FOLDER / "policy.yml").write_text("title: Bedingungen\nkind: terms\nlanguage: de-AT\nsections: [kept]\n")
    (FOLDER / "sections/kept.md").write_text(SECTION)
    assert policy("freeze", GERMAN, "--yes", "--effective", "2025-01-15").status == 0
    return folder


def longer(text: str = "7 Jahre") -> None:
    """Keep orders for nine years, in the facts and in the text."""
    path = FOLDER / "sections/kept.md"
    path.write_text(path.read_text().replace("keep: 7 years", "keep: 9 years").replace(f"{text} auf", "9 Jahre auf"))


def longer_in_english(policy: Policy) -> None:
    keep(Path(), "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", ENGLISH).status == 0


def announced_in_german(policy: Policy) -> None:
    longer()
    sealed(policy, GERMAN)
    assert policy("approve", GERMAN, "--by", "k-lind").status == 0
    assert policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY).status == 0


def test_a_german_policy_of_an_english_brand_is_announced_in_german(both: Path, policy: Policy) -> None:
    longer()
    sealed(policy, GERMAN)
    assert "kept/retention/orders/keep" not in policy("announce", GERMAN).out  # the program says it in German
    assert policy("approve", GERMAN, "--by", "k-lind").status == 0
    assert policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY).status == 0
    text = (both / FOLDER / "notices/v002-1.txt").read_text()
    assert text.startswith("Tiny: Änderung zum 4. Jänner 2027: Bedingungen\n")
    for words in (
        "Dies ist eine wesentliche Änderung.",
        "[-was wegfällt-]",
        "[-7-]{+9+} Jahre",
        "Wir bewahren diese Daten länger auf: Bestellungen (vorher: 7 Jahre; nachher: 9 Jahre).",
    ):
        assert words in " ".join(text.split())
    assert not [words for words in ("change", "years", "We keep", "The ") if words in text]
    found = {page.address: page for page in all_pages(published())}
    notice, terms = found[f"{GERMAN}/notice/"], markdown(found[f"{NAME}/"])
    assert (notice.spoken, notice.head()["language"]) == ("de", "de")
    assert "## Was sich ändert" in markdown(notice)
    assert "Wir bewahren diese Daten länger auf: Bestellungen (vorher: 7 Jahre; nachher: 9 Jahre)." in markdown(notice)
    assert "das entspricht: 4. Jänner 2027, 05:00 (UTC)" in said(markdown(notice))
    assert "mit Fassung 1" in said(markdown(found[f"{GERMAN}/compare/"]))
    assert "3 bis 7 Jahre" in markdown(found[f"{GERMAN}/"])
    banner = terms[terms.index("<aside") : terms.index("</aside>")]
    assert 'lang="de"' in banner  # on the page of the English policy
    longer_in_english(policy)
    both_told = {page.address: markdown(page) for page in all_pages(published())}
    for name, first in ((NAME, "Terms changes on"), (GERMAN, "Bedingungen : Änderung am")):
        own = said(both_told[f"{name}/"].partition("</aside>")[0])
        assert own.index(first) == min(own.index("Terms changes on"), own.index("Bedingungen : Änderung am"))
    assert "Bedingungen : Änderung am 4. Jänner 2027" in said(banner)
    assert "In force since" in said(terms)
    assert "# Tiny policies" in markdown(found["tiny/"])
    assert "[words]" not in checked().out
    assert policy("notify", GERMAN, "--dry-run", "out").status == 0
    letter = email.message_from_bytes(
        (both / "out/tiny-bedingungen-v002.eml").read_bytes(), policy=email.policy.default
    )
    html = letter.get_body(("html",))
    assert html is not None
    assert '<html lang="de-AT">' in html.get_content()
    assert str(letter["Subject"]).startswith("Tiny: Änderung zum")


@pytest.mark.usefixtures("both")
def test_a_brand_tells_of_each_policy_in_its_language(policy: Policy) -> None:
    """Before: “In force since 4. Jänner 2027”, and a German summary between English sentences about the German text."""
    announced_in_german(policy)
    notified(Path("policy_source"), GERMAN)
    found = {page.address: page for page in all_pages(published("2027-01-05T12:00:00+00:00"))}
    german, english = markdown(found["tiny/"]).split("<li>")[1:]
    assert "Wir bewahren diese Daten länger auf: Bestellungen" in german
    assert "In Kraft seit 4. Jänner 2027" in said(german).replace("dem ", "")
    assert not [words for words in ("In force", "Version", "change", "We keep") if words in said(german)]
    assert german.count('lang="de-AT"') == 3
    assert "In force since" in said(english)


CONTRACT = (
    "---\ntype: terms\ntitle: Streit\nfacts:\n  disputes: {arbitration: no}\n  cancel: jederzeit\n---\n"
    "Gerichte entscheiden. Sie kündigen jederzeit.\n"
)


def test_a_notice_in_german_names_no_key_of_the_program_and_speaks_of_no_data_in_a_contract(
    both: Path, policy: Policy
) -> None:
    """Before: “Es ändert sich: arbitration.”, and that it “betrifft auch Daten, die wir schon haben”."""
    path = both / FOLDER / "sections/kept.md"
    path.write_text(CONTRACT)
    sealed(policy, GERMAN)
    assert policy("approve", GERMAN, "--by", "k-lind").status == 0
    assert policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-02-01").status == 0
    path.write_text(CONTRACT.replace("arbitration: no", "arbitration: yes").replace("cancel: jederzeit", "cancel: nie"))
    sealed(policy, GERMAN, "--on", "2")
    assert policy("approve", GERMAN, "--by", "k-lind", "--version", "3").status == 0
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-03-01", "--version", "3")
    assert policy("announce", GERMAN, *words).status == 0
    text = " ".join((both / FOLDER / "notices/v003-1.txt").read_text().split())
    arbitrated = "Streitigkeiten müssten Sie in einem Schiedsverfahren austragen."
    assert f"* Streit: {arbitrated} (bedarf Ihrer Einwilligung" in text
    assert "Es ändert sich: Kündigung (vorher: jederzeit; nachher: nie)." in text
    page = markdown(next(one for one in all_pages(published()) if one.address == f"{GERMAN}/notice/"))
    assert "bedarf Ihrer Einwilligung" in page
    assert not [one for one in ("arbitration", "cancel", "You would", "Daten, die wir schon haben") if one in page]
    (item,) = [one for one in published() if one.policy.name == GERMAN]
    (question,) = policy_json(item, item.today)["upcoming"][1]["consent"]  # type: ignore[index]
    asked = question["label"], question["reasons"], question["existing_data"]
    assert asked == ("Schiedsverfahren", [arbitrated], False)


def test_the_end_of_a_policy_is_told_in_its_language_and_once(both: Path, policy: Policy) -> None:
    """Before: “Policy ended: Das ist neu”, and each fact of a section that goes was told as gone, by its key."""
    path = both / FOLDER / "sections/kept.md"
    path.write_text(CONTRACT)
    sealed(policy, GERMAN)
    assert policy("approve", GERMAN, "--by", "k-lind").status == 0
    assert policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-02-01").status == 0
    at = ("--now", "2027-03-01T12:00:00+00:00")
    notified(Path("policy_source"), GERMAN)
    end = ("--on", "2027-06-01", "--words", "Diese Bedingungen gelten nicht mehr.")
    assert policy("retire", GERMAN, *end, "--yes", *at).status == 0
    assert policy("approve", GERMAN, "--by", "k-lind", *at).status == 0
    assert (
        policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-06-01", *at).status
        == 0
    )
    text = " ".join((both / FOLDER / "notices/v003-1.txt").read_text().split())
    assert "* Bedingungen: An seiner Stelle steht: {+Diese Bedingungen gelten nicht mehr.+}" in text
    assert text.count("* Streit: ") == 1
    assert "* Streit: Dieser Abschnitt entfällt." in text


@pytest.mark.usefixtures("both")
def test_the_page_above_all_brands_speaks_the_language_of_all() -> None:
    english = published()
    german = [
        replace(item, policy=replace(item.policy, brand=replace(item.policy.brand, common=Words(language="de"))))
        for item in english
    ]
    (page,) = hub_table(german).pages
    hub = page.made()
    assert (hub.title, hub.description, hub.spoken) == ("Rechtliche Texte", "Die rechtlichen Texte jeder Marke.", "de")
    assert "In Kraft seit dem" in said(markdown(hub))
    (page,) = hub_table([*english, *german]).pages
    assert (page.made().title, page.made().spoken) == ("Policies", "")
    (page,) = hub_table([]).pages
    assert "No policy has been published here yet." in said(markdown(page.made()))
    polish = replace(german[0].policy.brand, common=Words({"hub": "Zasady"}, language="pl"))
    assert hub_words([replace(german[0], policy=replace(german[0].policy, brand=polish))]) == USUAL


@pytest.mark.usefixtures("both")
def test_the_page_above_all_brands_tells_of_each_policy_in_one_language(policy: Policy) -> None:
    """Before: “In force since 15. Jänner 2025 · Changes on 4. Jänner 2027”."""
    announced_in_german(policy)
    (page,) = hub_table(published()).pages
    hub = html(page.made())
    lines = [tag + line for tag, line in re.findall(r'(<p class="policy-dates"[^>]*>)(.*?)</p>', hub, re.DOTALL)]
    german, english = (re.sub("</?time[^>]*>", "", line) for line in lines)
    assert german.startswith('<p class="policy-dates" lang="de-AT" dir="ltr">')
    assert "In Kraft seit dem 15. Jänner 2025" in german
    assert ">Ändert sich am 4. Jänner 2027</a>" in german
    assert english == '<p class="policy-dates"><a href="tiny/terms/">Terms</a> · In force since January 15, 2025'


@pytest.mark.usefixtures("both")
def test_dates_of_a_language_without_words_are_in_that_of_their_sentence() -> None:
    german = next(item for item in published() if item.policy.name == GERMAN)
    english = replace(german, policy=replace(german.policy, brand=replace(german.policy.brand, words=Words())))
    (page,) = hub_table([english]).pages
    hub = html(page.made())
    assert 'lang="de-AT" dir="ltr">Bedingungen</a> · In force since <time datetime="2025-01-15">January 15' in hub


@pytest.mark.usefixtures("both")
def test_what_is_announced_in_another_language_stands_below_a_notice(policy: Policy) -> None:
    """Before: readers of the German notice met the banner of the English one first."""
    announced_in_german(policy)
    longer_in_english(policy)
    pages = {page.address: html(page) for page in all_pages(published())}
    german, english = pages[f"{GERMAN}/notice/"], pages[f"{NAME}/notice/"]
    for notice, mine, other in ((german, SUMMARY, ENGLISH), (english, ENGLISH, SUMMARY)):
        assert notice.count(mine) == notice.count(other) == 1
        assert notice.index(mine) < notice.index("redline") < notice.index(other)
    assert 'class="policy-banner" aria-label="Changes" data-search-exclude lang="en" dir="ltr"' in german
    for name, mine, other in ((GERMAN, SUMMARY, ENGLISH), (NAME, ENGLISH, SUMMARY)):
        text = pages[f"{name}/"]
        assert text.index(mine) < text.index(other) < text.index("policy-head")


@pytest.mark.usefixtures("both")
def test_that_a_page_is_out_of_date_is_said_in_its_language(policy: Policy) -> None:
    """Before: it stood in the language of the policy that changes next, on the pages of all."""
    announced_in_german(policy)
    pages = {page.address: html(page) for page in all_pages(published())}
    assert "This page was built on <time" in pages[f"{NAME}/"]
    assert "Diese Seite wurde am <time" in pages[f"{GERMAN}/"]
    assert "This page was built on <time" in pages[""]


def test_what_stands_around_pages_is_in_the_language_of_the_brand(tmp_path: Path) -> None:
    """Before: the page for missing addresses was German, and said that it was English; names of its look were so."""
    (tmp_path / "mkdocs.yml").write_text("theme:\n  name: policypress\n")
    theme = theme_settings(tmp_path, tmp_path / "docs")
    brand = BrandSite("tiny", "Tiny", (), words=Words(language="de"))
    written = write_brand(theme, tmp_path / "docs", brand, {}, styled=False)
    hub = write_hub(theme, tmp_path / "docs", HubSite("Texte", Words(language="fr")), ("tiny",), {})
    german, french = (json.loads(path.read_text())["extra"] for path in (written, hub))
    assert (german["not_found"]["title"], german["not_found"]["language"]) == ("Seite nicht gefunden", "de")
    assert german["palette_names"]["Switch to dark mode"] == "Zu dunkler Ansicht wechseln"
    assert french["palette_names"]["Switch to light mode"] == "Passer à l’affichage clair"
    assert json.loads(hub.read_text())["theme"]["language"] == "fr"


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


def test_feeds_and_calendars_write_dates_and_signs_as_the_language_of_a_version_does(
    both: Path, policy: Policy
) -> None:
    """Before: “Fassung 2 gilt ab dem 2027-01-04”. What the first engine published stays (tests/archives)."""
    announced_in_german(policy)
    notified(both / "policy_source", GERMAN)
    at = datetime.datetime.fromisoformat(NOW)
    item, other = sorted(published(LATER), key=lambda one: one.policy.name)
    english = other.versions[0]
    begins, ends = list(calendar.entries(item))[1:]
    assert begins.words.startswith("Fassung 2 gilt ab dem 4. Jänner 2027, 00:00, America/New_York.")
    assert ends.words.startswith(
        "Die Mitteilung war spätestens am 1. Dezember 2026, 12:00 (UTC) erfolgt; ihre 30 Tage enden"
    )
    sealed = item.versions[1]
    french = replace(sealed, document=replace(sealed.document, language="fr"))
    first, words = replace(french, program=""), Words(language="fr")
    assert [colon(one, words) for one in (french, first, sealed)] == ["\xa0:", ":", "\xa0:"]
    assert [said_abroad(one) for one in (sealed, first, english)] == [True, False, False]
    told = Event("", Happened.ANNOUNCED, french, at, at, None, "", ("Mots.",), "", (("Âge", "Il baisse."),), "\xa0:")
    assert told.text() == "Mots.\n\n* Âge\xa0: Il baisse."


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
    assert words_in(for_all, "en-GB") == replace(english, former=(replace(english, edition=1),))
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


def test_what_stands_within_its_own_language_doesn_t_say_it_again() -> None:
    assert (tongue("en"), tongue("de", "de"), tongue("de-AT", "de")) == ("", "", "")
    assert tongue("de") == ' lang="de" dir="ltr"'
    assert tongue("en-US", "de") == ' lang="en-US" dir="ltr"'


def test_several_notices_in_one_letter_keep_their_languages() -> None:
    parts = (MessageParagraph("Der neue Text gilt."),)
    german, english = Message("Neu", "Neu.", "x", parts, "de"), Message("New", "New.", "x", (), "en")
    html = join_notices([english, german], ["Terms", "Bedingungen"], "Tiny", USUAL, "en").html
    assert '<html lang="en">' in html
    assert html.index('<div lang="en">') < html.index('<div lang="de">') < html.index("Der neue Text gilt.")
    assert html.count("<div") == html.count("</div>") == 2
