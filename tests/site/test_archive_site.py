"""The archive as readers use it: the timeline, which text applied on a day, days as addresses; with a script or not."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from generator.loading import policy_source
from generator.publish.build import build, policies_today
from generator.site.page import Page as Written
from generator.site.pages import version
from generator.site.pages.versions import all_versions
from generator.site.policy_on_day import PolicyOnDay, policy_on_day
from tests.browsing import served
from tests.conftest import NOW, ONE_BRAND, Policy, copied, edit
from tests.rendered import all_pages, markdown
from tests.site.notice_readers import shown
from tests.site.published_files import files_beside_archive
from tests.steps import checked, published, sealed_and_announced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAME = "gluptron/privacy"
RETENTION = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
WORDS = ("resolve future issues", "settle later disputes", "settle later disputes and audits")
AT = datetime.datetime.fromisoformat(NOW)
SEALED = ("2026-03-01T12:00:00+00:00", "2026-06-01T12:00:00+00:00")
FIRST, SECOND, THIRD = "2025-01-15", "2026-04-03", "2026-07-03"


def three(project: Path) -> None:
    """Give the policy two more versions, which are in force one after the other."""
    for at, before, after in zip(SEALED, WORDS, WORDS[1:], strict=False):
        edit(project / RETENTION, before, after)
        published(project / "policy_source", NAME, datetime.datetime.fromisoformat(at))


def item(at: str = NOW) -> PolicyOnDay:
    now = datetime.datetime.fromisoformat(at)
    return next(
        one for one in policies_today(policy_source.load(Path("policy_source")), now) if one.policy.name == NAME
    )


def pages(at: str = NOW) -> dict[str, Written]:
    return {page.address: page for page in all_pages([item(at)])}


def test_the_timeline_says_of_each_version_how_long_it_was_in_force(project: Path) -> None:
    three(project)
    starts = [interval.start.isoformat() for interval in item().intervals]
    assert starts == [FIRST, SECOND, THIRD]
    page = pages()[f"{NAME}/versions/"]
    words = shown(markdown(page))
    assert "3 versions since January 15, 2025" in words
    assert "July 3, 2026 – today Version 3 in force material change" in words
    assert "April 3, 2026 – July 2, 2026 3 months Version 2 material change" in words
    assert "January 15, 2025 – April 2, 2026 15 months Version 1 first version" in words
    assert "by e-mail on March 1, 2026 (10 of 10 recipients reached)" in words
    assert page.searched
    assert not page.listed
    assert re.findall(r"^## (\d+)", markdown(page), re.MULTILINE) == ["2026", "2025"]
    for number in (1, 2, 3):
        assert f'<a href="{number}/" tabindex="-1"><title>Version {number}</title><rect ' in markdown(page)


def test_the_timeline_stays_the_same_all_month_and_its_strip_grows_with_the_next(project: Path) -> None:
    three(project)

    def on(day: str) -> object:
        row, *_ = version.archive_outputs(item(), version.next_month(datetime.date.fromisoformat(day)))
        assert row.address == f"{NAME}/versions/"
        return row.made().view

    first, last, following = on("2026-12-01"), on("2026-12-31"), on("2027-01-01")
    assert first == last != following


def test_a_table_answers_which_text_applied_without_a_script(project: Path) -> None:
    three(project)
    table = markdown(pages()[f"{NAME}/versions/"]).split('id="dates-table"')[1]
    rows = [shown(row) for row in re.findall(r"<tr data-.*?</tr>", f"<table>{table}")]
    assert rows == [
        "July 3, 2026further noticeVersion 3",
        "April 3, 2026July 2, 2026Version 2",
        "January 15, 2025April 2, 2026Version 1",
    ]
    assert re.search(r'<form id="when"[^>]* hidden>', markdown(pages()[f"{NAME}/versions/"]))


def test_each_day_on_which_a_version_came_into_force_is_its_address(project: Path) -> None:
    three(project)
    beside = files_beside_archive(item())
    days = sorted(path for path in beside if path.endswith(".html") and "/versions/" in path)
    assert days == [f"{NAME}/versions/{day}/index.html" for day in (FIRST, SECOND, THIRD)]
    page = beside[f"{NAME}/versions/{SECOND}/index.html"].decode()
    for wanted in ('url=../2/"', '<link rel="canonical" href="../2/">', '<a href="../2/">', 'content="noindex"'):
        assert wanted in page
    document = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
    assert document.find(".//h1") is not None
    assert "style=" not in page
    assert "<script" not in page


@pytest.mark.usefixtures("both")
def test_a_day_that_nobody_knows_is_no_address() -> None:
    now = datetime.datetime.fromisoformat(NOW)
    other = next(
        one for one in policies_today(policy_source.load(Path("policy_source")), now) if one.policy.name != NAME
    )
    assert not [path for path in files_beside_archive(other) if "/versions/2" in path and "compare" not in path]
    assert checked().status == 0


def test_a_past_text_says_so_first_and_leads_to_the_same_section_today(project: Path) -> None:
    three(project)
    page = pages()[f"{NAME}/versions/1/"]
    start = shown(markdown(page).split("policy-head")[0])
    assert "# Privacy Policy, version 1 " in start
    applied = "it applied from January 15, 2025 to April 2, 2026"
    assert f"This version is not in force any more: {applied}. Read the text in force" in start
    assert "2025" not in shown(markdown(page).split("policy-head")[1].split("</div>")[0])  # said already
    sections = item().policy.version(1).document.sections
    assert markdown(page).count("This section today</a>") == len(sections)
    for section in sections:
        assert f'href="../../#{section.id}">This section today' in markdown(page)
    assert not page.searched
    assert not page.listed
    links = re.findall(r'<p class="policy-links">(.*)</p>', markdown(page))
    assert shown(links[0]) == "Compare with today’s text All versions Exact record (.txt)"


def test_what_is_to_come_stands_in_the_timeline(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, WORDS[0], WORDS[1])
    sealed_and_announced(policy, NAME)
    words = shown(markdown(pages()[f"{NAME}/versions/"]))
    assert re.search(r"From January \d, 2027 Version 2 announced", words)
    assert "What it changes" in words
    assert "January 15, 2025 – today" in words


def test_what_nobody_knows_of_old_versions_is_said_once(project: Path) -> None:
    three(project)
    known = item()
    every = tuple(replace(one, start_known=False) for one in known.intervals)
    policy = replace(known.policy, records=())
    words = shown(markdown(all_versions(replace(policy_on_day(policy, AT), intervals=every), AT.date())))
    assert "These dates are the days on which each text was first recorded." in words
    assert words.count("When they took effect, and what notice was given, is not known.") == 1
    assert "effective date unknown" not in words
    assert "not recorded" not in words
    assert "First recorded Until Text" in words
    assert "July 3, 2026further noticeVersion 3" in words
    newest = (*every[:2], known.intervals[2])
    some = replace(known.policy, records=tuple(one for one in known.policy.records if one.version == 3))
    words = shown(markdown(all_versions(replace(policy_on_day(some, AT), intervals=newest), AT.date())))
    assert words.count("The dates of versions 1 to 2 are the days on which each text was first recorded.") == 1
    assert "From (1 to 2: first recorded)" in words
    assert "announced on June 1, 2026" in words
    assert "not recorded" not in words
    one = (*known.intervals[:2], every[2])  # not the oldest: said where it stands
    words = shown(markdown(all_versions(replace(policy_on_day(known.policy, AT), intervals=one), AT.date())))
    assert "effective date unknown, first recorded on this day" in words
    assert "unknown; first recorded on July 3, 2026" in words


def test_who_was_told_when_comes_first_and_the_proof_is_folded(project: Path) -> None:
    three(project)
    page = pages()[f"{NAME}/versions/2/changes/"]
    given = markdown(page).split("Notice given")[1].split("\n## ")[0]
    plain = re.sub(r"<details.*?</details>", "", given, flags=re.DOTALL)
    assert "sha256:" in given
    assert "sha256:" not in plain
    words = shown(plain)
    assert "by e-mail on March 1, 2026, 07:00 (America/New_York) (10 of 10 recipients reached)" in words
    assert "Everyone told byMarch 1, 2026" in words
    assert "Took effectApril 3, 2026, 33 days later (30 days were promised)" in words
    assert "Proof of what was given by e-mail" in shown(given)
    assert "The notice as sent" in shown(given)


def test_nothing_is_styled_or_run_inside_a_page(project: Path) -> None:
    three(project)
    for address, page in pages().items():
        assert " style=" not in markdown(page), address
        assert "<script" not in markdown(page), address
        assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", markdown(page))), address


# In a browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made = copied(tmp_path_factory.mktemp("archive"), *ONE_BRAND)
    three(made)
    build(made, policy_source.load(made / "policy_source"), made / "site", datetime.datetime.fromisoformat(NOW))
    with served(made / "site") as address:
        yield address


def answer(page: "Page") -> str:
    return " ".join((page.locator("#applied").text_content() or "").split())


@pytest.mark.slow
def test_the_form_answers_at_once(site: str, browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, locale="en-US")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.clock.set_fixed_time(NOW)
    page.goto(f"{site}{NAME}/versions/")
    for day, said in (
        ("2026-04-02", "April 2, 2026: Version 1"),
        ("2026-04-03", "April 3, 2026: Version 2"),
        ("2026-07-02", "July 2, 2026: Version 2"),
        ("2026-11-30", "November 30, 2026: Version 3"),
        ("2030-01-01", "January 1, 2030: Version 3, if nothing else is announced."),
        ("2025-01-14", "January 14, 2025: no text is known that applied. The first one dates from January 15, 2025."),
    ):
        page.fill("#on", day)
        assert answer(page) == said
    assert page.url.endswith("?on=2025-01-14")
    page.goto(f"{site}{NAME}/versions/?on=2026-05-01")
    assert answer(page) == "May 1, 2026: Version 2"
    page.locator("#applied a").click()
    assert page.url.endswith("/versions/2/")
    page.go_back()
    page.fill("#on", "2026-04-02")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/versions/1/")
    page.go_back()
    page.fill("#on", "2024-01-01")
    page.get_by_role("button", name="Show").click()
    assert "?on=" in page.url
    page.locator(".policy-strip a").first.click()
    page.wait_for_url("**/versions/1/")
    page.go_back()
    page.locator("#version-2").scroll_into_view_if_needed()
    dot = page.locator("#version-2").bounding_box()
    assert dot
    page.mouse.click(dot["x"] + 1, dot["y"] + 12)
    page.wait_for_url("**/versions/2/")
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()").startswith(",0")
    assert wrong == []
    page.close()


@pytest.mark.slow
def test_a_day_leads_to_its_version_and_all_is_there_without_a_script(site: str, browser: "Browser") -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site}{NAME}/versions/{SECOND}/")
    page.wait_for_url("**/versions/2/")
    assert "not in force any more" in page.inner_text("article")
    page.goto(f"{site}{NAME}/versions/")
    assert not page.locator("#when").is_visible()
    page.get_by_role("link", name="See all dates").click()
    assert page.locator("#dates-table").is_visible()
    assert page.locator(".policy-era").count() == 3
    context.close()
