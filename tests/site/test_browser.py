"""The pages as people meet them: in a real browser, small and large, light and dark, without JavaScript."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browsing import served
from tests.conftest import ROOT, commands, copied, edit
from tests.steps import sealed_and_announced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

PAGES = [
    "",
    "gluptron/",
    "gluptron/privacy/",
    "gluptron/privacy/upcoming/",
    "gluptron/privacy/notice/",
    "gluptron/privacy/versions/",
    "gluptron/privacy/versions/1/",
    "gluptron/privacy/versions/2/changes/",
    "sextrontgen/privacy/",
    "gluptron/404.html",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site with a second version to come, and serve it."""
    project = copied(tmp_path_factory.mktemp("browser"))
    edit(
        project / "policy_source/gluptron/privacy/sections/data-retention-deletion.md",
        "keep: 3 years, after",
        "keep: 5 years, after",
    )
    with commands(project) as policy:
        sealed_and_announced(policy, "gluptron/privacy")
        assert policy("build").status == 0
    with served(project / "site") as here:
        yield here


def sideways(page: "Page") -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_pages_fit_the_narrowest_screen_and_stay_private(address: str, browser: "Browser") -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, color_scheme="dark")
    asked: list[Request] = []
    said: list[ConsoleMessage] = []
    context.on("request", lambda request: asked.append(request))  # noqa: PLW0108 -- it marks the function
    context.on("console", lambda message: said.append(message))  # noqa: PLW0108 -- it marks the function
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        assert page.locator("h1").first.is_visible(), path
        assert sideways(page) <= 0, path
    assert [request.url for request in asked if not request.url.startswith((address, "data:"))] == []
    assert [message.text for message in said] == []
    assert context.cookies() == []
    context.close()


def test_everything_is_readable_without_javascript(address: str, browser: "Browser") -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}gluptron/privacy/")
    text = page.inner_text("article")
    assert "Effective Date: January 15, 2025" in text
    assert "Active account information is retained" in text
    page.get_by_role("link", name="read what changes", exact=True).last.click()
    assert page.url.endswith("/notice/#redline-data-retention-deletion")
    assert page.locator("ins").first.is_visible()
    page.get_by_role("link", name="The new text").click()
    assert page.url.endswith("/upcoming/")
    assert "not yet in force" in page.inner_text("article")
    assert "for 5 years after your last login" in page.inner_text("article")
    context.close()


def test_a_redline_is_said_in_words(address: str, browser: "Browser") -> None:
    page = browser.new_page()
    page.goto(f"{address}gluptron/privacy/versions/2/changes/")
    heard = page.locator("ins").first.text_content() or ""
    assert heard.startswith("[inserted: ")
    seen = page.locator("ins > i").first.bounding_box()
    assert seen is not None
    assert seen["width"] <= 1
    lines = page.locator("del").first.evaluate("element => getComputedStyle(element).textDecorationLine")
    assert lines == "line-through"
    page.close()


def test_a_page_whose_day_has_come_says_so(address: str, browser: "Browser") -> None:
    """The copy that a host forgot to replace; without a script, nothing is said."""
    page = browser.new_page()
    for moment, shown in (("2026-12-02T12:00:00Z", False), ("2027-03-01T12:00:00Z", True)):
        page.clock.set_fixed_time(moment)
        for path in ("", "gluptron/", "gluptron/privacy/", "gluptron/privacy/notice/", "gluptron/privacy/versions/1/"):
            page.goto(address + path)
            assert page.get_by_text("look for a newer copy of it").is_visible() == shown, (moment, path)
    page.close()


def test_the_picture_in_the_readme_is_there() -> None:
    assert (ROOT / "images/pages.png").stat().st_size > 10_000
