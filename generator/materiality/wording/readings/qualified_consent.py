"""The reading of how a reader agrees: in writing, explicitly, in a way that can be verified (§4.1, row 11). English."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, after, both, quoted, words_in
from generator.materiality.wording.readings.recipient_readings import is_first_of_two, is_of_company
from generator.materiality.wording.words.vocabulary import READERS
from generator.text.edits import Token

_FORM: Final = (
    r"written|explicit(?:ly)?|express(?:ly)?|affirmative(?:ly)?|verifiable|verified|unambiguous(?:ly)?|informed"
)
_FORMS: Final = re.compile(rf"\b(?:{_FORM})\b", re.IGNORECASE)
_ONLY: Final = re.compile(rf"(?:prior|and|or|,|\s|{_FORM})+", re.IGNORECASE)
_NOUNS: Final = frozenset("consent permission authorization authorisation approval agreement".split())
_NOUN: Final = rf"(?:{'|'.join(sorted(_NOUNS))})\b"
_WHOSE: Final = rf"(?:your|their|his|her|an?|the|parental|{READERS}(?:['’]s?)?)"
_AGREES: Final = re.compile(
    rf"^(?:(?:prior|and|or|,|{_WHOSE}|{_FORM})\s*)*(?:{_NOUN}|(?:consent|agree|approv|permi(?!ssion)|authori[sz]|opt)\w*"
    rf"|(?:give|gives|gave|given|grant|grants|granted)\s+(?:\w+\s+){{0,3}}?{_NOUN})",
    re.IGNORECASE,
)
_NEAR: Final = 8


def qualified_consent(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A word for how a reader agrees came or went before the word for agreeing."""
    if not part.is_one_sided or not sides.passage.background.is_english:
        return None
    came = part.came
    tokens, span = both(sides.passage, part)[came]
    words = words_in(tokens, span)
    found = _FORMS.search(words)
    if not found or not _ONLY.fullmatch(words) or not _AGREES.search(after(tokens, span).lstrip()):
        return None
    if _FORMS.search(sides.sentences[not came]) or _is_of_others(tokens, span[1]):
        return None
    reason = f"“{found[0].casefold()}” {'is added' if came else 'is removed'}: {quoted(tokens, span)}"
    return Reading("11", reason, asks_consent=True)


def _is_of_others(tokens: Sequence[Token], start: int) -> bool:
    """Return True if the first noun for agreeing says of what kind another one is, or if a company agrees."""
    found = next((n for n in range(start, min(len(tokens), start + _NEAR)) if tokens[n].text.casefold() in _NOUNS), -1)
    return found >= 0 and (is_first_of_two(tokens, found) or is_of_company(tokens, found))
