"""How much each change matters, by named rules: material until a rule shows otherwise.

The rules stand in one table, read from the top; the first that speaks decides. A change on which no rule speaks is
undecided and counts as material.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.before_sealed_verdicts.contact import CONTACT_RULES
from generator.materiality.before_sealed_verdicts.prose import PROSE_RULES
from generator.materiality.before_sealed_verdicts.signals import weigh
from generator.materiality.facts.fact_names import name_of
from generator.materiality.facts.fact_rules import FACT_RULES
from generator.materiality.verdict import Context, Judged, Rule, Verdict
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.text.change import Change, Kind, Subject

RULES: Final[tuple[tuple[str, Rule], ...]] = (*PROSE_RULES, *CONTACT_RULES, *FACT_RULES)
"""The table of rules: name and function."""
_OF_TEXT: Final = (*PROSE_RULES, *CONTACT_RULES)  # no rule of facts speaks of a passage


def judge(
    changes: Sequence[Change], old: Document, new: Document, promises: Iterable[NoticePromise]
) -> tuple[Judged, ...]:
    """Return every change with its verdict, in the order given; of several promises the stricter one holds."""
    favourable = max(Level.named(promise.favourable_changes) for promise in promises)
    context = Context(old, new, favourable, earlier_words=True)
    return tuple(Judged(change, _verdict(change, context)) for change in changes)


def _verdict(change: Change, context: Context) -> Verdict:
    for name, rule in _OF_TEXT if change.subject is Subject.TEXT else RULES:
        verdict = rule(change, context)
        if verdict:
            return replace(verdict, rule=name)
    reason = _in_neutral_words(change)
    if change.subject is Subject.FACT:
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, "48", reason, undecided=True)
    weighed = weigh(change)
    words = weighed.told(reason, change.kind)
    return Verdict(Level.MATERIAL, weighed.direction, "P7", words, undecided=True, score=weighed.score)


def _in_neutral_words(change: Change) -> str:
    """Return what a reader can be told of a change that nobody has judged yet."""
    match change.subject, change.kind:
        case Subject.DOCUMENT, _:
            return f"The {change.path[0] if change.path else 'document'} changed."
        case Subject.SECTION, Kind.ADDED:
            return "This section is new."
        case Subject.SECTION, Kind.REMOVED:
            return "This section was removed."
        case Subject.SECTION, _:
            return "This section is of another kind."
        case Subject.HEADING, _:
            return "The heading changed."
        case Subject.FACT, _:
            return f"This changed: {name_of(change)}."
        case _, Kind.ADDED:
            return "A passage was added."
        case _, Kind.REMOVED:
            return "A passage was removed."
        case _:
            return "The wording changed."
