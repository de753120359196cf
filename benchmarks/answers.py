"""What is said of a labelled unit: by the engine as it is, or by a score that was fitted without its service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.corpus import Compared, Unit
from generator.materiality.judge_changes import level, probability, probability_of_any
from generator.materiality.score import suggest
from generator.materiality.verdict import Suggestion
from generator.model.levels import Level

DECIDED: Final = Suggestion(Level.MATERIAL, 1.0)


@dataclass(frozen=True, slots=True)
class Likely:
    """How probable two levels of a change are, `minor` where it isn't material; whether a choice leads elsewhere."""

    material: float
    minor: float
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a unit: its level by rule, its score, and what is suggested of each change that counts.

    For a change that was decided, that is `material` with a probability of 1.
    """

    unit: Unit
    level: Level
    score: float
    suggestions: tuple[Suggestion, ...]

    @property
    def is_flagged(self) -> bool:
        """Whether it counts as material."""
        return self.level >= Level.MATERIAL

    @property
    def is_material(self) -> bool:
        """Whether people labelled it so."""
        return self.unit.label == "material"

    @property
    def suggested(self) -> Level:
        """The highest level that is suggested, or that of the rules where nothing is."""
        return max((one.level for one in self.suggestions), default=self.level)

    def is_lowered(self, threshold: float) -> bool:
        """Return True if all that counts is suggested as lower than material, each at least so probably."""
        return bool(self.suggestions) and all(
            one.level < Level.MATERIAL and one.probability >= threshold for one in self.suggestions
        )


def of_engine(one: Compared) -> Answer:
    """Return what the engine says."""
    judged = one.comparison.judged
    counting = [item.verdict for item in judged if item.verdict.level >= Level.MATERIAL]
    suggestions = tuple(verdict.suggestion or DECIDED for verdict in counting)
    return Answer(one.unit, level(judged), probability(judged), suggestions)


def of_prediction(one: Compared, likely: Sequence[Likely], decided: Sequence[float]) -> Answer:
    """Return what the engine would say with other scores: of each undecided change, and of those decided."""
    suggestions = [suggest(row.material, row.minor, elsewhere=row.elsewhere) for row in likely]
    suggestions += [DECIDED] * len(decided)
    judged = one.comparison.judged
    weighed = (*(row.material for row in likely), *decided)
    score = probability_of_any(weighed) if weighed else probability(judged)
    return Answer(one.unit, level(judged), score, tuple(suggestions))


def labelled(answers: Sequence[Answer], kind: str, *labels: str) -> list[Answer]:
    """Return the answers on units of a kind with one of some labels."""
    return [one for one in answers if one.unit.kind == kind and one.unit.label in labels]
