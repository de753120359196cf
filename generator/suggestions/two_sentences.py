"""Promises of notice, or to ask, that stretch over two sentences: the second says when, or only if, of “them”."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.suggestions.passages import TextPassage
from generator.suggestions.promise_words import PromiseWords

Pair = tuple[TextPassage, TextPassage]
_NEAR: Final = 4  # lines


def promising(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences that promise notice only together; the second holds the period."""
    for first, second in _pairs(read, words):
        said = second.words
        if words.of_changes.search(said) and words.tells.search(said) and words.before.search(said):
            continue  # it says so by itself
        refers = _refers(second, words) or _lists(first, second)
        told = words.tells.search(first.words) or words.tells.search(said)
        if refers and told and (words.before.search(said) or words.later.search(said)):
            yield first, second


def asking(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences that promise only together to ask readers before a change."""
    for first, second in _pairs(read, words):
        said = second.words
        alone = words.of_changes.search(said) or words.taken.search(said) or words.taken.search(first.words)
        if not alone and words.so.search(said) and words.asks.search(said):
            yield first, second


def telling(read: Sequence[TextPassage], words: PromiseWords) -> Iterator[Pair]:
    """Yield two sentences of which the second says how readers are told of what the first one says; or a list does."""
    after = [pair for pair in _pairs(read, words) if _refers(pair[1], words) or _lists(*pair)]
    for first, second in (*after, *_under_leads(read, words)):
        alone = words.of_changes.search(second.words) or words.reader_acts.search(second.words)
        if words.tells.search(first.words) and not alone:
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
        near = first.block == second.block or second.line - first.line <= _NEAR
        to_us = words.to_us.search(first.words) or words.to_us.search(second.words)
        if near and not to_us and words.of_changes.search(first.words):
            yield first, second


def _lists(first: TextPassage, second: TextPassage) -> bool:
    """Return True if the second is an item under the first, which leads in."""
    return second.kind == "item" and first.words.rstrip().endswith(":")
