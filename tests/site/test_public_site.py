"""The public's side, kind of page by kind: the limits of `make bench-site` on the two brands and the workflow.

They are imported where a test asks for them: to import the tests takes neither a browser nor a benchmark.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from benchmarks.site_browser import Window
    from benchmarks.site_data import Site
    from benchmarks.site_pages import Found
    from benchmarks.site_served import Served

OF_POLICIES: Final = (
    *("hub", "brand", "404", "in-force", "upcoming", "notice", "archive", "version", "changes", "compared", "compare"),
    "history",
)
AGAIN_AFTERWARDS: Final = frozenset({"changes", "compare"})
BAD: Final = """<!doctype html><html lang="en"><head><title>Bad</title><style>:focus { outline: none }</style></head>
<body><main><h1 id="a">A</h1><h3 id="a">B</h3><p style="color: #ccc">Pale</p><del>gone</del>
<a href="gone/">gone</a><a href="#gone">gone</a><a href="../../">up</a><button>does nothing</button>
<div id="x">Loading …</div><p style="width: 3000px">wide</p><img src="http://127.0.0.1:9/x.png">
<b onclick="">bold</p></b></main><script>console.log("said"); document.cookie = "a=b"; localStorage.a = "b"</script>
</body>
"""


GOOD: Final = """<!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>A</h1>
<details><summary>One</summary><details><summary>Two</summary><p>Three</p></details></details>
<p style="width: 4.3em">Volume<a href="#a"> Licensing</a></p><p id="a">There</p></main></body>
"""


def shown(found: "Iterable[Found]") -> str:
    """Return what falls short, one line for each rule and place."""
    return "\n".join(map(str, {(one.check, one.rule, one.place): one for one in found}.values()))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> "dict[str, Site]":
    from benchmarks import site_data  # noqa: PLC0415 -- see above

    folder = tmp_path_factory.mktemp("public")
    return {site.name: site for site in site_data.sites(folder, ("announced", "after"), 0)}


@pytest.fixture(scope="module")
def announced(sites: "dict[str, Site]") -> "Iterator[Served]":
    from benchmarks.site_served import served  # noqa: PLC0415 -- see above

    with served(sites["announced"].folder) as here:
        yield here


@pytest.fixture(scope="module")
def window(browser: "Browser") -> "Iterator[Window]":
    from benchmarks import site_browser  # noqa: PLC0415 -- see above

    with site_browser.window(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def without_script(browser: "Browser") -> "Iterator[Window]":
    from benchmarks import site_browser  # noqa: PLC0415 -- see above

    with site_browser.window(browser, script=False) as opened:
        yield opened


@pytest.mark.parametrize("name", ["announced", "after"])
def test_every_address_leads_somewhere_also_with_a_brand_served_alone(sites: "dict[str, Site]", name: str) -> None:
    from benchmarks import site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS  # noqa: PLC0415 -- see above

    site = sites[name]
    read = site_files.all_parsed(site.folder, frozenset(KINDS))
    assert len(read) > 10
    found = site_files.links(site.folder, read, site.alone)
    assert not found, shown(found)


@pytest.mark.parametrize("name", ["announced", "after"])
def test_a_strict_parser_accepts_every_page(sites: "dict[str, Site]", name: str) -> None:
    from benchmarks import site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS  # noqa: PLC0415 -- see above

    found = site_files.markup(site_files.all_parsed(sites[name].folder, frozenset(KINDS)))
    assert not found, shown(found)


def test_the_nu_checker_accepts_every_kind_of_page(sites: "dict[str, Site]") -> None:
    from benchmarks import site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS, chosen  # noqa: PLC0415 -- see above

    if not site_files.validator():
        pytest.skip("needs java and the Nu HTML checker: npm install --prefix .cache vnu-jar")
    site = sites["announced"].folder
    found = site_files.validated(site, chosen(site, frozenset(KINDS), 1))
    assert not found, shown(found)


@pytest.mark.parametrize("name", ["announced", "after"])
def test_old_pages_are_small_for_their_text(sites: "dict[str, Site]", name: str) -> None:
    from benchmarks import site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS  # noqa: PLC0415 -- see above

    found = site_files.sizes(site_files.all_parsed(sites[name].folder, frozenset(KINDS)))
    assert not found, shown(found)


def test_every_page_has_a_strict_policy_in_itself_and_for_hosts(sites: "dict[str, Site]") -> None:
    from benchmarks import site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS  # noqa: PLC0415 -- see above

    site = sites["announced"]
    found = site_files.policies(site.folder, site_files.all_parsed(site.folder, frozenset(KINDS)), site.alone)
    assert not found, shown(found)


@pytest.mark.parametrize("kind", OF_POLICIES)
def test_each_kind_of_page_is_for_everybody(
    window: "Window", without_script: "Window", announced: "Served", kind: str
) -> None:
    from benchmarks import site_browser  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import chosen, some_comparisons  # noqa: PLC0415 -- see above

    pages = some_comparisons(announced.folder) if kind == "compared" else chosen(announced.folder, frozenset({kind}), 1)
    assert pages, f"no page of the kind “{kind}” is built"
    found = [
        *site_browser.looked_at(window, announced, pages[0], 1280, "dark"),
        *site_browser.looked_at(window, announced, pages[0], 360, "light"),
        *site_browser.by_keyboard(window, announced, pages[0], 360, is_shown=True),
        *site_browser.without_script(without_script, announced, pages[0], 360),
    ]
    assert not found, shown(found)


def test_pages_are_for_everybody_once_the_change_has_happened(window: "Window", sites: "dict[str, Site]") -> None:
    from benchmarks import site_browser  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import chosen  # noqa: PLC0415 -- see above
    from benchmarks.site_served import served  # noqa: PLC0415 -- see above

    with served(sites["after"].folder) as here:
        found = [
            one
            for page in chosen(here.folder, AGAIN_AFTERWARDS, 1)
            for one in site_browser.looked_at(window, here, page, 360, "dark")
        ]
    assert not found, shown(found)


def test_a_first_visit_is_light(browser: "Browser", announced: "Served") -> None:
    from benchmarks import site_browser, site_files  # noqa: PLC0415 -- see above

    assert site_browser.first_visit(browser, announced, "gluptron/privacy/") <= site_files.FIRST_VISIT


def test_folds_in_folds_and_links_over_two_lines_are_no_fault(
    window: "Window", without_script: "Window", tmp_path: Path
) -> None:
    from benchmarks import site_browser  # noqa: PLC0415 -- see above
    from benchmarks.site_served import served  # noqa: PLC0415 -- see above

    (tmp_path / "index.html").write_text(GOOD)
    with served(tmp_path) as here:
        found = [
            *site_browser.by_keyboard(window, here, "", 360),
            *site_browser.without_script(without_script, here, "", 360),
        ]
    assert not found, shown(found)


def test_every_kind_of_page_of_a_policy_is_looked_at() -> None:
    from benchmarks.site_pages import KINDS  # noqa: PLC0415 -- see above

    assert set(OF_POLICIES) == set(KINDS) - {"other"}


def test_what_falls_short_is_found(browser: "Browser", tmp_path: Path) -> None:
    from benchmarks import site_browser, site_files  # noqa: PLC0415 -- see above
    from benchmarks.site_pages import KINDS, kind_of  # noqa: PLC0415 -- see above
    from benchmarks.site_served import served  # noqa: PLC0415 -- see above

    (tmp_path / "one/two").mkdir(parents=True)
    (tmp_path / "one/two/index.html").write_text(BAD)
    page = "one/two/"
    assert kind_of(page) == "in-force"
    read = site_files.all_parsed(tmp_path, frozenset(KINDS))
    rules = {one.rule for one in [*site_files.links(tmp_path, read, ["one"]), *site_files.markup(read)]}
    assert {"no such page", "no such anchor", "above the root", "duplicate-id", "unexpected-end-tag"} <= rules
    assert {one.place for one in site_files.policies(tmp_path, read, [])} == {"meta", "_headers"}
    with served(tmp_path) as here:
        rules = {one.rule for one in site_browser.everything(browser, here, page, (360,), ("light",))}
    assert {"color-contrast", "heading-order", "image-alt", "headings in order", "DEL is not said in words"} <= rules
    assert {"scrolls sideways", "elsewhere", "cookie", "storage", "log", "error", "focus is not visible"} <= rules
    assert {"says it is loading", "does nothing"} <= rules
