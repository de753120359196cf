"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.90, -1.78),
    ("words came", 0.12, 1.51),
    ("words went", 0.31, -0.34),
    ("words came and none went", 0.80, 0.55),
    ("words went and none came", 1.15, 0.51),
    ("share of the passage", -0.98, -0.15),
    ("share that stands elsewhere", -0.47, -0.69),
    ("no new word", -0.37, -0.34),
    ("and, or, if, unless", 0.71, 0.07),
    ("same meaning, nearly", -1.07, -1.20),
    ("misspelt word", -0.14, -0.09),
    ("words run together or apart", -0.56, -0.40),
    ("comma", -0.04, -0.77),
    ("sale, sensitive, choice, contract", 0.82, -0.42),
    ("duty, denial, reach", 0.85, -0.22),
    ("duty, denial, reach among few words", 0.93, -0.33),
    ("safeguards and their reverse", 1.32, -0.06),
    ("data, its use, its holders", 0.62, -0.38),
    ("countries and states", 1.30, -0.05),
    ("company", 0.25, 0.14),
    ("numbers", -1.21, -0.15),
    ("names went", 0.50, 1.07),
    ("address or office", -0.40, 1.25),
    ("renamed", -0.46, 0.74),
    ("names as examples", -0.43, 0.59),
    ("passage went", -1.29, -0.18),
    ("moved", 0.16, -0.02),
    ("heading", -0.14, -0.60),
    ("leads the reader elsewhere", -0.57, 0.34),
    ("about the text itself", -0.34, -0.38),
    ("link to another site", 0.26, -0.08),
    ("link within a site", -0.87, 0.70),
    ("became a link", -0.34, 0.05),
    ("lost its link", -0.10, 0.74),
    ("same edits elsewhere", -0.48, 0.41),
    ("much moved", -0.38, -0.95),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.93, "a date of the text itself": 0.14}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
