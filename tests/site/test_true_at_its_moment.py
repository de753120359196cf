"""What pages and feeds say is true on the day on which it stands there."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.catalogue import USUAL, Words
from generator.model.languages import ENGLISH, TRANSLATED
from generator.publish import build as building
from generator.site.change_in_brief import in_brief
from generator.site.feeds.events import events
from generator.site.pages.notice import notice_page
from generator.site.policy_on_day import PolicyOnDay
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, html
from tests.site.german_policy import FOLDER, GERMAN, two_languages
from tests.small import NAME, ROOT_OF, TOLD, WHY, keep
from tests.steps import announced, notified, sealed, sealed_and_announced

ENDS = "2027-02-01"


def items(at: str = NOW) -> dict[str, PolicyOnDay]:
    """Return each policy as the site shows it at a moment."""
    found = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(at))
    return {item.policy.name: item for item in found}


def page(address: str, at: str = NOW) -> str:
    """Return a page at a moment, with its spaces as one."""
    (found,) = (one for one in all_pages(tuple(items(at).values())) if one.address == address)
    return " ".join(html(found).split())


def test_what_is_foretold_at_a_glance_leads_to_its_own_list_among_two(tiny: Path, policy: Policy) -> None:
    """Before: it led to a place that the notice page has only where one change is announced, and nothing was built."""
    sealed_and_announced(policy, NAME)
    assert 'href="notice/#changes"' in page(f"{NAME}/")
    assert 'id="changes"' in html(notice_page(items()[NAME]))
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME, "--effective", "2027-06-01")
    assert 'href="notice/#changes-2"' in page(f"{NAME}/")
    assert 'id="changes-2"' in html(notice_page(items()[NAME]))


def ending(policy: Policy, name: str) -> None:
    """Announce the end of a policy whose draft is that of its text in force."""
    assert policy("restore", name, "1", "--discard").status == 0
    assert policy("retire", name, "--on", ENDS, "--yes").status == 0
    announced(policy, name)


def test_no_banner_says_of_a_policy_that_ends_that_it_ended(tiny: Path, policy: Policy) -> None:
    """Before: “This policy no longer applies.” stood in the banner, and for applications, while the policy applied."""
    ending(policy, NAME)
    said = "From February 1, 2027 this stands in its place: “This policy no longer applies.”"
    assert in_brief(items()[NAME], 2) == (said,)
    assert said in page(f"{NAME}/")
    notified(tiny / "policy_source", NAME)
    assert in_brief(items(f"{ENDS}T12:00:00-05:00")[NAME], 2) == ("This policy no longer applies.",)


def test_no_page_gives_the_end_of_a_policy_as_the_day_of_a_text(tiny: Path, policy: Policy) -> None:
    """Before: “Effective Date: February 1, 2027” and “in force”, also in what search engines show of the page."""
    ending(policy, NAME)
    upcoming, notice = (page(f"{NAME}/{one}/") for one in ("upcoming", "notice"))
    assert ("Effective Date" in upcoming, "Ends on February 1, 2027" in upcoming) == (False, True)
    assert "wording or layout only" not in notice  # the words of the end are told of above
    changes = page(f"{NAME}/versions/2/changes/")
    assert ("names what changed above" in changes, "This is removed: “" in changes) == (False, True)
    notified(tiny / "policy_source", NAME)
    after = f"{ENDS}T12:00:00-05:00"
    shown = page(f"{NAME}/", after)
    assert ("Effective Date" in shown, "Ended on February 1, 2027" in shown) == (False, True)
    assert "Ended on February 1, 2027" in page(f"{NAME}/versions/", after)
    (found,) = (one for one in all_pages(tuple(items(after).values())) if one.address == f"{NAME}/")
    assert found.description == "Tiny: Terms. Ended on February 1, 2027."


def test_what_goes_with_a_section_repeats_no_fact_in_another_language(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: “Absatz 1: nennt, was sich oben geändert hat” of a passage that went with its section."""
    two_languages(tmp_path, policy, monkeypatch)
    ending(policy, GERMAN)
    changes = page(f"{GERMAN}/versions/2/changes/")
    follows = Words(language="de").say("entry-follows")
    assert (follows in changes, "Das entfällt: „Ihr Konto bewahren wir 3 Jahre auf“." in changes) == (False, True)


@pytest.mark.parametrize("edition", [3, 4])
def test_feeds_name_what_stands_in_the_place_of_a_policy_by_its_title(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, edition: int
) -> None:
    """Before: “Policy ended”, in English and before it did. Feeds of what was announced so keep it."""
    two_languages(tmp_path, policy, monkeypatch)
    assert (tmp_path / FOLDER).is_dir()
    with monkeypatch.context() as before:
        before.setattr("generator.model.own_words.EDITION", edition)
        ending(policy, GERMAN)
    told = events(items()[GERMAN])[0].text()
    by_title = "* Bedingungen: An seiner Stelle steht: „" in told
    assert ("Policy ended" in told, by_title) == (edition == 3, edition == 4)


def test_a_notice_is_called_sent_once_it_was(tiny: Path, policy: Policy) -> None:
    """Before: every notice was “as sent” as soon as it was announced, be it to be given on the site alone."""
    sealed_and_announced(policy, NAME)
    address, sent, not_yet = f"{NAME}/versions/2/changes/", USUAL.say("notice-as-sent"), USUAL.say("notice-text")
    assert [words in page(address) for words in (sent, not_yet)] == [False, True]
    notified(tiny / "policy_source", NAME, channels=("site",))
    assert [words in page(address) for words in (sent, not_yet)] == [False, True]
    notified(tiny / "policy_source", NAME, channels=("email",))
    assert [words in page(address) for words in (sent, not_yet)] == [True, False]


@pytest.mark.usefixtures("tiny")
def test_what_was_taken_back_changed_nothing(policy: Policy) -> None:
    """Before: “What it changed” stood beside a version that was never in force."""
    sealed_and_announced(policy, NAME)
    assert policy("withdraw", NAME, *TOLD[:2], "--because", WHY).status == 0
    pages = [page(f"{NAME}/{rest}") for rest in ("versions/", "versions/2/", "versions/2/changes/")]
    for words in ("What it changed", "What this version changed", "What changed", "what version 2 changed"):
        assert not any(words in one for one in pages), words
    assert [
        words in one for words, one in zip(("What it changes", "What this version changes"), pages, strict=False)
    ] == [True] * 2
    assert "What changes" in pages[2]


@pytest.mark.parametrize("language", [ENGLISH, *TRANSLATED])
def test_a_missing_page_promises_nothing_for_ever(language: str) -> None:
    """Before: “Every version of a policy keeps its address for ever”, which no company had decided."""
    said = Words(language=language).say("not-found-words")
    assert len([one for one in said.split(". ") if one]) == 2  # that there is no page, and what to look at
    assert ";" not in said
