"""Sentences that state nothing themselves: where to read more, how to write to us, what is new in the text. English.

What they are about stands elsewhere: at the end of the link, or where the text itself changed. A sentence that denies,
limits, obliges, or speaks of an agreement, is none of them.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from generator.materiality.features.counted_words import ADDRESS

_STATES: Final = re.compile(
    r"\b(?:not|never|no|only|unless|except|must|shall|agree\w*|consent\w*|waiv\w*|opt(?:ing|ed)?|withdraw\w*|object)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_POLITELY: Final = r"(?:(?:please|also|you (?:can|may|should)|we (?:invite|encourage) you to|feel free to)\s+)*"
_TEXT: Final = r"(?:(?:privacy|cookies?|data protection)\s+)?(?:policy|notice|statement|terms|page|document)"
_PLACE: Final = (
    rf"(?:{_TEXT}|policies|pages|section|site|website|cent(?:er|re)|articles?|faqs?|guide|list|report"
    r"|documentation|addendum|here|link|settings|below|above|https?:|www\.)"
)
_POINTER: Final = re.compile(
    rf"(?:(?:for|to)\b[^.;:]{{0,200}}?,\s+)?{_POLITELY}(?:see|visit|refer to|consult|click|learn more"
    r"|find (?:out )?more|read (?:more|our|the))\b"
    rf"(?!.*,?\s(?:of|in|from|with|for) which\b).*?\b{_PLACE}",
    re.IGNORECASE | re.DOTALL,
)
_CONTACT: Final = re.compile(
    rf"(?:(?:if|for)\b[^.;:]{{0,160}}?,\s+)?{_POLITELY}(?:contact|e-?mail|write to|call|reach|get in touch with)"
    r"\s+(?:us\b|our\b|the\b|this\b|\S{1,64}@)",
    re.IGNORECASE,
)
_OWN: Final = rf"(?:(?:the|this|these|our) (?:{_TEXT}|policies|documents))"
_DONE: Final = r"(?:updated|revised|changed|amended|modified|clarified|expanded|reorgani[sz]ed|simplified)"
_NEWS: Final = re.compile(
    r"(?:[^.;:]{1,60}:\s+)?(?:(?:on|as part of|in) [^.;:]{1,100}?,\s+)?(?:"
    rf"we(?: have|['’]ve)? (?:(?:recently|last|also) )*{_DONE}\b"
    rf"[^.;:]{{0,80}}?\b(?:{_TEXT}|policies|documents) (?:(?:in order )?to|so that|with|by|for)\b"
    r"|we(?: have|['’]ve)? (?:(?:recently|also) )*(?:added|removed|clarified|expanded) (?:(?:a|an|the|some|few|more|new"
    r"|further) )*(?:details?|sections?|paragraphs?|wording|language|explanations?|definitions?) (?:about|on|that)\b"
    rf"|{_OWN} (?:was|were|has been|have been) (?:(?:recently|last|also) )*{_DONE} (?:to|with|so that|for)\b"
    rf"|{_OWN} (?:also )?now (?:provides?|includes?|describes?|explains?|reflects?|contains?|clarif(?:y|ies)|details?"
    r"|tells?|lists?)\b(?! (?:that|for|you|us)\b)"
    r"|(?:updates?|changes|additions|clarifications) (?:to|of|in) [^.;:]{1,80}?\bsections? (?:to|that)"
    r" (?:modif|add|clarif|describ|reflect|remov|provid|includ|explain)\w*)",
    re.IGNORECASE,
)
_FORM: Final = re.compile(
    rf"(?:this|our) {_TEXT} (?:has been|is|was|can be) (?:also )?(?:designed|written|translated|available|accessible"
    r"|printed|published)\b",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(r"\d(?:[ ()./-]{0,3}\d){6}")
_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+")
_AROUND: Final = " \t\xa0.,;:*_>|()-–—"


_NAMED_TEXT: Final = re.compile(
    r"(?!(?:This|These|Our|The|Your)\b)(?:[A-Z][\w.’'&-]*,? (?:(?:and|of|for|the) )?){1,8}"
    r"(?:Polic(?:y|ies)|Notices?|Statements?|Terms|Disclosures?)\b"
)
_SUPPLEMENT: Final = re.compile(
    r"\b(?:addend(?:um|a|ums)|supplement(?:s|ary|al|ed)?|additional terms)\b", re.IGNORECASE
)
_FOR_SOME: Final = re.compile(
    r"\b(?:residents?|resid(?:e|es|ing)|citizens?|users (?:in|from|located))\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"[A-Z][\w.]*\w")
_LONGEST: Final = 60  # words of a sentence


_MAY_NAME: Final = re.compile(r"Polic|Notice|Statement|Terms|Disclosure|(?i:addend|supplement|additional terms)")


def may_name_supplement(words: str) -> bool:
    """Return False if words surely name no text that adds to this one: they have none of its names."""
    return bool(_MAY_NAME.search(words))


def names_supplement(words: str, place: Callable[[str], bool]) -> bool:
    """Return True if a sentence names another text that adds to this one, or holds for people of a `place`."""
    return any(len(one.split()) <= _LONGEST and _names_supplement(one, place) for one in _sentences(words))


def _names_supplement(sentence: str, place: Callable[[str], bool]) -> bool:
    named = [match[0] for match in _NAMED_TEXT.finditer(sentence)]
    if not named:
        return bool(_SUPPLEMENT.search(sentence) and _TEXTS.search(sentence))
    at_place = any(place(word.casefold()) for name in named for word in _NAME.findall(name))
    return at_place or bool(_FOR_SOME.search(sentence) or _SUPPLEMENT.search(sentence))


_TEXTS: Final = re.compile(rf"\b(?:{_TEXT}|addend(?:um|a)|annex|terms)\b", re.IGNORECASE)


def is_news(words: str) -> bool:
    """Return True if words only say what changed in the text."""
    return _are_all(words, lambda sentence: bool(_NEWS.match(sentence)))


def states_nothing(words: str) -> bool:
    """Return True if words are nothing but sentences that lead elsewhere, to us, or say what is new in the text."""
    return _are_all(words, _is_aside)


def _are_all(words: str, is_one: Callable[[str], bool]) -> bool:
    sentences = _sentences(words)
    first = next(sentences, "")
    return bool(first) and all(is_one(one) and not _STATES.search(one) for one in chain((first,), sentences))


def _sentences(words: str) -> Iterator[str]:
    """Yield the sentences of some words one after the other, without the signs around them; mostly one is asked for."""
    start = 0
    for end in chain(_END.finditer(words), (None,)):
        if sentence := words[start : end.start() if end else None].strip(_AROUND):
            yield sentence
        start = end.end() if end else start


def _is_aside(sentence: str) -> bool:
    if _CONTACT.match(sentence):
        return bool(ADDRESS.search(sentence) or _TELEPHONE.search(sentence))
    return any(pattern.match(sentence) for pattern in (_POINTER, _NEWS, _FORM))
