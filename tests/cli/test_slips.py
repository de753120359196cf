"""Slips of people who write policies and no programs: each is understood, or answered with what to type instead."""

import re
from pathlib import Path

import pytest

from generator.materiality.wording.words.dates import only_day
from tests import made_files
from tests.conftest import Policy, edit, tree
from tests.small import KEPT, NAME, in_draft, in_force

BRAND = "policy_source/tiny/brand.yml"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy, of which nothing is sealed."""
    return in_draft(tmp_path, monkeypatch)


def test_what_an_editor_on_windows_writes_is_read_as_it_was(tiny: Path, policy: Policy) -> None:
    for name in ("brand.yml", "terms/policy.yml", "terms/sections/kept.md"):
        path = tiny / "policy_source/tiny" / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    checked = policy("check")
    assert (checked.status, checked.out) == (0, "Nothing to mend.\n"), checked.said
    assert "no change since" in policy("diff", NAME).out


def test_typographic_quotes_around_a_value_are_found(tiny: Path, policy: Policy) -> None:
    edit(tiny / BRAND, "name: Tiny", "name: “Tiny Ltd”")
    edit(tiny / KEPT, "title: What is kept", "title: “Kept” and “filed”")
    found = policy("check").out
    assert f"{BRAND}:2:7: error: “Tiny Ltd” stands in typographic quotes, which readers would see" in found
    assert "1 error" in found
    edit(tiny / KEPT, "“Kept” and “filed”", "’Kept’")  # an editor of texts takes the first for an apostrophe
    assert f"{KEPT}:3:8: error: ’Kept’ stands in typographic quotes" in policy("check").out
    edit(tiny / KEPT, "’Kept’", "’Tis kept")
    edit(tiny / BRAND, "name: “Tiny Ltd”", 'name: "“Tiny Ltd”"')
    assert policy("check").out == "Nothing to mend.\n"
    edit(tiny / KEPT, "type: retention", "type: “retention”")
    assert "“retention” stands in typographic quotes" in policy("check").out  # and not again that it is no type
    assert policy("check").out.endswith("\n1 error, 0 warnings.\n")


def test_a_typed_date_is_found_on_its_line(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "---\nYour account", "---\n\nLast updated: 1 March 2024\n\nYour account")
    number = (tiny / KEPT).read_text().split("\n").index("Last updated: 1 March 2024") + 1
    assert f"{KEPT}:{number}:1: warning: a date is typed here (“Last updated: 1 March 2024”)" in policy("check").out


def test_one_brand_or_policy_can_be_checked_and_looked_up(tiny: Path, policy: Policy) -> None:
    (tiny / "policy_source/tiny/other").mkdir()
    (tiny / "policy_source/tiny/other/policy.yml").write_text("title: Other\nkind: what\n")
    edit(tiny / KEPT, "type: retention", "type: kept")
    assert policy("check").out.count("error:") > policy("check", NAME).out.count("error:") == 1
    assert "terms/sections/kept.md" not in policy("check", "tiny/other").out
    assert policy("check", "tiny").out == policy("check").out
    assert policy("status", NAME).out.startswith(f"{NAME}\n")
    assert "tiny/other" not in policy("status", NAME).out
    for words, said in (
        (("check", "tiny/term"), "tiny/term: no policy is called so; did you mean “tiny/terms”?"),
        (("status", "terms"), "terms: no brand is called so"),
    ):
        refused = policy(*words)
        assert refused.status == 2
        assert said in refused.err


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1 March 2024", "2024-03-01"),
        ("March 1st, 2024", "2024-03-01"),
        ("1. März 2024", "2024-03-01"),
        ("1er mars 2024", "2024-03-01"),
        ("2024-3-1", "2024-03-01"),
        ("2024/03/01", "2024-03-01"),
        ("31.12.2024", "2024-12-31"),
        ("01/03/2024", "None"),  # January or March
        ("2024-02-30", "None"),
        ("2204-03-01", "None"),
        ("March 2024", "None"),
        ("tomorrow", "None"),
    ],
)
def test_a_day_in_another_form_is_understood(words: str, day: str) -> None:
    assert str(only_day(words)) == day


def test_a_day_in_another_form_is_answered_with_ours(begun: Path, policy: Policy) -> None:
    before = tree(begun)
    for words, said in (
        ("1 March 2024", "“1 March 2024” is not a date as it is written here: did you mean 2024-03-01?"),
        ("1.3.2024", "“1.3.2024” is not a date as it is written here: did you mean 2024-03-01?"),
        ("01. 03. 2024", "did you mean 2024-03-01?"),
        ("30.2.2024", "write year, month and day: 2025-01-15, or unknown"),
        ("01/03/2024", "write year, month and day: 2025-01-15, or unknown"),
    ):
        refused = policy("freeze", NAME, "--effective", words, "--yes")
        assert (refused.status, said in refused.err) == (2, True), refused.said
    assert tree(begun) == before


def test_only_the_day_of_a_first_version_may_be_unknown(begun: Path, policy: Policy) -> None:
    """Before: each option for a day proposed it, and the day of a notice was then no day at all."""
    before = tree(begun)
    who = ("--by", "a-moreau", "--because", "It takes longer than we thought.")
    for words in (("announce", NAME, "--effective"), ("postpone", NAME, *who, "--to"), ("retire", NAME, "--on")):
        refused = policy(*words, "unknown")
        assert (refused.status, tree(begun)) == (2, before), refused.said
        assert refused.err.endswith(
            "“unknown” is not a date as it is written here: write year, month and day: 2025-01-15\n"
        )


def test_a_policy_that_is_called_otherwise_is_sought_in_its_brand(tiny: Path, policy: Policy) -> None:
    """Before: the letters of the brand counted, so that any name of it was like any other."""
    assert tiny
    refused = policy("status", "tiny/datenschutz")
    assert (refused.status, refused.err) == (2, "tiny/datenschutz: no policy is called so; known here: tiny/terms\n")


def test_a_city_without_its_time_zone_is_answered_with_how_one_is_written(tiny: Path, policy: Policy) -> None:
    """Before: twelve zones of Africa were listed, of 598."""
    edit(tiny / BRAND, "America/New_York", "Wien")
    says = "no time zone is called “Wien”; write its part of the world and the city after which it is called, such as"
    assert f"{says} Europe/Paris" in policy("check").out


def test_a_name_with_spaces_is_asked_for_in_quotes(begun: Path, policy: Policy) -> None:
    (begun / "Our Privacy Policy (final).md").write_text("# Privacy\n\n## Data\n\nWe keep it.\n")
    words = ["import", "--brand", "tiny", "--policy", "privacy", *"Our Privacy Policy (final).md".split()]
    refused = policy(*words)
    assert (refused.status, refused.out) == (2, "")
    assert 'a name with spaces stands in quotes: "Our Privacy Policy (final).md"' in refused.err
    assert "Got unexpected extra" in policy("import", "no", "such", "file").err


def test_a_document_that_is_named_otherwise_is_answered_with_its_name(begun: Path, policy: Policy) -> None:
    """Before: “a file of type “” can't be imported”, “damaged, open it and save it anew”, and rules for names."""
    for name in ("Our privacy policy.docx", "~$r privacy policy.docx", "Old terms.odt", "Old terms.pdf"):
        (begun / name).write_bytes(b"x")
    before = tree(begun)
    named = ("--brand", "tiny", "--policy", "privacy")
    for words, said in (
        (
            ("Our privacy policy", *named),
            "there is no such file; did you mean “Our privacy policy.docx”?",
        ),
        (("Our privcy policy.docx", *named), "there is no such file; did you mean “Our privacy policy.docx”?"),
        (("Old terms", *named), "there is no such file; did you mean “Old terms."),
        (
            ("policy_source", *named),
            "this is a folder; name a file in it; past texts in a folder come by --as-versions",
        ),
        (("nothing", *named), "there is no such file; check its name: the ending, such as .docx, is a part of it"),
        (
            ("~$r privacy policy.docx", *named),
            'what Word writes beside one that is open; close it there, and name "Our privacy policy.docx"',
        ),
        (("Old terms.odt", "--brand", "tiny/privacy"), "write --brand tiny --policy privacy"),
        (
            ("Old terms.odt", "--brand", "Tiny", "--policy", "privacy"),
            "--brand: the name of a brand can't be “Tiny”; did you mean “tiny”?",
        ),
        (
            ("Old terms.odt", "--brand", "Other Ltd", "--policy", "privacy"),
            "the name of a brand can't be “Other Ltd”; lower-case letters, digits, hyphens; at most 100",
        ),
    ):
        refused = policy("import", *words)
        assert (refused.status, said in refused.err) == (2, True), refused.said
    assert tree(begun) == before


def test_past_texts_are_named_with_the_days_that_they_give(begun: Path, policy: Policy) -> None:
    (begun / "old").mkdir()
    text = "# Terms\n\nLast updated: 1 March 2024\n\n## Use\n\nYou may use it.\n"
    (begun / "old/Terms (final).md").write_text(text)
    past = ("import", "--as-versions", "old", "--brand", "tiny", "--policy", "old")
    found = policy(*past).err
    assert (
        "“Terms (final).md” holds no date, and its text gives 2024-03-01; name it after its date: 2024-03-01.md"
        in found
    )
    (begun / "old/dates.csv").write_text("file,effective\nTerms (final).md,1 March 2024\n")
    assert "“1 March 2024” is no date as it is written here; did you mean 2024-03-01?" in policy(*past).err


def test_a_copy_is_of_the_type_that_its_name_says(tiny: Path, policy: Policy) -> None:
    made_files.needs_documents()
    assert policy("export", NAME, "--out", "copy.html").status == 0
    assert (tiny / "copy.html").read_bytes().startswith(b"<!doctype html>")
    for words, said in (
        (("--out", "copy.doc"), "no copy is written as .doc: name the file .docx"),
        (("--out", "copy.pdf", "--format", "docx"), "copy.pdf would be a file of type docx: call it .docx"),
    ):
        refused = policy("export", NAME, *words)
        assert (refused.status, said in refused.err) == (2, True), refused.said
    assert sorted(path.name for path in tiny.glob("copy.*")) == ["copy.html"]


SLIPS = (
    (("restore", NAME, "first"), "“first” is no whole number from 1 on"),
    (("export", NAME, "--version", "0"), "“0” is no whole number from 1 on"),
    (("new", "brand", "other", "--notice", "30 days"), "“30 days” is no whole number from 1 to 365"),
    (("new", "brand", "Other Ltd", "--company", "O", "--timezone", "UTC", "--notice", "30"), "BRAND: the name of a"),
    (
        ("new", "brand", "Other Ltd", "--company", "O", "--timezone", "UTC", "--notice", "30"),
        "hyphens, such as example\n",
    ),
    (("new", "brand", "other", "--language", "de"), "--language says something of a policy, and this is a brand"),
    (("new", "policy", "tiny/cookies", "--company", "O"), "--company says something of a brand, and this is a policy"),
    (("freeze", NAME, "--effective", "2027-02-30"), "“2027-02-30” is no day of the calendar"),
    (("due", "tony"), "tony: no brand is called so; did you mean “tiny”?"),
)


@pytest.mark.parametrize(("words", "says"), SLIPS)
def test_what_is_typed_wrongly_is_answered_in_plain_words(
    tiny: Path, policy: Policy, words: tuple[str, ...], says: str
) -> None:
    """Before: “'30 days' is not a valid integer range”, “--brand” where no such option is, or not a word."""
    before = tree(tiny / "policy_source")
    done = policy(*words)
    assert (done.status, says in done.err) == (2, True), done.said
    assert tree(tiny / "policy_source") == before


def test_a_version_may_be_called_as_its_file_is(tiny: Path, policy: Policy) -> None:
    for name in ("1", "v1", "v001", "v001.md"):
        assert policy("restore", NAME, name).status == 0
    assert policy("due", "tiny").out == policy("due", NAME).out
    assert (tiny / KEPT).is_file()


def test_a_folder_above_that_holds_the_project_is_named(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("policy_source", "policy_source/tiny/terms/sections"):
        monkeypatch.chdir(tiny / folder)
        done = policy("status")
        assert (done.status, f"run the command in {tiny}, or use --source" in done.err) == (2, True), done.said


def test_a_contact_that_is_no_address_is_named(tiny: Path, policy: Policy) -> None:
    """Before: “privacy(at)example.com” was printed in the text, and there was nothing to mend."""
    path = tiny / BRAND
    path.write_text(f"{path.read_text()}contact:\n  email: privacy(at)example.com\n  phone: on request\n")
    found = policy("check")
    assert (found.status, "warning: “privacy(at)example.com” is no e-mail address" in found.out) == (0, True), found.out
    edit(path, "privacy(at)example.com", "privacy@example.com")
    assert policy("check").out == "Nothing to mend.\n"


def test_that_no_section_speaks_of_retention_is_noted_before_readers_are_told_so(begun: Path, policy: Policy) -> None:
    """Before: a section that says how long data is kept, of the type other, was said to be missing on the site."""
    says = "says to readers: “This policy has no section about how long data is kept”"
    sheet = begun / "policy_source/tiny/terms/policy.yml"
    assert says not in policy("check").out
    edit(sheet, "kind: terms", "kind: privacy")
    assert says not in policy("check").out
    edit(begun / KEPT, "type: retention", "type: other")
    path = begun / KEPT
    path.write_text(re.sub(r"facts:\n.*?---", "---", path.read_text(), flags=re.DOTALL))
    path.write_text(path.read_text().replace("{{ facts.retention.account.keep }}", "3 years"))
    path.write_text(path.read_text().replace("{{ facts.retention.orders.keep }}", "7 years"))
    found = policy("check")
    assert (found.status, says in found.out, "[missing-topic]" in found.out) == (0, True, True), found.out
    (begun / "policy_source/tiny/words.yml").write_text("show:\n  glance: no\n")
    assert says not in policy("check").out


def test_a_brand_that_cannot_be_read_is_checked_by_its_name_as_by_none(tiny: Path, policy: Policy) -> None:
    """Before: the first finding alone, without its severity, and none of the others."""
    edit(tiny / BRAND, "timezone: America/New_York", "timezone: New York")
    edit(tiny / KEPT, "type: retention", "type: kept")
    every = policy("check")
    assert every.out.count("error:") >= 2
    for name in ("tiny", NAME):
        assert (policy("check", name).status, policy("check", name).out) == (1, every.out)
    edit(tiny / BRAND, "timezone: New York", "timezone: America/New_York")
    assert policy("check", "tiny/term").status == 2


def test_in_an_empty_folder_the_first_command_is_named(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = policy("check")
    says = "policy_source: there is no such folder; run the command in the project's folder, or use --source; a new"
    assert (done.status, done.err) == (2, f"{says} project begins with `policy init`\n")
