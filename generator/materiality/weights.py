"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.92, -1.79),
    ("words came", 0.23, 1.57),
    ("words went", 0.14, -0.42),
    ("words came and none went", 0.81, 0.57),
    ("words went and none came", 1.27, 0.51),
    ("share of the passage", -0.98, -0.19),
    ("share that stands elsewhere", -0.49, -0.64),
    ("no new word", -0.38, -0.39),
    ("and, or, if, unless", 0.69, 0.05),
    ("same meaning, nearly", -1.04, -1.11),
    ("misspelt word", -0.13, -0.10),
    ("words run together or apart", -0.55, -0.36),
    ("comma", -0.02, -0.77),
    ("sale, sensitive, choice, contract", 0.79, -0.42),
    ("duty, denial, reach", 0.30, -0.22),
    ("duty, denial, reach among few words", 0.61, -0.33),
    ("safeguards and their reverse", 1.49, -0.06),
    ("data, its use, its holders", 0.65, -0.37),
    ("countries and states", 1.36, -0.38),
    ("company", 0.53, 0.17),
    ("numbers", -1.21, -0.10),
    ("names went", 0.54, 1.03),
    ("address or office", -0.46, 1.32),
    ("renamed", -0.48, 0.71),
    ("names as examples", -0.45, 0.57),
    ("passage went", -1.10, -0.20),
    ("moved", 0.13, -0.02),
    ("heading", -0.09, -0.60),
    ("leads the reader elsewhere", -0.76, 0.28),
    ("about the text itself", -0.15, -0.17),
    ("link to another site", 0.27, -0.06),
    ("link within a site", -0.91, 0.70),
    ("became a link", -0.46, 0.13),
    ("lost its link", -0.11, 0.74),
    ("same edits elsewhere", -0.54, -0.14),
    ("much moved", -0.41, -1.00),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.91, "23": 0.16}
"""How often a decided change is material, by the row of its reading; the one without a name: any other."""
