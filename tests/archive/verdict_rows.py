"""A sealed verdict as a value and as it is written, and what tests of sealed versions make by hand."""

from generator.model.document import digest
from generator.model.levels import Direction, Level
from generator.model.version import SealedEdit, SealedVerdict

ROW = SealedVerdict(
    change=f"sha256:{'5' * 64}",
    subject="text",
    kind="changed",
    section="kept",
    type="retention",
    old_blocks=(3,),
    new_blocks=(3, 4),
    level=Level.MINOR,
    decided=True,
    engine_level=Level.MATERIAL,
    direction=Direction.UNKNOWN,
    rule="suggested",
    reason="“big” became “large”.",
    undecided=True,
    score=0.25,
    asks_consent=True,
    edits=(
        SealedEdit("big", "large", "suggested", Level.MATERIAL, "suggested", "“big” became “large”."),
        SealedEdit("e-mail", "email", "cleared", Level.EDITORIAL, "L4", "Another spelling of the same words."),
    ),
)
AS_WRITTEN = f"""\
- change: sha256:{"5" * 64}
  subject: text
  kind: changed
  section: kept
  type: retention
  old_passage: 3
  new_passage: 3, 4
  level: minor
  decided: 'yes'
  engine_level: material
  direction: unknown
  rule: suggested
  reason: “big” became “large”.
  undecided: 'yes'
  score: 0.25
  asks_consent: 'yes'
  edits:
  - old: big
    new: large
    outcome: suggested
    direction: neutral
  - old: e-mail
    new: email
    outcome: cleared
    level: editorial
    direction: neutral
    rule: L4
    reason: Another spelling of the same words.
"""


def resealed(text: str) -> str:
    """Return a sealed text that was edited by hand, with the digest that it should have."""
    lines = text.split("\n")
    rest = "\n".join([lines[0], *lines[2:]])
    return "\n".join([lines[0], f"digest: {digest(rest.encode())}", *lines[2:]])
