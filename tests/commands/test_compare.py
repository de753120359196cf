"""`policy compare`: two files without a project; a result in each form, or a clear refusal."""

import re
from pathlib import Path

import html5lib
import pytest

from generator.cli.comparison.forms import in_form
from generator.commands.compare import compare
from tests.commands.two_texts import OLD, asked, written
from tests.conftest import Policy


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


GERMAN = (
    "# Hausordnung\n\n## Hüte\n\nWir singen mit einem Hut, und der Hut ist für die Probe. Die Hüte werden von uns nicht"
    " verliehen, auch nicht für eine Probe oder zu einem Fest.\n\nWer den Hut eines anderen mit nach Hause nimmt,"
    " bringt ihn innerhalb von drei Wochen wieder, und das ist die Regel, die wir alle mögen.\n"
)


@pytest.mark.parametrize(
    ("more", "rule", "language"),
    [((), "21", "de"), (("--language", "de-AT"), "21", "de-AT"), (("--language", "en"), "suggested", "en")],
)
def test_texts_are_read_in_the_language_of_their_words(
    tmp_path: Path, policy: Policy, more: tuple[str, ...], rule: str, language: str
) -> None:
    old = str(written(tmp_path, "old.md", GERMAN))
    new = str(written(tmp_path, "new.md", GERMAN.replace("innerhalb von drei Wochen", "zeitnah")))
    (change,) = asked(policy, old, new, *more)["changes"]
    assert change["rule"] == rule
    assert f'lang="{language}"' in policy("compare", old, new, "--format", "html", *more).out


def test_texts_of_two_languages_are_read_as_english(tmp_path: Path, policy: Policy) -> None:
    english = "The hat of the house is for you and for us, and we are not to take it from you. " * 3
    old, new = written(tmp_path, "old.md", GERMAN), written(tmp_path, "new.md", f"# Rules\n\n## Hats\n\n{english}\n")
    assert 'lang="en"' in policy("compare", str(old), str(new), "--format", "html").out


def test_plain_text_and_markdown_are_compared(tmp_path: Path, policy: Policy) -> None:
    old = str(written(tmp_path, "old.txt", "Terms\n\nData\n\nWe keep data for thirty days.\n"))
    new = str(written(tmp_path, "new.md", "# Terms\n\n## Data\n\nWe keep data for sixty days.\n"))
    assert [change["kind"] for change in asked(policy, old, new)["changes"]] == ["changed"]


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
        ("old.md", b"---\ntitle: P\ndate: [\n---\nText.\n", "old.md:3:7: “[” is opened and never closed"),
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
