"""Sentences of the table as a company can sign them: what the policy says or no longer says, and all of a promise.

What a law gives stays where a text is silent. Earlier programs published the sentences of the rows as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.facts.items import exception_of
from generator.materiality.facts.scales import is_stated
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict
from generator.text.change import Change

_INSTEAD: Final = (
    ("14", " with a new kind of recipient: ", " with a new recipient: "),
    ("25", "You no longer have this right: ", "The policy no longer gives you this right: "),
    ("11", " You can no longer withdraw your consent.", " It no longer rests on your consent."),
    (
        "40",
        "We no longer tell you of changes in this way: ",
        "The policy no longer promises to tell you of changes in this way: ",
    ),
    ("43", "This is less favourable to you: ", "This changes: "),
    ("43", "This is more favourable to you: ", "This changes: "),
)
"""The row, words of its sentence, and what is said in their place; a label says for whom a change is better."""
_AFTER_COLON: Final = (
    ("7", r"^You (must now|no longer have to) give us (?!this: )(.+)\.$", r"You \1 give us this: \2."),
    ("8", r"^We (now|no longer) get (?!this )(.+) (from you|from others|by observing what you do)\.$",
     r"We \1 get this \3: \2."),
    ("8", r"^We (now|no longer) work out (?!this )(.+) from other data\.$",
     r"We \1 work this out from other data: \2."),
    ("9", r"^We no longer collect (?!this: )(.+)\.$", r"We no longer collect this: \1."),
    ("27", r"^We (no longer|now also) tell them of a data breach: (.+)\.$",
     r"If there is a data breach, we \1 tell: \2."),
    ("27", r"^(.+ tell|.+ telling) you of a data breach(.+)$", r"\1 of a data breach\2"),
)  # fmt: skip
"""A label has no article (“give us telephone number”), so it stands after a colon; facts say who hears of a breach."""


_OF_PROMISES: Final = "36"
_UNLESS: Final = " unless {unless}."

_OF_SALES: Final = frozenset({"18", "19"})
_SALE_NO_LONGER_STATED: Final = "We no longer state {name}: it was {plain_old}."
"""What is said where a text is silent of sales: that data “may now be sold” is what no text says then."""


def signed(change: Change, verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict of the table with its reason in words that the facts back."""
    reason = _in_words_that_facts_back(verdict.rule, verdict.reason)
    if verdict.rule in _OF_SALES and is_stated(change.old) and not is_stated(change.new):
        reason = fill_in(_SALE_NO_LONGER_STATED, change, context)
    if verdict.rule == _OF_PROMISES and change.came_or_went and (unless := exception_of(change)):
        reason = f"{reason.removesuffix('.')}{_UNLESS.format(unless=unless)}"
    return replace(verdict, reason=reason) if reason != verdict.reason else verdict


def as_signed(row: str, sentence: str) -> Iterator[str]:
    """Yield what can become of a sentence of a row, with its braces."""
    yield _in_words_that_facts_back(row, sentence)
    if row in _OF_SALES:
        yield _SALE_NO_LONGER_STATED
    if row == _OF_PROMISES and sentence.startswith(("We dropped the promise", "We now promise")):
        yield f"{sentence.removesuffix('.')}{_UNLESS}"


def _in_words_that_facts_back(row: str, reason: str) -> str:
    for number, words, instead in _INSTEAD:
        if row == number:
            reason = reason.replace(words, instead)
    for number, pattern, instead in _AFTER_COLON:
        if row == number:
            reason = re.sub(pattern, instead, reason, count=1, flags=re.DOTALL)
    return reason
