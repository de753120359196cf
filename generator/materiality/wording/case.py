"""L3: the letter case of the first word of a sentence, or of a heading. Source: domain rules §4.2."""

from typing import Final

from generator.materiality.wording.passage import Passage, starts_sentence
from generator.materiality.wording.spelling import is_word

_OTHER_WORDS: Final = frozenset(
    """us who it may march mar jan feb apr jun jul august aug sep sept oct nov dec mon tue wed thu fri sat sun
    will mark bill frank rich grant drew pat sue art jack rob nick dick max gene victor grace hope faith joy rose
    china turkey polish japan chile jordan chad mali guinea niger georgia reading nice bath cork
    apple amazon meta target visa chase square stripe slack zoom signal word windows teams access office outlook edge
    alphabet oracle shell gap total orange virgin sky sprint discover match bumble hinge ring nest echo alexa siri
    id ids ad ads ip it ai in or me oh ok hi pa la de co ma al ca id md mo ne va no so to of as at do am pm an a i
    mb gb kb tb pb mib gib kib mw kw hz mm cm km kg mg ml ms ns pt px bit byte eu un uk usa pc tv os ui ux api app
    aids nato cat pin sim ram rom led laser can cares care act acts ready coppa ferpa hipaa star fast sms act
    cap rest soap ant ping swift nice tip tor fit fat mac mace dot era net cern ted sad sap icc
    internet web state states union congress parliament senate court government commission council member
    board party parties company service services site website platform product products content user users customer
    agreement policy terms notice order account effective date""".split()
)
"""Words of which another letter case is, or may be, another word, an acronym, a name, a unit or a defined term."""
_SMALLEST: Final = 2


def other_case(passage: Passage, old: int, new: int) -> bool:
    """Return True if two tokens are one word of which only the letter case differs where case carries no meaning."""
    was, now = passage.wording.old[old].text, passage.wording.new[new].text
    if passage.background.language.startswith("de") or not was.replace("-", "").isalpha():
        return False
    if not passage.is_heading:
        if not (starts_sentence(passage.wording.old, old) and starts_sentence(passage.wording.new, new)):
            return False
        if any(len(text) >= _SMALLEST and text.isupper() for text in (was, now)):
            return False
    return all(_plain(part, passage) for part in was.casefold().split("-"))


def _plain(word: str, passage: Passage) -> bool:
    """Return True if a word, in small letters, has one meaning in any letter case."""
    if passage.background.is_english and not is_word(word):
        return False
    if passage.is_heading and word in _FUNCTION_WORDS:
        return True
    if word in passage.background.defined_terms:
        return False
    if passage.is_heading and word in _SMALL_WORDS:
        return True
    return word not in _OTHER_WORDS


_FUNCTION_WORDS: Final = frozenset(
    "a an and are by for from how of on our the their to we what when with you your".split()
)
_SMALL_WORDS: Final = frozenset(
    "a an to of as at do in or so no services service account policy terms notice site website users user content"
    " products product platform effective date cookies".split()
)
"""Words that headings write either way: no acronym or name is meant there by their capital."""
