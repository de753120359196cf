"""The reading of what the law lets data be used for (§4.1, row 11). English."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    Side,
    after,
    before,
    both,
    is_one_clause,
    words_in,
)
from generator.text.edits import Token, spelt

CONSENT: Final = "consent"
_BASES: Final = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        (CONSENT, r"consent"),
        ("contract", r"(?:contracts?|contractual)(?!(?:\s[\w’'-]+)?\s(?:clauses?|terms))"),
        (
            "legal obligation",
            r"(?:legal|statutory)(?:(?:,|,? (?:and|or)) \w+)? (?:obligations?|dut(?:y|ies)|requirements?)",
        ),
        ("legitimate interest", r"legitimate (?:\w+ )?interests?"),
        ("vital interest", r"vital interests?"),
        ("public interest", r"public (?:interest|task)"),
    )
)
_IN_OTHER_WORDS: Final = {
    CONSENT: re.compile(r"\b(?:permi(?:t|ssion)|agree(?:s|d|ment)?\b|approv|authori[sz]|opt)", re.IGNORECASE),
    "contract": re.compile(r"\b(?:agreements?|terms)\b", re.IGNORECASE),
    "legal obligation": re.compile(
        r"\b(?:laws?|obliged|obligations?|dut(?:y|ies)|regulat\w+|legislation|compl(?:y|iance)|required)\b",
        re.IGNORECASE,
    ),
    "legitimate interest": re.compile(r"\binterests?\b", re.IGNORECASE),
    "vital interest": re.compile(r"\b(?:life|lives|interests?)\b", re.IGNORECASE),
    "public interest": re.compile(r"\b(?:public|official)\b", re.IGNORECASE),
}
"""Words that may say the same: where the other text has one, nobody knows that the reason came or went."""
_SPEAKS_OF_IT: Final = re.compile(
    r"\b(?:legal|lawful) (?:bas[ie]s|grounds?|reasons?)|\bwe rely on\b|\bart(?:icle|\.)? ?6\b"
    r"|\bprocess(?:ing)?\b[^.;:]{0,80} necessary (?:for|to)\b",
    re.IGNORECASE,
)
_NAMES_IT: Final = re.compile(r"\b(?:legal|lawful) (?:bas[ie]s|grounds?|reasons?)\b", re.IGNORECASE)
_LETTER: Final = re.compile(r"\(?([a-f])\)?")
_ARTICLE: Final = re.compile(
    r"\bart(?:icle|\.)? ?6 ?(?:paragraph |para\.? )?\(? ?1 ?\)?,? ?(?:lit\.? ?|point )?\(? ?$", re.IGNORECASE
)
LONGEST: Final = 12


def legal_basis(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The reason for which the law lets data be used was exchanged, came or went."""
    here = both(sides.passage, part)
    if not sides.passage.background.is_english or any(span[1] - span[0] > LONGEST for _, span in here):
        return None
    if not all(is_one_clause(tokens[slice(*span)]) for tokens, span in here):
        return None
    letters = [_letter(*side) for side in here]
    if all(letters) and letters[0] != letters[1]:
        reason = f"The legal reason changes: Article 6 (1) ({letters[0]}) → ({letters[1]})."
        return Reading("11", reason, asks_consent="a" in letters)
    was, now = ([name for name, pattern in _BASES if pattern.search(words_in(tokens, span))] for tokens, span in here)
    if not was and not now:
        return None
    sentences = _sentences(here)
    if not all(_SPEAKS_OF_IT.search(words) for words in sentences):
        return None
    then, since = ({name for name, pattern in _BASES if pattern.search(words)} for words in sides.sentences)
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    if len(gone) == 1 and len(come) == 1 and gone[0] != come[0]:
        moved = gone[0] in since and come[0] in then
        reason = f"The legal reason changes: {gone[0]} → {come[0]}."
        return None if moved else Reading("11", reason, asks_consent=CONSENT in {*gone, *come})
    if not then & since and not all(_NAMES_IT.search(words) for words in sentences):
        return None  # “we rely on our printer”
    if come and not gone and not {*come} & then and not _is_said_otherwise(come, sentences[0]):
        return Reading("11", f"A legal reason is newly named: {', '.join(come)}.", asks_consent=CONSENT in come)
    if gone and not come and not {*gone} & since and not _is_said_otherwise(gone, sentences[1]):
        return Reading("11", f"A legal reason is no longer named: {', '.join(gone)}.", asks_consent=CONSENT in gone)
    return None


def _is_said_otherwise(names: Sequence[str], words: str) -> bool:
    """Return True if words may say one of some legal reasons without its name: “to comply with the law”."""
    return any(_IN_OTHER_WORDS[name].search(_NAMES_IT.sub(" ", words)) for name in names)


def _sentences(here: tuple[Side, Side]) -> tuple[str, ...]:
    return tuple(f"{before(*side)}{spelt(side[0][slice(*side[1])])} {after(*side)}" for side in here)


def _letter(tokens: Sequence[Token], span: Span) -> str:
    """Return the letter that a part names of Article 6 (1); empty where it names none."""
    found = _LETTER.fullmatch(words_in(tokens, span).strip().casefold())
    return found[1] if found and _ARTICLE.search(spelt(tokens[max(0, span[0] - LONGEST) : span[0]])) else ""
