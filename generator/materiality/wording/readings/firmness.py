"""The reading of how firmly something is promised, allowed or demanded: will, must, may, “we aim to” (§4.2)."""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    after,
    before,
    both,
    is_little_else,
    net_words,
    quoted,
)
from generator.materiality.wording.words import vocabulary

_ARTICLES: Final = frozenset("an a the this that your our".split())
"""Words before a noun, so that “the can” is no modal."""
_BESIDE: Final = frozenset("be to also still then now always only choose".split())
_ALLOWS: Final = frozenset("may might can could must".split())
"""Modals that change what a sentence says also where none stood before; “will” alone says what the present says."""
_FORBID: Final = frozenset("may must shall".split())
"""Modals that say the same before a “not”."""
_ALLOW: Final = frozenset("may might can could".split())
"""Modals of one kind, that of the table of signals (M1): which of them stands there makes nothing more or less firm."""
_FIRM: Final = frozenset({"will", "shall", "must"})
"""Modals of which none that is not among them is as firm."""
_DUTY: Final = frozenset({"will", "shall"})
"""Modals that say the same of what somebody is going to do."""
_NOT: Final = re.compile(r"\W*not\b", re.IGNORECASE)
_OUR: Final = r"(?:^|[,;:(]\s|\b(?:and|or|but|also|however)\s)(?:we|they|it|our\s\w+)\s"
_WE: Final = re.compile(rf"{_OUR}(?:also\s)?$", re.IGNORECASE)
_WE_WILL: Final = re.compile(rf"{_OUR}(?:(?:will|shall|do|does|always|also|not)\s)*$", re.IGNORECASE)
_TO: Final = re.compile(r"^(?:not\s)?to\b", re.IGNORECASE)


def firmness(part: EditPart, sides: ReadingSides) -> Reading | None:
    """How firmly something is promised, allowed or demanded."""
    if not sides.passage.background.is_english or not is_little_else(part, sides, vocabulary.MODALS | _BESIDE):
        return None
    gone, come = net_words(part, sides, vocabulary.MODALS)
    after_article = any(
        span[0] and tokens[span[0] - 1].text.casefold() in _ARTICLES for tokens, span in both(sides.passage, part)
    )
    if after_article or sides.is_rewritten(part, part.old[0], old=True):
        return None
    if not gone or not come:
        return _alone(part, sides, gone, come)
    if {gone[0], come[0]} <= _FORBID and all(
        _NOT.match(after(tokens, span)) for tokens, span in both(sides.passage, part)
    ):
        return None
    if {gone[0], come[0]} == _DUTY:
        return None
    if {gone[0], come[0]} <= _ALLOW and not any(
        _NOT.match(after(tokens, span)) for tokens, span in both(sides.passage, part)
    ):
        return None
    if gone[0] == come[0]:
        return None
    weaker = gone[0] in _FIRM and come[0] not in _FIRM and consent_asked.by_weaker_promise(part, sides)
    return Reading("36", f"How firm it is: “{gone[0]}” → “{come[0]}”.", asks_consent=weaker)


def _alone(part: EditPart, sides: ReadingSides, gone: list[str], come: list[str]) -> Reading | None:
    """Return the reading where a modal, or a word for an effort, came to our own sentence or left it."""
    if len(gone) + len(come) != 1:
        return None
    word = (gone or come)[0]
    tokens, span = both(sides.passage, part)[0 if gone else 1]
    at = next(n for n in range(*span) if tokens[n].text.casefold() == word)
    so_far = before(tokens, (at, at))
    if word in vocabulary.EFFORTS:
        says = bool(_TO.search(after(tokens, (at, at + 1))) and _WE_WILL.search(so_far))
    else:
        says = word in _ALLOWS and bool(_WE.search(so_far))
    verb = "is removed" if gone else "is added"
    weaker = bool(come) and consent_asked.by_weaker_promise(part, sides)
    reason = f"How firm it is: “{word}” {verb}: {quoted(tokens, span)}"
    return Reading("36", reason, asks_consent=weaker) if says else None
