"""Sentences in other languages as their grammar has them: signs, dates, quotes, names that don't break."""

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.materiality.facts.reasons_abroad import reason_in
from generator.materiality.judge_changes import judge
from generator.materiality.summary import SummaryEntry, group_changes
from generator.materiality.verdict import Context, Judged, Verdict
from generator.materiality.wording.judge_edit import LAW_REASONS
from generator.model.brand import NoticePromise
from generator.model.catalogue import USUAL, Words
from generator.model.document import Document, Section
from generator.model.languages import TRANSLATED, sentences
from generator.model.levels import Direction, Level
from generator.notice.change_sentences import listed_reason, reason_alone
from generator.notice.message_html import Message, with_html
from generator.notice.message_parts import MessageChange
from generator.notice.notice_period import in_words
from generator.notice.reader_options import reader_options
from generator.notice.stated_facts import in_language
from generator.site.page import dated
from generator.site.templates import sentence
from generator.text.change import Change, Kind, Subject
from generator.text.diff import diff
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from generator.schema.facts import Facts


def test_french_signs_stand_apart_and_what_was_announced_before_stays() -> None:
    """Before: “Enfants: L’âge minimal baisse” in a letter, where all other sentences have a space before the colon."""
    french, former = Words(language="fr"), Words(language="fr", silent_on_facts=True)
    assert [one.sign(":") for one in (french, former, Words(language="de"), USUAL)] == ["\xa0:", ":", ":", ":"]
    change = MessageChange("Enfants", "L’âge minimal baisse.", (("Avant", "16 ans"),), (), french)
    assert change.text() == "* Enfants\xa0: L’âge minimal baisse.\n  Avant\xa0:\n    16 ans"
    html = with_html(Message("S", change.text(), parts=(change,), language="fr")).html
    assert "<strong>Enfants\xa0:</strong> L’âge minimal baisse." in html
    rights: Facts = {"rights": {"access": {}, "deletion": {}}}
    text = Document("T", "fr", (Section("s", "rights", "S", "", rights),))
    assert "obtenir une copie de vos données\xa0; faire effacer vos données." in reader_options(text, text, french)[0]


@pytest.mark.parametrize(
    ("language", "now", "before"),
    [
        ("fr", "Vous auriez à régler les litiges par arbitrage.", "Vous devriez régler les litiges par arbitrage."),
        (
            "it",
            "Lei avrebbe l’obbligo di risolvere le controversie mediante arbitrato.",
            "Lei dovrebbe risolvere le controversie mediante arbitrato.",
        ),
        ("de", "Streitigkeiten müssten Sie in einem Schiedsverfahren austragen.", ""),
    ],
)
def test_what_readers_would_have_to_do_is_no_advice(language: str, now: str, before: str) -> None:
    """Before: “you should settle disputes by arbitration”. What was announced so goes on to be said so."""
    facts: Facts = {"disputes": {"law": "FR"}}
    bound: Facts = {"disputes": {"law": "FR", "arbitration": True}}
    old, new = (Document("T", language, (Section("s", "terms", "S", "", one),), kind="terms") for one in (facts, bound))
    (one,) = judge(diff(old, new), old, new, (NoticePromise(),))
    words, context = Words(language=language), Context(old, new, Level.MINOR)
    said = [reason_in(each, one.change, one.verdict, context) for each in (words, replace(words, edition=3))]
    assert said == [now, before or now]


def test_of_wording_that_counts_for_little_germans_read_why() -> None:
    """Before: “Der Wortlaut ändert sich:” of all, whatever law cleared it."""
    change = Change(Kind.CHANGED, Subject.TEXT, "s", "other", ("1",), "a “b”", "a „b“")
    verdict = Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L2", LAW_REASONS["L2"])
    entry, text = SummaryEntry(Judged(change, verdict)), Document("T", "de", ())
    german, former = Words(language="de"), Words(language="de", silent_on_facts=True)
    listed = [listed_reason(entry, words, text, text) for words in (german, former, USUAL)]
    assert listed == ["Nur typografische Zeichen sind andere.", "Der Text ändert sich:", LAW_REASONS["L2"]]
    assert reason_alone(entry, former, text, text) == "Der Text ändert sich."
    open_one = SummaryEntry(Judged(change, Verdict(Level.MATERIAL, Direction.UNKNOWN, "suggested", "Words came.")))
    assert listed_reason(open_one, german, text, text) == "Der Text ändert sich:"
    kind = Change(Kind.CHANGED, Subject.SECTION, "s", "rights", ("type",), "other", "rights")
    assert [in_language(kind, "rights", words, "de") for words in (german, former)] == ["", "rights"]


@pytest.mark.parametrize(
    ("code", "came", "became"),
    [
        ("de", "Das ist neu: „Neues“.", "Der Text ändert sich: „helfen“ wird zu „zahlen“; „nie“ entfällt."),
        (
            "fr",
            "Ceci est nouveau : « Neues ».",
            "Le texte change : « helfen » devient « zahlen »\xa0; « nie » est supprimé.",
        ),
        ("es", "Esto es nuevo: «Neues».", "Cambia el texto: «helfen» pasa a ser «zahlen»; se suprime «nie»."),
        ("it", "Questo è nuovo: «Neues».", "Cambia il testo: «helfen» diventa «zahlen»; si elimina «nie»."),
        ("nl", "Dit is nieuw: “Neues”.", "De tekst verandert: “helfen” wordt “zahlen”; “nie” vervalt."),
    ],
)
def test_where_no_passage_follows_its_words_are_quoted_as_for_english_readers(
    code: str, came: str, became: str
) -> None:
    """Before: “Der Wortlaut ändert sich.” in feeds and in the history of a section, and nothing else."""
    old, new = (
        Document("T", "de", (Section("s", "other", "Anbieter", text),))
        for text in (
            "Wir wählen, die uns helfen, und nie andere.\n",
            "Wir wählen, die uns zahlen, und andere.\n\nNeues.\n",
        )
    )
    judged = judge(diff(old, new), old, new, [NoticePromise(favourable_changes="material")])
    words, silent = Words(language=code), Words(language=code, silent_on_facts=True)
    said = [reason_alone(entry, words, old, new) for entry in group_changes(judged)]
    assert sorted(said) == sorted([came, became])
    short = {reason_alone(entry, silent, old, new) for entry in group_changes(judged)}
    assert short == {reason_alone(entry, words, old, new, with_quotes=False) for entry in group_changes(judged)}
    assert not any(sign in one for one in short for sign in "„«“")


def test_dates_stand_in_sentences_as_grammar_has_them() -> None:
    """Before: “à partir du 1 janvier 2027” and “dal 8 gennaio 2027”."""
    first, eighth = datetime.date(2027, 1, 1), datetime.date(2027, 1, 8)
    said = [Words(language="fr").say("from", date=in_words(first, code)) for code in ("fr", "fr-CH")]
    assert said == ["À partir du 1er janvier 2027"] * 2
    assert [in_words(day, "fr") for day in (eighth, eighth + datetime.timedelta(days=3))] == [
        "8 janvier 2027",
        "11 janvier 2027",
    ]
    assert [in_words(first, code) for code in ("de", "it", "en")] == [
        "1. Januar 2027",
        "1 gennaio 2027",
        "January 1, 2027",
    ]
    italian, day = Words(language="it"), in_words(eighth, "it")
    assert italian.say("from", date=day) == "Dall’8 gennaio 2027"
    assert (
        italian.say("standing-past", date=day, last=in_words(first, "it"))
        == "In vigore dall’8 gennaio 2027 al 1 gennaio 2027"
    )
    assert italian.say("mark-changes", date="11 marzo 2027") == "Cambia l’11 marzo 2027"
    assert italian.say("given-through-of", channel="per posta", date=day, day="18 gennaio") == (
        "per posta l’8 gennaio 2027, l’avviso del 18 gennaio"
    )
    assert sentence(italian, "standing-since", date=dated(eighth, "it")) == (
        'In vigore dall’<time datetime="2027-01-08">8 gennaio 2027</time>'
    )
    assert Words({"from": "Il {date}"}, language="it").say("from", date=day) == "L’8 gennaio 2027"
    assert Words(language="es").say("from", date="8 de enero") == "A partir del 8 de enero"


def test_no_line_of_a_french_page_begins_with_a_colon() -> None:
    """Before: the title “Politique de confidentialité / : ce qui change” on a narrow page."""
    french, former = Words(language="fr"), Words(language="fr", silent_on_facts=True)
    assert sentence(french, "opening", brand="A : B", title="C") == "A : B change son texte «\xa0C\xa0»."
    assert sentence(french, "fact-later-promised", date="1", days="2", length="3") == "1, 2 plus tard (promis\xa0: 3)"
    assert sentence(former, "exception-name") == "Exception :"
    assert sentence(Words(language="de"), "exception-name") == "Ausnahme:"
    assert french.tied("à 12 : 30, 3 :4") == "à 12\xa0: 30, 3 :4"
    assert french.say("exception-name") == "Exception :"  # feeds and letters are as they were


@pytest.mark.slow
def test_no_name_of_a_fact_breaks_within_a_word(browser: "Browser") -> None:
    """Before: “Entscheidunge-n” beside what was decided, on a wide page."""
    styles = "".join((ROOT / f"site_overrides/assets/{name}.css").read_text() for name in ("policy", "archive"))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for code in TRANSLATED:
        names = [one for key, one in sentences(code).items() if key.startswith("fact-") and "{" not in one]
        rows = "".join(f"<div><dt>{one}</dt><dd>x</dd></div>" for one in names)
        page.set_content(
            f"<style>{styles}</style><article class='md-content__inner md-typeset' style='font: 16px sans-serif'>"
            f"<dl class='policy-facts policy-facts--given'>{rows}</dl>"
        )
        wide = "[...document.querySelectorAll('dt')].filter((one) => one.scrollWidth > one.clientWidth)"
        page.add_style_tag(content=".md-typeset.md-typeset { overflow-wrap: normal }")
        assert page.evaluate(f"{wide}.map((one) => one.textContent)") == [], code
    page.close()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Ab 7 Jahren gibt es ihn.", "Ab 12 Jahren gibt es ihn.", "„7 Jahren“ wird zu „12 Jahren“"),
        ("Ab 7 Jahren, nie ab 9 Jahren.", "Ab 8 Jahren, nie ab 9 Jahren.", "„7 Jahren“ wird zu „8 Jahren“"),
        ("Ab 7 Jahren, ja 7 Jahren.", "Ab 8 Jahren, ja 7 Jahren.", "„7“ wird zu „8“"),  # which of the two?
        ("Es gilt Nummer 7.", "Es gilt Nummer 8.", "„7“ wird zu „8“"),
        ("Ab 1,7 Jahren gilt es.", "Ab 1,8 Jahren gilt es.", ""),
    ],
)
def test_a_number_is_quoted_with_what_it_counts(before: str, after: str, said: str) -> None:
    """Before: “„7“ wird zu „12“”, on pages and in feeds where no passage follows; what was announced so stays so."""
    old, new = (Document("T", "de", (Section("s", "other", "Ausweis", text),)) for text in (before, after))
    (one,) = judge(diff(old, new), old, new, [NoticePromise(favourable_changes="material")])
    entry = SummaryEntry(one)
    shown, earlier = (reason_alone(entry, Words(language="de", edition=number), old, new) for number in (5, 4))
    assert said in shown
    assert "Jahren“" not in earlier
