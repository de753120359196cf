"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.35, -1.98),
    ("words that are no names", 0.78, -0.58),
    ("words came", 0.00, 2.25),
    ("words went and none came", 1.08, 1.09),
    ("share of the passage", -1.41, -0.24),
    ("share that stands elsewhere", -1.24, -0.65),
    ("no new word", -1.26, -0.37),
    ("changed in many places", -1.56, -1.47),
    ("and, or, if, unless", 0.82, 0.84),
    ("same meaning, nearly", -1.62, -1.29),
    ("misspelt word", -1.25, -0.23),
    ("words run together or apart", -1.25, -0.43),
    ("comma", -1.13, -1.10),
    ("sale, sensitive, choice, contract", 1.03, -0.59),
    ("duty, denial, reach", 1.50, -0.23),
    ("safeguards and their reverse", 1.35, -0.17),
    ("data, its use, its holders", 0.69, -0.38),
    ("countries and states", 1.34, -0.73),
    ("company", 1.23, 0.46),
    ("address or office", -0.97, 1.29),
    ("renamed", -1.32, 1.23),
    ("names as examples", -1.31, 0.95),
    ("passage went", -1.42, -0.04),
    ("leads the reader elsewhere", -1.55, 0.78),
    ("about the text itself", -1.00, -0.41),
    ("link to another site", -1.07, 0.02),
    ("link within a site", -1.45, 1.08),
    ("became a link", -1.30, 0.17),
    ("lost its link", -1.25, 1.31),
    ("same edits elsewhere", -1.30, 0.68),
    ("much moved", -1.11, -0.99),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.98, "a date of the text itself": 0.17}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
