"""Rights of the reader: their names, how they are used, what that costs, and when we tell of a breach (rows 25–27)."""

from typing import Final

from generator.materiality.facts.fact_words import label_of
from generator.materiality.facts.items import facts_on_both_sides, item_on_both_sides, items, members
from generator.materiality.facts.scales import is_stated, longer_is_worse, more_is_worse, removed_is_worse, restates
from generator.materiality.verdict import Context
from generator.model.levels import Direction
from generator.schema.values import UNSPECIFIED, keys_of
from generator.text.change import Change, Kind

_RIGHTS: Final = {
    "access": "to see your data",
    "rectify": "to correct your data",
    "correction": "to correct your data",
    "erase": "to have your data deleted",
    "deletion": "to have your data deleted",
    "restrict": "to limit what we do with your data",
    "restriction": "to limit what we do with your data",
    "portability": "to take your data elsewhere",
    "object": "to object",
    "objection": "to object",
    "withdraw": "to withdraw your consent",
    "complain": "to complain to an authority",
}
_SAID_LATER: Final = {
    "withdrawal": "to withdraw your consent",
    "complaint": "to complain to an authority",
    "marketing opt out": "to stop marketing messages",
    "automated decisions": "not to be subject to a decision by a machine alone",
}
"""Rights that programs named by their ids which sealed no verdicts."""


def right_in_words(change: Change, context: Context) -> str:
    """Return a right in plain words, or else its label."""
    label = label_of(change, context)
    known = _RIGHTS if context.earlier_words else {**_RIGHTS, **_SAID_LATER}
    return known.get(label, label)


def fewer_ways_are_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by a way to use a right that came or went; UNKNOWN where it came in place of another."""
    if change.kind is Kind.REMOVED:
        return Direction.ADVERSE
    old, new = (set(members(item.get("how"))) for item in item_on_both_sides(change, context))
    if not old or old - new:
        return Direction.UNKNOWN
    return Direction.FAVOURABLE if change.kind is Kind.ADDED else None


_NO_FEE: Final = frozenset(
    "none|free|free of charge|no fee|no charge|kostenlos|kostenfrei|gebührenfrei|gratis|gratuit|gratuitement|sans frais"
    "|gratuito|gratuita|sin coste|sin costo|senza costi|senza spese|kosteloos".split("|")
)
"""`none`, and other words for it that people write: of these nobody says that it costs something."""


def beginning_fee_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE for a fee where there was none, or none was stated."""
    costs = is_stated(change.new) and str(change.new).casefold() not in _NO_FEE
    return Direction.ADVERSE if costs and change.old in {None, UNSPECIFIED, "none"} else None


def higher_fee_is_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by another fee, or by none."""
    if change.new == "none":
        return Direction.FAVOURABLE if restates(change) else None
    return more_is_worse(change, context)


def with_another_breach_start(change: Change, context: Context) -> Direction | None:
    """Return UNKNOWN where the time for telling of a breach is another one and counts from something else."""
    old, new = (keys_of(facts.get("breach")) for facts in facts_on_both_sides(change, context))
    other = longer_is_worse(change, context) not in {None, Direction.NEUTRAL}
    return Direction.UNKNOWN if other and old.get("from") != new.get("from") else None


def first_one_is_better(change: Change, context: Context) -> Direction | None:
    """Return who gains by a right where no fact stated any before: the words of the text may give it since long."""
    return None if context.earlier_words or any(items(context.old, "rights")) else removed_is_worse(change, context)
