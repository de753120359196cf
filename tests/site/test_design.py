"""The look of the pages: colours that can be read, logos that run nothing, paper, right-to-left, narrow screens."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Section
from generator.source import colours, logos
from generator.text import html as text_html
from tests.browsing import served
from tests.conftest import Policy, commands, copied, edit
from tests.steps import checked, notified, sealed_and_announced

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#2f4a36"/></svg>'
BRAND = "policy_source/gluptron/brand.yml"
RETENTION = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"

any_colour = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#2f4a36", "#2f4a36", 1.0),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@given(any_colour, any_colour | st.just(""))
def test_any_brand_can_be_read_on_light_and_on_dark_pages(primary: str, dark: str) -> None:
    found = colours.palette(primary, dark)
    for ground in (colours.WHITE, colours.LIGHT):
        assert colours.contrast(found.light, ground) >= colours.LEAST
    for ground in (colours.DARK, colours.DARKEST_SHADE):
        assert colours.contrast(found.dark, ground) >= colours.LEAST
    assert colours.contrast(found.on_primary, primary) >= colours.LEAST


@given(any_colour, st.sampled_from([colours.WHITE, colours.DARK]))
def test_the_nearest_readable_colour_is_the_colour_where_that_can_be_read(colour: str, ground: str) -> None:
    if colours.contrast(colour, ground) >= colours.LEAST:
        assert colours.readable(colour, ground) == colour
    assert colours.contrast(colours.readable(colour, ground), ground) >= colours.LEAST


def test_a_pale_colour_is_found_with_one_that_would_do(project: Path) -> None:
    edit(project / BRAND, '"#2f4a36"', '"#e0c060"\n  dark: "#203040"')
    said = checked().out
    assert "brand.yml:13:12: warning: #e0c060 can hardly be read on white" in said
    assert "#203040 can hardly be read on the dark pages’ ground" in said
    (light, dark) = re.findall(r"would do is “(#\w+)”", said)
    edit(project / BRAND, "#e0c060", light)
    edit(project / BRAND, "#203040", dark)
    assert checked().out == "Nothing to mend.\n"


@pytest.mark.parametrize(
    ("content", "because"),
    [
        ("no picture", "not an SVG"),
        ("<svg/>", "not an SVG"),
        (SVG.replace("<path", "<script>alert(1)</script><path"), "<script>"),
        (SVG.replace("<path", '<path onclick="x()"'), "onclick"),
        (SVG.replace("<path", '<image href="https://example.com/x.png"/><path'), "<image>"),
        (SVG.replace("<path", '<use href="https://example.com/x.svg#y"/><path'), "href"),
        (SVG.replace('fill="#2f4a36"', 'fill="url(https://example.com/x)"'), "fill"),
        (SVG.replace("<path", "<style>@import 'https://example.com/x.css';</style><path"), "styles"),
        (SVG.replace("<path", r"<style>path { fill: u\72l(https://example.com/x) }</style><path"), "styles"),
        (SVG.replace("<path", r"<style>path { fill: \000075rl(//example.com/x) }</style><path"), "styles"),
        (SVG.replace("<path", r"<style>@\69mport 'https://example.com/x.css';</style><path"), "styles"),
        (SVG.replace("<path", r"<style>@im\port 'https://example.com/x.css';</style><path"), "styles"),
        (SVG.replace("<path", "<style>path { mask: image-set('https://example.com/x' 1x) }</style><path"), "styles"),
        (SVG.replace("<path", "<style>path { mask: -webkit-image-set('x.png' 1x) }</style><path"), "styles"),
        (SVG.replace("<path", "<style>path { mask: image('https://example.com/x') }</style><path"), "styles"),
        (SVG.replace("<path", "<style>@font-face { src: local(x) }</style><path"), "styles"),
        (SVG.replace("<path", "<style>path { fill: url(/* */ https://example.com/x) }</style><path"), "styles"),
        (SVG.replace("<path", r'<path style="fill: u\72 l(//example.com/x)"'), "style"),
        (SVG.replace('fill="#2f4a36"', r'fill="\75rl(https://example.com/x)"'), "fill"),
        (SVG.replace("<path", "<foreignObject/><path"), "foreignObject"),
        ('<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG, "DOCTYPE"),
        (SVG.replace("<path", '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/><path'), "iframe"),
    ],
)
def test_a_logo_that_could_run_or_load_something_is_refused(content: str, because: str) -> None:
    assert because in logos.problem("logo.svg", content.encode())


@pytest.mark.parametrize("paint", ["#2f4a36", "url(#gradient)", "none"])
def test_a_plain_logo_is_taken(paint: str) -> None:
    assert not logos.problem("logo.svg", SVG.replace("#2f4a36", paint).encode())
    assert not logos.problem("logo.png", b"\x89PNG\r\n\x1a\nrest")
    styles = f"<style>.image {{ fill: {paint} }} /* no url (yet) */ .curl {{ stroke: none }}</style><path"
    assert not logos.problem("logo.svg", SVG.replace("<path", styles).encode())
    assert logos.problem("logo.png", SVG.encode())


def test_a_logo_stands_with_the_brand_and_a_bad_one_stops_only_the_draft(project: Path, policy: Policy) -> None:
    edit(project / BRAND, "colours:", "logo: logo.svg\ncolours:")
    assert "there is no file policy_source/gluptron/logo.svg; put the picture there" in checked().out
    (project / "policy_source/gluptron/logo.svg").write_text(SVG.replace("<path", "<script/><path"))
    assert "logo.svg:1:1: error: this SVG holds <script>" in checked().out
    assert policy("build").status == 0
    assert not (project / "site/gluptron/assets/logo.svg").exists()
    (project / "policy_source/gluptron/logo.svg").write_text(SVG)
    assert checked().out == "Nothing to mend.\n"
    assert policy("build").status == 0
    assert (project / "site/gluptron/assets/logo.svg").read_text() == SVG
    assert 'url("logo.svg")' in (project / "site/gluptron/assets/brand.css").read_text()
    edit(project / BRAND, "logo.svg", "logos.svg")
    assert re.search(r"brand\.yml:\d+:7: error: there is no file policy_source/gluptron/logos\.svg; put", checked().out)
    edit(project / BRAND, "logos.svg", "../x.svg")
    assert "a logo can’t be called" in checked().out


def ids(text: str) -> list[str]:
    return re.findall(r'id="([^"]+)"', text_html.render(Section("s", "other", "", text), target=str))


def test_every_list_item_can_be_linked_to_by_its_place() -> None:
    text = "- one\n- two\n  1. a\n  2. b\n\n  words\n\n  - c\n- three\n\nWords.\n\n1. x\n\n> - quoted\n\n### 1.1"
    expected = ["1.1", "1.2", "1.2.1.1", "1.2.1.2", "1.2.2.1", "1.3", "2.1", "3.1"]
    assert ids(text)[:-1] == [f"s--{place}" for place in expected]
    assert ids(text)[-1] == "s--1-1"
    assert ids(text.replace("Words.", "More words.\n\nStill more.")) == ids(text)
    assert text_html.ids(Section("s", "other", "", text)) == set(ids(text))


def arabic(project: Path) -> None:
    folder = project / "policy_source/arab/privacy/sections"
    folder.mkdir(parents=True)
    (folder.parents[1] / "brand.yml").write_text("brand: arab\nname: زهرة\ntimezone: Asia/Dubai\n")
    sheet = "title: سياسة الخصوصية\nkind: privacy\nlanguage: ar\nsections: [first]\n"
    (folder.parent / "policy.yml").write_text(sheet)
    (folder / "first.md").write_text(
        "---\ntitle: مقدمة\ntype: scope\n---\n\nتوضح هذه السياسة:\n\n- البيانات\n- الأوقات\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build a site, once, in which a second version is in force and one brand writes from right to left."""
    project = copied(tmp_path_factory.mktemp("design"))
    with commands(project) as policy:
        yield _site(project, policy)


def _site(project: Path, policy: Policy) -> Path:
    arabic(project)
    edit(project / BRAND, "site:", "published_at: https://policies.example.com\nsite:")
    edit(project / RETENTION, "keep: 3 years, after", "keep: 5 years, after")
    sealed_and_announced(policy, "gluptron/privacy")
    notified(project / "policy_source", "gluptron/privacy")
    assert policy("freeze", "arab/privacy", "--yes").status == 0
    done = policy("build", "--now", "2027-03-01T00:00:00Z")
    assert done.status == 0, done.said
    return project / "site"


def article(site: Path, path: str) -> str:
    found = re.search(r"<article.*?</article>", (site / path / "index.html").read_text(), re.DOTALL)
    assert found, path
    return found[0]


def test_the_page_in_force_says_what_it_is(site: Path) -> None:
    page = article(site, "gluptron/privacy")
    assert re.search(r"In force since <time[^>]*>[A-Z][a-z]+ \d+, 202\d</time></p>", page)
    assert "Version 2 · Effective Date:" in page
    assert re.search(r"Last change</strong>, <time.*\(material change\): .*We keep account information longer: ", page)
    assert 'href="versions/2/changes/">What version 2 changed' in page
    assert "https://policies.example.com/privacy/versions/2/" in page
    assert re.search(r"<code>sha256:[0-9a-f]{64}</code>", page)
    assert 'href="history/#data-retention-deletion"' in page
    assert 'id="data-retention-deletion--1.3"' in page
    assert "Payment information</a>: 7 years" in page
    history = article(site, "gluptron/privacy/history")
    link = re.search(r'href="\.\./versions/2/changes/#([\w-]+)">See the change', history)
    assert link
    assert f'id="{link[1]}"' in article(site, "gluptron/privacy/versions/2/changes")


def test_nothing_of_ours_is_styled_or_scripted_inline(site: Path) -> None:
    for path in ("", "gluptron", "gluptron/privacy", "gluptron/privacy/history", "arab/privacy"):
        page = article(site, path)
        assert " style=" not in page, path
        assert "<script" not in page, path
        assert not re.search(r"\son\w+=", page), path


def test_a_text_runs_in_its_own_direction(site: Path) -> None:
    page = article(site, "arab/privacy")
    assert re.search(r'<h1[^>]* dir="rtl"[^>]* lang="ar"|<h1[^>]* lang="ar"[^>]* dir="rtl"', page)
    assert re.search(r'<h2[^>]*id="first"[^>]*>', page)
    assert page.count('dir="rtl"') == 3
    assert 'dir="' not in article(site, "gluptron/privacy")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as here:
        yield here


def show(page: "Page", url: str, width: int, height: int, *, scheme: Any = "light", motion: Any = None) -> None:
    """Show a page on a screen of this size."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="screen", color_scheme=scheme, reduced_motion=motion or "no-preference")
    page.goto(url)


def styled(page: "Page", selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}"))


@pytest.mark.slow
def test_narrow_screens_need_no_scrolling_sideways_and_no_script(address: str, browser: "Browser") -> None:
    page = browser.new_page(java_script_enabled=False)
    for path in (
        "",
        "gluptron/",
        "gluptron/privacy/",
        "gluptron/privacy/history/",
        "arab/privacy/",
        "sextrontgen/privacy/",
    ):
        show(page, address + path, 320, 256)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
    show(page, f"{address}gluptron/privacy/", 360, 740)
    page.get_by_text("Contents", exact=True).click()
    page.locator(".policy-contents").get_by_role("link", name="Your Data Rights").click()
    assert page.url.endswith("#your-data-rights")
    assert page.get_by_role("link", name="Have your data deleted").is_visible()
    assert "7 years" in page.locator(".policy-glance").inner_text()
    page.close()


@pytest.mark.slow
def test_a_long_german_title_is_not_broken_on_a_phone(address: str, page: "Page") -> None:
    show(page, f"{address}gluptron/privacy/", 360, 740)
    word, title = page.evaluate(
        """() => {
            const title = document.querySelector("h1"), word = document.createElement("span");
            word.style.whiteSpace = "nowrap";
            word.textContent = "Datenschutzerklärung:";
            title.replaceChildren(word);
            return [word, title].map(one => one.getBoundingClientRect().width);
        }"""
    )
    assert word <= title


@pytest.mark.slow
def test_what_a_search_finds_is_no_page_of_headings(address: str, page: "Page") -> None:
    """Before: the title of a page stood among the results as large as above its text, with as much room around it."""
    show(page, f"{address}gluptron/privacy/?q=retention", 1280, 900)
    page.locator(".md-search-result h2").first.wait_for()
    sizes = [styled(page, f".md-search-result {one}", "fontSize") for one in ("h1", "h2", "p")]
    assert sizes == ["16px", "14px", "12.8px"]


@pytest.mark.slow
def test_proofs_of_a_notice_stand_in_its_list_without_lines_of_their_own(address: str, page: "Page") -> None:
    """Before: two dashed lines around each, and a gap between those of neighbours: a rule for all folds came later."""
    show(page, f"{address}gluptron/privacy/versions/2/changes/", 360, 740)
    folds = ".policy-facts--given details.policy-fold"
    assert page.locator(folds).count() > 1
    assert styled(page, folds, "borderTopWidth") == styled(page, folds, "marginTop") == "0px"


@pytest.mark.slow
def test_policies_at_the_start_stand_apart(address: str, page: "Page") -> None:
    """Before: on a phone, the end of one and the beginning of the next looked like two lines of one."""
    show(page, address, 360, 740)
    page.evaluate(
        "document.querySelector('.policy-dates').after(document.querySelector('.policy-dates').cloneNode(true))"
    )
    assert styled(page, ".policy-dates + .policy-dates", "marginTop") != "0px"


@pytest.mark.slow
def test_what_is_announced_below_a_redline_keeps_its_distance(address: str, page: "Page") -> None:
    """Before: on the page of a notice, the box of other policies touched the last passage that changes."""
    show(page, f"{address}gluptron/privacy/versions/2/changes/", 360, 740)
    page.evaluate(
        """() => {
            const part = document.createElement("div"), banner = document.createElement("aside");
            part.className = "policy-text";
            banner.className = "policy-banner";
            part.append(banner);
            [...document.querySelectorAll("div.redline")].at(-1).after(part);
        }"""
    )
    assert float(styled(page, ".redline + .policy-text > .policy-banner", "marginTop").removesuffix("px")) > 16


LINE = 32  # pixels: more than one line is high, less than two are


@pytest.mark.slow
def test_days_and_digests_stay_on_one_line(address: str, page: "Page") -> None:
    """Before: “April” stood at the end of a line, “5, 2027” below it, and two letters of a digest below the others."""
    heights = "all => all.map(one => one.getBoundingClientRect().height)"
    for path in ("", "gluptron/privacy/", "gluptron/privacy/versions/"):
        show(page, address + path, 360, 740)
        days = page.locator("p time, li time").evaluate_all(heights)
        assert days, path
        assert max(days) < LINE, path
    show(page, f"{address}gluptron/privacy/versions/", 180, 740)  # as wide as a phone whose letters are twice as large
    spaces = {styled(page, f"{where} time", "whiteSpace") for where in ("p", "li")}
    assert spaces == {"normal"}
    show(page, f"{address}gluptron/privacy/", 1280, 900)
    (digest,) = page.locator(".policy-imprint code").evaluate_all(heights)
    assert digest < LINE


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_the_text_and_what_tells_it_from_others(address: str, page: "Page", scheme: Any) -> None:
    show(page, f"{address}gluptron/privacy/", 794, 1123, scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    for hidden in (".md-header", ".md-sidebar", ".policy-glance", ".policy-contents", ".policy-tools", ".headerlink"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".policy-since", ".policy-dates", ".policy-imprint", "#data-retention-deletion"):
        assert page.locator(shown).first.is_visible(), shown
    words = page.locator(".policy-imprint").inner_text()
    assert "version 2" in words
    assert "sha256:" in words
    assert "https://policies.example.com/privacy/versions/2/" in words
    ink = [int(part) for part in re.findall(r"\d+", styled(page, "h1", "color"))[:3]]
    assert max(ink) < 80
    assert len(page.pdf(format="A4")) > 20_000


@pytest.mark.slow
def test_a_table_of_seven_columns_fits_on_paper(address: str, page: "Page") -> None:
    show(page, f"{address}gluptron/privacy/", 660, 1000)
    head = "".join(f"<th>{word}</th>" for word in "Name Provider Purpose Type Duration Party Consent".split())
    cells = "".join(f"<td>{word}</td>" for word in ["a_cookie_with_a_long_name_" * 2, *["words of a cell"] * 6])
    table = f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    page.locator(".policy-text").first.evaluate("(text, table) => { text.innerHTML = table; }", table)
    page.emulate_media(media="print")
    measured = "table => [table.scrollWidth, table.parentElement.clientWidth, table.querySelector('th').clientHeight]"
    wide, room, high = page.locator(".policy-text table").first.evaluate(measured)
    assert wide <= room
    assert high < 40  # no word of the head is parted


@pytest.mark.slow
def test_the_mark_at_a_section_is_seen_and_reached_by_keyboard(address: str, page: "Page") -> None:
    show(page, f"{address}gluptron/privacy/", 1280, 900)
    mark = page.locator("#your-data-rights .headerlink")
    assert float(styled(page, "#your-data-rights .headerlink", "opacity")) > 0.5
    mark.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#your-data-rights")
    assert not page.locator(".policy-contents").is_visible()
    assert page.locator(".md-sidebar--secondary").get_by_role("link", name="Your Data Rights").is_visible()


@pytest.mark.slow
def test_right_to_left_text_stands_at_the_right(address: str, page: "Page") -> None:
    show(page, f"{address}arab/privacy/", 360, 740, motion="reduce")
    assert styled(page, "h1", "direction") == "rtl"
    item = page.locator("li[id]").first.bounding_box()
    assert item is not None
    assert item["x"] + item["width"] < 350
    assert float(styled(page, ".md-header", "transitionDuration").split("s")[0]) < 0.01
