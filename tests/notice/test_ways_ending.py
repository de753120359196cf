"""No way round the notice at the end of a policy, nor at its beginning anew."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import last_words
from generator.commands.retire import LEAST_WORDS
from generator.loading import policy_source
from generator.model.catalogue import CATALOGUE, PLACEHOLDER, Words
from generator.model.languages import ENGLISH, TRANSLATED
from generator.publish import build as building
from generator.site.feeds.calendar import entries
from generator.site.feeds.events import Happened, events
from generator.source.ending_words import usual_ending
from tests.conftest import NOW, Policy, edit
from tests.materiality.test_translations import FRENCH, OTHER, translate
from tests.notice.ways import refused
from tests.rendered import all_pages, html, markdown
from tests.small import FOLDER, KEPT, NAME, RECORD, ROOT_OF, TOLD, keep, lasting
from tests.steps import announced as told_to_readers
from tests.steps import checked, notified, publish, sealed, sealed_and_announced

# 5. Ending a policy: a material change with notice; its archive stays.


def test_a_policy_is_retired_with_notice(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    says = "the earliest day is 2027-01-01, if everybody is told today"
    refused(policy, tiny, says, "retire", NAME, "--on", "2026-12-24")
    done = policy("retire", NAME, "--on", "2027-02-01", "--yes")
    assert (done.status, "the record keeps the day: 2027-02-01" in done.out) == (0, True), done.said
    assert "level: material\nends: '2027-02-01'\n" in (tiny / RECORD).read_text()
    assert checked().status == 0
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []  # the draft says the same
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    early = ("announce", NAME, *TOLD, "--effective", "2027-01-11")
    refused(policy, tiny, "this policy ends on 2027-02-01: that day was named", *early)  # before: nothing kept the day
    assert policy("announce", NAME, *TOLD).status == 0
    assert "effective: '2027-02-01'" in (tiny / RECORD).read_text()
    notified(ROOT_OF, NAME)
    day = "2027-02-01T12:00:00-05:00"
    assert policy("check", "--published", "site", "--now", day).status == 0
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(day))
    pages = {page.address: markdown(page) for page in all_pages(published)}
    assert "This policy no longer applies." in pages["tiny/terms/"]
    assert "Your account for 3 years." in pages["tiny/terms/versions/1/"]
    day_of_end = '<time datetime="2027-02-01">February 1, 2027</time>'
    ended = pages["tiny/terms/"], pages["tiny/terms/versions/2/"]
    assert all(f"<dd>Ended on {day_of_end}</dd>" in one for one in ended)  # before: in force since that day
    assert f"Terms ended on {day_of_end}." in ended[1]
    assert not any("n force since" in one for one in ended)
    refused(policy, tiny, "says already that this policy ends", "retire", NAME, "--on", "2027-06-01")


def test_what_stands_in_the_way_of_the_end_can_be_taken_back_as_it_says(tiny: Path, policy: Policy) -> None:
    """Before: the remedy was --revises, which `policy retire` doesn't take."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    says = f"or take it back: policy withdraw {NAME} --by WHO --because WORDS"
    refused(policy, tiny, says, "retire", NAME, "--on", "2027-02-01", "--dry-run")
    who = ("--by", "a-moreau", "--because", "The policy ends, so nothing changes in it.")
    assert policy("withdraw", NAME, *who).status == 0
    assert policy("restore", NAME, "1").status == 0
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0


def test_nothing_is_sealed_before_somebody_says_so(tiny: Path, policy: Policy) -> None:
    """Before: the last version of a policy was for good as soon as the command was typed."""
    says = "nobody can be asked here, so nothing was sealed; read what --dry-run says, then answer: --yes"
    refused(policy, tiny, says, "retire", NAME, "--on", "2027-02-01", status=2)
    sealed = lasting(tiny)
    done = policy("retire", NAME, "--on", "2027-02-01", "--dry-run")
    assert (done.status, lasting(tiny)) == (0, sealed)
    assert "tiny/terms becomes version 2 for good" in done.out
    assert "ends on 2027-02-01 or later; from then on its page says “This policy no longer applies.”" in done.out
    assert done.out.endswith("Nothing was sealed.\n")


def test_a_policy_ends_on_the_day_that_was_named_be_it_a_saturday(tiny: Path, policy: Policy) -> None:
    """Before: the notice named the Monday after, beside a summary with the day that was named."""
    assert policy("retire", NAME, "--on", "2027-02-20", "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, *TOLD).status == 0
    assert "effective: '2027-02-20'" in (tiny / RECORD).read_text()


def test_the_end_of_a_policy_asks_nobody_and_is_announced(project: Path, policy: Policy) -> None:
    """Before: the facts that go would need consent, said the rules anew, and the end could not be announced."""
    name = "gluptron/privacy"
    assert policy("retire", name, "--on", "2027-06-01", "--yes").status == 0
    told_to_readers(policy, name)
    assert checked().status == 0
    assert "effective: '2027-06-01'" in (project / f"policy_source/{name}/notices/v002.yml").read_text()


def test_the_notice_of_an_end_says_what_the_last_text_says(project: Path, policy: Policy) -> None:
    """Before: “We may now sell your data” stood there, and “We no longer share your data with this recipient”."""
    name = "gluptron/privacy"
    assert policy("retire", name, "--on", "2027-06-01", "--yes").status == 0
    told_to_readers(policy, name)
    words = " ".join((project / f"policy_source/{name}/notices/v002-1.txt").read_text().split())
    assert [one for one in ("may now", "no longer s", "You no longer") if one in words] == []
    assert words.count("This section is removed.") > 1
    assert "{+This policy no longer applies.+}" in words.split("* ")[1]
    order = ("We keep your information only", "Payment and billing information", "Analytics data is", "When you delete")
    assert [*map(words.index, order)] == sorted(map(words.index, order))  # before: the weightiest passages first


NOTHING_NEW = ("changes its", "new text", "change its", "changes on", "changes later", "takes effect", "favour")


def test_an_end_is_told_as_an_end_and_not_as_a_new_text(tiny: Path, policy: Policy) -> None:
    """Before: “Tiny changes its Terms. The new text applies from February 1”, in notice, banner, feed, calendar."""
    publish(tiny)
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    told_to_readers(policy, NAME)
    words = " ".join((tiny / FOLDER / "notices/v002-1.txt").read_text().split())
    assert words.startswith("Tiny: Terms ends on February 1, 2027 ")
    assert (
        "Tiny ends its Terms. This policy no longer applies from February 1, 2027 (00:00, America/New_York)." in words
    )
    assert "* Terms: This stands in its place: {+This policy no longer applies.+}" in words
    assert [one for one in NOTHING_NEW if one in words] == []
    item = next(iter(building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))))
    pages = {page.address: html(page) for page in all_pages([item])}
    for address in ("", "notice/", "upcoming/", "versions/", "versions/2/changes/"):
        page = pages[f"tiny/terms/{address}"]
        assert [one for one in NOTHING_NEW if one in page.partition("The notice as sent")[0]] == [], address
    announced = next(one for one in events(item) if one.kind is Happened.ANNOUNCED)
    assert announced.title == "Terms ends on February 1, 2027"
    assert announced.words[0] == "This policy ends on February 1, 2027 (00:00, America/New_York); version 2 says so."
    assert [one for one in NOTHING_NEW if one in announced.text()] == []
    day = next(one for one in entries(item) if one.date == datetime.date(2027, 2, 1))
    assert (day.title, day.words.partition(";")[0]) == (
        "Tiny: Terms ends",
        "This policy ends on February 1, 2027, 00:00, America/New_York",
    )


IN_FORCE = ("text in force", "Terms in force", "today’s text")


def test_nothing_leads_to_a_text_in_force_once_the_policy_ended(tiny: Path, policy: Policy) -> None:
    """Before: “Read the text in force” led to the page that says that there is none, and `status` named it so."""
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-01-15")
    notified(ROOT_OF, NAME)
    later = "2027-01-16T12:00:00-05:00"
    assert policy("retire", NAME, "--on", "2027-03-01", "--yes", "--now", later).status == 0
    told_to_readers(policy, NAME, at=later)
    notified(ROOT_OF, NAME, at=later)
    for day, ended in (("2027-02-28T12:00:00-05:00", False), ("2027-03-01T12:00:00-05:00", True)):
        at = datetime.datetime.fromisoformat(day)
        published = building.policies_today(policy_source.load(ROOT_OF), at)
        pages = {page.address.removeprefix(f"{NAME}/"): markdown(page) for page in all_pages(published)}
        there = {name for name, page in pages.items() if any(words in page for words in IN_FORCE)}
        archive = {"history/", "versions/", "versions/1/", "compare/"}
        assert (there & archive, bool(there)) == (set() if ended else archive, not ended), there
        assert not ended or all("hat the page says after the end" in pages[name] for name in archive)
        said = policy("status", NAME, "--now", day).out
        assert ("  ended     version 3, from 2027-03-01" in said, "  in force  version 2" in said) == (ended, not ended)
        ends = json.loads(policy("status", NAME, "--now", day, "--format", "json").out)[0]["versions"]
        assert [one.get("ends_policy") for one in ends] == [None, None, True]


def test_an_end_that_is_taken_back_is_told_as_one(tiny: Path, policy: Policy) -> None:
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    told_to_readers(policy, NAME)
    notified(ROOT_OF, NAME)
    because = ("--because", "We go on with our shop as it is.")
    assert policy("withdraw", NAME, "--by", "a-moreau", *because).status == 0
    words = " ".join((tiny / FOLDER / "notices/v002-withdrawn.txt").read_text().split())
    assert words.startswith("Tiny: Terms does not end on February 1, 2027 ")
    assert "Tiny announced that its Terms would end on February 1, 2027. It does not end." in words
    item = next(iter(building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))))
    was = next(one for one in events(item) if one.kind is Happened.ANNOUNCED)
    assert was.title == "Terms: its end was announced for February 1, 2027"
    day = "February 1, 2027 (00:00, America/New_York)"
    assert was.words[:2] == (f"Version 2, which ends this policy, was announced for {day}.", "It was withdrawn since.")
    gone = [one.words.partition("\n")[0] for one in entries(item) if one.cancelled]
    assert gone == ["Version 2 was withdrawn."] * 2  # before: the last day of notice, “version 2 takes effect on …”
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    banner = next(html(page) for page in all_pages(published) if page.address == "tiny/terms/").partition("</aside>")[0]
    assert "The end of the <strong>Terms</strong> that was announced for" in banner


def test_an_end_that_is_put_off_is_told_as_one(tiny: Path, policy: Policy) -> None:
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    told_to_readers(policy, NAME)
    notified(ROOT_OF, NAME)
    because = ("--because", "We close our shop later than we thought.", "--to", "2027-03-01")
    assert policy("postpone", NAME, "--by", "a-moreau", *because).status == 0
    words = " ".join((tiny / FOLDER / "notices/v002-2.txt").read_text().split())
    assert words.startswith("Tiny: Terms ends later, on March 1, 2027 ")
    assert "We had announced its end for February 1, 2027. We close our shop later than we thought." in words
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    later, was = (one for one in events(published[0]) if one.kind in {Happened.POSTPONED, Happened.ANNOUNCED})
    assert (later.title, was.title) == (
        "Terms ends later, on March 1, 2027",
        "Terms: its end was announced for February 1, 2027",
    )
    notice = next(html(page) for page in all_pages(published) if page.address == "tiny/terms/notice/")
    assert "We had announced its end for <time" in notice


@pytest.mark.parametrize("language", [ENGLISH, *TRANSLATED])
def test_each_sentence_of_an_end_takes_the_place_of_one_and_says_what_that_says(language: str) -> None:
    words = Words(language=language)
    ends = [key for key in CATALOGUE if key.startswith("end-")]
    assert len(ends) > len(TRANSLATED)
    for key in ends:
        plain = key.removeprefix("end-")
        assert words.for_an_end().of(plain) == words.of(key) != words.of(plain), key
        assert {*PLACEHOLDER.findall(words.of(key))} <= CATALOGUE[plain].needs, key
    assert replace(words, edition=1).for_an_end().of("opening") == words.of("opening")


def test_pages_say_of_an_end_what_the_last_text_says(tiny: Path, policy: Policy) -> None:
    """Before: “Policy ended: The wording changes.”, “20 less in your favour, 4 in your favour”, here and there."""
    publish(tiny)
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    told_to_readers(policy, NAME)
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    pages = {page.address: html(page) for page in all_pages(published)}
    banner = pages["tiny/terms/"].partition("</aside>")[0]
    assert "This policy no longer applies." in banner
    assert "favour" not in banner
    changes = pages["tiny/terms/versions/2/changes/"]
    assert [words for words in ("We may now", "no longer share", "Among them") if words in changes] == []
    assert "We no longer state" not in changes.partition("Notice given")[0]
    assert [address for address, page in pages.items() if "Policy ended" in page] == []


def test_a_policy_that_ended_comes_back_with_notice(tiny: Path, policy: Policy) -> None:
    """Before: against the text of the end every change was new wording, which two people could lower at once."""
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    told_to_readers(policy, NAME)
    notified(ROOT_OF, NAME)
    day = ("--now", "2027-02-02T12:00:00-05:00")
    assert policy("restore", NAME, "1").status == 0
    edit(tiny / KEPT, "It's filed by hand.", "We sell everything.")
    listed = json.loads(policy("decide", NAME, "--list", "--format", "json", *day).out)
    back = next(one["id"] for one in listed if one["rule"] == "policy-ended")
    why = ("--because", "It says the same as before.", "--by", "a-moreau", "--approved-by", "k-lind", *day)
    refused(policy, tiny, "nobody may say less than material", "decide", NAME, back, "--level", "minor", *why)
    others = [one["id"] for one in listed if one["id"] != back]
    assert policy("decide", NAME, *others, "--level", "editorial", "--basis", "A letter", *why).status == 0
    assert policy("freeze", NAME, "--yes", *day).status == 0
    assert "level: material\n" in (tiny / RECORD.replace("v002", "v003")).read_text()
    assert policy("check", *day).status == 0
    told_to_readers(policy, NAME, at=day[1])
    text = (tiny / FOLDER / "notices/v003-1.txt").read_text()
    assert "This policy had ended, and applies again." in text


def test_nothing_is_sealed_upon_a_text_that_is_in_force_no_more(tiny: Path, policy: Policy) -> None:
    """Before: `--on 1` with a comma was editorial, though it took back version 2; no site could be built then."""
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME)
    notified(ROOT_OF, NAME)
    assert policy("restore", NAME, "1").status == 0
    minor_of_old = ("freeze", NAME, "--yes", "--on", "1", "--now", "2027-01-10T12:00:00-05:00")
    edit(tiny / KEPT, "It's", "It’s")
    refused(policy, tiny, "version 1 is in force no more: version 2 is, since 2027-01-04", *minor_of_old)


def test_nobody_lowers_that_a_policy_ends(tiny: Path, policy: Policy) -> None:
    folder = tiny / FOLDER / "sections"
    for path in folder.iterdir():
        path.unlink()
    (folder / "policy-ended.md").write_text("---\ntype: other\n---\nThis policy no longer applies.\n")
    edit(tiny / f"{FOLDER}/policy.yml", "[kept, asked]", "[policy-ended]")
    listed = json.loads(policy("decide", NAME, "--list", "--format", "json").out)
    change = next(one["id"] for one in listed if one["section"] == "kept" and "section" in one["reason"])
    why = (
        "--because",
        "Nobody uses this any more.",
        "--by",
        "a-moreau",
        "--approved-by",
        "k-lind",
        "--basis",
        "A letter",
    )
    refused(policy, tiny, "nobody may say less than material", "decide", NAME, change, "--level", "minor", *why)


def test_the_end_is_said_in_the_language_of_the_text(tiny: Path, policy: Policy) -> None:
    translate(tiny)
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    refused(policy, tiny, "“Fini.” is too short", "retire", OTHER, "--on", "2027-02-01", "--words", "Fini.")
    words = ("--words", "Ces conditions ne s'appliquent plus.")
    done = policy("retire", OTHER, "--on", "2027-02-01", "--yes", *words)
    assert (done.status, "seal that one first" in done.err) == (1, True), done.said  # with its original
    assert policy("retire", NAME, "--on", "2027-02-01", "--yes").status == 0
    assert policy("retire", OTHER, "--on", "2027-02-01", "--yes", *words).status == 0


@pytest.mark.parametrize("language", ["en-GB", "de-AT", "fr", "es", "it", "nl"])
def test_each_language_of_the_program_has_its_last_words(language: str) -> None:
    words = usual_ending(language)
    assert len(words) >= LEAST_WORDS
    assert last_words.wrong_with(words, language) == ("", "")


@pytest.mark.parametrize(
    ("language", "status", "says"),
    [
        ("de", 0, "“Dieser Text gilt nicht mehr.”"),
        ("pl", 1, "no sentence in this language (pl) that the policy ends; say it to readers in 20 characters or more"),
    ],
)
def test_who_writes_no_last_words_has_those_of_the_language(
    tiny: Path, policy: Policy, language: str, status: int, says: str
) -> None:
    translate(tiny)
    edit(tiny / FRENCH / "policy.yml", "language: fr\ntranslation_of: terms\n", f"language: {language}\n")
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    done = policy("retire", OTHER, "--on", "2027-02-01", "--dry-run")
    assert (done.status, says in done.out + done.err) == (status, True), done.said


def test_what_is_not_sealed_is_not_lost_by_it(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    refused(policy, tiny, "the draft is another text than version 1", "retire", NAME, "--on", "2027-02-01")
