"""Wherever readers meet a summary, what the program knows of the change stands beside it, the worst first."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality.decisions import of_version
from generator.publish.build import policies_today
from generator.site.announced_words import announced_words, words_of_notice
from generator.site.banner import Banner
from generator.site.feeds.events import changes
from generator.site.page import Page
from generator.site.pages.notice import NoticeView
from tests.conftest import NOW, Policy, edit
from tests.notice.edits.drafts import PLAIN, seal, section
from tests.rendered import all_pages, markdown
from tests.site.notice_readers import shown
from tests.small import KEPT, NAME, ROOT_OF

RIGHTS = "  rights:\n    - {id: access}\n"
MORE = f"{RIGHTS}    - {{id: deletion}}\n    - {{id: portability}}\n    - {{id: correction}}\n"
LEAD, MORE_OF_IT = "We give you rights, and keep accounts longer.", "Rights are a fine thing, and we love to give them."


def pages() -> dict[str, Page]:
    today = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    return {one.address: one for one in all_pages(today)}


def announce(policy: Policy, *words: str, summary: str = f"{LEAD}\n\n{MORE_OF_IT}") -> str:
    """Announce the draft, and return the notice on one line."""
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", summary, *words)
    assert done.status == 0, done.said
    return " ".join(Path("policy_source/tiny/terms/notices/v002-1.txt").read_text().split())


def brief(page: Page) -> tuple[str, ...]:
    assert isinstance(page.banner, Banner)
    ((change,),) = (one.changes for one in page.banner.policies)
    return change.brief


@pytest.fixture
def mixed(tiny: Path) -> Path:
    """Three rights that come, and a longer period: all of it material."""
    edit(tiny / "policy_source/tiny/brand.yml", "timezone", "notice: {favourable_changes: material}\ntimezone")
    seal(section("rights", "Words.", RIGHTS))
    Path(PLAIN).write_text(section("rights", "Words.", MORE))
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 9 years")
    return tiny


LOSS = "We keep orders longer: 7 years → 9 years."


@pytest.mark.usefixtures("mixed")
def test_what_readers_lose_stands_before_what_they_gain(policy: Policy) -> None:
    """Before: a banner named three gains, and that there is “one more change”; then, “among them: 3 in your favour”."""
    notice, found = announce(policy), pages()
    said = brief(found[f"{NAME}/"])
    counted = "Of all 4 changes: 1 less in your favour, 3 in your favour."
    assert (said[0], len(said), said[-2:]) == (LOSS, 5, ("And one more change.", counted))
    view = found[f"{NAME}/notice/"].view
    assert isinstance(view, NoticeView)
    assert LOSS in view.changes[0].changes[0].reason
    assert notice.index(LOSS) < notice.index("* The rest:")


@pytest.mark.usefixtures("mixed")
def test_a_summary_leads_and_then_comes_from_when_and_how_much(policy: Policy) -> None:
    """Before: all that people said, 1,500 letters of it, stood before the day and the level."""
    for words in (announce(policy), shown(markdown(pages()[f"{NAME}/notice/"]))):
        order = [words.index(one) for one in (LEAD, "applies from", "This is a material change.", MORE_OF_IT, LOSS)]
        assert order == sorted(order)


@pytest.mark.usefixtures("mixed")
def test_no_template_shows_a_summary_alone(policy: Policy) -> None:
    """Before: a banner of a company's own could show the summary and leave out what the program says beside it."""
    announce(policy)
    found = pages()
    banner, notice = found[f"{NAME}/"].banner, found[f"{NAME}/notice/"]
    assert isinstance(banner, Banner)
    assert {LEAD, LOSS, "And one more change."} <= {*announced_words(banner)}
    assert any(LOSS in one for one in words_of_notice(notice.view))


def test_where_nobody_says_more_a_banner_names_the_sections(tiny: Path, policy: Policy) -> None:
    """Before: of wording alone a banner showed the summary, and no more than that it is a material change."""
    seal(section("other", "We may send letters."))
    Path(PLAIN).write_text(section("other", "We may send letters to others."))
    edit(tiny / KEPT, "It's filed by hand.", "It's filed by robots.")
    policy("decide", NAME, "--all", "--level", "material", "--because", "It says what we do.", "--by", "a-moreau")
    announce(policy, summary="Letters go to others, too, and robots file what we keep.")
    assert {*brief(pages()[f"{NAME}/"])} == {"The rest: The text changes.", "What is kept: The text changes."}


@pytest.mark.parametrize(
    ("language", "both", "reason"),
    [
        ("en", "(Before: 7 years; After: 9 years)", "We keep your orders for you."),
        ("de", "(Vorher: 7 Jahre; Nachher: 9 Jahre)", "We keep your orders for you."),
        ("en", "(Before: 7 years; After: 9 years)", "Orders: 7 years in place of 9 years."),
    ],
)
def test_what_an_editor_says_of_a_fact_has_both_values_beside_it(
    tiny: Path, policy: Policy, language: str, both: str, reason: str
) -> None:
    """Before: with `facts: no`, “we keep your orders for you” was all that a banner said of a longer period."""
    (tiny / "policy_source/tiny/words.yml").write_text("show:\n  facts: no\n")
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    seal(section("other", "Words."))
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 9 years")
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    item = policy_source.load(ROOT_OF).policy(NAME)
    (fact,) = [one for one in of_version(item, 2) if one.change.path[:1] == ("retention",)]
    done = policy(
        "announce", NAME, "--by", "a-moreau", "--summary", "We keep your orders for you, and for longer than today.",
        "--reason", f"{fact.digest.removeprefix('sha256:')[:8]}={reason}",
    )  # fmt: skip
    assert done.status == 0, done.said
    assert brief(pages()[f"{NAME}/"]) == (f"What is kept: {reason} {both}",)
    (today,) = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    ((_, why),) = changes(today, item.version(2))
    assert why == f"{reason} {both}"  # before, in feeds: these words alone


def test_a_feed_says_of_a_passage_what_is_new(tiny: Path, policy: Policy) -> None:
    """Before: “The rest: This is new.” of a sentence that came, in feeds of all languages but English."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", "language: de")
    seal(section("other", "Wir senden Briefe."))
    Path(PLAIN).write_text(section("other", "Wir senden Briefe.\n\nAndere lesen sie."))
    policy("decide", NAME, "--all", "--level", "material", "--because", "It says what we do.", "--by", "a-moreau")
    announce(policy, summary="Andere lesen nun auch die Briefe, die wir Ihnen senden.")
    (today,) = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    assert changes(today, today.policy.version(2)) == (("The rest", "Das ist neu: „Andere lesen sie“."),)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_banner_names_what_needs_consent_where_no_fact_says_it(tiny: Path, policy: Policy, language: str) -> None:
    """Before: a longer period stood in the banner, “part of it needs your consent” above it, and no word of which."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    former, present = {
        "en": ("You may see your data, and object.", "You may see your data."),
        "fr": ("Vous pouvez consulter vos données, et vous opposer.", "Vous pouvez consulter vos données."),
    }[language]
    seal(section("other", former))
    Path(PLAIN).write_text(section("other", present))
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 9 years")
    announce(policy, summary="You can no longer object / vous opposer: vos données, your data.")
    asked = {"en": "Needs your consent: The rest.", "fr": "Exige votre consentement\N{NO-BREAK SPACE}: The rest."}
    said = brief(pages()[f"{NAME}/"])
    assert (said[0], len(said)) == (asked[language], 2)
