"""Sentences of the table as a company can sign them: what the policy says or no longer says, and all of a promise.

What a law gives stays where a text is silent. Earlier programs published the sentences of the rows as they are.
"""

from dataclasses import replace
from typing import Final

from generator.materiality.verdict import Verdict
from generator.schema.values import UNSPECIFIED
from generator.text.change import Change, Kind
from generator.text.fact_changes import keys_of

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


def signed(change: Change, verdict: Verdict) -> Verdict:
    """Return a verdict of the table with its reason in words that the facts back."""
    reason = verdict.reason
    for row, words, instead in _INSTEAD:
        if verdict.rule == row:
            reason = reason.replace(words, instead)
    if verdict.rule == "36" and change.kind in {Kind.ADDED, Kind.REMOVED}:
        unless = str(keys_of(change.new if change.kind is Kind.ADDED else change.old).get("unless", UNSPECIFIED))
        if unless != UNSPECIFIED:
            reason = f"{reason.removesuffix('.')} unless {unless.rstrip('.')}."
    return replace(verdict, reason=reason) if reason != verdict.reason else verdict
