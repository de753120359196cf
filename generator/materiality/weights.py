"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.39, -1.85),
    ("words came", 0.14, 1.79),
    ("words went", 0.26, -0.57),
    ("words came and none went", 0.54, 0.53),
    ("words went and none came", 0.88, 0.92),
    ("share of the passage", -1.75, -0.37),
    ("share that stands elsewhere", -0.99, -0.96),
    ("no new word", -0.68, -0.43),
    ("and, or, if, unless", 0.54, 0.11),
    ("same meaning, nearly", -1.89, -1.62),
    ("misspelt word", -0.24, -0.12),
    ("words run together or apart", -0.76, -0.68),
    ("comma", -0.52, -1.19),
    ("sale, sensitive, choice, contract", 0.90, -0.73),
    ("duty, denial, reach", 1.42, -0.32),
    ("duty, denial, reach among few words", 1.30, -0.55),
    ("safeguards and their reverse", 1.53, -0.08),
    ("data, its use, its holders", 0.48, -0.45),
    ("countries and states", 1.19, -0.15),
    ("company", -0.03, 0.21),
    ("numbers", 0.02, -0.27),
    ("names went", 0.10, 1.44),
    ("address or office", -0.39, 1.60),
    ("renamed", -1.02, 1.03),
    ("names as examples", -0.87, 0.86),
    ("passage went", -1.61, -0.24),
    ("moved", 0.28, -0.02),
    ("heading", 0.11, -1.11),
    ("leads the reader elsewhere", -1.31, 0.38),
    ("about the text itself", -0.67, -0.61),
    ("link to another site", -0.04, -0.13),
    ("link within a site", -1.53, 0.94),
    ("became a link", -0.86, 0.01),
    ("lost its link", -0.33, 1.28),
    ("same edits elsewhere", -0.88, 0.62),
    ("much moved", -0.50, -1.20),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.95, "a date of the text itself": 0.13}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
