"""The language of a text, by its commonest words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import filterfalse
from typing import Final

from generator.model.languages import ENGLISH, READ
from generator.result_cache import kept

_WORD: Final = re.compile(r"[^\W\d_]+")
_LINKED: Final = re.compile(r"\]\([^)\]\s]*\)|https?://\S+|(?<!\S)\S+@\S+")
_ADDRESS: Final = re.compile(r"[\w-][._@]\w")
_LINKS: Final = ("](", "://", "@")
"""Of which one stands in each link and address."""
_MOST_KEPT: Final = 256  # passages
_ENOUGH: Final = 20_000  # letters
_LEAST: Final = 40  # words: fewer may be a list of names, and have to show more
_SHARE: Final = 0.08
_SHORT_SHARE: Final = 0.15
_AHEAD: Final = 2  # times as many as of any other language
_SHORT_AHEAD: Final = 4  # of English, which a text is called where nobody says its language
_LEAST_COMMON: Final = 3

_COMMON: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in (
        ("en", "the of and to you your we our is are that this or with for by it not may will from have"),
        ("de", "der die und das den wir sie ist zu mit für von nicht auf oder werden ihre ihrer eine einer durch"),
        ("fr", "le la les des et vous nous est une pour que dans vos nos sur par ou au aux avec sont votre"),
        ("es", "el la los las que del en una por para su sus con nosotros usted y es se al como puede nuestro"),
        ("it", "il la di che gli della dei per una con del sono nostro alla da non delle nostri lei nel questo"),
        ("nl", "het een van en wij u uw de wordt niet voor met op die zijn of onze bij kunnen dat"),
        ("pt", "os que da dos das em uma para com não seu sua seus nossos você ao são pelo nossa pela"),
        ("pl", "na nie się są jest oraz lub przez dla że które od państwa danych może po celu jak ich jego"),
        ("sv", "och att det som är vi av för på den till med inte du om dina våra eller kan din"),
        ("da", "og at det som er vi af for på den til med ikke du om dine vores eller kan din"),
    )
}
TOLD_APART: Final = frozenset(_COMMON)
"""The languages that are told by their commonest words."""
COMMON: Final = frozenset(word for words in _COMMON.values() for word in words)
"""The words that stand in each text of some language, and are about nothing."""


def common_in(code: str) -> frozenset[str]:
    """Return the commonest words of a language that is told by them."""
    return _COMMON[code]


def counted_languages(text: str) -> Mapping[str, int]:
    """Return how many words of a text are among the commonest of each language."""
    return _counted(_common_words(_WORD.findall(text.casefold())))


def _common_words(words: Iterable[str]) -> Counter[str]:
    """Return how often each of the commonest words of any language is among some words."""
    return Counter(filter(COMMON.__contains__, words))


def _counted(times: Mapping[str, int]) -> Counter[str]:
    return Counter({name: _times_of(common, times) for name, common in _COMMON.items()})


def _times_of(words: Collection[str], times: Mapping[str, int]) -> int:
    return sum(count for word, count in times.items() if word in words)


def language_of(text: str) -> str:
    """Return the language in which most of a text is, such as de; empty where its words don't tell.

    Its words are what stands between white space: common words seldom have a sign beside them, addresses always do.
    """
    words = text[:_ENOUGH].casefold().split()
    times = _common_words(words)
    counted = _counted(times)
    (best, most), (_, second) = counted.most_common(2)
    if len(words) < _LEAST:
        strangers = second if best == ENGLISH else counted[ENGLISH]
        clear = most >= _LEAST_COMMON and most >= _SHORT_SHARE * len(words) and most >= _SHORT_AHEAD * strangers
    else:
        clear = most >= _SHARE * len(words)
    return best if clear and all(_is_ahead(best, other, times) for other in _COMMON.keys() - {best}) else ""


def _is_ahead(one: str, other: str, times: Mapping[str, int]) -> bool:
    """Return True if the words of one language alone are twice as many as those of another: both may have “la”."""
    own, others = (_times_of(_COMMON[name] - _COMMON[beside], times) for name, beside in ((one, other), (other, one)))
    return own > 0 and own >= _AHEAD * others


_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzßäöüàâæçéèêëîïôœùûÿñáíóúìòĳ")
"""The small letters of these languages."""
_OF_READ: Final = frozenset(word for name, words in _COMMON.items() if name in READ for word in words)
_OF_OTHERS: Final = COMMON - _OF_READ - frozenset("at du er ich nie om dos sua po na vi com os em".split())
"""Those that are words of languages that are read, too, as “du”, are left out; one alone (till, kan) tells nothing."""
_BEYOND_LATIN: Final = re.compile(r"[^\W\d_\x00-\u024f]")
_NO_NAME: Final = 2  # words
_SHORT: Final = 2  # letters
_NO_NAME_LETTERS: Final = 12
"""Of writings without small letters: with fewer it may be a name."""


def is_unread(words: str) -> bool:
    """Return True if a few words are surely in a language that is not read, by their letters or its commonest words.

    Names are not told by their language: words that begin with a capital, or are few letters of another writing.
    """
    small = {word for word in _WORD.findall(without_addresses(words)) if word[0].islower()}
    strange = len([*filterfalse(_LETTERS.issuperset, small)])
    others = len(_OF_OTHERS & small)
    without_case = sum(letter.upper() == letter.lower() for letter in _BEYOND_LATIN.findall(words))
    return strange + others >= _NO_NAME or without_case >= _NO_NAME_LETTERS


@kept(_MOST_KEPT)
def without_addresses(words: str) -> str:
    """Return words without links, addresses and names of hosts and files, which are in no language."""
    if not _ADDRESS.search(words) and not any(map(words.__contains__, _LINKS)):
        return " ".join(words.split())
    return " ".join(word for word in _LINKED.sub(" ", words).split() if not _ADDRESS.search(word))


def is_sentence(words: str) -> bool:
    """Return True if words may be more than names: several begin with a small letter, or have none at all."""
    small = [word for word in _WORD.findall(_LINKED.sub(" ", words)) if word[0].lower() == word[0]]
    return sum(len(word) > _SHORT for word in small) > _NO_NAME or len("".join(small)) >= _NO_NAME_LETTERS


def has_read_word(words: str) -> bool:
    """Return True if a word of a sentence is among the commonest of a language that is read."""
    return any(word in _OF_READ for word in _WORD.findall(words.casefold()))
