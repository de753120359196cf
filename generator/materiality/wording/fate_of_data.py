"""The reading of what becomes of data: it is deleted, made anonymous, or kept (§4.1, row 24). English."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.edit_reading import Reading, ReadingSides, before, both, is_title
from generator.materiality.wording.passage import Span
from generator.materiality.wording.vocabulary import DATA
from generator.text.edits import Token, spelt

_FATES: Final = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        (
            "deleted",
            r"delet(?:es?|ed|ing)|eras(?:es?|ed|ing)|destroy(?:s|ed|ing)?|purg(?:es?|ed|ing)|shred(?:s|ded|ding)?",
        ),
        (
            "made anonymous",
            r"anonymi[sz](?:es?|ed|ing)|pseudonymi[sz](?:es?|ed|ing)|de-?identif(?:y|ies|ied|ying)|aggregat(?:es?|ed|ing)",
        ),
        ("kept", r"archiv(?:es?|ed|ing)|retain(?:s|ed|ing)?|keeps?|kept|keeping|stor(?:es?|ed|ing)|block(?:s|ed|ing)?"),
    )
)
_OTHERS: Final = frozenset("and or be been is are being will then securely permanently".split())
"""Words beside these that a part may have."""
_DATA: Final = re.compile(rf"\b{DATA}\b", re.IGNORECASE)
_OURS: Final = re.compile(
    r"\b(?:is|are|be|been|being|was|were)\s(?:\w+ly\s)?$|\b(?:we|our\s\w+|the\scompany|they)\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_NEAR: Final = 10


def fate_of_data(part: EditPart, sides: ReadingSides) -> Reading | None:
    """What is done with data in the end was exchanged for something else."""
    here = both(sides.passage, part)
    if not sides.passage.background.is_english or sides.is_rewritten(part, part.old[0], old=True):
        return None
    (was, said), (now, says) = (_fate(tokens[slice(*span)]) for tokens, span in here)
    if not was or not now or was == now or now in _fates(sides.sentences[0]) or was in _fates(sides.sentences[1]):
        return None
    if not all(_OURS.search(before(tokens, span)) and _is_of_data(tokens, span) for tokens, span in here):
        return None
    return Reading("24", f"What becomes of data: “{said}” → “{says}”.")


def _fate(tokens: Sequence[Token]) -> tuple[str, str]:
    """Return what a part says becomes of something, and the word; empty where it says more, or something else."""
    found = [token.text for token in tokens if token.is_word and token.text.casefold() not in _OTHERS]
    if len(found) != 1 or is_title(found[0]):
        return "", ""
    return next(((name, found[0]) for name, pattern in _FATES if pattern.fullmatch(found[0])), ("", ""))


def _fates(words: str) -> set[str]:
    return {name for name, pattern in _FATES if re.search(rf"\b(?:{pattern.pattern})\b", words, re.IGNORECASE)}


def _is_of_data(tokens: Sequence[Token], span: Span) -> bool:
    return bool(_DATA.search(spelt(tokens[max(0, span[0] - _NEAR) : span[1] + _NEAR])))
