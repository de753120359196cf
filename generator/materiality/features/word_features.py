"""Features of the words that went and came; each returns a number from 0 on."""

import re
from collections.abc import Iterable
from math import log1p
from typing import Final

from rapidfuzz.distance import OSA

from generator.materiality.features import asides, counted_words
from generator.materiality.features.around import words
from generator.materiality.features.change_view import ChangedWords, has_same_letters, letters
from generator.materiality.features.language_words import LanguageWords
from generator.materiality.features.same_meaning import NEAR
from generator.materiality.wording.readings.companies import companies, may_begin_name
from generator.materiality.wording.words import dictionary
from generator.source.sought_words import in_small_letters
from generator.text.edits import tokens

FEW: Final = 4
MANY: Final = 3
LONGEST_ADDRESS: Final = 60  # words of a passage


def plain_words(one: ChangedWords) -> float:
    """How many words in small letters came or went that say something and are no names."""
    names_have_capitals = one.language.names_have_capitals
    return log1p(sum(word.isalpha() and (not names_have_capitals or word[0].islower()) for word in one.said))


def content_came(one: ChangedWords) -> float:
    """How many words came that say something."""
    return log1p(len(one.added_content))


def only_went(one: ChangedWords) -> float:
    """Words went and none came."""
    return float(bool(one.removed_content) and not one.added)


def statement(one: ChangedWords) -> float:
    """A sentence came or went that says something which stands nowhere else."""
    return float(len(one.content) >= _LEAST_SAID and holds_sentence(one, one.exchanged))


def holds_sentence(one: ChangedWords, edits: Iterable[tuple[str, str]]) -> bool:
    """Return True if a sentence about the company or the reader came or went with one of some edits."""
    alone = (old or new for old, new in edits if not old.strip() or not new.strip())
    language = one.language
    return any(
        len(words(side)) >= FEW and bool(language.speaks.search(side) or language.whole.search(side)) for side in alone
    )


_LEAST_SAID: Final = 2


def names_supplement(one: ChangedWords) -> bool:
    """Return True if another text, for people of some place, came or went that the other text doesn't name."""
    if one.language.abroad or not one.language.is_read or not any(map(asides.may_name_supplement, one.alone)):
        return False
    if asides.is_news(one.edited):
        return False
    background = one.comparison.background
    alone = [
        (old, background.new) if old.strip() else (new, background.old)
        for old, new in one.exchanged
        if not old.strip() or not new.strip()
    ]
    return any(
        asides.names_supplement(side, one.language.countries) and not text.says(" ".join(side.split()))
        for side, text in alone
    )


def begins_otherwise(one: ChangedWords) -> bool:
    """Return True if it is said otherwise from when a period runs: behind it and “after”, or such words with it."""
    if not _MAY_STATE_PERIOD.search(one.passage):
        return False
    new, old = (" ".join(str(side or "").split()) for side in (one.change.new, one.change.old))
    return any(
        not one.language.says_the_same(was, now) and (_runs_from(now, new) if now.strip() else _runs_from(was, old))
        for was, now in one.exchanged
        if min(len(words(was)), len(words(now))) > 0 or max(len(words(was)), len(words(now))) >= FEW
    )


def _runs_from(said: str, passage: str) -> bool:
    """Return True if words stand in a passage where it is said from when a period runs."""
    one = " ".join(said.split())
    pattern = _RUNS if _FROM.match(one) else _RUNS_FROM
    return any(pattern.search(before) for before in passage.split(one)[:-1])


_MAY_STATE_PERIOD: Final = re.compile("hour|day|week|month|year", re.IGNORECASE)
_PERIOD: Final = r"\b(?:hours?|days?|weeks?|months?|years?)"
_SAYS_FROM: Final = r"(?:after|from|since|following|of|once)"
_RUNS: Final = re.compile(rf"{_PERIOD}\s?$", re.IGNORECASE)
_RUNS_FROM: Final = re.compile(rf"{_PERIOD}\s{_SAYS_FROM}\s(?:[\w’']+\s){{0,3}}$", re.IGNORECASE)
_FROM: Final = re.compile(rf"{_SAYS_FROM}\s", re.IGNORECASE)


def share(one: ChangedWords) -> float:
    """The share of the passage that says something else."""
    return min(1.0, len(one.content) / one.length)


def known(one: ChangedWords) -> float:
    """The share of the words of the edits that only stand elsewhere now, where there are a few."""
    total = len(one.all_removed) + len(one.all_added)
    return 1 - (len(one.removed) + len(one.added)) / total if total >= FEW else 0.0


def nothing_new(one: ChangedWords) -> float:
    """No word came or went that doesn't stand elsewhere."""
    return float(bool(one.exchanged) and not one.removed and not one.added and bool(one.all_removed or one.all_added))


def many_places(one: ChangedWords) -> float:
    """A passage that stays was changed in three places or more, as where it says the same in other words."""
    return float(len(one.edits) >= MANY and not one.is_lone)


def joining(one: ChangedWords) -> float:
    """How many words that join or condition came or went: and, or, if, unless."""
    if one.is_aside:
        return 0.0
    return log1p(sum(map(one.language.joins, map(str.casefold, (*one.removed, *one.added)))))


def same_meaning(one: ChangedWords) -> float:
    """All edits exchange phrases of a list of synonyms, words spelt nearly alike, or words that say nothing."""
    if not one.edits or not one.edited.strip() or commas(one):
        return 0.0
    return float(all(_alike(one.language, old, new) for old, new in one.edits))


def _alike(language: LanguageWords, old: str, new: str) -> bool:
    if has_same_letters(old, new):
        return language.joining_words(words(old)) == language.joining_words(words(new))
    if language.says_the_same(old, new):
        return True
    if not old.strip() or not new.strip():
        return False
    left, right = words(old), words(new)
    return bool(left) and len(left) == len(right) <= NEAR and language.is_alike("".join(left), "".join(right))


def misspelt(one: ChangedWords) -> float:
    """A word that no dictionary has became one that it has."""
    if one.language.abroad or not 0 < len(one.removed) <= NEAR or not 0 < len(one.added) <= NEAR:
        return 0.0
    was, now = one.removed[0], one.added[0]
    return float(
        was.isascii()
        and was.isalpha()
        and FEW <= len(was) <= dictionary.LONGEST
        and OSA.distance(was.casefold(), now.casefold(), score_cutoff=NEAR + 1) <= NEAR + 1
        and not dictionary.is_word(was.casefold())
        and dictionary.is_word(now.casefold())
    )


def word_boundary(one: ChangedWords) -> float:
    """Words ran together or came apart."""
    return float(any(has_same_letters(old, new) and len(words(old)) != len(words(new)) for old, new in one.edits))


def joins_to_word(one: ChangedWords) -> bool:
    """Return True if words became one, or came from one, that is a word itself: “no body” and “nobody”."""
    sides = ((words(old), words(new)) for old, new in one.edits if has_same_letters(old, new))
    return any(
        letters(word) not in map(letters, more) and dictionary.is_word(letters(word))
        for few, more in (sorted(both, key=len) for both in sides)
        if len(few) < len(more)
        for word in few
    )


def commas(one: ChangedWords) -> float:
    """A comma came or went by itself."""
    return float(any({old.strip(), new.strip()} == {"", ","} for old, new in one.edits))


def signals(one: ChangedWords) -> float:
    """How many signs of sale, sensitive data, choice or contract came or went (S1, S2, C1, T1)."""
    return log1p(sum(_more(one, signal) for signal in one.language.signals))


def duties(one: ChangedWords) -> float:
    """How many words of duty, denial or reach came or went (M1, M2, M3)."""
    return log1p(sum(_more(one, duty) for duty in one.language.duties))


def _more(one: ChangedWords, pattern: re.Pattern[str]) -> int:
    return max(len(pattern.findall(side)) for side in one.in_rows)


def safeguards(one: ChangedWords) -> float:
    """How many words by which a promise is stronger or weaker came or went."""
    return log1p(sum(map(one.language.safeguards, one.said_once)))


def privacy_words(one: ChangedWords) -> float:
    """How many words for data, its use and its holders came or went."""
    return log1p(sum(map(one.language.privacy, one.said_once)))


def countries(one: ChangedWords) -> float:
    """How many countries and states came or went."""
    return 0.0 if one.is_aside else log1p(sum(map(one.language.countries, one.content_once)))


def company(one: ChangedWords) -> float:
    """A word by which a company is named came or went."""
    if one.is_aside or not any(map(one.language.company, one.content_once)):
        return 0.0
    return float(any(_names_company(one, word) for word in one.content))


def _names_company(one: ChangedWords, word: str) -> bool:
    """Return True if a word names a company, or is a legal form with its capital: “limited” limits."""
    plain = word.casefold().strip(".")
    return one.language.company(plain) and (not word.islower() or plain in counted_words.COMPANY_NOUNS)


def contact(one: ChangedWords) -> float:
    """Hardly more than names and numbers changed, in an address or beside the word for a person or an office."""
    if not one.content:
        return 0.0
    parts = {word for address in counted_words.addresses(one.passage) for word in words(address)}
    if sum(word not in parts for word in filter(one.language.is_common, one.content)) > 1:
        return 0.0
    around = one.passage if one.length <= LONGEST_ADDRESS else one.edited
    return float(
        any(word in parts for word in one.content)
        or bool(counted_words.CONTACT.search(around))
        or bool(one.language.office.search(in_small_letters(around)))
    )


def begins_with_new_company(one: ChangedWords) -> bool:
    """Return True if a paragraph that came or went begins with a company that the other text doesn't name.

    As in a list of who is responsible, or whom to write to; an item or row names a provider as often.
    """
    block = one.change.new_block or one.change.old_block
    if block is None or not one.is_lone or block.kind != "paragraph" or block.shape:
        return False
    if not may_begin_name(block.words):
        return False
    background = one.comparison.background
    other = background.old if one.change.new_block else background.new
    first = next(iter(companies(tokens((block,)))), None)
    return first is not None and first.start == 0 and not other.times_said(first.name.casefold())


def renamed(one: ChangedWords) -> float:
    """The edit itself says that a name changed: “formerly”, “known as”."""
    return float(len(one.content) <= 2 * FEW and bool(one.language.renamed.search(one.small_edited)))


def examples(one: ChangedWords) -> float:
    """Names came as examples, and nothing else."""
    language = one.language
    if not one.added_content or one.removed or not language.examples.search(one.small_edited):
        return 0.0
    words_for_names = (f"for {word}" for word in one.added_content if language.is_common(word))
    named = all(map(language.examples.search, map(in_small_letters, words_for_names)))
    return float(named)
