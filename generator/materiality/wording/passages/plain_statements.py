"""Titles and sentences that say the same wherever they stand, and texts that speak of their own order (§4.2, L9).

The burden lies on what moved: a title holds for its own section alone where all its words are known topics, and a
sentence stands by itself where it begins with whom or what it is about. “Munich”, “Dentists” or “Acme Plus” may head
what comes after them, and “Everything until now” is about what stands before it.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from generator import program_files
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.passages.pointing import PointingWords
from generator.model.languages import ENGLISH
from generator.result_cache import kept

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+|\n")
_ELISION: Final = re.compile(r"^(?:l|d|qu|dell|all|un)['’]", re.IGNORECASE)


@cache
def _table(code: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of words of a language, by name."""
    table = program_files.patterns("materiality/wording/passages/plain_statements.toml")[code]
    lists = {name: " ".join(rows) for name, rows in table.items() if name not in {_ORDER, _TURNS, _VERBS}}
    return {name: frozenset(words.replace("’", "'").split()) for name, words in lists.items()}


_ORDER: Final = "order"
_TURNS: Final = "turns"
_VERBS: Final = "verbs"


@cache
def _verbs(code: str) -> re.Pattern[str]:
    """Return the verbs that say alone whom they are about: “vendemos”; of English, none."""
    table = program_files.patterns("materiality/wording/passages/plain_statements.toml")[code]
    return re.compile("|".join(table.get(_VERBS, [r"(?!)"])))


@cache
def _order(code: str) -> re.Pattern[str]:
    """Return what shows that a text speaks of its order: in its language, and in all where English is assumed."""
    tables = program_files.patterns("materiality/wording/passages/plain_statements.toml")
    rows = [
        row for name, table in tables.items() if name in {code, ENGLISH} or code == ENGLISH for row in table[_ORDER]
    ]
    return re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE)


@cache
def _turns(code: str) -> re.Pattern[str]:
    """Return what says for whom, or of what, the next sentences are."""
    table = program_files.patterns("materiality/wording/passages/plain_statements.toml")[code]
    return re.compile(rf"\b(?:{'|'.join(table[_TURNS])})\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_topics(title: str, code: str) -> bool:
    """Return True if all words of a title, one of them at least, are topics that head nothing but their own section."""
    table = _table(code)
    words = _words(title)
    known = all(word in table["topics"] or word in table["joins"] for word in words)
    return known and any(word in table["topics"] for word in words)


@lru_cache(maxsize=4096)
def begins_by_itself(sentence: str, code: str) -> bool:
    """Return True if a sentence is no question and begins with whom or what it is about: “We …”, “The letters …”."""
    table = _table(code)
    words = _words(sentence)
    if not words or sentence.rstrip("”\"’') ").endswith(("?", ":")):
        return False
    if words[0] in table["begins"] or words[0] in table["topics"] or _verbs(code).fullmatch(words[0]):
        return True
    return words[0] in table["articles"] and len(words) > 1 and words[1] in table["topics"]


@lru_cache(maxsize=4096)
def turns_to(sentence: str, code: str) -> bool:
    """Return True if a sentence says for whom, or of what, the next ones are: “We come to guests.”."""
    return _turns(code).search(sentence) is not None


def sentences(words: str) -> list[str]:
    """Return the sentences of a passage."""
    return [one for one in _SENTENCE_ENDS.split(words.strip()) if one.strip()]


@kept(8)
def speaks_of_order(text: BackgroundText, pointing: PointingWords) -> bool:
    """Return True if a text says where in it something stands, or that it counts: “further up”, “until the word …”."""
    return any(_order(pointing.code).search(pointing.own_text.sub(" ", line)) for line in text.lines)


def begins_with_own(words: str, code: str) -> bool:
    """Return True if words are few and begin with whose they are: “your name”, “your postal address”."""
    found = _words(words)
    return 1 < len(found) <= _MOST_OF_OWN and found[0] in _table(code)["own"] and not _PARTED.search(words)


_MOST_OF_OWN: Final = 4
_PARTED: Final = re.compile(r"[,:;()–—]\s*\w|\d")


def _words(words: str) -> list[str]:
    return [_ELISION.sub("", one).replace("’", "'") for one in _WORD.findall(words.casefold())]
