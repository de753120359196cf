"""What English words of a policy mean: numbers, durations, and the words that tell one thing from another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.schema import durations
from generator.schema.durations import Duration
from generator.schema.values import Value

VARIABLES: Final = (0xE100, 0xF8FF)  # characters that stand for variables, one for each name


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives is, in either case."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


def words(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives stands as whole words, in either case."""
    return pattern(rf"\b(?:{'|'.join(alternatives)})\b")


NOT: Final = pattern(r"n['’]t\b|\b(?:not|never|no|nor|neither|without|cannot)\b")
UNIT: Final = "hour|day|week|month|year"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBERS: Final = f"{_ONES}|{_TEENS}|{_TENS}"
_COUNTS: Final = {word: number for number, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), 1)} | {
    word: number * 10 for number, word in enumerate(_TENS.split("|"), 2)
}
SPELT: Final = rf"(?:{_TENS})(?:[\s‑-](?:{_ONES}))?|{_TEENS}|{_ONES}"
_LENGTH: Final = pattern(
    rf"(?<![\w.,/–—‑-])(?P<count>\d{{1,4}}|{SPELT}|an?)(?:\s?\((?P<digits>\d{{1,4}})\))?[\s‑-]{{1,3}}"
    rf"(?:(?P<other>business|working)\s|(?:calendar|consecutive|full|whole)\s)?(?P<unit>{UNIT})s?\b",
    rf"\b(?P<often>annual(?:ly)?|yearly|quarterly|monthly|(?:every|each|once an?|once per)\s(?:{UNIT}|quarter))\b",
    r"\b(?P<at_once>immediately)\b",
    rf"(?P<variable>[{chr(VARIABLES[0])}-{chr(VARIABLES[1])}])(?:[\s-](?P<of>{UNIT})s?\b)?",
)
_ONE: Final = pattern(r"\b(?:within|for|after|least|by|than|another|additional|further)\s(?:up to\s)?$")
_RANGE_BEFORE: Final = pattern(
    rf"(?:\d|\b(?:{_NUMBERS}))\s?(?:(?:{UNIT})s?\s)?(?:to|or|and|[-–—])\s?$",
    r"\b(?:hundred|thousand|half)(?:\sand)?\s$",
)
_RANGE_AFTER: Final = pattern(
    rf"\s?(?:to|or|[-–—])\s?(?:\d|(?:{_NUMBERS})\b)",  # a range
    r"\sand a half\b|[\s‑-](?:old|of age)\b|\s?(?:and|or) (?:older|over|above|up)\b",  # a half, an age
    rf"\s?(?:an?|per|each|every|/)\s?(?:{UNIT})\b|\sago\b|\s(?:preceding|prior to|before) (?:your|the) request",
)


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in a sentence; `length` is nothing where it can't be compared (a range, business days, an age)."""

    start: int
    end: int
    length: Duration | None
    typed: bool
    often: bool = False


def count(word: str) -> int:
    """Return the number that digits or English words mean."""
    if word.isdecimal():
        return int(word)
    return sum(_COUNTS.get(part, 1) for part in re.split(r"[\s‑-]", word.lower()))


def lengths(sentence: str, values: Mapping[str, Value]) -> Iterator[Length]:
    """Yield the durations of a sentence, those of its variables by their values."""
    for match in _LENGTH.finditer(sentence):
        if match["variable"]:
            value = str(values.get(match["variable"], ""))
            text = f"{value} {match['of']}" if match["of"] else value
        elif match["often"]:
            text = _every(match["often"].lower().split()[-1])
        elif match["at_once"]:
            text = durations.IMMEDIATELY
        else:
            before = sentence[max(0, match.start() - 40) : match.start()]
            if match["count"].lower() in {"a", "an"} and not _ONE.search(before):
                continue
            vague = match["other"] or _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(sentence, match.end())
            number = int(match["digits"]) if match["digits"] else count(match["count"])
            text = "" if vague else f"{number} {match['unit']}"
        length = durations.parse(text)
        yield Length(match.start(), match.end(), length, typed=not match["variable"], often=bool(match["often"]))


def _every(unit: str) -> str:
    if unit.startswith("quarter"):
        return "3 month"
    if unit.startswith("month"):
        return "1 month"
    return f"1 {unit}" if unit in UNIT.split("|") else "1 year"


def agree(one: Duration, other: Duration) -> bool:
    """Return True if both may be as long: 30 days and 1 month may."""
    if one.exact[0] == other.exact[0]:
        return one.exact == other.exact
    return one.shortest <= other.longest and other.shortest <= one.longest


_GENERIC: Final = frozenset(
    (
        *("a", "an", "and", "any", "basic", "content", "cookie", "data", "detail", "email", "history", "in", "item"),
        *("information", "name", "of", "on", "optional", "or", "other", "our", "personal", "record", "service", "team"),
        *("the", "their", "type", "unspecified", "us", "use", "user", "we", "with", "you", "your"),
    )
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def tokens(text: str, *, generic: bool = False) -> list[str]:
    """Return the words of a text, in lower case and singular; those that tell nothing only if `generic`."""
    found = []
    for match in _WORD.finditer(text.lower()):
        word = match[0].replace("behaviour", "behavior")
        if word.endswith("ies") and word != "cookies":
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
            word = word[:-1]
        if generic or word not in _GENERIC:
            found.append(word)
    return found
