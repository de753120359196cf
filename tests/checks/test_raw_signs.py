"""Signs of other Markdown that readers would see: `check` names them."""

from pathlib import Path

import pytest

from tests.conftest import edit
from tests.small import FOLDER, KEPT, in_draft
from tests.steps import checked

ASKED = f"{FOLDER}/sections/asked.md"
TEXT = """
**重要：**日本語の文。

Der*die Nutzer*in stimmt zu.

![A chart](chart.png)

- [ ] box
- [x] ticked

Read [what we keep] (#kept), or [ask us] (https://example.com/ask).
"""
FINE = r"""
You may [ask us](https://example.com) (free of charge), see [1] (as of today) and [2] (#1 of our list).

A *whole* word, **bold** ones, un*frigging*believable, 2\*\*3, `a ** b`, and [x] in a line.

- [a link](https://example.com)
- \[x] as it is
"""


def test_signs_that_readers_would_see_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "title: What is kept", "title: What is kept {#kept}")
    edit(tmp_path / KEPT, "It's filed by hand.\n", TEXT)
    edit(tmp_path / ASKED, "title: How to ask", 'title: How to <a id="x"></a>**ask**')
    found = checked()
    assert found.status == 1
    for at, says in (
        (f"{KEPT}:1:1: error", "the title holds an address that readers would see as it stands: “{#kept}”"),
        (f"{ASKED}:1:1: error", "the title holds HTML that readers would see as it stands: “<a id="),
        (f"{ASKED}:1:1: error", "the title holds a mark that readers would see as it stands: “**”"),
        (f"{KEPT}:14:1: error", "the signs ** did not make words bold, and readers would see them: “**重要"),
        (f"{KEPT}:16:1: error", "make others italic: “Derdie Nutzerin”; write \\* for a star"),
        (f"{KEPT}:18:1: warning", "a picture is not shown, only its words: “A chart”"),
        (f"{KEPT}:20:1: error", "a box to tick is none here, and readers would see its signs: “[ ]”"),
        (f"{KEPT}:21:1: error", "its signs: “[x]”"),
        (f"{KEPT}:23:1: error", "“[what we keep] (#kept)”; write it without the space: [what we keep](#kept)"),
    ):
        assert any(line.startswith(at) and says in line for line in found.out.split("\n")), (at, says, found.out)


@pytest.mark.parametrize(
    ("typed", "mended", "line", "says"),
    [
        (
            "\n• by hand;\n• by night.\n",
            "\n• by hand or night.\n",
            15,
            "typed bullets make no list, and readers see one passage; begin each item with “- ” in place of its bullet",
        ),
        (
            "(a) by hand;\n(b) by night.\n",
            "\n(a) by hand;\n(b) by night.\n",
            14,
            "labels below words make no list, and readers see one passage; write an empty line before the first",
        ),
    ],
)
def test_typed_items_that_make_no_list_are_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, mended: str, line: int, says: str
) -> None:
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.\n", f"It is filed:\n{typed}")
    found = checked()
    assert any(one.startswith(f"{KEPT}:{line}:1: note: {says}") for one in found.out.split("\n")), found.out
    edit(tmp_path / KEPT, f"It is filed:\n{typed}", f"It is filed:\n{mended}")
    assert says not in checked().out


def test_near_misses_are_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.\n", FINE)
    edit(tmp_path / ASKED, "title: How to ask", "title: How to ask (a < b, 2 * 3, {x})")
    assert "raw-signs" not in checked().out


RAW_LINES = [
    ("###How to ask", "error: the signs ### make no heading", "write a space behind them, ### How to ask,"),
    ("Words.\n##Ask", "error: the signs ## make no heading", "## Ask"),
    (
        "| a | b |\n| c | d |\n| e | f |",
        "error: lines with signs | make no table",
        "write |---|---| as the second line",
    ),
    ("| a | b |\n|---|\n| c | d |", "error: lines with signs | make no table", "write |---|---| as"),
    ("- **By hand**: x.\n-**By night**: y.", "warning: this line begins no item of a list", "- **By night**: y."),
    ("It is:\n-by hand\n-by night", "warning: this line begins no item", "- by hand"),
    ("See [ask us](#asked and more.", "error: what should be a link is none", "without spaces in the address"),
    ("See [ask us](https://example.com/a b).", "error: what should be a link is none", "close the bracket behind it"),
    ("Kept for [[ facts.retention.account.keep ]].", "error: the name of a value stands here", "{{ facts.retention"),
    ("We keep your data ** as long as we need it.", "error: the signs **", "“We keep your data ** as long as we need”"),
    ("Write to brand.contact.email.", "error: the name of a value stands here", "{{ brand.contact.email }}"),
    ("| a | b |\n|---|---|\n| c | d | 30 days |", "error: this row of a table has more cells", "“30 days” would not"),
    ("> | a |\n> |---|\n> | c | d |", "error: this row of a table has more cells", "“d” would not be shown"),
]
NO_RAW_LINES = r"""
#ask is a tag, ## stands alone, and so does # 1.

| a | b |
|---|---|
| c |
| d | e | |
| f \| g | h |

| one line |

- by hand - or night
  -5 degrees

`###How` and `facts.retention.account.keep`, \[ask](#x and more, see facts.of the case, [2] (#1 of our list).

These are the facts. Retention is one -
and so it is.
"""


@pytest.mark.parametrize(("text", "says", "remedy"), RAW_LINES)
def test_lines_whose_signs_readers_would_see_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str, remedy: str
) -> None:
    """Before: `check` had nothing to mend, and readers saw “###How to ask”, or lost the last cell of a row."""
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.\n", f"{text}\n")
    assert any(says in line and remedy in line for line in checked().out.split("\n")), checked().out


def test_a_value_in_braces_that_cannot_be_filled_in_is_no_name_that_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.\n", "{{ brand.contact.post }} and { facts.retention.all }.\n")
    assert "the name of a value stands here" not in checked().out


def test_lines_that_only_look_so_are_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_draft(tmp_path, monkeypatch)
    edit(tmp_path / KEPT, "It's filed by hand.\n", NO_RAW_LINES)
    assert not [line for line in checked().out.split("\n") if "raw-signs" in line or "table-row" in line]
