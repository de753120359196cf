"""What in the words of an undecided change points to something material: signals rank and explain, they never clear.

Source: domain rules §4.2. More than a third of real changes of wording carry no signal, some of them clearly material.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

from generator.materiality.before_sealed_verdicts.sides import DATE, EMAIL, PHONE, TOKEN, URL, differences, masked
from generator.model.levels import Direction
from generator.text.change import Change, Kind

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signal:
    """A kind of words whose coming or going matters: its weight, and what a reader is told.

    `changed` goes on after “The wording changed:”; `whole` is a sentence about a passage that came or went with them.
    """

    name: str
    words: Pattern
    weight: float
    changed: str
    whole: str


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
        "a period of time",
        "It names a period of time.",
    ),
    Signal(
        "N2",
        _small(r"[$€£]\s?\d|\d{1,15}(?:\.\d{1,15})?\s?(?:%|percent\b|USD|EUR|GBP)|\bage[ds]? (?:of )?\d+"),
        0.3,
        "an amount or an age",
        "It names an amount or an age.",
    ),
    Signal(
        "S2",
        _words(
            r"child(?:ren)?|minors?|parents?|biometric\w*|health|genetic|precise location|geolocation|"
            r"location|camera|microphone|AI|artificial intelligence|machine learning|train(?:ing)?|"
            r"profil\w+|automated|face|facial|religio\w+|race|ethnic\w*|sexual"
        ),
        0.25,
        "what it says about sensitive data, children or automated use",
        "It is about sensitive data, children or automated use.",
    ),
    Signal(
        "S1",
        _words(
            r"sell|sold|sale|shar(?:e|ed|es|ing)|disclos\w+|transfer\w*|third[ -]part(?:y|ies)|"
            r"partners?|affiliates?|advertis\w+|brokers?|subsidiar\w+|vendors?|recipients?|"
            r"law enforcement|governmental"
        ),
        0.2,
        "what it says about sharing data with others",
        "It is about sharing data with others.",
    ),
    Signal(
        "C1",
        _words(
            r"consent\w*|permission|opt(?:ed|ing)?[ -]?(?:in|out)|withdraw\w*|object|unsubscrib\w+|"
            r"choices?|rights?|request(?:s|ed)?|appeal|access|delet\w+|erasure|portability|complain\w*"
        ),
        0.2,
        "what it says about your choices and rights",
        "It is about your choices and rights.",
    ),
    Signal(
        "T1",
        _words(
            r"arbitrat\w+|class action|waiv\w+|liab\w+|indemnif\w+|refund\w*|renew\w*|fees?|pric\w+|"
            r"payments?|pay|paid|charge[ds]?|terminat\w+|suspen\w+|governing law|prohibit\w*|"
            r"licen[cs]e\w*|warrant\w+"
        ),
        0.2,
        "what it says about prices, liability or the contract",
        "It is about prices, liability or the contract.",
    ),
    Signal(
        "K1",
        _words(
            r"collect\w*|receiv\w+|stor(?:e|ed|es|ing|age)|retain\w*|retention|process(?:es|ed|ing)?|"
            r"identifiers?|cookies?|track\w*|us(?:e|es|ed|ing) (?:your|the|this|that|of|it)|device"
        ),
        0.15,
        "what it says about the data and its use",
        "It is about the data and its use.",
    ),
    Signal(
        "A1",
        _words(
            r"appl(?:y|ies|icable)|countr(?:y|ies)|states?|residents?|European|United States|China|"
            r"Japan|Brazil|services?|products?|subject to|entit(?:y|ies)|GmbH|Inc|Ltd|LLC|S\.à|"
            r"parent company"
        ),
        0.12,
        "for whom or for what it applies",
        "It says for whom or for what something applies.",
    ),
    Signal(
        "M2",
        _words(r"not|never|no|none|without|\w+n['’]t"),
        0.15,
        "a “not” came or went",
        "It says what is not so.",
    ),
    Signal(
        "M1",
        _words(r"will|shall|must|may|might|can|could|aims?|striv\w+|try|endeavou?rs?|should|required?"),
        0.12,
        "how firmly it promises or demands something",
        "It promises, allows or demands something.",
    ),
    Signal(
        "M3",
        _words(r"only|solely|always|every|all|any|unless|except|limited to|provided that"),
        0.12,
        "how far it reaches",
        "It says how far something reaches.",
    ),
    Signal(
        "H1",
        _words(
            r"such as|including|for example|among others|from time to time|as needed|reasonabl\w+|"
            r"certain|some|other"
        ),
        0.08,
        "how vague or clear it is",
        "It has words that leave something open.",
    ),
)
LEAST: Final = 0.32
MOST: Final = 0.97
BASE: Final = 0.36
PASSAGE: Final = 0.1
PER_DOUBLING: Final = 0.035
LONGEST_WEIGHED: Final = 50_000  # letters of both sides


@dataclass(frozen=True, slots=True)
class FormerWeighed:
    """How likely a change of wording is material (0 to 1), and the strongest signal, if any."""

    score: float
    signal: Signal | None
    direction: Direction

    def told(self, reason: str, kind: Kind) -> str:
        """Return what a reader is told in neutral words, with what the strongest signal adds to it."""
        if self.signal is None:
            return reason
        if kind in {Kind.ADDED, Kind.REMOVED}:
            return f"{reason} {self.signal.whole}".strip()
        return f"{reason.rstrip('.')}: {self.signal.changed}."


def weigh(change: Change) -> FormerWeighed:
    """Return how likely an undecided change of wording is material; one too long to be weighed is as likely as any."""
    if sum(len(str(side)) for side in (change.old, change.new) if side is not None) > LONGEST_WEIGHED:
        return FormerWeighed(MOST, None, Direction.UNKNOWN)
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
    strongest = max(found, key=lambda signal: signal.weight, default=None)
    return FormerWeighed(min(MOST, max(LEAST, score)), strongest, Direction.UNKNOWN)


def counts(word: str) -> bool:
    """Return True if a word, alone, is one whose coming or going matters."""
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
