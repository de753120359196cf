"""Any two versions compared in a browser: put together from redlines, walked, set side by side, chosen."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from generator.loading import policy_source
from generator.publish.build import build
from tests.browsing import expect, served
from tests.conftest import NOW, ROOT, edit
from tests.site.compare.comparison import NAME, RETENTION, ROOT_OF, SEALED, SECTIONS, of, shown_words, words_of
from tests.steps import published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from benchmarks.site_browser import Scheme, Window
    from benchmarks.site_served import Served

INTRODUCTION = f"{SECTIONS}/introduction.md"
LONG = "Whoever reads this far knows that a passage of some length is found again in another place."


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder / "site") as address:
        yield address


GATHER = """leftOut => {
  const copy = document.querySelector('#comparison').cloneNode(true);
  const unread = 'summary, h2, .policy-fold, .policy-walk, .policy-step, .visually-hidden, .redline-note, '
    + 'ins > i, del > i, [role="heading"]';
  copy.querySelectorAll(`${leftOut}, ${unread}`)
    .forEach(one => one.remove());
  copy.querySelectorAll('p, li, tr, td, th, pre, div, br').forEach(one => one.append('\\n'));
  copy.querySelectorAll('br').forEach(one => one.replaceWith('\\n'));
  return copy.textContent;
}"""


def compared(page: "Page", site: str, name: str, older: int, newer: int) -> None:
    """Open a comparison, and unfold all that is unchanged."""
    page.goto(f"{site}{name}/compare/?from={older}&to={newer}")
    page.wait_for_selector("#comparison h2, #comparison details", state="attached")
    page.evaluate("document.querySelectorAll('#comparison details').forEach(one => one.open = true)")
    unread = "[...document.querySelectorAll('#comparison details')].filter(one => one.children.length < 2).length"
    for _ in range(100):
        if not page.evaluate(unread):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(150)


@pytest.mark.slow
def test_the_browser_puts_any_two_versions_together(folder: Path, site: str, page: "Page") -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    compared(page, site, NAME, 1, 3)
    older, newer = of(NAME, 1, folder / ROOT_OF), of(NAME, 3, folder / ROOT_OF)
    assert words_of(page.evaluate(GATHER, "del")) == shown_words(newer)
    assert words_of(page.evaluate(GATHER, "ins")) == shown_words(older)
    assert page.locator("#comparison i:not(ins > i, del > i)").count() == 0
    assert "We keep <i>nothing</i> else." in page.inner_text("#comparison")
    assert page.locator("#comparison ins > i").first.evaluate("one => one.getBoundingClientRect().width") <= 1
    on_the_way = page.locator("details", has_text="2 versions came into force on the way")
    assert on_the_way.is_visible()
    assert on_the_way.evaluate("one => getComputedStyle(one).borderInlineStartWidth") == "0px"  # as other folds have it
    asked.clear()
    page.goto(f"{site}{NAME}/compare/?from=2&to=3")
    page.wait_for_selector("#comparison ins", state="attached")
    assert not [url for url in asked if "/redlines/" in url]  # the page of what version 3 changed is taken
    assert page.locator("#comparison h2[id]").count() == 1  # of the section that differs
    leads = page.evaluate("[...document.querySelectorAll('#comparison a[href]')].map(one => one.href)")
    assert all(f"{NAME}/compare/?from=2&to=3#" in one or "/compare/" not in one for one in leads)
    assert page.get_by_role("link", name="With levels and reasons").is_visible()
    assert said == []


@pytest.mark.slow
def test_the_page_is_walked_by_keyboard_and_set_side_by_side(site: str, browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    page.goto(f"{site}{NAME}/compare/1/")  # which leads to the comparison with the text in force
    page.wait_for_selector("#comparison .policy-step")
    steps = page.locator(".policy-step").count()
    assert steps >= 2
    names = page.locator(".policy-step").evaluate_all("all => all.map(one => one.closest('[id]').id)")
    for key, at in (("n", 0), ("j", 1), ("k", 0), ("n", 1), ("p", 0), ("p", 0)):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"#{re.escape(names[at])}$"))
    page.locator(".md-search__input").focus()
    page.keyboard.press("n")
    expect(page.locator(".md-search__input")).to_have_value("n")
    expect(page).to_have_url(re.compile(f"#{re.escape(names[0])}$"))
    page.reload()
    page.wait_for_selector("#comparison .policy-step")
    page.get_by_role("button", name="Keys").click()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(f"#{re.escape(names[0])}$"))
    page.get_by_role("button", name="Side by side").click()
    assert page.locator(".policy-row--changed").count() >= 2
    assert page.locator(".policy-cell del").count() >= 1
    assert page.locator(".policy-cell:first-child ins").count() == 0
    assert page.locator(".policy-cell:last-child del").count() == 0
    for name in names:
        assert page.locator(f"[id='{name}']").count() == 1
    page.get_by_role("button", name="Side by side").click()
    assert page.locator(".policy-row").count() == 0
    assert page.locator(".redline ins").count() >= 1
    page.close()


OWN = """words:
  side-by-side: Two columns
  before: Then
  after: Now
  note-moved-to: went to “{section}”
  note-moved-from: came from “{section}”
  step-number: "{step} (change)"
  keys-hint: press {n} for the next one, {p} for the one before
  compare-found-one: "{older} becomes {newer}: 1 change."
  compare-levels: Weighed
  compare-between: "{count} texts between"
  redline-unchanged-several: "The same, {count} sections: {names}"
  when-answer-ahead: On {date} maybe {link}
"""


@pytest.mark.slow
def test_side_by_side_a_passage_that_moved_stands_where_it_stood_and_where_it_stands(
    project: Path, page: "Page"
) -> None:
    (project / "policy_source/gluptron/words.yml").write_text(OWN)
    with (project / INTRODUCTION).open("a") as there:
        there.write(f"\n{LONG}\n")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    edit(project / INTRODUCTION, f"\n{LONG}\n", "")
    with (project / RETENTION).open("a") as here:
        here.write(f"\n{LONG}\n")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[1]))
    build(project, policy_source.load(ROOT_OF), project / "site", datetime.datetime.fromisoformat(NOW))
    page.set_viewport_size({"width": 1280, "height": 700})
    with served(project / "site") as site:
        page.goto(f"{site}{NAME}/versions/3/changes/")
        page.get_by_role("button", name="Two columns").click()
        cells = page.locator(".policy-cell", has_text="Whoever reads this far")
        assert [cell.get_attribute("aria-label") for cell in cells.all()] == ["Then", "Now"]
        assert ["Went to" in cells.nth(0).inner_text(), "Came from" in cells.nth(1).inner_text()] == [True, True]
        assert page.locator(".policy-step").first.inner_text().split() == ["1/2", "(change)", "↓"]
        assert page.get_by_text("press n for the next one, p for the one before").count() == 1
        page.goto(f"{site}{NAME}/compare/?from=1&to=3")
        expect(page.locator("#compared")).to_have_text("1 becomes 3: 1 change.")
        assert page.get_by_text("2 texts between").is_visible()
        assert page.get_by_text(re.compile("^The same, .* sections")).first.is_visible()
        page.goto(f"{site}{NAME}/compare/?from=2&to=3")
        expect(page.get_by_role("link", name="Weighed")).to_be_visible()
        page.goto(f"{site}{NAME}/versions/?on=2030-01-01")
        expect(page.locator("#applied")).to_have_text("On January 1, 2030 maybe Version 3")


@pytest.mark.slow
def test_two_versions_are_chosen_and_the_address_says_which(site: str, page: "Page") -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}{NAME}/compare/")
    page.select_option("#older", "3")
    page.select_option("#newer", "1")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_selector("#comparison ins", state="attached")
    expect(page).to_have_url(re.compile(r"\?from=1&to=3$"))
    assert "From version 1 to version 3: " in page.inner_text("#compared")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_what_is_compared_first_is_the_newest_version_with_the_one_that_it_changed(
    site: str, browser: "Browser"
) -> None:
    """Before: with a version between them that was withdrawn, and never in force."""
    page = browser.new_page()

    def as_if_others_were_withdrawn(route: "Route") -> None:
        words = route.fetch().text()
        route.fulfill(body=re.sub(r'(<option value="4" data-parent=")3', r"\g<1>1", words), content_type="text/html")

    page.route("**/compare/", as_if_others_were_withdrawn)
    page.goto(f"{site}{NAME}/compare/")
    assert [page.input_value(name) for name in ("#older", "#newer")] == ["1", "4"]
    page.close()


@pytest.mark.slow
def test_what_could_not_be_read_is_asked_for_again(site: str, browser: "Browser") -> None:
    page = browser.new_page()
    page.route("**/redlines/*", lambda route: route.abort(), times=1)
    page.goto(f"{site}{NAME}/compare/?from=1&to=3")
    expect(page.locator("#compared")).to_contain_text("could not be read")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_selector("#comparison ins", state="attached")
    page.close()


@pytest.mark.slow
def test_without_a_script_comparisons_are_links(site: str, browser: "Browser") -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{NAME}/compare/")
    assert not page.locator("#choose").is_visible()
    assert not page.get_by_text("Comparing").is_visible()
    page.get_by_role("link", name="Version 4 with version 3").click()
    expect(page).to_have_url(re.compile("/versions/4/changes/$"))
    assert page.locator("ins").first.is_visible()
    page.get_by_role("link", name="Go to the first one").click()
    page.get_by_role("link", name=re.compile("Next change|Last change")).first.click()
    expect(page).to_have_url(re.compile("#at-"))
    assert not page.locator(".policy-toggles").count()
    context.close()


def test_scripts_are_small_and_make_no_markup_of_texts() -> None:
    for name in ("policy.js", "compare.js"):
        script = (ROOT / "site_overrides/assets" / name).read_text()
        assert len(script.encode()) < 15 * 1024, name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script), (
            name
        )
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", script), name


@pytest.fixture(scope="module")
def served_as_a_host_does(folder: Path) -> "Iterator[Served]":
    from benchmarks.site_served import served as served_so  # noqa: PLC0415 -- importing the tests needs no benchmark

    with served_so(folder / "site") as here:
        yield here


@pytest.fixture(scope="module")
def window(browser: "Browser") -> "Iterator[Window]":
    from benchmarks import site_browser  # noqa: PLC0415 -- see above

    with site_browser.window(browser) as opened:
        yield opened


LOOKS: Final = (((360, "light"), (1280, "dark")), ((360, "dark"), (1280, "light")))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("older", "newer", "looks"),
    [(1, 2, LOOKS[0]), (2, 3, LOOKS[1]), (1, 3, LOOKS[0]), (1, 4, LOOKS[1]), (2, 4, LOOKS[0])],
    ids=lambda value: None if isinstance(value, int) else value[0][1],
)
def test_two_versions_side_by_side_are_for_everybody(
    served_as_a_host_does: "Served", window: "Window", older: int, newer: int, looks: "tuple[tuple[int, Scheme], ...]"
) -> None:
    """Before: the page was looked at before anybody chose, and headings of what was chosen skipped a level.

    Each has both widths and both colours; of versions that follow one another, and of others, all four combinations.
    """
    from benchmarks.site_browser import looked_at  # noqa: PLC0415 -- importing the tests needs no benchmark

    page = f"{NAME}/compare/?from={older}&to={newer}"
    found = [one for width, scheme in looks for one in looked_at(window, served_as_a_host_does, page, width, scheme)]
    assert not found, "\n".join(map(str, found))
