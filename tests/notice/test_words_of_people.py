"""What people say in a notice: a summary that says nothing of what changes, buries it, or can't be read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.notice import words_of_people
from generator.source.played_down import applies_already, of_substance, played_down
from generator.source.what_stays import what_stays
from tests.conftest import Policy, edit
from tests.notice.summaries import KEEPS, SOMETHING, said, waiting
from tests.notice.ways import refused
from tests.small import ANNOUNCE, FOLDER, KEPT, LATER, NAME, ROOT_OF, TWO, keep
from tests.steps import DANGER, announced, checked, notified, sealed

WARNING = "has no word or number of what changes for readers"

NOTHING = [
    "Enjoy our summer, with sunshine and a new app for everybody.",
    "We have updated our Terms. Please read them carefully today.",
    "Our terms were updated in order to serve you better than before.",
    "Tiny cares about you, and about all of your friends and family.",
    "我们更改了一些内容，这就是它对您的意义，请您阅读以下内容。谢谢您的关注和支持，祝您生活愉快，再见，明天见，后天见。",
    "Nous avons revu notre document pour mieux vous servir chaque jour.",
    "Dear readers, thank you for being with us.\n\nWe keep your account for five years.",
    "We have tidied up the text about your account, with no practical effect.",
    "A technical update of the passage on your account.",
    "We simplify how we describe your account; your rights are unaffected.",
    "We correct a typo in the passage about your account.",
    "We updated how we describe your account, in line with the law.",
    "Small corrections of words about your account, with our thanks.",
]


@pytest.mark.parametrize("summary", NOTHING)
def test_a_summary_that_says_nothing_of_what_changes_is_named(tiny: Path, policy: Policy, summary: str) -> None:
    """Before: any forty characters stood above the changes, also in a language that the text isn't in."""
    waiting(tiny, policy)
    assert said(policy, summary).count(WARNING) == 2


def test_a_summary_that_has_a_word_of_it_is_not(tiny: Path, policy: Policy) -> None:
    waiting(tiny, policy)
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    wrong = [one for one in SOMETHING if not words_of_people.names_a_change(item, replace(record, summary=one))]
    assert wrong == []
    assert WARNING not in said(policy, KEEPS)


@pytest.mark.parametrize(
    ("language", "text", "new", "summary", "names"),
    [
        ("de", "Wir bewahren Rechnungen im Keller auf.", "Turm", "Rechnungsdaten bleiben länger bei uns.", True),
        ("de", "Wir bewahren Rechnungen im Keller auf.", "Turm", "Wir wünschen Ihnen frohe Weihnachten!", False),
        ("zh", "我们保存发票七年。", "十", "发票现在会保存更长的时间。", True),
        ("zh", "我们保存发票七年。", "十", "祝大家新年快乐，万事如意。", False),
        ("th", "เราเก็บใบแจ้งหนี้ไว้เจ็ดปี", "สิบ", "เราเก็บใบแจ้งหนี้นานขึ้น", True),
    ],
)
def test_in_other_languages(
    tiny: Path, policy: Policy, language: str, text: str, new: str, summary: str, *, names: bool
) -> None:
    sheet = tiny / FOLDER / "policy.yml"
    edit(sheet, "language: en", f"language: {language}")
    edit(tiny / KEPT, "It's filed by hand.", text)
    sealed(policy, NAME)
    announced(policy, NAME)
    old = {"de": "Keller", "zh": "七", "th": "เจ็ด"}[language]
    edit(tiny / KEPT, text, text.replace(old, new))
    sealed(policy, NAME, "--on", "2")
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(3)
    assert record
    assert words_of_people.names_a_change(item, replace(record, summary=summary)) is names


@pytest.mark.parametrize(
    ("language", "words", "stays"),
    [
        ("en", "We clarify our text, and keep orders for ten years.", "keep orders for ten years"),
        (
            "de",
            "Wir haben den Text sprachlich überarbeitet und bewahren Rechnungen zehn Jahre auf.",
            "Rechnungen zehn Jahre",
        ),
        ("de", "Die Passage über Rechnungen ist nun klarer formuliert.", ""),
        ("fr", "Une modification rédactionnelle du passage sur les factures.", ""),
        ("es", "Una aclaración sobre sus facturas.", ""),
        ("it", "Una modifica formale del testo sulle fatture.", ""),
        ("nl", "Een verduidelijking over facturen.", ""),
        ("nl", "Wij bewaren facturen tien jaar.", "facturen tien jaar"),
        ("en", "A complaint about the form of a letter takes 60 days.", "form of a letter takes 60 days"),
        ("en", "How we describe accounts is new.", ""),
        ("en", "We changed how we keep accounts.", "how we keep accounts"),
        ("en", "A correction of your account takes 30 days.", "correction of your account takes 30 days"),
        ("en", "We describe a new purpose: statistics.", "describe a new purpose"),
        ("de", "Neu ist, wie wir Ihre Rechnungen beschreiben.", ""),
        ("de", "Neu ist, wie wir Ihre Rechnungen bezahlen.", "wie wir Ihre Rechnungen bezahlen"),
        ("fr", "Nous changeons la façon dont nous décrivons les factures.", ""),
        ("fr", "Nous changeons la façon dont nous gardons les factures.", "gardons les factures"),
        ("es", "Cambia cómo describimos sus facturas.", ""),
        ("es", "Cambia cómo guardamos sus facturas.", "guardamos sus facturas"),
        ("it", "Cambia il modo in cui descriviamo le fatture.", ""),
        ("it", "Cambia il modo in cui conserviamo le fatture.", "conserviamo le fatture"),
        ("nl", "Nieuw is hoe wij uw facturen beschrijven.", ""),
        ("nl", "Nieuw is hoe wij uw facturen bewaren.", "hoe wij uw facturen bewaren"),
    ],
)
def test_what_is_said_of_the_text_itself_says_nothing(language: str, words: str, stays: str) -> None:
    said = of_substance(words, language)
    assert stays in said
    assert bool(said.strip()) is bool(stays)


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("We keep your account for 3 years, as our text says.", True),
        ("Three years is the time for which your account stays.", True),
        ("We keep your account for five years, not for three years.", False),
        ("Your account stays with us for longer than it does now.", False),
    ],
)
def test_a_summary_names_what_comes(tiny: Path, policy: Policy, summary: str, *, named: bool) -> None:
    """Before: “we keep your account for 3 years” stood above a change from three to five."""
    waiting(tiny, policy)
    assert ("names what applies now, and not what comes" in said(policy, summary)) is named


def test_a_period_that_goes_in_one_place_may_come_in_another(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 7)
    keep(tiny, "orders", 3)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert "names what applies now" not in said(policy, "Your orders are kept by us for three years from now on.")


@pytest.mark.parametrize(
    ("reason", "named"),
    [
        ("We have tidied up what stands here.", True),
        ("Thank you for staying with us.", True),
        ("Our helpers file it, too.", False),
        ("More hands do the filing.", False),
    ],
)
def test_a_reason_has_a_word_of_its_change(tiny: Path, policy: Policy, reason: str, *, named: bool) -> None:
    """Before: any ten characters took the place of what a change says, also of the worst one."""
    edit(tiny / KEPT, "It's filed by hand.", "It's filed by hand, and by our helpers.")
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    (listed,) = json.loads(policy("announce", NAME, "--format", "json").out)["unexplained"]
    done = policy(*ANNOUNCE, "--reason", f"{listed['id']}={reason}")
    assert (done.status, "has no word or number of the change" in done.said) == (0, named), done.said


@pytest.mark.parametrize(
    "words",
    [
        "Rien ne change pour vous.",
        "Für Sie ändert sich nichts.",
        "Para usted no cambia nada.",
        "Diese Nachricht ist ein Muster und nicht verbindlich.",
    ],
)
def test_words_in_another_language_deny_a_change_too(tiny: Path, policy: Policy, words: str) -> None:
    """Before: below an English text only English words were read, and these stood in its notice."""
    waiting(tiny, policy)
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", f"{KEEPS}{words}")
    assert done.status == 1, done.said
    assert "version 2: announced" not in done.out


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("https://elsewhere.example/the-real-notice", True),
        ("www.elsewhere.example", True),
        ("https://tiny.example.elsewhere.example/", True),
        ("https://tiny.example:tiny@elsewhere.example/", True),
        ("https://tiny.example/help", False),
        ("the page (https://tiny.example), or “https://tiny.example:443”", False),
        ("https://help.tiny.example/terms?a=b#c", False),
        ("privacy@tiny.example", False),
        ("the page www.tiny.example/terms", False),
    ],
)
def test_a_notice_leads_to_the_policy(tiny: Path, policy: Policy, link: str, *, named: bool) -> None:
    """Before: “the real notice is at …” led readers to another site, which nobody had read."""
    waiting(tiny, policy)
    assert ("leads readers to" in said(policy, f"{KEEPS}More stands here: {link}.")) is named


BURIED = [
    (KEEPS + "Enjoy our wonderful summer with sunshine and the new app. " * 30, "1,500 are the most"),
    (KEEPS * 17, "the first paragraph of this has 815 characters, 800 are the most"),
    (KEEPS + "\n\n\u2800" * 30, "a paragraph of this has no letter and no digit"),
    (KEEPS + "\n\n…\n\n…", "a paragraph of this has no letter and no digit"),
    (KEEPS + "\u202e", "a character that nobody sees (U+202E"),
    (KEEPS + "\n\n\u3164" * 30, "a character that nobody sees (U+3164"),
]


@pytest.mark.parametrize(("summary", "says"), BURIED)
def test_what_changes_is_not_buried(tiny: Path, policy: Policy, summary: str, says: str) -> None:
    """Before: a summary had any length, and empty lines of it pushed the changes out of sight."""
    waiting(tiny, policy)
    refused(policy, tiny, says, "announce", NAME, "--by", "a-moreau", "--summary", summary)


def test_a_long_summary_in_paragraphs_is_none_of_these(tiny: Path, policy: Policy) -> None:
    waiting(tiny, policy)
    assert said(policy, f"{KEEPS * 15}\n\n{KEEPS}\n\nÉté, ‘quotes’ – and dashes…").count("warning") == 0


DENYING = "Nothing changes for you, so please ignore this message."


STAYS = "Nothing changes in how you log in."


@pytest.mark.parametrize(
    ("summary", "refused"),
    [
        ("Nothing changes in practice.", True),
        ("Nothing changes in how we handle your data.", True),
        ("Nothing changes in our terms.", True),
        ("Nothing changes in your rights.", True),
        ("Nothing changes about your account.", True),  # it does
        ("Nothing changes in how long accounts stay.", True),
        ("Nothing changes for you.", True),
        ("Nothing changes in how you log in and this is a mere formality.", True),
        (f"{STAYS} Nothing changes.", True),
        (f"{STAYS} Please ignore this message.", True),
        ("An Ihren Rechten ändert sich nichts.", True),
        (STAYS, False),
        ("Nothing will change about your gift cards, and nothing changes in our choice of colours.", False),
        ("An der Anmeldung ändert sich nichts.", False),
    ],
)
def test_what_stays_can_be_named_beside_what_changes(
    tiny: Path, policy: Policy, summary: str, *, refused: bool
) -> None:
    """Before: “Nothing changes in how you log in” was refused, as words that say that little changes."""
    waiting(tiny, policy)
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    rest = words_of_people.without_what_stays(item, record, f"{KEEPS}{summary}")
    assert bool(played_down(rest)) is refused, rest
    assert played_down(words_of_people.without_what_stays(item, record, summary))  # alone it hides what changes


def test_a_summary_that_names_what_stays_too_is_announced(tiny: Path, policy: Policy) -> None:
    waiting(tiny, policy)
    refused(policy, tiny, "says that little changes", "announce", NAME, "--by", "a-moreau", "--summary", STAYS * 2)
    assert WARNING not in said(policy, f"{KEEPS}{STAYS}")


NAMED = [
    ("Nothing changes in what stands below the bell.", "what stands below the bell"),
    ("Es ändert sich nichts an der Anmeldung.", "der Anmeldung"),
    ("Daran, wie Sie sich anmelden, ändert sich nichts.", "wie Sie sich anmelden"),
    ("Rien ne change dans la connexion.", "la connexion"),
    ("Nada cambia en el inicio de sesión.", "el inicio de sesión"),
    ("Nulla cambia nell’accesso.", "accesso"),
    ("Aan het inloggen verandert niets.", "het inloggen"),
    ("Am Inhalt ändert sich nichts.", ""),
    ("Rien ne change dans vos droits.", ""),
    ("Rien ne change pour vous.", ""),
    ("No cambia nada en la práctica.", ""),
    ("Non cambia nulla nella sostanza.", ""),
    ("In de praktijk verandert niets.", ""),
    ("Nothing changes with us.", ""),
    ("Nothing changes in our service.", ""),
    ("Nothing changes in a b c d e f g h i.", ""),
]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_one_thing_that_stays_is_found(words: str, name: str) -> None:
    assert [one for _, one in what_stays(words)] == ([name] if name else [])


@pytest.mark.parametrize("summary", [NOTHING[0], f"{KEEPS}More stands here: https://elsewhere.example/."])
def test_what_applies_at_once_is_looked_at_as_well(tiny: Path, policy: Policy, summary: str) -> None:
    """Before: of a version that applies on the day on which it is announced, nobody looked at the summary."""
    waiting(tiny, policy)
    today = ("--effective", "2026-12-01", *DANGER, "--since", "2026-11-30")
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", summary, *today)
    assert done.status == 0, done.said
    says = WARNING if summary == NOTHING[0] else "leads readers to"
    assert (says in done.out, says in checked().out) == (True, True), done.said
    assert says not in checked(LATER).out


IN_FORCE = [
    ("The new text already applies to you.", "Before the new text applies, we explain more."),
    ("Our updated terms are now in force, whatever we wrote.", "The new terms do not apply yet."),
    ("The new privacy policy takes effect today.", "The present text already says so, and applies now."),
    ("Der neue Text gilt bereits für Sie.", "Der neue Text gilt jetzt noch nicht, wir brauchen mehr Zeit."),
    ("Ab sofort gelten die neuen Bedingungen.", "Bis dahin gilt die bisherige Fassung."),
    ("Die neue Fassung ist ab heute gültig.", "Die neue Fassung ist jetzt fertig; gelten wird sie später."),
    ("Le nouveau texte s’applique déjà.", "Le texte actuel s’applique, le nouveau attend."),
    ("El nuevo texto ya se aplica.", "El texto actual se aplica todavía."),
    ("Il nuovo testo si applica già.", "Il testo attuale si applica ancora."),
    ("De nieuwe tekst geldt nu.", "De nieuwe tekst geldt nu nog niet; wij hebben meer tijd nodig."),
]


@pytest.mark.parametrize(("false", "honest"), IN_FORCE)
def test_words_tell_whether_a_text_to_come_is_said_to_apply(false: str, honest: str) -> None:
    assert (bool(applies_already(false)), applies_already(honest)) == (True, "")


@pytest.mark.parametrize("command", ["postpone", "withdraw"])
def test_nobody_says_that_what_waits_applies_already(tiny: Path, policy: Policy, command: str) -> None:
    """Before: the notice that a version comes later, or not at all, said in people's words that it applies."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    why = ("--by", "a-moreau", "--because", "The new text already applies to you.", "--now", LATER)
    refused(policy, tiny, "says that it does", command, NAME, *why)
    polish = [one if one != why[3] else "Nowy tekst już obowiązuje, proszę nic nie robić." for one in why]
    refused(policy, tiny, "is not in the language of the text (en)", command, NAME, *polish)


def test_a_reason_to_postpone_does_not_deny_what_comes(tiny: Path, policy: Policy) -> None:
    """Before: the summary was read, and why the version is postponed was not, though it stands in the new notice."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    words = ("postpone", NAME, "--by", "a-moreau", "--now", LATER, "--because")
    refused(policy, tiny, "says that little changes", *words, DENYING)
    refused(policy, tiny, "says that they gain by it", *words, "Good news: it comes later than we said before.")
    refused(policy, tiny, "1,500 are the most", *words, "We need more time for it than we had thought. " * 40)
    take_back = ("withdraw", NAME, "--by", "a-moreau", "--now", LATER, "--because")
    refused(policy, tiny, "1,500 are the most", *take_back, "We have thought about this once more. " * 50)
    done = policy(*words, "The e-mails took longer than we thought; nothing changes for you until that day.")
    assert done.status == 0, done.said


def test_what_an_exception_rests_on_does_not_deny_it(tiny: Path, policy: Policy) -> None:
    waiting(tiny, policy)
    why = ("--exception", "legal_obligation", "--citing", "Court of Delft, order 12/2026", "--breaks-promise", *TWO[2:])
    refused(policy, tiny, "says that little changes", *ANNOUNCE, *why, "--basis", DENYING)


def test_what_was_announced_before_can_be_postponed(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A summary that an earlier program took is no reason to refuse another day."""
    waiting(tiny, policy)
    with monkeypatch.context() as patch:
        patch.setattr("generator.commands.announce.refuse_words", lambda *_: None)
        assert policy("announce", NAME, "--by", "a-moreau", "--summary", DENYING).status == 0
    because = ("--because", "The e-mails took longer than we thought.")
    assert policy("postpone", NAME, "--by", "a-moreau", *because, "--now", LATER).status == 0


@pytest.mark.parametrize(("day", "named"), [("2060-02-01", True), ("2027-12-06", True), ("2027-12-01", False)])
def test_a_day_far_ahead_is_named(tiny: Path, policy: Policy, day: str, *, named: bool) -> None:
    """Before: readers were told once, and the text applied to whoever had come since, decades later."""
    waiting(tiny, policy)
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", KEEPS, "--effective", day)
    assert (done.status, "more than a year after readers were told" in done.said) == (0, named), done.said
    assert ("more than a year after readers were told" in checked().out) is named


def test_a_notice_does_not_begin_with_raised_commas(tiny: Path, policy: Policy) -> None:
    """Before: forty typographic signs that one person raised to “needs your consent” stood above a longer period."""
    rows = "".join(f"\n\nIt's number {n} of the rows." for n in ("one", "two", "three", "four"))
    edit(tiny / KEPT, "It's filed by hand.", f"It's filed by hand.{rows}")
    sealed(policy, NAME, level="minor")
    text = (tiny / KEPT).read_text()
    (tiny / KEPT).write_text(text.replace("It's number", "It’s number"))
    keep(tiny, "account", 9)
    listed = json.loads(policy("decide", NAME, "--list", "--format", "json", "--now", LATER).out)
    raised = [one["id"] for one in listed if one["rule"] == "L2"]
    words = ("--level", "material+consent", "--because", "It matters to readers, so they are told.", "--by", "a-moreau")
    assert policy("decide", NAME, *raised, *words, "--now", LATER).status == 0
    assert policy("freeze", NAME, "--yes", "--now", LATER).status == 0
    announced(policy, NAME, at=LATER)
    notice = " ".join((tiny / FOLDER / "notices/v003-1.txt").read_text().split())
    assert len(raised) == 4
    assert 0 < notice.index("3 years → 9 years") < notice.index("number one of the rows")
