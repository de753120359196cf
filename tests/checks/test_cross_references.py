"""References by number lead where their words say, and a section under another name is known again."""

from pathlib import Path

import pytest

from generator.checks.cross_references import cross_references, typed_numbers
from generator.model.document import Document, Section
from generator.source.assembly import SectionSource
from tests.conftest import Policy
from tests.small import LATER, in_force
from tests.steps import checked, sealed

MOVED = "- your passport number\n- your name\n- your address\n"
NUMBERED = ("1. Who we are", "2. What we keep", "3. Your rights")
PLAIN = ("Who we are", "What we keep", "Your rights")
IDS = ("who", "what", "rights")


def found(titles: tuple[str, ...], text: str, language: str = "en-US") -> list[str]:
    """Return what is found where the first section holds this text."""
    bodies = (text, "### 2.1 Orders\n\nFor years.", "Ask us.")
    rows = list(zip(IDS, titles, bodies, strict=True))
    sections = tuple(Section(name, "other", title, body, {}) for name, title, body in rows)
    sources = [SectionSource(name, f"{name}.md", "other", title, body, 5, {}) for name, title, body in rows]
    document = Document("Terms", language, sections)
    return [str(one).split("; mend")[0] for one in cross_references(sources, document)]


@pytest.mark.parametrize(
    ("titles", "text", "says"),
    [
        (NUMBERED, "See [section 3](#rights).", ""),
        (NUMBERED, "See [section 2](#rights).", "the words say section 2, and the link leads to “3. Your rights”"),
        (PLAIN, "See [Section 3](#rights).", ""),
        (
            PLAIN,
            "See [Section 2](#rights).",
            "leads to “Your rights”, which is number 3",
        ),
        (NUMBERED, "See [your rights](#rights), and [2 years](#what).", ""),
        (NUMBERED, "See section 2, clause 2.1 and Section 3(a).", ""),
        (NUMBERED, "As section 7 says.", "who.md:5:4: no section has the number 7"),
        (NUMBERED, "As section 7 of these terms says.", "no section has the number 7"),
        (NUMBERED, "Under Section 5 of the FTC Act, Section 87 b of the German Act and section 230.", ""),
        (NUMBERED, "By Section 1798.83 and Section 15 USC.", ""),
        (PLAIN, "As section 7 says.", ""),  # nobody sees numbers here
        (NUMBERED, "\n\nOne.\n\nSee [section 1](#what).", "who.md:9:5: the words say section 1"),
    ],
)
def test_a_number_leads_where_the_words_say(titles: tuple[str, ...], text: str, says: str) -> None:
    lines = found(titles, text)
    assert (len(lines), says in "".join(lines)) == (int(bool(says)), True), lines


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Siehe Ziffer 3 und Abschnitt 2.1.", ""),
        ("Siehe Ziffer 7.", "no section has the number 7"),
        ("Nach § 9 dieser Bedingungen gilt das.", "no section has the number 9"),
        ("Nach dem Gesetz (FM-GwG, §§ 6 ff.) und dem Bankwesengesetz § 38 gilt das.", ""),
        ("Nach dem Vertrag, § 9, gilt das.", "no section has the number 9"),
        ("Nach § 25 TDDDG, § 312g Abs. 1 BGB und § 7 Abs. 3 Nr. 2 UWG gilt das.", ""),
        ("Nach Ziffer 14 der Richtlinie gilt das.", ""),
        ("Art. 6 Abs. 1 lit. f DSGVO.", ""),
        ("Siehe [Ziffer 2](#rights).", "the words say Ziffer 2, and the link leads to “3. Your rights”"),
        ("Siehe section 9.", ""),
    ],
)
def test_german_references_are_read_in_german(text: str, says: str) -> None:
    lines = found(NUMBERED, text, "de-AT")
    assert (len(lines), says in "".join(lines)) == (int(bool(says)), True), lines
    assert found(NUMBERED, "As section 7 says.", "pl") == []


@pytest.mark.parametrize(
    ("titles", "says"),
    [
        (("1. A", "2. B", "3. C"), ""),
        (("1. A", "2. B", "4. C"), "this section has the number 4, and the one before it has 2"),
        (("1. A", "2. B", "2. C"), "this section has the number 2, and the one before it has 2"),
        (("A", "2. B", "4. C"), ""),
        (("§ 1 A", "§ 2 B", "§ 2 C"), "this section has the number 2"),
    ],
)
def test_typed_numbers_that_skip_or_repeat_are_found(titles: tuple[str, ...], says: str) -> None:
    sources = [
        SectionSource(name, f"{name}.md", "other", title, "", 5, {}) for name, title in zip(IDS, titles, strict=True)
    ]
    lines = [str(one) for one in typed_numbers(sources)]
    assert (len(lines), says in "".join(lines)) == (int(bool(says)), True), lines


def test_a_renamed_section_is_known_again_and_the_line_is_given(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = in_force(tmp_path, policy, monkeypatch) / "policy_source/tiny/terms"
    (folder / "sections/kept.md").rename(folder / "sections/storage.md")
    sheet = folder / "policy.yml"
    sheet.write_text(sheet.read_text().replace("kept", "storage"))
    done = checked()
    assert done.status == 0, done.said
    assert "sections/storage.md:1:1: warning: this looks like the section “kept” of version 1" in done.out
    assert "write “was: kept” under its title" in done.out
    text = (folder / "sections/storage.md").read_text()
    (folder / "sections/storage.md").write_text(
        text.replace("title: What is kept\n", "title: What is kept\nwas: kept\n")
    )
    assert "this looks like" not in checked().said


def test_another_section_is_no_renamed_one(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_force(tmp_path, policy, monkeypatch) / "policy_source/tiny/terms"
    (folder / "sections/kept.md").unlink()
    (folder / "sections/law.md").write_text(
        "---\ntitle: Law\ntype: terms\n---\n\nThe law of Delft applies to all of it.\n"
    )
    sheet = folder / "policy.yml"
    sheet.write_text(sheet.read_text().replace("kept", "law"))
    assert "this looks like" not in checked().said


@pytest.mark.parametrize(
    ("link", "items", "says"),
    [
        (
            "[your address](#kept--1.2)",
            MOVED,
            "that is #kept--1.3 now",
        ),
        ("[it](#kept--1.2)", MOVED, "that is #kept--1.3 now"),
        (
            "[your address](#kept--1.2)",
            "- your name\n- the orders that you placed\n",
            "no item has these words",
        ),
        ("[your address](#kept--1.2)", "- your name\n- your addresses\n", ""),
        ("[your name](#kept--1.2)", MOVED, ""),
    ],
)
def test_a_link_to_an_item_that_moved_is_found(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, link: str, items: str, says: str
) -> None:
    folder = in_force(tmp_path, policy, monkeypatch) / "policy_source/tiny/terms"
    kept, asked = folder / "sections/kept.md", folder / "sections/asked.md"
    kept.write_text(kept.read_text() + "\n- your name\n- your address\n")
    asked.write_text(f"{asked.read_text()}\nWe share {link} with the carrier.\n")
    sealed(policy, "tiny/terms", at=LATER)
    assert "#kept--1" not in checked().out
    kept.write_text(kept.read_text().replace("- your name\n- your address\n", items))
    found = [line for line in checked().out.splitlines() if "#kept--1.2 leads to" in line]
    assert (len(found), says in "".join(found)) == (int(bool(says)), True), found
    assert not says or "asked.md:10:10: warning:" in found[0], found
