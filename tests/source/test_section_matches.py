"""Which section is which of the version before: a table of outlines, and what must hold of any two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Document
from generator.source import headings, text_to_document
from generator.source.text_to_document import with_ids_of


def outlined(*lines: str) -> Document:
    """Return the document of headings with texts, written `A: text`, `› B: text` below it."""
    parts = ["# T"]
    for line in lines:
        head, _, text = line.partition(": ")
        depth = head.count("›")
        parts += [f"{'#' * (depth + 2)} {head.replace('›', '').strip()}".rstrip() if head else "", text]
    return text_to_document.from_markdown("\n\n".join(parts), fallback_title="T")


def stayed(old: Document, new: Document) -> str:
    """Return, for each section of a document, the number of the one that it was, or `+`."""
    places = {section.id: str(number) for number, section in enumerate(old.sections, 1)}
    return " ".join(places.get(section.id, "+") for section in with_ids_of(new, old).sections)


LONG = "We keep your data for as long as the law requires, and then we delete all of it."
MATCHES = [
    ("a section added", ["1. A: x", "2. B: y"], ["1. A: x", "2. N: z", "3. B: y"], "1 + 2"),
    ("and texts edited", ["1. A: x", "2. B: y"], ["1. A: x too", "2. N: z", "3. B: y too"], "1 + 2"),
    (
        "articles",
        ["Article 1 – A: x", "Article 2 – B: y"],
        ["Article 1 – N: z", "Article 2 – A: w", "Article 3 – B: v"],
        "+ 1 2",
    ),
    ("第条", ["第1条（A）: x", "第2条（B）: y"], ["第1条（A）: w", "第2条（N）: z", "第3条（B）: v"], "1 + 2"),
    ("第十条", ["第九条 甲: x", "第十条 乙: y"], ["第九条 丙: z", "第十条 甲: w", "第十一条 乙: v"], "+ 1 2"),
    ("full width", ["１．甲: x", "２．乙: y"], ["１．丙: z", "２．甲: w", "３．乙: v"], "+ 1 2"),
    ("ideographic", ["一、甲: x", "二、乙: y"], ["一、丙: z", "二、甲: w", "三、乙: v"], "+ 1 2"),
    ("in brackets", ["（一）甲: x", "（二）乙: y"], ["（一）丙: z", "（二）甲: w", "（三）乙: v"], "+ 1 2"),
    ("제조", ["제1조 (가): x", "제2조 (나): y"], ["제1조 (다): z", "제2조 (가): w", "제3조 (나): v"], "+ 1 2"),
    ("Arabic digits", ["١. حقوق: x", "٢. بيانات: y"], ["١. جديد: z", "٢. حقوق: w", "٣. بيانات: v"], "+ 1 2"),
    ("Roman", ["I. Scope: x", "II. Data: y"], ["I. News: z", "II. Scope: w", "III. Data: v"], "+ 1 2"),
    ("letters", ["a) Scope: x", "b) Data: y"], ["a) News: z", "b) Scope: w", "c) Data: v"], "+ 1 2"),
    ("another form", ["1. Scope: x", "2. Data: y"], ["§ 1 Scope: w", "Section 2 – Data: v"], "1 2"),
    ("numbers left out", ["1. Scope: x", "2. Data: y"], ["Scope: w", "Data: v"], "1 2"),
    ("only numbers", ["1.: x of all", "2.: y of all"], ["1.: z of one", "2.: x of all", "3.: y of all"], "+ 1 2"),
    ("numbers that are meant", ["Article 6 GDPR: x", "Article 9 GDPR: y"], ["Article 9 GDPR: w"], "2"),
    ("a period as heading", ["30 days to cancel: x"], ["60 days to cancel: y"], "1"),
    ("signs", ["What do we collect?: x", "Rights:: y"], ["What do we collect: w", "Rights: v"], "1 2"),
    ("case", ["YOUR RIGHTS: x"], ["Your rights: y"], "1"),
    ("quotes and dashes", ["Children’s data – rules: x"], ["Children's data - rules: y"], "1"),
    ("no-break spaces", ["Your\u00a0rights: x"], ["Your rights: y"], "1"),
    ("soft hyphens", ["Your ri\u00adghts: x"], ["Your rights: y"], "1"),
    (
        "Unicode forms",
        ["Données: x", "Durée: y"],
        [unicodedata.normalize("NFD", "Durée: w"), "Donne\u0301es: v"],
        "2 1",
    ),
    ("Unicode forms of texts", [f"A: {'é ü ' * 9}"], [unicodedata.normalize("NFD", f"B: {'é ü ' * 9}")], "1"),
    ("vowel signs", ["की: x", "कु: y"], ["कु: w", "की: v"], "2 1"),
    ("renamed", [f"Storage: {LONG}", "Rights: y"], [f"How long: {LONG} Indeed.", "Rights: y"], "1 2"),
    ("nearly renamed", ["Do other parties use it?: x"], ["Do other companies use it?: Yes, all."], "1"),
    ("a date", ["A: x", "Last updated: 3 May 2024: "], ["A: x", "Last updated: 4 June 2025: "], "1 2"),
    ("turned round", ["A: x", "B: y", "C: z"], ["C: z", "A: w", "B: y"], "3 1 2"),
    (
        "equal headings below others, turned round",
        ["Shop: x", "› Retention: 30 days.", "Bank: y", "› Retention: 60 days."],
        ["Bank: y", "› Retention: 30 days.", "Shop: x", "› Retention: 60 days."],
        "3 4 1 2",
    ),
    (
        "one of two removed",
        ["Shop: x", "› Retention: 30 days.", "Bank: y", "› Retention: 60 days."],
        ["Shop: x", "Bank: y", "› Retention: 30 days."],
        "1 3 4",
    ),
    (
        "removed here, new there",
        ["Shop: x", "› Retention: Thirty days.", "Bank: y"],
        ["Shop: x", "Bank: y", "› Retention: As long as the law says."],
        "1 3 +",
    ),
    (
        "moved there",
        ["Shop: x", f"› Retention: {LONG}", "Bank: y"],
        ["Shop: x", "Bank: y", f"› Retention: {LONG}"],
        "1 3 2",
    ),
    (
        "below a heading that was renamed",
        [f"Shop: {LONG}", "› Retention: x", "Bank: y", "› Retention: z"],
        [f"Store: {LONG}", "› Retention: v", "Bank: y", "› Retention: w"],
        "1 2 3 4",
    ),
    (
        "below a heading without text that was renamed",
        ["Shop: ", "› Returns: x", "› Retention: y", "Bank: ", "› Retention: z"],
        ["Store: ", "› Returns: v", "› Retention: u", "Bank: ", "› Retention: w"],
        "1 2 3 4 5",
    ),
    (
        "numbers above",
        ["1. Shop: x", "› 1.1 Retention: y", "2. Bank: z", "› 2.1 Retention: w"],
        ["1. News: n", "2. Shop: x1", "› 2.1 Retention: y1", "3. Bank: z1", "› 3.1 Retention: w1"],
        "+ 1 2 3 4",
    ),
    (
        "a heading that became a line",
        ["Shop: x", "Bank: y", "› Fees: z", "› Cards: w", "Law: v"],
        ["Shop: x\n\n**Bank**\n\ny", "› Fees: z1", "› Cards: w1", "Law: v1"],
        "1 3 4 5",
    ),
    (
        "a line that became a heading",
        ["Shop: x\n\n**Bank**\n\ny", "› Fees: z1", "› Cards: w1", "Law: v1"],
        ["Shop: x", "Bank: y", "› Fees: z", "› Cards: w", "Law: v"],
        "1 + 2 3 4",
    ),
    ("a level more", ["Shop: x", "Bank: y"], ["All: ", "› Shop: x1", "› Bank: y1"], "+ 1 2"),
    ("the title as a section", ["Shop: x", "Bank: y"], ["T: ", "› Shop: x1", "› Bank: y1"], "+ 1 2"),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in MATCHES], ids=[row[0] for row in MATCHES])
def test_sections_are_matched(old: list[str], new: list[str], expected: str) -> None:
    assert stayed(outlined(*old), outlined(*new)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1. Scope", "Scope"),
        ("1.Scope", "Scope"),
        ("2.1 Scope", "Scope"),
        ("(iv) Scope", "Scope"),
        ("Article 1 – Scope", "Scope"),
        ("第1条（Scope）", "(Scope)"),
        ("第3条の2 利用", "利用"),
        ("Điều 4. Phạm vi", "Phạm vi"),
        ("المادة 3: الحقوق", "الحقوق"),
        ("1.", "1."),
        ("第1条", "第1条"),
        ("30 days to cancel", "30 days to cancel"),
        ("U.S. residents", "U.S. residents"),
        ("e.g. this", "e.g. this"),
        ("3D printing", "3D printing"),
        ("24/7 support", "24/7 support"),
        ("I agree", "I agree"),
        ("No refunds", "No refunds"),
    ],
)
def test_a_number_is_no_part_of_a_heading(title: str, expected: str) -> None:
    assert headings.unnumbered(title) == expected


NAMES = st.sampled_from(["Shop", "Bank", "1. Shop", "2. Bank", "Retention", "第1条", "Shop:", "é", "e\u0301"])
TEXTS = st.text("xyz ", max_size=9)


def outlines(names: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Return documents of a few sections, one below the other, with these headings."""
    lines = st.builds(lambda depth, name, text: f"{'›' * depth} {name}: {text}", st.integers(0, 2), names, TEXTS)
    return st.lists(lines, max_size=8).map(lambda found: outlined(*found))


@given(outlines(NAMES), outlines(NAMES))
def test_an_id_is_given_once_and_kept_where_nothing_changed(old: Document, new: Document) -> None:
    ids = [section.id for section in with_ids_of(new, old).sections]
    assert len(set(ids)) == len(ids)
    assert with_ids_of(new, new) == new


def paths(document: Document) -> dict[tuple[str, ...], str]:
    """Return the ids of a document's sections by their path of headings, where no other has the same."""
    found: dict[tuple[str, ...], list[str]] = {}
    above: list[tuple[int, str]] = []
    for section in document.sections:
        above = [*(one for one in above if one[0] < section.level), (section.level, section.title)]
        found.setdefault(tuple(title for _, title in above), []).append(section.id)
    return {path: ids[0] for path, ids in found.items() if len(ids) == 1}


SIMPLE = st.sampled_from(["Shop", "Bank", "Retention", "Rights"])


@given(outlines(SIMPLE), outlines(SIMPLE))
def test_a_section_below_the_same_headings_is_the_same(old: Document, new: Document) -> None:
    before, after = paths(old), paths(with_ids_of(new, old))
    for path in before.keys() & after.keys():
        assert before[path] == after[path]
