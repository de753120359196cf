"""`policy compare`: two files without a project; a result or a clear refusal, whatever is in them."""

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given

from generator.cli.comparison.forms import FORMATS, in_form
from generator.commands import compare as comparing
from generator.commands.compare import compare
from generator.materiality.summary import group_changes
from generator.materiality.table import judge
from generator.model.document import Document, Filled, Section
from generator.model.levels import Level
from generator.model.record import Decision
from generator.source import section_matches
from generator.text.change import Subject
from generator.text.diff import diff
from tests.bounds import ending
from tests.conftest import Policy
from tests.strategies import documents

OLD = "# Terms\n\n## Data\n\nWe keep data for thirty days after you leave.\n\n## Law\n\nThe law of Ohio applies.\n"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def asked(policy: Policy, *words: str) -> dict[str, Any]:
    result = policy("compare", *words, "--format", "json")
    assert result.status == 0, result.said
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_no_difference_is_editorial(tmp_path: Path, policy: Policy) -> None:
    old = str(written(tmp_path, "old.md", OLD))
    same = {"format": 2, "level": "editorial", "undecided": False, "score": 0.0, "changes": []}
    assert asked(policy, old, old) == same
    assert policy("compare", old, old).out == "No difference: editorial.\n"


def test_a_change_is_told_in_every_form(tmp_path: Path, policy: Policy) -> None:
    old, new = str(written(tmp_path, "old.md", OLD)), str(written(tmp_path, "new.md", OLD.replace("thirty", "sixty")))
    found = asked(policy, old, new)
    assert found["level"] == "material"
    assert 0 < found["score"] <= 1
    (change,) = found["changes"]
    kept = {*("kind", "section", "path", "level", "direction", "rule", "score", "reason", "old", "new")}
    assert set(change) == kept | {"suggestion", "edits"}
    assert change["suggestion"] is None
    (edit,) = change["edits"]
    assert edit == {
        "old": "thirty",
        "new": "sixty",
        "outcome": "decided",
        "level": "material",
        "rule": "21",
        "reason": change["reason"],
    }
    assert (change["kind"], change["section"], change["path"]) == ("changed", "data", "1")
    assert "[-thirty-]{+sixty+} days" in policy("compare", old, new).out
    assert "<del>thirty</del><ins>sixty</ins> days" in policy("compare", old, new, "--format", "markdown").out
    html = policy("compare", old, new, "--format", "html").out
    assert "<del><i>[removed: </i>thirty<" in html
    assert "The law of Ohio applies." in html


def test_plain_text_and_markdown_are_compared(tmp_path: Path, policy: Policy) -> None:
    old = str(written(tmp_path, "old.txt", "Terms\n\nData\n\nWe keep data for thirty days.\n"))
    new = str(written(tmp_path, "new.md", "# Terms\n\n## Data\n\nWe keep data for sixty days.\n"))
    assert [change["kind"] for change in asked(policy, old, new)["changes"]] == ["changed"]


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


LINES = 1_500
ODD: dict[str, str] = {
    "no heading at all": "One paragraph. " * 3_000,
    "a heading in every line": "".join(f"# Heading {n}\n" for n in range(1_000)),
    "other headings in every line": "".join(f"# Other {n * 7}\n" for n in range(1_000)),
    "many items": "- item\n" * LINES,
    "nested 1,000 deep": "".join("  " * n + "- deeper\n" for n in range(1_000)),
    "quoted 1,000 deep": ">" * 1_000 + " deep\n",
    "mixed languages": "# Bedingungen\n\nWir 保存する data у нас.\n" * 50,
    "right to left": "# תנאים\n\nאנחנו שומרים מידע. \u202eنحن\u202c نحفظ البيانات.\n" * 50,
    "combining": "e\u0301" * 5_000 + "\u0301" * 5_000,
    "emoji": "👩‍👩‍👧‍👦🏽🇩🇪" * 3_000,
    "Japanese": "当社は利用者の情報を三十日間保存します。" * 1_000,
    "Thai": "เราเก็บข้อมูลของคุณไว้สามสิบวัน" * 1_000,
    "open comments": "<!-- a\n\n" * LINES,
    "comments": "a <!-- b --> c\n\n" * LINES,
    "unclosed front matter of nothing": "---\n" * LINES,
    "mixed numbering": "".join(f"## {n}) a\n\n## {n}.{n} b\n\n({chr(97 + n % 26)}) c\n\n" for n in range(300)),
    "only signs": "*_`[]()!<>|\\~" * 2_000,
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


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.md", bytes(range(256)) * 40, "not"),
        ("old.md", b"\x00" * 100, "not a text file"),
        ("old.doc", b"x", "can't be imported"),
        ("old.md", b"", "empty"),
        ("old.md", b"a\n" * 30_000_000, "MB"),
        ("old.md", b"- a\n" * 1_000_000, "lines"),
        ("old.md", b"# A\n" * 2_500, "headings"),
        ("old.md", None, "no such file"),
        (
            "old.md",
            b"---\ntitle: P\n\n# P\n\nText.\n",
            "old.md:1:1: the front matter that opens with --- is never closed",
        ),
        ("old.md", b"---\ntitle: P\ndate: [\n---\nText.\n", "old.md:3:7: this line can't be read"),
    ],
    ids=[
        *("binary", "zeros", "another format", "empty", "large", "a million items", "headings", "missing"),
        *("open front matter", "broken front matter"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, policy: Policy, name: str, content: bytes | None, said: str
) -> None:
    old, new = tmp_path / name, written(tmp_path, "new.md", OLD)
    if content is not None:
        old.write_bytes(content)
    for order in ((old, new), (new, old)):
        result = policy("compare", *map(str, order))
        assert (result.status, result.out) == (2, "")
        assert said in result.err
        assert name in result.err


def test_many_sections_keep_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_matches, "MOST_PAIRS", 0)
    words = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda."
    old = written(tmp_path, "old.md", f"# T\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\n{words}\n")
    new = written(
        tmp_path, "new.md", f"# T\n\n## 1. Two\n\nB.\n\n## One\n\nC.\n\n## Else\n\n{words} More.\n\n## Fresh\n\nX.\n"
    )
    assert [section.id for section in compare(old, new).new.sections] == ["two", "one", "three", "fresh"]


@pytest.mark.slow
@given(documents, documents)
def test_every_change_is_told_once(old: Document, new: Document) -> None:
    judged = judge(diff(old, new), old, new, [comparing.PROMISE])
    found = group_changes(judged)
    assert sorted(id(one) for group in found for one in group.all) == sorted(map(id, judged))
    weights = [(group.worst.verdict.level, group.worst.verdict.likelihood) for group in found]
    assert weights == sorted(weights, reverse=True)


def test_a_new_section_is_told_once(tmp_path: Path) -> None:
    more = "## Sale\n\nWe sell it.\n\nTo all.\n\n- For ever\n"
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", OLD + "\n" + more))
    (entry,) = group_changes(found.judged)
    assert (entry.lead.change.subject, len(entry.parts)) == (Subject.SECTION, 3)
    text = in_form(found, "text")
    assert "Sale: section added, with 3 passages" in text
    assert text.count("{+For ever+}") == 1
    assert len(json.loads(in_form(found, "json"))["changes"]) == 4


def test_a_new_section_is_told_once_also_where_its_passages_were_decided(tmp_path: Path) -> None:
    more = "## Sale\n\nWe sell it.\n\nTo all.\n"
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", OLD + "\n" + more))
    day = datetime.date(2026, 3, 1)
    decided = [
        replace(one, decision=Decision(one.digest, "48", Level.MATERIAL, Level.MINOR, "why", "ada", day))
        if one.change.subject is Subject.TEXT
        else one
        for one in found.judged
    ]
    (entry,) = group_changes(decided)
    assert (entry.lead.change.subject, [bool(one.decision) for one in entry.parts]) == (Subject.SECTION, [True, True])


def test_passages_beside_each_other_are_told_together(tmp_path: Path) -> None:
    added = OLD.replace("leave.\n", "leave.\n\nWe sell it.\n\nTo all.\n\nFor ever.\n")
    found = compare(written(tmp_path, "old.md", OLD), written(tmp_path, "new.md", added))
    assert [len(one.all) for one in group_changes(found.judged)] == [3]
    assert "Data: passages 2–4 added" in in_form(found, "text")


def renamed(folder: Path) -> comparing.Comparison:
    text = "# Terms\n\n" + "".join(f"## Part {n}\n\nACME does thing {n}.\n\nIt stays {n}.\n\n" for n in range(60))
    return compare(written(folder, "old.md", text), written(folder, "new.md", text.replace("ACME", "Bolt")))


@pytest.mark.slow
def test_what_is_the_same_again_is_told_once(tmp_path: Path) -> None:
    found = renamed(tmp_path)
    assert [len(one.all) for one in group_changes(found.judged)] == [60]
    assert len(json.loads(in_form(found, "json"))["changes"]) == 60
    for form in ("text", "markdown", "html"):
        assert "and 59 more like it" in in_form(found, form)
    assert all(f"Part {n} (1)" in " ".join(in_form(found, "text").split()) for n in range(1, 60))


def test_other_changes_are_not_told_as_the_same(tmp_path: Path) -> None:
    old = "# T\n\n## A\n\nWe keep it 3 years.\n\n## B\n\nWe keep it 4 years.\n"
    new = old.replace("3", "5").replace("4", "6")
    found = compare(written(tmp_path, "old.md", old), written(tmp_path, "new.md", new))
    assert [len(one.all) for one in group_changes(found.judged)] == [1, 1]


def test_a_fact_and_the_text_that_names_it_are_told_once() -> None:
    def document(period: str) -> Document:
        facts: dict[str, object] = {"retention": {"account": {"data": ["account"], "keep": period}}}
        filled = (Filled("facts.retention.account.keep", 15, 15 + len(period)),)
        section = Section("a", "retention", "A", f"We keep it for {period}.", facts, filled=filled)  # type: ignore[arg-type]
        return Document("T", "en", (section,))

    old, new = document("3 years"), document("5 years")
    (entry,) = group_changes(judge(diff(old, new), old, new, [comparing.PROMISE]))
    assert entry.lead.change.subject is Subject.FACT
    assert [one.verdict.rule for one in entry.parts] == ["L10"]


def test_a_list_that_counts_from_elsewhere_is_one_change(tmp_path: Path) -> None:
    items = ("alpha", "beta", "gamma", "delta")
    old, new = (
        "# T\n\n## A\n\n" + "\n".join(f"{n}. The {item} item stays." for n, item in enumerate(items, first))
        for first in (1, 3)
    )
    found = compare(written(tmp_path, "old.md", old), written(tmp_path, "new.md", new))
    assert json.loads(in_form(found, "json"))["level"] == "material"  # a sentence may refer to one of the numbers
    text = in_form(found, "text")
    assert "A: passages 1–4: only the numbering changed, from 1. to 3." in text
    assert "(numbering [-1.-]{+3.+}) 3. The alpha item stays." in text
    assert "[-The" not in text


MANY = """# Terms

## First

A passage of a good many words that stands in the first of all places here.

1. one
2. two

    more of two

    - inner

## Second

| a | b |
|---|---|
| c | 3 years |

> quoted [link](https://e.example/?a=1&b=2) and **strong**

```
code <x>
```

## Third

It stays as it is, with words enough to be found again.
"""
MOVED = """# Conditions

## Third

It stays as it is, with words enough to be found again.

## First

1. one
2. 2

    more of two, and more

    - inner
    - new

## Second

| a | b |
|---|---|
| c | 5 years |

> quoted [link](https://e.example/?a=2&b=2) and strong

```
code <y>
```

A passage of a good many words that stands in the last of all places here.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [(MANY, MOVED), (MOVED, MANY), (MANY, MANY), ("# תנאים\n\n- פריט שני\n", "# תנאים\n\n- פריט שני חדש\n")],
    ids=["there", "back", "same", "right to left"],
)
def test_the_page_is_whole_and_fetches_nothing(tmp_path: Path, old: str, new: str) -> None:
    found = compare(written(tmp_path, "old.md", old), written(tmp_path, "new.md", new))
    page = in_form(found, "html")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "default-src 'none'" in page
    assert '<html lang="en">' in page
    assert '<meta name="viewport"' in page
    assert not re.search(r"<(?:script|img|link|iframe|form)\b|\bon\w+=|url\(|@import", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_move_is_shown_as_a_move(tmp_path: Path) -> None:
    found = compare(written(tmp_path, "old.md", MANY), written(tmp_path, "new.md", MOVED))
    text = " ".join(in_form(found, "text").split())
    assert "Second: passage 5 moved from “First” and edited" in text
    assert (
        "(moved here from “First”, edited) A passage of a good many words that stands in the [-first-]{+last+}" in text
    )
    assert "(moved to “Second”) A passage of a good many" in text
    assert "Third: section moved, from place 3 to 1" in text
    assert "Moved here from “First”, edited" in in_form(found, "html")


@pytest.mark.parametrize("colour", [False, True])
def test_the_text_fits_a_terminal_and_commands_nothing(tmp_path: Path, *, colour: bool) -> None:
    evil = "Evil \x1b[2J\x9b2J words \u202e backwards and "
    old = written(tmp_path, "old.md", f"# T\n\n{evil}{'many words ' * 90}end.\n\n{'当社は情報を保存します。' * 20}\n")
    new = written(tmp_path, "new.md", f"# T\n\n{evil}{'many words ' * 90}fin.\n\n{'当社は情報を保管します。' * 20}\n")
    text = in_form(compare(old, new), "text", colour=colour)
    assert ("\x1b[" in text) == colour
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert not set(plain) & set("\x1b\x9b\u202e")
    assert max(len(line) + len(re.findall("[\u3000-\u9fff]", line)) for line in plain.split("\n")) <= 80
    assert "[-end-]{+fin+}" in plain
    assert "⋯" in plain
