"""Files as people have them: wrapped by hand, headings in capitals with numbers, Markdown of other programs."""

import sys
from pathlib import Path

import pytest

from generator import documents
from generator.commands.compare import compare
from generator.documents.file_formats import FileText, document_of, text_of
from generator.model.document import Document
from generator.model.levels import Level
from generator.source import dialects, heading_words, text_to_document, typed_bullets, typed_labels
from generator.text import blocks
from tests import made_files
from tests.conftest import Policy

WRAPPED = """PRIVACY POLICY

Last updated: May 3, 2024

1. SCOPE AND GDPR

This policy applies to all users of the
service, wherever they live.

2. DATA WE COLLECT

2.1 Account data

We collect:

  a) your name;
  b) your e-mail address;
     (i) the private one
     (ii) the one at work, which we ask
     for only where we need it
  c) your age.

3. CONTACT

Acme Ltd
1 Main Street
12345 Town
"""


def sections(document: Document) -> list[tuple[str, str, int]]:
    return [(one.id, one.title, one.level) for one in document.sections]


def drafted(text: str, *, plain: bool = False, language: str = "en") -> Document:
    path = Path("a.txt" if plain else "a.md")
    return heading_words.as_words(document_of(FileText(path, text), language=language))


def test_a_wrapped_text_flows_and_its_labels_stay() -> None:
    document = drafted(WRAPPED, plain=True)
    assert document.title == "Privacy Policy"
    assert sections(document) == [
        ("opening", "", 2),
        ("scope-and-gdpr", "Scope and GDPR", 2),
        ("data-we-collect", "Data We Collect", 2),
        ("account-data", "Account data", 3),
        ("contact", "Contact", 2),
    ]
    _, scope, _, data, contact = document.sections
    assert scope.text == "This policy applies to all users of the service, wherever they live."
    found = [(block.shape.count("item"), " ".join(block.words.split())) for block in blocks.parse(data.text)]
    assert found == [
        (0, "We collect:"),
        (1, "a) your name;"),
        (1, "b) your e-mail address;"),
        (2, "(i) the private one"),
        (2, "(ii) the one at work, which we ask for only where we need it"),
        (1, "c) your age."),
    ]
    assert blocks.parse(contact.text)[0].words == "Acme Ltd\n1 Main Street\n12345 Town"


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("We collect:\n\n• your name;\n• your age.[^1]\n\n[^1]: Of adults.", ["", "item", "item", "note"]),
        ("We collect:\n• your name;\\\n•\tyour age,\n  in years.", ["", "item", "item"]),
        ("▪ your name;\n\n▪ your age.\n\nNo more.", ["item", "item", ""]),
        ("• your name is all.", [""]),
        ("```\n• your name\n• your age\n```", [""]),
        ("We send it • by post • by hand.\n\nOr not.", ["", ""]),
    ],
)
def test_typed_bullets_of_markdown_are_lists(text: str, shapes: list[str]) -> None:
    listed = blocks.parse(typed_bullets.as_lists(text))
    assert [next((kind for kind in block.shape if kind in {"item", "note"}), "") for block in listed] == shapes
    assert not any(sign in block.words for block in listed if "item" in block.shape for sign in "•▪\\")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1.  Yours\n    a.  name\n    b.  place\n        i.  town\n        ii. street\n2.  Others", 6),
        ("We collect:\n(a) names\n(b) places\n\nAnd:\n  a) this\n  b) that", 4),
        ("See section 3\n(a) of the Act, and more\nof it.", 0),
        ("See the third part,\ni. e. that of the Act,\nand more.", 0),
        ("We collect:\n\n(a) names\n(b) places", 2),
        ("We collect:\n        (a) names\n        (b) places", 0),  # an empty line would make it a source of code
    ],
)
def test_labels_of_markdown_below_words_are_lists(text: str, items: int) -> None:
    """Before: pandoc's own lists “a.  name” were one passage of a draft, “Yours a. name b. place”."""
    listed = typed_labels.as_lists(text)
    assert sum(block.kind == "item" for block in blocks.parse(listed)) == items
    assert [line for line in listed.split("\n") if line] == [line for line in text.split("\n") if line]


def test_a_draft_of_a_markdown_file_has_lists(policy: Policy, project: Path) -> None:
    (project / "new.md").write_text("# Cookies\n\n## Which\n\nWe set:\n\n• session cookies;\n• no others.\n")
    assert policy("import", "new.md", "--brand", "gluptron", "--policy", "cookies").status == 0
    section = project / "policy_source/gluptron/cookies/sections/which.md"
    assert section.read_text().endswith("We set:\n\n- session cookies;\n- no others.\n")


def test_labels_below_words_stay_where_the_policy_has_them_so(policy: Policy, project: Path) -> None:
    """Before: the same file brought once more changed what was sealed as one passage."""
    words = "We set:\n(a) session cookies;\n(b) no others."
    (project / "old.md").write_text(f"# Cookies\n\n## Which\n\n{words}\n")
    named = ("--brand", "gluptron", "--policy", "cookies")
    assert policy("import", "old.md", *named, "--as-version", "--effective", "2024-05-01", "--yes").status == 0
    assert policy("import", "old.md", *named).status == 0
    assert words in (project / "policy_source/gluptron/cookies/sections/which.md").read_text()


def test_lines_of_their_own_stay_where_nothing_is_wrapped() -> None:
    text = "Terms\n\nContact\n\nAcme Ltd\n1 Main Street\n\n" + "A long line that no editor wrapped. " * 9
    assert blocks.parse(text_to_document.from_plain(text, fallback_title="x").sections[0].text)[0].words == (
        "Acme Ltd\n1 Main Street"
    )


@pytest.mark.parametrize(
    ("heading", "text", "language", "expected"),
    [
        ("1. INFORMATION WE COLLECT", "We keep it.", "en", "Information We Collect"),
        ("HOW TO CONTACT US", "Write.", "en", "How to Contact Us"),
        ("DATA THAT YOU SHARE WITH US", "All of it.", "en", "Data That You Share with Us"),
        ("TRANSFERS TO THE US", "We do.", "en", "Transfers to the US"),
        ("DATA FROM US RESIDENTS", "We do.", "en", "Data from US Residents"),
        ("1. INFORMATION WE COLLECT", "As section 1 says, we keep it.", "en", "1. Information We Collect"),
        ("1. Information we collect", "See clause 1 of it.", "en", "1. Information we collect"),
        ("1. Geltung", "Siehe § 1 Abs. 2 dazu.", "de", "1. Geltung"),
        ("1. Geltung", "Siehe §§ 1 und 2 dazu.", "de", "1. Geltung"),
        ("1. Geltung", "Siehe § 12 des Gesetzes.", "de", "Geltung"),
        ("1. Information we collect", "We keep it 1 day.", "en", "Information we collect"),
        ("PAYPAL AND THE CCPA", "We use the services of PayPal for that.", "en", "PayPal and the CCPA"),
        ("FAQ", "We answer.", "en", "FAQ"),
        ("WELCHE DATEN WIR SPEICHERN", "Wir speichern die Daten von Ihnen.", "de", "Welche Daten wir speichern"),
        ("Rights of EU users", "You have them.", "en", "Rights of EU users"),
        ("9", "Only a number.", "en", "9"),
        ("4. Fees", "4.1 You pay them.\n\n4.2 You pay them in time.", "en", "4. Fees"),
        ("4. Fees", "4 days later you pay.", "en", "Fees"),
    ],
)
def test_headings_become_words(heading: str, text: str, language: str, expected: str) -> None:
    document = drafted(f"# T\n\n## {heading}\n\n{text}\n", language=language)
    assert document.sections[0].title == expected


def test_short_headings_in_capitals_are_words_where_all_are() -> None:
    text = "# YOUR POLICY.\n\n## YOUR ACCOUNT\n\nIt is.\n\n## FEES\n\nNone.\n\n## CONTRACT\n\nOne.\n\n## FAQ\n\nAsk.\n"
    assert [one.title for one in drafted(text).sections] == ["Your Account", "Fees", "Contract", "FAQ"]


def test_a_title_has_no_full_stop() -> None:
    assert drafted("# Privacy policy.\n\n## A\n\nWe.\n").title == "Privacy policy"
    assert drafted("# Terms of Example Inc.\n\n## A\n\nWe.\n").title == "Terms of Example Inc."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A {#a .b}\n", "extended"),
        ("We [say]{.underline} it.\n", "extended"),
        ("  ---- -----\n  a    b\n", "pandoc"),
        ("Words^[A note.]\n", "extended"),
        ("Words[^1].\n\n[^1]: A note.\n", None),
        ("Term\n: said\n", None),
        ("We ~~never~~ say it.\n", None),
        ("# A\n\n- b\n\n| a | b |\n|---|---|\n", None),
        ("Costs ~5, ~6. See {{ facts.a }}. [a]{b}\n\n---\n", None),
    ],
)
def test_other_dialects_are_known_by_their_signs(text: str, expected: str | None) -> None:
    assert dialects.dialect(text) == expected


def test_other_dialects_are_read(tmp_path: Path) -> None:
    made_files.needs_documents()
    (tmp_path / "a.md").write_text(
        "---\ntitle: Ours\n---\n\n## []{#_Toc1 .anchor}1. Scope {#scope}\n\n[We]{.underline} keep it[^1]; <!-- x -->"
        "see [two](#_Toc1).\n\n(a) one;\n\n    (i) two\n\n[^1]: Not\n    long.\n\n## Contact\n\nWrite.\n"
    )
    document = document_of(text_of(tmp_path / "a.md"), language="en")
    assert document.title == "Ours"
    assert document.sections[0].title == "1. Scope"
    assert document.sections[0].text == (
        "We keep it[^1]; see [two](#scope).\n\n(a) one;\n    (i) two\n\n[^1]: Not long."
    )


def test_what_google_docs_writes_is_read(tmp_path: Path) -> None:
    made_files.needs_documents()
    (tmp_path / "a.md").write_text(
        "# **Privacy Policy** {#privacy-policy}\n\n![][image1]\n\n## **1\\. Data we keep** {#1.-data-we-keep}\n\n"
        "We keep:\n\n* your name  \n* your address  \n  * at home\n\nSee [**Contact**](#contact).\n\n"
        f"## **Contact** {{#contact}}\n\nWrite to us.\n\n[image1]: <data:image/png;base64,{'A' * 100_000}>\n"
    )
    found = text_of(tmp_path / "a.md")
    document = document_of(found, language="en")
    assert document.title == "Privacy Policy"
    assert [one.title for one in document.sections if one.title] == ["1. Data we keep", "Contact"]
    assert "- your name\n- your address\n  - at home\n\nSee [**Contact**](#contact)." in document.sections[0].text
    assert any("pictures" in doubt for doubt in found.doubts)


def test_buttons_that_move_about_the_page_are_their_words_and_no_others(tmp_path: Path) -> None:
    kept = (
        "[Opt out](javascript:void(0)) [Cookies](javascript:;) [Odmítnout](javascript:void(0)) "
        "[Delete all](javascript:void(0)) [More](javascript:show(1)) [More](#) ![Top](javascript:;)"
    )
    (tmp_path / "a.md").write_text(
        "# Ours\n\n[View table of contents](javascript:void(0);) [Top](javascript:;) [Next](JavaScript:void 0) "
        f"{kept}\n"
    )
    found = text_of(tmp_path / "a.md")
    assert found.text.split("\n")[2] == f"View table of contents Top Next {kept}"
    assert any("buttons" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("facts:\n  keep: 3 years", "facts:\n  keep: 9 years", "front matter’s facts"),
        ("minimum_age: 13", "minimum_age: 16", "front matter’s minimum_age"),
        ("minimum_age: 13", "", "front matter’s minimum_age"),
        ("effective: 2026-03-01", "effective: 2026-01-01", "front matter’s effective"),
        ("effective: 2026-01-01", "effective: 2026-03-01", ""),
        ("date: 2026-01-01\ntags: [a]", "date: 2025-01-01\ntags: [b]", ""),
        ("intro: For all.", "intro: For guests.", "front matter’s intro"),
        ("", "description: For guests only.", "front matter’s description"),
        ("title: A", "title: A for guests", "title"),
        ("", "title: A for guests", "title"),
        ("", "title: A", ""),
        ("facts:\n  keep: 3 years", "facts:\n  keep: 3 years  ", ""),
    ],
)
def test_what_front_matter_states_otherwise_is_a_change(tmp_path: Path, old: str, new: str, changed: str) -> None:
    """It may be a fact, or words that readers are shown, and “no difference” would clear it."""
    for name, stated in (("old", old), ("new", new)):
        (tmp_path / f"{name}.md").write_text(f"---\nlayout: page\n{stated}\n---\n\n# A\n\nWe keep it.\n")
    judged = compare(tmp_path / "old.md", tmp_path / "new.md").judged
    assert [one.change.path for one in judged if one.verdict.level is Level.MATERIAL] == [(changed,)] * bool(changed)


def test_the_date_of_a_text_is_left_out_and_named_as_its_day(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "old.md").write_text("# Terms\n\n*Last updated: January 15, 2025*\n\n## Use\n\nYou may use it.\n")
    words = ("import", str(tmp_path / "old.md"), "--brand", "acme", "--policy", "terms")
    done = policy(*words, "--source", str(tmp_path / "src"))
    assert done.status == 0, done.said
    assert "acme/terms: “Last updated: January 15, 2025” is left out: pages print their dates" in done.err
    assert "policy freeze acme/terms --effective 2025-01-15" in done.err
    assert [one.name for one in (tmp_path / "src/acme/terms/sections").iterdir()] == ["use.md"]
    assert "applied since then" not in done.err


def test_a_new_text_that_is_as_old_as_the_past_may_be_no_change(tmp_path: Path, policy: Policy) -> None:
    text = "# Terms\n\nLast updated: January 15, {}\n\n## Use\n\nYou may use it{}.\n"
    (tmp_path / "old.md").write_text(text.format(2025, ""))
    words = ("import", str(tmp_path / "old.md"), "--brand", "acme", "--policy", "terms")
    source = ("--source", str(tmp_path / "src"))
    assert policy(*words, *source).status == 0
    sealed = policy("freeze", "acme/terms", "--effective", "2025-01-15", "--yes", *source)
    assert sealed.status == 0, sealed.said
    (tmp_path / "old.md").write_text(text.format(2026, " twice"))
    said = policy(*words, *source, "--discard").err
    assert "the text says 2026-01-15. If it has applied since then" in said
    assert (
        "remove site/, and versions/ and notices/ of this policy" in said
    )  # a build goes on from the site that is there
    (tmp_path / "old.md").write_text(text.format(2025, " once"))  # the line of the text that applies stayed
    assert "applied since then" not in policy(*words, *source, "--discard").err
    (tmp_path / "old.md").write_text(text.format(2099, " thrice"))
    assert "applied since then" not in policy(*words, *source, "--discard").err


def test_a_date_inside_a_passage_stays_and_is_named(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "old.md").write_text("# Terms\n\nLast updated:\\\n3 May 2025\n\n## Use\n\nYou may use it.\n")
    words = ("import", str(tmp_path / "old.md"), "--brand", "acme", "--policy", "terms")
    done = policy(*words, "--source", str(tmp_path / "src"))
    assert "/sections/opening.md:6:1: the text gives its date, 2025-05-03, and pages print" in done.err


def test_a_section_that_could_not_be_read_again_is_refused(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "old.md").write_text(f"# Terms\n\n## Use\n\nYou may use it.\n\n## Data\n\n{'We keep it. ' * 50_000}\n")
    words = ("import", str(tmp_path / "old.md"), "--brand", "acme", "--policy", "terms", "--facts", "none")
    done = policy(*words, "--source", str(tmp_path / "src"))
    assert done.status == 2, done.said
    assert "the section “Data” would have 0.6 MB, at most 0.5 MB can be worked with; divide the text" in done.err
    assert not (tmp_path / "src/acme/terms").exists()


def test_a_policy_of_which_no_section_can_be_read_says_so(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "old.md").write_text("# Terms\n\n## Use\n\nYou may use it.\n")
    source = ("--source", str(tmp_path / "src"))
    policy("import", str(tmp_path / "old.md"), "--brand", "acme", "--policy", "terms", *source)
    section = tmp_path / "src/acme/terms/sections/use.md"
    section.write_text(section.read_text() + "We keep it. " * 50_000)
    done = policy("check", *source)
    assert (done.status, "at most 0.5 MB can be worked with" in done.out) == (1, True), done.said


def test_another_layout_is_no_version(tmp_path: Path, policy: Policy) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "2020-05-01.md").write_text("# Terms\n\n## Use\n\nYou may use it.\n\n- a\n- b\n")
    (folder / "2020-06-01.md").write_text("# Terms\r\n\r\n## Use\r\n\r\nYou  may\nuse it.\r\n\r\n* a\r\n* b\r\n")
    (folder / "2020-07-01.md").write_text("# Terms\n\n## Use\n\nYou may use **it**.\n\n- a\n- b\n")
    words = ("import", "--as-versions", str(folder), "--brand", "acme", "--policy", "terms")
    for _ in range(2):
        done = policy(*words, "--source", str(tmp_path / "src"))
        assert done.status == 0, done.said
    assert len(list((tmp_path / "src/acme/terms/versions").glob("v*.md"))) == 2


def test_without_the_extra_other_files_say_what_to_install(
    project: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [
        one for one in sys.modules if one.startswith(("generator.documents", "generator.commands.import_marked_copy"))
    ]
    for name in sorted(parts, reverse=True):
        package, _, short = name.rpartition(".")
        monkeypatch.setattr(sys.modules[package], short, sys.modules[name])  # a second import puts another in its place
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(documents, "reading", None, raising=False)
    monkeypatch.delattr(documents, "reading")
    monkeypatch.setitem(sys.modules, "lxml", None)
    (project / "a.docx").write_bytes(b"PK")
    for words in (("--brand", "acme", "--policy", "terms"), ("--onto", "gluptron/privacy")):
        done = policy("import", "a.docx", *words)
        assert done.status == 2
        assert "pip install 'policypress[documents]'" in done.err
    assert policy("export", "gluptron/privacy", "--format", "md").status == 0
