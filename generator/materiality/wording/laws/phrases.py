"""L4: one phrase in two spellings: of the closed list, “a” and “an”, names with stops or without (§4.2)."""

import re
from functools import lru_cache
from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, beside_digit, starts_sentence
from generator.materiality.wording.passages.tokens import is_whole, plain_words, typography_may_differ
from generator.materiality.wording.words.spelling_variants import ABBREVIATED, VARIANTS
from generator.text.edits import Token, spelt
from generator.text.sequence_alignment import units


def same_phrase(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one phrase in two spellings of the closed list, or a name with stops on one side."""
    if old[0] == old[1] or new[0] == new[1]:
        return False
    if not _is_same(passage, old, new) or not typography_may_differ(passage, old, new):
        return False
    return not any(_is_to_be_sent(tokens, *span) for tokens, span in passage.sides(old, new))


def _is_to_be_sent(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Return True if a phrase stands in quotes that readers have to send as they are: text “opt out” to 555."""
    first = next((at for at in range(start - 1, max(-1, start - _QUOTED), -1) if tokens[at].text in _QUOTES), None)
    if first is None or not any(token.text in _QUOTES for token in tokens[end : end + _QUOTED]):
        return False
    return any(token.text.casefold() in _SENDS for token in tokens[max(0, first - _BEFORE) : first])


_QUOTED: Final = 9  # tokens between a phrase and the quotes around it
_BEFORE: Final = 3
_QUOTES: Final = frozenset("“”„‟\"«»‘’'")
_SENDS: Final = frozenset(
    "text texting sms send sending write writing type typing enter entering reply replying say saying keyword words"
    " word code subject message".split()
)


def _is_same(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if phrases are one in two spellings, whatever signs they are written with."""
    left, right = plain_words(passage.old(old)), plain_words(passage.new(new))
    if (left, right) in _articles():
        return _article(passage, old, new)
    if "&" in left + right and not _spaced(passage, old, new):
        return False
    listed = _listed() if passage.background.is_english else _EVERYWHERE
    if (left, right) not in listed:
        return _abbreviation(passage, old, new)
    if any(beside_digit(tokens, *span) for tokens, span in passage.sides(old, new)):
        return False
    if _is_name(passage, old, new) or _says_another(passage, old, new):
        return False
    if not all(is_whole(tokens, span) for tokens, span in passage.sides(old, new)):
        return False
    return _same_case(passage, old, new)


def _is_name(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase may be part of a name.

    It has a capital where no sentence starts, or before another word with a capital: “Harbour Bank keeps your data”.
    """
    for tokens, (start, end) in passage.sides(old, new):
        word = tokens[start].text
        if not word[:1].isupper():
            continue
        if starts_sentence(tokens, start):
            after = tokens[end].text if end < len(tokens) else ""
            if not passage.is_heading and _is_title(spelt(tokens[start:end])) and after[:1].isupper():
                return True
            continue
        if not passage.is_heading or not re.search(rf"\b{re.escape(word.lower())}\b", passage.background.old.prose):
            return True
    return False


def _is_title(words: str) -> bool:
    """Return True if a phrase has a capital and small letters, and isn't shortened: no “We’re”."""
    return words.replace("-", "").isalpha() and not words.isupper()


def _says_another(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase says more than its other spelling: “data, that is shared”, “you can not only read”."""
    for tokens, (start, end) in passage.sides(old, new):
        phrase = plain_words(tokens[start:end])
        before, after = (tokens[at].text if 0 <= at < len(tokens) else "" for at in (start - 1, end))
        if phrase == ("can", "not") and after.casefold() in _NOT_ONLY:
            return True
        inserted = before == "(" or (before in _PAUSES and (after in _PAUSES or phrase[-1] == ","))
        if phrase[:2] == ("that", "is") and not inserted:
            return True
    return False


_NOT_ONLY: Final = frozenset("only just merely simply solely even".split())
_PAUSES: Final = frozenset(",;:–—-")


def _spaced(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if white space stands on both sides of an “&” or “and”, and it joins no names.

    Of two words with a capital, both have to be common ones: “Price and Waterlow” are two recipients, or one.
    """
    for tokens, (start, end) in passage.sides(old, new):
        if not tokens[start].space or not start or end >= len(tokens) or not tokens[end].space:
            return False
        common = [_is_common(tokens[at], passage) for at in (start - 1, end)]
        may_be_names = all(tokens[at].text[:1].isupper() for at in (start - 1, end))
        if not (all(common) if may_be_names else any(common)):
            return False
    return True


def _is_common(token: Token, passage: Passage) -> bool:
    """Return True if a word is no name: written in small letters here or elsewhere in the texts."""
    word = token.text
    if word.islower():
        return True
    background = passage.background
    return any(word.lower() in text.small_words for text in (background.old, background.new))


def _same_case(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase begins with the same letter case, or its case is cleared as well."""
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    left = ["".join(token.text for token in tokens[span[0] : span[1]]) for tokens, span in passage.sides(old, new)]
    shapes = [_shape(text) for text in left]
    if shapes[0] == shapes[1]:
        return True
    if passage.background.language.startswith("de"):
        return False
    if passage.is_heading:
        return "upper" not in shapes or len(was) + len(now) > 4  # noqa: PLR2004 -- short ones may be acronyms
    starts = starts_sentence(passage.wording.old, old[0]) and starts_sentence(passage.wording.new, new[0])
    return starts and set(shapes) == {"title", "lower"}


def _shape(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or all(sign.islower() for sign in letters):
        return "lower"
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return "upper"
    return "title" if letters[0].isupper() and all(sign.islower() for sign in letters[1:]) else "mixed"


_EVERYWHERE: Final = frozenset({(("e-mail",), ("email",)), (("email",), ("e-mail",))})
"""Spellings that are two in other languages than English too."""


@lru_cache(maxsize=1)
def _listed() -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = set()
    for one, other in VARIANTS:
        left, right = (tuple(unit for unit in units(text) if not unit.isspace()) for text in (one, other))
        found |= {(left, right), (right, left)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _articles() -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    return frozenset({(("a",), ("an",)), (("an",), ("a",))})


def _article(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if “a” and “an” stand before another word as articles, not as a letter that names something."""
    left, right = passage.wording.old, passage.wording.new
    if old[1] >= len(left) or new[1] >= len(right) or not left[old[1]].is_word or not right[new[1]].is_word:
        return False
    if not left[old[1]].space or not right[new[1]].space or not passage.background.is_english:
        return False
    was, now = left[old[0]].text.casefold(), right[new[0]].text.casefold()
    if _article_before(left[old[1]].text) in {was, ""} or _article_before(right[new[1]].text) != now:
        return False
    lower = left[old[0]].text.islower() and right[new[0]].text.islower()
    return lower or (starts_sentence(left, old[0]) and starts_sentence(right, new[0]) and _same_case(passage, old, new))


def _article_before(word: str) -> str:
    """Return which article stands before a word by its sound; empty where its letters don't tell."""
    if (len(word) > 1 and word.isupper()) or (len(word) > 1 and word[:2].isupper()):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    plain = word.casefold()
    if plain.startswith(("hour", "honest", "honor", "honour", "heir")):
        return "an"
    if plain.startswith(("u", "eu", "one", "once")):
        return "a" if plain.startswith(_AS_YOU) else ""
    return "an" if plain[0] in "aeio" else "a" if plain[0].isalpha() else ""


def _abbreviation(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a closed list of names is written with stops on one side and without on the other."""
    forms = ["".join([token.text for token in side]) for side in (passage.old(old), passage.new(new))]
    names = {text.replace(".", "") for text in forms}
    if len(names) != 1 or names.isdisjoint(ABBREVIATED):
        return False
    for (tokens, (start, end)), text in zip(passage.sides(old, new), forms, strict=True):
        if any(token.space for token in tokens[start + 1 : end]):
            return False
        if not text.endswith(".") and "." in text and not (end < len(tokens) and tokens[end].text == "."):
            return False
        if not any(map(_has_small_letter, (*tokens[max(0, start - _BESIDE) : start], *tokens[end : end + _BESIDE]))):
            return False  # in a line of capitals, US may be a pronoun
    return True


_BESIDE: Final = 4
"""How many tokens on each side of a name tell whether its line is set in capitals."""


def _has_small_letter(token: Token) -> bool:
    return any(map(str.islower, token.text))


_AS_YOU: Final = ("eu", "one", "once", "use", "usu", "uti", "unit", "univ", "uniq", "unif", "unil", "unio")
"""Beginnings in vowels of words that are spoken with a consonant."""


@lru_cache(maxsize=1)
def starts() -> frozenset[str]:
    """Return the first tokens of all phrases that have another spelling."""
    found = {left[0] for left, _ in _listed()} | {"-", "%"}
    return frozenset(found | {sign.casefold() for name in ABBREVIATED for sign in (name, name[0])})
