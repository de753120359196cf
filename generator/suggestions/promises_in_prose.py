"""What the words of a section promise of the text's own changes: notice, so many days before, and to ask first."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from generator.materiality.wording.words import numbers
from generator.model.document import Section
from generator.model.languages import ENGLISH, READ, code_of
from generator.result_cache import kept
from generator.schema.values import UNSPECIFIED, items_of, keys_of
from generator.suggestions import promise_words, two_sentences
from generator.suggestions.changes_of_text import is_about_changes, names_change, names_change_of_text
from generator.suggestions.day_counts import counted_days
from generator.suggestions.passages import TextPassage, passages, quoted
from generator.suggestions.promise_words import DAYS_AT_MOST, PromisedLength, PromiseWords
from generator.suggestions.told_in_steps import lengths_in_steps
from generator.text import blocks
from generator.text.edits import Token

_WORKING: Final = re.compile(r"\b(\d{1,3})\)?[\s-](?:business|working)[\s-]days?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PromiseInProse:
    """What a sentence promises, its words, and its line, from 0, in the section's text.

    That is so many days, with their length as it is written there, channels, notice of every change, or to ask; with
    `stated`, days of a section whose facts state some, too.
    """

    words: str
    line: int
    days: int = 0
    length: str = ""
    channels: tuple[str, ...] = ()
    of_every_change: bool = False
    asks: bool = False
    stated: bool = False


def reads(language: str) -> bool:
    """Return True if promises in the words of a text are read in a language."""
    return (code_of(language) or ENGLISH) in READ


def promises_in_prose(section: Section, language: str) -> Iterator[PromiseInProse]:
    """Yield what text, title and stated promises of a section promise, and how far its facts state that of `notice`.

    English is read in every text, whatever language that is said to be in.
    """
    yield from _promises_of(section, language)


@kept(256)
def lengths_beside(section: Section, language: str) -> tuple[PromiseInProse, ...]:
    """Return the lengths in what is about changes of the text that no promise names, and no word says what they are of.

    Whether they are of notice, nobody can tell from the words. Elsewhere, those beside a change of which readers are
    told, sentence by sentence.
    """
    found: dict[PromiseInProse, None] = {}
    known = {one.length for one in promises_in_prose(section, language)}
    for code in promise_words.languages_read(language):
        words = promise_words.promise_words(code)
        read = passages(section, language)
        about = [section.type == "changes" or is_about_changes(one.heading, words) for one in read]
        for one, near in zip(read, about, strict=True):
            other = any(
                pattern.search(one.words) for pattern in (words.others, words.reader_acts, words.to_us, words.ends)
            )
            for at in _lengths(one, code) if near and not other else ():
                if at.length not in known:
                    found[PromiseInProse(quoted(one), one.line, days=at.days, length=at.length)] = None
        elsewhere = [one for one, near in zip(read, about, strict=True) if not near]
        for one, steps in lengths_in_steps(elsewhere, code, partial(_has_length, code)):
            said = " ".join(map(quoted, steps))
            for at in _lengths(one, code):
                if at.length not in known:
                    found[PromiseInProse(said, one.line, days=at.days, length=at.length)] = None
    return tuple(found)


def _has_length(language: str, one: TextPassage) -> bool:
    return any(_lengths(one, language))


def promises_over_sections(first: Section, second: Section, language: str) -> Iterator[PromiseInProse]:
    """Yield what the start of a section promises after one that ends with changes of the text; lines of the second."""
    if second.type == "changes" or not _ends_with_changes(first, language):
        return
    own = {replace(one, stated=False) for one in _promises_of(second, language)}
    for code in promise_words.languages_read(language):
        words = promise_words.promise_words(code)
        last, begin = passages(first, language)[-_LAST:], passages(second, language)[:_FIRST]
        lines = {number: one.line for number, one in enumerate((*last, *begin))}
        read = [replace(one, line=number) for number, one in enumerate((*last, *begin))]
        near = _near(read, words, [one for one in read[: len(last)] if first.type == "changes" or _is_near(one, words)])
        for one in _promises(read, code, frozenset(), near):
            if one.line >= len(last) and (found := replace(one, line=lines[one.line])) not in own:
                yield found


_LAST: Final = 2  # sentences
_FIRST: Final = 3


@kept(256)
def _ends_with_changes(section: Section, language: str) -> bool:
    """Return True if a section is about changes of the text, or its last sentences are."""
    every = [promise_words.promise_words(code) for code in promise_words.languages_read(language)]
    if section.type == "changes" or any(is_about_changes(section.title, words) for words in every):
        return True
    last = passages(section, language)[-_LAST:]
    return any(_is_near(one, words) for one in last for words in every)


@kept(256)
def _promises_of(section: Section, language: str) -> tuple[PromiseInProse, ...]:
    """Return what a section promises, kept for one that is read again and again while its neighbours are edited."""
    keys = {name for name, value in keys_of(section.facts.get("notice")).items() if value != UNSPECIFIED}
    codes = promise_words.languages_read(language)
    of_changes = section.type == "changes"
    found: list[PromiseInProse] = []
    for one in (section, replace(section, text=section.title, filled=()), _stated(section)):
        if of_changes or _may_promise(one, codes):
            read = passages(one, language)
            for code in codes:
                words = promise_words.promise_words(code)
                near = _near(read, words, [each for each in read if of_changes or _is_near(each, words)])
                found += _promises(read, code, keys, near)
    return tuple(replace(one, stated=bool(one.days) and "days" in keys) for one in dict.fromkeys(found))


def _stated(section: Section) -> Section:
    """Return a section with what its facts say in words as its text: pages say it at a glance."""
    promises = items_of(section.facts.get("promises")).values()
    text = [f"We {one['we']} {one['what']}" for one in promises]
    text += _words_in(value for key, value in section.facts.items() if key not in _NONE_OF_OURS)
    return replace(section, text=".\n\n".join(text), filled=())


_NONE_OF_OURS: Final = frozenset({"promises", "rights", "cancel"})  # the others say what readers do


def _words_in(values: Iterable[object]) -> Iterator[str]:
    """Yield what stands in facts and is more than a name."""
    for value in values:
        if isinstance(value, str) and " " in value:
            yield value
        elif isinstance(value, Mapping):
            yield from _words_in(value.values())
        elif isinstance(value, list | tuple):
            yield from _words_in(value)


def _may_promise(section: Section, languages: Iterable[str]) -> bool:
    """Return True if a section has the words without which none that is not about changes promises anything."""
    said = "\n".join(block.words for block in blocks.of(section))
    every = map(promise_words.promise_words, languages)
    return any(
        _tells_of_changes(said, words)
        or _counts_ahead(said, words)
        or _says_how_long(said, words)
        or names_change_of_text(said, words)
        or is_about_changes(f"{section.title}\n{said}", words)
        for words in every
    )


def _promises(
    read: Sequence[TextPassage], language: str, keys: AbstractSet[str], near: Collection[TextPassage]
) -> Iterator[PromiseInProse]:
    """Yield what sentences promise by the words of a language, each by itself, then two together, then the channels.

    Whatever the type of the section: those that are `near` changes of the text, or that name one.
    """
    words = promise_words.promise_words(language)
    for one in read:
        said = _asked_and_said(one)
        about = one in near or names_change_of_text(said, words)
        if _promises_notice(said, words, of_changes=about):
            told = PromiseInProse(quoted(one), one.line)
            yield from (replace(told, days=at.days, length=at.length) for at in _lengths(one, language))
            if words.we_tell.search(said) and words.every.search(said) and not words.weighty.search(said):
                yield replace(told, of_every_change=True)
        asks = words.of_changes.search(said) and words.asks.search(said) and not words.taken.search(said)
        if about and (asks or words.keeps.search(said)):
            yield PromiseInProse(quoted(one), one.line, asks=True)
    yield from _over_two(read, near, words, language)
    for counted in counted_days([one for one in read if one in near], words, language):
        yield PromiseInProse(counted.words, counted.line, days=counted.days, length=f"{counted.days} days")
    if "channels" not in keys:
        yield from _channels(near, language)
        yield from _channels_over_two(read, near, words, language)


def _near(read: Sequence[TextPassage], words: PromiseWords, known: Iterable[TextPassage]) -> Collection[TextPassage]:
    """Return the sentences that are about changes of the text: those known to be, and what goes on with “a change”."""
    near = dict.fromkeys(known)
    for first, second in pairwise(read):
        if first in near and two_sentences.is_next(first, second) and names_change(second.words, words):
            near[second] = None
    return near


def _is_near(one: TextPassage, words: PromiseWords) -> bool:
    return is_about_changes(one.heading, words) or names_change_of_text(one.words, words)


def _asked_and_said(one: TextPassage) -> str:
    """Return a sentence with the head of its table, or the question that it answers."""
    asked = one.heading if one.heading.rstrip().endswith("?") and len(one.words) <= _ANSWER else ""
    above = one.head or asked
    return f"{above} {one.words}" if above else one.words


_ANSWER: Final = 60  # letters: a longer sentence says of itself what it is about


def _promises_notice(said: str, words: PromiseWords, *, of_changes: bool) -> bool:
    """Return True if a sentence promises notice, of the text's changes; one about changes may just name the period."""
    promised = _tells_of_changes(said, words) and (of_changes or bool(words.of_text.search(said)))
    promised = promised and bool(words.we_tell.search(said) or not _readers_act(said, words.tells, words))
    promised = promised or (of_changes and bool(words.period.search(said)) and not words.ends.search(said))
    promised = promised or (_counts_ahead(said, words) and (of_changes or bool(words.of_text.search(said))))
    promised = promised or (_says_how_long(said, words) and (of_changes or bool(words.of_text.search(said))))
    return promised and not words.to_us.search(said)


def _tells_of_changes(said: str, words: PromiseWords) -> bool:
    if not (words.tells.search(said) and words.of_changes.search(said)):
        return False
    after = words.afterwards.search(said)
    later = after and not _WITHIN.search(said[: after.start()]) and not _IN_A_YEAR.search(said)
    return bool(words.before.search(said) or later)


_IN_A_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
"""What was done in a year, or is dated, is no promise."""


_WITHIN: Final = re.compile(
    r"\b(?:within|innerhalb|binnen|dans les?|dentro|entro|in(?: den)?"
    r"|for|pendant|durante|per|während|gedurende)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
"""Before a length where that is one after a change, within which readers are told of it."""


def _counts_ahead(said: str, words: PromiseWords) -> bool:
    """Return True if a sentence says what happens so long ahead of a change, and readers are not who does it."""
    found = words.ahead.search(said) and words.of_changes.search(said)
    return bool(found) and not words.ends.search(said) and not _readers_act(said, words.ahead, words)


def _readers_act(said: str, what: re.Pattern[str], words: PromiseWords) -> bool:
    """Return True if readers are who does what a sentence says: they stand before it, not in what follows."""
    found = what.search(said)
    return bool(found and words.reader_acts.search(said[: found.start()]))


def _says_how_long(said: str, words: PromiseWords) -> bool:
    """Return True if a sentence says for how long a change does not apply yet."""
    return bool(words.of_changes.search(said)) and bool(words.waits.search(said))


def _over_two(
    read: Sequence[TextPassage], near: Collection[TextPassage], words: PromiseWords, language: str
) -> Iterator[PromiseInProse]:
    """Yield what two sentences promise together, and neither of them alone; the first is about changes of the text."""
    together = dict.fromkeys((*two_sentences.promising(read, words), *two_sentences.in_lists(read, words)))
    for first, second in (pair for pair in together if pair[0] in near):
        told = PromiseInProse(f"{quoted(first)} {quoted(second)}", second.line)
        yield from (replace(told, days=at.days, length=at.length) for at in _lengths(second, language))
    for first, second in (pair for pair in two_sentences.asking(read, words) if pair[0] in near):
        yield PromiseInProse(f"{quoted(first)} {quoted(second)}", second.line, asks=True)


def _channels(read: Iterable[TextPassage], language: str) -> Iterator[PromiseInProse]:
    for one in read:
        if channels := promise_words.channels(language, one.words):
            yield PromiseInProse(quoted(one), one.line, channels=channels)


def _channels_over_two(
    read: Sequence[TextPassage], near: Collection[TextPassage], words: PromiseWords, language: str
) -> Iterator[PromiseInProse]:
    """Yield the channels that a second sentence names, an item or a note, by which readers are told of the first."""
    notice = promise_words.notice_words(language)
    for first, second in two_sentences.telling(read, words):
        lists = second.kind == "item" and (notice.choice.search(first.words) or _ONE_OF.search(first.words))
        tells = words.tells.search(first.words)
        may = tells and notice.may.search(first.words[: tells.start()])
        if first not in near or lists or may or words.reader_acts.search(second.words):
            continue
        if channels := promise_words.channels(language, second.words, before=first.words):
            yield PromiseInProse(f"{quoted(first)} {quoted(second)}", second.line, channels=channels)


_ONE_OF: Final = re.compile(
    r"\b(?:one|any|some|eine[mr]|mindestens eine[mr]|une? des|un[oa]? de|un[oa]? de[il]|een van)\b", re.IGNORECASE
)


def _lengths(one: TextPassage, language: str) -> Iterator[PromisedLength]:
    """Yield the periods of a sentence; in English they are known, but for working days."""
    if language == ENGLISH:
        yield from (PromisedLength(_days(at.length), at.length) for at in one.periods)
        yield from (PromisedLength(days, f"{days} days") for days in (*_working(one.words), *_other(one.words)))
    else:
        yield from promise_words.lengths(language, one.words)


def _days(length: str) -> int:
    """Return how many days a period has at most; 0 for hours."""
    number, unit = length.split()
    return DAYS_AT_MOST.get(unit.removesuffix("s"), 0) * int(number)


def _other(words: str) -> Iterator[int]:
    """Yield how many days other lengths in a sentence have: hours, quarters, half a year."""
    yield from (int(match[1].replace(",", "")) // 24 for match in _HOURS.finditer(words))
    yield from (days for pattern, days in _OTHERS for _ in pattern.finditer(words))
    yield from (int(match[1]) * DAYS_AT_MOST[match[2].lower()] for match in _LOOSE.finditer(words))
    for match in _LOOSE_SPELT.finditer(words):
        least = numbers.value([Token((match[1] or match[2]).lower())])
        yield from (number * DAYS_AT_MOST[match[3].lower()] for number in [least] if number)
    yield from (int(match[1]) for match in _ORDINAL.finditer(words))
    yield from (DAYS_AT_MOST[match[1].lower()] for match in _SINGLE.finditer(words))
    yield from (2 * DAYS_AT_MOST[match[1].lower()] for match in _COUPLE.finditer(words))


_HOURS: Final = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d{2,5})\)?[\s-]hours?\b", re.IGNORECASE)
_LOOSE: Final = re.compile(
    r"\b(\d{1,3})(?:\+| or more| plus| ?[-–] ?\d{1,3}| (?:to|and) \d{1,3})[\s-](day|week|month)s?\b", re.IGNORECASE
)
"""Of “60+ days” and “60 to 90 days”, the least is promised."""
_LOOSE_SPELT: Final = re.compile(
    r"\b(?:between ([a-z]+(?:-[a-z]+)?) and|([a-z]+(?:-[a-z]+)?) (?:to|[-–])) [a-z]+(?:-[a-z]+)? (day|week|month)s?\b",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"\b(\d{2,3})(?:st|nd|rd|th) day\b", re.IGNORECASE)
_SINGLE: Final = re.compile(
    r"(?<!half )\b(?:an?|one) (?:(?:full|whole|calendar) )?(day|week|month|year)(?:['’]s)?"
    r" (?:before\w*|ahead|in advance|prior|earlier|(?:of )?notice)\b",
    re.IGNORECASE,
)
_COUPLE: Final = re.compile(r"\ba couple of (day|week|month)s\b", re.IGNORECASE)
_OTHERS: Final = (
    (
        re.compile(
            r"(?<!\bof )(?<!\bof the )\b(?:an?|one|1|each|every|the next|next) (?:calendar )?quarter\b", re.IGNORECASE
        ),
        92,
    ),
    (re.compile(r"\bhalf (?:an? |of an? |one )?year\b", re.IGNORECASE), 184),
    (re.compile(r"\bfortnight\b", re.IGNORECASE), 14),
)


def _working(words: str) -> Iterator[int]:
    """Yield how many days the periods of working days in a sentence have at least."""
    return (-(-int(match[1]) * 7 // 5) for match in _WORKING.finditer(words))
