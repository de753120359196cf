"""For whom data is kept, from when the time counts, and why it may be kept longer (§4.1, rows 21 and 22)."""

from generator.materiality.facts.items import item_on_both_sides
from generator.materiality.facts.scales import longer_is_worse
from generator.materiality.verdict import Context
from generator.model.levels import Direction
from generator.text.diff import Change


def with_another_start(change: Change, context: Context) -> Direction | None:
    """Return UNKNOWN where a period is another one and counts from something else."""
    old, new = item_on_both_sides(change, context)
    other = longer_is_worse(change, context) not in {None, Direction.NEUTRAL}
    return Direction.UNKNOWN if other and old.get("after") != new.get("after") else None


def longer_for_reader(change: Change, context: Context) -> Direction | None:
    """Return UNKNOWN for a longer period of what is kept for the reader's own use, before or after."""
    for_reader = any(item.get("kept_for") == "you" for item in item_on_both_sides(change, context))
    longer = longer_is_worse(change, context) is Direction.ADVERSE
    return Direction.UNKNOWN if longer and for_reader else None


def shorter_by_whom_it_serves(change: Change, context: Context) -> Direction | None:
    """Return who gains by a shorter period: the reader loses what is kept for the reader."""
    if longer_is_worse(change, context) is not Direction.FAVOURABLE:
        return None
    for item in item_on_both_sides(change, context):
        if item.get("kept_for") == "you":
            return Direction.ADVERSE
        if item.get("kept_for") not in {"us", "law"}:
            return Direction.UNKNOWN
    return Direction.FAVOURABLE
