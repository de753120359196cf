"""How the weights of the score are fitted: logistic regressions on changes, of which only the whole pair has a label.

The label of a pair is that of its worst change. Each undecided change has a probability from its features, each decided
one from how often such readings are right; a pair is material if one of its changes is (noisy-or). Expectation
maximisation: which change makes a pair material is guessed from the present weights, the weights are fitted to the
guess, and so on. Needs scikit-learn (the extra `bench`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.answers import Likely
from benchmarks.corpus import Compared
from generator.materiality.features import table
from generator.materiality.features.changed import ChangedWords, ComparedPassage
from generator.materiality.features.places import chooses_elsewhere
from generator.materiality.score import BOUNDS, DATED, reading_group, weighed
from generator.materiality.wording.background import Background

NAMES: Final = tuple(name for name, _ in table.FEATURES)
STRENGTH: Final = 1.0  # the inverse of the penalty on large weights
ROUNDS: Final = 12
FOLDS: Final = 10
Array = Any  # of numpy


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled unit: the features of its undecided changes, a row each, and the groups of rules that decided others.

    `bounds` are the least scores of the changes; `elsewhere` says of each whether a link of choice leads elsewhere.
    """

    service: str
    label: str
    rows: Array
    bounds: Array
    elsewhere: tuple[bool, ...]
    decided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted weights: of material, of minor where it isn't material, and how often decided changes are material."""

    material: Array
    minor: Array
    decided: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model says of an example: of each undecided change, and how often decided ones are material."""

    likely: tuple[Likely, ...]
    decided: tuple[float, ...]


def example(one: Compared) -> Example:
    """Return a unit as an example."""
    compared = one.comparison
    found = tuple((item.change, item.verdict) for item in compared.judged)
    around = ComparedPassage(Background.of(compared.old, compared.new), found)
    changes = [ChangedWords(change, verdict, around) for change, verdict in found]
    open_changes = [weighed(one) for one in changes if one.verdict.undecided]
    decided = {reading_group(one) for one in changes if not one.verdict.undecided}
    return Example(
        one.unit.service,
        one.unit.label,
        np.array([list(row.values.values()) for row in open_changes]).reshape(len(open_changes), len(NAMES)),
        np.array([max(bound(row) for _, bound in BOUNDS) for row in open_changes]),
        tuple(chooses_elsewhere(row.changed) for row in open_changes),
        tuple(sorted(group for group in decided if group is not None)),
    )


def fit(examples: Sequence[Example]) -> Model:
    """Return the model of some examples."""
    material, decided = _fitted(examples, "material")
    lower = [one for one in examples if one.label != "material" and not one.decided]
    return Model(material, _fitted(lower, "minor")[0], decided)


def _fitted(examples: Sequence[Example], label: str) -> tuple[Array, Mapping[str, float]]:
    """Return weights, that of the start last, and rates of decided changes, by expectation maximisation."""
    units = [(np.unique(one.rows, axis=0), one.decided, one.label == label) for one in examples]
    units = [unit for unit in units if len(unit[0]) or unit[1]]
    rows = np.vstack([found for found, _, _ in units])
    importance = np.concatenate([np.full(len(found), len(found) ** -0.5) for found, _, _ in units if len(found)])
    guess = np.concatenate([np.full(len(found), 0.9 * is_so) for found, _, is_so in units])
    rates = {"": 0.95, DATED: 0.5}
    weights = np.zeros(len(NAMES) + 1)
    for _ in range(ROUNDS):
        weights = _regression(rows, guess, importance)
        likely = _probability(weights, rows)
        rates = _guessed(units, likely, guess, rates)
    return weights, rates


def _guessed(
    units: Sequence[tuple[Array, tuple[str, ...], bool]], likely: Array, guess: Array, rates: Mapping[str, float]
) -> dict[str, float]:
    """Write into `guess` how probably each change is what gave its unit the label; return the new rates."""
    counted: dict[str, list[float]] = {name: [1.0] for name in rates}  # as if one right and one wrong had been seen
    at = 0
    for found, decided, is_so in units:
        here = slice(at, at + len(found))
        at += len(found)
        none = np.prod(1 - likely[here]) * np.prod([1 - rates[name] for name in decided])
        guess[here] = np.minimum(1.0, likely[here] / (1 - none)) if is_so else 0.0
        for name in decided:
            counted[name].append(min(1.0, rates[name] / (1 - none)) if is_so else 0.0)
    return {name: sum(found) / (len(found) + 1) for name, found in counted.items()}


def _regression(rows: Array, guess: Array, importance: Array) -> Array:
    """Return the weights of a logistic regression in which each row has a guessed probability in place of a label."""
    both = np.vstack([rows, rows])
    labels = np.concatenate([np.ones(len(rows)), np.zeros(len(rows))])
    weight = np.concatenate([importance * guess, importance * (1 - guess)])
    seen = weight > 1e-6  # noqa: PLR2004 -- no weight at all
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(both[seen], labels[seen], sample_weight=weight[seen])
    return np.append(model.coef_[0], model.intercept_)


def _probability(weights: Array, rows: Array) -> Array:
    return 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))


def predict(model: Model, one: Example) -> Prediction:
    """Return what a model says of an example."""
    material = np.maximum(_probability(model.material, one.rows), one.bounds)
    minor = _probability(model.minor, one.rows)
    return Prediction(
        tuple(Likely(float(a), float(b), where) for a, b, where in zip(material, minor, one.elsewhere, strict=True)),
        tuple(model.decided[name] for name in one.decided),
    )


def cross_validated(examples: Sequence[Example]) -> list[Prediction]:
    """Return what is said of each example by a model that was fitted without its service."""
    found: dict[int, Prediction] = {}
    folds = [_fold(one.service) for one in examples]
    for fold in range(FOLDS):
        model = fit([one for one, its in zip(examples, folds, strict=True) if its != fold])
        found |= {n: predict(model, one) for n, one in enumerate(examples) if folds[n] == fold}
    return [found[n] for n in range(len(examples))]


def _fold(service: str) -> int:
    return int(sha256(f"fold of {service.lower()}".encode()).hexdigest(), 16) % FOLDS
