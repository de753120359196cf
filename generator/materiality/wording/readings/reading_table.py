"""What is decided upwards: readings of both sides of an edit that tell what changed for the reader (§4.2).

Each reading is a row of one visible table; the number is that of the row of the fact that it reads (§4.1).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.passages.passage import Passage, Span
from generator.materiality.wording.passages.quantities import Quantity
from generator.materiality.wording.readings import (
    changed_number,
    companies,
    consent_asked,
    exchanged_names,
    fate_of_data,
    firmness,
    hedges,
    how_often,
    last_address,
    legal_basis,
    list_readings,
    marks,
    negations,
    one_quantity,
    opposites,
    own_dates,
    periods,
    places,
    prompt_or_free,
    qualified_consent,
    recipient_readings,
    safeguards,
    scope_readings,
    short_words,
    statements,
)
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    both,
    is_one_clause,
    named,
)
from generator.materiality.wording.words import ages, dictionary
from generator.materiality.wording.words.numbers import value
from generator.materiality.wording.words.vocabulary import says_alone
from generator.text.edits import Token, spelt

Read = Callable[[EditPart, ReadingSides], Reading | None]


def quantity(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A period, amount, percentage, age, count or date that changed, came or went."""
    passage = sides.passage
    old_all, new_all = sides.quantities
    old = own_dates.others([one for one in old_all if _meets(one, part.old)], sides, old=True)
    new = own_dates.others([one for one in new_all if _meets(one, part.new)], sides, old=False)
    if not old and not new:
        return None
    of_same = [  # as its unit
        one
        for found, is_old in ((old, True), (new, False))
        for quantity in found
        for one in sides.parts_in((quantity.start, quantity.end), old=is_old)
        if _meets(quantity, one.old if is_old else one.new)
    ]
    old = [one for one in old_all if any(_meets(one, other.old) for other in of_same)]
    new = [one for one in new_all if any(_meets(one, other.new) for other in of_same)]
    gone = [one for one in old if not any(_same(one, other) for other in new)]
    come = [one for one in new if not any(_same(one, other) for other in old)]
    if not _is_small(part):  # so that a quantity which only stands beside other words now didn't come
        gone = [one for one in gone if _is_rarer(one, old_all, new_all)]
        come = [one for one in come if _is_rarer(one, new_all, old_all)]
    if (gone or come) and changed_number.says_the_same(part, sides, _SAME_DAYS):
        return None  # “1½ euros”, “1 1/2 euros”
    was = next((one for one in gone if any(other.kind == one.kind for other in come)), None)
    if was and all(is_one_clause(tokens[span[0] : span[1]]) for tokens, span in both(passage, part)):
        now = next(other for other in come if other.kind == was.kind)
        return _with_rest(periods.compared(was, now, passage), part, (was, now), sides)
    gone = [one for one in gone if not _is_stated(one, new_all, passage.wording.new)]
    come = [one for one in come if not _is_stated(one, old_all, passage.wording.old)]
    only = next(iter((*gone, *come)), None) if len(gone) + len(come) == 1 else None
    if only and (words := one_quantity.in_its_place(only, part, sides, was_there=bool(gone))):
        step = f"{only.words} → {words}" if gone else f"{words} → {only.words}"
        same = one_quantity.is_as_long(only, words) or changed_number.says_the_same(part, sides)
        return None if same else _changes(only, passage.wording.old if gone else passage.wording.new, step, passage)
    gone = [one for one in gone if not one_quantity.stays(one, sides, was_there=True)]
    come = [one for one in come if not one_quantity.stays(one, sides, was_there=False)]
    instead = named(part, passage) if len(gone) + len(come) == 1 and not part.is_one_sided else ""
    reasons = [*(_no_longer(one, instead) for one in gone), *(_newly(one, instead) for one in come)]
    if reasons and (found := changed_number.changed_number(part, sides)):
        return found
    if reasons and changed_number.says_the_same(part, sides):
        return None
    if not reasons:
        return None
    return Reading(periods.ROWS[(*gone, *come)[0].kind], " ".join(reasons), asks_consent=_loses_age(gone, passage))


def _loses_age(gone: Sequence[Quantity], passage: Passage) -> bool | None:
    """Return True if an age is no longer stated from which readers were bound; else the words of the edit tell."""
    tokens, language = passage.wording.old, passage.background.language
    found = (one for one in gone if one.kind == "age" or ages.is_age(tokens, one.start, language, passage.facts))
    return any(consent_asked.by_age(one.value or 0, None, tokens, one.start, language) for one in found) or None


def _changes(one: Quantity, tokens: Sequence[Token], step: str, passage: Passage) -> Reading:
    language = passage.background.language
    kind = "age" if ages.is_age(tokens, one.start, language, passage.facts) else one.kind
    asks = kind == "age" and consent_asked.by_age(None, None, tokens, one.start, language)
    return Reading(periods.ROWS[kind], f"The {periods.NAMES[kind]} changes: {step}.", asks_consent=asks or None)


def _no_longer(one: Quantity, instead: str) -> str:
    reason = f"The {periods.NAMES[one.kind]} “{one.words}” is no longer stated here"
    return f"{reason}: {instead}." if instead else f"{reason}."


def _newly(one: Quantity, instead: str) -> str:
    """Return that a quantity came, with what it took the place of: “at once” becomes “within 3 days”."""
    return f"A new {periods.NAMES[one.kind]} is stated here: {instead if one.words in instead else one.words}."


def _with_rest(reading: Reading, part: EditPart, both_sides: tuple[Quantity, Quantity], sides: ReadingSides) -> Reading:
    """Return the reading of two quantities, with the words of their edit where these say more: “10” → “8 if asked”."""
    rest = [
        tokens[at].text.casefold()
        for (tokens, span), one in zip(both(sides.passage, part), both_sides, strict=True)
        for at in range(*span)
        if not one.start <= at < one.end and tokens[at].is_word
    ]
    words = named(part, sides.passage) if any(map(says_alone, rest)) else ""
    return replace(reading, reason=f"{reading.reason} {words}.") if words else reading


def _meets(one: Quantity, span: Span) -> bool:
    return one.start < span[1] and span[0] < one.end


def _is_rarer(one: Quantity, here: Sequence[Quantity], there: Sequence[Quantity]) -> bool:
    """Return True if the other side of the passage states a quantity less often than this one."""
    return sum(_same(one, other) for other in there) < sum(_same(one, other) for other in here)


def _is_stated(one: Quantity, there: Sequence[Quantity], tokens: Sequence[Token]) -> bool:
    """Return True if a side of the passage states a quantity, or has the number of an age or count at least."""
    if any(_same(one, other) for other in there):
        return True
    return one.kind in {"age", "count"} and any(value(tokens[n : n + 1]) == one.value for n in range(len(tokens)))


def _same(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return False
    if one.plain == other.plain:
        return True
    if one.kind == "age":
        return one.value == other.value is not None and "-" not in one.plain + other.plain  # no range
    if one.kind == "date":
        return one.day == other.day is not None
    if one.days is None or other.days is None:
        return False
    return abs(one.days - other.days) <= _SAME_DAYS * max(one.days, other.days)


_SAME_DAYS: Final = 0.0005
"""Of the longer one: months are rounded, and 364 days are no year."""


MOST_WORDS: Final = 8


def _is_small(part: EditPart) -> bool:
    return part.longest <= MOST_WORDS


READINGS: Final[tuple[tuple[str, Read], ...]] = (
    ("how often", how_often.how_often),
    ("quantity", quantity),
    ("number", changed_number.changed_number),
    ("last address", last_address.last_address),
    ("prompt or free", prompt_or_free.prompt_or_free),
    ("mark", marks.mark),
    ("negation", negations.negation),
    ("firmness", firmness.firmness),
    ("legal basis", legal_basis.legal_basis),
    ("choice", recipient_readings.choice),
    ("qualified consent", qualified_consent.qualified_consent),
    ("court", exchanged_names.court),
    ("country", places.country),
    ("recipient", recipient_readings.recipient),
    ("shared", list_readings.shared),
    ("purpose", list_readings.purpose),
    ("collected", list_readings.collected),
    ("denied", list_readings.denied),
    ("right", list_readings.right),
    ("company", companies.company),
    ("named company", companies.named_company),
    ("state", places.state),
    ("fate of data", fate_of_data.fate_of_data),
    ("safeguard", safeguards.safeguard),
    ("bound", scope_readings.bound),
    ("opposite", opposites.opposite),
    ("scope", scope_readings.scope),
    ("hedge", hedges.hedge),
    ("short word", short_words.short_word),
    ("statement", statements.statement),
)
"""Name and function of each reading, in the order in which they are asked; the first that speaks decides."""
OF_ANY_LANGUAGE: Final = frozenset(
    {"quantity", "number", "mark", "last address", "country", "company", "named company"}
)
"""The readings that are asked of a text, too, which is called English and isn't: in German “not” is no negation."""


def read(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Return what a part that no law cleared changed for the reader; None where no reading can tell.

    Words that stood elsewhere before, or stand elsewhere now, neither came nor went, and words that ran together by an
    oversight are still there. What an item names in a list of what is new in the text changed elsewhere, if at all.
    """
    if sides.passage.is_news:
        return None
    if _stands_elsewhere(part, sides) or _ran_together(part, sides):
        return None
    if own_dates.are_within(part, sides):
        return own_dates.applies_earlier(part, sides)
    background = sides.passage.background
    every = ((name, reading(part, sides)) for name, reading in READINGS)
    return next((one for name, one in every if one and (name in OF_ANY_LANGUAGE or not _is_misnamed(background))), None)


def _is_misnamed(background: Background) -> bool:
    """Return True if texts are called English and one of them isn't."""
    return background.is_english and not (background.old.seems_english and background.new.seems_english)


MANY_WORDS: Final = 8


def _stands_elsewhere(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if many words that came stood in a passage of the older text, or those that went stand in one now."""
    old, new = sides.passage.old(part.old), sides.passage.new(part.new)
    if (old and new) or len(old) + len(new) < MANY_WORDS:
        return False
    text = sides.passage.background.new if old else sides.passage.background.old
    return text.says(_plain(spelt(old or new)))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _ran_together(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if only white space went, and what stands there now is no word of the dictionary."""
    old, new = sides.passage.old(part.old), sides.passage.new(part.new)
    was, now = ("".join(token.text.strip() for token in side) for side in (old, new))
    if was != now or len(old) == len(new):
        return False
    longest = max((token.text for token in (*old, *new) if token.is_word), key=len, default="")
    return longest.isascii() and longest.isalpha() and not dictionary.is_word(longest.casefold())
