"""What nobody thought of: whatever files hold is findings, soon, and text on the page."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.file_formats import document_of, text_of
from generator.errors import Finding, PolicyError
from generator.loading import policy_source
from generator.model.document import Document
from tests.bad_input import instead, put, three_versions
from tests.bounds import ending
from tests.conftest import Policy, edit
from tests.steps import sealed_and_announced
from tests.strategies import signs

PLACES = (
    *("tiny/brand.yml", "tiny/terms/policy.yml", "tiny/terms/sections/one.md", "tiny/terms/sections/two.md"),
    *("tiny/terms/notices/v002.yml", "tiny/terms/versions/v002.md", "tiny/terms/sections/three.md", "shared/four.md"),
)
WORDS_OF_FILES = (
    *("brand", "name", "timezone", "Etc/UTC", "title", "kind", "terms", "language", "sections", "one", "type", "id"),
    *("facts", "retention", "other", "keep", "3 years", "version", "effective", "unspecified", "level"),
)
SIGNS = (
    *(
        ":",
        ": ",
        "\n",
        "\n  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "&a",
        "*a",
        "!!x ",
        "<<",
        "? ",
        "#",
        "~",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\t",
        "\0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\u202e",
        '"\\ud800"',
        '"\\0"',
        "9" * 30,
    ),
    *("{{", "}}", "](", "![", "<", "`", "|-|\n", "=\n", "~~~\n", "\r\n", "é", "😀"),
)
texts = st.text(signs) | st.lists(st.sampled_from(WORDS_OF_FILES + SIGNS), max_size=25).map("".join)
contents = st.binary(max_size=60) | texts.map(str.encode) | texts.map(lambda text: f"---\n{text}\n---\n{text}".encode())


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source with one small policy of three versions; a test that changes a file restores it."""
    return three_versions(tmp_path_factory.mktemp("tiny"))


@given(st.sampled_from(PLACES), contents, st.booleans())
def test_whatever_a_file_holds_it_is_findings(tiny: Path, file: str, content: bytes, keep: bool) -> None:  # noqa: FBT001
    path = tiny / file
    former = path.read_bytes() if path.is_file() else None
    try:
        put(file, (former or b"") + content if keep else content)(tiny)
        for finding in findings(tiny):
            assert finding.place.line >= 1
            assert finding.place.column >= 1
            assert finding.message.isprintable()
            assert finding.remedy.isprintable()
            assert finding.message
            assert finding.remedy
    finally:
        if former is None:
            path.unlink()
        else:
            path.write_bytes(former)


@given(contents | texts.map(lambda text: f"---\ntitle: {text}\n---\n# {text}\n<!-- {text}".encode()), st.booleans())
def test_whatever_a_file_holds_it_is_a_document_or_said(tiny: Path, content: bytes, plain: bool) -> None:  # noqa: FBT001
    path = tiny.parent / ("brought.txt" if plain else "brought.md")
    path.write_bytes(content)
    document, found = brought(path, None)
    for finding in found:
        assert str(finding).startswith(str(path))
        assert finding.message.isprintable()
        assert finding.remedy.isprintable()
        assert finding.remedy
    if document:
        again, _ = brought(path, document)
        assert again == document
        assert document.title
        assert len({section.id for section in document.sections}) == len(document.sections)


def brought(path: Path, like: Document | None) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the document that a file makes, or what is said of it."""
    try:
        return document_of(text_of(path), language="en", like=like), ()
    except PolicyError as problem:
        return None, problem.findings


def findings(root: Path) -> tuple[Finding, ...]:
    """Return what is found in a source, whichever way it is told."""
    try:
        return policy_source.load(root).findings
    except PolicyError as problem:
        return problem.findings


BIG = 30_000
SOON = 30
"""Seconds of computing, in which all of it is read many times over; what needs the square of its length is not."""
HOSTILE_YAML = {
    "lists in lists": "a: " + "[" * BIG,
    "keys in keys": "{a: " * BIG,
    "keys below keys": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "dashes": "- " * BIG,
    "the same key": "a: 1\n" * (BIG // 5),
    "unknown keys": "".join(f"name{number}: 1\n" for number in range(BIG // 12)),
    "tabs": "\ta\n" * (BIG // 3),
    "a long key": "a" * BIG + ": 1",
    "a long value": "timezone: " + "a/" * BIG,
    "laughs": "a: &a [x]\n" + "".join(f"a{n}: &a{n} [{', '.join(['*a'] * 9)}]\n" for n in range(1000)),
    "a long number": "notice:\n  days: " + "9" * BIG,
    "control characters": "\x01" * BIG,
    "quotes": "a: '" + "''" * BIG,
    "escapes": 'a: "' + "\\x41" * BIG + '"',
    "sections": "sections:\n" + "".join(f"- introduction-{n}\n" for n in range(BIG // 18)),
}
HOSTILE_MARKDOWN = {
    "brackets": "[" * BIG,
    "closed brackets": "[" * (BIG // 2) + "a" + "]" * (BIG // 2),
    "stars": "*" * BIG,
    "open stars": "*a " * (BIG // 3),
    "mixed stars": "a**b_" * (BIG // 5),
    "quotes": ">" * 1000 + " a",
    "quotes again": (">" * 1000 + " a\n") * (BIG // 1000),
    "lists": "- " * 1000 + "a",
    "lists below lists": "".join(f"{'  ' * depth}- a\n" for depth in range(240)),
    "one line": "a" * BIG,
    "a wide table": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|b" * 5000 + "|\n",
    "a wide table with short rows": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "b|\n" * 5000,
    "backticks": "".join("`" * number + " " for number in range(300)),
    "comments": "<!--" * (BIG // 4),
    "tags": "<a " * (BIG // 3),
    "variables": "{{a}}" * (BIG // 5),
    "open variables": "{{" * (BIG // 2),
    "links to sections": "".join(f"[a](#b{n}) " for n in range(BIG // 12)),
    "links to one section": "[a](#introduction) " * (BIG // 18),
    "links to nowhere": "".join(f"[a](ä{n})\n" for n in range(BIG // 12)),
    "pictures": "![](" * (BIG // 4),
    "references": "[a][b] " * (BIG // 7),
    "definitions": "".join(f"[a{n}]: b\n" for n in range(BIG // 11)),
    "headings": "# a\n" * (BIG // 4),
    "entities": "&" * BIG,
    "backslashes": "\\" * BIG,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_hostile_yaml_takes_no_longer(tiny: Path, tmp_path: Path, name: str) -> None:
    root = shutil.copytree(tiny, tmp_path / "source")
    for file, content in (
        ("tiny/brand.yml", HOSTILE_YAML[name]),
        ("tiny/terms/policy.yml", HOSTILE_YAML[name]),
        ("tiny/terms/sections/one.md", f"---\n{HOSTILE_YAML[name]}\n---\nText.\n"),
    ):
        put(file, content)(root)
    with ending(SOON):
        assert findings(root)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_MARKDOWN)
def test_hostile_markdown_takes_no_longer(tiny: Path, tmp_path: Path, name: str) -> None:
    root = shutil.copytree(tiny, tmp_path / "source")
    put("tiny/terms/sections/one.md", f"---\ntype: other\n---\n{HOSTILE_MARKDOWN[name]}\n")(root)
    with ending(SOON):
        findings(root)


HTML = "<i>&lt;\"'</i>"


def test_html_in_a_value_is_text_on_the_page(project: Path, policy: Policy, tiny: Path) -> None:
    root = instead(project, tiny)
    quoted = "'" + HTML.replace("'", "''") + "'"
    edit(root / "tiny/brand.yml", "name: Tiny", f"name: {quoted}\nlegal_name: {quoted}\nvalues:\n  x: {quoted}")
    title = quoted.replace("<", "< ").replace("/i", "/ i")  # a tag in a title is an error
    edit(root / "tiny/terms/policy.yml", "title: Terms\nsubtitle: Short", f"title: {title}\nsubtitle: {quoted}")
    edit(root / "tiny/terms/sections/one.md", "title: One", f"title: {title}")
    edit(
        root / "tiny/terms/sections/two.md", "{id: a, keep: 3 years}", f"{{id: a, keep: 3 years, may_extend: {quoted}}}"
    )
    edit(root / "tiny/terms/sections/two.md", "Two.", "{{ brand.values.x }} | {{ facts.retention.a.may_extend }}")
    assert policy("check").status == 0
    sealed_and_announced(policy, "tiny/terms")
    assert policy("build").status == 0
    pages = [path.read_text() for path in (project / "site").rglob("*.html")]
    heard = re.compile(r"<i>(?=\[(?:inserted|removed): </i>|\]</i>|(?:Last|Next) change)")  # the redline's own words
    assert not any("<i>" in heard.sub("", page) for page in pages)
    upcoming = (project / "site/tiny/terms/versions/4/index.html").read_text()
    assert "<p>&lt;i&gt;&amp;lt;&quot;'&lt;/i&gt; | &lt;i&gt;&amp;lt;&quot;'&lt;/i&gt;</p>" in upcoming
    assert '<p class="policy-subtitle">&lt;i&gt;&amp;lt;&#34;&#39;&lt;/i&gt;</p>' in upcoming
