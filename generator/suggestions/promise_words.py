"""The words, by language, in which a text promises notice of its own changes, or to ask first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import whole_words


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """What is looked for in the sentences of one language; each pattern ignores case.

    A promise tells readers (`tells`) of a change (`of_changes`) before it (`before`), in a section about changes or
    in a sentence about the text (`of_text`). What readers tell the company (`to_us`) is none, nor is consent that is
    taken for given (`taken`). In a section about changes, a `period` of notice needs no more words, unless it is that
    of an end of the contract (`ends`). Of channels with a `choice` between them, or that `may` be, none is promised.
    `units` says how many days a unit has at most, `numbers` how much a word is.
    """

    tells: re.Pattern[str]
    of_changes: re.Pattern[str]
    before: re.Pattern[str]
    of_text: re.Pattern[str]
    every: re.Pattern[str]
    we_tell: re.Pattern[str]
    weighty: re.Pattern[str]
    asks: re.Pattern[str]
    taken: re.Pattern[str]
    to_us: re.Pattern[str]
    period: re.Pattern[str]
    ends: re.Pattern[str]
    we: re.Pattern[str]
    choice: re.Pattern[str]
    may: re.Pattern[str]
    channels: Mapping[str, re.Pattern[str]]
    length: re.Pattern[str]
    units: Mapping[str, int]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PromisedLength:
    """So many days at most, with the length as facts write it."""

    days: int
    length: str


LANGUAGES: Final = frozenset({"de", "es", "fr", "it", "nl"})
"""The languages in which promises in prose are read: each is a file in `promises/`."""


def words_of(language: str) -> PromiseWords | None:
    """Return the words of a language (a tag such as de-AT); None where promises in prose are not read in it."""
    own = language.lower().partition("-")[0]
    return of_language(own) if own in LANGUAGES else None


@cache
def of_language(language: str) -> PromiseWords:
    """Return the words of one of these languages, by its code."""
    return _read(program_files.patterns(f"suggestions/promises/{language}.toml"))


def lengths(words: PromiseWords, sentence: str) -> Iterator[PromisedLength]:
    """Yield the periods of a sentence; working days count as the weeks that hold them."""
    for match in words.length.finditer(sentence):
        written = match["number"].casefold()
        number = int(written) if written.isdecimal() else words.numbers[written]
        unit = next(name for name in words.units if match[name])
        if unit == "working_day":
            days = -(-number * 7 // 5)
            yield PromisedLength(days, f"{days} days")
        else:
            yield PromisedLength(words.units[unit] * number, f"{number} {unit}{'s' if number != 1 else ''}")


def channels(words: PromiseWords, sentence: str) -> tuple[str, ...]:
    """Return the channels by which a sentence says that readers are told; of channels to choose from, none."""
    if not (words.tells.search(sentence) and words.of_changes.search(sentence) and words.we.search(sentence)):
        return ()
    found = {name: match for name, pattern in words.channels.items() if (match := pattern.search(sentence))}
    if not found or words.to_us.search(sentence):
        return ()
    first, last = min(one.start() for one in found.values()), max(one.end() for one in found.values())
    if (len(found) > 1 and words.choice.search(sentence[first:last])) or words.may.search(sentence[:first]):
        return ()
    return tuple(sorted(found))


_DAYS: Final = {"working_day": 0, "day": 1, "week": 7, "month": 31, "year": 366}


def _read(table: Mapping[str, Sequence[str]]) -> PromiseWords:
    """Return the patterns of a language from its table of words, each an expression of its own."""
    written = {name: whole_words(*words) for name, words in table.items() if name not in {"units", "numbers"}}
    numbers = {word: int(number) for number, *words in map(str.split, table["numbers"]) for word in words}
    units = dict(zip(_DAYS, table["units"], strict=True))
    either = "|".join(f"(?P<{unit}>{of_unit})" for unit, of_unit in units.items())
    spelt = "|".join(sorted(numbers, key=len, reverse=True))
    length = re.compile(rf"(?<![\w.,])(?P<number>\d{{1,4}}|{spelt})\)?[\s-](?:{either})(?!\w)", re.IGNORECASE)
    by = {name: written.pop(name) for name in ("email", "site", "in_app", "post")}
    return PromiseWords(**written, channels=by, length=length, units=_DAYS, numbers=numbers)
