"""What the engine would say of labelled units with a score that was fitted without their service."""

from collections.abc import Sequence

from benchmarks import score_model
from benchmarks.answers import Answer, of_prediction
from benchmarks.corpus import Compared


def answers_of(compared: Sequence[Compared]) -> tuple[Answer, ...]:
    """Return the answers on units, each by weights that were fitted to those of other services."""
    examples = [score_model.example(one) for one in compared]
    predictions = score_model.cross_validated(examples)
    return tuple(
        of_prediction(one, prediction.likely, prediction.decided)
        for one, prediction in zip(compared, predictions, strict=True)
    )
