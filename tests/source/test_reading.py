"""What of a file is its title, its sections and its text, and what is none of it: front matter and comments."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.file_formats import document_of, text_of
from generator.errors import COULD_NOT_RUN, Finding, PolicyError
from generator.model.document import Document
from generator.source import text_to_document
from generator.source.comments import without_comments
from generator.source.lines_above import is_breadcrumb, is_date_line
from generator.source.metadata import described
from generator.text import blocks
from tests.bounds import ending


def read(folder: Path, text: str, name: str = "x.md", like: Document | None = None) -> Document:
    (folder / name).write_text(text)
    return document_of(text_of(folder / name), language="en", like=like)


def told(document: Document) -> str:
    """Return a document on one line: its title, then each section's heading, below how many others, and its text."""
    sections = (
        f"{'›' * (section.level - 2)}{section.title}: {' / '.join(block.words for block in blocks.parse(section.text))}"
        for section in document.sections
    )
    return " | ".join([document.title, *sections])


TITLES = [
    ("# P\n\nText.\n\n## A\n\nOne.", "P | : Text. | A: One."),
    ("# A\n\nOne.\n\n# B\n\nTwo.", "Policy | A: One. | B: Two."),
    ("## A\n\nOne.\n\n## B\n\nTwo.", "Policy | A: One. | B: Two."),
    ("Welcome to it.\n\n## A\n\nOne.\n\n## B\n\nTwo.", "Policy | : Welcome to it. | A: One. | B: Two."),
    ("# P\n\n## A\n\nOne.\n\n# Annex\n\nTwo.", "Policy | P:  | ›A: One. | Annex: Two."),
    ("# Policy\n\n# A\n\nOne.\n\n# B\n\nTwo.", "Policy | A: One. | B: Two."),
    ("Last updated: 3 May 2025\n\n# P\n\nText.\n\n## A\n\nOne.", "P | : Last updated: 3 May 2025 / Text. | A: One."),
    ("Last updated: 3 May 2025\n\n# P\n\n## A\n\nOne.", "P | : Last updated: 3 May 2025 | A: One."),
    ("Last updated: 3 May 2025\n---\n\n# P\n\n## A\n\nOne.", "P | : Last updated: 3 May 2025 | A: One."),
    ("##### Version of 3 May 2025 #\n\n# P\n\n## A\n\nOne.", "P | : Version of 3 May 2025 | A: One."),
    ("# P\n\n## Stand: Mai 2025\n\n## A\n\nOne.", "P | : Stand: Mai 2025 | A: One."),
    ("Home > Legal > Privacy\n\n# P\n\n## A\n\nOne.", "P | : Home > Legal > Privacy | A: One."),
    ("[Home](/) / [Legal](/l) / P\n\n# P\n\n## A\n\nOne.", "P | : Home / Legal / P | A: One."),
    ("- [Home](/)\n- [Legal](/l)\n\n# P\n\n## A\n\nOne.", "P | : Home / Legal | A: One."),
    ("![Logo](/logo.png)\n\n# P\n\n## A\n\nOne.", "P | : Logo | A: One."),
    ("We changed this. Read it.\n\n# P\n\n## A\n\nOne.", "Policy | : We changed this. Read it. | P:  | ›A: One."),
    ("Long ago.\n\n# Contact\n\nWrite.", "Policy | : Long ago. | Contact: Write."),
    ("# [P](/p)\n\n## A\n\nOne.", "Policy | : P | A: One."),
    ('# [](#p)P\n\n## A[#](#a "Link")\n\nOne.', "P | A#: One."),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_is_told_from_a_heading_and_from_lines_above(tmp_path: Path, text: str, expected: str) -> None:
    assert told(read(tmp_path, text)) == expected


PLAIN = [
    ("PRIVACY POLICY\n\n1. SCOPE\n\nIt applies to\nall.", "PRIVACY POLICY | 1. SCOPE: It applies to\nall."),
    ("May 3, 2024\n\nPrivacy Policy\n\nScope\n\nAll of us.", "Privacy Policy | : May 3, 2024 | Scope: All of us."),
    ("Home > Legal\n\nMay 3, 2024\n\nTerms\n\nScope\n\nAll.", "Terms | : Home > Legal / May 3, 2024 | Scope: All."),
    ("May 3, 2024\n\nWe collect data, as follows.", "Policy | : May 3, 2024 / We collect data, as follows."),
    ("Privacy Policy 3 May 2025\n\nScope\n\nAll of us.", "Privacy Policy 3 May 2025 | Scope: All of us."),
    (
        "Terms\n\nScope\n\nAll.\n\nLast updated 3 May 2025\n\nEnd.",
        "Terms | Scope: All. / Last updated 3 May 2025 / End.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_title_of_plain_text_is_told_from_lines_above(tmp_path: Path, text: str, expected: str) -> None:
    assert told(read(tmp_path, text, "x.txt")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last updated: 3 May 2025", True),
        ("Effective as of March 1st, 2023 | Posted: December 1, 2022", True),
        ("Letzte Aktualisierung: 3. Mai 2025.", True),
        ("Dernière mise à jour : 3 mai 2025", True),
        ("最終更新日：2025年5月3日", True),
        ("03.05.2025", True),
        ("Stand: Mai 2025", True),
        ("Privacy Policy 2025", False),
        ("Privacy Policy 3 May 2025", False),
        ("プライバシーポリシー 2025年5月3日", False),
        ("Datenschutz 03.05.2025", False),
        ("We keep data 30 days", False),
        ("In 2020 we began", False),
    ],
)
def test_a_line_is_a_date_where_it_says_nothing_else(line: str, *, expected: bool) -> None:
    assert is_date_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home > Legal > Privacy", True),
        ("Home » Privacy", True),
        ("Home / Legal / Privacy", True),
        ("Terms / Conditions", False),
        ("and/or", False),
        ("a > b, we think.", False),
    ],
)
def test_a_line_is_a_path_of_pages(line: str, *, expected: bool) -> None:
    assert is_breadcrumb(line) is expected


LIKE = [
    ("## A\n\nOne.", "## A\n\nOne.\n\n## B\n\nTwo.", "A | : One. | B: Two."),
    ("## A\n\nOne.\n\n## B\n\nTwo.", "## A\n\nOne.", "Policy | A: One."),
    ("# P\n\n## A\n\nOne.", "# P\n\n## A\n\nOne.\n\n# Annex\n\nTwo.", "P | A: One. | Annex: Two."),
    ("# P\n\n## A\n\nOne.", "**P**\n\nText.\n\n## A\n\nOne.\n\n## B", "P | : Text. | A: One. | B: "),
    ("# P\n\n### A\n\nOne.\n\n### B", "# P\n\n## C\n\n### A\n\nOne.\n\n### B", "P | C:  | A: One. | B: "),
]


@pytest.mark.parametrize(("before", "text", "expected"), LIKE)
def test_what_was_title_or_section_is_it_again(tmp_path: Path, before: str, text: str, expected: str) -> None:
    assert told(read(tmp_path, text, like=read(tmp_path, before))) == expected


HEAD = "title: Privacy\ndate: 2024-01-01\npermalink: /p/\n"
FRONT_MATTER = [
    (f"---\n{HEAD}---\n\nText.", "Privacy | : Text."),
    (f"---\n{HEAD}...\nText.", "Privacy | : Text."),
    (f"\n---\n{HEAD}---\nText.", "Privacy | : Text."),
    (f"\ufeff---\r\n{HEAD}---\r\n\r\nText.\r\n", "Privacy | : Text."),
    (f"---\n{HEAD}---\n\n# Privacy\n\nText.\n\n## A\n\nOne.", "Privacy | : Text. | A: One."),
    (f"---\n{HEAD}---\n\n# Privacy\n\nText.\n\n# A\n\nOne.", "Privacy | : Text. | A: One."),
    (f"---\n{HEAD}---\n\n# A\n\nText.\n\n# B\n\nOne.", "Privacy | A: Text. | B: One."),
    ("---\ntitle: P | ACME\n---\n\n# P\n\n## A\n\nOne.", "P | A: One."),
    ("---\n---\n\nText.", "Policy | : Text."),
    ("---\nlayout: page\nredirect_from:\n\t- /a\n---\n<!-- x -->\n# P\n\n## A", "P | A: "),
    ('---\ntitle: "<!-- P -->"\ntags: [a, {b: c}]\n---\n\nText.', "<!-- P --> | : Text."),
    ("---\ntitle:\n  - P\n---\n\nText.", "Policy | : Text."),
    ("---\ntitle:\n---\n\nText.", "Policy | : Text."),
    ("---\n\ntitle: P\n\n---\n\nText.", "Policy | :  / title: P /  / Text."),
    ("---\nImportant: read this.\n\n---\n\nText.", "Policy | :  / Important: read this. /  / Text."),
    ("---\nDear users: read this.\n\n---\n\nText.", "Policy | :  / Dear users: read this. /  / Text."),
    ("---\nText.\n\nMore.", "Policy | :  / Text. / More."),
    ("Text.\n\n---\ntitle: P\n---\n\nMore.", "Policy | : Text. /  | title: P: More."),
]


@pytest.mark.parametrize(("text", "expected"), FRONT_MATTER)
def test_front_matter_is_no_text(tmp_path: Path, text: str, expected: str) -> None:
    assert told(read(tmp_path, text)) == expected


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_front_matter_is_known_in_both_forms(tmp_path: Path, name: str) -> None:
    assert told(read(tmp_path, f"---\n{HEAD}---\n\nText, and more.\n", name)) == "Privacy | : Text, and more."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: P\n\n# P\n\nText.\n", "x.md:1:1: the front matter that opens with --- is never closed"),
        ("---\ntitle: P\nnote: a: b\n---\nText.\n", "x.md:3:8: “note” holds a colon, so it needs quotes"),
        ("---\ntitle: 'P\n---\nText.\n", "x.md:2:8: the quotes of “title” are opened and never closed"),
        ("---\ntitle: [\n---\nText.\n", "x.md:2:8: “[” is opened and never closed"),
        ("\n\n---\ntitle: P\n}\n---\nText.\n", "x.md:5:1: this line can't be read"),
        ("---\ntitle: &a P\nb: *a\n---\nText.\n", "x.md:2:8: YAML anchors (&) and aliases (*) are not used here"),
        ("---\ntitle: !x P\n---\nText.\n", "x.md:2:8: YAML tags (!) are not used here"),
        ("---\ntitle: " + "[" * 50_000 + "\n---\nText.\n", "x.md:2:20: nested more than 12 levels deep"),
        ("---\ntitle: " + "a" * 100_001 + "\n---\nText.\n", "x.md:2:1: this front matter has 100,008 letters"),
        ("---\ntitle: P\n" + "a: b\n" * 2_000 + "---\nText.\n", "x.md:1:1: the front matter that opens with ---"),
    ],
    ids=["open", "colon", "quote", "bracket", "brace", "anchor", "tag", "nested", "long", "many lines"],
)
def test_front_matter_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with ending():
        with pytest.raises(PolicyError) as problem:
            read(tmp_path, text)
        assert problem.value.status == COULD_NOT_RUN
        (finding,) = problem.value.findings
        assert str(finding).startswith(f"{tmp_path}/{said}")
        assert "if it is text, leave a blank line below the first ---" in finding.remedy


COMMENTS = [
    ("Text <!-- internal: ask legal --> goes on.\n\n<!-- TODO -->\n\nEnd.\n", "Text goes on.\n\nEnd.\n"),
    ("a<!-- x -->b <!-- y --><!-- z --> c <!-- z -->\n", "ab c\n"),
    ("a  <!-- x -->  <!-- y -->\nb", "a\nb"),
    ("a\n<!-- x -->\nb\n", "a\n\nb\n"),
    ("<!-- x --> a\n", "a\n"),
    ("<!-- x\n\n```\n\n--> a\n", "a\n"),
    ("a <!-- x\n\ny --> b\n", "a b\n"),
    ("# P <!-- omit in toc -->\n", "# P\n"),
    ("> <!-- x\n> y -->\n> a\n", "> \n> a\n"),
    ("- a <!-- x -->\n  <!-- y -->\n- b\n", "- a\n\n- b\n"),
    ("a\n- <!-- x -->\n- b\n", "a\n\n-\n- b\n"),
    ("| a | <!-- x --> |\n|---|---|\n| b | c<!-- y --> |\n", "| a | |\n|---|---|\n| b | c |\n"),
    ("<!--> a <!---> b\n", "a b\n"),
    ("`<!-- x -->` a <!-- y -->\n", "`<!-- x -->` a\n"),
    ("`` ` <!-- x --> ``\n", "`` ` <!-- x --> ``\n"),
    ("` a\n\n<!-- x --> `\n", "` a\n\n`\n"),
    ("```\n<!-- x -->\n```\n\n<!-- y -->\na\n", "```\n<!-- x -->\n```\n\na\n"),
    ("~~~ html\n```\n<!-- x -->\n~~~~\n<!-- y -->\n", "~~~ html\n```\n<!-- x -->\n~~~~\n"),
    ("- a\n  ```\n  <!-- x -->\n  ```\n- b <!-- y -->\n", "- a\n  ```\n  <!-- x -->\n  ```\n- b\n"),
    ("> ```\n> <!-- x -->\n\na <!-- y -->\n", "> ```\n> <!-- x -->\n\na\n"),
    ("a\n\n    <!-- x -->\n\nb <!-- y -->\n", "a\n\n    <!-- x -->\n\nb\n"),
    ("a\n    <!-- x --> b\n", "a\n    b\n"),
    ("- a\n\n      <!-- x -->\n\n  b <!-- y -->\n", "- a\n\n      <!-- x -->\n\n  b\n"),
    ("\\<!-- a -->\n", "\\<!-- a -->\n"),
    ("a <!-- b\n\nc\n", "a <!-- b\n\nc\n"),
    ("a <!-- x --> b <!-- c\n", "a b <!-- c\n"),
    ("a --> b\n", "a --> b\n"),
]


@pytest.mark.parametrize(("text", "expected"), COMMENTS)
def test_comments_are_no_text_but_in_code(text: str, expected: str) -> None:
    assert without_comments(text) == expected


def test_a_comment_in_plain_text_is_text(tmp_path: Path) -> None:
    assert told(read(tmp_path, "Terms\n\nA <!-- b --> c.", "x.txt")) == "Terms | : A <!-- b --> c."


BIG = 100_000
HOSTILE = {
    "open comments": "<!--" * BIG,
    "closed comments": "<!-- -->" * BIG,
    "comments in a line": "a <!-- --> " * BIG,
    "comments in lines": "a\n<!-- -->\n" * 20_000,
    "comments over lines": "<!--\n\n-->a" * 20_000,
    "backticks": "".join("`" * number + " " for number in range(1_000)) + "<!-- x -->",
    "single backticks": "` " * BIG + "<!-- x -->",
    "spaces": " " * BIG + "<!-- x -->",
    "quotes": ">" * BIG + "<!-- x -->",
    "bullets": "- " * BIG + "<!-- x -->",
    "bullets in lines": ("- " * 500 + "<!-- x -->\n") * 400,
    "fences": "```\n" * 40_000 + "<!-- x -->",
    "backslashes": "\\" * BIG + "<!-- x -->",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_comments_are_found_in_time(name: str) -> None:
    with ending():
        without_comments(HOSTILE[name])


WORDS = st.text("abc äé字", min_size=1, max_size=8).map(lambda text: " ".join(text.split()) or "x")
LINES = st.lists(
    st.one_of(
        WORDS,
        WORDS.map(lambda text: f"# {text}"),
        WORDS.map(lambda text: f"## {text}"),
        WORDS.map(lambda text: f"**{text}**"),
        WORDS.map(lambda text: f"{text} <!-- X1 --> {text}"),
        st.sampled_from(
            [
                *("", "---", "===", "- a", "1. b", "    c", "> d", "```", "`e", "f`", "| g | h |", "|---|---|"),
                *("<!--", "-->", "<!-- X2", "X3 -->", "\\<!--", "title: i", "Last updated: 3 May 2025", "j > k"),
                *("Last updated: 3 May 2025\n---", "[l](#m) n", "# [](#)p", "[q]: /r"),
            ]
        ),
    ),
    max_size=14,
)


@given(LINES, st.sampled_from(["", "---\ntitle: HEAD\ndate: 2025-01-01\n---\n"]), st.none() | LINES)
def test_no_word_outside_comments_and_front_matter_is_lost(
    lines: list[str], head: str, before: list[str] | None
) -> None:
    text = "\n".join(lines)
    like = text_to_document.from_markdown("\n".join(before), fallback_title="") if before is not None else None
    found: list[Finding] = []
    body = described(head + text, "x.md", found).text if head else text
    document = text_to_document.from_markdown(body, fallback_title="", like=like)
    seen = "\n".join([document.title, *(f"{section.title}\n{section.text}" for section in document.sections)])
    outside = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    assert not Counter(re.findall(r"\w+", outside)) - Counter(re.findall(r"\w+", seen))
    assert "HEAD" not in seen
    assert not found
