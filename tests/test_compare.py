"""`policy compare`: two files without a project; a result or a clear refusal, whatever is in them."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from generator import compare as comparing
from generator.compare import compare, shown
from tests.conftest import Policy

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
    assert asked(policy, old, old) == {"level": "editorial", "undecided": False, "score": 0.0, "changes": []}
    assert policy("compare", old, old).out == "No difference: editorial.\n"


def test_a_change_is_told_in_every_form(tmp_path: Path, policy: Policy) -> None:
    old, new = str(written(tmp_path, "old.md", OLD)), str(written(tmp_path, "new.md", OLD.replace("thirty", "sixty")))
    found = asked(policy, old, new)
    assert found["level"] == "material"
    assert 0 < found["score"] <= 1
    (change,) = found["changes"]
    assert set(change) == {*("kind", "section", "path", "level", "direction", "rule", "score", "reason", "old", "new")}
    assert (change["kind"], change["section"], change["path"]) == ("changed", "data", "1")
    assert "[-thirty-]{+sixty+} days" in policy("compare", old, new).out
    assert "{--thirty--}{++sixty++} days" in policy("compare", old, new, "--format", "markdown").out
    html = policy("compare", old, new, "--format", "html").out
    assert '<del><span class="visually-hidden">[removed: </span>thirty<' in html
    assert "The law of Ohio applies." in html


def test_plain_text_and_markdown_are_compared(tmp_path: Path, policy: Policy) -> None:
    old = str(written(tmp_path, "old.txt", "Terms\n\nData\n\nWe keep data for thirty days.\n"))
    new = str(written(tmp_path, "new.md", "# Terms\n\n## Data\n\nWe keep data for sixty days.\n"))
    assert [change["kind"] for change in asked(policy, old, new)["changes"]] == ["changed"]


LINES = 3_000
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
    "only signs": "*_`[]()!<>|\\~" * 2_000,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_compared_in_time(tmp_path: Path, name: str) -> None:
    text = ODD[name]
    half = len(text) // 2
    old = written(tmp_path, "old.md", text)
    new = written(tmp_path, "new.md", f"{text[:half]}x{text[half + 1 :]}")
    start = time.process_time()
    found = compare(old, new)
    for form in comparing.FORMATS:
        assert shown(found, form)
    assert time.process_time() - start < 8


@pytest.mark.slow
def test_headings_that_all_changed_are_compared_in_time(tmp_path: Path) -> None:
    old = written(tmp_path, "old.md", ODD["a heading in every line"])
    new = written(tmp_path, "new.md", ODD["other headings in every line"])
    start = time.process_time()
    assert compare(old, new).judged
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.md", bytes(range(256)) * 40, "not"),
        ("old.md", b"\x00" * 100, "not a text file"),
        ("old.pdf", b"%PDF-1.7", "can't be imported"),
        ("old.md", b"", "empty"),
        ("old.md", b"a\n" * 30_000_000, "MB"),
        ("old.md", b"- a\n" * 1_000_000, "lines"),
        ("old.md", b"# A\n" * 2_500, "headings"),
        ("old.md", None, "no such file"),
    ],
    ids=["binary", "zeros", "another format", "empty", "large", "a million items", "headings", "missing"],
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
    monkeypatch.setattr(comparing, "MOST_PAIRS", 0)
    words = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda."
    old = written(tmp_path, "old.md", f"# T\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\n{words}\n")
    new = written(
        tmp_path, "new.md", f"# T\n\n## 1. Two\n\nB.\n\n## One\n\nC.\n\n## Else\n\n{words} More.\n\n## Fresh\n\nX.\n"
    )
    assert [section.id for section in compare(old, new).new.sections] == ["two", "one", "three", "fresh"]
