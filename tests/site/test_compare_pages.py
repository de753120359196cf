"""Any two versions compared: complete pages for neighbours, pieces that the browser puts together for all others."""

import datetime
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.checks import project as source
from generator.model.document import Document, Section
from generator.publish.build import build, standing
from generator.site.pages import compare_pieces, version
from generator.site.policy_on_day import PolicyOnDay
from generator.site.redline import drawing
from generator.site.table import compiled
from generator.text import blocks
from generator.text.align import units
from tests.both_sides import redline_of
from tests.browsing import served
from tests.conftest import NOW, ONE_BRAND, ROOT, Policy, copied, edit
from tests.rendered import TEMPLATES, markdown
from tests.steps import published

NAME = "gluptron/privacy"
ROOT_OF = Path("policy_source")
SECTIONS = "policy_source/gluptron/privacy/sections"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
INTRODUCTION = f"{SECTIONS}/introduction.md"
LONG = "Whoever reads this far knows that a passage of some length is found again in another place."
SEALED = ("2026-03-01T12:00:00+00:00", "2026-05-01T12:00:00+00:00", "2026-07-01T12:00:00+00:00")


def four(project: Path) -> None:
    """Give the policy three more versions: new passages, other words, a section renamed."""
    edits: tuple[Callable[[], object], ...] = (
        lambda: (project / RETENTION).write_text(
            (project / RETENTION).read_text() + "\nWe keep `<i>nothing</i>` else.\n\n- one\n- two\n"
        ),
        lambda: edit(project / RETENTION, "resolve future issues", "settle later disputes"),
        lambda: edit(project / RETENTION, "- two\n", "- two and a half\n- three\n"),
    )
    for at, change in zip(SEALED, edits, strict=True):
        change()
        published(project / "policy_source", NAME, datetime.datetime.fromisoformat(at))


def item(name: str = NAME, root: Path = ROOT_OF) -> PolicyOnDay:
    now = datetime.datetime.fromisoformat(NOW)
    return next(one for one in standing(source.load(root), now) if one.policy.name == name)


def of(name: str, number: int, root: Path = ROOT_OF) -> Document:
    return item(name, root).policy.version(number).document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with four versions and its site."""
    made = copied(tmp_path_factory.mktemp("compared"), *ONE_BRAND)
    four(made)
    build(made, source.load(made / ROOT_OF), made / "site", datetime.datetime.fromisoformat(NOW))
    return made


def words_of(text: str) -> list[str]:
    return [unit for unit in units(text) if not unit.isspace()]


def test_a_change_is_listed_once_with_its_level_and_leads_to_its_place(folder: Path) -> None:
    body = next(
        markdown(page)
        for page in compiled([item(NAME, folder / ROOT_OF)])
        if page.address == f"{NAME}/versions/3/changes/"
    )
    listed = body.split('class="policy-changes redline"')[1].split("</ol>")[0]
    assert listed.count("<li>") == 1
    assert "material change" in listed
    assert "<del><i>[removed: </i>resolve future issues" in listed
    place = re.search(r'href="#([^"]+)"', listed)
    assert place
    assert body.count(f' id="{place[1]}"') == 1
    assert 'href="../../2/changes/"' in body
    assert 'href="../../4/changes/"' in body


def changes_of(number: int, root: Path = ROOT_OF) -> str:
    address = f"{NAME}/versions/{number}/changes/"
    return next(markdown(page) for page in compiled([item(NAME, root)]) if page.address == address)


def test_the_head_says_how_much_it_matters_from_when_and_where_the_texts_are(folder: Path) -> None:
    lines = re.findall(r"<p.*</p>", changes_of(3, folder / ROOT_OF).split("policy-head")[1].split("</div>")[0])
    assert [re.sub("<[^>]*>", "", line) for line in lines] == [
        "Your Privacy Matters to Gluptron",
        "This is a material change.",
        "From June 2, 2026 · Version 3",
        "Text of version 3 Text of version 2 All versions Compare other versions",
    ]
    links = re.findall('href="([^"]*)"', lines[-1])
    assert links == ["../", "../../2/", "../../", "../../../compare/?from=2&amp;to=3"]


def test_a_version_that_is_announced_changes_and_what_a_sentence_says_stands_once(
    project: Path, policy: Policy
) -> None:
    edit(project / RETENTION, "Here's", "Here’s")
    # sealed with the places of filled words
    assert policy("freeze", NAME, "--yes", "--now", "2026-11-29T12:00:00+00:00").status == 0
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat("2026-11-30T12:00:00+00:00"))
    body = changes_of(3)
    assert "what version 3 changes" in body
    assert "## What changes {#changes}" in body
    listed = body.split('class="policy-changes redline"')[1].split("</ol>")[0]
    assert "<p>We keep payment information longer: 7 years → 9 years.</p>" in listed
    assert "policy-sides" not in listed
    assert "<summary>Belongs to this: 1 change</summary>" in listed
    assert re.search(r"</a>: passage \d+: names what changed above\.</li>", listed)


def test_every_change_has_an_address_and_leads_to_the_next(folder: Path) -> None:
    body = next(
        markdown(page)
        for page in compiled([item(NAME, folder / ROOT_OF)])
        if page.address == f"{NAME}/versions/4/changes/"
    )
    steps = re.findall(r'<a href="#([^"]+)"><i>[\w ,]+</i>(\d+)/\d+</a> ', body)
    shown = drawing(redline_of(of(NAME, 3, folder / ROOT_OF), of(NAME, 4, folder / ROOT_OF)), str)
    assert len(steps) == len(shown.rows) >= 1
    ids = [shown.links.anchor(place) for place in shown.links.places]
    for name in ids:
        assert body.count(f' id="{name}"') == 1, name
    rows = [shown.links.anchor(place) for place in shown.rows]
    assert steps == [(name, str(n)) for n, name in enumerate([*rows[1:], rows[-1]], 1)]
    assert set(re.findall(r'href="#(at-[^"]+)"', body)) <= set(ids)


def test_what_changed_in_a_heading_leads_to_where_it_is_marked(project: Path) -> None:
    order = project / SECTIONS / "../policy.yml"
    edit(order, "  - data-retention-deletion\n", "")
    order.write_text(order.read_text().rstrip("\n") + "\n  - data-retention-deletion\n")
    for file in (RETENTION, f"{SECTIONS}/childrens-privacy.md"):
        words = (project / file).read_text()
        (project / file).write_text(re.sub(r"^(title: .*)$", r"\1 and more", words, count=1, flags=re.MULTILINE))
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    body = next(markdown(page) for page in compiled([item()]) if page.address == f"{NAME}/versions/2/changes/")
    ids = re.findall(r"(?: id=\"|\{#)([^\"}]+)", body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)
    assert sum(name.endswith("--title") for name in ids) == 2  # one moved, one stayed
    assert body.count("<dt>Given</dt>") == 1


def test_neighbours_are_complete_pages_and_the_choice_leads_to_them(folder: Path) -> None:
    found = {page.address: page for page in compiled([item(NAME, folder / ROOT_OF)])}
    assert {address for address in found if "/compare/" in address} == {f"{NAME}/compare/"}
    for number in (2, 3, 4):
        page = found[f"{NAME}/versions/{number}/changes/"]
        inserted, removed = sides(markdown(page))
        assert inserted == shown_words(of(NAME, number, folder / ROOT_OF))
        assert removed == shown_words(of(NAME, number - 1, folder / ROOT_OF))
        assert not page.listed
    choice = markdown(found[f"{NAME}/compare/"])
    for link in ("../versions/4/changes/", "../versions/2/changes/", "../versions/1/"):
        assert f'href="{link}"' in choice
    assert 'href="../compare/?from=1&amp;to=4"' in markdown(found[f"{NAME}/versions/"])
    assert 'href="../../compare/?from=1&amp;to=4"' in markdown(found[f"{NAME}/versions/1/"])


def shown_words(document: Document) -> list[str]:
    """Return the words of a document's texts; headings, which pages show in several ways, are left out."""
    return [
        word
        for section in document.sections
        for one in blocks.parse(section.text)
        if one.kind != "heading"
        for run in one.runs
        for word in words_of(run.text)
    ]


def sides(body: str) -> tuple[list[str], list[str]]:
    """Return the words of the newer and of the older text that a page's redline holds."""
    root = html5lib.parseFragment(
        body.split("{#redline}", maxsplit=1)[1].split("<nav", maxsplit=1)[0],
        namespaceHTMLElements=False,
        container="div",
    )
    result = []
    for left_out in ("del", "ins"):
        texts: list[str] = []
        for redline in root.iter("div"):
            if "redline" in str(redline.get("class")).split():
                redline.tail = None  # the Markdown headings between them
                _gather(redline, left_out, texts)
        result.append(words_of("".join(texts)))
    return result[0], result[1]


def _gather(element: Element, left_out: str, texts: list[str]) -> None:
    name = element.tag
    step = name == "a" and any(child.tag == "i" for child in element)
    skipped = (
        step
        or name in {left_out, "summary", "i", "small"}
        or element.get("role") == "heading"
        or element.get("class") in {"visually-hidden", "redline-note"}
        or element.get("data-side") == {"del": "before", "ins": "after"}[left_out]
    )
    if not skipped:
        texts.append(element.text or "")
        for child in element:
            _gather(child, left_out, texts)
    texts.append(("\n" if name in {"p", "li", "tr", "td", "th", "pre", "div", "br"} else "") + (element.tail or ""))


def compare_files(name: str, root: Path = ROOT_OF) -> dict[str, bytes]:
    """Return the files of a policy's comparisons by their paths below `compare/`."""
    start = f"{name}/compare/"
    beside = version.beside(item(name, root), TEMPLATES)
    return {path.removeprefix(start): content for path, content in beside if path.startswith(start)}


def put_together(files: dict[str, bytes], older: int, newer: int, left_out: str) -> tuple[list[str], bool]:
    """Return the words of one side of a comparison, and whether all of them are shown: those of moved passages are cut.

    The older side stands in the order of the newer one, with what was removed at the end.
    """
    listed = json.loads(files["texts.json"])
    old, new = (
        dict(next(one["sections"] for one in listed["versions"] if one["version"] == number))
        for number in (older, newer)
    )
    texts: list[str] = []
    for section in [*new, *(one for one in old if one not in new)]:
        was, now = old.get(section), new.get(section)
        known = listed["sections"][section]
        name = known["pairs"].get(f"{'' if was is None else was}-{'' if now is None else now}")
        beside = was if left_out == "ins" else now
        if was == now or name is None:
            name = "" if beside is None else known["texts"][beside]
        if name:
            html = json.loads(files[f"pieces/{name}.json"])
            _gather(html5lib.parseFragment(html, namespaceHTMLElements=False)[0], left_out, texts)
    return words_of("".join(texts)), "⋯" not in texts


def test_any_two_versions_are_put_together_from_pieces(folder: Path) -> None:
    files = compare_files(NAME, folder / ROOT_OF)
    for older, newer in ((1, 3), (1, 4), (2, 4)):
        old, new = of(NAME, older, folder / ROOT_OF), of(NAME, newer, folder / ROOT_OF)
        assert put_together(files, older, newer, "del") == (shown_words(new), True)
        assert put_together(files, older, newer, "ins") == (shown_words(old), True)
    pieces = {path for path in files if path.startswith("pieces/")}
    sections = len(of(NAME, 1, folder / ROOT_OF).sections)
    assert len(pieces) <= sections + 3 + 3  # the section that changed has three more texts; neighbours have a page
    listed = json.loads(files["texts.json"])
    assert sum(len(one["pairs"]) for one in listed["sections"]) == 3
    assert [one["parent"] for one in listed["versions"]] == [0, 1, 2, 3]
    html = " ".join(json.loads(files[path]) for path in pieces)
    assert "We keep <code>&lt;i&gt;nothing&lt;/i&gt;</code> else." in html
    assert " style=" not in html
    assert "<script" not in html


def test_former_addresses_lead_to_the_same_comparison(folder: Path) -> None:
    files = compare_files(NAME, folder / ROOT_OF)
    assert b'content="0; url=../?from=1&amp;to=4"' in files["1/index.html"]
    assert b'content="0; url=../../versions/4/changes/"' in files["3/index.html"]
    assert "4/index.html" not in files


def test_a_section_is_followed_under_another_name(project: Path) -> None:
    old = project / SECTIONS / "childrens-privacy.md"
    old.rename(old.with_name("young-people.md"))
    renamed = old.with_name("young-people.md")
    renamed.write_text(renamed.read_text().replace("---\n", "---\nwas: childrens-privacy\n", 1))
    edit(project / SECTIONS / "../policy.yml", "childrens-privacy", "young-people")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    policy = item().policy
    lines = compare_pieces.section_lines(policy, policy.versions)
    (line,) = (one for one in lines if one.ids.get(1) == "childrens-privacy")
    assert line.ids[2] == "young-people"
    assert len(line.texts) == 1
    assert line.pairs((1, 2), ()) == ()


def test_a_section_of_many_texts_is_compared_with_its_neighbours_and_the_newest() -> None:
    texts = tuple(Section("a", "", "A", f"{n}") for n in range(7))
    line = compare_pieces.SectionLine(texts, {n + 2: n for n in range(7)}, {})
    found = line.pairs(range(1, 9), [(2, 4)])
    assert set(found) == {(n, n + 1) for n in range(-1, 6)} | {(n, 6) for n in range(-1, 6)}  # (0, 2) has a page
    few = compare_pieces.SectionLine(texts[:3], {1: 0, 2: 1, 3: 0, 4: 2}, {})
    assert set(few.pairs((1, 2, 3, 4), ())) == {(0, 1), (1, 0), (0, 2), (1, 2)}


def test_what_only_a_version_and_its_parent_have_is_left_to_the_page_of_its_changes() -> None:
    texts = tuple(Section("a", "", "A", f"{n}") for n in range(9))
    line = compare_pieces.SectionLine(texts[:3], {1: 0, 2: 1, 3: 1, 4: 2}, {})
    assert set(line.pairs((1, 2, 3, 4), [(1, 2), (2, 3), (3, 4)])) == {(0, 1), (0, 2), (1, 2)}
    every = compare_pieces.SectionLine(texts, {n: n for n in range(9)}, {})
    assert set(every.pairs(range(9), [(n, n + 1) for n in range(8)])) == {(n, 8) for n in range(7)}


def test_comparisons_of_a_real_history_hold_both_texts(project: Path, policy: Policy, histories: Path) -> None:
    (project / "old").mkdir()
    for path in sorted((histories / "tinder").iterdir())[-10:]:
        shutil.copy(path, project / "old")
    done = policy("import", "--as-versions", "old", "--brand", "tinder", "--policy", "privacy")
    assert done.status == 0, done.said
    files = compare_files("tinder/privacy")
    newest = item("tinder/privacy").policy.versions[-1].number
    assert newest > 5
    for older, newer in ((2, newest - 2), (newest - 3, newest)):
        words, _ = put_together(files, older, newer, "del")
        assert words == shown_words(of("tinder/privacy", newer))
        words, whole = put_together(files, older, newer, "ins")
        assert not whole or Counter(words) == Counter(shown_words(of("tinder/privacy", older)))


# In a browser


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


def compared(page: Page, site: str, name: str, older: int, newer: int) -> None:
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
def test_the_browser_puts_any_two_versions_together(folder: Path, site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
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
    assert page.get_by_text("2 versions came into force on the way").is_visible()
    asked.clear()
    page.goto(f"{site}{NAME}/compare/?from=2&to=3")
    page.wait_for_selector("#comparison ins", state="attached")
    assert not [url for url in asked if "/pieces/" in url]  # the page of what version 3 changed is taken
    assert page.locator("#comparison h2[id]").count() == 1  # of the section that differs
    leads = page.evaluate("[...document.querySelectorAll('#comparison a[href]')].map(one => one.href)")
    assert all(f"{NAME}/compare/?from=2&to=3#" in one or "/compare/" not in one for one in leads)
    assert page.get_by_role("link", name="With levels and reasons").is_visible()
    assert said == []
    page.close()


@pytest.mark.slow
def test_the_page_is_walked_by_keyboard_and_set_side_by_side(site: str, browser: Browser) -> None:
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
    project: Path, browser: Browser
) -> None:
    (project / "policy_source/gluptron/words.yml").write_text(OWN)
    with (project / INTRODUCTION).open("a") as there:
        there.write(f"\n{LONG}\n")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    edit(project / INTRODUCTION, f"\n{LONG}\n", "")
    with (project / RETENTION).open("a") as here:
        here.write(f"\n{LONG}\n")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[1]))
    build(project, source.load(ROOT_OF), project / "site", datetime.datetime.fromisoformat(NOW))
    with served(project / "site") as site:
        page = browser.new_page(viewport={"width": 1280, "height": 700})
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
        page.close()


@pytest.mark.slow
def test_two_versions_are_chosen_and_the_address_says_which(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site}{NAME}/compare/")
    page.select_option("#older", "3")
    page.select_option("#newer", "1")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_selector("#comparison ins", state="attached")
    expect(page).to_have_url(re.compile(r"\?from=1&to=3$"))
    assert "From version 1 to version 3: " in page.inner_text("#compared")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()


@pytest.mark.slow
def test_without_a_script_comparisons_are_links(site: str, browser: Browser) -> None:
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
