"""Whether the last text of a policy says to readers that it ends: they are told so, and nothing comes with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import ENGLISH, code_of
from generator.source.sought_words import whole_words

_NEAR: Final = 3  # words
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE: Final = re.compile(r"(?<=[.;!?])(?=\s)")


def usual_ending(language: str) -> str:
    """Return the words that end a policy in a language where its people write none; empty where it is not known."""
    return str(program_files.patterns("source/ending_words.toml").get(code_of(language), {}).get("usual", ""))


def says_it_ends(words: str, language: str) -> bool:
    """Return True if words say that something ends, in a language or in English; True where that one is not read."""
    plain = _in_line(words)
    return code_of(language) not in _patterns() or any(_ends(plain, code) for code in _read(language))


def without_end(words: str, language: str) -> str:
    """Return what words say beside that something ends: “This policy is withdrawn” takes back no consent.

    Nor does a sentence that pays money back, or by which a service for children ends, and says no more than that.
    """
    plain = _in_line(words)
    for code in _read(language):
        of = _patterns()[code]
        plain = "".join(of.apart.sub(" ", _beside_end(one, code, of)) for one in _SENTENCE.split(plain))
    return plain


def _beside_end(sentence: str, code: str, of: "_EndingWords") -> str:
    """Return a sentence without words that ask for a consent elsewhere, where it only gives back, ends or deletes."""
    gives, deletes = bool(of.gives.search(sentence)), bool(of.deletes.search(sentence))
    known = _is_known(sentence, of, *((of.money,) if gives else ()), *((of.data,) if deletes else ()))
    if not known or not (gives or deletes or _ends(sentence, code)):
        return sentence
    return of.subjects.sub(" ", of.money.sub(" ", sentence) if gives else sentence)


def words_beside(words: str, language: str) -> tuple[str, ...]:
    """Return the words by which sentences that give back, end or delete may say more than that, each once."""
    found = (
        word
        for of in (_patterns()[code] for code in [code_of(language)] if code in _patterns())
        for one in _SENTENCE.split(_in_line(words))
        if of.gives.search(one) or of.deletes.search(one) or of.ends.search(one)
        for word in _unknown(_without(one, (of.ends, of.deletes, of.subjects, of.money, of.data)), of)
    )
    return tuple(dict.fromkeys(found))


def leaves_data(words: str, language: str) -> bool:
    """Return True if a sentence speaks of data, and neither says that they are deleted nor how readers ask for them."""
    return any(
        of.data.search(sentence)
        and not of.asks.search(sentence)
        and not (of.deletes.search(sentence) and _is_known(sentence, of, of.data))
        for of in (_patterns()[code] for code in _read(language))
        for sentence in _SENTENCE.split(_in_line(words))
    )


def _is_known(sentence: str, of: "_EndingWords", *more: re.Pattern[str]) -> bool:
    """Return True if a sentence has only words that end or delete, for whom, and such as say nothing."""
    return not _unknown(_without(sentence, (of.ends, of.deletes, of.subjects, *more)), of)


def _without(sentence: str, rows: Iterable[re.Pattern[str]]) -> str:
    for row in rows:
        sentence = row.sub(" ", sentence)
    return sentence


def _unknown(sentence: str, of: "_EndingWords") -> list[str]:
    """Return the words that are none of an end, whatever ending they have."""
    forms = ((word, [word, *(word.removesuffix(one) for one in of.endings)]) for word in _WORD.findall(sentence))
    return [word for word, spelt in forms if not any(of.plain.fullmatch(one) for one in spelt)]


def _in_line(words: str) -> str:
    return " ".join(words.replace("'", "’").split())


def _read(language: str) -> list[str]:
    return [code for code in dict.fromkeys((ENGLISH, code_of(language))) if code in _patterns()]


def _ends(words: str, code: str) -> bool:
    of = _patterns()[code]
    found = of.ends.finditer(words)
    return any(not of.denies.search(" ".join(words[: one.start()].split()[-_NEAR:])) for one in found)


@dataclass(frozen=True, slots=True)
class _EndingWords:
    """What says that something ends, what denies it, and what of it elsewhere asks for a consent.

    `money` and `subjects` ask for one but in a sentence that gives back, ends or deletes, and has `plain` words beside,
    with any of the `endings` of their language.
    """

    endings: tuple[str, ...]
    ends: re.Pattern[str]
    denies: re.Pattern[str]
    apart: re.Pattern[str]
    money: re.Pattern[str]
    gives: re.Pattern[str]
    subjects: re.Pattern[str]
    deletes: re.Pattern[str]
    data: re.Pattern[str]
    asks: re.Pattern[str]
    plain: re.Pattern[str]


@cache
def _patterns() -> dict[str, _EndingWords]:
    tables = program_files.patterns("source/ending_words.toml").items()
    return {
        code: _EndingWords(tuple(table["endings"]), *(whole_words(*table[key]) for key in _KEYS))
        for code, table in tables
    }


_KEYS: Final = ("ends", "denies", "apart", "money", "gives", "subjects", "deletes", "data", "asks", "plain")
