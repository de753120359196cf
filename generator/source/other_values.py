"""Whether a brand's own words for a value of facts at a glance say another value: deleted, of what is kept."""

import re
from collections.abc import Iterator
from typing import Final

from generator.model.catalogue import CATALOGUE, PLACEHOLDER, usual
from generator.source.text_language import COMMON

_VALUES: Final = tuple(f"glance-{fact}-" for fact in ("sale", "sold", "ads", "then", "cookie", "basis"))
"""Beginnings of the names of sentences that name the values of one fact each."""
_REVERSE: Final = (("glance-then-", "glance-right-deletion"), ("glance-costs", "glance-free"))
"""Sentences beside those that say the reverse of others."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final = 4  # letters of a word that tells one value from another
_STEM: Final = 5


def other_value(key: str, words: str, language: str) -> str:
    """Return the sentence of another value that own words seem to say, and not what the usual ones say; else empty.

    What tells two values apart are the words of one usual sentence that the other lacks; forms of a word are one.
    """
    if not key.startswith((*_VALUES, *(begins for begins, _ in _REVERSE))):
        return ""
    said, own = _words(words), _telling(key, language)
    for other in _others(key):
        there = _telling(other, language)
        apart = [one for one in there if not _among(one, own)]
        kept = [one for one in own if not _among(one, there)]
        if apart and all(_among(one, said) for one in apart) and not any(_among(one, said) for one in kept):
            return other
    return ""


def _others(key: str) -> Iterator[str]:
    prefix = next((one for one in _VALUES if key.startswith(one)), key)
    yield from (name for name in CATALOGUE if prefix in _VALUES and name.startswith(prefix) and name != key)
    yield from (other for begins, other in _REVERSE if key.startswith(begins))


def _telling(key: str, language: str) -> list[str]:
    """Return the words of a usual sentence that tell it from others of its family, by the first parts of its name."""
    family = key[: key.index("-", len("glance-")) + 1] if key.count("-") > 1 else key
    beside = [_words(usual(name, language)) for name in CATALOGUE if name.startswith(family) and name != key]
    return [one for one in _words(usual(key, language)) if not any(_among(one, others) for others in beside)]


def _words(text: str) -> list[str]:
    found = _WORD.findall(PLACEHOLDER.sub(" ", text).casefold())
    return [one for one in found if len(one) >= _TELLING and one not in COMMON]


def _among(word: str, others: list[str]) -> bool:
    """Return True if a word, or a form of it, is among others."""
    return any(word == one or (min(len(word), len(one)) >= _STEM and _form(word, one)) for one in others)


def _form(word: str, other: str) -> bool:
    return word[:_STEM] in other or other[:_STEM] in word
