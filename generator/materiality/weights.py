"""The weights of the score, written by `python -m benchmarks.fit_score`; not to be edited by hand.

Each is what one unit of a feature adds to the log odds: in the first column of being material, in the second of being
minor where a change isn't material. The row without a name is what they start from.
"""

from collections.abc import Mapping
from typing import Final

Weights = Mapping[str, float]

_TABLE: Final = (
    ("", -1.51, -1.78),
    ("words came", 0.00, 1.41),
    ("words went", 0.36, -0.24),
    ("words came and none went", 0.51, 0.60),
    ("words went and none came", 0.69, 0.52),
    ("share of the passage", -1.45, -0.18),
    ("share that stands elsewhere", -0.73, -0.67),
    ("no new word", -0.50, -0.33),
    ("a statement came or went", 0.37, 0.08),
    ("and, or, if, unless", 0.64, 0.11),
    ("same meaning, nearly", -1.38, -1.18),
    ("misspelt word", -0.17, -0.10),
    ("words run together or apart", -0.52, -0.42),
    ("comma", -0.33, -0.76),
    ("sale, sensitive, choice, contract", 0.69, -0.41),
    ("duty, denial, reach", 1.54, 0.00),
    ("duty, denial, reach among few words", 1.03, -0.36),
    ("safeguards and their reverse", 1.46, 0.00),
    ("data, its use, its holders", 0.40, -0.38),
    ("countries and states", 0.93, -0.09),
    ("company", 0.04, 0.11),
    ("numbers", 0.02, -0.08),
    ("names went", 0.15, 1.14),
    ("address or office", -0.36, 1.19),
    ("renamed", -0.61, 0.76),
    ("names as examples", -0.50, 0.60),
    ("passage went", -0.96, -0.10),
    ("moved", 0.16, -0.02),
    ("heading", 0.05, -0.57),
    ("leads the reader elsewhere", -0.94, 0.38),
    ("about the text itself", -0.25, -0.20),
    ("link to another site", 0.06, -0.09),
    ("link within a site", -1.08, 0.68),
    ("became a link", -0.59, 0.04),
    ("lost its link", -0.19, 0.74),
    ("same edits elsewhere", -0.70, 0.41),
    ("much moved", -0.46, -0.95),
)

MATERIAL: Final[Weights] = {name: material for name, material, _ in _TABLE}
MINOR: Final[Weights] = {name: minor for name, _, minor in _TABLE}
DECIDED: Final[Weights] = {"": 0.95, "a date of the text itself": 0.12}
"""How often a change that a reading decided is material, by group; without a name: all but those named."""
