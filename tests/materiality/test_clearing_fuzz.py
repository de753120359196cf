"""No law clears a change that matters because of what stands beside it; other sentences each time.

A failure names its seed: CLEARING_SEED=… makes the same sentences again.
"""

import os
import secrets
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest

from generator.materiality.verdict import Judged
from generator.schema.nodes import Mapping
from tests.materiality.clearing_fuzz import Fuzzed, fuzzed, harmless, sentences, unnamed
from tests.materiality.clearing_words import pairs, templates
from tests.materiality.engine import flagged, is_flagged, judged, judged_filled, rows, table, text, whole

SEED: Final = int(os.environ.get("CLEARING_SEED") or secrets.randbits(32))
SENTENCES: Final = 800
DRAWN: Final = 2_000
HARMLESS: Final = 300
LINES: Final = 60
BESIDE_EACH: Final = 8
LISTED: Final = 10
LEAST_TEMPLATES: Final = 120
LAWS: Final = tuple(f"L{number}" for number in range(1, 11))
PLACES: Final = ("same passage", "next passage", "same list", "same table")


@dataclass(frozen=True, slots=True)
class Failures:
    """Sentences that were cleared, and those of which no edit names what changed."""

    cleared: tuple[str, ...]
    unnamed: tuple[str, ...]


def listed(wrong: tuple[str, ...], of: int) -> str:
    return "\n".join([f"{len(wrong)} of {of}, CLEARING_SEED={SEED}:", *wrong[:LISTED]])


def shown(one: Fuzzed) -> str:
    return f"{one.kind}: {one.what}\n  {one.old!r}\n  {one.new!r}"


@cache
def failures() -> Failures:
    """Return what went wrong with the sentences of this run; each is compared once for all tests."""
    cleared: list[str] = []
    lacking: list[str] = []
    for one in fuzzed(SEED, SENTENCES):
        found = judged(whole(one.old), whole(one.new))
        if not is_flagged(found):
            cleared.append(shown(one))
        words = unnamed(found, one.went, one.came)
        if words:
            lacking.append(f"{shown(one)}\n  no edit names: {words}")
    return Failures(tuple(cleared), tuple(lacking))


def test_no_sentence_in_which_something_matters_is_cleared() -> None:
    assert not failures().cleared, listed(failures().cleared, SENTENCES)


def test_an_edit_names_what_matters_in_each_sentence() -> None:
    assert not failures().unnamed, listed(failures().unnamed, SENTENCES)


FRAMES: Final = {
    "title": "# {}\n\n## Data\n\nWe work with care.",
    "heading": "## {}\n\nWe work with care.",
    "underlined heading": "{}\n---\n\nWe work with care.",
    "inner heading": "## Data\n\nWe work with care.\n\n### {}\n\nWe do.",
    "bold line": "**{}**\n\nWe work with care.",
    "item": "We do this:\n\n- {}\n- nothing else",
    "item of a list inside": "- this\n    - {}",
    "numbered item": "1. this\n2. {}",
    "cell": "| what | why |\n|---|---|\n| {} | care |",
    "name of a column": "| {} | why |\n|---|---|\n| this | care |",
    "quotation": "> {}",
    "note": "We work[^1].\n\n[^1]: {}",
    "note of a heading": "## Data[^1]\n\nWe work with care.\n\n[^1]: {}",
    "meaning": "Term\n:   {}",
    "term": "{}\n:   meaning",
    "link": "See [{}](https://example.com/a).",
    "words of a picture": "![{}](a.png)",
    "title of a link": "[list]\n\n[list]: https://example.com/a '{}'",
    "code": "`{}`",
    "fenced code": "```\n{}\n```",
}
FRAMED: Final = 20
_ACTING: Final = frozenset("|`[]'\n#*_<>~^")


@pytest.mark.parametrize("place", FRAMES)
def test_what_matters_is_seen_wherever_it_stands(place: str) -> None:
    drawn = [one for one in fuzzed(SEED, 2 * FRAMED) if _ACTING.isdisjoint(f"{one.old}{one.new}")]
    texts = [tuple(whole(FRAMES[place].format(side)) for side in (one.old, one.new)) for one in drawn]
    cleared = [shown(one) for one, (old, new) in zip(drawn, texts, strict=True) if not flagged(old, new)]
    assert len(drawn) > FRAMED / 2
    assert not cleared, listed(tuple(cleared), len(drawn))


NOTICES: Final = (
    "Last updated: 3 May 2025.",
    "This updated policy takes effect on 2 May 2025. Until then, you can read our current policy here.",
    "We have updated our terms, effective 7 April 2025. You can view the prior terms, which apply until 7 April 2025.",
)
OPENING: Final = "# Privacy policy\n\n{}\n\n## How to reach us\n\nWrite to the office.\n"


def test_a_line_about_the_version_takes_nothing_else_along() -> None:
    """L6: what stands in the line beside it comes, goes or changes with it, and is seen."""
    cleared = []
    for number, one in enumerate(fuzzed(SEED + 6, LINES)):
        notice = NOTICES[number % len(NOTICES)]
        first, last = f"{notice} {one.old}", f"{one.old} {notice}"
        sides = [(first, ""), ("", first), (last, notice), (notice, last), (first, f"{notice} {one.new}")]
        cleared += [shown(one) for old, new in sides if not flagged(OPENING.format(old), OPENING.format(new))]
    assert not cleared, listed(tuple(cleared), 5 * LINES)


def beside(row: Mapping, one: Fuzzed) -> tuple[Judged, ...]:
    """Return the changes of a document in which a law clears something beside a sentence."""
    old, new = (
        text(row.get(side)).replace("{sentence}", words) for side, words in (("old", one.old), ("new", one.new))
    )
    return judged_filled(row, old, new) if row.get("type") else judged(whole(old), whole(new))


def name_of(row: Mapping) -> str:
    return f"{text(row.get('law'))}-{text(row.get('place'))}"


BESIDE: Final = rows(table("beside.yml").get("rows"))


@pytest.mark.parametrize("row", BESIDE, ids=name_of)
def test_what_a_law_clears_hides_nothing_beside_it(row: Mapping) -> None:
    wrong: list[str] = []
    for one in fuzzed(SEED + row.place.line, BESIDE_EACH, alone=True):
        found = beside(row, one)
        lacking = unnamed(found, one.went, one.came, whole_passages=True)
        if not is_flagged(found) or lacking:
            wrong.append(f"{shown(one)}\n  no edit names: {lacking or '(cleared)'}")
    assert not wrong, listed(tuple(wrong), BESIDE_EACH)


def test_each_law_stands_beside_a_change_in_each_place() -> None:
    assert [name_of(row) for row in BESIDE] == [f"{law}-{place}" for law in LAWS for place in PLACES]


def test_harmless_edits_side_by_side_are_harmless() -> None:
    wrong = tuple(f"{old!r}\n{new!r}" for old, new in harmless(SEED, HARMLESS) if flagged(whole(old), whole(new)))
    assert len(wrong) <= HARMLESS // 100, listed(wrong, HARMLESS)  # equal signs may pair tokens across two edits


def test_the_sentences_depend_on_their_seed_and_are_what_they_say() -> None:
    assert len(templates()) >= LEAST_TEMPLATES
    assert list(sentences(1, 50)) == list(sentences(1, 50)) != list(sentences(2, 50))
    many = list(fuzzed(SEED, DRAWN))
    assert {one.kind for one in many} == {template.kind for template in templates()}
    for one in many:
        assert one.old != one.new, one
        assert one.went in one.old, one
        assert one.came in one.new, one
        assert not {"{", "}", "|"} & set(one.old + one.new), one
    assert all(one.law in {"", *LAWS} for name in ("things", "openings", "asides") for one in pairs(name))
