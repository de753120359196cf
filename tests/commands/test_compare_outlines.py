"""`policy compare` reads two texts alike, and in time, whatever is in them: front matter, headings, sections, signs."""

from pathlib import Path

import pytest

from generator.cli.comparison.forms import FORMATS, in_form
from generator.commands.compare import compare
from generator.source import section_matches
from tests.bounds import ending
from tests.commands.two_texts import OLD, asked, written
from tests.conftest import Policy

HEADED = "# P\n\nText.\n\n## Rights\n\nYou may object.\n"
SAME = [
    (
        "front matter",
        "---\ntitle: P\ndate: 2024-01-01\n---\nText.\n",
        "---\ntitle: P\ndate: 2025-01-01\n---\n\nText.\n",
    ),
    ("front matter that came", HEADED, f"---\ntitle: P\nlayout: page\n---\n\n{HEADED}"),
    ("a title that moved to front matter", "# P\n\nText.\n", "---\ntitle: P\n---\n\nText.\n"),
    ("comments", f"<!-- from legal -->\n{HEADED}", f"{HEADED}\n<!-- TODO:\n\n## Later\n-->\n"),
    ("line ends", HEADED, HEADED.replace("\n", "\r\n")),
    ("a byte order mark and a soft hyphen", HEADED, "\ufeff" + HEADED.replace("object", "ob\u00adject")),
    ("a bold title", HEADED, HEADED.replace("# P\n", "**P**\n", 1)),
]


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_what_is_no_text_makes_no_difference(tmp_path: Path, policy: Policy, old: str, new: str) -> None:
    one, other = str(written(tmp_path, "old.md", old)), str(written(tmp_path, "new.md", new))
    for order in ((one, other), (other, one)):
        assert asked(policy, *order)["changes"] == []


OUTLINES = [
    ("a line above the title", HEADED, f"3 May 2025\n\n{HEADED}", "P > opening > rights"),
    ("a path of pages", HEADED, f"Home > Legal > P\n\n{HEADED}", "P > opening > rights"),
    ("sections turned round", "# A\n\nOne.\n\n# B\n\nTwo.\n", "# B\n\nTwo.\n\n# A\n\nOne.\n", "Policy > b > a"),
    ("another section", "## A\n\nOne.\n", "## A\n\nOne.\n\n## B\n\nTwo.\n", "A > opening > b"),
    ("a section less", "## A\n\nOne.\n\n## B\n\nTwo.\n", "## A\n\nOne.\n", "Policy > a"),
    ("an annex", HEADED, f"{HEADED}\n# Annex\n\nMore.\n", "P > opening > rights > annex"),
    (
        "plain text, turned round",
        "A\n\nOne is\nit.\n\nB\n\nTwo is\nit.\n",
        "B\n\nTwo is\nit.\n\nA\n\nOne is\nit.\n",
        "Policy > b > a",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in OUTLINES], ids=[row[0] for row in OUTLINES])
def test_two_texts_are_read_alike(tmp_path: Path, old: str, new: str, expected: str) -> None:
    suffix = ".txt" if "is\nit" in old else ".md"
    found = compare(written(tmp_path, f"old{suffix}", old), written(tmp_path, f"new{suffix}", new))
    assert " > ".join([found.new.title, *(section.id for section in found.new.sections)]) == expected
    before = {section.id: section.level for section in found.old.sections}
    assert found.old.title == found.new.title
    assert all(before.get(section.id, section.level) == section.level for section in found.new.sections)


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_sign_that_turns_words_round_is_a_difference(tmp_path: Path, policy: Policy, sign: str) -> None:
    old = str(written(tmp_path, "old.md", OLD))
    new = str(written(tmp_path, "new.md", OLD.replace("thirty", f"{sign}thirty")))
    (change,) = asked(policy, old, new)["changes"]
    assert sign in change["new"]


LINES = 700
ODD: dict[str, str] = {
    "no heading at all": "One paragraph. " * 1_500,
    "a heading in every line": "".join(f"# Heading {n}\n" for n in range(600)),
    "other headings in every line": "".join(f"# Other {n * 7}\n" for n in range(600)),
    "many items": "- item\n" * LINES,
    "nested 1,000 deep": "".join("  " * n + "- deeper\n" for n in range(1_000)),
    "quoted 1,000 deep": ">" * 1_000 + " deep\n",
    "mixed languages": "# Bedingungen\n\nWir 保存する data у нас.\n" * 50,
    "right to left": "# תנאים\n\nאנחנו שומרים מידע. \u202eنحن\u202c نحفظ البيانات.\n" * 50,
    "combining": "e\u0301" * 2_500 + "\u0301" * 2_500,
    "emoji": "👩‍👩‍👧‍👦🏽🇩🇪" * 1_500,
    "Japanese": "当社は利用者の情報を三十日間保存します。" * 500,
    "Thai": "เราเก็บข้อมูลของคุณไว้สามสิบวัน" * 500,
    "open comments": "<!-- a\n\n" * LINES,
    "comments": "a <!-- b --> c\n\n" * LINES,
    "unclosed front matter of nothing": "---\n" * LINES,
    "mixed numbering": "".join(f"## {n}) a\n\n## {n}.{n} b\n\n({chr(97 + n % 26)}) c\n\n" for n in range(150)),
    "only signs": "*_`[]()!<>|\\~" * 1_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_compared_in_time(tmp_path: Path, name: str) -> None:
    text = ODD[name]
    half = len(text) // 2
    old = written(tmp_path, "old.md", text)
    new = written(tmp_path, "new.md", f"{text[:half]}x{text[half + 1 :]}")
    with ending():
        found = compare(old, new)
        for form in FORMATS:
            assert in_form(found, form)


@pytest.mark.slow
def test_headings_that_all_changed_are_compared_in_time(tmp_path: Path) -> None:
    old = written(tmp_path, "old.md", ODD["a heading in every line"])
    new = written(tmp_path, "new.md", ODD["other headings in every line"])
    with ending():
        assert compare(old, new).judged


def test_many_sections_keep_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_matches, "MOST_PAIRS", 0)
    words = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda."
    old = written(tmp_path, "old.md", f"# T\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\n{words}\n")
    new = written(
        tmp_path, "new.md", f"# T\n\n## 1. Two\n\nB.\n\n## One\n\nC.\n\n## Else\n\n{words} More.\n\n## Fresh\n\nX.\n"
    )
    assert [section.id for section in compare(old, new).new.sections] == ["two", "one", "three", "fresh"]
