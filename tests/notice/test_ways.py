"""No way round the notice: each way that once let a new text into force unannounced, played with commands.

A table would say (before → what happens); each test is one row of it, with its near misses: what is meant well works.
"""

import datetime
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from generator.loading import policy_source
from generator.model.document import digest
from generator.notice import named_days, next_notice
from generator.publish import build as building
from generator.site.feeds.schema_org import described
from tests.conftest import NOW, Policy, edit, tree
from tests.notice.ways import announced, minor, refused
from tests.rendered import all_pages, markdown
from tests.small import FOLDER, KEPT, LATER, NAME, RECORD, ROOT_OF, keep, made
from tests.steps import checked, publish, sealed, sealed_and_announced

# 1. Whatever prints on a page is judged.

SHEET = f"{FOLDER}/policy.yml"
BRAND = "policy_source/tiny/brand.yml"
CLAUSE = "policy_source/shared/law.md"
ASKED = f"{FOLDER}/sections/asked.md"


@pytest.fixture
def printed(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with all that can print: subtitle, outline, values of the brand, a shared clause."""
    made(tmp_path)
    edit(tmp_path / BRAND, "unreached", "values:\n  fee: 5 dollars\nlegal_name: Tiny Ltd\nunreached")
    edit(tmp_path / SHEET, "title: Terms", "title: Terms\nsubtitle: We never sell your data")
    edit(tmp_path / SHEET, "[kept, asked]", "[kept, asked, sold, never, shared/law]")
    edit(
        tmp_path / KEPT,
        "It's filed by hand.",
        "It costs {{ brand.values.fee }} at {{ brand.name }} ({{ brand.legal_name }}).",
    )
    folder = tmp_path / FOLDER / "sections"
    (folder / "sold.md").write_text("---\ntype: other\ntitle: Selling\nlevel: 3\n---\nData sold to partners.\n")
    (folder / "never.md").write_text("---\ntype: other\ntitle: What we never do\n---\nNone of it:\n")
    (tmp_path / CLAUSE).parent.mkdir()
    (tmp_path / CLAUSE).write_text("---\ntype: other\ntitle: Law\n---\nThe courts of Delft decide.\n")
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", NAME, "--yes", "--effective", "2025-01-15").status == 0
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SHEET, "We never sell your data", "We sell your data"),
        (SHEET, "subtitle: We never sell your data\n", ""),
        (SHEET, "title: Terms", "title: Terms for adults"),
        (SHEET, "kind: terms", "kind: other"),
        (SHEET, "language: en", "language: fr"),
        (SHEET, "asked, sold, never,", "asked, never, sold,"),  # another parent
        (SHEET, "asked, sold, never, shared/law", "asked, sold, shared/law, never"),  # another lead-in
        (f"{FOLDER}/sections/sold.md", "level: 3\n", ""),
        (f"{FOLDER}/sections/never.md", "What we never do", "What we do"),
        (KEPT, "title: What is kept\n", ""),
        (BRAND, "5 dollars", "50 dollars"),
        (BRAND, "name: Tiny\n", "name: Giant\n"),
        (BRAND, "Tiny Ltd", "Giant Inc"),
        (CLAUSE, "Delft", "Elsewhere"),
        (CLAUSE, "title: Law", "title: Lawless"),
        (ASKED, "356-6726", "356-6727"),
    ],
)
def test_whatever_prints_is_judged(printed: Path, policy: Policy, file: str, old: str, new: str) -> None:
    """Before: a section came under another lead-in by law L9, which is editorial; all others were judged."""
    edit(printed / file, old, new)
    listed = json.loads(policy("diff", NAME, "--format", "json").out)
    assert {one["level"] for one in listed[0]["changes"]} & {"material", "material+consent"}, listed


@pytest.mark.parametrize(
    "end", ["We never do any of these:", "Under no circumstances will we engage in", "**We never do**", "### Never", ""]
)
def test_a_section_does_not_come_under_another_lead_in(tiny: Path, policy: Policy, end: str) -> None:
    folder = tiny / FOLDER / "sections"
    (folder / "first.md").write_text(f"---\ntype: other\ntitle: Collecting\n---\nWe collect names.\n\n{end}\n")
    (folder / "second.md").write_text("---\ntype: other\ntitle: Selling your data\n---\nData sold to partners.\n")
    edit(tiny / SHEET, "[kept, asked]", "[kept, asked, first, second]")
    sealed(policy, NAME, "--effective", "2026-12-02", level="minor")
    edit(tiny / SHEET, "first, second", "second, first")
    (change,) = json.loads(policy("decide", NAME, "--list", "--format", "json").out)
    assert change["level"] == ("material" if end else "editorial")


def test_the_legal_name_for_programs_is_that_of_the_text(tiny: Path) -> None:
    """Before: `legal_name` of brand.yml stood in the linked data of every page at once, whatever the text said."""
    edit(tiny / BRAND, "unreached", "legal_name: Giant Inc\nunreached")
    published = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    pages = described(all_pages(published), published)
    assert not any("Giant Inc" in markdown(page) for page in pages)


# 6. Takedown: what is removed was known before, and what is sealed upon it is material.


def take_down_by_hand(tiny: Path, *, digest: str = "", days: int = 30) -> None:
    """Remove the text in force, and write what `policy takedown` would have written of a past one."""
    path = tiny / FOLDER / "versions/v001.md"
    was = re.search(r"digest: (\S+)", path.read_text())
    assert was
    path.unlink()
    stone = tiny / FOLDER / "takedowns/v001.yml"
    stone.parent.mkdir()
    stone.write_text(
        f"version: 1\ndigest: {digest or was[1]}\nprevious: none\nrecorded: '2026-12-01'\norigin: drafted\n"
        "effective: '2025-01-15'\ntitle: Terms\nkind: terms\nlanguage: en\n"
        f"notice:\n  days: {days}\n  channels:\n  - email\n  - site\n  audience: everyone_with_data_and_email\n"
        "  favourable_changes: material\n"
        "basis: Order 12/2026 of the court\nby: a-moreau\napproved_by: k-lind\ndate: '2026-12-01'\n"
    )


def test_the_text_in_force_is_not_removed_to_seal_another(tiny: Path, policy: Policy) -> None:
    """Before: `freeze` took the file for what it said, and the promise that stood in it for the one to keep."""
    take_down_by_hand(tiny, days=1)
    keep(tiny, "account", 1)
    refused(policy, tiny, "only the text of a superseded or withdrawn version can be removed", "freeze", NAME, "--yes")


def test_a_version_sealed_after_its_base_was_removed_is_material(tiny: Path, policy: Policy) -> None:
    """Before: nothing could be compared, so the record said what it liked."""
    minor(tiny, policy)
    text = tiny / FOLDER / "versions/v002.md"
    publish(tiny)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--now", LATER).status == 0  # its changes were sealed before
    edit(text, "recorded: '2026-12-01'", "recorded: '2026-12-12'")
    sealed_again = unsealed_digest(text)
    edit(tiny / RECORD, re.findall(r"digest: (\S+)", (tiny / RECORD).read_text())[0], sealed_again)
    edit(tiny / RECORD, "effective: '2026-12-01'", "effective: '2026-12-12'")
    done = policy("check", "--now", "2026-12-20T12:00:00Z")
    assert (done.status, "says editorial, the changes of version 2 are material" in done.out) == (1, True), done.said


def unsealed_digest(text: Path) -> str:
    """Write the digest of an edited sealed file into it, as a forger would, and return it."""
    lines = text.read_text().split("\n")
    sealed_digest = digest("\n".join([lines[0], *lines[2:]]).encode())
    lines[1] = f"digest: {sealed_digest}"
    text.write_text("\n".join(lines))
    return sealed_digest


@pytest.mark.slow
def test_a_removed_version_is_one_that_was_published(tiny: Path, policy: Policy) -> None:
    """Before: the record of a takedown could name any version that never was."""
    minor(tiny, policy)
    publish(tiny)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    stone = tiny / FOLDER / "takedowns/v001.yml"
    was = stone.read_text()
    for old, new in (("2025-01-15", "2025-06-01"), ("origin: drafted", "origin: imported")):
        edit(stone, old, new)
        refused(policy, tiny, "is published", "build", "--now", LATER)
        stone.write_text(was)
    shutil.rmtree(tiny / "site")
    refused(policy, tiny, "nothing published shows which version that was", "build", "--now", LATER)


# 10. What a draft is for: the announced text mended, or a later change; and the way back.


def test_a_mended_announced_text_is_asked_about(tiny: Path, policy: Policy) -> None:
    """Before: it was sealed as a later version, and the announced text took effect with its mistake."""
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    refused(
        policy,
        tiny,
        "in its place: policy freeze tiny/terms --revises 2; a change upon it: --on 2",
        "freeze",
        NAME,
        "--yes",
    )
    assert policy("freeze", NAME, "--yes", "--on", "2").status == 0
    (tiny / FOLDER / "versions/v003.md").unlink()
    (tiny / FOLDER / "notices/v003.yml").unlink()
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0


@pytest.mark.parametrize(("typed", "status", "key"), [("r", 0, "revises: 2"), ("o", 0, ""), ("x", 1, "")])
def test_on_a_terminal_a_key_answers(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, key: str
) -> None:
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    monkeypatch.setattr("generator.cli.seal_commands.asks", lambda: True)
    monkeypatch.setattr("generator.cli.seal_commands.key", lambda: typed)
    done = policy("freeze", NAME, "--yes")
    assert (done.status, "it takes the place of version 2 (--revises 2)" in done.out) == (status, True), done.said
    record = tiny / FOLDER / "notices/v003.yml"
    assert record.exists() == (status == 0)
    assert not key or key in record.read_text()


def test_a_change_that_readers_are_told_of_needs_no_question(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    keep(tiny, "orders", 9)
    assert policy("freeze", NAME, "--yes").status == 0


def test_nothing_follows_a_version_that_was_never_announced(tiny: Path, policy: Policy) -> None:
    """Before: `--on 2` sealed it, and every later build failed."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    edit(tiny / KEPT, "It's", "It’s")
    says = "announce it first (`policy announce tiny/terms --version 2`), or let this one take its place: --revises 2"
    refused(policy, tiny, says, "freeze", NAME, "--yes", "--on", "2")
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0


def test_a_draft_is_compared_with_the_version_that_is_named(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    counts = [
        len(json.loads(policy("diff", NAME, *words, "--format", "json").out)[0]["changes"])
        for words in ((), ("--on", "1"), ("--revises", "2"))
    ]
    assert counts[0] < counts[1] == counts[2]
    assert policy("diff", "--on", "1").status == 2


def test_a_version_is_put_back_into_the_draft(tiny: Path, policy: Policy) -> None:
    before = tree(tiny / FOLDER / "sections")
    keep(tiny, "account", 5)
    (tiny / FOLDER / "sections/more.md").write_text("---\ntype: other\ntitle: More\n---\nMore of it.\n")
    (tiny / ASKED).rename(tiny / FOLDER / "sections/contact.md")
    edit(tiny / FOLDER / "sections/contact.md", "title:", "was: asked\ntitle:")
    edit(tiny / SHEET, "[kept, asked]", "[kept, contact, more]")
    refused(policy, tiny, "changes that no version has, and they would be lost", "restore", NAME, "1")
    sealed(policy, NAME)
    done = policy("restore", NAME, "1")
    assert (done.status, "holds version 1 again" in done.out) == (0, True), done.said
    assert tree(tiny / FOLDER / "sections").keys() == before.keys()
    assert "{{ facts.retention.account.keep }}" in (tiny / KEPT).read_text()
    assert "was: contact" in (tiny / ASKED).read_text()
    assert checked().status == 0
    assert json.loads(policy("diff", NAME, "--on", "1", "--format", "json").out)[0]["changes"] == []
    assert policy("restore", NAME, "2").status == 0
    assert json.loads(policy("diff", NAME, "--on", "1", "--revises", "2", "--format", "json").out)[0]["changes"]
    refused(policy, tiny, "there is no version 7; the newest is 2", "restore", NAME, "7")


def test_what_is_meant_comes_back_with_its_text(tiny: Path, policy: Policy) -> None:
    """Before: no version holds what a section lists as `meant`, and the draft that was put back was refused."""
    edit(tiny / KEPT, "title: What is kept\n", "title: What is kept\nmeant: [18 years, 90 days]\n")
    edit(tiny / KEPT, "by hand", "by hand, from 18 years on, and for 90 days")
    sealed(policy, NAME)
    edit(tiny / KEPT, ", and for 90 days", "")
    edit(tiny / KEPT, "[18 years, 90 days]", "[18 years]")
    sealed(policy, NAME, "--revises", "2")
    edit(tiny / KEPT, "title: What is kept", "title: What stays")
    done = policy("restore", NAME, "3", "--discard")
    assert done.status == 0, done.said
    assert "meant:\n- 18 years\n" in (tiny / KEPT).read_text()
    assert checked().status == 0


def test_a_file_that_says_the_same_stays_as_it_is(tiny: Path, policy: Policy) -> None:
    """Before: each file was written anew, so that comments in it, such as suggested facts, and its layout were lost."""
    edit(tiny / KEPT, "title: What is kept\n", "title: What is kept  # as counsel calls it\n")
    edit(tiny / ASKED, "Call", "Please call")
    before = tree(tiny / FOLDER)
    assert policy("restore", NAME, "1", "--discard").status == 0
    after = tree(tiny / FOLDER)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {"sections/asked.md"}
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []


def test_values_that_are_others_today_are_put_back_as_words(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "by hand", "by {{ brand.name }}")
    sealed(policy, NAME, level="minor")
    edit(tiny / BRAND, "name: Tiny\n", "name: Giant\n")
    done = policy("restore", NAME, "2", "--discard")
    assert (done.status, "Values stand as words in: kept" in done.out) == (0, True), done.said
    assert "by Tiny" in (tiny / KEPT).read_text()
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []


# 11. Every language that the calendars' data knows, and every later edition of that data.


@pytest.mark.slow
def test_a_policy_is_announced_in_every_language(tiny: Path, policy: Policy) -> None:
    """Before: those that write a narrow space before the word for “year” could not be: ru, uk, bg, kk, mk, be, mn."""
    announced(tiny, policy)
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    day = datetime.date(2027, 2, 1)
    for language in sorted({name.partition("_")[0] for name in locale_identifiers()}):
        version = item.version(2)
        spoken = replace(version, document=replace(version.document, language=language))
        said = replace(item, versions=(item.versions[0], spoken))
        words = next_notice.words_of(
            next_notice.message_of(said, record, day, datetime.datetime.fromisoformat(NOW))
        ).decode()
        assert not named_days.names_another(words, day, language, datetime.date(2026, 12, 1)), language
        other = datetime.date(2029, 2, 1)  # as a hand would edit the record
        assert named_days.names_another(words, other, language, datetime.date(2026, 12, 1)), language


@pytest.mark.parametrize("language", ["ru", "uk", "bg", "kk", "mk", "be", "mn"])
def test_the_commands_announce_it(tiny: Path, policy: Policy, language: str) -> None:
    edit(tiny / SHEET, "language: en", f"language: {language}")
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    assert checked().status == 0
    edit(tiny / RECORD, "effective: '2027-02-01'", "effective: '2027-01-01'")
    assert "readers were told of another day than 2027-01-01" in checked().out


def test_a_later_edition_of_the_data_makes_no_error(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced(tiny, policy)
    monkeypatch.setattr(named_days, "in_words", lambda day, _: f"the {day.day}th of month {day.month}, {day.year}")
    assert checked().status == 0
    edit(tiny / RECORD, "effective: '2027-02-01'", "effective: '2027-02-27'")
    assert checked().status == 1
