"""How the weights of the score are fitted: logistic regressions on changes, of which only the whole pair has a label.

The label of a pair is that of its worst change. Each undecided change has a probability from its features, each decided
one from how often such readings are right; a pair is material if one of its changes is (noisy-or). Expectation
maximisation: which change makes a pair material is guessed from the present weights, the weights are fitted to the
guess, and so on. A feature has no weight where it would point the other way than the table of features says it may:
what few texts say against its meaning is chance. Needs scikit-learn (the extra `bench`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.answers import Likely
from benchmarks.corpus import Compared
from generator.materiality.features import feature_table
from generator.materiality.features.change_view import ChangedWords, ComparedPassage
from generator.materiality.features.place_features import chooses_elsewhere
from generator.materiality.score import BOUNDS, DATED, Weighed, decided_likelihood, reading_group, weighed
from generator.materiality.wording.passages.background import Background

NAMES: Final = feature_table.NAMES
SIGNS: Final = np.array([points_to.value for _, _, points_to in feature_table.FEATURES])
STRENGTH: Final = 2.0  # the inverse of the penalty on large weights
APART: Final = 0.25  # the inverse of the penalty on weights of material that differ from their common size
FREELY: Final = 10.0  # so many times a sum, that the penalty doesn't reach the common size
ROUNDS: Final = 12
FOLDS: Final = 10
Array = Any  # of numpy


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled unit: the features of its undecided changes, a row each, and the groups of rules that decided others.

    `bounds` are the least scores of the changes; `elsewhere` says of each whether a link of choice leads elsewhere.
    `decided_rows` are the features of each change that a rule decided, `decided_bounds` their bounds, `decided_by` the
    group of each: what is decided teaches the weights too, so that a new rule doesn't take from them what they know.
    """

    service: str
    label: str
    rows: Array
    bounds: Array
    elsewhere: tuple[bool, ...]
    decided_rows: Array
    decided_bounds: Array
    decided_by: tuple[str, ...]

    @property
    def decided(self) -> tuple[str, ...]:
        """The groups of rules that decided a change."""
        return tuple(sorted(set(self.decided_by)))

    @property
    def as_open(self) -> "Example":
        """The same as though no reading had decided anything."""
        return replace(
            self,
            rows=np.vstack([self.rows, self.decided_rows]),
            bounds=np.concatenate([self.bounds, self.decided_bounds]),
            elsewhere=(*self.elsewhere, *(False for _ in self.decided_by)),
            decided_rows=self.decided_rows[:0],
            decided_bounds=self.decided_bounds[:0],
            decided_by=(),
        )


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted weights: of material, of minor where it isn't material, and how often decided changes are material."""

    material: Array
    minor: Array
    decided: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model says of an example: of each undecided change, and how probably each decided one is material."""

    likely: tuple[Likely, ...]
    decided: tuple[float, ...]


def example(one: Compared) -> Example:
    """Return a unit as an example."""
    compared = one.comparison
    found = tuple((item.change, item.verdict) for item in compared.judged)
    around = ComparedPassage(Background.of(compared.old, compared.new), found)
    changes = [ChangedWords(change, verdict, around) for change, verdict in found]
    open_changes = [weighed(one) for one in changes if one.verdict.undecided]
    closed = [(weighed(one), reading_group(one)) for one in changes if not one.verdict.undecided]
    grouped = [(row, group) for row, group in closed if group is not None]
    return Example(
        one.unit.service,
        one.unit.label,
        _rows(open_changes),
        _bounds(open_changes),
        tuple(chooses_elsewhere(row.changed) for row in open_changes),
        _rows([row for row, _ in grouped]),
        _bounds([row for row, _ in grouped]),
        tuple(group for _, group in grouped),
    )


def _rows(changes: Sequence[Weighed]) -> Array:
    return np.array([list(row.values.values()) for row in changes]).reshape(len(changes), len(NAMES))


def _bounds(changes: Sequence[Weighed]) -> Array:
    return np.array([max(bound(row) for _, bound in BOUNDS) for row in changes])


def fit(examples: Sequence[Example]) -> Model:
    """Return the model of some examples."""
    material, decided = _fitted(examples, "material")
    lower = [one for one in examples if one.label != "material" and not one.decided]
    return Model(material, _fitted(lower, "minor")[0], decided)


@dataclass(frozen=True, slots=True)
class Unit:
    """An example to learn from: its different rows, of which the last ones were decided, by which group each."""

    rows: Array
    decided_by: tuple[str, ...]
    is_so: bool

    @property
    def decided(self) -> tuple[str, ...]:
        """The groups of rules that decided a change."""
        return tuple(sorted(set(self.decided_by)))

    @staticmethod
    def of(one: Example, label: str) -> "Unit":
        """Return an example as one that has a label or not."""
        decided = {tuple(row): group for row, group in zip(one.decided_rows, one.decided_by, strict=True)}
        last = np.array(list(decided)).reshape(len(decided), len(NAMES))
        return Unit(np.vstack([np.unique(one.rows, axis=0), last]), tuple(decided.values()), one.label == label)


def _fitted(examples: Sequence[Example], label: str) -> tuple[Array, Mapping[str, float]]:
    """Return weights, that of the start last, and rates of decided changes, by expectation maximisation."""
    units = [unit for one in examples if len((unit := Unit.of(one, label)).rows)]
    rows = np.vstack([unit.rows for unit in units])
    importance = np.concatenate([np.full(len(unit.rows), len(unit.rows) ** -0.5) for unit in units])
    guess = np.concatenate([np.full(len(unit.rows), 0.9 * unit.is_so) for unit in units])
    rates = {"": 0.95, DATED: 0.5}
    weights = np.zeros(len(NAMES) + 1)
    is_open = np.concatenate([np.arange(len(unit.rows)) < len(unit.rows) - len(unit.decided_by) for unit in units])
    for _ in range(ROUNDS):
        weights = (_signed if label == "material" else _regression)(rows, guess, importance)
        likely = _probability(weights, rows)
        rates = _guessed(units, likely, guess, rates)
    return _calibrated(weights, rows[is_open], guess[is_open], importance[is_open]), rates


def _guessed(units: Sequence[Unit], likely: Array, guess: Array, rates: Mapping[str, float]) -> dict[str, float]:
    """Write into `guess` how probably each change is what gave its unit the label; return the new rates."""
    counted: dict[str, list[float]] = {name: [1.0] for name in rates}  # as if one right and one wrong had been seen
    at = 0
    for unit in units:
        here = slice(at, at + len(unit.rows) - len(unit.decided_by))
        closed = slice(here.stop, at + len(unit.rows))
        at = closed.stop
        none = np.prod(1 - likely[here]) * np.prod([1 - rates[name] for name in unit.decided])
        guess[here] = np.minimum(1.0, likely[here] / (1 - none)) if unit.is_so else 0.0
        guess[closed] = [min(1.0, rates[name] / (1 - none)) if unit.is_so else 0.0 for name in unit.decided_by]
        for name in unit.decided:
            counted[name].append(min(1.0, rates[name] / (1 - none)) if unit.is_so else 0.0)
    return {name: sum(found) / (len(found) + 1) for name, found in counted.items()}


def _signed(rows: Array, guess: Array, importance: Array) -> Array:
    """Return weights of which none points the other way than its feature may: those that would are left out.

    They are drawn to a common size, and not to 0: so few texts tell that a feature points where it is meant to, and
    hardly by how much more than another one.
    """
    kept = SIGNS != 0
    while True:
        common = (rows @ (SIGNS * kept))[:, None] * FREELY
        *apart, size, start = _regression(np.hstack([rows * kept, common]), guess, importance, APART)
        weights = (np.array(apart) + size * FREELY * SIGNS) * kept
        wrong = kept & (weights * SIGNS < 0)
        if not wrong.any():
            return np.append(weights, start)
        kept &= ~wrong


def _regression(rows: Array, guess: Array, importance: Array, strength: float = STRENGTH) -> Array:
    """Return the weights of a logistic regression in which each row has a guessed probability in place of a label."""
    both = np.vstack([rows, rows])
    labels = np.concatenate([np.ones(len(rows)), np.zeros(len(rows))])
    weight = np.concatenate([importance * guess, importance * (1 - guess)])
    seen = weight > 1e-6  # noqa: PLR2004 -- no weight at all
    model = LogisticRegression(C=strength, max_iter=1000).fit(both[seen], labels[seen], sample_weight=weight[seen])
    return np.append(model.coef_[0], model.intercept_)


def _calibrated(weights: Array, rows: Array, guess: Array, importance: Array) -> Array:
    """Return weights whose start is moved so that, all in all, they give changes that no rule decided their share."""
    odds, start = rows @ weights[:-1], weights[-1]
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-(odds + start)))
        start += np.sum(importance * (guess - likely)) / np.sum(importance * likely * (1 - likely))
    return np.append(weights[:-1], start)


def _probability(weights: Array, rows: Array) -> Array:
    return 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))


def predict(model: Model, one: Example) -> Prediction:
    """Return what a model says of an example."""
    material = np.maximum(_probability(model.material, one.rows), one.bounds)
    minor = _probability(model.minor, one.rows)
    return Prediction(
        tuple(Likely(float(a), float(b), where) for a, b, where in zip(material, minor, one.elsewhere, strict=True)),
        tuple(
            decided_likelihood(name, model.decided[name], float(likely))
            for name, likely in zip(one.decided_by, _probability(model.material, one.decided_rows), strict=True)
        ),
    )


def cross_validated(examples: Sequence[Example], split: int = 0) -> list[Prediction]:
    """Return what is said of each example by a model that was fitted without its service.

    `split` is the number of the way in which services are divided into parts: any other divides them otherwise.
    """
    found: dict[int, Prediction] = {}
    folds = [_fold(one.service, split) for one in examples]
    for fold in range(FOLDS):
        model = fit([one for one, its in zip(examples, folds, strict=True) if its != fold])
        found |= {n: predict(model, one) for n, one in enumerate(examples) if folds[n] == fold}
    return [found[n] for n in range(len(examples))]


def _fold(service: str, split: int) -> int:
    return int(sha256(f"fold{split or ''} of {service.lower()}".encode()).hexdigest(), 16) % FOLDS
