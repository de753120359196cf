"""When one price is higher than another, and its words (§4.1, row 41)."""

from generator.materiality.facts.fact_words import plain
from generator.materiality.facts.items import item_on_both_sides
from generator.materiality.facts.scales import is_stated, more_is_worse, restates
from generator.materiality.verdict import Context
from generator.model.levels import Direction
from generator.schema.facts import Facts
from generator.text.change import Change


def higher_price_is_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by another price; UNKNOWN where currency or period are others too."""
    if not restates(change):
        return None
    old, new = item_on_both_sides(change, context)
    same = all(old.get(key) == new.get(key) for key in ("currency", "period"))
    return more_is_worse(change, context) if change.path[-1] == "amount" and same else Direction.UNKNOWN


def price_in_words(change: Change, context: Context) -> str:
    """Return the price as it is now."""
    return _in_words(item_on_both_sides(change, context)[1])


def former_price_in_words(change: Change, context: Context) -> str:
    """Return the price as it was."""
    return _in_words(item_on_both_sides(change, context)[0])


def _in_words(price: Facts) -> str:
    every = f" for {price['period']}" if is_stated(price.get("period")) else ""
    return f"{plain(price.get('amount'))} {plain(price.get('currency'))}{every}"
