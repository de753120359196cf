"""L5: a misspelling mended, or a word that stood twice. Source: domain rules §4.2."""

from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, lengths, starts_sentence
from generator.materiality.wording.passages.tokens import is_whole
from generator.materiality.wording.words import dictionary, numbers
from generator.materiality.wording.words.vocabulary import carries_meaning
from generator.model.languages import code_of
from generator.text.edits import Token


def misspelling(passage: Passage, old: Span, new: Span) -> bool:
    """L5: one token that is no word became the only word that it can have been meant to be."""
    background = passage.background
    if lengths(old, new) != (1, 1) or not background.is_english:
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if not dictionary.may_be_mended(was, now) or carries_meaning(was) or carries_meaning(now):
        return False
    if not all(is_whole(tokens, span) for tokens, span in passage.sides(old, new)) or numbers.is_near_number(now):
        return False
    if background.old.times(was) > 1 or background.new.times(was):
        return False
    return background.old.seems_english and dictionary.is_mended(was, now)


def doubled_word(passage: Passage, old: Span, new: Span) -> bool:
    """L5: a word that no sentence has twice in a row stood twice and stands once."""
    if lengths(old, new) != (1, 0):
        return False
    tokens, at = passage.wording.old, old[0]
    word = tokens[at].text.casefold()
    if not is_never_twice(word, passage.background.language):
        return False
    first, last = at, at
    while first > 0 and _is_same(tokens[first - 1], word, tokens[at].cell):
        first -= 1
    while last + 1 < len(tokens) and _is_same(tokens[last + 1], word, tokens[at].cell):
        last += 1
    if last - first != 1 or not tokens[last].text.islower() or not tokens[last].space:
        return False
    return tokens[first].text.islower() or (tokens[first].text.istitle() and starts_sentence(tokens, first))


def is_never_twice(word: str, language: str) -> bool:
    """Return True if no sentence has a word, in small letters, twice in a row."""
    return word in _NEVER_TWICE.get(code_of(language), ())


def _is_same(token: Token, word: str, cell: int) -> bool:
    return token.cell == cell and token.text.casefold() == word


_NEVER_TWICE: Final = {
    "en": frozenset("a the an and my your our their his its be been are was were has have we they these of".split()),
    "de": frozenset("und oder im zum zur vom beim eine einen einem einer ihre ihren unsere unserer unseren".split()),
    "fr": frozenset("et ou un une du des aux notre votre nos vos".split()),
    "es": frozenset("el y un una del al nuestro nuestra sus".split()),
    "it": frozenset("il gli un una del della dei nostro nostra".split()),
    "nl": frozenset("de onze uw".split()),
}
"""By language: words that no sentence has twice in a row; not “die die”, “nous nous”, which one may have."""
