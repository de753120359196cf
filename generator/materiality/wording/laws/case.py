"""L3: the letter case of the first word of a sentence, or of a heading. Source: domain rules §4.2."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, lengths, starts_sentence
from generator.materiality.wording.passages.tokens import is_whole, typography_may_differ
from generator.materiality.wording.words.dictionary import is_word
from generator.text.edits import Token, plain_form

_OTHER_WORDS: Final = frozenset(
    """us who it may march mar jan feb apr jun jul august aug sep sept oct nov dec mon tue wed thu fri sat sun
    will mark bill frank rich grant drew pat sue art jack rob nick dick max gene victor grace hope faith joy rose
    china turkey polish japan chile jordan chad mali guinea niger georgia reading nice bath cork
    apple amazon meta target visa chase square stripe slack zoom signal word windows teams access office outlook
    edge
    alphabet oracle shell gap total orange virgin sky sprint discover match bumble hinge ring nest echo alexa siri
    id ids ad ads ip it ai in or me oh ok hi pa la de co ma al ca id md mo ne va no so to of as at do am pm an a i
    mb gb kb tb pb mib gib kib mw kw hz mm cm km kg mg ml ms ns pt px bit byte eu un uk usa pc tv os ui ux api app
    aids nato cat pin sim ram rom led laser can cares care act acts ready coppa ferpa hipaa star fast sms act
    segment heap drift front branch buffer notion sentry pilot intercom amplitude outreach chorus loom harvest
    lattice
    ramp plaid affirm adjust singular iterable postmark bandwidth render railway snowflake looker stitch census sift
    persona alloy crisp elastic ada aim cad ice spam cap rest soap ant ping swift nice tip tor fit fat mac mace
    dot era net cern ted sad sap icc
    internet web state states union congress parliament senate court government commission council member
    board company platform customer agreement order""".split()
)
"""Words of which another letter case is, or may be, another word, an acronym, a name, a unit or a defined term."""
_SMALLEST: Final = 2


def letter_case(passage: Passage, old: Span, new: Span) -> bool:
    """L3: one word, of which only the letter case differs (and signs that L2 clears)."""
    if lengths(old, new) != (1, 1):
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if plain_form(was).casefold() != plain_form(now).casefold():
        return False
    if not all(is_whole(tokens, span) for tokens, span in passage.sides(old, new)):
        return False
    return typography_may_differ(passage, old, new) and other_case(passage, old[0], new[0])


def other_case(passage: Passage, old: int, new: int) -> bool:
    """Return True if two tokens are one word of which only the letter case differs where case carries no meaning."""
    was, now = passage.wording.old[old].text, passage.wording.new[new].text
    was, now = (_OF_SOMEBODY.sub("", text) for text in (was, now))
    if passage.background.language.startswith("de") or not was.replace("-", "").isalpha():
        return False
    if not passage.stands_for_heading and not passage.background.is_english:
        return False
    if not passage.stands_for_heading:
        if not (starts_sentence(passage.wording.old, old) and starts_sentence(passage.wording.new, new)):
            return False
        if any(len(text) >= _SMALLEST and text.isupper() for text in (was, now)):
            return False
        if any(_is_alone(*side) for side in passage.sides(old, new)):
            return was.casefold() in _POLICY_WORDS and _plain(was.casefold(), passage, same_start=False)
    same_start = was[0] == now[0] and passage.stands_for_heading
    if passage.stands_for_heading and passage.background.is_english and was.casefold() in _PRONOUNS:
        return not any(text.isupper() for text in (was, now))
    return all(_plain(part, passage, same_start=same_start) for part in was.casefold().split("-"))


def _is_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return True if no other word stands with a token in its passage or cell: an item may be a name."""
    return not any(token.is_word for n, token in enumerate(tokens) if n != at and token.cell == tokens[at].cell)


_OF_SOMEBODY: Final = re.compile(r"(?<=[a-z])['’]s$|(?<=[A-Z])['’]S$")
_PRONOUNS: Final = frozenset("us it who me".split())
"""Words that are names in capitals alone: “Us” is “us”, while “US” may be a country."""


def _plain(word: str, passage: Passage, *, same_start: bool) -> bool:
    """Return True if a word, in small letters, has one meaning in any letter case.

    `same_start` says that it begins with the same letter on both sides, as in a heading of capitals.
    """
    if passage.stands_for_heading and passage.background.is_english and word in _FUNCTION_WORDS:
        return True
    if word in passage.background.defined_terms or word in _OTHER_WORDS:
        return False
    if not passage.is_heading and word in _TERMS:
        return False
    if not passage.background.is_english:
        return same_start and (len(word) >= _SHORTEST or word in _FUNCTION_WORDS)
    return is_word(word) and (same_start or _is_common(word, passage))


def _is_common(word: str, passage: Passage) -> bool:
    """Return True if a word is no name: of a closed list, or used in small letters by both texts."""
    if word in _FUNCTION_WORDS:
        return True
    texts = (passage.background.old, passage.background.new)
    if word in _POLICY_WORDS:
        return not any(word.capitalize() in text.capitals_inside for text in texts)
    named = re.compile(rf"(?<=[a-z,;] ){word.capitalize()}\b")
    return all(re.search(rf"\b{word}\b", text.prose) and not named.search(text.prose) for text in texts)


_SHORTEST: Final = 4
_POLICY_WORDS: Final = frozenset(
    """acceptance access account accounts additional advertising affiliates age agreements amendments analytics
    appendix arbitration assignment authority automated automatically background bases basis breach cancellation
    categories changes children choices collect collection communications complaint complaints conduct consent
    contact contacting content contents control controller cookies copyright countries data decision decisions
    definition definitions delete deletion details device devices disclaimer disclose disclosure disclosures dispute
    disputes effective eligibility example examples exercise feedback fees general governing identifiers
    indemnification indemnity information international introduction jurisdiction law legal liability limitation
    limitations links location making managing marketing measures minors miscellaneous necessary notice notices
    obligations overview parties partners payment period periods personal policies policy preferences privacy
    processing profile prohibited property protect protection provide providers purpose purposes questions
    recipients records refunds registration representative request requests residents resolution restrictions retain
    retention right rights safety scope security sell sensitive services settings severability share sharing similar
    source sources storage store subscriptions summary supplementary technologies termination terms third tracking
    transfer transfers transmission transparency update updates updating usage use used user users using waiver
    warranties warranty website websites withdraw""".split()
)
"""Words that policies use in any case; one that a text defines has another meaning with a capital."""
_FUNCTION_WORDS: Final = frozenset(
    """a about after also although an and are at because by can do every for from have here how if in into is more not
    before but of on once or other our please should since so that the their
    then there these they this those through to together until while
    was we were what when whenever where which why with without you your
    tus aux ces des les mes nos par que qui sur une vos del las los por sus una con gli per dei het een""".split()
)
_TERMS: Final = frozenset(
    "service services site website platform product products content user users customer account policy terms".split()
)
"""Words that texts use as terms with a capital, also where they don't define them."""
