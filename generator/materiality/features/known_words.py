"""Whether all that changed in one of the five other languages is known to harm nobody, so that it may rank lower.

No texts in them were at hand when the weights were fitted, so that a word which weighs, or is in no list, keeps its
change material. What is let pass: words that say nothing or lead elsewhere, other names beside the word for a person,
an office or an address, names that came as examples, and former names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from generator.materiality.features import counted_words
from generator.materiality.features.around import words
from generator.materiality.features.change_view import ChangedWords, letters
from generator.materiality.features.words_abroad import WordsAbroad

_BEFORE: Final = 60  # letters before an edit
_LONGEST_POINTER: Final = 60  # words
_MOST_NAMES: Final = 8
_NEAR: Final = 3  # words
_ASIDE: Final = re.compile(r"[(,]\s*$")
_NAMED: Final = re.compile(r"\W{0,3}(?:[A-ZÀ-Þ]|$)")  # at the end of an edit, the name stood there before
_LONGEST_NAME: Final = 10  # words
_SHORTEST_ACRONYM: Final = 3
_POSTCODE: Final = re.compile(
    r"\b\d{4,5} ?[A-Z]|\w(?:straße|strasse|gasse|weg|platz|allee|laan|straat|gracht|plein|kade)\b"
)
_TITLE: Final = re.compile(r"\b(?:frau|herrn?|dr|prof)\.?\s*$", re.IGNORECASE)
_STARTS: Final = re.compile(r"(?:^|[.!?:•|]|\n)[\s*_“„«(-]*$")


def harm_nobody(one: ChangedWords) -> bool:
    """Return True if of all words that went or came it is known that they harm nobody."""
    language = one.language.abroad
    if language is None:
        return False
    named = _words_that_name(one)
    excused = named | _spelt_out(one) | _set_of(counted_words.ADDRESS.findall(one.passage))
    changed = (*one.removed, *one.added)
    went, came = ([word for word in side if word.casefold() not in excused] for side in (one.removed, one.added))
    leads = _leads_elsewhere(one, language, went, came)
    if not (leads or _is_held(language, went, came) or _is_address(one)):
        return False
    rest = [word for word in (*went, *came) if language.carries_content(word) and not language.is_light(word)]
    if rest:
        return _names_may_change(one, language) and all(_is_name(one, language, word) for word in rest)
    if any(word.casefold() in named for word in changed):
        return False  # “for example” alone makes a list vaguer
    return leads or any(map(language.carries_content, went)) == any(map(language.carries_content, came))


def _set_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for phrase in phrases for word in words(phrase))


def _words_that_name(one: ChangedWords) -> frozenset[str]:
    """Return the words by which names come as examples, or are former ones."""
    patterns = (one.language.examples, one.language.renamed)
    return _set_of(match[0] for pattern in patterns for match in pattern.finditer(one.edited))


def _spelt_out(one: ChangedWords) -> frozenset[str]:
    """Return the words of names that came before their acronym, which stood alone: “General Regulation (GR)”."""
    old, new = str(one.change.old or ""), str(one.change.new or "")
    return _set_of(
        came
        for went, came in one.exchanged
        if came.rstrip().endswith("(") and not words(went) and _is_acronym(new.partition(came.strip())[2], came, old)
    )


def _is_acronym(after: str, name: str, old: str) -> bool:
    acronym = next(iter(words(after)), "")
    left = iter(letters(name))
    return (
        len(acronym) >= _SHORTEST_ACRONYM
        and len(words(name)) <= _LONGEST_NAME
        and acronym[0].isupper()
        and acronym in words(old)
        and letters(name).startswith(acronym[0].casefold())
        and all(sign in left for sign in acronym.casefold())
    )


def _is_held(language: WordsAbroad, went: Sequence[str], came: Sequence[str]) -> bool:
    """Return True if as many words of each meaning that join, place or stand for persons went as came."""
    return Counter(language.joining_words(went)) == Counter(language.joining_words(came))


def _leads_elsewhere(one: ChangedWords, language: WordsAbroad, went: Sequence[str], came: Sequence[str]) -> bool:
    """Return True if words that lead elsewhere came or went in a short passage that does."""
    said = any(word.casefold() in language.own_text for word in (*went, *came))
    return said and one.length <= _LONGEST_POINTER and bool(one.language.pointing.search(one.passage))


def _is_address(one: ChangedWords) -> bool:
    """Return True if each edit exchanges a street for a street or a postcode for a postcode."""
    return all(
        counted_words.CONTACT.search(side) or _POSTCODE.search(side) for sides in one.exchanged for side in sides
    )


def _is_name(one: ChangedWords, language: WordsAbroad, word: str) -> bool:
    """Return True if a word is a number, a name, or part of one; where capitals don't tell, none that weighs."""
    if word[0].isdigit() or counted_words.CONTACT.fullmatch(word):
        return True
    plain = word.casefold()
    if not word[0].isupper() or plain in language.countries or one.language.company(plain):
        return False
    told = all(_before(one, side, edit) for side, edit in _placed(one))
    return told or not language.weighs(word)


def _before(one: ChangedWords, passage: str, edit: str) -> bool:
    """Return True if what stands before an edit tells that a capital in it makes a name."""
    before = passage[: max(0, passage.find(edit.strip()))]
    if one.language.names_have_capitals:
        return not _STARTS.search(before)
    return bool(_TITLE.search(before))


def _placed(one: ChangedWords) -> list[tuple[str, str]]:
    """Return each side of each exchange with the passage in which it stands."""
    passages = (str(one.change.old or ""), str(one.change.new or ""))
    return [pair for sides in one.exchanged for pair in zip(passages, sides, strict=True) if words(pair[1])]


def _names_may_change(one: ChangedWords, language: WordsAbroad) -> bool:
    """Return True if names and numbers stand beside a person, office or address, or are examples or former ones."""
    if not one.removed_content and one.language.examples.search(one.edited):
        return all(_is_example(one, language, new) for _, new in one.exchanged)
    if len(one.content) <= _MOST_NAMES and any(_is_former(one, new) for _, new in one.exchanged):
        return True
    is_exchange = all(bool(words(old)) == bool(words(new)) for old, new in one.exchanged)
    return is_exchange and all(_has_office(one, language, passage, edit) for passage, edit in _placed(one))


def _is_example(one: ChangedWords, language: WordsAbroad, new: str) -> bool:
    """Return True if what came has no number; where capitals don't tell a name, it has to follow those who provide."""
    before = str(one.change.new or "").partition(new.strip())[0]
    provided = not language.capital_nouns or any(map(language.lists["providers"], _last(before, 1)))
    return provided and not any(sign.isdigit() for sign in new)


def _is_former(one: ChangedWords, new: str) -> bool:
    """Return True if a former name came in brackets or after a comma."""
    found = one.language.renamed.search(new)
    return bool(found and _ASIDE.search(new[: found.start()]) and _NAMED.match(new[found.end() :]))


def _last(before: str, count: int) -> list[str]:
    return [word.casefold() for word in words(before)[-count:]]


def _has_office(one: ChangedWords, language: WordsAbroad, passage: str, edit: str) -> bool:
    """Return True if a word for a person, an office or an address stands beside an edit, or for who it is a name of."""
    at = passage.find(edit.strip())
    if at < 0:
        return False
    before, after = passage[max(0, at - _BEFORE) : at], passage[at : at + len(edit) + len("12345")]
    if language.patterns["controller"].search(before + after):
        return False  # another company is responsible
    patterns = (one.language.office, counted_words.CONTACT, _POSTCODE)
    if any(pattern.search(before + after) for pattern in patterns):
        return True
    near = _last(before, 1 if language.capital_nouns else _NEAR)
    return not any(sign.isdigit() for sign in edit) and any(map(language.lists["providers"], near))
