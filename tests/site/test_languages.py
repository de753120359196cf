"""A policy is announced in its own language, whatever the language of its brand: notice, letter, banner, pages."""

import datetime
import email
import email.policy
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.catalogue import USUAL, Words
from generator.notice.message_html import Message
from generator.notice.message_parts import MessageParagraph
from generator.notice.notice_period import in_words
from generator.notice.several_notices import join_notices
from generator.publish.own_theme import theme_settings
from generator.publish.settings import BrandSite, HubSite, write_brand, write_hub
from generator.site.banner import banner
from generator.site.feeds import calendar
from generator.site.feeds.common import colon, writes_localized
from generator.site.feeds.events import Event, Happened
from generator.site.feeds.policy_json import policy_json
from generator.site.output_table import hub_table
from generator.site.page import name_in, own_name, tongue
from generator.site.pages.hub import hub_words
from generator.site.stale import Passing
from tests.conftest import NOW, Policy, edit
from tests.rendered import all_pages, html, markdown
from tests.site.company import published, said
from tests.site.german_policy import (
    ENGLISH,
    FOLDER,
    GERMAN,
    SUMMARY,
    announced_in_german,
    longer,
    longer_in_english,
    two_languages,
)
from tests.small import LATER, NAME
from tests.steps import checked, notified, sealed

CONTRACT = (
    "---\ntype: terms\ntitle: Streit\nfacts:\n  disputes: {arbitration: no}\n  cancel: jederzeit\n---\n"
    "Gerichte entscheiden. Sie kündigen jederzeit.\n"
)


OF_ENGLISH, OF_GERMAN = "<strong>Terms</strong> changes on", "<strong>Bedingungen</strong>: Änderung am"


@pytest.fixture
def both(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English policy, and a German one beside it, both in force."""
    return two_languages(tmp_path, policy, monkeypatch)


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
    assert (notice.words.foreign_language, notice.head()["language"]) == ("de", "de")
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
    assert (hub.title, hub.description, hub.words.foreign_language) == (
        "Rechtliche Texte",
        "Die rechtlichen Texte jeder Marke.",
        "de",
    )
    assert "In Kraft seit dem" in said(markdown(hub))
    (page,) = hub_table([*english, *german]).pages
    assert (page.made().title, page.made().words.foreign_language) == ("Policies", "")
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
def test_a_title_and_its_dates_stand_on_the_side_on_which_their_language_begins() -> None:
    """Before: of an Arabic policy on an English page the dates stood on the right, its title on the left."""
    brand = next(html(page) for page in all_pages(published()) if page.address == "tiny/")
    beside = brand[brand.index(">Bedingungen</a>") - 200 :]
    for part in ("title", "dates"):
        assert re.search(rf'<p class="policy-(?:list__)?{part}" lang="de-AT" dir="ltr">', beside), beside


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
    for notice, mine, other in ((german, SUMMARY, OF_ENGLISH), (english, ENGLISH, OF_GERMAN)):
        assert notice.count(mine) == notice.count(other) == 1
        assert notice.index(mine) < notice.index("redline") < notice.index(other)
    assert 'class="policy-banner" aria-label="Changes" data-search-exclude lang="en" dir="ltr"' in german


@pytest.mark.usefixtures("both")
def test_what_is_announced_of_another_policy_stands_below_a_notice(policy: Policy) -> None:
    """Before: whoever followed the way from an e-mail read of another policy first, where that is in one language."""
    announced_in_german(policy)
    longer_in_english(policy)
    here, other = sorted(published(), key=lambda item: item.policy.name != NAME)
    same = replace(
        other, policy=replace(other.policy, brand=replace(other.policy.brand, words=here.policy.brand.words))
    )
    on_notice, in_force = banner([here, same], f"{NAME}/notice/"), banner([here, same], f"{NAME}/")
    assert on_notice is not None
    assert in_force is not None
    assert (len(on_notice.policies), [one.changes[0].title for one in on_notice.below]) == (0, ["Bedingungen"])
    assert [one.changes[0].title for one in in_force.policies] == ["Terms", "Bedingungen"]


@pytest.mark.usefixtures("both")
def test_a_preview_shows_the_notice_in_the_words_that_readers_get(policy: Policy) -> None:
    """Before: “Tiny changes its Bedingungen. … Bis dahin gilt der jetzige Text”: half of it in English."""
    longer()
    assert policy("build", "--preview", "out").status == 0
    page = Path("out", GERMAN, "draft-notice/index.html").read_text().partition("<article")[2].partition("</article")[0]
    shown = said(page)
    for words in ("Tiny ändert den Text „Bedingungen“. Der neue Text gilt ab dem", "Was sich ändert", "Ab wann"):
        assert words in shown
    assert not [words for words in ("The new text", "What changes", "material change", "From when") if words in shown]


@pytest.mark.usefixtures("both")
def test_of_a_text_in_another_language_a_page_says_only_that_it_changes(policy: Policy) -> None:
    """Before: readers of the German text scrolled through a screen of English and Italian ones first."""
    announced_in_german(policy)
    longer_in_english(policy)
    pages = {page.address: html(page) for page in all_pages(published())}
    for name, mine, other, more in ((GERMAN, SUMMARY, OF_ENGLISH, ENGLISH), (NAME, ENGLISH, OF_GERMAN, SUMMARY)):
        text = pages[f"{name}/"]
        assert text.index(mine) < text.index(other) < text.index("policy-head")
        assert more not in text
        foreign = text[text.index(other) : text.index("</aside>")]
        assert foreign.count("<li>") == 0
        assert foreign.count("<a ") == 2
    brand = pages["tiny/"]
    assert brand.count(SUMMARY) == brand.count(ENGLISH) == 1


def test_a_language_is_called_as_the_sentence_around_it_does() -> None:
    """Before: “Auf English (United Kingdom) gilt noch die Übersetzung”, “Auf italiano”."""
    assert [name_in("de-AT", one) for one in ("en-GB", "it", "fr-CH", "tlh")] == [
        "Englisch",
        "Italienisch",
        "Französisch",
        "tlh",
    ]
    assert [name_in(one, "de-AT") for one in ("en", "fr", "es", "it", "nl")] == [
        "German",
        "allemand",
        "alemán",
        "tedesco",
        "Duits",
    ]
    assert name_in("de-AT", "de-CH") == "Deutsch (Schweiz)"
    assert name_in("de", "xx") == "xx"


def test_a_language_calls_itself_without_a_country_where_no_other_has_its_name() -> None:
    assert own_name("en-GB", ["de-AT", "it"]) == "English"
    assert own_name("de-AT", ["de-CH"]) == "Deutsch (Österreich)"
    assert own_name("xx", ["de"]) == "xx"


def test_translations_leave_a_brand_its_language(both: Path) -> None:
    """Before: pages of a German company were English as soon as its text was translated."""
    edit(both / "policy_source/tiny/terms/policy.yml", "language: en", "language: nl")
    (brand,) = policy_source.load(Path("policy_source")).brands
    assert brand.words.language == "en"  # one text in Dutch, one in German
    edit(both / FOLDER / "policy.yml", "kind: terms", "kind: terms\ntranslation_of: terms")
    (brand,) = policy_source.load(Path("policy_source")).brands
    assert brand.words.language == "nl"


@pytest.mark.usefixtures("both")
def test_that_a_page_is_out_of_date_is_said_in_its_language(policy: Policy) -> None:
    """Before: it stood in the language of the policy that changes next, on the pages of all."""
    announced_in_german(policy)
    pages = {page.address: html(page) for page in all_pages(published())}
    assert "This page was built on <time" in pages[f"{NAME}/"]
    assert "Diese Seite wurde am <time" in pages[f"{GERMAN}/"]
    assert "This page was built on <time" in pages[""]


def test_the_day_of_a_page_is_written_as_in_the_country_of_the_text() -> None:
    """Before: “This page was built on February 1, 2027” stood on the pages of a British policy."""
    passing = Passing(datetime.date(2027, 2, 1), "2027-03-05T00:00:00Z", "en-GB")
    assert in_words(passing.built, passing.dates_in("en")) == "1 February 2027"
    assert in_words(passing.built, passing.dates_in("de")) == "1. Februar 2027"


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
    assert [writes_localized(one) for one in (sealed, first, english)] == [True, False, False]
    told = Event("", Happened.ANNOUNCED, french, at, at, None, "", ("Mots.",), "", (("Âge", "Il baisse."),), "\xa0:")
    assert told.text() == "Mots.\n\n* Âge\xa0: Il baisse."


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
