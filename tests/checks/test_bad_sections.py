"""Lists of sections, values, links and Markdown in which something is wrong: named at its place."""

from pathlib import Path

import pytest

from tests.bad_input import HEAD, INTRO, SECTIONS, SHEET, Bad, both, gone, named, prose, put, replace
from tests.conftest import edit
from tests.steps import checked

SECTION_LISTS = (
    Bad(
        "two sections with one id",
        both(
            put("shared/introduction.md", HEAD + "Shared.\n"),
            replace(SHEET, "- introduction\n", "- introduction\n  - shared/introduction\n"),
        ),
        f"{SHEET}:7:5",
        "two sections have the id “introduction”",
        "rename one of the files",
    ),
    Bad(
        "an id that is not the file's name",
        replace(INTRO, "type: scope", "type: scope\nid: intro"),
        f"{INTRO}:4:5",
        "“id” says intro, the file is called introduction.md",
        "leave “id” out",
    ),
    Bad(
        "a section listed twice",
        replace(SHEET, "- introduction\n", "- introduction\n  - introduction\n"),
        f"{SHEET}:7:5",
        "“introduction” stands twice in “sections”",
        "keep one of them",
    ),
    Bad(
        "a section without a file",
        replace(SHEET, "- introduction", "- introductoin"),
        f"{SHEET}:6:5",
        "there is no file policy_source/gluptron/privacy/sections/introductoin.md",
        "did you mean “introduction”?",
    ),
    Bad(
        "a shared section without a file",
        replace(SHEET, "- introduction\n", "- introduction\n  - shared/cookies\n"),
        f"{SHEET}:7:5",
        "there is no file policy_source/shared/cookies.md",
        "restore the file, or remove this line",
    ),
    Bad(
        "a file without a place",
        put(f"{SECTIONS}/new.md", HEAD + "New.\n"),
        f"{SECTIONS}/new.md:1:1",
        "the section “new” is not in the list “sections:” of policy.yml",
        "add it there, or remove the file",
    ),
    Bad(
        "a section that is a path",
        replace(SHEET, "- introduction", "- ../../../outside"),
        f"{SHEET}:6:5",
        "“../../../outside” is not the id of a section",
        "write an id such as retention",
    ),
    Bad(
        "a section listed by the name of its file",
        replace(SHEET, "- introduction", "- introduction.md"),
        f"{SHEET}:6:5",
        "“introduction.md” is not the id of a section",
        "write the name of its file without .md: introduction",
    ),
    Bad(
        "a shared section that is a path",
        replace(SHEET, "- introduction", "- shared/../brand"),
        f"{SHEET}:6:5",
        "is not the id of a section",
        "or shared/retention",
    ),
    Bad(
        "an absolute path",
        replace(SHEET, "- introduction", "- /etc/passwd"),
        f"{SHEET}:6:5",
        "is not the id of a section",
        "write an id",
    ),
    Bad(
        "a file name that is no id",
        put(f"{SECTIONS}/New Section.md", HEAD),
        f"{SECTIONS}/New Section.md:1:1",
        "“New Section.md” is not the name of a section",
        "lower-case letters, digits, hyphens, then .md, such as new-section.md",
    ),
    Bad(
        "a name with letters that its language spells otherwise",
        both(replace(SHEET, "en-US", "de-AT"), put(f"{SECTIONS}/Änderungen.md", HEAD)),
        f"{SECTIONS}/Änderungen.md:1:1",
        "is not the name of a section",
        "then .md, such as aenderungen.md",
    ),
    Bad(
        "a copy that a synchronised folder made",
        put(f"{SECTIONS}/introduction-LAPTOP.md", HEAD),
        f"{SECTIONS}/introduction-LAPTOP.md:1:1",
        "“introduction-LAPTOP.md” looks like a copy of “introduction.md”",
        "take over into “introduction.md” what is right in it, then delete it",
    ),
    Bad(
        "a copy of policy.yml",
        put(SHEET.replace("policy.yml", "policy (1).yml"), "title: x\n"),
        f"{SHEET.replace('policy.yml', 'policy (1).yml')}:1:1",
        "“policy (1).yml” looks like a copy of “policy.yml”",
        "then delete it",
    ),
    Bad(
        "a copy of the folder",
        put("gluptron/privacy - Kopie/policy.yml", "title: x\n"),
        "gluptron/privacy - Kopie:1:1",
        "“privacy - Kopie” looks like a copy of “privacy”",
        "take over into “privacy” what is right in it, then delete it",
    ),
    Bad(
        "a document among the sections",
        put(f"{SECTIONS}/Notice final.docx", "PK"),
        f"{SECTIONS}/Notice final.docx:1:1",
        "“Notice final.docx” is not the name of a section",
        "bring a document with `policy import`, and keep its file outside of policy_source",
    ),
    Bad("no policy.yml", gone(SHEET), f"{SHEET}:1:1", "there is no such file", "write it"),
)

WORDS = (
    Bad(
        "an unknown variable",
        prose("Call {{ brand.contact.telephone }}."),
        f"{INTRO}:6:6",
        "no value is called “brand.contact.telephone”",
        "did you mean “brand.contact.phone”?",
    ),
    Bad(
        "a variable on a later line",
        prose("One.\n\nTwo {{ facts.nothing }}."),
        f"{INTRO}:8:5",
        "no value is called “facts.nothing”",
        "known here",
    ),
    Bad(
        "a variable that is never closed",
        prose("Call {{ brand.name."),
        f"{INTRO}:6:6",
        "never closed",
        "{{ brand.name }}",
    ),
    Bad(
        "a variable that is several values",
        prose("Call {{ brand.contact }}."),
        f"{INTRO}:6:6",
        "“brand.contact” is not a single value",
        "brand.contact.phone",
    ),
    Bad(
        "a variable that is unspecified",
        prose("We, {{ brand.legal_name }},"),
        f"{INTRO}:6:5",
        "“brand.legal_name” is unspecified",
        "state it where it is kept",
    ),
    Bad("raw HTML", prose("Some <b>bold</b> words."), f"{INTRO}:6:6", "HTML is not used here", "write it in Markdown"),
    Bad(
        "the same HTML again",
        prose("A <hr> here.\n\nOne more <hr> there."),
        f"{INTRO}:8:10",
        "HTML is not used",
        "Markdown",
    ),
    Bad("a script", prose("Text.\n\n<script>alert(1)</script>"), f"{INTRO}:8:1", "“<script>”", "between `backticks`"),
    Bad("an event handler", prose("<img src=x onerror=alert(1)>"), f"{INTRO}:6:1", "HTML is not used", "Markdown"),
    Bad("a comment", prose("Text <!-- for me --> here."), f"{INTRO}:6:6", "HTML is not used", "Markdown"),
    Bad(
        "a reference without target",
        prose("See [our terms][terms]."),
        f"{INTRO}:6:5",
        "the link reference “terms” has no target",
        "write [our terms](address)",
    ),
    Bad(
        "an image without words",
        prose("Look:\n\n![](https://example.com/x.png)"),
        f"{INTRO}:8:1",
        "an image without words",
        "write ![what it shows](address)",
    ),
    Bad(
        "a script as a link",
        prose("A [link](javascript:alert(1))."),
        f"{INTRO}:6:8",
        "not safe",
        "https:, mailto: or tel:",
    ),
    Bad("a heading too high", prose("Text.\n\n# Chapter"), f"{INTRO}:8:1", "a heading of level 1 or 2", "use ###"),
    Bad(
        "a link to no section",
        prose("See [rights](#your-data-right)."),
        f"{INTRO}:6:14",
        "no section is called “your-data-right”",
        "did you mean “your-data-rights”?",
    ),
    Bad(
        "the same link again",
        prose("[a](#gone)\nand [b](#gone)."),
        f"{INTRO}:7:9",
        "no section is called “gone”",
        "known here",
    ),
    Bad(
        "a link to no policy",
        prose("See [terms](policy:privcy)."),
        f"{INTRO}:6:13",
        "this brand has no policy “privcy”",
        "did you mean “privacy”?",
    ),
    Bad(
        "a link to no section of a policy",
        prose("See [it](policy:privacy#introductoin)."),
        f"{INTRO}:6:10",
        "no section of privacy is called “introductoin”",
        "did you mean “introduction”?",
    ),
    Bad(
        "a link to nowhere",
        prose("See [it](terms.html)."),
        f"{INTRO}:6:10",
        "the link “terms.html” leads nowhere",
        "a full address such as https://example.com",
    ),
    Bad("a link that leaves", prose("See [it](../../etc/passwd)."), f"{INTRO}:6:10", "leads nowhere", "full address"),
    Bad(
        "a link to another host in disguise",
        prose("See [it](//example.com)."),
        f"{INTRO}:6:10",
        "leads nowhere",
        "full",
    ),
)


@pytest.mark.parametrize("bad", [*SECTION_LISTS, *WORDS], ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, bad: Bad) -> None:
    named(project, bad)


def test_a_heading_without_text_is_a_warning(project: Path) -> None:
    put(INTRO, HEAD)(project / "policy_source")
    found = checked()
    assert found.status == 0
    assert f"{INTRO}:5:1: warning: this section has no text; write it below the second ---" in found.out
    put(
        "gluptron/privacy/sections/information-we-collect.md", HEAD.replace("---\n\n", "level: 3\n---\n\n") + "Ours.\n"
    )(project / "policy_source")
    assert "this section has no text" not in checked().out  # it is a heading of those below it


def test_a_column_without_words_at_its_head_is_a_warning(project: Path) -> None:
    (project / "policy_source" / INTRO).write_text(HEAD + "|  | Kept |\n|---|---|\n| Mail | yes |\n|  | no |\n")
    found = checked()
    assert found.status == 0
    assert f"{INTRO}:6:1: warning: a column of this table has no words at its head" in found.out
    assert found.out.count("no words at its head") == 1


def test_a_heading_without_words_is_a_warning(project: Path) -> None:
    (project / "policy_source" / INTRO).write_text(HEAD + "Ours.\n\n###\n\nWords.\n\n### Yours\n\nWords.\n")
    found = checked()
    assert found.status == 0
    assert f"{INTRO}:8:1: warning: a heading without words" in found.out
    assert found.out.count("a heading without words") == 1


def test_text_nested_too_deep_is_found(project: Path) -> None:
    (project / "policy_source" / INTRO).write_text(HEAD + "> " * 90 + "Hidden.\n")
    found = checked()
    assert found.status == 1
    assert f"{INTRO}:6:1: error: this is nested so deep that it would not be shown" in found.out


@pytest.mark.parametrize(
    ("written", "says", "mend"),
    [
        ("{ brand.name }", "“{ brand.name }” is not filled in", "write {{ brand.name }}"),
        ("{ brand.name }}", "“{ brand.name }}” is not filled in", "write {{ brand.name }}"),
        ("{{ brand.name }", "“{{ brand.name }” is never closed with }}", "write {{ brand.name }}"),
        ("{{ brand.name", "“{{ brand.name” is never closed with }}", "write {{ brand.name }}"),
        ("See {{ the end.", "{{ opens a value that is never closed with }}", "write {{ name }}"),
        ("{{ facts.controler.address }}", "no value is called “facts.controler.address”", "“facts.controller.address”"),
        ("{{ fact.controller.address }}", "no value is called “fact.controller.address”", "“facts.controller.address”"),
        ("{{ brand.contact.fax }}", "in the brand.yml of gluptron", "known here: brand.contact.address"),
        ("Last updated: March 3, 2024", "a date is typed here", "the page prints its dates by itself"),
    ],
)
def test_what_readers_would_see_wrong_is_found(project: Path, written: str, says: str, mend: str) -> None:
    text = (project / "policy_source" / INTRO).read_text()
    (project / "policy_source" / INTRO).write_text(f"{text}\n{written}\n")
    found = checked().out
    assert says in found
    assert mend in found


@pytest.mark.parametrize(
    ("was", "says"),
    [("childrens-privcy", "did you mean “childrens-privacy”?"), ("introduction", "names a section that still exists")],
)
def test_a_former_id_is_checked(project: Path, was: str, says: str) -> None:
    folder = project / "policy_source/gluptron/privacy"
    (folder / "sections/childrens-privacy.md").rename(folder / "sections/young-people.md")
    edit(folder / "policy.yml", "childrens-privacy", "young-people")
    edit(folder / "sections/young-people.md", "---\n", f"---\nwas: {was}\n")
    found = checked()
    assert found.status == 1
    assert says in found.out


def test_a_promise_of_notice_in_two_places_is_compared(project: Path) -> None:
    edit(project / "policy_source/gluptron/brand.yml", "days: 30", "days: 3")
    found = checked()
    assert found.status == 0
    assert "the text promises 30 days' notice, brand.yml 3" in found.out
