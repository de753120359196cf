"""Bringing existing documents: no word lost, headings found, ids kept between versions."""

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.import_ import read_document
from generator.model.document import Document
from generator.source import importer
from generator.text import blocks, markdown
from tests.bounds import ending
from tests.conftest import Policy, tree
from tests.strategies import passages, words

LEAST_KEPT = 0.9


def words_of(document: Document) -> list[str]:
    """Return the words of a document's source, headings included, in order."""
    parts = [document.title]
    for section in document.sections:
        parts += [section.title, section.text]
    return re.findall(r"\w+", "\n".join(parts))


def read_words(document: Document) -> list[str]:
    """Return the words that a reader sees, in order."""
    parts = [document.title]
    for section in document.sections:
        parts += [section.title, *(block.words for block in blocks.parse(section.text))]
    return re.findall(r"\w+", "\n".join(parts))


def words_in(path: Path) -> Counter[str]:
    """Return the words of a file, without the empty links to themselves that sites put into headings."""
    return Counter(re.findall(r"\w+", re.sub(r"\[\W?\]\(#[^)\s]*\)", "", importer.normalised(path.read_text()))))


PLAIN = """Privacy Policy

About us

We are a school. This line ends with a full stop.

What we collect

We collect these:

  • Name: your name
  • Age: your age, 1. or 2.
      - in years
      - in months
  • Place

Contact

Write to us.

Mail: The School
1 Main Street
12345 Town

* not bold * and _not_ italic and <b>no html</b> and {{ no.value }}.
"""


def test_plain_text_becomes_sections() -> None:
    document = importer.from_plain(PLAIN, fallback_title="x")
    assert document.title == "Privacy Policy"
    assert [(section.id, section.title) for section in document.sections] == [
        ("about-us", "About us"),
        ("what-we-collect", "What we collect"),
        ("contact", "Contact"),
    ]
    collect, contact = document.sections[1], document.sections[2]
    assert [block.kind for block in blocks.parse(collect.text)] == ["paragraph", *["item"] * 5]
    depths = [block.shape.count("item") for block in blocks.parse(collect.text)]
    assert depths == [0, 1, 1, 2, 2, 1]
    seen = [block.words for block in blocks.parse(contact.text)]
    assert seen[1] == "Mail: The School\n1 Main Street\n12345 Town"
    assert "{{ no.value }}" in seen[2]
    assert "<b>no html</b>" in seen[2]


MARKDOWN = """Policy
======

Before any heading.

## 1\\. What we *collect*

- one
    - nested
- two, see [terms][t]

| a | b |
|---|---|
| 1<br>2 | 3 |

### Sub

Text.

## [Linked heading](https://example.com/x)

## Rights

Last.

[t]: https://example.com/terms "Terms"
"""


def test_markdown_keeps_its_source() -> None:
    document = importer.from_markdown(MARKDOWN, fallback_title="x")
    assert document.title == "Policy"
    assert [(s.id, s.title, s.level) for s in document.sections] == [
        ("opening", "", 2),
        ("what-we-collect", "1. What we collect", 2),
        ("sub", "Sub", 3),
        ("rights", "Rights", 2),
    ]
    collect = document.sections[1]
    assert [block.shape for block in blocks.parse(collect.text)][1] == ("bullet", "item", "bullet", "item")
    assert ("link:https://example.com/terms",) in [
        run.marks for block in blocks.parse(collect.text) for run in block.runs
    ]
    assert "1\n2 | 3" in [block.words for block in blocks.parse(collect.text)]
    assert "[Linked heading](https://example.com/x)" in document.sections[2].text


@given(st.lists(passages, max_size=8))
def test_no_word_of_markdown_is_lost(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    document = importer.from_markdown(text, fallback_title="")
    spelt = re.compile(r"[^\W_]+")  # an underscore can be a mark of emphasis
    assert sorted(spelt.findall(" ".join(words_of(document)))) == sorted(spelt.findall(importer.normalised(text)))


@given(
    st.lists(
        st.one_of(words, st.sampled_from(["• a", "- b", "* c", "1. d", "  - e", "", "Heading", "Ends."])), max_size=12
    )
)
def test_no_word_of_plain_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = importer.from_plain(text, fallback_title="")
    spelt = re.compile(r"[^\W_]+")  # an underscore is escaped, which parts the word in the source
    source = [document.title, *(f"{section.title}\n{section.text}" for section in document.sections)]
    assert spelt.findall("\n".join(source)) == spelt.findall(text)
    letters = re.compile(r"[^\W\d_]+")  # the numbers of a list are drawn by the list
    assert letters.findall(" ".join(read_words(document))) == letters.findall(text)


def test_sections_keep_their_ids_when_headings_are_renamed() -> None:
    long = "We keep your data for as long as the law requires, and then we delete all of it. " * 3
    before = importer.from_markdown(f"# P\n\n## Storage\n\n{long}\n\n## Rights\n\nAsk us.\n", fallback_title="x")
    after = importer.from_markdown(
        f"# P\n\n## New\n\nNews.\n\n## How long we keep data\n\n{long} Indeed.\n\n## Rights\n\nWrite to us.\n",
        fallback_title="x",
    )
    kept = importer.with_ids_of(after, before)
    assert [section.id for section in kept.sections] == ["new", "storage", "rights"]


def test_an_id_is_not_given_to_another_section() -> None:
    before = importer.from_markdown("# P\n\n## Data\n\nOne thing about cookies.\n", fallback_title="x")
    after = importer.from_markdown(
        "# P\n\n## Data & Cookies\n\nx\n\n## Data\n\nOne thing about cookies.\n", fallback_title="x"
    )
    assert [section.id for section in importer.with_ids_of(after, before).sections] == ["data-cookies", "data"]


def many(rows: Iterable[tuple[str, str]]) -> Document:
    """Return a document of these headings and texts."""
    return importer.from_markdown(
        "# T\n\n" + "\n\n".join(f"## {head}\n\n{text}" for head, text in rows), fallback_title=""
    )


TEXTS = [" ".join(f"w{n * (k + 3) * 7_919 % 10_007}" for k in range(40)) for n in range(1_900)]
HEADS = [f"Heading {n}" for n in range(1_900)]
ANEW = [f"Other {n * 7} thing" for n in range(1_900)]
EDITED = [f"{text} and more" for text in TEXTS]


@pytest.mark.parametrize(
    ("heads", "texts", "kept"),
    [
        (HEADS, TEXTS, 1_900),
        (HEADS, EDITED, 1_900),
        ([f"{n}. {head}" for n, head in enumerate(HEADS, 5)], EDITED, 1_900),
        (ANEW, TEXTS, 1_900),
        (ANEW, EDITED[::-1], 1_900),
        (ANEW, ["Words of its own."] * 1_900, 0),
    ],
    ids=["unchanged", "texts edited", "renumbered", "renamed", "renamed, edited and turned round", "all replaced"],
)
def test_ids_of_many_sections_are_kept_in_time(heads: list[str], texts: list[str], kept: int) -> None:
    before, after = many(zip(HEADS, TEXTS, strict=True)), many(zip(heads, texts, strict=True))
    with ending():
        ids = [section.id for section in importer.with_ids_of(after, before).sections]
    assert len(set(ids)) == len(ids)
    assert len({section.id for section in before.sections} & set(ids)) == kept


@pytest.mark.parametrize(("every", "kept"), [(8, True), (1, False)])
def test_ids_of_very_long_sections_are_kept_in_time(every: int, *, kept: bool) -> None:
    words = [f"w{n}" for n in range(100_000)]
    other = [f"w{n * n % 99_991}" if n % every == 0 else word for n, word in enumerate(words)]
    before, after = many([("One", " ".join(words))]), many([("Two", " ".join(other))])
    with ending():
        assert (importer.with_ids_of(after, before).sections[0].id == "one") is kept


def test_a_reference_goes_to_each_section_that_uses_it() -> None:
    text = "# T\n\n## A\n\nSee [the  *Terms*][ Straße \\] 1 ] and [x].\n\n## B\n\n\\[y]\n\n"
    lines = "[STRASSE \\] 1]: /t\n[y]: /y\n[x]: /x\n"
    document = importer.from_markdown(text + lines, fallback_title="")
    assert document.sections[0].text.endswith("[STRASSE \\] 1]: </t>\n[X]: </x>")
    assert document.sections[1].text.startswith("\\[y]")
    links = {mark for block in blocks.parse(document.sections[0].text) for run in block.runs for mark in run.marks}
    assert links == {"link:/t", "link:/x", "em"}


def test_many_references_are_found_in_time() -> None:
    uses = "\n\n".join(f"## H{n}\n\nA [word{n}], {'and ' * 200}" for n in range(1_000))
    text = "# T\n\n" + uses + "\n\n" + "\n".join(f"[word{n}]: /{n}" for n in range(10_000))
    with ending():
        document = importer.from_markdown(text, fallback_title="")
    assert [section.text.rpartition("\n")[2] for section in document.sections[:2]] == ["[WORD0]: </0>", "[WORD1]: </1>"]


def test_a_reference_that_is_very_long_is_not_copied_without_end() -> None:
    uses = "\n\n".join(f"## H{n}\n\nA [word]." for n in range(1_900))
    document = importer.from_markdown(f"# T\n\n{uses}\n\n[word]: /{'x' * 1_000_000}", fallback_title="")
    assert [section.text.count("[WORD]:") for section in document.sections[:6]] == [1, 1, 1, 1, 0, 0]
    assert sum(len(section.text) for section in document.sections) < 10_000_000


SEEDS = ["000_eb4ed85d26d0a114.txt", "002_b30a584328784c50.txt"]


@pytest.mark.parametrize("name", SEEDS)
def test_the_real_policies_are_imported_whole(project: Path, policy: Policy, seeds: Path, name: str) -> None:
    done = policy("import", str(seeds / name), "--brand", "fresh", "--policy", "privacy")
    assert done.status == 0, done.said
    assert policy("check").out.endswith("0 errors, 1 warning.\n" if "000" in name else "Nothing to mend.\n")
    assert policy("freeze", "fresh/privacy", "--yes").status == 0
    document = read_document(seeds / name, language="en")
    assert read_words(document) == re.findall(r"\w+", (seeds / name).read_text())
    sealed = (project / "policy_source/fresh/privacy/versions/v001.md").read_text()
    assert all(f"{{#{section.id}}}" in sealed for section in document.sections if section.title)


@pytest.mark.slow
def test_every_version_of_the_histories_is_imported_whole(histories: Path) -> None:
    count = 0
    for folder in sorted(histories.iterdir()):
        before: Document | None = None
        for path in sorted(folder.iterdir()):
            document = read_document(path, language="en", title="", like=before)
            document = importer.with_ids_of(document, before) if before else document
            assert not words_in(path) - Counter(words_of(document)), path
            if before:
                stayed = {section.title for section in before.sections} & {
                    section.title for section in document.sections
                }
                same = {(s.id, s.title) for s in before.sections} & {(s.id, s.title) for s in document.sections}
                assert len(same) >= LEAST_KEPT * len(stayed), path
            before = document
            count += 1
    assert count == 236


@pytest.mark.slow
def test_years_of_versions_become_an_archive(project: Path, policy: Policy, histories: Path) -> None:
    names = ("binance", "palantir")
    for name in names:
        done = policy("import", "--as-versions", str(histories / name), "--brand", name, "--policy", "privacy")
        assert done.status == 0, done.said
    assert policy("verify").status == 0
    assert "no change since the newest version" in policy("diff", "binance/privacy").out
    assert "the signs ** did not make words bold" in policy("diff", "palantir/privacy").err  # as it was published
    again = policy("import", "--as-versions", str(histories / "palantir"), "--brand", "palantir", "--policy", "privacy")
    assert again.status == 0
    assert "nothing to seal" in again.out
    for folder in names:
        versions = sorted((project / f"policy_source/{folder}/privacy/versions").iterdir())
        sealed = {re.findall(r"(?m)^recorded: ['\"]?([\d-]+)", text.read_text())[0]: text for text in versions}
        for path in sorted((histories / folder).iterdir()):
            text = sealed[max(day for day in sealed if day <= path.stem)].read_text()
            words = Counter(re.findall(r"\w+", re.sub(r"(?m) \{#[a-z0-9_-]+\}$", "", text)))
            assert not words_in(path) - words, path


def test_a_past_version_is_sealed_with_its_date(project: Path, policy: Policy, tmp_path: Path) -> None:
    for number, text in enumerate(("Old text.", "Newer text."), 1):
        (tmp_path / f"{number}.md").write_text(f"# Terms\n\n## One\n\n{text}\n")
    words_given = ("--brand", "gluptron", "--policy", "terms", "--as-version", "--effective")
    assert policy("import", "1.md", *words_given, "2020-05-01").status == 0
    assert policy("import", "2.md", *words_given, "2021-05-01").status == 0
    status = policy("status").out
    assert "in force  version 2, from 2021-05-01" in status
    refused = policy("import", "1.md", *words_given, "2021-05-01")
    assert refused.status == 1
    assert "not after the version before it (2021-05-01)" in refused.err
    assert "nothing to seal" in policy("import", "2.md", *words_given, "2021-05-01").out
    refused = policy("import", "1.md", *words_given, "2031-05-01")
    assert refused.status == 1
    assert "date in the future" in refused.err
    assert project == tmp_path


def test_a_drafted_policy_takes_no_past_versions(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# Privacy Policy\n\nSomething else.\n")
    before = tree(project / "policy_source")
    refused = policy("import", "x.md", "--brand", "gluptron", "--policy", "privacy", "--as-version")
    assert refused.status == 1
    assert "was sealed from its draft" in refused.err
    assert tree(project / "policy_source") == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.doc", b"x", "“.doc” can't be imported"),
        ("x.md", b"caf\xe9", "x.md:1:4: this file is not UTF-8 text"),
        ("x.md", b"  \n", "this file is empty"),
        ("y.md", None, "there is no such file"),
        ("x.md", b"\xef\xbb\xbf\x01\xe2\x80\x8b\n", "this file is empty"),
        ("x.md", bytes(range(256)) * 40, "this is not a text file"),
        ("x.txt", "Terms\n\nWords.\n".encode("utf-16"), "this is not a text file"),
        ("x.md", b"a word\n" * 7_500_000, "this file has 52.5 MB, at most 5 MB can be worked with; split it"),
        ("x.md", b"- a\n" * 1_000_000, "this file has 1,000,000 lines, at most 50,000 can be worked with"),
        ("x.txt", "• a\u2028".encode() * 600_000, "this file has 600,000 lines"),
        ("x.md", b"# A\n" * 3_000, "this file has 3,000 headings, at most 2,000 can be worked with"),
        ("x.txt", b"A\n\nB.\n\n" * 3_000, "headings"),
    ],
    ids=[
        *("another format", "Latin 1", "blank", "missing", "invisible", "binary", "UTF-16"),
        *("50 MB", "a million items", "other line ends", "headings", "plain headings"),
    ],
)
def test_what_can_not_be_imported_is_said(
    project: Path, policy: Policy, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (project / name).write_bytes(content)
    before = tree(project)
    for way in ((), ("--as-version",)):
        with ending():
            refused = policy("import", name, "--brand", "new", "--policy", "privacy", *way)
        assert refused.status == 2
        assert said in refused.err
        assert tree(project) == before


ODD = {
    "nested.md": "".join("  " * n + "- deeper\n" for n in range(600)),
    "nested.txt": "Terms\n\n" + "".join("  " * n + "- deeper\n" for n in range(400)),
    "quoted.md": "> " * 1_000 + "deep\n",
    "headings.md": "".join(f"# Heading {n}\n" for n in range(900)),
    "one-line.md": "One paragraph. " * 30_000,
    "one-line.txt": "One paragraph. " * 30_000,
    "right-to-left.md": "# תנאים\n\nאנחנו שומרים מידע. \u202eنحن\u202c نحفظ البيانات.\n" * 50,
    "combining.md": "e\u0301" * 5_000 + "\u0301" * 5_000,
    "emoji.txt": "👩‍👩‍👧‍👦🏽🇩🇪" * 3_000,
    "Japanese.txt": "当社は利用者の情報を三十日間保存します。" * 1_000,
    "Thai.md": "เราเก็บข้อมูลของคุณไว้สามสิบวัน" * 1_000,
    "signs.md": "*_`[]()!<>|\\~" * 2_000,
    "signs.txt": "*_`[]()!<>|\\~" * 2_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_imported_in_time(project: Path, policy: Policy, name: str) -> None:
    (project / name).write_text(ODD[name])
    with ending():
        for way in (("privacy",), ("terms", "--as-version")):
            done = policy("import", name, "--brand", "fresh", "--policy", *way)
            assert done.status == 0, done.said
        assert policy("check").status in {0, 1}
        assert policy("verify").status == 0


HEADED = """---
title: Privacy Policy
date: 2024-01-01
permalink: /privacy/
---
<!-- from legal -->

Last updated: 3 May 2025

# Privacy Policy

We collect data. <!-- Which? -->

## Rights

You may object.
"""


def test_a_draft_holds_no_front_matter_and_no_comments(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text(HEADED)
    assert policy("import", "x.md", "--brand", "fresh", "--policy", "privacy").status == 0
    folder = project / "policy_source/fresh/privacy"
    assert (folder / "policy.yml").read_text().startswith("title: Privacy Policy\n")
    sections = {path.name: path.read_text().partition("---\n\n")[2] for path in (folder / "sections").iterdir()}
    assert sections == {
        "opening.md": "Last updated: 3 May 2025\n\nWe collect data.\n",
        "rights.md": "You may object.\n",
    }
    assert "0 errors" in policy("check").out or policy("check").status == 0


def test_front_matter_that_is_broken_is_not_imported(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text(HEADED.replace("2024-01-01", "[2024"))
    before = tree(project)
    for way in ((), ("--as-version",)):
        refused = policy("import", "x.md", "--brand", "fresh", "--policy", "privacy", *way)
        assert refused.status == 2
        assert "x.md:4:10: this line can't be read" in refused.err
        assert tree(project) == before


def test_past_versions_are_read_like_the_one_before(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    text = "## Use\n\nYou may use it.\n"
    (folder / "2020-01-01.md").write_text(text)
    (folder / "2021-01-01.md").write_text(f"{text}\n## Limits\n\nTen a day.\n")
    (folder / "2022-01-01.md").write_text("1 May 2022\n\n**Use**\n\nYou may use it.\n\n# Limits\n\nTen a day.\n")
    words_given = ("import", "--as-versions", "old", "--brand", "gluptron", "--policy", "old")
    assert policy(*words_given).status == 0
    versions = sorted((project / "policy_source/gluptron/old/versions").iterdir())
    sealed = [path.read_text().rpartition("\n---\n")[2].split("\n") for path in versions]
    assert [[line for line in lines if line.startswith("#")] for lines in sealed] == [
        ["# Use"],
        ["# Use", "## Limits {#limits}"],
        ["# Use", "## Limits {#limits}"],
    ]
    assert "nothing to seal" in policy(*words_given).out


def test_a_sign_that_turns_words_round_is_kept_and_named(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# Terms\n\nPay 100 \u202e001\u202c dollars.\n")
    assert policy("import", "x.md", "--brand", "fresh", "--policy", "terms", "--as-version").status == 0
    assert "\u202e001" in (project / "policy_source/fresh/terms/versions/v001.md").read_text()
    assert policy("verify").status == 0
    assert "opening.md:5:9: error: a bidirectional control character stands here (U+202E)" in policy("check").out


def test_a_draft_is_never_overwritten(project: Path, policy: Policy) -> None:
    (project / "x.md").write_text("# P\n\nText.\n")
    with (project / "policy_source/gluptron/privacy/sections/data-retention-deletion.md").open("a") as section:
        section.write("\nWords that no version has.\n")
    before = tree(project)
    refused = policy("import", "x.md", "--brand", "gluptron", "--policy", "privacy")
    assert refused.status == 2
    assert "the draft holds changes that no version has, and they would be lost" in refused.err
    refused = policy("import", "x.md", "--brand", "../evil", "--policy", "Privacy Policy")
    assert refused.status == 2
    assert refused.err.count("can't be") == 2
    assert tree(project) == before


def test_folders_without_dates_are_refused(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    for name in ("2020-01-01.md", "copy-2020-01-01.md", "notes.md", "2020-13-01.md"):
        (folder / name).write_text("# P\n\nText.\n")
    refused = policy("import", "--as-versions", "old", "--brand", "new", "--policy", "privacy")
    assert refused.status == 2
    assert "two files have the date 2020-01-01" in refused.err
    assert "“notes.md” holds no date" in refused.err
    assert "“2020-13-01.md” holds no date" in refused.err
    assert not (project / "policy_source/new").exists()


def test_an_interrupted_import_can_be_run_again(project: Path, policy: Policy) -> None:
    folder = project / "old"
    folder.mkdir()
    for year in range(2015, 2022):
        (folder / f"{year}-01-01.md").write_text(f"# P\n\n## One\n\nText of {year // 2}.\n")
    (folder / "2022-01-01.md").write_bytes(b"# P\n\n\xff\n")
    words_given = ("import", "--as-versions", "old", "--brand", "gluptron", "--policy", "old")
    before = tree(project / "policy_source")
    refused = policy(*words_given)
    assert refused.status == 2
    assert "2022-01-01.md:3:1: this file is not UTF-8 text" in refused.err
    assert tree(project / "policy_source") == before
    (folder / "2022-01-01.md").unlink()
    assert policy(*words_given).status == 0
    whole = tree(project / "policy_source")
    assert len([name for name in whole if name.startswith("gluptron/old/versions/")]) == 4
    for name in ("v003.md", "v004.md"):
        (project / "policy_source/gluptron/old/versions" / name).unlink()
    (project / "policy_source/gluptron/old/policy.yml").unlink()  # the draft is written last
    shutil.rmtree(project / "policy_source/gluptron/old/sections")
    assert policy(*words_given).status == 0
    assert tree(project / "policy_source") == whole


def test_an_id_made_of_a_long_heading_ends_after_a_whole_word() -> None:
    assert markdown.slug("How we share your personal data with others") == "how-we-share-your-personal-data-with"
    assert markdown.slug("Data " + "x" * 60) == ("data-" + "x" * 60)[:40]
    assert markdown.slug("What we keep") == "what-we-keep"
