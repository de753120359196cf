"""The reading of how a reader agrees: in writing, explicitly, in a way that can be verified (§4.1, row 11). English."""

import re
from typing import Final

from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.edit_reading import Reading, ReadingSides, after, both, quoted
from generator.text.edits import spelt

_FORM: Final = (
    r"written|explicit(?:ly)?|express(?:ly)?|affirmative(?:ly)?|verifiable|verified|unambiguous(?:ly)?|informed"
)
_FORMS: Final = re.compile(rf"\b(?:{_FORM})\b", re.IGNORECASE)
_ONLY: Final = re.compile(rf"(?:prior|and|or|,|\s|{_FORM})+", re.IGNORECASE)
_NOUN: Final = (
    r"(?:consent|permission|authori[sz]ation|approval|agreement)(?!\s+(?:forms?|pages?|boxes?|managers?|tools?)\b)"
)
_AGREES: Final = re.compile(
    rf"^(?:(?:prior|and|or|,|{_FORM})\s*)*(?:{_NOUN}\b|(?:consent|agree|approv|permi(?!ssion)|authori[sz]|opt)\w*"
    rf"|(?:give|gives|gave|given|grant|grants|granted)\s+(?:\w+\s+){{0,3}}?{_NOUN}\b)",
    re.IGNORECASE,
)


def qualified_consent(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A word for how a reader agrees came or went before the word for agreeing."""
    came = part.old[0] == part.old[1]
    if (not came and part.new[0] != part.new[1]) or not sides.passage.background.is_english:
        return None
    tokens, span = both(sides.passage, part)[came]
    words = spelt(tokens[slice(*span)])
    found = _FORMS.search(words)
    if not found or not _ONLY.fullmatch(words) or not _AGREES.search(after(tokens, span).lstrip()):
        return None
    if _FORMS.search(sides.sentences[not came]):
        return None
    return Reading("11", f"“{found[0].casefold()}” {'came' if came else 'went'}: {quoted(tokens, span)}")
