"""L5: a misspelling mended: the one door to the dictionaries of words and to the list of known misspellings.

What is mended is English. The dictionaries of other languages tell whether a sentence is in one of these. All are data
that come with their packages and are read when the first word is asked for. Source: domain rules §4.2.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import files
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from generator.model.languages import ENGLISH
from generator.source.text_language import has_read_word, without_addresses

if TYPE_CHECKING:
    from spellchecker import SpellChecker

SHORTEST: Final = 6
MOST_LETTERS: Final = 2
NEAREST: Final = 1  # farther away stand words that the dictionary lacks: filenames, webinars
LONGEST: Final = 40
_RARE: Final = 1_000  # a word met less often in the dictionary's own texts is no rival at a greater distance
_NO_NAME: Final = 2  # words
_WORD: Final = re.compile(r"[^\W\d_]{3,}(?![^\W\d_]|[’'][^\W\d_]{2})")  # but “nell”, of “nell’archivio”
_NEGATING: Final = ("un", "in", "dis", "non", "im", "ir", "il", "mis", "de", "re", "anti", "over", "under", "sub")


def is_word(word: str) -> bool:
    """Return True if the dictionary has a word, given in small letters."""
    return bool(_dictionary().known([word]))


def seems_foreign(words: str, languages: Iterable[str] = (ENGLISH,), others: Iterable[str] = ()) -> bool:
    """Return True if a sentence has half of its words in none of some languages, and three quarters in none of others.

    Words that begin with a capital may be names. The dictionaries are asked one after the other, and only where no
    commonest word of a language that is read stands in the sentence.
    """
    found = {word for word in _WORD.findall(without_addresses(words)) if word[0].islower()}
    if len(found) <= _NO_NAME or has_read_word(words):
        return False
    shares = ((one, share) for ones, share in ((languages, 1 / 2), (others, 3 / 4)) for one in ones)
    return all(sum(_knows(one, word) for word in found) < share * len(found) for one, share in shares)


def _knows(language: str, word: str) -> bool:
    """Return True if the dictionary of a language has a word, or what it is the plural of: the Spanish one has few."""
    forms = [word]
    if language == "es":
        forms += [word.removesuffix("s"), word.removesuffix("es"), re.sub("iones$", "ión", word)]
    return bool(_dictionary(language).known(forms))


def is_mended(old: str, new: str) -> bool:
    """Return True if `old` is no word, and `new` the only word that it can have been meant to be.

    That is what the list of known misspellings has for it, where it has one word alone, or else the one that is near.
    """
    if not may_be_mended(old, new) or is_word(old):
        return False
    if corrections := known_corrections(old):
        return corrections == (new,) and not _may_be_denied(old, new, of_words=True)
    distance = OSA.distance(old, new)
    if distance > NEAREST or not is_word(new) or _is_another_form(old, new) or _is_made_of_words(old):
        return False
    return not _rivals(old, new, distance)


def _is_another_form(old: str, new: str) -> bool:
    """Return True if words differ in nothing but their last letter, or that before the “s” of a plural."""
    was, now = old.removesuffix("s"), new.removesuffix("s")
    return was[:-1] == now or was == now[:-1] or was[:-1] == now[:-1]


def _is_made_of_words(word: str) -> bool:
    """Return True if a word that the dictionary lacks is two of its words, or one behind a prefix: “counterparty”."""
    if any(word.startswith(prefix) and is_word(word[len(prefix) :]) for prefix in _FORMING):
        return True
    parts = ((word[:at], word[at:]) for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART))
    return any(min(_dictionary()[one], _dictionary()[other]) >= _RARE for one, other in parts)


_SHORTEST_PART: Final = 3
_FORMING: Final = tuple(
    "multi inter dis pre sub counter out over under micro hyper super trans ultra semi post self non anti cross".split()
)
"""Beginnings with which words are made of others, beside those that are words themselves."""


def may_be_mended(old: str, new: str) -> bool:
    """Return True if two tokens are long enough, in small letters, and differ by few enough of them."""
    if min(len(old), len(new)) < SHORTEST or max(len(old), len(new)) > LONGEST:
        return False
    if not (old.isascii() and new.isascii() and old.isalpha() and new.isalpha() and old.islower() and new.islower()):
        return False
    if old in {f"{new}s", new.removesuffix("s")}:
        return False
    return 0 < OSA.distance(old, new, score_cutoff=MOST_LETTERS) <= MOST_LETTERS


@lru_cache(maxsize=1024)
def known_corrections(word: str) -> tuple[str, ...]:
    """Return what a word that is a known misspelling may be meant to be; none where it isn't known."""
    listed = _misspellings()
    at = listed.find(f"\n{word}->")
    if at < 0:
        return ()
    line = listed[at + len(word) + 3 : listed.find("\n", at + 1)]
    return tuple(part.strip() for part in line.split(",") if part.strip())


def _rivals(old: str, new: str, distance: int) -> bool:
    """Return True if another word can have been meant: as near as `new`, or common; with a prefix or without."""
    for near, away, _ in process.extract(old, words(), scorer=OSA.distance, score_cutoff=MOST_LETTERS, limit=None):
        if near == new or near in {f"{new}s", f"{new}'s"} or f"{near}s" == new:
            continue
        if away <= distance or _dictionary()[near] >= _RARE:
            return True
    return _may_be_denied(old, new)


def _may_be_denied(old: str, new: str, *, of_words: bool = False) -> bool:
    """Return True if the correction with a prefix that denies, or without one, is near too; with `of_words`, a word."""
    for prefix in _NEGATING:
        other = new[len(prefix) :] if new.startswith(prefix) else f"{prefix}{new}"
        if of_words and not is_word(other):
            continue
        if OSA.distance(old, other, score_cutoff=MOST_LETTERS) <= MOST_LETTERS:
            return True
    return False


@lru_cache(maxsize=1)
def _misspellings() -> str:
    """Return the list of known misspellings, a line each: the word, “->”, and what it may be meant to be."""
    listed = next(file for file in files("codespell") or () if file.name == "dictionary.txt")
    return f"\n{listed.read_text(encoding='utf-8')}"


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Return all words of the dictionary, in small letters."""
    return tuple(_dictionary().word_frequency.words())


@lru_cache(maxsize=6)
def _dictionary(language: str = ENGLISH) -> "SpellChecker":
    from spellchecker import SpellChecker  # noqa: PLC0415 - read only when asked for: it takes 0.15 s

    return SpellChecker(language=language)
