"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.98, -1.79),
    ("words came", 0.15, 1.52),
    ("words went", 0.09, -0.33),
    ("words came and none went", 0.93, 0.55),
    ("words went and none came", 1.34, 0.50),
    ("share of the passage", -0.92, -0.16),
    ("share that stands elsewhere", -0.46, -0.68),
    ("no new word", -0.38, -0.34),
    ("and, or, if, unless", 0.74, 0.08),
    ("same meaning, nearly", -1.01, -1.19),
    ("misspelt word", -0.12, -0.09),
    ("words run together or apart", -0.47, -0.41),
    ("comma", 0.04, -0.77),
    ("sale, sensitive, choice, contract", 0.66, -0.41),
    ("duty, denial, reach", 0.32, -0.21),
    ("duty, denial, reach among few words", 0.63, -0.33),
    ("safeguards and their reverse", 1.32, -0.07),
    ("data, its use, its holders", 0.73, -0.37),
    ("countries and states", 1.17, -0.04),
    ("company", 0.07, 0.12),
    ("numbers", -1.02, -0.16),
    ("names went", 0.64, 1.06),
    ("address or office", -0.57, 1.26),
    ("renamed", -0.47, 0.74),
    ("names as examples", -0.46, 0.59),
    ("passage went", -1.20, -0.18),
    ("moved", 0.13, -0.02),
    ("heading", -0.11, -0.60),
    ("leads the reader elsewhere", -0.81, 0.34),
    ("about the text itself", -0.19, -0.36),
    ("link to another site", 0.36, -0.08),
    ("link within a site", -0.75, 0.56),
    ("became a link", -0.45, 0.07),
    ("lost its link", -0.11, 0.74),
    ("same edits elsewhere", -0.47, 0.42),
    ("much moved", -0.41, -0.95),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.92, "a date of the text itself": 0.14}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
