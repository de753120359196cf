"""An age that a text says beside a fact that states it: readers are asked by the fact, and once."""

import pytest

from generator.materiality import choices
from generator.materiality.judge_changes import judge
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.schema.facts import Facts
from generator.text import blocks
from generator.text.change import Subject
from generator.text.diff import diff


def passages(language: str, old: str, new: str, facts: tuple[Facts, Facts]) -> list[Judged]:
    """Return the changes of wording in a section about children whose facts are these."""
    sides = (
        Document("T", language, (blocks.as_written(Section("a", "children", "Alter", text, stated)),))
        for text, stated in zip((old, new), facts, strict=True)
    )
    before, after = sides
    found = judge(diff(before, after), before, after, [NoticePromise(favourable_changes="minor")])
    return [one for one in found if one.change.subject is Subject.TEXT]


LOWER: tuple[Facts, Facts] = ({"min_age": 16}, {"min_age": 14})
SAID = {
    "en": ("You can use the app from the age of {}.", "16 → 14"),
    "de": ("Sie können die App ab {} Jahren nutzen.", "16 Jahren → 14 Jahren"),
    "fr": ("À partir de {} ans, on peut s’abonner seul.", "16 ans → 14 ans"),
}


@pytest.mark.parametrize("language", SAID)
def test_readers_are_asked_once(language: str) -> None:
    """Before: in English the passage asked again; in German and French it was a period that changes."""
    words, step = SAID[language]
    (one,) = passages(language, words.format(16), words.format(14), LOWER)
    assert (one.verdict.reason, choices.unanswered(one)) == (f"The age changes: {step}.", False)


@pytest.mark.parametrize(
    ("new", "facts"),
    [
        ("You can use the app from the age of 14.", ({"min_age": 16}, {"min_age": 16})),
        ("You can use the app from the age of 14.", ({"min_age": 16}, {"min_age": 15})),
        ("You can use the app from the age of 14, and we share your location.", LOWER),
        ("You can use the app from the age of 13.", LOWER),
    ],
)
def test_another_age_or_other_words_ask(new: str, facts: tuple[Facts, Facts]) -> None:
    (one,) = passages("en", "You can use the app from the age of 16.", new, facts)
    assert choices.unanswered(one)


def test_what_is_done_with_data_of_that_age_asks() -> None:
    """The fact is about who may use the service, and not about what is sold of whom."""
    words = "We may sell data of people over {}."
    (one,) = passages("en", words.format(16), words.format(14), LOWER)
    assert (one.verdict.rule, choices.unanswered(one)) == ("30", True)
