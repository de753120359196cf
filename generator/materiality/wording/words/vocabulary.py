"""Words that carry meaning by themselves: negations, modals, words of scope, of choice, of number; English.

What asks for consent is read in five other languages, too (`consent_signals.toml`); words in others ask always.

Source: the table of signals in the domain rules, §4.2.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from generator import program_files
from generator.materiality.wording.words.dictionary import seems_foreign
from generator.model.languages import ENGLISH, READ, TRANSLATED, code_of
from generator.source.sought_words import in_small_letters, whole_words
from generator.source.text_language import is_unread

NEGATIONS: Final = frozenset(
    "not never no none nor neither without cannot nobody nothing nowhere unless except excluding".split()
)
EFFORTS: Final = frozenset("aim aims strive strives try tries endeavour endeavours endeavor endeavors".split())
"""Before a “to”, words that make an effort of a promise."""
MODALS: Final = EFFORTS | frozenset("will shall must may might can could would should ought".split())
SCOPE: Final = frozenset("only solely exclusively always every all any unless except entirely".split())
CHOICE: Final = frozenset(
    "consent consents consented permission opt opt-in opt-out withdraw withdraws object objects unsubscribe agree"
    " agrees choose choice choices".split()
)

FUNCTION_WORDS: Final = frozenset(
    "and or to in for from of the a at by when if where as but with under on only who which that is are was were be"
    " will may can must shall has have than after before until without through via because so too also then unless"
    " during within outside inside into since while applies apply now not nor we you they it us them including like"
    " between across near".split()
)
"""Words that hold a sentence together: after a noun that stands before another one (“consent form”) stands none."""
DATA: Final = (
    r"(?:data|information|info|details?|records?|logs?|copies|copy|backups?|history|files?|content|messages?"
    r"|letters?|mails?|e-?mails?|address(?:es)?|names?|numbers?|orders?|invoices?|payments?|cards?|cookies|identifiers?"
    r"|recordings?|footage|videos?|photos?|pictures?|images?|locations?|documents?|certificates?|applications?|profiles?"
    r"|answers?|searches|posts?|it|them|these|this)"
)
"""Nouns for what is known of somebody, and pronouns that can stand for one."""


READERS: Final = (
    r"(?:you|everyone|everybody|anyone|individuals?|persons?|people|parents?|guardians?|(?:data\s+)?subjects?|residents?"
    r"|consumers?|users?|customers?|members?|visitors?|participants?|subscribers?|guests?|patients?|students?|applicants?"
    r"|candidates?|employees?|child(?:ren)?)"
)
"""Whom a policy speaks of as those who read it, and those who speak for them."""


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})\b")


SIGNALS: Final[Mapping[str, re.Pattern[str]]] = {
    "S1": _words(
        r"sell\w*|sold|sale|shar(?:e|ed|es|ing)|disclos\w+|transfer\w*|third[ -]part(?:y|ies)|partners?|affiliat\w+"
        r"|advertis\w+|brokers?|subsidiar\w+|vendors?|recipients?"
    ),
    "S2": _words(
        r"child(?:ren)?|minors?|parents?|parental|guardians?|biometric\w*|health|medical|genetic|geolocation|location"
        r"|camera|microphone|ai|artificial intelligence|machine learning|train(?:ing|ed|s)?|profil\w+|automated"
        r"|facial|religio\w+|race|racial|ethnic\w*|sexual|sensitive"
    ),
    "C1": _words(
        r"consent\w*|permission|opt(?:ed|ing)?[ -]?(?:in|out)|withdraw\w*|object(?:s|ed|ion)?|unsubscrib\w+|choices?"
    ),
    "T1": _words(
        r"arbitrat\w+|class action|jury|waiv\w+|liab\w+|indemnif\w+|refund\w*|renew\w*|fees?|pric(?:e|es|ing)"
        r"|terminat\w+|governing law"
    ),
    "M2": _words(r"not|never|no|none|nor|neither|without|\w+n['’]t|cannot"),
    "M1": _words(r"will|shall|must|may|might|can|could|would|should|aims?|striv\w+|try|endeavou?rs?|required?"),
    "M3": _words(
        r"only|solely|exclusively|always|every|all|any|each|unless|except|limited to|provided that|subject to"
    ),
    "H1": _words(
        r"such as|including|for example|among others|from time to time|as needed|reasonabl\w+|certain|some|other"
        r"|generally|typically|usually|where possible|as appropriate"
    ),
}
"""By the names of the table of signals: what asks for consent (S1, S2, C1, T1), and how firm, how far, how vague.

Like all patterns here but those of other languages, they are asked of words in small letters.
"""
GRAVE: Final = _words(
    r"sell|sells|selling|sold|resell\w*|monetiz\w+|monetis\w+|biometric\w*|(?:face|facial|voice|emotion) recognition"
    r"|(?:face|facial|hand|palm) geometry|(?:face|voice|palm|thumb)[ -]?prints?|fingerprints|(?:iris|retinal?) scans?"
    r"|health|medical|genetic|religio\w+|racial|ethnic\w*|sexual|arbitrat\w+|class action"
    r"|jury|waiv\w+|indemnif\w+"
)
"""Words of sale, sensitive data and rights given up (S1, S2, T1): where one comes or goes, somebody has to look."""
ASKS_CONSENT: Final = ("S1", "S2", "C1", "T1")
_ASKS: Final = re.compile("|".join(SIGNALS[name].pattern for name in ASKS_CONSENT))
_ANY_SIGNAL: Final = re.compile("|".join(signal.pattern for signal in SIGNALS.values()))


def asks_consent(words: str, language: str = ENGLISH) -> bool:
    """Return True if words have a signal after which nobody but people say whether a change needs consent.

    English is read in every text, whatever language that is said to be in, and the five others in their own. Of words
    in another language nobody here knows what they say: they ask always.
    """
    code = code_of(language)
    if (code and code not in READ) or _ASKS.search(in_small_letters(words)) or is_unread(words):
        return True
    if code not in TRANSLATED:
        return seems_foreign(words)
    return bool(_consent_signals(code).search(words)) or seems_foreign(words, (code, ENGLISH))


def speaks_of_choice(words: str, language: str = ENGLISH) -> bool:
    """Return True if words speak of consent, or of a choice that readers have (C1)."""
    code = code_of(language)
    found = SIGNALS["C1"].search(in_small_letters(words)) or (
        code in TRANSLATED and _signals(code, "choice").search(words)
    )
    return bool(found)


_EXCEPTS: Final = _words(
    r"unless|except(?:ing|ed)?|excluding|other than|save (?:for|where|as|that)|with the exception|apart from"
)


def excepts(words: str, language: str = ENGLISH) -> bool:
    """Return True if words except something from what is said."""
    code = code_of(language)
    found = _EXCEPTS.search(in_small_letters(words))
    return bool(found or (code in TRANSLATED and _signals(code, "excepts").search(words)))


@cache
def _consent_signals(language: str) -> re.Pattern[str]:
    return re.compile("|".join(_signals(language, part).pattern for part in ("rows", "choice")), re.IGNORECASE)


@cache
def _signals(language: str, part: str) -> re.Pattern[str]:
    return whole_words(*program_files.patterns("materiality/wording/words/consent_signals.toml")[language][part])


def content_words(words: str) -> frozenset[str]:
    """Return the words that say what a sentence is about, in small letters: none that only hold it together."""
    return frozenset(re.findall(r"[\w’'-]+", words.casefold())) - FUNCTION_WORDS - {"our", "your", "we", "you"}


_CARRIERS: Final = NEGATIONS | MODALS | SCOPE | CHOICE


def carries_meaning(word: str) -> bool:
    """Return True if a word, alone, is one whose coming, going or doubling can change what a text says."""
    plain = word.casefold()
    if plain in _CARRIERS or plain.endswith(("n't", "n’t")):
        return True
    return _ANY_SIGNAL.search(in_small_letters(word)) is not None


def says_alone(word: str) -> bool:
    """Return True if a word, in small letters, says something by itself: it carries meaning, or holds no sentence."""
    return carries_meaning(word) or (len(word) >= _SHORTEST and word[:1].isalnum() and word not in FUNCTION_WORDS)


_SHORTEST: Final = 4  # letters of a word that may name something
