"""What people can still say of the changes of a draft: which are open, which can be lowered, what is suggested."""

from collections.abc import Iterable, Sequence
from typing import Final

from generator.materiality.decision_objections import needs_basis, never_lowered
from generator.materiality.judge_changes import weightiest_first
from generator.materiality.verdict import Judged, Outcome, engine
from generator.model.levels import Level

ENOUGH: Final = 0.95
"""So probable is a suggestion that is accepted with others at once, unless somebody says otherwise."""
NO_CONSENT: Final = "It needs nobody's consent, but readers are told of it before it applies."
KEPT: Final = "It counts as the rules say; nothing speaks for less."
TOLD: Final = "It may matter to readers, so they are told of it before it applies."
ASKED: Final = "It may need the consent of readers, so they are told of it and asked."


def each_once(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes on which people can decide, the weightiest first; equal ones of a section are one."""
    return tuple({one.digest: one for one in weightiest_first(judged)}.values())


def lowerable(one: Judged) -> bool:
    """Return True if people may let a change count less than the rules say."""
    verdict = engine(one)
    return verdict.level > verdict.least and not never_lowered(one.change, verdict)


def is_open(one: Judged) -> bool:
    """Return True if something is still to be said of a change: nobody decided it, and it is undecided or too high."""
    return one.waiting is not None or (one.decision is None and (one.verdict.undecided or lowerable(one)))


def unanswered(one: Judged) -> bool:
    """Return True if a change counts as consent because nobody said whether it needs it."""
    return one.verdict.asks_consent and one.decision is None


def has_suggestion(one: Judged) -> bool:
    """Return True if a suggestion waits to be accepted or rejected."""
    return one.verdict.suggestion is not None and one.waiting is None


def acceptable(one: Judged, least: float = ENOUGH) -> bool:
    """Return True if the suggestion of a change may be accepted together with others: one at least so probable.

    Never so where a rule decided, nobody can lower it, a basis is to be cited, or somebody has to say whether consent
    is needed.
    """
    verdict, suggestion = engine(one), one.verdict.suggestion
    return (
        suggestion is not None
        and has_suggestion(one)
        and suggestion.probability >= least
        and suggestion.level is not Level.CONSENT
        and suggestion.level >= verdict.least
        and lowerable(one)
        and not needs_basis(verdict)
        and not verdict.asks_consent
        and all(edit.outcome is not Outcome.DECIDED for edit in verdict.edits)
    )


def most_probable(changes: Iterable[Judged]) -> float | None:
    """Return how probable the surest suggestion is that may be accepted together with others; None without one."""
    found = (one.verdict.suggestion for one in changes if acceptable(one, 0.0))
    return max((one.probability for one in found if one), default=None)


def percent(probability: float) -> str:
    """Return a probability in whole percent, never more than it is."""
    return f"{int(probability * 100 + 1e-9)} %"


def rationale(one: Judged, level: Level) -> str:
    """Return the words with which a level is usually decided, for people to edit; empty where they have to find them.

    A lower level has such words only where it is the one that is suggested.
    """
    suggestion = engine(one).suggestion
    if suggestion and suggestion.level == level and not (level >= Level.MATERIAL and unanswered(one)):
        return f"As suggested with a probability of {percent(suggestion.probability)}. {engine(one).reason}"
    if level < engine(one).level:
        return ""
    if level is Level.MATERIAL and unanswered(one):
        return NO_CONSENT
    if level == engine(one).level and not engine(one).undecided:
        return KEPT
    return ASKED if level is Level.CONSENT else TOLD
