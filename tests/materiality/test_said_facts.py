"""Outside English, a fact that changed and a passage that says no more than it are told once."""

import tomllib
from collections.abc import Callable, Iterator
from typing import Any

from generator.materiality.judge_changes import judge
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.languages import TRANSLATED
from generator.model.own_words import NONE_OWN, words_in
from generator.notice.reader_entries import entries_for_readers
from generator.schema.facts import Facts
from generator.text.change import Subject
from generator.text.diff import diff
from tests.materiality.engine import CASES

TABLE = tomllib.loads((CASES / "said_facts.toml").read_text())
FACTS: dict[str, Callable[[bool], Facts]] = {
    "retention": lambda now: {
        "retention": {
            "orders": {"keep": "9 years" if now else "7 years", "kept_for": "us"},
            "account": {"keep": "3 years", "after": "last_login"},
            "logs": {"keep": "30 days"},
        }
    },
    "rights": lambda now: {"respond_within": "45 days" if now else "30 days"},
    "changes": lambda now: {"notice": {"days": 14 if now else 30}},
}


def told(language: str, kind: str, sides: tuple[str, str]) -> int:
    """Return how many entries readers are told of, where the facts of a kind change and a passage beside them."""
    older, newer = (
        Document("Text", language, [Section("one", kind, "Abschnitt", words, FACTS[kind](bool(n)))])
        for n, words in enumerate(sides)
    )
    judged = judge(diff(older, newer), older, newer, [NoticePromise()])
    assert {one.change.subject for one in judged} == {Subject.FACT, Subject.TEXT}, sides
    return len(entries_for_readers(judged, words_in(NONE_OWN, language), newer))


def rows(name: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield each passage of a list: its language, the kind of section, and both sides of it."""
    for language in TRANSLATED:
        table: dict[str, Any] = TABLE[language]
        for kind, part in (("retention", table), ("rights", table["answers"]), ("changes", table["notice"])):
            for words in part[name]:
                yield language, kind, (words.replace("{}", part["was"]), words.replace("{}", part["now"]))


def test_a_passage_that_says_more_than_its_fact_stays_told() -> None:
    assert [row for row in rows("apart") if told(*row) != 2] == []


def test_a_passage_that_says_its_fact_is_told_with_it() -> None:
    assert [row for row in rows("once") if told(*row) != 1] == []
