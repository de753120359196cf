"""The reading of how data is protected: anonymised, aggregated, encrypted, at rest (§4.2)."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    after,
    before,
    both,
    is_one_clause,
    quoted,
    words_in,
)
from generator.text.edits import Token, spelt

_KINDS: Final = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("anonymous", r"anonymi[sz]\w+|anonymous(?:ly)?|de-?identif\w+|non-?(?:personal|identif\w+)"),
        ("pseudonymous", r"pseudonym\w+"),
        ("aggregated", r"aggregate[ds]?"),
        ("encrypted", r"encrypt\w*|end-to-end"),
        ("hashed", r"hash(?:ed|es)?"),
        ("at rest", r"(?:at rest|in storage)(?! (?:box|room|unit|space|hall)\w*)"),
        ("in transit", r"(?:in transit|(?:in|during) transmission)"),
        ("technical", r"technical"),
        ("organisational", r"organi[sz]ational"),
        ("physical", r"physical"),
        ("administrative", r"administrative"),
    )
)
_KINDS_OF_MEASURES: Final = frozenset({"technical", "organisational", "physical", "administrative"})
_MEASURES: Final = re.compile(
    r"^\W*(?:(?:and|or|other|security|appropriate|reasonable|suitable|strict|technical|organi[sz]ational|physical|administrative)"
    r"\W+){0,6}(?:measures|safeguards|controls|protections?|precautions|security)\b",
    re.IGNORECASE,
)
_DATA: Final = re.compile(
    r"\b(?:data|information|identifiers?|details?|records?|files?|backups?|copies|messages?|passwords?|cards?|payments?"
    r"|connections?|traffic|address(?:es)?|statistics)\b",
    re.IGNORECASE,
)
_DEFINES: Final = re.compile(
    r"\b(?:(?:is|are)\s+(?:not|no)\b|(?:is|are)n['’]t\b|means?\b|refers?\sto|defined|(?:not|n['’]t)\s+(?:include|cover|appl)\w*"
    r"|consider\w*|exclud\w+)",
    re.IGNORECASE,
)
"""A sentence that says what a word means, and of no data how they are protected."""
_KIND: Final = dict(_KINDS)
_ANY_KIND: Final = re.compile("|".join(pattern.pattern for _, pattern in _KINDS), re.IGNORECASE)
_NEAR: Final = 6
"""Tokens between a safeguard and the word for what it protects."""
_OTHERS: Final = frozenset("and or both also only in at a an the form fully strongly".split())
"""Words beside these that a part may have."""


def safeguard(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A word for how data is protected came, went, or was exchanged for another."""
    here = both(sides.passage, part)
    if not sides.passage.background.is_english or not any(_ANY_KIND.search(words_in(*side)) for side in here):
        return None
    if sides.is_rewritten(part, part.old[0], old=True):
        return None
    found = [_safeguards(tokens[slice(*span)]) for tokens, span in here]
    if None in found or any(_DEFINES.search(f"{before(*side)} {after(*side)}") for side in here):
        return None
    gone, come = (
        [words for name, words in mine or () if not _KIND[name].search(there)]
        for mine, there in zip(found, sides.sentences[::-1], strict=True)
    )
    tokens, span = here[0 if gone else 1]
    if not _is_meant(tokens, span, {name for one in found for name, _ in one or ()}):
        return None
    if gone and come:
        return Reading("35", f"How data is protected: “{gone[0]}” → “{come[0]}”.")
    if not gone and not come:
        return None
    verb = "is removed" if gone else "is added"
    return Reading("35", f"How data is protected: “{(gone or come)[0]}” {verb}: {quoted(tokens, span)}")


def _is_meant(tokens: Sequence[Token], span: Span, named: set[str]) -> bool:
    """Return True if words near a part name what is protected; after a kind of measure, the measures."""
    if named <= _KINDS_OF_MEASURES:
        return bool(_MEASURES.search(spelt(tokens[span[1] : span[1] + 2 * _NEAR])))
    return bool(_DATA.search(spelt(tokens[max(0, span[0] - _NEAR) : span[1] + _NEAR])))


def _safeguards(tokens: Sequence[Token]) -> list[tuple[str, str]] | None:
    """Return the safeguards that a part names, kind and words; None where it has other words or ends a sentence."""
    words = rest = spelt(tokens)
    for _, pattern in _KINDS:
        rest = pattern.sub(" ", rest)
    if not is_one_clause(tokens) or any(word.casefold() not in _OTHERS for word in re.findall(r"[\w’'-]+", rest)):
        return None
    return _named(words)


def _named(words: str) -> list[tuple[str, str]]:
    return [(name, one[0]) for name, pattern in _KINDS for one in pattern.finditer(words)]
