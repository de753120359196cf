"""What an editor writes for readers of changes; it changes no level."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.errors import Finding
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import Reason
from generator.schema.nodes import in_quotes
from generator.text.change import Subject

LETTERS: Final = range(10, 301)


def worded(judged: Sequence[Judged], reasons: Sequence[Reason]) -> tuple[Judged, ...]:
    """Return the changes with what an editor wrote for readers of them; no level is another by it."""
    words = {reason.change: reason.words for reason in reasons}
    return tuple(replace(one, words=words[one.digest]) if one.digest in words else one for one in judged)


def explainable(one: Judged) -> bool:
    """Return True if an editor may write why a change matters: it is told to readers; of a passage, no rule decided it.

    What facts state may be explained too: both stand there, or only the editor's words where the brand says so.
    """
    return one.verdict.level >= Level.MATERIAL and (unstated(one) or one.change.subject is Subject.FACT)


def unstated(one: Judged) -> bool:
    """Return True if no rule decided a change, so that the program has nothing to say of it but what happened."""
    return (one.ruled or one.verdict).undecided


def kept_reasons(policy: Policy, revises: int, judged: Sequence[Judged]) -> tuple[Reason, ...]:
    """Return what an editor wrote of a version that is revised, as far as its changes are still to be explained."""
    record = policy.record(revises)
    still = {one.digest for one in judged if explainable(one)}
    return tuple(reason for reason in (record.reasons if record else ()) if reason.change in still)


def unreadable(reason: Reason) -> Iterator[Finding]:
    """Find why words can't stand as the reason of a change: too few or too many for readers, or not on one line."""
    words, least, most = reason.words.strip(), LETTERS.start, LETTERS.stop - 1
    message = ""
    if not words.isprintable():
        message = "this holds a line break, or another character that is not seen"
    elif len(words) not in LETTERS:
        message = f"a reason has {least} to {most} characters, and {in_quotes(words)} has {len(words)}"
    if message:
        yield Finding(reason.place, "reason", message, "say in one or two plain sentences what changes for readers")
