"""Fit the weights of the score to the labelled texts that are not kept out, and write them into the engine.

    python -m benchmarks.fit_score [CORPUS]

Prints how good they are by cross-validation: each service is judged by weights that were fitted without it. The figures
depend on how the services are divided, and words and readings were written while these texts were read. So weights are
also learnt from one collection and measured on another, with readings and as though there were none. A feature is kept
that makes things better in nearly all of these views.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import corpus, cross_validation, measures, score_model
from benchmarks.answers import Answer
from generator.materiality import weights

SPLITS: Final = 6
TARGET: Final = Path(weights.__file__)
HEAD: Final = '''"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
'''
TAIL: Final = """)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
"""


def written(model: score_model.Model) -> str:
    """Return the module of weights."""
    columns = zip(("", *score_model.NAMES), _start_first(model.material), _start_first(model.minor), strict=True)
    lines = [f'    ("{name}", {material:.2f}, {minor:.2f}),\n' for name, material, minor in columns]
    rates = ", ".join(f'"{name}": {rate:.2f}' for name, rate in sorted(model.decided.items()))
    said = '"""How often a change that a reading decided is material, by group; without a name: all but those named."""'
    return f"{HEAD}{''.join(lines)}{TAIL}DECIDED: Final[Weights] = {{{rates}}}\n{said}\n"


def _start_first(found: score_model.Array) -> list[float]:
    *rest, start = map(float, found)
    return [start, *rest]


def main() -> None:
    """Fit, write, and print the figures of the cross-validation."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus.ROOT
    if not corpus.is_here(root):
        print(f"needs the labelled texts in {root}, which are not here")
        return
    compared = [corpus.compared(unit) for unit in corpus.units(root) if not unit.is_held_out]
    model = score_model.fit([score_model.example(one) for one in compared])
    TARGET.write_text(written(model), encoding="utf-8")
    print(f"wrote {TARGET}")
    divisions = [cross_validation.answers_of(compared, split) for split in range(SPLITS)]
    for kind in corpus.LEARNT:
        print_divisions(kind, [[one for one in answers if one.unit.kind == kind] for answers in divisions])
    for one in cross_validation.transfers(compared):
        figures = f"area {one.fit.area:.3f}, without readings {one.without_readings.area:.3f}"
        print(f"learnt from {' and '.join(one.learnt)}, measured on {' and '.join(one.measured)}: {figures}")


def print_divisions(kind: str, divisions: Sequence[Sequence[Answer]]) -> None:
    """Print the figures of units of a kind for each way of dividing the services, with calibration for the first."""
    scored = [(one.score, one.is_material) for one in divisions[0]]
    print(f"{kind}: area under the curve {measures.area(scored):.3f}, Brier score {measures.brier(scored):.3f}")
    for name, number, mean, share in measures.calibration(scored):
        print(f"  {name}: {number:3d} units, on average {mean:.2f}, material {share:.2f}")
    for split, answers in enumerate(divisions):
        fit = cross_validation.fit_of(answers)
        lowered = f"{100 * fit.lowered:.0f} % of the material suggested as lower"
        print(f"  division {split + 1}: area {fit.area:.3f}, Brier score {fit.brier:.3f}, {lowered}")


if __name__ == "__main__":
    main()
