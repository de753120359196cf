"""Sentences of the table as a company can sign them: what the policy says or no longer says, and all of a promise.

What a law gives stays where a text is silent. Earlier programs published the sentences of the rows as they are.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.facts.items import exception_of
from generator.materiality.verdict import Verdict
from generator.text.change import Change, Kind

_INSTEAD: Final = (
    ("25", "You no longer have this right: ", "The policy no longer gives you this right: "),
    ("11", " You can no longer withdraw your consent.", " It no longer rests on your consent."),
    (
        "40",
        "We no longer tell you of changes in this way: ",
        "The policy no longer promises to tell you of changes in this way: ",
    ),
)
"""The row, words of its sentence, and what is said in their place."""


_OF_PROMISES: Final = "36"
_UNLESS: Final = " unless {unless}."


def signed(change: Change, verdict: Verdict) -> Verdict:
    """Return a verdict of the table with its reason in words that the facts back."""
    reason = _in_words_that_facts_back(verdict.rule, verdict.reason)
    if verdict.rule == _OF_PROMISES and change.kind in {Kind.ADDED, Kind.REMOVED} and (unless := exception_of(change)):
        reason = f"{reason.removesuffix('.')}{_UNLESS.format(unless=unless)}"
    return replace(verdict, reason=reason) if reason != verdict.reason else verdict


def as_signed(row: str, sentence: str) -> Iterator[str]:
    """Yield what can become of a sentence of a row, with its braces."""
    yield _in_words_that_facts_back(row, sentence)
    if row == _OF_PROMISES and sentence.startswith(("We dropped the promise", "We now promise")):
        yield f"{sentence.removesuffix('.')}{_UNLESS}"


def _in_words_that_facts_back(row: str, reason: str) -> str:
    for number, words, instead in _INSTEAD:
        if row == number:
            reason = reason.replace(words, instead)
    return reason
