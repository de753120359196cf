"""A fact that changed and a passage with its value typed that says no more than it are told once."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.materiality.judge_changes import judge
from generator.model.brand import NoticePromise
from generator.model.catalogue import EDITION
from generator.model.document import Document, Section
from generator.model.languages import ENGLISH, TRANSLATED
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
    "accounts": lambda now: {"retention": {"account": {"keep": "9 years" if now else "7 years", "kept_for": "us"}}},
    "rights": lambda now: {"respond_within": "45 days" if now else "30 days"},
    "changes": lambda now: {"notice": {"days": 14 if now else 30}},
}


def told(language: str, kind: str, sides: tuple[str, str], edition: int = EDITION) -> int:
    """Return how many entries readers are told of, where the facts of a kind change and a passage beside them.

    They are told in the words of an edition.
    """
    older, newer = (
        Document(
            "Text",
            language,
            [Section("one", "retention" if kind == "accounts" else kind, "Abschnitt", words, FACTS[kind](bool(n)))],
        )
        for n, words in enumerate(sides)
    )
    judged = judge(diff(older, newer), older, newer, [NoticePromise()])
    assert {one.change.subject for one in judged} == {Subject.FACT, Subject.TEXT}, sides
    return len(entries_for_readers(judged, replace(words_in(NONE_OWN, language), edition=edition), newer))


def rows(name: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield each passage of a list: its language, the kind of section, and both sides of it."""
    for language in (ENGLISH, *TRANSLATED):
        table: dict[str, Any] = TABLE[language]
        kinds = {"retention": table, "rights": table["answers"], "changes": table["notice"]}
        kinds |= {"accounts": table["accounts"]} if "accounts" in table else {}
        for kind, part in kinds.items():
            for words in part[name]:
                yield language, kind, (words.replace("{}", part["was"]), words.replace("{}", part["now"]))


def test_a_passage_that_says_more_than_its_fact_stays_told() -> None:
    assert [row for row in rows("apart") if told(*row) != 2] == []


def test_a_passage_that_says_its_fact_is_told_with_it() -> None:
    assert [row for row in rows("once") if told(*row) != 1] == []


def test_words_of_a_language_that_is_not_read_are_told_apart() -> None:
    assert told("pl", "retention", ("We keep your orders for 7 years.", "We keep your orders for 9 years.")) == 2


def test_what_was_announced_in_an_earlier_edition_is_told_as_it_was() -> None:
    english = [row for row in rows("once") if row[0] == ENGLISH]
    assert english
    assert [row for row in english if told(*row, edition=EDITION - 1) != 2] == []
