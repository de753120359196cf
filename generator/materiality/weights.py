"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.93, -1.77),
    ("words came", 0.24, 1.56),
    ("words went", 0.12, -0.42),
    ("words came and none went", 0.83, 0.55),
    ("words went and none came", 1.29, 0.52),
    ("share of the passage", -0.99, -0.15),
    ("share that stands elsewhere", -0.48, -0.65),
    ("no new word", -0.37, -0.35),
    ("and, or, if, unless", 0.70, 0.04),
    ("same meaning, nearly", -1.06, -1.22),
    ("misspelt word", -0.14, -0.09),
    ("words run together or apart", -0.55, -0.35),
    ("comma", -0.02, -0.77),
    ("sale, sensitive, choice, contract", 0.81, -0.41),
    ("duty, denial, reach", 0.31, -0.24),
    ("duty, denial, reach among few words", 0.61, -0.33),
    ("safeguards and their reverse", 1.49, -0.07),
    ("data, its use, its holders", 0.61, -0.37),
    ("countries and states", 1.38, -0.39),
    ("company", 0.55, 0.14),
    ("numbers", -1.22, -0.01),
    ("names went", 0.56, 1.02),
    ("address or office", -0.45, 1.25),
    ("renamed", -0.49, 0.71),
    ("names as examples", -0.46, 0.57),
    ("passage went", -1.09, -0.18),
    ("moved", 0.14, -0.02),
    ("heading", -0.12, -0.61),
    ("leads the reader elsewhere", -0.81, 0.29),
    ("about the text itself", -0.17, -0.18),
    ("link to another site", 0.28, -0.07),
    ("link within a site", -0.82, 0.64),
    ("became a link", -0.46, 0.06),
    ("lost its link", -0.11, 0.74),
    ("same edits elsewhere", -0.54, 0.40),
    ("much moved", -0.41, -1.00),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.91, "23": 0.11}
"""How often a decided change is material, by the row of its reading; the one without a name: any other."""
