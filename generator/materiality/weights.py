"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.36, -1.94),
    ("words that are no names", 0.74, -0.55),
    ("words came", 0.00, 2.15),
    ("words went and none came", 1.05, 1.04),
    ("share of the passage", -1.40, -0.22),
    ("share that stands elsewhere", -1.23, -0.69),
    ("no new word", -1.23, -0.36),
    ("changed in many places", -1.53, -1.48),
    ("and, or, if, unless", 0.81, 0.84),
    ("same meaning, nearly", -1.59, -1.30),
    ("misspelt word", -1.22, -0.23),
    ("words run together or apart", -1.22, -0.44),
    ("comma", -1.10, -1.14),
    ("sale, sensitive, choice, contract", 0.98, -0.53),
    ("duty, denial, reach", 1.49, -0.20),
    ("safeguards and their reverse", 1.33, -0.14),
    ("data, its use, its holders", 0.76, -0.37),
    ("countries and states", 1.24, -0.70),
    ("company", 1.21, 0.49),
    ("address or office", -0.84, 1.35),
    ("renamed", -1.29, 1.27),
    ("names as examples", -1.28, 0.96),
    ("passage went", -1.39, -0.06),
    ("leads the reader elsewhere", -1.55, 0.85),
    ("about the text itself", -0.95, -0.48),
    ("link to another site", -1.05, -0.01),
    ("link within a site", -1.41, 1.07),
    ("became a link", -1.28, 0.15),
    ("lost its link", -1.22, 1.31),
    ("same edits elsewhere", -1.28, 0.68),
    ("much moved", -1.10, -1.22),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.98, "a date of the text itself": 0.13}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
