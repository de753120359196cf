"""Words that point from one passage to another, rank passages, or bind them together: what keeps L9 from clearing.

By language; in a text that is called English, the words of all count, as English is what a text is taken for where
nobody says its language. In a text of another language the program can't see what points, so that nothing there is
cleared for having moved. Source: domain rules §4.2 (L9).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.materiality.wording.background import Background
from generator.materiality.wording.pointing_abroad import POINTING_ABROAD


@dataclass(frozen=True, slots=True)
class PointingWords:
    """Patterns of words that keep moved passages from being cleared.

    `place`: what points to a place in the text (above). `near`: what, at the start of a section, takes up what stood
    before it (this, also). `item`: what does so inside an item. `start`: what does so as the first word of an item.
    `ranked`: that the items of a list have an order, said outside of it. `connects`: what joins an item to the next.
    `condition`: on what a whole sentence may hang. `binds`: what, at the end of a list, may belong to all of it.
    `denies`: a negation. `own_text`: words for the text itself, which point nowhere. `sections`: what points from
    section to section. `excepts`: a title of exceptions. `groups`: a title that holds the sections after it.
    `joins`: the words for “and” and for “or”.
    """

    place: re.Pattern[str]
    near: re.Pattern[str]
    item: re.Pattern[str]
    start: re.Pattern[str]
    ranked: re.Pattern[str]
    connects: re.Pattern[str]
    condition: re.Pattern[str]
    binds: re.Pattern[str]
    denies: re.Pattern[str]
    own_text: re.Pattern[str]
    sections: re.Pattern[str]
    excepts: re.Pattern[str]
    groups: re.Pattern[str]
    joins: tuple[str, str]


_ENGLISH: Final[Mapping[str, str]] = {
    "place": r"above|below|former|latter|foregoing|preceding|following|previous|next|aforementioned|aforesaid|earlier"
    r"|later|hereinafter|hereafter|henceforth|herein|hereunder|thereof|therein|same|subsequent|remainder|what follows"
    r"|that follows?|so far|up to (?:here|this point)|from (?:here|now) on",
    "near": r"this|that|these|those|such|other|others|both|also|it|its|they|them|their|he|she|however|instead"
    r"|otherwise|therefore|again|another|else|additionally|furthermore|moreover|except|unless|provided|only|if",
    "item": r"this|that|these|those|such|others?|both|except|unless|however|else|remaining|the rest|said"
    r"|respective(?:ly)?|ditto|idem|(?:before|after)(?:$| (?:it|them))"
    r"|first(?:ly)?|second(?:ly)?|third(?:ly)?|then|finally|last(?:ly)?|thereafter"
    r"|afterwards|subsequently",
    "start": r"and|or|but|nor|not|so|as|if|plus|including|excluding|apart|after|before|until|where|when|anything|more"
    r"|everything|which|who|whose|otherwise|instead|likewise|also|additional(?:ly)?|in addition|further(?:more)?"
    r"|moreover|(?:for )?(?:it|its|they|them|their|he|she)",
    "ranked": r"first|second|third|fourth|fifth|last|latter|former|later|earlier|previous|above|preceding|next|order"
    r"|others|priority|precedence|prevail\w*|conflict\w*|respectively|ranks?|ranked|ranking|steps?|in turn|sequen\w+"
    r"|success\w*ly|consecutive\w*|chronolog\w+|hierarch\w+|importance|weight"
    r"|(?:de|a)scending|(?:de|in)creasing|top|bottom|upper|lower|cascad\w+|one (?:by|after|before|works|of them)"
    r"|each (?:of them )?(?:replaces|overrides|supersedes)",
    "connects": r"and|or|and/or|as well as",
    "condition": r"if|unless|where|except|only|provided|excluding|but|when|until",
    "binds": r"with|without|by|under|upon|after|before|during|for|as|to|that|which|who|whom|whose|through|via|from"
    r"|together|alone|daily|weekly|monthly|quarterly|yearly|annually|automatically|permanently|temporarily|once|twice"
    r"|of (?:\w+ )?(?:children|minors|adults|guests|users|customers|members|employees|visitors|patients|others|people)",
    "denies": r"not|never|no|nor|neither|without|none|\w+n['’]t|cannot",
    "own_text": r"this (?:\w+ ){0,2}(?:policy|notice|statement|agreement|document|website|site|app"
    r"|service)|these terms",
    "sections": r"(?:next|previous|preceding|following|above|below|last|first|former|latter|foregoing|subsequent"
    r"|remaining)\s+(?:\w+\s+)?(?:sections?|chapters?|parts?)|(?:sections?|chapters?|parts?)\s+(?:above|below)",
    "excepts": r"except\w*|exempt\w*|exclu\w+|limits?|otherwise|derogations?",
    "groups": r"part|chapter|title|book|volume|schedule|annex|appendix",
    "joins": "and|or",
}
_ENGLISH_ALONE: Final = frozenset({"binds", "own_text"})
"""Patterns in which words of other languages are English words of another meaning."""
_AT_START: Final = frozenset({"start", "groups"})
_AT_END: Final = frozenset({"connects"})


@lru_cache(maxsize=8)
def pointing_words(language: str) -> PointingWords | None:
    """Return the words of a language, with those of English; None where the program knows none of it."""
    code = language.split("-", maxsplit=1)[0].casefold()
    own = _ENGLISH if code == "en" else POINTING_ABROAD.get(code)
    if own is None:
        return None
    one, other = own["joins"].split("|")
    patterns = {name: _pattern(name, "|".join(_words(name, own))) for name in own if name != "joins"}
    return PointingWords(**patterns, joins=(one, other))


def pointing_of(background: Background) -> PointingWords | None:
    """Return the words that point in the language of both texts; None where they differ or it isn't known."""
    old, new = (pointing_words(text.document.language) for text in (background.old, background.new))
    return new if old is new else None


def _words(name: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the alternatives of a pattern: of English and of the own language, or of all where English is assumed."""
    if own is not _ENGLISH:
        return _ENGLISH[name], own[name]
    return _ENGLISH[name], *(table[name] for table in POINTING_ABROAD.values() if name not in _ENGLISH_ALONE)


def _pattern(name: str, words: str) -> re.Pattern[str]:
    before = r"^\W*" if name in _AT_START else ""
    after = r"\W*$" if name in _AT_END else ""
    return re.compile(rf"{before}\b(?:{words})\b{after}", re.IGNORECASE)
