"""What in the words of an undecided change points to something material: signals rank and explain, they never clear.

Source: domain rules §4.2. More than a third of real changes of wording carry no signal, some of them clearly material.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

from generator.diff import Change, Kind
from generator.model import Direction
from generator.wording import DATE, EMAIL, PHONE, TOKEN, URL, differences, masked

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signal:
    """A kind of words whose coming or going matters: its weight, and what a reader is told."""

    name: str
    words: Pattern
    weight: float
    reason: str


def _words(pattern: str) -> Pattern:
    return _small(rf"\b(?:{pattern})\b")


def _small(pattern: str) -> Pattern:
    """Return the pattern for words in small letters: that is twice as fast as one that leaves case open."""
    return re.compile(pattern.lower())


_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty|sixty|ninety)"
SIGNALS: Final = (
    Signal(
        "N1",
        _words(rf"{_COUNT}(?:[\s-]+(?:\([0-9]+\)\s+)?)(?:business |working |calendar )?(?:hour|day|week|month|year)s?"),
        0.3,
        "A period of time changed.",
    ),
    Signal(
        "N2",
        _small(r"[$€£]\s?\d|\d{1,15}(?:\.\d{1,15})?\s?(?:%|percent\b|USD|EUR|GBP)|\bage[ds]? (?:of )?\d+"),
        0.3,
        "An amount or an age changed.",
    ),
    Signal(
        "S2",
        _words(
            r"child(?:ren)?|minors?|parents?|biometric\w*|health|genetic|precise location|geolocation|"
            r"location|camera|microphone|AI|artificial intelligence|machine learning|train(?:ing)?|"
            r"profil\w+|automated|face|facial|religio\w+|race|ethnic\w*|sexual"
        ),
        0.25,
        "What it says about sensitive data, children or automated use changed.",
    ),
    Signal(
        "S1",
        _words(
            r"sell|sold|sale|shar(?:e|ed|es|ing)|disclos\w+|transfer\w*|third[ -]part(?:y|ies)|"
            r"partners?|affiliates?|advertis\w+|brokers?|subsidiar\w+|vendors?|recipients?|"
            r"law enforcement|governmental"
        ),
        0.2,
        "What it says about sharing data with others changed.",
    ),
    Signal(
        "C1",
        _words(
            r"consent\w*|permission|opt(?:ed|ing)?[ -]?(?:in|out)|withdraw\w*|object|unsubscrib\w+|"
            r"choices?|rights?|request(?:s|ed)?|appeal|access|delet\w+|erasure|portability|complain\w*"
        ),
        0.2,
        "What it says about your choices and rights changed.",
    ),
    Signal(
        "T1",
        _words(
            r"arbitrat\w+|class action|waiv\w+|liab\w+|indemnif\w+|refund\w*|renew\w*|fees?|pric\w+|"
            r"payments?|pay|paid|charge[ds]?|terminat\w+|suspen\w+|governing law|prohibit\w*|"
            r"licen[cs]e\w*|warrant\w+"
        ),
        0.2,
        "What it says about prices, liability or the contract changed.",
    ),
    Signal(
        "K1",
        _words(
            r"collect\w*|receiv\w+|stor(?:e|ed|es|ing|age)|retain\w*|retention|process(?:es|ed|ing)?|"
            r"identifiers?|cookies?|track\w*|us(?:e|es|ed|ing) (?:your|the|this|that|of|it)|device"
        ),
        0.15,
        "What it says about the data and its use changed.",
    ),
    Signal(
        "A1",
        _words(
            r"appl(?:y|ies|icable)|countr(?:y|ies)|states?|residents?|European|United States|China|"
            r"Japan|Brazil|services?|products?|subject to|entit(?:y|ies)|GmbH|Inc|Ltd|LLC|S\.à|"
            r"parent company"
        ),
        0.12,
        "For whom or for what it applies changed.",
    ),
    Signal("M2", _words(r"not|never|no|none|without|\w+n['’]t"), 0.15, "A “not” came or went."),
    Signal(
        "M1",
        _words(r"will|shall|must|may|might|can|could|aims?|striv\w+|try|endeavou?rs?|should|required?"),
        0.12,
        "How firmly it promises or demands something changed.",
    ),
    Signal(
        "M3",
        _words(r"only|solely|always|every|all|any|unless|except|limited to|provided that"),
        0.12,
        "How far it reaches changed.",
    ),
    Signal(
        "H1",
        _words(
            r"such as|including|for example|among others|from time to time|as needed|reasonabl\w+|"
            r"certain|some|other"
        ),
        0.08,
        "It became vaguer or clearer.",
    ),
)
LEAST: Final = 0.32
MOST: Final = 0.97
BASE: Final = 0.36
PASSAGE: Final = 0.1
SECTION: Final = 0.15
PER_DOUBLING: Final = 0.035
LONGEST_WEIGHED: Final = 50_000  # letters of both sides


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely a change of wording is material (0 to 1), and the words of the strongest signal, if any."""

    score: float
    reason: str
    direction: Direction


def weigh(change: Change) -> Weighed:
    """Return how likely an undecided change of wording is material; one too long to be weighed is as likely as any."""
    if sum(len(str(side)) for side in (change.old, change.new) if side is not None) > LONGEST_WEIGHED:
        return Weighed(MOST, "", Direction.UNKNOWN)
    old, new = _sides(change)
    gone, come = _differing(old, new)
    whole_old, whole_new = old.lower(), new.lower()
    found = [
        signal for signal in SIGNALS if _hits(signal.words, gone, whole_old) != _hits(signal.words, come, whole_new)
    ]
    words = len(TOKEN.findall(f"{gone} {come}"))
    score = BASE + PER_DOUBLING * math.log2(1 + words)
    if change.kind in {Kind.ADDED, Kind.REMOVED}:
        score += PASSAGE if words > FEW else 0
    strengths = sorted((signal.weight for signal in found), reverse=True)
    score += sum(strength / (place + 1) for place, strength in enumerate(strengths))
    reason = max(found, key=lambda signal: signal.weight).reason if found else ""
    return Weighed(min(MOST, max(LEAST, score)), reason, Direction.UNKNOWN)


def counts(word: str) -> bool:
    """Tell whether a word, alone, is one whose coming or going matters."""
    return any(signal.words.search(word.lower()) for signal in SIGNALS)


FEW: Final = 3


def _sides(change: Change) -> tuple[str, str]:
    """Return the words of both sides without addresses and dates, whose numbers mean nothing here."""
    sides = []
    for side in (change.old, change.new):
        words = "" if side is None else str(side)
        for pattern in (EMAIL, URL, PHONE, DATE):
            words = masked(words, pattern, "")
        sides.append(words)
    return sides[0], sides[1]


def _differing(old: str, new: str) -> tuple[str, str]:
    found = differences(old, new)
    return " ".join(" ".join(one.old) for one in found), " ".join(" ".join(one.new) for one in found)


def _hits(words: Pattern, differing: str, whole: str) -> tuple[str, ...]:
    """Return what a signal finds: in the whole side where it spans several words, else in what differs."""
    return tuple(sorted(words.findall(whole))) if differing else ()
