"""The reading of what becomes of data: it is deleted, made anonymous, or kept (§4.1, row 24). English."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, before, both, is_title, quoted
from generator.materiality.wording.words.vocabulary import DATA
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
_NOT_YET: Final = re.compile(
    r"\b(?:not|never|no|nor|without)\b|n['’]t\b"
    r"|\b(?:if|whether|unless|how(?:\slong)?|why|when|until|once|before)\s(?:we|they|it|your|the|this|that)\b",
    re.IGNORECASE,
)
"""What the clause says before it where nothing is said to become of data: “if we keep it”, “we never delete it”."""
_NEAR: Final = 10
_BESIDE: Final = 3


def fate_of_data(part: EditPart, sides: ReadingSides) -> Reading | None:
    """What is done with data in the end was exchanged for something else, or one of two ways came or went."""
    here = both(sides.passage, part)
    if not sides.passage.background.is_english:
        return None
    (was, said), (now, says) = (_fate(tokens[slice(*span)]) for tokens, span in here)
    if not (was or now) or sides.is_rewritten(part, part.old[0], old=True):
        return None
    if any(_NOT_YET.search(before(tokens, span).rsplit(",", 1)[-1]) for tokens, span in here):
        return None
    if not was or not now:
        return _one_of_two(part, sides, was or now, said or says)
    if was == now or now in _fates(sides.sentences[0]) or was in _fates(sides.sentences[1]):
        return None
    if not all(_OURS.search(before(tokens, span)) and _is_of_data(tokens, span) for tokens, span in here):
        return None
    return Reading("24", f"What becomes of data: “{said}” → “{says}”.")


def _one_of_two(part: EditPart, sides: ReadingSides, fate: str, word: str) -> Reading | None:
    """Return the reading of one of two ways that came or went, as in “deleted or made anonymous”."""
    came = part.came
    tokens, span = both(sides.passage, part)[came]
    beside = (*tokens[max(0, span[0] - _BESIDE) : span[0]], *tokens[span[1] : span[1] + _BESIDE])
    others = {name for name in (_fate([one])[0] for one in beside) if name}
    joined = any(token.text.casefold() == "or" for token in tokens[slice(*span)])
    if not fate or not joined or not others or fate in others | _fates(sides.sentences[not came]):
        return None
    if not _is_of_data(tokens, span):
        return None
    return Reading(
        "24", f"What becomes of data: “{word}” {'is added' if came else 'is removed'}: {quoted(tokens, span)}"
    )


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
