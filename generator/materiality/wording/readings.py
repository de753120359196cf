"""What is decided upwards: readings of both sides of an edit that tell what changed for the reader (§4.2).

Each reading is a row of one visible table; the number is that of the row of the fact that it reads (§4.1).
"""

import re
from collections.abc import Callable
from typing import Final

from generator.materiality.wording import named, spelling, vocabulary
from generator.materiality.wording.laws import Part
from generator.materiality.wording.passage import Passage
from generator.materiality.wording.quantities import Quantity
from generator.materiality.wording.reading import Reading, Sides, quoted, words_of
from generator.model import Direction
from generator.text.edits import Token, spelt

Read = Callable[[Part, Sides], Reading | None]
_NAMES: Final = {
    "period": "period",
    "amount": "amount",
    "percentage": "percentage",
    "age": "age",
    "count": "number",
    "date": "date",
}
_ROWS: Final = {"period": "21", "amount": "41", "percentage": "41", "age": "30", "count": "48", "date": "23"}


def quantity(part: Part, sides: Sides) -> Reading | None:
    """A period, amount, percentage, age, count or date that changed, came or went."""
    passage = sides.passage
    before, after = sides.quantities
    old = [one for one in before if _meets(one, part.old)]
    new = [one for one in after if _meets(one, part.new)]
    gone = [one for one in old if not any(_same(one, other) for other in new)]
    come = [one for one in new if not any(_same(one, other) for other in old)]
    for was in gone:
        now = next((one for one in come if one.kind == was.kind), None)
        if now:
            return _compared(was, now, passage)
    if gone:
        return Reading(_ROWS[gone[0].kind], f"The {_NAMES[gone[0].kind]} “{gone[0].words}” is no longer stated.")
    if come:
        return Reading(_ROWS[come[0].kind], f"A new {_NAMES[come[0].kind]} is stated: {come[0].words}.")
    return None


def _meets(one: Quantity, span: tuple[int, int]) -> bool:
    return one.start < span[1] and span[0] < one.end


def _same(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return False
    if one.words.casefold() == other.words.casefold():
        return True
    return one.days is not None and other.days is not None and abs(one.days - other.days) < _SAME_DAYS


_SAME_DAYS: Final = 0.01
_KEEPS: Final = re.compile(
    r"\b(?:keep|kept|keeps|retain|retains|retained|store|stores|stored)\b(?P<what>[^.;:]{0,120}?)"
    r"\bfor(?: up to| at least| a period of| a maximum of| no more than)?\W*$",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"\b(?:respond|responds|reply|replies|answer|answers)\b[^.;:]{0,120}?\b(?:within|in)(?: up to)?\W*$", re.IGNORECASE
)
_WARNS: Final = re.compile(
    r"^\W*(?:s\s+)?(?:(?:prior|advance|written)\s+)*notice\b"
    r"|^\W*(?:before|prior to)\b[^.;:]{0,60}\b(?:effect|changes?)\b",
    re.IGNORECASE,
)


def _compared(was: Quantity, now: Quantity, passage: Passage) -> Reading:
    """Return the reading of two quantities of one kind, with what the sentence itself says that they are about."""
    step = f"{was.words} → {now.words}"
    if was.kind != "period" or was.days is None or now.days is None or was.days == now.days:
        return Reading(_ROWS[was.kind], f"The {_NAMES[was.kind]} changes: {step}.")
    longer = now.days > was.days
    before = [_clause(spelt(side[: one.start])) for side, one in _sides(was, now, passage)]
    if any(_NOT_OURS.search(words) for words in before):
        return Reading("21", f"The period changes: {step}.")
    kept = [_KEEPS.search(words) for words in before]
    if all(kept):
        what = " ".join((kept[1]["what"] if kept[1] else "").split())
        words = f"{'Kept longer' if longer else 'Kept for less time'}{f' ({what})' if what else ''}: {step}."
        return Reading("21" if longer else "22", words, Direction.ADVERSE if longer else Direction.UNKNOWN)
    if all(_ANSWERS.search(words) for words in before):
        words = f"An answer may take {'longer' if longer else 'less time'}: {step}."
        return Reading("27", words, Direction.ADVERSE if longer else Direction.FAVOURABLE)
    after = [spelt(side[one.end :]) for side, one in _sides(was, now, passage)]
    if all(_WE.search(words) for words in before) and all(_WARNS.search(words) for words in after):
        words = f"There is {'more' if longer else 'less'} time of notice: {step}."
        return Reading("40", words, Direction.FAVOURABLE if longer else Direction.ADVERSE)
    return Reading("21", f"The period changes: {step}.")


_NOT_OURS: Final = re.compile(
    r"\b(?:not|never|no|without)\b|n['’]t\b"
    r"|\b(?:you|users?|customers?|members?)\s+(?:must|may|can|shall|should|will|have|need|agree|give|keep|respond)\b",
    re.IGNORECASE,
)
"""A sentence that denies something, or is about what the reader does."""
_WE: Final = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


def _clause(words: str) -> str:
    """Return the sentence so far."""
    return re.split(r"(?<=[.;:!?])\s", words)[-1]


def _sides(was: Quantity, now: Quantity, passage: Passage) -> tuple[tuple[tuple[Token, ...], Quantity], ...]:
    return ((passage.wording.old, was), (passage.wording.new, now))


def _counted(part: Part, sides: Sides, words: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the words of a closed list that went and that came with all edits together, where this part holds them."""
    old, new = sides.old_words, sides.new_words
    gone = [word for word in words_of(sides.passage.old(part.old), words) if old[word] > new[word]]
    come = [word for word in words_of(sides.passage.new(part.new), words) if new[word] > old[word]]
    return gone, come


def negation(part: Part, sides: Sides) -> Reading | None:
    """A “not”, “never” or “without” came or went."""
    passage = sides.passage
    old, new = sides.negations
    if old == new:
        return None
    gone, come = _counted(part, sides, vocabulary.NEGATIONS)
    if gone and old > new:
        return Reading("36", f"“{gone[0]}” went: {quoted(passage.wording.old, part.old)}")
    if come and new > old:
        return Reading("36", f"“{come[0]}” came: {quoted(passage.wording.new, part.new)}")
    return None


def firmness(part: Part, sides: Sides) -> Reading | None:
    """How firmly something is promised, allowed or demanded: will, must, may, can."""
    if not _small(part):
        return None
    gone, come = _counted(part, sides, vocabulary.MODALS)
    if gone and come and gone[0] != come[0]:
        return Reading("36", f"How firm it is changes: “{gone[0]}” → “{come[0]}”.")
    return None


def scope(part: Part, sides: Sides) -> Reading | None:
    """How far something reaches: only, all, always, unless, except."""
    if not _small(part):
        return None
    gone, come = _counted(part, sides, vocabulary.SCOPE)
    if bool(gone) == bool(come):
        return None
    word = (gone or come)[0]
    tokens, span = (sides.passage.wording.old, part.old) if gone else (sides.passage.wording.new, part.new)
    return Reading("36", f"How far it reaches changes: “{word}” {'went' if gone else 'came'}: {quoted(tokens, span)}")


MOST_WORDS: Final = 8


def _small(part: Part) -> bool:
    return max(part.old[1] - part.old[0], part.new[1] - part.new[0]) <= MOST_WORDS


READINGS: Final[tuple[tuple[str, Read], ...]] = (
    ("quantity", quantity),
    ("negation", negation),
    ("firmness", firmness),
    ("choice", named.choice),
    ("country", named.country),
    ("court", named.court),
    ("recipient", named.recipient),
    ("purpose", named.purpose),
    ("collected", named.collected),
    ("scope", scope),
)
"""Name and function of each reading, in the order in which they are asked; the first that speaks decides."""


def read(part: Part, sides: Sides) -> Reading | None:
    """Return what a part that no law cleared changed for the reader; None where no reading can tell.

    Words that stood elsewhere before, or stand elsewhere now, neither came nor went, and words that ran together by an
    oversight are still there.
    """
    if _stands_elsewhere(part, sides) or _ran_together(part, sides):
        return None
    return next((found for _, reading in READINGS if (found := reading(part, sides))), None)


MANY_WORDS: Final = 8


def _stands_elsewhere(part: Part, sides: Sides) -> bool:
    """Return True if many words that came stood in a passage of the older text, or those that went stand in one now."""
    old, new = sides.passage.old(part.old), sides.passage.new(part.new)
    if (old and new) or len(old) + len(new) < MANY_WORDS:
        return False
    text = sides.passage.background.new if old else sides.passage.background.old
    words = _plain(spelt(old or new))
    return any(words in _plain(line) for line in text.lines)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _ran_together(part: Part, sides: Sides) -> bool:
    """Return True if only white space went, and what stands there now is no word of the dictionary."""
    old, new = sides.passage.old(part.old), sides.passage.new(part.new)
    was, now = ("".join(token.text.strip() for token in side) for side in (old, new))
    if was != now or len(old) == len(new):
        return False
    longest = max((token.text for token in (*old, *new) if token.is_word), key=len, default="")
    return longest.isascii() and longest.isalpha() and not spelling.is_word(longest.casefold())
