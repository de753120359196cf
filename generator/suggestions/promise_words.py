"""The words, by language, in which a text promises notice of its own changes, or to ask first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import ENGLISH, READ, code_of
from generator.schema.choices import CHANNELS
from generator.source.sought_words import whole_words


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """What is looked for in the sentences of one language; each pattern ignores case.

    A promise tells readers (`tells`) of a change (`of_changes`) before it (`before`), in a section about changes, which
    its type says, or its title (`titles`), or in a sentence about the text (`of_text`). What readers tell the company
    (`to_us`) is none, nor is consent that is taken for given (`taken`). In a section about changes, a `period` of
    notice needs no more words, unless it is that of an end of the contract (`ends`); nor does a sentence that says for
    how long a change does not apply (`waits`), nor an item of a list that begins with a word for `waiting`. A sentence
    refers to the one before by a word (`back`) where it tells itself, else by what becomes of the changes (`so`):
    “they apply”, “we do so”; `later` says when, and `afterwards` how long after. `others` are words of what else lasts.
    """

    tells: re.Pattern[str]
    of_changes: re.Pattern[str]
    before: re.Pattern[str]
    ahead: re.Pattern[str]
    reader_acts: re.Pattern[str]
    of_text: re.Pattern[str]
    titles: re.Pattern[str]
    every: re.Pattern[str]
    we_tell: re.Pattern[str]
    weighty: re.Pattern[str]
    asks: re.Pattern[str]
    keeps: re.Pattern[str]
    taken: re.Pattern[str]
    to_us: re.Pattern[str]
    others: re.Pattern[str]
    period: re.Pattern[str]
    ends: re.Pattern[str]
    waits: re.Pattern[str]
    waiting: re.Pattern[str]
    afterwards: re.Pattern[str]
    so: re.Pattern[str]
    back: re.Pattern[str]
    later: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """How the sentences of one language say by which channels readers are told.

    Of channels with a `choice` between them, that `may` be, or that are denied (`no`), none is promised.
    """

    we: re.Pattern[str]
    choice: re.Pattern[str]
    may: re.Pattern[str]
    no: re.Pattern[str]
    channels: Mapping[str, re.Pattern[str]]

    def denied(self, said: str, tells: re.Pattern[str]) -> bool:
        """Return True if what follows these words, or the word for telling in them, is denied just before."""
        starts = [len(said), *(match.start() for match in tells.finditer(said))]
        return any(len(self.no.findall(said[max(0, start - _JUST_BEFORE) : start])) % 2 for start in starts)


@dataclass(frozen=True, slots=True)
class LengthWords:
    """How one language, other than English, writes lengths: the days of a unit at most, and how much a word is."""

    length: re.Pattern[str]
    units: Mapping[str, int]
    numbers: Mapping[str, int]

    def counted(self, match: re.Match[str]) -> tuple[int, str]:
        """Return how many of which unit a match of `length` says."""
        written = match["number"].casefold()
        number = int(written) if written.isdecimal() else self.numbers[written]
        return number, next(name for name in self.units if match[name])


@dataclass(frozen=True, slots=True)
class UnkeptWords:
    """What is looked for, in one language, of promises that no fact can state.

    `ways` to tell readers stand beside a word for telling, or one of `tells_so`, and for who tells or is `told`; not
    `aside` of it. `measures` are from when a text `applies`, `dates` on which days, or how often, it changes; that it
    is `never` changed, counts where no word says `unless`. A text `reviews` itself so often, and tells `everybody`.
    """

    ways: re.Pattern[str]
    tells_so: re.Pattern[str]
    told: re.Pattern[str]
    aside: re.Pattern[str]
    measures: re.Pattern[str]
    dates: re.Pattern[str]
    applies: re.Pattern[str]
    never: re.Pattern[str]
    unless: re.Pattern[str]
    reviews: re.Pattern[str]
    everybody: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PromisedLength:
    """So many days at most, with the length as facts write it."""

    days: int
    length: str


_JUST_BEFORE: Final = 16  # letters
DAYS_AT_MOST: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_DAYS: Final = {"working_day": 0, **DAYS_AT_MOST}


def languages_read(language: str) -> list[str]:
    """Return the languages in which promises are looked for in a text of one: its own if it is read, and English."""
    return [code for code in dict.fromkeys((code_of(language), ENGLISH)) if code in READ]


@cache
def promise_words(language: str) -> PromiseWords:
    """Return the words of one of these languages, by its code."""
    table = _table(language)
    return PromiseWords(**{one.name: whole_words(*table[one.name]) for one in fields(PromiseWords)})


@cache
def notice_words(language: str) -> NoticeWords:
    """Return how one of these languages names channels."""
    table = _table(language)
    we, choice, may, no = (whole_words(*table[name]) for name in ("we", "choice", "may", "no"))
    by = {name: whole_words(*table[name]) for name in CHANNELS}
    return NoticeWords(we, choice, may, no, channels=by)


@cache
def length_words(language: str) -> LengthWords:
    """Return how one of these languages writes lengths; in English, others read these."""
    table = _table(language)
    numbers = {word: int(number) for number, *words in map(str.split, table["numbers"]) for word in words}
    units = dict(zip(_DAYS, table["units"], strict=True))
    either = "|".join(f"(?P<{unit}>{of_unit})" for unit, of_unit in units.items())
    spelt = "|".join(sorted(numbers, key=len, reverse=True))
    length = re.compile(rf"(?<![\w.,])(?P<number>\d{{1,4}}|{spelt})\)?[\s-](?:{either})(?!\w)", re.IGNORECASE)
    return LengthWords(length, units=_DAYS, numbers=numbers)


@cache
def unkept_words(language: str) -> UnkeptWords:
    """Return the words of one of these languages for what no fact can state."""
    table = _table(language)
    return UnkeptWords(**{one.name: whole_words(*table[one.name]) for one in fields(UnkeptWords)})


@cache
def _table(language: str) -> Mapping[str, Sequence[str]]:
    return program_files.patterns(f"suggestions/promises/{language}.toml")


def lengths(language: str, sentence: str) -> Iterator[PromisedLength]:
    """Yield the periods of a sentence; working days count as the weeks that hold them."""
    words = length_words(language)
    for match in words.length.finditer(sentence):
        number, unit = words.counted(match)
        number = _least(words, sentence[: match.start()]) or number
        if unit == "working_day":
            days = -(-number * 7 // 5)
            yield PromisedLength(days, f"{days} days")
        else:
            yield PromisedLength(words.units[unit] * number, f"{number} {unit}{'s' if number != 1 else ''}")


def _least(words: LengthWords, before: str) -> int:
    """Return the first number of a range (“45 bis 60 Tage”), by what stands before the second; 0 where it is none."""
    found = _FROM.search(before) or _BETWEEN.search(before)
    written = found[1].casefold() if found else ""
    return int(written) if written.isdecimal() else words.numbers.get(written, 0)


_FROM: Final = re.compile(
    r"(?<![\w.,])(\d{1,4}|[^\W\d_]{2,20})\s?(?:bis(?: zu)?|à|ou|a|al|o|oder|tot|of|[-–—])\s?$", re.IGNORECASE
)
_BETWEEN: Final = re.compile(
    r"(?<!\w)(?:zwischen|entre|tra|fra|tussen)\s(?:(?:les|los|las|i|le|de)\s)?(\d{1,4}|[^\W\d_]{2,20})"
    r"\s(?:und|et|y|e|en)\s(?:(?:les|los|las|i|le|de)\s)?$",
    re.IGNORECASE,
)
"""What stands before the second number of a range; of “14 and 60 days before”, both are promised."""


def channels(language: str, sentence: str, before: str = "") -> tuple[str, ...]:
    """Return the channels by which a sentence says that readers are told; of channels to choose from, none.

    What it is about may stand in the sentence `before` it.
    """
    promise, notice = promise_words(language), notice_words(language)
    said = f"{before} {sentence}"
    told = promise.tells.search(said) and promise.of_changes.search(said) and notice.we.search(said)
    if not told or promise.to_us.search(sentence):
        return ()
    found = {name: match for name, pattern in notice.channels.items() if (match := pattern.search(sentence))}
    if not found:
        return ()
    first, last = min(one.start() for one in found.values()), max(one.end() for one in found.values())
    if (len(found) > 1 and notice.choice.search(sentence[first:last])) or notice.may.search(sentence[:first]):
        return ()
    if notice.denied(sentence[:first], promise.tells):
        return ()
    return tuple(sorted(found))
