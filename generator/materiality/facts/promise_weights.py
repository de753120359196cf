"""How much it weighs to drop or change a promise, and its words (§4.1, row 36)."""

import re
from typing import Final

from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.facts.items import item_on_both_sides, members
from generator.materiality.verdict import Context
from generator.model.document import Document
from generator.model.languages import code_of
from generator.model.levels import Level
from generator.schema.facts import ITEM, Facts
from generator.schema.values import UNSPECIFIED, keys_of
from generator.text.change import Change

_WEIGHTY: Final = re.compile(
    r"\b(?:s(?:ell|ells|elling|old|ale)|shar(?:e|es|ed|ing)|disclos\w*|advertis\w*|sensitive|special categor\w*|health"
    r"|biometric\w*|genetic|child(?:ren|rens)?|minors?|kids?|under \d+|teen\w*|rent|trad(?:e|es|ed|ing)"
    r"|third[- ]part\w*)\b",
    re.IGNORECASE,
)


def _level(name: str, promise: Facts, document: Document) -> Level:
    """Return how much it weighs to drop a promise: those about sale, sharing, sensitive data and children most.

    Words tell it in English; elsewhere `about:` does, and a promise without it counts as one of them.
    """
    about = members(promise.get("about"))
    if set(about) - {"other"} or _WEIGHTY.search(f"{id_in_words(name)} {promise.get('what', '')}"):
        return Level.CONSENT
    english = code_of(document.language) == "en"
    return Level.MATERIAL if english or about else Level.CONSENT


def level_of_promise(change: Change, context: Context) -> Level:
    """Return how much the promise weighs, before or after: the whole list by the weightiest of it."""
    if len(change.path) < ITEM:
        promises = keys_of(change.old)
        return max((_level(name, keys_of(promises[name]), context.old) for name in promises), default=Level.MATERIAL)
    old, new = item_on_both_sides(change, context)
    sides = (old,) if len(change.path) == ITEM else (old, new)
    return max(_level(change.path[1], side, context.old) for side in sides)


def promise_in_words(change: Change, context: Context) -> str:
    """Return the promise as it is now, or as it was where it is gone."""
    old, new = item_on_both_sides(change, context)
    return _in_words(new or old)


def former_promise_in_words(change: Change, context: Context) -> str:
    """Return the promise as it was."""
    return _in_words(item_on_both_sides(change, context)[0])


def _in_words(promise: Facts) -> str:
    we, what = promise.get("we", UNSPECIFIED), str(promise.get("what", "")).rstrip(".")
    return f"{we} to {what}" if we in {"never", "always"} else what
