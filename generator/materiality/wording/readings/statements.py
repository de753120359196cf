"""The reading of whole sentences: what is collected, what data is used for (§4.2).

A sentence that says so came or went, and no other one of the text says about the same. One after which somebody has to
say whether consent is needed, as of sharing, is left to people. English.
"""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, cut, is_sentence, words_in
from generator.materiality.wording.words.vocabulary import asks_consent, content_words
from generator.source.sought_words import in_small_letters

_WE: Final = r"^(?:(?:if|when|where|as|to|for|in|with|from|on|at)\s[^.;:]{1,80},\s+)?(?:we|our\s\w+)\s+(?:\w+\s+){0,3}?"
_UP_TO: Final = r"(?:(?!\b(?:with|to|for|how|why|what)\b)[^.;:]){0,60}?"
_DATA: Final = r"\b(?:data|information|details)\b"
_GENERIC: Final = (
    r"(?:and\s+\w+\s+)?(?:(?:your|this|that|such|the|some|any|these|personal)\s+)*(?:data|information|details)"
)
"""Data of no kind: a sentence that says to what end they are collected says nothing of what is."""
_SAYS: Final = tuple(
    (row, said, re.compile(pattern, re.IGNORECASE))
    for row, said, pattern in (
        (
            "10",
            "what data is used for",
            rf"{_WE}(?:collect|gather|obtain|record)\s+{_GENERIC}\s+(?:in order\s+)?(?:to|for)\s",
        ),
        ("4", "what is collected", rf"{_WE}(?:collect|gather|obtain|record)\s+{_UP_TO}{_DATA}"),
        ("10", "what data is used for", rf"{_WE}(?:use|process)\s+{_UP_TO}{_DATA}{_UP_TO}\s(?:to|for)\s"),
    )
)
_COLLECTS: Final = re.compile("collect|gather|obtain|record|use|process")
"""What stands in each such sentence, in small letters."""
PURPOSE: Final = "10"
"""The row of what data is used for: of data that is held already, consent may be needed for more."""
ADDED: Final = "is added"
REMOVED: Final = "is removed"
_DENIES: Final = re.compile(r"\b(?:not|never|no|nor|without|unless|except|only)\b|n['’]t\b|\?", re.IGNORECASE)
_END: Final = re.compile(r"(?<=[.!?;])\s+|\n")
_ALIKE: Final = 0.6  # of the words of a sentence, in one of the other text


def of_words(words: str, other: BackgroundText, verb: str) -> Reading | None:
    """Return the reading of the first sentence that says so; None where no sentence does.

    `other` is the text without these words, `verb` is “is added” or “is removed”.
    """
    if not _COLLECTS.search(in_small_letters(words)):
        return None
    for sentence in _END.split(words):
        if not sentence.endswith(".") or _DENIES.search(sentence):
            continue
        found = next(((row, said) for row, said, pattern in _SAYS if pattern.search(sentence)), None)
        if found and not asks_consent(sentence) and not _is_said(sentence, other):
            row, said = found
            reason = f"A sentence {verb} that says {said}: “{cut(sentence.removesuffix('.'))}”."
            return Reading(row, reason, asks_consent=row == PURPOSE and verb == ADDED)
    return None


def statement(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A sentence that says what is collected, or what data is used for, came or went."""
    if not part.is_one_sided or not sides.passage.background.is_english:
        return None
    came = part.came
    tokens, span = both(sides.passage, part)[came]
    if not is_sentence(tokens, span):
        return None
    background = sides.passage.background
    other, verb = (background.old, ADDED) if came else (background.new, REMOVED)
    return of_words(words_in(tokens, span), other, verb)


def _is_said(sentence: str, other: BackgroundText) -> bool:
    """Return True if a sentence of the other text has most of the words of this one."""
    words = content_words(sentence)
    return any(len(words & there) >= _ALIKE * len(words) for _, there in other.sentences)
