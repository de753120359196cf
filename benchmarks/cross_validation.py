"""What the engine would say of labelled units with a score that was fitted without their service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import measures, score_model
from benchmarks.answers import Answer, of_prediction
from benchmarks.corpus import Compared

COLLECTIONS: Final = (
    (("labelled",), ("labelled-more",)),
    (("labelled-more",), ("labelled",)),
    (("labelled", "labelled-more"), ("edits",)),
    (("edits",), ("labelled", "labelled-more")),
)
"""What weights are learnt from, and what they are measured on: collected at another time, or of another kind."""


def answers_of(compared: Sequence[Compared], split: int = 0) -> tuple[Answer, ...]:
    """Return the answers on units, each by weights that were fitted to those of other services.

    `split` is the number of the way in which services are divided into parts.
    """
    examples = [score_model.example(one) for one in compared]
    return _answers(compared, score_model.cross_validated(examples, split))


@dataclass(frozen=True, slots=True)
class Fit:
    """How good the weights are where they were learnt elsewhere: what a feature that is kept has to better."""

    area: float
    brier: float
    lowered: float


def fit_of(answers: Sequence[Answer]) -> Fit:
    """Return the figures of answers."""
    scored = [(one.score, one.is_material) for one in answers]
    lowered = measures.Share.of(one.is_lowered(0) for one in answers if one.is_material)
    return Fit(measures.area(scored), measures.brier(scored), lowered.hits / max(lowered.total, 1))


@dataclass(frozen=True, slots=True)
class Transfer:
    """How good weights are that were learnt from other collections, with readings and as though there were none."""

    learnt: tuple[str, ...]
    measured: tuple[str, ...]
    fit: Fit
    without_readings: Fit


def transfers(compared: Sequence[Compared]) -> tuple[Transfer, ...]:
    """Return the figures of each row of `COLLECTIONS`; what is measured has no service that was learnt from."""
    return tuple(_transfer(compared, learnt, measured) for learnt, measured in COLLECTIONS)


def _transfer(compared: Sequence[Compared], learnt: tuple[str, ...], measured: tuple[str, ...]) -> Transfer:
    there = [one for one in compared if one.unit.collection in measured]
    services = {one.unit.service.lower() for one in there}
    known = [one for one in compared if one.unit.collection in learnt and one.unit.service.lower() not in services]
    model = score_model.fit([score_model.example(one) for one in known])
    examples = [score_model.example(one) for one in there]
    fits = (
        fit_of(_answers(there, [score_model.predict(model, example) for example in variant]))
        for variant in (examples, [example.as_open for example in examples])
    )
    return Transfer(learnt, measured, *fits)


def _answers(compared: Sequence[Compared], predictions: Sequence[score_model.Prediction]) -> tuple[Answer, ...]:
    return tuple(
        of_prediction(one, prediction.likely, prediction.decided)
        for one, prediction in zip(compared, predictions, strict=True)
    )
