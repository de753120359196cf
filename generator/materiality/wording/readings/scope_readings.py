"""Readings of how far something reaches: only, all, unless, and the bound of a quantity, as “at least” (§4.2)."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.passages.quantities import Quantity
from generator.materiality.wording.readings import consent_asked, periods
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    before,
    both,
    is_little_else,
    is_title,
    net_words,
    quoted,
    words_in,
)
from generator.materiality.wording.words import vocabulary
from generator.text.edits import Token, spelt

_BESIDE: Final = frozenset("of the and or to at in for other our your such".split())
_NEAR: Final = 5
_SAME: Final = (
    frozenset({"only", "solely", "exclusively"}),
    frozenset({"all", "every", "any", "each", "entire", "entirely"}),
)
"""Words of one meaning: where another one stands beside the edit, the sentence reaches as far as before."""

_SOME: Final = re.compile(
    r"(?:\b(?:if|whether|including|includes?|in case|should you|when|not|never|no|nor|without)|n['’]t)\b[^,;]*\bany\b",
    re.IGNORECASE,
)
"""Where “any” is no more than the plural alone: “if you have any questions”, “we do not sell any data”."""
_NOTHING_BUT: Final = re.compile(r"\b(?:nothing|nobody|none|no (?:one|other \w+))\s(?:but|else|except|other than)\b")
"""Words for “only” that deny."""


def scope(part: EditPart, sides: ReadingSides) -> Reading | None:
    """How far something reaches: only, all, always, unless, except."""
    if not sides.passage.background.is_english or not is_little_else(part, sides, vocabulary.SCOPE | _BESIDE):
        return None
    gone, come = net_words(part, sides, vocabulary.SCOPE)
    if len(gone) + len(come) != 1:
        return None
    word = (gone or come)[0]
    (tokens, span), (others, other) = both(sides.passage, part)[:: 1 if gone else -1]
    if any(_begins_name(tokens, at) for at in range(*span)):
        return None
    near = {token.text.casefold() for token in others[max(0, other[0] - _NEAR) : other[1] + _NEAR]}
    if near & next((group for group in _SAME if word in group), frozenset({word})):
        return None
    if word == "any" and _SOME.search(f"{before(tokens, span)}{words_in(tokens, span)}"):
        return None
    if word in _SAME[0] and _NOTHING_BUT.search(sides.sentences[1 if gone else 0]):
        return None
    limits = word in (consent_asked.LIMITS if gone else consent_asked.EXCEPTS)
    asks = limits and consent_asked.by_lost_promise(part, sides, old=bool(gone))
    reason = f"How far it reaches: “{word}” {'is removed' if gone else 'is added'}: {quoted(tokens, span)}"
    return Reading("36", reason, asks_consent=asks)


def _begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a word has a capital and the next one too: “All Saints”."""
    return is_title(tokens[at].text) and at + 1 < len(tokens) and is_title(tokens[at + 1].text)


_MOST: Final = (
    r"(?:no|not)\s(?:more|later|longer|greater|higher)\sthan|at\smost|up\sto|(?:a\s)?maximum\s(?:of|period\sof)"
    r"|not\s(?:to\s)?exceed(?:ing)?|within|less\sthan|fewer\sthan|under"
)
_LEAST: Final = (
    r"(?:no|not)\s(?:less|fewer|earlier|sooner|shorter)\sthan|at\sleast|(?:a\s)?minimum\s(?:of|period\sof)"
    r"|(?<!no\s)(?<!not\s)(?:more|longer|greater)\sthan|over"
)
_BOUND: Final = re.compile(rf"\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\s(?:\w+\s)?$", re.IGNORECASE)
LONGEST_BOUND: Final = 5
"""Tokens between the start of a bound and its quantity."""


def bound(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A quantity that stays became the most where it was the least, or the reverse."""
    if not sides.passage.background.is_english:
        return None
    (old, before), (new, after) = both(sides.passage, part)
    was, now = (_behind(span, found) for span, found in zip((before, after), sides.quantities, strict=True))
    if not was or not now or was.words.casefold() != now.words.casefold():
        return None
    then, since = _BOUND.search(_words_before(old, was)), _BOUND.search(_words_before(new, now))
    if not then or not since or then.lastgroup == since.lastgroup:
        return None
    step = f"{then[0]}{was.words} → {since[0]}{now.words}"
    asks = was.kind == "age" and consent_asked.by_age(None, None, new, now.start, sides.passage.background.language)
    reason = f"The {periods.NAMES[was.kind]} has another bound: {step}."
    return Reading(periods.ROWS[was.kind], reason, asks_consent=asks or None)


def _behind(span: Span, found: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that stands directly behind a part; None where none does."""
    return next((one for one in found if span[0] <= one.start <= span[1] + LONGEST_BOUND), None)


def _words_before(tokens: Sequence[Token], quantity: Quantity) -> str:
    return f"{spelt(tokens[max(0, quantity.start - LONGEST_BOUND) : quantity.start])} "
