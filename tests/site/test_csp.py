"""Private and safe, in a real browser: one strict policy, nothing kept or asked elsewhere, nothing heavy at first."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.publish import hosting
from generator.publish.finished_pages import Contents
from tests.browsing import expect, headers_of, served
from tests.conftest import ONE_BRAND, ROOT, Policy, commands, copied, edit
from tests.publish.small_site import BRANDS, contents, project_in, publish_into
from tests.site.page_head import head_of
from tests.steps import sealed_and_announced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

KEEP = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
WATCH = """
  window.broken = [];
  addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective + event.blockedURI));
"""
ABROAD = (
    "<p>Nicht nur Daten/Inhalte („Konto“) bis zum Ablauf der Aufbewahrungsfristen (72 Stunden), "
    "mais aussi avec les droits de l’utilisateur, d'opposition.</p>"
)
SEARCHED = (
    (("de-AT",), {"lunr.de.min.js"}, ("konto", "Inhalte", "aufbewahrungsfrist", "72")),
    (("de", "fr"), {"lunr.de.min.js", "lunr.fr.min.js", "lunr.multi.min.js"}, ("konto", "utilisateur", "72")),
)
"""Languages, the scripts that their search loads, and words that it finds in what stands above."""
KEPT = "JSON.stringify({...localStorage, ...sessionStorage})"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page: a second version is to come. Tests that share it change nothing in it."""
    project = copied(tmp_path_factory.mktemp("project"), *ONE_BRAND)
    edit(project / KEEP, "keep: 3 years, after", "keep: 5 years, after")
    with commands(project) as policy:
        sealed_and_announced(policy, "gluptron/privacy")
        assert policy("build").status == 0
    return project / "site"


@contextmanager
def watched(browser: "Browser", address: str, **settings: Any) -> Iterator["BrowserContext"]:
    """Give a browser that has never been here; nothing may be said, refused, asked elsewhere or set as a cookie."""
    context = browser.new_context(**settings)
    asked: list[str] = []
    said: list[str] = []
    context.add_init_script(WATCH)
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: said.append(f"{message.page and message.page.url}: {message.text}"))
    context.on("weberror", lambda problem: said.append(str(problem.error)))
    yield context
    for page in context.pages:
        assert page.evaluate("window.broken") == [], page.url
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    assert context.cookies() == []
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "with_headers"), [("", True), ("gluptron", False)])
def test_no_page_breaks_the_policy(site: Path, browser: "Browser", folder: str, *, with_headers: bool) -> None:
    root = site / folder
    written = {path.relative_to(root).as_posix(): path.read_text() for path in sorted(root.rglob("*.html"))}
    pages = [path for path, text in written.items() if 'http-equiv="refresh"' not in text]  # those lead to others
    assert len(pages) > 10
    with served(root, with_headers=with_headers) as address, watched(browser, address) as context:
        page = context.new_page()
        for path in pages:
            page.goto(address + path.removesuffix("index.html"))
            assert page.evaluate("window.broken") == [], path
            assert page.evaluate(KEPT) == "{}", path


@pytest.mark.slow
def test_what_is_not_there_is_said_in_style_and_leads_home(site: Path, browser: "Browser") -> None:
    with served(site / "gluptron", with_headers=True) as address:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}gluptron/privacy/no/such/page/")
        assert page.evaluate("window.broken") == []
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
        assert page.get_attribute("#start", "href") == "/gluptron/"
        page.close()


@pytest.mark.slow
def test_the_search_works_under_the_policy(site: Path, browser: "Browser") -> None:
    with served(site, with_headers=True) as address, watched(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}gluptron/privacy/", wait_until="networkidle")
        for words in ("zzzz", "retained"):
            page.locator(".md-search__input").fill("")
            page.locator(".md-search__input").press_sequentially(words, delay=5)
            page.wait_for_timeout(300)
        page.wait_for_selector(".md-search-result__link")
        links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
        assert links
        assert not [link for link in links if re.search("versions|upcoming|notice", link)]
        page.locator(".md-search-result__link[href*='h=retained']").first.click()
        page.wait_for_url(re.compile(r"\?h="))
        page.locator("mark").first.wait_for()


@pytest.mark.slow
def test_feeds_are_announced_as_such_and_the_theme_finds_a_site_map_beside_them(site: Path, browser: "Browser") -> None:
    with served(site) as address, watched(browser, address) as context:
        answers: list[tuple[str, int]] = []
        page = context.new_page()
        context.on("response", lambda answer: answers.append((answer.url, answer.status)))
        page.goto(f"{address}gluptron/privacy/", wait_until="networkidle")
        written = (site / "gluptron/privacy/index.html").read_text()
        kinds = re.findall(r'<link rel="alternate" type="([^"]+)"', written)
        assert {"application/atom+xml", "text/calendar"} <= set(kinds)
        assert page.locator('link[rel="alternate"]').count() == len(kinds)
        maps = {(url, status) for url, status in answers if "sitemap" in url}
        assert maps == {(f"{address}gluptron/privacy/{folder}sitemap.xml", 200) for folder in ("", "versions/")}


@pytest.mark.slow
def test_a_reader_goes_on_in_another_language(
    tmp_path: Path, browser: "Browser", policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/archives/translation/policy_source", tmp_path / "policy_source")
    monkeypatch.chdir(copied(tmp_path, "mkdocs.yml", "site_overrides"))
    built = policy("build", "--now", (ROOT / "tests/archives/translation/now.txt").read_text().strip())
    assert built.status == 0, built.said
    with served(tmp_path / "site") as address, watched(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}tiny/terms/", wait_until="networkidle")
        page.locator("article a[hreflang]").first.click()
        page.wait_for_url(f"{address}tiny/conditions/")
        page.locator("article a[hreflang]").first.click()
        page.wait_for_url(f"{address}tiny/terms/")


@pytest.mark.slow
def test_the_search_knows_other_languages(tmp_path: Path, browser: "Browser") -> None:
    """Before: English rules held, and no word was found that stands after “l’”, in „quotes“ or after a slash."""
    for languages, scripts, words in SEARCHED:
        brand = replace(BRANDS[0], languages=languages)
        every = contents(("gluptron",))
        pages = [
            replace(page, content=page.content + ABROAD * (page.address == "gluptron/privacy/")) for page in every.pages
        ]
        site = publish_into(project_in(tmp_path / languages[0]), brand, made=Contents(tuple(pages), every.files))
        folder = site / "gluptron/assets/javascripts/lunr"
        assert {path.name for path in folder.rglob("*.js")} == {"lunr.stemmer.support.min.js", *scripts}
        with served(site / "gluptron", with_headers=True) as address, watched(browser, address) as context:
            page = context.new_page()
            page.goto(f"{address}privacy/", wait_until="networkidle")
            says = page.locator(".md-search-result__meta")
            for word in words:
                for typed, answer in (("nicht", "No matching documents"), (word, re.compile("1 matching document"))):
                    page.locator(".md-search__input").fill("")
                    page.locator(".md-search__input").press_sequentially(typed, delay=5)
                    expect(says).to_have_text(answer)  # “nicht” says too little


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_the_choice_of_colours_is_kept(site: Path, browser: "Browser", scheme: str) -> None:
    usual, other = ("default", "slate") if scheme == "light" else ("slate", "default")
    with served(site) as address, watched(browser, address, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address}gluptron/privacy/", wait_until="networkidle")
        page.mouse.wheel(0, 500)
        assert page.get_attribute("body", "data-md-color-scheme") == usual
        assert page.evaluate(KEPT) == "{}"
        page.locator(".md-header label[for^=__palette]:visible").click()
        assert page.get_attribute("body", "data-md-color-scheme") == other
        assert list(json.loads(page.evaluate(KEPT))) == ["/gluptron/.__palette"]
        context.route("**/bundle*.js", lambda route: route.fulfill(body=""))
        page.goto(f"{address}gluptron/")
        assert page.get_attribute("body", "data-md-color-scheme") == other  # before the theme's script could do it


@pytest.mark.slow
def test_the_policy_is_the_first_of_every_page_and_strict(site: Path) -> None:
    sent = headers_of(site)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in sent
    for path in sorted(site.rglob("*.html")):
        head = head_of(path)
        metas = [element for element in head if element.get("http-equiv") == "Content-Security-Policy"]
        assert len(metas) == 1, path
        before = list(head)[: list(head).index(metas[0])]
        assert {element.tag for element in before} <= {"meta"}, path
        policy = metas[0].get("content") or ""
        for written in (policy, sent):
            assert written.startswith("default-src 'none'; ")
            assert not re.search(r"unsafe|\*|https?:|blob:", written), path
        assert "frame-ancestors" not in policy
        if path.name != "404.html":
            assert "sha256" not in policy, path


def test_a_digest_is_that_which_browsers_take() -> None:
    # Source: https://www.w3.org/TR/CSP3/#external-hash (alert('Hello, world.');)
    page = "<meta charset=\"utf-8\"><script>alert('Hello, world.');</script><style>b{}</style>"
    policy = hosting.allowing("default-src 'none'; script-src 'self'; style-src 'self'", [page])
    assert "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; " in policy
    assert policy.count("sha256") == 2
    whole, parted = (hosting.allowing("script-src 'self'", [f"<script>{words}</script>"]) for words in ("a</b>", "a"))
    assert whole.count("sha256") == parted.count("sha256") == 1
    assert whole != parted


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ("default-src 'self'", "default-src 'self'; script-src 'self' 'sha256-"),
        ("default-src 'none'", "default-src 'none'; script-src 'sha256-"),
        ("script-src 'none'", "script-src 'sha256-"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_what_stands_in_a_page_is_allowed_by_what_browsers_go_by(policy: str, says: str) -> None:
    """Before: a project's own policy without `script-src` ended the build with a traceback."""
    assert hosting.allowing(policy, ["<script>a</script>"]).startswith(says)


def test_nothing_inline_is_left_in_the_overrides() -> None:
    for path in (ROOT / "site_overrides").rglob("*.html"):
        if path.name != "404.html" and path.parent.name != "material":  # there, what our settings switch off may be
            text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script>", text), path


@pytest.mark.slow
def test_a_brand_alone_has_all_that_hosts_read(site: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(site / "gluptron", alone)
    sent = headers_of(alone)
    assert sent["Content-Security-Policy"] == headers_of(site)["Content-Security-Policy"]
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in sent["Permissions-Policy"]
    assert "/:policy/versions/*\n  X-Robots-Tag: noindex" in (alone / "_headers").read_text()
    assert (alone / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
