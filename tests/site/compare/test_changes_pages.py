"""Neighbours among the versions of a policy are compared by complete pages: what each version changed."""

import datetime
import re
from pathlib import Path

import html5lib

from generator.site.redline import drawing
from tests.both_sides import redline_of
from tests.conftest import Policy, edit
from tests.rendered import all_pages, markdown
from tests.site.compare.comparison import (
    NAME,
    RETENTION,
    ROOT_OF,
    SEALED,
    SECTIONS,
    gather,
    item,
    of,
    shown_words,
    words_of,
)
from tests.steps import published


def test_a_change_is_listed_once_with_its_level_and_leads_to_its_place(folder: Path) -> None:
    body = next(
        markdown(page)
        for page in all_pages([item(NAME, folder / ROOT_OF)])
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
    return next(markdown(page) for page in all_pages([item(NAME, root)]) if page.address == address)


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


def test_what_a_new_item_states_is_not_listed_in_words_of_the_schema(project: Path) -> None:
    """Before: “After: label: HubSpot; role: third_party; for: marketing” stood below the sentence, for readers."""
    sharing = next(path for path in (project / SECTIONS).glob("*.md") if "\n  recipients:\n" in path.read_text())
    item_of = "    - {id: extra, label: Extra Ltd, role: third_party, for: [support], country: US}\n"
    sharing.write_text(sharing.read_text().replace("\n  recipients:\n", f"\n  recipients:\n{item_of}", 1))
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    listed = changes_of(2).split('class="policy-changes redline"')[1].split("</ol>")[0]
    assert "with a new recipient: Extra Ltd.</p>" in listed
    assert "third" not in listed
    assert "policy-sides" not in listed


def test_a_yes_alone_says_nothing_to_readers(project: Path) -> None:
    """Before: “After: yes” stood below what a fact says, and no “Before: no”."""
    cookies = project / SECTIONS / "cookies-tracking-technologies.md"
    edit(cookies, "cross_site_tracking: no", "cross_site_tracking: yes")
    published(project / "policy_source", NAME, datetime.datetime.fromisoformat(SEALED[0]))
    listed = changes_of(2).split('class="policy-changes redline"')[1].split("</ol>")[0]
    assert "needs your consent" in listed
    assert "policy-sides" not in listed


def test_every_change_has_an_address_and_leads_to_the_next(folder: Path) -> None:
    body = next(
        markdown(page)
        for page in all_pages([item(NAME, folder / ROOT_OF)])
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
    body = next(markdown(page) for page in all_pages([item()]) if page.address == f"{NAME}/versions/2/changes/")
    ids = re.findall(r"(?: id=\"|\{#)([^\"}]+)", body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)
    assert sum(name.endswith("--title") for name in ids) == 2  # one moved, one stayed
    assert body.count("<dt>Given</dt>") == 1


def test_neighbours_are_complete_pages_and_the_choice_leads_to_them(folder: Path) -> None:
    found = {page.address: page for page in all_pages([item(NAME, folder / ROOT_OF)])}
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
                gather(redline, left_out, texts)
        result.append(words_of("".join(texts)))
    return result[0], result[1]
