"""How much cookies weigh, and how a reader calls them (§4.1, row 33)."""

import re
from typing import Final

from generator.materiality.facts.fact_words import id_in_words, label_of
from generator.materiality.facts.items import item_on_both_sides
from generator.materiality.facts.scales import is_stated
from generator.materiality.verdict import Context
from generator.model.levels import Direction, Level
from generator.schema.facts import Facts
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change

_LEVELS: Final = {
    "essential": Level.MINOR,
    "preference": Level.MINOR,
    "performance": Level.MATERIAL,
    "analytics": Level.MATERIAL,
    "advertising": Level.CONSENT,
}
_FOR: Final = {
    "essential": "what the site needs to work",
    "preference": "your preferences",
    "performance": "measuring performance",
    "analytics": "analytics",
    "advertising": "advertising",
}


_ADVERTISE: Final = re.compile(
    r"\b(?:ads?|advert\w*|retarget\w*|targeting|doubleclick|marketing|cross sites?|\w*werbung|werbe\w*|publici\w+"
    r"|pubblici\w+|reclame)\b",
    re.IGNORECASE,
)
_FOLLOW: Final = re.compile(
    r"\b(?:track\w*|trac(?:er|ker|eur|king)|follow\w*|fingerprint\w*|profil\w*|pixels?|beacons?|recordings?|replay|spy"
    r"|behaviou?r\w*|analytics|statisti\w+|heat ?maps?|verfolg\w*|suivi|rastre\w*|tracciamento|volgen)\b",
    re.IGNORECASE,
)
"""What the name of cookies says that are called essential, or for preferences."""
_NEEDED: Final = "essential"


def _level(cookies: Facts) -> Level:
    """Return how much cookies weigh: those of others and for advertising most; an unknown kind is not harmless."""
    return Level.CONSENT if cookies.get("party") == "third" else _LEVELS.get(str(cookies.get("kind")), Level.MATERIAL)


def level_of_cookies(change: Change, context: Context) -> Level:
    """Return how much cookies weigh that are new, or of another kind now; their name may say more than their kind."""
    named = id_in_words(change.path[1]) if len(change.path) > 1 else ""
    least = Level.CONSENT if _ADVERTISE.search(named) else Level.MATERIAL if _FOLLOW.search(named) else Level.EDITORIAL
    return max(least, _level(item_on_both_sides(change, context)[1]))


def weightier_cookies_are_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by another kind or owner of cookies; one that wasn't stated has to weigh most to count.

    The same cookies that are called essential now need no consent any more: nobody knows whether their use changed.
    """
    before, after = (_level(item) for item in item_on_both_sides(change, context))
    if not is_stated(change.new) or (not is_stated(change.old) and after is not Level.CONSENT):
        return None
    if after > before or not is_stated(change.old):
        return Direction.ADVERSE
    if change.new == _NEEDED:
        return Direction.UNKNOWN
    return Direction.FAVOURABLE if after < before else Direction.UNKNOWN


def cookies_in_words(change: Change, context: Context) -> str:
    """Return what new cookies are for and who sets them, with their label; the label alone where it says so."""
    _, cookies = item_on_both_sides(change, context)
    kind: Value = cookies.get("kind", UNSPECIFIED)
    label = label_of(change, context)
    if id_in_words(str(cookies.get("kind"))) in label:
        return label
    words = "of an unknown kind" if kind == UNSPECIFIED else f"for {_FOR[str(kind)]}"
    return f"{words}, set by others: {label}" if cookies.get("party") == "third" else f"{words}: {label}"
