"""Each section's own history: through renames, moves and removals, with the days, levels and reasons of the archive."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.errors import Place
from generator.model.brand import Brand, NoticePromise
from generator.model.document import Document, Section
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.version import Takedown, Version
from generator.site.change_in_brief import in_brief
from generator.site.pages.history import history_page, link
from generator.site.policy_on_day import PolicyOnDay, policy_on_day
from generator.site.section_history import SectionHistory, histories
from generator.text import diff as differ
from tests.bounds import ending
from tests.rendered import all_pages, markdown

BRAND = Brand("acme", "Acme", "Etc/UTC", NoticePromise(), values={})
FIRST = datetime.date(2020, 1, 1)
LONG = "We keep what you give us for as long as the contract runs and for three years after its end, then we delete it."


def section(name: str, text: str = "Words.", *, title: str = "", was: str = "") -> Section:
    return Section(name, "other", title or name.title(), text, was=was)


def published(*documents: Sequence[Section], today: datetime.date = datetime.date(2026, 1, 1)) -> PolicyOnDay:
    """Return a policy with a version of those sections in force from each first of January."""
    versions = tuple(
        Version(
            number=number,
            document=Document("Privacy", "en", tuple(sections)),
            recorded=FIRST.replace(year=FIRST.year + number - 1),
            origin="imported",
            effective=FIRST.replace(year=FIRST.year + number - 1),
            promise=BRAND.notice,
            previous="none",
            digest="",
            place=Place("v"),
        )
        for number, sections in enumerate(documents, 1)
    )
    return of(versions, today)


def of(versions: tuple[Version, ...], today: datetime.date) -> PolicyOnDay:
    policy = Policy(BRAND, "privacy", None, versions)
    noon = datetime.datetime.combine(today, datetime.time(12), datetime.UTC)
    return policy_on_day(policy, noon)


def told(found: Sequence[SectionHistory]) -> dict[str, list[tuple[int, str]]]:
    return {one.id: [(step.version.number, step.how) for step in one.steps] for one in found}


def test_a_section_that_never_changed_has_no_step() -> None:
    item = published([section("a"), section("b")], [section("a"), section("b", "Others.")])
    found = histories(item)
    assert told(found) == {"a": [], "b": [(2, "text changed")]}
    assert found[1].steps[0].level is Level.MATERIAL
    assert found[1].steps[0].reasons
    assert found[1].steps[0].at == "in-b"
    page = history_page(item, found)
    assert page is not None
    assert "{#a}" not in markdown(page)
    assert markdown(page).index("{#b}") < markdown(page).index("Unchanged since the first version")
    assert '<a id="a" href="../#a">A</a>.</p>' in markdown(page)
    assert "text changed" in markdown(page)
    assert "The wording changed." not in markdown(page)  # the same again


def test_a_history_follows_renames() -> None:
    item = published(
        [section("a", LONG)],
        [section("b", LONG, title="Be", was="a")],
        [section("b", f"{LONG} Soon.", title="Be", was="a")],
        [section("c", f"{LONG} Soon.", title="Be", was="b")],
    )
    found = histories(item)
    assert [number for number, _ in told(found)["c"]] == [2, 3, 4]
    assert told(found)["c"][0] == (2, "renamed, formerly “A”")
    assert found[0].since.number == 1
    page = history_page(item, found)
    assert page is not None
    assert '<span id="a"></span>' in markdown(page)
    assert '<span id="b"></span>' in markdown(page)


def test_another_number_in_a_title_is_no_other_name() -> None:
    item = published(
        [section("a", title="7. Data")], [section("a", title="8. Data")], [section("a", title="8. Your data")]
    )
    assert told(histories(item)) == {"a": [(2, "changed"), (3, "renamed, formerly “8. Data”")]}


def test_the_letters_of_a_title_are_not_what_a_version_changed_first_of_all() -> None:
    item = published(
        [section("a", title="Your letters"), section("b", LONG)],
        [section("a", title="Your mail"), section("b", f"{LONG} We sell it.")],
    )
    assert in_brief(item, 2) == ("B: The text changes.", "And one more change.")


def test_a_history_follows_sections_and_passages_that_moved() -> None:
    other = "This other paragraph says at some length what happens with the things that nobody has asked about so far."
    item = published(
        [section("a", "One."), section("b", f"{LONG}\n\n{other}"), section("c", "Three.")],
        [section("c", "Three."), section("a", "One."), section("b", f"{LONG}\n\n{other}")],
        [section("c", f"Three.\n\n{other}"), section("a", "One."), section("b", LONG)],
    )
    found = told(histories(item))
    assert found["c"] == [(2, "moved within the policy"), (3, "text changed")]
    assert found["a"] == []
    assert found["b"] == [(3, "text changed")]


def test_sections_come_and_go_and_come_again() -> None:
    item = published([section("a"), section("b", LONG)], [section("a")], [section("a"), section("b", "Another one.")])
    found = histories(item)
    assert told(found) == {"a": [], "b": [(3, "new")], "b--until-2": [(2, "removed")]}
    page = history_page(item, found)
    assert page is not None
    assert (
        markdown(page).index("{#b}")
        < markdown(page).index("Sections that are gone")
        < markdown(page).index("{#b--until-2}")
    )
    assert "versions/2/changes/#in-b" in markdown(page)
    assert markdown(page).count("{#b}") == 1


def test_what_is_to_come_stands_in_it_and_is_not_yet_a_change() -> None:
    item = published([section("a")], [section("a", "Others.")], today=datetime.date(2020, 6, 1))
    (one,) = histories(item)
    assert told([one]) == {"a": [(2, "text changed")]}
    page = history_page(item, [one])
    assert page is not None
    assert "from <time" in markdown(page)
    assert link(item, one).key == ""
    later = published([section("a")], [section("a", "Others.")])
    changed = link(later, histories(later)[0])
    assert (changed.key, changed.date) == ("section-changed", "January 1, 2021")


def test_a_text_removed_by_order_leaves_a_gap_that_is_said() -> None:
    item = published([section("a")], [section("a", "Secret.")], [section("a", "Others."), section("b")])
    first, second, third = item.policy.versions
    order = Takedown("Order 12", "x", "y", datetime.date(2023, 1, 1))
    gone = replace(second, document=replace(second.document, sections=()), removed=order)
    item = of((first, gone, third), datetime.date(2026, 1, 1))
    words = "changed after version 1; a text between them was removed by order"
    found = histories(item)
    assert told(found) == {"a": [(3, words)], "b": [(3, words)]}
    assert found[0].steps[0].at == ""
    assert [one.label for one in history_page(item, found).view.changed] == ["A", "B"]  # type: ignore[attr-defined]


def test_without_a_text_in_force_there_is_none() -> None:
    item = published([section("a")], today=datetime.date(2019, 1, 1))
    assert histories(item) == ()
    assert not [page for page in all_pages([item]) if page.address.endswith("history/")]


def test_a_large_history_compares_no_text_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{LONG} Section {n}." for n in range(100)]
    documents = []
    for version in range(24):
        texts[version] += f" Changed in {version}."
        documents.append([section(f"s{n}", text) for n, text in enumerate(texts)])
    item = published(*documents, today=datetime.date(2050, 1, 1))
    for sealed in item.policy.versions[1:]:
        item.judged(sealed.number)  # as the archive does
    monkeypatch.setattr(differ, "diff", None)
    with ending():
        found = histories(item)
        page = history_page(item, found)
    assert sum(len(one.steps) for one in found) == 23
    assert page is not None
    assert len(markdown(page)) < 60_000
