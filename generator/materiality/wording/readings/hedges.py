"""The reading of words that leave open whether something holds: where possible, typically (§4.2, H1). English."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    after,
    before,
    both,
    is_title,
    quoted,
    words_in,
)
from generator.materiality.wording.words.vocabulary import DATA
from generator.text.edits import Token

_FITS: Final = (
    r"(?:(?:reasonably|technically|commercially)\s+)?(?:appropriate|possible|practicable|practical|feasible|reasonable)"
)
_PHRASE: Final = (
    r"(?:where|when|if|wherever|whenever)\s+(?:(?:we|they|it)\s+(?:considers?|deems?|finds?|thinks?)\s+(?:this|it)?\s*(?:to\s+be\s+|is\s+)?)?"
    rf"{_FITS}|(?:as|so|in\s+so)\s?far\s+as\s+{_FITS}|to\s+the\s+extent\s+{_FITS}"
    r"|(?:at|in)\s+(?:our|its|their)\s+(?:(?:sole|own|absolute|reasonable|and)\s+){0,3}discretion"
    r"|in\s+appropriate\s+(?:cases|circumstances|situations)"
)
_ADVERBS: Final = r"generally|typically|usually|normally|ordinarily"
_OPENS: Final = (
    r"among(?:st)?\s+other(?:s|\s+things)|(?:but\s+)?(?:not\s+limited\s+to|without\s+(?:being\s+)?limit(?:ation|ed))"
    r"|and\s+so\s+(?:on|forth)|and\s+the\s+like|etc|from\s+time\s+to\s+time"
)
"""Words that leave a list open, or when something happens."""
_HEDGE: Final = re.compile(rf"\b(?:{_PHRASE}|{_ADVERBS}|{_OPENS})\b", re.IGNORECASE)
_ONLY: Final = re.compile(rf"[\s,]*(?:{_PHRASE}|{_ADVERBS}|{_OPENS})[\s,.]*", re.IGNORECASE)
_ALONE: Final = re.compile(rf"in\s+appropriate|(?:{_ADVERBS})$|{_OPENS}", re.IGNORECASE)
_READERS_DO: Final = re.compile(
    r"\b(?:if|when|where|should|whether)\s+you\b|\byou\s+(?:can|may|might)\b", re.IGNORECASE
)
_OPEN: Final = re.compile(_OPENS, re.IGNORECASE)
_OURS: Final = re.compile(
    rf"\b(?:we|us|our|you|your|they|their|its)\b|\b{DATA}\s(?:is|are|will|may|can|shall|must)\b", re.IGNORECASE
)
"""Words of a sentence about what somebody does, or what is done with data."""
_ENDS: Final = frozenset(".,;:!?)")


def hedge(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Words that leave open whether or when something holds came or went, and no others for that stand there."""
    if not part.is_one_sided or not sides.passage.background.is_english:
        return None
    came = part.came
    tokens, span = both(sides.passage, part)[came]
    words = words_in(tokens, span).strip()
    if not _ONLY.fullmatch(words) or _HEDGE.search(sides.sentences[not came]):
        return None
    found = words.strip(" ,.")
    if _OPEN.fullmatch(found) and _READERS_DO.search(f"{before(tokens, span)}{after(tokens, span)}"):
        return None  # “you can visit us from time to time”
    if re.fullmatch(rf"{_ADVERBS}|{_OPENS}", found, re.IGNORECASE) and not _OURS.search(
        f"{before(tokens, span)}{after(tokens, span)}"
    ):
        return None  # “songs are usually short”
    if sides.is_rewritten(part, span[0], old=not came) or not _stands_alone(found, tokens, span):
        return None
    if is_title(found) and not starts_sentence(tokens, span[0]):
        return None  # a name
    reason = f"“{found[0].casefold()}{found[1:]}” {'is added' if came else 'is removed'}: {quoted(tokens, span)}"
    return Reading("36", reason, asks_consent=came and consent_asked.by_weaker_promise(part, sides))


def _stands_alone(words: str, tokens: Sequence[Token], span: Span) -> bool:
    """Return True if words end a sentence or clause, as “where possible songs are sung” doesn't, or need no other."""
    if _ALONE.match(words):
        return True
    return span[1] >= len(tokens) or tokens[span[1]].text in _ENDS or tokens[span[1] - 1].text in _ENDS
