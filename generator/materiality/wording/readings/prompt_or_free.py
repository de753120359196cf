"""The reading of what is done without delay, or without a price: immediately, free of charge (§4.2)."""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    after,
    both,
    is_one_clause,
    named,
    quoted,
    words_in,
)
from generator.text.edits import spelt

_PROMPT: Final = re.compile(
    r"\b(?:immediately|promptly|at once|right away|straight ?away|instantly|forthwith"
    r"|without (?:undue |unreasonable |any )?delay|as soon as (?:possible|practicable))\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(r"^\W*(?:below|above|after|before|following|next|adjacent)\b", re.IGNORECASE)
_ACTS: Final = re.compile(
    r"\b(?:delet|eras|remov|destro|anonymi|notif|inform|tell|told|answer|respond|repl(?:y|ies)|stop|ceas|refund|report"
    r"|contact|correct|block)\w*",
    re.IGNORECASE,
)
_FREE: Final = re.compile(
    r"\b(?:free of (?:any )?(?:charge|cost)|for free|at no (?:\w+ )?(?:costs?|charge)"
    r"|without (?:any |\w+ )?(?:charges?|costs?|fees?))\b",
    re.IGNORECASE,
)
_BEHIND: Final = 2
"""Tokens behind a part that may go on with its phrase, as in “at no | charge”."""
_BESIDE: Final = frozenset("and or the a be is are also".split())
"""Words beside these that a part may have."""


def prompt_or_free(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A word for something that is done without delay, or costs nothing, came or went."""
    if not sides.passage.background.is_english or not _is_about_them(part, sides):
        return None
    if sides.is_rewritten(part, part.old[0], old=True):
        return None
    here_and_there = zip(
        both(sides.passage, part), ("is removed", "is added"), sides.sentences, sides.sentences[::-1], strict=True
    )
    for (tokens, span), verb, here, there in here_and_there:
        words = words_in(tokens, span)
        for row, pattern in (("21", _PROMPT), ("41", _FREE)):
            found = pattern.search(words)
            rest = {*re.findall(r"[\w’'-]+", pattern.sub(" ", words).casefold())} - _BESIDE
            if not found or rest or pattern.search(there) or not is_one_clause(tokens[slice(*span)]):
                continue
            if pattern is _PROMPT and (not _ACTS.search(here) or _PLACE.match(after(tokens, span))):
                continue
            says = "" if part.is_one_sided else named(part, sides.passage)
            return Reading(row, f"{says or f'“{found[0].casefold()}” {verb}'}: {quoted(tokens, span)}")
    return None


def _is_about_them(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if a part has a word for what is prompt or free."""
    words = (words_in(*side) for side in both(sides.passage, part))
    return any(_PROMPT.search(side) or _FREE.search(side) for side in words)


def says_same(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if both sides of a part say in other words that something is prompt, or free: “at no cost”."""
    old, new = (spelt(tokens[span[0] : span[1] + _BEHIND]) for tokens, span in both(sides.passage, part))
    return any(pattern.search(old) and pattern.search(new) for pattern in (_PROMPT, _FREE))
