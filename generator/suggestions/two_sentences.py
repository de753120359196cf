"""Promises of notice, or to ask, that stretch over two sentences: the second says when, or only if, of “them”.

The second may be the note of the first.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from generator.suggestions.notes_of_text import with_notes
from generator.suggestions.passages import TextPassage
from generator.suggestions.promise_words import PromiseWords

Pair = tuple[TextPassage, TextPassage]
_NEAR: Final = 4  # lines
_ANSWER: Final = 60  # letters
_SHORT: Final = 200  # letters of an item: longer ones say what they are about


def promising(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences that promise notice only together; the second holds the period."""
    yield from _told_first(read, words)
    noted = dict.fromkeys(_noted(read, words))
    for first, second in (*_pairs(read, words), *noted):
        said = second.words
        if words.of_changes.search(said) and words.tells.search(said) and words.before.search(said):
            continue  # it says so by itself
        refers = _refers(second, words) or _lists(first, second) or _answers(first, second)
        refers = refers or is_ahead(said, words) or (first, second) in noted
        told = words.tells.search(first.words) or words.tells.search(said)
        if refers and told and (words.before.search(said) or words.later.search(said)):
            yield first, second


def is_ahead(said: str, words: PromiseWords) -> bool:
    """Return True if a sentence says how long ahead, or when it tells, and not of what: that stands before it."""
    found = words.ahead.search(said) or (words.tells.search(said) and words.afterwards.search(said))
    after = said[found.end() :].lstrip() if found else "…"
    open_end = not after or after[0] in ".,;:!?)"
    return open_end and not words.reader_acts.search(said) and not words.ends.search(said)


def _told_first(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield “we write to you” with “the change applies 60 days later”."""
    for first, second in pairwise(read):
        said = second.words
        theirs = any(one.search(text) for one in (words.to_us, words.reader_acts) for text in (first.words, said))
        after = words.afterwards.search(said) and words.of_changes.search(said) and not words.ends.search(said)
        if is_next(first, second) and words.tells.search(first.words) and after and not theirs:
            yield first, second


def _noted(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield what names changes, with the sentences of its note; what readers do there is no promise."""
    for first, second in with_notes(read):
        theirs = words.to_us.search(second.words) or words.reader_acts.search(second.words)
        if words.of_changes.search(first.words) and not theirs and not words.ends.search(second.words):
            yield first, second


def in_lists(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield the items of a list about changes that say how long before, and its lead-in; another may say who tells."""
    for lead, items in _lists_of(read):
        told = any(words.tells.search(one.words) for one in (lead, *items))
        if not told or not words.of_changes.search(lead.words) or words.to_us.search(lead.words):
            continue
        for item in items:
            ahead = words.before.search(item.words) or words.later.search(item.words) or words.waiting.match(item.words)
            if ahead and not words.reader_acts.search(item.words) and not words.ends.search(item.words):
                yield lead, item


def _lists_of(read: Sequence[TextPassage]) -> Iterator[tuple[TextPassage, tuple[TextPassage, ...]]]:
    """Yield the lists of a section, each with the sentence that leads in, whatever sign ends that."""
    for at, lead in enumerate(read[:-1]):
        leads = lead.kind == "paragraph" and read[at + 1].kind == "item" and not lead.words.rstrip().endswith(".")
        items = tuple(takewhile(lambda one: one.kind == "item", read[at + 1 :])) if leads else ()
        if items and all(len(one.words) <= _SHORT for one in items):
            yield lead, items


def asking(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences that promise only together to ask readers before a change."""
    noted = dict.fromkeys(_noted(read, words))
    for first, second in (*_pairs(read, words), *noted):
        said = second.words
        alone = words.of_changes.search(said) or words.taken.search(said) or words.taken.search(first.words)
        if not alone and (words.so.search(said) or (first, second) in noted) and words.asks.search(said):
            yield first, second


def telling(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences of which the second says how readers are told of what the first one says; or a list does."""
    after = [pair for pair in _pairs(read, words) if _refers(pair[1], words) or _lists(*pair)]
    noted = dict.fromkeys(_noted(read, words))
    for first, second in (*after, *_under_leads(read, words), *noted):
        alone = words.of_changes.search(second.words) or words.reader_acts.search(second.words)
        told = words.tells.search(first.words) or words.tells.search(second.words) or (first, second) in noted
        if told and not alone:
            yield first, second


def _refers(second: TextPassage, words: PromiseWords) -> bool:
    """Return True if a sentence is about what the one before it says."""
    said = second.words
    return bool(words.so.search(said) or (words.tells.search(said) and words.back.search(said)))


def _under_leads(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield the items of lists below the first ones, each with the sentence about changes that leads them in."""
    lead: TextPassage | None = None
    for first, second in pairwise(read):
        if _lists(first, second):
            lead = first if words.of_changes.search(first.words) else None
        elif second.kind != "item":
            lead = None
        elif lead:
            yield lead, second


def _pairs(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    for first, second in pairwise(read):
        near = is_next(first, second)
        to_us = words.to_us.search(first.words) or words.to_us.search(second.words)
        if near and not to_us and words.of_changes.search(first.words):
            yield first, second


def is_next(first: TextPassage, second: TextPassage) -> bool:
    """Return True if a sentence stands in the block of the one before it, or a few lines below."""
    return first.block == second.block or second.line - first.line <= _NEAR


def _answers(first: TextPassage, second: TextPassage) -> bool:
    """Return True if the first is a question, and the second a short answer: a longer one says what it is about."""
    return first.words.rstrip(" *_").endswith("?") and len(second.words) <= _ANSWER


def _lists(first: TextPassage, second: TextPassage) -> bool:
    """Return True if the second is an item under the first, which leads in."""
    return second.kind == "item" and first.words.rstrip().endswith(":")
