"""Any two versions compared: redlines of sections, of which a comparison that has no page is put together."""

import datetime
import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import html5lib

from generator.model.document import Document, Section
from generator.site.pages import compare_sections
from tests.conftest import Policy, edit
from tests.site.compare.comparison import NAME, ROOT_OF, SEALED, SECTIONS, gather, item, of, shown_words, words_of
from tests.site.published_files import files_beside_archive
from tests.steps import published


def compare_files(name: str, root: Path = ROOT_OF) -> dict[str, bytes]:
    """Return the files of a policy's comparisons by their paths below `compare/`."""
    start = f"{name}/compare/"
    beside = files_beside_archive(item(name, root))
    return {path.removeprefix(start): content for path, content in beside.items() if path.startswith(start)}


def put_together(
    files: dict[str, bytes], older: int, newer: int, left_out: str, of: Document
) -> tuple[list[str], bool]:
    """Return the words of one side of a comparison, and whether all of them are shown: those of moved passages are cut.

    The older side stands in the order of the newer one, with what was removed at the end. A text that is not compared
    stands on the page `of` its version.
    """
    listed = json.loads(files["texts.json"])
    old, new = (
        dict(next(one["sections"] for one in listed["versions"] if one["version"] == number))
        for number in (older, newer)
    )
    version = older if left_out == "ins" else newer
    words: list[str] = []
    whole = True
    for section in [*new, *(one for one in old if one not in new)]:
        was, now = old.get(section), new.get(section)
        known = listed["sections"][section]
        place = known["pairs"].get(f"{'' if was is None else was}-{'' if now is None else now}")
        beside = was if left_out == "ins" else now
        if was != now and place:
            file, number = place.split("/")
            html = json.loads(files[f"redlines/{file}.json"])[int(number)]
            texts: list[str] = []
            gather(html5lib.parseFragment(html, namespaceHTMLElements=False)[0], left_out, texts)
            words += words_of("".join(texts))
            whole = whole and "⋯" not in texts
        elif beside is not None:
            there = known["other_ids"].get(str(version), known["id"])
            words += shown_words(replace(of, sections=tuple(one for one in of.sections if one.id == there)))
    return words, whole


def test_any_two_versions_are_put_together_from_redlines(folder: Path) -> None:
    files = compare_files(NAME, folder / ROOT_OF)
    for older, newer in ((1, 3), (1, 4), (2, 4)):
        old, new = of(NAME, older, folder / ROOT_OF), of(NAME, newer, folder / ROOT_OF)
        assert put_together(files, older, newer, "del", new) == (shown_words(new), True)
        assert put_together(files, older, newer, "ins", old) == (shown_words(old), True)
    read = [json.loads(content) for path, content in files.items() if path.startswith("redlines/")]
    assert sorted(map(len, read)) == [1, 3]  # of the title, and of the section that changed; neighbours have a page
    redlines = [one for several in read for one in several]
    listed = json.loads(files["texts.json"])
    assert sum(len(one["pairs"]) for one in listed["sections"]) == 4
    assert [one["parent"] for one in listed["versions"]] == [0, 1, 2, 3]
    html = " ".join(redlines)
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
    lines = compare_sections.section_lines(policy, policy.versions)
    (line,) = (one for one in lines if one.ids.get(1) == "childrens-privacy")
    assert line.ids[2] == "young-people"
    assert len(line.texts) == 1
    assert line.pairs((1, 2), ()) == ()


def test_a_section_of_many_texts_is_compared_with_its_neighbours_and_the_newest() -> None:
    texts = tuple(Section("a", "", "A", f"{n}") for n in range(7))
    line = compare_sections.SectionLine(texts, {n + 2: n for n in range(7)}, {})
    found = line.pairs(range(1, 9), [(2, 4)])
    assert set(found) == {(n, n + 1) for n in range(-1, 6)} | {(n, 6) for n in range(-1, 6)}  # (0, 2) has a page
    few = compare_sections.SectionLine(texts[:3], {1: 0, 2: 1, 3: 0, 4: 2}, {})
    assert set(few.pairs((1, 2, 3, 4), ())) == {(0, 1), (1, 0), (0, 2), (1, 2)}


def test_what_only_a_version_and_its_parent_have_is_left_to_the_page_of_its_changes() -> None:
    texts = tuple(Section("a", "", "A", f"{n}") for n in range(9))
    line = compare_sections.SectionLine(texts[:3], {1: 0, 2: 1, 3: 1, 4: 2}, {})
    assert set(line.pairs((1, 2, 3, 4), [(1, 2), (2, 3), (3, 4)])) == {(0, 1), (0, 2), (1, 2)}
    every = compare_sections.SectionLine(texts, {n: n for n in range(9)}, {})
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
        old, new = of("tinder/privacy", older), of("tinder/privacy", newer)
        words, _ = put_together(files, older, newer, "del", new)
        assert words == shown_words(new)
        words, whole = put_together(files, older, newer, "ins", old)
        assert not whole or Counter(words) == Counter(shown_words(old))
