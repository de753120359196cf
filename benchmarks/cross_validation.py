"""What the engine would say of labelled units with a score that was fitted without their service."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import measures, score_model
from benchmarks.answers import Answer, of_prediction
from benchmarks.corpus import Compared


def answers_of(compared: Sequence[Compared]) -> tuple[Answer, ...]:
    """Return the answers on units, each by weights that were fitted to those of other services."""
    return _answers(compared, [score_model.example(one) for one in compared], 0)


@dataclass(frozen=True, slots=True)
class Fit:
    """How good the weights are where services are divided in one way: what a feature that is kept has to better."""

    area: float
    brier: float
    lowered: float


def fits(compared: Sequence[Compared], kind: str, splits: int) -> tuple[Fit, ...]:
    """Return the figures on units of a kind for so many ways to divide the services into parts."""
    examples = [score_model.example(one) for one in compared]
    every = (_answers(compared, examples, split) for split in range(splits))
    return tuple(_fit([one for one in answers if one.unit.kind == kind]) for answers in every)


def _fit(answers: Sequence[Answer]) -> Fit:
    scored = [(one.score, one.is_material) for one in answers]
    lowered = measures.Share.of(one.is_lowered(0) for one in answers if one.is_material)
    return Fit(measures.area(scored), measures.brier(scored), lowered.hits / max(lowered.total, 1))


def _answers(compared: Sequence[Compared], examples: Sequence[score_model.Example], split: int) -> tuple[Answer, ...]:
    predictions = score_model.cross_validated(examples, split)
    return tuple(
        of_prediction(one, prediction.likely, prediction.decided)
        for one, prediction in zip(compared, predictions, strict=True)
    )
