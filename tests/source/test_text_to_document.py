"""Bringing existing documents: no word lost, headings found, ids kept between versions."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Document
from generator.source import text_to_document
from generator.text import blocks, markdown
from tests.bounds import ending
from tests.strategies import passages, words
from tests.words_read import read_words, words_of

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
    document = text_to_document.from_plain(PLAIN, fallback_title="x")
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


def test_names_of_sections_speak_their_language_and_hold_no_number_of_a_clause() -> None:
    """Before: lists of German pages named “Opening”, and an address held the number of a clause, `1-geltung`."""
    text = "# AGB\n\nSparkasse Krems\n\n## § 1 Geltung\n\nEins.\n\n## § 2a Entgelt\n\nZwei.\n\n## § 3\n\nDrei.\n"
    named = {
        language: text_to_document.from_markdown(text, fallback_title="x", language=language)
        for language in ("de-AT", "it", "en")
    }
    ids = {language: [section.id for section in document.sections] for language, document in named.items()}
    assert ids["de-AT"] == ["anfang", "geltung", "entgelt", "3"]
    assert (ids["it"][0], ids["en"][0]) == ("inizio", "opening")
    again = text_to_document.from_markdown(text, fallback_title="x", language="de", like=named["en"])
    assert again.sections[0].id == "opening"  # as in the version before


def test_markdown_keeps_its_source() -> None:
    document = text_to_document.from_markdown(MARKDOWN, fallback_title="x")
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
    document = text_to_document.from_markdown(text, fallback_title="")
    spelt = re.compile(r"[^\W_]+")  # an underscore can be a mark of emphasis
    assert sorted(spelt.findall(" ".join(words_of(document)))) == sorted(
        spelt.findall(text_to_document.normalised(text))
    )


@given(
    st.lists(
        st.one_of(words, st.sampled_from(["• a", "- b", "* c", "1. d", "  - e", "", "Heading", "Ends."])), max_size=12
    )
)
def test_no_word_of_plain_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = text_to_document.from_plain(text, fallback_title="")
    spelt = re.compile(r"[^\W_]+")  # an underscore is escaped, which parts the word in the source
    source = [document.title, *(f"{section.title}\n{section.text}" for section in document.sections)]
    assert spelt.findall("\n".join(source)) == spelt.findall(text)
    letters = re.compile(r"[^\W\d_]+")  # the numbers of a list are drawn by the list
    assert letters.findall(" ".join(read_words(document))) == letters.findall(text)


def test_sections_keep_their_ids_when_headings_are_renamed() -> None:
    long = "We keep your data for as long as the law requires, and then we delete all of it. " * 3
    before = text_to_document.from_markdown(
        f"# P\n\n## Storage\n\n{long}\n\n## Rights\n\nAsk us.\n", fallback_title="x"
    )
    after = text_to_document.from_markdown(
        f"# P\n\n## New\n\nNews.\n\n## How long we keep data\n\n{long} Indeed.\n\n## Rights\n\nWrite to us.\n",
        fallback_title="x",
    )
    kept = text_to_document.with_ids_of(after, before)
    assert [section.id for section in kept.sections] == ["new", "storage", "rights"]


def test_an_id_is_not_given_to_another_section() -> None:
    before = text_to_document.from_markdown("# P\n\n## Data\n\nOne thing about cookies.\n", fallback_title="x")
    after = text_to_document.from_markdown(
        "# P\n\n## Data & Cookies\n\nx\n\n## Data\n\nOne thing about cookies.\n", fallback_title="x"
    )
    assert [section.id for section in text_to_document.with_ids_of(after, before).sections] == ["data-cookies", "data"]


def many(rows: Iterable[tuple[str, str]]) -> Document:
    """Return a document of these headings and texts."""
    return text_to_document.from_markdown(
        "# T\n\n" + "\n\n".join(f"## {head}\n\n{text}" for head, text in rows), fallback_title=""
    )


TEXTS = [" ".join(f"w{n * (k + 3) * 7_919 % 10_007}" for k in range(40)) for n in range(1_900)]
HEADS = [f"Heading {n}" for n in range(1_900)]
ANEW = [f"Other {n * 7} thing" for n in range(1_900)]
EDITED = [f"{text} and more" for text in TEXTS]


@pytest.mark.slow
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
        ids = [section.id for section in text_to_document.with_ids_of(after, before).sections]
    assert len(set(ids)) == len(ids)
    assert len({section.id for section in before.sections} & set(ids)) == kept


@pytest.mark.slow
@pytest.mark.parametrize(("every", "kept"), [(8, True), (1, False)])
def test_ids_of_very_long_sections_are_kept_in_time(every: int, *, kept: bool) -> None:
    words = [f"w{n}" for n in range(100_000)]
    other = [f"w{n * n % 99_991}" if n % every == 0 else word for n, word in enumerate(words)]
    before, after = many([("One", " ".join(words))]), many([("Two", " ".join(other))])
    with ending():
        assert (text_to_document.with_ids_of(after, before).sections[0].id == "one") is kept


@pytest.mark.parametrize(
    "heading",
    ["## We ~~never~~ sell", "Ten^2^ days\n---", "## H~2~O", "## Sharing[^1]", "## [Share](/x)", "## ![a](b) c"],
)
def test_a_heading_of_more_than_words_stays_in_the_text(heading: str) -> None:
    text = f"# T\n\n## A\n\nWords.\n\n{heading}\n\nMore.\n\n## B\n\nEnd.\n\n[^1]: A note."
    document = text_to_document.from_markdown(text, fallback_title="")
    assert [section.title for section in document.sections] == ["A", "B"]
    assert heading in document.sections[0].text
    assert ("[^1]: A note." in document.sections[0].text) is ("[^1]" in heading)


@pytest.mark.parametrize("heading", ["## 5 * 3 ~ 4", "## What[^2] we share", "## We `share`", "## We *do* __share__"])
def test_a_heading_of_words_is_that_of_a_section(heading: str) -> None:
    text = f"# T\n\n## A\n\nWords.\n\n{heading}\n\nMore.\n\n## B\n\nEnd.[^1]\n\n[^1]: A note."
    assert len(text_to_document.from_markdown(text, fallback_title="").sections) == 3


def test_a_reference_goes_to_each_section_that_uses_it() -> None:
    text = "# T\n\n## A\n\nSee [the  *Terms*][ Straße \\] 1 ] and [x].\n\n## B\n\n\\[y]\n\n"
    lines = "[STRASSE \\] 1]: /t\n[y]: /y\n[x]: /x\n"
    document = text_to_document.from_markdown(text + lines, fallback_title="")
    assert document.sections[0].text.endswith("[STRASSE \\] 1]: </t>\n[X]: </x>")
    assert document.sections[1].text.startswith("\\[y]")
    links = {mark for block in blocks.parse(document.sections[0].text) for run in block.runs for mark in run.marks}
    assert links == {"link:/t", "link:/x", "em"}


@pytest.mark.slow
def test_many_references_are_found_in_time() -> None:
    uses = "\n\n".join(f"## H{n}\n\nA [word{n}], {'and ' * 200}" for n in range(1_000))
    text = "# T\n\n" + uses + "\n\n" + "\n".join(f"[word{n}]: /{n}" for n in range(10_000))
    with ending():
        document = text_to_document.from_markdown(text, fallback_title="")
    assert [section.text.rpartition("\n")[2] for section in document.sections[:2]] == ["[WORD0]: </0>", "[WORD1]: </1>"]


@pytest.mark.slow
def test_a_reference_that_is_very_long_is_not_copied_without_end() -> None:
    uses = "\n\n".join(f"## H{n}\n\nA [word]." for n in range(1_900))
    document = text_to_document.from_markdown(f"# T\n\n{uses}\n\n[word]: /{'x' * 1_000_000}", fallback_title="")
    assert [section.text.count("[WORD]:") for section in document.sections[:6]] == [1, 1, 1, 1, 0, 0]
    assert sum(len(section.text) for section in document.sections) < 10_000_000


def test_an_id_made_of_a_long_heading_ends_after_a_whole_word() -> None:
    assert markdown.slug("How we share your personal data with others") == "how-we-share-your-personal-data-with"
    assert markdown.slug("Data " + "x" * 60) == ("data-" + "x" * 60)[:40]
    assert markdown.slug("What we keep") == "what-we-keep"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        # near misses: the number of another law, no number, a number alone
        ("§ 5 TMG", "5-tmg"),
        ("§ 25 TTDSG und Cookies", "25-ttdsg-und-cookies"),
        ("§ Geltung", "geltung"),
        ("§ 1", "1"),
        ("24 Stunden", "24-stunden"),
        ("30 days to cancel", "30-days-to-cancel"),
        ("§ 1 Geltungsbereich", "geltungsbereich"),
        ("§1 Geltungsbereich", "geltungsbereich"),
        ("§ 1. Geltungsbereich", "geltungsbereich"),
        ("§ 12a Widerruf", "widerruf"),
        ("§§ 3-5 Haftung", "haftung"),
        ("§ 7 Abs. 2 Werbung", "werbung"),
        ("§ 2 – Vertragsschluss", "vertragsschluss"),
        ("1. Scope", "scope"),
    ],
)
def test_an_id_has_no_number_that_goes_wrong_when_sections_are_numbered_anew(heading: str, name: str) -> None:
    """Before: “§ 1 Geltungsbereich” was 1-geltungsbereich, also after it had become § 2."""
    made = text_to_document.from_markdown(f"# AGB\n\n## {heading}\n\nText.\n", fallback_title="", language="de")
    assert [section.id for section in made.sections] == [name]
    assert made.sections[0].title == heading
