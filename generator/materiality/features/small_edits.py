"""Edits of a few words that turn a sentence: “and” for “or”, “we” for “you”, an open list, a denial that covers less.

No suggestion calls them lower. English, but for “and” and “or”.
"""

import re
from typing import Final

from generator.materiality.features.around import words
from generator.materiality.features.change_view import ChangedWords, has_same_letters
from generator.materiality.wording.passages.pointing import joining_pairs, pointing_of

_READER: Final = frozenset("you your yours yourself yourselves".split())
_COMPANY: Final = frozenset("we us our ours ourselves".split())
_BOTH: Final = {"reader", "company"}
_OPENS: Final = frozenset(
    (
        "for example",
        "for instance",
        "such as",
        "e.g",
        "including",
        "inter alia",
        "among others",
        "among other things",
        "amongst others",
        "and others",
        "etc",
        "and so on",
        "and the like",
        "or similar",
        "and similar",
    )
)
_DENIES: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|without|none|nobody|nothing)\b|n['’]t\b", re.IGNORECASE
)
_END: Final = re.compile(r"(?<=[.!?;])\s+|\n+")


def joins_otherwise(one: ChangedWords) -> bool:
    """Return True if “and” became “or”, or the reverse: of two conditions one is enough now, or both have to hold."""
    exchanged = {frozenset((old.strip().casefold(), new.strip().casefold())) for old, new in one.edits}
    if exchanged.isdisjoint(joining_pairs()):
        return False  # in no language
    pointing = pointing_of(one.comparison.background)
    return pointing is not None and frozenset(pointing.joins) in exchanged


def another_acts(one: ChangedWords) -> bool:
    """Return True if all that changed is that it is us where it was you, or the reverse."""
    pairs = [(old, new) for old, new in one.edits if not has_same_letters(old, new)]
    return _reads_english(one) and bool(pairs) and all({_person(old), _person(new)} == _BOTH for old, new in pairs)


def _person(side: str) -> str:
    word = side.strip().casefold()
    return "reader" if word in _READER else "company" if word in _COMPANY else ""


def parts_thousands_otherwise(one: ChangedWords) -> bool:
    """Return True if digits stay and a stop between them became a comma, or the reverse: “1.500” → “1,500”.

    Nobody knows which of the two parts thousands, and which a fraction.
    """
    return any(
        old != new and any(map(str.isdecimal, old)) and old.translate(_SIGNS) == new.translate(_SIGNS)
        for was, now in one.edits
        for old, new in zip(was.split(), now.split(), strict=False)
    )


_SIGNS: Final = {ord("."): ",", ord("'"): ",", ord("’"): ","}


def opens_list(one: ChangedWords) -> bool:
    """Return True if what stands in a sentence became an example, or was one: “for example” came or went alone."""
    if not _reads_english(one):
        return False
    return any(" ".join(words(said)) in _OPENS for said in one.alone)


def denies_less_or_more(one: ChangedWords) -> bool:
    """Return True if words came into a sentence that denies something, or went, and none stand in their place."""
    if not _reads_english(one) or one.is_lone or one.is_aside:
        return False
    sides = ((str(one.change.old), old) if old.strip() else (str(one.change.new), new) for old, new in _alone(one))
    return any(_is_denied(said.strip(), sentence) for text, said in sides for sentence in _END.split(text))


def _alone(one: ChangedWords) -> list[tuple[str, str]]:
    """Return the edits that only add or only take away words of which one says something new, and is no name."""
    content = (*one.added_content, *one.removed_content)
    said = {word for word in content if word.replace("-", "").isalpha() and word.islower()}
    return [
        (old, new)
        for old, new in one.exchanged
        if not (old.strip() and new.strip()) and "://" not in old + new and said.intersection(words(old or new))
    ]


def _is_denied(said: str, sentence: str) -> bool:
    before, found, after = sentence.partition(said)
    return bool(found) and bool(_DENIES.search(f"{before} … {after}")) and not _DENIES.search(said)


def _reads_english(one: ChangedWords) -> bool:
    return one.language.is_read and not one.language.abroad
