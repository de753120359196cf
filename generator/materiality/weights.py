"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.66, -1.81),
    ("words came", 0.06, 1.41),
    ("words went", 0.37, -0.25),
    ("words came and none went", 0.64, 0.64),
    ("words went and none came", 0.73, 0.51),
    ("share of the passage", -1.34, -0.22),
    ("share that stands elsewhere", -0.72, -0.65),
    ("no new word", -0.48, -0.32),
    ("a statement came or went", 0.32, -0.02),
    ("and, or, if, unless", 0.64, 0.13),
    ("same meaning, nearly", -1.36, -1.15),
    ("misspelt word", -0.17, -0.09),
    ("words run together or apart", -0.54, -0.41),
    ("comma", -0.34, -0.74),
    ("sale, sensitive, choice, contract", 0.58, -0.40),
    ("duty, denial, reach", 1.52, 0.01),
    ("duty, denial, reach among few words", 1.02, -0.35),
    ("safeguards and their reverse", 1.47, 0.00),
    ("data, its use, its holders", 0.38, -0.34),
    ("countries and states", 0.81, -0.42),
    ("company", 0.28, 0.13),
    ("numbers", -0.04, -0.03),
    ("names went", 0.17, 1.14),
    ("address or office", -0.41, 1.22),
    ("renamed", -0.66, 0.77),
    ("names as examples", -0.54, 0.60),
    ("passage went", -0.99, -0.14),
    ("moved", -0.18, -0.02),
    ("heading", 0.03, -0.57),
    ("leads the reader elsewhere", -1.03, 0.40),
    ("about the text itself", -0.27, -0.21),
    ("link to another site", 0.07, -0.07),
    ("link within a site", -1.08, 0.69),
    ("became a link", -0.57, 0.05),
    ("lost its link", -0.19, 0.74),
    ("same edits elsewhere", -0.72, 0.41),
    ("much moved", -0.43, -0.95),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.98, "a date of the text itself": 0.12}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
