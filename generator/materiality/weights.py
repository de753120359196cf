"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.77, -1.92),
    ("words came", -0.02, 1.47),
    ("words went", 0.42, -0.11),
    ("words came and none went", 0.87, 0.68),
    ("words went and none came", 0.71, 0.41),
    ("share of the passage", -1.40, -0.19),
    ("share that stands elsewhere", -0.72, -0.64),
    ("no new word", -0.37, -0.23),
    ("a statement came or went", 0.15, -0.06),
    ("and, or, if, unless", 0.69, 0.29),
    ("same meaning, nearly", -1.31, -0.90),
    ("misspelt word", -0.17, -0.12),
    ("words run together or apart", -0.54, -0.38),
    ("comma", -0.29, -0.74),
    ("sale, sensitive, choice, contract", 0.53, -0.43),
    ("duty, denial, reach", 1.33, -0.01),
    ("duty, denial, reach among few words", 1.10, -0.35),
    ("safeguards and their reverse", 1.46, -0.12),
    ("data, its use, its holders", 0.58, -0.46),
    ("countries and states", 0.85, -0.44),
    ("company", 0.30, 0.11),
    ("numbers", 0.03, -0.11),
    ("names went", 0.15, 1.10),
    ("address or office", -0.41, 1.21),
    ("renamed", -0.66, 0.75),
    ("names as examples", -0.57, 0.59),
    ("passage went", -0.99, -0.12),
    ("moved", -0.18, -0.02),
    ("heading", 0.09, -0.57),
    ("leads the reader elsewhere", -1.11, 0.39),
    ("about the text itself", -0.17, -0.20),
    ("link to another site", -0.05, -0.08),
    ("link within a site", -1.06, 0.62),
    ("became a link", -0.60, 0.09),
    ("lost its link", -0.18, 0.76),
    ("same edits elsewhere", -0.67, 0.63),
    ("much moved", -0.46, -0.94),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.98, "a date of the text itself": 0.13}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
