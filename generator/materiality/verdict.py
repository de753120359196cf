"""What a rule says of a change: the types that all rules of materiality share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.model.record import Decision
from generator.schema.values import Value
from generator.text.change import Change

SCORES: Final = {Level.EDITORIAL: 0.0, Level.MINOR: 0.3, Level.MATERIAL: 0.9, Level.CONSENT: 1.0}


SUGGESTED: Final = "suggested"


class Outcome(StrEnum):
    """What the program says of an edit: cleared by an exact law, decided upwards, or only suggested (§4.2)."""

    CLEARED = "cleared"
    DECIDED = "decided"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The level that an undecided change probably has, and how probable it is (0 to 1) that it has no higher one.

    For a suggested `material`, the probability is that it is material.
    """

    level: Level
    probability: float


@dataclass(frozen=True, slots=True)
class JudgedEdit:
    """An edit of a passage with its own verdict: the words that went, the words that came, outcome, rule, reason.

    `asks_consent` says whether, by the reading that decided it, people have to say if consent is needed; None where its
    words tell. Only the passage's own is sealed.
    """

    old: str
    new: str
    outcome: Outcome
    level: Level
    rule: str
    reason: str
    direction: Direction = Direction.NEUTRAL
    asks_consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one change: its level, who gains by it, why in the reader's words, and by which rule.

    `score` is the calibrated probability that the change is material, from 0 to 1, so that an editor reads the worst
    first: from the features of an undecided change, and of one that a reading decided how often such readings are
    right, or its words matter anyway; where a law cleared it or a row of facts decided, it is None and that of the
    level counts. `edits` are the edits of a passage; facts and sections have none. `suggestion` is there where the
    change is undecided.
    `asks_consent` says that somebody has to say whether consent is needed: an undecided change has a signal of sale,
    sensitive data, children, automated use, choice or contract, or a reading decided a change of wording of which a
    fact would need it, as a lower age. `least` is the level below which nobody may
    decide the change. `always_asked` says that the text before promises to ask for consent to all that matters.
    """

    level: Level
    direction: Direction
    rule: str
    reason: str
    undecided: bool = False
    score: float | None = None
    edits: tuple[JudgedEdit, ...] = ()
    suggestion: Suggestion | None = None
    asks_consent: bool = False
    least: Level = Level.EDITORIAL
    always_asked: bool = False

    @property
    def likelihood(self) -> float:
        """The score, or that of the level."""
        return self.score if self.score is not None else SCORES[self.level]


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with its verdict.

    `digest` names the change for people who decide on it. Where one did, the verdict has the level that was decided,
    and `ruled` is the verdict of the rules; so it is, too, where nobody said whether the change needs consent.
    `waiting` is a decision that a second person has yet to approve; `words` are what an editor wrote for readers.
    """

    change: Change
    verdict: Verdict
    digest: str = ""
    decision: Decision | None = None
    ruled: Verdict | None = None
    waiting: Decision | None = None
    words: str = ""

    @property
    def reason(self) -> str:
        """Why it matters, as readers are told: in an editor's words where there are any, else in the program's."""
        return self.words or self.verdict.reason


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides the change: both documents, and what a change for the better counts as.

    `earlier_words` says that reasons name ids as programs did that sealed no verdicts: what they published stays.
    `kept` is what was worked out of a document once for all changes, by the identity of the object it was made from.
    """

    old: Document
    new: Document
    favourable: Level
    earlier_words: bool = False
    kept: dict[int, object] = field(default_factory=dict, compare=False, repr=False)


Rule = Callable[[Change, Context], Verdict | None]


def editorial(reason: str) -> Verdict:
    """Return the verdict that nothing changed for the reader."""
    return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "", reason)


def adverse(reason: str, level: Level = Level.MATERIAL) -> Verdict:
    """Return the verdict that the reader loses by it."""
    return Verdict(level, Direction.ADVERSE, "", reason)


def favourable(reason: str, context: Context) -> Verdict:
    """Return the verdict that the reader gains by it; the promise says how much that counts."""
    return Verdict(context.favourable, Direction.FAVOURABLE, "", reason)


def uncertain(reason: str, level: Level = Level.MATERIAL) -> Verdict:
    """Return the verdict that something changed for the reader, for better or worse."""
    return Verdict(level, Direction.UNKNOWN, "", reason)


def readable(value: Value | None) -> str:
    """Return a fact's value as words for lists of changes."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict() if value and all(inner is True for inner in value.values()):  # a set of texts
            return ", ".join(key.replace("_", " ") for key in value)
        case dict():
            return "; ".join(f"{key.replace('_', ' ')}: {readable(inner)}" for key, inner in value.items())
        case list():
            return ", ".join(value)
        case _:
            return str(value)


def engine(one: Judged) -> Verdict:
    """Return what the rules say of a change, whatever was decided."""
    return one.ruled or one.verdict
